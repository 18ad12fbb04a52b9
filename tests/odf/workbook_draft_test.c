/* Workbooks that go on from a report: written, and read back. */
#include "odf/workbook_draft.h"
#include "odf/workbook_sheet.h"
#include "tests/odf/office.h"
#include "tests/report/zeros.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>

#define ANNUAL "templates/annual-2021"

static const char *const forms[] = { ANNUAL, "tests/forms/tiny",
                                     "tests/forms/yearly" };
static const char *file = "2024.docx";

typedef odfgx_status (*maker)(const odfgx_report *report, const char *agency,
                              int year, size_t *blank, odfgx_buffer *out,
                              odfgx_error *err);

static const struct {
    const char *name;
    maker make;
} kinds[] = {
    { "ods", odfgx_workbook_continue },
#ifdef ODFGX_XLSXWRITER
    { "xlsx", odfgx_workbook_continue_xlsx },
#endif
};

static odfgx_form *open_form(const char *folder)
{
    odfgx_error err = { 0 };
    odfgx_form *form = NULL;
    EXPECT(odfgx_form_open(&form, folder, &err) == ODFGX_OK, "%s: %s",
           err.where, err.text);
    return form;
}

static void add_paragraph(odfgx_report *report, size_t section,
                          const char *text)
{
    EXPECT(odfgx_report_add_paragraph(report, section,
                                      (odfgx_slice){ text, strlen(text) }, NULL,
                                      NULL) == ODFGX_OK,
           "%s", text);
}

static const odfgx_equation *total_of(const odfgx_form *form, size_t value)
{
    for (size_t i = 0; i < form->equation_count; i++) {
        const odfgx_equation *equation = &form->equations[i];
        if (equation->rule->kind == ODFGX_RULE_TOTAL &&
            equation->left[0].value == value)
            return equation;
    }
    return NULL;
}

/* Every figure that is no total is another number; totals add up. */
static void number_figures(odfgx_report *report)
{
    const odfgx_form *form = report->form;
    for (size_t pass = 0; pass < 4; pass++) {
        for (size_t i = 0; i < form->value_count; i++) {
            const odfgx_equation *total = total_of(form, i);
            odfgx_amount sum = 0;
            for (size_t j = 0; total != NULL && j < total->right_count; j++)
                sum += report->figures[total->right[j].value].amount *
                       total->right[j].coefficient;
            report->figures[i].amount =
                total != NULL ? sum : (odfgx_amount)(i + 1) * ODFGX_AMOUNT_UNIT;
        }
    }
}

static odfgx_report *make_report(const odfgx_form *form)
{
    odfgx_report *report = zeros_make(form, &file, "柳荫公园", 2024);
    if (report == NULL)
        return NULL;
    number_figures(report);
    for (size_t i = 0; i < form->section_count; i++) {
        for (int j = 0; form->sections[i].info.prose && j < 12; j++)
            add_paragraph(report, i, "2024年 <&> 新收 三十件；2024。");
    }
    return report;
}

