#include "report/repair_work.h"

#include <string.h>

enum {
    SHOWN_MOST = 5, /* repairs that are equally good */
    RANK_SLIP = 5   /* of a change that looks like a known mistake */
};

/* -------------------------------------------------------------- evidence */

static bool is_among(const odfgx_change *changes, size_t count, size_t cell)
{
    for (size_t i = 0; i < count; i++) {
        if (changes[i].cell == cell)
            return true;
    }
    return false;
}

static bool is_touched(const odfgx_edit *edit, const odfgx_change *changes,
                       size_t count)
{
    for (size_t t = 0; t < edit->count; t++) {
        if (is_among(changes, count, edit->terms[t].cell))
            return true;
    }
    return false;
}

/* How many edits that were broken, or had a hole, these changes concern. */
static size_t count_touched(const odfgx_edits *edits,
                            const odfgx_change *changes, size_t count)
{
    size_t touched = 0;
    for (size_t e = 0; e < edits->edit_count; e++) {
        const odfgx_edit *edit = &edits->edits[e];
        touched += (edit->lacking != 0 || edit->open) &&
                   is_touched(edit, changes, count);
    }
    return touched;
}

/* The least of them that a single one of the changes concerns. */
static size_t count_least(const odfgx_edits *edits, const odfgx_change *changes,
                          size_t count)
{
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        size_t own = count_touched(edits, &changes[i], 1);
        least = own < least ? own : least;
    }
    return least;
}

/* Whether nothing stands where 0 should, which explains itself. */
static bool is_plain_blank(const odfgx_repairing *work,
                           const odfgx_edits *edits, const odfgx_change *change)
{
    return change->to == 0 && edits->cells[change->cell].missing &&
           odfgx_changes_likeness(edits, work->report, change, 1).strong;
}

/* What the changes look like, and what confirms those that do not explain
 * themselves. */
static odfgx_status assess(odfgx_repairing *work, const odfgx_edits *edits,
                           odfgx_proposal *made)
{
    odfgx_change *changes =
        odfgx_arena_array(&work->scratch, made->count, sizeof *changes);
    size_t count = 0;
    if (changes == NULL)
        return odfgx_fail_memory(work->err);
    for (size_t i = 0; i < made->count; i++) {
        if (!is_plain_blank(work, edits, &made->changes[i]))
            changes[count++] = made->changes[i];
        made->totals += odfgx_cell_is_total(edits, made->changes[i].cell);
    }
    made->doubted = count;
    if (count == 0 && made->count > 0)
        changes[count++] = made->changes[0];
    made->likeness =
        odfgx_changes_likeness(edits, work->report, changes, count);
    made->touched = count_touched(edits, changes, count);
    made->least = count_least(edits, changes, count);
    if (made->cause != NULL)
        made->likeness = (odfgx_likeness){ made->weak ? 4 : 11, false, NULL };
    return ODFGX_OK;
}

/* Whether the values are no accident: each cell is wrong by two edits at least,
 * and more edits agree than were needed to work the values out; or they look
 * like a mistake that hardly comes about by chance.
 *
 * A cell that is wrong by a single edit may be right, and others wrong that
 * balance each other. So may a total and its part be, where another part is
 * wrong and its total has followed, unless each looks like a slip. */
static bool is_confirmed(const odfgx_proposal *made)
{
    if (made->cause != NULL)
        return !made->weak;
    return made->likeness.strong ||
           (made->least > 1 && made->touched > made->doubted &&
            (made->doubted == 1 || made->totals == 0 ||
             made->likeness.rank >= RANK_SLIP));
}

/* The better one of two that are equally small. */
static bool is_better(const odfgx_proposal *a, const odfgx_proposal *b)
{
    if (a->likeness.rank != b->likeness.rank)
        return a->likeness.rank > b->likeness.rank;
    if (a->touched != b->touched)
        return a->touched > b->touched;
    return a->totals > b->totals;
}

/* ----------------------------------------------------------------- parts */

/* A solution falls into parts that share no edit. */
typedef struct solution_parts {
    size_t *part; /* by change */
    size_t count;
} solution_parts;

static bool share_edit(const odfgx_edits *edits, size_t a, size_t b)
{
    for (size_t i = edits->first[a]; i < edits->first[a + 1]; i++) {
        for (size_t j = edits->first[b]; j < edits->first[b + 1]; j++) {
            if (edits->uses[i].edit == edits->uses[j].edit)
                return true;
        }
    }
    return false;
}

static void rename_part(solution_parts *parts, size_t changes, size_t from,
                        size_t to)
{
    for (size_t i = 0; i < changes; i++) {
        if (parts->part[i] == from)
            parts->part[i] = to;
    }
}

