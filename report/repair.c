#include "report/repair.h"

#include "report/amount.h"
#include "report/grow.h"

#include <stdio.h>
#include <string.h>

enum {
    STEPS = 12000,   /* nodes of the search, where the caller names none */
    CELLS_PLAIN = 3, /* so few cells are likelier than one mistake with many */
    CELLS_MOST = 6,
    SHOWN_MOST = 5 /* repairs that are equally good */
};

/* A report for which repairs are looked for. */
typedef struct repairing {
    odfgx_findings *findings;
    const odfgx_report *report;
    size_t first; /* its first finding */
    size_t file;
    odfgx_arena scratch;
    bool *zeros; /* by value: missing, and 0 by all equations */
    size_t steps;
    odfgx_error *err;
} repairing;

/* Changes that hang together, and what is known of them. */
typedef struct proposal {
    const odfgx_change *changes;
    size_t count;
    bool determined, unique, proven;
    size_t alternatives;
    bool many;         /* there are more alternatives than were counted */
    const char *cause; /* a sentence, or NULL */
    bool weak;         /* a cause that nothing confirms */
    odfgx_likeness likeness;
    size_t totals;         /* how many of the cells are totals */
    size_t touched, least; /* edits that all cells mend; at least one alone */
} proposal;

/* -------------------------------------------------------------- settling */

static const odfgx_change *change_of(const odfgx_edits *edits,
                                     const proposal *made, size_t value)
{
    for (size_t i = 0; i < made->count; i++) {
        if (edits->cells[made->changes[i].cell].value == value)
            return &made->changes[i];
    }
    return NULL;
}

static bool add_side(const repairing *work, const odfgx_edits *edits,
                     const proposal *made, const odfgx_term *terms,
                     size_t count, int sign, odfgx_amount *sum)
{
    for (size_t i = 0; i < count; i++) {
        const odfgx_change *change = change_of(edits, made, terms[i].value);
        odfgx_amount value, product;
        if (change != NULL)
            value = change->to;
        else if (!odfgx_report_value(work->report, terms[i].value, &value))
            return false;
        if (!odfgx_amount_multiply(value, sign * terms[i].coefficient,
                                   &product) ||
            !odfgx_amount_add(*sum, product, sum))
            return false;
    }
    return true;
}

/* The equation that a finding is about: ids are shared with the form. */
static const odfgx_equation *equation_of(const odfgx_form *form,
                                         const odfgx_finding *finding)
{
    for (size_t e = 0; finding->equation && e < form->equation_count; e++) {
        const odfgx_equation *equation = &form->equations[e];
        size_t count = equation->left_count + equation->right_count;
        if (equation->rule->info.id == finding->id &&
            count == finding->cell_count && equation->left_count > 0 &&
            form->values[equation->left[0].value].info.id ==
                finding->cells[0].value &&
            strcmp(finding->key + strlen(finding->id) + 1, equation->subject) ==
                0)
            return equation;
    }
    return NULL;
}

static bool holds_then(const repairing *work, const odfgx_edits *edits,
                       const proposal *made, const odfgx_equation *equation)
{
    odfgx_amount sum = 0;
    return add_side(work, edits, made, equation->left, equation->left_count, 1,
                    &sum) &&
           add_side(work, edits, made, equation->right, equation->right_count,
                    -1, &sum) &&
           (equation->relation == ODFGX_EQUAL ? sum == 0 : sum >= 0);
}

/* Whether the finding is about these cells and no longer true with them
 * changed: an equation that holds then, numbers that all are others. */
static bool settles(const repairing *work, const odfgx_edits *edits,
                    const proposal *made, const odfgx_finding *finding)
{
    const odfgx_form *form = work->findings->form;
    const odfgx_equation *equation = equation_of(form, finding);
    size_t changed = 0;
    for (size_t i = 0; i < finding->cell_count; i++) {
        for (size_t c = 0; c < made->count; c++) {
            size_t value = edits->cells[made->changes[c].cell].value;
            changed += form->values[value].info.id == finding->cells[i].value;
        }
    }
    if (changed == 0 || !made->determined)
        return false;
    if (equation != NULL)
        return holds_then(work, edits, made, equation);
    return finding->level == ODFGX_ERROR && !finding->equation &&
           changed == finding->cell_count;
}

