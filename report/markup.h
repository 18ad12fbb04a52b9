/* report/markup.h — foreign text on an HTML page that is well-formed XML too.
 */
#ifndef ODFGX_REPORT_MARKUP_H
#define ODFGX_REPORT_MARKUP_H

#include "report/buffer.h"

/* Appends a text, as content or between double quotes. Bytes that are no
 * UTF-8, control characters and noncharacters become U+FFFD. NULL is "". */
void odfgx_markup_add_text(odfgx_buffer *out, const char *text);
void odfgx_markup_add_bytes(odfgx_buffer *out, const char *text, size_t length);

/* The same within <bdi>: nothing in it turns what stands around it. */
void odfgx_markup_add_foreign(odfgx_buffer *out, const char *text);

/* Appends a text between two pieces of markup. */
void odfgx_markup_add_within(odfgx_buffer *out, const char *before,
                             const char *text, const char *after);

#endif
