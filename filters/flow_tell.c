#include "filters/flow_table.h"

#include <string.h>

/* ---------------------------------------------------------------- comments */

static odfgx_status keep_comment(odfgx_flow *flow, odfgx_flow_comment *kept,
                                 odfgx_error *err)
{
    odfgx_comment *comment = &kept->is;
    size_t author = strlen(comment->author);
    comment->author = odfgx_arena_copy(&flow->arena, comment->author, author);
    comment->text =
        odfgx_arena_copy(&flow->arena, comment->text, comment->length);
    if (comment->author == NULL || comment->text == NULL)
        return odfgx_fail_memory(err);
    return odfgx_flow_keep(flow, 0, sizeof *kept + author + comment->length,
                           err);
}

odfgx_status odfgx_flow_comment_add(odfgx_flow *flow,
                                    const odfgx_comment *comment,
                                    odfgx_error *err)
{
    odfgx_flow_table *table = flow->open;
    if (flow->teller.visitor->comment == NULL || table == NULL ||
        !table->in_cell)
        return ODFGX_OK;
    odfgx_flow_comment *kept = odfgx_arena_get(&flow->arena, sizeof *kept);
    if (kept == NULL)
        return odfgx_fail_memory(err);
    const odfgx_flow_kept *cell =
        table->owner > 0 ? &table->cells[table->owner - 1] : &table->cell;
    kept->is = *comment;
    kept->is.row = cell->row;
    kept->is.column = cell->column;
    if (table->last_comment != NULL)
        table->last_comment->next = kept;
    else
        table->first_comment = kept;
    table->last_comment = kept;
    return keep_comment(flow, kept, err);
}

static odfgx_status tell_comments(odfgx_flow *flow,
                                  const odfgx_flow_table *table,
                                  odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (const odfgx_flow_comment *comment = table->first_comment;
         comment != NULL && status == ODFGX_OK; comment = comment->next)
        status = odfgx_tell_comment(&flow->teller, &comment->is, err);
    return status;
}

/* ------------------------------------------------------------------- cells */

/* The cells that it takes; those below the table's end do not count. */
static odfgx_range range_of(const odfgx_flow_table *table,
                            const odfgx_flow_kept *cell)
{
    return (odfgx_range){
        .row = cell->row,
        .column = cell->column,
        .last_row =
            cell->last_row < table->rows ? cell->last_row : table->rows - 1,
        .last_column = cell->last_column,
    };
}

static odfgx_status tell_place(const odfgx_flow *flow,
                               const odfgx_flow_table *table,
                               const odfgx_flow_kept *cell, odfgx_error *err)
{
    odfgx_flow_place place = { table->name, range_of(table, cell),
                               cell->source };
    return flow->placed(flow->placed_context, &place, err);
}

static odfgx_status tell_cell(odfgx_flow *flow, const odfgx_flow_table *table,
                              const odfgx_flow_kept *kept, odfgx_error *err)
{
    odfgx_cell cell = {
        .column = kept->column,
        .columns = 1,
        .type = kept->length > 0 ? ODFGX_CELL_STRING : ODFGX_CELL_EMPTY,
        .value = "",
        .text = kept->text,
        .text_length = kept->length,
        .hidden = kept->hidden,
    };
    odfgx_range merge = range_of(table, kept);
    bool merged =
        merge.last_row > kept->row || merge.last_column > kept->column;
    return odfgx_tell_cell(&flow->teller, &cell, merged ? &merge : NULL, err);
}

odfgx_status odfgx_flow_tell(odfgx_flow *flow, const odfgx_flow_table *table,
                             odfgx_error *err)
{
    odfgx_status status =
        odfgx_tell_table(&flow->teller, table->name, table->hidden, err);
    for (size_t i = 0; i < table->count && status == ODFGX_OK; i++) {
        const odfgx_flow_kept *cell = &table->cells[i];
        if (i == 0 || cell->row != cell[-1].row)
            odfgx_tell_row(&flow->teller, cell->row, 1,
                           table->row[cell->row].hidden);
        status = tell_cell(flow, table, cell, err);
        if (status == ODFGX_OK && flow->placed != NULL && !cell->covered)
            status = tell_place(flow, table, cell, err);
        bool last = i + 1 == table->count || cell[1].row != cell->row;
        if (status == ODFGX_OK && last)
            status = odfgx_tell_row_end(&flow->teller,
                                        table->row[cell->row].columns, err);
    }
    if (status == ODFGX_OK)
        status = tell_comments(flow, table, err);
    return status == ODFGX_OK ? odfgx_tell_table_end(&flow->teller, err)
                              : status;
}
