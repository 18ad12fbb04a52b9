#include "filters/number_token.h"

#include <string.h>

enum {
    GENERAL_WIDTH = 11,  /* of a number, its point counted */
    GENERAL_SMALL = -3,  /* what begins with more zeros may get an exponent */
    EXPONENT_DIGITS = 6, /* before an exponent */
    GROUP = 3
};

static char digit_at(const odfgx_decimal *number, int64_t place)
{
    return place >= 0 && place < (int64_t)number->length ? number->digits[place]
                                                         : '0';
}

/* -------------------------------------------------------------- General */

static void add_exponent(odfgx_decimal *number, odfgx_buffer *out)
{
    odfgx_decimal_keep(number, EXPONENT_DIGITS);
    int exponent = (int)number->point - 1;
    odfgx_buffer_add_char(out, digit_at(number, 0));
    if (number->length > 1) {
        odfgx_buffer_add_char(out, '.');
        odfgx_buffer_add(out, number->digits + 1, number->length - 1);
    }
    odfgx_buffer_add_format(out, "E%c%02d", exponent < 0 ? '-' : '+',
                            exponent < 0 ? -exponent : exponent);
}

static void add_plain(const odfgx_decimal *number, odfgx_buffer *out)
{
    int64_t length = (int64_t)number->length;
    int64_t first = number->point > 0 ? 0 : number->point - 1;
    for (int64_t place = first; place < number->point || place < length;
         place++) {
        if (place == number->point)
            odfgx_buffer_add_char(out, '.');
        odfgx_buffer_add_char(out, digit_at(number, place));
    }
}

/* As wide cells show it in all programs but for the last digits: Excel cuts
 * at 11 characters. */
void odfgx_number_show_general(odfgx_decimal number, odfgx_buffer *out)
{
    int64_t decimals = GENERAL_WIDTH - 2;
    odfgx_decimal exact = number;
    if (number.length == 0) {
        odfgx_buffer_add_char(out, '0');
        return;
    }
    if (number.point > 0)
        decimals = GENERAL_WIDTH - 1 - number.point;
    if (decimals < 0)
        decimals = 0;
    bool tiny = number.point < GENERAL_SMALL &&
                (int64_t)number.length - number.point > decimals;
    if (number.point <= GENERAL_WIDTH && !tiny)
        odfgx_decimal_keep(&number, number.point + decimals);
    if (number.point > GENERAL_WIDTH || tiny) /* 99999999999.5, too */
        add_exponent(&exact, out);
    else
        add_plain(&number, out);
}

/* ------------------------------------------------------------- a section */

/* What the pieces of a section ask for in all. */
typedef struct layout {
    int64_t whole, decimals; /* placeholders before and behind the point */
    int64_t scale;           /* powers of ten */
    bool grouped, general, known;
} layout;

static void lay_out_digit(layout *out, bool *point, int64_t *commas)
{
    if (*point) {
        out->decimals++;
        return;
    }
    out->whole++;
    out->grouped = out->grouped || *commas > 0;
    *commas = 0;
}

/* A comma between digits groups them, one behind them divides by a thousand.
 */
static layout lay_out(const char *section)
{
    layout out = { .known = true };
    int64_t commas = 0;
    bool point = false;
    for (;;) {
        odfgx_number_token token = odfgx_number_token_next(&section);
        switch (token.piece) {
        case NUMBER_END:
            out.scale -= GROUP * commas;
            return out;
        case NUMBER_DIGIT:
            lay_out_digit(&out, &point, &commas);
            break;
        case NUMBER_COMMA:
            if (out.whole > 0)
                commas++;
            break;
        case NUMBER_POINT:
            out.known = out.known && !point;
            point = true;
            break;
        case NUMBER_PERCENT:
            out.scale += 2;
            break;
        case NUMBER_GENERAL:
            out.general = true;
            break;
        case NUMBER_LITERAL: /* a fraction */
            if (token.text[0] == '/' && out.whole > 0)
                out.known = false;
            break;
        case NUMBER_DATE:
        case NUMBER_ELAPSED:
        case NUMBER_HALF:
        case NUMBER_UNKNOWN:
            out.known = false;
            break;
        default:
            break;
        }
    }
}

/* Where the showing of a number stands. */
typedef struct progress {
    const odfgx_decimal *number;
    const layout *layout;
    int64_t whole, decimals; /* placeholders gone by */
    bool begun, point;
    odfgx_buffer *out;
} progress;

/* Writes the digit that stands `place` digits before the point. */
static void add_whole(progress *now, int64_t place, char placeholder)
{
    const odfgx_decimal *number = now->number;
    if (place > number->point && !now->begun && placeholder != '0') {
        if (placeholder == '?')
            odfgx_buffer_add_char(now->out, ' ');
        return;
    }
    now->begun = true;
    odfgx_buffer_add_char(now->out, digit_at(number, number->point - place));
    if (now->layout->grouped && place > 1 && (place - 1) % GROUP == 0)
        odfgx_buffer_add_char(now->out, ',');
}

/* The first placeholder takes all digits that have none of their own. */
static void add_whole_digit(progress *now, char placeholder)
{
    int64_t place = now->layout->whole - now->whole;
    if (now->whole++ == 0) {
        for (int64_t more = now->number->point; more > place; more--)
            add_whole(now, more, '0');
    }
    add_whole(now, place, placeholder);
}

static void add_decimal(progress *now, char placeholder)
{
    const odfgx_decimal *number = now->number;
    int64_t place = number->point + now->decimals++;
    bool more = place < (int64_t)number->length;
    if (more || placeholder == '0')
        odfgx_buffer_add_char(now->out, digit_at(number, place));
    else if (placeholder == '?')
        odfgx_buffer_add_char(now->out, ' ');
}

static void add_point(progress *now)
{
    if (now->whole == 0) {
        for (int64_t more = now->number->point; more > 0; more--)
            add_whole(now, more, '0');
    }
    now->point = true;
    odfgx_buffer_add_char(now->out, '.');
}

static void add_pieces(const char *section, progress *now)
{
    for (;;) {
        odfgx_number_token token = odfgx_number_token_next(&section);
        switch (token.piece) {
        case NUMBER_END:
            return;
        case NUMBER_DIGIT:
            if (now->point)
                add_decimal(now, token.text[0]);
            else
                add_whole_digit(now, token.text[0]);
            break;
        case NUMBER_POINT:
            add_point(now);
            break;
        case NUMBER_GENERAL:
            odfgx_number_show_general(*now->number, now->out);
            break;
        case NUMBER_SPACE:
            odfgx_buffer_add_char(now->out, ' ');
            break;
        case NUMBER_LITERAL:
        case NUMBER_CURRENCY:
        case NUMBER_PERCENT:
            odfgx_buffer_add(now->out, token.text, token.length);
            break;
        default:
            break;
        }
    }
}

bool odfgx_number_show_decimal(const char *section, odfgx_decimal number,
                               bool with_sign, odfgx_buffer *out)
{
    layout wanted = lay_out(section);
    bool digits = wanted.whole + wanted.decimals > 0;
    if (!wanted.known || (wanted.general && digits))
        return false;
    if (number.length > 0)
        number.point += wanted.scale;
    else
        number.point = 0;
    if (digits)
        odfgx_decimal_keep(&number, number.point + wanted.decimals);
    if (number.length == 0)
        number.point = 0;
    if (number.negative && with_sign && number.length > 0)
        odfgx_buffer_add_char(out, '-');
    number.negative = false;
    progress now = { .number = &number, .layout = &wanted, .out = out };
    add_pieces(section, &now);
    return true;
}
