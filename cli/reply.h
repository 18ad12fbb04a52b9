/* cli/reply.h — what `odfgx plugin` answers, in a file that an office suite
 * waits for: a line "status TAB output TAB sheet TAB cell", then the text to
 * show; with --places, behind it, a line for each problem (plugin.h). ASCII,
 * as in cli/escape.h; there as a whole or not at all. */
#ifndef ODFGX_CLI_REPLY_H
#define ODFGX_CLI_REPLY_H

#include "cli/plugin.h"

/* Opens run->text, a file beside the reply; what is said goes there too.
 * EXIT_DONE or, said on stderr, the exit status. */
int reply_begin(plugin_run *run);

/* Closes run->text and writes the reply; `status` or, said on stderr,
 * EXIT_OUTPUT. */
int reply_finish(plugin_run *run, int status);

#endif
