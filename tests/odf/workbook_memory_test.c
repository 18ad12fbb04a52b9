#include "report/error.h"
#include "tests/memory.h"
#include "tests/unit.h"

static odfgx_form *form;

static void no_allocation_is_trusted(void)
{
    bool failing = true;
    for (unsigned long n = 1; failing; n++) {
        odfgx_error err = { 0 };
        odfgx_buffer out = { 0 };
        memory_fail_at(n);
        odfgx_status status =
            odfgx_workbook_make(form, "街道", 2025, &out, &err);
        failing = memory_has_failed();
        memory_fail_at(0);
        EXPECT(status == (failing ? ODFGX_MEMORY : ODFGX_OK),
               "allocation %lu: status %d, %s", n, (int)status, err.text);
        odfgx_buffer_clear(&out);
        if (!EXPECT(n < 10000, "it ends"))
            return;
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(no_allocation_is_trusted),
    };
    if (odfgx_form_open(&form, "tests/forms/tiny", NULL) != ODFGX_OK)
        return 1;
    int status = unit_main("odf/workbook_memory", tests,
                           ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return status;
}
