#include "filters/xlsx_state.h"

#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* What a row may keep; a longer one is told in pieces, and only within one
 * may its cells come in any order. */
enum { KEPT_MAX = 1 << 20, CELLS_MAX = ODFGX_GRID_COLUMNS };

static int compare_cells(const void *a, const void *b)
{
    const odfgx_xlsx_cell *first = a, *second = b;
    if (first->column != second->column)
        return first->column < second->column ? -1 : 1;
    return first->order < second->order ? -1 : first->order > second->order;
}

static odfgx_status fail_order(odfgx_xlsx *xlsx, uint32_t column,
                               odfgx_error *err)
{
    return odfgx_teller_fail(&xlsx->teller, column, ODFGX_CONTENT, err,
                             _("the rows and cells of the sheet are not in "
                               "their order; open the workbook and save it "
                               "anew"));
}

static odfgx_status tell_cell(odfgx_xlsx *xlsx, const odfgx_xlsx_cell *kept,
                              odfgx_error *err)
{
    const odfgx_range *merge = NULL;
    odfgx_cell cell = {
        .column = kept->column,
        .columns = 1,
        .type = kept->type,
        .value = kept->value_length > 0 ? xlsx->kept.data + kept->value : "",
        .text = kept->shared,
        .value_length = kept->value_length,
        .text_length = kept->text_length,
        .formula = kept->formula,
    };
    if (cell.text == NULL)
        cell.text = kept->text_length > 0 ? xlsx->kept.data + kept->text : "";
    odfgx_status status = ODFGX_OK;
    if (xlsx->merge_count > 0) {
        status = odfgx_xlsx_tell_merges(xlsx, xlsx->row, kept->column, err);
        if (status == ODFGX_OK)
            status = odfgx_xlsx_take_merge(xlsx, xlsx->row, kept->column,
                                           &merge, err);
        cell.hidden =
            merge == NULL && xlsx->merged_until[kept->column] > xlsx->row;
    }
    return status == ODFGX_OK
               ? odfgx_tell_cell(&xlsx->teller, &cell, merge, err)
               : status;
}

/* Of cells at one place the last counts, as for LibreOffice. */
odfgx_status odfgx_xlsx_tell_row(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_xlsx_cell *cells = xlsx->cells;
    size_t count = xlsx->cell_count;
    odfgx_status status = ODFGX_OK;
    if (count == 0)
        return ODFGX_OK;
    if (xlsx->disordered)
        qsort(cells, count, sizeof *cells, compare_cells);
    bool same = xlsx->told_column >= 0;
    if ((same && (int64_t)cells[0].column <= xlsx->told_column) ||
        (!same && xlsx->any_told && xlsx->row <= xlsx->told_row))
        return fail_order(xlsx, cells[0].column, err);
    if (!same)
        status = odfgx_xlsx_tell_merges(xlsx, xlsx->row, 0, err);
    if (!same && status == ODFGX_OK)
        odfgx_tell_row(&xlsx->teller, xlsx->row, 1, xlsx->row_hidden);
    for (size_t i = 0; i < count && status == ODFGX_OK; i++) {
        if (i + 1 == count || cells[i + 1].column != cells[i].column)
            status = tell_cell(xlsx, &cells[i], err);
    }
    xlsx->any_told = true;
    xlsx->told_row = xlsx->row;
    xlsx->told_column = cells[count - 1].column;
    xlsx->cell_count = 0;
    xlsx->disordered = false;
    xlsx->kept.length = 0;
    return status;
}

odfgx_status odfgx_xlsx_add_cell(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    odfgx_xlsx_cell *cell = &xlsx->cell;
    size_t count = xlsx->cell_count;
    if (!odfgx_grow(&xlsx->cells, count, &xlsx->cell_capacity,
                    sizeof *xlsx->cells))
        return odfgx_fail_memory(err);
    if (count > 0 && cell->column <= xlsx->cells[count - 1].column)
        xlsx->disordered = true;
    cell->order = (uint32_t)count;
    xlsx->cells[xlsx->cell_count++] = *cell;
    if (xlsx->cell_count == CELLS_MAX || xlsx->kept.length > KEPT_MAX)
        status = odfgx_xlsx_tell_row(xlsx, err);
    return status;
}
