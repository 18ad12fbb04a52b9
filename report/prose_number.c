#include "report/prose_number.h"

#include "report/amount.h"
#include "report/ascii.h"

#include <string.h>

/* No figure of a report has more digits. */
enum { DIGITS = 12, GROUP = 3, DECIMALS = 6, SIGN_BYTES = 3 };

static size_t count_digits(const char *at, const char *end)
{
    size_t count = 0;
    while (at + count < end && odfgx_ascii_is_digit(at[count]))
        count++;
    return count;
}

/* Copies the digits of a whole number, "3,119" too; the bytes it has. */
static size_t copy_whole(const char *at, const char *end, char *digits)
{
    size_t length = count_digits(at, end);
    if (length == 0 || length > DIGITS)
        return 0;
    memcpy(digits, at, length);
    digits[length] = '\0';
    size_t used = length;
    while (used <= GROUP + length && at + used < end && at[used] == ',' &&
           count_digits(at + used + 1, end) == GROUP &&
           length + GROUP <= DIGITS) {
        memcpy(digits + length, at + used + 1, GROUP);
        length += GROUP;
        digits[length] = '\0';
        used += GROUP + 1;
    }
    return used;
}

static size_t read_digits(const char *at, const char *end, odfgx_amount *out,
                          unsigned *decimals)
{
    char digits[DIGITS + DECIMALS + 2];
    size_t used = copy_whole(at, end, digits), length;
    *decimals = 0;
    if (used == 0)
        return 0;
    length = strlen(digits);
    if (at + used + 1 < end && at[used] == '.' &&
        odfgx_ascii_is_digit(at[used + 1])) {
        size_t fraction = count_digits(at + used + 1, end);
        if (fraction > DECIMALS)
            return 0;
        memcpy(digits + length, at + used, fraction + 1);
        length += fraction + 1;
        used += fraction + 1;
        *decimals = (unsigned)fraction;
    }
    return odfgx_amount_parse(digits, length, out) == ODFGX_AMOUNT_OK ? used
                                                                      : 0;
}

/* The digit or unit of a Chinese numeral; -1 for any other sign. */
static int64_t sign_value(const char *at, const char *end)
{
    static const struct {
        uint32_t sign;
        int value;
    } signs[] = {
        { 0x96F6, 0 }, /* 零 〇 一 二 两 三 四 五 六 七 八 九 十 百 千 万 */
        { 0x3007, 0 },   { 0x4E00, 1 },    { 0x4E8C, 2 },     { 0x4E24, 2 },
        { 0x4E09, 3 },   { 0x56DB, 4 },    { 0x4E94, 5 },     { 0x516D, 6 },
        { 0x4E03, 7 },   { 0x516B, 8 },    { 0x4E5D, 9 },     { 0x5341, 10 },
        { 0x767E, 100 }, { 0x5343, 1000 }, { 0x4E07, 10000 },
    };
    uint32_t sign = odfgx_text_next(&at, end);
    for (size_t i = 0; i < ODFGX_COUNT_OF(signs); i++) {
        if (sign == signs[i].sign)
            return signs[i].value;
    }
    return -1;
}

/* A numeral under way: 一百二十三 is 100 + 20 + 3. */
typedef struct numeral {
    int64_t total;   /* of the ten thousands */
    int64_t section; /* below ten thousand */
    int64_t digit;   /* -1: none is waiting for its unit */
    int64_t unit;    /* the last: units must fall */
    bool zero;       /* 零 or 〇 stands before the digit */
    bool wrong;
} numeral;

static void add_unit(numeral *number, int64_t unit)
{
    int64_t digit = number->digit;
    if (unit == 10000) {
        number->wrong |= number->total > 0;
        number->total = (number->section + (digit > 0 ? digit : 0)) * unit;
        number->wrong |= number->total == 0;
        number->section = 0;
        number->unit = unit;
    } else {
        bool bare = digit < 0 && unit == 10 && number->section == 0;
        number->wrong |= unit >= number->unit || (digit <= 0 && !bare);
        number->section += (bare ? 1 : digit) * unit;
        number->unit = unit;
    }
    number->digit = -1;
    number->zero = false;
}

static void add_digit(numeral *number, int64_t digit)
{
    number->wrong |= number->digit > 0;
    number->zero |= digit == 0;
    number->digit = digit;
}

/* 一百二 may be 102 or 120. */
static bool is_doubtful(const numeral *number)
{
    return number->digit > 0 && !number->zero && number->unit >= 100 &&
           number->total + number->section > 0;
}

static size_t read_numeral(const char *at, const char *end, odfgx_amount *out)
{
    numeral number = { .digit = -1, .unit = 10000 };
    size_t used = 0;
    while ((size_t)(end - at) >= used + SIGN_BYTES) {
        int64_t value = sign_value(at + used, end);
        if (value < 0)
            break;
        if (value >= 10)
            add_unit(&number, value);
        else
            add_digit(&number, value);
        used += SIGN_BYTES;
    }
    *out = (number.total + number.section +
            (number.digit > 0 ? number.digit : 0)) *
           ODFGX_AMOUNT_UNIT;
    return number.wrong || is_doubtful(&number) ? 0 : used;
}

size_t odfgx_prose_number(odfgx_slice text, odfgx_amount *out,
                          unsigned *decimals)
{
    const char *end = text.text + text.length;
    *decimals = 0;
    if (text.length == 0)
        return 0;
    return odfgx_ascii_is_digit(*text.text)
               ? read_digits(text.text, end, out, decimals)
               : read_numeral(text.text, end, out);
}
