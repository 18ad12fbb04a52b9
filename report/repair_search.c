#include "report/repair_search.h"

#include "report/amount.h"
#include "report/bits.h"

#include <string.h>

/* The stage of that depth, made now if need be; NULL where there is none. */
static odfgx_tableau *stage_at(odfgx_search *search, size_t depth)
{
    if (depth >= ODFGX_STAGES) {
        search->exhausted = true;
        return NULL;
    }
    if (depth == search->stage_count) {
        if (!odfgx_tableau_new(&search->stages[depth], &search->shape,
                               search->arena)) {
            search->failed = true;
            return NULL;
        }
        search->stage_count++;
    }
    return &search->stages[depth];
}

static bool is_over(const odfgx_search *search)
{
    return search->exhausted || search->failed || search->crowded;
}

static bool is_violated(const odfgx_tableau *stage, size_t row)
{
    return stage->solved[row] == ODFGX_NO_CELL &&
           stage->rows[row]->lacking != 0;
}

/* ---------------------------------------------------------------- search */

static void explore(odfgx_search *search, size_t depth, size_t cost);

/* Solves `row` for the cell and goes on. */
static void try_solving(odfgx_search *search, size_t depth, size_t row,
                        size_t cell, size_t cost)
{
    odfgx_tableau *next = stage_at(search, depth + 1);
    if (next == NULL)
        return;
    if (odfgx_tableau_solve(next, &search->shape, &search->stages[depth], row,
                            cell))
        explore(search, depth + 1, cost);
    else
        search->doubtful = true;
}

/* Lets the cell become 0 and goes on. */
static void try_zero(odfgx_search *search, size_t depth, size_t cell,
                     size_t cost)
{
    odfgx_tableau *next = stage_at(search, depth + 1);
    odfgx_amount change;
    if (next == NULL || search->zeroed_count == ODFGX_STAGES)
        return;
    if (!odfgx_amount_subtract(0, search->edits->cells[cell].amount, &change) ||
        !odfgx_tableau_fix(next, &search->shape, &search->stages[depth], cell,
                           change)) {
        search->doubtful = true;
        return;
    }
    search->zeroed[search->zeroed_count++] = cell;
    explore(search, depth + 1, cost);
    search->zeroed_count--;
}

/* A row that is not solved yet and has the cell; the number of rows for
 * none. */
static size_t open_row_with(const odfgx_search *search,
                            const odfgx_tableau *stage, size_t cell)
{
    size_t found = search->shape.rows;
    for (size_t r = 0; r < search->shape.rows; r++) {
        if (stage->solved[r] != ODFGX_NO_CELL ||
            !odfgx_bits_has(stage->rows[r]->support, cell))
            continue;
        if (stage->rows[r]->lacking != 0)
            return r;
        found = r;
    }
    return found;
}

/* A solved row drives its cell out of bounds: the cell becomes 0, or another
 * of the row changes, too. */
static void mend_bound(odfgx_search *search, size_t depth, size_t cost,
                       size_t row)
{
    odfgx_tableau *stage = &search->stages[depth];
    const odfgx_row *broken = stage->rows[row];
    size_t cell = stage->solved[row];
    if (cost >= search->budget)
        return;
    try_zero(search, depth, cell, cost);
    for (size_t w = 0; w < search->shape.words; w++) {
        for (uint64_t rest = broken->support[w] & stage->allowed[w]; rest != 0;
             rest &= rest - 1) {
            size_t other = w * 64 + odfgx_bits_lowest(rest);
            if (is_over(search))
                return;
            bool same_sign = (broken->coefficients[cell] > 0) ==
                             (broken->coefficients[other] > 0);
            if (search->edits->cells[other].amount > 0)
                try_zero(search, depth, other, cost + 1);
            else if (same_sign)
                continue; /* would have to fall below 0 */
            size_t open = open_row_with(search, stage, other);
            if (open < search->shape.rows)
                try_solving(search, depth, open, other, cost + 1);
            odfgx_bits_remove(stage->allowed, other);
        }
    }
}

/* No edit is violated: the bounds decide. */
static void settle(odfgx_search *search, size_t depth, size_t cost)
{
    const odfgx_tableau *stage = &search->stages[depth];
    for (size_t r = 0; r < search->shape.rows; r++) {
        odfgx_amount to;
        if (stage->solved[r] == ODFGX_NO_CELL)
            continue;
        bool whole = odfgx_search_amount(search, stage, r, &to);
        if (!whole)
            search->doubtful = true; /* vertices alone do not decide this */
        if (!whole || to < 0) {
            mend_bound(search, depth, cost, r);
            return;
        }
    }
    odfgx_search_take(search, stage);
}

/* How many of the row's cells may be chosen. */
static unsigned count_allowed(const odfgx_search *search,
                              const odfgx_tableau *stage, size_t row)
{
    unsigned count = 0;
    for (size_t w = 0; w < search->shape.words; w++)
        count +=
            odfgx_bits_count(stage->rows[row]->support[w] & stage->allowed[w]);
    return count;
}

