/* odfgx fill — reads, checks, and writes the report; with --out-dir, many. */
#include "cli/batch.h"
#include "cli/say.h"

#include <string.h>

static int fill_one(const fill_shared *filling)
{
    const cli_options *options = &filling->call->options;
    odfgx_report *report = NULL;
    fill_job job = { .input = filling->call->operands[0],
                     .output = options->output };
    int status = inputs_read(&report, filling->call, filling->form);
    if (status == EXIT_DONE) {
        fill_job_run(&job, filling, report);
        status = fill_job_tell(&job, filling);
        if (job.written && !options->quiet && strcmp(job.output, "-") != 0)
            say(options->draft ? _("%s: written as a draft") : _("%s: written"),
                job.output);
    }
    fill_job_clear(&job);
    odfgx_report_free(report);
    return status;
}

static int refuse_options(const invocation *call)
{
    const cli_options *options = &call->options;
    if (options->output == NULL && options->folder == NULL)
        return say_usage("%s", _("fill: where to is missing: -o REPORT.odt, "
                                 "or --out-dir DIR"));
    if (options->output != NULL && options->folder != NULL)
        return say_usage("%s", _("fill: -o and --out-dir exclude each "
                                 "other"));
    return inputs_refuse(call);
}

/* What stands against writing is told before anything is read. */
static int prepare_outputs(fill_batch *batch, const fill_shared *filling)
{
    const cli_options *options = &filling->call->options;
    if (options->folder != NULL)
        return batch_init(batch, filling);
    int status = output_refuse(options->output, options->force, &filling->kept);
    return status != EXIT_DONE ? status : output_refuse_name(filling->call);
}

int run_fill(const invocation *call)
{
    fill_shared filling = { .call = call };
    fill_batch batch = { 0 };
    int status = refuse_options(call);
    if (status == EXIT_DONE)
        status = kept_files_init(&filling.kept, call);
    if (status == EXIT_DONE)
        status = prepare_outputs(&batch, &filling);
    if (status == EXIT_DONE)
        status = fill_shared_open(&filling);
    if (status == EXIT_DONE)
        status = call->options.folder != NULL ? batch_run(&batch, &filling)
                                              : fill_one(&filling);
    batch_clear(&batch);
    fill_shared_close(&filling);
    return status;
}
