#include "report/report.h"
#include "tests/memory.h"
#include "tests/report/zeros.h"
#include "tests/unit.h"

static const char *const forms[] = { "templates/annual-2021",
                                     "tests/forms/tiny" };

typedef odfgx_status (*goes_on)(const odfgx_report *report, const char *agency,
                                int year, size_t *blank, odfgx_buffer *out,
                                odfgx_error *err);

/* From a report with a paragraph; it is there before anything fails. */
static odfgx_report *report;

static odfgx_status make_from(goes_on make, const char *agency, int year,
                              odfgx_buffer *out, odfgx_error *err)
{
    size_t blank = 0;
    return make(report, agency, year, &blank, out, err);
}

static odfgx_status make_next(const odfgx_form *form, const char *agency,
                              int year, odfgx_buffer *out, odfgx_error *err)
{
    (void)form;
    return make_from(odfgx_workbook_continue, agency, year, out, err);
}

static odfgx_status make_own(const odfgx_form *form, const char *agency,
                             int year, odfgx_buffer *out, odfgx_error *err)
{
    (void)form;
    return make_from(odfgx_workbook_continue, agency, year - 1, out, err);
}

#ifdef ODFGX_XLSXWRITER
static odfgx_status make_next_xlsx(const odfgx_form *form, const char *agency,
                                   int year, odfgx_buffer *out,
                                   odfgx_error *err)
{
    (void)form;
    return make_from(odfgx_workbook_continue_xlsx, agency, year, out, err);
}
#endif

/* The one of .xlsx starts a program, whose memory is its own. */
static const struct {
    odfgx_status (*make)(const odfgx_form *form, const char *agency, int year,
                         odfgx_buffer *out, odfgx_error *err);
    unsigned long least; /* allocations */
} makers[] = {
    { odfgx_workbook_make, 20 },     { make_next, 20 },     { make_own, 20 },
#ifdef ODFGX_XLSXWRITER
    { odfgx_workbook_make_xlsx, 2 }, { make_next_xlsx, 5 },
#endif
};

/* Makes a workbook without its n-th allocation; false past the last. */
static bool make_without(const odfgx_form *form, size_t maker, unsigned long n)
{
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    memory_fail_at(n);
    odfgx_status status = makers[maker].make(form, "街道", 2025, &out, &err);
    bool failing = memory_has_failed();
    memory_fail_at(0);
    EXPECT(status == (failing ? ODFGX_MEMORY : ODFGX_OK),
           "allocation %lu: status %d, %s", n, (int)status, err.text);
    odfgx_buffer_clear(&out);
    return failing;
}

static void make_without_each(const char *folder, size_t maker)
{
    odfgx_form *form = NULL;
    unsigned long n = 1;
    static const char paragraph[] = "2024 年新收 3 件，\x01办结 2 件。";
    const char *file = "2024.odt";
    EXPECT(odfgx_form_open(&form, folder, NULL) == ODFGX_OK, "%s", folder);
    report = form != NULL ? zeros_make(form, &file, "街道", 2024) : NULL;
    if (report == NULL)
        return;
    EXPECT(odfgx_report_add_paragraph(
               report, 0, (odfgx_slice){ paragraph, sizeof paragraph - 1 },
               NULL, NULL) == ODFGX_OK,
           "a paragraph");
    while (make_without(form, maker, n))
        n++;
    EXPECT(n > makers[maker].least, "%s: %lu allocations", folder, n);
    odfgx_report_free(report);
    odfgx_form_free(form);
}

static void no_allocation_is_trusted(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(forms); i++) {
        for (size_t maker = 0; maker < ODFGX_COUNT_OF(makers); maker++)
            make_without_each(forms[i], maker);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(no_allocation_is_trusted),
    };
    return unit_main("odf/workbook_memory", tests, ODFGX_COUNT_OF(tests));
}
