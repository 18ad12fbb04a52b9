#include "report/check.h"
#include "report/report.h"
#include "tests/report/zeros.h"
#include "tests/unit.h"

#include <string.h>

static odfgx_form *form;

static odfgx_report *zeros(const char *agency)
{
    static const char *file = "a.ods";
    return zeros_make(form, &file, agency, 2025);
}

static void set(odfgx_report *report, const char *id, odfgx_amount amount)
{
    size_t index;
    if (EXPECT(odfgx_form_find_value(form, id, &index), "%s", id))
        report->figures[index].amount = amount * ODFGX_AMOUNT_UNIT;
}

static void set_state(odfgx_report *report, const char *id,
                      odfgx_figure_state state, const char *fault)
{
    size_t index;
    if (!EXPECT(odfgx_form_find_value(form, id, &index), "%s", id))
        return;
    report->figures[index].state = state;
    report->figures[index].fault = fault;
}

/* Checks and forgets the report; the keys joined by blanks must be these. */
static odfgx_findings *check(odfgx_report *report, const char *keys)
{
    odfgx_findings *findings = NULL;
    odfgx_buffer told = { 0 };
    odfgx_error err = { 0 };
    EXPECT(odfgx_findings_new(&findings, form, ODFGX_ENGLISH, &err) == ODFGX_OK,
           "findings");
    EXPECT(odfgx_findings_check(findings, report, NULL, &err) == ODFGX_OK, "%s",
           err.text);
    odfgx_report_free(report);
    odfgx_buffer_add_text(&told, "");
    for (size_t i = 0; i < odfgx_findings_count(findings); i++)
        odfgx_buffer_add_format(&told, "%s%s", i > 0 ? " " : "",
                                odfgx_findings_at(findings, i)->key);
    EXPECT_TEXT(told.data, keys);
    odfgx_buffer_clear(&told);
    return findings;
}

static const struct {
    const char *what, *agency;
    struct {
        const char *id;
        odfgx_amount amount;
    } changes[4];
    const char *keys;
} cases[] = {
    { "all zeros", "青禾区柳桥街道办事处", { { NULL, 0 } }, "" },
    { "one request handled and granted",
      "青禾区柳桥街道办事处",
      { { "requests.new.person", 1 },
        { "requests.granted.person", 1 },
        { "requests.handled.person", 1 } },
      "T3-ROW:new T3-ROW:granted T3-ROW:handled" },
    { "a total of table 4 that was not updated",
      NULL,
      { { "disputes.suit.upheld", 2 } },
      "T4-SUM:suit" },
    { "more made than in force",
      NULL,
      { { "disclosure.normative.made", 2 },
        { "disclosure.normative.in_force", 1 } },
      "T2-GE:normative" },
    { "a sub-district that makes rules",
      "青禾区柳桥街道办事处",
      { { "disclosure.rules.in_force", 1 } },
      "T2-RULE:rules" },
    { "a city that makes rules",
      "宿迁市人民政府",
      { { "disclosure.rules.in_force", 1 } },
      "" },
    { "a ministry with a city in its name",
      "国家市场监督管理总局",
      { { "disclosure.rules.in_force", 1 } },
      "" },
    { "an autonomous region",
      "广西壮族自治区人民政府",
      { { "disclosure.rules.in_force", 1 } },
      "" },
    { "a county's bureau",
      "沭阳县发展和改革局",
      { { "disclosure.rules.in_force", 1 } },
      "T2-RULE:rules" },
    { "a negative fee",
      NULL,
      { { "disclosure.fees.amount", -3 } },
      "INT:disclosure.fees.amount" },
};

static void broken_edits_are_found_and_no_others(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_report *report = zeros(cases[i].agency);
        for (size_t c = 0; c < 4 && cases[i].changes[c].id != NULL; c++)
            set(report, cases[i].changes[c].id, cases[i].changes[c].amount);
        odfgx_findings_free(check(report, cases[i].keys));
    }
}

static void a_finding_holds_both_sides_and_all_cells(void)
{
    odfgx_report *report = zeros(NULL);
    set(report, "disputes.review.upheld", 2);
    set(report, "disputes.review.total", 5);
    odfgx_findings *findings = check(report, "T4-SUM:review");
    const odfgx_finding *finding = odfgx_findings_at(findings, 0);
    EXPECT(finding->equation && finding->left == 5 * ODFGX_AMOUNT_UNIT &&
               finding->right == 2 * ODFGX_AMOUNT_UNIT &&
               finding->difference == 3 * ODFGX_AMOUNT_UNIT,
           "sides");
    EXPECT(finding->cell_count == 5, "%zu cells", finding->cell_count);
    EXPECT_TEXT(finding->cells[0].value, "disputes.review.total");
    EXPECT_TEXT(finding->cells[4].value, "disputes.review.pending");
    EXPECT_TEXT(finding->cells[0].cell, "B2");
    EXPECT_TEXT(
        finding->message,
        "表四 行政复议: 总计 5, but the outcomes add up to 2 (结果维持 2"
        " + 结果纠正 0 + 其他结果 0 + 尚未审结 0); the difference is 3.");
    EXPECT(strlen(finding->fingerprint) == 16, "%s", finding->fingerprint);
    odfgx_findings_free(findings);
}

