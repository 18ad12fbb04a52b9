/* odfgx open, and odfgx FILE… without a command — for who drops files on the
 * program: checks and fills each, leaves all beside them, shows a page. */
#include "cli/drop.h"
#include "cli/findings.h"
#include "cli/names.h"
#include "cli/say.h"
#include "cli/text.h"
#include "report/platform.h"

#include <stdlib.h>
#include <string.h>

#define CHOICE_SIZE 65536
#define PAGE_SOURCE "" /* the page is made from no file */

typedef struct open_run {
    invocation call; /* its operands are the files that were found */
    drop_files files;
    drop_plan plan;
    beside_shared shared;
    odfgx_findings *findings;
    char *folder; /* of the page, from the root where that is known */
    char *page;   /* path, or NULL: not written */
    size_t reports, faulty, unread;
    int status;
} open_run;

static void raise_status(open_run *run, int status)
{
    run->status = status > run->status ? status : run->status;
}

/* ---------------------------------------------------------------- the page */

static char *full_path(const char *path)
{
    char *full = odfgx_platform_resolve(path);
    return full != NULL ? full : text_copy(path);
}

/* A link that is still right where the folder is moved with its page. */
static void note(const open_run *run, size_t file, const char *sentence,
                 const char *path)
{
    char *full = path != NULL ? full_path(path) : NULL;
    const char *link = full;
    size_t length = strlen(run->folder);
    if (full != NULL && strncmp(full, run->folder, length) == 0 &&
        odfgx_platform_is_separator(full[length]))
        link = full + length + 1;
    /* Without memory the page will say so. */
    (void)odfgx_findings_note(run->findings, file, sentence, link, NULL);
    free(full);
}

static void note_others(const open_run *run, const beside_result *result,
                        const char *const *paths)
{
    for (size_t i = 1; i < result->count; i++)
        note(run, result->file, _("Read together with it, as one report:"),
             paths[i]);
}

static void note_outcome(const open_run *run, const beside_result *result)
{
    char text[sizeof result->failure.where + sizeof result->failure.text + 2];
    size_t file = result->file;
    if (result->report != NULL)
        note(run, file, _("The report:"), result->report);
    for (size_t i = 0; i < result->count; i++) {
        if (result->marked[i] != NULL)
            note(run, file, _("A copy with the findings marked in it:"),
                 result->marked[i]);
    }
    if (result->elsewhere)
        note(run, file,
             _("Nothing can be written where the file lies, so it was put "
               "elsewhere."),
             NULL);
    if (result->failure.status != ODFGX_OK) {
        (void)snprintf(text, sizeof text, "%s: %s", result->failure.where,
                       result->failure.text);
        note(run, file, text, NULL);
    } else if (result->report == NULL && !run->call.options.check) {
        note(run, file,
             _("No report was written: put the errors right, save the file, "
               "and open it with odfgx again."),
             NULL);
    }
    if (result->outdated != NULL)
        note(run, file, _("Out of date, from an earlier state of the file:"),
             result->outdated);
}

/* A text document alone may be the prose of a workbook's figures. */
static void note_unknown(const open_run *run, const beside_result *result)
{
    if (result->failure.status == ODFGX_UNKNOWN && run->files.count > 1)
        note(run, result->file,
             _("If it belongs to another file, give both the same name before "
               "the dot and open them together: they are read as one report "
               "then."),
             NULL);
}

static void write_page(open_run *run)
{
    odfgx_error failure = { 0 };
    odfgx_buffer bytes = { 0 };
    char *path = name_of_page(run->folder);
    odfgx_status status = path != NULL ? ODFGX_OK : ODFGX_MEMORY;
    failure.status = status;
    if (status == ODFGX_OK)
        status = odfgx_findings_html(run->findings, &bytes, &failure);
    if (status == ODFGX_OK)
        status =
            beside_write(&path, &run->shared, &bytes, PAGE_SOURCE, &failure);
    odfgx_buffer_clear(&bytes);
    if (status == ODFGX_OK) {
        run->page = path;
        return;
    }
    raise_status(run, say_failure(&failure));
    free(path);
}

/* ------------------------------------------------------------------ reports */

static void tell(const open_run *run, const beside_result *result,
                 const char *const *paths)
{
    bool quiet = run->call.options.quiet;
    input_say_name(paths[0], result->ending, &run->call.options);
    previous_say(&result->last_year, paths[0]);
    for (size_t i = 1; i < result->count && !quiet; i++)
        say(_("%s and %s were read as one report"), paths[0], paths[i]);
    for (size_t i = 0; i < result->count && !quiet && result->read; i++) {
        if (result->marked[i] != NULL)
            say(_("%s: written"), result->marked[i]);
    }
    if (result->report != NULL && !quiet)
        say(run->call.options.draft ? _("%s: written as a draft")
                                    : _("%s: written"),
            result->report);
    if (result->failure.status != ODFGX_OK)
        (void)say_failure(&result->failure);
}

static void make_group(open_run *run, const drop_group *group)
{
    beside_result result;
    const char *const *paths = run->plan.order + group->first;
    beside_run(&result, &run->shared, run->findings, paths, group->count);
    tell(run, &result, paths);
    note_others(run, &result, paths);
    if (result.read)
        note_outcome(run, &result);
    else
        note_unknown(run, &result);
    run->reports += result.report != NULL;
    run->unread += !result.read;
    run->faulty += result.read && result.status != EXIT_DONE;
    raise_status(run, result.status);
    beside_clear(&result);
}

