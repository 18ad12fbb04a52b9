#include "cli/beside.h"

#include "cli/names.h"
#include "cli/say.h"
#include "cli/text.h"
#include "report/platform.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_MOST 999

int beside_open(beside_shared *shared, fill_shared *filling)
{
    shared->filling = filling;
    int status = fill_shared_open(filling);
    return status == EXIT_DONE ? written_open(&shared->written) : status;
}

void beside_close(beside_shared *shared, fill_shared *filling)
{
    fill_shared_close(filling);
    written_close(&shared->written);
}

/* ------------------------------------------------------------------- places */

char *beside_folder(const char *file, const cli_options *options,
                    bool *elsewhere)
{
    static const odfgx_platform_place places[] = { ODFGX_PLATFORM_DOCUMENTS,
                                                   ODFGX_PLATFORM_TEMPORARY };
    char place[ODFGX_PLATFORM_PATH];
    if (options->out != NULL)
        return text_copy(options->out);
    char *own = name_folder(file);
    if (own == NULL || odfgx_platform_may_write(own))
        return own;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (odfgx_platform_user_folder(places[i], place, sizeof place) &&
            odfgx_platform_may_write(place)) {
            free(own);
            *elsewhere = true;
            return text_copy(place);
        }
    }
    return own; /* the writing will say why not */
}

/* An office program has the file open: what it would save is not there yet. */
static bool is_open(const char *path)
{
    char *folder = name_folder(path), *lock = NULL;
    bool open = false;
    if (folder != NULL) {
        const char *name = path + odfgx_platform_folder_length(path);
        size_t size = strlen(folder) + strlen(name) + sizeof "/.~lock.#";
        lock = malloc(size);
        if (lock != NULL)
            (void)snprintf(lock, size, "%s/.~lock.%s#", folder, name);
    }
    open = lock == NULL || odfgx_platform_is_taken(lock);
    free(lock);
    free(folder);
    return open;
}

/* Whether what is there may be replaced: nobody has changed it. */
static bool is_replaceable(const beside_shared *shared, const char *path,
                           const char *source)
{
    return shared->filling->call->options.force ||
           (written_is(&shared->written, path, source) && !is_open(path));
}

odfgx_status beside_write(char **path, beside_shared *shared,
                          const odfgx_buffer *bytes, const char *source,
                          odfgx_error *err)
{
    char *base = *path;
    odfgx_status status = ODFGX_EXISTS;
    *path = NULL;
    for (unsigned number = 1; number <= NUMBER_MOST; number++) {
        bool last = number == NUMBER_MOST;
        odfgx_error failure = { 0 };
        free(*path);
        *path = name_numbered(base, number);
        if (*path == NULL) {
            err->status = status = ODFGX_MEMORY;
            break;
        }
        bool exists = odfgx_platform_is_taken(*path);
        bool replace = exists && is_replaceable(shared, *path, source);
        if (exists && !replace && !last)
            continue;
        status = output_write(*path, bytes, replace, &shared->filling->kept,
                              &failure);
        if ((status == ODFGX_EXISTS || status == ODFGX_SAME) && !last)
            continue;
        *err = failure;
        break;
    }
    free(base);
    if (status == ODFGX_OK)
        written_add(&shared->written, bytes, source);
    return status;
}

/* ------------------------------------------------------------------ one job */

/* One report that is under way. */
typedef struct beside_job {
    beside_shared *shared;
    beside_result *result;
    odfgx_findings *findings;
    const char *const *paths;
    odfgx_input **inputs;
    odfgx_report *report;
    const cli_options *options;
    char *folder;
} beside_job;

static void fail_output(beside_job *job, const odfgx_error *failure)
{
    int status = odfgx_status_exit(failure->status);
    if (job->result->failure.status == ODFGX_OK)
        job->result->failure = *failure;
    if (status > job->result->status)
        job->result->status = status;
}

/* Writes what was made, unless that failed; where, or NULL. */
static char *leave(beside_job *job, odfgx_status status, char *path,
                   const odfgx_buffer *bytes, const char *source,
                   odfgx_error *failure)
{
    if (status == ODFGX_OK && path == NULL)
        failure->status = status = ODFGX_MEMORY;
    if (status == ODFGX_OK && job->options->out != NULL)
        (void)odfgx_platform_make_folders(job->folder);
    if (status == ODFGX_OK)
        status = beside_write(&path, job->shared, bytes, source, failure);
    if (status == ODFGX_OK)
        return path;
    fail_output(job, failure);
    free(path);
    return NULL;
}

/* A copy with the marks of an earlier run says what is no longer true. */
static void remove_marked(beside_job *job, const char *source)
{
    char *path = name_of_marked(job->folder, source);
    if (path != NULL && written_is(&job->shared->written, path, source) &&
        !is_open(path))
        (void)remove(path);
    free(path);
}

