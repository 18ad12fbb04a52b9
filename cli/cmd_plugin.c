/* odfgx plugin — what an office suite's button asks for, answered in a file. */
#include "cli/files.h"
#include "cli/plugin.h"
#include "cli/reply.h"
#include "cli/request.h"
#include "cli/say.h"
#include "cli/suggest.h"
#include "report/platform.h"

#include <stdlib.h>
#include <string.h>

const plugin_action plugin_actions[] = { { "fill", true, plugin_fill },
                                         { "check", true, plugin_check },
                                         { "compare", true, plugin_compare },
                                         { "annotate", true, plugin_annotate },
                                         { "template", true, plugin_template },
                                         { "new", false, plugin_new },
                                         { "settings", false,
                                           plugin_settings_tell },
                                         { "remember", false, plugin_remember },
                                         { "about", false, plugin_about },
                                         { 0 } };

/* ------------------------------------------------------------------ the user's
 */

const char *plugin_document(const plugin_run *run)
{
    return run->files[1] != NULL ? run->files[1] : run->files[0];
}

const char *plugin_title(const plugin_run *run)
{
    const char *path = plugin_document(run);
    return path + odfgx_platform_folder_length(path);
}

/* The source may be a copy whose place means nothing to the user. */
int plugin_fail(const plugin_run *run, const odfgx_error *failure)
{
    const char *source = run->files[0];
    size_t length = source != NULL ? strlen(source) : 0;
    if (length == 0 || strncmp(failure->where, source, length) != 0)
        return say_failure(failure);
    say("%s%s: %s", plugin_title(run), failure->where + length, failure->text);
    return odfgx_status_exit(failure->status);
}

/* ---------------------------------------------------------------------- a run
 */

static int find_action(const plugin_action **out, const invocation *call)
{
    const char *word = call->count > 0       ? call->operands[0]
                       : call->options.check ? "check"
                                             : plugin_actions->word;
    cli_suggestion near = { .typed = word };
    for (const plugin_action *row = plugin_actions; row->word != NULL; row++) {
        suggestion_try(&near, row->word, strlen(row->word));
        *out = row;
        if (strcmp(row->word, word) == 0)
            return EXIT_DONE;
    }
    if (near.nearest == NULL)
        return say_usage(_("plugin: there is no action \"%s\""), word);
    return say_usage(_("plugin: there is no action \"%s\"; did you mean "
                       "\"%.*s\"?"),
                     word, near.length, near.nearest);
}

static int take_settings(plugin_run *run)
{
    cli_options *options = &run->call.options;
    if (!settings_read(&run->settings))
        return say_memory();
    if (options->template_ == NULL)
        options->template_ = run->settings.template_;
    if (options->previous == NULL)
        options->previous = run->settings.previous;
    return EXIT_DONE;
}

static int run_action(plugin_run *run)
{
    const plugin_action *action = NULL;
    int status = find_action(&action, &run->call);
    if (status != EXIT_DONE)
        return status;
    if (action->reads && run->files[0] == NULL)
        return say_usage(_("plugin %s: --source FILE is missing"),
                         action->word);
    run->call.operands = run->files;
    run->call.count = (run->files[0] != NULL) + (run->files[1] != NULL);
    if (action->run != plugin_remember)
        status = take_settings(run);
    if (status == EXIT_DONE)
        status = form_open(&run->form, &run->call);
    if (status == EXIT_DONE)
        status = agency_kind_refuse(&run->call, run->form);
    return status == EXIT_DONE ? action->run(run) : status;
}

static int answer(const invocation *call)
{
    const cli_options *options = &call->options;
    plugin_run run = { .call = *call };
    if (options->reply == NULL)
        return say_usage("%s", _("plugin: --reply FILE is missing"));
    if (options->source != NULL) {
        run.files[0] = options->source;
        run.files[1] = options->document;
    }
    int status = reply_begin(&run);
    if (status == EXIT_DONE)
        status = reply_finish(&run, run_action(&run));
    odfgx_findings_free(run.findings);
    odfgx_form_free(run.form);
    settings_clear(&run.settings);
    free(run.output);
    return status;
}

/* ------------------------------------------------------------------ a request
 */

/* The words of the file in place of those of the command line. */
static int follow(const invocation *call)
{
    static char name[] = "plugin";
    request wanted;
    invocation inner = { .options.language = call->options.language };
    int status = request_read(&wanted, call->options.request, name);
    if (status == EXIT_DONE)
        status = invocation_parse(&inner, wanted.count, wanted.words);
    if (status == EXIT_DONE && (inner.options.request != NULL ||
                                inner.options.help || inner.options.version))
        status = say_usage(_("%s: a request says what to do, and no more"),
                           call->options.request);
    if (status == EXIT_DONE) {
        request_attend(call->options.request);
        status = answer(&inner);
    }
    free(inner.words);
    request_clear(&wanted);
    return status;
}

int run_plugin(const invocation *call)
{
    return call->options.request != NULL ? follow(call) : answer(call);
}
