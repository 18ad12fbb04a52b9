/* report/repair_tableau.h — edits as linear equations in the changes of their
 * cells, solved step by step for the cells that are to be changed. */
#ifndef ODFGX_REPORT_REPAIR_TABLEAU_H
#define ODFGX_REPORT_REPAIR_TABLEAU_H

#include "report/repair.h"

#define ODFGX_NO_CELL UINT32_MAX

/* The sum of coefficient * change over `support` is `lacking`. Outside of its
 * support a row's coefficients are not set. */
typedef struct odfgx_row {
    int32_t *coefficients;
    uint64_t *support;
    odfgx_amount lacking;
} odfgx_row;

/* A stage of solving. A row that is solved for a cell is the only one that
 * has it; the others are edits that follow from the given ones and have no
 * cell among those chosen. */
typedef struct odfgx_tableau {
    const odfgx_row **rows;
    uint32_t *solved;  /* by row: the cell it is solved for, or none */
    odfgx_row *own;    /* rows that differ from those of the stage before */
    uint64_t *allowed; /* cells that may still be chosen */
} odfgx_tableau;

/* Sizes that all stages share. */
typedef struct odfgx_tableau_shape {
    size_t rows, cells, words;
} odfgx_tableau_shape;

/* An empty stage in the arena; false without memory. */
bool odfgx_tableau_new(odfgx_tableau *out, const odfgx_tableau_shape *shape,
                       odfgx_arena *arena);

/* The first stage. */
void odfgx_tableau_begin(odfgx_tableau *out, const odfgx_tableau_shape *shape,
                         const odfgx_edits *edits);

/* The stage `from` with `row` solved for `cell`, which is in it. False where
 * a number does not fit. */
bool odfgx_tableau_solve(odfgx_tableau *out, const odfgx_tableau_shape *shape,
                         const odfgx_tableau *from, size_t row, size_t cell);

/* The stage `from` with the change of `cell` given. A row that was solved for
 * it is no longer. */
bool odfgx_tableau_fix(odfgx_tableau *out, const odfgx_tableau_shape *shape,
                       const odfgx_tableau *from, size_t cell,
                       odfgx_amount change);

#endif
