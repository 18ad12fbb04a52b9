/* Every allocation of our own in a fill fails once: a clean error and the old
 * output intact or, where only a cache stays small, the same report; nothing
 * leaked (the sanitizers see to that). */
#include "tests/chain/chain.h"
#include "tests/memory.h"
#include "tests/unit.h"

#include <stdio.h>

static void no_allocation_of_ours_is_trusted(void)
{
    bool failing = true;
    unsigned long n = 1, survived = 0;
    EXPECT(chain_run(NULL) == ODFGX_OK, "without failures");
    (void)chain_output_is_old(); /* puts it back */
    for (; failing; n++) {
        odfgx_error err = { 0 };
        memory_fail_at(n);
        odfgx_status status = chain_run(&err);
        failing = memory_has_failed();
        memory_fail_at(0);
        survived += failing && status == ODFGX_OK;
        if (!EXPECT(status == ODFGX_OK || (failing && status == ODFGX_MEMORY),
                    "allocation %lu: status %d, %s", n, (int)status,
                    err.text) ||
            !EXPECT(err.status == status, "allocation %lu", n) ||
            !EXPECT(chain_output_is_old() == (status != ODFGX_OK),
                    "allocation %lu", n) ||
            !EXPECT(chain_is_constant(), "allocation %lu", n))
            return;
    }
    EXPECT(survived < 20, "%lu failures made no difference", survived);
    printf("%lu allocations ", n - 2);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(no_allocation_of_ours_is_trusted),
    };
    if (!chain_begin())
        return 1;
    int status =
        unit_main("chain/our_memory", tests, sizeof tests / sizeof *tests);
    chain_end();
    return status;
}
