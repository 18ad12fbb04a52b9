/* filters/flat.h — OpenDocument in one XML file (.fods, .fodt). */
#ifndef ODFGX_FILTERS_FLAT_H
#define ODFGX_FILTERS_FLAT_H

#include "filters/filter.h"

/* Told as the same document in a package. The file is never in memory as a
 * whole; its size is under the cap on a part. Errors name the table and the
 * cell, or line and column. */
extern const odfgx_filter odfgx_filter_flat;

#endif
