"""X01 to X35: what the XML of a part may do."""

import codecs
import re

from case import error, reads
from documents import (HONEST, KINDS, URN, book, cell, odf_parts, ods,
                       ods_sheet, replaced, row, sheet, text_cell)
from zipped import DEFLATED, STORED, Zip, pack, repeated

MIB = 1 << 20
PREFIXED = f'xmlns:t="{URN}table:1.0"'
WIDE = ("--max-ratio", "99999")  # what swells is not to be a bomb already
HERE = "content.xml:"

LAUGHS = ('<!DOCTYPE a [<!ENTITY l0 "哈">' + "".join(
    f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10)) + "]>")
QUADRATIC = f'<!DOCTYPE a [<!ENTITY l "{"x" * 100000}">]>'


def refused(row_id, what, xml, *says, **more):
    return error(row_id, what, ods(xml), *says, **more)


def in_cell(row_id, what, text, *says, **more):
    return error(row_id, what, ods_sheet(row(text_cell(text))), *says,
                 **more)


def shown(row_id, what, text, expected, **more):
    return reads(row_id, what, ods_sheet(row(text_cell(text))),
                 [("A1", "string", "", expected)], **more)


def swollen(before, block, times, after):
    """A workbook of which a part repeats a piece very often."""
    def make(path):
        out = Zip()
        for name, body in odf_parts(""):
            if name == "content.xml":
                body = repeated(before.encode(), block.encode(), times,
                                after.encode())
            out.add(name, body, STORED if name == "mimetype" else DEFLATED)
        return out.finish()
    return make


def around(mark="@"):
    """What stands before and behind the text of a cell."""
    return book(sheet(row(text_cell(mark)))).split(mark)


# ---------------------------------------------------- X01 to X06: DOCTYPE

def doctypes():
    document = book(sheet(row(text_cell("&l9;"))))
    says = (HERE + "1:", "DOCTYPE")
    local = '<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>'
    remote = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'
    parameter = ('<!DOCTYPE a [<!ENTITY % p SYSTEM '
                 '"file:///etc/hostname">%p;]>')
    return [
        refused("X01", "a billion laughs", LAUGHS + document, *says,
                seconds=0.1),
        refused("X02", "one long entity used often", QUADRATIC + document,
                *says, seconds=0.1),
        refused("X03", "an entity that is a file", local + document, *says,
                untouched=("hostname",)),
        refused("X04", "a definition from the network", remote + document,
                *says, untouched=("socket(", "connect(")),
        refused("X05", "a parameter entity", parameter + document, *says,
                untouched=("hostname",)),
        refused("X06", "no entities", "<!DOCTYPE a>" + document, *says),
        refused("X06", "no entities, after a comment",
                "<!-- a -->\n<!DOCTYPE a>" + document, HERE + "2:",
                "DOCTYPE"),
    ]


def faults_of(xml):
    """What is refused wherever it stands, by row, and the sentence."""
    return {
        "X01": (LAUGHS + xml, "DOCTYPE"),
        "X07": ("<a>" * 1000, "--max-depth"),
        "X14": (xml + "<!--\1-->", "not well-formed"),
        "X18": ('<?xml version="1.0" encoding="GB18030"?>' + xml,
                "GB18030"),
        "X23": (xml + "<b/>", "follows the end"),
        "X24": ("", "empty"),
        "X25": (xml + "<q:a/>", ""),
    }


def flat_files():
    """The same of a document that is one XML file."""
    xml = HONEST["fods"].decode()
    out = []
    for row_id, (fault, says) in faults_of(xml).items():
        if row_id != "X07":  # nothing in it tells what it is
            told = KINDS["ods"].cells if fault.startswith(xml) else ()
            out.append(error(row_id, ".fods", fault.encode(), says,
                             cells=told, suffix=".fods"))
    return out


def every_part():
    """No part of any format is let in by another door."""
    out = []
    for kind in KINDS.values():
        for name, body in kind.parts:
            if name == "mimetype":
                continue
            plain = body.removeprefix('<?xml version="1.0" encoding="UTF-8" '
                                      'standalone="yes"?>\n')
            for row_id, (xml, says) in faults_of(plain).items():
                archive = pack(replaced(kind.parts, {name: xml}))
                # A small workbook is told only when all of it is read.
                late = kind.cells if (
                    name == kind.main and kind.name != "xlsx"
                    and xml.startswith(plain)) else ()
                out.append(error(
                    row_id, f".{kind.name}: {name}", archive, f"{name}:",
                    says, cells=late, place=kind.place,
                    suffix=kind.suffix))
    return out


