#include "filters/docx/state.h"

#include "report/buffer.h"

#include <stdlib.h>

enum { BODY_TEXT_LEVEL = 9 };

odfgx_status odfgx_docx_paragraph_push(odfgx_docx *docx, odfgx_error *err)
{
    odfgx_docx_paragraph *paragraph = calloc(1, sizeof *paragraph);
    if (paragraph == NULL)
        return odfgx_fail_memory(err);
    paragraph->around = docx->paragraph;
    paragraph->first_field = docx->field_count;
    docx->paragraph = paragraph;
    return ODFGX_OK;
}

void odfgx_docx_paragraph_pop(odfgx_docx *docx)
{
    odfgx_docx_paragraph *paragraph = docx->paragraph;
    docx->paragraph = paragraph->around;
    odfgx_buffer_clear(&paragraph->text);
    odfgx_buffer_clear(&paragraph->hidden_text);
    free(paragraph);
}

/* -------------------------------------------------------------- properties */

static void take_style(odfgx_docx_paragraph *paragraph,
                       const odfgx_docx_style *style)
{
    paragraph->style = style;
    paragraph->style_hidden = style != NULL && style->vanish == 1;
}

DOCX_START(paragraph)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    odfgx_docx_paragraph *paragraph = docx->paragraph;
    (void)attributes;
    if (docx->cell.waits && docx->cell.deleted) {
        odfgx_docx_walk_leave_out(walk);
        return ODFGX_OK;
    }
    if (!paragraph->open) {
        paragraph->contents_open = docx->contents_fields > 0;
        paragraph->source = odfgx_part_place(walk->gate).begin;
    }
    paragraph->open = true;
    paragraph->list = (odfgx_docx_reference){ -1, -1 };
    paragraph->outline = paragraph->mark_vanish = -1;
    paragraph->mark_deleted = false;
    take_style(paragraph, odfgx_docx_style_usual(&docx->styles));
    return odfgx_docx_cell_begin(docx, err);
}

DOCX_START(style)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    const char *id = odfgx_attribute_get(attributes, DOCX_VALUE);
    const odfgx_docx_style *style =
        id != NULL ? odfgx_docx_style_find(&docx->styles, id) : NULL;
    (void)err;
    if (style != NULL)
        take_style(docx->paragraph, style);
    return ODFGX_OK;
}

DOCX_START(number)
{
    odfgx_docx_paragraph *paragraph = odfgx_docx_of(walk)->paragraph;
    (void)err;
    (void)odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_VALUE),
                            &paragraph->list.number);
    return ODFGX_OK;
}

DOCX_START(level)
{
    odfgx_docx_paragraph *paragraph = odfgx_docx_of(walk)->paragraph;
    (void)err;
    (void)odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_VALUE),
                            &paragraph->list.level);
    return ODFGX_OK;
}

DOCX_START(outline)
{
    long level;
    (void)err;
    if (odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_VALUE),
                          &level) &&
        level >= 0 && level <= BODY_TEXT_LEVEL)
        odfgx_docx_of(walk)->paragraph->outline = (int)level;
    return ODFGX_OK;
}

/* ------------------------------------------------------------------ telling */

static bool is_heading(const odfgx_docx_paragraph *paragraph)
{
    if (paragraph->outline >= 0)
        return paragraph->outline < BODY_TEXT_LEVEL;
    return paragraph->style != NULL &&
           odfgx_docx_style_is_heading(paragraph->style);
}

/* No heading of the text is in the contents: where one seems to be, the end
 * of their field is missing. */
static odfgx_paragraph_kind kind_of(odfgx_docx *docx)
{
    odfgx_docx_paragraph *paragraph = docx->paragraph;
    bool heading = is_heading(paragraph);
    if (heading && paragraph->contents_open) {
        odfgx_docx_fields_end_contents(docx);
        paragraph->contents = false;
    }
    if (docx->contents_controls > 0 || paragraph->contents ||
        (paragraph->style != NULL &&
         odfgx_docx_style_is_contents(paragraph->style)))
        return ODFGX_PARAGRAPH_CONTENTS;
    return heading ? ODFGX_PARAGRAPH_HEADING : ODFGX_PARAGRAPH_BODY;
}

