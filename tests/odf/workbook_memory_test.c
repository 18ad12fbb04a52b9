#include "report/error.h"
#include "tests/memory.h"
#include "tests/unit.h"

static const char *const forms[] = { "templates/annual-2021",
                                     "tests/forms/tiny" };

/* The one of .xlsx starts a program, whose memory is its own. */
static const struct {
    odfgx_status (*make)(const odfgx_form *form, const char *agency, int year,
                         odfgx_buffer *out, odfgx_error *err);
    unsigned long least; /* allocations */
} makers[] = {
    { odfgx_workbook_make, 20 },
#ifdef ODFGX_XLSXWRITER
    { odfgx_workbook_make_xlsx, 2 },
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
    EXPECT(odfgx_form_open(&form, folder, NULL) == ODFGX_OK, "%s", folder);
    while (form != NULL && make_without(form, maker, n))
        n++;
    EXPECT(n > makers[maker].least, "%s: %lu allocations", folder, n);
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
