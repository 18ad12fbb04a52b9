/* The actions that read a report: check, compare, annotate, fill. */
#include "cli/annotate.h"
#include "cli/fill_job.h"
#include "cli/names.h"
#include "cli/plugin.h"
#include "cli/previous.h"
#include "cli/say.h"
#include "cli/text.h"

#include <stdlib.h>
#include <string.h>

#define REPORT_ENDING "odt"

/* ------------------------------------------------------------------ checking
 */

/* What a check of the source needs and gives. */
typedef struct plugin_check_state {
    odfgx_input *input;
    odfgx_report *report;
    previous_reports previous;
    previous_report last_year;
} plugin_check_state;

static void clear(plugin_check_state *state)
{
    previous_report_clear(&state->last_year);
    previous_clear(&state->previous);
    odfgx_report_free(state->report);
    odfgx_input_free(state->input);
    *state = (plugin_check_state){ 0 };
}

/* One that was set once and can't be read now must not stop the work; one that
 * was asked for must. */
static int open_previous(plugin_run *run, previous_reports *previous)
{
    int status = previous_open(previous, &run->call, run->form);
    if (status == EXIT_DONE || run->settings.previous == NULL ||
        run->call.options.previous != run->settings.previous)
        return status;
    say("%s", _("so nothing was compared with last year's report; the "
                "settings say where it is"));
    (void)fputc('\n', run->text);
    previous_clear(previous);
    run->call.options.previous = NULL;
    return EXIT_DONE;
}

static odfgx_status read_source(plugin_run *run, plugin_check_state *state,
                                odfgx_error *failure)
{
    const char *ending;
    odfgx_status status =
        input_open_read(&state->input, &state->report, run->files[0], run->form,
                        &run->call.options, &ending, failure);
    if (status == ODFGX_OK)
        input_say_name(plugin_title(run), ending, &run->call.options);
    return status;
}

static odfgx_status check_source(plugin_run *run, plugin_check_state *state,
                                 odfgx_error *failure)
{
    odfgx_status status = read_source(run, state, failure);
    if (status == ODFGX_OK)
        status = odfgx_findings_new(&run->findings, run->form,
                                    (odfgx_language)run->call.options.language,
                                    failure);
    if (status == ODFGX_OK)
        status = report_check(&state->last_year, run->findings, state->report,
                              &state->previous, &run->call, false, failure);
    return status;
}

/* Checks; the report's own exit status, or that of what failed, told. */
static int check(plugin_run *run, plugin_check_state *state)
{
    odfgx_error failure = { 0 };
    int status = open_previous(run, &state->previous);
    if (status != EXIT_DONE)
        return status;
    if (check_source(run, state, &failure) != ODFGX_OK)
        return plugin_fail(run, &failure);
    return odfgx_findings_file_at(run->findings, 0)->status;
}

static void tell(plugin_run *run, const plugin_check_state *state)
{
    previous_say(&state->last_year, plugin_title(run));
    plugin_print_findings(run->text, run->findings);
}

int plugin_check(plugin_run *run)
{
    plugin_check_state state = { 0 };
    int status = check(run, &state);
    if (status <= EXIT_FINDINGS)
        tell(run, &state);
    clear(&state);
    return status;
}

/* -------------------------------------------------------------- with last year
 */

static void tell_compared(plugin_run *run, const plugin_check_state *state)
{
    const odfgx_report *report = state->last_year.report;
    if (report == NULL)
        return;
    const char *agency = odfgx_report_agency(report);
    say(_("Compared with the report of %d: %s%s%s"), odfgx_report_year(report),
        agency != NULL ? agency : "", agency != NULL ? ", " : "",
        state->last_year.path != NULL ? state->last_year.path
                                      : run->call.options.previous);
    (void)fputc('\n', run->text);
}

int plugin_compare(plugin_run *run)
{
    plugin_check_state state = { 0 };
    if (run->call.options.previous == NULL)
        return say_usage("%s", _("compare: --previous is missing, and the "
                                 "settings name no report of last year"));
    int status = check(run, &state);
    if (status <= EXIT_FINDINGS) {
        tell_compared(run, &state);
        tell(run, &state);
    }
    clear(&state);
    return status;
}

/* --------------------------------------------------------------- marked copies
 */

static odfgx_status write_output(const plugin_run *run,
                                 const odfgx_buffer *bytes,
                                 const kept_files *kept, odfgx_error *failure)
{
    return output_write(run->output, bytes, run->call.options.force, kept,
                        failure);
}

static void mark(plugin_run *run, const plugin_check_state *state,
                 const kept_files *kept, odfgx_error *failure)
{
    odfgx_buffer bytes = { 0 };
    if (odfgx_input_annotate(state->input, run->findings, 0, &bytes, failure) ==
            ODFGX_OK &&
        write_output(run, &bytes, kept, failure) != ODFGX_OK &&
        plugin_elsewhere(run, failure))
        (void)write_output(run, &bytes, kept, failure);
    odfgx_buffer_clear(&bytes);
}

