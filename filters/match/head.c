#include "filters/match/labels.h"
#include "filters/match/piece.h"

#include <string.h>

/* The labels of one head lie in so many rows. */
#define HEAD_ROWS 4

typedef struct head_search {
    odfgx_piece **pieces;
    odfgx_arena *arena;
    odfgx_error *err;
    const odfgx_grid *grid;
    const odfgx_table *table;
    const odfgx_band *band;
    odfgx_piece *open; /* the head that is being read */
} head_search;

static size_t page_columns(const odfgx_table *table, const odfgx_band *band)
{
    return table->across ? band->rows.entries * band->columns.entries
                         : band->columns.entries;
}

size_t odfgx_piece_evidence(const odfgx_piece *piece)
{
    return piece->columns_found + piece->rows_found;
}

const odfgx_line *odfgx_piece_column(const odfgx_piece *piece, size_t index,
                                     const odfgx_line **over)
{
    size_t columns = piece->band->columns.entries;
    *over = piece->table->across
                ? odfgx_band_row(piece->band, index / columns)
                : NULL;
    return odfgx_band_column(piece->band, index % columns);
}

size_t odfgx_piece_value(const odfgx_piece *piece, size_t row, size_t column)
{
    /* Across, a page column counts row by row, as values do. */
    return piece->band->first + row * piece->column_count + column;
}

static odfgx_status open_piece(head_search *search, uint32_t row)
{
    odfgx_piece *piece = odfgx_arena_get(search->arena, sizeof *piece);
    size_t columns = page_columns(search->table, search->band);
    size_t rows = search->table->across ? 1 : search->band->rows.entries;
    if (piece == NULL)
        return odfgx_fail_memory(search->err);
    *piece = (odfgx_piece){
        .table = search->table,
        .band = search->band,
        .grid = search->grid,
        .top = row,
        .bottom = row,
        .columns = odfgx_arena_array(search->arena, columns,
                                     sizeof *piece->columns),
        .rows = odfgx_arena_array(search->arena, rows, sizeof *piece->rows),
        .column_count = columns,
        .row_count = rows,
    };
    if (piece->columns == NULL || piece->rows == NULL)
        return odfgx_fail_memory(search->err);
    for (size_t i = 0; i < columns; i++)
        piece->columns[i].first = piece->columns[i].last = ODFGX_NOWHERE;
    for (size_t i = 0; i < rows; i++)
        piece->rows[i].row = ODFGX_NOWHERE;
    search->open = piece;
    return ODFGX_OK;
}

/* Columns of the head that are told for sure: [*first, *last]. */
static bool sure_columns(const odfgx_piece *piece, uint32_t *first,
                         uint32_t *last)
{
    *first = ODFGX_NOWHERE;
    *last = 0;
    for (size_t i = 0; i < piece->column_count; i++) {
        const odfgx_span *span = &piece->columns[i];
        if (span->first == ODFGX_NOWHERE || span->ambiguous)
            continue;
        if (span->first < *first)
            *first = span->first;
        if (span->last > *last)
            *last = span->last;
    }
    return *first != ODFGX_NOWHERE;
}

/* Between a label's columns and those that are sure; 1: side by side. */
static uint32_t gap_to(const odfgx_grid_cell *cell, uint32_t first,
                       uint32_t last)
{
    if (cell->column > last)
        return cell->column - last;
    return first > cell->last_column ? first - cell->last_column : 0;
}

/* A label that stands twice (two tables side by side) belongs where it
 * touches the other columns; if both or none do, it can't be told. */
static void settle_ambiguous(odfgx_piece *piece, odfgx_span *span,
                             const odfgx_words *words)
{
    uint32_t first, last;
    const odfgx_grid_cell *touching = NULL;
    unsigned count = 0;
    if (!sure_columns(piece, &first, &last))
        return;
    const odfgx_grid *grid = piece->grid;
    for (size_t i = odfgx_grid_seek(grid, piece->top, 0);
         i < grid->count && grid->cells[i].row < piece->top + HEAD_ROWS; i++) {
        const odfgx_grid_cell *cell = &grid->cells[i];
        if (odfgx_words_have(words, cell->fold) &&
            gap_to(cell, first, last) <= 1) {
            touching = cell;
            count++;
        }
    }
    if (count != 1)
        return;
    span->first = touching->column;
    span->last = touching->last_column;
    span->ambiguous = false;
}

