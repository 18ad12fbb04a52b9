#include "tests/report/broken.h"

#include "tests/filters/match/shapes.h"

#include <stdlib.h>
#include <string.h>

const char *const mistake_names[MISTAKES] = {
    [MISTAKE_SWAPPED] = "digits swapped",
    [MISTAKE_DROPPED] = "digit dropped",
    [MISTAKE_DOUBLED] = "digit doubled",
    [MISTAKE_POINT] = "point moved",
    [MISTAKE_SIGN] = "sign",
    [MISTAKE_NEIGHBOUR] = "neighbour's value",
    [MISTAKE_ANY] = "another value",
    [MISTAKE_STALE] = "total not updated",
    [MISTAKE_EXCHANGED] = "cells exchanged",
    [MISTAKE_PAIR] = "two errors",
    [MISTAKE_SHIFTED] = "row shifted",
    [MISTAKE_COLUMNS] = "columns swapped",
    [MISTAKE_TWICE] = "column twice",
    [MISTAKE_FOLLOWED] = "totals follow",
};

/* ----------------------------------------------------------------- figures */

static bool is_total(const odfgx_form *form, size_t value)
{
    for (size_t e = 0; e < form->equation_count; e++) {
        const odfgx_equation *equation = &form->equations[e];
        if (equation->rule->kind == ODFGX_RULE_TOTAL &&
            equation->left[0].value == value)
            return true;
    }
    return false;
}

static odfgx_amount side_sum(const odfgx_report *report,
                             const odfgx_term *terms, size_t count)
{
    odfgx_amount sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += terms[i].coefficient * report->figures[terms[i].value].amount;
    return sum;
}

/* Gives the first term what makes both sides equal. */
static void balance(odfgx_report *report, const odfgx_equation *equation)
{
    odfgx_amount *first = &report->figures[equation->left[0].value].amount;
    *first += side_sum(report, equation->right, equation->right_count) -
              side_sum(report, equation->left, equation->left_count);
}

/* Makes the left side no less than the right. */
static void raise_left(odfgx_report *report, const odfgx_equation *equation)
{
    if (side_sum(report, equation->left, equation->left_count) <
        side_sum(report, equation->right, equation->right_count))
        balance(report, equation);
}

static odfgx_amount draw_amount(const odfgx_value *value, uint64_t *seed,
                                odfgx_amount scale)
{
    /* The first column has most of it. */
    odfgx_amount most = value->column == 0 ? scale : scale / 20 + 2;
    if (shape_random(seed, value->column == 0 ? 4 : 2) == 0)
        return 0;
    if (shape_random(seed, 3) > 0)
        most = most / 10 + 1;
    return (odfgx_amount)shape_random(seed, (uint64_t)most + 1) *
           ODFGX_AMOUNT_UNIT;
}

void report_redraw(odfgx_report *report, uint64_t *seed, odfgx_amount scale)
{
    const odfgx_form *form = report->form;
    for (size_t i = 0; i < form->value_count; i++)
        report->figures[i].amount =
            is_total(form, i) ? 0 : draw_amount(&form->values[i], seed, scale);
    /* Totals, then balances, then the totals over those. */
    for (int pass = 0; pass < 3; pass++) {
        for (size_t e = 0; e < form->equation_count; e++) {
            const odfgx_equation *equation = &form->equations[e];
            bool total = equation->rule->kind == ODFGX_RULE_TOTAL;
            if (pass == 0 && equation->relation == ODFGX_AT_LEAST)
                raise_left(report, equation);
            if (equation->rule->info.level == ODFGX_ERROR &&
                equation->relation == ODFGX_EQUAL && total != (pass == 1))
                balance(report, equation);
        }
    }
}

static bool is_sound(const odfgx_report *report)
{
    for (size_t i = 0; i < report->form->value_count; i++) {
        if (report->figures[i].amount < 0)
            return false;
    }
    return true;
}

odfgx_report *report_sound(const odfgx_form *form, uint64_t *seed,
                           odfgx_amount scale)
{
    static const char *files[] = { "a.ods" };
    odfgx_report *report = NULL;
    if (odfgx_report_new(&report, form, NULL) != ODFGX_OK)
        return NULL;
    report->files = files;
    report->file_count = 1;
    for (size_t i = 0; i < form->value_count; i++) {
        report->figures[i].state = ODFGX_FIGURE_VALUE;
        report->figures[i].origin = (odfgx_origin){
            .file = "a.ods", .place = "表", .cell = "B2", .text = "0"
        };
    }
    do
        report_redraw(report, seed, scale);
    while (!is_sound(report));
    return report;
}

