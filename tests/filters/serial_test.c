#include "filters/serial.h"

#include "tests/unit.h"

#include <string.h>

static void serial_numbers_become_moments(void)
{
    static const struct {
        const char *number;
        odfgx_date_system system;
        const char *moment; /* NULL: none; "?": of a day that never was */
    } cases[] = {
        { "1", ODFGX_DATES_1900, "1900-01-01" },
        { "59", ODFGX_DATES_1900, "1900-02-28" },
        { "60", ODFGX_DATES_1900, "?" },
        { "61", ODFGX_DATES_1900, "1900-03-01" },
        { "0", ODFGX_DATES_1900, "?" },
        { "0.5", ODFGX_DATES_1900, "?" },
        { "-1", ODFGX_DATES_1900, NULL },
        { "45351", ODFGX_DATES_1900, "2024-02-29" },
        { "45351.5", ODFGX_DATES_1900, "2024-02-29T12:00:00" },
        { "44253.520833333336", ODFGX_DATES_1900, "2021-02-26T12:30:00" },
        { "45351.000000011574", ODFGX_DATES_1900, "2024-02-29T00:00:00.001" },
        { "45351.99999999999", ODFGX_DATES_1900, "2024-03-01" },
        { "45351.0000057870370", ODFGX_DATES_1900, "2024-02-29T00:00:00.5" },
        { "2958465.5", ODFGX_DATES_1900, "9999-12-31T12:00:00" },
        { "2958466", ODFGX_DATES_1900, NULL },
        { "9999999", ODFGX_DATES_1900, NULL },
        { "0", ODFGX_DATES_1904, "1904-01-01" },
        { "43889", ODFGX_DATES_1904, "2024-02-29" },
        { "2957003", ODFGX_DATES_1904, "9999-12-31" },
        { "2957004", ODFGX_DATES_1904, NULL },
        { "-1", ODFGX_DATES_1904, NULL },
        { "0", ODFGX_DATES_PROLEPTIC, "1899-12-30" },
        { "60", ODFGX_DATES_PROLEPTIC, "1900-02-28" },
        { "-693593", ODFGX_DATES_PROLEPTIC, "0001-01-01" },
        { "-693594", ODFGX_DATES_PROLEPTIC, NULL },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_decimal number;
        odfgx_day day = { 0 };
        odfgx_buffer out = { 0 };
        int64_t milliseconds = 0, unit = ODFGX_DAY_MILLISECONDS;
        (void)odfgx_decimal_scan(cases[i].number, strlen(cases[i].number),
                                 &number);
        bool found =
            odfgx_serial_read(&number, &milliseconds) &&
            odfgx_serial_day(milliseconds / unit, cases[i].system, &day);
        odfgx_buffer_add_text(&out, "");
        if (found && !day.real)
            odfgx_buffer_add_text(&out, "?");
        else if (found)
            odfgx_serial_add_moment(&day, (uint32_t)(milliseconds % unit),
                                    &out);
        EXPECT(found == (cases[i].moment != NULL) &&
                   (!found || strcmp(out.data, cases[i].moment) == 0),
               "%s: %s", cases[i].number, out.data);
        odfgx_buffer_clear(&out);
    }
}

static void serial_numbers_become_durations(void)
{
    static const char *const cases[][2] = {
        { "0", "PT00H00M00S" },      { "0E100000000", "PT00H00M00S" },
        { "0.5", "PT12H00M00S" },    { "1.0423611111111111", "PT25H01M00S" },
        { "-0.5", "-PT12H00M00S" },  { "0.0000057870370", "PT00H00M00.5S" },
        { "1E-300", "PT00H00M00S" }, { "9999999", "PT239999976H00M00S" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_decimal number;
        odfgx_buffer out = { 0 };
        int64_t milliseconds = 0;
        (void)odfgx_decimal_scan(cases[i][0], strlen(cases[i][0]), &number);
        EXPECT(odfgx_serial_read(&number, &milliseconds), "%s", cases[i][0]);
        odfgx_serial_add_duration(milliseconds, &out);
        EXPECT_TEXT(out.data, cases[i][1]);
        odfgx_buffer_clear(&out);
    }
}

static void numbers_beyond_ten_million_days_are_no_moments(void)
{
    static const char *const cases[] = { "10000000", "-1E+7", "1E+308" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_decimal number;
        int64_t milliseconds;
        (void)odfgx_decimal_scan(cases[i], strlen(cases[i]), &number);
        EXPECT(!odfgx_serial_read(&number, &milliseconds), "%s", cases[i]);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(serial_numbers_become_moments),
        UNIT(serial_numbers_become_durations),
        UNIT(numbers_beyond_ten_million_days_are_no_moments),
    };
    return unit_main("serial", tests, sizeof tests / sizeof *tests);
}
