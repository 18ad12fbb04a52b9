#include "filters/docx/state.h"

#include "report/ascii.h"
#include "report/buffer.h"
#include "report/text.h"

#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------------------- runs */

/* What was hidden around the run is kept in its frame: a run may stand in
 * another one, by way of a ruby text. */
DOCX_START(run)
{
    odfgx_docx_paragraph *paragraph = odfgx_docx_of(walk)->paragraph;
    (void)attributes, (void)err;
    odfgx_docx_walk_element(walk)->marked = paragraph->run_hidden;
    paragraph->run_hidden = paragraph->style_hidden;
    return ODFGX_OK;
}

DOCX_END(run)
{
    (void)err;
    odfgx_docx_of(walk)->paragraph->run_hidden =
        odfgx_docx_walk_element(walk)->marked;
    return ODFGX_OK;
}

/* Styles of paragraph and run that both hide cancel each other out (ECMA-376
 * part 1, 17.7.3). */
DOCX_START(run_style)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    odfgx_docx_paragraph *paragraph = docx->paragraph;
    const char *id = odfgx_attribute_get(attributes, DOCX_VALUE);
    const odfgx_docx_style *style =
        id != NULL ? odfgx_docx_style_find(&docx->styles, id) : NULL;
    (void)err;
    if (style != NULL && style->vanish == 1 &&
        odfgx_docx_walk_element(walk)->place == DOCX_IN_RUN_PROPERTIES)
        paragraph->run_hidden = !paragraph->style_hidden;
    return ODFGX_OK;
}

DOCX_START(vanish)
{
    odfgx_docx_paragraph *paragraph = odfgx_docx_of(walk)->paragraph;
    bool on = odfgx_docx_is_on(attributes);
    (void)err;
    if (odfgx_docx_walk_element(walk)->place == DOCX_IN_MARK)
        paragraph->mark_vanish = on;
    else
        paragraph->run_hidden = on;
    return ODFGX_OK;
}

/* -------------------------------------------------------------------- text */

static odfgx_buffer *buffer_of(odfgx_docx_paragraph *paragraph)
{
    return paragraph->run_hidden ? &paragraph->hidden_text : &paragraph->text;
}

static odfgx_status add(odfgx_docx *docx, const char *bytes, size_t length,
                        odfgx_error *err)
{
    odfgx_buffer *buffer = buffer_of(docx->paragraph);
    odfgx_status status =
        odfgx_flow_check_text(&docx->flow, buffer->length, length, err);
    if (status == ODFGX_OK)
        odfgx_buffer_add(buffer, bytes, length);
    return status == ODFGX_OK ? odfgx_buffer_check(buffer, err) : status;
}

odfgx_status odfgx_docx_add_text(odfgx_docx *docx, const char *bytes,
                                 size_t length, odfgx_error *err)
{
    odfgx_docx_paragraph *paragraph = docx->paragraph;
    odfgx_status status = ODFGX_OK;
    if (docx->codes > 0 || docx->placeholders > 0)
        return ODFGX_OK;
    if (paragraph->page_broken) {
        paragraph->page_broken = false;
        paragraph->text_start++;
        status = add(docx, "\n", 1, err);
    }
    paragraph->contents |= docx->contents_fields > 0;
    return status == ODFGX_OK ? add(docx, bytes, length, err) : status;
}

DOCX_START(text)
{
    odfgx_docx_paragraph *paragraph = odfgx_docx_of(walk)->paragraph;
    const char *space = odfgx_attribute_get(attributes, DOCX_SPACE);
    (void)err;
    odfgx_docx_walk_element(walk)->marked =
        space != NULL && strcmp(space, "preserve") == 0;
    paragraph->text_start = buffer_of(paragraph)->length;
    return ODFGX_OK;
}

/* Nearly all text has nothing that tidying could change. */
static bool is_tidy(const char *text, const char *end)
{
    bool spaced = odfgx_ascii_is_space(*text) || odfgx_ascii_is_space(end[-1]);
    size_t length = (size_t)(end - text);
    return !spaced && memchr(text, '\n', length) == NULL &&
           memchr(text, '\r', length) == NULL &&
           memchr(text, '\xC2', length) == NULL;
}

/* Without xml:space="preserve", white space at both ends of a text element is
 * that of the file, not of the text. A line end within is a space. A soft
 * hyphen, U+00AD, shows only at the end of a line. */
static void tidy(odfgx_buffer *buffer, size_t start, bool preserve)
{
    char *to = buffer->data + start;
    const char *from = to, *end = buffer->data + buffer->length;
    if (is_tidy(from, end))
        return;
    while (!preserve && from < end && odfgx_ascii_is_space(*from))
        from++;
    while (!preserve && end > from && odfgx_ascii_is_space(end[-1]))
        end--;
    while (from < end) {
        if (from[0] == '\xC2' && end - from > 1 && from[1] == '\xAD') {
            from += 2;
            continue;
        }
        char byte = *from++;
        *to++ = (char)(byte == '\n' || byte == '\r' ? ' ' : byte);
    }
    *to = '\0';
    buffer->length = (size_t)(to - buffer->data);
}

