#include "report/buffer.h"
#include "tests/filters/docx_sample.h"
#include "tests/filters/marked.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#define MAIN "word/document.xml"

static const odfgx_markup none = { "检查结果", NULL, 0, NULL, 0 };

/* A markup of one mark, with a result that leads to it. */
typedef struct one {
    odfgx_mark mark;
    odfgx_result results[2];
    odfgx_markup markup;
} one;

static void init(one *one, const odfgx_mark *mark)
{
    one->mark = *mark;
    if (one->mark.comment == NULL)
        one->mark.comment = "first\nsecond";
    one->results[0] = (odfgx_result){
        .texts = { "级别", "位置", NULL, NULL },
        .head = true,
    };
    one->results[1] = (odfgx_result){
        .texts = { "错误", "here", "there & then", NULL },
        .target = &one->mark,
        .coloured = true,
        .level = mark->level,
    };
    one->markup = (odfgx_markup){ "检查结果", &one->mark, 1, one->results, 2 };
}

static odfgx_buffer told_of(const odfgx_buffer *document)
{
    marked_list list;
    odfgx_buffer told;
    EXPECT(marked_read(document, &list), "can't be read");
    told = list.told;
    list.told = (odfgx_buffer){ 0 };
    marked_clear(&list);
    if (told.data == NULL)
        odfgx_buffer_add_text(&told, "");
    return told;
}

static odfgx_buffer mark(const char *name, const odfgx_buffer *document,
                         const odfgx_markup *markup)
{
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    odfgx_status status = marked_write(document, markup, &out, &err);
    EXPECT(status == ODFGX_OK, "%s: %s: %s", name, err.where, err.text);
    return out;
}

static void expect_part(const char *name, const odfgx_buffer *document,
                        const char *part, const char *text)
{
    odfgx_buffer bytes = marked_part(document, part);
    EXPECT(strstr(bytes.data, text) != NULL, "%s: no %s in\n%s", name, text,
           bytes.data);
    odfgx_buffer_clear(&bytes);
}

/* The same is told with marks as without; marked again, the document is the
 * same; and the marks come out to the byte. */
static void expect_round(const char *name, const odfgx_buffer *document,
                         const odfgx_buffer *marked, const odfgx_markup *markup)
{
    odfgx_buffer before = told_of(document), after = told_of(marked);
    odfgx_buffer again = mark(name, marked, markup);
    odfgx_buffer clean = mark(name, marked, &none);
    EXPECT(strcmp(before.data, after.data) == 0, "%s\ntold:\n%sbefore:\n%s",
           name, after.data, before.data);
    marked_expect_same(name, &again, marked);
    marked_expect_same(name, &clean, document);
    odfgx_buffer_clear(&before);
    odfgx_buffer_clear(&after);
    odfgx_buffer_clear(&again);
    odfgx_buffer_clear(&clean);
}

static void expect_comment(const char *name, const odfgx_buffer *marked,
                           const char *comment)
{
    odfgx_buffer document = marked_by_another(marked);
    odfgx_buffer told = told_of(&document);
    if (comment != NULL)
        EXPECT(strstr(told.data, comment) != NULL, "%s\ntold:\n%s", name,
               told.data);
    else
        EXPECT(strstr(told.data, "comment ") == NULL, "%s\ntold:\n%s", name,
               told.data);
    odfgx_buffer_clear(&document);
    odfgx_buffer_clear(&told);
}

/* --------------------------------------------------------------- places */

#define SHD "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFC7CD\"/>"
#define HERE                                                                   \
    "<w:bookmarkStart w:id=\"0\" w:name=\"_odfgx_m1\"/>"                       \
    "<w:commentRangeStart w:id=\"1\"/>"
#define THERE                                                                  \
    "<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/>"     \
    "</w:r><w:bookmarkEnd w:id=\"0\"/>"
#define AT(cell) "comment " cell " \"x\" \"first\\nsecond\"\n"
#define PR(inside) "<w:tcPr>" inside "</w:tcPr>"
#define PIC(inside)                                                            \
    "<w:r><w:pict><w:txbxContent>" inside "</w:txbxContent></w:pict></w:r>"

