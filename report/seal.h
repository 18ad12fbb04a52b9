/* report/seal.h — all figures of a report as one text, and its hash. */
#ifndef ODFGX_REPORT_SEAL_H
#define ODFGX_REPORT_SEAL_H

#include "report/report.h"

/* The hash of as many figures as the form has values: odfgx_report_hash. */
odfgx_status odfgx_figures_hash(const odfgx_form *form,
                                const odfgx_figure *figures,
                                char out[ODFGX_HASH_TEXT], odfgx_error *err);

/* Appends the figures in the form's order, with a blank between them: "3402 -
 * 59237.2449"; '-' where there is none. */
void odfgx_figures_list(const odfgx_form *form, const odfgx_figure *figures,
                        odfgx_buffer *out);

/* Reads such a list into as many figures; false where it is none, or not one
 * of this form. */
bool odfgx_figures_parse(const odfgx_form *form, const char *list,
                         odfgx_figure *figures);

#endif