DOCX_END(text)
{
    odfgx_docx_paragraph *paragraph = odfgx_docx_of(walk)->paragraph;
    odfgx_buffer *buffer = buffer_of(paragraph);
    (void)err;
    if (buffer->length > paragraph->text_start)
        tidy(buffer, paragraph->text_start,
             odfgx_docx_walk_element(walk)->marked);
    return ODFGX_OK;
}

/* ------------------------------------------------------------------- signs */

static odfgx_status add_sign(odfgx_docx_walk *walk, const char *sign,
                             odfgx_error *err)
{
    return odfgx_docx_add_text(odfgx_docx_of(walk), sign, strlen(sign), err);
}

DOCX_START(tab)
{
    (void)attributes;
    return add_sign(walk, "\t", err);
}

/* A new page or column is a new line, but for one that begins or ends a
 * paragraph. */
DOCX_START(break)
{
    odfgx_docx_paragraph *paragraph = odfgx_docx_of(walk)->paragraph;
    const char *type = odfgx_attribute_get(attributes, DOCX_TYPE);
    if (type == NULL || strcmp(type, "textWrapping") == 0)
        return add_sign(walk, "\n", err);
    paragraph->page_broken = buffer_of(paragraph)->length > 0;
    return ODFGX_OK;
}

/* As a figure's sign is typed. */
DOCX_START(hyphen)
{
    (void)attributes;
    return add_sign(walk, "-", err);
}

DOCX_START(denominator)
{
    (void)attributes;
    return add_sign(walk, "/", err);
}

DOCX_START(superscript)
{
    (void)attributes;
    return add_sign(walk, "^", err);
}

DOCX_START(subscript)
{
    (void)attributes;
    return add_sign(walk, "_", err);
}

/* Signs of fonts that have their own codes, as far as forms use them. */
static const struct {
    const char *font;
    unsigned code;
    const char *sign;
} symbols[] = {
    { "Wingdings", 0x6C, "●" },   { "Wingdings", 0x6E, "■" },
    { "Wingdings", 0x6F, "□" },   { "Wingdings", 0x71, "❑" },
    { "Wingdings", 0x75, "◆" },   { "Wingdings", 0x76, "❖" },
    { "Wingdings", 0x9F, "•" },   { "Wingdings", 0xA1, "○" },
    { "Wingdings", 0xA7, "▪" },   { "Wingdings", 0xA8, "□" },
    { "Wingdings", 0xD8, "➢" },   { "Wingdings", 0xDF, "←" },
    { "Wingdings", 0xE0, "→" },   { "Wingdings", 0xFB, "✗" },
    { "Wingdings", 0xFC, "✓" },   { "Wingdings", 0xFD, "☒" },
    { "Wingdings", 0xFE, "☑" },   { "Wingdings 2", 0x4F, "✗" },
    { "Wingdings 2", 0x50, "✓" }, { "Wingdings 2", 0x51, "☒" },
    { "Wingdings 2", 0x52, "☑" }, { "Wingdings 2", 0x53, "☒" },
    { "Wingdings 2", 0x54, "☒" }, { "Wingdings 2", 0xA3, "□" },
    { "Symbol", 0x2D, "-" },      { "Symbol", 0xA3, "≤" },
    { "Symbol", 0xB0, "°" },      { "Symbol", 0xB1, "±" },
    { "Symbol", 0xB3, "≥" },      { "Symbol", 0xB4, "×" },
    { "Symbol", 0xB7, "•" },      { "Symbol", 0xB8, "÷" },
    { "Symbol", 0xB9, "≠" },
};

static const char *find_symbol(const char *font, unsigned long code)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(symbols); i++) {
        if (symbols[i].code == code && strcmp(symbols[i].font, font) == 0)
            return symbols[i].sign;
    }
    return NULL;
}

/* The code may be moved up to the private use area (ECMA-376 part 1,
 * 17.3.3.30). One that is not known here is kept as it is: what it shows only
 * its font knows. */
DOCX_START(symbol)
{
    enum { PRIVATE = 0xF000, PRIVATE_END = 0xF100, LAST = 0x10FFFF };
    const char *font = odfgx_attribute_get(attributes, DOCX_FONT);
    const char *text = odfgx_attribute_get(attributes, DOCX_CHARACTER);
    unsigned long code = text != NULL ? strtoul(text, NULL, 16) : 0;
    bool moved = code >= PRIVATE && code < PRIVATE_END;
    if (code < ' ' || code > LAST || (code >= 0xD800 && code < 0xE000))
        return ODFGX_OK;
    const char *sign =
        find_symbol(font != NULL ? font : "", moved ? code - PRIVATE : code);
    if (sign != NULL)
        return add_sign(walk, sign, err);
    odfgx_buffer character = { 0 };
    odfgx_text_add_code_point(&character, (uint32_t)code);
    odfgx_status status = odfgx_buffer_check(&character, err);
    if (status == ODFGX_OK)
        status = add_sign(walk, character.data, err);
    odfgx_buffer_clear(&character);
    return status;
}
