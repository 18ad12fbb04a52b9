/* The sheet of a table: its official merged head, its row labels, a cell for
 * each value, as the shape of its bands wants them. */
#include "odf/workbook_formula.h"
#include "odf/workbook_words.h"
#include "report/layout.h"

/* Bounds of the widths, in tenths of a millimetre. */
#define NARROWEST_HEADING 160
#define WIDEST_HEADING 300
#define NARROWEST_LABEL 300
#define WIDEST_LABEL 850
#define NARROWEST_COUNT 200
#define NARROWEST_AMOUNT 280
#define NARROWEST_PAST 120
#define WIDEST_COLUMN 400

/* By odfgx_layout_kind. */
static const odfgx_cell_style styles[] = {
    [ODFGX_LAYOUT_BAND] = ODFGX_STYLE_BAND,
    [ODFGX_LAYOUT_CORNER] = ODFGX_STYLE_HEAD,
    [ODFGX_LAYOUT_HEAD] = ODFGX_STYLE_HEAD,
    [ODFGX_LAYOUT_LABEL] = ODFGX_STYLE_LABEL,
    [ODFGX_LAYOUT_FIGURE] = ODFGX_STYLE_FIGURE,
};

/* A sheet on its way. With last year's figures a column of figures is two
 * columns of the sheet, or a row of them, where they are printed across, two
 * rows: the second is last year's. */
typedef struct table_sheet {
    odfgx_workbook *workbook;
    odfgx_sheet *sheet;
    const odfgx_table *table;
    const odfgx_layout *layout;
    bool columns_twice, rows_twice;
    uint32_t down; /* rows that were added above */
} table_sheet;

/* ------------------------------------------------------------- last year's */

static void put_past(const table_sheet *at, uint32_t row, uint32_t column,
                     const odfgx_sheet_cell *cell, const char *text)
{
    odfgx_sheet_put(at->sheet, row, column,
                    &(odfgx_sheet_cell){ .rows = cell->rows,
                                         .columns = cell->columns,
                                         .style = ODFGX_STYLE_PAST,
                                         .text = text });
}

/* A number with a word before it is never taken for a figure of this year. */
static const char *past_text(const table_sheet *at, size_t value)
{
    const odfgx_draft_figure *last = &at->workbook->draft->last[value];
    char text[ODFGX_AMOUNT_TEXT];
    odfgx_buffer_add_format(&at->workbook->scratch, ODFGX_WORDS_PAST " %s",
                            last->known
                                ? odfgx_amount_format(last->amount, text)
                                : ODFGX_WORDS_NO_FIGURE);
    return odfgx_workbook_keep(at->workbook);
}

/* Puts a cell that has one for last year beside it: the last of its columns,
 * or below it. */
static void put_pair(const table_sheet *at, uint32_t row, uint32_t column,
                     odfgx_sheet_cell *cell, const char *past)
{
    odfgx_sheet_cell beside = *cell;
    if (at->columns_twice) {
        cell->columns--;
        beside.columns = 1;
        put_past(at, row, column + cell->columns, &beside, past);
    } else if (at->rows_twice) {
        put_past(at, row + 1, column, &beside, past);
    }
    odfgx_sheet_put(at->sheet, row, column, cell);
}

/* ------------------------------------------------------------------- cells */

static uint32_t column_of(const table_sheet *at, uint32_t column)
{
    uint32_t labels = at->layout->labels;
    return at->columns_twice && column > labels ? 2 * column - labels : column;
}

/* A figure begins as 0, or as the draft has it, and is remembered for the
 * formulas; a total is one. */
static void set_figure(const table_sheet *at, size_t value, uint32_t row,
                       uint32_t column, odfgx_sheet_cell *cell)
{
    odfgx_workbook *workbook = at->workbook;
    const odfgx_form *form = workbook->form;
    const odfgx_unit *unit = form->values[value].unit;
    workbook->places[value] = (odfgx_place){ at->sheet, row, column };
    if (workbook->draft != NULL && !workbook->draft->figures[value].known &&
        workbook->totals[value] == NULL)
        cell->text = NULL;
    else
        cell->text = odfgx_workbook_number(workbook, workbook->amounts[value]);
    cell->number = cell->text != NULL;
    if (workbook->totals[value] != NULL)
        cell->style = ODFGX_STYLE_TOTAL;
    else
        cell->validity = (odfgx_validity){ ODFGX_VALIDITY_UNIT,
                                           (size_t)(unit - form->units) };
}

