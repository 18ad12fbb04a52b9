#include "report/amount.h"
#include "tests/unit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text;
    odfgx_amount_result result, stored;
    odfgx_amount amount, stored_amount;
} cases[] = {
    { "0", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 0, 0 },
    { "-0", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 0, 0 },
    { "12", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 12000000, 12000000 },
    { "-3", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, -3000000, -3000000 },
    { "+3", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 3000000, 3000000 },
    { "00012.50", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 12500000, 12500000 },
    { ".5", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 500000, 500000 },
    { "5.", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 5000000, 5000000 },
    { "1e3", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 1000000000, 1000000000 },
    { "1E-6", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 1, 1 },
    { "0.0000001", ODFGX_AMOUNT_TOO_FINE, ODFGX_AMOUNT_TOO_FINE, 0, 0 },
    { "59237.2449", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_OK, 59237244900,
      59237244900 },
    { "1.1000000000000001", ODFGX_AMOUNT_TOO_FINE, ODFGX_AMOUNT_OK, 0,
      1100000 },
    { "0.30000000000000004", ODFGX_AMOUNT_TOO_FINE, ODFGX_AMOUNT_OK, 0,
      300000 },
    { "59237.244899999998", ODFGX_AMOUNT_TOO_FINE, ODFGX_AMOUNT_OK, 0,
      59237244900 },
    { "0.99999999999999994", ODFGX_AMOUNT_TOO_FINE, ODFGX_AMOUNT_OK, 0,
      1000000 },
    { "9223372036854.775807", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_TOO_LARGE,
      INT64_MAX, 0 },
    { "-9223372036854.775808", ODFGX_AMOUNT_OK, ODFGX_AMOUNT_TOO_LARGE,
      INT64_MIN, 0 },
    { "9223372036854.775808", ODFGX_AMOUNT_TOO_LARGE, ODFGX_AMOUNT_TOO_LARGE, 0,
      0 },
    { "9223372036855", ODFGX_AMOUNT_TOO_LARGE, ODFGX_AMOUNT_TOO_LARGE, 0, 0 },
    { "1e400", ODFGX_AMOUNT_TOO_LARGE, ODFGX_AMOUNT_TOO_LARGE, 0, 0 },
    { "1e99999999999", ODFGX_AMOUNT_TOO_LARGE, ODFGX_AMOUNT_TOO_LARGE, 0, 0 },
    { "1e-400", ODFGX_AMOUNT_TOO_FINE, ODFGX_AMOUNT_TOO_FINE, 0, 0 },
    { "", ODFGX_AMOUNT_NO_NUMBER, ODFGX_AMOUNT_NO_NUMBER, 0, 0 },
    { ".", ODFGX_AMOUNT_NO_NUMBER, ODFGX_AMOUNT_NO_NUMBER, 0, 0 },
    { "-", ODFGX_AMOUNT_NO_NUMBER, ODFGX_AMOUNT_NO_NUMBER, 0, 0 },
    { "1e", ODFGX_AMOUNT_NO_NUMBER, ODFGX_AMOUNT_NO_NUMBER, 0, 0 },
    { "1 2", ODFGX_AMOUNT_NO_NUMBER, ODFGX_AMOUNT_NO_NUMBER, 0, 0 },
    { "12x", ODFGX_AMOUNT_NO_NUMBER, ODFGX_AMOUNT_NO_NUMBER, 0, 0 },
    { "NaN", ODFGX_AMOUNT_NO_NUMBER, ODFGX_AMOUNT_NO_NUMBER, 0, 0 },
    { "INF", ODFGX_AMOUNT_NO_NUMBER, ODFGX_AMOUNT_NO_NUMBER, 0, 0 },
};

static void amounts_are_parsed_exactly(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_amount amount = 0;
        odfgx_amount_result result =
            odfgx_amount_parse(cases[i].text, strlen(cases[i].text), &amount);
        EXPECT(result == cases[i].result && amount == cases[i].amount,
               "\"%s\": %d, %" PRId64, cases[i].text, (int)result, amount);
    }
}

static void stored_fractions_are_rounded_to_fifteen_digits(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_amount amount = 0;
        odfgx_amount_result result = odfgx_amount_parse_stored(
            cases[i].text, strlen(cases[i].text), &amount);
        EXPECT(result == cases[i].stored && amount == cases[i].stored_amount,
               "\"%s\": %d, %" PRId64, cases[i].text, (int)result, amount);
    }
}

