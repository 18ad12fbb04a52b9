/* cli/findings.h — findings as text, for people. */
#ifndef ODFGX_CLI_FINDINGS_H
#define ODFGX_CLI_FINDINGS_H

#include "cli/options.h"

#include <stdio.h>

/* How and where findings are printed. */
typedef struct findings_view {
    FILE *stream;
    const odfgx_form *form;
    odfgx_language language;
    bool colour, quiet, verbose;
} findings_view;

/* "error", "warning", "hint" in the language of the process. */
const char *level_word(odfgx_level level);

/* Prints what was found since `first` about the file that was checked last:
 * agency and year, each finding with its cells, a summary. */
void findings_print(const findings_view *view, const odfgx_findings *findings,
                    size_t first);

#endif
