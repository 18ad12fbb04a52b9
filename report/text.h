/* report/text.h — UTF-8 text as people type it: trimmed, folded, compared,
 * measured. Bytes that are no UTF-8 are taken as U+FFFD, never refused. */
#ifndef ODFGX_REPORT_TEXT_H
#define ODFGX_REPORT_TEXT_H

#include "report/buffer.h"

/* A piece of somebody else's text. */
typedef struct odfgx_slice {
    const char *text;
    size_t length;
} odfgx_slice;

bool odfgx_slice_is(odfgx_slice slice, const char *text);

/* Decodes the code point at *at (< end) and moves past it. */
uint32_t odfgx_text_next(const char **at, const char *end);

void odfgx_text_add_code_point(odfgx_buffer *out, uint32_t code_point);

/* White space of any kind: ASCII, U+00A0, U+3000, zero width. */
bool odfgx_text_is_space(uint32_t code_point);

/* Without white space at both ends; NULL is no text if it has no length. */
odfgx_slice odfgx_text_trim(const char *text, size_t length);

/* The next line of *rest, trimmed; *rest moves past it. False at the end. */
bool odfgx_text_line(odfgx_slice *rest, odfgx_slice *line);

/* Appends the text as a label is compared: decomposed (NFKD), lower case,
 * without white space, punctuation and brackets. */
void odfgx_text_fold(const char *text, size_t length, odfgx_buffer *out);

/* How many bytes of numbering the trimmed text begins with: "一、", "（三）",
 * "1.", "(2)", "３、"; 0 for none. */
size_t odfgx_text_numbering(const char *text, size_t length);

/* Code points to insert, delete, replace or swap to make `a` of `b`; any
 * number above `limit` is told as limit + 1. */
unsigned odfgx_text_distance(const char *a, const char *b, unsigned limit);

/* Whether a text ends with another, byte by byte. */
bool odfgx_text_ends_with(const char *text, const char *end);

/* Number of code points. */
size_t odfgx_text_count(const char *text, size_t length);

/* Columns on a terminal: 2 for a wide character. */
size_t odfgx_text_width(const char *text, size_t length);

#endif
