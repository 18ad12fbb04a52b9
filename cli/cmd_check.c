/* odfgx check — prints what breaks the form's rules. */
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/say.h"

typedef struct check_run {
    const invocation *call;
    odfgx_form *form;
    odfgx_findings *findings;
    int status;
} check_run;

static void raise_status(check_run *checking, int status)
{
    if (status > checking->status)
        checking->status = status;
}

static odfgx_status check_report(check_run *checking,
                                 const odfgx_report *report,
                                 odfgx_error *failure)
{
    size_t first = odfgx_findings_count(checking->findings);
    const odfgx_checking how = {
        .strict = checking->call->options.strict,
    };
    odfgx_status status =
        odfgx_findings_check(checking->findings, report, &how, failure);
    if (status == ODFGX_OK)
        status = odfgx_findings_repair(checking->findings, report, 0, failure);
    if (status != ODFGX_OK)
        return status;
    size_t last = odfgx_findings_file_count(checking->findings) - 1;
    raise_status(checking,
                 odfgx_findings_file_at(checking->findings, last)->status);
    if (checking->call->options.format == FORMAT_TEXT)
        findings_print(stdout, &checking->call->options, checking->form,
                       checking->findings, first);
    return ODFGX_OK;
}

/* An input that can't be read is told, counted and listed; the others are
 * checked all the same. */
static void check_input(check_run *checking, const char *path)
{
    odfgx_error failure = { 0 }, second = { 0 };
    odfgx_report *report;
    const char *ending;
    odfgx_status status =
        input_read(&report, path, checking->form, &checking->call->options,
                   &ending, &failure);
    input_say_name(path, ending, &checking->call->options);
    if (status == ODFGX_OK)
        status = check_report(checking, report, &failure);
    odfgx_report_free(report);
    if (status == ODFGX_OK)
        return;
    raise_status(checking, say_failure(&failure));
    if (odfgx_findings_unread(checking->findings, path, &failure, &second) !=
        ODFGX_OK)
        raise_status(checking, say_failure(&second));
}

static void check_each(check_run *checking)
{
    cli_progress progress;
    size_t count = checking->call->count;
    progress_begin(&progress, count, checking->call->options.quiet);
    for (size_t i = 0; i < count; i++) {
        check_input(checking, checking->call->operands[i]);
        progress_step(&progress);
    }
    progress_end();
}

static void check_together(check_run *checking)
{
    odfgx_error failure = { 0 };
    odfgx_report *report;
    int status = inputs_read(&report, checking->call, checking->form);
    raise_status(checking, status);
    if (status == EXIT_DONE &&
        check_report(checking, report, &failure) != ODFGX_OK)
        raise_status(checking, say_failure(&failure));
    odfgx_report_free(report);
}

/* Nothing is printed where nothing was read of the only report. */
static int print_json(const check_run *checking)
{
    bool alone = checking->call->options.one || checking->call->count == 1;
    if (alone && checking->status > EXIT_FINDINGS)
        return checking->status;
    odfgx_error failure = { 0 };
    odfgx_buffer json = { 0 };
    odfgx_status status =
        odfgx_findings_json(checking->findings, &json, &failure);
    int printed = output_print(status, &json, &failure);
    return printed != EXIT_DONE ? printed : checking->status;
}

int run_check(const invocation *call)
{
    check_run checking = { .call = call };
    odfgx_error failure = { 0 };
    int status = inputs_refuse(call);
    if (status == EXIT_DONE)
        status = form_open(&checking.form, call);
    if (status != EXIT_DONE)
        return status;
    if (odfgx_findings_new(&checking.findings, checking.form,
                           (odfgx_language)call->options.language,
                           &failure) != ODFGX_OK) {
        status = say_failure(&failure);
        goto done;
    }
    if (call->options.one)
        check_together(&checking);
    else
        check_each(&checking);
    status = call->options.format == FORMAT_JSON ? print_json(&checking)
                                                 : checking.status;
done:
    odfgx_findings_free(checking.findings);
    odfgx_form_free(checking.form);
    return status;
}
