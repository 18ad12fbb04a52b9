/* filters/opendocument/state.h — the core of the OpenDocument filters from
 * within: where in the document it is. */
#ifndef ODFGX_FILTERS_OPENDOCUMENT_STATE_H
#define ODFGX_FILTERS_OPENDOCUMENT_STATE_H

#include "filters/opendocument.h"
#include "filters/opendocument/names.h"
#include "filters/opendocument/runs.h"
#include "filters/opendocument/styles.h"
#include "filters/recorder.h"
#include "filters/teller.h"

/* Where the reading stands. */
typedef enum odfgx_od_place {
    OD_IN_DOCUMENT,
    OD_IN_STYLES,
    OD_IN_STYLE,
    OD_IN_LIST_STYLE,
    OD_IN_LIST_LEVEL,
    OD_IN_SHEETS,
    OD_IN_FLOW, /* of a text document or of a cell */
    OD_IN_NUMBER,
    OD_IN_TABLE,
    OD_IN_ROW,
    OD_IN_PARAGRAPH,
    OD_IN_FRAME,
    OD_IN_CHANGES,
    OD_IN_REGION,
    OD_IN_COMMENT,
    OD_IN_CREATOR
} odfgx_od_place;

typedef struct odfgx_od odfgx_od;

/* What an element means where it may stand; anywhere else, and if it has no
 * row, it is left out with all that is in it. */
typedef struct odfgx_od_rule {
    unsigned places;                /* where it may stand, as bits */
    odfgx_od_place outside, inside; /* equal: its content counts as beside */
    odfgx_status (*start)(odfgx_od *od, const odfgx_attributes *attributes,
                          odfgx_error *err);
    odfgx_status (*end)(odfgx_od *od, odfgx_error *err);
} odfgx_od_rule;

/* By token: what sheets, texts, and comments in either are made of. */
extern const odfgx_od_rule odfgx_od_sheet_rules[OD_ELEMENTS];
extern const odfgx_od_rule odfgx_od_text_rules[OD_ELEMENTS];
extern const odfgx_od_rule odfgx_od_comment_rules[OD_ELEMENTS];

/* The cell that is being read: what its tag says. */
typedef struct odfgx_od_cell {
    uint32_t columns; /* repeated */
    uint32_t spanned_columns, spanned_rows;
    odfgx_cell_type type;
    bool formula, covered, hidden, error;
    bool deleted; /* some of its text is, and it may be its value */
} odfgx_od_cell;

/* The text of a cell or of a paragraph outside of tables. */
typedef struct odfgx_od_lines {
    odfgx_buffer bytes;
    unsigned count;   /* begun so far */
    bool after_space; /* white space that follows is dropped */
} odfgx_od_lines;

typedef struct odfgx_od_paragraph {
    bool open;
    odfgx_paragraph_kind kind;
    bool hidden;    /* by its style, or by what is around it */
    bool withdrawn; /* by a field in it */
    bool labelled;  /* its list's style says what its label is */
    size_t begin;   /* of its text in the lines */
    size_t label;   /* where its label ends, with the gap behind that */
    size_t gap;     /* bytes of that gap */
} odfgx_od_paragraph;

/* Where a flow stands in lists. */
typedef struct odfgx_od_listing {
    unsigned depth; /* of text:list */
    odfgx_od_run *run;
    const odfgx_od_style *styles[OD_LIST_LEVELS]; /* by depth, or NULL */
    bool alone; /* a paragraph that is numbered outside of lists */
    const odfgx_od_style *own; /* of the item alone, or NULL */
    bool pending;              /* the next paragraph begins an item */
    bool restarts;
    uint32_t start;      /* where it does, the item's number */
    odfgx_buffer number; /* the item's label, as the document has it */
} odfgx_od_listing;

/* A flow and the table that is being read in it. One within a cell or a
 * paragraph of another waits in a recorder until that one has ended. */
