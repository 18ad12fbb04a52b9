/* odfgx new — makes an empty workbook of the form. */
#include "cli/files.h"
#include "cli/say.h"

/* The output's name says which kind it is; stdout has none. */
static odfgx_status make(const invocation *call, const odfgx_form *form,
                         odfgx_buffer *out, odfgx_error *err)
{
    const cli_options *options = &call->options;
    if (output_ends_with(options->output, call->command->other_extension))
        return odfgx_workbook_make_xlsx(form, options->agency, options->year,
                                        out, err);
    return odfgx_workbook_make(form, options->agency, options->year, out, err);
}

int run_new(const invocation *call)
{
    const cli_options *options = &call->options;
    if (options->agency == NULL || options->year == 0 ||
        options->output == NULL)
        return say_usage("%s", _("new: --agency, --year and -o must all be "
                                 "given"));
    return output_make(call, make);
}
