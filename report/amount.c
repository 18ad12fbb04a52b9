#include "report/amount.h"

#include "report/decimal.h"

#include <string.h>

#define DECIMALS 6       /* of an amount */
#define AMOUNT_DIGITS 19 /* of the greatest one */

/* Built downwards, since the least amount has no positive twin. */
static odfgx_amount_result to_amount(const odfgx_decimal *number,
                                     odfgx_amount *out)
{
    odfgx_amount amount = 0;
    int64_t count = number->point + DECIMALS;
    if (number->length > 0 && count > AMOUNT_DIGITS)
        return ODFGX_AMOUNT_TOO_LARGE;
    if (number->length > 0 && count < (int64_t)number->length)
        return ODFGX_AMOUNT_TOO_FINE;
    for (size_t i = 0; number->length > 0 && i < (size_t)count; i++) {
        int digit = i < number->length ? number->digits[i] - '0' : 0;
        if (amount < (INT64_MIN + digit) / 10)
            return ODFGX_AMOUNT_TOO_LARGE;
        amount = amount * 10 - digit;
    }
    if (!number->negative && amount == INT64_MIN)
        return ODFGX_AMOUNT_TOO_LARGE;
    *out = number->negative ? amount : -amount;
    return ODFGX_AMOUNT_OK;
}

odfgx_amount_result odfgx_amount_parse(const char *text, size_t length,
                                       odfgx_amount *out)
{
    odfgx_decimal number;
    if (!odfgx_decimal_scan(text, length, &number))
        return ODFGX_AMOUNT_NO_NUMBER;
    return to_amount(&number, out);
}

odfgx_amount_result odfgx_amount_parse_stored(const char *text, size_t length,
                                              odfgx_amount *out)
{
    odfgx_decimal number;
    if (!odfgx_decimal_scan(text, length, &number))
        return ODFGX_AMOUNT_NO_NUMBER;
    odfgx_decimal_round(&number);
    return to_amount(&number, out);
}

/* Writes the digits of a number to end at `end`, at least so many; where they
 * begin. By snprintf a report costs half a million instructions more: each of
 * its figures is printed, listed and hashed. */
static char *write_digits(char *end, uint64_t number, int least)
{
    for (; least > 0 || number > 0; least--, number /= 10)
        *--end = (char)('0' + number % 10);
    return end;
}

const char *odfgx_amount_format(odfgx_amount amount,
                                char text[ODFGX_AMOUNT_TEXT])
{
    char digits[ODFGX_AMOUNT_TEXT], *end = digits + sizeof digits;
    uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    uint64_t fraction = size % ODFGX_AMOUNT_UNIT;
    int decimals = fraction > 0 ? DECIMALS : 0;
    for (; decimals > 0 && fraction % 10 == 0; decimals--)
        fraction /= 10;
    char *at = write_digits(end, fraction, decimals);
    if (decimals > 0)
        *--at = '.';
    at = write_digits(at, size / ODFGX_AMOUNT_UNIT, 1);
    if (amount < 0)
        *--at = '-';
    memcpy(text, at, (size_t)(end - at));
    text[end - at] = '\0';
    return text;
}

bool odfgx_amount_add(odfgx_amount a, odfgx_amount b, odfgx_amount *out)
{
    if ((b > 0 && a > INT64_MAX - b) || (b < 0 && a < INT64_MIN - b))
        return false;
    *out = a + b;
    return true;
}

bool odfgx_amount_subtract(odfgx_amount a, odfgx_amount b, odfgx_amount *out)
{
    if ((b < 0 && a > INT64_MAX + b) || (b > 0 && a < INT64_MIN + b))
        return false;
    *out = a - b;
    return true;
}

bool odfgx_amount_multiply(odfgx_amount a, int factor, odfgx_amount *out)
{
    if (a == INT64_MIN && factor == -1)
        return false;
    if (factor != 0 && factor != -1 &&
        (a > 0
             ? (factor > 0 ? a > INT64_MAX / factor : a > INT64_MIN / factor)
             : (factor > 0 ? a < INT64_MIN / factor : a < INT64_MAX / factor)))
        return false;
    *out = a * factor;
    return true;
}
