/* odf/xlsx/guard.h — failures that libxlsxwriter does not look at. Memory that
 * runs out ends the process, with ODFGX_CHILD_NO_MEMORY. */
#ifndef ODFGX_ODF_XLSX_GUARD_H
#define ODFGX_ODF_XLSX_GUARD_H

/* The errno of a write to a temporary file that failed, else 0: a part of the
 * workbook is not whole. */
int odfgx_xlsx_unwritten(void);

#endif
