#include "filters/match/figure.h"
#include "tests/unit.h"

#include <inttypes.h>
#include <string.h>

static const odfgx_unit *unit_of(const odfgx_form *form, const char *id)
{
    for (size_t i = 0; i < form->unit_count; i++) {
        if (strcmp(form->units[i].id, id) == 0)
            return &form->units[i];
    }
    return NULL;
}

/* V: a value, B: blank, X: no value. `note`: one must be there. */
static const struct {
    odfgx_cell_type type;
    const char *value, *text, *unit;
    char state;
    int64_t amount; /* in 10^-6 */
    bool note;
} cases[] = {
    { ODFGX_CELL_STRING, "", "3402", "count", 'V', 3402000000, false },
    { ODFGX_CELL_STRING, "", "0", "count", 'V', 0, false },
    { ODFGX_CELL_STRING, "", " 12 ", "count", 'V', 12000000, true },
    { ODFGX_CELL_STRING, "", "１２", "count", 'V', 12000000, true },
    { ODFGX_CELL_STRING, "", "1,234", "count", 'V', 1234000000, true },
    { ODFGX_CELL_STRING, "", "1，234，567", "count", 'V', 1234567000000, true },
    { ODFGX_CELL_STRING, "", "3件", "count", 'V', 3000000, true },
    { ODFGX_CELL_STRING, "", "3 件", "count", 'V', 3000000, true },
    { ODFGX_CELL_STRING, "", "22（其中修订16件）", "count", 'V', 22000000,
      true },
    { ODFGX_CELL_STRING, "", "22件(其中修订16件)", "count", 'V', 22000000,
      true },
    { ODFGX_CELL_STRING, "", "5[1]", "count", 'V', 5000000, true },
    { ODFGX_CELL_STRING, "", "5*", "count", 'V', 5000000, true },
    { ODFGX_CELL_STRING, "", "5①", "count", 'V', 5000000, true },
    { ODFGX_CELL_STRING, "", "5注1", "count", 'V', 5000000, true },
    { ODFGX_CELL_STRING, "", "-3", "count", 'V', -3000000, false },
    { ODFGX_CELL_STRING, "", "－3", "count", 'V', -3000000, true },
    { ODFGX_CELL_STRING, "", "4068.208万元", "amount", 'V', 4068208000, true },
    { ODFGX_CELL_STRING, "", "59237.2449", "amount", 'V', 59237244900, false },
    { ODFGX_CELL_STRING, "", "12.0", "count", 'V', 12000000, false },
    { ODFGX_CELL_STRING, "", "", "count", 'B', 0, false },
    { ODFGX_CELL_STRING, "", " \u3000\n", "count", 'B', 0, false },
    { ODFGX_CELL_EMPTY, "", "", "count", 'B', 0, false },
    { ODFGX_CELL_STRING, "", "-", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "—", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "–", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "/", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "无", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "不适用", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "N/A", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "1 2", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "3 402", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "1,23", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "1,2345", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "12-15", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "1.5", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "1.2.3", "amount", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "5%", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "592372449元", "amount", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "3万元", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "0.1234567", "amount", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "99999999999999", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "一百二十", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "22（", "count", 'X', 0, false },
    { ODFGX_CELL_STRING, "", "1E3", "count", 'X', 0, false },
    { ODFGX_CELL_FLOAT, "3402", "3402", "count", 'V', 3402000000, false },
    { ODFGX_CELL_FLOAT, "3402", "3,402", "count", 'V', 3402000000, false },
    { ODFGX_CELL_FLOAT, "123000", "12.3万", "count", 'V', 123000000000, true },
    { ODFGX_CELL_FLOAT, "1.1000000000000001", "1.1", "amount", 'V', 1100000,
      false },
    { ODFGX_CELL_FLOAT, "59237.2449", "59237", "amount", 'V', 59237244900,
      true },
    { ODFGX_CELL_FLOAT, "3402", "", "count", 'V', 3402000000, false },
    { ODFGX_CELL_FLOAT, "-3", "-3", "count", 'V', -3000000, false },
    { ODFGX_CELL_FLOAT, "2.5", "3", "count", 'X', 0, false },
    { ODFGX_CELL_FLOAT, "1E+30", "1E+30", "count", 'X', 0, false },
    { ODFGX_CELL_CURRENCY, "5", "￥5.00", "amount", 'V', 5000000, true },
    { ODFGX_CELL_PERCENTAGE, "1", "100%", "count", 'X', 0, false },
    { ODFGX_CELL_DATE, "2024-01-02", "1月2日", "count", 'X', 0, false },
    { ODFGX_CELL_TIME, "PT1H", "1:00", "count", 'X', 0, false },
    { ODFGX_CELL_BOOLEAN, "true", "TRUE", "count", 'X', 0, false },
    { ODFGX_CELL_ERROR, "", "#REF!", "count", 'X', 0, false },
};

