#include "tests/filters/match/write_docx.h"

#include <string.h>

#define DECLARATION                                                            \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define MICROSOFT "http://schemas.microsoft.com/office/word/"

void word_add(word_writer *w, const char *markup)
{
    odfgx_buffer_add_text(&w->out, markup);
}

/* ------------------------------------------------------------------ runs */

static void begin_run(word_writer *w, bool bold)
{
    word_add(w, "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\" "
                "w:ascii=\"仿宋_GB2312\" w:eastAsia=\"仿宋_GB2312\"/>");
    word_add(w, bold ? "<w:b/>" : "");
    word_add(w, "</w:rPr>");
}

static void add_line(word_writer *w, const char *text, size_t length, bool bold)
{
    for (size_t used = 0; used < length;) {
        size_t piece = write_piece(w->d, text + used, length - used);
        begin_run(w, bold);
        word_add(w, w->d->shape.split && drawing_one_in(w->d, 9)
                        ? "<w:lastRenderedPageBreak/>"
                        : "");
        word_add(w, "<w:t xml:space=\"preserve\">");
        write_escaped(&w->out, text + used, piece);
        word_add(w, "</w:t></w:r>");
        if (w->d->shape.split && drawing_one_in(w->d, 4))
            word_add(w, "<w:proofErr w:type=\"spellStart\"/>");
        used += piece;
    }
}

void word_add_runs(word_writer *w, const char *text, size_t length, bool bold)
{
    for (size_t used = 0; used < length;) {
        size_t line = write_line(text + used);
        if (line > length - used)
            line = length - used;
        add_line(w, text + used, line, bold);
        used += line;
        if (used < length) {
            word_add(w, "<w:r><w:br/></w:r>");
            used++;
        }
    }
}

void word_add_deleted(word_writer *w, const char *wrong)
{
    odfgx_buffer_add_format(&w->out,
                            "<w:del w:id=\"%u\" w:author=\"甲\" "
                            "w:date=\"2026-01-05T09:00:00Z\"><w:r>"
                            "<w:delText>%s</w:delText></w:r></w:del>",
                            ++w->change, wrong);
}

/* ------------------------------------------------------------ paragraphs */

static void add_inline(word_writer *w, const drawn_block *block, size_t from)
{
    size_t length = strlen(block->text);
    bool prose = block->kind == DRAWN_PARAGRAPH && length > 0;
    if (block->run_in > 0)
        word_add_runs(w, block->text, block->run_in, true);
    if (block->run_in > 0)
        from = block->run_in;
    if (w->d->shape.tracked && prose && drawing_one_in(w->d, 3))
        word_add_deleted(w, "其中 9999 件。");
    word_add_runs(w, block->text + from, length - from,
                  block->kind == DRAWN_TITLE);
}

static void add_paragraph(word_writer *w, const drawn_block *block,
                          const char *properties, size_t from)
{
    bool control = w->d->shape.controls && drawing_one_in(w->d, 3);
    word_add(w, control ? "<w:sdt><w:sdtPr><w:alias w:val=\"段落\"/>"
                          "</w:sdtPr><w:sdtContent>"
                        : "");
    odfgx_buffer_add_format(&w->out, "<w:p><w:pPr>%s</w:pPr>", properties);
    add_inline(w, block, from);
    word_add(w, "</w:p>");
    word_add(w, control ? "</w:sdtContent></w:sdt>" : "");
}

static void add_heading(word_writer *w, const drawn_block *block)
{
    bool numbered = w->d->shape.numbered && block->number > 0;
    add_paragraph(w, block,
                  numbered ? "<w:pStyle w:val=\"1\"/><w:numPr><w:ilvl "
                             "w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                           : "<w:pStyle w:val=\"1\"/>",
                  numbered ? block->number : 0);
}

static void add_box(word_writer *w, const drawn_block *block, bool fallback)
{
    word_add(w, fallback
                    ? "<mc:Fallback><w:pict><v:shape style=\"width:440pt;"
                      "height:60pt\"><v:textbox><w:txbxContent>"
                    : "<mc:Choice Requires=\"wps\"><w:drawing><wp:inline "
                      "distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                      "<wp:extent cx=\"5600000\" cy=\"760000\"/><wp:docPr "
                      "id=\"1\" name=\"文本框 1\"/><a:graphic><a:graphicData "
                      "uri=\"" MICROSOFT "2010/wordprocessingShape\">"
                      "<wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm>"
                      "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"5600000\" "
                      "cy=\"760000\"/></a:xfrm><a:prstGeom prst=\"rect\">"
                      "<a:avLst/></a:prstGeom></wps:spPr><wps:txbx>"
                      "<w:txbxContent>");
    add_paragraph(w, block, "<w:jc w:val=\"center\"/>", 0);
    word_add(w, fallback ? "</w:txbxContent></v:textbox></v:shape></w:pict>"
                           "</mc:Fallback>"
                         : "</w:txbxContent></wps:txbx><wps:bodyPr/>"
                           "</wps:wsp></a:graphicData></a:graphic>"
                           "</wp:inline></w:drawing></mc:Choice>");
}

static void add_title(word_writer *w, const drawn_block *block)
{
    if (!w->d->shape.boxed) {
        add_paragraph(w, block, "<w:jc w:val=\"center\"/>", 0);
        return;
    }
    word_add(w, "<w:p><w:r><mc:AlternateContent>");
    add_box(w, block, false);
    add_box(w, block, true);
    word_add(w, "</mc:AlternateContent></w:r></w:p>");
}

