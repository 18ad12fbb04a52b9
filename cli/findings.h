/* cli/findings.h — findings as text, for people. */
#ifndef ODFGX_CLI_FINDINGS_H
#define ODFGX_CLI_FINDINGS_H

#include "cli/options.h"

#include <stdio.h>

/* "error", "warning", "hint" in the language of the process. */
const char *level_word(odfgx_level level);

/* Prints what was found since `first` about the file that was checked last:
 * agency and year, each finding with its cells, a summary. */
void findings_print(FILE *stream, const cli_options *options,
                    const odfgx_form *form, const odfgx_findings *findings,
                    size_t first);

#endif