static const struct {
    const char *body;
    odfgx_mark mark;
    const char *xml; /* in the marked main part */
    const char *comment;
} places[] = {
    { TBL(TR(TCT("a") TCT("b"))),
      { .table = "表格 1", .column = 1, .level = ODFGX_ERROR },
      "<w:tc><w:tcPr>" SHD "</w:tcPr  ><w:p>" HERE T("b") THERE "</w:p>",
      AT("B1") },
    { TBL(TR(TCT("a")))
          TBL(TR(TC(PR("<w:gridSpan w:val='2'/>") PT("b")) TCT("c"))),
      { .table = "表格 2", .column = 2, .level = ODFGX_ERROR },
      HERE T("c") THERE,
      AT("C1") },
    /* The mark of a covered cell is on the one that covers it. */
    { TBL(TR(TC(PR("<w:vMerge w:val='restart'/>") PT("a")) TCT("b"))
              TR(TC(PR("<w:vMerge/>") PT("")) TCT("c"))),
      { .table = "表格 1", .row = 1, .level = ODFGX_ERROR },
      "<w:vMerge w:val='restart'/>" SHD "</w:tcPr><w:p>" HERE T("a") THERE,
      AT("A1") },
    { TBL(TR("<w:trPr><w:gridBefore w:val='2'/></w:trPr>" TCT("a"))),
      { .table = "表格 1", .column = 2, .level = ODFGX_ERROR },
      HERE T("a") THERE,
      AT("C1") },
    { TBL(TR(TC(PT("a") TBL(TR(TCT("b") TCT("c"))) PT("d")))),
      { .table = "表格 1.1", .column = 1, .level = ODFGX_ERROR },
      HERE T("c") THERE,
      AT("B1") },
    { TBL(TR(TC(TBL(TR(TCT("b"))) PT("d")))),
      { .table = "表格 1", .level = ODFGX_ERROR },
      "</w:tbl><w:p>" HERE T("d") THERE,
      AT("A1") },
    /* Cells that hold nothing. */
    { TBL(TR(TC("<w:p/>") TCT("b"))),
      { .table = "表格 1", .level = ODFGX_ERROR },
      "</w:tcPr  ><w:p>" HERE THERE "</w:p >",
      AT("A1") },
    { TBL(TR(TC("<w:tcPr/><w:p w:rsidR='1' />") TCT("b"))),
      { .table = "表格 1", .level = ODFGX_ERROR },
      "<w:tcPr>" SHD "</w:tcPr ><w:p w:rsidR='1' >" HERE THERE "</w:p >",
      AT("A1") },
    { TBL(TR(TC("<w:tcPr/>") TCT("b"))),
      { .table = "表格 1", .level = ODFGX_ERROR },
      "<w:p>" HERE THERE "</w:p  ></w:tc>",
      AT("A1") },
    { TBL(TR("<w:tc/>" TCT("b"))),
      { .table = "表格 1", .level = ODFGX_ERROR },
      "<w:tc/>",
      NULL },
    /* Properties come in an order. */
    { TBL(TR(TC(PR("<w:tcW w:w='1'/><w:vAlign w:val='top'/>") PT("a")))),
      { .table = "表格 1", .level = ODFGX_WARNING },
      "<w:tcW w:w='1'/><w:shd w:val=\"clear\" w:color=\"auto\""
      " w:fill=\"FFEB9B\"/><w:vAlign w:val='top'/>",
      AT("A1") },
    { TBL(TR(TC(PR("<w:tcPrChange><w:tcPr><w:shd w:fill='FFC7CD'/></w:tcPr>"
                   "</w:tcPrChange>") PT("a")))),
      { .table = "表格 1", .level = ODFGX_ERROR },
      "<w:tcPr>" SHD "<w:tcPrChange><w:tcPr><w:shd w:fill='FFC7CD'/>",
      AT("A1") },
    { TBL(TR(TC(PR("<w:shd w:val='clear' w:fill='d9d9d9'/>") PT("a")))),
      { .table = "表格 1", .level = ODFGX_HINT },
      "<w:shd w:val=\"clear\" w:color=\"d9d9d9\" w:fill=\"DDEBF6\"/>"
      "<!--odfgx <w:shd w:val='clear' w:fill='d9d9d9'/>--></w:tcPr>",
      AT("A1") },
    { TBL(TR(TC(PR("<w:shd w:val='pct20' w:color='FF0000' w:fill='auto'>"
                   "</w:shd><w:noWrap/>") PT("a")))),
      { .table = "表格 1", .level = ODFGX_ERROR },
      "w:name=\"_odfgx_m1_s19_FF0000_auto\"",
      AT("A1") },
    /* Wrapped in controls. */
    { TBL("<w:sdt><w:sdtContent>" TR(
          "<w:sdt><w:sdtContent>" TC("<w:sdt><w:sdtContent>" PT(
              "a") "</w:sdtContent></w:sdt>") "</w:sdtContent></"
                                              "w:sdt>") "</"
                                                        "w:"
                                                        "sdtContent><"
                                                        "/w:sdt>"),
      { .table = "表格 1", .level = ODFGX_ERROR },
      "<w:p>" HERE T("a") THERE,
      AT("A1") },
    /* Behind the properties of the paragraph. */
    { TBL(TR(TC(P("<w:pPr><w:jc w:val='left'/></w:pPr>" T("a"))))),
      { .table = "表格 1", .level = ODFGX_ERROR },
      "</w:pPr>" HERE T("a") THERE,
      AT("A1") },
    /* Outside of tables. */
    { PT("a") PT("b") PT("b"),
      { .paragraph = "b", .level = ODFGX_ERROR },
      PT("a") "<w:p>" HERE T("b") THERE "</w:p>" PT("b"),
      NULL },
    { "<w:p><w:pPr><w:rPr><w:del w:id='0'/></w:rPr></w:pPr>" T("a") "</w:p>" PT(
          "b"),
      { .paragraph = "ab", .level = ODFGX_ERROR },
      "</w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"_odfgx_m1\"/>",
      NULL },
    /* No comment stands in a text box. */
    { P(T("a") PIC(PT("b"))),
      { .paragraph = "b", .level = ODFGX_ERROR },
      "<w:p><w:commentRangeStart w:id=\"1\"/>" T(
          "a") "<w:r><w:pict><w:txbxContent><w:p>"
               "<w:bookmarkStart w:id=\"0\" w:name=\"_odfgx_m1\"/>" T(
                   "b") "<w:bookmarkEnd "
                        "w:id=\"0\"/></w:p></w:txbxContent></w:pict></w:r>"
                        "<w:commentRangeEnd w:id=\"1\"/>",
      NULL },
    { TBL(TR(TC(P(T("a") PIC(TBL(TR(TCT("b")))))))),
      { .table = "表格 1.1.1", .level = ODFGX_ERROR },
      "<w:tc><w:tcPr>" SHD "</w:tcPr  ><w:p><w:bookmarkStart",
      AT("A1") },
    /* What is nowhere is only in the list. */
    { PT("a"), { .paragraph = "c", .level = ODFGX_ERROR }, PT("a"), NULL },
    { PT("a"), { .table = "表格 1", .level = ODFGX_ERROR }, PT("a"), NULL },
};

