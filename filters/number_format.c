#include "filters/number_format.h"

#include "filters/number_token.h"
#include "report/text.h"

#include <string.h>

/* ------------------------------------------------------------ built in */

/* ECMA-376 part 1, 18.8.30, with the codes for zh-cn; no code where a country
 * or a currency decides. */
static const struct {
    unsigned long first, last;
    odfgx_cell_type type;
    const char *code;
} builtin[] = {
    { 0, 0, ODFGX_CELL_FLOAT, "General" },
    { 1, 1, ODFGX_CELL_FLOAT, "0" },
    { 2, 2, ODFGX_CELL_FLOAT, "0.00" },
    { 3, 3, ODFGX_CELL_FLOAT, "#,##0" },
    { 4, 4, ODFGX_CELL_FLOAT, "#,##0.00" },
    { 5, 8, ODFGX_CELL_CURRENCY, NULL },
    { 9, 9, ODFGX_CELL_PERCENTAGE, "0%" },
    { 10, 10, ODFGX_CELL_PERCENTAGE, "0.00%" },
    { 11, 13, ODFGX_CELL_FLOAT, NULL },
    { 14, 14, ODFGX_CELL_DATE, NULL },
    { 15, 15, ODFGX_CELL_DATE, "d-mmm-yy" },
    { 16, 16, ODFGX_CELL_DATE, "d-mmm" },
    { 17, 17, ODFGX_CELL_DATE, "mmm-yy" },
    { 18, 18, ODFGX_CELL_TIME, "h:mm AM/PM" },
    { 19, 19, ODFGX_CELL_TIME, "h:mm:ss AM/PM" },
    { 20, 20, ODFGX_CELL_TIME, "h:mm" },
    { 21, 21, ODFGX_CELL_TIME, "h:mm:ss" },
    { 22, 22, ODFGX_CELL_DATE, NULL },
    { 27, 27, ODFGX_CELL_DATE, "yyyy\"年\"m\"月\"" },
    { 28, 29, ODFGX_CELL_DATE, "m\"月\"d\"日\"" },
    { 30, 30, ODFGX_CELL_DATE, "m-d-yy" },
    { 31, 31, ODFGX_CELL_DATE, "yyyy\"年\"m\"月\"d\"日\"" },
    { 32, 32, ODFGX_CELL_TIME, "h\"时\"mm\"分\"" },
    { 33, 33, ODFGX_CELL_TIME, "h\"时\"mm\"分\"ss\"秒\"" },
    { 34, 34, ODFGX_CELL_TIME, "上午/下午h\"时\"mm\"分\"" },
    { 35, 35, ODFGX_CELL_TIME, "上午/下午h\"时\"mm\"分\"ss\"秒\"" },
    { 36, 36, ODFGX_CELL_DATE, "yyyy\"年\"m\"月\"" },
    { 37, 38, ODFGX_CELL_FLOAT, "#,##0_);(#,##0)" },
    { 39, 40, ODFGX_CELL_FLOAT, "#,##0.00_);(#,##0.00)" },
    { 41, 41, ODFGX_CELL_FLOAT, NULL },
    { 42, 42, ODFGX_CELL_CURRENCY, NULL },
    { 43, 43, ODFGX_CELL_FLOAT, NULL },
    { 44, 44, ODFGX_CELL_CURRENCY, NULL },
    { 45, 45, ODFGX_CELL_TIME, "mm:ss" },
    { 46, 46, ODFGX_CELL_TIME, "[h]:mm:ss" },
    { 47, 47, ODFGX_CELL_TIME, "mm:ss.0" },
    { 48, 48, ODFGX_CELL_FLOAT, NULL },
    { 49, 49, ODFGX_CELL_FLOAT, "@" },
    { 50, 50, ODFGX_CELL_DATE, "yyyy\"年\"m\"月\"" },
    { 51, 51, ODFGX_CELL_DATE, "m\"月\"d\"日\"" },
    { 52, 52, ODFGX_CELL_DATE, "yyyy\"年\"m\"月\"" },
    { 53, 54, ODFGX_CELL_DATE, "m\"月\"d\"日\"" },
    { 55, 55, ODFGX_CELL_TIME, "上午/下午h\"时\"mm\"分\"" },
    { 56, 56, ODFGX_CELL_TIME, "上午/下午h\"时\"mm\"分\"ss\"秒\"" },
    { 57, 57, ODFGX_CELL_DATE, "yyyy\"年\"m\"月\"" },
    { 58, 58, ODFGX_CELL_DATE, "m\"月\"d\"日\"" },
};