/* -------------------------------------------------------------- contents */

static void add_contents_line(word_writer *w, const char *text, bool first)
{
    size_t length = strcspn(text, "\t");
    word_add(w, "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>");
    word_add(w, first ? "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
                        "<w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\""
                        " \\h </w:instrText></w:r><w:r><w:fldChar "
                        "w:fldCharType=\"separate\"/></w:r>"
                      : "");
    word_add(w, "<w:hyperlink w:anchor=\"_Toc1\">");
    word_add_runs(w, text, length, false);
    odfgx_buffer_add_format(
        &w->out,
        "<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        "<w:r><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r><w:r>"
        "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>%s</w:t>"
        "</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>"
        "</w:p>",
        text + length + 1);
}

static size_t add_contents(word_writer *w, size_t first)
{
    const drawing *d = w->d;
    size_t count = write_contents_count(d, first);
    word_add(w, "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery "
                "w:val=\"Table of Contents\"/><w:docPartUnique/>"
                "</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr>"
                "<w:pStyle w:val=\"TOC\"/></w:pPr><w:r><w:t>目录</w:t></w:r>"
                "</w:p>");
    for (size_t i = first + 1; i < first + count; i++)
        add_contents_line(w, d->blocks[i].text, i == first + 1);
    word_add(w, "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
                "</w:sdtContent></w:sdt>");
    return count;
}

static size_t add_block(word_writer *w, size_t index)
{
    const drawn_block *block = &w->d->blocks[index];
    switch (block->kind) {
    case DRAWN_TITLE:
        add_title(w, block);
        return 1;
    case DRAWN_HEADING:
        add_heading(w, block);
        return 1;
    case DRAWN_CONTENTS:
        return add_contents(w, index);
    case DRAWN_TABLE:
        word_add_table(w, block->table);
        return 1;
    default:
        add_paragraph(w, block, "", 0);
        return 1;
    }
}

/* --------------------------------------------------------------- package */

static const char types[] = DECLARATION
    "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\""
    "/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE
    "document.main+xml\"/><Override PartName=\"/word/styles.xml\" "
    "ContentType=\"" TYPE "styles+xml\"/><Override "
    "PartName=\"/word/numbering.xml\" ContentType=\"" TYPE
    "numbering+xml\"/></Types>";

static const char root[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship "
    "Id=\"rId1\" Type=\"" OFFICE "relationships/officeDocument\" "
    "Target=\"word/document.xml\"/></Relationships>";

static const char relations[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship "
    "Id=\"rId1\" Type=\"" OFFICE "relationships/styles\" "
    "Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
    "relationships/numbering\" Target=\"numbering.xml\"/></Relationships>";

static const char styles[] = DECLARATION
    "<w:styles xmlns:w=\"" WORD "\"><w:style w:type=\"paragraph\" "
    "w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name "
    "w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl "
    "w:val=\"0\"/></w:pPr></w:style><w:style w:type=\"paragraph\" "
    "w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/><w:basedOn w:val=\"a\"/>"
    "</w:style><w:style w:type=\"paragraph\" w:styleId=\"TOC\"><w:name "
    "w:val=\"TOC Heading\"/><w:basedOn w:val=\"a\"/></w:style><w:style "
    "w:type=\"table\" w:styleId=\"a3\"><w:name w:val=\"Table Grid\"/>"
    "</w:style></w:styles>";

static const char numbering[] = DECLARATION
    "<w:numbering xmlns:w=\"" WORD "\"><w:abstractNum w:abstractNumId=\"0\">"
    "<w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start "
    "w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:suff "
    "w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/><w:lvlJc w:val=\"left\"/>"
    "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
    "w:val=\"0\"/></w:num></w:numbering>";

static const char opening[] = DECLARATION
    "<w:document xmlns:w=\"" WORD "\" xmlns:r=\"" OFFICE "relationships\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
    "wordprocessingDrawing\" "
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:wps=\"" MICROSOFT "2010/wordprocessingShape\" "
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:w14=\"" MICROSOFT
    "2010/wordml\" mc:Ignorable=\"w14\"><w:body>";

static void add_body(word_writer *w)
{
    bool nested = w->d->shape.nest == NEST_ALL;
    word_add(w, opening);
    if (nested)
        word_begin_nest(w);
    for (size_t i = 0; i < w->d->count;)
        i += add_block(w, i);
    if (nested)
        word_end_nest(w);
    word_add(w, "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"
                "</w:body></w:document>");
}

odfgx_status write_docx(drawing *d, odfgx_buffer *out, odfgx_error *err)
{
    word_writer w = { .d = d };
    add_body(&w);
    const write_part parts[] = {
        { "[Content_Types].xml", types, strlen(types), false },
        { "_rels/.rels", root, strlen(root), false },
        { "word/document.xml", w.out.data, w.out.length, false },
        { "word/_rels/document.xml.rels", relations, strlen(relations), false },
        { "word/styles.xml", styles, strlen(styles), false },
        { "word/numbering.xml", numbering, strlen(numbering), false },
    };
    odfgx_status status = write_package(parts, ODFGX_COUNT_OF(parts), out, err);
    odfgx_buffer_clear(&w.out);
    return status;
}
