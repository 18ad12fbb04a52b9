#include "report/repair_work.h"

#include <string.h>

enum {
    STEPS = 12000,   /* nodes of the search, where the caller names none */
    CELLS_PLAIN = 3, /* so few cells are likelier than one mistake with many */
    CELLS_MOST = 6
};

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
static odfgx_status search(odfgx_repairing *work, odfgx_solutions *out,
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

static odfgx_status repair_group(odfgx_repairing *work,
                                 const odfgx_edits *edits)
{
    odfgx_solutions *solutions =
        odfgx_arena_get(&work->scratch, sizeof *solutions);
    if (solutions == NULL)
        return odfgx_fail_memory(work->err);
    odfgx_status status = search(work, solutions, edits);
    if (status == ODFGX_OK)
        status = odfgx_repairing_propose(work, edits, solutions);
    if (status == ODFGX_OK && solutions->proven)
        status = odfgx_repairing_missing(work, edits, solutions);
    return status;
}

/* Blanks that are 0 by all equations, as one repair for each table. */
static odfgx_status propose_zeros(odfgx_repairing *work)
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
        odfgx_proposal made = { .changes = changes,
                                .determined = true,
                                .unique = true,
                                .proven = true,
                                .alternatives = 1,
                                .likeness = {
                                    8, true,
                                    N_("It is left blank, or marked as "
                                       "nothing, where 0 is meant.") } };
        for (size_t i = 0; i < form->value_count; i++) {
            if (work->zeros[i] && form->values[i].table == t)
                changes[made.count++] = (odfgx_change){ i, 0 };
        }
        if (made.count > 0)
            status = odfgx_repairing_tell(work, &all, &made);
    }
    return status;
}

static odfgx_status repair_groups(odfgx_repairing *work)
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
    odfgx_repairing work = {
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
