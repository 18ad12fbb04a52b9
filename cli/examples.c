#include "cli/examples.h"

#include "cli/layout.h"
#include "cli/say.h"

#define MESSAGE_INDENT 4

static void print_fault(const odfgx_fault *fault)
{
    (void)fputs("  ", stdout);
    print_text(stdout, fault->place);
    (void)fputs(": ", stdout);
    print_wrapped(stdout, fault->quote, MESSAGE_INDENT, LINE_WIDTH);
    (void)printf("%*s", MESSAGE_INDENT, "");
    print_wrapped(stdout, fault->message, MESSAGE_INDENT, LINE_WIDTH);
}

int examples_run(const odfgx_form *form, const cli_options *options)
{
    odfgx_examples *examples = NULL;
    odfgx_error failure = { 0 };
    if (odfgx_form_examples(&examples, form, &failure) != ODFGX_OK)
        return say_failure(&failure);
    size_t count = odfgx_examples_count(examples);
    size_t faults = odfgx_examples_fault_count(examples);
    if (count > 0 && (faults > 0 || !options->quiet))
        (void)printf(_("examples: %zu, of which fail: %zu\n"), count, faults);
    for (size_t i = 0; i < faults; i++)
        print_fault(odfgx_examples_fault(examples, i));
    odfgx_examples_free(examples);
    return faults > 0 ? EXIT_FINDINGS : EXIT_DONE;
}
