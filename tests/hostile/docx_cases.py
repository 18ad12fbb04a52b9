"""DOCX-01 to DOCX-46: what a document of Word may do: its parts."""

import copy
import random
import struct
from xml.etree import ElementTree

from case import error, reads, survives
from compound import MAGIC, protected
from documents import (DECLARATION, DOCX, STRICT, WORD, content_types,
                       docx_parts, relations, replaced, word_cell,
                       word_paragraph, word_row, word_run, word_table,
                       word_xml)
from docx_costs import cost_cases
from docx_text import text_cases
from docx_tables import table_cases
from zipped import Zip, pack, repeated

PART = "word/document.xml"
NETWORK = ("socket(", "connect(", "hostname")
EXTERNAL = 'TargetMode="External"'
MAIN = "wordprocessingml.document.main"


def changed(changes):
    return pack(replaced(DOCX.parts, changes))


def read(row_id, what, changes, cells=DOCX.cells, **more):
    return reads(row_id, what, changed(changes), cells, place="表格 1",
                 **more)


def refused(row_id, what, changes, *says, **more):
    return error(row_id, what, changed(changes), *says, **more)


def document(body, *parts):
    return pack(docx_parts(word_xml(body)) + list(parts))


# ------------------------------------------------------ 01, 02: the package

def packages():
    other = [("[Content_Types].xml", content_types({"/a/b.xml": MAIN})),
             ("_rels/.rels", relations(("rId1", "officeDocument",
                                        "/a/b.xml"))),
             ("a/b.xml", dict(DOCX.parts)[PART])]
    away = relations(("rId1", "officeDocument", "file:///etc/hostname",
                      EXTERNAL))
    up = relations(("rId1", "officeDocument", "../../etc/hostname"))
    return [
        error("DOCX-01", "a compound file, as with a password",
              protected(), "password"),
        refused("DOCX-02", "no document", {PART: None}, f'"{PART}"'),
        refused("DOCX-02", "no relationships", {"_rels/.rels": None},
                "_rels/.rels"),
        refused("DOCX-02", "no content types",
                {"[Content_Types].xml": None}, "[Content_Types].xml"),
        reads("DOCX-02", "the document in another place", pack(other),
              DOCX.cells, place="表格 1"),
        refused("DOCX-02", "the document outside of the file",
                {"_rels/.rels": away}, "outside of the file",
                untouched=NETWORK),
        refused("DOCX-02", "the document above the root",
                {"_rels/.rels": up}, "outside of the file", untouched=NETWORK),
    ]


# ---------------------------------------------------------- 03: malformed

def mutated(seed):
    """The honest document with some of its bytes changed."""
    data = bytearray(pack(DOCX.parts))
    for _ in range(3):
        seed = (seed * 1664525 + 1013904223) % 2**32
        struct.pack_into("B", data, (seed >> 8) % len(data), seed >> 24)
    return bytes(data)


def every_kind():
    """A document with something of all that a filter looks at."""
    changes = (f'<w:ins w:id="1">{word_run("增")}</w:ins><w:del w:id="2">'
               "<w:r><w:delText>删</w:delText></w:r></w:del>")
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{more}'
                    for kind, more in (("begin", "<w:r><w:instrText>PAGE"
                                        "</w:instrText></w:r>"),
                                       ("separate", word_run("1")),
                                       ("end", "")))
    control = (f"<w:sdt><w:sdtPr/><w:sdtContent>{word_paragraph('控')}"
               "</w:sdtContent></w:sdt>")
    inner = word_table(word_row(word_cell("内")))
    table = word_table(
        word_row(word_cell("a", '<w:gridSpan w:val="2"/>'), word_cell(
            "b", '<w:vMerge w:val="restart"/>')),
        word_row(word_cell("c"), word_cell(word_paragraph("d") + inner),
                 word_cell("", "<w:vMerge/>"),
                 properties='<w:gridBefore w:val="0"/>'))
    return word_xml(word_paragraph(changes + field) + control + table
                    + word_paragraph("末", '<w:numPr><w:ilvl w:val="0"/>'
                                     '<w:numId w:val="1"/></w:numPr>'))


def shuffled(seed):
    """That document with some of its elements moved, doubled, left out or
    given strange values: well-formed, and of no schema."""
    chance = random.Random(seed)
    root = ElementTree.fromstring(every_kind())
    for _ in range(6):
        parents = [it for it in root[0].iter() if len(it)]
        if not parents:
            break
        place = chance.choice(parents)
        piece = chance.choice(list(place))
        act = chance.randrange(4)
        if act == 0:
            place.remove(piece)
        elif act == 1:
            place.insert(0, copy.deepcopy(piece))
        elif act == 2:
            chance.choice(parents).append(copy.deepcopy(piece))
        else:
            for name in piece.attrib:
                piece.set(name, chance.choice(
                    ("-1", "0", "99999999999", "restart", "end", "")))
    return pack(docx_parts(DECLARATION + ElementTree.tostring(
        root, encoding="unicode")))


