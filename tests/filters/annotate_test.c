#include "report/buffer.h"
#include "report/check.h"
#include "tests/unit.h"

#include <string.h>

#define OFFICE                                                                 \
    "<office:document"                                                         \
    " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"         \
    " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"           \
    " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"             \
    " xmlns:dc='http://purl.org/dc/elements/1.1/'><office:body>"               \
    "<office:spreadsheet>"
#define OFFICE_END "</office:spreadsheet></office:body></office:document>"
#define TEXT(text)                                                             \
    "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"

static const char visitors[] = OFFICE "<table:table table:name='入园'>" ROW(
    TEXT("时段") TEXT("成人游客") TEXT("儿童游客") TEXT("游客合计"))
    ROW(TEXT("1.春季入园") TEXT("5") TEXT("5") TEXT("11"))
        ROW(TEXT("2.秋季入园") TEXT("7") TEXT("7") TEXT("14"))
            ROW(TEXT("3.全年入园") TEXT("12") TEXT("12")
                    TEXT("26")) "</table:table>" OFFICE_END;

/* Refunds exceed sales; the explanation is of this. */
#define TICKETS(note)                                                          \
    OFFICE "<table:table table:name='票务'>" ROW(                              \
        TEXT("售出门票") TEXT("") TEXT("退还门票") TEXT(""))                   \
        ROW(TEXT("现金金额") TEXT("网络金额") TEXT("现金金额")                 \
                TEXT("网络金额"))                                              \
            ROW("<table:table-cell>" note                                      \
                "<text:p>20</text:p></table:table-cell>" TEXT("21") TEXT("21") \
                    TEXT("21")) "</table:table>" OFFICE_END
#define EXPLAINED                                                                  \
    "<office:annotation><dc:creator>王</dc:creator><text:p>注明：雨天退票" \
    "</text:p></office:annotation>"

/* A report of some inputs, checked. */
typedef struct checked {
    odfgx_form *form;
    odfgx_input *inputs[2];
    size_t count;
    odfgx_report *report;
    odfgx_findings *findings;
} checked;

static void begin(checked *out)
{
    *out = (checked){ 0 };
    EXPECT(odfgx_form_open(&out->form, "tests/forms/tiny", NULL) == ODFGX_OK,
           "%s", "form");
}

static void add_text(checked *out, const char *text, const char *name)
{
    EXPECT(odfgx_input_from_memory(&out->inputs[out->count++], text,
                                   strlen(text), name, NULL, NULL) == ODFGX_OK,
           "%s", name);
}

static void check(checked *out, odfgx_language language)
{
    const odfgx_reading reading = { .missing_allowed = true };
    odfgx_error err = { 0 };
    EXPECT(odfgx_report_read(&out->report, out->form, out->inputs, out->count,
                             &reading, &err) == ODFGX_OK &&
               odfgx_findings_new(&out->findings, out->form, language, &err) ==
                   ODFGX_OK &&
               odfgx_findings_check(out->findings, out->report, NULL, &err) ==
                   ODFGX_OK,
           "%s: %s", err.where, err.text);
}

static void end(checked *out)
{
    for (size_t i = 0; i < out->count; i++)
        odfgx_input_free(out->inputs[i]);
    odfgx_findings_free(out->findings);
    odfgx_report_free(out->report);
    odfgx_form_free(out->form);
}

static odfgx_buffer annotate(const checked *from, size_t input)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    EXPECT(odfgx_input_annotate(from->inputs[input], from->findings, 0, &out,
                                &err) == ODFGX_OK,
           "%s: %s", err.where, err.text);
    odfgx_buffer_add_text(&out, "");
    return out;
}

/* How often a text stands in another. */
static size_t count_of(const odfgx_buffer *out, const char *text)
{
    size_t count = 0;
    for (const char *at = out->data; (at = strstr(at, text)) != NULL; at++)
        count++;
    return count;
}

