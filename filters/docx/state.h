/* filters/docx/state.h — the DOCX filter from within: where in the body it
 * is. */
#ifndef ODFGX_FILTERS_DOCX_STATE_H
#define ODFGX_FILTERS_DOCX_STATE_H

#include "filters/docx/comments.h"
#include "filters/docx/numbering.h"
#include "filters/docx/styles.h"
#include "filters/docx/walk.h"
#include "filters/flow.h"
#include "filters/opc.h"
#include "filters/recorder.h"

/* Where the reading stands. */
enum {
    DOCX_IN_DOCUMENT = DOCX_OUTSIDE + 1,
    DOCX_IN_BLOCKS, /* the body, a cell, a text box: paragraphs and tables */
    DOCX_IN_PARAGRAPH,
    DOCX_IN_PARAGRAPH_PROPERTIES,
    DOCX_IN_NUMBER_PROPERTIES,
    DOCX_IN_MARK, /* the properties of the paragraph's mark */
    DOCX_IN_RUN,
    DOCX_IN_RUN_PROPERTIES,
    DOCX_IN_TEXT,
    DOCX_IN_FIELD_MARK,
    DOCX_IN_FORM_FIELD,
    DOCX_IN_FORM_CHECK_BOX,
    DOCX_IN_FORM_LIST,
    DOCX_IN_FIELD_CODE,
    DOCX_IN_RUBY,
    DOCX_IN_DRAWING,
    DOCX_IN_TABLE,
    DOCX_IN_ROW,
    DOCX_IN_ROW_PROPERTIES,
    DOCX_IN_CELL_PROPERTIES,
    DOCX_IN_CONTROL_PROPERTIES,
    DOCX_IN_GALLERY_PART
};

/* The paragraph that is being read. One whose mark is deleted goes on in the
 * next. */
typedef struct odfgx_docx_paragraph {
    struct odfgx_docx_paragraph *around; /* that in which a text box stands */
    odfgx_buffer text, hidden_text;
    const odfgx_docx_style *style; /* NULL for none */
    odfgx_docx_reference list;     /* what it says itself */
    int outline;                   /* likewise; -1 where it says nothing */
    int mark_vanish;               /* likewise */
    bool open;                     /* it has begun, and was not told yet */
    bool mark_deleted;
    bool boxed_hidden;    /* it is in a hidden text box */
    bool contents_open;   /* it began in a field of contents */
    bool contents;        /* text of it is a line of the contents */
    bool page_broken;     /* at the end of the text so far */
    bool style_hidden;    /* its runs are, unless they say otherwise */
    bool run_hidden;      /* the run that is being read is */
    size_t source;        /* where its first tag stands in the part */
    size_t text_start;    /* where the text element that is being read began */
    uint32_t first_field; /* of those begun in it */
} odfgx_docx_paragraph;

/* The row and the cell that are being read; they begin with the cell's first
 * paragraph or its end, when all of its properties are known. */
typedef struct odfgx_docx_row {
    bool table_begun, begun;
    bool hidden, deleted;
    uint32_t before; /* columns left out before its first cell */
} odfgx_docx_row;

typedef struct odfgx_docx_cell {
    odfgx_flow_cell flow;
    bool waits; /* it has not begun */
    bool deleted;
} odfgx_docx_cell;

enum { DOCX_FIELDS_MAX = 32, DOCX_FIELD_WORD = 4 };

/* A complex field that is open (17.16.18). */
typedef struct odfgx_docx_field {
    bool in_code; /* not yet in its result */
    bool contents;
    size_t length;
    char word[DOCX_FIELD_WORD]; /* its code begins with */
} odfgx_docx_field;

/* Begins with the walk, so that a rule finds it. */
typedef struct odfgx_docx {
    odfgx_docx_walk walk;
    odfgx_flow flow;
    odfgx_docx_styles styles;
    odfgx_docx_numbering numbering;
    odfgx_docx_comments comments;    /* of the document, where wanted */
    odfgx_docx_comments *collecting; /* where comments are what is read */
    bool found;                      /* a body was */
    odfgx_input *input;

    odfgx_docx_paragraph *paragraph; /* the innermost */
    odfgx_docx_row row;
    odfgx_docx_cell cell;

    /* Text boxes outside of tables are told behind their paragraph. */
    const odfgx_visitor *visitor;
    odfgx_visitor recording;
    odfgx_recorder recorder;
    odfgx_buffer label; /* of the paragraph that is told, with its text */

    odfgx_docx_field fields[DOCX_FIELDS_MAX];
    uint32_t field_count, deeper_fields; /* beyond the most that are known */
    uint32_t codes;                      /* open fields in their code */
    uint32_t contents_fields, contents_controls; /* of contents, likewise */
    uint32_t placeholders; /* controls that show theirs, likewise */

    /* Hears of each paragraph outside of tables that is told, and where it
     * begins in the part; NULL: nobody does. */
    odfgx_status (*placed)(void *context, const odfgx_paragraph *told,
                           size_t source, odfgx_error *err);
    void *placed_context;
} odfgx_docx;