/* Counts the paragraph in its list, if it is in one. The list that a style
 * names has a level for that style. */
static void number(odfgx_docx *docx)
{
    const odfgx_docx_paragraph *paragraph = docx->paragraph;
    const odfgx_docx_style *style = paragraph->style;
    odfgx_docx_reference list = paragraph->list;
    const char *list_style = NULL;
    if (list.number < 0 && style != NULL && style->list.number >= 0) {
        list.number = style->list.number;
        list_style = list.level < 0 ? style->list_style : NULL;
    }
    if (list.level < 0 && style != NULL)
        list.level = style->list.level;
    if (list.number > 0)
        odfgx_docx_numbering_count(&docx->numbering, list, list_style,
                                   &docx->label);
}

static bool mark_is_hidden(const odfgx_docx_paragraph *paragraph)
{
    return paragraph->mark_vanish >= 0 ? paragraph->mark_vanish > 0
                                       : paragraph->style_hidden;
}

/* Puts the label before the text. A label goes with the mark: it is hidden
 * where that is. Alone, it needs no space behind it. */
static odfgx_status add_label(odfgx_docx *docx, odfgx_paragraph *told,
                              odfgx_error *err)
{
    odfgx_docx_paragraph *paragraph = docx->paragraph;
    odfgx_buffer *label = &docx->label;
    if (!paragraph->mark_deleted)
        number(docx);
    if (label->length == 0 || mark_is_hidden(paragraph))
        return odfgx_buffer_check(label, err);
    odfgx_status status = odfgx_flow_check_text(
        &docx->flow, paragraph->text.length, label->length, err);
    if (status != ODFGX_OK)
        return status;
    if (paragraph->text.length > 0)
        odfgx_buffer_add(label, paragraph->text.data, paragraph->text.length);
    else if (label->data[label->length - 1] == ' ')
        label->data[--label->length] = '\0';
    told->text = label->data;
    told->length = label->length;
    return odfgx_buffer_check(label, err);
}

static odfgx_status tell(odfgx_docx *docx, odfgx_error *err)
{
    const odfgx_docx_paragraph *paragraph = docx->paragraph;
    odfgx_paragraph told = {
        .text = paragraph->text.length > 0 ? paragraph->text.data : "",
        .length = paragraph->text.length,
        .kind = kind_of(docx),
        .hidden = paragraph->boxed_hidden,
    };
    odfgx_buffer_empty(&docx->label);
    odfgx_status status = add_label(docx, &told, err);
    if (told.length == 0 && paragraph->hidden_text.length > 0) {
        told.text = paragraph->hidden_text.data;
        told.length = paragraph->hidden_text.length;
        told.hidden = true;
    }
    if (status == ODFGX_OK && docx->placed != NULL &&
        !odfgx_flow_in_table(&docx->flow))
        status =
            docx->placed(docx->placed_context, &told, paragraph->source, err);
    return status == ODFGX_OK ? odfgx_flow_paragraph(&docx->flow, &told, err)
                              : status;
}

odfgx_status odfgx_docx_paragraph_finish(odfgx_docx *docx, odfgx_error *err)
{
    odfgx_docx_paragraph *paragraph = docx->paragraph;
    if (!paragraph->open)
        return ODFGX_OK;
    odfgx_status status = tell(docx, err);
    odfgx_buffer_empty(&paragraph->text);
    odfgx_buffer_empty(&paragraph->hidden_text);
    paragraph->open = paragraph->contents = paragraph->page_broken = false;
    return status == ODFGX_OK ? odfgx_docx_boxes_tell(docx, err) : status;
}

DOCX_END(paragraph)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    odfgx_docx_fields_end_code(docx);
    return docx->paragraph->mark_deleted
               ? ODFGX_OK
               : odfgx_docx_paragraph_finish(docx, err);
}
