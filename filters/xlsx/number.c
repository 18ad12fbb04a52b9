#include "filters/xlsx/state.h"

#include "report/decimal.h"

#include <string.h>

enum { PLAIN_DIGITS = 11 };

static const odfgx_number_format *format_of(const odfgx_xlsx *xlsx)
{
    return xlsx->style < xlsx->style_count ? &xlsx->styles[xlsx->style].format
                                           : &xlsx->general;
}

/* Whether a number is written as it is shown: most figures are. */
static bool read_whole(const odfgx_buffer *value, uint64_t *out)
{
    const char *at = value->data, *end = value->data + value->length;
    uint64_t number = 0;
    if (value->length > PLAIN_DIGITS || (*at == '0' && value->length > 1))
        return false;
    for (; at < end && *at >= '0' && *at <= '9'; at++)
        number = number * 10 + (uint64_t)(*at - '0');
    *out = number;
    return at == end;
}

static void keep_value(odfgx_xlsx *xlsx, odfgx_cell_type type,
                       const odfgx_buffer *value)
{
    odfgx_xlsx_cell *cell = &xlsx->cell;
    cell->type = type;
    cell->value = value->data;
    cell->value_length = value->length;
}

static void take_whole(odfgx_xlsx_cell *cell, const odfgx_buffer *value,
                       uint64_t number)
{
    cell->type = ODFGX_CELL_FLOAT;
    if (number <= XLSX_KEPT_NUMBER_MAX) {
        cell->content = XLSX_WHOLE;
        cell->number = (uint32_t)number;
    } else {
        cell->content = XLSX_ALIKE;
        cell->value = value->data;
        cell->value_length = value->length;
    }
}

/* The date or time that a serial number stands for, written to `out`; nothing
 * where it stands for none. Neither a day 0 nor 1900-02-29 is one. */
static void write_moment(const odfgx_xlsx *xlsx, odfgx_cell_type type,
                         const odfgx_decimal *number, odfgx_buffer *out)
{
    int64_t milliseconds;
    odfgx_day day;
    if (!odfgx_serial_read(number, &milliseconds))
        return;
    if (type == ODFGX_CELL_TIME) {
        odfgx_serial_add_duration(milliseconds, out);
        return;
    }
    int64_t part = milliseconds % ODFGX_DAY_MILLISECONDS;
    if (part < 0)
        part += ODFGX_DAY_MILLISECONDS;
    int64_t serial = (milliseconds - part) / ODFGX_DAY_MILLISECONDS;
    if (odfgx_serial_day(serial, xlsx->dates, &day) && day.real)
        odfgx_serial_add_moment(&day, (uint32_t)part, out);
}

/* A number that is no date, though its format is that of dates, stays a
 * number. */
static void take_value(odfgx_xlsx *xlsx, const odfgx_number_format *format,
                       const odfgx_decimal *number)
{
    odfgx_cell_type type = format->type;
    odfgx_decimal rounded = *number;
    bool moment = type == ODFGX_CELL_DATE || type == ODFGX_CELL_TIME;
    xlsx->text.length = 0;
    odfgx_decimal_round(&rounded);
    if (moment)
        write_moment(xlsx, type, &rounded, &xlsx->text);
    if (xlsx->text.length > 0)
        keep_value(xlsx, type, &xlsx->text);
    else
        keep_value(xlsx, moment ? ODFGX_CELL_FLOAT : type, &xlsx->value);
}

static void take_shown(odfgx_xlsx_cell *cell, const odfgx_buffer *text)
{
    cell->text = text->data;
    cell->text_length = text->length;
}

static ODFGX_RARE odfgx_status take_decimal(odfgx_xlsx *xlsx,
                                            const odfgx_number_format *format,
                                            odfgx_error *err)
{
    odfgx_decimal number;
    odfgx_xlsx_cell *cell = &xlsx->cell;
    const odfgx_buffer *value = &xlsx->value;
    if (!odfgx_decimal_valid(value->data, value->length) ||
        !odfgx_decimal_scan(value->data, value->length, &number))
        return odfgx_xlsx_fail_value(xlsx, "float", err);
    take_value(xlsx, format, &number);
    xlsx->shown.length = 0;
    if (odfgx_number_format_show(format, &number, xlsx->dates, &xlsx->shown))
        take_shown(cell, &xlsx->shown);
    else if (cell->type == ODFGX_CELL_DATE || cell->type == ODFGX_CELL_TIME)
        cell->content = XLSX_ALIKE;
    else if (odfgx_decimal_format(value->data, value->length, &xlsx->shown))
        take_shown(cell, &xlsx->shown);
    odfgx_status status = odfgx_buffer_check(&xlsx->text, err);
    return status == ODFGX_OK ? odfgx_buffer_check(&xlsx->shown, err) : status;
}

odfgx_status odfgx_xlsx_take_number(odfgx_xlsx *xlsx, odfgx_error *err)
{
    uint64_t whole;
    const odfgx_number_format *format = format_of(xlsx);
    if (!format->plain || !read_whole(&xlsx->value, &whole))
        return take_decimal(xlsx, format, err);
    take_whole(&xlsx->cell, &xlsx->value, whole);
    return ODFGX_OK;
}

/* ------------------------------------------------------------- ISO 8601 */

static bool is_of(const char *text, const char *alphabet)
{
    return text[strspn(text, alphabet)] == '\0';
}

/* "10:30", "10:30:00.5": the time of a day becomes a duration. */
static bool write_time(const char *text, odfgx_buffer *out)
{
    static const char units[] = "HMS";
    odfgx_buffer_add_text(out, "PT");
    for (size_t i = 0; i < 3; i++) {
        size_t length = strspn(text, i == 2 ? "0123456789." : "0123456789");
        if (length == 0)
            return false;
        odfgx_buffer_add(out, text, length);
        odfgx_buffer_add_char(out, units[i]);
        text += length;
        if (*text == '\0' && i > 0) {
            if (i == 1)
                odfgx_buffer_add_text(out, "00S");
            return true;
        }
        if (*text++ != ':')
            return false;
    }
    return false;
}

/* Dates as text (ECMA-376 part 1, 18.18.11, "d"). */
odfgx_status odfgx_xlsx_take_date(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_xlsx_cell *cell = &xlsx->cell;
    const char *text = xlsx->value.data;
    xlsx->text.length = 0;
    if (strchr(text, '-') != NULL && is_of(text, "0123456789-:.,TZ+"))
        keep_value(xlsx, ODFGX_CELL_DATE, &xlsx->value);
    else if (text[0] == 'P' && is_of(text, "0123456789.,PYMDTHS"))
        keep_value(xlsx, ODFGX_CELL_TIME, &xlsx->value);
    else if (write_time(text, &xlsx->text))
        keep_value(xlsx, ODFGX_CELL_TIME, &xlsx->text);
    else
        return odfgx_xlsx_fail_value(xlsx, "date", err);
    take_shown(cell, &xlsx->value);
    return odfgx_buffer_check(&xlsx->text, err);
}
