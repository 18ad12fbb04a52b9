/* cli/workbook.h — a workbook to fill in, as the options describe it. */
#ifndef ODFGX_CLI_WORKBOOK_H
#define ODFGX_CLI_WORKBOOK_H

#include "cli/options.h"

/* Makes an empty one, for an output of that name, which says of which kind it
 * is. */
odfgx_status workbook_make(const cli_options *options, const odfgx_form *form,
                           const char *output, odfgx_buffer *out,
                           odfgx_error *err);

/* Makes one that goes on from a report; `blank` is how many cells the report
 * has no figure for. */
odfgx_status workbook_continue(const cli_options *options,
                               const odfgx_report *report, const char *output,
                               size_t *blank, odfgx_buffer *out,
                               odfgx_error *err);

/* Says of the report that the options name how many those are, if any. */
void workbook_say_blank(const cli_options *options, size_t blank);

#endif
