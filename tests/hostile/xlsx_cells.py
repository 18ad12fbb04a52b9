"""XLSX-11 to XLSX-29, XLSX-31 to XLSX-33 and XLSX-40 to XLSX-42: what a sheet
of Excel may hold."""

from html import escape

from case import error, reads
from documents import (RELATIONS, SCHEMAS, STRICT, XLSX,
                       replaced, sheet_entry, sheet_xml, strings_xml,
                       styles_xml, workbook_xml, xlsx_parts)
from zipped import Zip, pack, repeated

SHEET_PART = "xl/worksheets/sheet1.xml"


def book(rows, strings=None, styles=None, **more):
    return pack(xlsx_parts(sheet_xml(rows, **more), strings, styles))


def read(row_id, what, rows, *cells, seconds=2, **more):
    return reads(row_id, what, book(rows, **more), cells, seconds=seconds)


def refused(row_id, what, rows, *says, **more):
    return error(row_id, what, book(rows, **more), *says)


def one(inside, attributes=""):
    """A row with one cell, A1."""
    return f'<row r="1"><c r="A1" {attributes}>{inside}</c></row>'


def value(text, attributes=""):
    return one(f"<v>{text}</v>", attributes)


# ------------------------------------------------- 11 to 17: kinds of cells

def string(row_id, what, item, expected):
    """A shared string that is more than text."""
    return reads(row_id, what, book(value("0", 't="s"'), strings_xml(item)),
                 [("A1", "string", "", expected)])


def strings():
    rich = ("<r><rPr><b/></rPr><t>自</t></r><r><t>然</t></r>"
            "<r><t>人</t></r>")
    phonetic = ('<t>汉字</t><rPh sb="0" eb="2"><t>hàn zì</t></rPh>'
                "<phoneticPr fontId=\"1\"/>")
    spaces = '<t xml:space="preserve"> a  b </t>'
    return [
        string("XLSX-11", "a text in pieces", rich, "自然人"),
        string("XLSX-12", "how it is pronounced", phonetic, "汉字"),
        string("XLSX-12", "how the pieces are pronounced",
               rich + '<rPh sb="0" eb="1"><t>zì</t></rPh>', "自然人"),
        string("XLSX-13", "an escaped character", "a_x0041_b", "aAb"),
        string("XLSX-13", "an escaped escape", "a_x005F_x0041_b",
               "a_x0041_b"),
        string("XLSX-13", "what only looks escaped", "a_x00G1_b_xA_",
               "a_x00G1_b_xA_"),
        string("XLSX-13", "an escaped end of a line", "a_x000D_\nb", "a\nb"),
        string("XLSX-13", "an escaped NUL and half a pair",
               "a_x0000__xD800_b", "a\ufffd\ufffdb"),
        string("XLSX-33", "spaces that are to be kept", spaces, " a  b "),
        string("XLSX-33", "spaces that nothing is said of",
               "<t> a  b </t>", " a  b "),
        *[string(row_id, text, text, text) for row_id, text in (
            ("XLSX-40", "１２３"), ("XLSX-40", "一百二十"),
            ("XLSX-40", "1，234"), ("XLSX-41", "00123"),
            ("XLSX-41", "'00123"), ("XLSX-41", "1e5"),
            ("XLSX-42", "12\xa0"), ("XLSX-42", "　12　"))],
    ]


def kinds():
    return [
        read("XLSX-14", "a string of the cell's own",
             one("<is><t>a</t></is>", 't="inlineStr"'), "A1|string||a"),
        read("XLSX-14", "one in pieces",
             one("<is><r><t>a</t></r><r><t>b</t></r></is>",
                 't="inlineStr"'), "A1|string||ab"),
        read("XLSX-14", "the string of a formula",
             one("<f>A2</f><v>a</v>", 't="str"'), "A1|string||a|formula"),
        read("XLSX-14", "true", value("1", 't="b"'), "A1|boolean|true|TRUE"),
        read("XLSX-14", "false", value("0", 't="b"'),
             "A1|boolean|false|FALSE"),
        read("XLSX-14", "a number", value("5", 't="n"'), "A1|float|5|5"),
        read("XLSX-14", "a date by ISO 8601",
             value("2024-02-29", 't="d"'), "A1|date|2024-02-29|2024-02-29"),
        read("XLSX-14", "a type that nobody knows",
             value("5", 't="complex"'), "A1|string||5"),
        *[read("XLSX-15", name, value(name, 't="e"'), f"A1|error||{name}")
          for name in ("#DIV/0!", "#N/A", "#REF!", "#GETTING_DATA")],
        read("XLSX-16", "a formula that was never computed",
             one("<f>1+1</f>")),
        read("XLSX-16", "an empty value", one("<f>1+1</f><v></v>")),
        read("XLSX-17", "a formula that others share",
             '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">1+1'
             '</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c>'
             '<c r="C1"><f t="shared" si="99"/><v>4</v></c></row>',
             "A1|float|2|2|formula", "B1|float|3|3|formula",
             "C1|float|4|4|formula"),
        read("XLSX-17", "a formula of a matrix", one(
            '<f t="array" ref="A1:A2">B1:B2</f><v>2</v>'),
            "A1|float|2|2|formula"),
    ]