static int write_marked(plugin_run *run, const plugin_check_state *state)
{
    odfgx_error failure = { 0 };
    kept_files kept = { 0 };
    run->output = name_made(NULL, plugin_document(run), NAME_MARKED,
                            name_ending(run->files[0]));
    int status = plugin_choose_name(run);
    if (status == EXIT_DONE)
        status = kept_files_init(&kept, &run->call);
    if (status == EXIT_DONE)
        mark(run, state, &kept, &failure);
    kept_files_clear(&kept);
    if (failure.status == ODFGX_EXISTS)
        return plugin_exists(run);
    if (status == EXIT_DONE && failure.status != ODFGX_OK)
        status = plugin_fail(run, &failure);
    if (status == EXIT_DONE)
        say(_("%s: written"), run->output);
    else
        plugin_forget_output(run);
    return status;
}

/* Nothing is to be marked where nothing was found. */
int plugin_annotate(plugin_run *run)
{
    plugin_check_state state = { 0 };
    int status = check(run, &state);
    bool found = status <= EXIT_FINDINGS &&
                 odfgx_findings_file_at(run->findings, 0)->count > 0;
    if (found) {
        int written = write_marked(run, &state);
        status = written != EXIT_DONE ? written : status;
    } else if (status <= EXIT_FINDINGS) {
        say("%s", _("no findings"));
    }
    clear(&state);
    return status;
}

/* -------------------------------------------------------------------- reports
 */

static void name_report(plugin_run *run)
{
    const char *document = plugin_document(run);
    bool report = output_ends_with(document, REPORT_ENDING);
    run->output = run->call.options.output != NULL
                      ? text_copy(run->call.options.output)
                      : name_made(NULL, document, report ? NAME_REPORT : "",
                                  "." REPORT_ENDING);
}

/* Not written by what was found is the one failure that is no failure. */
static int tell_filled(plugin_run *run, fill_job *job)
{
    if (job->failure.status == ODFGX_EXISTS)
        return plugin_exists(run);
    int status = EXIT_DONE;
    previous_say(&job->last_year, plugin_title(run));
    if (job->findings != NULL && odfgx_findings_file_count(job->findings) > 0)
        status = odfgx_findings_file_at(job->findings, 0)->status;
    if (job->failure.status != ODFGX_OK) {
        int failed = plugin_fail(run, &job->failure);
        status = failed > status ? failed : status;
    } else if (job->written) {
        say(run->call.options.draft ? _("%s: written as a draft")
                                    : _("%s: written"),
            run->output);
    } else {
        say("%s", _("The report was not written, because of what was found:"));
    }
    if (status <= EXIT_FINDINGS) {
        (void)fputc('\n', run->text);
        plugin_print_findings(run->text, job->findings);
    }
    return status;
}

static void fill(plugin_run *run, fill_job *job, const fill_shared *filling,
                 odfgx_report *report)
{
    fill_job_run(job, filling, report);
    if (!plugin_elsewhere(run, &job->failure))
        return;
    fill_job_clear(job);
    *job = (fill_job){ .input = job->input, .output = run->output };
    fill_job_run(job, filling, report);
}

static int fill_source(plugin_run *run, fill_shared *filling)
{
    plugin_check_state state = { 0 };
    odfgx_error failure = { 0 };
    if (read_source(run, &state, &failure) != ODFGX_OK) {
        clear(&state);
        return plugin_fail(run, &failure);
    }
    name_report(run);
    int status = plugin_choose_name(run);
    fill_job job = { .input = plugin_document(run), .output = run->output };
    if (status == EXIT_DONE) {
        fill(run, &job, filling, state.report);
        status = tell_filled(run, &job);
    }
    if (!job.written && job.failure.status != ODFGX_EXISTS)
        plugin_forget_output(run);
    run->findings = job.findings;
    job.findings = NULL;
    fill_job_clear(&job);
    clear(&state);
    return status;
}

int plugin_fill(plugin_run *run)
{
    fill_shared filling = { .call = &run->call, .form = run->form };
    odfgx_error failure = { 0 };
    int status = kept_files_init(&filling.kept, &run->call);
    if (status == EXIT_DONE)
        status = open_previous(run, &filling.previous);
    if (status == EXIT_DONE &&
        odfgx_template_open(&filling.template_, run->form,
                            run->call.options.template_,
                            &run->call.options.limits, &failure) != ODFGX_OK)
        status = plugin_fail(run, &failure);
    if (status == EXIT_DONE)
        status = fill_source(run, &filling);
    odfgx_template_free(filling.template_);
    previous_clear(&filling.previous);
    kept_files_clear(&filling.kept);
    return status;
}
