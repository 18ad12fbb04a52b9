/* odfgx watch — checks and fills whatever is saved in folders, until it is told
 * to end. */
#include "cli/beside.h"
#include "cli/files.h"
#include "cli/layout.h"
#include "cli/names.h"
#include "cli/say.h"
#include "cli/watch.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LINE_SIZE 4096
#define IDLE 1000 /* milliseconds between two looks */
#define BUSY 250  /* where a file is due */

typedef struct watch_run {
    const invocation *call;
    beside_shared shared;
    watch_folder *folders;
    size_t count;
    char line[LINE_SIZE]; /* the last that was told of a file */
    size_t told, reports; /* of a round */
} watch_run;

/* ------------------------------------------------------------------- lines */

static void print_line(const char *name, const char *text)
{
    char moment[32];
    struct tm now;
    if (odfgx_platform_local(time(NULL), &now) &&
        strftime(moment, sizeof moment, "%Y-%m-%d %H:%M:%S", &now) > 0)
        (void)fputs(moment, stdout);
    (void)fputs("  ", stdout);
    print_text(stdout, name);
    (void)fputs(": ", stdout);
    print_text(stdout, text);
    (void)fputc('\n', stdout);
    (void)fflush(stdout);
}

/* Appends a sentence to what is told of a file. */
static void append(watch_run *run, const char *format, ...) ODFGX_PRINTF(2, 3);

static void append(watch_run *run, const char *format, ...)
{
    va_list arguments;
    size_t length = strlen(run->line);
    if (length > 0)
        length += (size_t)snprintf(run->line + length, LINE_SIZE - length, "%s",
                                   _("; "));
    if (length >= LINE_SIZE)
        return;
    va_start(arguments, format);
    (void)vsnprintf(run->line + length, LINE_SIZE - length, format, arguments);
    va_end(arguments);
}

static void append_counts(watch_run *run, const odfgx_checked_file *file)
{
    if (file->errors > 0)
        append(run, translate_count("%zu error", "%zu errors", file->errors),
               file->errors);
    if (file->warnings > file->explained)
        append(run,
               translate_count("%zu warning", "%zu warnings",
                               file->warnings - file->explained),
               file->warnings - file->explained);
    if (file->count == 0)
        append(run, "%s", _("no findings"));
}

static void append_result(watch_run *run, const beside_result *result,
                          const odfgx_findings *findings)
{
    if (result->read)
        append_counts(run, odfgx_findings_file_at(findings, result->file));
    if (result->read && result->marked[0] != NULL)
        append(run, _("marked copy: %s"), result->marked[0]);
    if (result->report != NULL)
        append(run, _("report: %s"), result->report);
    if (result->outdated != NULL)
        append(run, _("out of date: %s"), result->outdated);
    if (result->failure.status == ODFGX_OK)
        return;
    if (result->read)
        append(run, "%s: %s", result->failure.where, result->failure.text);
    else
        append(run, "%s", result->failure.text);
}

static void tell(watch_run *run, const char *path, const beside_result *result,
                 const odfgx_findings *findings)
{
    run->line[0] = '\0';
    append_result(run, result, findings);
    if (!run->call->options.quiet || result->status != EXIT_DONE)
        print_line(path, run->line);
    run->told++;
    run->reports += result->report != NULL;
}

/* For who sees no lines: one notice for all files of a round. */
static void notify(const watch_run *run, const char *path)
{
    char text[LINE_SIZE + 256];
    if (!odfgx_platform_has_display() || odfgx_platform_is_terminal(stdout))
        return;
    if (run->told == 1)
        (void)snprintf(text, sizeof text, "%s: %s", path, run->line);
    else
        (void)snprintf(text, sizeof text,
                       _("files checked: %zu; reports written: %zu"), run->told,
                       run->reports);
    (void)odfgx_platform_notify("odfgx", text);
}

/* -------------------------------------------------------------------- files */

/* What can't be read may be half written, and what can't be written may find
 * room later. False: all is done. */
static bool is_to_wait(watch_file *file, const beside_result *result,
                       int64_t now)
{
    odfgx_status status = result->failure.status;
    if (!result->read && status != ODFGX_UNKNOWN && status != ODFGX_ENCRYPTED &&
        status != ODFGX_MEMORY) {
        file->again = now + WATCH_AGAIN;
        return now - file->since < WATCH_PATIENCE;
    }
    file->again = now + WATCH_ROOM;
    return status == ODFGX_WRITE || status == ODFGX_MEMORY;
}

