/* filters/mark.h — what is written back into a document that was read: marks
 * at its cells and paragraphs, and a list of results. Nothing here knows a
 * form; each format that can carry marks has a function for it. */
#ifndef ODFGX_FILTERS_MARK_H
#define ODFGX_FILTERS_MARK_H

#include "odf/input.h"

/* Who writes the comments of the marks. */
#define ODFGX_MARK_AUTHOR "odfgx"

/* In a comment of somebody else: the line of its own that comes before what
 * odfgx appends. */
#define ODFGX_MARK_LINE "──── odfgx ────"

/* What the last line of odfgx ends with in a comment where the staff may go on:
 * what they type behind it is theirs. */
#define ODFGX_MARK_END "〔odfgx ↓〕"

/* What the first text of the list of results holds, and no text of anybody
 * else does, so that the list is known again whatever saves the document. */
#define ODFGX_MARK_SIGN "〔odfgx〕"

/* How many bytes of a paragraph, from its begin to behind that sign, are
 * odfgx's; 0 where it holds none. */
size_t odfgx_mark_signed(const char *text, size_t length);

/* How many bytes of a comment, from its begin, somebody else wrote, without
 * line feeds at the end: 0 where all is odfgx's. */
size_t odfgx_mark_others(const char *author, const char *text, size_t length);

/* What the staff typed into a comment of odfgx, behind its last line; NULL
 * where there is nothing. Ends with the text. */
const char *odfgx_mark_typed(const char *text, size_t length);

/* A mark at one cell, or at a paragraph outside of tables. */
typedef struct odfgx_mark {
    const char *table;     /* as the filter names it; NULL: a paragraph */
    uint32_t row, column;  /* 0-based, in the expanded grid of the table */
    const char *paragraph; /* where `table` is NULL: its text as told */
    odfgx_level level;     /* what the colour stands for */
    const char *comment;   /* lines joined by '\n'; never empty */
    const char *value;     /* a decimal that the cell is to hold, or NULL */
} odfgx_mark;

/* A line of the list of results: what its columns say, and where it leads. */
enum { ODFGX_RESULT_COLUMNS = 4 };

typedef struct odfgx_result {
    const char *texts[ODFGX_RESULT_COLUMNS]; /* NULL: nothing */
    const odfgx_mark *target;                /* of the link, or NULL */
    bool head;                               /* a heading */
    bool coloured;                           /* by `level`, which is set */
    odfgx_level level;
} odfgx_result;

/* All of it, borrowed. At most one mark a cell. Without results, all marks and
 * the list of an earlier run are taken out, and nothing is put in but values,
 * which stay when marks are taken out later. */
typedef struct odfgx_markup {
    const char *name; /* of the sheet or page of results: "检查结果" */
    const odfgx_mark *marks;
    size_t mark_count;
    const odfgx_result *results;
    size_t result_count;
} odfgx_markup;

#endif
