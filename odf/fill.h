/* odf/fill.h — what the files that fill a template share. */
#ifndef ODFGX_ODF_FILL_H
#define ODFGX_ODF_FILL_H

#include "odf/template.h"
#include "report/report.h"

typedef struct odfgx_fill_state {
    const odfgx_template *template_;
    const odfgx_report *report;
    const odfgx_filling *filling;
    odfgx_buffer title; /* agency, year and what the form adds, or as found */
    char hash[ODFGX_HASH_TEXT]; /* of the report's figures */
} odfgx_fill_state;

/* A text that is missing is shown so. */
#define ODFGX_HOLE "【缺】"

/* ODFGX_TEMPLATE, naming all that the template prints and the report lacks,
 * unless holes may be shown or left. */
odfgx_status odfgx_fill_check(const odfgx_fill_state *fill, odfgx_error *err);

/* Appends a part with the report in it. */
void odfgx_fill_part(const odfgx_fill_state *fill,
                     const odfgx_template_part *part, odfgx_buffer *out);

/* Appends a paragraph of prose, its run-in head （一）…。 in the style. */
void odfgx_fill_prose(const char *paragraph, const char *head_style,
                      const char *declaration, odfgx_buffer *out);

/* Appends a figure rounded half up to so many decimals, all of them shown, or
 * as it is stored. */
void odfgx_fill_figure(odfgx_amount amount, int decimals, odfgx_buffer *out);

/* Appends meta.xml (ODF 1.3 part 3, 4.3): title, agency, year, language and
 * generator; the date of SOURCE_DATE_EPOCH. */
void odfgx_fill_meta(const odfgx_fill_state *fill, odfgx_buffer *out);

#endif