/* Makes a workbook of the year (0: of the next) and reads it back. */
static odfgx_report *go_on(size_t kind, const odfgx_report *from, int year,
                           size_t *blank)
{
    odfgx_error err = { 0 };
    odfgx_buffer bytes = { 0 };
    odfgx_input *input = NULL;
    odfgx_report *report = NULL;
    odfgx_status status =
        kinds[kind].make(from, NULL, year, blank, &bytes, &err);
    if (status == ODFGX_OK)
        status = odfgx_input_from_memory(&input, bytes.data, bytes.length,
                                         "made", NULL, &err);
    if (status == ODFGX_OK)
        status = odfgx_report_read(&report, from->form, &input, 1, NULL, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", kinds[kind].name, err.text);
    odfgx_input_free(input);
    odfgx_buffer_clear(&bytes);
    return report;
}

static void expect_same_prose(const odfgx_report *report,
                              const odfgx_report *from)
{
    for (size_t i = 0; i < from->form->section_count; i++) {
        const odfgx_prose *one = &report->sections[i];
        const odfgx_prose *other = &from->sections[i];
        if (!EXPECT(one->count == other->count, "%s: %zu paragraphs",
                    from->form->sections[i].info.id, one->count))
            continue;
        for (size_t j = 0; j < one->count; j++)
            EXPECT_TEXT(one->paragraphs[j], other->paragraphs[j]);
    }
}

static void expect_no_remarks(const odfgx_report *report)
{
    for (size_t i = 0; i < report->remark_count; i++)
        EXPECT(false, "%s: %s", report->remarks[i].subject,
               report->remarks[i].message);
}

/* ------------------------------------------------------------ its own year */

static void expect_same(const odfgx_report *report, const odfgx_report *from)
{
    EXPECT(report->year == from->year, "%d", report->year);
    EXPECT_TEXT(report->agency, from->agency);
    for (size_t i = 0; i < from->form->value_count; i++)
        EXPECT(report->figures[i].state == from->figures[i].state &&
                   report->figures[i].amount == from->figures[i].amount,
               "%s: state %d, %lld", from->form->values[i].info.id,
               (int)report->figures[i].state,
               (long long)report->figures[i].amount);
    expect_same_prose(report, from);
    expect_no_remarks(report);
}

/* Goes on from a report of each form to a year (0: the year after) by each
 * kind of workbook; nothing may be left blank. */
static void each_workbook(int year, void (*expect)(const odfgx_report *report,
                                                   const odfgx_report *from))
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(forms); i++) {
        odfgx_form *form = open_form(forms[i]);
        odfgx_report *from = form != NULL ? make_report(form) : NULL;
        for (size_t k = 0; from != NULL && k < ODFGX_COUNT_OF(kinds); k++) {
            size_t blank = 1;
            odfgx_report *report = go_on(k, from, year, &blank);
            if (report != NULL)
                expect(report, from);
            EXPECT(blank == 0, "%zu", blank);
            odfgx_report_free(report);
        }
        odfgx_report_free(from);
        odfgx_form_free(form);
    }
}

static void a_report_goes_back_into_a_workbook_as_it_is(void)
{
    each_workbook(2024, expect_same);
}

static void a_wrong_total_and_a_hole_stay_what_they_are(void)
{
    odfgx_form *form = open_form(ANNUAL);
    odfgx_report *from = form != NULL ? make_report(form) : NULL;
    size_t hole;
    if (from == NULL)
        return;
    zeros_set(from, "requests.new.total", 99999, "99999");
    EXPECT(odfgx_form_find_value(form, "requests.granted.company", &hole),
           "id");
    from->figures[hole] = (odfgx_figure){ .state = ODFGX_FIGURE_BLANK };
    for (size_t k = 0; k < ODFGX_COUNT_OF(kinds); k++) {
        size_t blank = 0;
        odfgx_report *report = go_on(k, from, 2024, &blank);
        EXPECT(blank == 1, "%zu", blank);
        if (report != NULL)
            expect_same(report, from);
        odfgx_report_free(report);
    }
    odfgx_report_free(from);
    odfgx_form_free(form);
}

/* ------------------------------------------------------------ the year after
 */

/* What the annual form carries: the last row of its second table to the second
 * row. */
static void expect_carried(const odfgx_report *report, const odfgx_report *from)
{
    static const char *const columns[] = { "person",  "company", "research",
                                           "charity", "legal",   "others",
                                           "total" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(columns); i++) {
        char now[64], then[64];
        size_t a, b;
        (void)snprintf(now, sizeof now, "requests.carried.%s", columns[i]);
        (void)snprintf(then, sizeof then, "requests.next.%s", columns[i]);
        if (!EXPECT(odfgx_form_find_value(report->form, now, &a) &&
                        odfgx_form_find_value(report->form, then, &b),
                    "%s", now))
            continue;
        EXPECT(report->figures[a].amount == from->figures[b].amount &&
                   report->figures[a].amount > 0,
               "%s: %lld", now, (long long)report->figures[a].amount);
    }
}

static void expect_next(const odfgx_report *report, const odfgx_report *from)
{
    size_t others = 0;
    EXPECT(report->year == 2025, "%d", report->year);
    EXPECT_TEXT(report->agency, "柳荫公园");
    for (size_t i = 0; i < from->form->value_count; i++) {
        EXPECT(report->figures[i].state == ODFGX_FIGURE_VALUE, "%s",
               from->form->values[i].info.id);
        others += report->figures[i].amount != 0;
    }
    if (strcmp(from->form->id, "annual-2021") == 0) {
        expect_carried(report, from);
        EXPECT(others == 7, "%zu figures are not 0", others);
    } else {
        EXPECT(others == 0, "%zu figures are not 0", others);
    }
    expect_same_prose(report, from);
    expect_no_remarks(report);
}

