/* tests/filters/match/shapes.h — a report with known figures, drawn as a
 * spreadsheet in the shapes that people give it. */
#ifndef ODFGX_TESTS_SHAPES_H
#define ODFGX_TESTS_SHAPES_H

#include "tests/filters/match/sheets.h"

/* Each member is a choice; a seed draws them all. */
typedef struct shape {
    unsigned offset_rows, offset_columns;
    bool one_sheet;   /* all tables on one, else a sheet each */
    bool reversed;    /* tables in another order */
    bool merges_lost; /* only the first cell of a merged block is there */
    bool total_under; /* the last head column is under the first group */
    bool noise;       /* blanks, line breaks, other widths in labels */
    bool numbers_as_text;
    bool formulas;  /* totals are formulas */
    bool strangers; /* other tables before and beside */
    bool title;     /* agency and year only in a title */
    bool shifted;   /* continuation rows lost their leading cells */
} shape;

shape shape_draw(uint64_t *seed);

/* A number below `bound`, the same on every machine. */
uint64_t shape_random(uint64_t *seed, uint64_t bound);

/* Writes the whole report: `values` by the form's order, in units of 10^-6. */
void shape_write(sheets *book, const odfgx_form *form, const shape *drawn,
                 const odfgx_amount *values, uint64_t *seed);

#endif
