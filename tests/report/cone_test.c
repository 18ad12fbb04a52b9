#include "report/cone.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#define VARIABLES 5
#define ROWS 4

/* Rows of coefficients, `=` or `>` before them; which variables can be nothing
 * but 0; a goal, and whether it can be more than 0. */
static const struct {
    const char *what;
    struct {
        char relation;
        int coefficients[VARIABLES];
    } rows[ROWS];
    bool zero[VARIABLES];
    int goal[VARIABLES];
    bool exceeds;
} cases[] = {
    { "no rows", { { 0, { 0 } } }, { 0 }, { -1, 0, 0, 0, 1 }, true },
    { "no rows, and a goal that is never more than 0",
      { { 0, { 0 } } },
      { 0 },
      { -1, 0, 0, -2, 0 },
      false },
    { "a total is at least a part",
      { { '=', { 1, -1, -1, 0, 0 } } },
      { 0 },
      { -1, 1, 0, 0, 0 },
      false },
    { "a part may be less than the total",
      { { '=', { 1, -1, -1, 0, 0 } } },
      { 0 },
      { 1, -1, 0, 0, 0 },
      true },
    { "a sum of figures that is 0",
      { { '=', { 1, 1, 0, 0, 0 } } },
      { true, true, false, false, false },
      { 3, 1, 0, 0, 0 },
      false },
    { "two rows that turn a part into a total",
      { { '=', { 1, -1, -1, 0, 0 } }, { '=', { -1, 1, 0, -1, 0 } } },
      { false, false, true, true, false },
      { 1, 0, 0, 0, 0 },
      true },
    { "two inequalities that meet",
      { { '>', { 1, -1, 0, 0, 0 } }, { '>', { -1, 1, 0, 0, 0 } } },
      { 0 },
      { 1, -1, 0, 0, 0 },
      false },
    { "a circle of inequalities",
      { { '>', { 1, -2, 0, 0, 0 } },
        { '>', { 0, 1, -1, 0, 0 } },
        { '>', { -1, 0, 1, 0, 0 } } },
      { true, true, true, false, false },
      { 0, 0, 1, 0, 0 },
      false },
    { "fractions",
      { { '=', { 3, -7, 0, 0, 0 } }, { '=', { 0, 5, -11, 0, 0 } } },
      { 0 },
      { -15, 0, 77, 0, 0 },
      false },
    { "fractions that leave a little",
      { { '=', { 3, -7, 0, 0, 0 } }, { '=', { 0, 5, -11, 0, 0 } } },
      { 0 },
      { -15, 0, 78, 0, 0 },
      true },
};

static odfgx_cone build(size_t index)
{
    odfgx_cone cone;
    EXPECT(odfgx_cone_init(&cone, VARIABLES, ROWS, NULL) == ODFGX_OK, "cone");
    for (size_t r = 0; r < ROWS && cases[index].rows[r].relation != 0; r++)
        (void)odfgx_cone_add(&cone, cases[index].rows[r].coefficients,
                             cases[index].rows[r].relation == '>');
    return cone;
}

static void cones_are_explored_exactly(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool zero[VARIABLES];
        odfgx_cone cone = build(i);
        EXPECT(odfgx_cone_exceeds(&cone, cases[i].goal) == cases[i].exceeds,
               "%s", cases[i].what);
        EXPECT(odfgx_cone_zeros(&cone, zero, NULL) == ODFGX_OK, "zeros");
        for (size_t v = 0; v < VARIABLES; v++)
            EXPECT(zero[v] == cases[i].zero[v], "%s: variable %zu",
                   cases[i].what, v);
        EXPECT(!cone.overflow, "%s", cases[i].what);
        odfgx_cone_clear(&cone);
    }
}

static void a_row_that_others_give_says_nothing_new(void)
{
    static const int rows[][VARIABLES] = { { 1, -1, 0, 0, 0 },
                                           { 0, 1, -2, 0, 0 },
                                           { 3, 0, -6, 0, 0 } };
    odfgx_cone cone;
    EXPECT(odfgx_cone_init(&cone, VARIABLES, ROWS, NULL) == ODFGX_OK, "cone");
    EXPECT(odfgx_cone_add(&cone, rows[0], false), "the first");
    EXPECT(odfgx_cone_add(&cone, rows[1], false), "the second");
    EXPECT(!odfgx_cone_add(&cone, rows[2], false), "the third");
    odfgx_cone_clear(&cone);
}

static void fractions_that_grow_too_large_are_noticed(void)
{
    enum { CHAIN = 40 };
    odfgx_cone cone;
    EXPECT(odfgx_cone_init(&cone, CHAIN, CHAIN, NULL) == ODFGX_OK, "cone");
    for (size_t i = 0; i + 1 < CHAIN; i++) {
        int row[CHAIN] = { 0 };
        row[i] = 7;
        row[i + 1] = -11;
        (void)odfgx_cone_add(&cone, row, false);
    }
    EXPECT(cone.overflow, "(11 / 7) ^ 39 is too large for 31 bits");
    odfgx_cone_clear(&cone);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(cones_are_explored_exactly),
        UNIT(a_row_that_others_give_says_nothing_new),
        UNIT(fractions_that_grow_too_large_are_noticed),
    };
    return unit_main("report/cone", tests, sizeof tests / sizeof *tests);
}
