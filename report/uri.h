/* report/uri.h — file names as URI references (RFC 3986). */
#ifndef ODFGX_REPORT_URI_H
#define ODFGX_REPORT_URI_H

#include "report/buffer.h"

/* Appends a path: a relative one as a relative reference, an absolute one as
 * a file: URI. Bytes other than unreserved characters and '/' are
 * percent-encoded. */
void odfgx_uri_add_path(odfgx_buffer *out, const char *path);

#endif