static void marks_stand_at_their_cells_and_paragraphs(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(places); i++) {
        const char *name = places[i].body;
        odfgx_buffer document = docx_sample_pack(name, NULL, NULL);
        one one;
        init(&one, &places[i].mark);
        odfgx_buffer marked = mark(name, &document, &one.markup);
        expect_part(name, &marked, MAIN, places[i].xml);
        expect_comment(name, &marked, places[i].comment);
        expect_round(name, &document, &marked, &one.markup);
        odfgx_buffer_clear(&document);
        odfgx_buffer_clear(&marked);
    }
}

/* ------------------------------------------------------- other documents */

#define TRANSITIONAL DOCX_TRANSITIONAL
#define STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define STRICT_RELATIONS                                                       \
    "http://purl.oclc.org/ooxml/officeDocument/relationships/"
#define ONE_TABLE "<tbl><tr><tc><p><r><t>a</t></r></p></tc></tr></tbl>"
#define LINK(relation)                                                         \
    "<Relationships xmlns='" DOCX_PACKAGE "relationships'><Relationship"       \
    " Id='odfgx1' Type='" DOCX_RELATIONS relation "' Target='notes.xml'/>"     \
    "</Relationships>"
#define OTHERS                                                                  \
    "<v:comment v:id='1' v:author='park'><v:p><v:r><v:t>说明：a</v:t></v:r>" \
    "</v:p></v:comment>"

