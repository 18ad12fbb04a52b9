/* odf/temporary.h — files without a name, which are gone with the process
 * (odfgx_platform_open_temporary). */
#ifndef ODFGX_ODF_TEMPORARY_H
#define ODFGX_ODF_TEMPORARY_H

#include "report/error.h"

/* ODFGX_WRITE: none can be written, for the reason that errno had. */
odfgx_status odfgx_temporary_fail(odfgx_error *err, int reason);

#endif
