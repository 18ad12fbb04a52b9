/* Stands in for the writer of .xlsx where libxlsxwriter is not there. */
#include "report/error.h"

static odfgx_status refuse(odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_USAGE, NULL, "%s",
                      _("this odfgx was built without libxlsxwriter and "
                        "writes no .xlsx; name an .ods"));
}

odfgx_status odfgx_workbook_make_xlsx(const odfgx_form *form,
                                      const char *agency, int year,
                                      odfgx_buffer *out, odfgx_error *err)
{
    (void)form;
    (void)agency;
    (void)year;
    (void)out;
    return refuse(err);
}

odfgx_status odfgx_workbook_continue_xlsx(const odfgx_report *report,
                                          const char *agency, int year,
                                          size_t *blank, odfgx_buffer *out,
                                          odfgx_error *err)
{
    (void)report;
    (void)agency;
    (void)year;
    (void)blank;
    (void)out;
    return refuse(err);
}
