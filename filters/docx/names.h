/* filters/docx/names.h — elements and attributes of WordprocessingML that
 * mean something to the filter, in the document, its styles and numberings. */
#ifndef ODFGX_FILTERS_DOCX_NAMES_H
#define ODFGX_FILTERS_DOCX_NAMES_H

#include "odf/part.h"

enum {
    DOCX_NOTHING,
    DOCX_DOCUMENT,
    DOCX_BODY,
    DOCX_PARAGRAPH,
    DOCX_PARAGRAPH_PROPERTIES,
    DOCX_PARAGRAPH_STYLE,
    DOCX_NUMBER_PROPERTIES,
    DOCX_NUMBER_ID, /* and an attribute of that name */
    DOCX_LEVEL_INDEX,
    DOCX_OUTLINE_LEVEL,
    DOCX_RUN,
    DOCX_RUN_PROPERTIES,
    DOCX_RUN_STYLE,
    DOCX_VANISH,
    DOCX_DELETED,
    DOCX_MOVED_AWAY,
    DOCX_SEEN_THROUGH, /* what counts is within */
    DOCX_TEXT,
    DOCX_TAB,
    DOCX_BREAK,
    DOCX_HARD_HYPHEN,
    DOCX_SYMBOL,
    DOCX_RUBY,
    DOCX_RUBY_BASE,
    DOCX_FIELD_MARK,
    DOCX_FIELD_CODE,
    DOCX_FORM_FIELD,
    DOCX_FORM_CHECK_BOX,
    DOCX_FORM_CHECKED,
    DOCX_FORM_LIST,
    DOCX_FORM_RESULT,
    DOCX_FORM_ENTRY,
    DOCX_DRAWING,
    DOCX_BOX,
    DOCX_TABLE,
    DOCX_ROW,
    DOCX_ROW_PROPERTIES,
    DOCX_GRID_BEFORE,
    DOCX_HIDDEN,
    DOCX_CELL,
    DOCX_CELL_PROPERTIES,
    DOCX_GRID_SPAN,
    DOCX_VERTICAL_MERGE, /* and an attribute of that name */
    DOCX_HORIZONTAL_MERGE,
    DOCX_CELL_DELETED,
    DOCX_CELL_MERGED,
    DOCX_CONTROL,
    DOCX_CONTROL_PROPERTIES,
    DOCX_CONTROL_CONTENT,
    DOCX_PLACEHOLDER_SHOWN,
    DOCX_GALLERY_PART,
    DOCX_GALLERY,
    DOCX_ALTERNATIVES,
    DOCX_CHOICE,
    DOCX_FALLBACK,
    DOCX_MATH,
    DOCX_MATH_DENOMINATOR,
    DOCX_MATH_SUPERSCRIPT,
    DOCX_MATH_SUBSCRIPT,
    DOCX_COMMENTED, /* begins here, or is referred to */
    DOCX_COMMENTS,
    DOCX_COMMENT,

    DOCX_STYLES,
    DOCX_STYLE,
    DOCX_NAME,
    DOCX_BASED_ON,
    DOCX_DEFAULT, /* and an attribute of that name */

    DOCX_NUMBERING,
    DOCX_ABSTRACT_NUMBER,
    DOCX_ABSTRACT_NUMBER_ID, /* and an attribute of that name */
    DOCX_STYLE_LINK,
    DOCX_LEVEL,
    DOCX_START,
    DOCX_NUMBER_FORMAT,
    DOCX_LEVEL_TEXT,
    DOCX_LEVEL_RESTART,
    DOCX_LEGAL,
    DOCX_SUFFIX,
    DOCX_NUMBER,
    DOCX_OVERRIDE,
    DOCX_START_OVERRIDE,
    DOCX_ELEMENTS,

    DOCX_VALUE = DOCX_ELEMENTS,
    DOCX_SPACE,
    DOCX_TYPE,
    DOCX_FONT,
    DOCX_CHARACTER,
    DOCX_FIELD_MARK_TYPE,
    DOCX_REQUIRES,
    DOCX_STYLE_ID,
    DOCX_FORMAT,
    DOCX_ID,
    DOCX_AUTHOR
};

extern const odfgx_vocabulary odfgx_docx_vocabulary;

/* An on/off property (ECMA-376 part 1, 17.17.4): on without a value. */
bool odfgx_docx_is_on(const odfgx_attributes *attributes);

/* The value of a property as a whole number; false where it is none. */
bool odfgx_docx_number(const char *text, long *out);

#endif
