#include "filters/ods_state.h"

#include <string.h>

static bool column_hidden(const odfgx_ods *ods, uint32_t column)
{
    return (ods->columns_hidden[column / 8] >> column % 8 & 1) != 0;
}

static odfgx_status tell_row(odfgx_ods *ods, odfgx_error *err)
{
    const odfgx_visitor *visitor = ods->visitor;
    if (ods->row_told || visitor->row_begin == NULL)
        return ODFGX_OK;
    ods->row_told = true;
    return visitor->row_begin(visitor->context, ods->row, ods->rows,
                              ods->row_hidden, err);
}

static odfgx_status tell_cell(const odfgx_ods *ods, const odfgx_cell *cell,
                              odfgx_error *err)
{
    return ods->visitor->cell != NULL
               ? ods->visitor->cell(ods->visitor->context, cell, err)
               : ODFGX_OK;
}

/* Splits a run where hidden columns begin or end. */
static odfgx_status tell_run(const odfgx_ods *ods, const odfgx_cell *cell,
                             odfgx_error *err)
{
    odfgx_cell piece = *cell;
    odfgx_status status = ODFGX_OK;
    if (!ods->any_column_hidden)
        return tell_cell(ods, cell, err);
    uint32_t end = cell->column + cell->columns;
    while (piece.column < end && status == ODFGX_OK) {
        uint32_t next = piece.column + 1;
        bool hidden = column_hidden(ods, piece.column);
        while (next < end && column_hidden(ods, next) == hidden)
            next++;
        piece.columns = next - piece.column;
        piece.hidden = cell->hidden || hidden;
        status = tell_cell(ods, &piece, err);
        piece.column = next;
    }
    return status;
}

static odfgx_status tell_merge(const odfgx_ods *ods, const odfgx_cell *cell,
                               odfgx_error *err)
{
    uint32_t columns = ods->cell.spanned_columns - 1;
    uint32_t rows = ods->cell.spanned_rows - 1;
    uint32_t right = ODFGX_ODS_COLUMNS - 1 - cell->column;
    uint32_t below = ODFGX_ODS_ROWS - 1 - cell->row;
    odfgx_range range = { cell->row, cell->column,
                          cell->row + (rows < below ? rows : below),
                          cell->column + (columns < right ? columns : right) };
    return ods->visitor->merge != NULL
               ? ods->visitor->merge(ods->visitor->context, &range, err)
               : ODFGX_OK;
}

/* Each cell of a run that is merged is a cell of its own. */
static odfgx_status tell_merged(const odfgx_ods *ods, const odfgx_cell *cell,
                                odfgx_error *err)
{
    odfgx_cell piece = *cell;
    odfgx_status status = ODFGX_OK;
    piece.columns = 1;
    for (uint32_t i = 0; i < cell->columns && status == ODFGX_OK; i++) {
        status = tell_merge(ods, &piece, err);
        if (status == ODFGX_OK)
            status = tell_run(ods, &piece, err);
        piece.column++;
    }
    return status;
}

/* Counted before anything is expanded, so that a bomb costs nothing. */
static odfgx_status count_cells(odfgx_ods *ods, const odfgx_cell *cell,
                                odfgx_error *err)
{
    ods->cells += (uint64_t)cell->columns * ods->rows;
    if (ods->cells <= ods->limits->cells)
        return ODFGX_OK;
    return odfgx_ods_fail(ods, cell->column, ODFGX_LIMIT, err,
                          _("more than %llu cells are filled, repeated ones "
                            "counted; if you trust the file, raise the cap "
                            "with --max-cells"),
                          (unsigned long long)ods->limits->cells);
}

odfgx_status odfgx_ods_tell(odfgx_ods *ods, const odfgx_cell *cell,
                            odfgx_error *err)
{
    bool merged =
        (ods->cell.spanned_columns > 1 || ods->cell.spanned_rows > 1) &&
        !ods->cell.covered;
    if (cell->type == ODFGX_CELL_EMPTY && !cell->formula && !merged)
        return ODFGX_OK;
    odfgx_status status = count_cells(ods, cell, err);
    if (status == ODFGX_OK)
        status = tell_row(ods, err);
    if (status != ODFGX_OK)
        return status;
    return merged ? tell_merged(ods, cell, err) : tell_run(ods, cell, err);
}
