#include "report/buffer.h"
#include "tests/filters/xlsx_made.h"
#include "tests/filters/xlsx_marked.h"
#include "tests/unit.h"

#include <string.h>

#define VML                                                                    \
    "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" "                          \
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "                     \
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
#define SHAPE(id, row, column)                                                 \
    "<v:shape id=\"_x0000_s" id "\" type=\"#_x0000_t202\"><v:textbox><br>"     \
    "</v:textbox><x:ClientData ObjectType=\"Note\"><x:Row>" row                \
    "</x:Row><x:Column>" column "</x:Column></x:ClientData></v:shape>"
#define BUTTON                                                                 \
    "<v:shape id=\"_x0000_s1030\" type=\"#_x0000_t201\"><x:ClientData "        \
    "ObjectType=\"Button\"/></v:shape>"
#define COMMENTS(authors, list)                                                \
    "<comments" XLSX_MAIN "><authors>" authors "</authors><commentList>" list  \
    "</commentList></comments>"
#define STAFF "<author>甲</author>"
#define COMMENT(ref, author, inside)                                           \
    "<comment ref='" ref "' authorId='" author "'><text>" inside               \
    "</text></comment>"
#define THREADS                                                                \
    "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"

/* A workbook with one sheet, its comments and what shows them; NULL: none. */
typedef struct commented {
    const char *comments, *threads, *drawing;
} commented;

static odfgx_buffer pack(const commented *made)
{
    static const char links[] = XLSX_RELATIONSHIPS(
        "<Relationship Id='t' Type='http://schemas.microsoft.com/office/2017/"
        "10/relationships/threadedComment' "
        "Target='../threads.xml'/>" XLSX_RELATIONSHIP("c", "comments",
                                                      "../notes.xml")
            XLSX_RELATIONSHIP("d", "vmlDrawing", "/xl/notes.vml"));
    transcript_part parts[9] = {
        { "[Content_Types].xml", XLSX_TYPES(XLSX_SHEET_TYPE) },
        { "_rels/.rels", XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP(
                             "m", "officeDocument", "xl/workbook.xml")) },
        { "xl/workbook.xml", XLSX_BOOK(XLSX_ONE_SHEET) },
        { "xl/_rels/workbook.xml.rels",
          XLSX_RELATIONSHIPS(
              XLSX_RELATIONSHIP("s1", "worksheet", "worksheets/sheet1.xml")) },
        { "xl/worksheets/sheet1.xml",
          made->drawing != NULL
              ? "<worksheet" XLSX_MAIN "><sheetData/><legacyDrawing "
                "xmlns:q='" XLSX_OFFICE "' q:id='d'/></worksheet>"
              : XLSX_SHEET("<sheetData/>") },
        { "xl/worksheets/_rels/sheet1.xml.rels", links },
    };
    size_t count = 6;
    if (made->comments != NULL)
        parts[count++] = (transcript_part){ "xl/notes.xml", made->comments };
    if (made->threads != NULL)
        parts[count++] = (transcript_part){ "xl/threads.xml", made->threads };
    if (made->drawing != NULL)
        parts[count++] = (transcript_part){ "xl/notes.vml", made->drawing };
    return transcript_pack(parts);
}

/* -------------------------------------------------------------- reading */

