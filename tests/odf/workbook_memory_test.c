#include "report/error.h"
#include "tests/memory.h"
#include "tests/unit.h"

static const char *const forms[] = { "templates/annual-2021",
                                     "tests/forms/tiny" };

/* Makes a workbook without its n-th allocation; false past the last. */
static bool make_without(const odfgx_form *form, unsigned long n)
{
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    memory_fail_at(n);
    odfgx_status status = odfgx_workbook_make(form, "街道", 2025, &out, &err);
    bool failing = memory_has_failed();
    memory_fail_at(0);
    EXPECT(status == (failing ? ODFGX_MEMORY : ODFGX_OK),
           "allocation %lu: status %d, %s", n, (int)status, err.text);
    odfgx_buffer_clear(&out);
    return failing;
}

static void no_allocation_is_trusted(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(forms); i++) {
        odfgx_form *form = NULL;
        unsigned long n = 1;
        EXPECT(odfgx_form_open(&form, forms[i], NULL) == ODFGX_OK, "%s",
               forms[i]);
        while (form != NULL && make_without(form, n))
            n++;
        EXPECT(n > 20, "%s: %lu allocations", forms[i], n);
        odfgx_form_free(form);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(no_allocation_is_trusted),
    };
    return unit_main("odf/workbook_memory", tests, ODFGX_COUNT_OF(tests));
}
