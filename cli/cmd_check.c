/* odfgx check — prints what breaks the form's rules. */
#include "cli/annotate.h"
#include "cli/findings.h"
#include "cli/fix.h"
#include "cli/previous.h"
#include "cli/say.h"

#include <stdlib.h>

typedef struct check_run {
    const invocation *call;
    odfgx_form *form;
    odfgx_findings *findings;
    annotation_plan plan;
    previous_reports previous;
    int status;
} check_run;

static void raise_status(check_run *checking, int status)
{
    if (status > checking->status)
        checking->status = status;
}

/* `path` is what the report is called in what is said of it. */
static odfgx_status check_report(check_run *checking, const char *path,
                                 const odfgx_report *report,
                                 odfgx_error *failure)
{
    previous_report last_year;
    odfgx_status status = report_check(
        &last_year, checking->findings, report, &checking->previous,
        checking->call, checking->call->options.format == FORMAT_HTML, failure);
    previous_say(&last_year, path);
    previous_report_clear(&last_year);
    if (status != ODFGX_OK)
        return status;
    size_t last = odfgx_findings_file_count(checking->findings) - 1;
    raise_status(checking,
                 odfgx_findings_file_at(checking->findings, last)->status);
    return ODFGX_OK;
}

static odfgx_status check_path(check_run *checking, const char *path,
                               odfgx_input **input, odfgx_error *failure)
{
    odfgx_report *report;
    const char *ending;
    odfgx_status status =
        input_open_read(input, &report, path, checking->form,
                        &checking->call->options, &ending, failure);
    input_say_name(path, ending, &checking->call->options);
    if (status == ODFGX_OK)
        status = check_report(checking, path, report, failure);
    odfgx_report_free(report);
    return status;
}

static odfgx_status new_findings(check_run *checking, odfgx_error *failure)
{
    return odfgx_findings_new(&checking->findings, checking->form,
                              (odfgx_language)checking->call->options.language,
                              failure);
}

/* Makes the repairs; what is told then is what the copy still has. */
static odfgx_status fix(check_run *checking, odfgx_input *input,
                        odfgx_error *failure)
{
    odfgx_findings *before = checking->findings;
    odfgx_input *copy = NULL;
    bool written;
    int failed = fix_write(checking->call, input, before, &written);
    raise_status(checking, failed);
    if (!written)
        return ODFGX_OK;
    odfgx_status status = new_findings(checking, failure);
    if (status != ODFGX_OK) {
        checking->findings = before;
        return status;
    }
    odfgx_findings_free(before);
    checking->status = EXIT_DONE;
    status =
        check_path(checking, checking->call->options.output, &copy, failure);
    odfgx_input_free(copy);
    return status;
}

/* An input that can't be read is told, counted and listed; the others are
 * checked all the same. */
static void check_input(check_run *checking, size_t operand)
{
    const char *path = checking->call->operands[operand];
    odfgx_error failure = { 0 }, second = { 0 };
    odfgx_input *input = NULL;
    odfgx_status status = check_path(checking, path, &input, &failure);
    if (status == ODFGX_OK && checking->call->options.fix)
        status = fix(checking, input, &failure);
    else if (status == ODFGX_OK)
        raise_status(checking, annotation_write(&checking->plan, operand, input,
                                                checking->findings));
    odfgx_input_free(input);
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
        check_input(checking, i);
        progress_step(&progress);
    }
    progress_end();
}

static void check_together(check_run *checking)
{
    size_t count = checking->call->count;
    odfgx_error failure = { 0 };
    odfgx_report *report = NULL;
    odfgx_input **inputs = calloc(count, sizeof(*inputs));
    int status =
        inputs == NULL
            ? say_memory()
            : inputs_open_read(&report, inputs, checking->call, checking->form);
    raise_status(checking, status);
    if (status == EXIT_DONE &&
        check_report(checking, checking->call->operands[0], report, &failure) !=
            ODFGX_OK) {
        status = say_failure(&failure);
        raise_status(checking, status);
    }
    for (size_t i = 0; inputs != NULL && i < count; i++) {
        if (status == EXIT_DONE)
            raise_status(checking,
                         annotation_write(&checking->plan, i, inputs[i],
                                          checking->findings));
        odfgx_input_free(inputs[i]);
    }
    free(inputs);
    odfgx_report_free(report);
}

typedef odfgx_status (*findings_writer)(const odfgx_findings *findings,
                                        odfgx_buffer *out, odfgx_error *err);

/* By cli_format: for programs, and the page. */
static const findings_writer writers[] = {
    [FORMAT_JSON] = odfgx_findings_json,
    [FORMAT_HTML] = odfgx_findings_html,
    [FORMAT_SARIF] = odfgx_findings_sarif,
};

/* Nothing is printed where nothing was read of the only report. */
static int print_whole(const check_run *checking)
{
    bool alone = checking->call->options.one || checking->call->count == 1;
    if (alone && checking->status > EXIT_FINDINGS)
        return checking->status;
    odfgx_error failure = { 0 };
    odfgx_buffer bytes = { 0 };
    odfgx_status status = writers[checking->call->options.format](
        checking->findings, &bytes, &failure);
    int printed = output_print(status, &bytes, &failure);
    return printed != EXIT_DONE ? printed : checking->status;
}

/* Of several reports the worst come first, which is known when all were
 * read. */
static int print_text_of(const check_run *checking)
{
    const invocation *call = checking->call;
    bool several = !call->options.one && call->count > 1;
    odfgx_error failure = { 0 };
    if (findings_print_found(stdout, &call->options, checking->form,
                             checking->findings, several, &failure) != ODFGX_OK)
        return say_failure(&failure);
    return checking->status;
}

int run_check(const invocation *call)
{
    check_run checking = { .call = call };
    odfgx_error failure = { 0 };
    int status = inputs_refuse(call);
    if (status == EXIT_DONE)
        status = fix_refuse(call);
    if (status == EXIT_DONE)
        status = annotation_plan_init(&checking.plan, call);
    if (status == EXIT_DONE)
        status = form_open(&checking.form, call);
    if (status == EXIT_DONE)
        status = agency_kind_refuse(call, checking.form);
    if (status == EXIT_DONE)
        status = previous_open(&checking.previous, call, checking.form);
    if (status != EXIT_DONE)
        goto done;
    if (new_findings(&checking, &failure) != ODFGX_OK) {
        status = say_failure(&failure);
        goto done;
    }
    if (call->options.one && !call->options.fix)
        check_together(&checking);
    else
        check_each(&checking);
    status = call->options.format == FORMAT_TEXT ? print_text_of(&checking)
                                                 : print_whole(&checking);
done:
    annotation_plan_clear(&checking.plan);
    odfgx_findings_free(checking.findings);
    previous_clear(&checking.previous);
    odfgx_form_free(checking.form);
    return status;
}
