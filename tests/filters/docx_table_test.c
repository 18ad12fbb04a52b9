#include "report/buffer.h"
#include "tests/filters/docx_sample.h"
#include "tests/unit.h"

#include <string.h>

#define TCP(properties, inside)                                                \
    "<w:tc><w:tcPr>" properties "</w:tcPr>" inside "</w:tc>"
#define TRP(properties, inside)                                                \
    "<w:tr><w:trPr>" properties "</w:trPr>" inside "</w:tr>"
#define SPAN(columns) "<w:gridSpan w:val='" columns "'/>"
#define RESTART "<w:vMerge w:val='restart'/>"
#define CONTINUE "<w:vMerge/>"
#define ONE(lines) "table 表格 1\n" lines "end\n"

static void tables_and_paragraphs_come_in_their_order(void)
{
    static const docx_case cases[] = {
        { PT("a") TBL(TR(TCT("b") TCT("c")) TR(TCT("d"))) PT("e")
              TBL(TR(TCT("f"))),
          TOLD("a") ONE("row 1\nA1 string \"b\"\nB1 string \"c\"\nrow 2\n"
                        "A2 string \"d\"\n")
              TOLD("e") "table 表格 2\nrow 1\nA1 string \"f\"\nend\n" },
        { TBL(TR(TC(PT("a") PT("b") P("") PT("c")))),
          ONE("row 1\nA1 string \"a\\nb\\n\\nc\"\n") },
        { TBL(TR(TC(P("")) TCT("1"))), ONE("row 1\nB1 string \"1\"\n") },
        { TBL(TR("") TR(TCT("1"))), ONE("row 1\nA1 string \"1\"\n") },
        { "<w:tbl/>" TBL(TR(TCT("1"))), ONE("row 1\nA1 string \"1\"\n") },
        { TBL(TR("<w:tc/>" TCT("1"))), ONE("row 1\nB1 string \"1\"\n") },
        { TBL(PT("x") TR(PT("x") TCT("1"))), ONE("row 1\nA1 string \"1\"\n") },
    };
    EXPECT_DOCX(cases);
}

static void a_nested_table_is_told_behind_the_one_around_it(void)
{
    static const docx_case cases[] = {
        { TBL(TR(TC(PT("a") TBL(TR(TCT("x") TCT("y"))) PT("b")) TCT("c"))),
          ONE("row 1\nA1 string \"a\\nb\"\nB1 string \"c\"\n") "table 表格 "
                                                               "1.1\nrow 1\nA1 "
                                                               "string "
                                                               "\"x\"\nB1 "
                                                               "string "
                                                               "\"y\"\nend\n" },
        { TBL(TR(TC(TBL(TR(TC(TBL(TR(TCT("z"))) P("")))) TBL(TR(TCT("y")))
                        P("")) TCT("1")) TR(TCT("2"))),
          ONE("row 1\nB1 string \"1\"\nrow 2\nA2 string \"2\"\n") "table 表格 "
                                                                  "1.1\nend\n"
                                                                  "table 表格 "
                                                                  "1.1.1\nrow "
                                                                  "1\nA1 "
                                                                  "string "
                                                                  "\"z\"\nend\n"
                                                                  "table 表格 "
                                                                  "1.2\nrow "
                                                                  "1\nA1 "
                                                                  "string "
                                                                  "\"y\"\nend"
                                                                  "\n" },
        { TBL(TRP("<w:hidden/>", TC(TBL(TR(TCT("x"))) P(""))) TR(TCT("1"))),
          ONE("row 2\nA2 string \"1\"\n") "table 表格 1.1 hidden\nrow 1\nA1 "
                                          "string \"x\" hidden\nend\n" },
    };
    EXPECT_DOCX(cases);
}

static void cells_stand_where_their_spans_say(void)
{
    static const docx_case cases[] = {
        { TBL(TR(TCP(SPAN("3"), PT("a")) TCT("b")) TR(TCT("c") TCT("d"))),
          ONE("row 1\nmerge A1:C1\nA1 string \"a\"\nD1 string \"b\"\n"
              "row 2\nA2 string \"c\"\nB2 string \"d\"\n") },
        { TBL(TRP("<w:gridBefore w:val='2'/><w:wBefore w:w='9'/>", TCT("a"))
                  TRP("<w:gridBefore w:val='0'/><w:gridAfter w:val='1'/>",
                      TCT("b"))),
          ONE("row 1\nC1 string \"a\"\nrow 2\nA2 string \"b\"\n") },
        { TBL(TR(TCP(RESTART, PT("a")) TCT("b")) TR(TCP(CONTINUE, PT("x")) TCT(
              "c")) TR(TCP("<w:vMerge w:val='continue'/>", P("")) TCT("d"))
                  TR(TCP(RESTART, PT("e")) TCT("f"))),
          ONE("row 1\nmerge A1:A3\nA1 string \"a\"\nB1 string \"b\"\nrow 2\n"
              "A2 string \"x\" hidden\nB2 string \"c\"\nrow 3\n"
              "B3 string \"d\"\nrow 4\nA4 string \"e\"\nB4 string \"f\"\n") },
        { TBL(TR(TCP(CONTINUE, PT("a")) TCT("b"))),
          ONE("row 1\nA1 string \"a\"\nB1 string \"b\"\n") },
        { TBL(TR(TCP("<w:hMerge w:val='restart'/>", PT("a"))
                     TCP("<w:hMerge/>", P("")) TCT("b"))),
          ONE("row 1\nmerge A1:B1\nA1 string \"a\"\nC1 string \"b\"\n") },
        { TBL(TR(TCP(SPAN("2") RESTART, PT("a")) TCT("b"))
                  TR(TCP(SPAN("2") CONTINUE, P("")) TCT("c"))),
          ONE("row 1\nmerge A1:B2\nA1 string \"a\"\nC1 string \"b\"\nrow 2\n"
              "C2 string \"c\"\n") },
        { TBL(TR(TCP(SPAN("2") RESTART, P("")) TCT("b"))),
          ONE("row 1\nmerge A1:B1\nA1 empty\nC1 string \"b\"\n") },
        { TBL(TR(TCP("<w:gridSpan/>", PT("a")) TCT("b"))),
          ONE("row 1\nA1 string \"a\"\nB1 string \"b\"\n") },
    };
    EXPECT_DOCX(cases);
}

