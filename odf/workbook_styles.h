/* odf/workbook_styles.h — styles.xml of an empty workbook, and the names by
 * which content.xml refers to it. */
#ifndef ODFGX_ODF_WORKBOOK_STYLES_H
#define ODFGX_ODF_WORKBOOK_STYLES_H

#include "odf/workbook_sheet.h"

/* The names of the cell styles. */
extern const char *const odfgx_style_names[ODFGX_STYLES];

/* Of the style for a result that is not the good one. */
#define ODFGX_STYLE_NAME_BAD "wrong"

/* Names of the master pages: upright, as many as it takes; one page, upright
 * or lying. */
#define ODFGX_PAGES_FLOW "flow"
#define ODFGX_PAGES_UPRIGHT "upright"
#define ODFGX_PAGES_LYING "lying"

/* styles.xml in pieces; NULL past the last. */
extern const char *const odfgx_workbook_styles[];

#endif
