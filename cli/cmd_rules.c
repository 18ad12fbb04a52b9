/* odfgx rules — lists the rules of a form, or explains one. */
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/layout.h"
#include "cli/say.h"
#include "cli/suggest.h"

#include <string.h>

#define WHY_INDENT 2

static void print_row(const odfgx_rule_info *rule, odfgx_language language,
                      const size_t widths[2])
{
    print_padded(stdout, rule->id, widths[0] + 2);
    print_padded(stdout, level_word(rule->level), widths[1] + 2);
    if (rule->count > 0)
        (void)printf("%4zu  ", rule->count);
    else
        (void)printf("%4s  ", "");
    print_text(stdout, rule->title[language]);
    (void)putchar('\n');
}

static void print_list(const odfgx_form *form, odfgx_language language)
{
    size_t widths[2] = { 0 };
    for (size_t i = 0; i < odfgx_form_rule_count(form); i++) {
        const odfgx_rule_info *rule = odfgx_form_rule(form, i);
        widths[0] = larger_width(widths[0], rule->id);
        widths[1] = larger_width(widths[1], level_word(rule->level));
    }
    for (size_t i = 0; i < odfgx_form_rule_count(form); i++)
        print_row(odfgx_form_rule(form, i), language, widths);
}

static void print_rule(const odfgx_rule_info *rule, odfgx_language language)
{
    (void)printf("%s (%s): ", rule->id, level_word(rule->level));
    print_text(stdout, rule->title[language]);
    (void)putchar('\n');
    if (*rule->equation != '\0') {
        (void)printf("%*s%s", WHY_INDENT, "",
                     *rule->table != '\0' ? rule->table : "");
        (void)printf("%s", *rule->table != '\0' ? ": " : "");
        print_wrapped(stdout, rule->equation, WHY_INDENT, LINE_WIDTH);
    }
    if (rule->count > 0) {
        (void)printf("%*s", WHY_INDENT, "");
        (void)printf(_("equations: %zu\n"), rule->count);
    }
    (void)printf("%*s", WHY_INDENT, "");
    print_wrapped(stdout, rule->why[language], WHY_INDENT, LINE_WIDTH);
}

static int explain_rule(const odfgx_form *form, const char *id,
                        odfgx_language language)
{
    cli_suggestion near = { .typed = id };
    for (size_t i = 0; i < odfgx_form_rule_count(form); i++) {
        const odfgx_rule_info *rule = odfgx_form_rule(form, i);
        if (strcmp(rule->id, id) == 0) {
            print_rule(rule, language);
            return EXIT_DONE;
        }
        suggestion_try(&near, rule->id, strlen(rule->id));
    }
    if (near.nearest == NULL)
        return say_usage(_("the form has no rule \"%s\""), id);
    return say_usage(_("the form has no rule \"%s\"; did you mean "
                       "\"%.*s\"?"),
                     id, near.length, near.nearest);
}

int run_rules(const invocation *call)
{
    odfgx_form *form = NULL;
    odfgx_language language = (odfgx_language)call->options.language;
    int status = form_open(&form, call);
    if (status != EXIT_DONE)
        return status;
    if (call->count > 0)
        status = explain_rule(form, call->operands[0], language);
    else
        print_list(form, language);
    odfgx_form_free(form);
    return status;
}
