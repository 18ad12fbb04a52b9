/* The smallest repairs against those of an independent solver: the same
 * question as a mixed integer programme for GLPK. */
#include "report/repair.h"
#include "tests/filters/match/shapes.h"
#include "tests/report/broken.h"
#include "tests/unit.h"

#include <glpk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many reports are drawn: a sanitizer makes the solver slow. */
#ifndef ODFGX_REPORTS
#define ODFGX_REPORTS 10200
#endif

enum { ERRORS_MOST = 4 };

/* The programme: x, what each cell of a table becomes; y, whether it does. */
typedef struct programme {
    glp_prob *problem;
    const odfgx_report *report;
    size_t first, count; /* values of the table */
    double most;         /* more than any cell need become */
} programme;

static int x_of(const programme *p, size_t value)
{
    return (int)(value - p->first) + 1;
}

static int y_of(const programme *p, size_t value)
{
    return (int)(p->count + value - p->first) + 1;
}

static double amount_of(const programme *p, size_t value)
{
    return (double)p->report->figures[value].amount / ODFGX_AMOUNT_UNIT;
}

static void find_table(programme *p, const odfgx_form *form, const char *table)
{
    for (size_t i = 0; i < form->value_count; i++) {
        if (strcmp(form->values[i].info.table, table) != 0)
            continue;
        if (p->count++ == 0)
            p->first = i;
    }
    for (size_t i = 0; i < p->count; i++)
        p->most +=
            2 * (amount_of(p, p->first + i) > 0 ? amount_of(p, p->first + i)
                                                : -amount_of(p, p->first + i));
    p->most += 10;
}

/* |x - amount| <= most * y */
static void add_cell(programme *p, size_t value)
{
    int row = glp_add_rows(p->problem, 2), x = x_of(p, value),
        y = y_of(p, value);
    int columns[] = { 0, x, y };
    double over[] = { 0, 1, -p->most }, under[] = { 0, 1, p->most };
    double amount = amount_of(p, value);
    glp_set_col_bnds(p->problem, x, GLP_LO, 0, 0);
    glp_set_col_kind(p->problem, x, GLP_IV);
    glp_set_col_kind(p->problem, y, GLP_BV);
    glp_set_obj_coef(p->problem, y, 1);
    glp_set_row_bnds(p->problem, row, GLP_UP, 0, amount);
    glp_set_mat_row(p->problem, row, 2, columns, over);
    glp_set_row_bnds(p->problem, row + 1, GLP_LO, amount, 0);
    glp_set_mat_row(p->problem, row + 1, 2, columns, under);
}

/* The equation itself, and that one of its cells must change if it is broken,
 * which makes the solver fast. */
static void add_equation(programme *p, const odfgx_equation *equation)
{
    int columns[256], length = 0;
    double factors[256], ones[256], sum = 0;
    for (int side = 0; side < 2; side++) {
        const odfgx_term *terms = side == 0 ? equation->left : equation->right;
        size_t count = side == 0 ? equation->left_count : equation->right_count;
        for (size_t i = 0; i < count; i++) {
            length++;
            columns[length] = x_of(p, terms[i].value);
            factors[length] = (side == 0 ? 1 : -1) * terms[i].coefficient;
            ones[length] = 1;
            sum += factors[length] * amount_of(p, terms[i].value);
        }
    }
    int row = glp_add_rows(p->problem, 1);
    glp_set_row_bnds(p->problem, row, GLP_FX, 0, 0);
    glp_set_mat_row(p->problem, row, length, columns, factors);
    if (sum == 0)
        return;
    for (int i = 1; i <= length; i++)
        columns[i] += (int)p->count;
    row = glp_add_rows(p->problem, 1);
    glp_set_row_bnds(p->problem, row, GLP_LO, 1, 0);
    glp_set_mat_row(p->problem, row, length, columns, ones);
}

/* The fewest cells by GLPK; -1 where it finds none. */
static int solve(const odfgx_report *report, const char *table)
{
    const odfgx_form *form = report->form;
    programme p = { .problem = glp_create_prob(), .report = report };
    glp_iocp how;
    int fewest = -1;
    find_table(&p, form, table);
    glp_set_obj_dir(p.problem, GLP_MIN);
    glp_add_cols(p.problem, (int)(2 * p.count));
    for (size_t i = 0; i < p.count; i++)
        add_cell(&p, p.first + i);
    for (size_t e = 0; e < form->equation_count; e++) {
        const odfgx_equation *equation = &form->equations[e];
        size_t value = equation->left[0].value;
        if (equation->rule->info.level == ODFGX_ERROR &&
            equation->relation == ODFGX_EQUAL && value >= p.first &&
            value < p.first + p.count)
            add_equation(&p, equation);
    }
    glp_init_iocp(&how);
    how.presolve = GLP_ON;
    how.msg_lev = GLP_MSG_OFF;
    if (glp_intopt(p.problem, &how) == 0 &&
        glp_mip_status(p.problem) == GLP_OPT)
        fewest = (int)(glp_mip_obj_val(p.problem) + 0.5);
    glp_delete_prob(p.problem);
    return fewest;
}