static const struct {
    const char *name, *main, *links, *comments; /* parts, or NULL */
    const char *part, *xml;                     /* what it holds, marked */
    const char *root;                           /* of the relationships */
} others[] = {
    { "the default namespace",
      "<document xmlns='" TRANSITIONAL "'><body>" ONE_TABLE
      "</body></document>",
      NULL, NULL, MAIN,
      "<p><w:bookmarkStart xmlns:w=\"" TRANSITIONAL "\" w:id=\"0\"", NULL },
    { "another prefix",
      "<d:document xmlns:d='" TRANSITIONAL "'><d:body><d:tbl><d:tr><d:tc><d:p>"
      "<d:r><d:t>a</d:t></d:r></d:p></d:tc></d:tr></d:tbl></d:body>"
      "</d:document>",
      NULL, NULL, MAIN, "<d:p><d:bookmarkStart d:id=\"0\" d:name=", NULL },
    { "strict",
      "<document xmlns='" STRICT "'><body>" ONE_TABLE "</body></document>",
      NULL, NULL, "word/_rels/document.xml.rels",
      "<Relationship Id=\"odfgx1\" Type=\"" STRICT_RELATIONS
      "comments\" Target=\"comments.xml\"/></Relationships  >",
      STRICT_RELATIONS },
    { "an empty body",
      "<w:document xmlns:w='" TRANSITIONAL "'><w:body/></w:document>", NULL,
      NULL, MAIN, "</w:p></w:body >", NULL },
    { "comments of others, whose ids are not taken",
      DOCX_BEFORE TBL(TR(TC(P("<w:commentRangeStart w:id='1'/>" T(
          "a") "<w:r><w:commentReference w:id='1'/></w:r>"
               "<w:bookmarkStart w:id='2' w:name='a'/>"
               "<w:bookmarkEnd w:id='2'/>")))) DOCX_AFTER,
      LINK("comments"),
      "<v:comments xmlns:v='" TRANSITIONAL "'>" OTHERS "</v:comments>",
      "word/notes.xml", OTHERS "<v:comment v:id=\"3\" v:author=\"odfgx\"",
      NULL },
    { "comments that hold none", DOCX_BEFORE TBL(TR(TCT("a"))) DOCX_AFTER,
      "<Relationships xmlns='" DOCX_PACKAGE "relationships'><Relationship"
      " Id='a' Type='" DOCX_RELATIONS "comments' Target='notes.xml'/>"
      "</Relationships>",
      "<v:comments xmlns:v='" TRANSITIONAL "' />", "word/notes.xml",
      "' ><v:comment v:id=\"1\" v:author=\"odfgx\" v:initials=\"odfgx\">"
      "<v:p><v:r><v:t xml:space=\"preserve\">first</v:t></v:r></v:p>"
      "<v:p><v:r><v:t xml:space=\"preserve\">second</v:t></v:r></v:p>"
      "</v:comment></v:comments >",
      NULL },
    { "a part that has the name of comments",
      DOCX_BEFORE TBL(TR(TCT("a"))) DOCX_AFTER, LINK("footnotes"), "<a/>",
      "word/_rels/document.xml.rels",
      "<Relationship Id=\"odfgx2\" Type=\"" DOCX_RELATIONS
      "comments\" Target=\"comments.xml\"/></Relationships>",
      NULL },
};