/* A column whose label was not found may carry it mistyped. */
static void find_nearly(odfgx_piece *piece, odfgx_span *span,
                        const odfgx_words *words)
{
    const odfgx_grid *grid = piece->grid;
    const odfgx_grid_cell *best = NULL;
    unsigned least = 3;
    for (size_t i = odfgx_grid_seek(grid, piece->top, 0);
         i < grid->count && grid->cells[i].row <= piece->bottom; i++) {
        const odfgx_grid_cell *cell = &grid->cells[i];
        unsigned limit, distance;
        if (cell->known || cell->fold[0] == '\0')
            continue;
        distance = odfgx_words_distance(words, cell->fold, &limit);
        if (distance > limit || distance > least)
            continue;
        best = distance < least ? cell : NULL; /* two alike: neither */
        least = distance;
    }
    if (best == NULL)
        return;
    span->first = best->column;
    span->last = best->last_column;
    span->near = best;
    piece->columns_found++;
}

static void finish_columns(odfgx_piece *piece)
{
    for (size_t i = 0; i < piece->column_count; i++) {
        odfgx_span *span = &piece->columns[i];
        const odfgx_line *over;
        const odfgx_words *words = &odfgx_piece_column(piece, i, &over)->label;
        if (span->ambiguous)
            settle_ambiguous(piece, span, words);
        else if (span->first == ODFGX_NOWHERE && over == NULL)
            find_nearly(piece, span, words);
    }
}

/* A head that names less than half of its columns is none. */
static void close_piece(head_search *search)
{
    odfgx_piece *piece = search->open;
    search->open = NULL;
    if (piece == NULL || 2 * piece->columns_found < piece->column_count)
        return;
    finish_columns(piece);
    piece->next = *search->pieces;
    *search->pieces = piece;
}

static odfgx_status add_hit(head_search *search, const odfgx_grid_cell *cell,
                            size_t column)
{
    odfgx_piece *open = search->open;
    bool again = open != NULL && open->columns[column].first != ODFGX_NOWHERE;
    bool below = open != NULL && (cell->row >= open->top + HEAD_ROWS ||
                                  (again && cell->row > open->bottom));
    if (below) {
        close_piece(search);
        again = false;
    }
    if (search->open == NULL) {
        odfgx_status status = open_piece(search, cell->row);
        if (status != ODFGX_OK)
            return status;
    }
    open = search->open;
    if (again) {
        open->columns[column].ambiguous = true;
        return ODFGX_OK;
    }
    open->columns[column].first = cell->column;
    open->columns[column].last = cell->last_column;
    open->columns_found++;
    if (open->bottom < cell->last_row && cell->last_row < cell->row + HEAD_ROWS)
        open->bottom = cell->last_row;
    if (open->bottom < cell->row)
        open->bottom = cell->row;
    return ODFGX_OK;
}

/* The label over a column in a row: its own cell, or, where merges were lost,
 * the nearest to the left. */
static const odfgx_grid_cell *label_over(const odfgx_grid *grid, uint32_t row,
                                         uint32_t column)
{
    for (uint32_t c = column;; c--) {
        const odfgx_grid_cell *cell = odfgx_grid_at(grid, row, c);
        if (cell != NULL && !odfgx_grid_cell_blank(cell))
            return cell;
        if (c == 0)
            return NULL;
    }
}

/* Which row of the form a column of a table printed across belongs to: the
 * nearest label above it that is one. False where none is. */
static bool group_over(const head_search *search, const odfgx_grid_cell *cell,
                       size_t *entry)
{
    const odfgx_band *band = search->band;
    for (uint32_t up = 1; up < HEAD_ROWS && up <= cell->row; up++) {
        const odfgx_grid_cell *label =
            label_over(search->grid, cell->row - up, cell->column);
        for (size_t i = 0; label != NULL && i < band->rows.entries; i++) {
            *entry = i;
            if (odfgx_words_have(&odfgx_band_row(band, i)->label, label->fold))
                return true;
        }
    }
    return false;
}

static odfgx_status try_cell(head_search *search, const odfgx_grid_cell *cell)
{
    const odfgx_band *band = search->band;
    for (size_t i = 0; i < band->columns.entries; i++) {
        size_t group = 0;
        if (!odfgx_words_have(&odfgx_band_column(band, i)->label, cell->fold))
            continue;
        if (search->table->across && !group_over(search, cell, &group))
            continue;
        return add_hit(search, cell, group * band->columns.entries + i);
    }
    return ODFGX_OK;
}

odfgx_status odfgx_pieces_find_heads(odfgx_piece **pieces,
                                     const odfgx_grid *grid,
                                     const odfgx_table *table,
                                     const odfgx_band *band,
                                     odfgx_arena *arena, odfgx_error *err)
{
    head_search search = { pieces, arena, err, grid, table, band, NULL };
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < grid->count && status == ODFGX_OK; i++) {
        if (grid->cells[i].known)
            status = try_cell(&search, &grid->cells[i]);
    }
    if (status == ODFGX_OK)
        close_piece(&search);
    return status;
}
