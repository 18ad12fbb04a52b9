/* Rules that can never fire, or only where another fires too. */
#include "report/form_lint.h"

#include "report/buffer.h"

#include <string.h>

static bool follows(odfgx_linter *linter, odfgx_cone *cone,
                    const odfgx_equation *equation)
{
    if (odfgx_cone_exceeds(cone, odfgx_lint_coefficients(linter, equation, -1)))
        return false;
    return equation->relation == ODFGX_AT_LEAST ||
           !odfgx_cone_exceeds(cone,
                               odfgx_lint_coefficients(linter, equation, 1));
}

/* Whether all equations of a rule follow from the rules that are taken. */
static odfgx_status rule_follows(odfgx_linter *linter, const odfgx_rule *rule,
                                 bool *out)
{
    const odfgx_form *form = linter->form;
    odfgx_cone cone;
    odfgx_status status = odfgx_lint_cone(linter, &cone);
    *out = status == ODFGX_OK;
    for (size_t i = 0; i < form->equation_count && *out; i++) {
        if (form->equations[i].rule == rule)
            *out = follows(linter, &cone, &form->equations[i]);
    }
    if (status == ODFGX_OK)
        status = odfgx_lint_limit(linter, &cone);
    odfgx_cone_clear(&cone);
    return status;
}

static size_t index_of(const odfgx_linter *linter, const odfgx_rule *rule)
{
    return (size_t)(rule - linter->form->rules);
}

static void take_none(odfgx_linter *linter)
{
    memset(linter->taken, 0, linter->form->rule_count * sizeof *linter->taken);
}

/* ------------------------------------------------------------- silence */

/* Whether the name of no agency fits: what must not be in it is part of what
 * must be. */
static bool fits_nothing(const odfgx_name_pattern *pattern)
{
    return pattern->without[0] != '\0' &&
           (strstr(pattern->begins, pattern->without) != NULL ||
            strstr(pattern->contains, pattern->without) != NULL ||
            strstr(pattern->ends, pattern->without) != NULL);
}

/* A kind without patterns is told by the user. */
static bool names_nobody(const odfgx_agency_kind *kind)
{
    for (size_t i = 0; i < kind->count; i++) {
        if (!fits_nothing(&kind->patterns[i]))
            return false;
    }
    return kind->count > 0;
}

static bool concerns_nobody(const odfgx_rule *rule)
{
    for (size_t i = 0; i < rule->only_count; i++) {
        if (!names_nobody(rule->only[i]))
            return false;
    }
    return rule->only_count > 0;
}

/* Whether both sides of every equation are the same, for rules that are not
 * linear. */
static bool compares_with_itself(odfgx_linter *linter, const odfgx_rule *rule)
{
    const odfgx_form *form = linter->form;
    bool equations = false;
    for (size_t i = 0; i < form->equation_count; i++) {
        if (form->equations[i].rule != rule)
            continue;
        const int *left =
            odfgx_lint_coefficients(linter, &form->equations[i], 1);
        equations = true;
        for (size_t v = 0; v < linter->variables; v++) {
            if (left[v] != 0)
                return false;
        }
    }
    return equations;
}

/* Whether another rule before it is of the same kind, of which one does. */
static bool is_doubled(const odfgx_linter *linter, const odfgx_rule *rule)
{
    if (rule->kind != ODFGX_RULE_NUMBER && rule->kind != ODFGX_RULE_BLANK &&
        rule->kind != ODFGX_RULE_STRUCTURE)
        return false;
    for (const odfgx_rule *other = linter->form->rules; other < rule; other++) {
        if (other->kind == rule->kind)
            return true;
    }
    return false;
}

static odfgx_status say_silent(odfgx_linter *linter, const odfgx_rule *rule,
                               const char *why)
{
    return odfgx_lint_add(linter, rule, ODFGX_WARNING, false, why);
}

static odfgx_status look_at_silence(odfgx_linter *linter,
                                    const odfgx_rule *rule)
{
    bool always = false;
    odfgx_status status = ODFGX_OK;
    if (odfgx_lint_is_linear(rule)) {
        take_none(linter);
        status = rule_follows(linter, rule, &always);
    } else {
        always = compares_with_itself(linter, rule);
    }
    if (status != ODFGX_OK)
        return status;
    if (always) {
        linter->dropped[index_of(linter, rule)] = true;
        return say_silent(linter, rule,
                          _("it never fires: whatever the figures are, it "
                            "holds"));
    }
    if (concerns_nobody(rule))
        return say_silent(linter, rule,
                          _("it fires only where the kind of agency is told: "
                            "no name fits the patterns of the kinds that it "
                            "concerns"));
    if (is_doubled(linter, rule))
        return say_silent(linter, rule,
                          _("a rule before it does the same; leave one of "
                            "them out"));
    return status;
}