static odfgx_status list_settled(const repairing *work,
                                 const odfgx_edits *edits, const proposal *made,
                                 odfgx_repair *out)
{
    odfgx_findings *findings = work->findings;
    size_t most = findings->count - work->first;
    const char **keys = odfgx_arena_array(&findings->arena, most, sizeof *keys);
    if (keys == NULL)
        return odfgx_fail_memory(work->err);
    for (size_t i = work->first; i < findings->count; i++) {
        if (settles(work, edits, made, &findings->items[i]))
            keys[out->settle_count++] = findings->items[i].key;
    }
    out->settles = keys;
    return ODFGX_OK;
}

/* --------------------------------------------------------------- telling */

static void add_sentence(odfgx_buffer *out, const char *sentence)
{
    if (sentence == NULL)
        return;
    /* Chinese sentences follow each other without a blank. */
    if (out->length > 0 && (unsigned char)out->data[out->length - 1] < 0x80)
        odfgx_buffer_add_char(out, ' ');
    odfgx_buffer_add_text(out, sentence);
}

static void add_standing(odfgx_buffer *out, const proposal *made)
{
    char line[512] = "";
    if (made->count == 0)
        add_sentence(out, _("No repair was found: too many figures are "
                            "wrong."));
    else if (!made->proven)
        add_sentence(out, _("The search was cut short: a smaller repair may "
                            "exist."));
    else if (made->many)
        add_sentence(out, _("More repairs than are shown are equally good; "
                            "the figures alone do not tell which is right."));
    else if (made->alternatives > 1) {
        (void)snprintf(line, sizeof line,
                       _("%zu repairs are equally good; the figures alone do "
                         "not tell which is right."),
                       made->alternatives);
        add_sentence(out, line);
    } else if (!made->unique)
        add_sentence(out, _("The figures do not confirm it: look at the "
                            "sources."));
    else if (made->cause == NULL && made->touched > 0)
        add_sentence(out, made->count == 1
                              ? _("No other single cell makes all equations "
                                  "hold.")
                              : _("No other change of so few cells makes all "
                                  "equations hold."));
    if (made->count > 0 && !made->determined)
        add_sentence(out, _("The equations do not determine the values."));
}

static const char *tell_why(const repairing *work, const proposal *made)
{
    odfgx_buffer why = { 0 };
    add_sentence(&why, made->cause);
    if (made->likeness.sentence != NULL)
        add_sentence(&why, _(made->likeness.sentence));
    add_standing(&why, made);
    odfgx_buffer_add_text(&why, "");
    const char *text = why.failed ? NULL
                                  : odfgx_arena_copy(&work->findings->arena,
                                                     why.data, why.length);
    odfgx_buffer_clear(&why);
    return text;
}

static const char *keep(repairing *work, const char *text, bool *complete)
{
    if (text == NULL)
        return NULL;
    const char *copy =
        odfgx_arena_copy(&work->findings->arena, text, strlen(text));
    *complete &= copy != NULL;
    return copy;
}

static bool make_cells(repairing *work, const odfgx_edits *edits,
                       const proposal *made, odfgx_repair *out)
{
    odfgx_repair_cell *cells =
        odfgx_arena_array(&work->findings->arena, made->count, sizeof *cells);
    bool complete = cells != NULL;
    for (size_t i = 0; complete && i < made->count; i++) {
        const odfgx_edit_cell *cell = &edits->cells[made->changes[i].cell];
        const odfgx_figure *figure = &work->report->figures[cell->value];
        const odfgx_origin *origin = &figure->origin;
        const odfgx_value_info *info =
            &work->findings->form->values[cell->value].info;
        cells[i] = (odfgx_repair_cell){
            .value = info->id,
            .label = info->label,
            .file = keep(work, origin->file, &complete),
            .place = keep(work, origin->place, &complete),
            .cell = keep(work, origin->cell, &complete),
            .text =
                keep(work, origin->text != NULL ? origin->text : "", &complete),
            .known = figure->state == ODFGX_FIGURE_VALUE,
            .determined = made->determined,
            .from = cell->amount,
            .to = made->changes[i].to,
        };
    }
    out->cells = cells;
    out->cell_count = made->count;
    return complete;
}

