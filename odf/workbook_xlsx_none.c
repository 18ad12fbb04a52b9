/* Stands in for the writer of .xlsx where libxlsxwriter is not there. */
#include "report/error.h"

odfgx_status odfgx_workbook_make_xlsx(const odfgx_form *form,
                                      const char *agency, int year,
                                      odfgx_buffer *out, odfgx_error *err)
{
    (void)form;
    (void)agency;
    (void)year;
    (void)out;
    return odfgx_fail(err, ODFGX_USAGE, NULL, "%s",
                      _("this odfgx was built without libxlsxwriter and "
                        "writes no .xlsx; name an .ods"));
}
