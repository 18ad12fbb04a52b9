#include "filters/serial.h"

enum {
    WHOLE_DIGITS = 7,  /* of days; 9999-12-31 is 2958465 */
    PART_DIGITS = 12,  /* of a day: 10^-12 is 86.4 ns */
    DAYS_1904 = 1462,  /* what 1904-01-01 is in the other system */
    DAY_ZERO = 693593, /* of 1899-12-30, 0001-01-01 being 0 */
    DAYS_400_YEARS = 146097,
    LAST_YEAR = 9999,
    LEAP_DAY_1900 = 60
};

static int64_t digit_at(const odfgx_decimal *number, int64_t place)
{
    return place >= 0 && place < (int64_t)number->length
               ? number->digits[place] - '0'
               : 0;
}

bool odfgx_serial_read(const odfgx_decimal *number, int64_t *milliseconds)
{
    int64_t days = 0, part = 0, unit = 1000000000; /* of 10^-12 s in a ms */
    *milliseconds = 0;
    if (number->length == 0)
        return true;
    if (number->point > WHOLE_DIGITS)
        return false;
    for (int64_t place = 0; place < number->point; place++)
        days = days * 10 + digit_at(number, place);
    for (int64_t i = 0; i < PART_DIGITS; i++)
        part = part * 10 + digit_at(number, number->point + i);
    part = (part * (ODFGX_DAY_MILLISECONDS / 1000) + unit / 2) / unit;
    *milliseconds = days * ODFGX_DAY_MILLISECONDS + part;
    if (number->negative)
        *milliseconds = -*milliseconds;
    return true;
}

/* ----------------------------------------------------------------- days */

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* The year in which a day falls, counted from 0001-01-01; *day becomes that
 * within the year. */
static int year_of(int64_t *day)
{
    int year = (int)(*day / DAYS_400_YEARS) * 400 + 1;
    *day %= DAYS_400_YEARS;
    for (;; year++) {
        int64_t days = is_leap(year) ? 366 : 365;
        if (*day < days)
            return year;
        *day -= days;
    }
}

static void civil(int64_t day, odfgx_day *out)
{
    static const unsigned lengths[] = { 31, 28, 31, 30, 31, 30,
                                        31, 31, 30, 31, 30, 31 };
    out->weekday = (unsigned)((day + 1) % 7);
    out->year = year_of(&day);
    out->month = 1;
    for (;; out->month++) {
        int64_t length = lengths[out->month - 1];
        if (out->month == 2 && is_leap(out->year))
            length++;
        if (day < length)
            break;
        day -= length;
    }
    out->day = (unsigned)day + 1;
    out->real = true;
}

/* The 1900 system takes 1900 for a leap year, as its first program did. */
static bool day_1900(int64_t serial, odfgx_day *out)
{
    if (serial < 0)
        return false;
    if (serial == 0 || serial == LEAP_DAY_1900) {
        bool zero = serial == 0;
        *out = (odfgx_day){ 1900, zero ? 1 : 2, zero ? 0 : 29, zero ? 6 : 3,
                            false };
        return true;
    }
    civil(DAY_ZERO + serial + (serial < LEAP_DAY_1900 ? 1 : 0), out);
    if (serial < LEAP_DAY_1900)
        out->weekday = (out->weekday + 6) % 7;
    return true;
}

bool odfgx_serial_day(int64_t serial, odfgx_date_system system, odfgx_day *out)
{
    if (system == ODFGX_DATES_1904)
        serial = serial >= 0 ? serial + DAYS_1904 : -DAY_ZERO - 1;
    if (serial < -DAY_ZERO)
        return false;
    if (system == ODFGX_DATES_1900 && serial <= LEAP_DAY_1900)
        return day_1900(serial, out);
    civil(DAY_ZERO + serial, out);
    return out->year <= LAST_YEAR;
}

/* ----------------------------------------------------------------- text */

static void add_milliseconds(unsigned milliseconds, odfgx_buffer *out)
{
    unsigned width = 3;
    if (milliseconds == 0)
        return;
    for (; milliseconds % 10 == 0; width--)
        milliseconds /= 10;
    odfgx_buffer_add_format(out, ".%0*u", (int)width, milliseconds);
}

void odfgx_serial_add_moment(const odfgx_day *day, uint32_t milliseconds,
                             odfgx_buffer *out)
{
    unsigned seconds = milliseconds / 1000;
    odfgx_buffer_add_format(out, "%04d-%02u-%02u", day->year, day->month,
                            day->day);
    if (milliseconds == 0)
        return;
    odfgx_buffer_add_format(out, "T%02u:%02u:%02u", seconds / 3600,
                            seconds / 60 % 60, seconds % 60);
    add_milliseconds(milliseconds % 1000, out);
}

void odfgx_serial_add_duration(int64_t milliseconds, odfgx_buffer *out)
{
    uint64_t left = (uint64_t)(milliseconds < 0 ? -milliseconds : milliseconds);
    uint64_t seconds = left / 1000;
    odfgx_buffer_add_format(
        out, "%sPT%02luH%02luM%02lu", milliseconds < 0 ? "-" : "",
        (unsigned long)(seconds / 3600), (unsigned long)(seconds / 60 % 60),
        (unsigned long)(seconds % 60));
    add_milliseconds((unsigned)(left % 1000), out);
    odfgx_buffer_add_char(out, 'S');
}
