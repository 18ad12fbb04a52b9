#include "tests/report/zeros.h"

#include "tests/unit.h"

odfgx_report *zeros_make(const odfgx_form *form, const char **file,
                         const char *agency, int year)
{
    odfgx_report *report = NULL;
    if (!EXPECT(odfgx_report_new(&report, form, NULL) == ODFGX_OK, "report"))
        return NULL;
    report->agency = agency;
    report->year = year;
    report->files = file;
    report->file_count = 1;
    for (size_t i = 0; i < form->value_count; i++) {
        report->figures[i].state = ODFGX_FIGURE_VALUE;
        report->figures[i].origin = (odfgx_origin){
            .file = *file, .place = "表", .cell = "B2", .text = "0"
        };
    }
    return report;
}

void zeros_set(odfgx_report *report, const char *id, odfgx_amount amount,
               const char *text)
{
    size_t index;
    if (!EXPECT(odfgx_form_find_value(report->form, id, &index), "%s", id))
        return;
    report->figures[index].amount = amount * ODFGX_AMOUNT_UNIT;
    report->figures[index].origin.text = text;
}

void zeros_check(odfgx_findings *findings, odfgx_report *report)
{
    const odfgx_checking how = { .keep_report = true };
    odfgx_error err = { 0 };
    EXPECT(odfgx_findings_check(findings, report, &how, &err) == ODFGX_OK, "%s",
           err.text);
    EXPECT(odfgx_findings_repair(findings, report, 0, &err) == ODFGX_OK, "%s",
           err.text);
    odfgx_report_free(report);
}
