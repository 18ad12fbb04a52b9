#include "report/check.h"
#include "tests/memory.h"
#include "tests/unit.h"

#include <stdlib.h>

#define BOOK "tests/filters/marks/runs.fods"

/* A report of a file, checked, with its repairs. */
typedef struct checked {
    odfgx_form *form;
    odfgx_input *input;
    odfgx_report *report;
    odfgx_findings *findings;
} checked;

static checked check(void)
{
    checked out = { 0 };
    odfgx_error err = { 0 };
    EXPECT(odfgx_form_open(&out.form, "tests/forms/tiny", &err) == ODFGX_OK &&
               odfgx_input_open(&out.input, BOOK, NULL, &err) == ODFGX_OK &&
               odfgx_report_read(&out.report, out.form, &out.input, 1, NULL,
                                 &err) == ODFGX_OK &&
               odfgx_findings_new(&out.findings, out.form, ODFGX_CHINESE,
                                  &err) == ODFGX_OK &&
               odfgx_findings_check(out.findings, out.report, NULL, &err) ==
                   ODFGX_OK &&
               odfgx_findings_repair(out.findings, out.report, 0, &err) ==
                   ODFGX_OK,
           "%s: %s", err.where, err.text);
    return out;
}

static void end(checked *from)
{
    odfgx_findings_free(from->findings);
    odfgx_report_free(from->report);
    odfgx_input_free(from->input);
    odfgx_form_free(from->form);
}

static odfgx_status write(const checked *from, bool fixed, odfgx_buffer *out,
                          odfgx_error *err)
{
    bool *made =
        calloc(odfgx_findings_repair_count(from->findings) + 1, sizeof *made);
    odfgx_status status = ODFGX_MEMORY;
    if (made != NULL)
        status = fixed ? odfgx_input_fix(from->input, from->findings, 0, made,
                                         out, err)
                       : odfgx_input_annotate(from->input, from->findings, 0,
                                              out, err);
    free(made);
    return status;
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    checked from = check();
    EXPECT(from.findings->repair_count > 0, "%s", BOOK);
    for (size_t i = 0; i < from.findings->repair_count; i++)
        from.findings->repairs[i].unique = true; /* so that it is made */
    for (int fixed = 0; fixed < 2; fixed++) {
        unsigned long n = 0;
        bool failed;
        do {
            odfgx_buffer out = { 0 };
            odfgx_error err = { 0 };
            memory_fail_at(++n);
            odfgx_status status = write(&from, fixed == 1, &out, &err);
            failed = memory_has_failed();
            memory_fail_at(0);
            EXPECT(status == ODFGX_OK || (failed && status == ODFGX_MEMORY),
                   "allocation %lu: %d %s: %s", n, (int)status, err.where,
                   err.text);
            odfgx_buffer_clear(&out);
        } while (failed);
        EXPECT(n > 50, "%lu allocations", n);
    }
    end(&from);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("annotate_memory", tests, sizeof tests / sizeof *tests);
}
