#include "report/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT 0xFFFD

bool odfgx_slice_is(odfgx_slice slice, const char *text)
{
    return slice.length == strlen(text) &&
           memcmp(slice.text, text, slice.length) == 0;
}

uint32_t odfgx_text_next(const char **at, const char *end)
{
    utf8proc_int32_t code_point = -1;
    const unsigned char *bytes = (const unsigned char *)*at;
    if (*bytes < 0x80) {
        (*at)++;
        return *bytes;
    }
    /* Nearly all of a report: three bytes of which none can be overlong or a
     * surrogate. A tenth of the instructions that the library needs. */
    if (*bytes >= 0xE1 && *bytes <= 0xEC && end - *at >= 3 &&
        (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80) {
        *at += 3;
        return (uint32_t)(bytes[0] & 0x0F) << 12 |
               (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    }
    utf8proc_ssize_t length = utf8proc_iterate(bytes, end - *at, &code_point);
    if (length <= 0 || code_point < 0) {
        (*at)++;
        return REPLACEMENT;
    }
    *at += length;
    return (uint32_t)code_point;
}

void odfgx_text_add_code_point(odfgx_buffer *out, uint32_t code_point)
{
    char bytes[4];
    utf8proc_ssize_t length = utf8proc_encode_char((utf8proc_int32_t)code_point,
                                                   (utf8proc_uint8_t *)bytes);
    if (length > 0)
        odfgx_buffer_add(out, bytes, (size_t)length);
}

bool odfgx_text_is_space(uint32_t code_point)
{
    switch (code_point) {
    case '\t':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case ' ':
    case 0x85:
    case 0xA0:
    case 0xAD:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x2060:
    case 0x3000:
    case 0xFEFF:
        return true;
    default:
        return code_point >= 0x2000 && code_point <= 0x200F;
    }
}

odfgx_slice odfgx_text_trim(const char *text, size_t length)
{
    if (length == 0) /* and `text` may be NULL */
        return (odfgx_slice){ text, 0 };
    const char *at = text, *end = text + length;
    const char *first = NULL, *last = text;
    while (at < end) {
        const char *here = at;
        if (odfgx_text_is_space(odfgx_text_next(&at, end)))
            continue;
        if (first == NULL)
            first = here;
        last = at;
    }
    if (first == NULL)
        return (odfgx_slice){ text, 0 };
    return (odfgx_slice){ first, (size_t)(last - first) };
}

bool odfgx_text_line(odfgx_slice *rest, odfgx_slice *line)
{
    if (rest->length == 0)
        return false;
    const char *end = memchr(rest->text, '\n', rest->length);
    size_t length = end != NULL ? (size_t)(end - rest->text) : rest->length;
    size_t used = end != NULL ? length + 1 : length;
    *line = odfgx_text_trim(rest->text, length);
    rest->text += used;
    rest->length -= used;
    return true;
}

/* Whether a folded label has no use for the character. */
static bool is_mark(uint32_t code_point)
{
    if (code_point >= 0x4E00 && code_point <= 0x9FFF)
        return false;
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
        return true;
    default:
        return false;
    }
}

/* A character that folding leaves as it is. */
static bool is_plain(uint32_t code_point)
{
    return (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
           (code_point >= 'a' && code_point <= 'z') ||
           (code_point >= '0' && code_point <= '9');
}

static void fold_code_point(uint32_t code_point, odfgx_buffer *out)
{
    utf8proc_int32_t parts[32];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code_point, parts, ODFGX_COUNT_OF(parts),
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
            UTF8PROC_IGNORE,
        &boundary);
    if (count < 0 || count > (utf8proc_ssize_t)ODFGX_COUNT_OF(parts))
        return;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        if (!is_mark((uint32_t)parts[i]))
            odfgx_text_add_code_point(out, (uint32_t)parts[i]);
    }
}

void odfgx_text_fold(const char *text, size_t length, odfgx_buffer *out)
{
    const char *end = text + length;
    while (text < end) {
        const char *here = text;
        uint32_t code_point = odfgx_text_next(&text, end);
        if (is_plain(code_point))
            odfgx_buffer_add(out, here, (size_t)(text - here));
        else if (!is_mark(code_point))
            fold_code_point(code_point, out);
    }
}

static bool is_number_sign(uint32_t code_point)
{
    switch (code_point) {
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
        return true;
    default:
        return (code_point >= '0' && code_point <= '9') ||
               (code_point >= U'０' && code_point <= U'９');
    }
}

static bool is_opening(uint32_t code_point)
{
    return code_point == U'（' || code_point == '(' || code_point == U'〔' ||
           code_point == '[';
}

static bool is_closing(uint32_t code_point)
{
    return code_point == U'）' || code_point == ')' || code_point == U'〕' ||
           code_point == ']';
}

/* What may stand behind a number, or behind its bracket. */
static bool is_stop(uint32_t code_point)
{
    switch (code_point) {
    case U'、':
    case U'．':
    case '.':
    case U'，':
    case ',':
        return true;
    default:
        return false;
    }
}

/* What may stand behind a number without a bracket before it. */
static bool is_end(uint32_t code_point)
{
    switch (code_point) {
    case U'。':
    case U'）':
    case ')':
    case U'：':
    case ':':
        return true;
    default:
        return is_stop(code_point);
    }
}

size_t odfgx_text_numbering(const char *text, size_t length)
{
    const char *at = text, *end = text + length, *next = text;
    uint32_t code_point = 0;
    unsigned digits = 0;
    bool bracket = false;
    while (next < end) {
        at = next;
        code_point = odfgx_text_next(&next, end);
        if (odfgx_text_is_space(code_point))
            continue;
        if (!is_number_sign(code_point)) {
            if (bracket || digits > 0 || !is_opening(code_point))
                break;
            bracket = true;
            continue;
        }
        if (++digits > 3)
            return 0;
    }
    if (digits == 0 || next == at)
        return 0;
    if (bracket ? !is_closing(code_point) : !is_end(code_point))
        return 0;
    /* "（一）、": a mark behind the bracket belongs to the numbering. */
    at = next;
    if (bracket && next < end && is_stop(odfgx_text_next(&next, end)))
        return (size_t)(next - text);
    return (size_t)(at - text);
}

bool odfgx_text_ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

size_t odfgx_text_count(const char *text, size_t length)
{
    const char *end = text + length;
    size_t count = 0;
    for (; text < end; count++)
        (void)odfgx_text_next(&text, end);
    return count;
}

size_t odfgx_text_width(const char *text, size_t length)
{
    const char *end = text + length;
    size_t width = 0;
    while (text < end) {
        int columns =
            utf8proc_charwidth((utf8proc_int32_t)odfgx_text_next(&text, end));
        width += columns > 0 ? (size_t)columns : 0;
    }
    return width;
}
