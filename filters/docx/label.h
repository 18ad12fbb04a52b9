/* filters/docx/label.h — numbers of lists, written as ST_NumberFormat of
 * ECMA-376 part 1, 17.18.59 says. */
#ifndef ODFGX_FILTERS_DOCX_LABEL_H
#define ODFGX_FILTERS_DOCX_LABEL_H

#include "report/buffer.h"

/* A way to write numbers, by its name in the file; `custom` ones by their
 * pattern ("001, 002, ..."). Decimal where it is not known here, as for
 * languages other than Chinese, Japanese and English. Static. */
typedef struct odfgx_docx_format odfgx_docx_format;

const odfgx_docx_format *odfgx_docx_format_find(const char *name,
                                                const char *pattern);

/* Whether labels of the format are pictures, which are no text. */
bool odfgx_docx_format_is_bullet(const odfgx_docx_format *format);

/* Appends a number. One that the format has no sign for is decimal. */
void odfgx_docx_format_write(const odfgx_docx_format *format, uint32_t number,
                             odfgx_buffer *out);

#endif
