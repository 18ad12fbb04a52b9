/* odfgx template — faults, fields, a template to start from. */
#include "cli/faults.h"
#include "cli/files.h"
#include "cli/layout.h"
#include "cli/say.h"
#include "cli/values.h"

static void print_unused(const odfgx_form *form,
                         const odfgx_template *template_, bool verbose)
{
    size_t count = odfgx_form_value_count(form);
    (void)fputs("  ", stdout);
    template_print_uses(stdout, form, template_);
    for (size_t i = 0; i < count && verbose; i++) {
        if (odfgx_template_uses(template_, i) > 0)
            continue;
        (void)fputs("  ", stdout);
        (void)printf(_("not printed: %s\n"), odfgx_form_value(form, i)->id);
    }
}

static int print_verdict(const odfgx_form *form,
                         const odfgx_template *template_,
                         const cli_options *options)
{
    size_t faults = odfgx_template_fault_count(template_);
    const char *name =
        options->template_ != NULL ? options->template_ : odfgx_form_id(form);
    if (faults == 0)
        (void)printf(_("%s: no faults\n"), name);
    else
        (void)printf(
            translate_count("%s: %zu fault\n", "%s: %zu faults\n", faults),
            name, faults);
    faults_print(stdout, template_);
    if (faults == 0 && !options->quiet)
        print_unused(form, template_, options->verbose);
    return faults == 0 ? EXIT_DONE : odfgx_status_exit(ODFGX_TEMPLATE);
}

int run_template_check(const invocation *call)
{
    cli_options options = call->options;
    odfgx_error failure = { 0 };
    odfgx_form *form = NULL;
    odfgx_template *template_ = NULL;
    if (call->count > 0)
        options.template_ = call->operands[0];
    int status = form_open(&form, call);
    if (status != EXIT_DONE)
        return status;
    if (odfgx_template_open(&template_, form, options.template_,
                            &options.limits, &failure) == ODFGX_OK)
        status = print_verdict(form, template_, &options);
    else
        status = say_failure(&failure);
    odfgx_template_free(template_);
    odfgx_form_free(form);
    return status;
}

int run_template_fields(const invocation *call)
{
    odfgx_form *form = NULL;
    int status = form_open(&form, call);
    if (status != EXIT_DONE)
        return status;
    sections_print(form, VALUES_TAGS);
    values_print(form, VALUES_TAGS);
    odfgx_form_free(form);
    return EXIT_DONE;
}

static odfgx_status make(const invocation *call, const odfgx_form *form,
                         odfgx_buffer *out, odfgx_error *err)
{
    (void)call;
    return odfgx_template_source(form, out, err);
}

int run_template_new(const invocation *call)
{
    if (call->options.output == NULL)
        return say_usage("%s", _("template new: -o TEMPLATE.odt is "
                                 "missing"));
    return output_make(call, make);
}
