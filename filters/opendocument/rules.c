#include "filters/opendocument/handlers.h"

#define WITHIN(place) (1U << (place))
#define LEADS(from, to) WITHIN(from), from, to
#define BESIDE(place) WITHIN(place), place, place
/* In several places, none of which is another within. */
#define AMONG(places) (places), OD_IN_DOCUMENT, OD_IN_DOCUMENT

static odfgx_status begin_body(odfgx_od *od, unsigned kind,
                               const odfgx_od_rule *rules)
{
    if ((od->kinds & kind) == 0) {
        odfgx_od_leave_out(od, OD_IN_DOCUMENT);
        return ODFGX_OK;
    }
    od->rules = rules;
    od->found = true;
    return ODFGX_OK;
}

static odfgx_status begin_sheets(odfgx_od *od,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err)
{
    (void)attributes, (void)err;
    return begin_body(od, ODFGX_OPENDOCUMENT_SHEETS, odfgx_od_sheet_rules);
}

static odfgx_status begin_text(odfgx_od *od, const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    (void)attributes, (void)err;
    return begin_body(od, ODFGX_OPENDOCUMENT_TEXT, odfgx_od_text_rules);
}

/* What both kinds of documents are made of. */
#define DOCUMENT_RULES                                                         \
    [OD_DOCUMENT] = { BESIDE(OD_IN_DOCUMENT), NULL, NULL },                    \
    [OD_BODY] = { BESIDE(OD_IN_DOCUMENT), NULL, NULL },                        \
    [OD_COMMON_STYLES] = { LEADS(OD_IN_DOCUMENT, OD_IN_STYLES),                \
                           odfgx_od_common_styles_start, NULL },               \
    [OD_AUTOMATIC_STYLES] = { LEADS(OD_IN_DOCUMENT, OD_IN_STYLES),             \
                              odfgx_od_automatic_styles_start, NULL },         \
    [OD_STYLE] = { LEADS(OD_IN_STYLES, OD_IN_STYLE), odfgx_od_style_start,     \
                   odfgx_od_style_end },                                       \
    [OD_TABLE_PROPERTIES] = { BESIDE(OD_IN_STYLE),                             \
                              odfgx_od_table_properties_start, NULL },         \
    [OD_SHEETS] = { LEADS(OD_IN_DOCUMENT, OD_IN_SHEETS), begin_sheets, NULL }, \
    [OD_TEXT] = { LEADS(OD_IN_DOCUMENT, OD_IN_FLOW), begin_text,               \
                  odfgx_od_text_end }

/* How columns and rows make a table. */
#define TABLE_RULES                                                            \
    [OD_COLUMN_GROUP] = { BESIDE(OD_IN_TABLE), odfgx_od_group_start,           \
                          odfgx_od_group_end },                                \
    [OD_COLUMNS] = { BESIDE(OD_IN_TABLE), NULL, NULL },                        \
    [OD_COLUMN] = { BESIDE(OD_IN_TABLE), odfgx_od_column_start, NULL },        \
    [OD_ROW_GROUP] = { BESIDE(OD_IN_TABLE), odfgx_od_group_start,              \
                       odfgx_od_group_end },                                   \
    [OD_ROWS] = { BESIDE(OD_IN_TABLE), NULL, NULL }

/* What stands between the words of a paragraph. */
#define WORD_RULES                                                             \
    [OD_SPACES] = { BESIDE(OD_IN_PARAGRAPH), odfgx_od_spaces_start, NULL },    \
    [OD_TAB] = { BESIDE(OD_IN_PARAGRAPH), odfgx_od_tab_start, NULL },          \
    [OD_LINE_BREAK] = { BESIDE(OD_IN_PARAGRAPH), odfgx_od_line_break_start,    \
                        NULL }

/* It may stand in a cell or in a paragraph there. */
#define COMMENT_RULE                                                           \
    [OD_ANNOTATION] = { AMONG(WITHIN(OD_IN_FLOW) | WITHIN(OD_IN_PARAGRAPH)),   \
                        odfgx_od_comment_start, NULL }

/* In a cell of a sheet, whatever its text is made of is alike. */
#define SHEET_INLINE                                                           \
    {                                                                          \
        AMONG(WITHIN(OD_IN_FLOW) | WITHIN(OD_IN_PARAGRAPH)), NULL, NULL        \
    }

