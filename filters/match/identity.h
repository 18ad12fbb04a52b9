/* filters/match/identity.h — what an input says of itself: agency, year and
 * title. */
#ifndef ODFGX_FILTERS_MATCH_IDENTITY_H
#define ODFGX_FILTERS_MATCH_IDENTITY_H

#include "filters/match/match.h"

/* The first that says something counts. */
typedef struct odfgx_identity {
    const char *agency, *title; /* in the report's arena; NULL: not told */
    int year;                   /* 0: not told */
    odfgx_origin agency_origin, year_origin, title_origin;
    unsigned title_lines; /* over how many lines titles are looked for */
} odfgx_identity;

/* A title taken apart. */
typedef struct odfgx_title_parts {
    odfgx_slice agency; /* may be empty */
    int year;
} odfgx_title_parts;

typedef odfgx_status (*odfgx_cell_step)(odfgx_match *match,
                                        odfgx_identity *told,
                                        const odfgx_grid *grid,
                                        const odfgx_grid_cell *cell);

/* Goes through all cells that hold short texts. */
odfgx_status odfgx_match_each_cell(odfgx_match *match, odfgx_identity *told,
                                   odfgx_cell_step step);

/* Looks for a title, in one line, then broken over two or three. */
odfgx_status odfgx_match_title(odfgx_match *match, odfgx_identity *told);

/* Whether a text is a title, typing errors and all. */
bool odfgx_title_parse(odfgx_match *match, odfgx_slice text,
                       odfgx_title_parts *parts);

/* Finds the first four digits that are a year and no longer number; what is
 * before and behind them. 0 where there is none. */
int odfgx_find_year(odfgx_slice text, odfgx_slice *before, odfgx_slice *after);

/* Whether it is short, and no sentence. */
bool odfgx_could_be_name(odfgx_slice text);

/* White space runs become one blank, both ends none; NULL without memory. */
const char *odfgx_fold_space(odfgx_arena *arena, odfgx_slice text);

/* The displayed text of a cell, trimmed. */
odfgx_slice odfgx_cell_text(const odfgx_grid_cell *cell);

#endif
