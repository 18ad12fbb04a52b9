/* filters/text/state.h — what the parts of the plain-text filter share. */
#ifndef ODFGX_FILTERS_TEXT_STATE_H
#define ODFGX_FILTERS_TEXT_STATE_H

#include "filters/teller.h"
#include "report/text.h"

typedef struct odfgx_text {
    odfgx_teller teller;
    char separator;      /* of cells */
    bool values;         /* every line is a row */
    odfgx_buffer line;   /* that is being read */
    odfgx_buffer record; /* lines of a row whose quotes are open */
    unsigned record_lines;

    uint32_t tables; /* begun so far */
    bool in_table;
    uint32_t rows;     /* of the table so far */
    odfgx_buffer held; /* a line that is a row if the next is one */
    bool after_blank;  /* lines since the last row */
    odfgx_buffer cell;
} odfgx_text;

/* text_separator.c: the separator of a text of nothing but rows; '|' where
 * rows stand between bars; else '\0'. */
odfgx_status odfgx_text_find_separator(const odfgx_input *input,
                                       const char *set, char *out,
                                       odfgx_error *err);

/* text_rows.c: tells a line as what it is. */
odfgx_status odfgx_text_tell_line(odfgx_text *text, odfgx_slice line,
                                  odfgx_error *err);
/* Tells what waits for a next line. */
odfgx_status odfgx_text_tell_end(odfgx_text *text, odfgx_error *err);

/* text_cells.c: the next cell of a row, as it stands or, in quotes, as they
 * mean it; `cell` is room for that. False at the end; *rest moves on. */
typedef struct odfgx_row_rest {
    odfgx_slice slice;
    char separator;
    bool quotes; /* mean something */
    bool ended;
} odfgx_row_rest;
bool odfgx_row_next(odfgx_row_rest *rest, odfgx_buffer *cell, odfgx_slice *out);
/* Whether the quotes of a cell are still open at the end. */
bool odfgx_row_is_open(odfgx_slice row, char separator);

#endif
