#include "filters/flow.h"

#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

/* A flow is driven by a script, a letter a call:
 *   < table   > its end   [ hidden table   / row   # hidden row
 *   ( cell   ) its end   . column left out   = paragraph "a"   ~ hidden "h"
 *   _ empty paragraph   * heading   ! the sign of odfgx and "a"   ? a comment
 * and before a cell: 2, 3 as many columns, v, w as many rows, c continues,
 * j joins, h is hidden. */
typedef struct script {
    odfgx_flow flow;
    odfgx_flow_cell cell; /* what is said of the next */
} script;

static odfgx_status say(script *at, const char *text, bool hidden,
                        odfgx_paragraph_kind kind, odfgx_error *err)
{
    odfgx_paragraph paragraph = { text, strlen(text), kind, hidden };
    return odfgx_flow_paragraph(&at->flow, &paragraph, err);
}

static odfgx_status begin_cell(script *at, odfgx_error *err)
{
    odfgx_flow_cell cell = at->cell;
    at->cell = (odfgx_flow_cell){ 0 };
    return odfgx_flow_cell_begin(&at->flow, &cell, err);
}

static odfgx_status describe_cell(script *at, char letter)
{
    switch (letter) {
    case 'v':
    case 'w':
        at->cell.rows = letter == 'v' ? 2 : 3;
        break;
    case 'c':
        at->cell.continues = true;
        break;
    case 'j':
        at->cell.joins = true;
        break;
    case 'h':
        at->cell.hidden = true;
        break;
    default:
        at->cell.columns = (uint32_t)(letter - '0');
    }
    return ODFGX_OK;
}

static odfgx_status remark(script *at, odfgx_error *err)
{
    char author[] = "b", text[] = "c"; /* both are copied */
    odfgx_comment comment = { 9, 9, author, text, 1 };
    odfgx_status status = odfgx_flow_comment_add(&at->flow, &comment, err);
    author[0] = text[0] = '?';
    return status;
}

static odfgx_status step(script *at, char letter, odfgx_error *err)
{
    switch (letter) {
    case '<':
    case '[':
        return odfgx_flow_table_begin(&at->flow, letter == '[', err);
    case '>':
        return odfgx_flow_table_end(&at->flow, err);
    case '/':
    case '#':
        return odfgx_flow_row_begin(&at->flow, letter == '#', err);
    case '(':
        return begin_cell(at, err);
    case ')':
        return odfgx_flow_cell_end(&at->flow, err);
    case '.':
        return odfgx_flow_skip(&at->flow, 1, err);
    case '=':
        return say(at, "a", false, ODFGX_PARAGRAPH_BODY, err);
    case '~':
        return say(at, "h", true, ODFGX_PARAGRAPH_BODY, err);
    case '_':
        return say(at, "", false, ODFGX_PARAGRAPH_BODY, err);
    case '*':
        return say(at, "t", false, ODFGX_PARAGRAPH_HEADING, err);
    case '!':
        return say(at, "x〔odfgx〕a", false, ODFGX_PARAGRAPH_BODY, err);
    case '?':
        return remark(at, err);
    default:
        return describe_cell(at, letter);
    }
}

/* Writes down where cells are: "表格 1 B1:C2 at 7". */
static odfgx_status write_place(void *context, const odfgx_flow_place *place,
                                odfgx_error *err)
{
    char first[ODFGX_ADDRESS_TEXT], last[ODFGX_ADDRESS_TEXT];
    const odfgx_range *range = &place->range;
    odfgx_buffer_add_format(
        context, "%s %s:%s at %zu\n", place->table,
        odfgx_address_format(range->row, range->column, first),
        odfgx_address_format(range->last_row, range->last_column, last),
        place->source);
    return odfgx_buffer_check(context, err);
}

static odfgx_status run(const char *letters, const odfgx_limits *limits,
                        odfgx_buffer *out, odfgx_error *err)
{
    static script at;
    odfgx_input *input;
    odfgx_visitor visitor = transcript_visitor(out);
    at.cell = (odfgx_flow_cell){ 0 };
    odfgx_status status =
        odfgx_input_from_memory(&input, "", 0, "a.docx", limits, err);
    if (status != ODFGX_OK)
        return status;
    status = odfgx_flow_init(&at.flow, input, &visitor, err);
    for (; *letters != '\0' && status == ODFGX_OK; letters++)
        status = step(&at, *letters, err);
    odfgx_flow_clear(&at.flow);
    odfgx_input_free(input);
    return status;
}

typedef struct flow_case {
    const char *script, *told;
} flow_case;

static void expect(const flow_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = run(cases[i].script, NULL, &out, &err);
        transcript_expect_told(cases[i].script, cases[i].told, status, &out,
                               &err);
        odfgx_buffer_clear(&out);
    }
}

