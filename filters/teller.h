/* filters/teller.h — what all filters do alike: tell a visitor of tables, rows
 * and cells under the caps, and name the place of a failure. */
#ifndef ODFGX_FILTERS_TELLER_H
#define ODFGX_FILTERS_TELLER_H

#include "filters/filter.h"

/* The largest sheet that LibreOffice and Excel know. */
enum { ODFGX_GRID_COLUMNS = 16384, ODFGX_GRID_ROWS = 1048576 };

typedef struct odfgx_teller {
    const odfgx_visitor *visitor;
    const odfgx_limits *limits;
    const char *file;
    odfgx_buffer table; /* the name of the one that is being told */
    bool table_hidden, row_hidden;
    bool row_told;      /* the visitor knows of the run of rows */
    uint32_t row, rows; /* the run of rows that is being told */
    uint64_t cells;     /* told so far, repeats counted */
    bool any_column_hidden;
    unsigned char columns_hidden[ODFGX_GRID_COLUMNS / 8]; /* bits */
} odfgx_teller;

/* What reads `input` for `visitor`; both must outlive it. */
odfgx_status odfgx_teller_init(odfgx_teller *teller, const odfgx_input *input,
                               const odfgx_visitor *visitor, odfgx_error *err);
void odfgx_teller_clear(odfgx_teller *teller);

/* Records a failure at a cell of the row that is being told: "FILE: 表三!D7".
 */
odfgx_status odfgx_teller_fail(const odfgx_teller *teller, uint32_t column,
                               odfgx_status status, odfgx_error *err,
                               const char *format, ...) ODFGX_PRINTF(5, 6);

/* Fails where a paragraph or cell whose text has `length` bytes can't have
 * `more` of them; `column` is the cell's. */
odfgx_status odfgx_teller_check_text(const odfgx_teller *teller,
                                     uint32_t column, size_t length,
                                     uint64_t more, odfgx_error *err);

odfgx_status odfgx_tell_table(odfgx_teller *teller, const char *name,
                              bool hidden, odfgx_error *err);
odfgx_status odfgx_tell_table_end(odfgx_teller *teller, odfgx_error *err);

/* Says that columns of the table are hidden, before any of its cells. */
void odfgx_tell_hidden_columns(odfgx_teller *teller, uint32_t first,
                               uint32_t count);

/* Begins a run of rows. The visitor hears of it with the first cell. */
void odfgx_tell_row(odfgx_teller *teller, uint32_t row, uint32_t rows,
                    bool hidden);

/* Says how many columns the row has, in a text document. */
odfgx_status odfgx_tell_row_end(odfgx_teller *teller, uint32_t columns,
                                odfgx_error *err);

/* Tells a cell or a run of them, and sets what it does not know: its row is the
 * teller's, and it is hidden
 * where it says so or where its table, row or column is; an empty one that is
 * neither merged nor computed is not told. With `merge`, its last row and
 * column, it begins a merged block, and each cell of a run has its like. */
odfgx_status odfgx_tell_cell(odfgx_teller *teller, odfgx_cell *cell,
                             const odfgx_range *merge, odfgx_error *err);

/* Tells a comment on a cell of the table, without what odfgx wrote into it
 * (filters/mark.h); one that is empty is not told. */
odfgx_status odfgx_tell_comment(odfgx_teller *teller,
                                const odfgx_comment *comment, odfgx_error *err);

odfgx_status odfgx_tell_paragraph(odfgx_teller *teller,
                                  const odfgx_paragraph *paragraph,
                                  odfgx_error *err);

#endif