static odfgx_status propose(repairing *work, const odfgx_edits *edits,
                            const proposal *made)
{
    odfgx_findings *findings = work->findings;
    odfgx_repair repair = {
        .file = findings->files[work->file].file,
        .report = work->file,
        .unique = made->unique,
        .proven = made->proven,
        .alternatives = made->alternatives,
        .why = tell_why(work, made),
    };
    if (repair.why == NULL || !make_cells(work, edits, made, &repair) ||
        !odfgx_grow(&findings->repairs, findings->repair_count,
                    &findings->repair_capacity, sizeof *findings->repairs))
        return odfgx_fail_memory(work->err);
    odfgx_status status = list_settled(work, edits, made, &repair);
    if (status == ODFGX_OK)
        findings->repairs[findings->repair_count++] = repair;
    return status;
}

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

static void assess(const repairing *work, const odfgx_edits *edits,
                   proposal *made)
{
    made->likeness =
        odfgx_changes_likeness(edits, work->report, made->changes, made->count);
    made->touched = count_touched(edits, made->changes, made->count);
    made->least = count_least(edits, made->changes, made->count);
    for (size_t i = 0; i < made->count; i++)
        made->totals += odfgx_cell_is_total(edits, made->changes[i].cell);
    if (made->cause != NULL)
        made->likeness = (odfgx_likeness){ made->weak ? 4 : 11, false, NULL };
}

/* Whether the values are no accident: each cell is wrong by two edits at least,
 * and more edits agree than were needed to work the values out; or they look
 * like a mistake that hardly comes about by chance. A cell that is wrong by a
 * single edit may be right, and others wrong that balance each other. */
static bool is_confirmed(const proposal *made)
{
    if (made->cause != NULL)
        return !made->weak;
    return made->likeness.strong ||
           (made->least > 1 && made->touched > made->count);
}

/* The better one of two that are equally small. */
static bool is_better(const proposal *a, const proposal *b)
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

static bool has_change(const odfgx_solution *solution,
                       const odfgx_change *change)
{
    for (size_t i = 0; i < solution->count; i++) {
        if (solution->changes[i].cell == change->cell)
            return solution->changes[i].to == change->to;
    }
    return false;
}

/* Whether all solutions make these changes and determine their values. */
static bool is_common(const odfgx_solutions *solutions,
                      const odfgx_change *changes, size_t count)
{
    bool common = solutions->complete;
    for (size_t s = 0; common && s < solutions->count; s++) {
        common = solutions->items[s].determined;
        for (size_t i = 0; common && i < count; i++)
            common = has_change(&solutions->items[s], &changes[i]);
    }
    return common;
}

/* Proposes what is common to all solutions, part by part; what is left of the
 * first is marked in `rest`. */
static odfgx_status propose_common(repairing *work, const odfgx_edits *edits,
                                   const odfgx_solutions *solutions,
                                   odfgx_change *common, size_t *common_count)
{
    const odfgx_solution *first = &solutions->items[0];
    solution_parts parts;
    odfgx_status status = ODFGX_OK;
    if (!find_parts(&parts, edits, first, &work->scratch))
        return odfgx_fail_memory(work->err);
    for (size_t p = 0; p < parts.count && status == ODFGX_OK; p++) {
        odfgx_change *changes = common + *common_count;
        proposal made = { .changes = changes, .proven = solutions->proven };
        for (size_t i = 0; i < first->count; i++) {
            if (parts.part[i] == p)
                changes[made.count++] = first->changes[i];
        }
        if (made.count == 0 || !is_common(solutions, changes, made.count))
            continue;
        *common_count += made.count;
        made.determined = true;
        made.alternatives = 1;
        made.cause = first->cause;
        made.weak = first->weak;
        assess(work, edits, &made);
        made.unique = made.proven && is_confirmed(&made);
        status = propose(work, edits, &made);
    }
    return status;
}

