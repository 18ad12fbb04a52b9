/* report/prose_text.h — prose as it is read: without white space, in half
 * width, with one sign for each kind of mark. */
#ifndef ODFGX_REPORT_PROSE_TEXT_H
#define ODFGX_REPORT_PROSE_TEXT_H

#include "report/arena.h"
#include "report/text.h"

/* What the marks become; others that part clauses are , ; : ( ) and ". */
#define ODFGX_MARK_GAP '\1'      /* a blank between two digits */
#define ODFGX_MARK_SENTENCE '\2' /* 。！？ and the end of a line */
#define ODFGX_MARK_LIST '\3'     /* 、 */

typedef struct odfgx_prose_text {
    const char *original;
    char *data; /* ended by a NUL, as the text of a C string is */
    size_t length;
    uint32_t *places; /* by byte of `data`, and behind it: in the original */
} odfgx_prose_text;

/* Reads a text into `arena`; `pattern`: the signs [ ] | stay what they are.
 * False without memory. A text of more than 4 GiB is cut. */
bool odfgx_prose_text_make(odfgx_prose_text *out, odfgx_arena *arena,
                           const char *text, size_t length, bool pattern);

/* Whether the byte parts clauses, or sentences. */
bool odfgx_is_clause_mark(char byte);

/* The original of a part of the text, trimmed. */
odfgx_slice odfgx_prose_text_quote(const odfgx_prose_text *text, size_t begin,
                                   size_t end);

/* How many bytes the sign at the beginning of a text that is not empty has, by
 * its first. */
size_t odfgx_sign_length(const char *at, const char *end);

#endif
