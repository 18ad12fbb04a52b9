/* odf/xlsx/write.h — an empty workbook as libxlsxwriter takes it
 * (ECMA-376 part 1, 18). The first failure is remembered in `error`; calls
 * after it do no harm. */
#ifndef ODFGX_ODF_XLSX_WRITE_H
#define ODFGX_ODF_XLSX_WRITE_H

#include "odf/workbook_sheet.h"

#include <xlsxwriter.h>

typedef struct odfgx_xlsx {
    const odfgx_workbook *workbook;
    lxw_workbook *file;
    lxw_format *formats[ODFGX_STYLES];
    lxw_format *bad;   /* of a result that is not the good one */
    lxw_format *stale; /* of what is marked in a text */
    lxw_format *usual; /* of what stands around it */
    lxw_error error;
} odfgx_xlsx;

/* Writes the workbook to the file of that name. */
lxw_error odfgx_xlsx_write(const odfgx_workbook *workbook, const char *path);

/* Remembers a failure. */
void odfgx_xlsx_note(odfgx_xlsx *xlsx, lxw_error error);

void odfgx_xlsx_add_formats(odfgx_xlsx *xlsx);
void odfgx_xlsx_add_sheet(odfgx_xlsx *xlsx, const odfgx_sheet *sheet);

/* Writes a text of which stretches are marked, as runs (ECMA-376 part 1,
 * 18.4.4); false, and nothing is written, where none is, or its only run is a
 * single character, which libxlsxwriter does not take. */
bool odfgx_xlsx_add_marked(odfgx_xlsx *xlsx, lxw_worksheet *out, uint32_t row,
                           lxw_col_t column, const odfgx_sheet_cell *cell);

/* Adds what may be typed into the sheet's cells. */
void odfgx_xlsx_add_validities(odfgx_xlsx *xlsx, const odfgx_sheet *sheet,
                               lxw_worksheet *out);

#endif
