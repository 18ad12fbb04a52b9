/* cli/plugin.h — what `odfgx plugin` does for an office suite: one action a
 * run, told in a reply. */
#ifndef ODFGX_CLI_PLUGIN_H
#define ODFGX_CLI_PLUGIN_H

#include "cli/command.h"
#include "cli/settings.h"

#include <stdio.h>

typedef struct plugin_run {
    invocation call; /* as for the command that does the like */
    const char *files[2];
    plugin_settings settings;
    FILE *text;   /* what the suite shows */
    char *output; /* what it opens; with EXIT_OUTPUT, what is there already */
    odfgx_form *form;
    odfgx_findings *findings; /* of the source's report, or NULL */
} plugin_run;

typedef struct plugin_action {
    const char *word;            /* "check" */
    bool reads;                  /* needs --source */
    int (*run)(plugin_run *run); /* the exit status */
} plugin_action;

/* Ends with a row without a word; the first is the default. */
extern const plugin_action plugin_actions[];

/* The document that the user has open: its path, and its name. */
const char *plugin_document(const plugin_run *run);
const char *plugin_title(const plugin_run *run);

/* Tells of a failure, with the user's name of the document; its status. */
int plugin_fail(const plugin_run *run, const odfgx_error *failure);

/* ------------------------------------------------------------------- actions
 */

int plugin_about(plugin_run *run);
int plugin_annotate(plugin_run *run);
int plugin_check(plugin_run *run);
int plugin_compare(plugin_run *run);
int plugin_fill(plugin_run *run);
int plugin_new(plugin_run *run);
int plugin_remember(plugin_run *run);
int plugin_settings_tell(plugin_run *run);
int plugin_template(plugin_run *run);

/* ------------------------------------------------------------------- outputs
 */

/* Where the user wants to keep what is there (--keep), changes the name to the
 * first that is free: "NAME (2).odt". EXIT_DONE, or the status, told. */
int plugin_choose_name(plugin_run *run);

/* Whether an output is to be written elsewhere, for where it was to be can't
 * be written to: in --out-dir, as run->output says then. */
bool plugin_elsewhere(plugin_run *run, odfgx_error *failure);

/* Tells that an output is there already; EXIT_OUTPUT. */
int plugin_exists(const plugin_run *run);

/* There is no output, to open or to ask about. */
void plugin_forget_output(plugin_run *run);

/* ---------------------------------------------------------------------- text
 */

/* Prints what was found as sentences for a box: no columns, no colours. */
void plugin_print_findings(FILE *stream, const odfgx_findings *findings);

/* Prints a line for each problem's cell, worst first, behind a TAB: sheet,
 * TAB, cell, TAB, sentence, in ASCII. `first`: only the first one's sheet and
 * cell, without the TAB before and what follows; nothing if none has any. */
void plugin_print_places(FILE *stream, const odfgx_findings *findings,
                         bool first);

#endif
