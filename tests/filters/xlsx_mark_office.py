#!/usr/bin/env python3
"""What the office suite makes of a marked Excel workbook: comments stand at
their cells, and figures, formulas, widths and other sheets are as before; what
it saves anew can be marked again, and the marks be taken out.

usage: xlsx_mark_office.py MARK WORKBOOK
MARK is the test program "mark"; the workbook is samples/figures.xlsx.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

SKIPPED = 77
RESULTS = "检查结果"
MARKS = [
    ("表三 依申请公开", "D6", "error", "【错误 T3-BAL】一 + 二 = 25\n应为 26", ""),
    ("表三 依申请公开", "J28", "hint", "提示 <&>", ""),
    ("表二 主动公开", "B4", "warning", "【核实】规章", "7"),
]
SPACES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for name in ("office", "table", "text", "style")
}


def name(prefix, local):
    return f"{{{SPACES[prefix]}}}{local}"


def convert(folder, source, target):
    out = folder / "out"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/p",
         "--convert-to", target, "--outdir", str(out), str(source)],
        check=True, timeout=300, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    return out / f"{source.stem}.{target.split(':')[0]}"


def mark(program, source, target, marks):
    words = [word for one in marks for word in one]
    subprocess.run([program, source, target, *words], check=True)


def address(row, column):
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def text_of(element):
    """The text of an element's paragraphs, a line each."""
    return "\n".join(
        "".join(paragraph.itertext())
        for paragraph in element.findall("text:p", SPACES))


def read_table(table, styles):
    cells, comments, widths, row = {}, {}, [], 0
    for column in table.iter(name("table", "table-column")):
        count = int(column.get(name("table", "number-columns-repeated"), 1))
        widths += [styles[column.get(name("table", "style-name"))]] * count
    for line in table.iter(name("table", "table-row")):
        column = 0
        for cell in line:
            count = int(cell.get(name("table", "number-columns-repeated"), 1))
            note = cell.find("office:annotation", SPACES)
            content = (text_of(cell), cell.get(name("table", "formula")),
                       cell.get(name("office", "value")))
            for again in range(count if any(content) else 0):
                cells[address(row, column + again)] = content
            if note is not None:
                comments[address(row, column)] = text_of(note)
            column += count
        row += int(line.get(name("table", "number-rows-repeated"), 1))
    return {"cells": cells, "comments": comments, "widths": widths[:20]}


def read_book(path):
    root = ElementTree.parse(path).getroot()
    styles = {
        style.get(name("style", "name")): properties.get(
            name("style", "column-width"))
        for style in root.iter(name("style", "style"))
        for properties in style.findall("style:table-column-properties",
                                        SPACES)
    }
    return {
        table.get(name("table", "name")): read_table(table, styles)
        for table in root.iter(name("table", "table"))
    }


def compare(failures, marked, plain, again):
    """`again`: the office suite saved it once more."""
    if list(marked) != [RESULTS, *plain]:
        failures.append(f"{again}sheets: {list(marked)}")
        return
    wanted = {sheet: {} for sheet in plain}
    for sheet, cell, _, comment, _ in MARKS:
        wanted[sheet][cell] = comment
    for sheet in plain:
        got = marked[sheet]["comments"]
        if got != wanted[sheet]:
            failures.append(f"{again}{sheet}: comments {got}")
        if marked[sheet]["widths"] != plain[sheet]["widths"]:
            failures.append(f"{again}{sheet}: widths")
        before, after = dict(plain[sheet]["cells"]), marked[sheet]["cells"]
        if sheet == "表二 主动公开":
            before["B4"] = ("7", None, "7")
        for cell in sorted(set(before) | set(after)):
            if before.get(cell) != after.get(cell):
                failures.append(f"{again}{sheet}!{cell}: {before.get(cell)} "
                                f"has become {after.get(cell)}")


def holds_marks(path):
    with zipfile.ZipFile(path) as archive:
        return [part for part in archive.namelist()
                if part.startswith("xl/worksheets/sheet")
                and b"odfgx" in archive.read(part)]


def run(program, workbook, folder):
    failures = []
    source = folder / "plain.xlsx"
    shutil.copy(workbook, source)
    marked = folder / "marked.xlsx"
    mark(program, source, marked, MARKS)
    plain = read_book(convert(folder, source, "fods"))
    compare(failures, read_book(convert(folder, marked, "fods")), plain, "")

    saved = folder / "saved.xlsx"
    shutil.move(convert(folder, marked, "xlsx:Calc MS Excel 2007 XML"), saved)
    if not holds_marks(saved):
        failures.append("what was saved holds no marks")
    twice = folder / "twice.xlsx"
    mark(program, saved, twice, MARKS)
    compare(failures, read_book(convert(folder, twice, "fods")), plain,
            "saved: ")
    clean = folder / "clean.xlsx"
    mark(program, saved, clean, [])
    if holds_marks(clean):
        failures.append(f"marks are left in {holds_marks(clean)}")
    return failures


def main():
    if shutil.which("soffice") is None:
        print("skipped: no soffice")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        failures = run(sys.argv[1], sys.argv[2], pathlib.Path(folder))
    for failure in failures:
        print(failure)
    print(f"{len(MARKS)} marks, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
