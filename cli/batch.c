#include "cli/batch.h"

#include "cli/say.h"
#include "report/platform.h"

#include <stdlib.h>
#include <string.h>

struct batch_item {
    const char *input;
    char *output;
    fill_job job;
    const char *ending; /* that its name should have, or NULL */
    int refused;        /* exit status of what stands against the output */
    bool done;
};

/* ------------------------------------------------------------------- names */

/* "DIR/NAME.odt" for "…/NAME.ods"; NULL when out of memory. */
static char *output_name(const char *folder, const char *input)
{
    const char *name = input + odfgx_platform_folder_length(input);
    if (strcmp(input, "-") == 0)
        name = "stdin";
    const char *dot = strrchr(name, '.');
    size_t length =
        dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name);
    size_t size = strlen(folder) + 1 + length + sizeof ".odt";
    char *output = malloc(size);
    if (output != NULL)
        (void)snprintf(output, size, "%s/%.*s.odt", folder, (int)length, name);
    return output;
}

static int by_output(const void *a, const void *b)
{
    const batch_item *const *one = a, *const *other = b;
    return strcmp((*one)->output, (*other)->output);
}

static int refuse_twins(const fill_batch *batch)
{
    const batch_item **sorted = malloc(batch->count * sizeof(*sorted));
    if (sorted == NULL)
        return say_memory();
    for (size_t i = 0; i < batch->count; i++)
        sorted[i] = &batch->items[i];
    qsort(sorted, batch->count, sizeof(*sorted), by_output);
    int status = EXIT_DONE;
    for (size_t i = 1; i < batch->count && status == EXIT_DONE; i++) {
        if (by_output(&sorted[i - 1], &sorted[i]) == 0)
            status = say_usage(_("%s and %s would both be written to %s"),
                               sorted[i - 1]->input, sorted[i]->input,
                               sorted[i]->output);
    }
    free(sorted);
    return status;
}

static void refuse_outputs(const fill_batch *batch, const fill_shared *filling)
{
    for (size_t i = 0; i < batch->count; i++)
        batch->items[i].refused =
            output_refuse(batch->items[i].output, filling->call->options.force,
                          &filling->kept);
}

int batch_init(fill_batch *batch, const fill_shared *filling)
{
    const invocation *call = filling->call;
    batch->items = calloc(call->count, sizeof(*batch->items));
    bool failed = batch->items == NULL;
    for (size_t i = 0; i < call->count && !failed; i++) {
        batch_item *item = &batch->items[batch->count++];
        item->input = call->operands[i];
        item->output = output_name(call->options.folder, item->input);
        item->job.input = item->input;
        item->job.output = item->output;
        failed = item->output == NULL;
    }
    if (failed)
        return say_memory();
    int status = refuse_twins(batch);
    if (status == EXIT_DONE)
        refuse_outputs(batch, filling);
    return status;
}

void batch_clear(fill_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        free(batch->items[i].output);
    free(batch->items);
    *batch = (struct fill_batch){ 0 };
}

/* -------------------------------------------------------------------- work */

/* What the threads share; `next` and the items' `done` under the lock. */
typedef struct batch_work {
    const fill_shared *filling;
    fill_batch *batch;
    odfgx_platform_crew *crew; /* signals what is done */
    size_t next;
} batch_work;

static void make_report(batch_item *item, const fill_shared *filling)
{
    odfgx_report *report;
    if (item->refused != EXIT_DONE)
        return;
    if (input_read(&report, item->input, filling->form, &filling->call->options,
                   &item->ending, &item->job.failure) == ODFGX_OK)
        fill_job_run(&item->job, filling, report);
    odfgx_report_free(report);
}

/* Takes one item after the other until none is left. */
static void make_reports(void *context)
{
    batch_work *work = context;
    odfgx_platform_crew_lock(work->crew);
    while (work->next < work->batch->count) {
        batch_item *item = &work->batch->items[work->next++];
        odfgx_platform_crew_unlock(work->crew);
        make_report(item, work->filling);
        odfgx_platform_crew_lock(work->crew);
        item->done = true;
        odfgx_platform_crew_signal(work->crew);
    }
    odfgx_platform_crew_unlock(work->crew);
}

static void await(batch_work *work, const batch_item *item)
{
    odfgx_platform_crew_lock(work->crew);
    while (!item->done)
        odfgx_platform_crew_wait(work->crew);
    odfgx_platform_crew_unlock(work->crew);
}

static int tell_items(batch_work *work)
{
    const invocation *call = work->filling->call;
    size_t count = work->batch->count, written = 0;
    int highest = EXIT_DONE;
    cli_progress progress;
    progress_begin(&progress, count, call->options.quiet);
    for (size_t i = 0; i < count; i++) {
        batch_item *item = &work->batch->items[i];
        await(work, item);
        int status = item->refused;
        input_say_name(item->input, item->ending, &call->options);
        if (status == EXIT_DONE)
            status = fill_job_tell(&item->job, work->filling);
        highest = status > highest ? status : highest;
        written += item->job.written;
        fill_job_clear(&item->job);
        progress_step(&progress);
    }
    progress_end();
    if (!call->options.quiet)
        say(_("%s: %zu of %zu reports written"), call->options.folder, written,
            count);
    return highest;
}

int batch_run(fill_batch *batch, const fill_shared *filling)
{
    batch_work work = { .filling = filling, .batch = batch };
    size_t wanted = (size_t)filling->call->options.jobs, started = 0;
    if (wanted > batch->count)
        wanted = batch->count;
    work.crew = odfgx_platform_crew_new(wanted, make_reports, &work);
    if (work.crew == NULL)
        return say_memory();
    while (started < wanted && odfgx_platform_crew_start(work.crew))
        started++;
    if (started == 0)
        make_reports(&work);
    int status = tell_items(&work);
    odfgx_platform_crew_free(work.crew);
    return status;
}
