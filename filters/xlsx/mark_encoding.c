#include "filters/xlsx/mark.h"

#include "report/ascii.h"
#include "report/buffer.h"

#include <string.h>

/* A part in UTF-16 is edited in UTF-8, in which its declaration would be a
 * lie, so that this is kept apart; the way back gives the same bytes. */

static const char byte_order_mark[] = "\xEF\xBB\xBF";

/* UTF-16 is told by its mark, or by the first character of XML, which is
 * '<' (XML 1.0, annex F). */
static odfgx_encoding encoding_of(const odfgx_buffer *bytes)
{
    if (bytes->length < 2)
        return ODFGX_UTF_8;
    if (memcmp(bytes->data, "\xFF\xFE", 2) == 0 ||
        memcmp(bytes->data, "<\0", 2) == 0)
        return ODFGX_UTF_16LE;
    if (memcmp(bytes->data, "\xFE\xFF", 2) == 0 ||
        memcmp(bytes->data, "\0<", 2) == 0)
        return ODFGX_UTF_16BE;
    return ODFGX_UTF_8;
}

static uint32_t unit_at(const odfgx_buffer *bytes, odfgx_encoding encoding,
                        size_t at)
{
    uint32_t first = (unsigned char)bytes->data[at];
    uint32_t second = (unsigned char)bytes->data[at + 1];
    return encoding == ODFGX_UTF_16LE ? second << 8 | first
                                      : first << 8 | second;
}

/* False where there is half a character. */
static bool to_utf_8(const odfgx_buffer *bytes, odfgx_encoding encoding,
                     odfgx_buffer *out)
{
    for (size_t at = 0; at < bytes->length; at += 2) {
        if (at + 1 == bytes->length)
            return false;
        uint32_t unit = unit_at(bytes, encoding, at);
        if (unit >= 0xD800 && unit < 0xDC00) {
            uint32_t low =
                at + 4 <= bytes->length ? unit_at(bytes, encoding, at + 2) : 0;
            if (low < 0xDC00 || low >= 0xE000)
                return false;
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        } else if (unit >= 0xDC00 && unit < 0xE000) {
            return false;
        }
        odfgx_text_add_code_point(out, unit);
    }
    return true;
}

static size_t preamble_length(const odfgx_buffer *text)
{
    size_t length = 0;
    if (text->length >= 3 && memcmp(text->data, byte_order_mark, 3) == 0)
        length = 3;
    if (text->length - length > 5 &&
        memcmp(text->data + length, "<?xml", 5) == 0 &&
        odfgx_ascii_is_space(text->data[length + 5])) {
        const char *end = strstr(text->data + length, "?>");
        if (end != NULL)
            length = (size_t)(end + 2 - text->data);
    }
    return length;
}

odfgx_status odfgx_mark_decode(odfgx_mark_part *part, const char *where,
                               odfgx_error *err)
{
    odfgx_buffer text = { 0 };
    part->encoding = encoding_of(&part->bytes);
    if (part->encoding == ODFGX_UTF_8)
        return ODFGX_OK;
    bool whole = to_utf_8(&part->bytes, part->encoding, &text);
    odfgx_status status = odfgx_buffer_check(&text, err);
    if (status == ODFGX_OK && !whole)
        status = odfgx_fail(err, ODFGX_XML, where,
                            _("half a character of UTF-16; open the "
                              "document and save it anew"));
    if (status == ODFGX_OK) {
        size_t length = preamble_length(&text);
        odfgx_buffer_empty(&part->bytes);
        odfgx_buffer_add(&part->preamble, text.data, length);
        odfgx_buffer_add(&part->bytes, text.data + length,
                         text.length - length);
        status = odfgx_buffer_check(&part->preamble, err);
    }
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&part->bytes, err);
    odfgx_buffer_clear(&text);
    return status;
}

static void add_unit(odfgx_encoding encoding, uint32_t unit, odfgx_buffer *out)
{
    char high = (char)(unit >> 8), low = (char)(unit & 0xFF);
    odfgx_buffer_add_char(out, encoding == ODFGX_UTF_16LE ? low : high);
    odfgx_buffer_add_char(out, encoding == ODFGX_UTF_16LE ? high : low);
}

static void add_units(odfgx_encoding encoding, const odfgx_buffer *text,
                      odfgx_buffer *out)
{
    const char *at = text->data, *end = text->data + text->length;
    while (at < end) {
        uint32_t code_point = odfgx_text_next(&at, end);
        if (code_point >= 0x10000) {
            code_point -= 0x10000;
            add_unit(encoding, 0xD800 + (code_point >> 10), out);
            code_point = 0xDC00 + (code_point & 0x3FF);
        }
        add_unit(encoding, code_point, out);
    }
}

void odfgx_mark_encode(const odfgx_mark_part *part, odfgx_buffer *out)
{
    if (part->preamble.length > 0)
        add_units(part->encoding, &part->preamble, out);
    add_units(part->encoding, &part->bytes, out);
}
