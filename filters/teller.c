#include "filters/teller.h"

#include "report/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

odfgx_status odfgx_teller_init(odfgx_teller *teller, const odfgx_input *input,
                               const odfgx_visitor *visitor, odfgx_error *err)
{
    memset(teller, 0, sizeof *teller);
    teller->visitor = visitor;
    teller->limits = odfgx_input_limits(input);
    teller->file = odfgx_input_name(input);
    return odfgx_buffer_reserve(&teller->table, 0) != NULL
               ? ODFGX_OK
               : odfgx_fail_memory(err);
}

void odfgx_teller_clear(odfgx_teller *teller)
{
    odfgx_buffer_clear(&teller->table);
}

/* ------------------------------------------------------------- failures */

odfgx_status odfgx_teller_fail(const odfgx_teller *teller, uint32_t column,
                               odfgx_status status, odfgx_error *err,
                               const char *format, ...)
{
    char where[sizeof err->where], address[ODFGX_ADDRESS_TEXT];
    char text[sizeof err->text];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    (void)snprintf(where, sizeof where, "%s: %s!%s", teller->file,
                   teller->table.data,
                   odfgx_address_format(teller->row, column, address));
    return odfgx_fail(err, status, where, "%s", text);
}

odfgx_status odfgx_teller_check_text(const odfgx_teller *teller,
                                     uint32_t column, size_t length,
                                     uint64_t more, odfgx_error *err)
{
    uint64_t limit = teller->limits->text;
    if (more <= limit && length <= limit - more)
        return ODFGX_OK;
    return odfgx_teller_fail(teller, column, ODFGX_LIMIT, err,
                             _("the cell's text is longer than %llu bytes; if "
                               "you trust the file, raise the cap with "
                               "--max-text"),
                             (unsigned long long)limit);
}

/* ------------------------------------------------------ tables and rows */

odfgx_status odfgx_tell_table(odfgx_teller *teller, const char *name,
                              bool hidden, odfgx_error *err)
{
    odfgx_buffer_empty(&teller->table);
    odfgx_buffer_add_text(&teller->table, name);
    teller->table_hidden = hidden;
    teller->row = teller->rows = 0;
    if (teller->any_column_hidden)
        memset(teller->columns_hidden, 0, sizeof teller->columns_hidden);
    teller->any_column_hidden = false;
    odfgx_status status = odfgx_buffer_check(&teller->table, err);
    if (status == ODFGX_OK && teller->visitor->table_begin != NULL)
        status = teller->visitor->table_begin(teller->visitor->context,
                                              teller->table.data, hidden, err);
    return status;
}

odfgx_status odfgx_tell_table_end(odfgx_teller *teller, odfgx_error *err)
{
    return teller->visitor->table_end != NULL
               ? teller->visitor->table_end(teller->visitor->context, err)
               : ODFGX_OK;
}

static void hide_column(odfgx_teller *teller, uint32_t column)
{
    teller->columns_hidden[column / 8] |= (unsigned char)(1U << column % 8);
}

/* A sheet may say very often that all its columns are hidden, so whole bytes
 * are set at one go. */
void odfgx_tell_hidden_columns(odfgx_teller *teller, uint32_t first,
                               uint32_t count)
{
    uint32_t end = ODFGX_GRID_COLUMNS;
    teller->any_column_hidden = true;
    if (first < end && count < end - first)
        end = first + count;
    for (; first < end && first % 8 != 0; first++)
        hide_column(teller, first);
    if (first < end) {
        uint32_t bytes = (end - first) / 8;
        memset(teller->columns_hidden + first / 8, 0xFF, bytes);
        first += bytes * 8;
    }
    for (; first < end; first++)
        hide_column(teller, first);
}

static bool column_hidden(const odfgx_teller *teller, uint32_t column)
{
    return (teller->columns_hidden[column / 8] >> column % 8 & 1) != 0;
}

void odfgx_tell_row(odfgx_teller *teller, uint32_t row, uint32_t rows,
                    bool hidden)
{
    teller->row = row;
    teller->rows = rows;
    teller->row_hidden = hidden;
    teller->row_told = false;
}

static odfgx_status open_row(odfgx_teller *teller, odfgx_error *err)
{
    const odfgx_visitor *visitor = teller->visitor;
    teller->row_told = true;
    return visitor->row_begin != NULL
               ? visitor->row_begin(visitor->context, teller->row, teller->rows,
                                    teller->row_hidden, err)
               : ODFGX_OK;
}

odfgx_status odfgx_tell_row_end(odfgx_teller *teller, uint32_t columns,
                                odfgx_error *err)
{
    const odfgx_visitor *visitor = teller->visitor;
    return teller->row_told && visitor->row_end != NULL
               ? visitor->row_end(visitor->context, columns, err)
               : ODFGX_OK;
}

/* ----------------------------------------------------------------- cells */

static odfgx_status tell_cell(const odfgx_teller *teller,
                              const odfgx_cell *cell, odfgx_error *err)
{
    return teller->visitor->cell != NULL
               ? teller->visitor->cell(teller->visitor->context, cell, err)
               : ODFGX_OK;
}

/* Splits a run where hidden columns begin or end. */
static odfgx_status tell_pieces(const odfgx_teller *teller,
                                const odfgx_cell *cell, odfgx_error *err)
{
    odfgx_cell piece = *cell;
    odfgx_status status = ODFGX_OK;
    uint32_t end = cell->column + cell->columns;
    while (piece.column < end && status == ODFGX_OK) {
        uint32_t next = piece.column + 1;
        bool hidden = column_hidden(teller, piece.column);
        while (next < end && column_hidden(teller, next) == hidden)
            next++;
        piece.columns = next - piece.column;
        piece.hidden = cell->hidden || hidden;
        status = tell_cell(teller, &piece, err);
        piece.column = next;
    }
    return status;
}

