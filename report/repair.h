/* report/repair.h — error localization after Fellegi and Holt: the fewest
 * cells that, when changed, satisfy all balance edits and bounds. */
#ifndef ODFGX_REPORT_REPAIR_H
#define ODFGX_REPORT_REPAIR_H

#include "report/check.h"

/* What a slack of an inequality stands for. */
#define ODFGX_NO_VALUE SIZE_MAX

/* A cell of edits that hang together. */
typedef struct odfgx_edit_cell {
    size_t value;        /* index in the form, or ODFGX_NO_VALUE */
    odfgx_amount amount; /* as it stands, or worked out where missing */
    odfgx_amount grain;  /* whose multiples it may hold */
    bool missing;        /* nothing that can be read stands there */
    bool free;           /* may change at no cost */
} odfgx_edit_cell;

typedef struct odfgx_edit_term {
    size_t cell; /* index in the edits */
    int coefficient;
} odfgx_edit_term;

/* The sum of its terms is 0. */
typedef struct odfgx_edit {
    const odfgx_equation *equation;
    odfgx_edit_term *terms;
    size_t count;
    odfgx_amount lacking; /* what changes must add to its sum: 0 if it holds */
    bool open;            /* has a cell that was missing */
} odfgx_edit;

/* Where a cell takes part. */
typedef struct odfgx_edit_use {
    size_t edit;
    int coefficient;
} odfgx_edit_use;

/* Edits that are connected by cells, and those cells. */
typedef struct odfgx_edits {
    const odfgx_form *form;
    odfgx_edit_cell *cells;
    odfgx_edit *edits;
    size_t cell_count, edit_count;
    odfgx_edit_use *uses; /* those of a cell: [first[cell], first[cell + 1]) */
    size_t *first;
} odfgx_edits;

/* Groups of edits, each to be repaired by itself: those that hold, and lack
 * no cell, are left out. */
typedef struct odfgx_edit_groups {
    odfgx_edits *items;
    size_t count;
} odfgx_edit_groups;

/* The groups of a report's edits of level error that concern it, all in the
 * arena. Missing cells are worked out where equations determine them; edits
 * with others are left out. */
odfgx_status odfgx_edits_make(odfgx_edit_groups *out,
                              const odfgx_report *report, odfgx_arena *arena,
                              odfgx_error *err);

typedef struct odfgx_change {
    size_t cell;
    odfgx_amount to;
} odfgx_change;

/* One way to satisfy all edits. */
typedef struct odfgx_solution {
    odfgx_change *changes; /* by cell */
    size_t count;
    bool determined;   /* the values, too, and not the cells alone */
    const char *cause; /* of many changes at once, a sentence; or NULL */
    bool weak;         /* of a cause that nothing confirms */
} odfgx_solution;

enum { ODFGX_SOLUTIONS = 32 };

/* All ways that are equally small. */
typedef struct odfgx_solutions {
    odfgx_solution items[ODFGX_SOLUTIONS];
    size_t count;
    size_t cost;   /* cells of a solution that were not free */
    bool proven;   /* nothing smaller does */
    bool complete; /* there are no others of this cost */
    size_t floor;  /* no fewer cells do */
} odfgx_solutions;

/* Finds the smallest sets of cells, given that fewer than `least` don't do
 * and looking for no more than `most`, in at most `steps` nodes of the search.
 * Where that is too little, `proven` is false and a set may be given all the
 * same. Solutions live in the arena. */
odfgx_status odfgx_edits_search(odfgx_solutions *out, const odfgx_edits *edits,
                                size_t least, size_t most, size_t steps,
                                odfgx_arena *arena, odfgx_error *err);

/* Adds the ways in which one mistake with a line of a table explains all: a
 * line shifted by a cell, two lines exchanged, a line entered twice. */
odfgx_status odfgx_edits_lines(odfgx_solutions *out, const odfgx_edits *edits,
                               odfgx_arena *arena, odfgx_error *err);

/* Whether two solutions change the same cells; and to the same values. */
bool odfgx_solution_same_cells(const odfgx_solution *a,
                               const odfgx_solution *b);
bool odfgx_solution_same(const odfgx_solution *a, const odfgx_solution *b);

/* What people do wrong that looks like these changes. */
typedef struct odfgx_likeness {
    unsigned rank;        /* 0: nothing known; more is likelier */
    bool strong;          /* of values that could hardly stand there rightly */
    const char *sentence; /* untranslated; NULL for none */
} odfgx_likeness;

odfgx_likeness odfgx_changes_likeness(const odfgx_edits *edits,
                                      const odfgx_report *report,
                                      const odfgx_change *changes,
                                      size_t count);

/* Whether the form says that the cell's value is the total of others. */
bool odfgx_cell_is_total(const odfgx_edits *edits, size_t cell);

#endif