/* A document of a kind that can't have marks is left without. */
static void mark(beside_job *job, size_t input)
{
    const char *source = job->paths[input];
    odfgx_error failure = { 0 };
    odfgx_buffer bytes = { 0 };
    odfgx_status status = odfgx_input_annotate(
        job->inputs[input], job->findings, job->result->file, &bytes, &failure);
    if (status != ODFGX_USAGE)
        job->result->marked[input] =
            leave(job, status, name_of_marked(job->folder, source), &bytes,
                  source, &failure);
    odfgx_buffer_clear(&bytes);
}

/* What an earlier run wrote stays: it may have been sent. */
static void find_outdated(beside_job *job)
{
    char *path = name_of_report(job->folder, job->paths[0]);
    if (path != NULL && written_is(&job->shared->written, path, job->paths[0]))
        job->result->outdated = path;
    else
        free(path);
}

static void fill(beside_job *job)
{
    odfgx_error failure = { 0 };
    odfgx_buffer bytes = { 0 };
    char *path = name_of_report(job->folder, job->paths[0]);
    odfgx_status status =
        path != NULL ? previous_keep(&job->result->last_year, path, &failure)
                     : ODFGX_OK;
    if (status == ODFGX_OK)
        status = fill_make(job->shared->filling, job->report, job->findings,
                           job->result->file, &bytes, &failure);
    job->result->report =
        leave(job, status, path, &bytes, job->paths[0], &failure);
    odfgx_buffer_clear(&bytes);
}

static odfgx_status read_inputs(beside_job *job, odfgx_error *failure)
{
    beside_result *result = job->result;
    odfgx_status status = ODFGX_OK;
    job->inputs = calloc(result->count, sizeof(*job->inputs));
    result->marked = calloc(result->count, sizeof(*result->marked));
    if (job->inputs == NULL || result->marked == NULL)
        return failure->status = ODFGX_MEMORY;
    for (size_t i = 0; i < result->count && status == ODFGX_OK; i++)
        status = input_open(&job->inputs[i], job->paths[i],
                            &job->options->limits, failure);
    if (status == ODFGX_OK)
        status =
            inputs_report(&job->report, job->shared->filling->form, job->inputs,
                          result->count, job->options, failure);
    if (status == ODFGX_OK)
        result->ending = odfgx_input_misnamed(job->inputs[0]);
    return status;
}

static void write_all(beside_job *job)
{
    beside_result *result = job->result;
    const odfgx_checked_file *file =
        odfgx_findings_file_at(job->findings, result->file);
    result->status = file->status;
    job->folder =
        beside_folder(job->paths[0], job->options, &result->elsewhere);
    if (job->folder == NULL) {
        fail_output(job, &(odfgx_error){ .status = ODFGX_MEMORY });
        return;
    }
    for (size_t i = 0; i < result->count; i++) {
        if (file->count > 0)
            mark(job, i);
        else
            remove_marked(job, job->paths[i]);
    }
    if (!job->options->check &&
        (file->status == EXIT_DONE || job->options->draft))
        fill(job);
    else if (file->status != EXIT_DONE)
        find_outdated(job);
}

void beside_run(beside_result *out, beside_shared *shared,
                odfgx_findings *findings, const char *const *paths,
                size_t count)
{
    beside_job job = {
        .shared = shared,
        .result = out,
        .findings = findings,
        .paths = paths,
        .options = &shared->filling->call->options,
    };
    odfgx_error failure = { 0 };
    *out = (beside_result){ .count = count,
                            .file = odfgx_findings_file_count(findings) };
    odfgx_status status = read_inputs(&job, &failure);
    if (status == ODFGX_OK)
        status = report_check(&out->last_year, findings, job.report,
                              &shared->filling->previous, shared->filling->call,
                              shared->keep_report, &failure);
    out->read = status == ODFGX_OK;
    if (status == ODFGX_OK) {
        write_all(&job);
    } else {
        out->failure = failure;
        out->status = odfgx_status_exit(failure.status);
        (void)odfgx_findings_unread(findings, paths[0], &failure, NULL);
    }
    for (size_t i = 0; job.inputs != NULL && i < count; i++)
        odfgx_input_free(job.inputs[i]);
    free(job.inputs);
    free(job.folder);
    odfgx_report_free(job.report);
}

void beside_clear(beside_result *result)
{
    for (size_t i = 0; result->marked != NULL && i < result->count; i++)
        free(result->marked[i]);
    free(result->marked);
    free(result->report);
    free(result->outdated);
    previous_report_clear(&result->last_year);
    *result = (beside_result){ 0 };
}
