/* filters/xls_read.h — reads an old workbook with the help of odfgx-xls. */
#ifndef ODFGX_FILTERS_XLS_READ_H
#define ODFGX_FILTERS_XLS_READ_H

#include "odf/input.h"

/* ODFGX_FORMAT where odfgx was built without libfreexl. */
odfgx_status odfgx_xls_read(odfgx_input *input, const odfgx_visitor *visitor,
                            odfgx_error *err);

#endif
