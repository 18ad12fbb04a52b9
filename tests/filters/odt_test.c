#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

#define ROW "<t:table-row>"
#define ROW_END "</t:table-row>"
#define TABLE "<t:table t:name='any'>"
#define TABLE_END "</t:table>"
#define BOX "<d:frame><d:text-box>"
#define BOX_END "</d:text-box></d:frame>"
#define HIDING                                                                 \
    "<o:automatic-styles>"                                                     \
    "<s:style s:name='T' s:family='text'>"                                     \
    "<s:text-properties x:display='none'/></s:style>"                          \
    "<s:style s:name='P' s:family='paragraph'>"                                \
    "<s:text-properties x:display='none'/></s:style>"                          \
    "<s:style s:name='Seen' s:family='paragraph' s:parent-style-name='P'>"     \
    "<s:text-properties x:display='true'/></s:style>"                          \
    "<s:style s:name='Child' s:family='paragraph' s:parent-style-name='P'/>"   \
    "<s:style s:name='P' s:family='text'/>"                                    \
    "</o:automatic-styles>"
#define HIDDEN(text) "<x:span x:style-name='T'>" text "</x:span>"

typedef struct told_case {
    const char *xml, *told;
} told_case;

static void expect_told(const char *styles, const told_case *cases,
                        size_t count, const char *before, const char *after)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read_text(styles, before, cases[i].xml,
                                                   after, &out, &err);
        transcript_expect_told(cases[i].xml, cases[i].told, status, &out, &err);
        odfgx_buffer_clear(&out);
    }
}

#define EXPECT_IN_BODY(cases)                                                  \
    expect_told(NULL, (cases), ODFGX_COUNT_OF(cases),                          \
                DOCUMENT HIDING TEXT_BEGIN, TEXT_END)

static void paragraphs_and_headings_are_told_in_order(void)
{
    static const told_case cases[] = {
        { "<x:h x:outline-level='1'>一、总体情况</x:h><x:p>甲</x:p><x:p/>"
          "<x:section><x:p>乙</x:p></x:section>",
          "paragraph \"一、总体情况\" heading\nparagraph \"甲\"\n"
          "paragraph \"乙\"\n" },
        { "<x:p>a<x:line-break/>b<x:tab/>c<x:s x:c='2'/>d"
          "<x:soft-page-break/>e</x:p><x:soft-page-break/>",
          "paragraph \"a\\nb\tc  de\"\n" },
        { "<x:p>第<x:page-number>3</x:page-number>页，<x:sequence>7"
          "</x:sequence><x:variable-set o:value='1'>8</x:variable-set>"
          "<x:placeholder>&lt;单位&gt;</x:placeholder></x:p>",
          "paragraph \"第3页，78<单位>\"\n" },
        { "<x:p><x:ruby><x:ruby-base>汉</x:ruby-base><x:ruby-text>hàn"
          "</x:ruby-text></x:ruby>字<x:a>链</x:a><x:bookmark/></x:p>",
          "paragraph \"汉字链\"\n" },
        { "<x:p>\n  a\n  <x:span> b </x:span>\n</x:p>\n",
          "paragraph \"a b \"\n" },
        { "<x:table-of-content><x:table-of-content-source>"
          "<x:index-title-template>模板</x:index-title-template>"
          "</x:table-of-content-source><x:index-body><x:index-title>"
          "<x:p>目录</x:p></x:index-title><x:p>一、总体情况<x:tab/>1</x:p>"
          "</x:index-body></x:table-of-content><x:p>a</x:p>",
          "paragraph \"目录\" contents\n"
          "paragraph \"一、总体情况\t1\" contents\nparagraph \"a\"\n" },
        { "<x:bibliography><x:index-body><x:h>a</x:h></x:index-body>"
          "</x:bibliography>",
          "paragraph \"a\" contents\n" },
        { "", "" },
    };
    EXPECT_IN_BODY(cases);
}

