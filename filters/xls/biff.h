/* filters/xls/biff.h — what libfreexl does not tell of an old Excel workbook,
 * read from its records ([MS-XLS] 2.4): passwords, hidden sheets, rows and
 * columns, merged cells, results of formulas, booleans and errors. Whatever
 * the records say is held against the stream's end. */
#ifndef ODFGX_FILTERS_XLS_BIFF_H
#define ODFGX_FILTERS_XLS_BIFF_H

#include "report/odfgx.h"

enum { ODFGX_BIFF_ROWS = 65536, ODFGX_BIFF_COLUMNS = 256 };

typedef struct odfgx_biff_sheet {
    uint32_t offset; /* of its records in the stream */
    bool hidden, worksheet;
} odfgx_biff_sheet;

/* A cell of a type that libfreexl leaves out or takes for another. */
typedef struct odfgx_biff_cell {
    uint32_t row, column;
    odfgx_cell_type type; /* ODFGX_CELL_EMPTY: a formula that shows nothing */
    bool formula;
    double number;
    char *text; /* of a string, "true", "#DIV/0!"; or NULL */
} odfgx_biff_cell;

/* A whole workbook: the stream is borrowed. */
typedef struct odfgx_biff {
    const unsigned char *bytes;
    size_t size;
    bool encrypted;
    unsigned version; /* 5 or 8 */
    odfgx_biff_sheet *sheets;
    size_t sheet_count;
} odfgx_biff;

/* ODFGX_DAMAGED where the stream is no workbook; ODFGX_MEMORY. */
odfgx_status odfgx_biff_open(odfgx_biff *out, const unsigned char *bytes,
                             size_t size);
void odfgx_biff_clear(odfgx_biff *biff);

/* The records of a sheet, in order of rows and columns. */
typedef struct odfgx_biff_grid {
    odfgx_biff_cell *cells;
    odfgx_range *merges;
    size_t cell_count, merge_count;
    uint32_t rows, columns; /* that hold all of these */
    bool *rows_hidden;      /* ODFGX_BIFF_ROWS of them */
    bool columns_hidden[ODFGX_BIFF_COLUMNS];
} odfgx_biff_grid;

odfgx_status odfgx_biff_read(const odfgx_biff *biff, size_t index,
                             odfgx_biff_grid *out);
void odfgx_biff_grid_clear(odfgx_biff_grid *grid);

#endif
