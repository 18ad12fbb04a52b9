#!/usr/bin/env python3
"""Holds what LibreOffice makes of marked workbooks against what it makes of
the workbooks before: comments and colours at the cells of the findings, and
figures, formulas, widths, heights, styles and other sheets as they were.
Saved by it, a workbook is marked again as if it had never been.

mark_office.py PROGRAM
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
BOOKS = [
    (os.path.join(ROOT, "samples", "wrong.ods"), []),
    (os.path.join(HERE, "marks", "runs.fods"),
     ["--form", os.path.join(ROOT, "tests", "forms", "tiny")]),
]
URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": URN + "office:1.0", "table": URN + "table:1.0",
    "text": URN + "text:1.0", "style": URN + "style:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:"
               "calcext:1.0",
}
SIGN = "〔odfgx〕"


def name(text):
    prefix, local = text.split(":")
    return "{%s}%s" % (NAMES[prefix], local)


def text_of(element):
    return "\n".join("".join(p.itertext()) for p in element
                     if p.tag == name("text:p"))


def address(row, column):
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters + str(row + 1)


class Book:
    """A document that LibreOffice saved: its sheets, by name."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            root = xml.fromstring(package.read("content.xml"))
            common = xml.fromstring(package.read("styles.xml"))
        self.styles = {}
        for style in root.iter(name("style:style")):
            inner = [xml.tostring(e).strip() for e in style
                     if e.tag != name("style:map")]
            self.styles[style.get(name("style:name"))] = (
                style.get(name("style:parent-style-name")), inner)
        self.common = {
            s.get(name("style:name")): xml.tostring(s)
            for s in common.find(name("office:styles"))
            if s.get(name("style:name")) is not None and
            not s.get(name("style:name")).startswith("odfgx")}
        self.sheets, self.comments, self.formats = {}, {}, {}
        self.order = []
        for table in root.iter(name("table:table")):
            self.take(table)
        self.named = [sorted(e.attrib.items())
                      for e in root.iter(name("table:named-range"))]

    def look(self, style):
        """What a style says; one that says nothing is its parent."""
        parent, inner = self.styles.get(style, (None, None))
        if inner == [] and parent is not None:
            return self.look(parent)
        return style if inner is None else (parent, inner)

    def take(self, table):
        sheet = table.get(name("table:name"))
        self.order.append(sheet)
        columns, cells, heights, looks = [], {}, [], []
        for column in table.iter(name("table:table-column")):
            times = int(column.get(name("table:number-columns-repeated"), 1))
            columns += [self.look(column.get(name("table:style-name")))] * \
                min(times, 64)
            looks += [column.get(name("table:default-cell-style-name"))] * \
                min(times, 64)
        at = 0
        for row in table.iter(name("table:table-row")):
            times = int(row.get(name("table:number-rows-repeated"), 1))
            height = self.look(row.get(name("table:style-name")))
            for i in range(min(times, 64)):
                heights.append(height)
                self.take_row(sheet, row, at + i, cells, looks)
            at += times
        self.sheets[sheet] = (columns, heights, cells)
        for form in table.iter(name("calcext:conditional-format")):
            condition = form.find(name("calcext:condition"))
            self.formats.setdefault(sheet, []).append((
                condition.get(name("calcext:apply-style-name")),
                condition.get(name("calcext:value")),
                form.get(name("calcext:target-range-address"))))

    def take_row(self, sheet, row, number, cells, looks):
        column = 0
        for cell in row:
            if cell.tag not in (name("table:table-cell"),
                                name("table:covered-table-cell")):
                continue
            times = int(cell.get(name("table:number-columns-repeated"), 1))
            note = cell.find(name("office:annotation"))
            says = {k: v for k, v in cell.attrib.items() if k not in (
                name("table:style-name"),
                name("table:number-columns-repeated"))}
            style = cell.get(name("table:style-name"))
            for i in range(min(times, 64)):
                look = self.look(style or looks[min(column + i,
                                                    len(looks) - 1)])
                place = address(number, column + i)
                if says or text_of(cell):
                    cells[place] = (says, text_of(cell), look)
                if note is not None:
                    self.comments[sheet, place] = (
                        note.findtext(name("dc:creator")), text_of(note))
            column += times