def malformed():
    table = word_table(word_row(word_cell("a")))
    bodies = {
        "a table in a run": f"<w:p><w:r>{table}</w:r></w:p>",
        "a cell outside of a row": f"<w:tbl>{word_cell('a')}</w:tbl>",
        "a row outside of a table": word_row(word_cell("a")),
        "a cell outside of a table": word_cell("a"),
        "a paragraph in a paragraph":
            f"<w:p>{word_paragraph('a')}{word_run('b')}</w:p>",
        "a row in a row": f"<w:tbl><w:tr>{word_row(word_cell('a'))}"
            "</w:tr></w:tbl>",
        "a cell in a cell": word_table(word_row(word_cell(word_cell("a")))),
        "text outside of a run": "<w:p><w:t>a</w:t></w:p><w:t>b</w:t>",
        "a body in the body": f"<w:body>{table}</w:body>",
        "a table without rows": word_table(),
        "a row without cells": word_table(word_row()),
        "a cell without paragraphs": word_table(word_row("<w:tc/>")),
        "properties without a value": word_table(word_row(word_cell(
            "a", "<w:gridSpan/><w:vMerge/><w:hMerge/>"))),
        "the end of a field that never began":
            '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    }
    return [
        *[survives("DOCX-03", what, document(body))
          for what, body in bodies.items()],
        *[survives("DOCX-03", f"bytes changed at random, {seed}",
                   mutated(seed)) for seed in range(20)],
        *[survives("DOCX-03", f"elements changed at random, {seed}",
                   shuffled(seed)) for seed in range(100)],
        refused("DOCX-03", "another root", {PART: "<a/>"},
                "holds no text of Word"),
        refused("DOCX-03", "a root of another namespace", {
            PART: dict(DOCX.parts)[PART].replace(WORD, "urn:other")},
            "holds no text of Word"),
        refused("DOCX-03", "cut in the middle", {
            PART: dict(DOCX.parts)[PART][:-100]}, f"{PART}:"),
    ]


# --------------------------------------------- 26 to 31: parts that are apart

def story(name, inside):
    return (f'{DECLARATION}<w:{name} xmlns:w="{WORD}">{inside}'
            f"</w:{name}>")


def apart():
    notes = {name: story(name + "s", f'<w:{name} w:id="2">'
                         f"{word_paragraph('注')}</w:{name}>")
             for name in ("footnote", "endnote", "comment")}
    margin = {f"word/{name}1.xml": story(tag, word_paragraph("眉"))
              for name, tag in (("header", "hdr"), ("footer", "ftr"))}
    marks = ('<w:commentRangeStart w:id="2"/><w:r><w:t>文</w:t></w:r>'
             '<w:commentRangeEnd w:id="2"/><w:r><w:commentReference '
             'w:id="2"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
             '<w:r><w:endnoteReference w:id="2"/></w:r>')
    section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
               '<w:footerReference w:type="default" r:id="rId5"/>'
               "</w:sectPr>")
    parts = [(f"word/{name}s.xml", body) for name, body in notes.items()]
    aims = relations(*[(f"rId{i}", f"{name}s", f"{name}s.xml")
                       for i, name in enumerate(notes, 1)],
                     ("rId4", "header", "header1.xml"),
                     ("rId5", "footer", "footer1.xml"))
    whole = document(word_paragraph(marks) + section, *parts,
                     *margin.items(),
                     ("word/_rels/document.xml.rels", aims))
    return [reads(row_id, what, whole, ["-|paragraph||文"])
            for row_id, what in (("DOCX-26", "notes at the foot or end"),
                                 ("DOCX-27", "comments"),
                                 ("DOCX-28", "headers and footers"))]