odfgx_status odfgx_lint_silent(odfgx_linter *linter)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < linter->form->rule_count && status == ODFGX_OK; i++)
        status = look_at_silence(linter, &linter->form->rules[i]);
    return status;
}

/* ------------------------------------------------------------ redundancy */

/* Whether others may be held to follow from this rule. */
static bool is_ground(const odfgx_linter *linter, size_t rule)
{
    return odfgx_lint_is_general(&linter->form->rules[rule]) &&
           linter->form->rules[rule].info.level == ODFGX_ERROR &&
           !linter->dropped[rule];
}

/* Leaves taken only what the rule needs to follow, the first rather than the
 * last. */
static odfgx_status take_fewest(odfgx_linter *linter, const odfgx_rule *rule)
{
    bool still;
    for (size_t i = linter->form->rule_count; i > 0; i--) {
        if (!linter->taken[i - 1])
            continue;
        linter->taken[i - 1] = false;
        odfgx_status status = rule_follows(linter, rule, &still);
        if (status != ODFGX_OK)
            return status;
        linter->taken[i - 1] = !still;
    }
    return ODFGX_OK;
}

static odfgx_status look_at_rule(odfgx_linter *linter, const odfgx_rule *rule)
{
    size_t index = index_of(linter, rule);
    bool implied;
    for (size_t i = 0; i < linter->form->rule_count; i++)
        linter->taken[i] = i != index && is_ground(linter, i);
    odfgx_status status = rule_follows(linter, rule, &implied);
    if (status != ODFGX_OK || !implied)
        return status;
    linter->dropped[index] = true;
    status = take_fewest(linter, rule);
    if (status != ODFGX_OK)
        return status;
    const char *others = odfgx_lint_taken_names(linter, rule);
    if (others == NULL)
        return odfgx_fail_memory(linter->err);
    return odfgx_lint_add(
        linter, rule, ODFGX_HINT, false,
        odfgx_arena_format(&linter->lints->arena,
                           _("it follows from %s, and finds nothing that is "
                             "not found by that"),
                           others));
}

/* The last first: of two that say the same, the first stays. From rules that
 * contradict each other too much would follow. */
odfgx_status odfgx_lint_implied(odfgx_linter *linter)
{
    odfgx_status status = ODFGX_OK;
    if (odfgx_lint_found_error(linter))
        return ODFGX_OK;
    for (size_t i = linter->form->rule_count; i > 0 && status == ODFGX_OK;
         i--) {
        const odfgx_rule *rule = &linter->form->rules[i - 1];
        if (odfgx_lint_is_linear(rule) && !linter->dropped[i - 1])
            status = look_at_rule(linter, rule);
    }
    return status;
}

/* The equations of a rule that those before them give. */
static odfgx_status look_at_equations(odfgx_linter *linter, odfgx_cone *cone,
                                      const odfgx_rule *rule)
{
    const odfgx_form *form = linter->form;
    odfgx_buffer names = { 0 };
    size_t count = 0;
    odfgx_buffer_add_text(&names, "");
    for (size_t i = 0; i < form->equation_count; i++) {
        const odfgx_equation *equation = &form->equations[i];
        if (equation->rule != rule ||
            odfgx_cone_add(cone, odfgx_lint_coefficients(linter, equation, 1),
                           equation->relation == ODFGX_AT_LEAST))
            continue;
        odfgx_buffer_add_format(&names, "%s%s", count++ > 0 ? ", " : "",
                                equation->subject);
    }
    odfgx_status status = odfgx_buffer_check(&names, linter->err);
    if (status == ODFGX_OK)
        status = odfgx_lint_limit(linter, cone);
    if (status == ODFGX_OK && count > 0)
        status = odfgx_lint_add(
            linter, rule, ODFGX_HINT, true,
            odfgx_arena_format(&linter->lints->arena,
                               _("equations that follow from those before "
                                 "them: %zu of %zu: %s"),
                               count, rule->info.count, names.data));
    odfgx_buffer_clear(&names);
    return status;
}

odfgx_status odfgx_lint_partly_implied(odfgx_linter *linter)
{
    const odfgx_form *form = linter->form;
    odfgx_cone cone;
    if (odfgx_lint_found_error(linter))
        return ODFGX_OK;
    odfgx_status status = odfgx_cone_init(&cone, linter->variables,
                                          form->equation_count, linter->err);
    for (size_t i = 0; i < form->rule_count && status == ODFGX_OK; i++) {
        if (is_ground(linter, i))
            status = look_at_equations(linter, &cone, &form->rules[i]);
    }
    odfgx_cone_clear(&cone);
    return status;
}