typedef struct odfgx_od_level {
    struct odfgx_od_level *outer;
    odfgx_teller teller;
    const odfgx_visitor *visitor;
    struct odfgx_od_deferred *deferred; /* what records; NULL: told at once */
    odfgx_od_place place;

    bool of_table; /* one in a cell; it ends with it */
    bool in_table;
    uint32_t nested;               /* tables in the table's cells so far */
    unsigned groups, hidden_group; /* depth; that of the outermost hidden */
    uint32_t column_count;         /* described so far */
    uint32_t next_row, column;     /* the next row's and cell's */

    odfgx_od_cell cell;
    odfgx_buffer value;
    odfgx_od_lines lines;
    odfgx_od_lines concealed; /* what nobody sees; the two change places
                                 where hidden text begins and ends */
    unsigned concealing;      /* how many reasons there are now */
    bool hidden;              /* all of it */

    odfgx_od_paragraph paragraph;
    bool joining; /* the end of it was deleted, and the next goes on with it */
    unsigned spans, hidden_span; /* depth; that of the outermost hidden */
    odfgx_od_listing listing;
    unsigned frames;       /* depth */
    odfgx_od_place anchor; /* where the outermost frame stands */
} odfgx_od_level;

/* A comment, and what is put aside while it is read. */
typedef struct odfgx_od_comment {
    odfgx_buffer author;
    odfgx_od_lines lines; /* the cell's text meanwhile */
    odfgx_od_place place; /* where it stands */
    const odfgx_od_rule *rules;
} odfgx_od_comment;

/* What waits to be told. */
typedef struct odfgx_od_deferred {
    struct odfgx_od_deferred *next;
    bool open; /* a level has not ended that tells it */
    odfgx_recorder recorder;
    odfgx_visitor visitor;
} odfgx_od_deferred;

struct odfgx_od {
    const odfgx_od_rule *rules;
    uint64_t skipped; /* depth within an element that is left out */
    odfgx_od_level level;

    const odfgx_input *input;
    const odfgx_visitor *visitor;
    odfgx_package *package; /* NULL where there is none */
    unsigned kinds;         /* that may be read */
    bool found;             /* a body of one of them was */

    odfgx_od_styles styles;
    bool common_read, in_common; /* styles.xml was, is being read */

    odfgx_od_runs runs;
    odfgx_od_run outline; /* of headings outside of lists */
    odfgx_buffer label;
    unsigned sections, hidden_section; /* depth; that of the outermost hidden */
    unsigned deleting;   /* tracked deletions that the reading is within */
    odfgx_buffer region; /* the id of the tracked change that is told of */
    unsigned indexes;    /* depth within tables of contents and the like */

    odfgx_od_comment comment;

    uint32_t tables; /* outermost ones begun so far */
    odfgx_od_deferred *first_deferred, *last_deferred;
    size_t deferred_bytes;
};

/* ------------------------------------------------------------- in general */

/* Records a failure at the cell that is being read, or, outside of tables,
 * without a place, which the gate adds. */
odfgx_status odfgx_od_fail(const odfgx_od *od, odfgx_status status,
                           odfgx_error *err, const char *format, ...)
    ODFGX_PRINTF(4, 5);

/* A count of repeated rows or columns, or one of spanned or inserted ones,
 * which is cut at `most`; one that is no positive integer fails, as does a
 * `strict` one over `most`. */
typedef struct odfgx_od_count {
    const char *what; /* the attribute's name, for messages */
    uint32_t most;
    bool strict;
} odfgx_od_count;

odfgx_status odfgx_od_read_count(const odfgx_od *od,
                                 const odfgx_od_count *count, const char *text,
                                 uint32_t *out, odfgx_error *err);

/* Whether an attribute, or NULL, is "true"; the number that one is, where it
 * is any that can be held. */
bool odfgx_od_is_true(const char *value);
uint32_t odfgx_od_number(const char *text, uint32_t otherwise);

/* Leaves out the content of the element whose start is being handled; it
 * stands in `place`. */
void odfgx_od_leave_out(odfgx_od *od, odfgx_od_place place);

/* Reads the common styles of the package, if it has any, at the first call. */
odfgx_status odfgx_od_read_common(odfgx_od *od, odfgx_error *err);

#endif
