#include "filters/xlsx/state.h"

#include "report/ascii.h"
#include "report/grow.h"
#include "report/text.h"

#include <string.h>

enum { ESCAPE_LENGTH = 7, REPLACEMENT = 0xFFFD };

/* ------------------------------------------------------------- escapes */

/* The UTF-16 unit that "_x000D_" stands for; -1 where there is none. */
static int32_t escaped(const char *at, const char *end)
{
    int32_t unit = 0;
    if (end - at < ESCAPE_LENGTH || at[0] != '_' || at[1] != 'x' ||
        at[ESCAPE_LENGTH - 1] != '_')
        return -1;
    for (int i = 2; i < ESCAPE_LENGTH - 1; i++) {
        if (odfgx_ascii_hex(at[i]) < 0)
            return -1;
        unit = unit * 16 + odfgx_ascii_hex(at[i]);
    }
    return unit;
}

/* The character that begins at *at, which is an escape, and moves past it. Two
 * halves of one beyond U+FFFF stand side by side. */
static uint32_t next_escaped(const char **at, const char *end)
{
    int32_t unit = escaped(*at, end);
    *at += ESCAPE_LENGTH;
    int32_t low = escaped(*at, end);
    if (unit >= 0xD800 && unit < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
        *at += ESCAPE_LENGTH;
        return 0x10000 + ((uint32_t)(unit - 0xD800) << 10) +
               (uint32_t)(low - 0xDC00);
    }
    bool control = unit < ' ' && unit != '\t' && unit != '\n' && unit != '\r';
    if (control || (unit >= 0xD800 && unit < 0xE000) || unit >= 0xFFFE)
        return REPLACEMENT;
    return (uint32_t)unit;
}

/* Writes a character where there is room for it; its length. */
static size_t put(char *out, uint32_t code_point)
{
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    size_t length = code_point < 0x80      ? 1
                    : code_point < 0x800   ? 2
                    : code_point < 0x10000 ? 3
                                           : 4;
    for (size_t i = length - 1; i > 0; i--, code_point >>= 6)
        out[i] = (char)(0x80 | (code_point & 0x3F));
    out[0] = (char)((length > 1 ? lead[length] : 0) | code_point);
    return length;
}

/* What is decoded is never longer than what it is decoded from. */
void odfgx_xlsx_decode(odfgx_buffer *text, size_t from)
{
    if (text->failed || text->length == from)
        return;
    size_t more = text->length - from;
    char *out = text->data + from;
    const char *at = out, *end = text->data + text->length;
    if (memchr(at, '_', more) == NULL && memchr(at, '\r', more) == NULL)
        return;
    while (at < end) {
        uint32_t found = (unsigned char)*at;
        bool plain = escaped(at, end) < 0;
        if (plain)
            at++;
        else
            found = next_escaped(&at, end);
        if (found == '\r') {
            found = '\n';
            if (at < end && *at == '\n')
                at++;
            else if (escaped(at, end) == '\n')
                at += ESCAPE_LENGTH;
            plain = true;
        }
        if (plain)
            *out++ = (char)found;
        else
            out += put(out, found);
    }
    *out = '\0';
    text->length = (size_t)(out - text->data);
}

/* --------------------------------------------------------------- strings */

static odfgx_status add_start(odfgx_xlsx *xlsx, odfgx_error *err)
{
    if (xlsx->strings.length > UINT32_MAX)
        return odfgx_fail(err, ODFGX_LIMIT, NULL,
                          _("the workbook's texts take more than %lu bytes; "
                            "split it and save it anew"),
                          (unsigned long)UINT32_MAX);
    if (!odfgx_grow(&xlsx->string_starts, xlsx->string_count,
                    &xlsx->string_capacity, sizeof *xlsx->string_starts))
        return odfgx_fail_memory(err);
    xlsx->string_starts[xlsx->string_count] = (uint32_t)xlsx->strings.length;
    return ODFGX_OK;
}

odfgx_status odfgx_xlsx_string_start(odfgx_xlsx *xlsx,
                                     const odfgx_attributes *attributes,
                                     odfgx_error *err)
{
    (void)attributes;
    xlsx->into = &xlsx->strings;
    xlsx->string_begin = xlsx->strings.length;
    return xlsx->string_count == 0 ? add_start(xlsx, err) : ODFGX_OK;
}

odfgx_status odfgx_xlsx_string_end(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_buffer_add(&xlsx->strings, "", 1);
    xlsx->string_count++;
    odfgx_status status = odfgx_buffer_check(&xlsx->strings, err);
    return status == ODFGX_OK ? add_start(xlsx, err) : status;
}

odfgx_status odfgx_xlsx_inline_start(odfgx_xlsx *xlsx,
                                     const odfgx_attributes *attributes,
                                     odfgx_error *err)
{
    (void)attributes;
    (void)err;
    xlsx->text.length = xlsx->string_begin = 0;
    xlsx->into = &xlsx->text;
    xlsx->valued = true;
    return ODFGX_OK;
}

odfgx_status odfgx_xlsx_text_start(odfgx_xlsx *xlsx,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err)
{
    (void)attributes;
    (void)err;
    xlsx->text_begin = xlsx->into->length;
    return ODFGX_OK;
}

odfgx_status odfgx_xlsx_text_end(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_xlsx_decode(xlsx->into, xlsx->text_begin);
    return odfgx_buffer_check(xlsx->into, err);
}

static odfgx_status check_length(const odfgx_xlsx *xlsx, size_t length,
                                 size_t more, odfgx_error *err)
{
    uint64_t limit = xlsx->teller.limits->text;
    if (xlsx->into != &xlsx->strings)
        return odfgx_teller_check_text(&xlsx->teller, xlsx->cell.column, length,
                                       more, err);
    if (more <= limit && length <= limit - more)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_LIMIT, NULL,
                      _("a text is longer than %llu bytes; if you trust the "
                        "file, raise the cap with --max-text"),
                      (unsigned long long)limit);
}

odfgx_status odfgx_xlsx_add_text(odfgx_xlsx *xlsx, const char *bytes,
                                 size_t length, odfgx_error *err)
{
    odfgx_buffer *into = xlsx->into;
    uint64_t more = into->length - xlsx->string_begin + length;
    if (more > xlsx->teller.limits->text)
        return check_length(xlsx, into->length - xlsx->string_begin, length,
                            err);
    odfgx_buffer_add(into, bytes, length);
    return ODFGX_OK;
}
