/* report/buffer.h — writing into an odfgx_buffer. No call reports a failure:
 * memory that ran out is remembered in `failed` and asked for once, by
 * odfgx_buffer_check. */
#ifndef ODFGX_REPORT_BUFFER_H
#define ODFGX_REPORT_BUFFER_H

#include "report/error.h"

/* Makes room for `more` bytes; the place to write them, or NULL. */
char *odfgx_buffer_reserve(odfgx_buffer *buffer, size_t more);

void odfgx_buffer_add(odfgx_buffer *buffer, const char *bytes, size_t length);
void odfgx_buffer_add_text(odfgx_buffer *buffer, const char *text);
void odfgx_buffer_add_char(odfgx_buffer *buffer, char byte);
void odfgx_buffer_add_format(odfgx_buffer *buffer, const char *format, ...)
    ODFGX_PRINTF(2, 3);

/* Forgets the content, keeps the room. */
void odfgx_buffer_empty(odfgx_buffer *buffer);

/* ODFGX_MEMORY if the buffer has failed, else ODFGX_OK. */
odfgx_status odfgx_buffer_check(const odfgx_buffer *buffer, odfgx_error *err);

#endif
