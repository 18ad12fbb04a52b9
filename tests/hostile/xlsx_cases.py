"""XLSX-01 to XLSX-45: what a workbook of Excel may do: its package."""

import random

from case import error, reads
from compound import MAGIC, protected
from documents import (DECLARATION, SHEET, XLSX, content_types, relations,
                       replaced, sheet_entry, sheet_xml, strings_xml,
                       styles_xml, workbook_xml)
from xlsx_cells import cell_cases
from xlsx_costs import cost_cases
from zipped import Zip, pack, repeated

SHEET_PART = "xl/worksheets/sheet1.xml"
BOOK_PART = "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
NETWORK = ("socket(", "connect(", "hostname")
WIDE = ("--max-ratio", "99999")

STRINGS_AND_STYLES = (("rId8", "sharedStrings", "sharedStrings.xml"),
                      ("rId9", "styles", "styles.xml"))


def changed(changes):
    """The honest workbook with some parts changed, added or left out."""
    return pack(replaced(XLSX.parts, changes))


def read(row_id, what, changes, cells=XLSX.cells, **more):
    return reads(row_id, what, changed(changes), cells, **more)


def refused(row_id, what, changes, *says, **more):
    return error(row_id, what, changed(changes), *says, **more)


def book_relations(*targets):
    return relations(*targets, *STRINGS_AND_STYLES)


# ------------------------------------------------ 01 to 07: relationships

def aims():
    """04: where a relationship may lead."""
    inside = ("/xl/worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml",
              "./worksheets/../worksheets/./sheet1.xml",
              "worksheets/sheet%31.xml")
    outside = ("../../etc/hostname", "/../etc/hostname",
               "http://127.0.0.1:9/sheet1.xml", "file:///etc/hostname",
               "//127.0.0.1/sheet1.xml", "C:\\sheet1.xml",
               "../../../../../../etc/hostname")
    return [
        read("XLSX-04", target, {BOOK_RELATIONS: book_relations(
            ("rId1", "worksheet", target))}) for target in inside
    ] + [
        refused("XLSX-04", target, {BOOK_RELATIONS: book_relations(
            ("rId1", "worksheet", target))}, ": S: ", "outside of the file",
            f'"{target}"', untouched=NETWORK)
        for target in outside
    ]


def relationships():
    elsewhere = [(name.replace("xl/", "a/b/"), body)
                 for name, body in XLSX.parts]
    elsewhere = replaced(elsewhere, {
        "_rels/.rels": relations(("rId1", "officeDocument",
                                  "/a/b/workbook.xml")),
        "[Content_Types].xml": content_types(
            {"/a/b/workbook.xml": "spreadsheetml.sheet.main"})})
    external = 'TargetMode="External"'
    loop = relations(("rId1", "worksheet", "sheet1.xml"),
                     ("rId2", "officeDocument", "../workbook.xml"))
    book_loop = book_relations(("rId1", "worksheet",
                                "worksheets/sheet1.xml"),
                               ("rId2", "officeDocument", "workbook.xml"))
    links = relations(
        ("rId1", "hyperlink", "http://127.0.0.1:9/", external),
        ("rId2", "image", "file:///etc/hostname", external),
        ("rId3", "externalLinkPath", "file:///etc/hostname", external))
    named = workbook_xml(sheet_entry("表三"))
    return [
        error("XLSX-01", "a compound file, as with a password",
              protected(), "password"),
        refused("XLSX-02", "no content types", {"[Content_Types].xml": None},
                "[Content_Types].xml"),
        refused("XLSX-02", "no relationships", {"_rels/.rels": None},
                "_rels/.rels"),
        refused("XLSX-02", "no workbook", {BOOK_PART: None}),
        reads("XLSX-03", "the workbook in another folder", pack(elsewhere),
              XLSX.cells),
        *aims(),
        refused("XLSX-05", "a sheet outside of the file", {
            BOOK_RELATIONS: book_relations(
                ("rId1", "worksheet", "file:///etc/hostname", external))},
                "outside of the file", untouched=NETWORK),
        read("XLSX-05", "links and pictures outside of the file",
             {SHEET_RELATIONS: links}, untouched=NETWORK),
        read("XLSX-06", "parts that lead to one another",
             {SHEET_RELATIONS: loop, BOOK_RELATIONS: book_loop}),
        refused("XLSX-07", "no part of the sheet",
                {SHEET_PART: None, BOOK_PART: named}, "表三"),
        refused("XLSX-07", "no relationship of the sheet",
                {BOOK_RELATIONS: book_relations(), BOOK_PART: named},
                "表三"),
    ]