static odfgx_buffer pack_other(size_t i)
{
    transcript_part parts[6] = {
        { "[Content_Types].xml", DOCX_TYPES },
        { "_rels/.rels", DOCX_ROOT("word/document.xml") },
        { MAIN, others[i].main },
    };
    size_t count = 3;
    if (others[i].links != NULL)
        parts[count++] = (transcript_part){ "word/_rels/document.xml.rels",
                                            others[i].links };
    if (others[i].comments != NULL)
        parts[count++] =
            (transcript_part){ "word/notes.xml", others[i].comments };
    return transcript_pack(parts);
}

static void any_document_can_be_marked(void)
{
    static const odfgx_mark at = { .table = "表格 1", .level = ODFGX_ERROR };
    for (size_t i = 0; i < ODFGX_COUNT_OF(others); i++) {
        odfgx_buffer document = pack_other(i);
        one one;
        init(&one, &at);
        odfgx_buffer marked = mark(others[i].name, &document, &one.markup);
        expect_part(others[i].name, &marked, others[i].part, others[i].xml);
        expect_round(others[i].name, &document, &marked, &one.markup);
        odfgx_buffer_clear(&document);
        odfgx_buffer_clear(&marked);
    }
}

static void a_part_that_is_new_is_named_as_no_other(void)
{
    static const odfgx_mark at = { .table = "表格 1", .level = ODFGX_ERROR };
    static const transcript_part parts[] = {
        { "[Content_Types].xml", DOCX_TYPES },
        { "_rels/.rels", DOCX_ROOT("word/document.xml") },
        { MAIN, DOCX_BEFORE TBL(TR(TCT("a"))) DOCX_AFTER },
        { "word/Comments.xml", "<a/>" },
        { NULL, NULL },
    };
    odfgx_buffer document = transcript_pack(parts);
    one one;
    init(&one, &at);
    odfgx_buffer marked = mark("Comments.xml", &document, &one.markup);
    expect_part("a new part", &marked, "[Content_Types].xml",
                "<Override PartName=\"/word/comments1.xml\"");
    expect_part("a new part", &marked, "word/comments1.xml", "first");
    expect_round("a new part", &document, &marked, &one.markup);
    odfgx_buffer_clear(&document);
    odfgx_buffer_clear(&marked);
}

/* ------------------------------------------------------ saved anew by others
 */

/* What an office suite leaves of a fill: no comment of XML. */
static const struct {
    const char *shading, *saved, *restored;
} fills[] = {
    { "", "<w:shd w:color=\"auto\" w:fill=\"FFC7CD\" w:val=\"clear\"/>",
      "<w:tcPr></w:tcPr>" },
    { "<w:shd w:val='clear' w:fill='D9D9D9'/>",
      "<w:shd w:color=\"D9D9D9\" w:fill=\"ffc7cd\" w:val=\"clear\"/>",
      "<w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9D9D9\"/>"
      "</w:tcPr>" },
    { "<w:shd w:val='pct20' w:color='FF0000' w:fill='00FF00'/>",
      "<w:shd w:color=\"auto\" w:fill=\"FFC7CD\" w:val=\"clear\"/>",
      "<w:tcPr><w:shd w:val=\"pct20\" w:color=\"FF0000\" w:fill=\"00FF00\"/>"
      "</w:tcPr>" },
    /* Somebody gave the cell another fill: it stays. */
    { "", "<w:shd w:color=\"auto\" w:fill=\"123456\" w:val=\"clear\"/>",
      "<w:shd w:color=\"auto\" w:fill=\"123456\" w:val=\"clear\"/>" },
};

/* Replaces the shading that odfgx wrote, with what stands behind it. */
static odfgx_buffer save_anew(const odfgx_buffer *marked, const char *saved)
{
    odfgx_buffer main = marked_part(marked, MAIN);
    char *begin = strstr(main.data, "<w:vAlign"); /* in no other cell */
    char *shading = begin;
    while (shading != NULL && strncmp(shading, "<w:tcPr>", 8) != 0)
        shading--;
    odfgx_buffer old = { 0 };
    if (shading != NULL)
        odfgx_buffer_add(&old, shading + 8, (size_t)(begin - shading - 8));
    odfgx_buffer result = marked_replace(marked, MAIN, old.data, saved);
    odfgx_buffer_clear(&old);
    odfgx_buffer_clear(&main);
    return result;
}

