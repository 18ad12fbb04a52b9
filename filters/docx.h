/* filters/docx.h — WordprocessingML documents (.docx, .docm, .dotx, .dotm),
 * ECMA-376 part 1, clause 17, transitional and strict. */
#ifndef ODFGX_FILTERS_DOCX_H
#define ODFGX_FILTERS_DOCX_H

#include "filters/filter.h"

/* Tells the body's paragraphs and tables in order, and the comments on cells.
 * Headers, footers and notes are no part of it, nor is a list of results that
 * odfgx put in. What tracked changes delete or move away is
 * left out, what they insert counts. Nothing outside of the file is opened.
 * Errors name the part and its line, or a table and its cell.
 *
 * Marks go into document and comments; a signature does not hold as long as
 * they are there, and does again without them. A part in UTF-16 that is
 * changed becomes UTF-8. */
extern const odfgx_filter odfgx_filter_docx;

#endif
