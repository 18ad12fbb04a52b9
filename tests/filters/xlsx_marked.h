/* tests/filters/xlsx_marked.h — Excel workbooks that are marked, and what came
 * of it. */
#ifndef ODFGX_TESTS_FILTERS_XLSX_MARKED_H
#define ODFGX_TESTS_FILTERS_XLSX_MARKED_H

#include "filters/mark.h"
#include "tests/filters/transcript.h"

/* Marks a workbook; with marks, the list of results has a head and a line for
 * each. Without any, or where all have a value and no comment, there are no
 * results. */
odfgx_status xlsx_mark(const odfgx_buffer *archive, const odfgx_mark *marks,
                       size_t count, odfgx_buffer *out, odfgx_error *err);

/* The same, which must go well. */
odfgx_buffer xlsx_marked(const char *row, const odfgx_buffer *archive,
                         const odfgx_mark *marks, size_t count);

/* A part as it is in an archive; empty where there is none. */
odfgx_buffer xlsx_part(const odfgx_buffer *archive, const char *part);

/* A part holds a text; with `text` NULL, there is no such part. */
void xlsx_expect_part(const char *row, const odfgx_buffer *archive,
                      const char *part, const char *text);

/* Two archives have the same parts with the same bytes, in the same order. */
void xlsx_expect_same(const char *row, const odfgx_buffer *archive,
                      const odfgx_buffer *expected);

/* Marks at cells, marks again as `again`, and takes the marks out: the first
 * two must be alike, and the last as the workbook. The marked workbook is the
 * result. */
odfgx_buffer xlsx_expect_undone(const char *row, const odfgx_buffer *archive,
                                const odfgx_mark *marks, size_t count);

#endif
