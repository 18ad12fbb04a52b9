/* filters/ods_state.h — the ODS filter from within: its names, and where in
 * the document it is. */
#ifndef ODFGX_FILTERS_ODS_STATE_H
#define ODFGX_FILTERS_ODS_STATE_H

#include "filters/teller.h"
#include "odf/part.h"
#include "report/arena.h"

/* Elements and attributes of content.xml that mean something here. */
enum {
    ODS_NOTHING,
    ODS_DOCUMENT,
    ODS_AUTOMATIC_STYLES,
    ODS_STYLE,
    ODS_TABLE_PROPERTIES,
    ODS_BODY,
    ODS_SPREADSHEET,
    ODS_TABLE,
    ODS_COLUMN_GROUP,
    ODS_COLUMNS,
    ODS_COLUMN,
    ODS_ROW_GROUP,
    ODS_ROWS,
    ODS_ROW,
    ODS_CELL,
    ODS_COVERED_CELL,
    ODS_PARAGRAPH,
    ODS_SPACES,
    ODS_TAB,
    ODS_LINE_BREAK,
    ODS_INLINE,   /* any other element of text: its text counts */
    ODS_EXCLUDED, /* its text does not */
    ODS_ELEMENTS,

    ODS_NAME = ODS_ELEMENTS,
    ODS_FAMILY,
    ODS_TABLE_NAME,
    ODS_STYLE_NAME,
    ODS_DISPLAY,
    ODS_VISIBILITY,
    ODS_COLUMNS_REPEATED,
    ODS_ROWS_REPEATED,
    ODS_COLUMNS_SPANNED,
    ODS_ROWS_SPANNED,
    ODS_FORMULA,
    ODS_VALUE_TYPE,
    ODS_CALC_VALUE_TYPE,
    ODS_VALUE,
    ODS_DATE_VALUE,
    ODS_TIME_VALUE,
    ODS_BOOLEAN_VALUE,
    ODS_STRING_VALUE,
    ODS_COUNT
};

extern const odfgx_vocabulary odfgx_ods_vocabulary;

/* Where the reading stands; every place is in the one before it. */
typedef enum odfgx_ods_place {
    ODS_IN_DOCUMENT,
    ODS_IN_STYLES,
    ODS_IN_STYLE,
    ODS_IN_SPREADSHEET,
    ODS_IN_TABLE,
    ODS_IN_ROW,
    ODS_IN_CELL,
    ODS_IN_PARAGRAPH
} odfgx_ods_place;

/* A table style that hides its sheet. */
typedef struct odfgx_ods_style {
    struct odfgx_ods_style *next;
    const char *name;
} odfgx_ods_style;

/* The cell that is being read: what its tag says. */
typedef struct odfgx_ods_cell {
    uint32_t columns; /* repeated */
    uint32_t spanned_columns, spanned_rows;
    odfgx_cell_type type;
    bool formula, covered, error;
    unsigned paragraphs; /* begun so far */
    bool after_space;    /* white space that follows is dropped */
} odfgx_ods_cell;

typedef struct odfgx_ods {
    odfgx_teller teller;

    odfgx_ods_place place;
    uint64_t skipped; /* depth within an element that is left out */
    bool found;       /* a spreadsheet was */

    odfgx_arena arena; /* of styles */
    odfgx_ods_style *hiding;
    size_t hiding_count;
    odfgx_buffer style; /* name of the table style being read */

    unsigned groups, hidden_group; /* depth; that of the outermost hidden */
    uint32_t column_count;         /* described so far */
    uint32_t next_row, column;     /* the next row's and cell's */

    odfgx_ods_cell cell;
    odfgx_buffer value, text;
} odfgx_ods;

/* Reads a count of repeated rows or columns, or one of spanned or inserted
 * ones, which is cut at `most`; one that is no positive integer fails, as
 * does a `strict` one over `most`. */
typedef struct odfgx_ods_count {
    const char *what; /* the attribute's name, for messages */
    uint32_t most;
    bool strict;
} odfgx_ods_count;

odfgx_status odfgx_ods_read_count(const odfgx_ods *ods,
                                  const odfgx_ods_count *count,
                                  const char *text, uint32_t *out,
                                  odfgx_error *err);

/* Tables, columns and rows: ods_table.c. */
odfgx_status odfgx_ods_table_start(odfgx_ods *ods,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err);
odfgx_status odfgx_ods_table_end(odfgx_ods *ods, odfgx_error *err);
odfgx_status odfgx_ods_group_start(odfgx_ods *ods,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err);
odfgx_status odfgx_ods_group_end(odfgx_ods *ods, odfgx_error *err);
odfgx_status odfgx_ods_column_start(odfgx_ods *ods,
                                    const odfgx_attributes *attributes,
                                    odfgx_error *err);
odfgx_status odfgx_ods_row_start(odfgx_ods *ods,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err);

/* Cells: ods_cell.c. */
odfgx_status odfgx_ods_cell_start(odfgx_ods *ods,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err);
odfgx_status odfgx_ods_covered_start(odfgx_ods *ods,
                                     const odfgx_attributes *attributes,
                                     odfgx_error *err);
odfgx_status odfgx_ods_cell_end(odfgx_ods *ods, odfgx_error *err);

/* The text of a cell: ods_text.c. */
odfgx_status odfgx_ods_paragraph_start(odfgx_ods *ods,
                                       const odfgx_attributes *attributes,
                                       odfgx_error *err);
odfgx_status odfgx_ods_spaces_start(odfgx_ods *ods,
                                    const odfgx_attributes *attributes,
                                    odfgx_error *err);
odfgx_status odfgx_ods_tab_start(odfgx_ods *ods,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err);
odfgx_status odfgx_ods_break_start(odfgx_ods *ods,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err);
odfgx_status odfgx_ods_add_text(odfgx_ods *ods, const char *bytes,
                                size_t length, odfgx_error *err);

#endif
