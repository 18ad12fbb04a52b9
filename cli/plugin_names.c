#include "cli/files.h"
#include "cli/names.h"
#include "cli/plugin.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

enum { NAMES_MAX = 1000 };

int plugin_choose_name(plugin_run *run)
{
    const cli_options *options = &run->call.options;
    if (run->output == NULL)
        return say_memory();
    if (!options->keep || options->force)
        return EXIT_DONE;
    char *wanted = run->output;
    for (unsigned i = 2; i < NAMES_MAX && run->output != NULL; i++) {
        odfgx_error failure = { 0 };
        if (odfgx_output_check(run->output, false, NULL, 0, &failure) !=
            ODFGX_EXISTS)
            break;
        if (run->output != wanted)
            free(run->output);
        run->output = name_numbered(wanted, i);
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
    char *other = name_made(folder, run->output, "", name_ending(run->output));
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
