/* odf/xlsx/stream.h — what odfgx-xlsx writes for the library that started it:
 * this, and the bytes of the workbook; and what it is given to begin with, a
 * draft. Both programs are of one build on one machine.
 * Where it has no memory it ends with ODFGX_CHILD_NO_MEMORY instead. */
#ifndef ODFGX_ODF_XLSX_STREAM_H
#define ODFGX_ODF_XLSX_STREAM_H

#include "report/odfgx.h"

/* The largest workbook that is taken: far more than a form's. In bytes. */
#define ODFGX_XLSX_MOST (UINT64_C(64) << 20)

/* Its fourth argument, where a draft is its stdin (odf/workbook_draft.h), and
 * the most bytes it takes of one. */
#define ODFGX_XLSX_DRAFT "draft"
#define ODFGX_XLSX_DRAFT_MOST ((size_t)64 << 20)

typedef struct odfgx_xlsx_outcome {
    uint64_t size;       /* of the bytes that follow; 0 after a failure */
    int reason;          /* errno of ODFGX_WRITE */
    odfgx_error failure; /* its text for ODFGX_USAGE: what Excel can't do */
} odfgx_xlsx_outcome;

#endif
