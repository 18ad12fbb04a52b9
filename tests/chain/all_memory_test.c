/* Every allocation of a fill fails once, those inside the libraries too: an
 * error each time or, where a library can do without, the same report. */
#include "tests/all_memory.h"
#include "tests/chain/chain.h"
#include "tests/unit.h"

#include <stdio.h>

static bool run_with_failure(unsigned long n, bool forever)
{
    odfgx_error err = { 0 };
    all_memory_fail_at(n, forever);
    odfgx_status status = chain_run(&err);
    bool failed = all_memory_has_failed();
    all_memory_fail_at(0, false);
    bool old = chain_output_is_old();
    EXPECT(old == (status != ODFGX_OK), "allocation %lu: status %d", n,
           (int)status);
    EXPECT(chain_is_constant(), "allocation %lu: another report", n);
    EXPECT(failed || status == ODFGX_OK, "allocation %lu: status %d, %s", n,
           (int)status, err.text);
    EXPECT(!forever || !failed || status != ODFGX_OK,
           "allocation %lu and all behind it: no error", n);
    EXPECT(status == err.status, "allocation %lu: status %d without error", n,
           (int)status);
    return failed;
}

static void no_allocation_at_all_is_trusted(void)
{
    unsigned long n = 1;
    if (!all_memory_works()) {
        unit_skip("a sanitizer has its own malloc");
        return;
    }
    /* What is made once for the whole process. */
    (void)run_with_failure(0, false);
    while (run_with_failure(n, false))
        n++;
    printf("%lu allocations ", n - 1);
}

static void memory_that_stays_away_is_an_error(void)
{
    if (!all_memory_works()) {
        unit_skip("a sanitizer has its own malloc");
        return;
    }
    for (unsigned long n = 1; run_with_failure(n, true);)
        n += 1 + n / 50;
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(no_allocation_at_all_is_trusted),
        UNIT(memory_that_stays_away_is_an_error),
    };
    if (!chain_begin())
        return 1;
    int status =
        unit_main("chain/all_memory", tests, sizeof tests / sizeof *tests);
    chain_end();
    return status;
}
