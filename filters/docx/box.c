#include "filters/docx/state.h"

#include <string.h>

/* ------------------------------------------------------------- text boxes */

/* One that stands in a table is a table of its own, of one cell, so that its
 * text is no part of the cell around it. */
static odfgx_status begin_in_table(odfgx_docx *docx, odfgx_error *err)
{
    static const odfgx_flow_cell whole = { .columns = 1, .rows = 1 };
    bool hidden = docx->paragraph->run_hidden;
    odfgx_status status = odfgx_flow_table_begin(&docx->flow, hidden, err);
    if (status == ODFGX_OK)
        status = odfgx_flow_row_begin(&docx->flow, false, err);
    if (status == ODFGX_OK)
        status = odfgx_flow_cell_begin(&docx->flow, &whole, err);
    odfgx_docx_cell_resume(docx);
    return status;
}

DOCX_START(box)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    odfgx_docx_frame *frame = odfgx_docx_walk_element(walk);
    odfgx_status status = ODFGX_OK;
    bool hidden = docx->paragraph->run_hidden || docx->paragraph->boxed_hidden;
    (void)attributes;
    frame->marked = odfgx_flow_in_table(&docx->flow);
    frame->number = docx->field_count;
    if (frame->marked) {
        status = begin_in_table(docx, err);
    } else if (docx->flow.teller.visitor == docx->visitor) {
        docx->flow.teller.visitor = &docx->recording;
        frame->also_marked = true;
    }
    if (status == ODFGX_OK)
        status = odfgx_docx_paragraph_push(docx, err);
    if (status == ODFGX_OK)
        docx->paragraph->boxed_hidden = hidden;
    return status;
}

DOCX_END(box)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    const odfgx_docx_frame *frame = odfgx_docx_walk_element(walk);
    odfgx_status status = odfgx_docx_paragraph_finish(docx, err);
    odfgx_docx_paragraph_pop(docx);
    odfgx_docx_fields_end(docx, frame->number);
    if (frame->also_marked)
        docx->flow.teller.visitor = docx->visitor;
    if (status == ODFGX_OK && frame->marked) {
        status = odfgx_flow_cell_end(&docx->flow, err);
        if (status == ODFGX_OK)
            status = odfgx_flow_table_end(&docx->flow, err);
    }
    odfgx_docx_cell_resume(docx);
    return status;
}

odfgx_status odfgx_docx_boxes_tell(odfgx_docx *docx, odfgx_error *err)
{
    if (docx->recorder.first == NULL ||
        docx->flow.teller.visitor != docx->visitor)
        return ODFGX_OK;
    odfgx_status status =
        odfgx_recorder_replay(&docx->recorder, docx->visitor, err);
    odfgx_recorder_clear(&docx->recorder);
    return status;
}

/* ------------------------------------------------------- content controls */

/* The control is marked where it shows its placeholder, and otherwise where
 * it is a table of contents. */
static odfgx_docx_frame *control_around(odfgx_docx_walk *walk, size_t levels)
{
    return walk->top - levels;
}

DOCX_START(placeholder)
{
    (void)err;
    control_around(walk, 2)->marked = odfgx_docx_is_on(attributes);
    return ODFGX_OK;
}

DOCX_START(gallery)
{
    const char *name = odfgx_attribute_get(attributes, DOCX_VALUE);
    (void)err;
    control_around(walk, 3)->also_marked =
        name != NULL && strcmp(name, "Table of Contents") == 0;
    return ODFGX_OK;
}

DOCX_START(control_content)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    const odfgx_docx_frame *control = control_around(walk, 1);
    odfgx_docx_frame *frame = odfgx_docx_walk_element(walk);
    (void)attributes, (void)err;
    frame->marked = control->token == DOCX_CONTROL && control->marked;
    frame->also_marked = control->token == DOCX_CONTROL && control->also_marked;
    docx->placeholders += frame->marked;
    docx->contents_controls += frame->also_marked;
    return ODFGX_OK;
}

DOCX_END(control_content)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    const odfgx_docx_frame *frame = odfgx_docx_walk_element(walk);
    (void)err;
    docx->placeholders -= frame->marked;
    docx->contents_controls -= frame->also_marked;
    return ODFGX_OK;
}