static void fills_come_back_after_an_office_suite_saved_the_document(void)
{
    static const odfgx_mark at = { .table = "表格 1", .level = ODFGX_ERROR };
    for (size_t i = 0; i < ODFGX_COUNT_OF(fills); i++) {
        odfgx_buffer body = { 0 };
        odfgx_buffer_add_format(&body,
                                "<w:tbl><w:tr><w:tc><w:tcPr>%s<w:vAlign/>"
                                "</w:tcPr>" PT("a") "</w:tc></w:tr></w:tbl>",
                                fills[i].shading);
        odfgx_buffer document = docx_sample_pack(body.data, NULL, NULL);
        one one;
        init(&one, &at);
        odfgx_buffer marked = mark(body.data, &document, &one.markup);
        odfgx_buffer saved = save_anew(&marked, fills[i].saved);
        odfgx_buffer clean = mark(body.data, &saved, &none);
        odfgx_buffer bare = marked_replace(&clean, MAIN, "<w:vAlign/>", "");
        expect_part(body.data, &bare, MAIN, fills[i].restored);
        odfgx_buffer_clear(&body);
        odfgx_buffer_clear(&document);
        odfgx_buffer_clear(&marked);
        odfgx_buffer_clear(&saved);
        odfgx_buffer_clear(&clean);
        odfgx_buffer_clear(&bare);
    }
}

/* Bodies with what is left of marks, and what they are without. */
static const struct {
    const char *body, *clean, *told;
} remains[] = {
    /* The sign, in runs of any kind. */
    { PT("检查结果〔odfgx〕") PT("a"), DOCX_BEFORE PT("a") DOCX_AFTER,
      TOLD("a") },
    { P(T("检查") T("结果〔") T("odfgx") T("〕")) PT("a"),
      DOCX_BEFORE PT("a") DOCX_AFTER, TOLD("a") },
    { TBL(TR(TCT("x") TC(P(T("y") T("〔odfgx〕")))) TR(TCT("z"))) PT("a"),
      DOCX_BEFORE PT("a") DOCX_AFTER, TOLD("a") },
    /* Somebody wrote behind it. */
    { P("<w:pPr/>" T("〔odfgx〕") T("a")),
      DOCX_BEFORE P("<w:pPr/>" T("a")) DOCX_AFTER, TOLD("a") },
    { P(T("x") T("〔odfgx〕") "<w:r><w:pict/></w:r>"),
      DOCX_BEFORE P("<w:r><w:pict/></w:r>") DOCX_AFTER, "" },
    { PT("〔odfgx〕a"), DOCX_BEFORE PT("〔odfgx〕a") DOCX_AFTER, TOLD("a") },
    /* Tables keep their numbers. */
    { TBL(TR(TCT("〔odfgx〕"))) TBL(TR(TCT("a"))),
      DOCX_BEFORE TBL(TR(TCT("a"))) DOCX_AFTER,
      "table 表格 1\nrow 1\nA1 string \"a\"\nend\n" },
    { TBL(TR(TC(TBL(TR(TCT("〔odfgx〕"))) TBL(TR(TCT("a"))) PT("b")))),
      DOCX_BEFORE TBL(TR(TC(TBL(TR(TCT("a"))) PT("b")))) DOCX_AFTER,
      "table 表格 1\nrow 1\nA1 string \"b\"\nend\n"
      "table 表格 1.1\nrow 1\nA1 string \"a\"\nend\n" },
    /* A bookmark of ours whose end is elsewhere. */
    { P("<w:bookmarkStart w:id='7' w:name='_odfgx_m1'/>" T("a"))
          PT("b") "<w:bookmarkEnd w:id='7'/>",
      DOCX_BEFORE PT("a") PT("b") DOCX_AFTER, TOLD("a") TOLD("b") },
    { P("<w:bookmarkStart w:id='7' w:name='_odfg'/>"
        "<w:bookmarkEnd w:id='7'/>" T("a")),
      DOCX_BEFORE P("<w:bookmarkStart w:id='7' w:name='_odfg'/>"
                    "<w:bookmarkEnd w:id='7'/>" T("a")) DOCX_AFTER,
      TOLD("a") },
};

