/* tests/report/broken.h — reports whose figures fit together, and the mistakes
 * that people make in them, drawn by a seed. */
#ifndef ODFGX_TESTS_BROKEN_H
#define ODFGX_TESTS_BROKEN_H

#include "report/report.h"

/* A report in which all equations hold; most figures are small, and many are
 * 0. `scale`: the order of the largest. NULL without memory. */
odfgx_report *report_sound(const odfgx_form *form, uint64_t *seed,
                           odfgx_amount scale);

/* Draws other figures for a report that was made so. */
void report_redraw(odfgx_report *report, uint64_t *seed, odfgx_amount scale);

typedef enum mistake {
    MISTAKE_SWAPPED,   /* two digits */
    MISTAKE_DROPPED,   /* a digit */
    MISTAKE_DOUBLED,   /* a digit */
    MISTAKE_POINT,     /* moved by one to three places */
    MISTAKE_SIGN,      /* a minus before it */
    MISTAKE_NEIGHBOUR, /* the value of a cell beside it */
    MISTAKE_ANY,       /* another value */
    MISTAKE_STALE,     /* a total not updated when a part was changed */
    MISTAKE_EXCHANGED, /* two cells of a row or a column */
    MISTAKE_PAIR,      /* two of the above up to STALE, anywhere */
    MISTAKE_SHIFTED,   /* the figures of a row moved on by one cell */
    MISTAKE_COLUMNS,   /* two columns exchanged, or some rows of them */
    MISTAKE_TWICE,     /* a column entered again in place of another */
    MISTAKE_FOLLOWED,  /* one or two cells, and formulas of totals follow */
    MISTAKES
} mistake;

extern const char *const mistake_names[MISTAKES];

/* Makes a mistake in a table, by id; false where the drawn cells do not allow
 * it or nothing has changed. */
bool report_break(odfgx_report *report, const char *table, mistake kind,
                  uint64_t *seed);

#endif
