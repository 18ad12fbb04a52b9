/* cli/fix.h — check --fix: a copy of the input with its repairs made. */
#ifndef ODFGX_CLI_FIX_H
#define ODFGX_CLI_FIX_H

#include "cli/files.h"

/* Says what stands against the call, before anything is read: EXIT_DONE or
 * the exit status. Nothing does without --fix. */
int fix_refuse(const invocation *call);

/* Makes the repairs of the only report that was checked, writes the copy and
 * prints what was changed; `*written`: there was something to change. The exit
 * status, all said. */
int fix_write(const invocation *call, odfgx_input *input,
              const odfgx_findings *findings, bool *written);

#endif
