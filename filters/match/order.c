#include "filters/match/labels.h"
#include "filters/match/piece.h"

/* Where a table was pasted as text, merged cells of its head have become
 * single fields, so that labels no longer stand over their figures. Order is
 * what is left: the head names its columns from left to right, and a row has
 * a figure for each. */

static bool overlap(const odfgx_span *a, const odfgx_span *b)
{
    return a->first != ODFGX_NOWHERE && b->first != ODFGX_NOWHERE &&
           a->first <= b->last && b->first <= a->last;
}

/* Whether labels of one row of the head stand in the form's order. */
static bool in_order(const odfgx_piece *piece)
{
    for (size_t i = 0; i < piece->column_count; i++) {
        for (size_t j = i + 1; j < piece->column_count; j++) {
            const odfgx_span *a = &piece->columns[i], *b = &piece->columns[j];
            if (piece->grid->cells[a->label].row ==
                    piece->grid->cells[b->label].row &&
                a->first >= b->first)
                return false;
        }
    }
    return true;
}

void odfgx_piece_settle_order(odfgx_piece *piece)
{
    bool collapsed = false;
    for (size_t i = 0; i < piece->column_count; i++) {
        for (size_t j = i + 1; j < piece->column_count; j++)
            collapsed |= overlap(&piece->columns[i], &piece->columns[j]);
    }
    if (!collapsed)
        return;
    piece->by_order = !piece->table->across &&
                      piece->columns_found == piece->column_count &&
                      in_order(piece);
    for (size_t i = 0; i < piece->column_count && !piece->by_order; i++)
        piece->columns[i].ambiguous = true;
}

/* --------------------------------------------------------- printed across */

/* How far the labels over a row of figures follow the form: all columns, again
 * for each of the rows; and the labels of these. */
typedef struct sequence {
    const odfgx_band *band;
    size_t columns, groups; /* seen so far */
    bool broken;
} sequence;

/* Whether a cell carries a label, exactly or nearly. */
static bool carries(const odfgx_line *line, const odfgx_grid_cell *cell)
{
    return cell->known ? odfgx_words_have(&line->label, cell->fold)
                       : odfgx_words_nearly(&line->label, cell);
}

/* Takes the next label; what is none of the band's says nothing. */
static void follow(sequence *seen, const odfgx_grid_cell *cell)
{
    const odfgx_band *band = seen->band;
    for (size_t i = 0; i < band->rows.entries; i++) {
        if (!carries(odfgx_band_row(band, i), cell))
            continue;
        seen->broken |= i != seen->groups;
        seen->groups++;
        return;
    }
    for (size_t i = 0; i < band->columns.entries; i++) {
        if (!carries(odfgx_band_column(band, i), cell))
            continue;
        seen->broken |= i != seen->columns % band->columns.entries;
        seen->columns++;
        return;
    }
}

/* The first row of a head whose labels follow the form, down to short of the
 * row of figures; false where there is none. */
static bool head_over(const odfgx_grid *grid, const odfgx_band *band,
                      uint32_t row, uint32_t *top)
{
    uint32_t first = row > ODFGX_HEAD_ROWS ? row - ODFGX_HEAD_ROWS : 0;
    sequence seen = { .band = band };
    *top = row;
    for (size_t i = odfgx_grid_seek(grid, first, 0);
         i < grid->count && grid->cells[i].row < row; i++) {
        follow(&seen, &grid->cells[i]);
        if (grid->cells[i].known && grid->cells[i].row < *top)
            *top = grid->cells[i].row;
    }
    return !seen.broken && seen.groups == band->rows.entries &&
           seen.columns == band->rows.entries * band->columns.entries;
}

bool odfgx_piece_find_ordered(odfgx_piece *piece)
{
    const odfgx_grid *grid = piece->grid;
    for (size_t i = 0; i < grid->count; i++) {
        uint32_t row = grid->cells[i].row, top;
        if (i > 0 && grid->cells[i - 1].row == row)
            continue;
        piece->begin = row;
        piece->end = row + 1;
        odfgx_piece_find_figures(piece);
        if (piece->rows_found > 0 && head_over(grid, piece->band, row, &top)) {
            piece->by_order = true;
            piece->top = top;
            piece->bottom = row - 1;
            piece->columns_found = piece->column_count;
            return true;
        }
        piece->rows_found = 0;
    }
    return false;
}
