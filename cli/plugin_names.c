#include "cli/files.h"
#include "cli/plugin.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

enum { NAMES_MAX = 1000 };

/* Where the name begins behind the folder, and where its ending does. */
static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static const char *dot_of(const char *path)
{
    const char *name = name_of(path), *dot = strrchr(name, '.');
    return dot != NULL && dot != name ? dot : name + strlen(name);
}

const char *plugin_ending(const char *document)
{
    const char *dot = dot_of(document);
    return *dot == '.' ? dot + 1 : dot;
}

char *plugin_name(const char *document, const char *folder, const char *suffix,
                  const char *ending)
{
    const char *name = name_of(document), *dot = dot_of(document);
    const char *stem = folder != NULL ? name : document;
    size_t size = (folder != NULL ? strlen(folder) + 1 : 0) +
                  (size_t)(dot - stem) + strlen(suffix) + strlen(ending) + 2;
    char *output = malloc(size);
    if (output != NULL)
        (void)snprintf(output, size, "%s%s%.*s%s%s%s",
                       folder != NULL ? folder : "", folder != NULL ? "/" : "",
                       (int)(dot - stem), stem, suffix,
                       *ending != '\0' ? "." : "", ending);
    return output;
}

/* "DIR/STEM (2).odt" */
static char *numbered(const char *path, int number)
{
    char suffix[32];
    (void)snprintf(suffix, sizeof suffix, " (%d)", number);
    return plugin_name(path, NULL, suffix, plugin_ending(path));
}

int plugin_choose_name(plugin_run *run)
{
    const cli_options *options = &run->call.options;
    if (run->output == NULL)
        return say_memory();
    if (!options->keep || options->force)
        return EXIT_DONE;
    char *wanted = run->output;
    for (int i = 2; i < NAMES_MAX && run->output != NULL; i++) {
        odfgx_error failure = { 0 };
        if (odfgx_output_check(run->output, false, NULL, 0, &failure) !=
            ODFGX_EXISTS)
            break;
        if (run->output != wanted)
            free(run->output);
        run->output = numbered(wanted, i);
    }
    if (run->output != wanted)
        free(wanted);
    return run->output != NULL ? EXIT_DONE : say_memory();
}

bool plugin_elsewhere(plugin_run *run, odfgx_error *failure)
{
    const char *folder = run->call.options.folder;
    if (failure->status != ODFGX_WRITE || folder == NULL ||
        run->call.options.output != NULL)
        return false;
    char *other =
        plugin_name(run->output, folder, "", plugin_ending(run->output));
    if (other == NULL || strcmp(other, run->output) == 0) {
        free(other);
        return false;
    }
    *failure = (odfgx_error){ 0 };
    free(run->output);
    run->output = other;
    /* Nothing is known of what is there. */
    run->call.options.force = false;
    return plugin_choose_name(run) == EXIT_DONE;
}

int plugin_exists(const plugin_run *run)
{
    say(_("%s: is there already"), run->output);
    return EXIT_OUTPUT;
}

void plugin_forget_output(plugin_run *run)
{
    free(run->output);
    run->output = NULL;
}
