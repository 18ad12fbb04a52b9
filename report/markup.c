#include "report/markup.h"

#include "report/text.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

/* What HTML and XML 1.0 both take. */
static bool is_plain(uint32_t code_point)
{
    bool control =
        (code_point < 0x20 && code_point != '\t' && code_point != '\n') ||
        (code_point >= 0x7F && code_point < 0xA0);
    bool noncharacter = (code_point & 0xFFFE) == 0xFFFE ||
                        (code_point >= 0xFDD0 && code_point <= 0xFDEF);
    return !control && !noncharacter;
}

static void add_code_point(odfgx_buffer *out, uint32_t code_point)
{
    static const struct {
        uint32_t code_point;
        const char *entity;
    } markup[] = {
        { '&', "&amp;" },  { '<', "&lt;" },   { '>', "&gt;" },
        { '"', "&quot;" }, { '\'', "&#39;" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(markup); i++) {
        if (markup[i].code_point == code_point) {
            odfgx_buffer_add_text(out, markup[i].entity);
            return;
        }
    }
    odfgx_text_add_code_point(out,
                              is_plain(code_point) ? code_point : REPLACEMENT);
}

void odfgx_markup_add_bytes(odfgx_buffer *out, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end)
        add_code_point(out, odfgx_text_next(&text, end));
}

void odfgx_markup_add_text(odfgx_buffer *out, const char *text)
{
    if (text != NULL)
        odfgx_markup_add_bytes(out, text, strlen(text));
}

void odfgx_markup_add_foreign(odfgx_buffer *out, const char *text)
{
    odfgx_markup_add_within(out, "<bdi>", text, "</bdi>");
}

void odfgx_markup_add_within(odfgx_buffer *out, const char *before,
                             const char *text, const char *after)
{
    odfgx_buffer_add_text(out, before);
    odfgx_markup_add_text(out, text);
    odfgx_buffer_add_text(out, after);
}