# ------------------------------------------------------ 18 to 22: numbers

def formatted(row_id, what, number, code, *cell, custom=True):
    """A cell of a number in a format, by its code or by its id."""
    fmt = 164 if custom else code
    styles = styles_xml([(164, escape(code))] if custom else [],
                        f'<xf numFmtId="0"/><xf numFmtId="{fmt}"/>')
    return reads(row_id, what, book(value(number, 's="1"'), styles=styles),
                 ["|".join(("A1", *cell))])


def dates():
    base = workbook_xml(sheet_entry(), '<workbookPr date1904="1"/>')
    styles = styles_xml(xfs='<xf numFmtId="0"/><xf numFmtId="14"/>')
    parts = xlsx_parts(sheet_xml(value("43889", 's="1"')), styles=styles)
    days = {"59": "date|1900-02-28|1900-02-28",
            "61": "date|1900-03-01|1900-03-01",
            "2958465": "date|9999-12-31|9999-12-31",
            # no days of any calendar
            "60": "float|60|60", "0": "float|0|0", "-1": "float|-1|-1",
            "2958466": "float|2958466|2958466",
            "1E+300": f"float|1{'0' * 300}|*"}
    codes = {'yyyy"年"m"月"d"日"': "2024年2月29日",
             '[$-804]yyyy"年"m"月"d"日";@': "2024年2月29日",
             'e"年"m"月"': "2024年2月", "yyyy\\-mm\\-dd": "2024-02-29",
             # how these are shown is nothing that a report needs
             '[DBNum1][$-804]yyyy"年"m"月"d"日"': "*",
             "[$-F800]dddd": "*", "[红色]yyyy/m/d": "*"}
    plain = {'0"月"': "5月", '0"年"': "5年", '"day" 0': "day 5",
             "\\d0": "d5", "[Red]0": "5", "[>=5]0;[<5]0": "*",
             "#,##0_);[Red]\\(0\\)": "*", "0_d": "*", "0*d": "*",
             "[DBNum1][$-804]General": "*", "@": "5", "": "5"}
    return [
        formatted("XLSX-18", "days from 1900", "45351", 14, "date",
                  "2024-02-29", "2024-02-29", custom=False),
        formatted("XLSX-18", "a day and a time", "45351.5", 22, "date",
                  "2024-02-29T12:00:00", "*", custom=False),
        reads("XLSX-18", "days from 1904",
              pack(replaced(parts, {"xl/workbook.xml": base})),
              ["A1|date|2024-02-29|2024-02-29"]),
        *[reads("XLSX-19", f"day {number}",
                book(value(number, 's="1"'), styles=styles), [f"A1|{told}"])
          for number, told in days.items()],
        *[formatted("XLSX-20", code, "45351", code, "date", "2024-02-29",
                    text) for code, text in codes.items()],
        *[formatted("XLSX-20", code, "5", code, "float", "5", text)
          for code, text in plain.items()],
        formatted("XLSX-20", "hours beyond a day", "1.5", "[h]:mm", "time",
                  "PT36H00M00S", "36:00"),
        formatted("XLSX-21", "a percentage", "0.125", 10, "percentage",
                  "0.125", "12.50%", custom=False),
        formatted("XLSX-21", "one of a custom format", "0.5", "0.0%",
                  "percentage", "0.5", "50.0%"),
    ]


def numbers():
    fits = {"0.30000000000000004": ("0.3", "0.3"), "5.0": ("5", "5"),
            "1E+20": (f"1{'0' * 20}", "1E+20"), "-0": ("0", "0"),
            "1.1000000000000001": ("1.1", "1.1"),
            "1E+308": (f"1{'0' * 308}", "1E+308")}
    wrong = ("NaN", "INF", "1,5", "０.5", "5x", "0x10", "--1")
    return [
        *[read("XLSX-22", f"number {text}", value(text),
               f"A1|float|{plain}|{shown}")
          for text, (plain, shown) in fits.items()],
        refused("XLSX-22", "number 1E+400", value("1E+400"), "S!A1",
                '"1E+400"'),
        *[refused("XLSX-22", f'number "{text}"', value(text), "S!A1")
          for text in wrong],
    ]


# ---------------------------------------------------- 23 to 29: places

