#include "cli/faults.h"

#include "cli/layout.h"
#include "cli/say.h"

#define MESSAGE_INDENT 4

void faults_print(FILE *stream, const odfgx_template *template_)
{
    for (size_t i = 0; i < odfgx_template_fault_count(template_); i++) {
        const odfgx_fault *fault = odfgx_template_fault(template_, i);
        (void)fputs("  ", stream);
        print_text(stream, fault->place);
        (void)fputs(": ", stream);
        print_text(stream, fault->quote);
        (void)fprintf(stream, "\n%*s", MESSAGE_INDENT, "");
        print_wrapped(stream, fault->message, MESSAGE_INDENT, LINE_WIDTH);
    }
}

void template_print_uses(FILE *stream, const odfgx_form *form,
                         const odfgx_template *template_)
{
    size_t count = odfgx_form_value_count(form), used = 0;
    for (size_t i = 0; i < count; i++)
        used += odfgx_template_uses(template_, i) > 0;
    (void)fprintf(stream, _("prints %zu of the form's %zu values\n"), used,
                  count);
}

int template_open(odfgx_template **out, const cli_options *options,
                  const odfgx_form *form)
{
    odfgx_error failure = { 0 };
    if (odfgx_template_open(out, form, options->template_, &options->limits,
                            &failure) != ODFGX_OK)
        return say_failure(&failure);
    size_t faults = odfgx_template_fault_count(*out);
    if (faults == 0)
        return EXIT_DONE;
    say(translate_count("%s: the template has %zu fault:",
                        "%s: the template has %zu faults:", faults),
        options->template_ != NULL ? options->template_ : odfgx_form_id(form),
        faults);
    faults_print(stderr, *out);
    return odfgx_status_exit(ODFGX_TEMPLATE);
}
