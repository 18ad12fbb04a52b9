#include "report/error.h"
#include "tests/unit.h"

static const struct {
    uint32_t row, column;
    const char *address;
} cases[] = {
    { 0, 0, "A1" },
    { 5, 3, "D6" },
    { 0, 25, "Z1" },
    { 0, 26, "AA1" },
    { 0, 51, "AZ1" },
    { 0, 52, "BA1" },
    { 99, 701, "ZZ100" },
    { 99, 702, "AAA100" },
    { 1048575, 16383, "XFD1048576" },
    { UINT32_MAX, UINT32_MAX, "MWLQKWV4294967296" },
};

static void an_address_is_letters_and_a_number(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        char text[ODFGX_ADDRESS_TEXT];
        EXPECT_TEXT(odfgx_address_format(cases[i].row, cases[i].column, text),
                    cases[i].address);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(an_address_is_letters_and_a_number),
    };
    return unit_main("report/address", tests, ODFGX_COUNT_OF(tests));
}
