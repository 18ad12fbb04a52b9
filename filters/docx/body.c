#include "filters/docx/state.h"

#define IN(place) DOCX_WITHIN(DOCX_IN_##place)

/* Where controls and other wrappers stand around what counts. */
#define WRAPPED (IN(BLOCKS) | IN(PARAGRAPH) | IN(TABLE) | IN(ROW))

static odfgx_status body_start(odfgx_docx_walk *walk,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    (void)attributes, (void)err;
    odfgx_docx_of(walk)->found = true;
    return ODFGX_OK;
}

static odfgx_status body_end(odfgx_docx_walk *walk, odfgx_error *err)
{
    return odfgx_docx_paragraph_finish(odfgx_docx_of(walk), err);
}

static odfgx_status run_properties_start(odfgx_docx_walk *walk,
                                         const odfgx_attributes *attributes,
                                         odfgx_error *err)
{
    (void)attributes, (void)err;
    if (odfgx_docx_walk_around(walk)->place == DOCX_IN_PARAGRAPH_PROPERTIES)
        odfgx_docx_walk_element(walk)->place = DOCX_IN_MARK;
    return ODFGX_OK;
}

/* Within the properties of a mark or a row; deleted text has no rule. */
static odfgx_status deleted_start(odfgx_docx_walk *walk,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    (void)attributes, (void)err;
    if (odfgx_docx_walk_element(walk)->place == DOCX_IN_MARK)
        docx->paragraph->mark_deleted = true;
    else
        docx->row.deleted = true;
    return ODFGX_OK;
}

/* What a form field shows before anybody chose; what was chosen comes before
 * it in a list, behind it in a check box. */
static odfgx_status default_start(odfgx_docx_walk *walk,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    if (odfgx_docx_walk_element(walk)->place == DOCX_IN_FORM_CHECK_BOX)
        return odfgx_docx_form_checked_start(walk, attributes, err);
    return odfgx_docx_walk_around(walk)->marked
               ? ODFGX_OK
               : odfgx_docx_form_chosen_start(walk, attributes, err);
}

