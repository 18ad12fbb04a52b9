/* Rules that contradict each other. Equations without constants always have
 * the solution that all is 0; where they have no other for a cell, so that
 * nothing can ever be reported in it, one of them is wrong. */
#include "report/form_lint.h"

#include <stdlib.h>
#include <string.h>

/* A rule that says itself that something is 0. */
static bool wants_zero(const odfgx_linter *linter, const odfgx_rule *rule)
{
    const odfgx_form *form = linter->form;
    for (size_t i = 0; i < form->equation_count; i++) {
        if (form->equations[i].rule == rule)
            return form->equations[i].left_count == 0 ||
                   form->equations[i].right_count == 0;
    }
    return false;
}

static odfgx_status find_zeros(odfgx_linter *linter, bool *zero)
{
    odfgx_cone cone;
    odfgx_status status = odfgx_lint_cone(linter, &cone);
    if (status == ODFGX_OK)
        status = odfgx_cone_zeros(&cone, zero, linter->err);
    if (status == ODFGX_OK)
        status = odfgx_lint_limit(linter, &cone);
    odfgx_cone_clear(&cone);
    return status;
}

/* "requests.next.person", or with "and 6 more" behind it. */
static const char *zero_names(odfgx_linter *linter, const bool *zero)
{
    const odfgx_form *form = linter->form;
    const char *first = NULL;
    size_t more = 0;
    for (size_t i = 0; i < linter->figures; i++) {
        if (!zero[i])
            continue;
        if (first == NULL)
            first = form->values[i % form->value_count].info.id;
        else
            more++;
    }
    return more == 0 ? first
                     : odfgx_arena_format(&linter->lints->arena,
                                          _("%s and %zu more"), first, more);
}

static const odfgx_rule *last_taken(const odfgx_linter *linter)
{
    size_t i = linter->form->rule_count;
    while (i > 0 && !linter->taken[i - 1])
        i--;
    return i > 0 ? &linter->form->rules[i - 1] : NULL;
}

/* Tells that the rules which are taken leave only 0 in these cells. */
static odfgx_status tell(odfgx_linter *linter, const bool *zero)
{
    odfgx_arena *arena = &linter->lints->arena;
    const odfgx_rule *rule = last_taken(linter);
    const char *others = odfgx_lint_taken_names(linter, rule);
    const char *cells = zero_names(linter, zero);
    if (others == NULL || cells == NULL)
        return odfgx_fail_memory(linter->err);
    const char *message =
        others[0] == '\0'
            ? odfgx_arena_format(arena,
                                 _("it can hold only where %s is 0; look at "
                                   "the terms of both sides"),
                                 cells)
            : odfgx_arena_format(arena,
                                 _("together with %s it can hold only where "
                                   "%s is 0: they contradict each other"),
                                 others, cells);
    return odfgx_lint_add(linter, rule, ODFGX_ERROR, false, message);
}

static size_t first_zero(const odfgx_linter *linter, const bool *zero)
{
    size_t i = 0;
    while (i < linter->figures && !zero[i])
        i++;
    return i;
}

/* `all` without those that the taken rules leave only 0. */
static odfgx_status settle(odfgx_linter *linter, bool *all, bool *zero)
{
    odfgx_status status = find_zeros(linter, zero);
    for (size_t i = 0; i < linter->figures && status == ODFGX_OK; i++)
        all[i] = all[i] && !zero[i];
    return status;
}

/* Rules that by themselves leave only 0. */
static odfgx_status look_at_each(odfgx_linter *linter, bool *all, bool *zero)
{
    const odfgx_form *form = linter->form;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < form->rule_count && status == ODFGX_OK; i++) {
        if (!odfgx_lint_is_linear(&form->rules[i]))
            continue;
        memset(linter->taken, 0, form->rule_count * sizeof *linter->taken);
        linter->taken[i] = true;
        status = odfgx_lint_is_general(&form->rules[i])
                     ? settle(linter, all, zero)
                     : find_zeros(linter, zero);
        if (status == ODFGX_OK && !wants_zero(linter, &form->rules[i]) &&
            first_zero(linter, zero) < linter->figures)
            status = tell(linter, zero);
    }
    return status;
}

static void take_general(odfgx_linter *linter)
{
    for (size_t i = 0; i < linter->form->rule_count; i++) {
        const odfgx_rule *rule = &linter->form->rules[i];
        linter->taken[i] =
            odfgx_lint_is_general(rule) && rule->info.level > ODFGX_HINT;
    }
}

/* Leaves taken only the rules that are needed for the cell to be 0, the first
 * rather than the last. */
static odfgx_status take_fewest(odfgx_linter *linter, size_t cell, bool *zero)
{
    for (size_t i = linter->form->rule_count; i > 0; i--) {
        if (!linter->taken[i - 1])
            continue;
        linter->taken[i - 1] = false;
        odfgx_status status = find_zeros(linter, zero);
        if (status != ODFGX_OK)
            return status;
        linter->taken[i - 1] = !zero[cell];
    }
    return ODFGX_OK;
}

static odfgx_status look_together(odfgx_linter *linter, bool *all, bool *zero)
{
    odfgx_status status = ODFGX_OK;
    size_t cell;
    while (status == ODFGX_OK &&
           (cell = first_zero(linter, all)) < linter->figures) {
        take_general(linter);
        status = take_fewest(linter, cell, zero);
        if (status == ODFGX_OK)
            status = settle(linter, all, zero);
        if (status == ODFGX_OK)
            status = tell(linter, zero);
    }
    return status;
}

odfgx_status odfgx_lint_contradictions(odfgx_linter *linter)
{
    if (!linter->not_negative)
        return ODFGX_OK;
    bool *zero = calloc(2 * linter->variables, sizeof *zero);
    if (zero == NULL)
        return odfgx_fail_memory(linter->err);
    bool *all = zero + linter->variables;
    take_general(linter);
    odfgx_status status = find_zeros(linter, all);
    if (status == ODFGX_OK)
        status = look_at_each(linter, all, zero);
    if (status == ODFGX_OK)
        status = look_together(linter, all, zero);
    free(zero);
    return status;
}
