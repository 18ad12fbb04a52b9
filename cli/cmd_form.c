/* odfgx form — the forms that are built in, one in full, whether one holds. */
#include "cli/files.h"
#include "cli/layout.h"
#include "cli/say.h"
#include "cli/values.h"

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
    odfgx_form_free(form);
    return EXIT_DONE;
}

int run_form_check(const invocation *call)
{
    odfgx_form *form = NULL;
    int status = open_named(&form, call);
    if (status != EXIT_DONE)
        return status;
    if (!call->options.quiet)
        (void)printf(_("%s: valid; sections: %zu, values: %zu, rules: %zu\n"),
                     odfgx_form_id(form), odfgx_form_section_count(form),
                     odfgx_form_value_count(form), odfgx_form_rule_count(form));
    odfgx_form_free(form);
    return EXIT_DONE;
}