# ------------------------------------------------------ X07 to X12: sizes

def attributes(count):
    """An element of so many attributes."""
    return ods(book("<d:a " + " ".join(f"a{i}=''" for i in range(count))
                    + "/>"))


def sizes():
    before, after = around()
    start, end = book("@").split("@")
    return [
        error("X07", "100 000 deep", swollen(start, "<t:a>", 100000, ""),
              HERE, "--max-depth"),
        error("X07", "1 000 000 deep in a cell",
              swollen(before, "<x:span>", 1000000, after), HERE,
              "--max-depth"),
        reads("X07", "as deep as may be", ods_sheet(row(text_cell(
            "<x:span>" * 249 + "a" + "</x:span>" * 249))),
            ["A1|string||a"]),
        in_cell("X07", "one deeper",
                "<x:span>" * 250 + "a" + "</x:span>" * 250,
                "--max-depth"),
        error("X08", "an attribute of 50 MB", swollen(
            start + "<t:table t:name='", "x" * 50000, 1000, "'/>" + end),
            HERE, "--max-attribute", options=WIDE),
        error("X08", "an attribute of a little over 1 MiB",
              lambda path: ods(book(
                  f"<t:table t:name='{'x' * (MIB + 1)}'/>")), HERE,
              "an attribute is longer", options=WIDE),
        error("X09", "200 000 attributes",
              lambda path: attributes(200000), HERE,
              "--max-attribute"),
        error("X09", "257 attributes", attributes(257), HERE,
              "--max-attributes"),
        reads("X09", "256 attributes", attributes(256), []),
        error("X09", "200 000 different names of attributes",
              lambda path: ods(book("".join(
                  f"<t:a b{i}=''/>" for i in range(200000)))),
              HERE, "different names"),
        error("X10", "a name of 20 MB",
              swollen(start + "<", "x" * 20000, 1000, "/>" + end), HERE,
              "--max-attribute", options=WIDE),
        error("X10", "a name of 1 001 bytes", ods(book(f"<{'x' * 1001}/>")),
              HERE, "longer than 1000"),
        error("X11", "a text of 50 MB",
              swollen(before, "x" * 50000, 1000, after), "--max-text",
              options=WIDE),
        error("X11", "a text of 50 MB in pieces", swollen(
            before, "x" * 50000 + "<x:tab/>", 1000, after), "S!A1",
            "--max-text", options=WIDE),
        error("X11", "a text of 50 MB that belongs to no cell",
              swollen(start, "x" * 50000, 1000, end), HERE, "--max-text",
              options=WIDE),
        reads("X12", "a comment of 50 MB", swollen(
            before + "a<!--", "x" * 50000, 1000, "-->" + after),
            ["A1|string||a"], options=WIDE, mebibytes=160),
        reads("X12", "an instruction of 50 MB", swollen(
            before + "a<?x ", "x" * 50000, 1000, "?>" + after),
            ["A1|string||a"], options=WIDE, mebibytes=160),
        reads("X12", "50 MB of comments", swollen(
            before + "a", f"<!--{'x' * 990}-->", 50000, after),
            ["A1|string||a"], options=WIDE),
        reads("X35", "3 000 000 empty cells", swollen(
            start + "<t:table t:name='S'>",
            f"<t:table-row>{'<t:table-cell/>' * 10000}</t:table-row>", 300,
            row(text_cell("a")) + "</t:table>" + end), ["A301|string||a"],
            options=WIDE, seconds=3),
        reads("X35", "3 000 000 elements that nobody knows", swollen(
            before, "<d:a/>" * 1000, 3000, "a" + after), ["A1|string||a"],
            options=WIDE, seconds=3),
    ]


# ------------------------------------------------- X13 to X22: characters

def encoded(xml, encoding, mark=b"", declared=None):
    declared = declared or encoding
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    return ods(mark + (head + xml).encode(encoding, "surrogatepass"))