static odfgx_status tell_run(const odfgx_teller *teller, const odfgx_cell *cell,
                             odfgx_error *err)
{
    return teller->any_column_hidden ? tell_pieces(teller, cell, err)
                                     : tell_cell(teller, cell, err);
}

static odfgx_status tell_merge(const odfgx_teller *teller,
                               const odfgx_range *range, odfgx_error *err)
{
    return teller->visitor->merge != NULL
               ? teller->visitor->merge(teller->visitor->context, range, err)
               : ODFGX_OK;
}

/* Each cell of a run that is merged is a cell of its own. */
static odfgx_status tell_merged(const odfgx_teller *teller,
                                const odfgx_cell *cell,
                                const odfgx_range *merge, odfgx_error *err)
{
    odfgx_cell piece = *cell;
    odfgx_range range = *merge;
    odfgx_status status = ODFGX_OK;
    piece.columns = 1;
    range.row = cell->row;
    range.column = cell->column;
    for (uint32_t i = 0; i < cell->columns && status == ODFGX_OK; i++) {
        status = tell_merge(teller, &range, err);
        if (status == ODFGX_OK)
            status = tell_run(teller, &piece, err);
        piece.column++;
        range.column++;
        if (range.last_column + 1 < ODFGX_GRID_COLUMNS)
            range.last_column++;
    }
    return status;
}

static odfgx_status fail_cells(const odfgx_teller *teller,
                               const odfgx_cell *cell, odfgx_error *err)
{
    return odfgx_teller_fail(teller, cell->column, ODFGX_LIMIT, err,
                             _("more than %llu cells are filled, repeated ones "
                               "counted; if you trust the file, raise the cap "
                               "with --max-cells"),
                             (unsigned long long)teller->limits->cells);
}

/* The first of a row, one of a merge, or one too many. */
static ODFGX_RARE odfgx_status tell_unusual(odfgx_teller *teller,
                                            const odfgx_cell *cell,
                                            const odfgx_range *merge,
                                            odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    if (teller->cells > teller->limits->cells)
        status = fail_cells(teller, cell, err);
    else if (!teller->row_told)
        status = open_row(teller, err);
    if (status != ODFGX_OK)
        return status;
    return merge != NULL ? tell_merged(teller, cell, merge, err)
                         : tell_run(teller, cell, err);
}

/* Cells are counted before anything is expanded, so that a bomb costs nothing.
 */
odfgx_status odfgx_tell_cell(odfgx_teller *teller, odfgx_cell *cell,
                             const odfgx_range *merge, odfgx_error *err)
{
    if (cell->type == ODFGX_CELL_EMPTY && !cell->formula && merge == NULL)
        return ODFGX_OK;
    cell->row = teller->row;
    cell->hidden |= teller->table_hidden | teller->row_hidden;
    teller->cells += (uint64_t)cell->columns * teller->rows;
    if (merge == NULL && teller->row_told && !teller->any_column_hidden &&
        teller->cells <= teller->limits->cells)
        return tell_cell(teller, cell, err);
    return tell_unusual(teller, cell, merge, err);
}

/* A text that goes on is copied, since it must end with a NUL. */
static odfgx_status tell_first(const odfgx_teller *teller,
                               const odfgx_comment *comment, size_t length,
                               odfgx_error *err)
{
    odfgx_buffer text = { 0 };
    odfgx_comment first = *comment;
    odfgx_buffer_add(&text, comment->text, length);
    odfgx_status status = odfgx_buffer_check(&text, err);
    first.text = text.data;
    first.length = length;
    if (status == ODFGX_OK)
        status =
            teller->visitor->comment(teller->visitor->context, &first, err);
    odfgx_buffer_clear(&text);
    return status;
}

/* Tells what the staff typed into a comment of odfgx, as odfgx's, so that it
 * can be carried over where that is replaced. */
static odfgx_status tell_typed(const odfgx_teller *teller,
                               const odfgx_comment *comment, odfgx_error *err)
{
    odfgx_comment last = *comment;
    last.text = odfgx_mark_typed(comment->text, comment->length);
    if (last.text == NULL)
        return ODFGX_OK;
    last.author = ODFGX_MARK_AUTHOR;
    last.length = (size_t)(comment->text + comment->length - last.text);
    return teller->visitor->comment(teller->visitor->context, &last, err);
}

odfgx_status odfgx_tell_comment(odfgx_teller *teller,
                                const odfgx_comment *comment, odfgx_error *err)
{
    const odfgx_visitor *visitor = teller->visitor;
    size_t length =
        odfgx_mark_others(comment->author, comment->text, comment->length);
    if (visitor->comment == NULL || comment->length == 0)
        return ODFGX_OK;
    if (length == comment->length)
        return visitor->comment(visitor->context, comment, err);
    odfgx_status status =
        length > 0 ? tell_first(teller, comment, length, err) : ODFGX_OK;
    return status == ODFGX_OK ? tell_typed(teller, comment, err) : status;
}

odfgx_status odfgx_tell_paragraph(odfgx_teller *teller,
                                  const odfgx_paragraph *paragraph,
                                  odfgx_error *err)
{
    return teller->visitor->paragraph != NULL
               ? teller->visitor->paragraph(teller->visitor->context, paragraph,
                                            err)
               : ODFGX_OK;
}
