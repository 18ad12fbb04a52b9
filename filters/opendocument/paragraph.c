#include "filters/opendocument/handlers.h"

#include "report/buffer.h"

#include <string.h>

enum { NUMBER_MOST = 256 };

static bool is_said(const odfgx_attributes *attributes, int token,
                    const char *value)
{
    const char *said = odfgx_attribute_get(attributes, token);
    return said != NULL && strcmp(said, value) == 0;
}

static const odfgx_od_style *style_of(const odfgx_od *od,
                                      const odfgx_attributes *attributes,
                                      odfgx_od_family family)
{
    const char *name = odfgx_attribute_get(attributes, OD_TEXT_STYLE);
    return name != NULL ? odfgx_od_style_find(&od->styles, family, name) : NULL;
}

/* -------------------------------------------------------- paragraphs begin */

/* Goes on with what is left of the paragraph before, whose end was deleted;
 * its kind is that of the first that has something left. */
static void join(odfgx_od_level *level, const odfgx_od_paragraph *before)
{
    odfgx_od_paragraph *paragraph = &level->paragraph;
    size_t own = before->label > before->begin ? before->label : before->begin;
    if (level->lines.bytes.length > own)
        paragraph->kind = before->kind;
    paragraph->begin = before->begin;
    paragraph->label = before->label;
    paragraph->gap = before->gap;
    paragraph->labelled = true;
}

static odfgx_status begin(odfgx_od *od, const odfgx_attributes *attributes,
                          bool heading, odfgx_error *err)
{
    odfgx_od_level *level = &od->level;
    const odfgx_od_paragraph before = level->paragraph;
    bool joined = level->joining;
    level->joining = false;
    const odfgx_od_style *style = style_of(od, attributes, OD_FAMILY_PARAGRAPH);
    odfgx_paragraph_kind kind = od->indexes > 0 ? ODFGX_PARAGRAPH_CONTENTS
                                : heading       ? ODFGX_PARAGRAPH_HEADING
                                                : ODFGX_PARAGRAPH_BODY;
    level->paragraph = (odfgx_od_paragraph){
        .open = true,
        .kind = kind,
        .hidden = level->hidden || od->hidden_section > 0 ||
                  odfgx_od_style_hides(&od->styles, style),
    };
    level->spans = level->hidden_span = 0;
    if (!level->in_table && !joined) {
        level->lines.bytes.length = level->concealed.bytes.length = 0;
        level->lines.count = level->concealed.count = 0;
    }
    if (level->paragraph.hidden)
        odfgx_od_conceal(od);
    if (joined) {
        join(level, &before);
        return ODFGX_OK;
    }
    odfgx_status status = odfgx_od_line_start(od, attributes, err);
    level->paragraph.begin = level->lines.bytes.length;
    return status == ODFGX_OK && od->deleting == 0
               ? odfgx_od_add_label(od, attributes, style, heading, err)
               : status;
}

OD_START(paragraph)
{
    return begin(od, attributes, false, err);
}

OD_START(heading)
{
    return begin(od, attributes, true, err);
}

/* ---------------------------------------------------------- paragraphs end */

/* Takes the paragraph's text away from what is seen. */
static void withdraw(odfgx_od_level *level)
{
    odfgx_buffer *from = &level->lines.bytes, *to = &level->concealed.bytes;
    size_t begin = level->paragraph.begin;
    if (from->length <= begin)
        return;
    if (level->concealed.count++ > 0)
        odfgx_buffer_add_char(to, '\n');
    odfgx_buffer_add(to, from->data + begin, from->length - begin);
    from->length = begin > 0 ? begin - 1 : 0; /* with the line feed before */
    from->data[from->length] = '\0';
    level->lines.count--;
}

