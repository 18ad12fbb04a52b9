/* report/decimal.h — decimals as spreadsheets store them: xsd:double without
 * its words (ODF 1.3 part 3, 19.385 office:value). */
#ifndef ODFGX_REPORT_DECIMAL_H
#define ODFGX_REPORT_DECIMAL_H

#include "report/error.h"

#define ODFGX_DECIMAL_DIGITS 310 /* what the largest double needs */
#define ODFGX_DECIMAL_TRUE 15    /* digits that a binary fraction keeps */

/* 0.DIGITS * 10^point, the digits without zeros at both ends: 0 has none. */
typedef struct odfgx_decimal {
    bool negative;
    size_t length; /* of all digits; those past ODFGX_DECIMAL_DIGITS are cut */
    int64_t point;
    char digits[ODFGX_DECIMAL_DIGITS];
} odfgx_decimal;

/* Reads all of the text as a decimal of ASCII digits: sign, point and exponent
 * are allowed, white space and separators are not. False where it is none. */
bool odfgx_decimal_scan(const char *text, size_t length, odfgx_decimal *out);

/* Rounds a number that has a fraction to 15 significant digits, half away from
 * zero: 1.1000000000000001 is 1.1. */
void odfgx_decimal_round(odfgx_decimal *number);

/* Rounds to so many significant digits, half away from zero; to 0 of them, to
 * 1 of the next power of ten or to nothing. */
void odfgx_decimal_keep(odfgx_decimal *number, int64_t digits);

/* Whether the text is a decimal that a double can hold. */
bool odfgx_decimal_valid(const char *text, size_t length);

#endif
