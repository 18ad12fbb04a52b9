/* odf/workbook_parts.h — an empty workbook as XML, part by part. */
#ifndef ODFGX_ODF_WORKBOOK_PARTS_H
#define ODFGX_ODF_WORKBOOK_PARTS_H

#include "odf/workbook_sheet.h"

/* Each appends a whole part. */
void odfgx_workbook_add_content(odfgx_buffer *out,
                                const odfgx_workbook *workbook);
void odfgx_workbook_add_styles(odfgx_buffer *out,
                               const odfgx_workbook *workbook);
void odfgx_workbook_add_meta(odfgx_buffer *out, const odfgx_workbook *workbook);
void odfgx_workbook_add_settings(odfgx_buffer *out,
                                 const odfgx_workbook *workbook);

/* Appends <table:content-validations>: what may be filled in. */
void odfgx_validity_add_all(odfgx_buffer *out, const odfgx_form *form);

/* Appends the attribute by which a cell refers to its validity; nothing for
 * none. */
void odfgx_validity_add_name(odfgx_buffer *out, odfgx_validity validity,
                             const char *attribute);

#endif
