#include "filters/match/labels.h"
#include "filters/match/piece.h"
#include "report/grow.h"

#include <stdlib.h>

/* A label whose merge was lost stands at most so many columns to the left. */
#define LOST_COLUMNS 64

/* More heads of one band in one table than this are not looked at. */
#define HEADS 64

/* A label of the band's head, and the page column it names. */
typedef struct hit {
    const odfgx_grid_cell *cell;
    const odfgx_grid_cell *over; /* the label over it, if nearly right */
    size_t column;
    bool near;
} hit;

typedef struct head_search {
    odfgx_arena *arena;
    odfgx_error *err;
    const odfgx_grid *grid;
    const odfgx_table *table;
    const odfgx_band *band;
    bool nearly;
    hit *hits; /* by row */
    size_t hit_count, hit_capacity;
    odfgx_piece *found; /* heads that may be ones, the last first */
    size_t found_count;
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
    *over = piece->table->across ? odfgx_band_row(piece->band, index / columns)
                                 : NULL;
    return odfgx_band_column(piece->band, index % columns);
}

size_t odfgx_piece_value(const odfgx_piece *piece, size_t row, size_t column)
{
    /* Across, a page column counts row by row, as values do. */
    return piece->band->first + row * piece->column_count + column;
}

odfgx_piece *odfgx_piece_new(const odfgx_grid *grid, const odfgx_table *table,
                             const odfgx_band *band, odfgx_arena *arena)
{
    odfgx_piece *piece = odfgx_arena_get(arena, sizeof *piece);
    size_t columns = page_columns(table, band);
    size_t rows = table->across ? 1 : band->rows.entries;
    if (piece == NULL)
        return NULL;
    *piece = (odfgx_piece){
        .table = table,
        .band = band,
        .grid = grid,
        .columns = odfgx_arena_array(arena, columns, sizeof *piece->columns),
        .rows = odfgx_arena_array(arena, rows, sizeof *piece->rows),
        .column_count = columns,
        .row_count = rows,
    };
    if (piece->columns == NULL || piece->rows == NULL)
        return NULL;
    for (size_t i = 0; i < columns; i++)
        piece->columns[i].first = piece->columns[i].last = ODFGX_NOWHERE;
    for (size_t i = 0; i < rows; i++)
        piece->rows[i].row = ODFGX_NOWHERE;
    return piece;
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
         i < grid->count && grid->cells[i].row < piece->top + ODFGX_HEAD_ROWS;
         i++) {
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
    span->label = (size_t)(best - grid->cells);
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

static void add_to_head(odfgx_piece *piece, const hit *found)
{
    odfgx_span *span = &piece->columns[found->column];
    const odfgx_grid_cell *cell = found->cell;
    if (span->first != ODFGX_NOWHERE) {
        /* Of two labels the lower one counts; side by side, neither. */
        if (piece->grid->cells[span->label].row != cell->row)
            return;
        span->ambiguous = true;
        span->first = cell->column; /* hits come from the right */
        span->last = cell->last_column;
        return;
    }
    span->first = cell->column;
    span->last = cell->last_column;
    span->label = (size_t)(cell - piece->grid->cells);
    span->near = found->near ? cell : NULL;
    span->over = found->over;
    piece->nearly |= found->near;
    piece->columns_found++;
    if (piece->top > cell->row)
        piece->top = cell->row;
    if (piece->bottom < cell->last_row &&
        cell->last_row < cell->row + ODFGX_HEAD_ROWS)
        piece->bottom = cell->last_row;
}

/* Reads the labels of the rows that end with that of hit `last` into an empty
 * piece, from below. */
static void read_head(const head_search *search, odfgx_piece *piece,
                      size_t last)
{
    uint32_t row = search->hits[last].cell->row;
    piece->top = piece->bottom = row;
    piece->columns_found = 0;
    piece->nearly = false;
    for (size_t i = 0; i < piece->column_count; i++)
        piece->columns[i] =
            (odfgx_span){ .first = ODFGX_NOWHERE, .last = ODFGX_NOWHERE };
    for (size_t i = last + 1; i > 0; i--) {
        if (search->hits[i - 1].cell->row + ODFGX_HEAD_ROWS <= row)
            break;
        add_to_head(piece, &search->hits[i - 1]);
    }
}

/* A head that names less than half of its columns is none, nor is one with
 * labels of another form. */
static odfgx_status read_heads(head_search *search)
{
    odfgx_piece *piece = NULL;
    for (size_t i = 0; i < search->hit_count; i++) {
        bool last = i + 1 == search->hit_count ||
                    search->hits[i + 1].cell->row != search->hits[i].cell->row;
        if (!last || search->found_count == HEADS)
            continue;
        if (piece == NULL)
            piece = odfgx_piece_new(search->grid, search->table, search->band,
                                    search->arena);
        if (piece == NULL)
            return odfgx_fail_memory(search->err);
        read_head(search, piece, i);
        if (2 * piece->columns_found < piece->column_count ||
            odfgx_grid_is_strange(search->grid, piece->top, piece->bottom))
            continue;
        piece->next = search->found;
        search->found = piece;
        search->found_count++;
        piece = NULL;
    }
    return ODFGX_OK;
}

/* Heads are read for every row that could be their last; of those that lie
 * over each other, the one that names most is the head, then the first. */
static bool is_outdone(const odfgx_piece *piece, const odfgx_piece *others)
{
    for (; others != NULL; others = others->next) {
        bool apart = others->top > piece->bottom || others->bottom < piece->top;
        if (others == piece || apart)
            continue;
        if (others->columns_found > piece->columns_found ||
            (others->columns_found == piece->columns_found &&
             others->bottom < piece->bottom))
            return true;
    }
    return false;
}

static void keep_best(head_search *search, odfgx_piece **pieces)
{
    /* Marked first: what is outdone still outdoes others. */
    for (odfgx_piece *at = search->found; at != NULL; at = at->next)
        at->outdone = is_outdone(at, search->found);
    while (search->found != NULL) {
        odfgx_piece *piece = search->found;
        search->found = piece->next;
        if (piece->outdone)
            continue;
        finish_columns(piece);
        odfgx_piece_settle_order(piece);
        piece->next = *pieces;
        *pieces = piece;
    }
}

static odfgx_status add_hit(head_search *search, const hit *found)
{
    if (!odfgx_grow(&search->hits, search->hit_count, &search->hit_capacity,
                    sizeof *search->hits))
        return odfgx_fail_memory(search->err);
    search->hits[search->hit_count++] = *found;
    return ODFGX_OK;
}

/* The label over a column in a row: its own cell, or, where merges were lost,
 * the nearest to the left. */
static const odfgx_grid_cell *label_over(const odfgx_grid *grid, uint32_t row,
                                         uint32_t column)
{
    for (uint32_t back = 0; back <= column && back < LOST_COLUMNS; back++) {
        const odfgx_grid_cell *cell = odfgx_grid_at(grid, row, column - back);
        if (cell != NULL && !odfgx_grid_cell_blank(cell))
            return cell;
    }
    return NULL;
}

/* The row of the form that a label over columns names, nearly or exactly;
 * SIZE_MAX for none. */
static size_t entry_named(const odfgx_band *band, const odfgx_grid_cell *label,
                          bool nearly)
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < band->rows.entries; i++) {
        const odfgx_words *words = &odfgx_band_row(band, i)->label;
        if (odfgx_words_have(words, label->fold))
            return i;
        if (nearly && odfgx_words_nearly(words, label))
            found = i;
    }
    return found;
}