/* Whether an edit that is violated shares no cell that may be chosen with
 * those counted before; it is counted then. */
static bool stands_apart(odfgx_search *search, const odfgx_tableau *stage,
                         size_t row)
{
    const uint64_t *support = stage->rows[row]->support;
    uint64_t shared = 0;
    for (size_t w = 0; w < search->shape.words; w++)
        shared |= support[w] & stage->allowed[w] & search->counted[w];
    for (size_t w = 0; shared == 0 && w < search->shape.words; w++)
        search->counted[w] |= support[w] & stage->allowed[w];
    return shared == 0;
}

/* At least so many cells must change besides those chosen: edits that are
 * violated and share no cell need one each. They are counted from either end,
 * for which are counted depends on the order. */
static size_t lower_bound(odfgx_search *search, const odfgx_tableau *stage)
{
    size_t rows = search->shape.rows, forth = 0, back = 0;
    size_t size = search->shape.words * sizeof *search->counted;
    memset(search->counted, 0, size);
    for (size_t r = 0; r < rows; r++)
        forth += is_violated(stage, r) && stands_apart(search, stage, r);
    memset(search->counted, 0, size);
    for (size_t r = rows; r-- > 0;)
        back += is_violated(stage, r) && stands_apart(search, stage, r);
    return forth > back ? forth : back;
}

/* Cells of the row that may be chosen. One that must do alone stands in all
 * edits that are violated and in no other. */
static void find_candidates(const odfgx_search *search,
                            const odfgx_tableau *stage, size_t row, bool alone,
                            uint64_t *out)
{
    for (size_t w = 0; w < search->shape.words; w++)
        out[w] = stage->rows[row]->support[w] & stage->allowed[w];
    for (size_t r = 0; alone && r < search->shape.rows; r++) {
        const uint64_t *support = stage->rows[r]->support;
        if (stage->solved[r] != ODFGX_NO_CELL)
            continue;
        for (size_t w = 0; w < search->shape.words; w++)
            out[w] &= stage->rows[r]->lacking != 0 ? support[w] : ~support[w];
    }
}

/* Tries each candidate cell of an edit that is violated. */
static void branch(odfgx_search *search, size_t depth, size_t cost, size_t row)
{
    odfgx_tableau *stage = &search->stages[depth];
    uint64_t candidates[ODFGX_WORDS_MAX];
    bool alone = cost + 1 == search->budget;
    find_candidates(search, stage, row, alone, candidates);
    for (size_t w = 0; w < search->shape.words; w++) {
        for (uint64_t rest = candidates[w]; rest != 0; rest &= rest - 1) {
            size_t cell = w * 64 + odfgx_bits_lowest(rest);
            if (is_over(search))
                return;
            try_solving(search, depth, row, cell, cost + 1);
            odfgx_bits_remove(stage->allowed, cell);
        }
    }
}

static void explore(odfgx_search *search, size_t depth, size_t cost)
{
    const odfgx_tableau *stage = &search->stages[depth];
    size_t best = search->shape.rows;
    unsigned fewest = UINT32_MAX;
    if (search->steps == 0)
        search->exhausted = true;
    if (is_over(search))
        return;
    search->steps--;
    for (size_t r = 0; r < search->shape.rows; r++) {
        unsigned count;
        if (!is_violated(stage, r))
            continue;
        count = count_allowed(search, stage, r);
        if (count < fewest) {
            fewest = count;
            best = r;
        }
    }
    if (best == search->shape.rows)
        settle(search, depth, cost);
    else if (fewest > 0 && cost + lower_bound(search, stage) <= search->budget)
        branch(search, depth, cost, best);
}

static bool is_in_bounds(const odfgx_edit_cell *cell)
{
    return cell->amount >= 0 && cell->amount % cell->grain == 0;
}

/* Cells that stand out of bounds must change, whatever else does: each is
 * solved for, or becomes 0. */
static void force(odfgx_search *search, size_t depth, size_t cost, size_t from)
{
    size_t cell = from;
    while (cell < search->shape.cells &&
           is_in_bounds(&search->edits->cells[cell]))
        cell++;
    if (cell == search->shape.cells) {
        explore(search, depth, cost);
        return;
    }
    odfgx_tableau *next = stage_at(search, depth + 1);
    const odfgx_tableau *stage = &search->stages[depth];
    odfgx_amount amount = search->edits->cells[cell].amount;
    size_t row = open_row_with(search, stage, cell);
    if (cost >= search->budget || next == NULL)
        return;
    if (row < search->shape.rows &&
        odfgx_tableau_solve(next, &search->shape, stage, row, cell))
        force(search, depth + 1, cost + 1, cell + 1);
    if (amount == INT64_MIN ||
        !odfgx_tableau_fix(next, &search->shape, stage, cell, -amount)) {
        search->doubtful = true;
        return;
    }
    search->zeroed[search->zeroed_count++] = cell;
    force(search, depth + 1, cost + 1, cell + 1);
    search->zeroed_count--;
}

