/* filters/odt.h — OpenDocument texts (.odt, .ott). */
#ifndef ODFGX_FILTERS_ODT_H
#define ODFGX_FILTERS_ODT_H

#include "filters/filter.h"

/* Tables are named by their number in the document, 表格 1; one in a cell is
 * told behind the table around it, as 表格 1.1. The text of a text box or a
 * shape is told behind the paragraph or table that it stands in. Numbers of
 * lists and headings are computed and begin the text; bullets do not. Left
 * out are what was deleted under change tracking, footnotes, comments, headers
 * and footers, ruby text, and hidden text beside text that is seen. Errors
 * name the table and the cell, or the part with line and column. */
extern const odfgx_filter odfgx_filter_odt;

#endif