static void what_is_not_text_of_the_body_is_left_out(void)
{
    static const told_case cases[] = {
        { "<x:tracked-changes><x:changed-region><x:deletion><x:p>删</x:p>"
          "</x:deletion></x:changed-region></x:tracked-changes>"
          "<x:p>a<x:change-start/>增<x:change-end/><x:change/>b</x:p>",
          "paragraph \"a增b\"\n" },
        { "<x:p>a<x:note><x:note-citation>1</x:note-citation><x:note-body>"
          "<x:p>注</x:p></x:note-body></x:note><o:annotation><x:p>批</x:p>"
          "</o:annotation>b<o:annotation-end/></x:p>",
          "paragraph \"ab\"\n" },
        { "<x:p>a<d:frame><d:image><x:p>b</x:p></d:image><x:p>c</x:p>"
          "</d:frame>d</x:p>",
          "paragraph \"ad\"\n" },
        { "<o:forms><x:p>a</x:p></o:forms><x:sequence-decls/>"
          "<x:user-field-decls><x:user-field-decl/></x:user-field-decls>"
          "between<x:p>b</x:p>",
          "paragraph \"b\"\n" },
        { "<x:p>a<x:p>b</x:p>c<t:table/></x:p>", "paragraph \"ac\"\n" },
    };
    EXPECT_IN_BODY(cases);
}

#define CHANGES                                                                \
    "<x:tracked-changes><x:changed-region xml:id='d' x:id='d'><x:deletion>"    \
    "<o:change-info/></x:deletion></x:changed-region>"                         \
    "<x:changed-region x:id='e'><x:deletion/></x:changed-region>"              \
    "<x:changed-region x:id='i'><x:insertion/></x:changed-region>"             \
    "</x:tracked-changes>"
#define FROM(id) "<x:change-start x:change-id='" id "'/>"
#define TO(id) "<x:change-end x:change-id='" id "'/>"

/* As LibreOffice writes it where deletions are shown. */
static void deletions_that_stand_in_the_text_are_none_of_it(void)
{
    static const told_case cases[] = {
        { "<x:p>a" FROM("d") "b<x:s/><x:tab/><x:line-break/>" TO("d")
              FROM("i") "c" TO("i") "d</x:p>",
          "paragraph \"acd\"\n" },
        { "<x:p>a" FROM("i") "b" FROM("d") "c" FROM("e") "d" TO("d") "e" TO(
              "e") "f" TO("i") TO("d") "</x:p>",
          "paragraph \"abf\"\n" },
        { "<x:h>a" FROM("d") "b</x:h><x:p>c</x:p><x:p>d" TO("d") "e</x:p>"
                                                                 "<x:p>f</x:p>",
          "paragraph \"ae\" heading\nparagraph \"f\"\n" },
        { "<x:h>" FROM("d") "b</x:h><x:p>" TO("d") "e</x:p>",
          "paragraph \"e\"\n" },
        { "<x:p>a" FROM("d") "b</x:p>" TO("d") "<x:p>c</x:p>",
          "paragraph \"a\"\nparagraph \"c\"\n" },
        { "<x:p>a" FROM(
              "d") "b</x:p>" TABLE ROW "<t:table-cell"
                   " o:value-type='float' o:value='5'><x:p>5</x:p>" END ROW_END
                       TABLE_END "<x:p>c" TO("d") "d</x:p>",
          "paragraph \"a\"\ntable 表格 1\nend\nparagraph \"d\"\n" },
        { TABLE ROW
          "<t:table-cell o:value-type='float' o:value='56'"
          " t:formula='x'><x:p>" FROM("d") "5" TO(
              "d") "6</x:p>" END "<t:table-cell o:value-type='float' "
                   "o:value='7'><x:p><x:change/>"
                   "</x:p>" END
                   "<t:table-cell><x:p>a" FROM("d") "b</x:p><x:p>c" TO(
                       "d") "d</x:p><x:p>e</x:p>" END
                            "<t:table-cell o:value-type='float'"
                            " o:value='8'><x:p>8</x:p>" END ROW_END TABLE_END,
          "table 表格 1\nrow 1\nA1 string \"6\"\nC1 string \"ad\\ne\"\n"
          "D1 float 8 \"8\"\nend\n" },
        { "<x:p>a" FROM("d") BOX "<x:p>b</x:p>" BOX_END TO("d") BOX
          "<x:p>c</x:p>" BOX_END "</x:p>",
          "paragraph \"a\"\nparagraph \"c\"\n" },
    };
    expect_told(NULL, cases, ODFGX_COUNT_OF(cases), DOCUMENT TEXT_BEGIN CHANGES,
                TEXT_END);
}

