#include "report/repair_work.h"

#include "report/amount.h"
#include "report/grow.h"

#include <stdio.h>
#include <string.h>

static const odfgx_change *change_of(const odfgx_edits *edits,
                                     const odfgx_proposal *made, size_t value)
{
    for (size_t i = 0; i < made->count; i++) {
        if (edits->cells[made->changes[i].cell].value == value)
            return &made->changes[i];
    }
    return NULL;
}

static bool add_side(const odfgx_repairing *work, const odfgx_edits *edits,
                     const odfgx_proposal *made, const odfgx_term *terms,
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

static bool holds_then(const odfgx_repairing *work, const odfgx_edits *edits,
                       const odfgx_proposal *made,
                       const odfgx_equation *equation)
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
static bool settles(const odfgx_repairing *work, const odfgx_edits *edits,
                    const odfgx_proposal *made, const odfgx_finding *finding)
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

static odfgx_status list_settled(const odfgx_repairing *work,
                                 const odfgx_edits *edits,
                                 const odfgx_proposal *made, odfgx_repair *out)
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

static void add_standing(odfgx_buffer *out, const odfgx_proposal *made)
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

static const char *tell_why(const odfgx_repairing *work,
                            const odfgx_proposal *made)
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

static const char *keep(odfgx_repairing *work, const char *text, bool *complete)
{
    if (text == NULL)
        return NULL;
    const char *copy =
        odfgx_arena_copy(&work->findings->arena, text, strlen(text));
    *complete &= copy != NULL;
    return copy;
}

static bool make_cells(odfgx_repairing *work, const odfgx_edits *edits,
                       const odfgx_proposal *made, odfgx_repair *out)
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

odfgx_status odfgx_repairing_tell(odfgx_repairing *work,
                                  const odfgx_edits *edits,
                                  const odfgx_proposal *made)
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
