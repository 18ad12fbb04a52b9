#include "report/form_lint.h"

#include "report/buffer.h"
#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

bool odfgx_lint_is_linear(const odfgx_rule *rule)
{
    return (rule->kind == ODFGX_RULE_EQUATION ||
            rule->kind == ODFGX_RULE_TOTAL) &&
           rule->distance.factor == 0;
}

bool odfgx_lint_is_general(const odfgx_rule *rule)
{
    return odfgx_lint_is_linear(rule) && rule->only == NULL;
}

static void add_side(odfgx_linter *linter, const odfgx_term *terms,
                     size_t count, int sign)
{
    for (size_t i = 0; i < count; i++) {
        size_t variable = terms[i].value +
                          (terms[i].previous ? linter->form->value_count : 0);
        linter->coefficients[variable] += sign * terms[i].coefficient;
        if (!linter->not_negative)
            linter->coefficients[variable + linter->figures] -=
                sign * terms[i].coefficient;
    }
}

const int *odfgx_lint_coefficients(odfgx_linter *linter,
                                   const odfgx_equation *equation, int sign)
{
    memset(linter->coefficients, 0,
           linter->variables * sizeof *linter->coefficients);
    add_side(linter, equation->left, equation->left_count, sign);
    add_side(linter, equation->right, equation->right_count, -sign);
    return linter->coefficients;
}

static bool is_taken(const odfgx_linter *linter, const odfgx_equation *equation)
{
    return linter->taken[equation->rule - linter->form->rules];
}

odfgx_status odfgx_lint_cone(odfgx_linter *linter, odfgx_cone *cone)
{
    const odfgx_form *form = linter->form;
    size_t rows = 0;
    for (size_t i = 0; i < form->equation_count; i++)
        rows += is_taken(linter, &form->equations[i]);
    odfgx_status status =
        odfgx_cone_init(cone, linter->variables, rows, linter->err);
    for (size_t i = 0; i < form->equation_count && status == ODFGX_OK; i++) {
        const odfgx_equation *equation = &form->equations[i];
        if (is_taken(linter, equation))
            (void)odfgx_cone_add(cone,
                                 odfgx_lint_coefficients(linter, equation, 1),
                                 equation->relation == ODFGX_AT_LEAST);
    }
    return status;
}

odfgx_status odfgx_lint_limit(odfgx_linter *linter, const odfgx_cone *cone)
{
    if (!cone->overflow)
        return ODFGX_OK;
    return odfgx_fail(linter->err, ODFGX_LIMIT, linter->form->id, "%s",
                      _("the rules can't be held against each other: the "
                        "fractions grow too large"));
}

const char *odfgx_lint_taken_names(odfgx_linter *linter, const odfgx_rule *but)
{
    odfgx_buffer names = { 0 };
    odfgx_buffer_add_text(&names, "");
    for (size_t i = 0; i < linter->form->rule_count; i++) {
        const odfgx_rule *rule = &linter->form->rules[i];
        if (linter->taken[i] && rule != but)
            odfgx_buffer_add_format(
                &names, "%s%s", names.length > 0 ? ", " : "", rule->info.id);
    }
    const char *kept =
        names.failed
            ? NULL
            : odfgx_arena_copy(&linter->lints->arena, names.data, names.length);
    odfgx_buffer_clear(&names);
    return kept;
}

odfgx_status odfgx_lint_add(odfgx_linter *linter, const odfgx_rule *rule,
                            odfgx_level level, bool partly, const char *message)
{
    odfgx_lints *lints = linter->lints;
    if (message == NULL || !odfgx_grow(&lints->items, lints->count,
                                       &lints->capacity, sizeof *lints->items))
        return odfgx_fail_memory(linter->err);
    lints->items[lints->count++] = (odfgx_lint){
        .level = level,
        .rule = rule->info.id,
        .message = message,
        .partly = partly,
    };
    return ODFGX_OK;
}

bool odfgx_lint_found_error(const odfgx_linter *linter)
{
    for (size_t i = 0; i < linter->lints->count; i++) {
        if (linter->lints->items[i].level == ODFGX_ERROR)
            return true;
    }
    return false;
}

static bool figures_are_not_negative(const odfgx_form *form)
{
    for (size_t i = 0; i < form->rule_count; i++) {
        if (form->rules[i].kind == ODFGX_RULE_NUMBER &&
            form->rules[i].info.level == ODFGX_ERROR)
            return true;
    }
    return false;
}

static odfgx_status look(odfgx_linter *linter)
{
    static odfgx_status (*const steps[])(odfgx_linter *) = {
        odfgx_lint_contradictions,
        odfgx_lint_silent,
        odfgx_lint_implied,
        odfgx_lint_partly_implied,
    };
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < ODFGX_COUNT_OF(steps) && status == ODFGX_OK; i++)
        status = steps[i](linter);
    return status;
}

odfgx_status odfgx_form_lint(odfgx_lints **out, const odfgx_form *form,
                             odfgx_error *err)
{
    odfgx_linter linter = {
        .form = form,
        .lints = calloc(1, sizeof *linter.lints),
        .figures = 2 * form->value_count,
        .not_negative = figures_are_not_negative(form),
        .taken = calloc(form->rule_count, sizeof *linter.taken),
        .dropped = calloc(form->rule_count, sizeof *linter.dropped),
        .err = err,
    };
    linter.variables = (linter.not_negative ? 1 : 2) * linter.figures;
    linter.coefficients = calloc(linter.variables, sizeof *linter.coefficients);
    odfgx_status status = ODFGX_OK;
    *out = NULL;
    if (linter.lints == NULL || linter.taken == NULL ||
        linter.dropped == NULL || linter.coefficients == NULL)
        status = odfgx_fail_memory(err);
    else
        status = look(&linter);
    if (status == ODFGX_OK)
        *out = linter.lints;
    else
        odfgx_lints_free(linter.lints);
    free(linter.coefficients);
    free(linter.dropped);
    free(linter.taken);
    return status;
}

void odfgx_lints_free(odfgx_lints *lints)
{
    if (lints == NULL)
        return;
    free(lints->items);
    odfgx_arena_clear(&lints->arena);
    free(lints);
}

size_t odfgx_lints_count(const odfgx_lints *lints)
{
    return lints->count;
}

const odfgx_lint *odfgx_lints_at(const odfgx_lints *lints, size_t index)
{
    return &lints->items[index];
}
