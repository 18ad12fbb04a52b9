#include "filters/match/labels.h"
#include "filters/match/piece.h"

#include <string.h>

/* Labels stand within so many columns to the left of the figures. */
#define LABEL_COLUMNS 16
/* A row is shifted to the right by so many columns at most. */
#define SHIFT_COLUMNS 3
/* A heading whose merge was lost stands at most so many rows above. */
#define LOST_ROWS 64

/* Whether a row of a text document ends before the last figure's column. */
static bool is_short(const odfgx_piece *piece, uint32_t row)
{
    uint32_t last = 0;
    for (size_t i = 0; i < piece->column_count; i++) {
        const odfgx_span *span = &piece->columns[i];
        if (span->first != ODFGX_NOWHERE && span->last > last)
            last = span->last;
    }
    return odfgx_grid_width_of(piece->grid, row) <= last;
}

static uint32_t first_value_column(const odfgx_piece *piece)
{
    uint32_t first = ODFGX_NOWHERE;
    for (size_t i = 0; i < piece->column_count; i++) {
        if (piece->columns[i].first < first)
            first = piece->columns[i].first;
    }
    return first;
}

/* Behind their numbering labels begin with words; "2件" and "1,338（其中修订
 * 1件）" are figures. */
static bool is_label(const odfgx_grid_cell *cell)
{
    return cell->type == ODFGX_CELL_STRING && cell->fold[0] != '\0' &&
           (cell->known || strchr("0123456789", cell->fold[0]) == NULL);
}

/* The last label of a row: behind it are figures only. */
static const odfgx_grid_cell *last_label(const odfgx_grid *grid, uint32_t row)
{
    const odfgx_grid_cell *label = NULL;
    for (size_t i = odfgx_grid_seek(grid, row, 0);
         i < grid->count && grid->cells[i].row == row; i++) {
        if (is_label(&grid->cells[i]))
            label = &grid->cells[i];
    }
    return label;
}

/* A label in the columns of the figures: the head has lost a leading cell, or
 * this row none that others have lost. */
static const odfgx_grid_cell *label_among_figures(const odfgx_piece *piece,
                                                  uint32_t row, uint32_t first,
                                                  bool known)
{
    for (uint32_t back = 0; back <= SHIFT_COLUMNS; back++) {
        const odfgx_grid_cell *cell =
            odfgx_grid_at(piece->grid, row, first + SHIFT_COLUMNS - back);
        if (cell != NULL && cell->row == row && cell->known == known &&
            is_label(cell))
            return cell;
    }
    return NULL;
}

/* The label of a row: the nearest text to the left of the figures that begins
 * in this row. A figure in between, or a label among the figures, says that
 * the row is shifted; so does a row that has too few columns and a gap behind
 * its label. */
static const odfgx_grid_cell *own_label(const odfgx_piece *piece, uint32_t row,
                                        bool *shifted)
{
    if (piece->by_order) {
        *shifted = true;
        return last_label(piece->grid, row);
    }
    uint32_t first = first_value_column(piece);
    const odfgx_grid_cell *among = label_among_figures(piece, row, first, true);
    *shifted = among != NULL;
    if (among != NULL)
        return among;
    for (uint32_t c = first; c > 0 && c + LABEL_COLUMNS > first; c--) {
        const odfgx_grid_cell *cell = odfgx_grid_at(piece->grid, row, c - 1);
        if (cell == NULL || odfgx_grid_cell_blank(cell))
            continue;
        if (cell->row == row && is_label(cell)) {
            *shifted |= cell->last_column + 1 < first && is_short(piece, row);
            return cell;
        }
        if (cell->row == row && cell->column == c - 1)
            *shifted = true;
    }
    return NULL;
}

/* Whether a heading of the form stands to the left of a label or above that:
 * merged over the rows, or only written in the first of them. */
