#include "cli/escape.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD, BEYOND = 0x10000, HIGH = 0xD800, LOW = 0xDC00 };

static bool is_plain(utf8proc_int32_t point, bool lines)
{
    return (point >= ' ' && point < 0x7F && point != '\\') ||
           (point == '\n' && lines);
}

static void write_unit(FILE *stream, utf8proc_int32_t unit)
{
    (void)fprintf(stream, "\\u%04x", (unsigned)unit);
}

void escape_write(FILE *stream, const char *text, bool lines)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
    while (*at != '\0') {
        utf8proc_int32_t point;
        utf8proc_ssize_t length = utf8proc_iterate(at, -1, &point);
        if (length <= 0) {
            length = 1;
            point = REPLACEMENT;
        }
        at += length;
        if (is_plain(point, lines)) {
            (void)fputc((int)point, stream);
        } else if (point < BEYOND) {
            write_unit(stream, point);
        } else {
            write_unit(stream, HIGH + ((point - BEYOND) >> 10));
            write_unit(stream, LOW + ((point - BEYOND) & 0x3FF));
        }
    }
}

/* ------------------------------------------------------------------ and back
 */

/* The number of "\uXXXX" at `text`, -1 where there is none. */
static int32_t read_unit(const char *text)
{
    static const char digits[] = "00112233445566778899aAbBcCdDeEfF";
    int32_t unit = 0;
    if (text[0] != '\\' || text[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        const char *digit = text[i] != '\0' ? strchr(digits, text[i]) : NULL;
        if (digit == NULL)
            return -1;
        unit = unit * 16 + (int32_t)((digit - digits) / 2);
    }
    return unit;
}

/* The code point at `text`, over one escape or two; -1 where it is none. */
static int32_t read_point(const char *text, size_t *length)
{
    int32_t unit = read_unit(text);
    *length = 6;
    if (unit <= 0 || (unit >= LOW && unit < LOW + 0x400))
        return -1;
    if (unit < HIGH || unit >= LOW)
        return unit;
    int32_t second = read_unit(text + 6);
    *length = 12;
    if (second < LOW || second >= LOW + 0x400)
        return -1;
    return BEYOND + ((unit - HIGH) << 10) + (second - LOW);
}

bool escape_resolve(char *text)
{
    utf8proc_uint8_t *out = (utf8proc_uint8_t *)text;
    while (*text != '\0') {
        if (*text != '\\') {
            *out++ = (utf8proc_uint8_t)*text++;
            continue;
        }
        size_t length;
        int32_t point = read_point(text, &length);
        if (point < 0)
            return false;
        out += utf8proc_encode_char(point, out);
        text += length;
    }
    *out = '\0';
    return true;
}
