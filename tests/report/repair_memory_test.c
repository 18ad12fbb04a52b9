/* Repairs are looked for with memory that runs out at each allocation. */
#include "report/check.h"
#include "tests/memory.h"
#include "tests/report/broken.h"
#include "tests/unit.h"

#include <string.h>

static odfgx_form *form;

/* Two errors, a shifted row, or blanks. */
static void break_report(odfgx_report *report, size_t way)
{
    uint64_t seed = 5 + way;
    if (way == 0)
        (void)report_break(report, "requests", MISTAKE_PAIR, &seed);
    else if (way == 1)
        (void)report_break(report, "requests", MISTAKE_TWICE, &seed);
    for (size_t i = 0; way == 2 && i < form->value_count; i++) {
        if (report->figures[i].amount == 0)
            report->figures[i].state = ODFGX_FIGURE_BLANK;
    }
}

static odfgx_status check_and_repair(const odfgx_report *report,
                                     unsigned long fail_at, odfgx_error *err)
{
    odfgx_findings *findings = NULL;
    odfgx_status status =
        odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL);
    if (status == ODFGX_OK)
        status = odfgx_findings_check(findings, report, NULL, NULL);
    if (!EXPECT(status == ODFGX_OK, "check"))
        return status;
    memory_fail_at(fail_at);
    status = odfgx_findings_repair(findings, report, 0, err);
    memory_fail_at(0);
    EXPECT(status != ODFGX_OK || odfgx_findings_repair_count(findings) > 0,
           "nothing was repaired");
    odfgx_findings_free(findings);
    return status;
}

static void memory_that_runs_out_is_told(void)
{
    for (size_t way = 0; way < 3; way++) {
        uint64_t seed = 4 + way;
        odfgx_report *report = report_sound(form, &seed, 100);
        odfgx_status status = ODFGX_MEMORY;
        unsigned long at = 1;
        break_report(report, way);
        for (; status == ODFGX_MEMORY; at++) {
            odfgx_error err = { 0 };
            status = check_and_repair(report, at, &err);
            EXPECT(status == err.status, "failure %lu is not told", at);
        }
        EXPECT(status == ODFGX_OK && at > 3, "%d after %lu", (int)status, at);
        odfgx_report_free(report);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(memory_that_runs_out_is_told),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    int result =
        unit_main("report/repair, memory", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
