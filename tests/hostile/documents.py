"""The least documents of each format that hold a table, and their pieces."""

from typing import NamedTuple

from zipped import pack

URN = "urn:oasis:names:tc:opendocument:xmlns:"
CALCEXT = ("urn:org:documentfoundation:names:experimental:calc:xmlns:"
           "calcext:1.0")
MEDIA = "application/vnd.oasis.opendocument."

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
TYPES = "application/vnd.openxmlformats-officedocument."


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


# ------------------------------------------------------------ all formats

class Kind(NamedTuple):
    """A format, by a document that any program that knows it reads."""
    name: str
    main: str    # the part with the table
    parts: list
    place: str   # of its table
    cells: tuple

    @property
    def suffix(self):
        return "." + self.name


ODS = Kind("ods", "content.xml", odf_parts(book(sheet(row(
    number_cell("5"), text_cell("件"))))), "S",
    ("A1|float|5|5", "B1|string||件"))

KINDS = {kind.name: kind for kind in (ODS,)}
