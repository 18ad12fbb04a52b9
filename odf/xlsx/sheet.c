/* A sheet of an empty workbook: its cells, tracks, printing and protection. */
#include "odf/workbook_formula.h"
#include "odf/workbook_words.h"
#include "odf/xlsx/write.h"

#include <stdlib.h>

enum {
    TENTHS_OF_AN_INCH = 254, /* tenths of a millimetre in an inch */
    POINTS_OF_AN_INCH = 72,
    PIXELS_OF_AN_INCH = 96, /* in which Excel measures columns */
    PAPER_A4 = 9
};

/* ----------------------------------------------------------------- cells */

/* The style of results turns into the one of bad results by what they say. */
static void add_condition(odfgx_xlsx *xlsx, lxw_worksheet *out, uint32_t row,
                          lxw_col_t column)
{
    static char good[] = "\"" ODFGX_WORDS_GOOD "\"";
    lxw_conditional_format condition = {
        .type = LXW_CONDITIONAL_TYPE_CELL,
        .criteria = LXW_CONDITIONAL_CRITERIA_NOT_EQUAL_TO,
        .value_string = good,
        .format = xlsx->bad,
    };
    odfgx_xlsx_note(
        xlsx, worksheet_conditional_format_cell(out, row, column, &condition));
}

static void write_formula(odfgx_xlsx *xlsx, lxw_worksheet *out, uint32_t row,
                          lxw_col_t column, const odfgx_sheet_cell *cell)
{
    lxw_format *format = xlsx->formats[cell->style];
    odfgx_buffer formula = { 0 };
    odfgx_formula_add_excel(&formula, cell->formula);
    if (formula.failed)
        odfgx_xlsx_note(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
    else if (cell->number)
        odfgx_xlsx_note(xlsx, worksheet_write_formula_num(
                                  out, row, column, formula.data, format,
                                  strtod(cell->text, NULL)));
    else
        odfgx_xlsx_note(xlsx, worksheet_write_formula_str(out, row, column,
                                                          formula.data, format,
                                                          cell->text));
    odfgx_buffer_clear(&formula);
}

static void write_value(odfgx_xlsx *xlsx, lxw_worksheet *out, uint32_t row,
                        lxw_col_t column, const odfgx_sheet_cell *cell)
{
    lxw_format *format = xlsx->formats[cell->style];
    if (cell->formula != NULL)
        write_formula(xlsx, out, row, column, cell);
    else if (cell->text == NULL)
        odfgx_xlsx_note(xlsx, worksheet_write_blank(out, row, column, format));
    else if (cell->number)
        odfgx_xlsx_note(xlsx, worksheet_write_number(out, row, column,
                                                     strtod(cell->text, NULL),
                                                     format));
    else if (!odfgx_xlsx_add_marked(xlsx, out, row, column, cell))
        odfgx_xlsx_note(
            xlsx, worksheet_write_string(out, row, column, cell->text, format));
}

static void write_cell(odfgx_xlsx *xlsx, lxw_worksheet *out, uint32_t row,
                       lxw_col_t column, const odfgx_sheet_cell *cell)
{
    if (cell->rows > 1 || cell->columns > 1)
        odfgx_xlsx_note(
            xlsx, worksheet_merge_range(out, row, column, row + cell->rows - 1,
                                        (lxw_col_t)(column + cell->columns - 1),
                                        "", xlsx->formats[cell->style]));
    write_value(xlsx, out, row, column, cell);
    if (cell->style == ODFGX_STYLE_RESULT)
        add_condition(xlsx, out, row, column);
}

static void write_cells(odfgx_xlsx *xlsx, const odfgx_sheet *sheet,
                        lxw_worksheet *out)
{
    for (uint32_t row = 0; row < sheet->rows; row++) {
        for (uint32_t column = 0; column < sheet->columns; column++) {
            const odfgx_sheet_cell *cell = odfgx_sheet_at(sheet, row, column);
            if (!cell->covered)
                write_cell(xlsx, out, row, (lxw_col_t)column, cell);
        }
    }
}

/* ---------------------------------------------------------------- tracks */

static double points(unsigned tenths)
{
    return (double)tenths * POINTS_OF_AN_INCH / TENTHS_OF_AN_INCH;
}

static double inches(unsigned tenths)
{
    return (double)tenths / TENTHS_OF_AN_INCH;
}

/* Widths are told in digits of the default font (ECMA-376 part 1, 18.3.1.13),
 * 8 pixels wide in SimSun at 11 pt; libxlsxwriter believes in 7, Calibri's. */
static void set_columns(odfgx_xlsx *xlsx, const odfgx_sheet *sheet,
                        lxw_worksheet *out)
{
    enum { DIGIT = 8, BELIEVED_DIGIT = 7 };
    for (uint32_t i = 0; i < sheet->columns; i++) {
        uint32_t pixels = sheet->widths[i] * PIXELS_OF_AN_INCH *
                          BELIEVED_DIGIT / DIGIT / TENTHS_OF_AN_INCH;
        odfgx_xlsx_note(xlsx, worksheet_set_column_pixels(out, (lxw_col_t)i,
                                                          (lxw_col_t)i, pixels,
                                                          NULL));
    }
}

static unsigned lowest_row(const odfgx_sheet *sheet)
{
    unsigned lowest = sheet->heights[0];
    for (uint32_t i = 1; i < sheet->rows; i++) {
        if (sheet->heights[i] < lowest)
            lowest = sheet->heights[i];
    }
    return lowest;
}

/* A row whose height is given does not grow with what is typed. */
static void set_rows(odfgx_xlsx *xlsx, const odfgx_sheet *sheet,
                     lxw_worksheet *out)
{
    enum { HIGHEST = 1440 }; /* Excel's: 409 points */
    unsigned lowest = lowest_row(sheet);
    worksheet_set_default_row(out, points(lowest), LXW_FALSE);
    for (uint32_t i = 0; i < sheet->rows; i++) {
        unsigned height = sheet->heights[i];
        if (height > lowest || !sheet->growing)
            odfgx_xlsx_note(
                xlsx,
                worksheet_set_row(
                    out, i, points(height < HIGHEST ? height : HIGHEST), NULL));
    }
}

/* ----------------------------------------------------------------- print */

/* As the .ods is printed: A4, scaled to its width, the sheet's name and the
 * page's number under it. The margins beside are smaller, for suites without
 * SimSun, to which columns are wider and which do not scale a sheet of one. */
static void set_pages(odfgx_xlsx *xlsx, const odfgx_sheet *sheet,
                      lxw_worksheet *out)
{
    worksheet_set_paper(out, PAPER_A4);
    if (odfgx_sheet_lies(sheet))
        worksheet_set_landscape(out);
    worksheet_set_margins(out, inches(80), inches(80), inches(150),
                          inches(200));
    worksheet_center_horizontally(out);
    worksheet_fit_to_pages(out, 1, sheet->one_page ? 1 : 0);
    odfgx_xlsx_note(xlsx, worksheet_set_footer(out, "&C&A — &P"));
    odfgx_xlsx_note(xlsx,
                    worksheet_print_area(out, 0, 0, sheet->rows - 1,
                                         (lxw_col_t)(sheet->columns - 1)));
    if (sheet->head > 0)
        odfgx_xlsx_note(xlsx, worksheet_repeat_rows(out, 0, sheet->head - 1));
}

/* ----------------------------------------------------------------- sheet */

/* No password: it keeps from mistakes, not from people. Rows may be made
 * higher. */
static void protect(lxw_worksheet *out)
{
    lxw_protection options = { .format_rows = LXW_TRUE };
    worksheet_protect(out, NULL, &options);
}

void odfgx_xlsx_add_sheet(odfgx_xlsx *xlsx, const odfgx_sheet *sheet)
{
    lxw_error error = workbook_validate_sheet_name(xlsx->file, sheet->name);
    if (error != LXW_NO_ERROR) {
        odfgx_xlsx_note(xlsx, error);
        return;
    }
    lxw_worksheet *out = workbook_add_worksheet(xlsx->file, sheet->name);
    if (out == NULL) {
        odfgx_xlsx_note(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    set_columns(xlsx, sheet, out);
    set_rows(xlsx, sheet, out);
    write_cells(xlsx, sheet, out);
    odfgx_xlsx_add_validities(xlsx, sheet, out);
    set_pages(xlsx, sheet, out);
    if (sheet->head > 0)
        worksheet_freeze_panes(out, sheet->head, 0);
    protect(out);
}