static bool stands_under(const odfgx_piece *piece, const odfgx_grid_cell *label,
                         const odfgx_words *heading)
{
    uint32_t column = label->column, row = label->row + 1;
    for (uint32_t c = column; c > 0 && c + LABEL_COLUMNS > column; c--) {
        for (uint32_t r = row; r > piece->begin && r + LOST_ROWS > row; r--) {
            const odfgx_grid_cell *cell =
                odfgx_grid_at(piece->grid, r - 1, c - 1);
            if (cell == NULL || odfgx_grid_cell_blank(cell))
                continue;
            if (odfgx_words_have(heading, cell->fold))
                return true;
            break;
        }
    }
    return false;
}

/* Among rows of the form with the same label, the one whose heading is over
 * this one; else the first that has no place yet. */
static size_t choose_entry(odfgx_piece *piece, const odfgx_grid_cell *label)
{
    const odfgx_lines *lines = &piece->band->rows;
    size_t chosen = SIZE_MAX, free_one = SIZE_MAX, matching = 0, last = 0;
    for (size_t i = 0; i < lines->entries; i++) {
        const odfgx_line *line = odfgx_band_row(piece->band, i);
        if (!odfgx_words_have(&line->label, label->fold))
            continue;
        matching++;
        last = i;
        if (free_one == SIZE_MAX && piece->rows[i].row == ODFGX_NOWHERE)
            free_one = i;
        if (chosen == SIZE_MAX && line->parent >= 0 &&
            piece->rows[i].row == ODFGX_NOWHERE &&
            stands_under(piece, label, &lines->items[line->parent].label))
            chosen = i;
    }
    if (matching > 0 && free_one == SIZE_MAX)
        piece->rows[last].again = label;
    return matching > 1 && chosen != SIZE_MAX ? chosen : free_one;
}

static void put_row(odfgx_piece *piece, size_t entry,
                    const odfgx_grid_cell *label, bool shifted)
{
    piece->rows[entry].row = label->row;
    piece->rows[entry].label = label->last_column;
    piece->rows[entry].shifted = shifted;
    piece->rows_found++;
    if (piece->end <= label->last_row)
        piece->end = label->last_row + 1;
}

/* The unplaced row of the form that a mistyped label is nearest to. */
static size_t nearest_entry(const odfgx_piece *piece,
                            const odfgx_grid_cell *label)
{
    size_t nearest = SIZE_MAX;
    unsigned least = 3;
    for (size_t i = 0; i < piece->row_count; i++) {
        unsigned limit;
        unsigned distance = odfgx_words_distance(
            &odfgx_band_row(piece->band, i)->label, label->fold, &limit);
        if (piece->rows[i].row != ODFGX_NOWHERE || distance > limit ||
            distance > least)
            continue;
        nearest = distance < least ? i : SIZE_MAX;
        least = distance;
    }
    return nearest;
}

/* The next row of the grid behind `row` that has a cell, before `end`. */
static bool next_row(const odfgx_grid *grid, uint32_t *row, uint32_t end)
{
    size_t index = odfgx_grid_seek(grid, *row, 0);
    if (index == grid->count || grid->cells[index].row >= end)
        return false;
    *row = grid->cells[index].row;
    return true;
}

/* The row of the form that a row of the grid is, by a label that is nearly
 * right: left of the figures, or else among them. */
static size_t find_nearly(const odfgx_piece *piece, uint32_t row,
                          const odfgx_grid_cell **label, bool *shifted)
{
    size_t entry = SIZE_MAX;
    *label = own_label(piece, row, shifted);
    if (*label != NULL && !(*label)->known)
        entry = nearest_entry(piece, *label);
    if (entry != SIZE_MAX)
        return entry;
    *shifted = true;
    *label = label_among_figures(piece, row, first_value_column(piece), false);
    return *label != NULL ? nearest_entry(piece, *label) : SIZE_MAX;
}