static void a_deletion_without_an_end_is_refused(void)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = transcript_read_text(
        NULL, DOCUMENT TEXT_BEGIN CHANGES, "<x:p>a" FROM("d") "b</x:p>",
        TEXT_END, &out, &err);
    EXPECT(status == ODFGX_CONTENT && strcmp(err.where, "a.ods") == 0 &&
               strstr(err.text, "never ends") != NULL,
           "%d %s: %s", (int)status, err.where, err.text);
    odfgx_buffer_clear(&out);
}

static void hidden_text_is_told_only_where_all_is(void)
{
    static const told_case cases[] = {
        { "<x:p>a " HIDDEN("b<x:span>c</x:span>") " d</x:p>",
          "paragraph \"a d\"\n" },
        { "<x:p>" HIDDEN("a" HIDDEN("b")) "</x:p>",
          "paragraph \"ab\" hidden\n" },
        { "<x:p x:style-name='P'>a<x:span>b</x:span>" HIDDEN("c") "</x:p>",
          "paragraph \"abc\" hidden\n" },
        { "<x:p x:style-name='Child'>a</x:p><x:p x:style-name='Seen'>b</x:p>"
          "<x:p x:style-name='None'>c</x:p>",
          "paragraph \"a\" hidden\nparagraph \"b\"\nparagraph \"c\"\n" },
        { "<x:p>a<x:span x:style-name='P'>b</x:span></x:p>",
          "paragraph \"ab\"\n" },
        { "<x:p>a<x:hidden-text x:is-hidden='true'>b</x:hidden-text>"
          "<x:hidden-text x:is-hidden='false'>c</x:hidden-text>"
          "<x:conditional-text>d</x:conditional-text></x:p>",
          "paragraph \"acd\"\n" },
        { "<x:p>a<x:variable-set x:display='none'>b</x:variable-set>"
          "<x:user-field-get x:display='value'>c</x:user-field-get></x:p>",
          "paragraph \"ac\"\n" },
        { "<x:p>a<x:hidden-paragraph x:is-hidden='true'/>b</x:p><x:p>"
          "<x:hidden-paragraph x:is-hidden='false'/>c</x:p>",
          "paragraph \"ab\" hidden\nparagraph \"c\"\n" },
        { "<x:section x:display='none'><x:section><x:h>a</x:h>"
          "</x:section>" TABLE ROW CELL("5") ROW_END TABLE_END
          "</x:section><x:p>b</x:p>",
          "paragraph \"a\" heading hidden\ntable 表格 1 hidden\nrow 1\n"
          "A1 string \"5\" hidden\nend\nparagraph \"b\"\n" },
        { "<x:section x:display='condition' x:is-hidden='true'><x:p>a</x:p>"
          "</x:section><x:section x:display='condition'><x:p>b</x:p>"
          "</x:section>",
          "paragraph \"a\" hidden\nparagraph \"b\"\n" },
        { TABLE ROW CELL(HIDDEN("a")) CELL("b" HIDDEN(
              "c")) "<t:table-cell><x:p x:style-name='P'>d</x:p><x:p>e</x:p>"
                    "<x:p>x<x:hidden-paragraph x:is-hidden='true'/></x:p>" END
                    "<t:table-cell><x:p x:style-name='P'>f</x:p><x:p>g"
                    "<x:hidden-paragraph x:is-hidden='true'/></x:p>" END ROW_END
                        TABLE_END,
          "table 表格 1\nrow 1\nA1 string \"a\" hidden\nB1 string \"b\"\n"
          "C1 string \"e\"\nD1 string \"f\\ng\" hidden\nend\n" },
    };
    EXPECT_IN_BODY(cases);
}

