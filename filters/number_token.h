/* filters/number_token.h — the code of a number format in pieces. */
#ifndef ODFGX_FILTERS_NUMBER_TOKEN_H
#define ODFGX_FILTERS_NUMBER_TOKEN_H

#include "filters/number_format.h"

typedef enum odfgx_number_piece {
    NUMBER_END,      /* of the code or of a section */
    NUMBER_LITERAL,  /* text that is shown as it is */
    NUMBER_SPACE,    /* as wide as some character */
    NUMBER_NOTHING,  /* what fills a cell, a colour, a language */
    NUMBER_CURRENCY, /* [$¥-804]: the text is the sign */
    NUMBER_DIGIT,    /* 0, # or ? */
    NUMBER_POINT,
    NUMBER_COMMA,
    NUMBER_PERCENT,
    NUMBER_GENERAL, /* General and @ */
    NUMBER_DATE,    /* y, m, d, h, s, e, a: how many is the length */
    NUMBER_ELAPSED, /* [h], [mm] */
    NUMBER_HALF,    /* AM/PM, A/P, 上午/下午 */
    NUMBER_UNKNOWN  /* conditions, fractions, exponents, other numerals */
} odfgx_number_piece;

typedef struct odfgx_number_token {
    odfgx_number_piece piece;
    const char *text;
    size_t length;
} odfgx_number_token;

/* Takes the next piece of a section and moves past it, though not past the
 * end of the section. */
odfgx_number_token odfgx_number_token_next(const char **at);

/* Where the next section begins; NULL behind the last. */
const char *odfgx_number_section_next(const char *section);

/* Whether an m stands for minutes: behind an hour, or before a second.
 * `before` is the letter of the date piece before it, 0 for none. */
bool odfgx_number_is_minute(char before, const char *after);

/* The letter of a date piece in lower case. */
char odfgx_number_letter(const odfgx_number_token *token);

/* Append what a section shows: number_decimal.c and number_date.c. False
 * where it says what is not known here. */
bool odfgx_number_show_decimal(const char *section, odfgx_decimal number,
                               bool with_sign, odfgx_buffer *out);
bool odfgx_number_show_date(const char *section, int64_t milliseconds,
                            odfgx_date_system system, odfgx_buffer *out);

/* As a cell without a format, at least 11 characters wide, shows it; without
 * its sign. */
void odfgx_number_show_general(odfgx_decimal number, odfgx_buffer *out);

#endif
