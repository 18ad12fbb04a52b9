/* The sheet of a table: its official merged head, its row labels, a cell for
 * each value, as the shape of its bands wants them. */
#include "odf/workbook_formula.h"
#include "odf/workbook_sheet.h"

/* Bounds of the widths, in tenths of a millimetre. */
#define NARROWEST_HEADING 160
#define WIDEST_HEADING 300
#define NARROWEST_LABEL 300
#define WIDEST_LABEL 850
#define NARROWEST_COUNT 200
#define NARROWEST_AMOUNT 280
#define WIDEST_COLUMN 400

/* The part of a sheet that a band is laid out in. */
typedef struct layout {
    odfgx_workbook *workbook;
    odfgx_sheet *sheet;
    const odfgx_table *table;
    const odfgx_band *band;
    uint32_t labels; /* columns of row labels, in all bands alike */
    uint32_t row;    /* next to be laid out */
} layout;

static const char *official(const odfgx_words *words)
{
    return words->count > 0 ? words->texts[0] : NULL;
}

/* ---------------------------------------------------------------- extent */

static uint32_t label_columns(const odfgx_table *table)
{
    unsigned levels = 0;
    for (size_t i = 0; i < table->band_count && !table->across; i++) {
        if (table->bands[i].rows.levels > levels)
            levels = table->bands[i].rows.levels;
    }
    return levels;
}

static size_t value_columns(const odfgx_table *table, const odfgx_band *band)
{
    return table->across ? band->columns.entries * band->rows.entries
                         : band->columns.entries;
}

static size_t widest_band(const odfgx_table *table)
{
    size_t widest = 0;
    for (size_t i = 0; i < table->band_count; i++) {
        size_t columns = value_columns(table, &table->bands[i]);
        if (columns > widest)
            widest = columns;
    }
    return widest;
}

static uint32_t head_rows(const odfgx_table *table, const odfgx_band *band)
{
    return band->columns.levels + (table->across ? band->rows.levels : 0);
}

static size_t band_rows(const odfgx_table *table, const odfgx_band *band)
{
    return (band->heading.count > 0) + head_rows(table, band) +
           (table->across ? 1 : band->rows.entries);
}

static size_t table_rows(const odfgx_table *table)
{
    size_t rows = 1; /* of the section's heading */
    for (size_t i = 0; i < table->band_count; i++)
        rows += band_rows(table, &table->bands[i]);
    return rows;
}

/* ------------------------------------------------------------------ head */

/* How many columns of the sheet the value columns [first, last) take: the
 * last column of a narrow band takes what is left. */
static uint32_t span(const layout *at, size_t first, size_t last)
{
    if (last == value_columns(at->table, at->band))
        last = at->sheet->columns - at->labels;
    return (uint32_t)(last - first);
}

/* Puts the heads of some lines over the value columns, each entry of which
 * takes `each` of them, from column `offset` on. A line that holds no lines
 * goes down to the row `bottom`. */
static void put_heads(const layout *at, const odfgx_lines *lines, size_t offset,
                      size_t each, uint32_t top, uint32_t bottom)
{
    for (size_t i = 0; i < lines->count; i++) {
        const odfgx_line *line = &lines->items[i];
        size_t first = offset + line->first * each;
        size_t last = offset + line->last * each;
        uint32_t row = top + line->depth;
        odfgx_sheet_put(
            at->sheet, row, at->labels + (uint32_t)first,
            &(odfgx_sheet_cell){
                .rows = line->kind == ODFGX_LINE_HEADING ? 1 : bottom - row,
                .columns = span(at, first, last),
                .style = ODFGX_STYLE_HEAD,
                .text = official(&line->label) });
    }
}

static void put_heading(layout *at)
{
    if (at->band->heading.count == 0)
        return;
    odfgx_sheet_put(
        at->sheet, at->row, 0,
        &(odfgx_sheet_cell){ .columns = at->sheet->columns,
                             .style = ODFGX_STYLE_BAND,
                             .text = official(&at->band->heading) });
    at->row++;
}

/* Rows are labelled beside: the corner and the columns' heads. */
static void put_head(layout *at)
{
    uint32_t bottom = at->row + at->band->columns.levels;
    odfgx_sheet_put(at->sheet, at->row, 0,
                    &(odfgx_sheet_cell){ .rows = bottom - at->row,
                                         .columns = at->labels,
                                         .style = ODFGX_STYLE_HEAD,
                                         .text = official(&at->band->corner) });
    put_heads(at, &at->band->columns, 0, 1, at->row, bottom);
    at->row = bottom;
}

/* Rows are printed side by side: their labels, under each the columns'. An
 * entry's label takes one row, so that columns under a shallow one are the
 * higher. */
