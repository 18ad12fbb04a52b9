#include "report/agency.h"
#include "report/amount.h"
#include "report/check.h"

#include <stdlib.h>
#include <string.h>

/* A side of an equation. False where a value is missing, or the sum too
 * large. */
static bool sum_side(const odfgx_check *check, const odfgx_term *terms,
                     size_t count, odfgx_amount *sum)
{
    *sum = 0;
    for (size_t i = 0; i < count; i++) {
        odfgx_amount value, product;
        if (!odfgx_report_value(terms[i].previous ? check->previous
                                                  : check->report,
                                terms[i].value, &value) ||
            !odfgx_amount_multiply(value, terms[i].coefficient, &product) ||
            !odfgx_amount_add(*sum, product, sum))
            return false;
    }
    return true;
}

/* Whether no side is so many times the other. What is less than 0 is wrong in
 * itself, and no measure. */
static bool are_near(const odfgx_distance *distance,
                     const odfgx_subject *subject)
{
    odfgx_amount small = subject->left, large = subject->right, product;
    if (small > large) {
        small = subject->right;
        large = subject->left;
    }
    if (small < 0 || large == 0 || large - small < distance->floor ||
        (small == 0 && distance->skips_zero))
        return true;
    return !odfgx_amount_multiply(small, distance->factor, &product) ||
           large < product;
}

static bool holds(const odfgx_equation *equation, const odfgx_subject *subject)
{
    switch (equation->relation) {
    case ODFGX_EQUAL:
        return subject->difference == 0;
    case ODFGX_AT_LEAST:
        return subject->difference >= 0;
    case ODFGX_NEAR:
        break;
    }
    return are_near(&equation->rule->distance, subject);
}

/* The cell of a term, by its value and its part in the equation; sides that
 * are to be near each other make none. */
static odfgx_finding_cell term_cell(odfgx_check *check,
                                    const odfgx_equation *equation,
                                    size_t index, bool *complete)
{
    bool right = index >= equation->left_count;
    const odfgx_term *term =
        right ? &equation->right[index - equation->left_count]
              : &equation->left[index];
    const odfgx_value_info *info =
        &check->findings->form->values[term->value].info;
    const odfgx_report *report =
        term->previous ? check->previous : check->report;
    odfgx_finding_cell cell =
        odfgx_check_cell(check, info->id, info->label,
                         &report->figures[term->value].origin, complete);
    cell.factor = equation->relation != ODFGX_NEAR ? term->coefficient : 0;
    cell.right = right;
    (void)odfgx_report_value(report, term->value, &cell.amount);
    return cell;
}

static odfgx_status add_equation(odfgx_check *check,
                                 const odfgx_subject *subject)
{
    const odfgx_equation *equation = subject->equation;
    size_t count = equation->left_count + equation->right_count;
    odfgx_finding_cell *cells =
        odfgx_arena_array(&check->findings->arena, count, sizeof *cells);
    bool complete = cells != NULL;
    for (size_t i = 0; complete && i < count; i++)
        cells[i] = term_cell(check, equation, i, &complete);
    return odfgx_check_add_cells(check, subject, complete ? cells : NULL,
                                 count);
}

static odfgx_status check_equation(odfgx_check *check,
                                   const odfgx_equation *equation)
{
    odfgx_subject subject = {
        .key = equation->subject,
        .label = equation->label,
        .level = check->rule->info.level,
        .equation = equation,
    };
    if (equation->previous && check->previous == NULL)
        return ODFGX_OK;
    if (!sum_side(check, equation->left, equation->left_count, &subject.left) ||
        !sum_side(check, equation->right, equation->right_count,
                  &subject.right) ||
        !odfgx_amount_subtract(subject.left, subject.right,
                               &subject.difference))
        return ODFGX_OK;
    return holds(equation, &subject) ? ODFGX_OK : add_equation(check, &subject);
}