static void insert(proposal *list, size_t count, const proposal *made)
{
    size_t at = count;
    for (; at > 0 && is_better(made, &list[at - 1]); at--)
        list[at] = list[at - 1];
    list[at] = *made;
}

/* Proposes what the solutions have each for themselves, the best first. */
static odfgx_status propose_others(repairing *work, const odfgx_edits *edits,
                                   const odfgx_solutions *solutions,
                                   const odfgx_change *common,
                                   size_t common_count)
{
    proposal list[ODFGX_SOLUTIONS];
    size_t count = 0;
    odfgx_status status = ODFGX_OK;
    for (size_t s = 0; s < solutions->count; s++) {
        const odfgx_solution *solution = &solutions->items[s];
        odfgx_change *changes =
            odfgx_arena_array(&work->scratch, solution->count, sizeof *changes);
        proposal made = {
            .changes = changes,
            .determined = solution->determined,
            .proven = solutions->proven,
            .alternatives = solutions->count,
            .many = solutions->proven && !solutions->complete,
            .cause = solution->cause,
            .weak = solution->weak,
        };
        if (changes == NULL)
            return odfgx_fail_memory(work->err);
        for (size_t i = 0; i < solution->count; i++) {
            if (!is_among(common, common_count, solution->changes[i].cell))
                changes[made.count++] = solution->changes[i];
        }
        if (made.count == 0)
            continue;
        assess(work, edits, &made);
        insert(list, count++, &made);
    }
    for (size_t i = 0; i < count && i < SHOWN_MOST && status == ODFGX_OK; i++)
        status = propose(work, edits, &list[i]);
    return status;
}

/* Cells that are missing, and that no solution gives another value than the
 * one worked out. */
static odfgx_status propose_missing(repairing *work, const odfgx_edits *edits,
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
        proposal made = { .changes = &change,
                          .count = 1,
                          .determined = true,
                          .proven = true,
                          .alternatives = 1 };
        assess(work, edits, &made);
        made.unique = is_confirmed(&made);
        if (cell->amount == 0 && made.unique)
            work->zeros[cell->value] = true;
        else
            status = propose(work, edits, &made);
    }
    return status;
}

/* ---------------------------------------------------------------- groups */

static bool is_known(const odfgx_solutions *known, const odfgx_solution *found)
{
    for (size_t i = 0; i < known->count; i++) {
        if (odfgx_solution_same(&known->items[i], found))
            return true;
    }
    return false;
}

/* Adds the smallest sets of cells to the mistakes with lines, which come
 * first. */
static void add_cells(odfgx_solutions *lines, const odfgx_solutions *cells)
{
    lines->cost = cells->cost;
    lines->proven = cells->proven;
    lines->complete &= cells->complete;
    for (size_t i = 0; i < cells->count; i++) {
        if (is_known(lines, &cells->items[i]))
            continue;
        if (lines->count < ODFGX_SOLUTIONS)
            lines->items[lines->count++] = cells->items[i];
        else
            lines->complete = false;
    }
}

/* A few cells and one mistake with a line may explain the same; where it
 * would take many cells, the mistake is likelier. Where there is no such
 * mistake, some more cells are tried. */
static odfgx_status search(repairing *work, odfgx_solutions *out,
                           const odfgx_edits *edits)
{
    odfgx_solutions *lines = odfgx_arena_get(&work->scratch, sizeof *lines);
    if (lines == NULL)
        return odfgx_fail_memory(work->err);
    odfgx_status status = odfgx_edits_search(
        out, edits, 0, CELLS_PLAIN, work->steps, &work->scratch, work->err);
    if (status != ODFGX_OK || (out->proven && out->cost < 2))
        return status;
    lines->proven = lines->complete = true;
    status = odfgx_edits_lines(lines, edits, &work->scratch, work->err);
    if (status != ODFGX_OK)
        return status;
    if (lines->count > 0) {
        if (out->floor <= CELLS_PLAIN)
            add_cells(lines, out);
        *out = *lines;
    } else if (out->floor > CELLS_PLAIN)
        status = odfgx_edits_search(out, edits, out->floor, CELLS_MOST,
                                    work->steps, &work->scratch, work->err);
    return status;
}

