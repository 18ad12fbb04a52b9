#include "filters/match/figure.h"
#include "filters/match/labels.h"
#include "filters/match/match.h"

#include <stdlib.h>
#include <string.h>

/* A figure that is there twice must be the same both times; a blank says
 * nothing. */
static odfgx_status set_figure(odfgx_match *match, size_t value,
                               const odfgx_figure *found)
{
    odfgx_figure *figure = &match->report->figures[value];
    const odfgx_value_info *info = &match->form->values[value].info;
    if (figure->state == ODFGX_FIGURE_ABSENT ||
        figure->state == ODFGX_FIGURE_BLANK) {
        *figure = *found;
        return ODFGX_OK;
    }
    bool same =
        figure->state == found->state && figure->amount == found->amount;
    if (same || found->state == ODFGX_FIGURE_BLANK)
        return ODFGX_OK;
    odfgx_origin first = figure->origin;
    const char *here = odfgx_match_where(match, &first);
    const char *there = odfgx_match_where(match, &found->origin);
    if (here == NULL || there == NULL)
        return odfgx_fail_memory(match->err);
    figure->state = ODFGX_FIGURE_DISPUTED;
    return odfgx_match_remark(
        match, ODFGX_ERROR, info->id,
        odfgx_arena_format(
            &match->report->arena,
            _("%s is “%s” in %s and “%s” in %s; remove or correct one of "
              "them"),
            info->label, first.text, here, found->origin.text, there),
        &first, &found->origin);
}

static odfgx_status read_figure(odfgx_match *match, const odfgx_piece *piece,
                                size_t value, const odfgx_grid_cell *cell,
                                uint32_t row, uint32_t column)
{
    odfgx_figure figure = { 0 };
    odfgx_arena *arena = &match->report->arena;
    odfgx_status status = odfgx_figure_read(
        &figure, cell, match->form->values[value].unit, arena, match->err);
    if (status != ODFGX_OK)
        return status;
    odfgx_origin origin =
        odfgx_match_origin(match, piece->grid, row, column, "");
    if (origin.file == NULL)
        return odfgx_fail_memory(match->err);
    origin.text = figure.origin.text;
    origin.note = figure.origin.note;
    if (origin.note == NULL && cell != NULL && cell->hidden)
        origin.note = odfgx_arena_format(arena, "%s", _("the cell is hidden"));
    figure.origin = origin;
    return set_figure(match, value, &figure);
}

/* The cell under a label of the head. Where the label spans several columns,
 * the figure may stand in any of them, but in one only. */
static const odfgx_grid_cell *cell_under(const odfgx_piece *piece, uint32_t row,
                                         const odfgx_span *span, bool *clear)
{
    const odfgx_grid_cell *found = NULL;
    *clear = true;
    for (uint32_t c = span->first; c <= span->last; c++) {
        const odfgx_grid_cell *cell = odfgx_grid_at(piece->grid, row, c);
        if (cell == NULL || cell == found)
            continue;
        bool merged = cell->row != row || cell->column < span->first ||
                      cell->last_column > span->last;
        if (odfgx_grid_cell_blank(cell) && !cell->formula && !merged)
            continue;
        if (merged || (found != NULL && !odfgx_grid_cell_blank(found)))
            *clear = false;
        found = cell;
    }
    return found;
}

static odfgx_status unclear(odfgx_match *match, const odfgx_piece *piece,
                            size_t value, uint32_t row, uint32_t column,
                            const char *why)
{
    odfgx_figure figure = { .state = ODFGX_FIGURE_DISPUTED };
    const odfgx_value_info *info = &match->form->values[value].info;
    figure.origin = odfgx_match_origin(match, piece->grid, row, column, "");
    if (figure.origin.file == NULL)
        return odfgx_fail_memory(match->err);
    odfgx_status status = set_figure(match, value, &figure);
    if (status != ODFGX_OK)
        return status;
    return odfgx_match_remark(
        match, ODFGX_ERROR, info->id,
        odfgx_arena_format(&match->report->arena, why, info->label),
        &figure.origin, NULL);
}

