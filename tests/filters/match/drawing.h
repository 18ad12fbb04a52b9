/* tests/filters/match/drawing.h — a document as its readers see it, drawn
 * once for all formats: paragraphs, and tables of cells that may be merged.
 * A spreadsheet is drawn as tables alone, a sheet each. */
#ifndef ODFGX_TESTS_DRAWING_H
#define ODFGX_TESTS_DRAWING_H

#include "report/arena.h"
#include "report/buffer.h"
#include "tests/filters/match/shapes.h"

enum { DRAWN_ROWS = 200, DRAWN_COLUMNS = 24, DRAWN_BLOCKS = 96 };

typedef enum drawn_cell_kind {
    DRAWN_ABSENT,  /* behind the last cell of its row */
    DRAWN_COVERED, /* by a merged cell to its left or above */
    DRAWN_CELL
} drawn_cell_kind;

typedef struct drawn_cell {
    drawn_cell_kind kind;
    unsigned columns, rows; /* that it is merged over, >= 1 */
    const char *text;       /* as displayed; '\n' breaks the line */
    const char *value;      /* as stored, of a number; else NULL */
    unsigned summands;      /* cells to its left that it is the sum of */
    bool figure;            /* one of the report, stored as a number or not */
} drawn_cell;

typedef struct drawn_table {
    const char *name;
    bool hidden;
    unsigned rows, columns; /* up to the last cell */
    unsigned head;          /* rows that a program may repeat on each page */
    drawn_cell cells[DRAWN_ROWS][DRAWN_COLUMNS];
} drawn_table;

typedef enum drawn_block_kind {
    DRAWN_TITLE,
    DRAWN_HEADING,  /* of a section */
    DRAWN_CONTENTS, /* a line of a table of contents */
    DRAWN_PARAGRAPH,
    DRAWN_TABLE
} drawn_block_kind;

typedef struct drawn_block {
    drawn_block_kind kind;
    const char *text; /* '\n' breaks the line */
    size_t number;    /* bytes of a heading's numbering, to be generated */
    size_t run_in;    /* bytes of a head that opens the paragraph */
    drawn_table *table;
} drawn_block;

typedef struct drawing {
    odfgx_arena arena;
    shape shape;
    uint64_t seed; /* of what a writer chooses */
    drawn_block blocks[DRAWN_BLOCKS];
    size_t count;
} drawing;

/* { 0 } is an empty drawing. All that it holds goes with it. */
void drawing_clear(drawing *d);

/* Where a writer has a choice: true once in `count` times. */
bool drawing_one_in(drawing *d, uint64_t count);

const char *drawing_text(drawing *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Appends a paragraph; the text is borrowed as long as the drawing lives. */
drawn_block *drawing_add(drawing *d, drawn_block_kind kind, const char *text);

/* An empty table; appended only by the second. */
drawn_table *drawing_table(drawing *d, const char *name);
void drawing_add_table(drawing *d, drawn_table *table);

/* Puts a cell and covers what it is merged over. */
drawn_cell *drawn_put(drawn_table *table, unsigned row, unsigned column,
                      unsigned columns, unsigned rows, const char *text);

/* Makes empty cells of all covered ones. */
void drawn_lose_merges(drawn_table *table);

/* Moves a row to the left by its covered and empty cells at the left edge,
 * which are lost; what was merged over them ends above. */
void drawn_shift_row(drawn_table *table, unsigned row);

/* Takes a covered place out of a row: what covers it is narrower, what stands
 * behind it is a column to the left. */
void drawn_narrow_row(drawn_table *table, unsigned row, unsigned column);

/* Takes the rows from `row` on away into a table of their own, below the
 * first `head` rows of this one. */
drawn_table *drawn_cut(drawing *d, drawn_table *table, unsigned row,
                       unsigned head);

/* Copies a table into another, its first cell to a place. */
void drawn_copy(drawn_table *into, unsigned row, unsigned column,
                const drawn_table *from);

#endif