/* ---------------------------------------------------------------- mistakes */

/* A table that has one band, or the first band of one. */
typedef struct target {
    odfgx_report *report;
    const odfgx_band *band;
    uint64_t *seed;
    size_t first, count; /* values of the table */
} target;

static odfgx_amount *cell_at(const target *at, size_t row, size_t column)
{
    size_t value = at->band->first + row * at->band->columns.entries + column;
    return &at->report->figures[value].amount;
}

static size_t draw(const target *at, size_t bound)
{
    return (size_t)shape_random(at->seed, bound);
}

static odfgx_amount swap_digits(const target *at, odfgx_amount whole)
{
    odfgx_amount power = 1;
    for (size_t places = draw(at, 3); places > 0; places--)
        power *= 10;
    odfgx_amount low = whole / power % 10, high = whole / (power * 10) % 10;
    if (whole < power * 10)
        return whole;
    return whole + (low - high) * power * 10 + (high - low) * power;
}

static odfgx_amount drop_digit(const target *at, odfgx_amount whole)
{
    odfgx_amount power = 1;
    for (size_t places = draw(at, 4); places > 0; places--)
        power *= 10;
    return whole < power ? whole : whole / (power * 10) * power + whole % power;
}

static odfgx_amount double_digit(const target *at, odfgx_amount whole)
{
    odfgx_amount power = 1;
    for (size_t places = draw(at, 4); places > 0; places--)
        power *= 10;
    return whole < power ? whole
                         : whole / power * power * 10 +
                               whole / power % 10 * power + whole % power;
}

static odfgx_amount move_point(const target *at, odfgx_amount whole)
{
    odfgx_amount power = 10;
    for (size_t places = draw(at, 3); places > 0; places--)
        power *= 10;
    return whole % power == 0 && draw(at, 2) == 0 ? whole / power
                                                  : whole * power;
}

static odfgx_amount negate(const target *at, odfgx_amount whole)
{
    (void)at;
    return -whole;
}

static odfgx_amount any_other(const target *at, odfgx_amount whole)
{
    return draw(at, 2) == 0 ? (odfgx_amount)draw(at, 20)
                            : (odfgx_amount)draw(at, (size_t)llabs(whole) + 9);
}

static odfgx_amount (*const slips[])(const target *at, odfgx_amount whole) = {
    [MISTAKE_SWAPPED] = swap_digits,  [MISTAKE_DROPPED] = drop_digit,
    [MISTAKE_DOUBLED] = double_digit, [MISTAKE_POINT] = move_point,
    [MISTAKE_SIGN] = negate,          [MISTAKE_ANY] = any_other,
};

static void break_cell(const target *at, mistake kind)
{
    odfgx_amount *amount =
        &at->report->figures[at->first + draw(at, at->count)].amount;
    *amount = slips[kind](at, *amount / ODFGX_AMOUNT_UNIT) * ODFGX_AMOUNT_UNIT;
}

static void copy_neighbour(const target *at)
{
    size_t rows = at->band->rows.entries, columns = at->band->columns.entries;
    size_t row = draw(at, rows), column = draw(at, columns);
    bool below = columns < 2 || (rows > 1 && draw(at, 2) == 0);
    size_t other_row = below ? (row + 1 < rows ? row + 1 : row - 1) : row;
    size_t other_column =
        below ? column : (column + 1 < columns ? column + 1 : column - 1);
    *cell_at(at, row, column) = *cell_at(at, other_row, other_column);
}

/* A part is changed, and all that follows from it but one total. */
static void leave_total(const target *at)
{
    const odfgx_form *form = at->report->form;
    size_t total;
    do
        total = at->first + draw(at, at->count);
    while (!is_total(form, total));
    odfgx_amount *amount = &at->report->figures[total].amount;
    odfgx_amount change = (odfgx_amount)(1 + draw(at, 9)) * ODFGX_AMOUNT_UNIT;
    *amount += *amount >= change && draw(at, 2) == 0 ? -change : change;
}

static void exchange(odfgx_amount *a, odfgx_amount *b)
{
    odfgx_amount kept = *a;
    *a = *b;
    *b = kept;
}

