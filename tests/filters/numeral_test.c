#include "filters/numeral.h"
#include "tests/unit.h"

#include <string.h>

static void numbers_are_written_as_lists_show_them(void)
{
    static const struct {
        odfgx_numeral numeral;
        uint32_t number;
        const char *text;
    } cases[] = {
        { ODFGX_NUMERAL_DECIMAL, 0, "0" },
        { ODFGX_NUMERAL_DECIMAL, 4294967295, "4294967295" },
        { ODFGX_NUMERAL_FULL_WIDTH, 0, "0" },
        { ODFGX_NUMERAL_WORD_FULL_WIDTH, 0, "０" },
        { ODFGX_NUMERAL_FULL_WIDTH, 1, "１" },
        { ODFGX_NUMERAL_FULL_WIDTH, 205, "２０５" },
        { ODFGX_NUMERAL_LOWER_LETTER, 0, "0" },
        { ODFGX_NUMERAL_LOWER_LETTER, 1, "a" },
        { ODFGX_NUMERAL_LOWER_LETTER, 26, "z" },
        { ODFGX_NUMERAL_LOWER_LETTER, 27, "aa" },
        { ODFGX_NUMERAL_UPPER_LETTER, 28, "AB" },
        { ODFGX_NUMERAL_UPPER_LETTER, 702, "ZZ" },
        { ODFGX_NUMERAL_UPPER_LETTER, 703, "AAA" },
        { ODFGX_NUMERAL_LOWER_REPEATED, 28, "bb" },
        { ODFGX_NUMERAL_UPPER_REPEATED, 54, "BBB" },
        { ODFGX_NUMERAL_UPPER_REPEATED, 4294967295, "4294967295" },
        { ODFGX_NUMERAL_LOWER_ROMAN, 4, "iv" },
        { ODFGX_NUMERAL_UPPER_ROMAN, 1994, "MCMXCIV" },
        { ODFGX_NUMERAL_UPPER_ROMAN, 4000, "4000" },
        { ODFGX_NUMERAL_CHINESE, 0, "0" },
        { ODFGX_NUMERAL_WORD_CHINESE, 0, "零" },
        { ODFGX_NUMERAL_CHINESE, 1, "一" },
        { ODFGX_NUMERAL_CHINESE, 10, "十" },
        { ODFGX_NUMERAL_CHINESE, 11, "十一" },
        { ODFGX_NUMERAL_CHINESE, 20, "二十" },
        { ODFGX_NUMERAL_CHINESE, 101, "一百零一" },
        { ODFGX_NUMERAL_CHINESE, 110, "一百一十" },
        { ODFGX_NUMERAL_CHINESE, 1001, "一千零一" },
        { ODFGX_NUMERAL_CHINESE, 1010, "一千零一十" },
        { ODFGX_NUMERAL_CHINESE, 9999, "九千九百九十九" },
        { ODFGX_NUMERAL_CHINESE, 10000, "10000" },
        { ODFGX_NUMERAL_FORMAL, 11, "壹拾壹" },
        { ODFGX_NUMERAL_FORMAL, 206, "贰佰零陆" },
        { ODFGX_NUMERAL_FORMAL_TRADITIONAL, 23, "貳拾參" },
        { ODFGX_NUMERAL_CIRCLED, 20, "⑳" },
        { ODFGX_NUMERAL_CIRCLED, 21, "㉑" },
        { ODFGX_NUMERAL_CIRCLED, 50, "㊿" },
        { ODFGX_NUMERAL_CIRCLED, 51, "51" },
        { ODFGX_NUMERAL_STEM, 10, "癸" },
        { ODFGX_NUMERAL_BRANCH, 12, "亥" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_numeral_add(cases[i].numeral, cases[i].number, &out);
        EXPECT(strcmp(out.data, cases[i].text) == 0, "%lu: %s, not %s",
               (unsigned long)cases[i].number, out.data, cases[i].text);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(numbers_are_written_as_lists_show_them),
    };
    return unit_main("numeral", tests, sizeof tests / sizeof *tests);
}