def encodings():
    plain = book(sheet(row(text_cell("自然人𠮷"))))
    told = ["A1|string||自然人𠮷"]
    lone = plain.replace("𠮷", "\ud842")
    utf7 = plain.replace("自然人𠮷", "+gepnNk66-")
    latin = plain.replace("自然人𠮷", "é")
    return [
        reads("X15", "a mark of UTF-8", ods(codecs.BOM_UTF8 +
                                            plain.encode()), told),
        reads("X15", "a mark of UTF-8 and a declaration",
              encoded(plain, "UTF-8", codecs.BOM_UTF8), told),
        reads("X16", "UTF-16, little end first",
              encoded(plain, "UTF-16LE", codecs.BOM_UTF16_LE, "UTF-16"),
              told),
        reads("X16", "UTF-16, big end first",
              encoded(plain, "UTF-16BE", codecs.BOM_UTF16_BE, "UTF-16"),
              told),
        reads("X16", "UTF-16 without a declaration",
              ods(codecs.BOM_UTF16_LE + plain.encode("UTF-16LE")), told),
        error("X16", "UTF-16 that is said to be UTF-8",
              encoded(plain, "UTF-16LE", codecs.BOM_UTF16_LE, "UTF-8"),
              HERE),
        error("X16", "UTF-8 that is said to be UTF-16",
              encoded(plain, "UTF-8", b"", "UTF-16"), HERE, "states"),
        error("X16", "UTF-32",
              encoded(plain, "UTF-32LE", codecs.BOM_UTF32_LE), HERE),
        error("X17", "half of a surrogate pair in UTF-16",
              encoded(lone, "UTF-16LE", codecs.BOM_UTF16_LE, "UTF-16"),
              HERE),
        error("X18", "GB18030", encoded(plain, "GB18030"), HERE + "1:",
              "the encoding GB18030", "UTF-8 or UTF-16"),
        error("X18", "GBK", encoded(plain.replace("𠮷", ""), "GBK"), HERE,
              "the encoding GBK"),
        error("X18", "ISO-8859-1", encoded(latin, "ISO-8859-1"), HERE,
              "the encoding ISO-8859-1"),
        error("X19", "GBK that is said to be UTF-8",
              encoded(plain.replace("𠮷", ""), "GBK", b"", "UTF-8"),
              HERE + "1:", "not well-formed"),
        error("X19", "GBK that is said to be nothing",
              ods(plain.replace("𠮷", "").encode("GBK")), HERE + "1:",
              "not well-formed"),
        error("X21", "UTF-7", encoded(utf7, "UTF-8", b"", "UTF-7"), HERE,
              "the encoding UTF-7"),
    ]


def broken_bytes():
    plain = book(sheet(row(text_cell("@")))).encode()
    rows = {"a NUL": b"\0", "a control character": b"\x08",
            "U+FFFF": "\uffff".encode(), "a reference to 1": b"&#1;",
            "a reference to 0": b"&#0;",
            "a reference to a surrogate": b"&#xD800;",
            "a reference beyond Unicode": b"&#x110000;"}
    utf8 = {"a slash in two bytes": b"\xc0\xaf",
            "a slash in three bytes": b"\xe0\x80\xaf",
            "NUL in two bytes": b"\xc0\x80",
            "a surrogate": b"\xed\xa0\x80",
            "a pair of surrogates": b"\xed\xa1\x82\xed\xbe\xb7",
            "beyond U+10FFFF": b"\xf4\x90\x80\x80",
            "a sequence cut": b"\xe4\xb8", "a lone tail": b"\x80",
            "a byte that never is": b"\xff"}
    return [refused(row_id, what, plain.replace(b"@", data), HERE + "1:",
                    "not well-formed")
            for row_id, table in (("X14", rows), ("X20", utf8))
            for what, data in table.items()]


def characters():
    kept = {"supplementary characters": "𠮷𪚥\U0002ebf0",
            "a variation selector": "葛\U000e0100城",
            "private use": "\ue000\U000f0000"}
    alike = {"composed": "é", "decomposed": "e\u0301",
             "a zero width no-break space": "a\ufeffb",
             "a zero width joiner": "क\u094d\u200dष",
             "marks of direction": "\u200f\u202eabc\u202c\u2066\u2069",
             "compatibility": "㈠Ⅳ①ﬁ"}
    return [
        shown("X13", "]]> split over two CDATA sections",
              "a<![CDATA[<b>]]]]><![CDATA[>&amp;]]>c", "a<b>]]>&amp;c"),
        in_cell("X13", "]]> in text", "a]]>b", HERE, "not well-formed"),
        in_cell("X13", "a CDATA section that is not ended", "<![CDATA[a",
                HERE, "CDATA"),
    ] + [shown("X31", what, text, text) for what, text in kept.items()
         ] + [shown("X31", "by reference", "&#x20BB7;&#134071;", "𠮷𠮷")
              ] + [shown("X32", what, text, text)
                   for what, text in alike.items()]


# ------------------------------------------------ X22 to X30: well-formed

