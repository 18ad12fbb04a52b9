/* filters/serial.h — dates and times as spreadsheets store them: a count of
 * days with a fraction (ECMA-376 part 1, 18.17.4). */
#ifndef ODFGX_FILTERS_SERIAL_H
#define ODFGX_FILTERS_SERIAL_H

#include "report/buffer.h"
#include "report/decimal.h"

typedef enum odfgx_date_system {
    ODFGX_DATES_1900,     /* 1 is 1900-01-01, 60 the day that never was */
    ODFGX_DATES_1904,     /* 0 is 1904-01-01 */
    ODFGX_DATES_PROLEPTIC /* 0 is 1899-12-30, and dates go back from there */
} odfgx_date_system;

#define ODFGX_DAY_MILLISECONDS INT64_C(86400000)

/* Rounds a serial number to milliseconds. False beyond ten million days. */
bool odfgx_serial_read(const odfgx_decimal *number, int64_t *milliseconds);

/* A day as it is shown; day 0 and 1900-02-29 are no days. */
typedef struct odfgx_day {
    int year;                     /* 1 to 9999 */
    unsigned month, day, weekday; /* from 1, from 0, from 0 (Sunday) */
    bool real;
} odfgx_day;

/* The day with a serial number; false where the system has none. */
bool odfgx_serial_day(int64_t serial, odfgx_date_system system, odfgx_day *out);

/* Writes a moment: "2024-02-29", "2024-02-29T12:00:00.5"; a duration:
 * "PT25H01M00S". */
void odfgx_serial_add_moment(const odfgx_day *day, uint32_t milliseconds,
                             odfgx_buffer *out);
void odfgx_serial_add_duration(int64_t milliseconds, odfgx_buffer *out);

#endif
