#include "filters/docx/label.h"

#include "report/buffer.h"
#include "tests/unit.h"

#include <string.h>

static void numbers_are_written_as_their_format_says(void)
{
    static const struct {
        const char *format;
        uint32_t number;
        const char *written;
    } cases[] = {
        { "decimal", 12, "12" },
        { "unknown", 3, "3" },
        { "", 3, "3" },
        { "bullet", 3, "" },
        { "none", 3, "" },
        { "decimalZero", 3, "03" },
        { "decimalZero", 123, "123" },
        { "upperRoman", 1994, "MCMXCIV" },
        { "lowerRoman", 4, "iv" },
        { "lowerRoman", 3999, "mmmcmxcix" },
        { "upperRoman", 4000, "4000" },
        { "upperRoman", 0, "0" },
        { "upperLetter", 1, "A" },
        { "upperLetter", 26, "Z" },
        { "lowerLetter", 27, "aa" },
        { "lowerLetter", 54, "bbb" },
        { "lowerLetter", 0, "0" },
        { "lowerLetter", 781, "781" },
        { "ordinal", 1, "1st" },
        { "ordinal", 12, "12th" },
        { "ordinal", 22, "22nd" },
        { "ordinal", 113, "113th" },
        { "ordinal", 104, "104th" },
        { "numberInDash", 5, "- 5 -" },
        { "chineseCountingThousand", 1, "一" },
        { "chineseCountingThousand", 10, "十" },
        { "chineseCountingThousand", 19, "十九" },
        { "chineseCountingThousand", 20, "二十" },
        { "chineseCountingThousand", 101, "一百零一" },
        { "chineseCountingThousand", 110, "一百一十" },
        { "chineseCountingThousand", 1001, "一千零一" },
        { "chineseCountingThousand", 10000, "一万" },
        { "chineseCountingThousand", 20305, "二万零三百零五" },
        { "chineseCountingThousand", 100000, "100000" },
        { "chineseCountingThousand", 0, "零" },
        { "taiwaneseCountingThousand", 10000, "一萬" },
        { "chineseCounting", 12, "十二" },
        { "chineseCounting", 99, "九十九" },
        { "chineseCounting", 105, "一〇五" },
        { "japaneseCounting", 11, "十一" },
        { "japaneseCounting", 111, "百十一" },
        { "japaneseCounting", 1204, "千二百四" },
        { "japaneseCounting", 10000, "一万" },
        { "ideographDigital", 10, "一〇" },
        { "japaneseDigitalTenThousand", 25, "二五" },
        { "taiwaneseDigital", 20, "二○" },
        { "chineseLegalSimplified", 1, "壹" },
        { "chineseLegalSimplified", 11, "壹拾壹" },
        { "chineseLegalSimplified", 105, "壹佰零伍" },
        { "ideographLegalTraditional", 23, "貳拾參" },
        { "japaneseLegal", 10, "壱拾" },
        { "ideographTraditional", 3, "丙" },
        { "ideographTraditional", 11, "11" },
        { "ideographZodiac", 12, "亥" },
        { "ideographEnclosedCircle", 10, "㊉" },
        { "decimalEnclosedCircle", 20, "⑳" },
        { "decimalEnclosedCircle", 21, "21" },
        { "decimalEnclosedCircle", 0, "0" },
        { "decimalEnclosedCircleChinese", 1, "①" },
        { "decimalEnclosedFullstop", 2, "⒉" },
        { "decimalEnclosedParen", 3, "⑶" },
        { "decimalFullWidth", 10, "１０" },
        { "decimalFullWidth2", 2, "２" },
        { "decimal", UINT32_MAX, "4294967295" },
        { "chineseCounting", UINT32_MAX, "4294967295" },
        { "ideographDigital", UINT32_MAX, "四二九四九六七二九五" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_docx_format_write(odfgx_docx_format_find(cases[i].format, NULL),
                                cases[i].number, &out);
        EXPECT(strcmp(out.data != NULL ? out.data : "", cases[i].written) == 0,
               "%s %lu: \"%s\"", cases[i].format,
               (unsigned long)cases[i].number, out.data);
        odfgx_buffer_clear(&out);
    }
}

static void a_custom_format_has_as_many_digits_as_its_pattern(void)
{
    static const struct {
        const char *pattern, *written;
    } cases[] = {
        { "01, 02, 03, ...", "07" },
        { "001, 002, 003, ...", "007" },
        { "0001, 0002, ...", "0007" },
        { "00001, 00002, ...", "00007" },
        { "a, ç, ĝ, ...", "7" },
        { "", "7" },
        { NULL, "7" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_docx_format_write(
            odfgx_docx_format_find("custom", cases[i].pattern), 7, &out);
        EXPECT(strcmp(out.data, cases[i].written) == 0, "case %zu: %s", i,
               out.data);
        odfgx_buffer_clear(&out);
    }
}

static void bullets_are_known(void)
{
    EXPECT(
        odfgx_docx_format_is_bullet(odfgx_docx_format_find("bullet", NULL)) &&
            !odfgx_docx_format_is_bullet(odfgx_docx_format_find("none", NULL)),
        "%s", "");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(numbers_are_written_as_their_format_says),
        UNIT(a_custom_format_has_as_many_digits_as_its_pattern),
        UNIT(bullets_are_known),
    };
    return unit_main("docx_label", tests, sizeof tests / sizeof *tests);
}