static void a_cell_of_two_findings_has_one_comment(void)
{
    static const char first[] =
        "【错误 SUM】入园表 游客合计：全年 26，各项之和为 25，相差 1。";
    static const char second[] =
        "【错误 SUM】入园表 1.春季入园：合计 11，各项之和为 10，相差 1。";
    checked from;
    begin(&from);
    add_text(&from, visitors, "a.fods");
    check(&from, ODFGX_CHINESE);
    odfgx_buffer out = annotate(&from, 0);
    EXPECT(count_of(&out, "<office:annotation") == 7, "%zu: %s",
           count_of(&out, "<office:annotation"), out.data);
    EXPECT(strstr(out.data, first) != NULL && strstr(out.data, second) != NULL,
           "%s", out.data);
    EXPECT(strstr(out.data, "相关单元格：D2、D3<") != NULL &&
               strstr(out.data, "相关单元格：B2、C2<") != NULL,
           "%s", out.data);
    EXPECT(strstr(out.data, "table:name=\"检查结果\"") != NULL &&
               strstr(out.data, "检查结果〔odfgx〕") != NULL,
           "%s", out.data);
    odfgx_buffer_clear(&out);
    end(&from);
}

static void marks_speak_the_language_of_the_findings(void)
{
    checked from;
    begin(&from);
    add_text(&from, visitors, "a.fods");
    check(&from, ODFGX_ENGLISH);
    odfgx_buffer out = annotate(&from, 0);
    EXPECT(strstr(out.data, "[error SUM] ") != NULL &&
               strstr(out.data, " Related cells: ") != NULL &&
               strstr(out.data, "table:name=\"Findings\"") != NULL,
           "%s", out.data);
    odfgx_buffer_clear(&out);
    end(&from);
}

static void each_input_of_a_report_gets_the_marks_of_its_cells(void)
{
    checked from;
    begin(&from);
    add_text(&from, visitors, "a.fods");
    add_text(&from, TICKETS(""), "b.fods");
    check(&from, ODFGX_CHINESE);
    odfgx_buffer one = annotate(&from, 0), other = annotate(&from, 1);
    EXPECT(strstr(one.data, "【错误 SUM】") != NULL &&
               strstr(one.data, "【核实 PAID】") == NULL,
           "%s", one.data);
    EXPECT(strstr(other.data, "【核实 PAID】") != NULL &&
               strstr(other.data, "【错误 SUM】") == NULL,
           "%s", other.data);
    EXPECT(strstr(one.data, "PAID:cash") != NULL &&
               strstr(one.data, ">b.fods 票务!A3") != NULL,
           "%s", one.data);
    odfgx_buffer_clear(&one);
    odfgx_buffer_clear(&other);
    end(&from);
}

static void what_is_explained_is_listed_and_not_marked(void)
{
    checked from;
    begin(&from);
    add_text(&from, TICKETS(EXPLAINED), "b.fods");
    check(&from, ODFGX_CHINESE);
    odfgx_buffer out = annotate(&from, 0);
    EXPECT(strstr(out.data, "【核实 PAID】") == NULL &&
               strstr(out.data, ">核实（已说明）<") != NULL &&
               strstr(out.data, "说明：雨天退票") != NULL,
           "%s", out.data);
    odfgx_buffer_clear(&out);
    end(&from);
}

static void what_can_t_carry_marks_is_refused(void)
{
    static const char text[] = "时段\t成人游客\t儿童游客\t游客合计\n"
                               "1.春季入园\t5\t5\t11\n2.秋季入园\t7\t7\t14\n"
                               "3.全年入园\t12\t12\t25\n";
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    checked from;
    begin(&from);
    add_text(&from, text, "a.txt");
    check(&from, ODFGX_CHINESE);
    odfgx_status status =
        odfgx_input_annotate(from.inputs[0], from.findings, 0, &out, &err);
    EXPECT(status == ODFGX_USAGE && strcmp(err.where, "a.txt") == 0 &&
               out.length == 0,
           "%d %s: %s", (int)status, err.where, err.text);
    end(&from);
}

/* Marked once, the book is read as it was: the list is none of its tables, and
 * our comments explain nothing. */
