"""What a document of Word may ask for much of: memory or time."""

from case import error, reads, survives
from documents import (DOCX, WORD, relations, replaced, word_cell,
                       word_paragraph, word_row, word_run, word_table,
                       word_xml)
from zipped import Zip, pack, repeated

PART = "word/document.xml"
WIDE = ("--max-ratio", "99999")
TOO_LARGE = "larger than any table"


def swollen(before, block, times, after=""):
    """A document of which a piece is repeated very often."""
    def make(path):
        head, tail = word_xml("@").split("@")
        body = repeated((head + before).encode(), block.encode(), times,
                        (after + tail).encode())
        out = Zip()
        for name, own in DOCX.parts:
            out.add(name, body if name == PART else own)
        return out.finish()
    return make


def table(block, times):
    return swollen("<w:tbl>", block, times, "</w:tbl>")


def too_large(row_id, what, make, **more):
    return error(row_id, what, make, "表格 1", TOO_LARGE, options=WIDE,
                 **more)


def tables():
    small = word_table(word_row(word_cell("5")))
    wide = word_table(word_row(*[word_cell(
        "", '<w:gridSpan w:val="1000"/>')] * 16))
    tall = word_table("<w:tr/>" * 1000)
    rows = word_row(*[word_cell("5")] * 10) * 100
    begun = '<w:vMerge w:val="restart"/>'
    merged = word_row(*[word_cell("", "<w:vMerge/>")] * 60)
    return [
        too_large("DOCX-14", "300 000 tables in the cells of one",
                  table(word_row(word_cell(small * 10 + "<w:p/>")) * 100,
                        300), seconds=0.5),
        survives("DOCX-14", "10 000 tables of 16 000 columns in one",
                 table(word_row(word_cell(wide + "<w:p/>")) * 10, 1000),
                 options=WIDE),
        survives("DOCX-14", "2 000 tables of 1 000 empty rows in one",
                 table(word_row(word_cell(tall + "<w:p/>")), 2000),
                 options=WIDE),
        too_large("DOCX-19", "1 000 000 cells", table(rows, 1000)),
        too_large("DOCX-19", "100 MB of text in a table",
                  table(word_row(word_cell("x" * 10000)) * 10, 1000),
                  mebibytes=128),
        reads("DOCX-15", "1 200 000 cells that belong to those above",
              swollen("<w:tbl>" + word_row(*[word_cell("", begun)] * 60),
                      merged, 20000, "</w:tbl>" + word_paragraph("a")),
              ["-|paragraph||a"], options=WIDE),
    ]


def part(name, inside):
    return f'<w:{name} xmlns:w="{WORD}">{inside}</w:{name}>'


def with_part(name, inside, body):
    """A document and one more part, whose kind is its name."""
    return pack(replaced(DOCX.parts, {
        PART: word_xml(body), f"word/{name}.xml": part(name, inside),
        "word/_rels/document.xml.rels": relations(
            ("rId1", name, f"{name}.xml"))}))


def based(count, last):
    """Styles of which each is based on the next."""
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val='
        f'"s{i + 1 if i + 1 < count else last}"/></w:style>'
        for i in range(count))


def lists(text):
    return ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
            '<w:start w:val="2000000000"/><w:numFmt w:val="upperRoman"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum><w:num '
            'w:numId="1"><w:abstractNumId w:val="0"/></w:num>')


def styles():
    styled = word_paragraph(word_run("a"), '<w:pStyle w:val="s0"/>')
    numbered = word_paragraph(word_run("a"), '<w:numPr><w:ilvl w:val="0"/>'
                              '<w:numId w:val="1"/></w:numPr>')
    return [
        reads("DOCX-34", "styles that are based on one another",
              with_part("styles", based(3, 0), styled),
              ["-|paragraph||a"], seconds=0.1),
        reads("DOCX-34", "a style that is based on itself",
              with_part("styles", based(1, 0), styled),
              ["-|paragraph||a"], seconds=0.1),
        reads("DOCX-34", "20 000 styles, each based on the next",
              lambda path: with_part("styles", based(20000, 0),
                                     styled * 2000),
              ["-|paragraph||a"] * 2000, seconds=0.5),
        survives("DOCX-34", "the two billionth entry of a list, in Roman",
                 with_part("numbering", lists("%1."), numbered),
                 seconds=0.1),
        survives("DOCX-34", "a label of 300 000 numbers",
                 lambda path: with_part("numbering", lists("%1." * 300000),
                                        numbered * 2000), seconds=1),
    ]


def paragraphs():
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    ended = word_paragraph(word_run("a"),
                           '<w:rPr><w:del w:id="1"/></w:rPr>')
    return [
        survives("DOCX-23", "1 000 000 fields that are begun", swollen(
            "<w:p>", field * 1000, 1000, "</w:p>"), options=WIDE),
        survives("DOCX-07", "1 000 000 deleted ends of paragraphs", swollen(
            "", ended * 1000, 1000), options=WIDE, seconds=3),
        error("DOCX-08", "a text of 100 MB in pieces", swollen(
            "<w:p>", word_run("x" * 10000), 10000, "</w:p>"), "file.docx",
            "--max-text", options=WIDE),
    ]


def cost_cases():
    return tables() + styles() + paragraphs()
