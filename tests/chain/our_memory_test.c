/* Every allocation of our own in a fill fails once: a clean error each time,
 * nothing leaked (the sanitizers see to that), the old output intact. */
#include "tests/chain/chain.h"
#include "tests/memory.h"
#include "tests/unit.h"

#include <stdio.h>

static void no_allocation_of_ours_is_trusted(void)
{
    bool failing = true;
    unsigned long n = 1;
    for (; failing; n++) {
        odfgx_error err = { 0 };
        memory_fail_at(n);
        odfgx_status status = chain_run(&err);
        failing = memory_has_failed();
        memory_fail_at(0);
        if (!EXPECT(status == (failing ? ODFGX_MEMORY : ODFGX_OK) &&
                        err.status == status,
                    "allocation %lu: status %d, %s", n, (int)status,
                    err.text) ||
            !EXPECT(chain_output_is_old() == failing, "allocation %lu", n))
            return;
    }
    printf("%lu allocations ", n - 2);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(no_allocation_of_ours_is_trusted),
    };
    if (!chain_begin())
        return 1;
    int status = unit_main("chain/our_memory", tests,
                           sizeof tests / sizeof *tests);
    chain_end();
    return status;
}
