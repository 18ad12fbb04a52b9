/* odfgx new — makes an empty workbook of the form. */
#include "cli/files.h"
#include "cli/say.h"

static odfgx_status make(const invocation *call, const odfgx_form *form,
                         odfgx_buffer *out, odfgx_error *err)
{
    return odfgx_workbook_make(form, call->options.agency, call->options.year,
                               out, err);
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
