#include "filters/xlsx/mark.h"

#include "odf/xml.h"
#include "report/ascii.h"
#include "report/buffer.h"
#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

enum {
    STRING_MAX = 32767, /* characters of UTF-16 that a cell's text may have */
    ESCAPE_LENGTH = 7   /* "_x000D_" */
};

static const char transitional[] =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
static const char strict[] =
    "http://purl.oclc.org/ooxml/officeDocument/relationships";

/* ---------------------------------------------------------------- edits */

odfgx_buffer *odfgx_mark_edit(odfgx_mark_part *part, size_t begin, size_t end)
{
    if (!odfgx_grow(&part->edits, part->edit_count, &part->edit_capacity,
                    sizeof *part->edits)) {
        part->failed = true;
        return &part->texts;
    }
    part->edits[part->edit_count] =
        (odfgx_edit_at){ begin, end, part->texts.length, part->edit_count };
    part->edit_count++;
    return &part->texts;
}

static int compare_edits(const void *a, const void *b)
{
    const odfgx_edit_at *left = a, *right = b;
    if (left->begin != right->begin)
        return left->begin < right->begin ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

/* An edit's text ends where that of the edit made after it begins. */
static void add_text(const odfgx_mark_part *part, const size_t *begins,
                     size_t order, odfgx_buffer *out)
{
    size_t begin = begins[order];
    odfgx_buffer_add(out, part->texts.data + begin, begins[order + 1] - begin);
}

static void make_edits(odfgx_mark_part *part, size_t *begins, odfgx_buffer *out)
{
    size_t at = 0;
    for (size_t i = 0; i < part->edit_count; i++)
        begins[i] = part->edits[i].text;
    begins[part->edit_count] = part->texts.length;
    qsort(part->edits, part->edit_count, sizeof *part->edits, compare_edits);
    for (size_t i = 0; i < part->edit_count; i++) {
        const odfgx_edit_at *edit = &part->edits[i];
        if (edit->begin > at)
            odfgx_buffer_add(out, part->bytes.data + at, edit->begin - at);
        bool again = edit->begin < at && edit->end > edit->begin;
        if (part->texts.length > 0 && !again)
            add_text(part, begins, edit->order, out);
        if (edit->begin > at)
            at = edit->begin;
        if (edit->end > at)
            at = edit->end;
    }
    odfgx_buffer_add(out, part->bytes.data + at, part->bytes.length - at);
}

odfgx_status odfgx_mark_apply(odfgx_mark_part *part, odfgx_error *err)
{
    odfgx_buffer out = { 0 };
    size_t *begins = calloc(part->edit_count + 1, sizeof *begins);
    if (part->failed || part->texts.failed || begins == NULL) {
        free(begins);
        return odfgx_fail_memory(err);
    }
    make_edits(part, begins, &out);
    free(begins);
    odfgx_status status = odfgx_buffer_check(&out, err);
    if (status != ODFGX_OK) {
        odfgx_buffer_clear(&out);
        return status;
    }
    odfgx_buffer_clear(&part->bytes);
    part->bytes = out;
    part->changed = true;
    part->edit_count = 0;
    odfgx_buffer_empty(&part->texts);
    return ODFGX_OK;
}

/* ---------------------------------------------------------------- names */

odfgx_slice odfgx_mark_bytes(const odfgx_mark_part *part, odfgx_place place)
{
    return (odfgx_slice){ part->bytes.data + place.begin,
                          place.end - place.begin };
}

/* The name of an element as it stands behind its '<'. */
static odfgx_slice name_of(const odfgx_mark_part *part, odfgx_place tag)
{
    odfgx_slice bytes = odfgx_mark_bytes(part, tag);
    odfgx_slice name = { bytes.text + 1, 0 };
    while (name.length + 2 < bytes.length &&
           !odfgx_ascii_is_space(name.text[name.length]) &&
           name.text[name.length] != '/' && name.text[name.length] != '>')
        name.length++;
    return name;
}

odfgx_slice odfgx_mark_prefix(const odfgx_mark_part *part, odfgx_place tag)
{
    odfgx_slice name = name_of(part, tag);
    const char *colon = memchr(name.text, ':', name.length);
    name.length = colon != NULL ? (size_t)(colon + 1 - name.text) : 0;
    return name;
}

/* ------------------------------------------------------------- elements */

static bool is_empty(const odfgx_node *node)
{
    return node->end.end == node->tag.end;
}

odfgx_buffer *odfgx_mark_open(odfgx_mark_part *part, const odfgx_node *node)
{
    if (!is_empty(node))
        return odfgx_mark_edit(part, node->end.begin, node->end.begin);
    odfgx_buffer *out = odfgx_mark_edit(part, node->tag.end - 2, node->tag.end);
    odfgx_buffer_add_char(out, '>');
    return out;
}

void odfgx_mark_close(odfgx_mark_part *part, const odfgx_node *node)
{
    odfgx_slice name = name_of(part, node->tag);
    if (!is_empty(node))
        return;
    odfgx_buffer_add_text(&part->texts, "</");
    odfgx_buffer_add(&part->texts, name.text, name.length);
    odfgx_buffer_add_text(&part->texts, " >");
}

odfgx_buffer *odfgx_mark_open_first(odfgx_mark_part *part,
                                    const odfgx_node *node)
{
    return odfgx_mark_edit(part, node->tag.end, node->tag.end);
}

void odfgx_mark_remove(odfgx_mark_part *part, odfgx_node *node)
{
    (void)odfgx_mark_edit(part, node->tag.begin, node->end.end);
    node->removed = true;
}

/* The end tag must be as odfgx_mark_close has it, with nothing before it but
 * what is removed. */
void odfgx_mark_restore(odfgx_mark_part *part, odfgx_node *node)
{
    odfgx_slice tag = odfgx_mark_bytes(part, node->end);
    size_t left = node->end.begin - node->tag.end;
    if (node->restored || tag.length < 2 || tag.text[tag.length - 2] != ' ')
        return;
    for (const odfgx_node *child = node->first; child != NULL;
         child = child->next) {
        if (!child->removed)
            return;
        left -= child->end.end - child->tag.begin;
    }
    if (left > 0)
        return;
    node->restored = true;
    odfgx_buffer *out = odfgx_mark_edit(part, node->tag.end - 1, node->end.end);
    odfgx_buffer_add_text(out, "/>");
}

/* ----------------------------------------------------------- attributes */

typedef struct found_attribute {
    odfgx_place whole; /* with the white space before it */
    odfgx_place value;
} found_attribute;

static size_t skip_space(const char *bytes, size_t at)
{
    while (odfgx_ascii_is_space(bytes[at]))
        at++;
    return at;
}

/* Looks for an attribute in a tag, which is well-formed. */
static bool find_attribute(const odfgx_mark_part *part, odfgx_place tag,
                           const char *name, found_attribute *out)
{
    const char *bytes = part->bytes.data;
    odfgx_slice element = name_of(part, tag);
    size_t at = tag.begin + 1 + element.length, length = strlen(name);
    while (at < tag.end) {
        size_t begin = skip_space(bytes, at), behind = begin;
        while (behind < tag.end && bytes[behind] != '=' &&
               bytes[behind] != '>' && bytes[behind] != '/' &&
               !odfgx_ascii_is_space(bytes[behind]))
            behind++;
        size_t quote = skip_space(bytes, behind);
        if (behind == begin || bytes[quote] != '=')
            return false;
        quote = skip_space(bytes, quote + 1);
        const char *end =
            memchr(bytes + quote + 1, bytes[quote], tag.end - quote - 1);
        if (end == NULL)
            return false;
        *out = (found_attribute){
            { at, (size_t)(end + 1 - bytes) },
            { quote + 1, (size_t)(end - bytes) },
        };
        if (behind - begin == length &&
            memcmp(bytes + begin, name, length) == 0)
            return true;
        at = out->whole.end;
    }
    return false;
}

void odfgx_mark_set(odfgx_mark_part *part, const odfgx_node *node,
                    const char *name, const char *value)
{
    found_attribute found;
    if (find_attribute(part, node->tag, name, &found)) {
        odfgx_buffer *out =
            odfgx_mark_edit(part, found.value.begin, found.value.end);
        odfgx_buffer_add_text(out, value);
        return;
    }
    size_t at = node->tag.begin + 1 + name_of(part, node->tag).length;
    odfgx_buffer *out = odfgx_mark_edit(part, at, at);
    odfgx_buffer_add_char(out, ' ');
    odfgx_xml_add_attribute(out, name, value);
}

bool odfgx_mark_unset(odfgx_mark_part *part, const odfgx_node *node,
                      const char *name)
{
    found_attribute found;
    if (!find_attribute(part, node->tag, name, &found) ||
        memcmp(part->bytes.data + found.whole.begin, "  ", 2) != 0)
        return false;
    (void)odfgx_mark_edit(part, found.whole.begin, found.whole.end);
    return true;
}

void odfgx_mark_cut(odfgx_mark_part *part, const odfgx_node *node,
                    const char *name)
{
    found_attribute found;
    if (find_attribute(part, node->tag, name, &found))
        (void)odfgx_mark_edit(part, found.whole.begin, found.whole.end);
}

void odfgx_mark_count(odfgx_mark_part *part, const odfgx_node *node,
                      const char *name, long more)
{
    found_attribute found;
    if (!find_attribute(part, node->tag, name, &found))
        return;
    char *end;
    const char *text = part->bytes.data + found.value.begin;
    long number = strtol(text, &end, 10);
    if (end != part->bytes.data + found.value.end || end == text ||
        number < 0 || number > INT32_MAX)
        return;
    number = number + more > 0 ? number + more : 0;
    odfgx_buffer *out =
        odfgx_mark_edit(part, found.value.begin, found.value.end);
    odfgx_buffer_add_format(out, "%ld", number);
}

/* -------------------------------------------------------------- writing */

void odfgx_mark_add_xml(const odfgx_mark_part *part, odfgx_place tag,
                        const char *xml, odfgx_buffer *out)
{
    odfgx_slice prefix = odfgx_mark_prefix(part, tag);
    while (*xml != '\0') {
        size_t length = *xml != '<' ? strcspn(xml, "<") : xml[1] == '/' ? 2 : 1;
        odfgx_buffer_add(out, xml, length);
        if (*xml == '<')
            odfgx_buffer_add(out, prefix.text, prefix.length);
        xml += length;
    }
}

static bool take(odfgx_slice *rest, const char *bytes, size_t length)
{
    if (rest->length < length || memcmp(rest->text, bytes, length) != 0)
        return false;
    rest->text += length;
    rest->length -= length;
    return true;
}

bool odfgx_mark_is_xml(const odfgx_mark_part *part, odfgx_place tag,
                       odfgx_place place, const char *xml)
{
    odfgx_slice prefix = odfgx_mark_prefix(part, tag);
    odfgx_slice rest = odfgx_mark_bytes(part, place);
    while (*xml != '\0') {
        size_t length = *xml != '<' ? 1 : xml[1] == '/' ? 2 : 1;
        if (!take(&rest, xml, length) ||
            (*xml == '<' && !take(&rest, prefix.text, prefix.length)))
            return false;
        xml += length;
    }
    return rest.length == 0;
}

void odfgx_mark_add_main(const odfgx_marking *marking, odfgx_buffer *out)
{
    odfgx_xml_add_attribute(
        out, "xmlns",
        marking->strict
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
}

void odfgx_mark_add_id(const odfgx_marking *marking,
                       const odfgx_mark_part *part, const char *id,
                       odfgx_buffer *out)
{
    const char *uri = marking->strict ? strict : transitional;
    size_t length = strlen(uri);
    found_attribute found;
    bool declared =
        part != NULL && part->root != NULL &&
        find_attribute(part, part->root->tag, "xmlns:r", &found) &&
        found.value.end - found.value.begin == length &&
        memcmp(part->bytes.data + found.value.begin, uri, length) == 0;
    if (!declared)
        odfgx_xml_add_attribute(out, "xmlns:r", uri);
    odfgx_xml_add_attribute(out, "r:id", id);
}

static bool is_escape(const char *at, const char *end)
{
    if (end - at < ESCAPE_LENGTH || at[1] != 'x' ||
        at[ESCAPE_LENGTH - 1] != '_')
        return false;
    for (int i = 2; i < ESCAPE_LENGTH - 1; i++) {
        if (odfgx_ascii_hex(at[i]) < 0)
            return false;
    }
    return true;
}

/* How many bytes of a text a cell may hold. */
static size_t length_within(const char *text)
{
    size_t length = strlen(text), units = 0;
    const char *at = text, *end = text + length;
    while (at < end) {
        const char *begin = at;
        units += odfgx_text_next(&at, end) >= 0x10000 ? 2 : 1;
        if (units > STRING_MAX)
            return (size_t)(begin - text);
    }
    return length;
}

void odfgx_mark_add_string(const char *text, odfgx_buffer *out)
{
    const char *end = text + length_within(text);
    while (text < end) {
        const char *next = memchr(text, '_', (size_t)(end - text));
        if (next == NULL)
            next = end;
        odfgx_xml_add_text(out, text, (size_t)(next - text));
        text = next;
        if (next == end)
            break;
        odfgx_buffer_add_text(out, is_escape(next, end) ? "_x005F_" : "_");
        text++;
    }
}