static const odfgx_docx_rule rules[DOCX_ELEMENTS] = {
    [DOCX_DOCUMENT] = { DOCX_WITHIN(DOCX_OUTSIDE), DOCX_IN_DOCUMENT, NULL,
                        NULL },
    [DOCX_BODY] = { IN(DOCUMENT), DOCX_IN_BLOCKS, body_start, body_end },

    [DOCX_PARAGRAPH] = { IN(BLOCKS), DOCX_IN_PARAGRAPH,
                         odfgx_docx_paragraph_start, odfgx_docx_paragraph_end },
    [DOCX_PARAGRAPH_PROPERTIES] = { IN(PARAGRAPH), DOCX_IN_PARAGRAPH_PROPERTIES,
                                    NULL, NULL },
    [DOCX_PARAGRAPH_STYLE] = { IN(PARAGRAPH_PROPERTIES), DOCX_SAME_PLACE,
                               odfgx_docx_style_start, NULL },
    [DOCX_NUMBER_PROPERTIES] = { IN(PARAGRAPH_PROPERTIES),
                                 DOCX_IN_NUMBER_PROPERTIES, NULL, NULL },
    [DOCX_NUMBER_ID] = { IN(NUMBER_PROPERTIES), DOCX_SAME_PLACE,
                         odfgx_docx_number_start, NULL },
    [DOCX_LEVEL_INDEX] = { IN(NUMBER_PROPERTIES), DOCX_SAME_PLACE,
                           odfgx_docx_level_start, NULL },
    [DOCX_OUTLINE_LEVEL] = { IN(PARAGRAPH_PROPERTIES), DOCX_SAME_PLACE,
                             odfgx_docx_outline_start, NULL },

    [DOCX_RUN_PROPERTIES] = { IN(PARAGRAPH_PROPERTIES) | IN(RUN),
                              DOCX_IN_RUN_PROPERTIES, run_properties_start,
                              NULL },
    [DOCX_VANISH] = { IN(MARK) | IN(RUN_PROPERTIES), DOCX_SAME_PLACE,
                      odfgx_docx_vanish_start, NULL },
    [DOCX_DELETED] = { IN(MARK) | IN(ROW_PROPERTIES), DOCX_SAME_PLACE,
                       deleted_start, NULL },
    [DOCX_MOVED_AWAY] = { IN(MARK), DOCX_SAME_PLACE, deleted_start, NULL },

    [DOCX_RUN] = { IN(PARAGRAPH), DOCX_IN_RUN, odfgx_docx_run_start,
                   odfgx_docx_run_end },
    [DOCX_RUN_STYLE] = { IN(RUN_PROPERTIES), DOCX_SAME_PLACE,
                         odfgx_docx_run_style_start, NULL },
    [DOCX_TEXT] = { IN(RUN), DOCX_IN_TEXT, odfgx_docx_text_start,
                    odfgx_docx_text_end },
    [DOCX_TAB] = { IN(RUN), DOCX_SAME_PLACE, odfgx_docx_tab_start, NULL },
    [DOCX_BREAK] = { IN(RUN), DOCX_SAME_PLACE, odfgx_docx_break_start, NULL },
    [DOCX_HARD_HYPHEN] = { IN(RUN), DOCX_SAME_PLACE, odfgx_docx_hyphen_start,
                           NULL },
    [DOCX_SYMBOL] = { IN(RUN), DOCX_SAME_PLACE, odfgx_docx_symbol_start, NULL },
    [DOCX_FIELD_MARK] = { IN(RUN), DOCX_IN_FIELD_MARK,
                          odfgx_docx_field_mark_start, NULL },
    [DOCX_FORM_FIELD] = { IN(FIELD_MARK), DOCX_IN_FORM_FIELD, NULL, NULL },
    [DOCX_FORM_CHECK_BOX] = { IN(FORM_FIELD), DOCX_IN_FORM_CHECK_BOX, NULL,
                              odfgx_docx_form_check_box_end },
    [DOCX_FORM_CHECKED] = { IN(FORM_CHECK_BOX), DOCX_SAME_PLACE,
                            odfgx_docx_form_checked_start, NULL },
    [DOCX_FORM_LIST] = { IN(FORM_FIELD), DOCX_IN_FORM_LIST, NULL, NULL },
    [DOCX_FORM_RESULT] = { IN(FORM_LIST), DOCX_SAME_PLACE,
                           odfgx_docx_form_chosen_start, NULL },
    [DOCX_DEFAULT] = { IN(FORM_CHECK_BOX) | IN(FORM_LIST), DOCX_SAME_PLACE,
                       default_start, NULL },
    [DOCX_FORM_ENTRY] = { IN(FORM_LIST), DOCX_SAME_PLACE,
                          odfgx_docx_form_entry_start, NULL },
    [DOCX_FIELD_CODE] = { IN(RUN), DOCX_IN_FIELD_CODE, NULL, NULL },
    [DOCX_RUBY] = { IN(RUN), DOCX_IN_RUBY, NULL, NULL },
    [DOCX_RUBY_BASE] = { IN(RUBY), DOCX_IN_PARAGRAPH, NULL, NULL },
    [DOCX_DRAWING] = { IN(RUN), DOCX_IN_DRAWING, NULL, NULL },
    [DOCX_BOX] = { IN(DRAWING), DOCX_IN_BLOCKS, odfgx_docx_box_start,
                   odfgx_docx_box_end },

    [DOCX_TABLE] = { IN(BLOCKS), DOCX_IN_TABLE, odfgx_docx_table_start,
                     odfgx_docx_table_end },
    [DOCX_ROW] = { IN(TABLE), DOCX_IN_ROW, odfgx_docx_row_start, NULL },
    [DOCX_ROW_PROPERTIES] = { IN(ROW), DOCX_IN_ROW_PROPERTIES, NULL, NULL },
    [DOCX_GRID_BEFORE] = { IN(ROW_PROPERTIES), DOCX_SAME_PLACE,
                           odfgx_docx_before_start, NULL },
    [DOCX_HIDDEN] = { IN(ROW_PROPERTIES), DOCX_SAME_PLACE,
                      odfgx_docx_row_hidden_start, NULL },
    [DOCX_CELL] = { IN(ROW), DOCX_IN_BLOCKS, odfgx_docx_cell_start,
                    odfgx_docx_cell_end },
    [DOCX_CELL_PROPERTIES] = { IN(BLOCKS), DOCX_IN_CELL_PROPERTIES, NULL,
                               NULL },
    [DOCX_GRID_SPAN] = { IN(CELL_PROPERTIES), DOCX_SAME_PLACE,
                         odfgx_docx_span_start, NULL },
    [DOCX_VERTICAL_MERGE] = { IN(CELL_PROPERTIES), DOCX_SAME_PLACE,
                              odfgx_docx_vertical_merge_start, NULL },
    [DOCX_HORIZONTAL_MERGE] = { IN(CELL_PROPERTIES), DOCX_SAME_PLACE,
                                odfgx_docx_horizontal_merge_start, NULL },
    [DOCX_CELL_DELETED] = { IN(CELL_PROPERTIES), DOCX_SAME_PLACE,
                            odfgx_docx_cell_deleted_start, NULL },
    [DOCX_CELL_MERGED] = { IN(CELL_PROPERTIES), DOCX_SAME_PLACE,
                           odfgx_docx_cell_merged_start, NULL },

    [DOCX_COMMENTED] = { IN(BLOCKS) | IN(PARAGRAPH) | IN(RUN), DOCX_SAME_PLACE,
                         odfgx_docx_commented_start, NULL },
    [DOCX_COMMENTS] = { DOCX_WITHIN(DOCX_OUTSIDE), DOCX_IN_DOCUMENT, NULL,
                        NULL },
    [DOCX_COMMENT] = { IN(DOCUMENT), DOCX_IN_BLOCKS, odfgx_docx_comment_start,
                       odfgx_docx_comment_end },

    [DOCX_SEEN_THROUGH] = { WRAPPED, DOCX_SAME_PLACE, NULL, NULL },
    [DOCX_CONTROL] = { WRAPPED, DOCX_SAME_PLACE, NULL, NULL },
    [DOCX_CONTROL_PROPERTIES] = { WRAPPED, DOCX_IN_CONTROL_PROPERTIES, NULL,
                                  NULL },
    [DOCX_PLACEHOLDER_SHOWN] = { IN(CONTROL_PROPERTIES), DOCX_SAME_PLACE,
                                 odfgx_docx_placeholder_start, NULL },
    [DOCX_GALLERY_PART] = { IN(CONTROL_PROPERTIES), DOCX_IN_GALLERY_PART, NULL,
                            NULL },
    [DOCX_GALLERY] = { IN(GALLERY_PART), DOCX_SAME_PLACE,
                       odfgx_docx_gallery_start, NULL },
    [DOCX_CONTROL_CONTENT] = { WRAPPED, DOCX_SAME_PLACE,
                               odfgx_docx_control_content_start,
                               odfgx_docx_control_content_end },

    [DOCX_ALTERNATIVES] = { WRAPPED | IN(RUN) | IN(DRAWING), DOCX_SAME_PLACE,
                            NULL, NULL },
    [DOCX_CHOICE] = { WRAPPED | IN(RUN) | IN(DRAWING), DOCX_SAME_PLACE,
                      odfgx_docx_choice_start, NULL },
    [DOCX_FALLBACK] = { WRAPPED | IN(RUN) | IN(DRAWING), DOCX_SAME_PLACE,
                        odfgx_docx_fallback_start, NULL },

    [DOCX_MATH] = { IN(PARAGRAPH), DOCX_SAME_PLACE, NULL, NULL },
    [DOCX_MATH_DENOMINATOR] = { IN(PARAGRAPH), DOCX_SAME_PLACE,
                                odfgx_docx_denominator_start, NULL },
    [DOCX_MATH_SUPERSCRIPT] = { IN(PARAGRAPH), DOCX_SAME_PLACE,
                                odfgx_docx_superscript_start, NULL },
    [DOCX_MATH_SUBSCRIPT] = { IN(PARAGRAPH), DOCX_SAME_PLACE,
                              odfgx_docx_subscript_start, NULL },
};