static void what_is_left_of_marks_is_known_and_taken_out(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(remains); i++) {
        const char *name = remains[i].body;
        odfgx_buffer document = docx_sample_pack(name, NULL, NULL);
        odfgx_buffer told = told_of(&document);
        odfgx_buffer clean = mark(name, &document, &none);
        odfgx_buffer main = marked_part(&clean, MAIN);
        EXPECT_TEXT(told.data, remains[i].told);
        EXPECT_TEXT(main.data, remains[i].clean);
        odfgx_buffer_clear(&document);
        odfgx_buffer_clear(&told);
        odfgx_buffer_clear(&clean);
        odfgx_buffer_clear(&main);
    }
}

/* ------------------------------------------------------------------ values */

#define LOOK "<w:rPr><w:b/></w:rPr>"

static const struct {
    const char *body;
    const char *xml;
    const char *told;
} values[] = {
    { TBL(TR(TC(P("<w:r>" LOOK
                  "<w:t>1</w:t></w:r>" T("2") "<w:r><w:tab/></w:r>") PT("3")))),
      P("<w:r>" LOOK "<w:t>7.5</w:t></w:r><w:r></w:r><w:r></w:r>")
          P("<w:r></w:r>"),
      "A1 string \"7.5\"\n" },
    { TBL(TR(TC(P("<w:pPr>" LOOK "</w:pPr>")) TCT("b"))),
      "</w:pPr><w:r>" LOOK "<w:t>7.5</w:t></w:r></w:p>",
      "A1 string \"7.5\"\n" },
    { TBL(TR(TC("<w:p/>") TCT("b"))), "<w:p><w:r><w:t>7.5</w:t></w:r></w:p >",
      "A1 string \"7.5\"\n" },
    /* A table in the cell is left alone. */
    { TBL(TR(TC(TBL(TR(TCT("b"))) PT("1")))), TCT("b"), "A1 string \"7.5\"\n" },
};

static void a_value_takes_the_place_of_a_cells_text(void)
{
    static const odfgx_mark at = { .table = "表格 1",
                                   .value = "7.5",
                                   .level = ODFGX_ERROR };
    for (size_t i = 0; i < ODFGX_COUNT_OF(values); i++) {
        const char *name = values[i].body;
        odfgx_buffer document = docx_sample_pack(name, NULL, NULL);
        one one;
        init(&one, &at);
        odfgx_buffer marked = mark(name, &document, &one.markup);
        odfgx_buffer told = told_of(&marked);
        EXPECT(strstr(told.data, values[i].told) != NULL, "%s: %s", name,
               told.data);
        expect_comment(name, &marked, AT("A1"));
        one.markup.result_count = 0; /* no marks: only the value */
        odfgx_buffer bare = mark(name, &document, &one.markup);
        expect_part(name, &bare, MAIN, values[i].xml);
        odfgx_buffer_clear(&document);
        odfgx_buffer_clear(&marked);
        odfgx_buffer_clear(&told);
        odfgx_buffer_clear(&bare);
    }
}

static const struct {
    const char *body, *text;
} refused[] = {
    { TBL(TR(TC(P("<w:ins w:id='1'>" T("1") "</w:ins>")))), "tracked changes" },
    { TBL(TR(TC(P(T("1") "<w:del w:id='1'><w:r><w:delText>1</w:delText></w:r>"
                         "</w:del>")))),
      "tracked changes" },
    { TBL(TR(TC(P("<w:fldSimple w:instr='=1'>" T("1") "</w:fldSimple>")))),
      "a field" },
    { PT("a"), "no such cell" },
    { TBL(TR("<w:tc/>" TCT("b"))), "no such cell" },
};