static void the_year_after_begins_with_what_is_carried(void)
{
    each_workbook(0, expect_next);
}

static void what_last_year_has_not_is_left_blank(void)
{
    odfgx_form *form = open_form(ANNUAL);
    odfgx_report *from = form != NULL ? make_report(form) : NULL;
    size_t then, now, blank = 0;
    if (from == NULL)
        return;
    EXPECT(odfgx_form_find_value(form, "requests.next.legal", &then) &&
               odfgx_form_find_value(form, "requests.carried.legal", &now),
           "ids");
    from->figures[then].state = ODFGX_FIGURE_BAD;
    odfgx_report *report = go_on(0, from, 2025, &blank);
    EXPECT(blank == 1 && report != NULL &&
               report->figures[now].state == ODFGX_FIGURE_BLANK,
           "%zu are blank", blank);
    odfgx_report_free(report);
    odfgx_report_free(from);
    odfgx_form_free(form);
}

/* ----------------------------------------------------- saved by an office */

/* As the suite computes and saves it. */
static odfgx_report *save_and_read(size_t kind, const odfgx_report *from,
                                   int year)
{
    odfgx_buffer bytes = { 0 };
    odfgx_report *report = NULL;
    char folder[64], path[128];
    if (!office_make_folder(folder))
        return NULL;
    (void)snprintf(path, sizeof path, "%s/filled.%s", folder, kinds[kind].name);
    if (EXPECT(kinds[kind].make(from, NULL, year, NULL, &bytes, NULL) ==
                   ODFGX_OK,
               "made") &&
        office_write_file(path, bytes.data, bytes.length) &&
        office_save(folder, kinds[kind].name)) {
        (void)snprintf(path, sizeof path, "%s/saved/filled.%s", folder,
                       kinds[kind].name);
        report = office_read(from->form, path);
    }
    odfgx_buffer_clear(&bytes);
    office_remove_folder(folder);
    return report;
}

static void what_libreoffice_saves_is_read_back(void)
{
    odfgx_form *form = open_form(ANNUAL);
    odfgx_report *from = form != NULL ? make_report(form) : NULL;
    if (!office_is_there())
        unit_skip("LibreOffice is not there");
    for (size_t k = 0;
         from != NULL && office_is_there() && k < ODFGX_COUNT_OF(kinds); k++) {
        odfgx_report *next = save_and_read(k, from, 2025);
        odfgx_report *same = save_and_read(k, from, 2024);
        if (next != NULL)
            expect_next(next, from);
        if (same != NULL)
            expect_same(same, from);
        odfgx_report_free(next);
        odfgx_report_free(same);
    }
    odfgx_report_free(from);
    odfgx_form_free(form);
}

/* --------------------------------------------------------------- beside it */

static const odfgx_sheet_cell *find_past(const odfgx_workbook *workbook,
                                         size_t value, bool across)
{
    const odfgx_place *place = &workbook->places[value];
    const odfgx_sheet_cell *cell =
        odfgx_sheet_at(place->sheet, place->row, place->column);
    return across ? odfgx_sheet_at(place->sheet, place->row + 1, place->column)
                  : odfgx_sheet_at(place->sheet, place->row,
                                   place->column + cell->columns);
}

static void expect_past(const odfgx_workbook *workbook,
                        const odfgx_report *from)
{
    const odfgx_form *form = workbook->form;
    for (size_t t = 0; t < form->table_count; t++) {
        for (size_t b = 0; b < form->tables[t].band_count; b++) {
            const odfgx_band *band = &form->tables[t].bands[b];
            size_t count = band->rows.entries * band->columns.entries;
            for (size_t i = band->first; i < band->first + count; i++) {
                char expected[64], number[ODFGX_AMOUNT_TEXT];
                const odfgx_sheet_cell *past =
                    find_past(workbook, i, form->tables[t].across);
                (void)snprintf(
                    expected, sizeof expected, "上年 %s",
                    odfgx_amount_format(from->figures[i].amount, number));
                EXPECT(past->style == ODFGX_STYLE_PAST && !past->number &&
                           past->validity.kind == ODFGX_VALIDITY_NONE,
                       "%s", form->values[i].info.id);
                EXPECT_TEXT(past->text, expected);
            }
        }
    }
}

