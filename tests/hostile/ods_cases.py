"""ODS-01 to ODS-46: what a spreadsheet in OpenDocument may hold."""

from case import error, reads
from documents import (MEDIA, URN, book, cell, content, manifest,
                       odf_parts, ods, ods_sheet, row, sheet,
                       text_cell)
from ods_cells import cell_cases
from zipped import DEFLATED, STORED, Zip, pack, repeated

PLAIN = book(sheet(row(text_cell("a"))))
TOLD = ["A1|string||a"]


def in_sheet(row_id, what, inside, *expected, **more):
    return reads(row_id, what, ods_sheet(inside), expected, **more)


def refused(row_id, what, inside, *says, **more):
    return error(row_id, what, ods_sheet(inside), *says, **more)


# ------------------------------------------------ 01 to 06: the package

def encrypted_manifest(path):
    data = ('<m:encryption-data m:checksum-type="urn:oasis:names:tc:'
            'opendocument:xmlns:manifest:1.0#sha256-1k" m:checksum="x">'
            '<m:algorithm m:algorithm-name="http://www.w3.org/2001/04/'
            'xmlenc#aes256-cbc" m:initialisation-vector="x"/>'
            '</m:encryption-data>')
    return (f'<m:manifest xmlns:m="{URN}manifest:1.0" m:version="1.3">'
            f'<m:file-entry m:full-path="{path}" m:media-type="" '
            f'm:size="10">{data}</m:file-entry></m:manifest>')


def encrypted(part):
    return pack([("mimetype", MEDIA + "spreadsheet"),
                 (part, b"\x93\x0f\0\xff" * 8),
                 ("META-INF/manifest.xml", encrypted_manifest(part))])


def parts_without(name):
    return [it for it in odf_parts(PLAIN) if it[0] != name]


def packages():
    last = parts_without("mimetype") + [odf_parts("")[0]]
    deflated = Zip().add("mimetype", MEDIA + "spreadsheet", DEFLATED)
    deflated.add("content.xml", PLAIN)
    template = [("mimetype", MEDIA + "spreadsheet-template"),
                ("content.xml", PLAIN)]
    other = [("mimetype", MEDIA + "text"), ("content.xml", PLAIN)]
    slide = [("mimetype", MEDIA + "presentation"), ("content.xml", PLAIN)]
    macros = odf_parts(PLAIN)[:2] + [
        ("META-INF/manifest.xml", encrypted_manifest("Basic/a.xml"))]
    return [
        error("ODS-01", "saved with a password", encrypted("content.xml"),
              "protected by a password", "save it without"),
        error("ODS-01", "encrypted as a whole",
              encrypted("encrypted-package"), "protected by a password"),
        error("ODS-01", "encrypted, and nothing says so",
              ods(b"\x93\x0f\0\xff" * 8), "content.xml:"),
        reads("ODS-01", "only its macros encrypted", pack(macros), TOLD),
        reads("ODS-02", "no media type", pack(parts_without("mimetype")),
              TOLD),
        reads("ODS-02", "an unknown media type", pack(
            [("mimetype", "application/zip"), ("content.xml", PLAIN)]),
            TOLD),
        reads("ODS-03", "its media type last", pack(last), TOLD),
        reads("ODS-03", "its media type deflated", deflated.finish(), TOLD),
        error("ODS-04", "the media type of a text", pack(other),
              "text"),
        error("ODS-04", "the media type of a presentation", pack(slide),
              "an OpenDocument presentation (.odp)"),
        reads("ODS-05", "a template", pack(template), TOLD, suffix=".ots"),
        reads("ODS-06", "no manifest",
              pack(parts_without("META-INF/manifest.xml")), TOLD),
        reads("ODS-06", "a manifest that names nothing", pack(
            odf_parts(PLAIN)[:2] + [("META-INF/manifest.xml",
                                     manifest("", ()))]), TOLD),
    ]


# ------------------------------------------------------ 07 to 10: repeats