/* Finds which row of the form a column of a table printed across belongs to:
 * the nearest label above it that is one, or is nearly one. */
static bool find_group(const head_search *search, hit *found, bool nearly)
{
    const odfgx_grid_cell *cell = found->cell;
    for (uint32_t up = 1; up < ODFGX_HEAD_ROWS && up <= cell->row; up++) {
        const odfgx_grid_cell *label =
            label_over(search->grid, cell->row - up, cell->column);
        size_t entry =
            label != NULL ? entry_named(search->band, label, nearly) : SIZE_MAX;
        if (entry == SIZE_MAX)
            continue;
        found->over = nearly ? label : NULL;
        found->column += entry * search->band->columns.entries;
        return true;
    }
    return false;
}

/* The column whose label a cell carries; SIZE_MAX for none. */
static size_t column_named(const head_search *search,
                           const odfgx_grid_cell *cell, bool *near)
{
    const odfgx_band *band = search->band;
    size_t found = SIZE_MAX;
    *near = false;
    for (size_t i = 0; i < band->columns.entries; i++) {
        const odfgx_words *words = &odfgx_band_column(band, i)->label;
        if (cell->known && odfgx_words_have(words, cell->fold))
            return i;
        if (search->nearly && odfgx_words_nearly(words, cell))
            found = i;
    }
    *near = found != SIZE_MAX;
    return found;
}

static odfgx_status try_cell(head_search *search, const odfgx_grid_cell *cell)
{
    hit found = { .cell = cell };
    found.column = column_named(search, cell, &found.near);
    if (found.column == SIZE_MAX)
        return ODFGX_OK;
    if (search->table->across && !find_group(search, &found, false) &&
        !find_group(search, &found, true))
        return ODFGX_OK;
    return add_hit(search, &found);
}

odfgx_status odfgx_pieces_find_heads(odfgx_piece **pieces,
                                     const odfgx_grid *grid,
                                     const odfgx_table *table,
                                     const odfgx_band *band, bool nearly,
                                     odfgx_arena *arena, odfgx_error *err)
{
    head_search search = { .arena = arena,
                           .err = err,
                           .grid = grid,
                           .table = table,
                           .band = band,
                           .nearly = nearly };
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < grid->count && status == ODFGX_OK; i++) {
        if (grid->cells[i].known || nearly)
            status = try_cell(&search, &grid->cells[i]);
    }
    if (status == ODFGX_OK)
        status = read_heads(&search);
    if (status == ODFGX_OK)
        keep_best(&search, pieces);
    free(search.hits);
    return status;
}
