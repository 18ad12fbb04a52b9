#include "report/prose_number.h"
#include "tests/unit.h"

#include <string.h>

static const struct {
    const char *text;
    size_t length; /* of the number; 0: none */
    const char *number;
    unsigned decimals;
} cases[] = {
    { "3119件", 4, "3119", 0 },
    { "3,119件", 5, "3119", 0 },
    { "1,234,567", 9, "1234567", 0 },
    { "3,11件", 1, "3", 0 },
    { "12.50%", 5, "12.5", 2 },
    { "12.件", 2, "12", 0 },
    { "0件", 1, "0", 0 },
    { "1234567890123", 0, "", 0 },
    { "1.2345678", 0, "", 0 },
    { "一百二十三件", 15, "123", 0 },
    { "两千件", 6, "2000", 0 },
    { "十件", 3, "10", 0 },
    { "十二件", 6, "12", 0 },
    { "二十件", 6, "20", 0 },
    { "一百零五件", 12, "105", 0 },
    { "一千零一十件", 15, "1010", 0 },
    { "三万二千件", 12, "32000", 0 },
    { "十万件", 6, "100000", 0 },
    { "两件", 3, "2", 0 },
    { "零件", 3, "0", 0 },
    { "一百二件", 0, "", 0 },
    { "三万五件", 0, "", 0 },
    { "百件", 0, "", 0 },
    { "一二三件", 0, "", 0 },
    { "二百三百件", 0, "", 0 },
    { "万件", 0, "", 0 },
    { "件", 0, "", 0 },
    { "", 0, "", 0 },
    { "\xE4\xB8", 0, "", 0 },
};

static void numbers_are_read_as_they_are_written(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_amount number = 0;
        unsigned decimals = 0;
        char text[ODFGX_AMOUNT_TEXT];
        odfgx_slice slice = { cases[i].text, strlen(cases[i].text) };
        size_t length = odfgx_prose_number(slice, &number, &decimals);
        EXPECT(length == cases[i].length, "“%s”: %zu bytes", cases[i].text,
               length);
        if (length == 0 || cases[i].length == 0)
            continue;
        EXPECT(strcmp(odfgx_amount_format(number, text), cases[i].number) ==
                       0 &&
                   decimals == cases[i].decimals,
               "“%s”: %s, %u decimals", cases[i].text, text, decimals);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(numbers_are_read_as_they_are_written),
    };
    return unit_main("report/prose_number", tests, ODFGX_COUNT_OF(tests));
}
