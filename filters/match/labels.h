/* filters/match/labels.h — whether a cell's label is one of the form's. */
#ifndef ODFGX_FILTERS_MATCH_LABELS_H
#define ODFGX_FILTERS_MATCH_LABELS_H

#include "filters/match/grid.h"

/* The fold is one of the words'. */
bool odfgx_words_have(const odfgx_words *words, const char *fold);

/* How far the fold is from the nearest of the words, as far as a label of
 * that length may be mistyped; `limit` + 1 where it is farther. Short labels
 * must be right: a change of one character makes another label of them. */
unsigned odfgx_words_distance(const odfgx_words *words, const char *fold,
                              unsigned *limit);

/* Whether a cell that carries no label of the form carries this one mistyped.
 */
bool odfgx_words_nearly(const odfgx_words *words, const odfgx_grid_cell *cell);

#endif
