#include "report/repair.h"

#include "report/amount.h"

#include <string.h>

/* The edits of a whole form while they are being sorted into groups: cells
 * are numbered as the form's values, slacks come behind these. */
typedef struct gathering {
    const odfgx_form *form;
    const odfgx_report *report;
    odfgx_edit_cell *cells;
    bool *known; /* by cell: a value stands there or was worked out */
    odfgx_edit *edits;
    size_t cell_count, edit_count;
    size_t *parent; /* by cell: another one of its group, or itself */
} gathering;

static void gather_cells(gathering *all)
{
    for (size_t i = 0; i < all->form->value_count; i++) {
        const odfgx_figure *figure = &all->report->figures[i];
        odfgx_edit_cell *cell = &all->cells[i];
        cell->value = i;
        cell->grain = 1;
        for (unsigned d = all->form->values[i].unit->decimals; d < 6; d++)
            cell->grain *= 10;
        cell->missing = figure->state == ODFGX_FIGURE_BLANK ||
                        figure->state == ODFGX_FIGURE_BAD;
        all->known[i] = figure->state == ODFGX_FIGURE_VALUE;
        if (all->known[i])
            cell->amount = figure->amount;
    }
    all->cell_count = all->form->value_count;
}

static void add_term(odfgx_edit *edit, size_t cell, int coefficient)
{
    for (size_t t = 0; t < edit->count; t++) {
        if (edit->terms[t].cell != cell)
            continue;
        edit->terms[t].coefficient += coefficient;
        if (edit->terms[t].coefficient == 0)
            edit->terms[t] = edit->terms[--edit->count];
        return;
    }
    edit->terms[edit->count++] = (odfgx_edit_term){ cell, coefficient };
}

/* left >= right becomes left - right - slack = 0. */
static bool gather_edit(gathering *all, const odfgx_equation *equation,
                        odfgx_arena *arena)
{
    odfgx_edit *edit = &all->edits[all->edit_count++];
    edit->equation = equation;
    edit->terms = odfgx_arena_array(
        arena, equation->left_count + equation->right_count + 1,
        sizeof *edit->terms);
    if (edit->terms == NULL)
        return false;
    for (size_t i = 0; i < equation->left_count; i++)
        add_term(edit, equation->left[i].value, equation->left[i].coefficient);
    for (size_t i = 0; i < equation->right_count; i++)
        add_term(edit, equation->right[i].value,
                 -equation->right[i].coefficient);
    if (equation->relation == ODFGX_EQUAL)
        return true;
    all->known[all->cell_count] = true;
    all->cells[all->cell_count] =
        (odfgx_edit_cell){ .value = ODFGX_NO_VALUE, .grain = 1, .free = true };
    add_term(edit, all->cell_count++, -1);
    return true;
}

/* The sum of the terms that are known, and how many are not. */
static bool sum_known(const gathering *all, const odfgx_edit *edit,
                      odfgx_amount *sum, size_t *unknown)
{
    *sum = 0;
    *unknown = 0;
    for (size_t t = 0; t < edit->count; t++) {
        size_t cell = edit->terms[t].cell;
        odfgx_amount part;
        if (!all->known[cell])
            ++*unknown;
        else if (!odfgx_amount_multiply(all->cells[cell].amount,
                                        edit->terms[t].coefficient, &part) ||
                 !odfgx_amount_add(*sum, part, sum))
            return false;
    }
    return true;
}

/* Nothing but zeros adds up to 0 where no term can make up for another. */
static bool is_one_sided(const gathering *all, const odfgx_edit *edit)
{
    int sign = 0;
    for (size_t t = 0; t < edit->count; t++) {
        int own = edit->terms[t].coefficient > 0 ? 1 : -1;
        if (all->known[edit->terms[t].cell])
            continue;
        if (!all->cells[edit->terms[t].cell].missing ||
            (sign != 0 && own != sign))
            return false;
        sign = own;
    }
    return true;
}