static void rows_and_cells_that_changes_delete_are_gone(void)
{
    static const docx_case cases[] = {
        { TBL(TR(TCT("a")) TRP("<w:del/>", TCT("x")) TRP("<w:ins/>", TCT("b"))),
          ONE("row 1\nA1 string \"a\"\nrow 2\nA2 string \"b\"\n") },
        { TBL(TRP("<w:del/>", TCT("x"))) TBL(TR(TCT("a"))),
          ONE("row 1\nA1 string \"a\"\n") },
        { TBL(TR(TCP("<w:cellDel/>", PT("x")) TCP("<w:cellIns/>", PT("a")))),
          ONE("row 1\nA1 string \"a\"\n") },
        { TBL(TR(TCP("<w:cellDel/>", TBL(TR(TCT("x"))) P("")) TCT("a"))),
          ONE("row 1\nA1 string \"a\"\n") },
        { TBL(TR(TCP("<w:cellMerge w:vMerge='rest'/>", PT("a")))
                  TR(TCP("<w:cellMerge w:vMerge='cont'/>", P("")))),
          ONE("row 1\nmerge A1:A2\nA1 string \"a\"\n") },
        { TBL(TR(TCP("<w:tcPrChange><w:tcPr>" SPAN("2") "</w:tcPr>"
                                                        "</w:tcPrChange>",
                     PT("a")) TCT("b"))),
          ONE("row 1\nA1 string \"a\"\nB1 string \"b\"\n") },
    };
    EXPECT_DOCX(cases);
}

static void hidden_rows_are_flagged(void)
{
    static const docx_case cases[] = {
        { TBL(TRP("<w:hidden/>", TCT("a"))
                  TRP("<w:hidden w:val='0'/>", TCT("b"))),
          ONE("row 1 hidden\nA1 string \"a\" hidden\nrow 2\n"
              "A2 string \"b\"\n") },
    };
    EXPECT_DOCX(cases);
}

static void a_span_that_is_none_is_refused_at_its_cell(void)
{
#define REFUSED(span) TBL(TR(TCT("a")) TR(TCT("b") TCP(SPAN(span), PT("c"))))
    static const struct {
        const char *xml, *where, *text;
    } cases[] = {
        { REFUSED("0"), "a.ods: 表格 1!B2", "w:gridSpan is \"0\"" },
        { REFUSED("-1"), "a.ods: 表格 1!B2", "w:gridSpan is \"-1\"" },
        { REFUSED("10000"), "a.ods: 表格 1!B2", "from 1 to 1000" },
        { REFUSED("1e99"), "a.ods: 表格 1!B2", "\"1e99\"" },
        { REFUSED("4294967297"), "a.ods: 表格 1!B2", "from 1 to 1000" },
        { REFUSED("99999999999999999999"), "a.ods: 表格 1!B2", "from 1" },
        { TBL(TRP("<w:gridBefore w:val='-1'/>", TCT("a"))), "a.ods: 表格 1!A1",
          "w:gridBefore is \"-1\"" },
        { PT("a") TBL(TR(TCP(SPAN("x"), ""))), "a.ods: 表格 1!A1",
          "w:gridSpan is \"x\"" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer archive = docx_sample_pack(cases[i].xml, NULL, NULL);
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read(&archive, NULL, &out, &err);
        EXPECT(status == ODFGX_CONTENT &&
                   strcmp(err.where, cases[i].where) == 0 &&
                   strstr(err.text, cases[i].text) != NULL,
               "case %zu: %d %s: %s", i, (int)status, err.where, err.text);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(tables_and_paragraphs_come_in_their_order),
        UNIT(a_nested_table_is_told_behind_the_one_around_it),
        UNIT(cells_stand_where_their_spans_say),
        UNIT(rows_and_cells_that_changes_delete_are_gone),
        UNIT(hidden_rows_are_flagged),
        UNIT(a_span_that_is_none_is_refused_at_its_cell),
    };
    return unit_main("docx_table", tests, sizeof tests / sizeof *tests);
}
