#include "report/check.h"
#include "tests/report/zeros.h"
#include "tests/unit.h"

#include <string.h>

#define AGENCY "青禾区柳桥街道办事处"

static odfgx_form *form;

static odfgx_report *zeros(const char **file, const char *agency, int year)
{
    odfgx_report *report = zeros_make(form, file, agency, year);
    if (report != NULL)
        report->agency_origin = report->year_origin =
            (odfgx_origin){ .file = *file, .place = "表", .cell = "B1" };
    return report;
}

static odfgx_report *this_year(void)
{
    static const char *file = "2025.ods";
    return zeros(&file, AGENCY, 2025);
}

static odfgx_report *last_year(void)
{
    static const char *file = "2024.docx";
    return zeros(&file, AGENCY, 2024);
}

/* An amount in units of 10^-6. */
static void set(odfgx_report *report, const char *id, odfgx_amount amount)
{
    size_t index;
    if (EXPECT(odfgx_form_find_value(form, id, &index), "%s", id))
        report->figures[index].amount = amount;
}

static odfgx_findings *new_findings(void)
{
    odfgx_findings *findings = NULL;
    EXPECT(odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL) == ODFGX_OK,
           "findings");
    return findings;
}

/* The keys since `first`, joined by blanks, must be these. */
static void expect_keys(const odfgx_findings *findings, size_t first,
                        const char *what, const char *keys)
{
    odfgx_buffer told = { 0 };
    odfgx_buffer_add_text(&told, "");
    for (size_t i = first; i < odfgx_findings_count(findings); i++)
        odfgx_buffer_add_format(&told, "%s%s", i > first ? " " : "",
                                odfgx_findings_at(findings, i)->key);
    EXPECT(strcmp(told.data, keys) == 0, "%s: \"%s\", not \"%s\"", what,
           told.data, keys);
    odfgx_buffer_clear(&told);
}

/* Checks and forgets both reports. */
static odfgx_findings *check(odfgx_report *report, odfgx_report *previous)
{
    odfgx_findings *findings = new_findings();
    odfgx_checking how = { .previous = previous };
    odfgx_error err = { 0 };
    EXPECT(odfgx_findings_check(findings, report, &how, &err) == ODFGX_OK, "%s",
           err.text);
    odfgx_report_free(report);
    odfgx_report_free(previous);
    return findings;
}

#define ONE ODFGX_AMOUNT_UNIT

static const struct {
    const char *what;
    struct {
        const char *id;
        odfgx_amount now, before;
    } figures[4];
    const char *keys;
} cases[] = {
    { "nothing in either year", { { NULL, 0, 0 } }, "" },
    { "carried over as carried forward",
      { { "requests.carried.person", 3 * ONE, 0 },
        { "requests.carried.total", 3 * ONE, 0 },
        { "requests.next.person", 3 * ONE, 3 * ONE },
        { "requests.next.total", 3 * ONE, 3 * ONE } },
      "" },
    { "carried over too few",
      { { "requests.next.person", 0, 3 * ONE } },
      "Y-CARRY:person" },
    { "a stock that follows from last year's",
      { { "disclosure.rules.in_force", 11 * ONE, 10 * ONE },
        { "disclosure.rules.made", 3 * ONE, 9 * ONE },
        { "disclosure.rules.repealed", 2 * ONE, 0 } },
      "T2-RULE:rules" },
    { "a stock that does not",
      { { "disclosure.normative.in_force", 11 * ONE, 10 * ONE },
        { "disclosure.normative.made", 3 * ONE, 0 } },
      "Y-STOCK:normative" },
    { "five times last year's",
      { { "disclosure.licences.decisions", 500 * ONE, 100 * ONE } },
      "JUMP:disclosure.licences.decisions" },
    { "a fifth of last year's",
      { { "disclosure.licences.decisions", 100 * ONE, 500 * ONE } },
      "JUMP:disclosure.licences.decisions" },
    { "not quite five times last year's",
      { { "disclosure.licences.decisions", 499 * ONE, 100 * ONE } },
      "" },
    { "many times last year's, but few",
      { { "disclosure.licences.decisions", 51 * ONE, 2 * ONE } },
      "" },
    { "as many as the floor, of none",
      { { "disclosure.licences.decisions", 50 * ONE, 0 } },
      "JUMP:disclosure.licences.decisions" },
    { "less than nothing is no measure",
      { { "disclosure.licences.decisions", -100 * ONE, 100 * ONE } },
      "INT:disclosure.licences.decisions" },
    { "a fee a hundred times last year's",
      { { "disclosure.fees.amount", 12 * ONE, ONE * 12 / 100 } },
      "UNIT:fees" },
    { "a fee a hundredth of last year's",
      { { "disclosure.fees.amount", 1, 100 } },
      "UNIT:fees" },
    { "a fee not quite so much more",
      { { "disclosure.fees.amount", 1199, 12 } },
      "" },
    { "a first fee", { { "disclosure.fees.amount", 5000 * ONE, 0 } }, "" },
    { "a fee that is gone",
      { { "disclosure.fees.amount", 0, 5000 * ONE } },
      "" },
    { "factors that overflow",
      { { "disclosure.fees.amount", INT64_MAX, INT64_MAX / 2 } },
      "" },
};

