#include "filters/match/piece.h"

#include <string.h>

/* What finding pieces works on. */
typedef struct piece_search {
    const odfgx_form *form;
    odfgx_piece **lists; /* a list a band */
    size_t count;
    odfgx_grid *const *grids;
    size_t grid_count;
    odfgx_arena *arena;
    odfgx_error *err;
} piece_search;

/* The first row from `begin` on that a head of whatever table stands in. */
static uint32_t next_head(const piece_search *search, const odfgx_grid *grid,
                          uint32_t begin)
{
    uint32_t end = ODFGX_NOWHERE;
    for (size_t i = 0; i < search->count; i++) {
        for (const odfgx_piece *at = search->lists[i]; at != NULL;
             at = at->next) {
            if (at->grid == grid && !at->headless && at->top >= begin &&
                at->top < end)
                end = at->top;
        }
    }
    return end;
}

/* Finds the rows of pieces that have none yet. */
static void find_own_rows(const piece_search *search)
{
    for (size_t i = 0; i < search->count; i++) {
        for (odfgx_piece *at = search->lists[i]; at != NULL; at = at->next) {
            if (at->rows_found > 0)
                continue;
            at->begin = at->bottom + 1;
            at->end = next_head(search, at->grid, at->begin);
            odfgx_piece_find_rows(at);
        }
    }
}

/* What is done for a band; `list` is its list of pieces. */
typedef odfgx_status (*band_step)(const piece_search *search,
                                  const odfgx_table *table,
                                  const odfgx_band *band, odfgx_piece **list);

static odfgx_status each_band(const piece_search *search, band_step step)
{
    odfgx_piece **list = search->lists;
    odfgx_status status = ODFGX_OK;
    for (size_t t = 0; t < search->form->table_count; t++) {
        const odfgx_table *table = &search->form->tables[t];
        for (size_t b = 0; b < table->band_count && status == ODFGX_OK; b++)
            status = step(search, table, &table->bands[b], list++);
    }
    return status;
}

static odfgx_status find_heads(const piece_search *search,
                               const odfgx_table *table, const odfgx_band *band,
                               odfgx_piece **list)
{
    odfgx_status status = ODFGX_OK;
    for (size_t g = 0; g < search->grid_count && status == ODFGX_OK; g++) {
        const odfgx_grid *grid = search->grids[g];
        if (!grid->flow)
            status = odfgx_pieces_find_heads(list, grid, table, band, false,
                                             search->arena, search->err);
    }
    return status;
}

/* A band of which nothing was found may have a head with mistyped labels. */
static odfgx_status find_near_heads(const piece_search *search,
                                    const odfgx_table *table,
                                    const odfgx_band *band, odfgx_piece **list)
{
    odfgx_status status = ODFGX_OK;
    for (const odfgx_piece *at = *list; at != NULL; at = at->next) {
        if (at->rows_found > 0 && !at->grid->hidden)
            return ODFGX_OK;
    }
    for (size_t g = 0; g < search->grid_count && status == ODFGX_OK; g++) {
        const odfgx_grid *grid = search->grids[g];
        /* Labels of another edition may be nearly ours, and mean others. */
        if (grid->known > 0 && !grid->hidden && !grid->flow &&
            !odfgx_grid_is_strange(grid, 0, ODFGX_NOWHERE))
            status = odfgx_pieces_find_heads(list, grid, table, band, true,
                                             search->arena, search->err);
    }
    return status;
}

/* ----------------------------------------------------------------- by order */

static bool is_whole(const odfgx_piece *list, const odfgx_grid *grid)
{
    for (; list != NULL; list = list->next) {
        if (list->grid == grid && list->columns_found == list->column_count)
            return true;
    }
    return false;
}

/* Takes the pieces in a grid out of a list. */
static void drop_in(odfgx_piece **list, const odfgx_grid *grid)
{
    while (*list != NULL) {
        if ((*list)->grid == grid)
            *list = (*list)->next;
        else
            list = &(*list)->next;
    }
}

/* A head that labels tell only in part, or not at all, may be told by the
 * order of its cells. */
static odfgx_status find_ordered(const piece_search *search,
                                 const odfgx_table *table,
                                 const odfgx_band *band, odfgx_piece **list)
{
    for (size_t g = 0; g < search->grid_count && table->across; g++) {
        const odfgx_grid *grid = search->grids[g];
        if (grid->known == 0 || grid->flow || is_whole(*list, grid))
            continue;
        odfgx_piece *piece = odfgx_piece_new(grid, table, band, search->arena);
        if (piece == NULL)
            return odfgx_fail_memory(search->err);
        if (!odfgx_piece_find_ordered(piece))
            continue;
        drop_in(list, grid);
        piece->next = *list;
        *list = piece;
    }
    return ODFGX_OK;
}

/* ----------------------------------------------------------- continuations */

/* Whether a row of the page stands in a piece; blank ones that are printed
 * across are taken to stand below their head, even where nothing does. */
static bool has_row(const odfgx_piece *piece, size_t row)
{
    uint32_t at = piece->rows[row].row;
    if (at == ODFGX_NOWHERE || !piece->table->across)
        return at != ODFGX_NOWHERE;
    size_t index = odfgx_grid_seek(piece->grid, at, 0);
    return index < piece->grid->count && piece->grid->cells[index].row == at;
}

