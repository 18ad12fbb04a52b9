/* filters/opendocument/handlers.h — what the core of the OpenDocument filters
 * does where an element begins or ends. */
#ifndef ODFGX_FILTERS_OPENDOCUMENT_HANDLERS_H
#define ODFGX_FILTERS_OPENDOCUMENT_HANDLERS_H

#include "filters/opendocument/state.h"

/* Handlers of elements, by the file that has them. */
#define OD_START(name)                                                         \
    odfgx_status odfgx_od_##name##_start(                                      \
        odfgx_od *od, const odfgx_attributes *attributes, odfgx_error *err)
#define OD_END(name)                                                           \
    odfgx_status odfgx_od_##name##_end(odfgx_od *od, odfgx_error *err)

/* ------------------------------------------- styles: opendocument_style.c */

OD_START(common_styles);
OD_START(automatic_styles);
OD_START(style);
OD_END(style);
OD_START(table_properties);
OD_START(text_properties);
OD_START(list_style);
OD_START(outline_style);
OD_START(list_level);
OD_START(list_bullet);
OD_START(list_label);

/* ---------------------------------------- tables: opendocument_table.c */

OD_START(sheet); /* a table of a spreadsheet */
OD_END(table);
OD_START(group);
OD_END(group);
OD_START(column);
OD_START(row);
OD_END(text_row); /* of a text document */

/* Begins a table at the innermost level. */
odfgx_status odfgx_od_begin_table(odfgx_od *od,
                                  const odfgx_attributes *attributes,
                                  const char *name, bool hidden,
                                  odfgx_error *err);

/* -------------------------------------------- cells: opendocument_cell.c */

OD_START(cell);
OD_START(covered);
OD_END(cell);
OD_END(text_cell); /* of a text document */

/* --------------------------------------------- text: opendocument_text.c */

OD_START(line); /* a paragraph in a cell of a sheet */
OD_START(spaces);
OD_START(tab);
OD_START(line_break);

odfgx_status odfgx_od_add_text(odfgx_od *od, const char *bytes, size_t length,
                               odfgx_error *err);
/* Adds a piece as it is: its white space stays. */
odfgx_status odfgx_od_add_piece(odfgx_od *od, const char *bytes, size_t length,
                                odfgx_error *err);

/* Text from here on is hidden, until the next odfgx_od_reveal. They nest. */
void odfgx_od_conceal(odfgx_od *od);
void odfgx_od_reveal(odfgx_od *od);

/* ----------------------------------- paragraphs: opendocument_paragraph.c */

OD_START(paragraph);
OD_START(heading);
OD_END(paragraph);
OD_START(span);
OD_END(span);
OD_START(variable); /* which may be there without being shown */
OD_START(hidden_text);
OD_START(hidden_paragraph);
/* Tells what is left of a paragraph whose end was deleted, if the next one does
 * not go on with it. */
odfgx_status odfgx_od_settle(odfgx_od *od, odfgx_error *err);

OD_START(number); /* the label of a list item, as the document has it */
OD_END(number);
odfgx_status odfgx_od_add_number(odfgx_od *od, const char *bytes, size_t length,
                                 odfgx_error *err);

/* ----------------------------------- changes: opendocument_change.c */

OD_START(changed_region);
OD_START(deletion);
OD_START(change);
OD_START(change_start);
OD_START(change_end);
OD_END(text); /* of the body */

/* -------------------------------------- comments: opendocument/comment.c */

OD_START(comment);
OD_END(comment);
OD_START(creator);
odfgx_status odfgx_od_add_creator(odfgx_od *od, const char *bytes,
                                  size_t length, odfgx_error *err);

/* ------------------------------------------ lists: opendocument_list.c */

OD_START(list);
OD_END(list);
OD_START(list_item);
OD_START(list_header);
OD_START(numbered_paragraph);
OD_END(numbered_paragraph);

/* Adds the label of a paragraph's or heading's number to the text. */
odfgx_status odfgx_od_add_label(odfgx_od *od,
                                const odfgx_attributes *attributes,
                                const odfgx_od_style *style, bool heading,
                                odfgx_error *err);

/* ------------------------------------------- flow: opendocument_flow.c */

OD_START(section);
OD_END(section);
OD_START(index);
OD_END(index);
OD_START(text_table);
OD_END(text_table);
OD_START(frame);
OD_END(frame);
OD_START(box); /* a text box, or a shape that has text */
OD_END(box);

/* Tells what waits, if nothing that it waits for is open. */
odfgx_status odfgx_od_tell_deferred(odfgx_od *od, odfgx_error *err);

/* Ends the innermost level, which has an outer one. */
void odfgx_od_pop(odfgx_od *od);

/* Makes the innermost level ready to tell `visitor`. */
odfgx_status odfgx_od_level_init(odfgx_od *od, const odfgx_visitor *visitor,
                                 odfgx_error *err);
void odfgx_od_level_clear(odfgx_od_level *level);
void odfgx_od_deferred_clear(odfgx_od *od);

#endif
