#include "report/error.h"
#include "tests/unit.h"

static void addresses_are_written_as_in_a_sheet(void)
{
    static const struct {
        uint32_t row, column;
        const char *text;
    } cases[] = {
        { 0, 0, "A1" },          { 5, 3, "D6" },
        { 9, 25, "Z10" },        { 0, 26, "AA1" },
        { 98, 51, "AZ99" },      { 0, 701, "ZZ1" },
        { 0, 702, "AAA1" },      { 1048575, 16383, "XFD1048576" },
        { UINT32_MAX, UINT32_MAX, "MWLQKWV4294967296" },
    };
    char text[ODFGX_ADDRESS_TEXT];
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++)
        EXPECT_TEXT(odfgx_address_format(cases[i].row, cases[i].column, text),
                    cases[i].text);
}

static void types_have_the_names_of_the_format(void)
{
    EXPECT_TEXT(odfgx_cell_type_name(ODFGX_CELL_EMPTY), "empty");
    EXPECT_TEXT(odfgx_cell_type_name(ODFGX_CELL_FLOAT), "float");
    EXPECT_TEXT(odfgx_cell_type_name(ODFGX_CELL_ERROR), "error");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(addresses_are_written_as_in_a_sheet),
        UNIT(types_have_the_names_of_the_format),
    };
    return unit_main("cell", tests, sizeof tests / sizeof *tests);
}
