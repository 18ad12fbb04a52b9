#include "filters/number_token.h"

#include <string.h>

enum { SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE };

/* A moment that is being shown. */
typedef struct moment {
    int64_t milliseconds; /* since day 0 */
    odfgx_day day;
    bool has_day;
    bool half;         /* hours count to 12 */
    bool foreign;      /* names are those of some other language */
    unsigned decimals; /* of the seconds */
    char before;       /* the letter of the last date piece */
    odfgx_buffer *out;
} moment;

/* "[$-804]": a language that is not English. */
static bool is_foreign(const odfgx_number_token *token)
{
    const char *digits = token->text + 1;
    if (token->piece != NUMBER_NOTHING || token->text[0] != '-')
        return false;
    digits += strspn(digits, "0");
    return digits[0] != ']' && strncmp(digits, "409]", 4) != 0;
}

/* How many decimals of a second a section shows: "ss.00" has two; and whether
 * hours are those of half a day. */
static void look_ahead(moment *now, const char *section, bool *seconds)
{
    bool point = false;
    for (;;) {
        odfgx_number_token token = odfgx_number_token_next(&section);
        if (token.piece == NUMBER_END)
            return;
        now->foreign = now->foreign || is_foreign(&token);
        if (token.piece == NUMBER_HALF)
            now->half = true;
        else if (token.piece == NUMBER_POINT)
            point = true;
        else if (token.piece == NUMBER_DIGIT && point)
            now->decimals++;
        else if (token.piece == NUMBER_DATE || token.piece == NUMBER_ELAPSED)
            *seconds = *seconds || odfgx_number_letter(&token) == 's';
    }
}

/* Seconds are rounded to what is shown of them, longer units are cut. */
static void round_seconds(moment *now)
{
    int64_t unit = now->decimals == 0   ? SECOND
                   : now->decimals == 1 ? 100
                   : now->decimals == 2 ? 10
                                        : 1;
    now->milliseconds = (now->milliseconds + unit / 2) / unit * unit;
}

static void add_padded(moment *now, int64_t number, size_t width)
{
    char digits[24];
    size_t first = sizeof digits;
    for (; number > 0 || first == sizeof digits; number /= 10)
        digits[--first] = (char)('0' + number % 10);
    for (size_t i = sizeof digits - first; i < width; i++)
        odfgx_buffer_add_char(now->out, '0');
    odfgx_buffer_add(now->out, digits + first, sizeof digits - first);
}

/* English names are those that a Chinese office shows, too, unless the format
 * states a language. */
static bool add_month(moment *now, size_t width)
{
    static const char names[][10] = { "January", "February", "March",
                                      "April",   "May",      "June",
                                      "July",    "August",   "September",
                                      "October", "November", "December" };
    const char *name = names[now->day.month - 1];
    if (width >= 3 && now->foreign)
        return false;
    if (width < 3)
        add_padded(now, now->day.month, width);
    else
        odfgx_buffer_add(now->out, name,
                         width == 3   ? 3
                         : width == 5 ? 1
                                      : strlen(name));
    return true;
}

static bool add_weekday(moment *now, size_t width)
{
    static const char names[][10] = { "Sunday",    "Monday",   "Tuesday",
                                      "Wednesday", "Thursday", "Friday",
                                      "Saturday" };
    const char *name = names[now->day.weekday];
    if (now->foreign)
        return false;
    odfgx_buffer_add(now->out, name, width == 3 ? 3 : strlen(name));
    return true;
}

static bool add_chinese_weekday(moment *now, size_t width)
{
    static const char *const names[] = { "日", "一", "二", "三",
                                         "四", "五", "六" };
    if (width > 3)
        odfgx_buffer_add_text(now->out, "星期");
    odfgx_buffer_add_text(now->out, names[now->day.weekday]);
    return true;
}

