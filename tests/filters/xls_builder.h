/* tests/filters/xls_builder.h — old Excel workbooks, made record by record and
 * packed into a compound file. */
#ifndef ODFGX_TESTS_FILTERS_XLS_BUILDER_H
#define ODFGX_TESTS_FILTERS_XLS_BUILDER_H

#include "report/buffer.h"

/* A stream or, without bytes, a storage. */
typedef struct cfb_stream {
    const char *name;
    const odfgx_buffer *bytes; /* NULL: a storage */
    size_t within;             /* 0: the root; n: the n-th of the streams */
} cfb_stream;

enum { CFB_STREAMS_MAX = 8, CFB_SECTOR = 512 };

/* A compound file of them, its FAT in the first sector behind the header, its
 * directory in the next ones. odfgx_buffer_clear is the caller's. */
odfgx_buffer cfb_build(const cfb_stream *streams, size_t count);

/* Appends a record. `format` says what follows: 1, 2, 4: a number of so many
 * bytes; d: a double; s, t: an ASCII text with its length in one or two bytes
 * and a byte 0 behind that; w: the same as t, in two bytes each. */
void xls_add(odfgx_buffer *out, unsigned type, const char *format, ...);

typedef struct xls_sheet {
    const char *name;
    unsigned hidden, kind; /* as the record has them: 0 visible, 0 cells */
    const odfgx_buffer *records;
} xls_sheet;

/* The stream of a workbook of Excel 97; `globals` (NULL: none) are records
 * that stand before those of the sheets. */
odfgx_buffer xls_stream(const xls_sheet *sheets, size_t count,
                        const odfgx_buffer *globals);

/* The same as a file. */
odfgx_buffer xls_build(const xls_sheet *sheets, size_t count,
                       const odfgx_buffer *globals);

#endif
