#include "report/report.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>

static odfgx_form *form;

static odfgx_report *make(const char *agency, int year, odfgx_amount amount)
{
    odfgx_report *report = NULL;
    if (!EXPECT(odfgx_report_new(&report, form, NULL) == ODFGX_OK, "report"))
        return NULL;
    report->agency = agency;
    report->year = year;
    report->figures[7].state = ODFGX_FIGURE_VALUE;
    report->figures[7].amount = amount;
    return report;
}

static const struct {
    const char *name, *agency;
    int year;
    odfgx_amount amount;
} shelved[] = {
    { "c.ods", "甲县财政局", 2024, 1 },  { "a.ods", "甲县财政局", 2023, 2 },
    { "b.odt", "甲县 财政局", 2024, 1 }, { "d.ods", "乙县财政局", 2024, 1 },
    { "e.ods", "乙县财政局", 2024, 9 },  { "f.ods", NULL, 2024, 1 },
    { "g.ods", "丙县财政局", 0, 1 },
};

static const struct {
    const char *what, *agency;
    int year;
    const char *name, *other;
} wanted[] = {
    { "twice with equal figures", "甲县财政局", 2025, "b.odt", NULL },
    { "once", "甲县财政局", 2024, "a.ods", NULL },
    { "no such year", "甲县财政局", 2023, NULL, NULL },
    { "twice with different figures", "乙县财政局", 2025, "d.ods", "e.ods" },
    { "no such agency", "丁县财政局", 2025, NULL, NULL },
    { "without a year on the shelf", "丙县财政局", 1, NULL, NULL },
    { "without agency", NULL, 2025, NULL, NULL },
    { "without year", "甲县财政局", 0, NULL, NULL },
};

static bool is_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void last_years_report_is_found_by_agency_and_year(void)
{
    odfgx_shelf *shelf = NULL;
    EXPECT(odfgx_shelf_new(&shelf, NULL) == ODFGX_OK, "shelf");
    for (size_t i = 0; i < ODFGX_COUNT_OF(shelved); i++) {
        odfgx_report *report =
            make(shelved[i].agency, shelved[i].year, shelved[i].amount);
        EXPECT(odfgx_shelf_add(shelf, report, shelved[i].name, NULL) ==
                   ODFGX_OK,
               "%s", shelved[i].name);
        odfgx_report_free(report);
    }
    for (size_t i = 0; i < ODFGX_COUNT_OF(wanted); i++) {
        odfgx_report *report = make(wanted[i].agency, wanted[i].year, 0);
        const char *name, *other;
        EXPECT(odfgx_shelf_find(shelf, report, &name, &other, NULL) ==
                       ODFGX_OK &&
                   is_text(name, wanted[i].name) &&
                   is_text(other, wanted[i].other),
               "%s: %s, %s", wanted[i].what, name != NULL ? name : "none",
               other != NULL ? other : "none");
        odfgx_report_free(report);
    }
    odfgx_shelf_free(shelf);
}

static void a_shelf_of_many_finds_each(void)
{
    enum { COUNT = 500 };
    static char names[COUNT][24], agencies[COUNT][24];
    odfgx_shelf *shelf = NULL;
    EXPECT(odfgx_shelf_new(&shelf, NULL) == ODFGX_OK, "shelf");
    for (unsigned i = 0; i < COUNT; i++) {
        unsigned number = i * 211 % COUNT;
        (void)snprintf(names[number], sizeof names[number], "%u.ods", number);
        (void)snprintf(agencies[number], sizeof agencies[number], "局%u号",
                       number);
        odfgx_report *report = make(agencies[number], 2024, 0);
        EXPECT(odfgx_shelf_add(shelf, report, names[number], NULL) == ODFGX_OK,
               "%u", number);
        odfgx_report_free(report);
    }
    for (unsigned i = 0; i < COUNT; i++) {
        odfgx_report *report = make(agencies[i], 2025, 0);
        const char *name, *other;
        EXPECT(odfgx_shelf_find(shelf, report, &name, &other, NULL) ==
                       ODFGX_OK &&
                   is_text(name, names[i]) && other == NULL,
               "%s", agencies[i]);
        odfgx_report_free(report);
    }
    odfgx_shelf_free(shelf);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(last_years_report_is_found_by_agency_and_year),
        UNIT(a_shelf_of_many_finds_each),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    int result = unit_main("report/shelf", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
