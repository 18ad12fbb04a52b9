/* Sheets of labels, figures and rubbish thrown together: whatever they hold,
 * reading and checking them ends well, and without a crash. */
#include "tests/filters/match/shapes.h"
#include "tests/filters/match/sheets.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>

enum { SHEETS = 4000, ROWS = 40, COLUMNS = 14 };

static const char *const rubbish[] = {
    "",
    "",
    "",
    ".",
    "^",
    "=0",
    "=12",
    "=2;",
    "@3",
    "%0.5",
    "!#REF!",
    "-",
    "无",
    "1 2",
    "22（其中修订16件）",
    "2025",
    "单位名称",
    "报告年度",
    "青禾区2025年政府信息公开工作年度报告",
    "空白即为0",
    "一",
    "（一）",
    "1.",
    "<2x1>",
    "<3x9>=1",
    "<16x2>总计",
    "<1x40>三、本年度办理结果",
    "\n",
    "（",
    "单位：",
    "一、总体情况\n第一段。",
    "本年新制作数量",
    "文字。",
};

/* A label of the form, or something else. */
static const char *draw_text(const odfgx_form *form, uint64_t *seed)
{
    const odfgx_table *table =
        &form->tables[shape_random(seed, form->table_count)];
    const odfgx_band *band =
        &table->bands[shape_random(seed, table->band_count)];
    const odfgx_lines *lines =
        shape_random(seed, 2) ? &band->rows : &band->columns;
    switch (shape_random(seed, 4)) {
    case 0:
        return lines->items[shape_random(seed, lines->count)].label.texts[0];
    case 1:
        return form->sections[shape_random(seed, form->section_count)]
            .info.heading;
    default:
        return rubbish[shape_random(seed, ODFGX_COUNT_OF(rubbish))];
    }
}

static void write_row(sheets *book, const odfgx_form *form, uint64_t *seed)
{
    odfgx_buffer row = { 0 };
    uint64_t columns = shape_random(seed, COLUMNS);
    odfgx_buffer_add_text(&row, "");
    for (uint64_t c = 0; c < columns; c++) {
        odfgx_buffer_add_text(&row, draw_text(form, seed));
        odfgx_buffer_add_char(&row, '|');
    }
    sheets_row(book, row.data);
    odfgx_buffer_clear(&row);
}

static void write_sheet(sheets *book, const odfgx_form *form, uint64_t *seed)
{
    uint64_t rows = shape_random(seed, ROWS);
    sheets_begin(book);
    sheets_table(book, "甲", shape_random(seed, 4) == 0);
    for (uint64_t r = 0; r < rows; r++) {
        if (shape_random(seed, 16) == 0)
            sheets_table(book, "乙", false);
        write_row(book, form, seed);
    }
}

static bool check_report(const odfgx_form *form, const odfgx_report *report)
{
    odfgx_findings *findings = NULL;
    odfgx_buffer json = { 0 };
    odfgx_status status =
        odfgx_findings_new(&findings, form, ODFGX_CHINESE, NULL);
    if (status == ODFGX_OK)
        status = odfgx_findings_check(findings, report, NULL, NULL);
    if (status == ODFGX_OK)
        status = odfgx_report_json(report, &json, NULL);
    if (status == ODFGX_OK)
        status = odfgx_findings_json(findings, &json, NULL);
    odfgx_buffer_clear(&json);
    odfgx_findings_free(findings);
    return status == ODFGX_OK;
}

static void sheets_of_rubbish_are_read_or_refused(const odfgx_form *form)
{
    unsigned read = 0;
    for (uint64_t i = 0; i < SHEETS; i++) {
        uint64_t seed = i;
        sheets book;
        odfgx_report *report = NULL;
        odfgx_error err = { 0 };
        write_sheet(&book, form, &seed);
        odfgx_status status = sheets_read(&book, form, "a.ods", &report, &err);
        EXPECT(status == ODFGX_OK || status == ODFGX_UNKNOWN, "seed %u: %s",
               (unsigned)i, err.text);
        if (report != NULL)
            EXPECT(check_report(form, report), "seed %u", (unsigned)i);
        read += report != NULL;
        odfgx_report_free(report);
    }
    printf("%u of %d read as reports ", read, SHEETS);
    EXPECT(read > SHEETS / 10, "most were refused: %u read", read);
}

static void rubbish_about_the_annual_form(void)
{
    odfgx_form *form = NULL;
    if (EXPECT(odfgx_form_open(&form, NULL, NULL) == ODFGX_OK, "form"))
        sheets_of_rubbish_are_read_or_refused(form);
    odfgx_form_free(form);
}

static void rubbish_about_the_tiny_form(void)
{
    odfgx_form *form = NULL;
    if (EXPECT(odfgx_form_open(&form, "tests/forms/tiny", NULL) == ODFGX_OK,
               "form"))
        sheets_of_rubbish_are_read_or_refused(form);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(rubbish_about_the_annual_form),
        UNIT(rubbish_about_the_tiny_form),
    };
    return unit_main("filters/match/random", tests, ODFGX_COUNT_OF(tests));
}