static odfgx_status apply_cell(odfgx_match *match, const odfgx_piece *piece,
                               size_t row, size_t column)
{
    const odfgx_span *span = &piece->columns[column];
    uint32_t at = piece->rows[row].row;
    size_t value = odfgx_piece_value(piece, row, column);
    if (span->first == ODFGX_NOWHERE)
        return ODFGX_OK;
    if (span->ambiguous)
        return unclear(
            match, piece, value, at, span->first,
            _("%s can't be told: the head does not say for sure which "
              "column it is"));
    bool clear;
    const odfgx_grid_cell *cell = cell_under(piece, at, span, &clear);
    if (!clear)
        return unclear(match, piece, value, at, span->first,
                       _("%s can't be told: its cell is merged with others, "
                         "or several cells under the label are filled"));
    return read_figure(match, piece, value, cell, at,
                       cell != NULL ? cell->column : span->first);
}

/* The cells behind the label of a shifted row, blank ones at both ends left
 * out: the index of the first, and how many there are. */
static size_t cells_behind(const odfgx_piece *piece, const odfgx_place *place,
                           uint32_t behind, size_t *count)
{
    const odfgx_grid *grid = piece->grid;
    size_t first = odfgx_grid_seek(grid, place->row, behind);
    while (first < grid->count && grid->cells[first].row == place->row &&
           odfgx_grid_cell_blank(&grid->cells[first]))
        first++;
    for (*count = 0; first + *count < grid->count &&
                     grid->cells[first + *count].row == place->row;)
        ++*count;
    while (*count > 0 &&
           odfgx_grid_cell_blank(&grid->cells[first + *count - 1]))
        --*count;
    return first;
}

/* The figures of a row that has lost its leading cells: as many as the head
 * has columns, behind the label; else it can't be told. */
static odfgx_status apply_shifted(odfgx_match *match, const odfgx_piece *piece,
                                  size_t row)
{
    const odfgx_grid *grid = piece->grid;
    const odfgx_place *place = &piece->rows[row];
    uint32_t behind = place->label != ODFGX_NOWHERE ? place->label + 1 : 0;
    uint32_t width = odfgx_grid_width_of(grid, place->row);
    size_t count, first = cells_behind(piece, place, behind, &count);
    bool whole = width != UINT32_MAX && width - behind == piece->column_count;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < piece->column_count && status == ODFGX_OK; i++) {
        size_t value = odfgx_piece_value(piece, row, i);
        uint32_t column = behind + (uint32_t)i;
        const odfgx_grid_cell *cell = NULL;
        if (count == piece->column_count)
            cell = &grid->cells[first + i];
        else if (whole)
            cell = odfgx_grid_at(grid, place->row, column);
        else if (count > 0) {
            status = unclear(match, piece, value, place->row, behind,
                             _("%s can't be told: its row is shifted and has "
                               "not a figure for each column"));
            continue;
        }
        status = read_figure(match, piece, value, cell, place->row,
                             cell != NULL ? cell->column : column);
    }
    return status;
}

static odfgx_status apply_piece(odfgx_match *match, const odfgx_piece *piece)
{
    odfgx_status status = ODFGX_OK;
    for (size_t r = 0; r < piece->row_count; r++) {
        if (piece->rows[r].row == ODFGX_NOWHERE)
            continue;
        if (piece->rows[r].shifted) {
            status = apply_shifted(match, piece, r);
            continue;
        }
        for (size_t c = 0; c < piece->column_count && status == ODFGX_OK; c++)
            status = apply_cell(match, piece, r, c);
    }
    return status;
}

/* A warning about the cell that carries the label of a line; `message` is in
 * the report's arena. */
static odfgx_status remark_label(odfgx_match *match, const odfgx_piece *piece,
                                 const odfgx_grid_cell *cell,
                                 const odfgx_line *line, const char *kind,
                                 const char *message)
{
    odfgx_origin origin = odfgx_match_origin(match, piece->grid, cell->row,
                                             cell->column, cell->text);
    return odfgx_match_remark(match, ODFGX_WARNING,
                              odfgx_arena_format(&match->report->arena,
                                                 "%s:%s.%s", kind,
                                                 piece->table->id, line->id),
                              message, &origin, NULL);
}