static void a_value_that_cant_be_put_in_is_refused(void)
{
    static const odfgx_mark at = { .table = "表格 1", .value = "7.5" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(refused); i++) {
        odfgx_buffer document = docx_sample_pack(refused[i].body, NULL, NULL);
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        one one;
        init(&one, &at);
        odfgx_status status = marked_write(&document, &one.markup, &out, &err);
        EXPECT(status == ODFGX_CONTENT &&
                   strstr(err.text, refused[i].text) != NULL &&
                   strcmp(err.where, "a.docx: 表格 1!A1") == 0,
               "%s: %d %s: %s", refused[i].body, (int)status, err.where,
               err.text);
        odfgx_buffer_clear(&document);
        odfgx_buffer_clear(&out);
    }
}

/* -------------------------------------------------------------------- page */

static void the_results_lead_to_their_marks(void)
{
    static const odfgx_mark at = { .table = "表格 1", .level = ODFGX_ERROR };
    odfgx_buffer document = docx_sample_pack(TBL(TR(TCT("a"))), NULL, NULL);
    one one;
    init(&one, &at);
    odfgx_buffer marked = mark("results", &document, &one.markup);
    expect_part("results", &marked, MAIN, "<w:body><w:p><w:pPr>");
    expect_part("results", &marked, MAIN,
                "<w:hyperlink w:anchor=\"_odfgx_m1\" w:history=\"1\">");
    expect_part("results", &marked, MAIN, "there &amp; then");
    expect_part("results", &marked, MAIN,
                "<w:br w:type=\"page\"/></w:r></w:p>" TBL(
                    "<w:tr><w:tc>"
                    "<w:tcPr>" SHD "</w:tcPr  ><w:p>" HERE T("a") THERE
                    "</w:p></w:tc></w:tr>"));
    odfgx_buffer_clear(&document);
    odfgx_buffer_clear(&marked);
}

static void a_comment_is_dated_only_by_the_epoch(void)
{
    static const odfgx_mark at = { .table = "表格 1" };
    odfgx_buffer document = docx_sample_pack(TBL(TR(TCT("a"))), NULL, NULL);
    one one;
    init(&one, &at);
    (void)setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    odfgx_buffer marked = mark("epoch", &document, &one.markup);
    (void)unsetenv("SOURCE_DATE_EPOCH");
    expect_part("epoch", &marked, "word/comments.xml",
                "w:initials=\"odfgx\" w:date=\"2023-11-14T22:13:20Z\">");
    odfgx_buffer_clear(&document);
    odfgx_buffer_clear(&marked);
}

/* Two marks of one cell have one colour, that of the graver. */
static void marks_of_cells_that_are_one_share_their_place(void)
{
    static const odfgx_mark marks[] = {
        { .table = "表格 1", .level = ODFGX_HINT, .comment = "hint" },
        { .table = "表格 1",
          .column = 1,
          .level = ODFGX_ERROR,
          .comment = "error" },
    };
    static const odfgx_result results[] = { { .texts = { "a" } } };
    static const odfgx_markup markup = { "检查结果", marks, 2, results, 1 };
    odfgx_buffer document = docx_sample_pack(
        TBL(TR(TC(PR("<w:gridSpan w:val='2'/>") PT("a")))), NULL, NULL);
    odfgx_buffer marked = mark("two", &document, &markup);
    expect_part("two", &marked, MAIN, SHD "</w:tcPr>");
    expect_comment("two", &marked,
                   "comment A1 \"x\" \"error\"\n"
                   "comment A1 \"x\" \"hint\"\n");
    expect_round("two", &document, &marked, &markup);
    odfgx_buffer_clear(&document);
    odfgx_buffer_clear(&marked);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(marks_stand_at_their_cells_and_paragraphs),
        UNIT(any_document_can_be_marked),
        UNIT(a_part_that_is_new_is_named_as_no_other),
        UNIT(fills_come_back_after_an_office_suite_saved_the_document),
        UNIT(what_is_left_of_marks_is_known_and_taken_out),
        UNIT(a_value_takes_the_place_of_a_cells_text),
        UNIT(a_value_that_cant_be_put_in_is_refused),
        UNIT(the_results_lead_to_their_marks),
        UNIT(a_comment_is_dated_only_by_the_epoch),
        UNIT(marks_of_cells_that_are_one_share_their_place),
    };
    return unit_main("docx_mark", tests, sizeof tests / sizeof *tests);
}
