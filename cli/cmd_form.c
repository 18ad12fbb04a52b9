/* odfgx form — the forms that are built in, one in full, whether one holds. */
#include "cli/examples.h"
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/layout.h"
#include "cli/say.h"
#include "cli/values.h"

#define LINT_INDENT 4

static void print_title(const odfgx_form *form, odfgx_language language)
{
    print_text(stdout, odfgx_form_id(form));
    (void)fputs("  ", stdout);
    print_text(stdout, odfgx_form_name(form, language));
    (void)putchar('\n');
}

int run_form_list(const invocation *call)
{
    const char *id = odfgx_form_builtin(0);
    for (size_t i = 0; id != NULL; id = odfgx_form_builtin(++i)) {
        odfgx_error failure = { 0 };
        odfgx_form *form;
        if (odfgx_form_open(&form, id, &failure) != ODFGX_OK)
            return say_failure(&failure);
        print_title(form, (odfgx_language)call->options.language);
        odfgx_form_free(form);
    }
    return EXIT_DONE;
}

/* The form is the operand, else that of --form. */
static int open_named(odfgx_form **out, const invocation *call)
{
    invocation named = *call;
    if (call->count > 0)
        named.options.form = call->operands[0];
    return form_open(out, &named);
}

/* The words that --agency-kind takes. */
static void print_kinds(const odfgx_form *form, odfgx_language language)
{
    size_t width = 0, count = odfgx_form_kind_count(form);
    for (size_t i = 0; i < count; i++)
        width = larger_width(width, odfgx_form_kind(form, i)->id);
    if (count > 0)
        (void)putchar('\n');
    for (size_t i = 0; i < count; i++) {
        const odfgx_kind_info *kind = odfgx_form_kind(form, i);
        print_padded(stdout, kind->id, width + 2);
        print_text(stdout, kind->name[language]);
        (void)putchar('\n');
    }
}

int run_form_show(const invocation *call)
{
    odfgx_form *form = NULL;
    int status = open_named(&form, call);
    if (status != EXIT_DONE)
        return status;
    print_title(form, (odfgx_language)call->options.language);
    (void)putchar('\n');
    sections_print(form, VALUES_PLAIN);
    (void)putchar('\n');
    values_print(form, VALUES_PLAIN);
    print_kinds(form, (odfgx_language)call->options.language);
    odfgx_form_free(form);
    return EXIT_DONE;
}

static void print_lint(const odfgx_lint *lint)
{
    (void)printf("  %s %s\n%*s", level_word(lint->level), lint->rule,
                 LINT_INDENT, "");
    print_wrapped(stdout, lint->message, LINT_INDENT, LINE_WIDTH);
}

/* What is odd about the rules; what is so of a rule's totals by their nature
 * only with -v. Contradictions are findings, and under --strict what never
 * fires is one too. */
static int print_lints(const odfgx_lints *lints, const cli_options *options)
{
    odfgx_level worst = ODFGX_HINT;
    for (size_t i = 0; i < odfgx_lints_count(lints); i++) {
        const odfgx_lint *lint = odfgx_lints_at(lints, i);
        bool shown = lint->partly ? options->verbose
                                  : !options->quiet || lint->level > ODFGX_HINT;
        if (shown)
            print_lint(lint);
        if (lint->level > worst)
            worst = lint->level;
    }
    return worst == ODFGX_ERROR || (options->strict && worst == ODFGX_WARNING)
               ? EXIT_FINDINGS
               : EXIT_DONE;
}

int run_form_check(const invocation *call)
{
    odfgx_form *form = NULL;
    odfgx_lints *lints = NULL;
    odfgx_error failure = { 0 };
    int status = open_named(&form, call);
    if (status != EXIT_DONE)
        return status;
    if (!call->options.quiet)
        (void)printf(_("%s: valid; sections: %zu, values: %zu, rules: %zu\n"),
                     odfgx_form_id(form), odfgx_form_section_count(form),
                     odfgx_form_value_count(form), odfgx_form_rule_count(form));
    status = odfgx_form_lint(&lints, form, &failure) == ODFGX_OK
                 ? print_lints(lints, &call->options)
                 : say_failure(&failure);
    odfgx_lints_free(lints);
    int examples = examples_run(form, &call->options);
    if (examples > status)
        status = examples;
    odfgx_form_free(form);
    return status;
}
