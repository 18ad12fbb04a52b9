#include "report/repair.h"

#include "report/amount.h"

#include <string.h>

/* How many cells a mistake with a line must have changed: fewer are better
 * told as cells. */
#define CELLS_LEAST 3

#define NO_CELL SIZE_MAX

/* Edits whose cells are being changed, one by one. */
typedef struct line_trial {
    const odfgx_edits *edits;
    odfgx_amount *amounts; /* by cell, as changed */
    odfgx_amount *lacking; /* by edit, likewise */
    size_t violated;       /* how many of these are not 0 */
    bool overflowed;
    odfgx_arena *arena;
    odfgx_solutions *out;
    bool failed;
} line_trial;

/* The grid of a band: the cell of each value, or NO_CELL. */
typedef struct cell_grid {
    const odfgx_band *band;
    size_t *cells;
    size_t rows, columns;
} cell_grid;

/* A row or a column of a grid. */
typedef struct grid_line {
    const cell_grid *grid;
    bool column;
    size_t entry;
    bool backwards; /* told from its end */
} grid_line;

static size_t line_length(const grid_line *line)
{
    return line->column ? line->grid->rows : line->grid->columns;
}

static size_t cell_at(const grid_line *line, size_t index)
{
    size_t at = line->backwards ? line_length(line) - 1 - index : index;
    size_t row = line->column ? at : line->entry;
    size_t column = line->column ? line->entry : at;
    return line->grid->cells[row * line->grid->columns + column];
}

static const char *line_label(const grid_line *line)
{
    const odfgx_band *band = line->grid->band;
    return (line->column ? odfgx_band_column(band, line->entry)
                         : odfgx_band_row(band, line->entry))
        ->label.texts[0];
}

/* A line is tried only where all of its cells take part. */
static bool is_whole(const grid_line *line)
{
    for (size_t i = 0; i < line_length(line); i++) {
        if (cell_at(line, i) == NO_CELL)
            return false;
    }
    return line_length(line) > 0;
}

static void put(line_trial *trial, size_t cell, odfgx_amount to)
{
    const odfgx_edits *edits = trial->edits;
    odfgx_amount change;
    if (to == trial->amounts[cell])
        return;
    if (!odfgx_amount_subtract(to, trial->amounts[cell], &change)) {
        trial->overflowed = true;
        return;
    }
    trial->amounts[cell] = to;
    for (size_t u = edits->first[cell]; u < edits->first[cell + 1]; u++) {
        odfgx_amount *lacking = &trial->lacking[edits->uses[u].edit], part;
        size_t before = *lacking != 0;
        if (!odfgx_amount_multiply(change, edits->uses[u].coefficient, &part) ||
            !odfgx_amount_subtract(*lacking, part, lacking))
            trial->overflowed = true;
        trial->violated = trial->violated - before + (*lacking != 0);
    }
}

/* Puts a cell to the value that all its edits agree on; false where they do
 * not. */
static bool solve(line_trial *trial, size_t cell)
{
    const odfgx_edits *edits = trial->edits;
    size_t first = edits->first[cell], last = edits->first[cell + 1];
    odfgx_amount change = 0, to;
    if (trial->violated == 0)
        return true;
    if (trial->violated != last - first)
        return false;
    for (size_t u = first; u < last; u++) {
        odfgx_amount lacking = trial->lacking[edits->uses[u].edit];
        int coefficient = edits->uses[u].coefficient;
        if (lacking == INT64_MIN || lacking % coefficient != 0 ||
            (u > first && lacking / coefficient != change))
            return false;
        change = lacking / coefficient;
    }
    if (!odfgx_amount_add(trial->amounts[cell], change, &to))
        return false;
    put(trial, cell, to);
    return trial->violated == 0;
}

static bool in_bounds(const odfgx_edit_cell *cell, odfgx_amount amount)
{
    return amount >= 0 && amount % cell->grain == 0;
}