def repeats():
    def run(rows, columns, inside=""):
        return row(cell(inside, f't:number-columns-repeated="{columns}"'),
                   attributes=f't:number-rows-repeated="{rows}"')

    bad = ("-1", "0", "abc", "1e99", "4294967297", "18446744073709551617",
           "", "1.0", "+1", "１")
    counts = []
    for value in bad:
        says = f'repeated is "{value}"'
        counts += [
            refused("ODS-09", f'rows repeated "{value}"', run(value, 1),
                    "S!A1", "number-rows-" + says),
            refused("ODS-09", f'columns repeated "{value}"',
                    row() + run(1, value), "S!A2", "number-columns-" + says),
            refused("ODS-09", f'columns described "{value}"',
                    f'<t:table-column t:number-columns-repeated="{value}"/>',
                    "S!A1", "number-columns-" + says)]
    return [
        in_sheet("ODS-07", "a whole sheet of nothing",
                 run(1048576, 16384), seconds=0.05),
        in_sheet("ODS-07", "nothing, then a value at the last corner",
                 run(1048575, 16384) + row(
                     cell("", 't:number-columns-repeated="16383"'),
                     text_cell("a")), "XFD1048576|string||a", seconds=0.05),
        refused("ODS-08", "a whole sheet of a value",
                run(1048576, 16384, "<x:p>1</x:p>"), "S!A1", "--max-cells",
                seconds=0.05),
        refused("ODS-08", "a cell more than the cap",
                run(3, 3, "<x:p>1</x:p>") + row(text_cell("1")), "S!A4",
                "more than 9 cells", options=("--max-cells", "9")),
        *counts,
        refused("ODS-10", "a row of 16 385 cells",
                row(cell("", 't:number-columns-repeated="16384"'), cell()),
                "S!XFE1", "beyond 16384 columns"),
        refused("ODS-10", "1 048 577 rows", run(1048576, 1) + row(),
                "S!A1048577", "beyond"),
        refused("ODS-10", "rows repeated beyond the last",
                run(1048575, 1) + run(2, 1), "S!A1048576", "beyond"),
        refused("ODS-10", "16 385 columns described",
                '<t:table-column t:number-columns-repeated="16384"/>'
                "<t:table-column/>", "beyond"),
        refused("ODS-10", "columns repeated 16 385 times", run(1, 16385),
                "16384"),
    ]


# ------------------------------------------------------- 11 to 13: merges

def merges():
    def merged(columns, rows, text="a"):
        return text_cell(text, f't:number-columns-spanned="{columns}" '
                         f't:number-rows-spanned="{rows}"')

    covered = "<t:covered-table-cell/>"
    under = "<t:covered-table-cell><x:p>b</x:p></t:covered-table-cell>"
    return [
        in_sheet("ODS-11", "what is covered is told as hidden",
                 row(merged(2, 2), covered, text_cell("c")) +
                 row(under, covered), "A1:B2|string||a", "C1|string||c",
                 "A2|string||b|hidden"),
        in_sheet("ODS-12", "merged beyond the edge",
                 row(merged(99999999999, 1048577)),
                 "A1:XFD1048576|string||a", seconds=0.05),
        in_sheet("ODS-13", "merges over one another",
                 row(merged(2, 2), merged(2, 2, "b")) +
                 row(text_cell("c"), merged(1, 3, "d")),
                 "A1:B2|string||a", "B1:C2|string||b", "A2|string||c",
                 "B2:B4|string||d"),
        refused("ODS-13", "merged with none", row(merged(0, 1)),
                "spanned is"),
        refused("ODS-13", "merged with less than none",
                row(merged(1, -1)), "spanned is"),
    ]


# --------------------------------------------- 29 to 41: beside the cells

def hidden():
    style = ('<o:automatic-styles><s:style s:name="h" s:family="table">'
             '<s:table-properties t:display="false"/></s:style>'
             "</o:automatic-styles>")
    sheets = sheet(row(text_cell("a")), attributes='t:style-name="h"')
    return [
        in_sheet("ODS-31", "a hidden row and column",
                 '<t:table-column t:visibility="collapse"/>' +
                 row(text_cell("a"), text_cell("b")) +
                 row(cell(), text_cell("c"),
                     attributes='t:visibility="collapse"'),
                 "A1|string||a|hidden", "B1|string||b",
                 "B2|string||c|hidden"),
        reads("ODS-31", "a hidden sheet", ods(book(sheets, style)),
              ["A1|string||a|hidden"]),
        in_sheet("ODS-32", "filtered rows",
                 row(text_cell("a"), attributes='t:visibility="filter"'),
                 "A1|string||a|hidden"),
        reads("ODS-33", "settings that are no XML at all", ods(
            PLAIN, ("settings.xml", "<config>"), ("styles.xml", "")), TOLD),
        in_sheet("ODS-34", "rows and columns in groups within groups",
                 "<t:table-column-group><t:table-column-group>"
                 "<t:table-column/></t:table-column-group>"
                 "<t:table-header-columns><t:table-column/>"
                 "</t:table-header-columns></t:table-column-group>"
                 f"<t:table-header-rows>{row(text_cell('a'))}"
                 "</t:table-header-rows><t:table-row-group>"
                 f"<t:table-row-group><t:table-rows>{row(text_cell('b'))}"
                 "</t:table-rows></t:table-row-group>"
                 f"{row(text_cell('c'))}</t:table-row-group>",
                 "A1|string||a", "A2|string||b", "A3|string||c"),
    ]


