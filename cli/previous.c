#include "cli/previous.h"

#include "cli/say.h"
#include "report/platform.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------------- a folder */

/* Hidden files and the locks of office programs hold no report. */
static bool may_be_report(const char *name)
{
    return name[0] != '.' && name[0] != '~';
}

static char *path_in(const char *folder, const char *name)
{
    size_t length = strlen(folder);
    const char *slash =
        length > 0 && odfgx_platform_is_separator(folder[length - 1]) ? ""
                                                                      : "/";
    size_t size = length + strlen(name) + 2;
    char *path = malloc(size);
    if (path != NULL)
        (void)snprintf(path, size, "%s%s%s", folder, slash, name);
    return path;
}

/* What can't be read is no report of last year; only -v tells of it. */
static odfgx_status shelve(previous_reports *previous, const char *path,
                           const invocation *call, odfgx_error *err)
{
    odfgx_error failure = { 0 };
    odfgx_report *report = NULL;
    const char *ending;
    odfgx_status status = input_read(&report, path, previous->form,
                                     &call->options, &ending, &failure);
    if (status == ODFGX_OK)
        status = odfgx_shelf_add(previous->shelf, report, path, err);
    else if (odfgx_status_exit(status) == EXIT_INPUT) {
        if (call->options.verbose)
            say("%s: %s", path, failure.text);
        status = ODFGX_OK;
    } else
        *err = failure;
    odfgx_report_free(report);
    return status;
}

static odfgx_status shelve_all(previous_reports *previous, char *const *names,
                               size_t count, const invocation *call,
                               odfgx_error *err)
{
    cli_progress progress;
    odfgx_status status = ODFGX_OK;
    progress_begin(&progress, count, call->options.quiet);
    for (size_t i = 0; i < count && status == ODFGX_OK; i++) {
        char *path = path_in(call->options.previous, names[i]);
        if (path == NULL) {
            err->status = status = ODFGX_MEMORY;
        } else if (file_is(path, ODFGX_PLATFORM_REGULAR)) {
            status = shelve(previous, path, call, err);
        }
        free(path);
        progress_step(&progress);
    }
    progress_end();
    return status;
}

static int open_folder(previous_reports *previous, const invocation *call)
{
    odfgx_error failure = { 0 };
    size_t found = 0, count = 0;
    char **names = odfgx_platform_list(call->options.previous, &found);
    if (names == NULL) {
        say(_("%s: the folder can't be read: %s"), call->options.previous,
            strerror(errno));
        return EXIT_INPUT;
    }
    for (size_t i = 0; i < found; i++) {
        char *name = names[i];
        if (!may_be_report(name))
            continue;
        names[i] = names[count];
        names[count++] = name;
    }
    odfgx_status status = odfgx_shelf_new(&previous->shelf, &failure);
    if (status == ODFGX_OK)
        status = shelve_all(previous, names, count, call, &failure);
    odfgx_platform_list_free(names, found);
    if (status == ODFGX_OK)
        return EXIT_DONE;
    return status == ODFGX_MEMORY ? say_memory() : say_failure(&failure);
}

/* ---------------------------------------------------------------- a file */

static int open_file(previous_reports *previous, const invocation *call)
{
    odfgx_error failure = { 0 };
    const char *path = call->options.previous, *ending;
    odfgx_status status = input_read(&previous->report, path, previous->form,
                                     &call->options, &ending, &failure);
    input_say_name(path, ending, &call->options);
    return status == ODFGX_OK ? EXIT_DONE : say_failure(&failure);
}

int previous_open(previous_reports *previous, const invocation *call,
                  const odfgx_form *form)
{
    const char *path = call->options.previous;
    *previous = (previous_reports){ .form = form };
    if (path == NULL)
        return EXIT_DONE;
    for (size_t i = 0; i < call->count && strcmp(path, "-") == 0; i++) {
        if (strcmp(call->operands[i], "-") == 0)
            return say_usage("%s", _("standard input (-) can be read only "
                                     "once"));
    }
    return file_is(path, ODFGX_PLATFORM_FOLDER) ? open_folder(previous, call)
                                                : open_file(previous, call);
}

void previous_clear(previous_reports *previous)
{
    odfgx_report_free(previous->report);
    odfgx_shelf_free(previous->shelf);
    *previous = (previous_reports){ 0 };
}

/* --------------------------------------------------------- for a report */

static odfgx_status find(previous_report *out, const previous_reports *previous,
                         const odfgx_report *report, const invocation *call,
                         odfgx_error *err)
{
    const char *path, *other, *ending;
    *out = (previous_report){ .report = previous->report };
    if (previous->shelf == NULL)
        return ODFGX_OK;
    odfgx_status status =
        odfgx_shelf_find(previous->shelf, report, &path, &other, err);
    if (status != ODFGX_OK)
        return status;
    out->path = path;
    out->other = other;
    if (path == NULL) {
        out->folder = call->options.previous;
        out->nameless = odfgx_report_agency(report) == NULL ||
                        odfgx_report_year(report) == 0;
    }
    if (path == NULL || other != NULL)
        return ODFGX_OK;
    status = input_read(&out->owned, path, previous->form, &call->options,
                        &ending, err);
    out->report = out->owned;
    return status;
}

void previous_report_clear(previous_report *found)
{
    odfgx_report_free(found->owned);
    *found = (previous_report){ 0 };
}

odfgx_status report_check(previous_report *found, odfgx_findings *findings,
                          const odfgx_report *report,
                          const previous_reports *previous,
                          const invocation *call, bool keep_report,
                          odfgx_error *err)
{
    odfgx_status status = find(found, previous, report, call, err);
    const odfgx_checking how = {
        .strict = call->options.strict,
        .previous = found->report,
        .agency_kind = call->options.agency_kind,
        .keep_report = keep_report,
    };
    if (status == ODFGX_OK)
        status = odfgx_findings_check(findings, report, &how, err);
    if (status == ODFGX_OK)
        status = odfgx_findings_repair(findings, report, 0, err);
    return status;
}

void previous_say(const previous_report *found, const char *input)
{
    if (found->other != NULL)
        say(_("%s: both %s and %s are last year's report of this agency, with "
              "different figures; nothing was compared with them"),
            input, found->path, found->other);
    else if (found->nameless)
        say(_("%s: without agency and year, last year's report can't be found "
              "in %s; nothing was compared with it"),
            input, found->folder);
    else if (found->folder != NULL)
        say(_("%s: no report of this agency for last year was found in %s; "
              "nothing was compared with it"),
            input, found->folder);
}

odfgx_status previous_keep(const previous_report *found, const char *output,
                           odfgx_error *err)
{
    if (found->path == NULL || strcmp(output, "-") == 0)
        return ODFGX_OK;
    return odfgx_output_check(output, true, &found->path, 1, err);
}