def structure():
    plain = book(sheet(row(text_cell("a"))))
    told = ["A1|string||a"]
    old = '<?xml version="1.1"?>'
    other = re.sub(r"(<|</| |xmlns:)([otx])(:|=)", r"\1文\2\3", plain)
    default = re.sub("(</?)t:", r"\1", plain).replace(
        "xmlns:t=", "xmlns=").replace("t:name=", f"{PREFIXED} t:name=")
    redeclared = row(text_cell("b")).replace(
        "<t:table-row", "<t:table-row xmlns:t='urn:other'", 1)
    twice = f'<t:table t:name="S" u:name="T" xmlns:u="{URN}table:1.0"/>'
    return [
        refused("X22", "XML 1.1", old + plain, HERE + "1:1", "XML 1.1"),
        refused("X23", "two roots", plain + "<b/>", HERE,
                "follows the end", cells=told),
        refused("X23", "junk behind the root", plain + "junk", HERE,
                "follows the end", cells=told),
        refused("X23", "NULs behind the root", plain + "\0" * 10, HERE,
                cells=told),
        refused("X24", "an empty part", "", HERE + "1:1", "empty"),
        refused("X24", "nothing but white space", " \n", HERE, "empty"),
        refused("X24", "nothing but a declaration",
                '<?xml version="1.0"?>', HERE, "empty"),
        refused("X24", "cut in the middle", plain[:len(plain) // 2], HERE),
        refused("X25", "an element's prefix unbound", book("<q:a/>"), HERE,
                '"q:a"'),
        refused("X25", "an attribute's prefix unbound",
                book("<t:table q:a=''/>"), HERE, '"q:a"'),
        reads("X26", "other prefixes", ods(other), told),
        reads("X27", "a default namespace", ods(default), told),
        reads("X27", "a prefix declared anew within",
              ods_sheet(redeclared + row(text_cell("a"))), told),
        refused("X29", "an attribute twice",
                book("<t:table t:name='S' t:name='T'/>"), HERE, "twice"),
        refused("X29", "an attribute twice by two prefixes", book(twice),
                HERE, "twice"),
        in_cell("X30", "an entity of HTML", "a&nbsp;b", HERE,
                "not defined"),
        refused("X14", "the wrong end tag", book("<t:table></t:tabel>"),
                HERE + "1:", "end tag"),
    ]


def strict():
    """X28: the namespaces of strict Office Open XML."""
    out = []
    for name in ("xlsx", "docx"):
        kind = KINDS[name]
        parts = [(part, strictly(body)) for part, body in kind.parts]
        out.append(reads("X28", f".{name} of the strict kind", pack(parts),
                         kind.cells, kind.place, suffix=kind.suffix))
    return out


def strictly(body):
    """The same part with the namespaces of ISO/IEC 29500 part 1, strict."""
    old = "http://schemas.openxmlformats.org/"
    new = "http://purl.oclc.org/ooxml/"
    for name in ("spreadsheetml/2006/", "wordprocessingml/2006/",
                 "officeDocument/2006/"):
        body = body.replace(old + name, new + name.replace("2006/", ""))
    return body


# ------------------------------------------------------ X33, X34: streams

PIECE = row(text_cell("年&amp;报&#x20BB7;<!-- 一 --><x:span>𠮷</x:span>"
                      "<![CDATA[<文>]]>"))
CHUNK = 32768  # bytes that are inflated at a time


def boundaries(path):
    """So many pieces that a chunk ends at each of their bytes: the size of a
    piece and that of a chunk have no common divisor."""
    assert len(PIECE.encode()) % 2 == 1
    out = Zip()
    return out.add("content.xml", book(sheet(PIECE * CHUNK)),
                   STORED).finish()


def streams():
    spaces = " " * 10000
    return [
        reads("X33", "10 000 spaces are one", ods_sheet(row(
            text_cell(f"a{spaces}b"))), ["A1|string||a b"]),
        reads("X33", "10 000 spaces by number", ods_sheet(row(
            text_cell('a<x:s x:c="10000"/>b'))),
            [("A1", "string", "", f"a{spaces}b")]),
        reads("X33", "xml:space keeps nothing here, says ODF",
              ods_sheet(row(cell('<x:p xml:space="preserve">a  b</x:p>'))),
              ["A1|string||a b"]),
        reads("X34", "chunks that end anywhere", boundaries,
              [f"A{i + 1}|string||年&报𠮷𠮷<文>" for i in range(CHUNK)],
              seconds=3),
    ]


def cases():
    return (doctypes() + every_part() + flat_files() + sizes() + encodings() +
            broken_bytes() + characters() + structure() + strict() +
            streams())