static void exchange_cells(const target *at)
{
    size_t rows = at->band->rows.entries, columns = at->band->columns.entries;
    size_t row = draw(at, rows), column = draw(at, columns);
    if (columns < 2 || (rows > 1 && draw(at, 2) == 0))
        exchange(cell_at(at, row, column), cell_at(at, draw(at, rows), column));
    else
        exchange(cell_at(at, row, column), cell_at(at, row, draw(at, columns)));
}

/* One cell on; the first becomes 0 or stays, the last is lost. */
static void shift_row(const target *at)
{
    size_t row = draw(at, at->band->rows.entries);
    for (size_t column = at->band->columns.entries; --column > 0;)
        *cell_at(at, row, column) = *cell_at(at, row, column - 1);
    if (draw(at, 2) == 0)
        *cell_at(at, row, 0) = 0;
}

static void exchange_columns(const target *at)
{
    size_t rows = at->band->rows.entries, columns = at->band->columns.entries;
    size_t a = draw(at, columns), b = draw(at, columns);
    size_t first = draw(at, 2) == 0 ? 0 : draw(at, rows);
    size_t last = first == 0 ? rows : first + 1 + draw(at, rows - first);
    for (size_t row = first; row < last; row++)
        exchange(cell_at(at, row, a), cell_at(at, row, b));
}

static void repeat_column(const target *at)
{
    size_t rows = at->band->rows.entries, columns = at->band->columns.entries;
    size_t a = draw(at, columns - 1), b = draw(at, columns);
    bool pushed = draw(at, 2) == 0;
    for (size_t row = 0; row < rows; row++) {
        if (!pushed)
            *cell_at(at, row, b) = *cell_at(at, row, a);
        for (size_t column = columns; pushed && --column > a;)
            *cell_at(at, row, column) = *cell_at(at, row, column - 1);
    }
}

static void break_twice(const target *at)
{
    for (int i = 0; i < 2; i++) {
        mistake kind = (mistake)draw(at, MISTAKE_STALE + 1);
        if (kind == MISTAKE_NEIGHBOUR)
            copy_neighbour(at);
        else if (kind == MISTAKE_STALE)
            leave_total(at);
        else
            break_cell(at, kind);
    }
}

/* One or two cells are wrong, and the totals are sums of what stands there;
 * some are typed and stay. */
static void break_followed(const target *at)
{
    const odfgx_form *form = at->report->form;
    size_t typed = draw(at, 3);
    for (size_t i = 0; i <= draw(at, 2); i++)
        break_cell(at, (mistake)draw(at, MISTAKE_SIGN));
    for (size_t e = 0; e < form->equation_count; e++) {
        const odfgx_equation *equation = &form->equations[e];
        if (equation->rule->kind == ODFGX_RULE_TOTAL &&
            (typed == 0 || draw(at, 4) > 0))
            balance(at->report, equation);
    }
}

static bool has_total(const target *at)
{
    for (size_t i = 0; i < at->count; i++) {
        if (is_total(at->report->form, at->first + i))
            return true;
    }
    return false;
}

static void make_mistake(const target *at, mistake kind)
{
    static void (*const makers[])(const target *) = {
        [MISTAKE_NEIGHBOUR] = copy_neighbour,
        [MISTAKE_STALE] = leave_total,
        [MISTAKE_EXCHANGED] = exchange_cells,
        [MISTAKE_PAIR] = break_twice,
        [MISTAKE_SHIFTED] = shift_row,
        [MISTAKE_COLUMNS] = exchange_columns,
        [MISTAKE_TWICE] = repeat_column,
        [MISTAKE_FOLLOWED] = break_followed,
    };
    if ((kind == MISTAKE_STALE || kind == MISTAKE_PAIR) && !has_total(at))
        break_cell(at, MISTAKE_ANY);
    else if (makers[kind] != NULL)
        makers[kind](at);
    else
        break_cell(at, kind);
}

bool report_break(odfgx_report *report, const char *table, mistake kind,
                  uint64_t *seed)
{
    const odfgx_form *form = report->form;
    odfgx_amount before[4096];
    target at = { .report = report, .seed = seed };
    for (size_t i = 0; i < form->value_count && i < 4096; i++) {
        before[i] = report->figures[i].amount;
        if (strcmp(form->values[i].info.table, table) != 0)
            continue;
        if (at.count++ == 0) {
            at.first = i;
            at.band = &form->tables[form->values[i].table].bands[0];
        }
    }
    make_mistake(&at, kind);
    for (size_t i = 0; i < form->value_count && i < 4096; i++) {
        if (before[i] != report->figures[i].amount)
            return true;
    }
    return false;
}