static char state_of(const odfgx_figure *figure)
{
    switch (figure->state) {
    case ODFGX_FIGURE_VALUE:
        return 'V';
    case ODFGX_FIGURE_BLANK:
        return 'B';
    default:
        return 'X';
    }
}

static void figures_are_read_as_people_write_them(void)
{
    odfgx_form *form = NULL;
    if (!EXPECT(odfgx_form_open(&form, NULL, NULL) == ODFGX_OK, "form"))
        return;
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_arena arena = { 0 };
        odfgx_figure figure = { 0 };
        odfgx_grid_cell cell = { .type = cases[i].type,
                                 .value = cases[i].value,
                                 .text = cases[i].text };
        odfgx_status status = odfgx_figure_read(
            &figure, &cell, unit_of(form, cases[i].unit), &arena, NULL);
        EXPECT(status == ODFGX_OK && state_of(&figure) == cases[i].state &&
                   figure.amount == cases[i].amount &&
                   (figure.origin.note != NULL) == cases[i].note &&
                   (figure.state == ODFGX_FIGURE_BAD) == (figure.fault != NULL),
               "“%s%s%s”: %c %" PRId64 " %s %s", cases[i].value,
               cases[i].value[0] != '\0' ? " shown as " : "", cases[i].text,
               state_of(&figure), figure.amount,
               figure.origin.note != NULL ? figure.origin.note : "",
               figure.fault != NULL ? figure.fault : "");
        odfgx_arena_clear(&arena);
    }
    odfgx_form_free(form);
}

static void what_is_not_there_is_blank(void)
{
    odfgx_unit unit = { .name = "件" };
    odfgx_arena arena = { 0 };
    odfgx_figure figure = { .state = ODFGX_FIGURE_BAD };
    EXPECT(odfgx_figure_read(&figure, NULL, &unit, &arena, NULL) == ODFGX_OK &&
               figure.state == ODFGX_FIGURE_BLANK,
           "state %d", (int)figure.state);
    odfgx_grid_cell formula = {
        .type = ODFGX_CELL_EMPTY, .formula = true, .value = "", .text = ""
    };
    EXPECT(odfgx_figure_read(&figure, &formula, &unit, &arena, NULL) ==
                   ODFGX_OK &&
               figure.state == ODFGX_FIGURE_BAD,
           "a formula without its result");
    char text[500];
    memset(text, '1', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    odfgx_grid_cell novel = { .type = ODFGX_CELL_STRING,
                              .value = "",
                              .text = text };
    EXPECT(odfgx_figure_read(&figure, &novel, &unit, &arena, NULL) ==
                   ODFGX_OK &&
               figure.state == ODFGX_FIGURE_BAD,
           "a text of 499 digits");
    odfgx_arena_clear(&arena);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(figures_are_read_as_people_write_them),
        UNIT(what_is_not_there_is_blank),
    };
    return unit_main("filters/match/figure", tests, ODFGX_COUNT_OF(tests));
}
