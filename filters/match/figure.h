/* filters/match/figure.h — what number a cell holds, read as people write
 * figures, and never more than it says. */
#ifndef ODFGX_FILTERS_MATCH_FIGURE_H
#define ODFGX_FILTERS_MATCH_FIGURE_H

#include "filters/match/grid.h"
#include "report/report.h"

/* Reads a cell (NULL: nothing is there) as a value in `unit`. Sets state,
 * amount, fault, and text and note of the origin; strings go to `arena`. */
odfgx_status odfgx_figure_read(odfgx_figure *out, const odfgx_grid_cell *cell,
                               const odfgx_unit *unit, odfgx_arena *arena,
                               odfgx_error *err);

#endif
