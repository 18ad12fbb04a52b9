/* filters/text.h — plain text with tables: rows of cells with tabs between
 * them, as they are copied from a page or a document; or, where nearly all
 * lines are so, comma- or semicolon-separated values (RFC 4180). */
#ifndef ODFGX_FILTERS_TEXT_H
#define ODFGX_FILTERS_TEXT_H

#include "filters/filter.h"

/* Read once for its characters, once for its separator and once for what it
 * says, each time from end to end in constant memory. */
extern const odfgx_filter odfgx_filter_text;

#endif