/* A label that was only nearly right is said. */
static odfgx_status remark_near(odfgx_match *match, const odfgx_piece *piece,
                                const odfgx_grid_cell *near,
                                const odfgx_line *line)
{
    const char *message = odfgx_arena_format(
        &match->report->arena,
        _("the label “%s” was taken for “%s”; please correct it"), near->text,
        line->label.texts[0]);
    return remark_label(match, piece, near, line, "label", message);
}

static odfgx_status remark_again(odfgx_match *match, const odfgx_piece *piece,
                                 size_t row)
{
    const odfgx_line *line = odfgx_band_row(piece->band, row);
    const char *message = odfgx_arena_format(
        &match->report->arena,
        _("a second row is labelled “%s”; only the first was read"),
        line->label.texts[0]);
    return remark_label(match, piece, piece->rows[row].again, line, "again",
                        message);
}

static odfgx_status remark_labels(odfgx_match *match, const odfgx_piece *piece)
{
    odfgx_status status = ODFGX_OK;
    const odfgx_grid_cell *before = NULL;
    for (size_t i = 0; i < piece->column_count && status == ODFGX_OK; i++) {
        const odfgx_span *span = &piece->columns[i];
        const odfgx_line *over, *column = odfgx_piece_column(piece, i, &over);
        if (span->near != NULL)
            status = remark_near(match, piece, span->near, column);
        if (span->over != NULL && span->over != before && status == ODFGX_OK)
            status = remark_near(match, piece, span->over, over);
        before = span->over;
    }
    for (size_t i = 0; i < piece->row_count && status == ODFGX_OK; i++) {
        const odfgx_place *place = &piece->rows[i];
        if (place->near != NULL)
            status = remark_near(match, piece, place->near,
                                 odfgx_band_row(piece->band, i));
        if (place->again != NULL && status == ODFGX_OK)
            status = remark_again(match, piece, i);
    }
    return status;
}

static odfgx_status say_evidence(odfgx_match *match, const odfgx_piece *piece)
{
    if (piece->headless)
        return odfgx_report_add_evidence(
            match->report, match->err,
            _("%s: %s!%s: goes on from the table before without a head of "
              "its own, %zu of %zu rows"),
            piece->table->name, match->file, piece->grid->name,
            piece->rows_found, piece->row_count);
    return odfgx_report_add_evidence(
        match->report, match->err,
        _("%s: %s!%s: head in rows %u to %u, %zu of %zu columns, %zu of %zu "
          "rows"),
        piece->table->name, match->file, piece->grid->name, piece->top + 1,
        piece->bottom + 1, piece->columns_found, piece->column_count,
        piece->rows_found, piece->row_count);
}

/* Rows whose figures do not stand under the labels of the head. */
static odfgx_status say_shifted(odfgx_match *match, const odfgx_piece *piece)
{
    size_t count = 0;
    for (size_t i = 0; i < piece->row_count; i++)
        count += piece->rows[i].row != ODFGX_NOWHERE && piece->rows[i].shifted;
    return count == 0
               ? ODFGX_OK
               : odfgx_report_add_evidence(
                     match->report, match->err,
                     _("%s: %s!%s: rows whose figures were told by their "
                       "order: %zu"),
                     piece->table->name, match->file, piece->grid->name, count);
}

static odfgx_status use_piece(odfgx_match *match, odfgx_piece *piece)
{
    match->report->tables[piece->table - match->form->tables] = true;
    odfgx_status status = say_evidence(match, piece);
    if (status == ODFGX_OK)
        status = say_shifted(match, piece);
    if (status == ODFGX_OK)
        status = apply_piece(match, piece);
    return status == ODFGX_OK ? remark_labels(match, piece) : status;
}

/* A table of the form that is there twice: the larger evidence won. */
static odfgx_status remark_rival(odfgx_match *match, const odfgx_piece *piece)
{
    odfgx_origin origin =
        odfgx_match_origin(match, piece->grid, piece->top, 0, "");
    return odfgx_match_remark(
        match, ODFGX_WARNING,
        odfgx_arena_format(&match->report->arena, "rival:%s", piece->table->id),
        odfgx_arena_format(&match->report->arena,
                           _("what stands in %s from row %u on looks like %s "
                             "as well; it was not read"),
                           piece->grid->name, piece->top + 1,
                           piece->table->name),
        &origin, NULL);
}