/* ------------------------------------------------------------ comparison */

static bool satisfies(const odfgx_edits *edits, const odfgx_solution *solution)
{
    for (size_t e = 0; e < edits->edit_count; e++) {
        const odfgx_edit *edit = &edits->edits[e];
        odfgx_amount sum = 0;
        for (size_t t = 0; t < edit->count; t++) {
            odfgx_amount amount = edits->cells[edit->terms[t].cell].amount;
            for (size_t c = 0; c < solution->count; c++) {
                if (solution->changes[c].cell == edit->terms[t].cell)
                    amount = solution->changes[c].to;
            }
            if (amount < 0)
                return false;
            sum += edit->terms[t].coefficient * amount;
        }
        if (sum != 0)
            return false;
    }
    return true;
}

/* The fewest cells by the search; `proven` becomes false where it says so. */
static int search(const odfgx_report *report, bool *proven)
{
    odfgx_arena arena = { 0 };
    odfgx_edit_groups groups;
    int fewest = 0;
    EXPECT(odfgx_edits_make(&groups, report, &arena, NULL) == ODFGX_OK, "make");
    for (size_t g = 0; g < groups.count; g++) {
        odfgx_solutions found;
        EXPECT(odfgx_edits_search(&found, &groups.items[g], 0, 8, 100000,
                                  &arena, NULL) == ODFGX_OK,
               "search");
        fewest += (int)found.cost;
        *proven &= found.proven;
        for (size_t s = 0; s < found.count; s++)
            EXPECT(satisfies(&groups.items[g], &found.items[s]),
                   "a solution does not satisfy all edits");
    }
    odfgx_arena_clear(&arena);
    return fewest;
}

/* Breaks reports of a form in a table and asks both. */
static void compare(const odfgx_form *form, const char *table, size_t count)
{
    static const odfgx_amount scales[] = { 3, 30, 300 };
    size_t unproven = 0, by_cost[ERRORS_MOST + 1] = { 0 };
    uint64_t seed = 20240131;
    for (size_t i = 0; i < count; i++) {
        odfgx_report *report =
            report_sound(form, &seed, scales[shape_random(&seed, 3)]);
        size_t errors = 1 + (size_t)shape_random(&seed, ERRORS_MOST);
        bool proven = true;
        for (size_t e = 0; report != NULL && e < errors; e++)
            (void)report_break(report, table,
                               (mistake)shape_random(&seed, MISTAKE_STALE + 1),
                               &seed);
        int expected = report != NULL ? solve(report, table) : -1;
        int found = report != NULL ? search(report, &proven) : -2;
        EXPECT(proven ? found == expected : found >= expected,
               "%s, report %zu: %d cells, but GLPK says %d", table, i, found,
               expected);
        unproven += !proven;
        if (found >= 0 && found <= ERRORS_MOST)
            by_cost[found]++;
        odfgx_report_free(report);
    }
    (void)printf("%s: %zu reports of the same size, %zu not proven;", table,
                 count, unproven);
    for (size_t cost = 0; cost <= ERRORS_MOST; cost++)
        (void)printf(" %zu of %zu cells", by_cost[cost], cost);
    (void)printf("\n");
    EXPECT(unproven * 100 <= count, "%zu are not proven", unproven);
}

static void compare_form(const char *id, const char *table, size_t count)
{
    odfgx_form *form;
    odfgx_error err = { 0 };
    if (!EXPECT(odfgx_form_open(&form, id, &err) == ODFGX_OK, "%s", err.text))
        return;
    compare(form, table, count);
    odfgx_form_free(form);
}

static void table_of_two_ways_agrees(void)
{
    compare_form(NULL, "requests", ODFGX_REPORTS * 5 / 17);
}

static void table_of_one_way_agrees(void)
{
    compare_form(NULL, "disputes", ODFGX_REPORTS * 6 / 17);
}

static void another_form_agrees(void)
{
    compare_form("tests/forms/tiny", "visitors", ODFGX_REPORTS * 6 / 17);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(table_of_two_ways_agrees),
        UNIT(table_of_one_way_agrees),
        UNIT(another_form_agrees),
    };
    glp_term_out(GLP_OFF);
    return unit_main("report/repair against GLPK", tests,
                     ODFGX_COUNT_OF(tests));
}