static odfgx_status text(odfgx_docx_walk *walk, const char *bytes,
                         size_t length, odfgx_error *err)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    switch (odfgx_docx_walk_element(walk)->place) {
    case DOCX_IN_TEXT:
        return odfgx_docx_add_text(docx, bytes, length, err);
    case DOCX_IN_FIELD_CODE:
        odfgx_docx_field_code(docx, bytes, length);
        return ODFGX_OK;
    default:
        return ODFGX_OK;
    }
}

static odfgx_status open_body(odfgx_docx *docx, odfgx_error *err)
{
    docx->walk = (odfgx_docx_walk){
        .rules = rules,
        .open_place = DOCX_IN_DRAWING,
        .text = text,
    };
    return odfgx_docx_paragraph_push(docx, err);
}

static void close_body(odfgx_docx *docx)
{
    while (docx->paragraph != NULL)
        odfgx_docx_paragraph_pop(docx);
}

odfgx_status odfgx_docx_body_read(odfgx_docx *docx, odfgx_package *package,
                                  const char *part, odfgx_error *err)
{
    odfgx_status status = open_body(docx, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_walk_read(&docx->walk, package, part, err);
    close_body(docx);
    return status;
}

odfgx_status odfgx_docx_body_read_bytes(odfgx_docx *docx,
                                        const odfgx_part_origin *origin,
                                        const odfgx_buffer *bytes,
                                        odfgx_error *err)
{
    odfgx_status status = open_body(docx, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_walk_read_bytes(&docx->walk, origin, bytes, err);
    close_body(docx);
    return status;
}