static odfgx_status repair_group(repairing *work, const odfgx_edits *edits)
{
    odfgx_solutions *solutions =
        odfgx_arena_get(&work->scratch, sizeof *solutions);
    odfgx_change *common =
        odfgx_arena_array(&work->scratch, edits->cell_count, sizeof *common);
    size_t common_count = 0;
    if (solutions == NULL || common == NULL)
        return odfgx_fail_memory(work->err);
    odfgx_status status = search(work, solutions, edits);
    if (status != ODFGX_OK)
        return status;
    if (solutions->count == 0) {
        const proposal nothing = { .alternatives = 0 };
        return propose(work, edits, &nothing);
    }
    status = propose_common(work, edits, solutions, common, &common_count);
    if (status == ODFGX_OK)
        status = propose_others(work, edits, solutions, common, common_count);
    if (status == ODFGX_OK && solutions->proven)
        status = propose_missing(work, edits, solutions);
    return status;
}

/* Blanks that are 0 by all equations, as one repair for each table. */
static odfgx_status propose_zeros(repairing *work)
{
    const odfgx_form *form = work->findings->form;
    odfgx_edit_cell *cells =
        odfgx_arena_array(&work->scratch, form->value_count, sizeof *cells);
    odfgx_change *changes =
        odfgx_arena_array(&work->scratch, form->value_count, sizeof *changes);
    odfgx_edits all = { .form = form, .cells = cells };
    odfgx_status status = ODFGX_OK;
    if (cells == NULL || changes == NULL)
        return odfgx_fail_memory(work->err);
    for (size_t i = 0; i < form->value_count; i++)
        cells[i].value = i;
    for (size_t t = 0; t < form->table_count && status == ODFGX_OK; t++) {
        proposal made = { .changes = changes,
                          .determined = true,
                          .unique = true,
                          .proven = true,
                          .alternatives = 1,
                          .likeness = { 8, true,
                                        N_("It is left blank, or marked as "
                                           "nothing, where 0 is meant.") } };
        for (size_t i = 0; i < form->value_count; i++) {
            if (work->zeros[i] && form->values[i].table == t)
                changes[made.count++] = (odfgx_change){ i, 0 };
        }
        if (made.count > 0)
            status = propose(work, &all, &made);
    }
    return status;
}

static odfgx_status repair_groups(repairing *work)
{
    odfgx_edit_groups groups;
    size_t values = work->findings->form->value_count;
    work->zeros =
        odfgx_arena_array(&work->scratch, values, sizeof *work->zeros);
    if (work->zeros == NULL)
        return odfgx_fail_memory(work->err);
    odfgx_status status =
        odfgx_edits_make(&groups, work->report, &work->scratch, work->err);
    for (size_t i = 0; i < groups.count && status == ODFGX_OK; i++)
        status = repair_group(work, &groups.items[i]);
    if (status == ODFGX_OK)
        status = propose_zeros(work);
    return status;
}

odfgx_status odfgx_findings_repair(odfgx_findings *findings,
                                   const odfgx_report *report, size_t steps,
                                   odfgx_error *err)
{
    repairing work = {
        .findings = findings,
        .report = report,
        .first = findings->count,
        .steps = steps > 0 ? steps : STEPS,
        .err = err,
    };
    if (findings->file_count == 0)
        return ODFGX_OK;
    work.file = findings->file_count - 1;
    const odfgx_checked_file *file = &findings->files[work.file];
    size_t count = file->errors + file->warnings + file->hints;
    if (file->errors == 0 || file->failure != NULL || count > findings->count)
        return ODFGX_OK;
    work.first -= count;
    odfgx_status status = repair_groups(&work);
    odfgx_arena_clear(&work.scratch);
    return status;
}

size_t odfgx_findings_repair_count(const odfgx_findings *findings)
{
    return findings->repair_count;
}

const odfgx_repair *odfgx_findings_repair_at(const odfgx_findings *findings,
                                             size_t index)
{
    return &findings->repairs[index];
}
