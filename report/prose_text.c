#include "report/prose_text.h"

#include "report/ascii.h"

#include <string.h>

bool odfgx_is_clause_mark(char byte)
{
    switch (byte) {
    case ODFGX_MARK_SENTENCE:
    case ODFGX_MARK_LIST:
    case ',':
    case ';':
    case ':':
    case '(':
    case ')':
    case '"':
        return true;
    default:
        return false;
    }
}

size_t odfgx_sign_length(const char *at, const char *end)
{
    unsigned char first = (unsigned char)*at;
    size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    size_t left = (size_t)(end - at);
    return length < left ? length : left;
}

/* What a sign becomes; 0: it stays. */
static char mark_of(uint32_t sign)
{
    switch (sign) {
    case 0x3002: /* 。 */
    case 0xFF61:
    case '!':
    case '?':
        return ODFGX_MARK_SENTENCE;
    case 0x3001: /* 、 */
    case 0xFF64:
        return ODFGX_MARK_LIST;
    case 0x2018: /* ‘ ’ “ ” */
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case '\'':
        return '"';
    case 0x3010: /* 【 〔 〖 ﹝ */
    case 0x3014:
    case 0x3016:
    case 0xFE5D:
        return '(';
    case 0x3011:
    case 0x3015:
    case 0x3017:
    case 0xFE5E:
        return ')';
    case 0x2013: /* – — ― － ～ */
    case 0x2014:
    case 0x2015:
    case '~':
        return '-';
    default:
        return 0;
    }
}

typedef struct text_writer {
    odfgx_prose_text *text;
    bool pattern;
    bool gap; /* white space was left out */
} text_writer;

static void put(text_writer *writer, const char *bytes, size_t length,
                const char *place)
{
    odfgx_prose_text *text = writer->text;
    for (size_t i = 0; i < length; i++) {
        text->places[text->length] = (uint32_t)(place - text->original);
        text->data[text->length++] = bytes[i];
    }
    writer->gap = false;
}

static bool ends_in_digit(const odfgx_prose_text *text)
{
    return text->length > 0 &&
           odfgx_ascii_is_digit(text->data[text->length - 1]);
}

/* A point that is no decimal one, nor within a name, ends a sentence. */
static char point_of(const odfgx_prose_text *text, const char *next,
                     const char *end)
{
    bool before =
        text->length > 0 && (unsigned char)text->data[text->length - 1] < 0x80;
    bool behind = next < end && (unsigned char)*next < 0x80 && *next > ' ';
    return before && behind ? '.' : ODFGX_MARK_SENTENCE;
}

static void put_sign(text_writer *writer, uint32_t sign, const char *at,
                     const char *next, const char *end)
{
    bool full_width = sign >= 0xFF01 && sign <= 0xFF5E;
    uint32_t plain = full_width ? sign - 0xFF01 + '!' : sign;
    char mark = mark_of(plain);
    if (writer->pattern && plain < 0x80 && strchr("[]|@^~", (int)plain) != NULL)
        mark = (char)plain;
    if (plain == '.' && !full_width)
        mark = point_of(writer->text, next, end);
    if (!writer->pattern && (plain == '[' || plain == ']'))
        mark = plain == '[' ? '(' : ')';
    if (mark == 0 && plain < 0x80)
        mark = (char)plain;
    if (mark != 0 && odfgx_ascii_is_digit(mark) && writer->gap &&
        ends_in_digit(writer->text))
        put(writer, (const char[]){ ODFGX_MARK_GAP }, 1, at);
    if (mark != 0)
        put(writer, &mark, 1, at);
    else
        put(writer, at, (size_t)(next - at), at);
}

bool odfgx_prose_text_make(odfgx_prose_text *out, odfgx_arena *arena,
                           const char *text, size_t length, bool pattern)
{
    const char *at = text, *end;
    if (length > UINT32_MAX / 4)
        length = UINT32_MAX / 4;
    *out = (odfgx_prose_text){
        .original = text,
        .data = odfgx_arena_get(arena, 2 * length + 1),
        .places = odfgx_arena_array(arena, 2 * length + 1, sizeof *out->places),
    };
    if (out->data == NULL || out->places == NULL)
        return false;
    text_writer writer = { .text = out, .pattern = pattern };
    for (end = text + length; at < end;) {
        const char *here = at;
        uint32_t sign = odfgx_text_next(&at, end);
        if (sign == '\n')
            put(&writer, (const char[]){ ODFGX_MARK_SENTENCE }, 1, here);
        else if (odfgx_text_is_space(sign))
            writer.gap = true;
        else if (sign >= ' ')
            put_sign(&writer, sign, here, at, end);
    }
    out->data[out->length] = '\0';
    out->places[out->length] = (uint32_t)length;
    return true;
}

odfgx_slice odfgx_prose_text_quote(const odfgx_prose_text *text, size_t begin,
                                   size_t end)
{
    size_t first = text->places[begin];
    return odfgx_text_trim(text->original + first, text->places[end] - first);
}
