/* report/cone.h — what linear edits leave possible: all x >= 0 under which
 * equations without constants hold. Reckoned in exact fractions. */
#ifndef ODFGX_REPORT_CONE_H
#define ODFGX_REPORT_CONE_H

#include "report/error.h"

/* Small enough that a product, and the sum of two, fit into 64 bits. */
typedef struct odfgx_fraction {
    int32_t numerator, denominator; /* denominator > 0 */
} odfgx_fraction;

/* { 0 } is none. The rows are kept solved for their basic variables (reduced
 * row echelon form); each inequality has a slack variable behind those of the
 * caller, and the last column is the right side. */
typedef struct odfgx_cone {
    odfgx_fraction *cells;
    size_t *basic; /* by row: its basic variable */
    size_t variables, columns, rows, row_capacity, slacks;
    bool closed;   /* the row that bounds all is there */
    bool overflow; /* a fraction grew too large: nothing is known */
} odfgx_cone;

/* A cone in so many variables for at most so many rows. */
odfgx_status odfgx_cone_init(odfgx_cone *cone, size_t variables, size_t rows,
                             odfgx_error *err);
void odfgx_cone_clear(odfgx_cone *cone);

/* Adds sum(coefficients * x) = 0, or >= 0. Whether it says something new, that
 * is, no combination of the equations before it gives it. */
bool odfgx_cone_add(odfgx_cone *cone, const int *coefficients, bool at_least);

/* Whether sum(coefficients * x) can be more than 0. Nothing can be added once
 * this was asked. */
bool odfgx_cone_exceeds(odfgx_cone *cone, const int *coefficients);

/* Sets `zero` for each variable that can be nothing but 0. */
odfgx_status odfgx_cone_zeros(odfgx_cone *cone, bool *zero, odfgx_error *err);

#endif
