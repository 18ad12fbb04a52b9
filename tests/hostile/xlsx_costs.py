"""What a workbook of Excel may ask for much of: memory or time."""

from case import either, error, reads
from documents import (XLSX, relations, replaced, sheet_xml, styles_xml,
                       workbook_xml)
from zipped import Zip, pack, repeated

SHEET_PART = "xl/worksheets/sheet1.xml"
WIDE = ("--max-ratio", "99999")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PAIRS = [a + b for a in LETTERS for b in LETTERS]
COLUMNS = [*LETTERS, *PAIRS, *(a + b for a in LETTERS for b in PAIRS)][:16384]
FIVE = '<row r="1"><c r="A1"><v>5</v></c></row>'


def swollen(before, block, times, after):
    """A workbook of which a piece of the sheet is repeated very often."""
    def make(path):
        body = repeated(before.encode(), block.encode(), times,
                        after.encode())
        out = Zip()
        for name, own in XLSX.parts:
            out.add(name, body if name == SHEET_PART else own)
        return out.finish()
    return make


def many_columns():
    before, after = sheet_xml(FIVE, "<cols>@</cols>").split("@")
    column = '<col min="1" max="16384" hidden="1"/>'
    return either("XLSX-29", "300 000 descriptions of hidden columns",
                  swollen(before, column * 1000, 300, after),
                  ["A1|float|5|5|hidden"], options=WIDE, seconds=0.5)


def merged_rows(path):
    """60 000 merges as wide as the sheet, each with a cell."""
    rows = "".join(f'<row r="{i}"><c r="A{i}"><v>5</v></c></row>'
                   for i in range(1, 60001))
    inside = "".join(f'<mergeCell ref="A{i}:XFD{i}"/>'
                     for i in range(1, 60001))
    xml = sheet_xml(rows, after=f"<mergeCells>{inside}</mergeCells>")
    return pack(replaced(XLSX.parts, {SHEET_PART: xml}))


def many_sheets(path):
    count = 50000
    sheets = "".join(f'<sheet name="s{i}" sheetId="{i + 1}" r:id="r{i}"/>'
                     for i in range(count))
    targets = [(f"r{i}", "worksheet", "worksheets/sheet1.xml")
               for i in range(count)]
    return pack(replaced(XLSX.parts, {
        "xl/workbook.xml": workbook_xml(sheets),
        "xl/_rels/workbook.xml.rels": relations(*targets)}))


def long_format(path):
    """A format of nearly 1 MiB, in which 20 000 cells are shown."""
    rows = f"<row>{'<c s=@1@><v>45351</v></c>' * 100}</row>" * 200
    styles = styles_xml([(164, "yyyy" * 240000)], '<xf numFmtId="0"/>'
                        '<xf numFmtId="164"/>')
    return pack(replaced(XLSX.parts, {
        "xl/styles.xml": styles,
        SHEET_PART: sheet_xml(rows.replace("@", '"'))}))


def backwards(path):
    """The cells of a row from the last to the first."""
    rows = "".join(f'<row r="{i}">' + "".join(
        f'<c r="{it}{i}"><v>5</v></c>' for it in reversed(COLUMNS[:700]))
        + "</row>" for i in range(1, 21))
    return pack(replaced(XLSX.parts, {SHEET_PART: sheet_xml(rows)}))


def cost_cases():
    before, after = sheet_xml("@").split("@")
    return [
        many_columns(),
        reads("XLSX-27", "60 000 merges as wide as the sheet", merged_rows,
              [f"A{i}:XFD{i}|float|5|5" for i in range(1, 60001)],
              seconds=2),
        error("XLSX-45", "50 000 sheets of one part", many_sheets,
              "xl/workbook.xml:", "sheets", seconds=0.5),
        reads("XLSX-20", "a format of nearly 1 MiB is none", long_format,
              [f"{it}{i}|float|45351|45351" for i in range(1, 201)
               for it in COLUMNS[:100]], seconds=0.5),
        reads("XLSX-25", "rows from the last cell to the first", backwards,
              [f"{it}{i}|float|5|5" for i in range(1, 21)
               for it in COLUMNS[:700]], seconds=0.5),
        error("XLSX-24", "1 000 000 cells in a row", swollen(
            before + "<row>", "<c><v>5</v></c>" * 1000, 1000,
            "</row>" + after), "S!XFE1", options=WIDE, seconds=0.5),
    ]
