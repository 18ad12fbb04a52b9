#include "report/repair_search.h"

#include "report/amount.h"

bool odfgx_search_amount(const odfgx_search *search, const odfgx_tableau *stage,
                         size_t row, odfgx_amount *out)
{
    size_t cell = stage->solved[row];
    int coefficient = stage->rows[row]->coefficients[cell];
    odfgx_amount lacking = stage->rows[row]->lacking;
    return (lacking != INT64_MIN || coefficient != -1) &&
           lacking % coefficient == 0 &&
           odfgx_amount_add(search->edits->cells[cell].amount,
                            lacking / coefficient, out) &&
           *out % search->edits->cells[cell].grain == 0;
}

static void add_change(odfgx_solution *solution, size_t cell, odfgx_amount to)
{
    size_t at = solution->count++;
    for (; at > 0 && solution->changes[at - 1].cell > cell; at--)
        solution->changes[at] = solution->changes[at - 1];
    solution->changes[at] = (odfgx_change){ cell, to };
}

/* Adds the cell if it changes; false where one that costs something does not,
 * so that fewer cells do as well. */
static bool collect(const odfgx_search *search, odfgx_solution *solution,
                    size_t index, odfgx_amount to)
{
    const odfgx_edit_cell *cell = &search->edits->cells[index];
    if (cell->value == ODFGX_NO_VALUE)
        return true;
    if (to != cell->amount || cell->missing)
        add_change(solution, index, to);
    return to != cell->amount || cell->free;
}

bool odfgx_solution_same_cells(const odfgx_solution *a, const odfgx_solution *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = a->changes[i].cell == b->changes[i].cell;
    return same;
}

bool odfgx_solution_same(const odfgx_solution *a, const odfgx_solution *b)
{
    bool same = odfgx_solution_same_cells(a, b);
    for (size_t i = 0; same && i < a->count; i++)
        same = a->changes[i].to == b->changes[i].to;
    return same;
}

static void record(odfgx_search *search, const odfgx_solution *solution)
{
    odfgx_solutions *out = search->out;
    for (size_t i = 0; i < out->count; i++) {
        if (odfgx_solution_same_cells(&out->items[i], solution)) {
            for (size_t c = 0; c < solution->count; c++)
                out->items[i].determined &=
                    out->items[i].changes[c].to == solution->changes[c].to;
            return;
        }
    }
    if (out->count == ODFGX_SOLUTIONS)
        search->crowded = true;
    else
        out->items[out->count++] = *solution;
}

void odfgx_search_take(odfgx_search *search, const odfgx_tableau *stage)
{
    size_t most = search->shape.rows + search->zeroed_count;
    odfgx_solution solution = {
        .changes =
            odfgx_arena_array(search->arena, most, sizeof *solution.changes),
        .determined = search->zeroed_count == 0,
    };
    bool minimal = true;
    if (solution.changes == NULL) {
        search->failed = true;
        return;
    }
    for (size_t r = 0; minimal && r < search->shape.rows; r++) {
        odfgx_amount to;
        if (stage->solved[r] != ODFGX_NO_CELL &&
            odfgx_search_amount(search, stage, r, &to))
            minimal = collect(search, &solution, stage->solved[r], to);
    }
    for (size_t z = 0; minimal && z < search->zeroed_count; z++)
        minimal = collect(search, &solution, search->zeroed[z], 0);
    if (minimal)
        record(search, &solution);
}