#define EXPECT_FLOW(cases) expect((cases), ODFGX_COUNT_OF(cases))
#define A "paragraph \"a\"\n"
#define ONE(lines) "table 表格 1\n" lines "end\n"

static void paragraphs_are_told_or_are_lines_of_their_cell(void)
{
    static const flow_case cases[] = {
        { "=_=", A A },
        { "*~", "paragraph \"t\" heading\nparagraph \"h\" hidden\n" },
        { "</(=)>", ONE("row 1\nA1 string \"a\"\n") },
        { "</(_=_==_)>", ONE("row 1\nA1 string \"a\\n\\na\\na\"\n") },
        { "</=(=)=>=", ONE("row 1\nA1 string \"a\"\n") A },
        { "</(_)()>", ONE("") },
        { "</(~)>", ONE("row 1\nA1 string \"h\" hidden\n") },
        { "</(~~)>", ONE("row 1\nA1 string \"h\\nh\" hidden\n") },
        { "</(~=~)>", ONE("row 1\nA1 string \"a\"\n") },
    };
    EXPECT_FLOW(cases);
}

static void cells_take_the_next_free_columns(void)
{
    static const flow_case cases[] = {
        { "</2(=)(=)/(=)(=)>",
          ONE("row 1\nmerge A1:B1\nA1 string \"a\"\nC1 string \"a\"\nrow 2\n"
              "A2 string \"a\"\nB2 string \"a\"\n") },
        { "</v(=)(=)/(=)>", ONE("row 1\nmerge A1:A2\nA1 string \"a\"\n"
                                "B1 string \"a\"\nrow 2\nB2 string \"a\"\n") },
        { "</(=)w2(=)(=)/(=)(=)/(=)(=)/(=)(=)>",
          ONE("row 1\nA1 string \"a\"\nmerge B1:C3\nB1 string \"a\"\n"
              "D1 string \"a\"\nrow 2\nA2 string \"a\"\nD2 string \"a\"\n"
              "row 3\nA3 string \"a\"\nD3 string \"a\"\n"
              "row 4\nA4 string \"a\"\nB4 string \"a\"\n") },
        { "</..(=).(=)>", ONE("row 1\nC1 string \"a\"\nE1 string \"a\"\n") },
        { "</w(=)/(=)>", ONE("row 1\nmerge A1:A2\nA1 string \"a\"\nrow 2\n"
                             "B2 string \"a\"\n") },
    };
    EXPECT_FLOW(cases);
}

static void cells_that_continue_or_join_belong_to_others(void)
{
    static const flow_case cases[] = {
        { "</(=)(=)/c(_)(=)/c()(=)>",
          ONE("row 1\nmerge A1:A3\nA1 string \"a\"\nB1 string \"a\"\nrow 2\n"
              "B2 string \"a\"\nrow 3\nB3 string \"a\"\n") },
        { "</(=)/c(=)>", ONE("row 1\nmerge A1:A2\nA1 string \"a\"\nrow 2\n"
                             "A2 string \"a\" hidden\n") },
        { "</c(=)>", ONE("row 1\nA1 string \"a\"\n") },
        { "</(=)/(=)/.(=)/c(=)>",
          ONE("row 1\nA1 string \"a\"\nrow 2\nA2 string \"a\"\nrow 3\n"
              "B3 string \"a\"\nrow 4\nA4 string \"a\"\n") },
        { "</(=)j()j()(=)>", ONE("row 1\nmerge A1:C1\nA1 string \"a\"\n"
                                 "D1 string \"a\"\n") },
        { "</j(=)>", ONE("row 1\nA1 string \"a\"\n") },
        { "</(=).j(=)>", ONE("row 1\nA1 string \"a\"\nC1 string \"a\"\n") },
        { "</2(=)/2c()/(=)>", ONE("row 1\nmerge A1:B2\nA1 string \"a\"\n"
                                  "row 3\nA3 string \"a\"\n") },
    };
    EXPECT_FLOW(cases);
}

static void tables_in_cells_come_behind(void)
{
    static const flow_case cases[] = {
        { "=</(=<//(=)>=)(=)>=", A ONE("row 1\nA1 string \"a\\na\"\nB1 string "
                                       "\"a\"\n") "table 表格 1.1\nrow 2\nA2 "
                                                  "string \"a\"\nend\n" A },
        { "</(<>)>", ONE("") "table 表格 1.1\nend\n" },
        { "</(<><>)(<>)><>",
          ONE("") "table 表格 1.1\nend\ntable 表格 1.2\nend\ntable 表格 1.3\n"
                  "end\ntable 表格 2\nend\n" },
        { "</(</(<>)>)>",
          ONE("") "table 表格 1.1\nend\ntable 表格 1.1.1\nend\n" },
    };
    EXPECT_FLOW(cases);
}

