/* Two reports are held against last year's and each other, found on a shelf,
 * and a faulty form is linted, without the n-th allocation, each time with a
 * clean error. */
#include "report/report.h"
#include "tests/memory.h"
#include "tests/report/zeros.h"
#include "tests/unit.h"

#include <string.h>

#define MOST 100000

static odfgx_form *form;
static odfgx_report *before, *now;

/* A report of figures that are all `amount`, with a text of its own. */
static odfgx_report *make(const char **file, const char *agency, int year,
                          odfgx_amount amount)
{
    static const char text[] =
        "全年开放，修缮了湖边的步道，补种了柳树，增设了座椅和路灯，游人满意。";
    odfgx_report *report = zeros_make(form, file, agency, year);
    if (report == NULL)
        return NULL;
    for (size_t i = 0; i < form->value_count; i++)
        report->figures[i].amount = amount;
    EXPECT(odfgx_report_add_paragraph(report, 0,
                                      (odfgx_slice){ text, sizeof text - 1 },
                                      NULL, NULL) == ODFGX_OK,
           "text");
    return report;
}

static odfgx_status check(odfgx_error *err)
{
    odfgx_findings *findings = NULL;
    odfgx_checking with_previous = { .previous = before };
    odfgx_status status =
        odfgx_findings_new(&findings, form, ODFGX_ENGLISH, err);
    if (status == ODFGX_OK)
        status = odfgx_findings_check(findings, before, NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_findings_check(findings, now, &with_previous, err);
    if (status == ODFGX_OK)
        EXPECT(odfgx_findings_count(findings) > 5, "findings");
    odfgx_findings_free(findings);
    return status;
}

static odfgx_status shelve(odfgx_error *err)
{
    odfgx_shelf *shelf = NULL;
    const char *name, *other;
    odfgx_status status = odfgx_shelf_new(&shelf, err);
    if (status == ODFGX_OK)
        status = odfgx_shelf_add(shelf, before, "last.ods", err);
    if (status == ODFGX_OK)
        status = odfgx_shelf_find(shelf, now, &name, &other, err);
    odfgx_shelf_free(shelf);
    return status;
}

static odfgx_status open_and_lint(const char *folder, odfgx_error *err)
{
    odfgx_form *odd = NULL;
    odfgx_lints *lints = NULL;
    odfgx_status status = odfgx_form_open(&odd, folder, err);
    if (status == ODFGX_OK)
        status = odfgx_form_lint(&lints, odd, err);
    if (status == ODFGX_OK)
        EXPECT(odfgx_lints_count(lints) > 0, "%s", folder);
    odfgx_lints_free(lints);
    odfgx_form_free(odd);
    return status;
}

static odfgx_status lint_contradiction(odfgx_error *err)
{
    return open_and_lint("tests/cases/form-check-contradiction/odd", err);
}

static odfgx_status lint_superfluous(odfgx_error *err)
{
    return open_and_lint("tests/cases/form-check-superfluous/odd", err);
}

static void fail_each(odfgx_status (*run)(odfgx_error *err), const char *what)
{
    unsigned long n = 1;
    for (; n < MOST; n++) {
        odfgx_error err = { 0 };
        memory_fail_at(n);
        odfgx_status status = run(&err);
        bool failed = memory_has_failed();
        memory_fail_at(0);
        if (!failed) {
            EXPECT(status == ODFGX_OK, "%s: %s", what, err.text);
            break;
        }
        if (!EXPECT(status == ODFGX_MEMORY && err.status == ODFGX_MEMORY,
                    "%s: allocation %lu: %d, %s", what, n, (int)status,
                    err.text))
            break;
    }
    EXPECT(n > 3 && n < MOST, "%s: %lu allocations", what, n);
}

static void memory_runs_out_cleanly(void)
{
    static const char *files[] = { "last.ods", "now.ods" };
    before = make(&files[0], "柳荫公园", 2024, ODFGX_AMOUNT_UNIT);
    now = make(&files[1], "老橡树公园", 2025, 90 * ODFGX_AMOUNT_UNIT);
    fail_each(check, "check");
    fail_each(shelve, "shelf");
    fail_each(lint_contradiction, "contradiction");
    fail_each(lint_superfluous, "superfluous");
    odfgx_report_free(before);
    odfgx_report_free(now);
}

int main(void)
{
    static const unit_test tests[] = { UNIT(memory_runs_out_cleanly) };
    if (odfgx_form_open(&form, "tests/forms/yearly", NULL) != ODFGX_OK)
        return 1;
    int result =
        unit_main("report/rules_memory", tests, sizeof tests / sizeof *tests);
    odfgx_form_free(form);
    return result;
}