static void figures_are_held_against_last_years(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_report *now = this_year(), *before = last_year();
        for (size_t f = 0; f < 4 && cases[i].figures[f].id != NULL; f++) {
            set(now, cases[i].figures[f].id, cases[i].figures[f].now);
            set(before, cases[i].figures[f].id, cases[i].figures[f].before);
        }
        odfgx_findings *findings = check(now, before);
        expect_keys(findings, 0, cases[i].what, cases[i].keys);
        odfgx_findings_free(findings);
    }
}

static void without_last_years_report_nothing_is_said_of_it(void)
{
    odfgx_report *now = this_year();
    set(now, "disclosure.fees.amount", 5000 * ONE);
    odfgx_findings *findings = check(now, NULL);
    expect_keys(findings, 0, "no report of last year", "");
    odfgx_findings_free(findings);
}

static void a_figure_that_last_year_has_not_is_not_compared(void)
{
    odfgx_report *before = last_year();
    size_t index;
    EXPECT(odfgx_form_find_value(form, "requests.next.person", &index), "next");
    before->figures[index].state = ODFGX_FIGURE_BLANK;
    odfgx_report *now = this_year();
    set(now, "disclosure.normative.in_force", ONE);
    odfgx_findings *findings = check(now, before);
    expect_keys(findings, 0, "a blank", "Y-STOCK:normative");
    odfgx_findings_free(findings);
}

static void a_finding_shows_both_years_with_their_files(void)
{
    odfgx_report *now = this_year(), *before = last_year();
    set(now, "disclosure.normative.in_force", 11 * ONE);
    set(now, "disclosure.normative.made", 3 * ONE);
    set(before, "disclosure.normative.in_force", 10 * ONE);
    odfgx_findings *findings = check(now, before);
    const odfgx_finding *finding = odfgx_findings_at(findings, 0);
    EXPECT(finding->equation && finding->left == 11 * ONE &&
               finding->right == 13 * ONE && finding->difference == -2 * ONE,
           "sides");
    EXPECT(finding->cell_count == 4, "%zu cells", finding->cell_count);
    EXPECT_TEXT(finding->file, "2025.ods");
    EXPECT_TEXT(finding->cells[0].file, "2025.ods");
    EXPECT_TEXT(finding->cells[1].file, "2024.docx");
    EXPECT_TEXT(finding->cells[1].value, "disclosure.normative.in_force");
    EXPECT_TEXT(finding->cells[2].value, "disclosure.normative.made");
    EXPECT_TEXT(
        finding->message,
        "表二 行政规范性文件: 现行有效 11, but last year's 现行有效 10 + "
        "本年制发 3 - 本年废止 0 = 13; the difference is 2.");
    odfgx_findings_free(findings);
}

/* --------------------------------------------------- which report it is */

static const struct {
    const char *what, *agency;
    int year, previous_year;
    const char *keys;
} identities[] = {
    { "last year's", AGENCY, 2025, 2024, "UNIT:fees" },
    { "its own year", AGENCY, 2025, 2025, "STRUCT:previous" },
    { "the year before last", AGENCY, 2025, 2023, "STRUCT:previous" },
    { "a year that is not known", AGENCY, 2025, 0, "UNIT:fees" },
    { "a report that tells no year", AGENCY, 0, 2023, "UNIT:fees" },
    { "another agency", "青禾区柳桥镇人民政府", 2025, 2024,
      "UNIT:fees STRUCT:previous" },
    { "the same agency with a blank", "青禾区 柳桥街道办事处", 2025, 2024,
      "UNIT:fees" },
    { "an agency that is not known", NULL, 2025, 2024, "UNIT:fees" },
};

