/* What settles a warning, and what does not. */
#include "report/check.h"
#include "tests/filters/match/sheets.h"
#include "tests/unit.h"

#include <string.h>

static odfgx_form *form; /* the tiny one */

/* Cash: 1 sold, 1.5 refunded, which PAID warns of. */
typedef struct book {
    const char *sold;    /* the cell of the cash that was sold */
    const char *rows[4]; /* of the sheet of explanations */
} book;

static void write_book(sheets *out, const book *from)
{
    odfgx_buffer row = { 0 };
    sheets_begin(out);
    sheets_table(out, "概况", false);
    sheets_row(out, "公园管理处|石桥公园");
    sheets_row(out, "开放年度|=2024");
    sheets_row(out, "一、开放概况|全年开放。");
    sheets_table(out, "入园", false);
    sheets_row(out, "时段|成人游客|儿童游客|游客合计");
    sheets_row(out, "1.春季入园|=10|=5|=15");
    sheets_row(out, "2.秋季入园|=20|=7|=27");
    sheets_row(out, "3.全年入园|=30|=12|=42");
    sheets_table(out, "票务", false);
    sheets_row(out, "<2x1>售出门票|.|<2x1>退还门票|.");
    sheets_row(out, "现金金额|网络金额|现金金额|网络金额");
    odfgx_buffer_add_format(&row, "%s|=20|=1.5|=2", from->sold);
    sheets_row(out, row.data);
    odfgx_buffer_clear(&row);
    if (from->rows[0] != NULL)
        sheets_table(out, "注明事项", false);
    for (size_t i = 0; i < ODFGX_COUNT_OF(from->rows) && from->rows[i] != NULL;
         i++)
        sheets_row(out, from->rows[i]);
}

/* The findings of a book, of which the report is kept in *report. */
static odfgx_findings *check(const book *from, odfgx_report **report)
{
    sheets made;
    odfgx_findings *findings = NULL;
    odfgx_error err = { 0 };
    const odfgx_checking strict = { .strict = true };
    write_book(&made, from);
    EXPECT(sheets_read(&made, form, "a.ods", report, &err) == ODFGX_OK, "%s",
           err.text);
    EXPECT(
        odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL) == ODFGX_OK &&
            odfgx_findings_check(findings, *report, &strict, &err) == ODFGX_OK,
        "%s", err.text);
    return findings;
}

static const struct {
    const char *what;
    book from;
    const char *explanation; /* NULL: the warning stays open */
    bool expired;
} cases[] = {
    { "none at all", { "=1", { NULL } }, NULL, false },
    { "a comment on a cell",
      { "=1{注明：去年售出}", { NULL } },
      "去年售出",
      false },
    { "a half-width colon", { "=1{ 注明: 去年 }", { NULL } }, "去年", false },
    { "for the figure", { "=1{注明（1）：去年}", { NULL } }, "去年", false },
    { "for rule and figure",
      { "=1{注明（PAID，1）：去年}", { NULL } },
      "去年",
      false },
    { "for the key", { "=1{注明(paid:cash)：去年}", { NULL } }, NULL, false },
    { "for the key as it is",
      { "=1{注明(PAID:cash)：去年}", { NULL } },
      "去年",
      false },
    { "for a figure that was another one",
      { "=1{注明（3）：去年}", { NULL } },
      NULL,
      true },
    { "for another rule", { "=1{注明（SUM）：去年}", { NULL } }, NULL, false },
    { "a comment that is none", { "=1{请注明：去年}", { NULL } }, NULL, false },
    { "a word without a colon", { "=1{注明去年}", { NULL } }, NULL, false },
    { "an empty one", { "=1{注明：}", { NULL } }, NULL, false },
    { "a bracket that stays open",
      { "=1{注明（1：去年}", { NULL } },
      NULL,
      false },
    { "another word", { "=1{说明：去年}", { NULL } }, NULL, false },
    { "a row that names the rule",
      { "=1", { "规则|数字|内容", "PAID||注明：去年" } },
      "去年",
      false },
    { "a row that names rule, cell and figure",
      { "=1", { "=1|PAID|票务!a3|=1|注明：去年" } },
      "去年",
      false },
    { "a row that names the value",
      { "=1", { "tickets.sold.cash|注明：去年" } },
      "去年",
      false },
    { "a row that names it in the form's words",
      { "=1", { "票务表.售票.现金|=1|注明：去年" } },
      "去年",
      false },
    { "a row with an old figure",
      { "=1", { "PAID:cash|=2|注明：去年" } },
      NULL,
      true },
    { "a row about another cell",
      { "=1", { "票务!B3|注明：去年" } },
      NULL,
      false },
    { "a row about nothing", { "=1", { "注明：去年" } }, NULL, false },
    { "a row with its names in the bracket",
      { "=1", { "注明（PAID；A3；1）：去年" } },
      "去年",
      false },
};