static void a_marked_document_has_the_findings_that_it_had(void)
{
    checked from, again;
    begin(&from);
    add_text(&from, visitors, "a.fods");
    check(&from, ODFGX_CHINESE);
    odfgx_buffer once = annotate(&from, 0);
    begin(&again);
    add_text(&again, once.data, "a.fods");
    check(&again, ODFGX_CHINESE);
    odfgx_buffer twice = annotate(&again, 0);
    EXPECT(odfgx_findings_count(from.findings) ==
                   odfgx_findings_count(again.findings) &&
               strcmp(once.data, twice.data) == 0,
           "%s\n%s", once.data, twice.data);
    end(&again);
    end(&from);
    odfgx_buffer_clear(&once);
    odfgx_buffer_clear(&twice);
}

/* The parts of a row hold, and its sum is computed of them. */
#define COMPUTED(value)                                                        \
    "<table:table-cell table:formula='of:=1' office:value-type='float'"        \
    " office:value='" value "'><text:p>" value "</text:p></table:table-cell>"
#define SPRING(adults, all)                                                    \
    OFFICE "<table:table table:name='入园'>" ROW(                              \
        TEXT("时段") TEXT("成人游客") TEXT("儿童游客") TEXT("游客合计"))       \
        ROW(TEXT("1.春季入园") adults TEXT("5") all)                           \
            ROW(TEXT("2.秋季入园") TEXT("7") TEXT("7") TEXT("14"))             \
                ROW(TEXT("3.全年入园") TEXT("12") TEXT("12")                   \
                        TEXT("24")) "</table:table>" OFFICE_END

/* Claims the repair whose first cell is this one. */
static void claim(odfgx_findings *findings, const char *cell)
{
    for (size_t i = 0; i < findings->repair_count; i++) {
        odfgx_repair *repair = &findings->repairs[i];
        repair->unique = strcmp(repair->cells[0].cell, cell) == 0;
    }
}

/* What is claimed, and what its cells hold once it is made; NULL: it is not,
 * since a formula would undo it. */
static void repairs_are_made_unless_all_their_cells_are_computed(void)
{
    static const struct {
        const char *text, *claimed, *fixed, *kept;
    } cases[] = {
        { SPRING(TEXT("6"), COMPUTED("11")), "B2", "odfgx:value=\"5\"",
          "table:formula='of:=1' xmlns:odfgx=" },
        { SPRING(TEXT("5"), COMPUTED("11")), "D2", NULL, NULL },
        { SPRING(TEXT("5"), TEXT("11")), "D2", "odfgx:value=\"10\"", "" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        checked from;
        bool made[8] = { false }, any = false;
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        begin(&from);
        add_text(&from, cases[i].text, "a.fods");
        check(&from, ODFGX_CHINESE);
        EXPECT(odfgx_findings_repair(from.findings, from.report, 0, &err) ==
                   ODFGX_OK,
               "%s", err.text);
        claim(from.findings, cases[i].claimed);
        EXPECT(odfgx_input_fix(from.inputs[0], from.findings, 0, made, &out,
                               &err) == ODFGX_OK,
               "%zu: %s", i, err.text);
        for (size_t j = 0; j < ODFGX_COUNT_OF(made); j++)
            any = any || made[j];
        EXPECT(any == (cases[i].fixed != NULL), "%zu", i);
        if (any)
            EXPECT(strstr(out.data, cases[i].fixed) != NULL &&
                       strstr(out.data, cases[i].kept) != NULL &&
                       strstr(out.data, "【已修改】") != NULL,
                   "%zu: %s", i, strstr(out.data, "1.春季"));
        else
            EXPECT(strcmp(out.data, cases[i].text) == 0, "%zu", i);
        odfgx_buffer_clear(&out);
        end(&from);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_cell_of_two_findings_has_one_comment),
        UNIT(marks_speak_the_language_of_the_findings),
        UNIT(each_input_of_a_report_gets_the_marks_of_its_cells),
        UNIT(what_is_explained_is_listed_and_not_marked),
        UNIT(what_can_t_carry_marks_is_refused),
        UNIT(repairs_are_made_unless_all_their_cells_are_computed),
        UNIT(a_marked_document_has_the_findings_that_it_had),
    };
    return unit_main("annotate", tests, sizeof tests / sizeof *tests);
}