static void last_years_figures_stand_beside_as_text(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(forms); i++) {
        odfgx_form *form = open_form(forms[i]);
        odfgx_report *from = form != NULL ? make_report(form) : NULL;
        odfgx_draft draft = { 0 };
        odfgx_workbook workbook = { 0 };
        if (from != NULL &&
            EXPECT(odfgx_draft_make(&draft, from, 2025, NULL) == ODFGX_OK &&
                       odfgx_workbook_lay_out(&workbook, form, "某局", 2025,
                                              &draft, NULL) == ODFGX_OK,
                   "%s", forms[i]))
            expect_past(&workbook, from);
        odfgx_workbook_clear(&workbook);
        odfgx_draft_clear(&draft);
        odfgx_report_free(from);
        odfgx_form_free(form);
    }
}

/* ------------------------------------------------------------------ failures
 */

static const struct {
    int own, year;
    const char *agency;
    odfgx_status status;
    const char *says;
} refusals[] = {
    { 2024, 2026, "某局", ODFGX_USAGE, "report of 2024" },
    { 2024, 2023, "某局", ODFGX_USAGE, "2025 to carry it on" },
    { 0, 2025, "某局", ODFGX_CONTENT, "of which year" },
    { 2024, 0, NULL, ODFGX_USAGE, "agency's name" },
    { 2100, 0, "某局", ODFGX_USAGE, "2101" },
};

static void what_can_t_be_gone_on_from_is_refused(void)
{
    odfgx_form *form = open_form("tests/forms/tiny");
    for (size_t i = 0; form != NULL && i < ODFGX_COUNT_OF(refusals); i++) {
        odfgx_report *from =
            zeros_make(form, &file, refusals[i].agency, refusals[i].own);
        for (size_t k = 0; from != NULL && k < ODFGX_COUNT_OF(kinds); k++) {
            odfgx_error err = { 0 };
            odfgx_buffer out = { 0 };
            odfgx_status status =
                kinds[k].make(from, NULL, refusals[i].year, NULL, &out, &err);
            EXPECT(status == refusals[i].status && out.length == 0 &&
                       strstr(err.text, refusals[i].says) != NULL,
                   "%zu: status %d: %s", i, (int)status, err.text);
            odfgx_buffer_clear(&out);
        }
        odfgx_report_free(from);
    }
    odfgx_form_free(form);
}

static void sums_that_are_no_amounts_are_refused(void)
{
    odfgx_form *form = open_form("tests/forms/tiny");
    odfgx_report *from =
        form != NULL ? zeros_make(form, &file, "某局", 2024) : NULL;
    for (size_t i = 0; from != NULL && i < form->value_count; i++)
        from->figures[i].amount = INT64_MAX;
    for (size_t k = 0; from != NULL && k < ODFGX_COUNT_OF(kinds); k++) {
        odfgx_error err = { 0 };
        odfgx_buffer out = { 0 };
        odfgx_status status = kinds[k].make(from, NULL, 2024, NULL, &out, &err);
        EXPECT(status == ODFGX_LIMIT && strstr(err.text, "too large") != NULL,
               "%s: status %d: %s", kinds[k].name, (int)status, err.text);
        odfgx_buffer_clear(&out);
    }
    odfgx_report_free(from);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_report_goes_back_into_a_workbook_as_it_is),
        UNIT(a_wrong_total_and_a_hole_stay_what_they_are),
        UNIT(the_year_after_begins_with_what_is_carried),
        UNIT(what_last_year_has_not_is_left_blank),
        UNIT(what_libreoffice_saves_is_read_back),
        UNIT(last_years_figures_stand_beside_as_text),
        UNIT(what_can_t_be_gone_on_from_is_refused),
        UNIT(sums_that_are_no_amounts_are_refused),
    };
    return unit_main("odf/workbook_draft", tests, ODFGX_COUNT_OF(tests));
}
