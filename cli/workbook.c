#include "cli/workbook.h"

#include "cli/files.h"
#include "cli/say.h"

static bool is_xlsx(const char *output)
{
    return output_ends_with(output, "xlsx");
}

odfgx_status workbook_make(const cli_options *options, const odfgx_form *form,
                           const char *output, odfgx_buffer *out,
                           odfgx_error *err)
{
    return (is_xlsx(output) ? odfgx_workbook_make_xlsx : odfgx_workbook_make)(
        form, options->agency, options->year, out, err);
}

odfgx_status workbook_continue(const cli_options *options,
                               const odfgx_report *report, const char *output,
                               size_t *blank, odfgx_buffer *out,
                               odfgx_error *err)
{
    return (is_xlsx(output) ? odfgx_workbook_continue_xlsx
                            : odfgx_workbook_continue)(
        report, options->agency, options->year, blank, out, err);
}

void workbook_say_blank(const cli_options *options, size_t blank)
{
    if (blank > 0)
        say(translate_count("%s: the report has no figure for %zu cell, "
                            "which is left blank; fill it in",
                            "%s: the report has no figures for %zu cells, "
                            "which are left blank; fill them in",
                            blank),
            options->from, blank);
}