def never_opened():
    chunk = '<w:altChunk r:id="rId1"/>'
    sub = '<w:subDoc r:id="rId2"/>'
    picture = ('<w:p><w:r><w:drawing><a:blip xmlns:a="urn:a" '
               'r:link="rId3"/></w:drawing></w:r></w:p>')
    aims = relations(
        ("rId1", "aFChunk", "a.html"),
        ("rId2", "subDocument", "file:///etc/hostname", EXTERNAL),
        ("rId3", "image", "http://127.0.0.1:9/a.png", EXTERNAL),
        ("rId4", "attachedTemplate", "file:///etc/hostname", EXTERNAL),
        ("rId5", "oleObject", "embeddings/a.bin"))
    settings = relations(("rId1", "attachedTemplate",
                          "file:///etc/hostname", EXTERNAL))
    ole = ('<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-'
           'com:office:office" r:id="rId5"/></w:object></w:r></w:p>')
    parts = [("word/_rels/document.xml.rels", aims),
             ("word/_rels/settings.xml.rels", settings),
             ("word/a.html", "<p>外</p>"), ("word/embeddings/a.bin", MAGIC)]
    rows = {"DOCX-29": ("a piece of another format", chunk),
            "DOCX-30": ("a document within, a picture, a template",
                        sub + picture),
            "DOCX-31": ("an embedded object", ole)}
    return [reads(row_id, what, document(body + word_paragraph("文"),
                                         *parts),
                  ["-|paragraph||文"], untouched=NETWORK)
            for row_id, (what, body) in rows.items()]


# ----------------------------------------------------- 38 to 46: the whole

def depth():
    def nested(times):
        before = "<w:tbl><w:tr><w:tc>"
        after = "<w:p/></w:tc></w:tr></w:tbl>"
        return before * times + word_paragraph("a") + after * times

    def deep(path):
        before, after = word_xml("@").encode().split(b"@")
        out = Zip()
        for name, body in DOCX.parts:
            if name == PART:
                body = repeated(before, b"<w:tbl><w:tr><w:tc>", 100000,
                                after)
            out.add(name, body)
        return out.finish()
    return [
        error("DOCX-38", "100 000 tables within each other", deep,
              "--max-depth", seconds=0.2),
        survives("DOCX-38", "80 tables within each other",
                 document(nested(80)), seconds=0.2),
    ]


def empty_paragraphs(path):
    before, after = word_xml("@").encode().split(b"@")
    out = Zip()
    for name, body in DOCX.parts:
        if name == PART:
            body = repeated(before, b"<w:p/>" * 1000, 1000,
                            word_paragraph("a").encode() + after)
        out.add(name, body)
    return out.finish()


def typed(kind, *parts):
    types = content_types({}).replace(
        "</Types>", f'<Override PartName="/{PART}" ContentType="{kind}"/>'
        "</Types>")
    return changed({"[Content_Types].xml": types, **dict(parts)})


def wholes():
    template = ("application/vnd.openxmlformats-officedocument."
                "wordprocessingml.template.main+xml")
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    strict = [(name, body.replace(WORD, STRICT + "wordprocessingml/main")
               .replace("http://schemas.openxmlformats.org/officeDocument/"
                        "2006/", STRICT + "officeDocument/"))
              for name, body in DOCX.parts]
    glossary = word_xml(word_paragraph("词")).replace("w:document",
                                                      "w:glossaryDocument")
    protected = story("settings", '<w:documentProtection w:edit="readOnly" '
                      'w:enforcement="1" w:hash="x"/>')
    ranges = ('<w:permStart w:id="1" w:edGrp="everyone"/>'
              + word_paragraph("文") + '<w:permEnd w:id="1"/>')
    return [
        reads("DOCX-39", "1 000 000 empty paragraphs", empty_paragraphs,
              ["-|paragraph||a"], seconds=2,
              options=("--max-ratio", "9999")),
        reads("DOCX-40", "the strict namespaces", pack(strict), DOCX.cells,
              place="表格 1"),
        reads("DOCX-41", "macros", typed(macros, (
            "word/vbaProject.bin", MAGIC)), DOCX.cells,
            place="表格 1", suffix=".docm"),
        read("DOCX-42", "a glossary beside it", {
            "word/glossary/document.xml": glossary,
            "word/_rels/document.xml.rels": relations(
                ("rId1", "glossaryDocument", "glossary/document.xml"))}),
        reads("DOCX-45", "a template", typed(template),
              DOCX.cells, place="表格 1", suffix=".dotx"),
        read("DOCX-46", "protected from being edited", {
            "word/settings.xml": protected,
            "word/_rels/document.xml.rels": relations(
                ("rId1", "settings", "settings.xml"))}),
        reads("DOCX-46", "ranges that may be edited", document(ranges),
              ["-|paragraph||文"]),
    ]


def cases():
    out = (packages() + malformed() + text_cases() + table_cases() +
           apart() + never_opened() + depth() + wholes() + cost_cases())
    for case in out:
        if case.suffix == ".ods":
            case.suffix = ".docx"
    return out