# --------------------------------------------- 08 to 10: shared strings

def with_strings(strings, index="0", **more):
    return {"xl/sharedStrings.xml": strings,
            SHEET_PART: sheet_xml(f'<row r="1"><c r="A1" t="s"><v>{index}'
                                  "</v></c></row>")}


def million(attributes=""):
    """1 000 000 strings, of which the last one is used."""
    def make(path):
        strings = strings_xml("@", attributes=attributes).encode()
        before, after = strings.split(b"@")
        block = b"</t></si><si><t>".join(b"%08d" % i for i in range(1000))
        out = Zip()
        for name, body in replaced(XLSX.parts, with_strings(
                "", index="999999")):
            if name == "xl/sharedStrings.xml":
                body = repeated(before, block + b"</t></si><si><t>", 999,
                                block + after)
            out.add(name, body)
        return out.finish()
    return make


def shared():
    lies = ("4294967295", "0", "-1", "abc", "99999999999999999999")
    bad = ("1", "-1", "4294967296", "18446744073709551616", "a", "",
           "0.5", "1e0")
    bomb = ('<!DOCTYPE a [<!ENTITY l0 "哈哈"><!ENTITY l1 '
            '"&l0;&l0;&l0;&l0;">]>')
    return [
        refused("XLSX-08", "no shared strings", {
            "xl/sharedStrings.xml": None}, "S!B1", "texts"),
        read("XLSX-08", "no shared strings, and none is used", {
            "xl/sharedStrings.xml": None,
            BOOK_RELATIONS: relations(("rId1", "worksheet",
                                       "worksheets/sheet1.xml")),
            SHEET_PART: sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>'
                                  )}, ["A1|float|5|5"]),
        *[refused("XLSX-08", f'string "{index}" of one',
                  with_strings(strings_xml("a"), index), "S!A1")
          for index in bad if index],
        reads("XLSX-09", "1 000 000 strings", million(),
              ["A1|string||00000999"], seconds=3, mebibytes=96,
              options=WIDE),
        *[read("XLSX-09", f'their count said to be "{count}"', with_strings(
            strings_xml("a", attributes=f'count="{count}" '
                        f'uniqueCount="{count}"')), ["A1|string||a"],
            seconds=0.1) for count in lies],
        *[refused("XLSX-10", f"a bomb of entities in {part}", {
            part: DECLARATION + bomb + body.removeprefix(DECLARATION)},
            f"{part}:", "DOCTYPE")
          for part, body in XLSX.parts if part.startswith("xl/")],
    ]


# ---------------------------------------------- 26 to 36: beside the cells

