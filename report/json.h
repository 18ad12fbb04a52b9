/* report/json.h — what the two JSON outputs share. */
#ifndef ODFGX_REPORT_JSON_H
#define ODFGX_REPORT_JSON_H

#include "report/buffer.h"

#include <jansson.h>

/* A string; null for NULL; bytes that are no UTF-8 (in file names) become
 * U+FFFD. NULL without memory. */
json_t *odfgx_json_text(const char *text);

/* An amount: an integer for a count, else a canonical decimal as a string. */
json_t *odfgx_json_amount(odfgx_amount amount, bool integer);

/* Appends the JSON and a newline. Takes `root` over; NULL is out of memory,
 * as is `complete` false: something could not be added to it. */
odfgx_status odfgx_json_write(json_t *root, bool complete, odfgx_buffer *out,
                              odfgx_error *err);

#endif
