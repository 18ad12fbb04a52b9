/* Stands in for the reader of old workbooks where libfreexl is not there. */
#include "filters/xls_read.h"

odfgx_status odfgx_xls_read(odfgx_input *input, const odfgx_visitor *visitor,
                            odfgx_error *err)
{
    (void)visitor;
    return odfgx_fail(err, ODFGX_FORMAT, odfgx_input_name(input), "%s",
                      _("an old Excel or WPS workbook (.xls, .et), which this "
                        "odfgx was built without libfreexl to read; open it "
                        "and save it as .xlsx"));
}