static void find_down(odfgx_piece *piece, uint32_t end, bool nearly)
{
    uint32_t row = piece->begin;
    for (; next_row(piece->grid, &row, end); row++) {
        bool shifted;
        size_t entry = SIZE_MAX;
        const odfgx_grid_cell *label;
        if (nearly) {
            entry = find_nearly(piece, row, &label, &shifted);
        } else {
            label = own_label(piece, row, &shifted);
            if (label != NULL && label->known)
                entry = choose_entry(piece, label);
        }
        if (entry == SIZE_MAX)
            continue;
        put_row(piece, entry, label, shifted);
        if (nearly)
            piece->rows[entry].near = label;
    }
}

/* A row of figures: something in the head's columns, and no labels. *words
 * says that nothing in it begins like a number. */
static bool has_figures(const odfgx_piece *piece, uint32_t row, bool *words)
{
    bool any = false;
    *words = true;
    for (size_t i = 0; i < piece->column_count; i++) {
        const odfgx_span *span = &piece->columns[i];
        const odfgx_grid_cell *cell =
            span->first == ODFGX_NOWHERE
                ? NULL
                : odfgx_grid_at(piece->grid, row, span->first);
        if (cell == NULL || odfgx_grid_cell_blank(cell) || cell->row != row)
            continue;
        if (cell->known)
            return false;
        any = true;
        *words = *words && is_label(cell);
    }
    return any;
}

/* Printed across, the figures are the first row that has any; where none has,
 * they are left blank in the row below the head. So they are where that is
 * blank and words stand below: notes, or figures of last year that say so. */
static void find_across(odfgx_piece *piece, uint32_t end)
{
    uint32_t row = piece->begin;
    bool words;
    piece->rows[0].row = piece->begin;
    for (; next_row(piece->grid, &row, end) && row < piece->begin + 8; row++) {
        if (!has_figures(piece, row, &words))
            continue;
        if (!words || row == piece->begin)
            piece->rows[0].row = row;
        break;
    }
    piece->rows_found = 1;
    piece->end = piece->rows[0].row + 1;
}

/* How many cells a row has, if none of them is a word. */
static size_t count_figures(const odfgx_grid *grid, uint32_t row)
{
    size_t first = odfgx_grid_seek(grid, row, 0), count = 0;
    while (first + count < grid->count &&
           grid->cells[first + count].row == row) {
        if (is_label(&grid->cells[first + count]))
            return 0;
        count++;
    }
    return count;
}

void odfgx_piece_find_figures(odfgx_piece *piece)
{
    uint32_t row = piece->begin;
    if (!next_row(piece->grid, &row, piece->end) ||
        count_figures(piece->grid, row) != piece->column_count)
        return;
    piece->rows[0] =
        (odfgx_place){ .row = row, .label = ODFGX_NOWHERE, .shifted = true };
    piece->rows_found = 1;
    piece->end = row + 1;
}

/* Whether the band's own heading stands right over the head. */
static bool heading_above(const odfgx_piece *piece)
{
    const odfgx_grid *grid = piece->grid;
    uint32_t first = piece->top >= 2 ? piece->top - 2 : 0;
    for (size_t i = odfgx_grid_seek(grid, first, 0);
         i < grid->count && grid->cells[i].row < piece->top; i++) {
        if (grid->cells[i].known &&
            odfgx_words_have(&piece->band->heading, grid->cells[i].fold))
            return true;
    }
    return false;
}

/* Whether enough of a piece is known for its other labels to be mistyped. */
static bool is_sure(const odfgx_piece *piece)
{
    return piece->rows_found > 0 || piece->headless ||
           (!piece->nearly && piece->columns_found == piece->column_count) ||
           heading_above(piece);
}

void odfgx_piece_find_rows(odfgx_piece *piece)
{
    uint32_t end = piece->end;
    piece->end = piece->begin;
    if (piece->table->across) {
        find_across(piece, end);
        return;
    }
    find_down(piece, end, false);
    if (piece->rows_found < piece->row_count && is_sure(piece))
        find_down(piece, end, true);
}