static void explanations_settle_what_they_name(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_report *report = NULL;
        odfgx_findings *findings = check(&cases[i].from, &report);
        const odfgx_finding *finding = odfgx_findings_at(findings, 0);
        const odfgx_checked_file *file = odfgx_findings_file_at(findings, 0);
        bool settled = cases[i].explanation != NULL;
        if (EXPECT(odfgx_findings_count(findings) == 1, "%s: %zu",
                   cases[i].what, odfgx_findings_count(findings))) {
            EXPECT((finding->explanation != NULL) == settled &&
                       (!settled || strcmp(finding->explanation,
                                           cases[i].explanation) == 0),
                   "%s: %s", cases[i].what, finding->explanation);
            EXPECT((strstr(finding->message, "has expired") != NULL) ==
                       cases[i].expired,
                   "%s: %s", cases[i].what, finding->message);
            EXPECT(file->explained == settled && file->warnings == 1 &&
                       file->status == (settled ? 0 : 1),
                   "%s: status %d", cases[i].what, file->status);
        }
        odfgx_findings_free(findings);
        odfgx_report_free(report);
    }
}

/* 10 + 5 = 16 with an explanation stays an error. */
static void errors_cannot_be_explained_away(void)
{
    const book from = { "=2", { "SUM|注明：就是这样" } };
    odfgx_report *report = NULL;
    odfgx_findings *findings = check(&from, &report);
    EXPECT(odfgx_findings_count(findings) == 0, "nothing is wrong");
    odfgx_findings_free(findings);
    report->figures[2].amount += ODFGX_AMOUNT_UNIT;
    findings = NULL;
    EXPECT(odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL) ==
                   ODFGX_OK &&
               odfgx_findings_check(findings, report, NULL, NULL) == ODFGX_OK,
           "check");
    EXPECT(odfgx_findings_file_at(findings, 0)->errors > 0 &&
               odfgx_findings_at(findings, 0)->explanation == NULL,
           "an error");
    odfgx_findings_free(findings);
    odfgx_report_free(report);
}

static void explanations_are_printed_where_the_form_says(void)
{
    const book from = { "=1{注明：去年售出}", { NULL } };
    odfgx_report *report = NULL;
    odfgx_findings *findings = check(&from, &report);
    size_t story;
    EXPECT(odfgx_form_find_section(form, "story", &story), "story");
    EXPECT(odfgx_report_print_explanations(report, findings, 0, NULL) ==
                   ODFGX_OK &&
               report->sections[story].count == 2,
           "a paragraph more");
    EXPECT_TEXT(report->sections[story].paragraphs[1],
                "【售出门票 / 现金金额】去年售出");
    odfgx_findings_free(findings);
    odfgx_report_free(report);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(explanations_settle_what_they_name),
        UNIT(errors_cannot_be_explained_away),
        UNIT(explanations_are_printed_where_the_form_says),
    };
    if (odfgx_form_open(&form, "tests/forms/tiny", NULL) != ODFGX_OK)
        return 1;
    int status =
        unit_main("filters/match/explanations", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return status;
}
