#include "report/cone.h"

#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------- fractions */

static int64_t greatest_divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static odfgx_fraction reduce(odfgx_cone *cone, int64_t numerator,
                             int64_t denominator)
{
    if (numerator == 0)
        return (odfgx_fraction){ 0, 1 };
    if (denominator != 1) {
        int64_t divisor = greatest_divisor(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
    }
    if (numerator > INT32_MAX || numerator < -INT32_MAX ||
        denominator > INT32_MAX) {
        cone->overflow = true;
        return (odfgx_fraction){ 0, 1 };
    }
    return (odfgx_fraction){ (int32_t)numerator, (int32_t)denominator };
}

/* a - b * c */
static odfgx_fraction less_product(odfgx_cone *cone, odfgx_fraction a,
                                   odfgx_fraction b, odfgx_fraction c)
{
    odfgx_fraction product = reduce(cone, (int64_t)b.numerator * c.numerator,
                                    (int64_t)b.denominator * c.denominator);
    return reduce(cone,
                  (int64_t)a.numerator * product.denominator -
                      (int64_t)product.numerator * a.denominator,
                  (int64_t)a.denominator * product.denominator);
}

static odfgx_fraction quotient(odfgx_cone *cone, odfgx_fraction a,
                               odfgx_fraction b)
{
    int sign = b.numerator < 0 ? -1 : 1;
    return reduce(cone, (int64_t)a.numerator * b.denominator * sign,
                  (int64_t)a.denominator * b.numerator * sign);
}

static bool is_less(odfgx_fraction a, odfgx_fraction b)
{
    return (int64_t)a.numerator * b.denominator <
           (int64_t)b.numerator * a.denominator;
}

/* ---------------------------------------------------------------- rows */

static odfgx_fraction *row_at(const odfgx_cone *cone, size_t row)
{
    return cone->cells + row * cone->columns;
}

static odfgx_fraction *right_side(const odfgx_cone *cone, size_t row)
{
    return row_at(cone, row) + cone->columns - 1;
}

/* row -= factor * other */
static void subtract(odfgx_cone *cone, odfgx_fraction *row,
                     odfgx_fraction factor, const odfgx_fraction *other)
{
    for (size_t i = 0; i < cone->columns && factor.numerator != 0; i++) {
        if (other[i].numerator != 0)
            row[i] = less_product(cone, row[i], factor, other[i]);
    }
}

static void take_out_basics(odfgx_cone *cone, odfgx_fraction *row)
{
    for (size_t i = 0; i < cone->rows; i++)
        subtract(cone, row, row[cone->basic[i]], row_at(cone, i));
}

/* Makes a variable the basic one of a row. */
static void pivot(odfgx_cone *cone, size_t row, size_t variable)
{
    odfgx_fraction *here = row_at(cone, row);
    odfgx_fraction leading = here[variable];
    for (size_t i = 0; i < cone->columns; i++) {
        if (here[i].numerator != 0)
            here[i] = quotient(cone, here[i], leading);
    }
    for (size_t i = 0; i < cone->rows; i++) {
        if (i != row)
            subtract(cone, row_at(cone, i), row_at(cone, i)[variable], here);
    }
    cone->basic[row] = variable;
}

odfgx_status odfgx_cone_init(odfgx_cone *cone, size_t variables, size_t rows,
                             odfgx_error *err)
{
    *cone = (odfgx_cone){
        .variables = variables,
        .columns = variables + rows + 2, /* slacks, and those of the bound */
        .row_capacity = rows + 2,        /* with the bound and the goal */
    };
    cone->cells =
        calloc(cone->row_capacity * cone->columns, sizeof *cone->cells);
    cone->basic = calloc(cone->row_capacity, sizeof *cone->basic);
    if (cone->cells != NULL && cone->basic != NULL)
        return ODFGX_OK;
    odfgx_cone_clear(cone);
    return odfgx_fail_memory(err);
}

void odfgx_cone_clear(odfgx_cone *cone)
{
    free(cone->cells);
    free(cone->basic);
    *cone = (odfgx_cone){ 0 };
}

/* The row behind those in use, with these coefficients. */
static odfgx_fraction *next_row(odfgx_cone *cone, const int *coefficients)
{
    odfgx_fraction *row = row_at(cone, cone->rows);
    for (size_t i = 0; i < cone->columns; i++)
        row[i] =
            (odfgx_fraction){ i < cone->variables ? coefficients[i] : 0, 1 };
    return row;
}

/* Solves the next row for the first variable that is left in it. */
static bool solve_next(odfgx_cone *cone)
{
    odfgx_fraction *row = row_at(cone, cone->rows);
    size_t variable = 0;
    take_out_basics(cone, row);
    while (variable + 1 < cone->columns && row[variable].numerator == 0)
        variable++;
    if (variable + 1 == cone->columns)
        return false;
    pivot(cone, cone->rows++, variable);
    return true;
}

bool odfgx_cone_add(odfgx_cone *cone, const int *coefficients, bool at_least)
{
    odfgx_fraction *row = next_row(cone, coefficients);
    if (at_least)
        row[cone->variables + cone->slacks++] = (odfgx_fraction){ -1, 1 };
    return solve_next(cone);
}

/* ------------------------------------------------------------- simplex */

/* All variables together are at most 1, so that no goal is without bounds. As
 * every right side was 0, all zeros are a solution, and this row's slack is
 * basic in it. */
static void close_cone(odfgx_cone *cone)
{
    if (cone->closed)
        return;
    odfgx_fraction *row = row_at(cone, cone->rows);
    for (size_t i = 0; i < cone->columns; i++)
        row[i] = (odfgx_fraction){ i < cone->variables ? 1 : 0, 1 };
    size_t slack = cone->columns - 2;
    row[slack] = row[slack + 1] = (odfgx_fraction){ 1, 1 };
    take_out_basics(cone, row);
    cone->basic[cone->rows++] = slack;
    cone->closed = true;
}

/* The row that lets the variable grow least; among equals the one whose basic
 * variable comes first (Bland's rule, under which no circle is run). */
static size_t leaving_row(odfgx_cone *cone, size_t variable)
{
    size_t best = cone->rows;
    odfgx_fraction least = { 0, 1 };
    for (size_t i = 0; i < cone->rows; i++) {
        odfgx_fraction entry = row_at(cone, i)[variable];
        if (entry.numerator <= 0)
            continue;
        odfgx_fraction ratio = quotient(cone, *right_side(cone, i), entry);
        bool less = best == cone->rows || is_less(ratio, least);
        if (less ||
            (!is_less(least, ratio) && cone->basic[i] < cone->basic[best])) {
            best = i;
            least = ratio;
        }
    }
    return best;
}

/* Which variable would bring the goal forward, in the row behind the others;
 * the number of columns for none. */
static size_t entering_variable(const odfgx_cone *cone)
{
    const odfgx_fraction *goal = row_at(cone, cone->rows);
    for (size_t i = 0; i + 1 < cone->columns; i++) {
        if (goal[i].numerator > 0)
            return i;
    }
    return cone->columns;
}

bool odfgx_cone_exceeds(odfgx_cone *cone, const int *coefficients)
{
    close_cone(cone);
    odfgx_fraction *goal = next_row(cone, coefficients);
    take_out_basics(cone, goal);
    while (!cone->overflow) {
        /* The goal's value stands on its right side, with its sign turned. */
        if (goal[cone->columns - 1].numerator < 0)
            return true;
        size_t variable = entering_variable(cone);
        if (variable == cone->columns)
            return false;
        size_t row = leaving_row(cone, variable);
        if (row == cone->rows) /* not while the bound is there */
            return true;
        pivot(cone, row, variable);
        subtract(cone, goal, goal[variable], row_at(cone, row));
    }
    return false;
}

odfgx_status odfgx_cone_zeros(odfgx_cone *cone, bool *zero, odfgx_error *err)
{
    int *open = malloc(cone->variables * sizeof *open);
    if (open == NULL)
        return odfgx_fail_memory(err);
    for (size_t i = 0; i < cone->variables; i++)
        open[i] = 1;
    /* Each solution shows some variables that can be more than 0. */
    while (odfgx_cone_exceeds(cone, open)) {
        for (size_t i = 0; i < cone->rows; i++) {
            if (cone->basic[i] < cone->variables &&
                right_side(cone, i)->numerator > 0)
                open[cone->basic[i]] = 0;
        }
    }
    for (size_t i = 0; i < cone->variables; i++)
        zero[i] = open[i] != 0;
    free(open);
    return ODFGX_OK;
}