static bool work_out(gathering *all, const odfgx_edit *edit)
{
    odfgx_amount sum;
    size_t unknown;
    bool changed = false;
    if (edit->equation->relation != ODFGX_EQUAL ||
        !sum_known(all, edit, &sum, &unknown) || unknown == 0 ||
        (unknown > 1 && sum != 0) || !is_one_sided(all, edit))
        return false;
    for (size_t t = 0; t < edit->count; t++) {
        odfgx_edit_cell *cell = &all->cells[edit->terms[t].cell];
        int coefficient = edit->terms[t].coefficient;
        if (all->known[edit->terms[t].cell] || sum == INT64_MIN ||
            sum % coefficient != 0)
            continue;
        odfgx_amount amount = -sum / coefficient;
        if (amount < 0 || amount % cell->grain != 0)
            continue;
        cell->amount = amount;
        cell->free = amount != 0;
        all->known[edit->terms[t].cell] = changed = true;
    }
    return changed;
}

static void work_out_missing(gathering *all)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t e = 0; e < all->edit_count; e++)
            changed |= work_out(all, &all->edits[e]);
    }
}

/* Leaves out what can't be evaluated. */
static void evaluate(gathering *all)
{
    size_t kept = 0;
    for (size_t e = 0; e < all->edit_count; e++) {
        odfgx_edit edit = all->edits[e];
        odfgx_amount sum;
        size_t unknown;
        if (!sum_known(all, &edit, &sum, &unknown) || unknown > 0 ||
            sum == INT64_MIN)
            continue;
        odfgx_edit_cell *slack = &all->cells[edit.terms[edit.count - 1].cell];
        if (edit.equation->relation != ODFGX_EQUAL && sum >= 0) {
            slack->amount = sum;
            sum = 0;
        }
        edit.lacking = -sum;
        for (size_t t = 0; t < edit.count; t++)
            edit.open |= all->cells[edit.terms[t].cell].missing;
        all->edits[kept++] = edit;
    }
    all->edit_count = kept;
}

static size_t group_of(gathering *all, size_t cell)
{
    while (all->parent[cell] != cell) {
        all->parent[cell] = all->parent[all->parent[cell]];
        cell = all->parent[cell];
    }
    return cell;
}

static void connect(gathering *all)
{
    for (size_t c = 0; c < all->cell_count; c++)
        all->parent[c] = c;
    for (size_t e = 0; e < all->edit_count; e++) {
        const odfgx_edit *edit = &all->edits[e];
        for (size_t t = 1; t < edit->count; t++)
            all->parent[group_of(all, edit->terms[t].cell)] =
                group_of(all, edit->terms[0].cell);
    }
}

static bool is_wrong(const odfgx_edit_cell *cell)
{
    return cell->missing || cell->amount < 0 || cell->amount % cell->grain != 0;
}

/* By the cell that stands for its group: whether the group needs a repair. */
static bool *find_wrong(gathering *all, odfgx_arena *arena)
{
    bool *wrong = odfgx_arena_array(arena, all->cell_count, sizeof *wrong);
    for (size_t e = 0; wrong != NULL && e < all->edit_count; e++) {
        const odfgx_edit *edit = &all->edits[e];
        bool *own =
            edit->count > 0 ? &wrong[group_of(all, edit->terms[0].cell)] : NULL;
        for (size_t t = 0; t < edit->count; t++)
            *own |= edit->lacking != 0 ||
                    is_wrong(&all->cells[edit->terms[t].cell]);
    }
    return wrong;
}

