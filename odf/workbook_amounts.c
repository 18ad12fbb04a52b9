/* What the formulas of a workbook come to: an office computes them when it
 * opens the file, but whoever reads the file finds them computed. */
#include "odf/workbook_sheet.h"

#include "report/amount.h"

odfgx_amount odfgx_workbook_sum(odfgx_workbook *workbook,
                                const odfgx_term *terms, size_t count)
{
    odfgx_amount sum = 0, part;
    for (size_t i = 0; i < count; i++) {
        if (!odfgx_amount_multiply(workbook->amounts[terms[i].value],
                                   terms[i].coefficient, &part) ||
            !odfgx_amount_add(sum, part, &sum))
            workbook->too_large = true;
    }
    return sum;
}

const char *odfgx_workbook_number(odfgx_workbook *workbook, odfgx_amount amount)
{
    char text[ODFGX_AMOUNT_TEXT];
    odfgx_buffer_add_text(&workbook->scratch,
                          odfgx_amount_format(amount, text));
    return odfgx_workbook_keep(workbook);
}

/* The first rule that gives a value as a total computes it; others that do
 * so are checked like every equation. */
static void find_totals(odfgx_workbook *workbook)
{
    const odfgx_form *form = workbook->form;
    const odfgx_draft *draft = workbook->draft;
    for (size_t i = 0; i < form->equation_count; i++) {
        const odfgx_equation *equation = &form->equations[i];
        size_t value = equation->left[0].value;
        if (equation->rule->kind == ODFGX_RULE_TOTAL &&
            workbook->totals[value] == NULL &&
            (draft == NULL || !draft->figures[value].known))
            workbook->totals[value] = equation;
    }
}

/* Totals of totals are right once nothing changes any more. */
static bool settle(odfgx_workbook *workbook)
{
    bool changed = false;
    for (size_t i = 0; i < workbook->form->value_count; i++) {
        const odfgx_equation *total = workbook->totals[i];
        if (total == NULL)
            continue;
        odfgx_amount sum =
            odfgx_workbook_sum(workbook, total->right, total->right_count);
        changed |= sum != workbook->amounts[i];
        workbook->amounts[i] = sum;
    }
    return changed;
}

void odfgx_workbook_settle(odfgx_workbook *workbook)
{
    const odfgx_form *form = workbook->form;
    size_t count = form->value_count;
    odfgx_arena *arena = &workbook->arena;
    workbook->amounts =
        odfgx_arena_array(arena, count, sizeof *workbook->amounts);
    workbook->totals =
        odfgx_arena_array(arena, count, sizeof *workbook->totals);
    workbook->failed |= workbook->amounts == NULL || workbook->totals == NULL;
    if (workbook->failed)
        return;
    for (size_t i = 0; i < count && workbook->draft != NULL; i++) {
        if (workbook->draft->figures[i].known)
            workbook->amounts[i] = workbook->draft->figures[i].amount;
    }
    find_totals(workbook);
    for (size_t i = 0; i < count && settle(workbook); i++)
        continue;
}
