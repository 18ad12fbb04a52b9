#include "tests/filters/docx_sample.h"
#include "tests/unit.h"

#include "report/buffer.h"

#include <string.h>

#define COMMENTS                                                                                                        \
    "<w:comments" DOCX_SPACES ">"                                                                                       \
    "<w:comment w:id='4' w:author='park'>" PT("说明：a") P("")                                                          \
        P(T("b ") "<w:r><w:tab/></w:r><w:del w:id='1'>" T(                                                              \
            "c") "</"                                                                                                   \
                 "w:del>") "</w:comment><w:comment w:id='2'>" PT("two") "</"                                            \
                                                                        "w:"                                            \
                                                                        "comm"                                          \
                                                                        "ent>"                                          \
                                                                        "<w:"                                           \
                                                                        "comm"                                          \
                                                                        "ent "                                          \
                                                                        "w:"                                            \
                                                                        "id='"                                          \
                                                                        "3' "                                           \
                                                                        "w:"                                            \
                                                                        "auth"                                          \
                                                                        "or='"                                          \
                                                                        "odfg"                                          \
                                                                        "x'"                                            \
                                                                        ">" PT(                                         \
                                                                            "ours") "</w:comment>"                      \
                                                                                    "<w:comment w:author='nobody'>" PT( \
                                                                                        "no id") "</w:comment>"         \
                                                                                                 "<w:comment w:id='5' " \
                                                                                                 "w:author='park'/></w:comments>"
#define STARTS(id) "<w:commentRangeStart w:id='" id "'/>"
#define REFERS(id) "<w:r><w:commentReference w:id='" id "'/></w:r>"
#define FOUR "\"park\" \"说明：a\\nb\t\"\n"

static const docx_case cases[] = {
    { TBL(TR(TCT("a") TC(P(STARTS("4") T("b") REFERS("4"))))),
      "table 表格 1\nrow 1\nA1 string \"a\"\nB1 string \"b\"\n"
      "comment B1 " FOUR "end\n" },
    /* What refers to it, where its range began in no cell. */
    { STARTS("2") TBL(TR(TC(P(T("a") REFERS("2"))))),
      "table 表格 1\nrow 1\nA1 string \"a\"\ncomment A1 \"\" \"two\"\nend\n" },
    /* Between the paragraphs of a cell, and on an empty one. */
    { TBL(TR(TCT("a") TC(STARTS("2") "<w:p/>"))),
      "table 表格 1\nrow 1\nA1 string \"a\"\ncomment B1 \"\" \"two\"\nend\n" },
    /* On a cell that belongs to the one above. */
    { TBL(TR(TC("<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" PT("a")))
              TR(TC("<w:tcPr><w:vMerge/></w:tcPr>" P(REFERS("2"))))),
      "table 表格 1\nrow 1\nmerge A1:A2\nA1 string \"a\"\n"
      "comment A1 \"\" \"two\"\nend\n" },
    /* In tables within, and in text boxes. */
    { TBL(TR(TC(TBL(TR(TC(P(T("b") REFERS("2"))))) P(T("a") REFERS("4"))))),
      "table 表格 1\nrow 1\nA1 string \"a\"\ncomment A1 " FOUR "end\n"
      "table 表格 1.1\nrow 1\nA1 string \"b\"\ncomment A1 \"\" \"two\"\n"
      "end\n" },
    { P("<w:r><w:pict><w:txbxContent>" TBL(TR(TC(P(T("b") REFERS("2")))))
            P("") "</w:txbxContent></w:pict></w:r>"),
      "table 表格 1\nrow 1\nA1 string \"b\"\ncomment A1 \"\" \"two\"\nend\n" },
    /* Not told: outside of tables, of odfgx, empty, unknown, deleted. */
    { P(STARTS("4") T("a") REFERS("4")), TOLD("a") },
    { TBL(TR(TC(P(T("a") REFERS("3") REFERS("5") REFERS("9")
                      REFERS("x") "<w:del w:id='1'>" REFERS("2") "</w:del>")))),
      "table 表格 1\nrow 1\nA1 string \"a\"\nend\n" },
};

#define LINKS(target)                                                          \
    "<Relationships xmlns='" DOCX_PACKAGE "relationships'><Relationship"       \
    " Id='a' Type='" DOCX_RELATIONS "comments' Target='" target "'/>"          \
    "</Relationships>"

static odfgx_buffer pack(const char *body, const char *links)
{
    odfgx_buffer main = { 0 };
    odfgx_buffer_add_format(&main, "%s%s%s", DOCX_BEFORE, body, DOCX_AFTER);
    const transcript_part parts[] = {
        { "[Content_Types].xml", DOCX_TYPES },
        { "_rels/.rels", DOCX_ROOT("word/document.xml") },
        { "word/_rels/document.xml.rels", links },
        { "word/remarks/1.xml", COMMENTS },
        { "word/document.xml", main.data },
        { NULL, NULL },
    };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_buffer_clear(&main);
    return archive;
}

static void comments_in_cells_are_told_before_their_table_ends(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer archive = pack(cases[i].xml, LINKS("remarks/1.xml"));
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read(&archive, NULL, &out, &err);
        transcript_expect_told(cases[i].xml, cases[i].told, status, &out, &err);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

static void a_document_is_read_without_comments_that_are_not_there(void)
{
    odfgx_buffer archive = pack(cases[0].xml, LINKS("nowhere.xml"));
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = transcript_read(&archive, NULL, &out, &err);
    transcript_expect_told(
        "nowhere",
        "table 表格 1\nrow 1\nA1 string \"a\"\nB1 string \"b\"\nend\n", status,
        &out, &err);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(comments_in_cells_are_told_before_their_table_ends),
        UNIT(a_document_is_read_without_comments_that_are_not_there),
    };
    return unit_main("docx_comment", tests, sizeof tests / sizeof *tests);
}
