/* Reports with known figures in hundreds of shapes: each figure must be read
 * as it is, and nothing else may be. */
#include "tests/filters/match/shapes.h"
#include "tests/unit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { DOCUMENTS = 400 };

static void draw_values(const odfgx_form *form, odfgx_amount *values,
                        uint64_t *seed)
{
    for (size_t i = 0; i < form->value_count; i++) {
        uint64_t digits = shape_random(seed, 3) == 0 ? 1000000 : 40;
        values[i] =
            (odfgx_amount)shape_random(seed, digits) * ODFGX_AMOUNT_UNIT;
        if (form->values[i].unit->decimals > 2)
            values[i] += (odfgx_amount)shape_random(seed, 10000) * 100;
    }
}

static void describe(const shape *s, char *text, size_t size)
{
    (void)snprintf(
        text, size, "offset %u,%u%s%s%s%s%s%s%s%s%s%s", s->offset_rows,
        s->offset_columns, s->one_sheet ? " one-sheet" : "",
        s->reversed ? " reversed" : "", s->merges_lost ? " merges-lost" : "",
        s->total_under ? " total-under" : "", s->noise ? " noise" : "",
        s->numbers_as_text ? " as-text" : "", s->formulas ? " formulas" : "",
        s->strangers ? " strangers" : "", s->title ? " title" : "",
        s->shifted ? " shifted" : "");
}

static size_t compare_values(const odfgx_form *form, const odfgx_report *report,
                             const odfgx_amount *values, const char *shape)
{
    size_t right = 0;
    for (size_t i = 0; i < form->value_count; i++) {
        odfgx_amount amount = 0;
        bool known = odfgx_report_value(report, i, &amount);
        if (known && amount == values[i])
            right++;
        else if (right == i) /* the first that is wrong speaks for all */
            EXPECT(false, "%s: %s is %s%" PRId64 ", not %" PRId64, shape,
                   form->values[i].info.id, known ? "" : "nothing, ", amount,
                   values[i]);
    }
    return right;
}

static void compare_prose(const odfgx_report *report, const char *shape)
{
    const odfgx_form *form = report->form;
    for (size_t i = 0; i < form->section_count; i++) {
        const odfgx_section_info *info = &form->sections[i].info;
        size_t expected = info->prose && info->heading[0] != '\0' ? 3 : 0;
        EXPECT(report->sections[i].count == expected,
               "%s: %zu paragraphs in %s", shape, report->sections[i].count,
               info->id);
    }
    EXPECT(report->year == 2025, "%s: year %d", shape, report->year);
    EXPECT_TEXT(report->agency, "青禾区柳桥街道办事处");
}

static bool read_shape(const odfgx_form *form, uint64_t seed, size_t *right)
{
    char text[256];
    sheets book;
    odfgx_error err = { 0 };
    odfgx_report *report = NULL;
    odfgx_amount *values = calloc(form->value_count, sizeof *values);
    shape drawn = shape_draw(&seed);
    describe(&drawn, text, sizeof text);
    draw_values(form, values, &seed);
    shape_write(&book, form, &drawn, values, &seed);
    odfgx_status status = sheets_read(&book, form, "a.ods", &report, &err);
    bool read = EXPECT(status == ODFGX_OK, "%s: %s", text, err.text);
    if (read) {
        *right += compare_values(form, report, values, text);
        compare_prose(report, text);
    }
    odfgx_report_free(report);
    free(values);
    return read;
}

static void every_figure_of_every_shape_is_right(void)
{
    odfgx_form *form = NULL;
    size_t right = 0;
    if (!EXPECT(odfgx_form_open(&form, NULL, NULL) == ODFGX_OK, "form"))
        return;
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        if (!read_shape(form, seed, &right))
            break;
    }
    printf("%zu of %zu figures in %d documents ", right,
           DOCUMENTS * form->value_count, DOCUMENTS);
    odfgx_form_free(form);
}

static void another_form_goes_the_same_way(void)
{
    odfgx_form *form = NULL;
    odfgx_error err = { 0 };
    size_t right = 0;
    if (!EXPECT(odfgx_form_open(&form, "tests/forms/tiny", &err) == ODFGX_OK,
                "%s: %s", err.where, err.text))
        return;
    odfgx_amount values[16];
    uint64_t seed = 1;
    sheets book;
    odfgx_report *report = NULL;
    shape plain = { .offset_rows = 1 };
    draw_values(form, values, &seed);
    shape_write(&book, form, &plain, values, &seed);
    odfgx_status status = sheets_read(&book, form, "a.ods", &report, &err);
    if (EXPECT(status == ODFGX_OK, "%s", err.text))
        right = compare_values(form, report, values, "tiny");
    EXPECT(right == form->value_count, "%zu figures", right);
    odfgx_report_free(report);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_figure_of_every_shape_is_right),
        UNIT(another_form_goes_the_same_way),
    };
    return unit_main("filters/match/shapes", tests, ODFGX_COUNT_OF(tests));
}
