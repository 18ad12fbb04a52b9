/* The sheet of a table: its official merged head, its row labels, a cell for
 * each value, as the shape of its bands wants them. */
#include "odf/workbook_formula.h"
#include "odf/workbook_sheet.h"

#include "report/layout.h"

/* Bounds of the widths, in tenths of a millimetre. */
#define NARROWEST_HEADING 160
#define WIDEST_HEADING 300
#define NARROWEST_LABEL 300
#define WIDEST_LABEL 850
#define NARROWEST_COUNT 200
#define NARROWEST_AMOUNT 280
#define WIDEST_COLUMN 400

/* By odfgx_layout_kind. */
static const odfgx_cell_style styles[] = {
    [ODFGX_LAYOUT_BAND] = ODFGX_STYLE_BAND,
    [ODFGX_LAYOUT_CORNER] = ODFGX_STYLE_HEAD,
    [ODFGX_LAYOUT_HEAD] = ODFGX_STYLE_HEAD,
    [ODFGX_LAYOUT_LABEL] = ODFGX_STYLE_LABEL,
    [ODFGX_LAYOUT_FIGURE] = ODFGX_STYLE_FIGURE,
};

/* A figure begins as 0, and is remembered for the formulas. */
static void put_figure(odfgx_workbook *workbook, odfgx_sheet *sheet,
                       const odfgx_layout_cell *cell, odfgx_sheet_cell *shown)
{
    const odfgx_form *form = workbook->form;
    const odfgx_unit *unit = form->values[cell->value].unit;
    workbook->places[cell->value] =
        (odfgx_place){ sheet, cell->row + 1, cell->column };
    shown->number = true;
    shown->text = "0";
    shown->validity =
        (odfgx_validity){ ODFGX_VALIDITY_UNIT, (size_t)(unit - form->units) };
}

/* The first row is that of the section's heading. */
static void put_cell(odfgx_workbook *workbook, odfgx_sheet *sheet,
                     const odfgx_layout_cell *cell)
{
    odfgx_sheet_cell shown = {
        .rows = cell->rows,
        .columns = cell->columns,
        .style = styles[cell->kind],
        .text = cell->text,
    };
    if (cell->kind == ODFGX_LAYOUT_FIGURE)
        put_figure(workbook, sheet, cell, &shown);
    odfgx_sheet_put(sheet, cell->row + 1, cell->column, &shown);
}

/* ---------------------------------------------------------------- totals */

/* The first rule that gives a value as a total computes it; others that do
 * so are checked like every equation. */
static void put_totals(odfgx_workbook *workbook, odfgx_sheet *sheet)
{
    const odfgx_form *form = workbook->form;
    for (size_t i = 0; i < form->equation_count; i++) {
        const odfgx_equation *equation = &form->equations[i];
        if (equation->rule->kind != ODFGX_RULE_TOTAL)
            continue;
        const odfgx_place *place = &workbook->places[equation->left[0].value];
        if (place->sheet != sheet)
            continue;
        odfgx_sheet_cell *cell =
            odfgx_sheet_at(sheet, place->row, place->column);
        if (cell->formula != NULL)
            continue;
        odfgx_buffer_add_text(&workbook->scratch, "of:=");
        odfgx_formula_add_side(workbook, sheet, equation->right,
                               equation->right_count);
        cell->formula = odfgx_workbook_keep(workbook);
        cell->style = ODFGX_STYLE_TOTAL;
        cell->validity = (odfgx_validity){ ODFGX_VALIDITY_NONE, 0 };
    }
}

/* ----------------------------------------------------------------- sheet */

static void fit(const odfgx_workbook *workbook, odfgx_sheet *sheet,
                uint32_t labels)
{
    unsigned narrowest = NARROWEST_COUNT;
    for (size_t i = 0; i < workbook->form->value_count; i++) {
        if (workbook->places[i].sheet == sheet &&
            workbook->form->values[i].unit->decimals > 0)
            narrowest = NARROWEST_AMOUNT;
    }
    for (uint32_t i = 0; i < sheet->columns; i++) {
        if (i >= labels)
            odfgx_sheet_fit_column(sheet, i, narrowest, WIDEST_COLUMN);
        else if (i + 1 == labels)
            odfgx_sheet_fit_column(sheet, i, NARROWEST_LABEL, WIDEST_LABEL);
        else
            odfgx_sheet_fit_column(sheet, i, NARROWEST_HEADING, WIDEST_HEADING);
    }
    odfgx_sheet_fit_rows(sheet);
}

static void fill_sheet(odfgx_workbook *workbook, odfgx_sheet *sheet,
                       const odfgx_table *table, const odfgx_layout *layout)
{
    const odfgx_section_info *section =
        &workbook->form->sections[table->section].info;
    odfgx_sheet_put(sheet, 0, 0,
                    &(odfgx_sheet_cell){ .columns = sheet->columns,
                                         .style = ODFGX_STYLE_TITLE,
                                         .text = section->heading });
    for (size_t i = 0; i < layout->count; i++)
        put_cell(workbook, sheet, &layout->cells[i]);
    sheet->one_page = true;
    if (table->band_count == 1)
        sheet->head = 1 + layout->head;
    put_totals(workbook, sheet);
    fit(workbook, sheet, layout->labels);
}

bool odfgx_workbook_table(odfgx_workbook *workbook, odfgx_sheet *sheet,
                          size_t index)
{
    const odfgx_table *table = &workbook->form->tables[index];
    odfgx_layout layout;
    bool laid_out = odfgx_layout_make(&layout, table, NULL) == ODFGX_OK;
    workbook->failed |= !laid_out;
    laid_out =
        laid_out && odfgx_sheet_open(workbook, sheet, table->sheet,
                                     (size_t)layout.rows + 1, layout.columns);
    if (laid_out)
        fill_sheet(workbook, sheet, table, &layout);
    odfgx_layout_clear(&layout);
    return laid_out;
}
