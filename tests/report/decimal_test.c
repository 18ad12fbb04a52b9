#include "report/buffer.h"
#include "report/decimal.h"
#include "tests/unit.h"

#include <string.h>

static const struct {
    const char *stored, *canonical; /* NULL: none */
} cases[] = {
    { "0", "0" },
    { "3402", "3402" },
    { "007", "7" },
    { "+5", "5" },
    { "-0", "0" },
    { "-0.0", "0" },
    { "-12.50", "-12.5" },
    { "0.125", "0.125" },
    { ".5", "0.5" },
    { "5.", "5" },
    { "59237.2449", "59237.2449" },
    { "123456789012345", "123456789012345" },
    { "12345678901234567", "12345678901234567" },
    { "12345678901234567890", "12345678901234567890" },
    { "1.1000000000000001", "1.1" },
    { "0.30000000000000004", "0.3" },
    { "0.1234567890123456", "0.123456789012346" },
    { "9.9999999999999999", "10" },
    { "-99999999999999.99", "-100000000000000" },
    { "0.00099999999999999999", "0.001" },
    { "1234567890123456.5", "1234567890123460" },
    { "1E3", "1000" },
    { "1.5e+2", "150" },
    { "15e-1", "1.5" },
    { "100e-2", "1" },
    { "1e-7", "0.0000001" },
    { "0e400", "0" },
    { "0e99999999999999999999", "0" },
    { "1e-400", "0" },
    { "1e-99999999999999999999", "0" },
    { "1e22", "10000000000000000000000" },
    { "1e309", NULL },
    { "1.8e308", NULL },
    { "1e99999999999999999999", NULL },
    { "", NULL },
    { "-", NULL },
    { ".", NULL },
    { "1e", NULL },
    { "1e+", NULL },
    { "1e5x", NULL },
    { "e5", NULL },
    { "NaN", NULL },
    { "INF", NULL },
    { "1,5", NULL },
    { "1 2", NULL },
    { " 1", NULL },
    { "1 ", NULL },
    { "0x10", NULL },
    { "０.5", NULL },
    { "--1", NULL },
    { "1.2.3", NULL },
};

static void decimals_become_canonical(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        const char *stored = cases[i].stored, *expected = cases[i].canonical;
        bool read = odfgx_decimal_format(stored, strlen(stored), &out);
        EXPECT(read == (expected != NULL) &&
                   strcmp(read ? out.data : "", read ? expected : "") == 0 &&
                   (read || out.length == 0),
               "\"%s\": \"%s\"", stored, out.data != NULL ? out.data : "");
        EXPECT(odfgx_decimal_valid(stored, strlen(stored)) == read, "\"%s\"",
               stored);
        odfgx_buffer_clear(&out);
    }
}

static void the_largest_double_is_written_out(void)
{
    odfgx_buffer out = { 0 };
    static const char largest[] = "1.7976931348623157E+308";
    EXPECT(odfgx_decimal_format(largest, sizeof largest - 1, &out) &&
               out.length == 309 && strncmp(out.data, "179769", 6) == 0,
           "%s", out.data);
    odfgx_buffer_empty(&out);
    static const char smallest[] = "-4.9406564584124654E-324";
    EXPECT(odfgx_decimal_format(smallest, sizeof smallest - 1, &out) &&
               strcmp(out.data + out.length - 15, "494065645841247") == 0,
           "%s", out.data);
    odfgx_buffer_clear(&out);
}

static void very_many_digits_are_a_number_too(void)
{
    char text[2001];
    memset(text, '9', sizeof text);
    text[1] = '.';
    odfgx_buffer out = { 0 };
    EXPECT(odfgx_decimal_format(text, sizeof text, &out), "2000 digits");
    EXPECT_TEXT(out.data, "10");
    EXPECT(!odfgx_decimal_valid(text + 2, sizeof text - 2), "1999 digits");
    memset(text, '0', sizeof text);
    EXPECT(odfgx_decimal_valid(text, sizeof text), "2001 zeros");
    odfgx_buffer_clear(&out);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(decimals_become_canonical),
        UNIT(the_largest_double_is_written_out),
        UNIT(very_many_digits_are_a_number_too),
    };
    return unit_main("decimal", tests, sizeof tests / sizeof *tests);
}