static void another_report_is_not_taken_for_last_years(void)
{
    static const char *file = "other.ods";
    for (size_t i = 0; i < ODFGX_COUNT_OF(identities); i++) {
        odfgx_report *now =
            zeros(&file, identities[i].agency, identities[i].year);
        odfgx_report *before = last_year();
        before->year = identities[i].previous_year;
        set(now, "disclosure.fees.amount", 1000 * ONE);
        set(before, "disclosure.fees.amount", ONE);
        odfgx_findings *findings = check(now, before);
        expect_keys(findings, 0, identities[i].what, identities[i].keys);
        odfgx_findings_free(findings);
    }
}

static void what_is_wrong_with_last_years_report_is_said(void)
{
    odfgx_report *before = last_year();
    before->year = 2022;
    odfgx_findings *findings = check(this_year(), before);
    const odfgx_finding *finding = odfgx_findings_at(findings, 0);
    EXPECT(finding->level == ODFGX_WARNING && !finding->equation, "warning");
    EXPECT_TEXT(finding->message,
                "2024.docx is a report of 2022, and no report of last year, "
                "2024; nothing was compared with it");
    EXPECT(finding->cell_count == 1, "%zu cells", finding->cell_count);
    EXPECT_TEXT(finding->cells[0].file, "2024.docx");
    odfgx_findings_free(findings);
}

/* ----------------------------------------------------------------- kinds */

static const struct {
    const char *what, *agency, *kind, *keys;
} kinds[] = {
    { "by name", AGENCY, NULL, "T2-RULE:rules" },
    { "a town by name that is a ministry", AGENCY, "ministry", "" },
    { "a ministry by name that is a county", "国家市场监督管理总局", "county",
      "T2-RULE:rules" },
    { "a department, whatever it is called", NULL, "department",
      "T2-RULE:rules" },
    { "a city", "青禾区人民政府", "city", "" },
    { "a province", AGENCY, "province", "" },
};

static void the_kind_that_is_told_goes_before_the_name(void)
{
    static const char *file = "a.ods";
    for (size_t i = 0; i < ODFGX_COUNT_OF(kinds); i++) {
        odfgx_findings *findings = new_findings();
        odfgx_report *report = zeros(&file, kinds[i].agency, 2025);
        odfgx_checking how = { .agency_kind = kinds[i].kind };
        set(report, "disclosure.rules.in_force", ONE);
        EXPECT(odfgx_findings_check(findings, report, &how, NULL) == ODFGX_OK,
               "%s", kinds[i].what);
        expect_keys(findings, 0, kinds[i].what, kinds[i].keys);
        odfgx_report_free(report);
        odfgx_findings_free(findings);
    }
}

static void a_kind_that_the_form_has_not_is_refused(void)
{
    odfgx_findings *findings = new_findings();
    odfgx_report *report = this_year();
    odfgx_checking how = { .agency_kind = "planet" };
    odfgx_error err = { 0 };
    EXPECT(odfgx_findings_check(findings, report, &how, &err) == ODFGX_USAGE &&
               strstr(err.text, "planet") != NULL,
           "%s", err.text);
    EXPECT(odfgx_findings_file_count(findings) == 0, "nothing was checked");
    EXPECT(odfgx_form_kind_count(form) == 9, "kinds");
    EXPECT_TEXT(odfgx_form_kind(form, 0)->id, "street");
    EXPECT_TEXT(odfgx_form_kind(form, 0)->name[ODFGX_CHINESE], "街道办事处");
    odfgx_report_free(report);
    odfgx_findings_free(findings);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(figures_are_held_against_last_years),
        UNIT(without_last_years_report_nothing_is_said_of_it),
        UNIT(a_figure_that_last_year_has_not_is_not_compared),
        UNIT(a_finding_shows_both_years_with_their_files),
        UNIT(another_report_is_not_taken_for_last_years),
        UNIT(what_is_wrong_with_last_years_report_is_said),
        UNIT(the_kind_that_is_told_goes_before_the_name),
        UNIT(a_kind_that_the_form_has_not_is_refused),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    int result =
        unit_main("report/check_previous", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