const odfgx_od_rule odfgx_od_sheet_rules[OD_ELEMENTS] = {
    DOCUMENT_RULES,
    TABLE_RULES,
    WORD_RULES,
    COMMENT_RULE,
    [OD_TABLE] = { LEADS(OD_IN_SHEETS, OD_IN_TABLE), odfgx_od_sheet_start,
                   odfgx_od_table_end },
    [OD_ROW] = { LEADS(OD_IN_TABLE, OD_IN_ROW), odfgx_od_row_start, NULL },
    [OD_CELL] = { LEADS(OD_IN_ROW, OD_IN_FLOW), odfgx_od_cell_start,
                  odfgx_od_cell_end },
    [OD_COVERED_CELL] = { LEADS(OD_IN_ROW, OD_IN_FLOW), odfgx_od_covered_start,
                          odfgx_od_cell_end },
    [OD_PARAGRAPH] = { LEADS(OD_IN_FLOW, OD_IN_PARAGRAPH), odfgx_od_line_start,
                       NULL },
    [OD_HEADING] = { LEADS(OD_IN_FLOW, OD_IN_PARAGRAPH), odfgx_od_line_start,
                     NULL },
    [OD_SPAN] = SHEET_INLINE,
    [OD_VARIABLE] = SHEET_INLINE,
    [OD_HIDDEN_TEXT] = SHEET_INLINE,
    [OD_HIDDEN_PARAGRAPH] = SHEET_INLINE,
    [OD_NUMBER] = SHEET_INLINE,
    [OD_LIST] = SHEET_INLINE,
    [OD_LIST_ITEM] = SHEET_INLINE,
    [OD_LIST_HEADER] = SHEET_INLINE,
    [OD_NUMBERED_PARAGRAPH] = SHEET_INLINE,
    [OD_SECTION] = SHEET_INLINE,
    [OD_CHANGE] = SHEET_INLINE,
    [OD_CHANGE_START] = SHEET_INLINE,
    [OD_CHANGE_END] = SHEET_INLINE,
    [OD_INLINE] = SHEET_INLINE,
};

