/* odf/plain.h — the bytes of an XML part made plain: UTF-8, without CDATA
 * sections, so that any place in a text can be cut out and written into. */
#ifndef ODFGX_ODF_PLAIN_H
#define ODFGX_ODF_PLAIN_H

#include "report/text.h"

/* Makes the part plain, in place where nothing is to be done. UTF-16 becomes
 * UTF-8, and its XML declaration spaces. What is not well-formed stays so. */
odfgx_status odfgx_plain_part(odfgx_buffer *part, odfgx_error *err);

/* One attribute of a raw start tag; both as they are written, escaped. */
typedef struct odfgx_raw_attribute {
    odfgx_slice name, value;
    const char *begin; /* of the white space before it */
} odfgx_raw_attribute;

/* The name of a raw tag, "<text:p …>" or "</text:p>": "text:p". */
odfgx_slice odfgx_raw_name(odfgx_slice tag);

/* The next attribute of the well-formed start tag, from *at on, which is
 * NULL first; false where there is none. */
bool odfgx_raw_attribute_next(odfgx_slice tag, const char **at,
                              odfgx_raw_attribute *out);

#endif
