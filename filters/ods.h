/* filters/ods.h — OpenDocument spreadsheets (.ods, .ots), and packages that
 * do not say what kind of OpenDocument they are. */
#ifndef ODFGX_FILTERS_ODS_H
#define ODFGX_FILTERS_ODS_H

#include "filters/filter.h"

/* Repeated rows and columns are told as runs. Left out are comments, shapes
 * and their text, tables within cells, tracked changes, ruby text. What a
 * merged cell covers is told as hidden. Errors name the sheet and the cell,
 * or the part with line and column. */
extern const odfgx_filter odfgx_filter_ods;

#endif
