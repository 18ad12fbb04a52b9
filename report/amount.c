#include "report/amount.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define DECIMALS 6            /* of an amount */
#define STORED_DIGITS 15      /* that a binary double keeps for certain */
#define MANTISSA_DIGITS 40    /* more are cut: they are past any rounding */
#define EXPONENT_LIMIT 10000

/* A decimal taken apart: digits without leading zeros, times 10^exponent. */
typedef struct decimal {
    bool negative;
    char digits[MANTISSA_DIGITS];
    int count;
    int exponent;
} decimal;

static void add_digit(decimal *number, char digit, bool fraction)
{
    if (number->count == 0 && digit == '0') {
        number->exponent -= fraction;
        return;
    }
    if (number->count < MANTISSA_DIGITS) {
        number->digits[number->count++] = digit;
        number->exponent -= fraction;
    } else {
        /* The last digit remembers that something not 0 was cut. */
        if (digit != '0')
            number->digits[MANTISSA_DIGITS - 1] = '1';
        number->exponent += !fraction;
    }
}

/* Reads digits; how many there were. */
static size_t scan_digits(const char **at, const char *end, decimal *number,
                          bool fraction)
{
    const char *first = *at;
    for (; *at < end && **at >= '0' && **at <= '9'; (*at)++) {
        if (number->exponent > -EXPONENT_LIMIT &&
            number->exponent < EXPONENT_LIMIT)
            add_digit(number, **at, fraction);
    }
    return (size_t)(*at - first);
}

static bool scan_exponent(const char **at, const char *end, int *exponent)
{
    int sign = 1, value = 0;
    if (*at < end && (**at == '+' || **at == '-'))
        sign = *(*at)++ == '-' ? -1 : 1;
    const char *first = *at;
    for (; *at < end && **at >= '0' && **at <= '9'; (*at)++) {
        if (value < EXPONENT_LIMIT)
            value = value * 10 + (**at - '0');
    }
    *exponent += sign * value;
    return *at > first;
}

static bool scan_decimal(const char *text, size_t length, decimal *number)
{
    const char *at = text, *end = text + length;
    *number = (decimal){ 0 };
    if (at < end && (*at == '+' || *at == '-'))
        number->negative = *at++ == '-';
    size_t digits = scan_digits(&at, end, number, false);
    if (at < end && *at == '.') {
        at++;
        digits += scan_digits(&at, end, number, true);
    }
    if (digits == 0)
        return false;
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (!scan_exponent(&at, end, &number->exponent))
            return false;
    }
    return at == end;
}

static void drop_trailing_zeros(decimal *number)
{
    while (number->count > 0 && number->digits[number->count - 1] == '0') {
        number->count--;
        number->exponent++;
    }
}

/* Half up, away from zero, as spreadsheets show it. */
static void round_to(decimal *number, int count)
{
    if (number->count <= count)
        return;
    bool up = number->digits[count] >= '5';
    number->exponent += number->count - count;
    number->count = count;
    for (int i = count - 1; up && i >= 0; i--) {
        up = number->digits[i] == '9';
        number->digits[i] = up ? '0' : (char)(number->digits[i] + 1);
    }
    if (up) {
        number->digits[0] = '1';
        number->exponent += 1;
        memset(number->digits + 1, '0', (size_t)count - 1);
    }
}

static odfgx_amount_result to_amount(decimal *number, odfgx_amount *out)
{
    drop_trailing_zeros(number);
    if (number->count == 0) {
        *out = 0;
        return ODFGX_AMOUNT_OK;
    }
    int shift = number->exponent + DECIMALS;
    if (number->count + shift > 19)
        return ODFGX_AMOUNT_TOO_LARGE;
    if (shift < 0)
        return ODFGX_AMOUNT_TOO_FINE;
    odfgx_amount amount = 0;
    for (int i = 0; i < number->count + shift; i++) {
        int digit = i < number->count ? number->digits[i] - '0' : 0;
        if (amount < (INT64_MIN + digit) / 10)
            return ODFGX_AMOUNT_TOO_LARGE;
        amount = amount * 10 - digit;
    }
    /* Built downwards, since the least amount has no positive twin. */
    if (!number->negative && amount == INT64_MIN)
        return ODFGX_AMOUNT_TOO_LARGE;
    *out = number->negative ? amount : -amount;
    return ODFGX_AMOUNT_OK;
}

odfgx_amount_result odfgx_amount_parse(const char *text, size_t length,
                                       odfgx_amount *out)
{
    decimal number;
    if (!scan_decimal(text, length, &number))
        return ODFGX_AMOUNT_NO_NUMBER;
    return to_amount(&number, out);
}

odfgx_amount_result odfgx_amount_parse_stored(const char *text, size_t length,
                                              odfgx_amount *out)
{
    decimal number;
    if (!scan_decimal(text, length, &number))
        return ODFGX_AMOUNT_NO_NUMBER;
    drop_trailing_zeros(&number);
    if (number.exponent < 0)
        round_to(&number, STORED_DIGITS);
    return to_amount(&number, out);
}

const char *odfgx_amount_format(odfgx_amount amount,
                                char text[ODFGX_AMOUNT_TEXT])
{
    uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    uint64_t whole = size / ODFGX_AMOUNT_UNIT;
    uint64_t fraction = size % ODFGX_AMOUNT_UNIT;
    const char *sign = amount < 0 ? "-" : "";
    if (fraction == 0) {
        (void)snprintf(text, ODFGX_AMOUNT_TEXT, "%s%" PRIu64, sign, whole);
        return text;
    }
    int length = snprintf(text, ODFGX_AMOUNT_TEXT, "%s%" PRIu64 ".%06" PRIu64,
                          sign, whole, fraction);
    while (text[length - 1] == '0')
        text[--length] = '\0';
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
        (a > 0 ? (factor > 0 ? a > INT64_MAX / factor
                             : a > INT64_MIN / factor)
               : (factor > 0 ? a < INT64_MIN / factor
                             : a < INT64_MAX / factor)))
        return false;
    *out = a * factor;
    return true;
}