static bool index_uses(odfgx_edits *edits, odfgx_arena *arena)
{
    size_t total = 0;
    for (size_t e = 0; e < edits->edit_count; e++)
        total += edits->edits[e].count;
    edits->first =
        odfgx_arena_array(arena, edits->cell_count + 1, sizeof(size_t));
    edits->uses = odfgx_arena_array(arena, total, sizeof *edits->uses);
    if (edits->first == NULL || edits->uses == NULL)
        return false;
    size_t *first = edits->first;
    for (size_t e = 0; e < edits->edit_count; e++) {
        for (size_t t = 0; t < edits->edits[e].count; t++)
            first[edits->edits[e].terms[t].cell + 1]++;
    }
    for (size_t c = 0; c < edits->cell_count; c++)
        first[c + 1] += first[c];
    /* Filled from behind, each first[c] ends where c's uses begin. */
    for (size_t e = 0; e < edits->edit_count; e++) {
        for (size_t t = 0; t < edits->edits[e].count; t++) {
            const odfgx_edit_term *term = &edits->edits[e].terms[t];
            edits->uses[--first[term->cell + 1]] =
                (odfgx_edit_use){ e, term->coefficient };
        }
    }
    for (size_t c = 0; c < edits->cell_count; c++)
        first[c] = first[c + 1];
    first[edits->cell_count] = total;
    return true;
}

/* The group that `root` stands for, with cells numbered anew. */
static bool make_group(odfgx_edits *out, gathering *all, size_t root,
                       odfgx_arena *arena)
{
    size_t *number = odfgx_arena_array(arena, all->cell_count, sizeof *number);
    out->form = all->form;
    out->cells = odfgx_arena_array(arena, all->cell_count, sizeof *out->cells);
    out->edits = odfgx_arena_array(arena, all->edit_count, sizeof *out->edits);
    if (number == NULL || out->cells == NULL || out->edits == NULL)
        return false;
    for (size_t c = 0; c < all->cell_count; c++) {
        number[c] = out->cell_count;
        if (group_of(all, c) == root)
            out->cells[out->cell_count++] = all->cells[c];
    }
    for (size_t e = 0; e < all->edit_count; e++) {
        const odfgx_edit *edit = &all->edits[e];
        if (edit->count == 0 || group_of(all, edit->terms[0].cell) != root)
            continue;
        for (size_t t = 0; t < edit->count; t++)
            edit->terms[t].cell = number[edit->terms[t].cell];
        /* The terms are the group's now; the first cell told whose. */
        out->edits[out->edit_count++] = *edit;
        all->edits[e].count = 0;
    }
    return index_uses(out, arena);
}

static odfgx_status split(odfgx_edit_groups *out, gathering *all,
                          odfgx_arena *arena, odfgx_error *err)
{
    bool *wrong = find_wrong(all, arena);
    if (wrong == NULL)
        return odfgx_fail_memory(err);
    size_t count = 0;
    for (size_t c = 0; c < all->cell_count; c++)
        count += wrong[c];
    out->items = odfgx_arena_array(arena, count, sizeof *out->items);
    if (out->items == NULL)
        return odfgx_fail_memory(err);
    for (size_t c = 0; c < all->cell_count; c++) {
        if (wrong[c] && !make_group(&out->items[out->count++], all, c, arena))
            return odfgx_fail_memory(err);
    }
    return ODFGX_OK;
}

odfgx_status odfgx_edits_make(odfgx_edit_groups *out,
                              const odfgx_report *report, odfgx_arena *arena,
                              odfgx_error *err)
{
    const odfgx_form *form = report->form;
    size_t most = form->value_count + form->equation_count;
    gathering all = {
        .form = form,
        .report = report,
        .cells = odfgx_arena_array(arena, most, sizeof *all.cells),
        .known = odfgx_arena_array(arena, most, sizeof *all.known),
        .parent = odfgx_arena_array(arena, most, sizeof *all.parent),
        .edits =
            odfgx_arena_array(arena, form->equation_count, sizeof *all.edits),
    };
    *out = (odfgx_edit_groups){ 0 };
    if (all.cells == NULL || all.known == NULL || all.parent == NULL ||
        all.edits == NULL)
        return odfgx_fail_memory(err);
    gather_cells(&all);
    for (size_t e = 0; e < form->equation_count; e++) {
        const odfgx_rule *rule = form->equations[e].rule;
        if (rule->info.level == ODFGX_ERROR &&
            odfgx_rule_concerns(rule, report->agency, NULL) &&
            !gather_edit(&all, &form->equations[e], arena))
            return odfgx_fail_memory(err);
    }
    work_out_missing(&all);
    evaluate(&all);
    connect(&all);
    return split(out, &all, arena, err);
}
