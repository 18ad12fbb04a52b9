/* filters/xls/stream.h — what odfgx-xls writes for the library that started
 * it: records, each with the bytes of its value and its text behind it. Both
 * are of one build on one machine. */
#ifndef ODFGX_FILTERS_XLS_STREAM_H
#define ODFGX_FILTERS_XLS_STREAM_H

#include "report/odfgx.h"

typedef enum odfgx_xls_kind {
    ODFGX_XLS_SHEET,   /* text: its name */
    ODFGX_XLS_COLUMNS, /* from `column` to `last_column`, which are hidden */
    ODFGX_XLS_CELL,    /* in order of rows and columns */
    ODFGX_XLS_END,     /* all was told */
    ODFGX_XLS_FAILED   /* `type` is an odfgx_status; nothing follows */
} odfgx_xls_kind;

enum {
    ODFGX_XLS_HIDDEN = 1, /* the sheet, or the cell, which a merge covers */
    ODFGX_XLS_ROW_HIDDEN = 2,
    ODFGX_XLS_FORMULA = 4,
    ODFGX_XLS_MERGED = 8 /* down to last_row and last_column */
};

/* The longest value: a number, a date with time. */
#define ODFGX_XLS_VALUE_MAX 64

typedef struct odfgx_xls_record {
    uint32_t kind, type, flags;
    uint32_t row, column, last_row, last_column;
    uint32_t value_length, text_length; /* in bytes */
} odfgx_xls_record;

#endif
