/* filters/docx.h — WordprocessingML documents (.docx, .docm, .dotx, .dotm),
 * ECMA-376 part 1, clause 17, transitional and strict. */
#ifndef ODFGX_FILTERS_DOCX_H
#define ODFGX_FILTERS_DOCX_H

#include "filters/filter.h"

/* Tells the body's paragraphs and tables in order. Headers, footers, notes
 * and comments are no part of it. What tracked changes delete or move away is
 * left out, what they insert counts. Nothing outside of the file is opened.
 * Errors name the part and its line, or a table and its cell. */
extern const odfgx_filter odfgx_filter_docx;

#endif