static void what_is_hidden_hides_what_is_in_it(void)
{
    static const flow_case cases[] = {
        { "[/(=)>", "table 表格 1 hidden\nrow 1\nA1 string \"a\" hidden\n"
                    "end\n" },
        { "<#(=)/(=)>", ONE("row 1 hidden\nA1 string \"a\" hidden\nrow 2\n"
                            "A2 string \"a\"\n") },
        { "</h(=)(=)>",
          ONE("row 1\nA1 string \"a\" hidden\nB1 string \"a\"\n") },
        { "<#(<>)>", ONE("") "table 表格 1.1 hidden\nend\n" },
        { "</h(<>)(<>)>", ONE("") "table 表格 1.1 hidden\nend\n"
                                  "table 表格 1.2\nend\n" },
        { "[/(<>)>", "table 表格 1 hidden\nend\ntable 表格 1.1 hidden\n"
                     "end\n" },
    };
    EXPECT_FLOW(cases);
}

static void caps_are_held_and_name_their_cell(void)
{
    static const struct {
        uint64_t text, cells;
        const char *script, *where, *option;
    } cases[] = {
        { 3, 9, "</(==)(==)/(===)>", "a.docx: 表格 1!A2", "--max-text" },
        { 3, 9, "</(=)(<//(=)(===)>)>", "a.docx: 表格 1.1!B2", "--max-text" },
        { 9, 2, "</(=)(=)/(=)>", "a.docx: 表格 1!A2", "--max-cells" },
        { 9, 2, "</2(=)(=)/(=)>", "a.docx: 表格 1!A2", "--max-cells" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_limits limits;
        odfgx_limits_init(&limits);
        limits.text = cases[i].text;
        limits.cells = cases[i].cells;
        odfgx_status status = run(cases[i].script, &limits, &out, &err);
        EXPECT(
            status == ODFGX_LIMIT && strcmp(err.where, cases[i].where) == 0 &&
                strstr(err.text, cases[i].option) != NULL,
            "%s: %d %s: %s", cases[i].script, (int)status, err.where, err.text);
        odfgx_buffer_clear(&out);
    }
}

/* Runs a script that is `before`, then `again` many times. */
static odfgx_status run_often(const char *before, const char *again,
                              size_t times, odfgx_error *err)
{
    odfgx_buffer letters = { 0 }, out = { 0 };
    odfgx_buffer_add_text(&letters, before);
    for (size_t i = 0; i < times; i++)
        odfgx_buffer_add_text(&letters, again);
    odfgx_status status = run(letters.data, NULL, &out, err);
    odfgx_buffer_clear(&letters);
    odfgx_buffer_clear(&out);
    return status;
}

static void a_table_ends_at_the_edge_of_the_largest_sheet(void)
{
    static const struct {
        const char *before, *again;
        size_t times;
        odfgx_status status;
        const char *where;
    } cases[] = {
        { "</", "()", ODFGX_GRID_COLUMNS, ODFGX_OK, "" },
        { "</", "()", ODFGX_GRID_COLUMNS + 1, ODFGX_CONTENT,
          "a.docx: 表格 1!XFE1" },
        { "</", ".", ODFGX_GRID_COLUMNS + 1, ODFGX_CONTENT,
          "a.docx: 表格 1!XFE1" },
        { "</", "..2()", ODFGX_GRID_COLUMNS, ODFGX_CONTENT,
          "a.docx: 表格 1!XFE1" },
        { "<", "/", ODFGX_GRID_ROWS, ODFGX_OK, "" },
        { "<", "/", ODFGX_GRID_ROWS + 1, ODFGX_CONTENT,
          "a.docx: 表格 1!A1048576" },
        { "</", "(=)/", 1 << 18, ODFGX_OK, "" },
        { "</", "(=)/", (1 << 18) + 1, ODFGX_LIMIT, "a.docx: 表格 1!A262145" },
        { "</(", "<>", 32766, ODFGX_OK, "" },
        { "</(", "<>", 32767, ODFGX_LIMIT, "a.docx: 表格 1.32767!A1" },
        { "</(", "<///////>", 32766, ODFGX_LIMIT, "a.docx: 表格 1.31895!A1" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_error err = { 0 };
        odfgx_status status =
            run_often(cases[i].before, cases[i].again, cases[i].times, &err);
        EXPECT(status == cases[i].status &&
                   strcmp(err.where, cases[i].where) == 0,
               "case %zu: %d %s: %s", i, (int)status, err.where, err.text);
    }
}

static void a_failure_is_told_at_its_cell(void)
{
    static const struct {
        const char *script, *where;
    } cases[] = {
        { "<", "a.docx: 表格 1!A1" },
        { "<//.", "a.docx: 表格 1!B2" },
        { "</()2(", "a.docx: 表格 1!B1" },
        { "</(</()", "a.docx: 表格 1.1!B1" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        script at = { .cell = { 0 } };
        odfgx_input *input;
        odfgx_visitor visitor = transcript_visitor(&out);
        (void)odfgx_input_from_memory(&input, "", 0, "a.docx", NULL, NULL);
        (void)odfgx_flow_init(&at.flow, input, &visitor, NULL);
        for (const char *letter = cases[i].script; *letter != '\0'; letter++)
            (void)step(&at, *letter, NULL);
        odfgx_status status =
            odfgx_flow_fail(&at.flow, ODFGX_CONTENT, &err, "50 % of it");
        EXPECT(status == ODFGX_CONTENT &&
                   strcmp(err.where, cases[i].where) == 0 &&
                   strcmp(err.text, "50 % of it") == 0,
               "%s: %s: %s", cases[i].script, err.where, err.text);
        odfgx_flow_clear(&at.flow);
        odfgx_input_free(input);
        odfgx_buffer_clear(&out);
    }
}

static void comments_are_told_before_their_table_ends(void)
{
    static const flow_case cases[] = {
        { "</(=)(?=?)/(=)>",
          ONE("row 1\nA1 string \"a\"\nB1 string \"a\"\nrow 2\n"
              "A2 string \"a\"\ncomment B1 \"b\" \"c\"\n"
              "comment B1 \"b\" \"c\"\n") },
        { "</(=)(?)>",
          ONE("row 1\nA1 string \"a\"\ncomment B1 \"b\" \"c\"\n") },
        /* On the cell that this one belongs to. */
        { "</(=)/c(?)>", ONE("row 1\nmerge A1:A2\nA1 string \"a\"\n"
                             "comment A1 \"b\" \"c\"\n") },
        { "</(=</(=?)>)>", ONE("row 1\nA1 string \"a\"\n") //
          "table 表格 1.1\nrow 1\nA1 string \"a\"\n"
          "comment A1 \"b\" \"c\"\nend\n" },
        /* In no cell. */
        { "?</?(=)?>?", ONE("row 1\nA1 string \"a\"\n") },
    };
    EXPECT_FLOW(cases);
}

static void what_bears_the_sign_is_left_out(void)
{
    static const flow_case cases[] = {
        { "=!", A A }, /* what stands behind it is told */
        { "</(=)/(!)></(=)>", ONE("row 1\nA1 string \"a\"\n") },
        { "</(=)></(!?)></(=)>",
          ONE("row 1\nA1 string \"a\"\n") "table 表格 2\nrow 1\n"
                                          "A1 string \"a\"\nend\n" },
        { "</(=</(!)></(=)>)>",
          ONE("row 1\nA1 string \"a\"\n") "table 表格 1.1\nrow 1\n"
                                          "A1 string \"a\"\nend\n" },
        /* With the tables within. */
        { "</(!</(=)>)></(=)>", ONE("row 1\nA1 string \"a\"\n") },
    };
    EXPECT_FLOW(cases);
}

static void cells_say_where_they_were_found(void)
{
    static script at;
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_input *input;
    static const odfgx_visitor nobody = { 0 };
    odfgx_status status =
        odfgx_input_from_memory(&input, "", 0, "a.docx", NULL, &err);
    if (status == ODFGX_OK)
        status = odfgx_flow_init(&at.flow, input, &nobody, &err);
    at.flow.placed = write_place;
    at.flow.placed_context = &out;
    size_t source = 0;
    for (const char *letter = "</(=)2()/c(=)(</(=)>)>";
         *letter != '\0' && status == ODFGX_OK; letter++) {
        at.cell.source = ++source;
        status = step(&at, *letter, &err);
    }
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    EXPECT_TEXT(out.data, "表格 1 A1:A2 at 3\n表格 1 B1:C1 at 7\n"
                          "表格 1 B2:B2 at 14\n表格 1.1 A1:A1 at 17\n");
    odfgx_flow_clear(&at.flow);
    odfgx_input_free(input);
    odfgx_buffer_clear(&out);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(paragraphs_are_told_or_are_lines_of_their_cell),
        UNIT(cells_take_the_next_free_columns),
        UNIT(cells_that_continue_or_join_belong_to_others),
        UNIT(tables_in_cells_come_behind),
        UNIT(what_is_hidden_hides_what_is_in_it),
        UNIT(caps_are_held_and_name_their_cell),
        UNIT(a_table_ends_at_the_edge_of_the_largest_sheet),
        UNIT(a_failure_is_told_at_its_cell),
        UNIT(comments_are_told_before_their_table_ends),
        UNIT(what_bears_the_sign_is_left_out),
        UNIT(cells_say_where_they_were_found),
    };
    return unit_main("flow", tests, sizeof tests / sizeof *tests);
}