static void put_head_across(layout *at)
{
    const odfgx_lines *rows = &at->band->rows;
    size_t each = at->band->columns.entries;
    uint32_t bottom = at->row + head_rows(at->table, at->band);
    for (size_t i = 0; i < rows->count; i++) {
        const odfgx_line *line = &rows->items[i];
        uint32_t below = at->row + line->depth + 1;
        odfgx_sheet_put(
            at->sheet, below - 1, (uint32_t)(line->first * each),
            &(odfgx_sheet_cell){
                .columns = span(at, line->first * each, line->last * each),
                .style = ODFGX_STYLE_HEAD,
                .text = official(&line->label) });
        if (line->kind != ODFGX_LINE_HEADING)
            put_heads(at, &at->band->columns, line->first * each, 1, below,
                      bottom);
    }
    at->row = bottom;
}

/* ------------------------------------------------------------------ body */

/* A heading takes the column of its depth and the rows that it stands for, an
 * entry all label columns from its depth on. */
static void put_labels(const layout *at)
{
    const odfgx_lines *rows = &at->band->rows;
    for (size_t i = 0; i < rows->count; i++) {
        const odfgx_line *line = &rows->items[i];
        bool heading = line->kind == ODFGX_LINE_HEADING;
        odfgx_sheet_put(at->sheet, at->row + (uint32_t)line->first, line->depth,
                        &(odfgx_sheet_cell){
                            .rows = (uint32_t)(line->last - line->first),
                            .columns = heading ? 1 : at->labels - line->depth,
                            .style = ODFGX_STYLE_LABEL,
                            .text = official(&line->label) });
    }
}

static void put_value(const layout *at, size_t row, size_t column)
{
    const odfgx_band *band = at->band;
    odfgx_workbook *workbook = at->workbook;
    size_t index = band->first + row * band->columns.entries + column;
    size_t over = at->table->across ? row * band->columns.entries : 0;
    odfgx_place *place = &workbook->places[index];
    *place = (odfgx_place){
        .sheet = at->sheet,
        .row = at->row + (at->table->across ? 0 : (uint32_t)row),
        .column = at->labels + (uint32_t)(over + column),
    };
    const odfgx_unit *unit = workbook->form->values[index].unit;
    odfgx_sheet_put(
        at->sheet, place->row, place->column,
        &(odfgx_sheet_cell){
            .columns = span(at, over + column, over + column + 1),
            .style = ODFGX_STYLE_FIGURE,
            .number = true,
            .text = "0",
            .validity = { ODFGX_VALIDITY_UNIT,
                          (size_t)(unit - workbook->form->units) } });
}

static void put_band(layout *at)
{
    put_heading(at);
    if (at->table->across) {
        put_head_across(at);
    } else {
        put_head(at);
        put_labels(at);
    }
    for (size_t row = 0; row < at->band->rows.entries; row++) {
        for (size_t column = 0; column < at->band->columns.entries; column++)
            put_value(at, row, column);
    }
    at->row += at->table->across ? 1 : (uint32_t)at->band->rows.entries;
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

static void fit(const layout *at)
{
    unsigned narrowest = NARROWEST_COUNT;
    for (size_t i = 0; i < at->workbook->form->value_count; i++) {
        const odfgx_value *value = &at->workbook->form->values[i];
        if (at->workbook->places[i].sheet == at->sheet &&
            value->unit->decimals > 0)
            narrowest = NARROWEST_AMOUNT;
    }
    for (uint32_t i = 0; i < at->sheet->columns; i++) {
        if (i >= at->labels)
            odfgx_sheet_fit_column(at->sheet, i, narrowest, WIDEST_COLUMN);
        else if (i + 1 == at->labels)
            odfgx_sheet_fit_column(at->sheet, i, NARROWEST_LABEL, WIDEST_LABEL);
        else
            odfgx_sheet_fit_column(at->sheet, i, NARROWEST_HEADING,
                                   WIDEST_HEADING);
    }
    odfgx_sheet_fit_rows(at->sheet);
}

bool odfgx_workbook_table(odfgx_workbook *workbook, odfgx_sheet *sheet,
                          size_t index)
{
    const odfgx_table *table = &workbook->form->tables[index];
    const odfgx_section_info *section =
        &workbook->form->sections[table->section].info;
    layout at = { .workbook = workbook,
                  .sheet = sheet,
                  .table = table,
                  .labels = label_columns(table),
                  .row = 1 };
    size_t columns = at.labels + widest_band(table);
    if (!odfgx_sheet_open(workbook, sheet, table->sheet, table_rows(table),
                          columns))
        return false;
    odfgx_sheet_put(sheet, 0, 0,
                    &(odfgx_sheet_cell){ .columns = sheet->columns,
                                         .style = ODFGX_STYLE_TITLE,
                                         .text = section->heading });
    for (size_t i = 0; i < table->band_count; i++) {
        at.band = &table->bands[i];
        put_band(&at);
    }
    sheet->one_page = true;
    if (table->band_count == 1)
        sheet->head =
            1 + (table->bands[0].heading.count > 0) + head_rows(table, at.band);
    put_totals(workbook, sheet);
    fit(&at);
    return true;
}
