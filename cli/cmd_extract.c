/* odfgx extract — prints the report model. */
#include "cli/files.h"
#include "cli/layout.h"
#include "cli/say.h"

static int explain(const odfgx_report *report)
{
    odfgx_error failure = { 0 };
    odfgx_buffer lines = { 0 };
    odfgx_status status = odfgx_report_explain(report, &lines, &failure);
    if (status == ODFGX_OK)
        print_lines(stderr, lines.data);
    odfgx_buffer_clear(&lines);
    return status == ODFGX_OK ? EXIT_DONE : say_failure(&failure);
}

static int print(const odfgx_report *report, int format)
{
    odfgx_error failure = { 0 };
    odfgx_buffer bytes = { 0 };
    odfgx_status status = format == FORMAT_CSV
                              ? odfgx_report_csv(report, &bytes, &failure)
                              : odfgx_report_json(report, &bytes, &failure);
    return output_print(status, &bytes, &failure);
}

int run_extract(const invocation *call)
{
    odfgx_form *form = NULL;
    odfgx_report *report = NULL;
    int status = inputs_refuse(call);
    if (status == EXIT_DONE)
        status = form_open(&form, call);
    if (status == EXIT_DONE)
        status = inputs_read(&report, call, form);
    if (status == EXIT_DONE && call->options.explain)
        status = explain(report);
    if (status == EXIT_DONE)
        status = print(report, call->options.format);
    odfgx_report_free(report);
    odfgx_form_free(form);
    return status;
}