odfgx_status odfgx_check_equations(odfgx_check *check)
{
    const odfgx_form *form = check->findings->form;
    odfgx_status status = ODFGX_OK;
    if (!odfgx_rule_concerns(check->rule, check->report->agency,
                             check->checking->agency_kind))
        return ODFGX_OK;
    for (size_t i = 0; i < form->equation_count && status == ODFGX_OK; i++) {
        if (form->equations[i].rule == check->rule)
            status = check_equation(check, &form->equations[i]);
    }
    return status;
}

static odfgx_status check_number(odfgx_check *check, size_t index)
{
    const odfgx_value *value = &check->findings->form->values[index];
    const odfgx_figure *figure = &check->report->figures[index];
    odfgx_arena *arena = &check->findings->arena;
    odfgx_subject subject = {
        .key = value->info.id,
        .label = value->info.label,
        .level = check->rule->info.level,
        .fault = figure->fault,
    };
    if (figure->state == ODFGX_FIGURE_VALUE && figure->amount < 0)
        subject.fault = odfgx_arena_format(arena, _("“%s” is less than 0"),
                                           figure->origin.text);
    else if (figure->state != ODFGX_FIGURE_BAD)
        return ODFGX_OK;
    if (subject.fault == NULL)
        return odfgx_fail_memory(check->err);
    return odfgx_check_add(check, &subject, &index, 1);
}

odfgx_status odfgx_check_numbers(odfgx_check *check)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < check->findings->form->value_count; i++) {
        status = check_number(check, i);
        if (status != ODFGX_OK)
            return status;
    }
    return status;
}

/* "依申请公开!D6, D7, …": the first few, for a sentence. */
static const char *name_places(odfgx_check *check, const size_t *values,
                               size_t count)
{
    enum { SHOWN = 6 };
    odfgx_buffer places = { 0 };
    for (size_t i = 0; i < count && i < SHOWN; i++) {
        const odfgx_origin *origin = &check->report->figures[values[i]].origin;
        if (i == 0)
            odfgx_buffer_add_format(&places, "%s!", origin->place);
        else
            odfgx_buffer_add_text(&places, ", ");
        odfgx_buffer_add_text(&places, origin->cell);
    }
    if (count > SHOWN)
        odfgx_buffer_add_text(&places, " …");
    const char *text = places.failed
                           ? NULL
                           : odfgx_arena_copy(&check->findings->arena,
                                              places.data, places.length);
    odfgx_buffer_clear(&places);
    return text;
}

static odfgx_status add_blanks(odfgx_check *check, const odfgx_table *table,
                               const size_t *values, size_t count)
{
    odfgx_subject subject = {
        .key = table->id,
        .label = table->name,
        .level = check->rule->info.level,
        .count = count,
        .places = name_places(check, values, count),
    };
    if (subject.places == NULL)
        return odfgx_fail_memory(check->err);
    return odfgx_check_add(check, &subject, values, count);
}

odfgx_status odfgx_check_blanks(odfgx_check *check)
{
    const odfgx_form *form = check->findings->form;
    size_t *values = malloc(form->value_count * sizeof *values);
    odfgx_status status = ODFGX_OK;
    if (values == NULL)
        return odfgx_fail_memory(check->err);
    for (size_t t = 0; t < form->table_count && status == ODFGX_OK; t++) {
        size_t count = 0;
        for (size_t i = 0; i < form->value_count; i++) {
            if (form->values[i].table == t &&
                check->report->figures[i].state == ODFGX_FIGURE_BLANK)
                values[count++] = i;
        }
        if (count > 0)
            status = add_blanks(check, &form->tables[t], values, count);
    }
    free(values);
    return status;
}

odfgx_status odfgx_check_structure(odfgx_check *check)
{
    const odfgx_report *report = check->report;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < report->remark_count && status == ODFGX_OK; i++)
        status = odfgx_check_add_remark(check, &report->remarks[i]);
    return status == ODFGX_OK ? odfgx_check_previous(check) : status;
}
