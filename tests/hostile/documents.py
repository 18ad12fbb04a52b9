"""The least documents of each format that hold a table, and their pieces."""

from typing import NamedTuple

from zipped import pack

URN = "urn:oasis:names:tc:opendocument:xmlns:"
CALCEXT = ("urn:org:documentfoundation:names:experimental:calc:xmlns:"
           "calcext:1.0")
MEDIA = "application/vnd.oasis.opendocument."
TYPES = "application/vnd.openxmlformats-officedocument."

# ------------------------------------------------------------ OpenDocument

ODF_SPACES = (f'xmlns:o="{URN}office:1.0" xmlns:t="{URN}table:1.0" '
              f'xmlns:x="{URN}text:1.0" xmlns:s="{URN}style:1.0" '
              f'xmlns:d="{URN}drawing:1.0" xmlns:c="{CALCEXT}" '
              f'xmlns:l="http://www.w3.org/1999/xlink"')


def content(body, styles="", version="1.3"):
    return (f'<o:document-content {ODF_SPACES} o:version="{version}">'
            f'{styles}<o:body>{body}</o:body></o:document-content>')


def book(inside, styles="", **more):
    """content.xml of a spreadsheet."""
    return content(f"<o:spreadsheet>{inside}</o:spreadsheet>", styles,
                   **more)


def sheet(inside, name="S", attributes=""):
    return f'<t:table t:name="{name}" {attributes}>{inside}</t:table>'


def row(*cells, attributes=""):
    return f'<t:table-row {attributes}>{"".join(cells)}</t:table-row>'


def cell(inside="", attributes=""):
    return f"<t:table-cell {attributes}>{inside}</t:table-cell>"


def text_cell(text, attributes=""):
    return cell(f"<x:p>{text}</x:p>", attributes)


def number_cell(value, text=None, kind="float"):
    """A cell of a number, with what is displayed."""
    shown = value if text is None else text
    return text_cell(shown, f'o:value-type="{kind}" o:value="{value}"')


def manifest(media, entries=("content.xml",)):
    inside = "".join(f'<m:file-entry m:full-path="{name}" '
                     'm:media-type="text/xml"/>' for name in entries)
    return (f'<m:manifest xmlns:m="{URN}manifest:1.0" m:version="1.3">'
            f'<m:file-entry m:full-path="/" m:media-type="{media}"/>'
            f"{inside}</m:manifest>")


def odf_parts(xml, kind="spreadsheet"):
    media = MEDIA + kind
    return [("mimetype", media), ("content.xml", xml),
            ("META-INF/manifest.xml", manifest(media))]


def ods(xml, *more):
    """A workbook whose content.xml is `xml`; `more` parts."""
    return pack(odf_parts(xml) + list(more))


def flat(xml, kind="spreadsheet"):
    """The same in one XML file, as .fods and .fodt have it."""
    return xml.replace("o:document-content", "o:document").replace(
        "<o:document ", f'<o:document o:mimetype="{MEDIA}{kind}" ').encode()


def ods_sheet(inside, *more, **attributes):
    return ods(book(sheet(inside, **attributes)), *more)


# ------------------------------------------------------- Office Open XML

SCHEMAS = "http://schemas.openxmlformats.org/"
PACKAGE = SCHEMAS + "package/2006/"
RELATIONS = SCHEMAS + "officeDocument/2006/relationships"
SHEET = SCHEMAS + "spreadsheetml/2006/main"
WORD = SCHEMAS + "wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def content_types(overrides):
    inside = "".join(f'<Override PartName="{part}" ContentType="{TYPES}{kind}'
                     '+xml"/>' for part, kind in overrides.items())
    return (f'{DECLARATION}<Types xmlns="{PACKAGE}content-types">'
            '<Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f"{inside}</Types>")


def relations(*targets):
    """Of (id, kind, target) or (id, kind, target, attributes)."""
    inside = "".join(
        f'<Relationship Id="{it[0]}" Type="'
        f'{it[1] if ":" in it[1] else RELATIONS + "/" + it[1]}" '
        f'Target="{it[2]}" {"".join(it[3:])}/>' for it in targets)
    return (f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships">'
            f"{inside}</Relationships>")


def replaced(parts, changes):
    """The parts with some changed, left out (None) or added."""
    known = dict(parts)
    out = [(name, changes.get(name, body)) for name, body in parts]
    out += [it for it in changes.items() if it[0] not in known]
    return [(name, body) for name, body in out if body is not None]


# ------------------------------------------------------------ workbooks


def sheet_xml(rows, before="", after="", attributes=""):
    """A worksheet; `after` is what follows the cells, such as merges."""
    return (f'{DECLARATION}<worksheet xmlns="{SHEET}" xmlns:r="{RELATIONS}" '
            f"{attributes}>{before}<sheetData>{rows}</sheetData>{after}"
            "</worksheet>")


def workbook_xml(sheets, before="", after=""):
    return (f'{DECLARATION}<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}">'
            f"{before}<sheets>{sheets}</sheets>{after}</workbook>")


def sheet_entry(name="S", number=1, attributes=""):
    return (f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}" '
            f"{attributes}/>")


