/* odf/workbook_entry.h — what may be typed into a cell of an empty workbook,
 * and the sentence that says so. Each writer has its own words for it. */
#ifndef ODFGX_ODF_WORKBOOK_ENTRY_H
#define ODFGX_ODF_WORKBOOK_ENTRY_H

#include "odf/workbook_sheet.h"

typedef enum odfgx_entry_kind {
    ODFGX_ENTRY_ANYTHING,
    ODFGX_ENTRY_WHOLE,   /* a whole number, at least 0 */
    ODFGX_ENTRY_DECIMAL, /* a number, at least 0 */
    ODFGX_ENTRY_YEAR,    /* a whole number from the first year to the last */
    ODFGX_ENTRY_CHOICE   /* of one wording */
} odfgx_entry_kind;

typedef struct odfgx_entry {
    odfgx_entry_kind kind;
    const char *choice;    /* the wording, else NULL */
    const char *title;     /* of the sentence */
    odfgx_buffer sentence; /* asked for memory by its reader */
} odfgx_entry;

/* Describes a validity, which is not ODFGX_VALIDITY_NONE. */
odfgx_entry odfgx_entry_describe(const odfgx_form *form,
                                 odfgx_validity validity);
void odfgx_entry_clear(odfgx_entry *entry);

/* The `index`-th validity of the form's workbook; the kind is
 * ODFGX_VALIDITY_NONE past the last. */
odfgx_validity odfgx_entry_at(const odfgx_form *form, size_t index);

#endif