/* Whether whole numbers are shown as they are: the commonest codes. */
static bool is_plain(const char *code)
{
    const char *at = code;
    if (strcmp(code, "0") == 0)
        return true;
    return odfgx_number_token_next(&at).piece == NUMBER_GENERAL && *at == '\0';
}

odfgx_number_format odfgx_number_format_builtin(unsigned long id)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(builtin); i++) {
        if (id >= builtin[i].first && id <= builtin[i].last)
            return (odfgx_number_format){
                .type = builtin[i].type,
                .plain = builtin[i].code != NULL && is_plain(builtin[i].code),
                .code = builtin[i].code,
            };
    }
    return odfgx_number_format_builtin(0);
}

/* -------------------------------------------------------------- its type */

/* U+00A2 to U+00A5, U+20A0 to U+20CF, their full-width forms, and $. */
static bool has_currency(const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        uint32_t sign = odfgx_text_next(&text, end);
        if (sign == '$' || (sign >= 0xA2 && sign <= 0xA5) ||
            (sign >= 0x20A0 && sign <= 0x20CF) || sign == 0xFF04 ||
            (sign >= 0xFFE0 && sign <= 0xFFE6))
            return true;
    }
    return false;
}

/* The strongest of the kinds that the pieces speak for. */
static odfgx_cell_type type_of(const char *section)
{
    bool date = false, time = false, percent = false, money = false;
    char before = 0;
    for (;;) {
        odfgx_number_token token = odfgx_number_token_next(&section);
        switch (token.piece) {
        case NUMBER_END:
            if (date || time)
                return date ? ODFGX_CELL_DATE : ODFGX_CELL_TIME;
            if (percent)
                return ODFGX_CELL_PERCENTAGE;
            return money ? ODFGX_CELL_CURRENCY : ODFGX_CELL_FLOAT;
        case NUMBER_PERCENT:
            percent = true;
            break;
        case NUMBER_CURRENCY:
            money = true;
            break;
        case NUMBER_LITERAL:
            money = money || has_currency(token.text, token.length);
            break;
        case NUMBER_ELAPSED:
            time = true;
            before = odfgx_number_letter(&token);
            break;
        case NUMBER_DATE: {
            char letter = odfgx_number_letter(&token);
            bool of_day =
                letter == 'h' || letter == 's' ||
                (letter == 'm' && odfgx_number_is_minute(before, section));
            date = date || !of_day;
            time = time || of_day;
            before = letter;
            break;
        }
        default:
            break;
        }
    }
}

odfgx_number_format odfgx_number_format_of(const char *code)
{
    if (code[0] == '\0')
        return odfgx_number_format_builtin(0);
    return (odfgx_number_format){ .type = type_of(code),
                                  .plain = is_plain(code),
                                  .code = code };
}

/* -------------------------------------------------------------- showing */

/* The section for a number, of up to four: positive, negative, zero, text;
 * *with_sign where that does not tell the negative ones by itself. */
static const char *choose(const char *code, const odfgx_decimal *number,
                          bool *with_sign)
{
    const char *second = odfgx_number_section_next(code);
    const char *third =
        second != NULL ? odfgx_number_section_next(second) : NULL;
    *with_sign = true;
    if (number->length == 0)
        return third != NULL ? third : code;
    if (!number->negative || second == NULL)
        return code;
    *with_sign = false;
    return second;
}

static bool show(const odfgx_number_format *format, const char *section,
                 const odfgx_decimal *number, bool with_sign,
                 odfgx_date_system system, odfgx_buffer *out)
{
    int64_t milliseconds;
    if (format->type != ODFGX_CELL_DATE && format->type != ODFGX_CELL_TIME)
        return odfgx_number_show_decimal(section, *number, with_sign, out);
    return odfgx_serial_read(number, &milliseconds) && milliseconds >= 0 &&
           odfgx_number_show_date(section, milliseconds, system, out);
}

bool odfgx_number_format_show(const odfgx_number_format *format,
                              const odfgx_decimal *number,
                              odfgx_date_system system, odfgx_buffer *out)
{
    bool with_sign = true;
    odfgx_decimal rounded = *number;
    size_t before = out->length;
    if (format->code == NULL)
        return false;
    odfgx_decimal_round(&rounded);
    const char *section = choose(format->code, &rounded, &with_sign);
    if (show(format, section, &rounded, with_sign, system, out))
        return true;
    if (out->length > before) {
        out->length = before;
        out->data[before] = '\0';
    }
    return false;
}
