/* tests/filters/marking.h — documents of OpenDocument with marks put in. */
#ifndef ODFGX_TESTS_FILTERS_MARKING_H
#define ODFGX_TESTS_FILTERS_MARKING_H

#include "filters/filter.h"

/* A markup of these marks, with a list of results, which leads to the first
 * mark. Static. */
odfgx_markup marking_of(const odfgx_mark *marks, size_t count);

/* Puts marks into a file; odfgx_buffer_clear is the caller's. */
odfgx_status marking_put(const odfgx_buffer *file, const odfgx_markup *markup,
                         odfgx_buffer *out, odfgx_error *err);

/* The same, and nothing may fail. */
odfgx_buffer marking_must(const odfgx_buffer *file, const odfgx_markup *markup);

/* Takes all marks out again. */
odfgx_buffer marking_remove(const odfgx_buffer *file);

/* A part of a package; empty where it has none. */
odfgx_buffer marking_part(const odfgx_buffer *file, const char *name);

/* Whether both have the part with the same bytes, or both have none. */
bool marking_same_part(const odfgx_buffer *a, const odfgx_buffer *b,
                       const char *name);

/* What a document tells, but for the list of results; comments by odfgx are
 * told as by "us", and other lines of comments behind its line as well. */
odfgx_buffer marking_transcript(const odfgx_buffer *file);

/* A transcript without comments by "us", and what others' have of ours. */
odfgx_buffer marking_without(const odfgx_buffer *transcript);

/* A workbook of this content.xml, with or without a styles.xml. */
odfgx_buffer marking_book(const char *content, const char *styles);

/* The same package, as if an office had written its parts anew: without what
 * is kept for undoing. */
odfgx_buffer marking_saved(const odfgx_buffer *file);

#endif
