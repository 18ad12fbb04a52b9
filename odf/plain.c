#include "odf/plain.h"

#include "odf/xml.h"
#include "report/ascii.h"

#include <string.h>

enum {
    SURROGATE_FIRST = 0xD800,
    SURROGATE_LOW = 0xDC00,
    SURROGATE_END = 0xE000
};

static const char cdata[] = "<![CDATA[", cdata_end[] = "]]>";

/* ----------------------------------------------------------------- UTF-16 */

/* Which of two bytes is the higher one; -1 where the part is no UTF-16 (XML
 * 1.0, appendix F.1). */
static int high_byte_of(const odfgx_buffer *part)
{
    static const struct {
        unsigned char bytes[2];
        int high;
    } beginnings[] = {
        { { 0xFE, 0xFF }, 0 },
        { { 0xFF, 0xFE }, 1 },
        { { 0, '<' }, 0 },
        { { '<', 0 }, 1 },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(beginnings); i++) {
        if (part->length >= 2 &&
            memcmp(part->data, beginnings[i].bytes, 2) == 0)
            return beginnings[i].high;
    }
    return -1;
}

static uint32_t unit_at(const odfgx_buffer *part, size_t at, int high)
{
    const unsigned char *bytes = (const unsigned char *)part->data + at;
    return (uint32_t)bytes[high] << 8 | bytes[1 - high];
}

static bool is_between(uint32_t unit, uint32_t first, uint32_t end)
{
    return unit >= first && unit < end;
}

/* A lone surrogate becomes a byte that is never UTF-8, for Expat to refuse. */
static void add_units(const odfgx_buffer *part, int high, odfgx_buffer *out)
{
    static const char never = '\xFF';
    for (size_t at = 0; at + 1 < part->length; at += 2) {
        uint32_t unit = unit_at(part, at, high), low = 0;
        if (at == 0 && unit == 0xFEFF)
            continue;
        if (!is_between(unit, SURROGATE_FIRST, SURROGATE_END)) {
            odfgx_text_add_code_point(out, unit);
            continue;
        }
        if (unit < SURROGATE_LOW && at + 3 < part->length)
            low = unit_at(part, at + 2, high);
        if (!is_between(low, SURROGATE_LOW, SURROGATE_END)) {
            odfgx_buffer_add_char(out, never);
            continue;
        }
        odfgx_text_add_code_point(out, 0x10000 +
                                           ((unit - SURROGATE_FIRST) << 10) +
                                           (low - SURROGATE_LOW));
        at += 2;
    }
    if (part->length % 2 != 0)
        odfgx_buffer_add_char(out, never);
}

static void blank_declaration(odfgx_buffer *part)
{
    char *end =
        strncmp(part->data, "<?xml", 5) == 0 ? strstr(part->data, "?>") : NULL;
    if (end != NULL)
        memset(part->data, ' ', (size_t)(end + 2 - part->data));
}

/* ------------------------------------------------------------------ CDATA */

static const char *find(const char *at, const char *end, const char *text)
{
    size_t length = strlen(text);
    for (; (size_t)(end - at) >= length; at++) {
        at = memchr(at, text[0], (size_t)(end - at) - length + 1);
        if (at == NULL || memcmp(at, text, length) == 0)
            return at;
    }
    return NULL;
}

static bool begins(const char *at, const char *end, const char *text)
{
    size_t length = strlen(text);
    return (size_t)(end - at) >= length && memcmp(at, text, length) == 0;
}

/* Past the comment or processing instruction at `at`, else past its "<". */
static const char *skip_markup(const char *at, const char *end)
{
    static const char *const ends[][2] = { { "<!--", "-->" }, { "<?", "?>" } };
    for (size_t i = 0; i < ODFGX_COUNT_OF(ends); i++) {
        if (begins(at, end, ends[i][0])) {
            const char *behind = find(at, end, ends[i][1]);
            return behind != NULL ? behind + strlen(ends[i][1]) : end;
        }
    }
    return at + 1;
}

static void add_without_cdata(const odfgx_buffer *part, odfgx_buffer *out)
{
    const char *at = part->data, *end = at + part->length, *copied = at;
    while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        const char *text = at + strlen(cdata);
        const char *behind =
            begins(at, end, cdata) ? find(text, end, cdata_end) : NULL;
        if (behind == NULL) {
            at = skip_markup(at, end);
            continue;
        }
        odfgx_buffer_add(out, copied, (size_t)(at - copied));
        odfgx_xml_add_text(out, text, (size_t)(behind - text));
        copied = at = behind + strlen(cdata_end);
    }
    odfgx_buffer_add(out, copied, (size_t)(end - copied));
}

/* ------------------------------------------------------------------ parts */

static odfgx_status replace(odfgx_buffer *part, odfgx_buffer *by,
                            odfgx_error *err)
{
    odfgx_buffer_clear(part);
    *part = *by;
    return odfgx_buffer_check(part, err);
}

odfgx_status odfgx_plain_part(odfgx_buffer *part, odfgx_error *err)
{
    odfgx_buffer plain = { 0 };
    odfgx_status status = ODFGX_OK;
    int high = high_byte_of(part);
    if (high >= 0) {
        add_units(part, high, &plain);
        status = replace(part, &plain, err);
        if (status == ODFGX_OK)
            blank_declaration(part);
    }
    if (status == ODFGX_OK && part->length > 0 &&
        find(part->data, part->data + part->length, cdata) != NULL) {
        plain = (odfgx_buffer){ 0 };
        add_without_cdata(part, &plain);
        status = replace(part, &plain, err);
    }
    return status;
}

/* --------------------------------------------------------------- raw tags */

odfgx_slice odfgx_raw_name(odfgx_slice tag)
{
    const char *begin = tag.text + 1, *end = tag.text + tag.length;
    if (*begin == '/')
        begin++;
    const char *at = begin;
    while (at < end && !odfgx_ascii_is_space(*at) && *at != '>' && *at != '/')
        at++;
    return (odfgx_slice){ begin, (size_t)(at - begin) };
}

bool odfgx_raw_attribute_next(odfgx_slice tag, const char **at,
                              odfgx_raw_attribute *out)
{
    odfgx_slice name = odfgx_raw_name(tag);
    const char *begin = *at != NULL ? *at : name.text + name.length;
    const char *end = tag.text + tag.length, *here = begin;
    while (here < end && odfgx_ascii_is_space(*here))
        here++;
    if (here == end || *here == '>' || *here == '/')
        return false;
    *out = (odfgx_raw_attribute){ .name = { here, 0 }, .begin = begin };
    while (!odfgx_ascii_is_space(*here) && *here != '=')
        here++;
    out->name.length = (size_t)(here - out->name.text);
    while (*here != '"' && *here != '\'')
        here++;
    out->value.text = here + 1;
    here = memchr(here + 1, *here, (size_t)(end - here - 1));
    out->value.length = (size_t)(here - out->value.text);
    *at = here + 1;
    return true;
}