static void common_styles_hide_and_headers_styles_do_not(void)
{
    static const char styles[] =
        "<o:document-styles"
        " xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
        " xmlns:x='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
        " xmlns:s='urn:oasis:names:tc:opendocument:xmlns:style:1.0'>"
        "<o:styles><s:style s:name='Later' s:family='paragraph'"
        " s:parent-style-name='Common'/><s:style s:name='Common'"
        " s:family='paragraph'><s:text-properties x:display='none'/>"
        "</s:style><s:style s:name='Loop' s:family='paragraph'"
        " s:parent-style-name='Loop'/></o:styles><o:automatic-styles>"
        "<s:style s:name='P1' s:family='paragraph'><s:text-properties"
        " x:display='none'/></s:style></o:automatic-styles><o:master-styles>"
        "<s:master-page><s:header><x:p>header</x:p></s:header>"
        "</s:master-page></o:master-styles></o:document-styles>";
    static const told_case cases[] = {
        { "<s:style s:name='P2' s:family='paragraph'"
          " s:parent-style-name='Later'/></o:automatic-styles>" TEXT_BEGIN
          "<x:p x:style-name='P1'>a</x:p><x:p x:style-name='P2'>b</x:p>"
          "<x:p x:style-name='Common'>c</x:p><x:p x:style-name='Loop'>d</x:p>",
          "paragraph \"a\"\nparagraph \"b\" hidden\nparagraph \"c\" hidden\n"
          "paragraph \"d\"\n" },
    };
    expect_told(styles, cases, ODFGX_COUNT_OF(cases),
                DOCUMENT "<o:automatic-styles>", TEXT_END);
}

static void tables_are_named_by_their_number(void)
{
    static const told_case cases[] = {
        { "<x:p>a</x:p>" TABLE ROW CELL("b") ROW_END TABLE_END
          "<x:section>"
          "<t:table><t:table-header-rows>" ROW
          "<t:table-cell t:number-columns-spanned='2'><x:h>c</x:h>" END
          "<t:covered-table-cell/>" ROW_END "</t:table-header-rows>" ROW
          "<t:table-cell o:value-type='float' o:value='1.5'><x:p>2</x:p>" END
          "<t:table-cell o:value-type='percentage' o:value='0.1'"
          " t:formula='ooow:x'/>" ROW_END TABLE_END "</x:section>",
          "paragraph \"a\"\ntable 表格 1\nrow 1\nA1 string \"b\"\nend\n"
          "table 表格 2\nrow 1\nmerge A1:B1\nA1 string \"c\"\nrow 2\n"
          "A2 float 1.5 \"2\"\nB2 percentage 0.1 formula\nend\n" },
        { TABLE ROW
          "<t:table-cell><x:p/><x:p>a</x:p><x:p/><x:p>b</x:p><x:p/>" END
          "<t:table-cell t:number-columns-repeated='2'><x:p/><x:p/>" END ROW_END
              TABLE_END,
          "table 表格 1\nrow 1\nA1 string \"a\\n\\nb\"\nend\n" },
        { TABLE ROW
          "<t:table-cell o:value-type='float' o:value='0'"
          " t:formula='ooow:x'><x:p>** 表达式有错误 **</x:p>" END ROW_END
              TABLE_END,
          "table 表格 1\nrow 1\nA1 error \"** 表达式有错误 **\" formula\n"
          "end\n" },
    };
    EXPECT_IN_BODY(cases);
}

#define SUB_TABLE "<t:table t:is-sub-table='true'>"

static void nested_tables_come_behind_the_one_around_them(void)
{
    static const told_case cases[] = {
        { TABLE ROW "<t:table-cell><x:p>a</x:p>" SUB_TABLE ROW
                    "<t:table-cell><x:p>b</x:p>" SUB_TABLE ROW CELL("c")
                        ROW_END TABLE_END "<x:p>d</x:p>" END CELL("e")
                            ROW_END TABLE_END
          "<x:p>f</x:p>" END "<t:table-cell>" SUB_TABLE ROW CELL("g")
              ROW_END TABLE_END END CELL("h") ROW_END ROW CELL("i")
                  ROW_END TABLE_END TABLE ROW CELL("j") ROW_END TABLE_END
          "<x:p>k</x:p>",
          "table 表格 1\nrow 1\nA1 string \"a\\nf\"\nC1 string \"h\"\nrow 2\n"
          "A2 string \"i\"\nend\n"
          "table 表格 1.1\nrow 1\nA1 string \"b\\nd\"\nB1 string \"e\"\nend\n"
          "table 表格 1.1.1\nrow 1\nA1 string \"c\"\nend\n"
          "table 表格 1.2\nrow 1\nA1 string \"g\"\nend\n"
          "table 表格 2\nrow 1\nA1 string \"j\"\nend\nparagraph \"k\"\n" },
    };
    EXPECT_IN_BODY(cases);
}