static const struct {
    odfgx_amount amount;
    const char *text;
} formats[] = {
    { 0, "0" },
    { 1, "0.000001" },
    { -1, "-0.000001" },
    { 1500000, "1.5" },
    { 12000000, "12" },
    { 59237244900, "59237.2449" },
    { INT64_MAX, "9223372036854.775807" },
    { INT64_MIN, "-9223372036854.775808" },
};

static void amounts_are_printed_in_canonical_form(void)
{
    char text[ODFGX_AMOUNT_TEXT];
    for (size_t i = 0; i < ODFGX_COUNT_OF(formats); i++)
        EXPECT_TEXT(odfgx_amount_format(formats[i].amount, text),
                    formats[i].text);
}

/* splitmix64: the same numbers on every machine. */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static odfgx_amount draw_amount(uint64_t *state)
{
    uint64_t bits = draw(state) >> (draw(state) % 64);
    return draw(state) % 2 ? (odfgx_amount)bits : -(odfgx_amount)(bits / 2);
}

#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 wide;

static bool fits(wide value)
{
    return value >= INT64_MIN && value <= INT64_MAX;
}

/* The independent arithmetic: 128 bits, where nothing overflows. */
static void arithmetic_agrees_with_wide_integers(void)
{
    uint64_t state = 1;
    for (int i = 0; i < 200000; i++) {
        odfgx_amount a = draw_amount(&state), b = draw_amount(&state);
        int factor = (int)(draw(&state) % 7) - 3;
        odfgx_amount sum = 0, difference = 0, product = 0;
        bool added = odfgx_amount_add(a, b, &sum);
        bool subtracted = odfgx_amount_subtract(a, b, &difference);
        bool multiplied = odfgx_amount_multiply(a, factor, &product);
        bool right = added == fits((wide)a + b) &&
                     subtracted == fits((wide)a - b) &&
                     multiplied == fits((wide)a * factor) &&
                     (!added || sum == (wide)a + b) &&
                     (!subtracted || difference == (wide)a - b) &&
                     (!multiplied || product == (wide)a * factor);
        if (!EXPECT(right, "%" PRId64 " %" PRId64 " %d", a, b, factor))
            return;
    }
}
#else
static void arithmetic_agrees_with_wide_integers(void)
{
    unit_skip("no 128-bit integers here");
}
#endif

static void what_is_printed_is_read_back(void)
{
    uint64_t state = 2;
    for (int i = 0; i < 200000; i++) {
        char text[ODFGX_AMOUNT_TEXT];
        odfgx_amount amount = draw_amount(&state), back = 0;
        odfgx_amount_format(amount, text);
        odfgx_amount_result result =
            odfgx_amount_parse(text, strlen(text), &back);
        if (!EXPECT(result == ODFGX_AMOUNT_OK && back == amount,
                    "%" PRId64 " printed as %s", amount, text))
            return;
    }
}

/* The C library's own conversions are the other opinion. */
static void stored_doubles_round_trip_at_fifteen_digits(void)
{
    uint64_t state = 3;
    for (int i = 0; i < 100000; i++) {
        char stored[40], canonical[ODFGX_AMOUNT_TEXT];
        int64_t cents = (int64_t)(draw(&state) % 100000000000);
        double value = (double)cents / 10000.0;
        odfgx_amount amount = 0;
        (void)snprintf(stored, sizeof stored, "%.17g", value);
        if (!EXPECT(odfgx_amount_parse_stored(stored, strlen(stored),
                                              &amount) == ODFGX_AMOUNT_OK &&
                        amount == cents * 100,
                    "%s is %s", stored, odfgx_amount_format(amount, canonical)))
            return;
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(amounts_are_parsed_exactly),
        UNIT(stored_fractions_are_rounded_to_fifteen_digits),
        UNIT(amounts_are_printed_in_canonical_form),
        UNIT(arithmetic_agrees_with_wide_integers),
        UNIT(what_is_printed_is_read_back),
        UNIT(stored_doubles_round_trip_at_fifteen_digits),
    };
    return unit_main("report/amount", tests, ODFGX_COUNT_OF(tests));
}
