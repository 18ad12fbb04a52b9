#include "filters/docx/state.h"

#include <string.h>

static odfgx_docx_field *last_field(odfgx_docx *docx)
{
    return docx->field_count > 0 ? &docx->fields[docx->field_count - 1] : NULL;
}

void odfgx_docx_field_code(odfgx_docx *docx, const char *bytes, size_t length)
{
    odfgx_docx_field *field = last_field(docx);
    if (field == NULL || !field->in_code || docx->deeper_fields > 0)
        return;
    for (size_t i = 0; i < length && field->length < DOCX_FIELD_WORD; i++) {
        if (field->length > 0 || bytes[i] != ' ')
            field->word[field->length++] = bytes[i];
    }
}

static bool is_contents(const odfgx_docx_field *field)
{
    static const char word[] = "TOC";
    size_t length = sizeof word - 1;
    return field->length >= length && memcmp(field->word, word, length) == 0 &&
           (field->length == length || field->word[length] == ' ' ||
            field->word[length] == '\\');
}

static void begin_result(odfgx_docx *docx, odfgx_docx_field *field)
{
    if (!field->in_code)
        return;
    field->in_code = false;
    docx->codes--;
    field->contents = is_contents(field);
    docx->contents_fields += field->contents;
}

static void end_field(odfgx_docx *docx)
{
    odfgx_docx_field *field = &docx->fields[--docx->field_count];
    docx->codes -= field->in_code;
    docx->contents_fields -= field->contents;
}

/* Fields within more others than any program writes are not told apart: what
 * they say is code where that around them is. */
static void begin_field(odfgx_docx *docx)
{
    if (docx->field_count == DOCX_FIELDS_MAX) {
        docx->deeper_fields++;
        return;
    }
    docx->fields[docx->field_count++] = (odfgx_docx_field){ .in_code = true };
    docx->codes++;
}

DOCX_START(field_mark)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    const char *type = odfgx_attribute_get(attributes, DOCX_FIELD_MARK_TYPE);
    odfgx_docx_field *field = last_field(docx);
    (void)err;
    if (type == NULL)
        return ODFGX_OK;
    if (strcmp(type, "begin") == 0)
        begin_field(docx);
    else if (docx->deeper_fields > 0)
        docx->deeper_fields -= strcmp(type, "end") == 0;
    else if (field != NULL && strcmp(type, "separate") == 0)
        begin_result(docx, field);
    else if (field != NULL && strcmp(type, "end") == 0)
        end_field(docx);
    return ODFGX_OK;
}

void odfgx_docx_fields_end_code(odfgx_docx *docx)
{
    uint32_t first = docx->paragraph->first_field;
    for (uint32_t i = first; docx->codes > 0 && i < docx->field_count; i++) {
        docx->codes -= docx->fields[i].in_code;
        docx->fields[i].in_code = false;
    }
}

void odfgx_docx_fields_end_contents(odfgx_docx *docx)
{
    for (uint32_t i = 0; i < docx->field_count; i++)
        docx->fields[i].contents = false;
    docx->contents_fields = 0;
}

void odfgx_docx_fields_end(odfgx_docx *docx, uint32_t count)
{
    while (docx->field_count > count)
        end_field(docx);
}

/* ------------------------------------------------------------ form fields */

/* The boxes and lists of old forms (17.16.17) show what has no run of its own.
 * Their field, just begun, is in its code; it may be in that of another. */
static odfgx_status add_shown(odfgx_docx *docx, const char *text,
                              odfgx_error *err)
{
    uint32_t codes = docx->codes;
    const odfgx_docx_field *field = last_field(docx);
    if (codes > 0 && field != NULL && field->in_code)
        docx->codes--;
    odfgx_status status = odfgx_docx_add_text(docx, text, strlen(text), err);
    docx->codes = codes;
    return status;
}

DOCX_START(form_checked)
{
    (void)err;
    odfgx_docx_walk_around(walk)->marked = odfgx_docx_is_on(attributes);
    return ODFGX_OK;
}

DOCX_END(form_check_box)
{
    bool checked = odfgx_docx_walk_element(walk)->marked;
    return add_shown(odfgx_docx_of(walk), checked ? "☒" : "☐", err);
}

/* The frame of the list counts down to the entry that is chosen. */
DOCX_START(form_chosen)
{
    odfgx_docx_frame *list = odfgx_docx_walk_around(walk);
    long chosen;
    (void)err;
    list->marked =
        odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_VALUE), &chosen);
    if (list->marked && chosen >= 0 && chosen < INT32_MAX)
        list->number = (uint32_t)chosen;
    return ODFGX_OK;
}

DOCX_START(form_entry)
{
    odfgx_docx_frame *list = odfgx_docx_walk_around(walk);
    const char *entry = odfgx_attribute_get(attributes, DOCX_VALUE);
    return list->number-- == 0 && entry != NULL
               ? add_shown(odfgx_docx_of(walk), entry, err)
               : ODFGX_OK;
}
