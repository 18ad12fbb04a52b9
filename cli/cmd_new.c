/* odfgx new — makes a workbook of the form to fill in: an empty one, or one
 * that goes on from a report. */
#include "cli/files.h"
#include "cli/say.h"
#include "cli/workbook.h"

static odfgx_status make_empty(const invocation *call, const odfgx_form *form,
                               odfgx_buffer *out, odfgx_error *err)
{
    return workbook_make(&call->options, form, call->options.output, out, err);
}

/* ---------------------------------------------------------- from a report */

/* What is wrong in the report is wrong in the workbook, or beside it. */
static odfgx_status say_errors(const invocation *call, const odfgx_form *form,
                               const odfgx_report *report, odfgx_error *err)
{
    const char *from = call->options.from;
    odfgx_findings *findings = NULL;
    odfgx_status status = odfgx_findings_new(
        &findings, form, (odfgx_language)call->options.language, err);
    if (status == ODFGX_OK)
        status = odfgx_findings_check(findings, report, NULL, err);
    if (status == ODFGX_OK) {
        size_t errors = odfgx_findings_file_at(findings, 0)->errors;
        if (errors > 0)
            say(translate_count("%s: the report has %zu error; odfgx check "
                                "says which",
                                "%s: the report has %zu errors; odfgx check "
                                "says which",
                                errors),
                from, errors);
    }
    odfgx_findings_free(findings);
    return status;
}

static odfgx_status make_from(const invocation *call, const odfgx_form *form,
                              odfgx_buffer *out, odfgx_error *err)
{
    const cli_options *options = &call->options;
    odfgx_report *report = NULL;
    const char *ending;
    size_t blank = 0;
    odfgx_status status =
        input_read(&report, options->from, form, options, &ending, err);
    if (status == ODFGX_OK) {
        input_say_name(options->from, ending, options);
        status = workbook_continue(options, report, options->output, &blank,
                                   out, err);
    }
    if (status == ODFGX_OK)
        status = say_errors(call, form, report, err);
    if (status == ODFGX_OK)
        workbook_say_blank(options, blank);
    odfgx_report_free(report);
    return status;
}

int run_new(const invocation *call)
{
    const cli_options *options = &call->options;
    if (options->output == NULL ||
        (options->from == NULL &&
         (options->agency == NULL || options->year == 0)))
        return say_usage("%s", _("new: -o, and either --from or both --agency "
                                 "and --year must be given"));
    return output_make(call, options->from != NULL ? make_from : make_empty);
}
