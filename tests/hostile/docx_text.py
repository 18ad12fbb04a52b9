"""DOCX-04 to DOCX-13, DOCX-20 to DOCX-25, DOCX-32 to DOCX-37 and DOCX-43 to
DOCX-44: what a paragraph of Word may hold."""

from case import reads
from documents import (docx_parts, word_cell, word_paragraph, word_row,
                       word_run, word_table, word_xml)
from zipped import pack

BY = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
SPACES = ('xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
          '2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
          'wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
          'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/'
          'math" xmlns:w14="http://schemas.microsoft.com/office/word/2010/'
          'wordml"')


def document(body):
    return pack(docx_parts(word_xml(body, SPACES)))


def told(*texts):
    return [("-", "paragraph", "", *(text if isinstance(text, tuple)
                                     else (text,))) for text in texts]


def body(row_id, what, inside, *texts):
    """The paragraphs of a document; a text, or a text and its flags."""
    return reads(row_id, what, document(inside), told(*texts))


def paragraph(row_id, what, runs, *texts):
    return body(row_id, what, f"<w:p>{runs}</w:p>", *texts)


def run(inside, properties=""):
    """A run of other things than text."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


# ------------------------------------------------- 04 to 07: what changed

def changes():
    gone = f"<w:del {BY}><w:r><w:delText>b</w:delText></w:r></w:del>"
    new = f"<w:ins {BY}>{word_run('c')}</w:ins>"
    from_here = f"<w:moveFrom {BY}>{word_run('b')}</w:moveFrom>"
    to_here = f"<w:moveTo {BY}>{word_run('c')}</w:moveTo>"
    marked = f"<w:rPr><w:del {BY}/></w:rPr>"
    row = word_table(word_row(word_cell("a")),
                     word_row(word_cell("b"),
                              properties=f"<w:del {BY}/>"),
                     word_row(word_cell("c"),
                              properties=f"<w:ins {BY}/>"))
    return [
        paragraph("DOCX-04", "deleted and inserted",
                  word_run("a") + gone + new, "ac"),
        paragraph("DOCX-04", "inserted, then deleted", word_run("a") + (
            f"<w:ins {BY}>{gone}</w:ins>"), "a"),
        paragraph("DOCX-04", "deleted text that is written as text",
                  word_run("a") + gone.replace("delText", "t"), "a"),
        paragraph("DOCX-05", "moved",
                  word_run("a") + from_here + to_here, "ac"),
        reads("DOCX-06", "a deleted row", document(row),
              ["A1|string||a", "A2|string||c"], place="表格 1"),
        body("DOCX-07", "a deleted end of a paragraph",
             word_paragraph(word_run("a"), marked) + word_paragraph("b"),
             "ab"),
    ]


# --------------------------------------------------- 08 to 13: characters

def characters():
    breaks = ("a<w:tab/>b<w:br/>c<w:cr/>d<w:ptab w:relativeTo=\"margin\" "
              'w:alignment="left" w:leader="none"/>e')
    breaks = "".join(f"<w:t>{it}</w:t>" if len(it) == 1 else it
                     for it in breaks.replace("<", "\0<").replace(
                         ">", ">\0").split("\0") if it)
    symbol = '<w:sym w:font="Wingdings" w:char="F0FC"/>'
    content = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    table = word_table(content.format(word_row(
        content.format(word_cell(content.format(word_paragraph("b")))))))
    holder = ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
              f"{word_run('单击此处输入文字')}</w:sdtContent></w:sdt>")
    return [
        paragraph("DOCX-08", "a word in pieces",
                  word_run("自") + "<w:proofErr/>" + word_run("然", "<w:b/>")
                  + '<w:bookmarkStart w:id="1" w:name="a"/>'
                  + word_run("人"), "自然人"),
        paragraph("DOCX-09", "hyphens", run(
            "<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>"), "a-b"),
        paragraph("DOCX-09", "a soft hyphen", run(
            "<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>"), "ab"),
        paragraph("DOCX-09", "a soft hyphen as a character",
                  word_run("a\u00adb"), "ab"),
        paragraph("DOCX-10", "tabs and breaks", run(breaks),
                  "a\tb\nc\nd\te"),
        paragraph("DOCX-11", "a symbol of a font's own", run(
            f"<w:t>a</w:t>{symbol}<w:t>b</w:t>"), "a✓b"),
        paragraph("DOCX-11", "a symbol that is none", run(
            '<w:t>a</w:t><w:sym w:font="a" w:char="zz"/><w:t>b</w:t>'),
            "ab"),
        body("DOCX-12", "paragraphs and runs under control",
             content.format(word_paragraph("a")) +
             f"<w:p>{content.format(word_run('b'))}</w:p>", "a", "b"),
        reads("DOCX-12", "rows, cells and what is in them under control",
              document(content.format(table)), ["A1|string||b"],
              place="表格 1"),
        paragraph("DOCX-13", "what only holds a place",
                  word_run("a") + holder, "a"),
    ]


# ------------------------------------------------- 20 to 25: boxes, fields

def boxes():
    inside = f"<w:txbxContent>{word_paragraph('框')}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>"
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape>" \
          "</w:pict>"
    both = ('<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            f"{shape}</w:drawing></mc:Choice><mc:Fallback>{old}"
            "</mc:Fallback></mc:AlternateContent>")
    return [
        paragraph("DOCX-20", "a box of text that is there twice",
                  word_run("文") + run(both), "文", "框"),
        paragraph("DOCX-21", "a box of text in VML",
                  word_run("文") + run(old), "文", "框"),
    ]


def mark(kind):
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(text):
    return run(f"<w:instrText>{text}</w:instrText>")


def fields():
    page = mark("begin") + code(" PAGE ") + mark("separate") \
        + word_run("1") + mark("end")
    within = (mark("begin") + code(" IF ") + page + code(" = 1 ")
              + mark("separate") + word_run("是") + mark("end"))
    unclosed = mark("begin") + code(" PAGE ") + mark("separate") \
        + word_run("1")
    simple = f'<w:fldSimple w:instr=" PAGE ">{word_run("1")}</w:fldSimple>'
    link = f'<w:hyperlink r:id="rId9">{word_run("链")}</w:hyperlink>'
    entry = word_paragraph(word_run("一、总体情况"),
                           '<w:pStyle w:val="TOC1"/>')
    toc = (f"<w:p>{mark('begin')}{code(' TOC ')}{mark('separate')}</w:p>"
           f"{entry}<w:p>{mark('end')}</w:p>")
    return [
        paragraph("DOCX-22", "a field", word_run("第") + page
                  + word_run("页"), "第1页"),
        paragraph("DOCX-23", "a field within a field's code",
                  word_run("a") + within + word_run("b"), "a是b"),
        body("DOCX-23", "a field that is never ended",
             f"<w:p>{word_run('a')}{unclosed}</w:p>" + word_paragraph("b"),
             "a1", "b"),
        paragraph("DOCX-24", "a simple field and a link",
                  word_run("a") + simple + link, "a1链"),
        body("DOCX-25", "a table of contents", toc + word_paragraph("文"),
             "一、总体情况", "文"),
    ]


# -------------------------------------------------- 32 to 44: looks of text

def looks():
    formula = ("<m:oMath><m:r><m:t>x</m:t></m:r><m:sSup><m:e><m:r><m:t>y"
               "</m:t></m:r></m:e></m:sSup></m:oMath>")
    ruby = (f"<w:ruby><w:rt>{word_run('hàn')}</w:rt><w:rubyBase>"
            f"{word_run('汉')}</w:rubyBase></w:ruby>")
    numbered = ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>'
                "</w:numPr>")
    bound = ('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a/b" '
             'w:storeItemID="x"/></w:sdtPr><w:sdtContent>'
             f"{word_run('示')}</w:sdtContent></w:sdt>")
    fonts = ('<w:rFonts w:hint="eastAsia" w:eastAsia="宋体"/><w:rtl/>'
             '<w:lang w:bidi="ar-SA"/><w:eastAsianLayout w:vert="1"/>')
    return [
        paragraph("DOCX-32", "a formula", word_run("a") + formula, "axy"),
        body("DOCX-33", "hidden text",
             word_paragraph(word_run("a") + word_run("b", "<w:vanish/>")) +
             word_paragraph(word_run("c", "<w:vanish/>")) +
             word_paragraph(word_run("d", '<w:vanish w:val="0"/>')),
             "a", ("c", "hidden"), "d"),
        body("DOCX-34", "a paragraph that is numbered",
             word_paragraph(word_run("文"), numbered), "文"),
        paragraph("DOCX-35", "capitals by their looks",
                  word_run("aBc", "<w:caps/>")
                  + word_run("d", "<w:smallCaps/>"), "aBcd"),
        paragraph("DOCX-36", "ruby text", run(ruby), "汉"),
        paragraph("DOCX-37", "spaces that nothing is said of",
                  run("<w:t> a  b </w:t>"), "a  b"),
        paragraph("DOCX-37", "spaces that are to be kept",
                  word_run("a  b"), "a  b"),
        paragraph("DOCX-43", "text bound to data", word_run("a") + bound,
                  "a示"),
        paragraph("DOCX-44", "scripts and directions",
                  word_run("自", fonts) + word_run("مرحبا", "<w:rtl/>"),
                  "自مرحبا"),
    ]


def text_cases():
    return changes() + characters() + boxes() + fields() + looks()
