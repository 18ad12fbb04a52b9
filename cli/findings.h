/* cli/findings.h — findings as text, for people. */
#ifndef ODFGX_CLI_FINDINGS_H
#define ODFGX_CLI_FINDINGS_H

#include "cli/options.h"

#include <stdio.h>

/* "error", "warning", "hint" in the language of the process; how it is
 * coloured on a terminal. */
const char *level_word(odfgx_level level);
const char *level_colour(odfgx_level level);

/* How and where findings are printed. */
typedef struct findings_view {
    FILE *stream;
    const odfgx_form *form;
    odfgx_language language;
    bool colour, quiet, verbose;
} findings_view;

findings_view findings_view_of(FILE *stream, const cli_options *options,
                               const odfgx_form *form);

/* Prints a text in a colour, where there are any. */
void print_coloured(const findings_view *view, const char *colour,
                    const char *text);

/* Prints a line with the file's name, its agency and year. */
void findings_print_head(const findings_view *view,
                         const odfgx_checked_file *file);

/* Prints what comes below that: each finding with its cells, a summary. */
void findings_print_list(const findings_view *view,
                         const odfgx_findings *findings, size_t file);

/* Prints both for one file, the `file`-th of those checked. */
void findings_print(FILE *stream, const cli_options *options,
                    const odfgx_form *form, const odfgx_findings *findings,
                    size_t file);

/* Prints those of many, worst first, then a line for each file and one for
 * all; if quiet, only the lines of files that are not in order. */
odfgx_status findings_print_all(FILE *stream, const cli_options *options,
                                const odfgx_form *form,
                                const odfgx_findings *findings,
                                odfgx_error *err);

/* Prints what was found of one report, or, of several, as above; nothing of
 * one that could not be read. */
odfgx_status findings_print_found(FILE *stream, const cli_options *options,
                                  const odfgx_form *form,
                                  const odfgx_findings *findings, bool several,
                                  odfgx_error *err);

/* Prints the cells of a finding: an equation as a sum, others as a list. */
void finding_print_cells(const findings_view *view,
                         const odfgx_finding *finding);

#endif