/* The first row is that of the section's heading. */
static void put_cell(const table_sheet *at, const odfgx_layout_cell *cell)
{
    uint32_t row = cell->row + 1 + at->down;
    uint32_t column = column_of(at, cell->column);
    odfgx_sheet_cell shown = {
        .rows = cell->rows,
        .columns = column_of(at, cell->column + cell->columns) - column,
        .style = styles[cell->kind],
        .text = cell->text,
    };
    bool past =
        at->workbook->draft != NULL && at->workbook->draft->last != NULL;
    if (cell->kind == ODFGX_LAYOUT_FIGURE) {
        set_figure(at, cell->value, row, column, &shown);
        put_pair(at, row, column, &shown,
                 past ? past_text(at, cell->value) : NULL);
    } else if (cell->entry && at->columns_twice) {
        put_pair(at, row, column, &shown, ODFGX_WORDS_PAST);
    } else {
        odfgx_sheet_put(at->sheet, row, column, &shown);
    }
}

/* Cells come row by row: what lies below a row of figures goes down by one,
 * where last year's are put below them. */
static void put_cells(table_sheet *at)
{
    const odfgx_layout *layout = at->layout;
    uint32_t figures = UINT32_MAX;
    for (size_t i = 0; i < layout->count; i++) {
        const odfgx_layout_cell *cell = &layout->cells[i];
        if (at->rows_twice && figures != UINT32_MAX && cell->row > figures) {
            at->down++;
            figures = UINT32_MAX;
        }
        put_cell(at, cell);
        if (cell->kind == ODFGX_LAYOUT_FIGURE)
            figures = cell->row;
    }
}

/* Once every figure has its place. */
static void put_formulas(odfgx_workbook *workbook, odfgx_sheet *sheet)
{
    for (size_t i = 0; i < workbook->form->value_count; i++) {
        const odfgx_equation *total = workbook->totals[i];
        const odfgx_place *place = &workbook->places[i];
        if (total == NULL || place->sheet != sheet)
            continue;
        odfgx_buffer_add_text(&workbook->scratch, "of:=");
        odfgx_formula_add_side(workbook, sheet, total->right,
                               total->right_count);
        odfgx_sheet_at(sheet, place->row, place->column)->formula =
            odfgx_workbook_keep(workbook);
    }
}

/* ------------------------------------------------------------------- sheet */

static bool is_past(const table_sheet *at, uint32_t column)
{
    uint32_t labels = at->layout->labels;
    return at->columns_twice && column >= labels && (column - labels) % 2 == 1;
}

static void fit(const table_sheet *at)
{
    const odfgx_workbook *workbook = at->workbook;
    odfgx_sheet *sheet = at->sheet;
    uint32_t labels = at->layout->labels;
    unsigned narrowest = NARROWEST_COUNT;
    for (size_t i = 0; i < workbook->form->value_count; i++) {
        if (workbook->places[i].sheet == sheet &&
            workbook->form->values[i].unit->decimals > 0)
            narrowest = NARROWEST_AMOUNT;
    }
    for (uint32_t i = 0; i < sheet->columns; i++) {
        if (is_past(at, i))
            odfgx_sheet_fit_column(sheet, i, NARROWEST_PAST, WIDEST_COLUMN);
        else if (i >= labels)
            odfgx_sheet_fit_column(sheet, i, narrowest, WIDEST_COLUMN);
        else if (i + 1 == labels)
            odfgx_sheet_fit_column(sheet, i, NARROWEST_LABEL, WIDEST_LABEL);
        else
            odfgx_sheet_fit_column(sheet, i, NARROWEST_HEADING, WIDEST_HEADING);
    }
    odfgx_sheet_fit_rows(sheet);
}

static void fill_sheet(table_sheet *at)
{
    odfgx_sheet *sheet = at->sheet;
    const odfgx_section_info *section =
        &at->workbook->form->sections[at->table->section].info;
    odfgx_sheet_put(sheet, 0, 0,
                    &(odfgx_sheet_cell){ .columns = sheet->columns,
                                         .style = ODFGX_STYLE_TITLE,
                                         .text = section->heading });
    put_cells(at);
    put_formulas(at->workbook, sheet);
    sheet->one_page = true;
    if (at->table->band_count == 1)
        sheet->head = 1 + at->layout->head;
    fit(at);
}

bool odfgx_workbook_table(odfgx_workbook *workbook, odfgx_sheet *sheet,
                          size_t index)
{
    const odfgx_table *table = &workbook->form->tables[index];
    bool past = workbook->draft != NULL && workbook->draft->last != NULL;
    odfgx_layout layout;
    table_sheet at = { .workbook = workbook,
                       .sheet = sheet,
                       .table = table,
                       .layout = &layout,
                       .columns_twice = past && !table->across,
                       .rows_twice = past && table->across };
    bool laid_out = odfgx_layout_make(&layout, table, NULL) == ODFGX_OK;
    workbook->failed |= !laid_out;
    size_t rows =
        1 + (size_t)layout.rows + (at.rows_twice ? table->band_count : 0);
    laid_out = laid_out && odfgx_sheet_open(workbook, sheet, table->sheet, rows,
                                            column_of(&at, layout.columns));
    if (laid_out)
        fill_sheet(&at);
    odfgx_layout_clear(&layout);
    return laid_out;
}
