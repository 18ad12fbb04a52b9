#include "report/amount.h"
#include "report/check.h"

#include <stdlib.h>
#include <string.h>

static bool fits(const odfgx_name_pattern *pattern, const char *name)
{
    return strncmp(name, pattern->begins, strlen(pattern->begins)) == 0 &&
           strstr(name, pattern->contains) != NULL &&
           odfgx_text_ends_with(name, pattern->ends) &&
           (pattern->without[0] == '\0' ||
            strstr(name, pattern->without) == NULL);
}

bool odfgx_rule_concerns(const odfgx_rule *rule, const char *agency)
{
    if (rule->only == NULL)
        return true;
    for (size_t i = 0; agency != NULL && i < rule->only->count; i++) {
        if (fits(&rule->only->patterns[i], agency))
            return true;
    }
    return false;
}

/* The sum of a side. False where a value is missing, or the sum too large. */
static bool sum_side(const odfgx_report *report, const odfgx_term *terms,
                     size_t count, odfgx_amount *sum)
{
    *sum = 0;
    for (size_t i = 0; i < count; i++) {
        odfgx_amount value, product;
        if (!odfgx_report_value(report, terms[i].value, &value) ||
            !odfgx_amount_multiply(value, terms[i].coefficient, &product) ||
            !odfgx_amount_add(*sum, product, sum))
            return false;
    }
    return true;
}

static bool holds(const odfgx_equation *equation, const odfgx_subject *subject)
{
    return equation->relation == ODFGX_EQUAL ? subject->difference == 0
                                             : subject->difference >= 0;
}

static odfgx_status add_equation(odfgx_check *check,
                                 const odfgx_subject *subject)
{
    const odfgx_equation *equation = subject->equation;
    size_t count = equation->left_count + equation->right_count;
    size_t *values = malloc(count * sizeof *values);
    if (values == NULL)
        return odfgx_fail_memory(check->err);
    for (size_t i = 0; i < equation->left_count; i++)
        values[i] = equation->left[i].value;
    for (size_t i = 0; i < equation->right_count; i++)
        values[equation->left_count + i] = equation->right[i].value;
    odfgx_status status = odfgx_check_add(check, subject, values, count);
    free(values);
    return status;
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
    if (!sum_side(check->report, equation->left, equation->left_count,
                  &subject.left) ||
        !sum_side(check->report, equation->right, equation->right_count,
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
    if (!odfgx_rule_concerns(check->rule, check->report->agency))
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
    return status;
}
