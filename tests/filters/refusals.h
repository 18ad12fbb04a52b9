/* tests/filters/refusals.h — visitors that end the reading of a file. */
#ifndef ODFGX_TESTS_FILTERS_REFUSALS_H
#define ODFGX_TESTS_FILTERS_REFUSALS_H

#include "report/buffer.h"

/* What a file tells, as bits. */
enum {
    REFUSAL_TABLE_BEGIN = 1,
    REFUSAL_ROW_BEGIN = 2,
    REFUSAL_CELL = 4,
    REFUSAL_MERGE = 8,
    REFUSAL_TABLE_END = 16,
    REFUSAL_PARAGRAPH = 32,
    REFUSAL_OF_SHEETS = 31,
};

/* Reads a file for visitors of one member each, which fails: that is how the
 * reading ends if the file tells it, and else it is read to its end, as it is
 * for a visitor without members. */
void refusals_expect(const odfgx_buffer *file, const char *name, unsigned told);

#endif
