#include "odf/xml.h"

#include "report/text.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* The Char production of XML 1.0; a surrogate never comes out of UTF-8. */
static bool is_xml_character(uint32_t code_point)
{
    return code_point == '\t' || code_point == '\n' || code_point == '\r' ||
           (code_point >= 0x20 && code_point != 0xFFFE && code_point != 0xFFFF);
}

/* Moves *at past a code point that XML can hold; false, moving past it too,
 * where there is none. */
static bool skip_character(const char **at, const char *end)
{
    const char *begin = *at;
    uint32_t code_point = odfgx_text_next(at, end);
    if (code_point != 0xFFFD)
        return is_xml_character(code_point);
    return (size_t)(*at - begin) == strlen(REPLACEMENT) &&
           memcmp(begin, REPLACEMENT, strlen(REPLACEMENT)) == 0;
}

bool odfgx_xml_can_hold(const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    while (at < end) {
        if (!skip_character(&at, end))
            return false;
    }
    return true;
}

/* What is written for a byte of ASCII, NULL where it stands for itself. */
static const char *reference_of(char byte, bool in_attribute)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r':
        return "&#13;";
    case '"':
        return in_attribute ? "&quot;" : NULL;
    case '\t':
        return in_attribute ? "&#9;" : NULL;
    case '\n':
        return in_attribute ? "&#10;" : NULL;
    default:
        return NULL;
    }
}

/* Most bytes stand for themselves wherever they are: ASCII, printable, no
 * markup. */
static bool is_plain(char byte)
{
    return byte >= ' ' && byte < 0x7F && byte != '&' && byte != '<' &&
           byte != '>' && byte != '"';
}

static void add_escaped(odfgx_buffer *out, const char *text, size_t length,
                        bool in_attribute)
{
    const char *at = text, *end = text + length, *copied = text;
    while (at < end) {
        if (is_plain(*at)) {
            at++;
            continue;
        }
        const char *begin = at;
        const char *instead = reference_of(*at, in_attribute);
        if (instead != NULL)
            at++;
        else if (!skip_character(&at, end))
            instead = REPLACEMENT;
        if (instead == NULL)
            continue;
        odfgx_buffer_add(out, copied, (size_t)(begin - copied));
        odfgx_buffer_add_text(out, instead);
        copied = at;
    }
    odfgx_buffer_add(out, copied, (size_t)(end - copied));
}

void odfgx_xml_add_text(odfgx_buffer *out, const char *text, size_t length)
{
    add_escaped(out, text, length, false);
}

void odfgx_xml_add_attribute(odfgx_buffer *out, const char *name,
                             const char *value)
{
    odfgx_buffer_add_char(out, ' ');
    odfgx_buffer_add_text(out, name);
    odfgx_buffer_add_text(out, "=\"");
    add_escaped(out, value, strlen(value), true);
    odfgx_buffer_add_char(out, '"');
}

/* The element for a byte of white space; NULL where it stands for itself. A
 * space does so between two characters that are none. */
static const char *space_element(const char *at, const char *begin,
                                 const char *end)
{
    switch (*at) {
    case '\n':
        return "<text:line-break/>";
    case '\t':
        return "<text:tab/>";
    case ' ':
        if (at == begin || at + 1 == end || at[-1] == ' ' || at[-1] == '\t' ||
            at[-1] == '\n')
            return "<text:s/>";
        return NULL;
    default:
        return NULL;
    }
}

void odfgx_xml_add_odf_text(odfgx_buffer *out, const char *text, size_t length)
{
    const char *end = text + length, *copied = text;
    for (const char *at = text; at < end; at++) {
        const char *element = space_element(at, text, end);
        if (element == NULL)
            continue;
        add_escaped(out, copied, (size_t)(at - copied), false);
        odfgx_buffer_add_text(out, element);
        copied = at + 1;
    }
    add_escaped(out, copied, (size_t)(end - copied), false);
}