def places():
    cells = ("AAAA1", "XFE1", "A0", "A1048577", "a1", "1A", "A", "1", "$A$1",
             "A1:B2", "A-1", "A01", "R1C1", "Ａ1")
    rows = ("0", "1048577", "-1", "abc", "4294967297")
    return [
        read("XLSX-23", "cells and rows without their places",
             "<row><c><v>1</v></c><c><v>2</v></c></row>"
             "<row><c><v>3</v></c></row>", "A1|float|1|1", "B1|float|2|2",
             "A2|float|3|3"),
        read("XLSX-23", "some of them with and some without",
             '<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row>'
             "<row><c><v>3</v></c></row>", "B3|float|1|1", "C3|float|2|2",
             "A4|float|3|3"),
        *[refused("XLSX-24", f'a cell at "{cell}"',
                  f'<row><c r="{cell}"><v>1</v></c></row>',
                  f'"{cell}"') for cell in cells],
        *[refused("XLSX-24", f'a row "{number}"',
                  f'<row r="{number}"><c><v>1</v></c></row>',
                  f'"{number}"') for number in rows],
        read("XLSX-25", "cells of a row in no order",
             '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>',
             "A1|float|1|1", "B1|float|2|2"),
        error("XLSX-25", "rows in no order", book(
            '<row r="2"><c r="A2"><v>2</v></c></row>'
            '<row r="1"><c r="A1"><v>1</v></c></row>'), "S!A1",
            "not in their order", cells=["A2|float|2|2"]),
        read("XLSX-25", "a cell twice: the last one counts",
             '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
             "A1|float|2|2"),
        refused("XLSX-25", "a cell of another row",
                '<row r="1"><c r="A2"><v>1</v></c></row>', "S!A1", '"A2"'),
        *[read("XLSX-26", f"its extent said to be {extent}", value("5"),
               "A1|float|5|5", before=f'<dimension ref="{extent}"/>',
               seconds=0.1)
          for extent in ("A1:XFD1048576", "Z9", "abc", "")],
        read("XLSX-29", "a hidden row, as by a filter",
             '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'
             '<row r="2" hidden="true"><c r="A2"><v>2</v></c></row>'
             '<row r="3" hidden="0"><c r="A3"><v>3</v></c></row>',
             "A1|float|1|1|hidden", "A2|float|2|2|hidden", "A3|float|3|3",
             after='<autoFilter ref="A1:A3"/>'),
        read("XLSX-29", "a hidden column", value("5"),
             "A1|float|5|5|hidden", before='<cols><col min="1" max="16384" '
             'hidden="1"/></cols>'),
    ]


def merged(*references):
    inside = "".join(f'<mergeCell ref="{it}"/>' for it in references)
    return f"<mergeCells>{inside}</mergeCells>"


def very_many_merges(path):
    before, after = sheet_xml(value("5"), after=merged("@")).encode().split(
        b"@")
    block = b'"/><mergeCell ref="'.join(b"A%d:B%d" % (i, i)
                                        for i in range(1, 10001))
    out = Zip()
    for name, body in XLSX.parts:
        if name == SHEET_PART:
            body = repeated(before, block + b'"/><mergeCell ref="', 100,
                            b"C1:D1" + after)
        out.add(name, body)
    return out.finish()


def merges():
    bad = ("B2:A1", "A0:B1", "A1:XFE1", "A1:B1048577", "A1:", "abc")
    return [
        read("XLSX-27", "a merge", value("5"), "A1:C2|float|5|5",
             after=merged("A1:C2")),
        read("XLSX-27", "a merge of one cell", value("5"), "A1|float|5|5",
             after=merged("A1")),
        error("XLSX-27", "merges over one another", book(
            value("5"), after=merged("A1:B2", "A1:C3", "B2:D4")), "S!A1",
            "A1:C3 overlaps", cells=["A1:B2|float|5|5"]),
        *[refused("XLSX-27", f'merge "{it}"', value("5"), f'"{it}"',
                  after=merged(it)) for it in bad],
        error("XLSX-27", "a million merges", very_many_merges,
              "xl/worksheets/sheet1.xml:", "merged ranges", seconds=0.5),
    ]


# ----------------------------------------------------------- 31, 32: names

def names():
    strict = [(name, body.replace(SCHEMAS + "spreadsheetml/2006",
                                  STRICT + "spreadsheetml").replace(
        RELATIONS, STRICT + "officeDocument/relationships"))
        for name, body in XLSX.parts]
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
    both = (f'<mc:AlternateContent {mc}2006"><mc:Choice Requires="x99" '
            'xmlns:x99="urn:x99">{}</mc:Choice><mc:Fallback>{}'
            "</mc:Fallback></mc:AlternateContent>")
    absolute = workbook_xml(sheet_entry(), both.format(
        '<x99:absPath url="C:\\a"/>', ""))
    other = [(name, body.replace("<", "<q:").replace("<q:/", "</q:").replace(
        "<q:?", "<?").replace("xmlns=", "xmlns:q=")
        if name == SHEET_PART else body) for name, body in XLSX.parts]
    return [
        reads("XLSX-31", "the strict namespaces", pack(strict), XLSX.cells),
        reads("XLSX-31", "a prefix for the main namespace", pack(other),
              XLSX.cells),
        reads("XLSX-32", "alternatives in the workbook", pack(replaced(
            XLSX.parts, {"xl/workbook.xml": absolute})), XLSX.cells),
        read("XLSX-32", "alternatives of rows: the one that is understood",
             both.format('<row r="1"><c r="A1"><v>1</v></c></row>',
                         '<row r="1"><c r="A1"><v>2</v></c></row>'),
             "A1|float|2|2"),
    ]


def cell_cases():
    return (strings() + kinds() + dates() + numbers() + places() +
            merges() + names())