static void handle(watch_run *run, const char *path, watch_file *file)
{
    beside_result result = { 0 };
    odfgx_error failure = { 0 };
    odfgx_findings *findings = NULL;
    const char *const paths[] = { path };
    if (odfgx_findings_new(&findings, run->shared.filling->form,
                           (odfgx_language)run->call->options.language,
                           &failure) != ODFGX_OK) {
        (void)say_failure(&failure);
        file->again = odfgx_platform_milliseconds() + WATCH_ROOM;
        return;
    }
    beside_run(&result, &run->shared, findings, paths, 1);
    file->due = is_to_wait(file, &result, odfgx_platform_milliseconds());
    bool later =
        file->due && !result.read && result.failure.status != ODFGX_MEMORY;
    if (!later && !(file->due && file->told)) {
        tell(run, path, &result, findings);
        file->told = file->due;
    }
    beside_clear(&result);
    odfgx_findings_free(findings);
}

/* Handles what is ready; which was told last, or NULL, is the caller's. */
static char *handle_folder(watch_run *run, watch_folder *folder, char *last)
{
    for (size_t i = 0; i < folder->count && !odfgx_platform_end_asked(); i++) {
        watch_file *file = &folder->files[i];
        if (!watch_file_ready(folder, file, odfgx_platform_milliseconds()))
            continue;
        char *path = name_join(folder->path, file->name);
        if (path == NULL) {
            (void)say_memory();
            continue;
        }
        handle(run, path, file);
        free(last);
        last = path;
    }
    return last;
}

/* ------------------------------------------------------------------ folders */

static void look(watch_run *run, watch_folder *folder)
{
    switch (watch_folder_look(folder, &run->call->options,
                              odfgx_platform_milliseconds())) {
    case WATCH_GONE:
        print_line(folder->path, _("the folder is gone; it is waited for"));
        break;
    case WATCH_THERE:
        if (!run->call->options.quiet)
            print_line(folder->path, _("watched"));
        break;
    case WATCH_FAILED:
        (void)say_memory();
        break;
    case WATCH_SAME:
        break;
    }
}

static bool run_round(watch_run *run)
{
    bool busy = false;
    char *last = NULL;
    run->told = run->reports = 0;
    for (size_t i = 0; i < run->count; i++) {
        look(run, &run->folders[i]);
        last = handle_folder(run, &run->folders[i], last);
        busy |= watch_folder_busy(&run->folders[i]);
    }
    if (run->told > 0)
        notify(run, last);
    free(last);
    return busy;
}

/* A name that is mistyped would be waited for without end. */
static int refuse_folders(const invocation *call)
{
    int status = EXIT_DONE;
    for (size_t i = 0; i < call->count; i++) {
        if (file_is(call->operands[i], ODFGX_PLATFORM_FOLDER))
            continue;
        say(_("%s: there is no such folder"), call->operands[i]);
        status = EXIT_INPUT;
    }
    return status;
}

static int open_folders(watch_run *run)
{
    run->folders = calloc(run->call->count, sizeof(*run->folders));
    if (run->folders == NULL)
        return say_memory();
    run->count = run->call->count;
    for (size_t i = 0; i < run->count; i++)
        run->folders[i].path = run->call->operands[i];
    return EXIT_DONE;
}

int run_watch(const invocation *call)
{
    watch_run run = { .call = call };
    fill_shared filling = { .call = call };
    int status = refuse_folders(call);
    if (status == EXIT_DONE)
        status = kept_files_init(&filling.kept, call);
    if (status == EXIT_DONE)
        status = beside_open(&run.shared, &filling);
    if (status == EXIT_DONE)
        status = open_folders(&run);
    if (status == EXIT_DONE)
        odfgx_platform_end_notice(odfgx_output_abandon);
    while (status == EXIT_DONE && !odfgx_platform_end_asked()) {
        bool busy = run_round(&run);
        if (!odfgx_platform_end_asked())
            odfgx_platform_sleep(busy ? BUSY : IDLE);
    }
    for (size_t i = 0; i < run.count; i++)
        watch_folder_clear(&run.folders[i]);
    free(run.folders);
    beside_close(&run.shared, &filling);
    return status;
}