/* Adds what the trial has come to, where all edits and bounds hold. */
static void record(line_trial *trial, const char *format, const char *label,
                   bool weak)
{
    const odfgx_edits *edits = trial->edits;
    odfgx_solution found = { .determined = true, .weak = weak };
    size_t count = 0;
    if (trial->violated > 0 || trial->overflowed || trial->failed)
        return;
    for (size_t c = 0; c < edits->cell_count; c++) {
        if (!in_bounds(&edits->cells[c], trial->amounts[c]))
            return;
        count += trial->amounts[c] != edits->cells[c].amount;
    }
    if (count < CELLS_LEAST)
        return;
    found.changes =
        odfgx_arena_array(trial->arena, count, sizeof *found.changes);
    found.cause = odfgx_arena_format(trial->arena, format, label);
    trial->failed |= found.changes == NULL || found.cause == NULL;
    for (size_t c = 0; !trial->failed && c < edits->cell_count; c++) {
        if (trial->amounts[c] != edits->cells[c].amount)
            found.changes[found.count++] =
                (odfgx_change){ c, trial->amounts[c] };
    }
    for (size_t i = 0; !trial->failed && i < trial->out->count; i++) {
        if (odfgx_solution_same(&trial->out->items[i], &found))
            return;
    }
    if (trial->out->count == ODFGX_SOLUTIONS)
        trial->out->complete = false;
    else if (!trial->failed)
        trial->out->items[trial->out->count++] = found;
}

static void restore(line_trial *trial, const grid_line *line, size_t first,
                    size_t last)
{
    for (size_t i = first; i < last; i++) {
        size_t cell = cell_at(line, i);
        put(trial, cell, trial->edits->cells[cell].amount);
    }
}

/* Each cell from `first` on holds what belongs into the one before; what was
 * pushed out at the end is worked out. */
static void try_shift(line_trial *trial, const grid_line *line, size_t first)
{
    const odfgx_edit_cell *cells = trial->edits->cells;
    size_t length = line_length(line);
    for (size_t last = first + 1; last < length; last++) {
        size_t cell = cell_at(line, last);
        put(trial, cell, cells[cell].amount);
        put(trial, cell_at(line, last - 1), cells[cell].amount);
        if (solve(trial, cell))
            record(trial,
                   _("The figures of “%s” seem to be shifted by one cell."),
                   line_label(line), false);
    }
    restore(trial, line, first, length);
}

static void try_shifts(line_trial *trial, grid_line line)
{
    for (int backwards = 0; backwards < 2 && is_whole(&line); backwards++) {
        line.backwards = backwards != 0;
        for (size_t first = 0; first + 2 < line_length(&line); first++)
            try_shift(trial, &line, first);
    }
}

static void try_exchange_from(line_trial *trial, const grid_line *one,
                              const grid_line *other, const char *names,
                              size_t first)
{
    const odfgx_edit_cell *cells = trial->edits->cells;
    size_t length = line_length(one);
    for (size_t i = first; i < length; i++) {
        size_t a = cell_at(one, i), b = cell_at(other, i);
        put(trial, a, cells[b].amount);
        put(trial, b, cells[a].amount);
        if (trial->violated == 0)
            record(trial, _("The figures of “%s” seem to be exchanged."), names,
                   false);
    }
    restore(trial, one, first, length);
    restore(trial, other, first, length);
}

static bool are_equal(const line_trial *trial, const grid_line *one,
                      const grid_line *other)
{
    size_t filled = 0;
    for (size_t i = 0; i < line_length(one); i++) {
        odfgx_amount amount = trial->amounts[cell_at(one, i)];
        if (amount != trial->amounts[cell_at(other, i)])
            return false;
        filled += amount != 0;
    }
    return filled >= CELLS_LEAST;
}

/* Works the line out from what crosses it: edits with one cell of it. */
static void try_working_out(line_trial *trial, const grid_line *line,
                            const char *names)
{
    const odfgx_edits *edits = trial->edits;
    size_t length = line_length(line);
    for (size_t i = 0; i < length; i++) {
        size_t cell = cell_at(line, i);
        for (size_t u = edits->first[cell]; u < edits->first[cell + 1]; u++) {
            const odfgx_edit *edit = &edits->edits[edits->uses[u].edit];
            odfgx_amount lacking = trial->lacking[edits->uses[u].edit], to;
            size_t own = 0;
            for (size_t j = 0; j < length; j++) {
                for (size_t t = 0; t < edit->count; t++)
                    own += edit->terms[t].cell == cell_at(line, j);
            }
            if (own == 1 && lacking != INT64_MIN &&
                lacking % edits->uses[u].coefficient == 0 &&
                odfgx_amount_add(trial->amounts[cell],
                                 lacking / edits->uses[u].coefficient, &to)) {
                put(trial, cell, to);
                break;
            }
        }
    }
    record(trial, _("The figures of “%s” seem to be entered twice."), names,
           true);
}

