#include "report/check.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

/* From the worst to the best. */
static const odfgx_checked_file worst_first[] = {
    { .file = "1", .failure = "can't be opened" },
    { .file = "2", .failure = "can't be opened" },
    { .file = "3", .agency = "z", .errors = 2 },
    { .file = "4", .agency = "a", .errors = 1, .warnings = 9 },
    { .file = "5", .agency = "a", .errors = 1, .warnings = 3 },
    /* Those that are explained do not count. */
    { .file = "6", .agency = "a", .errors = 1, .warnings = 9, .explained = 8 },
    { .file = "7", .agency = "a", .warnings = 1 },
    { .file = "8", .agency = "a", .hints = 1 },
    { .file = "90", .agency = "a", .year = 2023 },
    { .file = "8", .agency = "a", .year = 2024 },
    { .file = "91", .agency = "a", .year = 2024 },
    { .file = "91", .agency = "b", .year = 2023 },
    { .file = "0" },
};

static void expect_order(const size_t *places)
{
    enum { COUNT = ODFGX_COUNT_OF(worst_first) };
    odfgx_checked_file files[COUNT];
    odfgx_findings findings = { .files = files, .file_count = COUNT };
    size_t *order = NULL;
    for (size_t i = 0; i < COUNT; i++)
        files[places[i]] = worst_first[i];
    EXPECT(odfgx_findings_order(&order, &findings, NULL) == ODFGX_OK, "order");
    for (size_t i = 0; order != NULL && i < COUNT; i++)
        EXPECT(order[i] == places[i], "row %zu is at %zu", i, order[i]);
    free(order);
}

static void the_worst_come_first_wherever_they_were_read(void)
{
    enum { COUNT = ODFGX_COUNT_OF(worst_first) };
    size_t places[COUNT];
    for (size_t turn = 0; turn < COUNT; turn++) {
        for (size_t i = 0; i < COUNT; i++)
            places[i] = (COUNT - i + turn) % COUNT;
        expect_order(places);
    }
}

static void twins_stay_as_they_were_read(void)
{
    odfgx_checked_file files[] = { { .file = "a" }, { .file = "a" } };
    odfgx_findings findings = { .files = files, .file_count = 2 };
    size_t *order = NULL;
    EXPECT(odfgx_findings_order(&order, &findings, NULL) == ODFGX_OK &&
               order[0] == 0 && order[1] == 1,
           "order");
    free(order);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(the_worst_come_first_wherever_they_were_read),
        UNIT(twins_stay_as_they_were_read),
    };
    return unit_main("report/check_order", tests, ODFGX_COUNT_OF(tests));
}
