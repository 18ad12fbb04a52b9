#include "report/error.h"
#include "tests/unit.h"

static void types_have_the_names_of_the_format(void)
{
    EXPECT_TEXT(odfgx_cell_type_name(ODFGX_CELL_EMPTY), "empty");
    EXPECT_TEXT(odfgx_cell_type_name(ODFGX_CELL_FLOAT), "float");
    EXPECT_TEXT(odfgx_cell_type_name(ODFGX_CELL_ERROR), "error");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(types_have_the_names_of_the_format),
    };
    return unit_main("cell", tests, sizeof tests / sizeof *tests);
}