/* The second of two equal lines pushed all behind it on by one. */
static void try_closing_up(line_trial *trial, const grid_line *second,
                           const char *names)
{
    const cell_grid *grid = second->grid;
    size_t lines = second->column ? grid->columns : grid->rows;
    grid_line line = *second, next = *second;
    for (line.entry = second->entry; line.entry + 1 < lines; line.entry++) {
        next.entry = line.entry + 1;
        if (!is_whole(&next))
            break;
        for (size_t i = 0; i < line_length(&line); i++)
            put(trial, cell_at(&line, i),
                trial->edits->cells[cell_at(&next, i)].amount);
    }
    if (line.entry + 1 == lines && lines > second->entry + 1)
        try_working_out(trial, &line, names);
    for (line.entry = second->entry; line.entry < lines; line.entry++) {
        if (is_whole(&line))
            restore(trial, &line, 0, line_length(&line));
    }
}

static void try_twice(line_trial *trial, const grid_line *one,
                      const grid_line *other, const char *names)
{
    try_working_out(trial, one, names);
    restore(trial, one, 0, line_length(one));
    try_working_out(trial, other, names);
    restore(trial, other, 0, line_length(other));
    if (other->entry == one->entry + 1)
        try_closing_up(trial, other, names);
}

static void try_pair(line_trial *trial, const grid_line *one,
                     const grid_line *other)
{
    if (!is_whole(one) || !is_whole(other))
        return;
    const char *names = odfgx_arena_format(trial->arena, "%s”, “%s",
                                           line_label(one), line_label(other));
    if (names == NULL) {
        trial->failed = true;
        return;
    }
    for (size_t first = 0; first < line_length(one); first++)
        try_exchange_from(trial, one, other, names, first);
    if (are_equal(trial, one, other))
        try_twice(trial, one, other, names);
}

static void try_direction(line_trial *trial, const cell_grid *grid, bool column)
{
    size_t lines = column ? grid->columns : grid->rows;
    for (size_t a = 0; a < lines && !trial->failed; a++) {
        grid_line one = { .grid = grid, .column = column, .entry = a };
        try_shifts(trial, one);
        for (size_t b = a + 1; b < lines && !trial->failed; b++) {
            grid_line other = { .grid = grid, .column = column, .entry = b };
            try_pair(trial, &one, &other);
        }
    }
}

static void try_band(line_trial *trial, const odfgx_band *band)
{
    cell_grid grid = { band, NULL, band->rows.entries, band->columns.entries };
    size_t count = grid.rows * grid.columns, found = 0;
    grid.cells = odfgx_arena_array(trial->arena, count, sizeof *grid.cells);
    if (grid.cells == NULL) {
        trial->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        grid.cells[i] = NO_CELL;
    for (size_t c = 0; c < trial->edits->cell_count; c++) {
        size_t value = trial->edits->cells[c].value;
        if (value < band->first || value >= band->first + count)
            continue;
        grid.cells[value - band->first] = c;
        found++;
    }
    if (found < CELLS_LEAST)
        return;
    try_direction(trial, &grid, false);
    try_direction(trial, &grid, true);
}

static bool begin(line_trial *trial)
{
    const odfgx_edits *edits = trial->edits;
    trial->amounts = odfgx_arena_array(trial->arena, edits->cell_count,
                                       sizeof *trial->amounts);
    trial->lacking = odfgx_arena_array(trial->arena, edits->edit_count,
                                       sizeof *trial->lacking);
    if (trial->amounts == NULL || trial->lacking == NULL)
        return false;
    for (size_t c = 0; c < edits->cell_count; c++)
        trial->amounts[c] = edits->cells[c].amount;
    for (size_t e = 0; e < edits->edit_count; e++) {
        trial->lacking[e] = edits->edits[e].lacking;
        trial->violated += trial->lacking[e] != 0;
    }
    return true;
}

odfgx_status odfgx_edits_lines(odfgx_solutions *out, const odfgx_edits *edits,
                               odfgx_arena *arena, odfgx_error *err)
{
    line_trial trial = { .edits = edits, .arena = arena, .out = out };
    if (!begin(&trial))
        return odfgx_fail_memory(err);
    for (size_t t = 0; t < edits->form->table_count; t++) {
        const odfgx_table *table = &edits->form->tables[t];
        for (size_t b = 0; b < table->band_count && !trial.failed; b++)
            try_band(&trial, &table->bands[b]);
    }
    return trial.failed ? odfgx_fail_memory(err) : ODFGX_OK;
}
