#!/usr/bin/env python3
"""Makes good.ods and wrong.ods of good.json and wrong.json, as a clerk would:
an empty workbook by `odfgx new`, filled in, computed and saved by LibreOffice.

    samples/make.py build/release/odfgx
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.dom import minidom

HERE = pathlib.Path(__file__).resolve().parent

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


def make(odfgx, name, folder):
    sample = read_sample(f"{name}.json")
    blank, filled = folder / "blank.ods", folder / f"{name}.ods"
    subprocess.run([odfgx, "new", "--agency", sample["agency"], "--year",
                    str(sample["year"]), "--force", "-o", blank], check=True)
    report = json.loads(subprocess.run([odfgx, "extract", blank], check=True,
                                       capture_output=True).stdout)
    replace_content(blank, filled,
                    lambda data: fill(data, sample, report["origins"]))
    subprocess.run(["soffice", "--headless",
                    f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to", "ods", "--outdir", HERE, filled],
                   check=True, stdout=subprocess.DEVNULL)


def main():
    odfgx = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(PROFILE)
        for sample in ("good", "wrong"):
            make(odfgx, sample, folder)


if __name__ == "__main__":
    main()