static bool add_day_piece(moment *now, char letter, size_t width)
{
    if (!now->has_day)
        return false;
    switch (letter) {
    case 'y':
        add_padded(now, width > 2 ? now->day.year : now->day.year % 100,
                   width > 2 ? 4 : 2);
        return true;
    case 'e':
        add_padded(now, now->day.year, 4);
        return true;
    case 'm':
        return add_month(now, width);
    case 'd':
        if (width > 2)
            return add_weekday(now, width);
        add_padded(now, now->day.day, width);
        return true;
    default:
        return add_chinese_weekday(now, width);
    }
}

static bool add_piece(moment *now, const odfgx_number_token *token,
                      const char *after)
{
    char letter = odfgx_number_letter(token);
    int64_t time = now->milliseconds % ODFGX_DAY_MILLISECONDS;
    bool minute = letter == 'm' && odfgx_number_is_minute(now->before, after);
    now->before = letter;
    if (letter == 'h') {
        int64_t hour = time / HOUR;
        if (now->half)
            hour = (hour + 11) % 12 + 1;
        add_padded(now, hour, token->length);
    } else if (minute && token->length < 3) {
        add_padded(now, time / MINUTE % 60, token->length);
    } else if (letter == 's') {
        add_padded(now, time / SECOND % 60, token->length);
    } else {
        return add_day_piece(now, letter, token->length);
    }
    return true;
}

static void add_elapsed(moment *now, const odfgx_number_token *token)
{
    char letter = odfgx_number_letter(token);
    int64_t unit = letter == 'h' ? HOUR : letter == 'm' ? MINUTE : SECOND;
    now->before = letter;
    add_padded(now, now->milliseconds / unit, token->length);
}

static void add_half(moment *now, const odfgx_number_token *token)
{
    bool after = now->milliseconds % ODFGX_DAY_MILLISECONDS >= 12 * HOUR;
    const char *slash = memchr(token->text, '/', token->length);
    const char *end = token->text + token->length;
    if (after)
        odfgx_buffer_add(now->out, slash + 1, (size_t)(end - slash - 1));
    else
        odfgx_buffer_add(now->out, token->text, (size_t)(slash - token->text));
}

/* The decimals of a second stand behind their point, digit by digit. */
static bool add_decimal(moment *now, unsigned *done)
{
    static const int64_t units[] = { 100, 10, 1 };
    if (now->before != 's' || *done >= ODFGX_COUNT_OF(units))
        return false;
    add_padded(now, now->milliseconds / units[*done] % 10, 1);
    ++*done;
    return true;
}

static bool add_pieces(moment *now, const char *section)
{
    unsigned done = 0;
    for (bool known = true; known;) {
        odfgx_number_token token = odfgx_number_token_next(&section);
        switch (token.piece) {
        case NUMBER_END:
            return true;
        case NUMBER_DATE:
            known = add_piece(now, &token, section);
            break;
        case NUMBER_ELAPSED:
            add_elapsed(now, &token);
            break;
        case NUMBER_HALF:
            add_half(now, &token);
            break;
        case NUMBER_DIGIT:
            known = token.text[0] == '0' && add_decimal(now, &done);
            break;
        case NUMBER_SPACE:
            odfgx_buffer_add_char(now->out, ' ');
            break;
        case NUMBER_NOTHING:
            break;
        case NUMBER_LITERAL:
        case NUMBER_POINT:
        case NUMBER_COMMA:
            odfgx_buffer_add(now->out, token.text, token.length);
            break;
        default:
            known = false;
            break;
        }
    }
    return false;
}

bool odfgx_number_show_date(const char *section, int64_t milliseconds,
                            odfgx_date_system system, odfgx_buffer *out)
{
    moment now = { .milliseconds = milliseconds, .out = out };
    bool seconds = false;
    look_ahead(&now, section, &seconds);
    if (seconds)
        round_seconds(&now);
    now.has_day = odfgx_serial_day(now.milliseconds / ODFGX_DAY_MILLISECONDS,
                                   system, &now.day);
    return add_pieces(&now, section);
}