/* Cells that may change at no cost are chosen from the beginning; one that no
 * equation is left for costs as much as any. Returns the depth reached. */
static size_t choose_free(odfgx_search *search, odfgx_edit_cell *cells)
{
    size_t depth = 0;
    for (size_t c = 0; c < search->shape.cells; c++) {
        if (!cells[c].free)
            continue;
        size_t row = open_row_with(search, &search->stages[depth], c);
        odfgx_tableau *next = stage_at(search, depth + 1);
        if (row < search->shape.rows && next != NULL &&
            odfgx_tableau_solve(next, &search->shape, &search->stages[depth],
                                row, c))
            depth++;
        else
            cells[c].free = false;
    }
    return depth;
}

/* The cell that mends most of the violated edits, less those it breaks, and a
 * row to solve for it. */
static bool find_greedy(const odfgx_search *search, const odfgx_tableau *stage,
                        size_t *row, size_t *cell)
{
    size_t best = 0;
    for (size_t c = 0; c < search->shape.cells; c++) {
        size_t violated = 0, broken = 0, any = 0;
        for (size_t r = 0; r < search->shape.rows; r++) {
            if (stage->solved[r] != ODFGX_NO_CELL ||
                !odfgx_bits_has(stage->rows[r]->support, c))
                continue;
            bool wrong = stage->rows[r]->lacking != 0;
            violated += wrong;
            broken += !wrong;
            any = wrong ? r : any;
        }
        size_t gain = 4 * violated + 1 - (broken < 3 ? broken : 3);
        if (violated == 0 || gain <= best || !odfgx_bits_has(stage->allowed, c))
            continue;
        best = gain;
        *row = any;
        *cell = c;
    }
    return best > 0;
}

/* Something that satisfies all edits, though perhaps not the least. */
static void find_any(odfgx_search *search, size_t depth)
{
    size_t row = 0, cell = 0;
    while (find_greedy(search, &search->stages[depth], &row, &cell)) {
        odfgx_tableau *next = stage_at(search, depth + 1);
        if (next == NULL ||
            !odfgx_tableau_solve(next, &search->shape, &search->stages[depth],
                                 row, cell))
            return;
        depth++;
    }
    for (size_t c = 0; c < search->shape.cells; c++) {
        if (odfgx_bits_has(search->stages[depth].allowed, c) &&
            !is_in_bounds(&search->edits->cells[c]))
            return;
    }
    for (size_t r = 0; r < search->shape.rows; r++) {
        const odfgx_tableau *stage = &search->stages[depth];
        odfgx_amount to;
        if (stage->solved[r] != ODFGX_NO_CELL &&
            (!odfgx_search_amount(search, stage, r, &to) || to < 0))
            return;
    }
    odfgx_search_take(search, &search->stages[depth]);
}

/* Searches with a greater and greater budget. */
static void deepen(odfgx_search *search, size_t depth, size_t least,
                   size_t most)
{
    odfgx_solutions *out = search->out;
    uint64_t allowed[ODFGX_WORDS_MAX];
    odfgx_tableau *root = &search->stages[depth];
    size_t size = search->shape.words * sizeof *allowed;
    memcpy(allowed, root->allowed, size);
    out->floor = least;
    while (out->floor <= most && out->count == 0 && !is_over(search)) {
        search->budget = out->floor;
        memcpy(root->allowed, allowed, size);
        force(search, depth, 0, 0);
        if (out->count == 0 && !is_over(search))
            out->floor++;
    }
    memcpy(root->allowed, allowed, size);
}

odfgx_status odfgx_edits_search(odfgx_solutions *out, const odfgx_edits *edits,
                                size_t least, size_t most, size_t steps,
                                odfgx_arena *arena, odfgx_error *err)
{
    odfgx_search *search = odfgx_arena_get(arena, sizeof *search);
    size_t words = odfgx_bits_words(edits->cell_count), depth;
    memset(out, 0, sizeof *out);
    if (search == NULL)
        return odfgx_fail_memory(err);
    if (words > ODFGX_WORDS_MAX)
        return ODFGX_OK;
    search->edits = edits;
    search->shape =
        (odfgx_tableau_shape){ edits->edit_count, edits->cell_count, words };
    search->arena = arena;
    search->steps = steps;
    search->out = out;
    if (stage_at(search, 0) == NULL)
        return odfgx_fail_memory(err);
    odfgx_tableau_begin(&search->stages[0], &search->shape, edits);
    depth = choose_free(search, edits->cells);
    deepen(search, depth, least, most);
    out->cost = search->budget;
    out->proven = out->count > 0 && !search->doubtful;
    out->complete = out->proven && !search->exhausted && !search->crowded;
    if (out->count == 0 && !search->failed) {
        search->exhausted = false;
        find_any(search, depth);
        out->cost = 0;
        for (size_t i = 0; out->count > 0 && i < out->items[0].count; i++)
            out->cost += !edits->cells[out->items[0].changes[i].cell].free;
    }
    return search->failed ? odfgx_fail_memory(err) : ODFGX_OK;
}