def sheets():
    states = [read("XLSX-28", f"a sheet that is {state}", {
        BOOK_PART: workbook_xml(sheet_entry(attributes=f'state="{state}"'))
    }, [f"{cell}|hidden" for cell in XLSX.cells])
        for state in ("hidden", "veryHidden")]
    chart = (f'{DECLARATION}<chartsheet xmlns="{SHEET}"><sheetViews/>'
             "</chartsheet>")
    dialog = (f'{DECLARATION}<dialogsheet xmlns="{SHEET}"><sheetViews/>'
              "</dialogsheet>")
    three = workbook_xml(sheet_entry("图", 2) + sheet_entry("框", 3) +
                         sheet_entry())
    extra = book_relations(("rId1", "worksheet", "worksheets/sheet1.xml"),
                           ("rId2", "chartsheet", "chartsheets/sheet1.xml"),
                           ("rId3", "dialogsheet",
                            "dialogsheets/sheet1.xml"))
    twins = workbook_xml(sheet_entry() + sheet_entry("S", 2))
    both = book_relations(("rId1", "worksheet", "worksheets/sheet1.xml"),
                          ("rId2", "worksheet", "worksheets/sheet1.xml"))
    return states + [
        read("XLSX-30", "a sheet of a chart and one of a dialog", {
            BOOK_PART: three, BOOK_RELATIONS: extra,
            "xl/chartsheets/sheet1.xml": chart,
            "xl/dialogsheets/sheet1.xml": dialog}),
        refused("XLSX-45", "two sheets of the same name", {
            BOOK_PART: twins, BOOK_RELATIONS: both},
            f"{BOOK_PART}:", 'two sheets have the name "S"'),
        refused("XLSX-45", "no sheet", {BOOK_PART: workbook_xml("")},
                "no sheet"),
        refused("XLSX-45", "a workbook that is none", {BOOK_PART: "<a/>"},
                "no sheet"),
        refused("XLSX-45", "a sheet that is none", {SHEET_PART: "<a/>"},
                ": S: ", SHEET_PART),
    ]


def apart():
    """What stands beside the sheets and is no cell."""
    note = (f'{DECLARATION}<comments xmlns="{SHEET}"><commentList><comment '
            'ref="A1"><text><t>批注</t></text></comment></commentList>'
            "</comments>")
    table = (f'{DECLARATION}<table xmlns="{SHEET}" id="1" name="T" '
             'displayName="T" ref="A1:Z99"><tableColumns count="1">'
             '<tableColumn id="1" name="x"/></tableColumns></table>')
    parts = {
        "xl/comments1.xml": note,
        "xl/threadedComments/threadedComment1.xml": "<a/>",
        "xl/tables/table1.xml": table,
        "xl/pivotTables/pivotTable1.xml": "not XML at all",
        "xl/calcChain.xml": "not XML at all",
        "xl/vbaProject.bin": MAGIC,
        SHEET_RELATIONS: relations(
            ("rId1", "comments", "../comments1.xml"),
            ("rId2", "table", "../tables/table1.xml"),
            ("rId3", "pivotTable", "../pivotTables/pivotTable1.xml"),
            ("rId4", "http://schemas.microsoft.com/office/2017/10/"
             "relationships/threadedComment",
             "../threadedComments/threadedComment1.xml")),
    }
    names = workbook_xml(sheet_entry(), after=(
        '<definedNames><definedName name="外">[1]Sheet1!$A$1</definedName>'
        '<definedName name="_xlnm.Print_Area" localSheetId="99">#REF!'
        "</definedName></definedNames>"))
    links = book_relations(("rId1", "worksheet", "worksheets/sheet1.xml"),
                           ("rId5", "externalLink",
                            "externalLinks/externalLink1.xml"))
    link = relations(("rId1", "externalLinkPath", "file:///etc/hostname",
                      'TargetMode="External"'))
    far = sheet_xml('<row r="1"><c r="A1"><f>[1]S!A1</f><v>5</v></c>'
                    '<c r="B1"><f>cmd|"/C calc"!A0</f><v>6</v></c>'
                    '<c r="C1" t="str"><f>_xlfn.WEBSERVICE('
                    '"http://127.0.0.1:9/")</f><v>a</v></c></row>')
    macros = content_types({}).replace("<Default Extension=\"xml\" "
                                       "ContentType=\"application/xml\"/>", (
        '<Override PartName="/xl/workbook.xml" ContentType="application/'
        'vnd.ms-excel.sheet.macroEnabled.main+xml"/>'))
    binary = {"xl/workbook.bin": b"\x83\1", BOOK_PART: None,
              "_rels/.rels": relations(("rId1", "officeDocument",
                                        "xl/workbook.bin")),
              "[Content_Types].xml": content_types({}).replace(
                  "</Types>", '<Override PartName="/xl/workbook.bin" '
                  'ContentType="application/vnd.ms-excel.sheet.binary.'
                  'macroEnabled.main"/></Types>')}
    return [
        read("XLSX-34", "comments, and answers to them", parts),
        read("XLSX-35", "tables and pivot tables", parts),
        read("XLSX-36", "names of cells elsewhere", {BOOK_PART: names}),
        read("XLSX-37", "macros", {
            "[Content_Types].xml": macros, "xl/vbaProject.bin": MAGIC},
            suffix=".xlsm"),
        refused("XLSX-37", "a binary workbook", binary, suffix=".xlsb"),
        read("XLSX-38", "links to files, programs and the network", {
            BOOK_RELATIONS: links, SHEET_PART: far,
            "xl/externalLinks/externalLink1.xml": "<a/>",
            "xl/externalLinks/_rels/externalLink1.xml.rels": link},
            ["A1|float|5|5|formula", "B1|float|6|6|formula",
             "C1|string||a|formula"], untouched=NETWORK),
    ]


