/* tests/filters/match/sheets.h — spreadsheets for tests, written as text. */
#ifndef ODFGX_TESTS_SHEETS_H
#define ODFGX_TESTS_SHEETS_H

#include "report/buffer.h"
#include "report/report.h"

/* A spreadsheet that is being written. */
typedef struct sheets {
    odfgx_buffer content;
    bool row_open, table_open;
} sheets;

void sheets_begin(sheets *book);
void sheets_table(sheets *book, const char *name, bool hidden);

/* A row of cells separated by '|':
 *   text      a string          =12    a number        =12;shown  with a text
 *   %0.5      a percentage      !#REF! an error        <3x2>text  merged, 3
 *   .         covered           @12    a formula with result 12   columns by 2
 *   (nothing) empty             ^      a formula without result   rows
 * A backslash-n in a text is a new paragraph. {…} at the end of a cell is a
 * comment on it. */
void sheets_row(sheets *book, const char *cells);

/* Packs the spreadsheet as an .ods and reads it as a report. */
odfgx_status sheets_read(sheets *book, const odfgx_form *form, const char *name,
                         odfgx_report **out, odfgx_error *err);

/* Packs the spreadsheet into `out`. */
odfgx_status sheets_pack(sheets *book, odfgx_buffer *out, odfgx_error *err);

#endif
