#!/usr/bin/env python3
"""Makes good.ods and wrong.ods of good.json and wrong.json, as a clerk would:
an empty workbook by `odfgx new`, filled in, computed and saved by LibreOffice.
The same report in two files, as others do it, are figures.xlsx and prose.docx.

    samples/make.py build/release/odfgx
"""

import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.dom import minidom

HERE = pathlib.Path(__file__).resolve().parent

FORM = HERE.parent / "templates" / "annual-2021" / "form.xml"
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:text>
{}
</office:text></office:body></office:document>
"""

# LibreOffice computes all formulas of what it loads, as it does when a figure
# is typed.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop>
</item></oor:items>
"""


def read_sample(name):
    sample = json.loads((HERE / name).read_text(encoding="utf-8"))
    if "like" in sample:
        base = read_sample(sample["like"])
        base["sections"].update(sample["sections"])
        base["values"].update(sample["values"])
        return base
    return sample


def cells_of(sheet):
    """All cells of a sheet by address; what odfgx writes has no repeats."""
    cells = {}
    rows = sheet.getElementsByTagName("table:table-row")
    for number, row in enumerate(rows, 1):
        for index, cell in enumerate(row.childNodes):
            column = chr(ord("A") + index)
            cells[f"{column}{number}"] = cell
    return cells


def clear(cell):
    while cell.firstChild:
        cell.removeChild(cell.firstChild)
    for name in ("table:formula", "office:value-type", "office:value",
                 "office:string-value"):
        if cell.hasAttribute(name):
            cell.removeAttribute(name)


def put(cell, value):
    """A number, a text, or nothing where the value is None."""
    clear(cell)
    if value is None:
        return
    if isinstance(value, str):
        cell.setAttribute("office:value-type", "string")
    else:
        cell.setAttribute("office:value-type", "float")
        cell.setAttribute("office:value", str(value))
    document = cell.ownerDocument
    paragraph = document.createElement("text:p")
    paragraph.appendChild(document.createTextNode(str(value)))
    cell.appendChild(paragraph)


def fill(content, sample, origins):
    document = minidom.parseString(content)
    sheets = {sheet.getAttribute("table:name"): cells_of(sheet)
              for sheet in document.getElementsByTagName("table:table")}
    for key, value in sample["values"].items():
        origin = origins[key]
        put(sheets[origin["place"]][origin["cell"]], value)
    free = {}
    for cell in document.getElementsByTagName("table:table-cell"):
        name = cell.getAttribute("table:content-validation-name")
        if re.fullmatch(r"section\d+", name):
            free.setdefault(name, []).append(cell)
    for cells, paragraphs in zip(free.values(), sample["sections"].values()):
        for cell, paragraph in zip(cells, paragraphs, strict=False):
            put(cell, paragraph)
    return document.toxml(encoding="UTF-8")


def replace_content(source, target, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "content.xml":
                data = change(data)
            new.writestr(entry, data)


def convert(source, kind, folder):
    subprocess.run(["soffice", "--headless",
                    f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to", kind, "--outdir", HERE, source],
                   check=True, stdout=subprocess.DEVNULL)


def make(odfgx, sample, name, kind, folder):
    blank, filled = folder / "blank.ods", folder / f"{name}.ods"
    subprocess.run([odfgx, "new", "--agency", sample["agency"], "--year",
                    str(sample["year"]), "--force", "-o", blank], check=True)
    report = json.loads(subprocess.run([odfgx, "extract", blank], check=True,
                                       capture_output=True).stdout)
    replace_content(blank, filled,
                    lambda data: fill(data, sample, report["origins"]))
    convert(filled, kind, folder)


def paragraph(style, text):
    return (f'<text:p text:style-name="{style}">'
            f"{html.escape(text, quote=False)}</text:p>")


def make_prose(odfgx, sample, folder):
    """The report's text without its tables, as typed in a word processor."""
    form = json.loads(subprocess.run(
        [odfgx, "extract", HERE / "good.ods"], check=True,
        capture_output=True).stdout)
    headings = dict(re.findall(r'<section id="(\w+)"[^>]* heading="([^"]+)"',
                               FORM.read_text(encoding="utf-8")))
    lines = [paragraph("Title", form["title"])]
    for section in ["preface", *headings]:
        if section in headings:
            lines.append(paragraph("Heading_20_1", headings[section]))
        lines += [paragraph("Text_20_body", text)
                  for text in sample["sections"].get(section, [])]
    flat = folder / "prose.fodt"
    flat.write_text(FLAT.format("\n".join(lines)), encoding="utf-8")
    convert(flat, "docx:MS Word 2007 XML", folder)


def main():
    odfgx = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(PROFILE)
        for name in ("good", "wrong"):
            make(odfgx, read_sample(f"{name}.json"), name, "ods", folder)
        good = read_sample("good.json")
        make_prose(odfgx, good, folder)
        good["sections"] = {}
        make(odfgx, good, "figures", "xlsx:Calc MS Excel 2007 XML", folder)


if __name__ == "__main__":
    main()