static inline odfgx_docx *odfgx_docx_of(odfgx_docx_walk *walk)
{
    return (odfgx_docx *)(void *)walk;
}

/* A document for a visitor, both of which must outlive it; NULL where memory
 * ran out. */
odfgx_status odfgx_docx_new(odfgx_docx **out, odfgx_input *input,
                            const odfgx_visitor *visitor, odfgx_error *err);
void odfgx_docx_free(odfgx_docx *docx);

/* Reads what the text's meaning depends on: styles, numberings, comments. */
odfgx_status odfgx_docx_prepare(odfgx_docx *docx, odfgx_opc *opc,
                                odfgx_package *package, odfgx_error *err);

/* The body and its rules: docx/body.c. */
odfgx_status odfgx_docx_body_read(odfgx_docx *docx, odfgx_package *package,
                                  const char *part, odfgx_error *err);
/* The same of a part in memory. */
odfgx_status odfgx_docx_body_read_bytes(odfgx_docx *docx,
                                        const odfgx_part_origin *origin,
                                        const odfgx_buffer *bytes,
                                        odfgx_error *err);

#define DOCX_START(name)                                                       \
    odfgx_status odfgx_docx_##name##_start(odfgx_docx_walk *walk,              \
                                           const odfgx_attributes *attributes, \
                                           odfgx_error *err)
#define DOCX_END(name)                                                         \
    odfgx_status odfgx_docx_##name##_end(odfgx_docx_walk *walk,                \
                                         odfgx_error *err)

/* Paragraphs: docx_paragraph.c. */
DOCX_START(paragraph);
DOCX_END(paragraph);
DOCX_START(style);
DOCX_START(number);
DOCX_START(level);
DOCX_START(outline);

/* Tells the paragraph that is open, if one is. */
odfgx_status odfgx_docx_paragraph_finish(odfgx_docx *docx, odfgx_error *err);

/* A paragraph for what stands in the one that is being read, and back. */
odfgx_status odfgx_docx_paragraph_push(odfgx_docx *docx, odfgx_error *err);
void odfgx_docx_paragraph_pop(odfgx_docx *docx);

/* Text boxes, controls: docx_box.c. */
DOCX_START(box);
DOCX_END(box);
DOCX_START(control_content);
DOCX_END(control_content);
DOCX_START(placeholder);
DOCX_START(gallery);

/* Tells what was recorded of text boxes. */
odfgx_status odfgx_docx_boxes_tell(odfgx_docx *docx, odfgx_error *err);

/* Runs and their text: docx_text.c. */
DOCX_START(run);
DOCX_END(run);
DOCX_START(run_style);
DOCX_START(vanish);
DOCX_START(text);
DOCX_END(text);
DOCX_START(tab);
DOCX_START(break);
DOCX_START(hyphen);
DOCX_START(symbol);
DOCX_START(denominator);
DOCX_START(superscript);
DOCX_START(subscript);

/* Adds text to the paragraph, shown or hidden as the run is, unless it is
 * part of a field's code or a placeholder. */
odfgx_status odfgx_docx_add_text(odfgx_docx *docx, const char *bytes,
                                 size_t length, odfgx_error *err);

/* Complex fields: docx_field.c. */
DOCX_START(field_mark);
DOCX_END(form_check_box);
DOCX_START(form_checked);
DOCX_START(form_chosen);
DOCX_START(form_entry);
void odfgx_docx_field_code(odfgx_docx *docx, const char *bytes, size_t length);
/* No code goes on beyond its paragraph, as it does where its end is missing. */
void odfgx_docx_fields_end_code(odfgx_docx *docx);
/* The contents end, whether their end was found or not. */
void odfgx_docx_fields_end_contents(odfgx_docx *docx);
/* Ends fields until no more than `count` are open. */
void odfgx_docx_fields_end(odfgx_docx *docx, uint32_t count);

/* Tables: docx_table.c. */
DOCX_START(table);
DOCX_END(table);
DOCX_START(row);
DOCX_START(row_hidden);
DOCX_START(before);
DOCX_START(cell);
DOCX_END(cell);
DOCX_START(span);
DOCX_START(vertical_merge);
DOCX_START(horizontal_merge);
DOCX_START(cell_deleted);
DOCX_START(cell_merged);

/* Comments: docx/comments.c. */
DOCX_START(commented);
DOCX_START(comment);
DOCX_END(comment);

/* Begins the cell that waits, if one does, with its row and table. */
odfgx_status odfgx_docx_cell_begin(odfgx_docx *docx, odfgx_error *err);

/* Goes on in the cell around a table or text box that ended, if there is one.
 */
void odfgx_docx_cell_resume(odfgx_docx *docx);

#endif