static bool is_missing(const odfgx_piece *list, bool hidden, size_t row)
{
    for (; list != NULL; list = list->next) {
        if (list->grid->hidden == hidden && has_row(list, row))
            return false;
    }
    return true;
}

static bool has_head(const odfgx_piece *list, const odfgx_grid *grid)
{
    for (; list != NULL; list = list->next) {
        if (list->grid == grid)
            return true;
    }
    return false;
}

/* A piece in another grid with the columns of this one, and no rows yet. */
static odfgx_piece *copy_without_head(const piece_search *search,
                                      const odfgx_piece *piece,
                                      const odfgx_grid *grid)
{
    odfgx_piece *made = odfgx_arena_get(search->arena, sizeof *made);
    odfgx_span *columns =
        odfgx_arena_array(search->arena, piece->column_count, sizeof *columns);
    odfgx_place *rows =
        odfgx_arena_array(search->arena, piece->row_count, sizeof *rows);
    if (made == NULL || columns == NULL || rows == NULL)
        return NULL;
    *made = *piece;
    made->grid = grid;
    made->headless = true;
    made->top = made->bottom = made->begin = 0;
    made->end = next_head(search, grid, 0);
    made->columns = columns;
    made->rows = rows;
    made->columns_found = made->rows_found = 0;
    memcpy(columns, piece->columns, piece->column_count * sizeof *columns);
    for (size_t i = 0; i < piece->column_count; i++)
        columns[i].near = NULL;
    for (size_t i = 0; i < piece->row_count; i++)
        rows[i].row = ODFGX_NOWHERE;
    return made;
}

/* Looks for the rows that no piece has. */
static void find_missing_rows(odfgx_piece *piece, const odfgx_piece *list)
{
    if (piece->table->across) {
        odfgx_piece_find_figures(piece);
        return;
    }
    for (size_t i = 0; i < piece->row_count; i++) {
        if (!is_missing(list, piece->grid->hidden, i))
            piece->rows[i].row = 0; /* taken, for as long as is searched */
    }
    odfgx_piece_find_rows(piece);
    for (size_t i = 0; i < piece->row_count; i++) {
        if (!is_missing(list, piece->grid->hidden, i))
            piece->rows[i] = (odfgx_place){ .row = ODFGX_NOWHERE };
    }
}

/* A head whose figures stand in the next table has none in its own. */
static void give_up_row(odfgx_piece *piece)
{
    if (!piece->table->across)
        return;
    piece->rows[0].row = ODFGX_NOWHERE;
    piece->rows_found = 0;
}

static size_t index_of(const piece_search *search, const odfgx_grid *grid)
{
    size_t index = 0;
    while (index < search->grid_count && search->grids[index] != grid)
        index++;
    return index;
}

static bool lacks_rows(const odfgx_piece *piece, const odfgx_piece *list)
{
    for (size_t i = 0; i < piece->row_count; i++) {
        if (is_missing(list, piece->grid->hidden, i))
            return true;
    }
    return false;
}

/* Goes through the tables that follow one directly, as long as they go on
 * with its rows: a table that is cut where a page ends. */
static odfgx_status continue_piece(const piece_search *search,
                                   odfgx_piece **list, odfgx_piece *piece)
{
    for (size_t g = index_of(search, piece->grid) + 1;
         g < search->grid_count && lacks_rows(piece, *list); g++) {
        const odfgx_grid *grid = search->grids[g];
        if (grid->flow)
            continue;
        if (grid->hidden != piece->grid->hidden || has_head(*list, grid))
            break;
        odfgx_piece *next = copy_without_head(search, piece, grid);
        if (next == NULL)
            return odfgx_fail_memory(search->err);
        find_missing_rows(next, *list);
        if (next->rows_found == 0)
            break;
        give_up_row(piece);
        next->next = *list;
        *list = next;
    }
    return ODFGX_OK;
}

static odfgx_status continue_pieces(const piece_search *search)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < search->count; i++) {
        for (odfgx_piece *at = search->lists[i];
             at != NULL && status == ODFGX_OK; at = at->next) {
            if (!at->headless)
                status = continue_piece(search, &search->lists[i], at);
        }
    }
    return status;
}

static void drop_empty(const piece_search *search)
{
    for (size_t i = 0; i < search->count; i++) {
        odfgx_piece **at = &search->lists[i];
        while (*at != NULL) {
            if ((*at)->rows_found == 0)
                *at = (*at)->next;
            else
                at = &(*at)->next;
        }
    }
}

odfgx_status odfgx_pieces_find(odfgx_piece **lists, const odfgx_form *form,
                               odfgx_grid *const *grids, size_t grid_count,
                               odfgx_arena *arena, odfgx_error *err)
{
    piece_search search = { .form = form,
                            .lists = lists,
                            .count = odfgx_form_band_count(form),
                            .grids = grids,
                            .grid_count = grid_count,
                            .arena = arena,
                            .err = err };
    odfgx_status status = each_band(&search, find_heads);
    if (status == ODFGX_OK)
        status = each_band(&search, find_ordered);
    find_own_rows(&search);
    if (status == ODFGX_OK)
        status = each_band(&search, find_near_heads);
    find_own_rows(&search);
    if (status == ODFGX_OK)
        status = continue_pieces(&search);
    drop_empty(&search);
    return status;
}
