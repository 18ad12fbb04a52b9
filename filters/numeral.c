#include "filters/numeral.h"

#include "report/text.h"

enum { LETTERS = 26, LETTERS_MOST = 64 };

static void add_decimal(uint32_t number, odfgx_buffer *out)
{
    odfgx_buffer_add_format(out, "%lu", (unsigned long)number);
}

static void add_full_width(uint32_t number, odfgx_buffer *out)
{
    if (number >= 10)
        add_full_width(number / 10, out);
    odfgx_text_add_code_point(out, 0xFF10 + number % 10);
}

/* a … z, aa, ab …: digits to the base 26 without a zero. */
static void add_letters(uint32_t number, char first, odfgx_buffer *out)
{
    if (number > LETTERS)
        add_letters((number - 1) / LETTERS, first, out);
    odfgx_buffer_add_char(out, (char)(first + (number - 1) % LETTERS));
}

/* a … z, aa, bb … */
static void add_repeated(uint32_t number, char first, odfgx_buffer *out)
{
    uint32_t count = (number - 1) / LETTERS + 1;
    if (count > LETTERS_MOST) {
        add_decimal(number, out);
        return;
    }
    while (count-- > 0)
        odfgx_buffer_add_char(out, (char)(first + (number - 1) % LETTERS));
}

static void add_roman(uint32_t number, bool upper, odfgx_buffer *out)
{
    static const struct {
        uint32_t value;
        const char *upper, *lower;
    } signs[] = {
        { 1000, "M", "m" },  { 900, "CM", "cm" }, { 500, "D", "d" },
        { 400, "CD", "cd" }, { 100, "C", "c" },   { 90, "XC", "xc" },
        { 50, "L", "l" },    { 40, "XL", "xl" },  { 10, "X", "x" },
        { 9, "IX", "ix" },   { 5, "V", "v" },     { 4, "IV", "iv" },
        { 1, "I", "i" },
    };
    if (number >= 4000) {
        add_decimal(number, out);
        return;
    }
    for (size_t i = 0; i < ODFGX_COUNT_OF(signs); i++) {
        for (; number >= signs[i].value; number -= signs[i].value)
            odfgx_buffer_add_text(out, upper ? signs[i].upper : signs[i].lower);
    }
}

typedef struct chinese_signs {
    const char *digits[10], *units[4];
    bool says_one; /* 壹拾壹, but 十一 */
} chinese_signs;

static const chinese_signs plain_signs = {
    { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
    { "", "十", "百", "千" },
    false,
};
static const chinese_signs formal_signs = {
    { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" },
    { "", "拾", "佰", "仟" },
    true,
};
static const chinese_signs traditional_signs = {
    { "零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖" },
    { "", "拾", "佰", "仟" },
    true,
};

/* Up to 9999: no list has more items that are counted so. */
static void add_chinese(uint32_t number, const chinese_signs *signs,
                        odfgx_buffer *out)
{
    static const uint32_t values[] = { 1, 10, 100, 1000 };
    bool begun = false, gap = false;
    if (number > 9999) {
        add_decimal(number, out);
        return;
    }
    for (size_t unit = ODFGX_COUNT_OF(values); unit-- > 0;) {
        uint32_t digit = number / values[unit] % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap)
            odfgx_buffer_add_text(out, signs->digits[0]);
        if (digit > 1 || unit != 1 || begun || signs->says_one)
            odfgx_buffer_add_text(out, signs->digits[digit]);
        odfgx_buffer_add_text(out, signs->units[unit]);
        begun = true;
        gap = false;
    }
}

/* One of a row of signs; past the last, a decimal. */
static void add_sign(uint32_t number, const char *const *signs, size_t count,
                     odfgx_buffer *out)
{
    if (number <= count)
        odfgx_buffer_add_text(out, signs[number - 1]);
    else
        add_decimal(number, out);
}

/* The signs of Unicode: ① to ⑳, ㉑ to ㉟, ㊱ to ㊿. */
static void add_circled(uint32_t number, odfgx_buffer *out)
{
    if (number <= 20)
        odfgx_text_add_code_point(out, 0x2460 + number - 1);
    else if (number <= 35)
        odfgx_text_add_code_point(out, 0x3251 + number - 21);
    else if (number <= 50)
        odfgx_text_add_code_point(out, 0x32B1 + number - 36);
    else
        add_decimal(number, out);
}

static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊",
                                     "己", "庚", "辛", "壬", "癸" };
static const char *const branches[] = { "子", "丑", "寅", "卯", "辰", "巳",
                                        "午", "未", "申", "酉", "戌", "亥" };

void odfgx_numeral_add(odfgx_numeral numeral, uint32_t number,
                       odfgx_buffer *out)
{
    if (number == 0)
        numeral = ODFGX_NUMERAL_DECIMAL;
    switch (numeral) {
    case ODFGX_NUMERAL_DECIMAL:
        add_decimal(number, out);
        break;
    case ODFGX_NUMERAL_FULL_WIDTH:
        add_full_width(number, out);
        break;
    case ODFGX_NUMERAL_LOWER_LETTER:
        add_letters(number, 'a', out);
        break;
    case ODFGX_NUMERAL_UPPER_LETTER:
        add_letters(number, 'A', out);
        break;
    case ODFGX_NUMERAL_LOWER_REPEATED:
        add_repeated(number, 'a', out);
        break;
    case ODFGX_NUMERAL_UPPER_REPEATED:
        add_repeated(number, 'A', out);
        break;
    case ODFGX_NUMERAL_LOWER_ROMAN:
        add_roman(number, false, out);
        break;
    case ODFGX_NUMERAL_UPPER_ROMAN:
        add_roman(number, true, out);
        break;
    case ODFGX_NUMERAL_CHINESE:
        add_chinese(number, &plain_signs, out);
        break;
    case ODFGX_NUMERAL_FORMAL:
        add_chinese(number, &formal_signs, out);
        break;
    case ODFGX_NUMERAL_FORMAL_TRADITIONAL:
        add_chinese(number, &traditional_signs, out);
        break;
    case ODFGX_NUMERAL_CIRCLED:
        add_circled(number, out);
        break;
    case ODFGX_NUMERAL_STEM:
        add_sign(number, stems, ODFGX_COUNT_OF(stems), out);
        break;
    case ODFGX_NUMERAL_BRANCH:
        add_sign(number, branches, ODFGX_COUNT_OF(branches), out);
        break;
    }
}