# --------------------------------------------------- 39 to 44: the package

def styles():
    plain = relations(("rId1", "worksheet", "worksheets/sheet1.xml"),
                      STRINGS_AND_STYLES[0])
    styled = sheet_xml('<row r="1"><c r="A1" s="9"><v>45351</v></c></row>')
    out = [
        read("XLSX-39", "no styles", {
            "xl/styles.xml": None, BOOK_RELATIONS: plain}),
        read("XLSX-39", "a style beyond the last", {SHEET_PART: styled},
             ["A1|float|45351|45351"]),
        read("XLSX-39", "a style of a format that is not there", {
            SHEET_PART: styled.replace('s="9"', 's="0"'),
            "xl/styles.xml": styles_xml(xfs='<xf numFmtId="999"/>')},
            ["A1|float|45351|45351"]),
    ]
    for bad in ("-1", "abc", "4294967296"):
        out.append(read("XLSX-39", f'style "{bad}"', {
            SHEET_PART: styled.replace('s="9"', f's="{bad}"')},
            ["A1|float|45351|45351"]))
    return out


def capitals():
    parts = [(name.replace("xl/", "XL/").replace("sheet1", "Sheet1"), body)
             for name, body in XLSX.parts]
    slashes = [(name.replace("/", "\\"), body) for name, body in XLSX.parts]
    return [
        reads("XLSX-43", "names of parts in other letters", pack(parts),
              XLSX.cells),
        reads("XLSX-43", "backslashes in the names of parts",
              pack(slashes), XLSX.cells),
    ]


ROWS = 4000  # of a block that is repeated


def large(path):
    """57 MB of cells, which deflate to about 1:121, as in a real workbook."""
    before, after = sheet_xml("@").encode().split(b"@")
    chance, rows = random.Random(1), []
    for _ in range(ROWS):
        styles = b"".join(b'<c s="%d"/>' % chance.choice((1,) * 20 + (2,))
                          for _ in range(120))
        rows.append(b'<row><c/><c t="s"><v>0</v></c>' + styles + b"</row>")
    rows = b"".join(rows)
    body = repeated(before, rows, 57000000 // len(rows) + 1, after)
    assert 110 < body.size / len(body.data) < 130
    out = Zip()
    for name, own in XLSX.parts:
        out.add(name, body if name == SHEET_PART else own)
    return out.finish()


def large_cases():
    count = 57000000 // (ROWS * (120 * 10 + 36)) + 1
    rows = [f"B{i + 1}|string||件" for i in range(ROWS * count)]
    return [reads("XLSX-44", "57 MB", large, rows, seconds=4)]


def cases():
    out = (relationships() + shared() + cell_cases() + sheets() + apart() +
           styles() + capitals() + large_cases() + cost_cases())
    for case in out:
        if case.suffix == ".ods":
            case.suffix = ".xlsx"
    return out
