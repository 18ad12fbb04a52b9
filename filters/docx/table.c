#include "filters/docx/state.h"

#include <stdio.h>
#include <string.h>

/* More columns than any program gives a table: Word has at most 63. */
enum { COLUMNS_MAX = 1000 };

void odfgx_docx_cell_resume(odfgx_docx *docx)
{
    bool inside = odfgx_flow_in_table(&docx->flow);
    docx->row = (odfgx_docx_row){ .table_begun = inside, .begun = inside };
    docx->cell = (odfgx_docx_cell){ .waits = false };
}

/* Begins the row that is being read, and its table. */
static odfgx_status begin_row(odfgx_docx *docx, odfgx_error *err)
{
    odfgx_docx_row *row = &docx->row;
    odfgx_status status = ODFGX_OK;
    if (!row->table_begun)
        status = odfgx_flow_table_begin(&docx->flow,
                                        docx->paragraph->boxed_hidden, err);
    row->table_begun = true;
    if (row->begun || status != ODFGX_OK)
        return status;
    row->begun = true;
    status = odfgx_flow_row_begin(&docx->flow, row->hidden, err);
    return status == ODFGX_OK ? odfgx_flow_skip(&docx->flow, row->before, err)
                              : status;
}

odfgx_status odfgx_docx_cell_begin(odfgx_docx *docx, odfgx_error *err)
{
    if (!docx->cell.waits)
        return ODFGX_OK;
    docx->cell.waits = false;
    odfgx_status status = begin_row(docx, err);
    return status == ODFGX_OK
               ? odfgx_flow_cell_begin(&docx->flow, &docx->cell.flow, err)
               : status;
}

/* -------------------------------------------------------- tables and rows */

/* The contents of a document are in no table, nor a table in them: where one
 * seems to be, the end of their field is missing. A table comes into being
 * with its first row that is not deleted. */
DOCX_START(table)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    (void)attributes;
    if (docx->cell.waits && docx->cell.deleted) {
        odfgx_docx_walk_leave_out(walk);
        return ODFGX_OK;
    }
    odfgx_docx_fields_end_contents(docx);
    odfgx_status status = odfgx_docx_cell_begin(docx, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_paragraph_finish(docx, err);
    docx->row = (odfgx_docx_row){ .table_begun = false };
    return status;
}

DOCX_END(table)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    odfgx_status status = docx->row.table_begun
                              ? odfgx_flow_table_end(&docx->flow, err)
                              : ODFGX_OK;
    odfgx_docx_cell_resume(docx);
    return status;
}

DOCX_START(row)
{
    odfgx_docx_row *row = &odfgx_docx_of(walk)->row;
    (void)attributes, (void)err;
    *row = (odfgx_docx_row){ .table_begun = row->table_begun };
    return ODFGX_OK;
}

DOCX_START(row_hidden)
{
    (void)err;
    odfgx_docx_of(walk)->row.hidden = odfgx_docx_is_on(attributes);
    return ODFGX_OK;
}

/* Reads a number of columns; fails at the cell that is to come. */
static odfgx_status read_columns(odfgx_docx *docx, const char *what,
                                 const odfgx_attributes *attributes,
                                 uint32_t least, uint32_t *out,
                                 odfgx_error *err)
{
    const char *text = odfgx_attribute_get(attributes, DOCX_VALUE);
    char sentence[sizeof err->text];
    long columns;
    if (text == NULL)
        return ODFGX_OK;
    if (odfgx_docx_number(text, &columns) && columns >= (long)least &&
        columns <= COLUMNS_MAX) {
        *out = (uint32_t)columns;
        return ODFGX_OK;
    }
    (void)snprintf(sentence, sizeof sentence,
                   _("%s is \"%.100s\", and a number from %lu to %lu is "
                     "expected; open the document and save it anew"),
                   what, text, (unsigned long)least,
                   (unsigned long)COLUMNS_MAX);
    odfgx_status status = begin_row(docx, err);
    return status == ODFGX_OK
               ? odfgx_flow_fail(&docx->flow, ODFGX_CONTENT, err, sentence)
               : status;
}

DOCX_START(before)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    return read_columns(docx, "w:gridBefore", attributes, 0, &docx->row.before,
                        err);
}

/* ------------------------------------------------------------------- cells */

DOCX_START(cell)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    (void)attributes, (void)err;
    if (docx->row.deleted) {
        odfgx_docx_walk_leave_out(walk);
        return ODFGX_OK;
    }
    odfgx_docx_walk_element(walk)->number = docx->field_count;
    docx->cell = (odfgx_docx_cell){ .waits = true };
    docx->cell.flow.source = odfgx_part_place(walk->gate).begin;
    return ODFGX_OK;
}

DOCX_END(cell)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    if (docx->cell.waits && docx->cell.deleted)
        return ODFGX_OK;
    odfgx_status status = odfgx_docx_cell_begin(docx, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_paragraph_finish(docx, err);
    odfgx_docx_fields_end(docx, odfgx_docx_walk_element(walk)->number);
    return status == ODFGX_OK ? odfgx_flow_cell_end(&docx->flow, err) : status;
}

DOCX_START(span)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    return docx->cell.waits ? read_columns(docx, "w:gridSpan", attributes, 1,
                                           &docx->cell.flow.columns, err)
                            : ODFGX_OK;
}

/* Whether a merge goes on, as it does where nothing is said (ECMA-376 part 1,
 * 17.4.84). */
static bool goes_on(const odfgx_attributes *attributes)
{
    const char *value = odfgx_attribute_get(attributes, DOCX_VALUE);
    return value == NULL || strcmp(value, "restart") != 0;
}

DOCX_START(vertical_merge)
{
    (void)err;
    odfgx_docx_of(walk)->cell.flow.continues = goes_on(attributes);
    return ODFGX_OK;
}

DOCX_START(horizontal_merge)
{
    (void)err;
    odfgx_docx_of(walk)->cell.flow.joins = goes_on(attributes);
    return ODFGX_OK;
}

DOCX_START(cell_deleted)
{
    (void)attributes, (void)err;
    odfgx_docx_of(walk)->cell.deleted = true;
    return ODFGX_OK;
}

/* A merge that is a tracked change (17.13.5.3). */
DOCX_START(cell_merged)
{
    const char *value = odfgx_attribute_get(attributes, DOCX_VERTICAL_MERGE);
    (void)err;
    if (value != NULL && strcmp(value, "cont") == 0)
        odfgx_docx_of(walk)->cell.flow.continues = true;
    return ODFGX_OK;
}
