/* report/repair_search.h — the search for the fewest cells, between its
 * parts. */
#ifndef ODFGX_REPORT_REPAIR_SEARCH_H
#define ODFGX_REPORT_REPAIR_SEARCH_H

#include "report/repair_tableau.h"

enum {
    ODFGX_STAGES = 24,   /* how deep the search goes */
    ODFGX_WORDS_MAX = 64 /* 64 cells each: how many cells there may be */
};

/* Every solution with the fewest cells has one among them in which each cell
 * is solved for by an equation of its own or becomes 0 (a vertex, in the
 * words of linear programming). These are searched: cells are chosen from an
 * edit that does not hold and has none chosen yet, which any solution must
 * touch; where none is left, from one that drives a chosen cell below 0. */
typedef struct odfgx_search {
    const odfgx_edits *edits;
    odfgx_tableau_shape shape;
    odfgx_arena *arena;
    odfgx_tableau stages[ODFGX_STAGES]; /* made when first needed */
    size_t stage_count;
    uint64_t counted[ODFGX_WORDS_MAX]; /* by lower_bound */
    size_t zeroed[ODFGX_STAGES];       /* cells that become 0, innermost last */
    size_t zeroed_count;
    size_t budget; /* cells that a solution may have */
    size_t steps;  /* that are left */
    bool exhausted, doubtful, crowded, failed;
    odfgx_solutions *out;
} odfgx_search;

/* What the cell that a row is solved for becomes; false where that is not a
 * multiple of its grain, or no number at all. */
bool odfgx_search_amount(const odfgx_search *search, const odfgx_tableau *stage,
                         size_t row, odfgx_amount *out);

/* All edits hold, and all bounds: the cells chosen become a solution. */
void odfgx_search_take(odfgx_search *search, const odfgx_tableau *stage);

#endif