static void blanks_make_one_finding_a_table(void)
{
    odfgx_report *report = zeros(NULL);
    for (size_t i = 0; i < form->value_count; i++)
        report->figures[i].state = ODFGX_FIGURE_BLANK;
    odfgx_findings *findings =
        check(report, "BLANK:disclosure BLANK:requests BLANK:disputes");
    EXPECT(odfgx_findings_at(findings, 1)->cell_count == 175, "cells");
    odfgx_findings_free(findings);
}

static void an_equation_with_a_hole_is_not_evaluated(void)
{
    odfgx_report *report = zeros(NULL);
    set(report, "disputes.review.upheld", 2);
    set_state(report, "disputes.review.total", ODFGX_FIGURE_BAD, "is “无”");
    set_state(report, "disputes.suit.total", ODFGX_FIGURE_ABSENT, NULL);
    set_state(report, "disputes.suit.upheld", ODFGX_FIGURE_DISPUTED, NULL);
    odfgx_findings *findings = check(report, "INT:disputes.review.total");
    EXPECT(!odfgx_findings_at(findings, 0)->equation, "no equation");
    odfgx_findings_free(findings);
}

static void sums_that_overflow_are_not_compared(void)
{
    odfgx_report *report = zeros(NULL);
    for (size_t i = 0; i < form->value_count; i++)
        report->figures[i].amount = INT64_MAX / 1000000 * 1000000;
    odfgx_findings *findings = NULL;
    EXPECT(odfgx_findings_new(&findings, form, ODFGX_CHINESE, NULL) == ODFGX_OK,
           "findings");
    EXPECT(odfgx_findings_check(findings, report, NULL, NULL) == ODFGX_OK,
           "check");
    odfgx_report_free(report);
    odfgx_findings_free(findings);
}

static void remarks_become_structure_findings(void)
{
    odfgx_report *report = zeros(NULL);
    odfgx_remark remark = {
        .level = ODFGX_WARNING,
        .subject = "label:requests.new",
        .message = "nearly",
        .origins = { { .file = "a.ods", .place = "表", .cell = "A1" } },
    };
    EXPECT(odfgx_report_add_remark(report, &remark, NULL) == ODFGX_OK, "add");
    odfgx_findings *findings = check(report, "STRUCT:label:requests.new");
    const odfgx_finding *finding = odfgx_findings_at(findings, 0);
    EXPECT(finding->level == ODFGX_WARNING && finding->cell_count == 1,
           "level %d", (int)finding->level);
    EXPECT(odfgx_findings_file_at(findings, 0)->status == 0, "a warning");
    odfgx_findings_free(findings);
}

static void strict_makes_warnings_count(void)
{
    odfgx_findings *findings = NULL;
    odfgx_report *report = zeros(NULL);
    const odfgx_checking strict = { .strict = true };
    set(report, "disclosure.normative.made", 1);
    EXPECT(odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL) == ODFGX_OK,
           "findings");
    EXPECT(odfgx_findings_check(findings, report, &strict, NULL) == ODFGX_OK,
           "check");
    EXPECT(odfgx_findings_file_at(findings, 0)->status == 1, "strict");
    odfgx_report_free(report);
    odfgx_findings_free(findings);
}

static void the_json_tells_files_findings_and_sums(void)
{
    odfgx_error failure = { .status = ODFGX_DAMAGED, .text = "broken" };
    odfgx_buffer json = { 0 };
    odfgx_report *report = zeros("甲");
    set(report, "disputes.review.total", 5);
    odfgx_findings *findings = check(report, "T4-SUM:review");
    EXPECT(odfgx_findings_unread(findings, "b\xFF.ods", &failure, NULL) ==
               ODFGX_OK,
           "unread");
    EXPECT(odfgx_findings_json(findings, &json, NULL) == ODFGX_OK, "json");
    static const char *const fragments[] = {
        "\"key\": \"T4-SUM:review\"",
        "\"left\": \"5\"",
        "\"difference\": \"5\"",
        "\"status\": 3",
        "\"explanation\": null",
        "\"repairs\": []",
        "\"errors\": 1",
        "b\xEF\xBF\xBD.ods",
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(fragments); i++)
        EXPECT(strstr(json.data, fragments[i]) != NULL, "%s is not in %s",
               fragments[i], json.data);
    odfgx_buffer_clear(&json);
    odfgx_findings_free(findings);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(broken_edits_are_found_and_no_others),
        UNIT(a_finding_holds_both_sides_and_all_cells),
        UNIT(blanks_make_one_finding_a_table),
        UNIT(an_equation_with_a_hole_is_not_evaluated),
        UNIT(sums_that_overflow_are_not_compared),
        UNIT(remarks_become_structure_findings),
        UNIT(strict_makes_warnings_count),
        UNIT(the_json_tells_files_findings_and_sums),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    int result = unit_main("report/check", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