const odfgx_od_rule odfgx_od_text_rules[OD_ELEMENTS] = {
    DOCUMENT_RULES,
    TABLE_RULES,
    WORD_RULES,
    COMMENT_RULE,
    [OD_TEXT_PROPERTIES] = { BESIDE(OD_IN_STYLE),
                             odfgx_od_text_properties_start, NULL },
    [OD_LIST_STYLE] = { LEADS(OD_IN_STYLES, OD_IN_LIST_STYLE),
                        odfgx_od_list_style_start, NULL },
    [OD_OUTLINE_STYLE] = { LEADS(OD_IN_STYLES, OD_IN_LIST_STYLE),
                           odfgx_od_outline_style_start, NULL },
    [OD_LIST_LEVEL] = { LEADS(OD_IN_LIST_STYLE, OD_IN_LIST_LEVEL),
                        odfgx_od_list_level_start, NULL },
    [OD_LIST_BULLET] = { LEADS(OD_IN_LIST_STYLE, OD_IN_LIST_LEVEL),
                         odfgx_od_list_bullet_start, NULL },
    [OD_LIST_LEVEL_PROPERTIES] = { BESIDE(OD_IN_LIST_LEVEL), NULL, NULL },
    [OD_LIST_LABEL] = { BESIDE(OD_IN_LIST_LEVEL), odfgx_od_list_label_start,
                        NULL },

    [OD_TABLE] = { LEADS(OD_IN_FLOW, OD_IN_TABLE), odfgx_od_text_table_start,
                   odfgx_od_text_table_end },
    [OD_ROW] = { LEADS(OD_IN_TABLE, OD_IN_ROW), odfgx_od_row_start,
                 odfgx_od_text_row_end },
    [OD_CELL] = { LEADS(OD_IN_ROW, OD_IN_FLOW), odfgx_od_cell_start,
                  odfgx_od_text_cell_end },
    [OD_COVERED_CELL] = { LEADS(OD_IN_ROW, OD_IN_FLOW), odfgx_od_covered_start,
                          odfgx_od_text_cell_end },

    [OD_SECTION] = { BESIDE(OD_IN_FLOW), odfgx_od_section_start,
                     odfgx_od_section_end },
    [OD_INDEX] = { BESIDE(OD_IN_FLOW), odfgx_od_index_start,
                   odfgx_od_index_end },
    [OD_INDEX_PART] = { BESIDE(OD_IN_FLOW), NULL, NULL },
    [OD_LIST] = { BESIDE(OD_IN_FLOW), odfgx_od_list_start, odfgx_od_list_end },
    [OD_LIST_ITEM] = { BESIDE(OD_IN_FLOW), odfgx_od_list_item_start, NULL },
    [OD_LIST_HEADER] = { BESIDE(OD_IN_FLOW), odfgx_od_list_header_start, NULL },
    [OD_NUMBERED_PARAGRAPH] = { BESIDE(OD_IN_FLOW),
                                odfgx_od_numbered_paragraph_start,
                                odfgx_od_numbered_paragraph_end },
    [OD_NUMBER] = { AMONG(WITHIN(OD_IN_FLOW) | WITHIN(OD_IN_PARAGRAPH)),
                    odfgx_od_number_start, odfgx_od_number_end },

    [OD_PARAGRAPH] = { LEADS(OD_IN_FLOW, OD_IN_PARAGRAPH),
                       odfgx_od_paragraph_start, odfgx_od_paragraph_end },
    [OD_HEADING] = { LEADS(OD_IN_FLOW, OD_IN_PARAGRAPH), odfgx_od_heading_start,
                     odfgx_od_paragraph_end },
    [OD_SPAN] = { BESIDE(OD_IN_PARAGRAPH), odfgx_od_span_start,
                  odfgx_od_span_end },
    [OD_VARIABLE] = { BESIDE(OD_IN_PARAGRAPH), odfgx_od_variable_start,
                      odfgx_od_span_end },
    [OD_HIDDEN_TEXT] = { BESIDE(OD_IN_PARAGRAPH), odfgx_od_hidden_text_start,
                         odfgx_od_span_end },
    [OD_HIDDEN_PARAGRAPH] = { BESIDE(OD_IN_PARAGRAPH),
                              odfgx_od_hidden_paragraph_start, NULL },
    [OD_INLINE] = { BESIDE(OD_IN_PARAGRAPH), NULL, NULL },

    [OD_TRACKED_CHANGES] = { LEADS(OD_IN_FLOW, OD_IN_CHANGES), NULL, NULL },
    [OD_CHANGED_REGION] = { LEADS(OD_IN_CHANGES, OD_IN_REGION),
                            odfgx_od_changed_region_start, NULL },
    [OD_DELETION] = { BESIDE(OD_IN_REGION), odfgx_od_deletion_start, NULL },
    [OD_CHANGE] = { AMONG(WITHIN(OD_IN_FLOW) | WITHIN(OD_IN_PARAGRAPH)),
                    odfgx_od_change_start, NULL },
    [OD_CHANGE_START] = { AMONG(WITHIN(OD_IN_FLOW) | WITHIN(OD_IN_PARAGRAPH)),
                          odfgx_od_change_start_start, NULL },
    [OD_CHANGE_END] = { AMONG(WITHIN(OD_IN_FLOW) | WITHIN(OD_IN_PARAGRAPH)),
                        odfgx_od_change_end_start, NULL },

    [OD_FRAME] = { AMONG(WITHIN(OD_IN_FLOW) | WITHIN(OD_IN_PARAGRAPH) |
                         WITHIN(OD_IN_FRAME)),
                   odfgx_od_frame_start, odfgx_od_frame_end },
    [OD_TEXT_BOX] = { AMONG(WITHIN(OD_IN_FLOW) | WITHIN(OD_IN_FRAME)),
                      odfgx_od_box_start, odfgx_od_box_end },
    [OD_SHAPE] = { AMONG(WITHIN(OD_IN_FLOW) | WITHIN(OD_IN_PARAGRAPH) |
                         WITHIN(OD_IN_FRAME)),
                   odfgx_od_box_start, odfgx_od_box_end },
};

/* A paragraph of a comment is read as one in a cell of a sheet. */
#define COMMENT_INLINE                                                         \
    {                                                                          \
        AMONG(WITHIN(OD_IN_COMMENT) | WITHIN(OD_IN_PARAGRAPH)), NULL, NULL     \
    }

const odfgx_od_rule odfgx_od_comment_rules[OD_ELEMENTS] = {
    WORD_RULES,
    [OD_ANNOTATION] = { 0, OD_IN_DOCUMENT, OD_IN_DOCUMENT, NULL,
                        odfgx_od_comment_end },
    [OD_CREATOR] = { LEADS(OD_IN_COMMENT, OD_IN_CREATOR),
                     odfgx_od_creator_start, NULL },
    [OD_PARAGRAPH] = { LEADS(OD_IN_COMMENT, OD_IN_PARAGRAPH),
                       odfgx_od_line_start, NULL },
    [OD_HEADING] = { LEADS(OD_IN_COMMENT, OD_IN_PARAGRAPH), odfgx_od_line_start,
                     NULL },
    [OD_SPAN] = COMMENT_INLINE,
    [OD_VARIABLE] = COMMENT_INLINE,
    [OD_LIST] = COMMENT_INLINE,
    [OD_LIST_ITEM] = COMMENT_INLINE,
    [OD_LIST_HEADER] = COMMENT_INLINE,
    [OD_INLINE] = COMMENT_INLINE,
};
