/* odf/temporary.h — files without a name, which are gone with the process. */
#ifndef ODFGX_ODF_TEMPORARY_H
#define ODFGX_ODF_TEMPORARY_H

#include "report/error.h"

/* Opens one to read and write in TMPDIR, else /tmp, else, in a root
 * without that, the working folder; -1, and errno, where there
 * is no room. No other program that is started inherits it. */
int odfgx_temporary_open(void);

/* ODFGX_WRITE: none can be written, for the reason that errno had. */
odfgx_status odfgx_temporary_fail(odfgx_error *err, int reason);

/* Writes all bytes to a file or pipe; false, and errno, if it can't. */
bool odfgx_write_all(int descriptor, const void *bytes, size_t size);

#endif