def sheets():
    names = {"200 characters": "表" * 200, "quotes": "a'b&quot;c",
             "emoji": "👩\u200d👧 📊", "a comma": "a,b", "nothing": "",
             "a line": "a&#10;b", "a mark of direction": "\u202eabc",
             "a dollar and a dot": "$a.b"}
    many = [f"表{i}" for i in range(1000)]
    raw = {"a'b&quot;c": "a'b\"c", "a&#10;b": "a\nb"}
    return [
        reads("ODS-35", "an empty sheet", ods_sheet(""), []),
        reads("ODS-35", "no sheet", ods(book("")), []),
        error("ODS-35", "no spreadsheet", ods(content("<o:text/>")),
              "holds no spreadsheet"),
        reads("ODS-36", "1 000 sheets", ods(book("".join(
            sheet(row(text_cell("a")), name) for name in many))),
            [(f"{name}!A1", "string", "", "a") for name in many]),
        reads("ODS-37", "two sheets of the same name", ods(book(
            sheet(row(text_cell("a"))) + sheet(row(text_cell("b"))))),
            ["A1|string||a", "A1|string||b"]),
    ] + [reads("ODS-38", f"a name of {what}",
               ods_sheet(row(text_cell("a")), name=name), TOLD,
               place=raw.get(name, name)) for what, name in names.items()]


def apart():
    inner = sheet(row(text_cell("b")), "T")
    frame = f"<d:frame><d:object>{inner}</d:object></d:frame>"
    far = ('<t:table-source t:mode="copy-all" t:table-name="S" '
           'l:href="file:///etc/hostname"/>')
    link = ('<t:dde-links><t:dde-link><o:dde-source '
            'o:dde-application="soffice" o:dde-topic="/etc/hostname" '
            f'o:dde-item="A1"/>{inner}</t:dde-link></t:dde-links>')
    image = ('<d:frame><d:image l:href="http://127.0.0.1:9/a.png"/>'
             "</d:frame>")
    ranges = ('<t:database-ranges><t:database-range t:name="a" '
              't:target-range-address="S.A1:S.Z99"/></t:database-ranges>')
    deleted = ("<t:tracked-changes><t:deletion><t:cut-offs/>"
               f"{inner}</t:deletion><t:cell-content-change><t:previous>"
               "<t:change-track-table-cell><x:p>b</x:p>"
               "</t:change-track-table-cell></t:previous>"
               "</t:cell-content-change></t:tracked-changes>")
    plain = row(text_cell("a"))
    return [
        reads("ODS-30", "what was deleted and is tracked",
              ods(book(deleted + sheet(plain))), TOLD),
        in_sheet("ODS-39", "a table in a frame of the sheet",
                 f"<t:shapes>{frame}</t:shapes>" + plain, *TOLD),
        in_sheet("ODS-39", "a table in a frame of a cell",
                 row(cell(f"<x:p>a</x:p>{frame}")), *TOLD),
        in_sheet("ODS-39", "a table within a cell",
                 row(cell("<x:p>a</x:p>" + inner.replace(
                     'name="T"', 'name="T" t:is-sub-table="true"'))),
                 *TOLD),
        reads("ODS-40", "links to other documents are not followed",
              ods(book(link + sheet(far + f"<t:shapes>{image}</t:shapes>" +
                                    plain) + ranges)), TOLD,
              untouched=("hostname", "socket(", "connect(")),
    ]


# -------------------------------------------------- 45, 46: what is large

def generations():
    extended = ('<t:table-row xmlns:loext="urn:org:documentfoundation:'
                'names:experimental:office:xmlns:loext:1.0">'
                '<t:table-cell loext:fill="1"><loext:p>b</loext:p>'
                "<x:p>a</x:p></t:table-cell></t:table-row>")
    return [reads("ODS-45", f"ODF {version}",
                  ods(book(sheet(row(text_cell("a"))), version=version)),
                  TOLD) for version in ("1.0", "1.1", "1.2", "1.3", "1.4",
                                        "9.9", "")
            ] + [in_sheet("ODS-45", "extensions", extended, *TOLD)]


def huge(path):
    """344 MB of rows as an office writes them, nearly all empty."""
    before, after = book(sheet("@")).encode().split(b"@")
    block = row(cell("", 't:style-name="ce1"') * 200,
                attributes='t:style-name="ro1"').encode()
    block = block * (65536 // len(block))
    out = Zip().add("mimetype", MEDIA + "spreadsheet", STORED)
    out.add("content.xml", repeated(
        before + row(text_cell("a")).encode(), block, 344000000 // len(block),
        after))
    return out.finish()


def large():
    return [
        reads("ODS-46", "344 MB", huge, TOLD, seconds=6,
              options=("--max-ratio", "9999")),
        error("ODS-46", "344 MB, as dense as a bomb", huge, "--max-ratio",
              cells=TOLD, seconds=3),
        error("ODS-46", "344 MB, more than the cap", huge, "--max-part",
              cells=TOLD, options=("--max-ratio", "9999", "--max-part",
                                   "64M")),
    ]


def cases():
    return (packages() + repeats() + merges() + cell_cases() + hidden() +
            sheets() + apart() + generations() + large())
