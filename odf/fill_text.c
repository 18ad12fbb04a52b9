#include "odf/fill.h"
#include "odf/xml.h"

#include <string.h>

enum {
    HEAD_CHARACTERS = 40 /* that a run-in head may have */
};

/* ---------------------------------------------------------------- figures */

static uint64_t power_of_ten(int exponent)
{
    uint64_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

void odfgx_fill_figure(odfgx_amount amount, int decimals, odfgx_buffer *out)
{
    char text[ODFGX_AMOUNT_TEXT];
    if (decimals == ODFGX_DECIMALS_AS_STORED) {
        odfgx_buffer_add_text(out, odfgx_amount_format(amount, text));
        return;
    }
    uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    uint64_t unit = (uint64_t)ODFGX_AMOUNT_UNIT / power_of_ten(decimals);
    uint64_t rounded = (size + unit / 2) / unit;
    uint64_t whole = rounded / power_of_ten(decimals);
    uint64_t fraction = rounded % power_of_ten(decimals);
    if (amount < 0 && rounded > 0)
        odfgx_buffer_add_char(out, '-');
    odfgx_buffer_add_format(out, "%llu", (unsigned long long)whole);
    if (decimals > 0)
        odfgx_buffer_add_format(out, ".%0*llu", decimals,
                                (unsigned long long)fraction);
}

/* ------------------------------------------------------------------ prose */

static bool is_one_of(uint32_t character, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (set[i] == character)
            return true;
    }
    return false;
}

/* Bytes of （一）, （十二） or (三) at the beginning; 0 where there is none. */
static size_t item_number(const char *text, size_t length)
{
    static const uint32_t opening[] = { '(', 0xFF08 };
    const char *at = text, *end = text + length;
    size_t number = odfgx_text_numbering(text, length);
    if (number == 0 ||
        !is_one_of(odfgx_text_next(&at, end), opening, ODFGX_COUNT_OF(opening)))
        return 0;
    uint32_t first = odfgx_text_next(&at, end);
    return first >= 0x4E00 && first <= 0x9FFF ? number : 0;
}

/* Bytes of the run-in head: a number in brackets and what follows up to a
 * full stop or colon, with it; a short paragraph without either is all head. */
static size_t head_length(const char *text, size_t length)
{
    static const uint32_t stops[] = { 0x3002, 0xFF0E, ':', 0xFF1A };
    size_t number = item_number(text, length);
    const char *at = text + number, *end = text + length;
    if (number == 0)
        return 0;
    for (int i = 0; i < HEAD_CHARACTERS; i++) {
        if (at == end)
            return length;
        if (is_one_of(odfgx_text_next(&at, end), stops, ODFGX_COUNT_OF(stops)))
            return (size_t)(at - text);
    }
    return 0;
}

void odfgx_fill_prose(const char *paragraph, const char *head_style,
                      const char *declaration, odfgx_buffer *out)
{
    size_t length = strlen(paragraph);
    size_t head = head_style != NULL ? head_length(paragraph, length) : 0;
    if (head > 0) {
        odfgx_buffer_add_format(out, "<text:span%s", declaration);
        odfgx_xml_add_attribute(out, "text:style-name", head_style);
        odfgx_buffer_add_char(out, '>');
        odfgx_xml_add_odf_text(out, paragraph, head);
        odfgx_buffer_add_text(out, "</text:span>");
    }
    odfgx_xml_add_odf_text(out, paragraph + head, length - head);
}
