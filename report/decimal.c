#include "report/decimal.h"

#include "report/ascii.h"
#include "report/buffer.h"

#include <string.h>

enum {
    POINT_MAX = 309,  /* DBL_MAX is 0.17976931348623157e309 */
    POINT_MIN = -323, /* what is smaller is 0 as a double */
    EXPONENT_MAX = 100000000
};

static const char largest[] = "17976931348623158";

/* Takes the digits up to `end`; how many of them were zeros before the first
 * other one is in *leading, and at the end in *trailing. */
static const char *take_digits(odfgx_decimal *number, const char *at,
                               const char *end, size_t *leading,
                               size_t *trailing)
{
    for (; at < end && odfgx_ascii_is_digit(*at); at++) {
        if (*at == '0' && number->length == 0) {
            ++*leading;
            continue;
        }
        *trailing = *at == '0' ? *trailing + 1 : 0;
        if (number->length < ODFGX_DECIMAL_DIGITS)
            number->digits[number->length] = *at;
        number->length++;
    }
    return at;
}

static bool take_exponent(const char *at, const char *end, int64_t *out)
{
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    if (at == end)
        return false;
    for (*out = 0; at < end; at++) {
        if (!odfgx_ascii_is_digit(*at))
            return false;
        if (*out < EXPONENT_MAX)
            *out = *out * 10 + (*at - '0');
    }
    if (negative)
        *out = -*out;
    return true;
}

static bool is_finite(const odfgx_decimal *number)
{
    size_t length = sizeof largest - 1;
    if (number->length == 0)
        return true;
    if (number->point != POINT_MAX)
        return number->point < POINT_MAX;
    if (number->length < length)
        length = number->length;
    return memcmp(number->digits, largest, length) <= 0;
}

bool odfgx_decimal_scan(const char *text, size_t length, odfgx_decimal *out)
{
    const char *at = text, *end = text + length;
    size_t leading = 0, trailing = 0, after = 0;
    int64_t exponent = 0;
    out->length = 0;
    out->negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    const char *begin = at;
    at = take_digits(out, at, end, &leading, &trailing);
    size_t before = out->length;
    size_t count = (size_t)(at - begin);
    leading = 0;
    if (at < end && *at == '.') {
        begin = ++at;
        at = take_digits(out, at, end, &leading, &trailing);
        after = (size_t)(at - begin);
    }
    if (count + after == 0)
        return false;
    if (at < end &&
        ((*at != 'e' && *at != 'E') || !take_exponent(at + 1, end, &exponent)))
        return false;
    out->length -= trailing;
    out->point =
        (int64_t)before - (before == 0 ? (int64_t)leading : 0) + exponent;
    return true;
}

bool odfgx_decimal_valid(const char *text, size_t length)
{
    odfgx_decimal number;
    size_t digits = 0;
    while (digits < length && odfgx_ascii_is_digit(text[digits]))
        digits++;
    if (digits == length && length > 0 && length < POINT_MAX)
        return true;
    return odfgx_decimal_scan(text, length, &number) && is_finite(&number);
}

void odfgx_decimal_keep(odfgx_decimal *number, int64_t digits)
{
    if ((int64_t)number->length <= digits)
        return;
    if (digits < 0 || digits >= ODFGX_DECIMAL_DIGITS) {
        number->length = digits < 0 ? 0 : ODFGX_DECIMAL_DIGITS;
        return;
    }
    bool up = number->digits[digits] >= '5';
    number->length = (size_t)digits;
    while (up && number->length > 0) {
        char *last = &number->digits[number->length - 1];
        up = *last == '9';
        if (up)
            number->length--;
        else
            ++*last;
    }
    if (up) {
        number->digits[number->length++] = '1';
        number->point++;
    }
    while (number->length > 0 && number->digits[number->length - 1] == '0')
        number->length--;
}

void odfgx_decimal_round(odfgx_decimal *number)
{
    if ((int64_t)number->length > number->point)
        odfgx_decimal_keep(number, ODFGX_DECIMAL_TRUE);
}

static void add_zeros(odfgx_buffer *out, int64_t count)
{
    for (; count > 0; count--)
        odfgx_buffer_add_char(out, '0');
}

static void write_decimal(const odfgx_decimal *number, odfgx_buffer *out)
{
    int64_t length = (int64_t)number->length;
    int64_t whole = number->point < length ? number->point : length;
    if (number->negative)
        odfgx_buffer_add_char(out, '-');
    if (whole > 0) {
        odfgx_buffer_add(out, number->digits, (size_t)whole);
        add_zeros(out, number->point - length);
    } else {
        odfgx_buffer_add_char(out, '0');
        whole = 0;
    }
    if (whole == length)
        return;
    odfgx_buffer_add_char(out, '.');
    add_zeros(out, -number->point);
    odfgx_buffer_add(out, number->digits + whole, (size_t)(length - whole));
}

/* Most figures are short whole numbers. */
static bool is_canonical(const char *stored, size_t length)
{
    if (length == 0 || length > ODFGX_DECIMAL_TRUE ||
        (stored[0] == '0' && length > 1))
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!odfgx_ascii_is_digit(stored[i]))
            return false;
    }
    return true;
}

bool odfgx_decimal_format(const char *stored, size_t length, odfgx_buffer *out)
{
    odfgx_decimal number;
    if (is_canonical(stored, length)) {
        odfgx_buffer_add(out, stored, length);
        return true;
    }
    if (!odfgx_decimal_scan(stored, length, &number) || !is_finite(&number))
        return false;
    odfgx_decimal_round(&number);
    if (number.length == 0 || number.point < POINT_MIN)
        odfgx_buffer_add_char(out, '0');
    else
        write_decimal(&number, out);
    return true;
}
