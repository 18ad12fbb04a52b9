/* odf/workbook_formula.h — the form's equations as spreadsheet formulas
 * (OpenFormula, ODF 1.3 part 4). */
#ifndef ODFGX_ODF_WORKBOOK_FORMULA_H
#define ODFGX_ODF_WORKBOOK_FORMULA_H

#include "odf/workbook_sheet.h"

/* Appends one side of an equation to the workbook's `scratch`, as a cell of
 * `sheet` writes it: "SUM([.D7:.D27])", "[$'表三'.D5]-[$'表三'.D6]", "0". */
void odfgx_formula_add_side(odfgx_workbook *workbook, const odfgx_sheet *sheet,
                            const odfgx_term *terms, size_t count);

/* Appends text between quotes, those within doubled: 'a''b' is a sheet's
 * name in references and addresses, "a""b" a text in formulas. */
void odfgx_formula_add_quoted(odfgx_buffer *out, const char *text, char quote);

/* Appends a formula of the workbook, "of:=SUM([.A1];[$'表三'.B2:.B4])", as
 * Excel has it: "=SUM(A1,'表三'!B2:B4)" (ECMA-376 part 1, 18.17). */
void odfgx_formula_add_excel(odfgx_buffer *out, const char *formula);

#endif