static void text_boxes_are_told_once_and_apart(void)
{
    static const told_case cases[] = {
        { "<x:p>a" BOX "<x:p>b" BOX "<x:p>c</x:p>" BOX_END "</x:p>"
          "<x:p>d</x:p>" BOX_END "e</x:p><x:p>f</x:p>",
          "paragraph \"ae\"\nparagraph \"b\"\nparagraph \"d\"\n"
          "paragraph \"c\"\nparagraph \"f\"\n" },
        { "<d:frame><d:text-box><x:p>a</x:p>" TABLE ROW CELL("b")
              ROW_END TABLE_END
          "</d:text-box><x:p>no</x:p></d:frame><x:p>c</x:p>",
          "paragraph \"a\"\ntable 表格 1\nrow 1\nA1 string \"b\"\nend\n"
          "paragraph \"c\"\n" },
        { "<x:p>a<x:span>" BOX TABLE ROW CELL("b") ROW_END TABLE_END BOX_END
          "</x:span></x:p>" TABLE ROW CELL("c") ROW_END TABLE_END,
          "paragraph \"a\"\ntable 表格 1\nrow 1\nA1 string \"b\"\nend\n"
          "table 表格 2\nrow 1\nA1 string \"c\"\nend\n" },
        { "<x:p><d:g><d:custom-shape><x:p>a</x:p></d:custom-shape><d:g>"
          "<d:rect><x:p>b</x:p></d:rect></d:g></d:g>c</x:p>",
          "paragraph \"c\"\nparagraph \"a\"\nparagraph \"b\"\n" },
        { TABLE ROW "<t:table-cell o:value-type='float' o:value='5'><x:p>5"
                    "<d:line/><d:rect><x:p/></d:rect>" BOX
                    "<x:p>6</x:p><x:p>7</x:p>" TABLE ROW CELL("8")
                        ROW_END TABLE_END BOX_END "</x:p>" END CELL("9")
                            ROW_END TABLE_END,
          "table 表格 1\nrow 1\nA1 float 5 \"5\"\nB1 string \"9\"\nend\n"
          "table 表格 1.1\nrow 1\nA1 string \"6\\n7\"\nend\n"
          "table 表格 1.1.1\nrow 1\nA1 string \"8\"\nend\n" },
        { "<x:p>a" HIDDEN(BOX "<x:p>b</x:p>" BOX_END) "</x:p>",
          "paragraph \"a\"\nparagraph \"b\" hidden\n" },
        { TABLE ROW "<t:table-cell><x:p x:style-name='P'>a" BOX
                    "<x:p>b</x:p>" BOX_END "</x:p>" END ROW_END TABLE_END,
          "table 表格 1\nrow 1\nA1 string \"a\" hidden\nend\n"
          "table 表格 1.1 hidden\nrow 1\nA1 string \"b\" hidden\nend\n" },
    };
    EXPECT_IN_BODY(cases);
}

/* ---------------------------------------------------------------- failures */