static odfgx_status tell(odfgx_od *od, odfgx_error *err)
{
    odfgx_od_level *level = &od->level;
    bool hidden = level->lines.bytes.length == 0;
    const odfgx_buffer *text =
        hidden ? &level->concealed.bytes : &level->lines.bytes;
    odfgx_status status = odfgx_buffer_check(&level->lines.bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&level->concealed.bytes, err);
    if (status != ODFGX_OK || text->length == 0)
        return status;
    odfgx_paragraph paragraph = { .text = text->data,
                                  .length = text->length,
                                  .kind = level->paragraph.kind,
                                  .hidden = hidden };
    return odfgx_tell_paragraph(&level->teller, &paragraph, err);
}

OD_END(paragraph)
{
    odfgx_od_level *level = &od->level;
    odfgx_od_paragraph *paragraph = &level->paragraph;
    odfgx_buffer *text = &level->lines.bytes;
    odfgx_status status = ODFGX_OK;
    level->joining = od->deleting > 0;
    if (!level->joining && paragraph->gap > 0 &&
        text->length == paragraph->label) {
        text->length -= paragraph->gap; /* nothing stands behind it */
        text->data[text->length] = '\0';
    }
    if (paragraph->hidden)
        odfgx_od_reveal(od);
    else if (paragraph->withdrawn)
        withdraw(level);
    paragraph->open = false;
    if (level->joining)
        return ODFGX_OK;
    if (!level->in_table)
        status = tell(od, err);
    return status == ODFGX_OK ? odfgx_od_tell_deferred(od, err) : status;
}

odfgx_status odfgx_od_settle(odfgx_od *od, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    if (!od->level.joining)
        return ODFGX_OK;
    od->level.joining = false;
    if (!od->level.in_table)
        status = tell(od, err);
    return status == ODFGX_OK ? odfgx_od_tell_deferred(od, err) : status;
}

/* -------------------------------------------------------- pieces of hidden */

static void begin_span(odfgx_od *od, bool hidden)
{
    odfgx_od_level *level = &od->level;
    level->spans++;
    if (hidden && level->hidden_span == 0) {
        level->hidden_span = level->spans;
        odfgx_od_conceal(od);
    }
}

OD_START(span)
{
    (void)err;
    begin_span(od, odfgx_od_style_hides(
                       &od->styles, style_of(od, attributes, OD_FAMILY_TEXT)));
    return ODFGX_OK;
}

OD_END(span)
{
    odfgx_od_level *level = &od->level;
    (void)err;
    if (level->hidden_span == level->spans) {
        level->hidden_span = 0;
        odfgx_od_reveal(od);
    }
    level->spans--;
    return ODFGX_OK;
}

OD_START(variable)
{
    (void)err;
    begin_span(od, is_said(attributes, OD_TEXT_DISPLAY, "none"));
    return ODFGX_OK;
}

OD_START(hidden_text)
{
    (void)err;
    begin_span(od, is_said(attributes, OD_IS_HIDDEN, "true"));
    return ODFGX_OK;
}

OD_START(hidden_paragraph)
{
    (void)err;
    if (is_said(attributes, OD_IS_HIDDEN, "true"))
        od->level.paragraph.withdrawn = true;
    return ODFGX_OK;
}

/* ------------------------------------------------------------------ labels */

/* What other programs computed is wanted only where the styles say nothing.
 * It stands before the paragraphs of an item, or in a heading. */
OD_START(number)
{
    (void)attributes, (void)err;
    if (od->level.place == OD_IN_FLOW)
        od->level.place = OD_IN_NUMBER;
    else if (od->level.paragraph.labelled)
        odfgx_od_leave_out(od, OD_IN_PARAGRAPH);
    return ODFGX_OK;
}

OD_END(number)
{
    (void)err;
    if (od->level.place == OD_IN_NUMBER)
        od->level.place = OD_IN_FLOW;
    return ODFGX_OK;
}

odfgx_status odfgx_od_add_number(odfgx_od *od, const char *bytes, size_t length,
                                 odfgx_error *err)
{
    odfgx_buffer *number = &od->level.listing.number;
    if (length > NUMBER_MOST - number->length)
        return ODFGX_OK; /* no label is so long */
    odfgx_buffer_add(number, bytes, length);
    return odfgx_buffer_check(number, err);
}