static bool find_parts(solution_parts *out, const odfgx_edits *edits,
                       const odfgx_solution *solution, odfgx_arena *arena)
{
    out->part = odfgx_arena_array(arena, solution->count, sizeof *out->part);
    out->count = solution->count;
    for (size_t i = 0; out->part != NULL && i < solution->count; i++) {
        out->part[i] = i;
        for (size_t j = 0; j < i; j++) {
            if (solution->cause != NULL ||
                share_edit(edits, solution->changes[i].cell,
                           solution->changes[j].cell))
                rename_part(out, i + 1, out->part[j], i);
        }
    }
    return out->part != NULL;
}

/* A solution that is the only one, part by part. If one part of it may be an
 * accident, so may the others: nothing is claimed then. */
static odfgx_status propose_only(odfgx_repairing *work,
                                 const odfgx_edits *edits,
                                 const odfgx_solutions *solutions)
{
    const odfgx_solution *only = &solutions->items[0];
    odfgx_change *changes =
        odfgx_arena_array(&work->scratch, only->count, sizeof *changes);
    odfgx_proposal *list =
        odfgx_arena_array(&work->scratch, only->count, sizeof *list);
    size_t count = 0;
    bool claimed = solutions->proven && solutions->complete && only->determined;
    solution_parts parts;
    if (changes == NULL || list == NULL ||
        !find_parts(&parts, edits, only, &work->scratch))
        return odfgx_fail_memory(work->err);
    for (size_t p = 0; p < parts.count; p++) {
        odfgx_proposal made = {
            .changes = changes,
            .determined = only->determined,
            .proven = solutions->proven,
            .alternatives = 1,
            .cause = only->cause,
            .weak = only->weak,
        };
        for (size_t i = 0; i < only->count; i++) {
            if (parts.part[i] == p)
                changes[made.count++] = only->changes[i];
        }
        if (made.count == 0)
            continue;
        changes += made.count;
        if (assess(work, edits, &made) != ODFGX_OK)
            return ODFGX_MEMORY;
        claimed &= is_confirmed(&made);
        list[count++] = made;
    }
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < count && status == ODFGX_OK; i++) {
        list[i].unique = claimed;
        status = odfgx_repairing_tell(work, edits, &list[i]);
    }
    return status;
}

static void insert(odfgx_proposal *list, size_t count,
                   const odfgx_proposal *made)
{
    size_t at = count;
    for (; at > 0 && is_better(made, &list[at - 1]); at--)
        list[at] = list[at - 1];
    list[at] = *made;
}

/* Solutions of which any may be right, the best first. */
static odfgx_status propose_any(odfgx_repairing *work, const odfgx_edits *edits,
                                const odfgx_solutions *solutions)
{
    odfgx_proposal list[ODFGX_SOLUTIONS];
    odfgx_status status = ODFGX_OK;
    for (size_t s = 0; s < solutions->count; s++) {
        const odfgx_solution *solution = &solutions->items[s];
        odfgx_proposal made = {
            .changes = solution->changes,
            .count = solution->count,
            .determined = solution->determined,
            .proven = solutions->proven,
            .alternatives = solutions->count,
            .many = solutions->proven && !solutions->complete,
            .cause = solution->cause,
            .weak = solution->weak,
        };
        if (assess(work, edits, &made) != ODFGX_OK)
            return ODFGX_MEMORY;
        insert(list, s, &made);
    }
    for (size_t i = 0;
         i < solutions->count && i < SHOWN_MOST && status == ODFGX_OK; i++)
        status = odfgx_repairing_tell(work, edits, &list[i]);
    return status;
}

odfgx_status odfgx_repairing_propose(odfgx_repairing *work,
                                     const odfgx_edits *edits,
                                     const odfgx_solutions *solutions)
{
    const odfgx_proposal nothing = { .alternatives = 0 };
    if (solutions->count == 0)
        return odfgx_repairing_tell(work, edits, &nothing);
    return solutions->count == 1 ? propose_only(work, edits, solutions)
                                 : propose_any(work, edits, solutions);
}

odfgx_status odfgx_repairing_missing(odfgx_repairing *work,
                                     const odfgx_edits *edits,
                                     const odfgx_solutions *solutions)
{
    odfgx_status status = ODFGX_OK;
    for (size_t c = 0; c < edits->cell_count && status == ODFGX_OK; c++) {
        const odfgx_edit_cell *cell = &edits->cells[c];
        odfgx_change change = { c, cell->amount };
        bool touched = false;
        if (!cell->missing)
            continue;
        for (size_t s = 0; s < solutions->count; s++)
            touched |= is_among(solutions->items[s].changes,
                                solutions->items[s].count, c);
        if (touched)
            continue;
        odfgx_proposal made = { .changes = &change,
                                .count = 1,
                                .determined = true,
                                .proven = true,
                                .alternatives = 1 };
        if (assess(work, edits, &made) != ODFGX_OK)
            return ODFGX_MEMORY;
        made.unique = is_confirmed(&made);
        if (cell->amount == 0 && made.unique)
            work->zeros[cell->value] = true;
        else
            status = odfgx_repairing_tell(work, edits, &made);
    }
    return status;
}
