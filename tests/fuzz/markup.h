/* tests/fuzz/markup.h — the elements and attributes of a text that may be
 * XML, HTML or neither; never wrong, only blind. */
#ifndef ODFGX_TESTS_FUZZ_MARKUP_H
#define ODFGX_TESTS_FUZZ_MARKUP_H

#include "report/odfgx.h"

enum { MARKUP_ELEMENTS = 4096, MARKUP_DEPTH = 256 };

/* Where an element's start tag begins, its content begins and ends, and its
 * end tag ends. One that is never closed has no content. */
typedef struct markup_element {
    size_t begin, inside, inside_end, end;
} markup_element;

typedef struct markup {
    markup_element elements[MARKUP_ELEMENTS]; /* the first ones, in order */
    size_t count;
} markup;

/* A piece of the text. */
typedef struct markup_range {
    size_t begin, end;
} markup_range;

void markup_read(markup *out, const odfgx_buffer *text);

/* The name in an element's start tag. */
markup_range markup_name(const odfgx_buffer *text,
                         const markup_element *element);

/* The attribute `index` of an element with the blank before it, and its value
 * without quotes; false where it has not so many. */
bool markup_attribute(const odfgx_buffer *text, const markup_element *element,
                      size_t index, markup_range *whole, markup_range *value);
size_t markup_attribute_count(const odfgx_buffer *text,
                              const markup_element *element);

#endif
