/* filters/match/grid.h — one table as matching sees it: its cells at their
 * places, merges applied, labels folded. Bounded: of a table that is larger
 * than any form, only the stretch that holds labels of the form is kept. */
#ifndef ODFGX_FILTERS_MATCH_GRID_H
#define ODFGX_FILTERS_MATCH_GRID_H

#include "report/arena.h"
#include "report/form.h"
#include "report/text.h"

typedef struct odfgx_grid_cell {
    uint32_t row, column;
    uint32_t last_row, last_column; /* of the merged block it begins */
    odfgx_cell_type type;
    bool hidden, formula;
    bool known;        /* its label is one of the form's */
    bool heading;      /* a section's heading, exactly */
    bool strange;      /* a label that only a known other form has */
    bool figure;       /* digits and nothing else, and no label */
    bool page;         /* holds headings: its lines are in the flow */
    const char *value; /* as stored, "" where none */
    const char *text;  /* as displayed */
    const char *fold;  /* of a string, behind its numbering; else "" */
} odfgx_grid_cell;

/* How many columns a row of a text document has. */
typedef struct odfgx_row_width {
    uint32_t row, columns;
} odfgx_row_width;

typedef struct odfgx_grid {
    odfgx_arena arena;
    const char *name;
    bool hidden;
    bool flow;              /* the paragraphs of a document, one a row */
    bool cut;               /* the table was larger than what is kept */
    odfgx_grid_cell *cells; /* by row, then column */
    size_t count, capacity, bytes;
    uint64_t told; /* how many cells the table has, kept or not */
    size_t known;  /* how many cells carry labels of the form */
    odfgx_range *merges;
    size_t merge_count, merge_capacity;
    size_t *blocks; /* indexes of the cells that begin merged blocks */
    size_t block_count;
    odfgx_row_width *widths; /* of rows that say so, in their order */
    size_t width_count, width_capacity;
} odfgx_grid;

/* The folds of all labels of a form, sorted: whether a cell may matter. */
typedef enum odfgx_label_kind {
    ODFGX_LABEL_STRANGE = 1, /* of a known other form; alone: only of that */
    ODFGX_LABEL_OWN = 2,
    ODFGX_LABEL_HEADING = 4 /* of a section */
} odfgx_label_kind;

typedef struct odfgx_label {
    const char *fold;
    unsigned kind; /* all that it is */
} odfgx_label;

typedef struct odfgx_label_set {
    odfgx_label *labels;
    size_t count;
    bool digits; /* one of them has nothing else */
} odfgx_label_set;

odfgx_status odfgx_label_set_make(odfgx_label_set *set, const odfgx_form *form,
                                  odfgx_error *err);
void odfgx_label_set_clear(odfgx_label_set *set);

/* An empty grid; `name` is copied. */
odfgx_status odfgx_grid_new(odfgx_grid **out, const char *name, bool hidden,
                            odfgx_error *err);
void odfgx_grid_free(odfgx_grid *grid);

/* Adds a copy of a cell or of a run of them, `rows` times one below the
 * other. Cells come by row, then column. */
odfgx_status odfgx_grid_add(odfgx_grid *grid, const odfgx_cell *cell,
                            uint32_t rows, const odfgx_label_set *labels,
                            odfgx_error *err);
odfgx_status odfgx_grid_add_merge(odfgx_grid *grid, const odfgx_range *range,
                                  odfgx_error *err);

/* Says how many columns a row has; rows come in order. */
odfgx_status odfgx_grid_add_width(odfgx_grid *grid, uint32_t row,
                                  uint32_t columns, odfgx_error *err);

/* Sorts the cells, applies the merges and folds the labels: after the last
 * cell, before any of what follows. */
odfgx_status odfgx_grid_finish(odfgx_grid *grid, const odfgx_label_set *labels,
                               odfgx_error *err);

/* The cell at a place, or the one whose merged block covers it, or NULL. */
odfgx_grid_cell *odfgx_grid_at(const odfgx_grid *grid, uint32_t row,
                               uint32_t column);

/* How many columns a row has, UINT32_MAX where it does not say so. */
uint32_t odfgx_grid_width_of(const odfgx_grid *grid, uint32_t row);

/* The index of the first cell at or behind a place, in order. */
size_t odfgx_grid_seek(const odfgx_grid *grid, uint32_t row, uint32_t column);

/* Whether a label in these rows is one that only a known other form has. */
bool odfgx_grid_is_strange(const odfgx_grid *grid, uint32_t first,
                           uint32_t last);

/* No text, no value: white space counts as nothing. */
bool odfgx_grid_cell_blank(const odfgx_grid_cell *cell);

#endif
