/* filters/docx/edits.h — edits of a part at byte positions, in any order. */
#ifndef ODFGX_FILTERS_DOCX_EDITS_H
#define ODFGX_FILTERS_DOCX_EDITS_H

#include "report/buffer.h"

/* The bytes from `begin` to short of `end` become a piece of the texts. */
typedef struct odfgx_docx_edit {
    size_t begin, end, order, text, length;
} odfgx_docx_edit;

/* { 0 } are none. */
typedef struct odfgx_docx_edits {
    odfgx_docx_edit *items;
    size_t count, capacity;
    odfgx_buffer texts;
} odfgx_docx_edits;

/* Begins an edit: what is then written to `texts`, up to the next edit, stands
 * for the bytes. */
odfgx_status odfgx_docx_edits_begin(odfgx_docx_edits *edits, size_t begin,
                                    size_t end, odfgx_error *err);

/* Appends the edited bytes to `out`. What is within the bytes of an edit that
 * begins before is left out; edits of one place are made in their order. */
odfgx_status odfgx_docx_edits_apply(odfgx_docx_edits *edits,
                                    const odfgx_buffer *bytes,
                                    odfgx_buffer *out, odfgx_error *err);
void odfgx_docx_edits_clear(odfgx_docx_edits *edits);

#endif