static bool share_a_row(const odfgx_piece *a, const odfgx_piece *b)
{
    for (size_t i = 0; i < a->row_count; i++) {
        if (a->rows[i].row != ODFGX_NOWHERE && b->rows[i].row != ODFGX_NOWHERE)
            return true;
    }
    return false;
}

/* Visible before hidden, then by what was found. */
static bool outweighs(const odfgx_piece *a, const odfgx_piece *b)
{
    if (a->grid->hidden != b->grid->hidden)
        return b->grid->hidden;
    return odfgx_piece_evidence(a) > odfgx_piece_evidence(b);
}

/* The best of the pieces, taken out of the list. */
static odfgx_piece *take_best(odfgx_piece **pieces)
{
    odfgx_piece **best = pieces;
    for (odfgx_piece **at = pieces; *at != NULL; at = &(*at)->next) {
        /* The list runs backwards: of equals the first in the file wins. */
        if (!outweighs(*best, *at))
            best = at;
    }
    odfgx_piece *taken = *best;
    *best = taken->next;
    return taken;
}

/* Whether a table of the form stands in any visible one, in whole or part:
 * what a hidden one says of it then fills no gaps, since it may be old. */
static bool is_visible(odfgx_piece *const *lists, size_t count,
                       const odfgx_table *table)
{
    for (size_t i = 0; i < count; i++) {
        for (const odfgx_piece *at = lists[i]; at != NULL; at = at->next) {
            if (at->table == table && !at->grid->hidden)
                return true;
        }
    }
    return false;
}

static void mark_stale(odfgx_piece *const *lists, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (odfgx_piece *at = lists[i]; at != NULL; at = at->next)
            at->stale = at->grid->hidden && is_visible(lists, count, at->table);
    }
}

static odfgx_status use_pieces(odfgx_match *match, odfgx_piece *pieces)
{
    odfgx_piece *used = NULL;
    odfgx_status status = ODFGX_OK;
    while (pieces != NULL && status == ODFGX_OK) {
        odfgx_piece *piece = take_best(&pieces);
        bool rival = piece->stale;
        for (odfgx_piece *at = used; at != NULL; at = at->next)
            rival |= share_a_row(at, piece) && outweighs(at, piece);
        status = rival ? remark_rival(match, piece) : use_piece(match, piece);
        if (rival)
            continue;
        piece->next = used;
        used = piece;
    }
    return status;
}

/* Copies the grids that are hidden, or are not, in their order. */
static size_t copy_grids(odfgx_grid **out, const odfgx_match *match,
                         bool hidden)
{
    size_t count = 0;
    for (size_t i = 0; i < match->grid_count; i++) {
        if (match->grids[i]->hidden == hidden)
            out[count++] = match->grids[i];
    }
    return count;
}

/* Visible tables come before hidden ones for all who look through them. */
static odfgx_status put_hidden_last(odfgx_match *match)
{
    odfgx_grid **sorted = calloc(match->grid_capacity + 1, sizeof *sorted);
    if (sorted == NULL)
        return odfgx_fail_memory(match->err);
    size_t visible = copy_grids(sorted, match, false);
    (void)copy_grids(sorted + visible, match, true);
    free(match->grids);
    match->grids = sorted;
    return ODFGX_OK;
}

odfgx_status odfgx_match_tables(odfgx_match *match)
{
    size_t bands = odfgx_form_band_count(match->form);
    odfgx_piece **lists = calloc(bands, sizeof(*lists));
    if (lists == NULL)
        return odfgx_fail_memory(match->err);
    odfgx_status status = put_hidden_last(match);
    if (status == ODFGX_OK)
        status =
            odfgx_pieces_find(lists, match->form, match->grids,
                              match->grid_count, &match->scratch, match->err);
    if (status == ODFGX_OK)
        mark_stale(lists, bands);
    for (size_t i = 0; i < bands && status == ODFGX_OK; i++)
        status = use_pieces(match, lists[i]);
    free(lists);
    return status == ODFGX_OK ? odfgx_match_strangers(match) : status;
}