def strings_xml(*items, attributes=""):
    """Each "text", or the inside of an <si>."""
    inside = "".join(f"<si>{it if it.startswith('<') else f'<t>{it}</t>'}"
                     "</si>" for it in items)
    return f'{DECLARATION}<sst xmlns="{SHEET}" {attributes}>{inside}</sst>'


def styles_xml(formats="", xfs='<xf numFmtId="0"/>', more=""):
    """numFmts of (id, code) and the cellXfs that use them."""
    inside = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
                     for number, code in formats)
    return (f'{DECLARATION}<styleSheet xmlns="{SHEET}"><numFmts>{inside}'
            f"</numFmts><cellXfs>{xfs}</cellXfs>{more}</styleSheet>")


def xlsx_parts(sheet_1, strings=None, styles=None):
    parts = [
        ("[Content_Types].xml", content_types({
            "/xl/workbook.xml": "spreadsheetml.sheet.main",
            "/xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
            "/xl/sharedStrings.xml": "spreadsheetml.sharedStrings",
            "/xl/styles.xml": "spreadsheetml.styles"})),
        ("_rels/.rels", relations(("rId1", "officeDocument",
                                   "xl/workbook.xml"))),
        ("xl/workbook.xml", workbook_xml(sheet_entry())),
        ("xl/_rels/workbook.xml.rels", relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId8", "sharedStrings", "sharedStrings.xml"),
            ("rId9", "styles", "styles.xml"))),
        ("xl/worksheets/sheet1.xml", sheet_1),
        ("xl/sharedStrings.xml", strings or strings_xml("件")),
        ("xl/styles.xml", styles or styles_xml()),
    ]
    return parts


# ---------------------------------------------------------- text documents


def word_xml(body, attributes=""):
    return (f'{DECLARATION}<w:document xmlns:w="{WORD}" '
            f'xmlns:r="{RELATIONS}" {attributes}><w:body>{body}</w:body>'
            "</w:document>")


def word_run(text, properties=""):
    return (f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}"
            f'<w:t xml:space="preserve">{text}</w:t></w:r>')


def word_paragraph(inside, properties=""):
    """Of text, or of runs."""
    if not inside.startswith("<") and inside:
        inside = word_run(inside)
    return (f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}"
            f"{inside}</w:p>")


def word_cell(inside, properties=""):
    """Of text, or of what stands in the cell."""
    if not inside.startswith("<"):
        inside = word_paragraph(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def word_row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def word_table(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def docx_parts(document):
    return [
        ("[Content_Types].xml", content_types({
            "/word/document.xml": "wordprocessingml.document.main"})),
        ("_rels/.rels", relations(("rId1", "officeDocument",
                                   "word/document.xml"))),
        ("word/document.xml", document),
    ]


# ------------------------------------------------------------ all formats

class Kind(NamedTuple):
    """A format, by a document that any program that knows it reads."""
    name: str
    main: str    # the part with the table
    parts: list
    place: str   # of its table
    cells: tuple
    early: bool = True  # its cells are printed before its part has ended

    @property
    def suffix(self):
        return "." + self.name

    @property
    def printed(self):
        """What stands on stdout when the end of the part is bad."""
        return self.cells if self.early else ()


ODS = Kind("ods", "content.xml", odf_parts(book(sheet(row(
    number_cell("5"), text_cell("件"))))), "S",
    ("A1|float|5|5", "B1|string||件"))
ODT = Kind("odt", "content.xml", odf_parts(content(
    "<o:text>" + sheet(row(text_cell("5"), text_cell("件"))) +
    "<x:p>文</x:p></o:text>"), "text"), "表格 1",
    ("A1|string||5", "B1|string||件", "-|paragraph||文"))
XLSX = Kind("xlsx", "xl/worksheets/sheet1.xml", xlsx_parts(sheet_xml(
    '<row r="1"><c r="A1"><v>5</v></c><c r="B1" t="s"><v>0</v></c></row>')),
    "S", ("A1|float|5|5", "B1|string||件"), early=False)
DOCX = Kind("docx", "word/document.xml", docx_parts(word_xml(
    word_table(word_row(word_cell("5"), word_cell("件"))) +
    word_paragraph("文"))), "表格 1",
    ("A1|string||5", "B1|string||件", "-|paragraph||文"))

KINDS = {kind.name: kind for kind in (ODS, ODT, XLSX, DOCX)}


HONEST = {name: pack(kind.parts) for name, kind in KINDS.items()}
HONEST["fods"] = flat(dict(ODS.parts)[ODS.main])
HONEST["fodt"] = flat(dict(ODT.parts)[ODT.main], "text")
