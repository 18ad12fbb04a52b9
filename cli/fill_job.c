#include "cli/fill_job.h"

#include "cli/faults.h"
#include "cli/findings.h"
#include "cli/say.h"
#include "report/platform.h"

int fill_shared_open(fill_shared *filling)
{
    const invocation *call = filling->call;
    int status = form_open(&filling->form, call);
    if (status == EXIT_DONE)
        status = agency_kind_refuse(call, filling->form);
    if (status == EXIT_DONE)
        status = previous_open(&filling->previous, call, filling->form);
    if (status == EXIT_DONE)
        status =
            template_open(&filling->template_, &call->options, filling->form);
    return status;
}

void fill_shared_close(fill_shared *filling)
{
    previous_clear(&filling->previous);
    odfgx_template_free(filling->template_);
    odfgx_form_free(filling->form);
    kept_files_clear(&filling->kept);
    *filling = (fill_shared){ 0 };
}

/* The only report of the job's findings. */
static const odfgx_checked_file *checked(const fill_job *job)
{
    return odfgx_findings_file_at(job->findings, 0);
}

static odfgx_status check(fill_job *job, const fill_shared *filling,
                          const odfgx_report *report)
{
    odfgx_language language = (odfgx_language)filling->call->options.language;
    odfgx_status status = odfgx_findings_new(&job->findings, filling->form,
                                             language, &job->failure);
    if (status == ODFGX_OK)
        status = report_check(&job->last_year, job->findings, report,
                              &filling->previous, filling->call, false,
                              &job->failure);
    return status;
}

odfgx_status fill_make(const fill_shared *filling, odfgx_report *report,
                       const odfgx_findings *findings, size_t file,
                       odfgx_buffer *out, odfgx_error *err)
{
    const cli_options *options = &filling->call->options;
    const odfgx_filling how = {
        .missing = (odfgx_missing)options->missing,
        .draft = options->draft,
        .rules_held = odfgx_findings_file_at(findings, file)->rules_held,
    };
    odfgx_status status = ODFGX_OK;
    if (options->explanations)
        status = odfgx_report_print_explanations(report, findings, file, err);
    if (status == ODFGX_OK)
        status = odfgx_fill(filling->template_, report, &how, out, err);
    return status;
}

void fill_job_run(fill_job *job, const fill_shared *filling,
                  odfgx_report *report)
{
    const cli_options *options = &filling->call->options;
    if (check(job, filling, report) != ODFGX_OK ||
        (checked(job)->status != EXIT_DONE && !options->draft))
        return;
    odfgx_buffer bytes = { 0 };
    odfgx_status status =
        previous_keep(&job->last_year, job->output, &job->failure);
    if (status == ODFGX_OK)
        status =
            fill_make(filling, report, job->findings, 0, &bytes, &job->failure);
    /* The folder is made for the first report that comes into it; where it
     * can't be made, the write says why. */
    if (status == ODFGX_OK && options->folder != NULL)
        (void)odfgx_platform_make_folder(options->folder,
                                         ODFGX_PLATFORM_SHARED);
    if (status == ODFGX_OK)
        status = output_write(job->output, &bytes, options->force,
                              &filling->kept, &job->failure);
    job->written = status == ODFGX_OK;
    odfgx_buffer_clear(&bytes);
}

int fill_job_tell(const fill_job *job, const fill_shared *filling)
{
    int status = EXIT_DONE;
    bool has_findings =
        job->findings != NULL && odfgx_findings_file_count(job->findings) > 0;
    previous_say(&job->last_year, job->input);
    if (has_findings) {
        status = checked(job)->status;
        if (odfgx_findings_count(job->findings) > 0)
            findings_print(stderr, &filling->call->options, filling->form,
                           job->findings, 0);
    }
    if (job->failure.status != ODFGX_OK) {
        int failed = say_failure(&job->failure);
        return failed > status ? failed : status;
    }
    if (!job->written && !filling->call->options.quiet)
        say(_("%s: not written, because of what was found; --draft writes "
              "a draft all the same"),
            job->output);
    return status;
}

void fill_job_clear(fill_job *job)
{
    odfgx_findings_free(job->findings);
    job->findings = NULL;
    previous_report_clear(&job->last_year);
}