static void make_groups(open_run *run)
{
    cli_progress progress;
    progress_begin(&progress, run->plan.group_count, run->call.options.quiet);
    for (size_t i = 0; i < run->plan.group_count; i++) {
        make_group(run, &run->plan.groups[i]);
        progress_step(&progress);
    }
    progress_end();
}

/* ------------------------------------------------------------------ showing */

static void print_findings(open_run *run)
{
    odfgx_error failure = { 0 };
    if (findings_print_found(stdout, &run->call.options,
                             run->shared.filling->form, run->findings,
                             run->plan.group_count > 1, &failure) != ODFGX_OK)
        raise_status(run, say_failure(&failure));
}

/* For who has no terminal: what came of it, or why there is no page. */
static void show_outcome(const open_run *run)
{
    char text[256];
    if (!odfgx_platform_has_display() || odfgx_platform_is_terminal(stderr) ||
        run->call.options.no_open)
        return;
    if (run->page == NULL) {
        if (!odfgx_platform_alert("odfgx", said_last()))
            (void)odfgx_platform_notify("odfgx", said_last());
        return;
    }
    (void)snprintf(text, sizeof text,
                   _("reports written: %zu; files with errors: %zu; files that "
                     "are no report: %zu"),
                   run->reports, run->faulty, run->unread);
    (void)odfgx_platform_notify("odfgx", text);
}

static void show(open_run *run)
{
    bool shown = !run->call.options.no_open && run->page != NULL &&
                 odfgx_platform_has_display() && odfgx_platform_show(run->page);
    if (!shown)
        print_findings(run);
    if (run->page != NULL && !run->call.options.quiet)
        say(_("%s: written, a page of what was found"), run->page);
    show_outcome(run);
}

/* --------------------------------------------------------------------- call */

/* Without files, as from the menu: those that the user chooses. */
static int choose_files(open_run *run, char *paths)
{
    if (!odfgx_platform_has_display())
        return say_usage("%s", _("open: no file is named; write odfgx open "
                                 "FILE..."));
    if (!odfgx_platform_choose(_("Annual reports to check"), paths,
                               CHOICE_SIZE))
        return say_usage("%s", _("drop the files on odfgx, or open them with "
                                 "it: nothing is here that could ask for "
                                 "them (zenity, kdialog)"));
    const char **operands = calloc(CHOICE_SIZE / 2, sizeof(*operands));
    if (operands == NULL)
        return say_memory();
    run->call.operands = operands;
    for (char *path = strtok(paths, "\n"); path != NULL;
         path = strtok(NULL, "\n"))
        operands[run->call.count++] = path;
    int status = drop_files_find(&run->files, &run->call);
    free(operands);
    return status;
}

static int find_files(open_run *run)
{
    static char paths[CHOICE_SIZE];
    for (size_t i = 0; i < run->call.count; i++) {
        if (strcmp(run->call.operands[i], "-") == 0)
            return say_usage("%s", _("open: standard input (-) has no name to "
                                     "put anything beside; use fill or "
                                     "check"));
    }
    int status = run->call.count > 0 ? drop_files_find(&run->files, &run->call)
                                     : choose_files(run, paths);
    raise_status(run, status);
    run->call.operands = (const char **)run->files.paths;
    run->call.count = run->files.count;
    if (status != EXIT_DONE && run->files.count == 0)
        return status;
    return status == EXIT_FAULT ? status : EXIT_DONE;
}

static int prepare(open_run *run, fill_shared *filling)
{
    odfgx_error failure = { 0 };
    bool elsewhere;
    int status = kept_files_init(&filling->kept, &run->call);
    if (status == EXIT_DONE)
        status = beside_open(&run->shared, filling);
    if (status == EXIT_DONE)
        status = drop_plan_make(&run->plan, &run->files, filling);
    if (status != EXIT_DONE)
        return status;
    if (odfgx_findings_new(&run->findings, filling->form,
                           (odfgx_language)run->call.options.language,
                           &failure) != ODFGX_OK)
        return say_failure(&failure);
    if (run->call.options.out != NULL)
        (void)odfgx_platform_make_folders(run->call.options.out);
    char *folder =
        beside_folder(run->plan.order[0], &run->call.options, &elsewhere);
    run->folder = folder != NULL ? full_path(folder) : NULL;
    free(folder);
    return run->folder != NULL ? EXIT_DONE : say_memory();
}

int run_open(const invocation *call)
{
    open_run run = { .call = *call, .shared.keep_report = true };
    fill_shared filling = { .call = &run.call };
    int status = find_files(&run);
    if (status == EXIT_DONE && run.files.count == 0 && call->count > 0) {
        say("%s", _("there is no file in it that could be a report"));
        status = EXIT_INPUT;
    }
    if (status == EXIT_DONE && run.files.count > 0)
        status = prepare(&run, &filling);
    if (status == EXIT_DONE && run.files.count > 0) {
        make_groups(&run);
        write_page(&run);
        show(&run);
    } else if (status != EXIT_DONE) {
        show_outcome(&run);
    }
    raise_status(&run, status);
    free(run.page);
    free(run.folder);
    odfgx_findings_free(run.findings);
    drop_plan_clear(&run.plan);
    beside_close(&run.shared, &filling);
    drop_files_clear(&run.files);
    return run.status;
}