class Office:
    def __init__(self, folder):
        self.folder = folder

    def save(self, path, into):
        out = os.path.join(self.folder, into)
        os.makedirs(out, exist_ok=True)
        subprocess.run(
            ["soffice", "--headless",
             "-env:UserInstallation=file://%s/profile" % self.folder,
             "--convert-to", "ods:calc8", "--outdir", out, path],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        stem = os.path.splitext(os.path.basename(path))[0]
        return os.path.join(out, stem + ".ods")


def expect(holds, *what):
    if not holds:
        sys.exit(" ".join(str(w) for w in what))


def cells_of(findings):
    """The cells that are marked, and what their comments must hold."""
    cells = {}
    for finding in findings:
        for cell in finding["cells"]:
            if cell.get("cell"):
                cells.setdefault((cell["place"], cell["cell"]), []).append(
                    finding["message"])
    return cells


def check_comments(before, after, findings):
    marked = cells_of(findings)
    expect(len(marked) > 5, "few cells are marked:", len(marked))
    expect(set(after.comments) == set(marked) | set(before.comments),
           "comments at", sorted(after.comments), "for", sorted(marked))
    for cell, messages in marked.items():
        creator, text = after.comments[cell]
        theirs = before.comments.get(cell)
        expect(creator == (theirs[0] if theirs else "odfgx"), cell, creator)
        for message in messages:
            expect(text.count(message) == 1, cell, text, "lacks", message)
        expect(theirs is None or text.startswith(theirs[1] + "\n"), cell, text)
    for cell in set(before.comments) - set(marked):
        expect(after.comments[cell] == before.comments[cell], cell)


def check_colours(before, after, findings):
    coloured = set()
    for sheet, formats in after.formats.items():
        ours = [f for f in formats if f[0].startswith("odfgx")]
        theirs = [f for f in formats if not f[0].startswith("odfgx")]
        expect(theirs == before.formats.get(sheet, []), sheet, theirs)
        for _, value, target in ours:
            expect(value == "formula-is(TRUE())", value)
            for first, last in re.findall(
                    r"\.([A-Z]+[0-9]+):(?:'(?:[^']|'')*'|[^'. ]*)"
                    r"\.([A-Z]+[0-9]+)", target):
                coloured |= {(sheet, cell) for cell in block(first, last)}
    expect(coloured == set(cells_of(findings)), "coloured:", sorted(coloured))


def block(first, last):
    def parts(cell):
        letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", cell).groups()
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        return int(digits) - 1, column - 1
    (top, left), (bottom, right) = parts(first), parts(last)
    return {address(r, c) for r in range(top, bottom + 1)
            for c in range(left, right + 1)}


def check_rest(before, after):
    ours = after.order[0]
    expect(SIGN in after.sheets[ours][2]["A1"][1], "the first sheet is", ours)
    expect(after.order[1:] == before.order, after.order)
    expect(after.named == before.named, after.named)
    expect(after.common == before.common, "other common styles")
    for sheet in before.order:
        for what, one, other in zip(("columns", "rows"), before.sheets[sheet],
                                    after.sheets[sheet]):
            expect(one[:40] == other[:40], sheet, what, one[:40], other[:40])
        one, other = before.sheets[sheet][2], after.sheets[sheet][2]
        for cell in sorted(set(one) | set(other)):
            expect(one.get(cell) == other.get(cell), sheet, cell,
                   one.get(cell), other.get(cell))


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True,
                          text=True)
    expect(done.returncode in (0, 1), arguments, done.stderr)
    return done.stdout


def try_book(program, office, path, options):
    ending = os.path.splitext(path)[1]
    marked = os.path.join(office.folder, "marked" + ending)
    again = os.path.join(office.folder, "again.ods")
    report = json.loads(run(program, "check", "--format", "json", *options,
                            path, "-q", "-f", "--annotate", marked))
    findings = report["findings"]
    before = Book(office.save(path, "before"))
    after = Book(office.save(marked, "after"))
    saved = os.path.join(office.folder, "after", "marked.ods")
    second = json.loads(run(program, "check", "--format", "json", *options,
                            saved, "-q", "-f", "--annotate", again))
    expect([f["message"] for f in second["findings"]] ==
           [f["message"] for f in findings], "other findings", second)
    for book in (after, Book(office.save(again, "twice"))):
        check_comments(before, book, findings)
        check_colours(before, book, findings)
        check_rest(before, book)
    print("%s: %d findings, %d cells marked" % (
        os.path.basename(path), len(findings), len(cells_of(findings))))


def main():
    program = os.path.abspath(sys.argv[1])
    if shutil.which("soffice") is None:
        print("skipped: no soffice")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        for path, options in BOOKS:
            try_book(program, Office(folder), path, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
