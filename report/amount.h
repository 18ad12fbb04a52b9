/* report/amount.h — exact amounts: int64_t in units of 10^-6. Every operation
 * that could overflow says so and leaves *out alone. */
#ifndef ODFGX_REPORT_AMOUNT_H
#define ODFGX_REPORT_AMOUNT_H

#include "report/error.h"

typedef enum odfgx_amount_result {
    ODFGX_AMOUNT_OK,
    ODFGX_AMOUNT_NO_NUMBER, /* not [sign] digits [. digits] [e exponent] */
    ODFGX_AMOUNT_TOO_FINE,  /* more than 6 decimals that are not 0 */
    ODFGX_AMOUNT_TOO_LARGE
} odfgx_amount_result;

/* Reads a decimal of ASCII digits, all of it; no white space, no separators. */
odfgx_amount_result odfgx_amount_parse(const char *text, size_t length,
                                       odfgx_amount *out);

/* Reads a number as a spreadsheet stores it: as above, but a fraction of more
 * than 15 significant digits is rounded to 15 first: 1.1000000000000001 is
 * 1.1. */
odfgx_amount_result odfgx_amount_parse_stored(const char *text, size_t length,
                                              odfgx_amount *out);

/* False on overflow. */
bool odfgx_amount_add(odfgx_amount a, odfgx_amount b, odfgx_amount *out);
bool odfgx_amount_subtract(odfgx_amount a, odfgx_amount b, odfgx_amount *out);
bool odfgx_amount_multiply(odfgx_amount a, int factor, odfgx_amount *out);

#endif