static void faults_name_the_table_or_the_line(void)
{
    static const struct {
        const char *xml, *where, *text;
        odfgx_status status;
    } cases[] = {
        { TABLE ROW_END, "a.ods: content.xml:1:", "not well-formed",
          ODFGX_XML },
        { "<x:p>a</x:p>" TABLE ROW
          "<t:table-cell/><t:table-cell o:value-type='float'"
          " o:value='1,5'/>",
          "a.ods: 表格 1!B1", "\"1,5\"", ODFGX_CONTENT },
        { TABLE ROW "<t:table-cell>" TABLE ROW
                    "<t:table-cell t:number-columns-repeated='0'/>",
          "a.ods: 表格 1.1!A1", "\"0\"", ODFGX_CONTENT },
        { TABLE ROW CELL("a") ROW_END TABLE_END "<x:p><x:s x:c='x'/></x:p>",
          "a.ods: content.xml:1:", "text:c", ODFGX_CONTENT },
        { "<x:p>a<x:s x:c='99999999999'/></x:p>",
          "a.ods: content.xml:1:", "--max-text", ODFGX_LIMIT },
        { TABLE ROW CELL("a<x:s x:c='99999999999'/>"), "a.ods: 表格 1!A1",
          "--max-text", ODFGX_LIMIT },
        { TABLE ROW "<t:table-cell><x:p>" BOX "<x:p><x:s x:c='99999999999'/>",
          "a.ods: 表格 1.1!A1", "--max-text", ODFGX_LIMIT },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read_text(
            NULL, DOCUMENT TEXT_BEGIN, cases[i].xml, "", &out, &err);
        transcript_expect_fault(cases[i].xml,
                                (transcript_fault){ cases[i].status,
                                                    cases[i].where,
                                                    cases[i].text },
                                status, &err);
        odfgx_buffer_clear(&out);
    }
}

static void cells_of_nested_tables_count_under_the_cap(void)
{
    odfgx_buffer content = { 0 }, out = { 0 };
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    limits.cells = 4;
    odfgx_buffer_add_text(&content, DOCUMENT TEXT_BEGIN TABLE ROW
                          "<t:table-cell><x:p>a</x:p>" TABLE ROW CELL("b")
                              CELL("c") ROW_END TABLE_END END CELL("d")
                                  CELL("e") ROW_END TABLE_END TEXT_END);
    const transcript_part parts[] = { { "mimetype", TEXT_TYPE },
                                      { "content.xml", content.data },
                                      { NULL, NULL } };
    odfgx_buffer archive = transcript_pack(parts);
    EXPECT(transcript_read(&archive, &limits, &out, &err) == ODFGX_LIMIT &&
               strcmp(err.where, "a.ods: 表格 1!C1") == 0,
           "%s: %s", err.where, err.text);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&content);
    odfgx_buffer_clear(&out);
}

/* What waits for its turn is kept, and so is under a cap. */
static void what_waits_is_capped(void)
{
    odfgx_buffer body = { 0 }, out = { 0 };
    odfgx_error err = { 0 };
    odfgx_buffer_add_text(&body, TABLE ROW "<t:table-cell>");
    for (int i = 0; i < 5000; i++)
        odfgx_buffer_add_text(&body,
                              TABLE ROW "<t:table-cell>" TABLE ROW CELL("a")
                                  ROW_END TABLE_END END ROW_END TABLE_END);
    odfgx_status status = transcript_read_text(NULL, DOCUMENT TEXT_BEGIN,
                                               body.data, "", &out, &err);
    EXPECT(status == ODFGX_LIMIT &&
               strstr(err.text, "tables within tables") != NULL,
           "%d %s: %s", (int)status, err.where, err.text);
    odfgx_buffer_clear(&body);
    odfgx_buffer_clear(&out);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(paragraphs_and_headings_are_told_in_order),
        UNIT(what_is_not_text_of_the_body_is_left_out),
        UNIT(deletions_that_stand_in_the_text_are_none_of_it),
        UNIT(a_deletion_without_an_end_is_refused),
        UNIT(hidden_text_is_told_only_where_all_is),
        UNIT(common_styles_hide_and_headers_styles_do_not),
        UNIT(tables_are_named_by_their_number),
        UNIT(nested_tables_come_behind_the_one_around_them),
        UNIT(text_boxes_are_told_once_and_apart),
        UNIT(faults_name_the_table_or_the_line),
        UNIT(cells_of_nested_tables_count_under_the_cap),
        UNIT(what_waits_is_capped),
    };
    return unit_main("odt", tests, sizeof tests / sizeof *tests);
}
