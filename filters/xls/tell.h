/* filters/xls/tell.h — odfgx-xls writes what it sees to stdout. */
#ifndef ODFGX_FILTERS_XLS_TELL_H
#define ODFGX_FILTERS_XLS_TELL_H

#include "filters/xls/biff.h"
#include "filters/xls/stream.h"

/* Writes a record without a value. */
void odfgx_xls_tell(const odfgx_xls_record *record, const char *text);

/* Writes the sheet that libfreexl calls its `index`-th: the cells that it
 * knows, and those of the grid over them. */
odfgx_status odfgx_xls_tell_sheet(const void *handle, size_t index,
                                  const odfgx_biff_sheet *sheet,
                                  const odfgx_biff_grid *grid);

#endif
