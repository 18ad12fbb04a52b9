/* odf/workbook_draft.h — what a workbook holds to begin with, where it is made
 * from a report: last year's, which is carried on, or the one that the
 * workbook is of. */
#ifndef ODFGX_ODF_WORKBOOK_DRAFT_H
#define ODFGX_ODF_WORKBOOK_DRAFT_H

#include "report/buffer.h"
#include "report/report.h"

typedef struct odfgx_draft_figure {
    bool known; /* else its cell is blank, or a formula's */
    odfgx_amount amount;
} odfgx_draft_figure;

typedef struct odfgx_draft_prose {
    const char **paragraphs;
    size_t count;
} odfgx_draft_prose;

typedef struct odfgx_draft {
    odfgx_arena arena;
    int stale;                   /* last year; 0: the report's own year */
    odfgx_draft_figure *figures; /* by value: what its cell begins with */
    odfgx_draft_figure *last;    /* by value: last year's; NULL: not shown */
    odfgx_draft_prose *sections; /* by section */
    size_t blank;                /* cells that the report has no figure for */
} odfgx_draft;

/* Drafts the report's own year, or the year after it. Figures of the year
 * after are 0 but those that an equation of the form makes equal to one of
 * last year. A total is left to its formula, unless it is the report's own and
 * the formula would change it. Of what was not found nothing is made up. Clear
 * it in any case; nothing is borrowed. */
odfgx_status odfgx_draft_make(odfgx_draft *out, const odfgx_report *report,
                              int year, odfgx_error *err);
void odfgx_draft_clear(odfgx_draft *draft);

/* What makes a workbook's bytes; `draft` NULL: an empty one. */
typedef odfgx_status (*odfgx_workbook_maker)(const odfgx_form *form,
                                             const char *agency, int year,
                                             const odfgx_draft *draft,
                                             odfgx_buffer *out,
                                             odfgx_error *err);

/* odfgx_workbook_continue, by whichever maker. */
odfgx_status odfgx_draft_use(const odfgx_report *report, const char *agency,
                             int year, odfgx_workbook_maker make, size_t *blank,
                             odfgx_buffer *out, odfgx_error *err);

/* As bytes for another process of the same build (odf/xlsx/stream.h), and out
 * of them again: ODFGX_CONTENT where they are not those of this form's. */
void odfgx_draft_add(odfgx_buffer *out, const odfgx_draft *draft,
                     const odfgx_form *form);
odfgx_status odfgx_draft_read(odfgx_draft *out, const odfgx_form *form,
                              const odfgx_buffer *bytes, odfgx_error *err);

#endif
