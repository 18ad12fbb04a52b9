#include "filters/opendocument/mark.h"

#include "odf/plain.h"
#include "odf/xml.h"

#include <string.h>

static odfgx_slice raw_of(const odfgx_buffer *text, odfgx_place tag)
{
    return (odfgx_slice){ text->data + tag.begin, tag.end - tag.begin };
}

static void add_slice(odfgx_buffer *out, odfgx_slice slice)
{
    odfgx_buffer_add(out, slice.text, slice.length);
}

void odfgx_od_add_opened(const odfgx_buffer *text, odfgx_place tag,
                         odfgx_buffer *out)
{
    odfgx_slice raw = raw_of(text, tag);
    bool empty = raw.length > 2 && raw.text[raw.length - 2] == '/';
    odfgx_buffer_add(out, raw.text, raw.length - (empty ? 2 : 1));
    odfgx_buffer_add_char(out, '>');
}

void odfgx_od_add_closing(const odfgx_buffer *text, odfgx_place tag,
                          odfgx_buffer *out)
{
    odfgx_buffer_add_text(out, "</");
    add_slice(out, odfgx_raw_name(raw_of(text, tag)));
    odfgx_buffer_add_char(out, '>');
}

/* What an attribute is called behind its prefix. */
static odfgx_slice local_of(odfgx_slice name)
{
    const char *colon = memchr(name.text, ':', name.length);
    if (colon == NULL)
        return name;
    colon++;
    return (odfgx_slice){ colon, name.length - (size_t)(colon - name.text) };
}

static bool is_one_of(odfgx_slice name, const char *const *locals)
{
    odfgx_slice local = local_of(name);
    for (; *locals != NULL; locals++) {
        if (odfgx_slice_is(local, *locals))
            return true;
    }
    return false;
}

/* Only what was repeated is: the attribute is there where it is wanted. */
void odfgx_od_add_repeated(const odfgx_buffer *text, odfgx_place tag,
                           const char *local, uint32_t count, odfgx_buffer *out)
{
    odfgx_slice raw = raw_of(text, tag);
    odfgx_raw_attribute attribute;
    const char *at = NULL, *copied = raw.text;
    while (odfgx_raw_attribute_next(raw, &at, &attribute)) {
        if (!odfgx_slice_is(local_of(attribute.name), local))
            continue;
        const char *kept = count > 1 ? attribute.value.text : attribute.begin;
        odfgx_buffer_add(out, copied, (size_t)(kept - copied));
        if (count > 1)
            odfgx_buffer_add_format(out, "%lu", (unsigned long)count);
        copied = count > 1 ? attribute.value.text + attribute.value.length : at;
    }
    odfgx_buffer_add(out, copied, raw.length - (size_t)(copied - raw.text));
}

/* Appends the tag without some of its attributes, and without its end. */
static void add_without(odfgx_slice tag, const char *const *locals,
                        odfgx_buffer *out)
{
    odfgx_raw_attribute attribute;
    const char *at = NULL;
    odfgx_buffer_add_char(out, '<');
    add_slice(out, odfgx_raw_name(tag));
    while (odfgx_raw_attribute_next(tag, &at, &attribute)) {
        if (!is_one_of(attribute.name, locals))
            odfgx_buffer_add(out, attribute.begin,
                             (size_t)(at - attribute.begin));
    }
}

/* The prefix is one that the tag can't have declared as another. */
void odfgx_od_add_valued(const odfgx_buffer *text, odfgx_place tag,
                         const char *value, odfgx_buffer *out)
{
    static const char *const locals[] = { "value-type",
                                          "value",
                                          "date-value",
                                          "time-value",
                                          "currency",
                                          "boolean-value",
                                          "string-value",
                                          "odfgx",
                                          "number-columns-repeated",
                                          NULL };
    add_without(raw_of(text, tag), locals, out);
    odfgx_buffer_add_text(out, " xmlns:odfgx=\"" OD_URN "office:1.0\""
                               " odfgx:value-type=\"float\"");
    odfgx_xml_add_attribute(out, "odfgx:value", value);
    odfgx_buffer_add_char(out, '>');
}

void odfgx_od_add_paragraphs(odfgx_buffer *out, const char *lines)
{
    for (;;) {
        size_t length = strcspn(lines, "\n");
        odfgx_buffer_add_text(out, "<text:p" OD_XMLNS_TEXT ">");
        odfgx_xml_add_odf_text(out, lines, length);
        odfgx_buffer_add_text(out, "</text:p>");
        if (lines[length] == '\0')
            return;
        lines += length + 1;
    }
}

/* A quote within quotes is written twice (ODF 1.3 part 3, 19.3.3). */
void odfgx_od_add_address(odfgx_buffer *out, const char *table, uint32_t row,
                          uint32_t column)
{
    char cell[ODFGX_ADDRESS_TEXT];
    odfgx_buffer_add_char(out, '\'');
    for (; *table != '\0'; table++) {
        if (*table == '\'')
            odfgx_buffer_add_char(out, '\'');
        odfgx_buffer_add_char(out, *table);
    }
    odfgx_buffer_add_format(out, "'.%s",
                            odfgx_address_format(row, column, cell));
}
