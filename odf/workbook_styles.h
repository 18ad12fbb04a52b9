/* odf/workbook_styles.h — styles.xml of an empty workbook, and the names by
 * which content.xml refers to it. */
#ifndef ODFGX_ODF_WORKBOOK_STYLES_H
#define ODFGX_ODF_WORKBOOK_STYLES_H

#include "odf/workbook_sheet.h"

/* The names of the cell styles. */
extern const char *const odfgx_style_names[ODFGX_STYLES];

/* Of the style for a result that is not the good one. */
#define ODFGX_STYLE_NAME_BAD "wrong"

/* Of the style for what is marked in a text. */
#define ODFGX_STYLE_NAME_STALE "stale"

/* Names of the master pages: upright, as many as it takes; one page, upright
 * or lying. */
#define ODFGX_PAGES_FLOW "flow"
#define ODFGX_PAGES_UPRIGHT "upright"
#define ODFGX_PAGES_LYING "lying"

/* Colours as six hexadecimal digits, for either writer to make of them what it
 * needs: "#cfd8e3" or 0xcfd8e3. */
#define ODFGX_COLOUR_BORDER 8c96a3
#define ODFGX_COLOUR_BAND cfd8e3
#define ODFGX_COLOUR_HEAD e4eaf1
#define ODFGX_COLOUR_LABEL f1f4f8
#define ODFGX_COLOUR_ENTRY fffbe5
#define ODFGX_COLOUR_TOTAL e3e3e3
#define ODFGX_COLOUR_GOOD e8f3e8
#define ODFGX_COLOUR_GOOD_TEXT 1d6b2f
#define ODFGX_COLOUR_BAD fde4e1
#define ODFGX_COLOUR_BAD_TEXT b3261e
#define ODFGX_COLOUR_PAST_TEXT 7a828c
#define ODFGX_COLOUR_STALE_TEXT c0261e

#define ODFGX_COLOUR_QUOTED(digits) #digits
#define ODFGX_COLOUR_PASTED(digits) 0x##digits
#define ODFGX_COLOUR_NAME(colour) "#" ODFGX_COLOUR_QUOTED(colour)
#define ODFGX_COLOUR_NUMBER(colour) ODFGX_COLOUR_PASTED(colour)

/* styles.xml in pieces; NULL past the last. */
extern const char *const odfgx_workbook_styles[];

#endif