static void comments_are_told_with_their_table(void)
{
    static const struct {
        commented made;
        const char *told;
    } cases[] = {
        { { .drawing = VML "</xml>" }, "table S\nend\n" },
        { { COMMENTS(STAFF, COMMENT("D7", "0", "<t>说明：x</t>")) },
          "table S\ncomment D7 \"甲\" \"说明：x\"\nend\n" },
        { { COMMENTS(STAFF "<author>乙</author>",
                     COMMENT("A1", "1",
                             "<r><rPr/><t>a_x000D_\n</t></r><r><t>b</t></r>"
                             "<rPh><t>no</t></rPh>")
                         COMMENT("B1", "7", "<t>c</t>") COMMENT("C1", "0", "")
                             COMMENT("?", "0", "<t>d</t>")) },
          "table S\ncomment A1 \"乙\" \"a\\nb\"\ncomment B1 \"\" "
          "\"c\"\nend\n" },
        { { COMMENTS(
              STAFF "<author>odfgx</author>",
              COMMENT("A1", "0", "<t>说明：x\n──── odfgx ────\n【错误】</t>")
                  COMMENT("A2", "1", "<t>【错误】</t>")) },
          "table S\ncomment A1 \"甲\" \"说明：x\"\nend\n" },
        { { COMMENTS("<author>tc={1}</author>",
                     COMMENT("B2", "0", "<t>[Threaded comment] …</t>")
                         COMMENT("B3", "0", "<t>[Threaded comment]</t>")),
            "<x:ThreadedComments xmlns:x='" THREADS
            "'><x:threadedComment ref='B2'><x:text>一</x:text>"
            "</x:threadedComment><x:threadedComment ref='A1'><x:text>no"
            "</x:text></x:threadedComment><x:threadedComment ref='B2'><x:text>"
            "二</x:text></x:threadedComment></x:ThreadedComments>" },
          "table S\ncomment B2 \"\" \"一\\n二\"\ncomment B3 \"\" \"[Threaded "
          "comment]\"\nend\n" },
        { { XLSX_STRINGS("") }, "table S\nend\n" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer archive = pack(&cases[i].made), out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = xlsx_read(&archive, NULL, &out, &err);
        transcript_expect_told(cases[i].told, cases[i].told, status, &out,
                               &err);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

static void comments_that_are_no_xml_are_refused(void)
{
    const commented made = { "<comments><authors>" };
    odfgx_buffer archive = pack(&made), out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = xlsx_read(&archive, NULL, &out, &err);
    transcript_expect_fault(
        "comments", (transcript_fault){ ODFGX_XML, "a.xlsx: xl/notes.xml", "" },
        status, &err);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

/* -------------------------------------------------------------- marking */

static const odfgx_mark marks[] = {
    { .table = "S",
      .row = 1,
      .column = 1,
      .level = ODFGX_ERROR,
      .comment = "【错误】a" },
    { .table = "S",
      .row = 2,
      .column = 1,
      .level = ODFGX_WARNING,
      .comment = "【核实】b" },
};

#define OURS(ref, author, text)                                                \
    "<comment ref=\"" ref "\" authorId=\"" author                              \
    "\"><text><t xml:space=\"preserve\">" text "</t></text></comment>"

static void marks_are_put_beside_comments_and_behind_them(void)
{
    static const struct {
        commented made;
        const char *part, *text;
    } cases[] = {
        { { NULL },
          "xl/comments/odfgx1.xml",
          "<authors><author>odfgx</author></authors><commentList>" OURS(
              "B2", "0", "【错误】a") OURS("B3", "0", "【核实】b") },
        { { COMMENTS(STAFF, COMMENT("A1", "0", "<t>x</t>")) },
          "xl/notes.xml",
          COMMENTS(STAFF "<author>odfgx</author>",
                   COMMENT("A1", "0", "<t>x</t>") OURS("B2", "1", "【错误】a")
                       OURS("B3", "1", "【核实】b")) },
        { { COMMENTS(STAFF, COMMENT("B3", "0", "<t>x</t>")) },
          "xl/notes.xml",
          "<text><t>x\n──── odfgx ────\n【核实】b</t></text></comment>" OURS(
              "B2", "1", "【错误】a") "</commentList>" },
        { { COMMENTS(STAFF, COMMENT("B3", "0",
                                    "<r><t>x</t></r><r><t>y\n</t></r>"
                                    "<rPh><t>z</t></rPh>")) },
          "xl/notes.xml",
          "<t>y\n\n──── odfgx ────\n【核实】b</t></r><rPh>" },
        { { COMMENTS(STAFF, COMMENT("B3", "0", "<t/>")) },
          "xl/notes.xml",
          "<text><t>──── odfgx ────\n【核实】b</t ></text>" },
        { { COMMENTS(STAFF, COMMENT("B3", "0", "")) },
          "xl/notes.xml",
          "<text><t  xml:space=\"preserve\">──── odfgx "
          "────\n【核实】b</t></text>" },
        { { "<p:comments xmlns:p='http://purl.oclc.org/ooxml/spreadsheetml/"
            "main'><p:authors/><p:commentList/></p:comments>" },
          "xl/notes.xml",
          "<p:authors><p:author>odfgx</p:author></p:authors ><p:commentList>"
          "<p:comment ref=\"B2\" authorId=\"0\"><p:text>" },
        { { COMMENTS("<author>tc={1}</author>",
                     COMMENT("B2", "0", "<t>[Threaded comment]</t>")) },
          "xl/notes.xml",
          "<t>[Threaded comment]</t></text></comment>" OURS("B3", "1",
                                                            "【核实】b") },
        { { COMMENTS(STAFF, COMMENT("A1", "0", "<t>x</t>")), NULL,
            VML SHAPE("1025", "0", "0") "</xml>" },
          "xl/notes.vml",
          "</v:shape><v:shapetype  id=\"_x0000_t202\"" },
        { { NULL, NULL, VML BUTTON "</xml>\n" },
          "xl/notes.vml",
          "</v:shapetype><v:shape id=\"_x0000_s1031\" type=\"#_x0000_t202\"" },
        { { NULL, NULL, "<xml>" BUTTON "</xml>" },
          "xl/notes.vml",
          "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:"
          "schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-"
          "microsoft-com:office:excel\" id=" },
        { { NULL },
          "xl/drawings/odfgx1.vml",
          "<x:Anchor>2, 15, 0, 10, 7, 25, 1, 19</x:Anchor><x:AutoFill>False"
          "</x:AutoFill><x:Row>1</x:Row><x:Column>1</x:Column>" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer archive = pack(&cases[i].made);
        odfgx_buffer marked = xlsx_expect_undone(cases[i].text, &archive, marks,
                                                 ODFGX_COUNT_OF(marks));
        xlsx_expect_part(cases[i].text, &marked, cases[i].part, cases[i].text);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&marked);
    }
}

/* LibreOffice splits the text of a comment, Excel writes its shapes anew. */
static void marks_that_another_program_saved_go(void)
{
    const commented made = {
        COMMENTS("<author>odfgx</author>" STAFF,
                 COMMENT("B2", "0", "<t>【错误】a</t>")
                     COMMENT("B3", "1",
                             "<r><t>x\n</t></r><r><t>──── odfgx ────\n</t></r>"
                             "<r><t>【核实】b</t></r>")),
        NULL, VML SHAPE("1", "1", "1") SHAPE("2", "2", "1") BUTTON "</xml>"
    };
    odfgx_buffer archive = pack(&made);
    odfgx_buffer undone = xlsx_marked("saved", &archive, NULL, 0);
    xlsx_expect_part("saved", &undone, "xl/notes.xml",
                     COMMENTS("<author>odfgx</author>" STAFF,
                              COMMENT("B3", "1",
                                      "<r><t>x\n</t></r><r><t></t></r><r><t>"
                                      "</t></r>")));
    xlsx_expect_part("saved", &undone, "xl/notes.vml",
                     VML SHAPE("2", "2", "1") BUTTON "</xml>");
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&undone);
}

/* LibreOffice forgets who wrote what; a mark's colour says whose it is. */
static void a_comment_of_nobody_goes_where_a_mark_coloured_its_cell(void)
{
    const transcript_part parts[] = {
        { "[Content_Types].xml", XLSX_TYPES(XLSX_SHEET_TYPE) },
        { "_rels/.rels", XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP(
                             "m", "officeDocument", "xl/workbook.xml")) },
        { "xl/workbook.xml", XLSX_BOOK(XLSX_ONE_SHEET) },
        { "xl/_rels/workbook.xml.rels", XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP(
                                            "s1", "worksheet", "sheet1.xml")) },
        { "xl/sheet1.xml",
          XLSX_SHEET("<sheetData/><conditionalFormatting sqref='B2:B3 D4'>"
                     "<cfRule priority='1'><formula>LEN(\"odfgx\")=5"
                     "</formula></cfRule></conditionalFormatting>") },
        { "xl/_rels/sheet1.xml.rels",
          XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP("c", "comments", "notes.xml")) },
        { "xl/notes.xml",
          COMMENTS("<author> </author>",
                   COMMENT("B2", "0", "<t>【错误】a</t>")
                       COMMENT("D4", "0", "<t>【错误】c</t>") COMMENT(
                           "B3", "0", "<t>x\n──── odfgx ────\n【核实】b</t>")
                           COMMENT("A1", "0", "<t>y</t>")) },
        { NULL, NULL },
    };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_buffer undone = xlsx_marked("nobody", &archive, NULL, 0);
    xlsx_expect_part("nobody", &undone, "xl/notes.xml",
                     COMMENTS("<author> </author>",
                              COMMENT("B3", "0", "<t>x</t>")
                                  COMMENT("A1", "0", "<t>y</t>")));
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&undone);
}

static void a_drawing_without_an_end_is_refused(void)
{
    const commented made = { NULL, NULL, VML };
    odfgx_buffer archive = pack(&made), out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = xlsx_mark(&archive, marks, 1, &out, &err);
    transcript_expect_fault("drawing",
                            (transcript_fault){ ODFGX_CONTENT,
                                                "a.xlsx: xl/notes.vml",
                                                "of another kind" },
                            status, &err);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(comments_are_told_with_their_table),
        UNIT(comments_that_are_no_xml_are_refused),
        UNIT(marks_are_put_beside_comments_and_behind_them),
        UNIT(marks_that_another_program_saved_go),
        UNIT(a_comment_of_nobody_goes_where_a_mark_coloured_its_cell),
        UNIT(a_drawing_without_an_end_is_refused),
    };
    return unit_main("xlsx_comments", tests, sizeof tests / sizeof *tests);
}
