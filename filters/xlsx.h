/* filters/xlsx.h — Excel workbooks (.xlsx, .xlsm, .xltx, .xltm): ECMA-376
 * part 1, SpreadsheetML, transitional and strict, by Expat. */
#ifndef ODFGX_FILTERS_XLSX_H
#define ODFGX_FILTERS_XLSX_H

#include "filters/filter.h"

/* Cells are told as the part of their sheet is read, a row at a time; memory
 * grows with the shared strings and merged ranges only. A sheet is inflated
 * twice, three times where it has merged ranges, and counts as often for the
 * cap on the total. Failures name the sheet's cell, or the part with line and
 * column. */
extern const odfgx_filter odfgx_filter_xlsx;

#endif
