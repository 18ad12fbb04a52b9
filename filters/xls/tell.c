#include "filters/xls/tell.h"

#include <freexl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The place in the grid's lists that the sheet is told up to. */
typedef struct progress {
    const void *handle;
    const odfgx_biff_grid *grid;
    uint32_t rows, columns; /* that libfreexl knows */
    size_t cell, merge;     /* next of the grid's */
    bool *covered;          /* by a merge, column by column of each row */
} progress;

/* Text and value of a cell, as they are told. */
typedef struct shown {
    odfgx_cell_type type;
    bool formula;
    char value[ODFGX_XLS_VALUE_MAX];
    const char *text;
} shown;

static void write_record(const odfgx_xls_record *record, const char *value,
                         const char *text)
{
    odfgx_xls_record out = *record;
    out.value_length = (uint32_t)strlen(value);
    out.text_length = (uint32_t)strlen(text);
    (void)fwrite(&out, sizeof out, 1, stdout);
    (void)fwrite(value, 1, out.value_length, stdout);
    (void)fwrite(text, 1, out.text_length, stdout);
}

void odfgx_xls_tell(const odfgx_xls_record *record, const char *text)
{
    write_record(record, "", text);
}

/* ------------------------------------------------------------ one's cells */

/* 15 digits are what a binary fraction holds for sure. */
static void show_number(shown *out, double number)
{
    out->type = ODFGX_CELL_FLOAT;
    (void)snprintf(out->value, sizeof out->value, "%.15g", number);
    out->text = out->value;
}

/* "2024-02-29 08:00:00" is told as 2024-02-29T08:00:00. */
static void show_moment(shown *out, const char *text)
{
    out->type = ODFGX_CELL_DATE;
    out->text = text;
    (void)snprintf(out->value, sizeof out->value, "%s", text);
    char *space = strchr(out->value, ' ');
    if (space != NULL)
        *space = 'T';
}

/* "08:30:00" is told as PT08H30M00S. */
static void show_time(shown *out, const char *text)
{
    unsigned hours = 0, minutes = 0, seconds = 0;
    out->type = ODFGX_CELL_TIME;
    out->text = text;
    if (sscanf(text, "%3u:%2u:%2u", &hours, &minutes, &seconds) == 3)
        (void)snprintf(out->value, sizeof out->value, "PT%02uH%02uM%02uS",
                       hours, minutes, seconds);
}

static void show(shown *out, const FreeXL_CellValue *cell)
{
    switch (cell->type) {
    case FREEXL_CELL_INT:
        show_number(out, cell->value.int_value);
        break;
    case FREEXL_CELL_DOUBLE:
        show_number(out, cell->value.double_value);
        break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
        out->type = ODFGX_CELL_STRING;
        out->text = cell->value.text_value;
        break;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
        show_moment(out, cell->value.text_value);
        break;
    case FREEXL_CELL_TIME:
        show_time(out, cell->value.text_value);
        break;
    default:
        break;
    }
}

static void show_known(shown *out, const odfgx_biff_cell *cell)
{
    out->type = cell->type;
    out->formula = cell->formula;
    out->text = cell->text != NULL ? cell->text : "";
    if (cell->type == ODFGX_CELL_FLOAT)
        show_number(out, cell->number);
    if (cell->type == ODFGX_CELL_BOOLEAN)
        (void)snprintf(out->value, sizeof out->value, "%s", cell->text);
}

/* ---------------------------------------------------------------- a sheet */

/* The records' cell at a place, if it has one: the last of those that say
 * so. */
static const odfgx_biff_cell *known_at(progress *at, uint32_t row,
                                       uint32_t column)
{
    const odfgx_biff_grid *grid = at->grid;
    const odfgx_biff_cell *found = NULL;
    for (; at->cell < grid->cell_count; at->cell++) {
        const odfgx_biff_cell *cell = &grid->cells[at->cell];
        if (cell->row != row || cell->column != column)
            break;
        found = cell;
    }
    return found;
}

static void cover(progress *at, const odfgx_range *range)
{
    for (uint32_t row = range->row; row <= range->last_row; row++) {
        size_t first = (size_t)row * ODFGX_BIFF_COLUMNS + range->column;
        size_t count = range->last_column - range->column + 1;
        memset(at->covered + first, true, count * sizeof *at->covered);
    }
}

/* The merge that begins at a place; one that another covers is none. */
static bool merge_at(progress *at, uint32_t row, uint32_t column,
                     odfgx_xls_record *record)
{
    bool merged = false;
    const odfgx_biff_grid *grid = at->grid;
    size_t here = (size_t)row * ODFGX_BIFF_COLUMNS + column;
    for (; at->merge < grid->merge_count; at->merge++) {
        const odfgx_range *range = &grid->merges[at->merge];
        if (range->row != row || range->column != column)
            break;
        if (at->covered[here])
            continue;
        cover(at, range);
        record->flags |= ODFGX_XLS_MERGED;
        record->last_row = range->last_row;
        record->last_column = range->last_column;
        merged = true;
    }
    if (!merged && at->covered[here])
        record->flags |= ODFGX_XLS_HIDDEN;
    return merged;
}

static void tell_cell(progress *at, uint32_t row, uint32_t column)
{
    shown cell = { .type = ODFGX_CELL_EMPTY, .text = "" };
    FreeXL_CellValue value = { .type = FREEXL_CELL_NULL };
    odfgx_xls_record record = { .kind = ODFGX_XLS_CELL,
                                .row = row,
                                .column = column };
    bool merged = merge_at(at, row, column, &record);
    const odfgx_biff_cell *known = known_at(at, row, column);
    if (known != NULL)
        show_known(&cell, known);
    else if (row < at->rows && column < at->columns &&
             freexl_get_cell_value(at->handle, row, (unsigned short)column,
                                   &value) == FREEXL_OK)
        show(&cell, &value);
    if (cell.type == ODFGX_CELL_EMPTY && !cell.formula && !merged)
        return;
    record.type = (uint32_t)cell.type;
    if (cell.formula)
        record.flags |= ODFGX_XLS_FORMULA;
    if (at->grid->rows_hidden[row])
        record.flags |= ODFGX_XLS_ROW_HIDDEN;
    write_record(&record, cell.value, cell.text);
}

static void tell_columns(const odfgx_biff_grid *grid)
{
    for (uint32_t i = 0; i < ODFGX_BIFF_COLUMNS; i++) {
        if (grid->columns_hidden[i])
            odfgx_xls_tell(&(odfgx_xls_record){ .kind = ODFGX_XLS_COLUMNS,
                                                .column = i,
                                                .last_column = i },
                           "");
    }
}

static uint32_t larger(uint32_t one, uint32_t other, uint32_t most)
{
    uint32_t number = one > other ? one : other;
    return number < most ? number : most;
}

static odfgx_status tell_cells(progress *at)
{
    at->covered = calloc((size_t)ODFGX_BIFF_ROWS * ODFGX_BIFF_COLUMNS,
                         sizeof *at->covered);
    if (at->covered == NULL)
        return ODFGX_MEMORY;
    uint32_t rows = larger(at->rows, at->grid->rows, ODFGX_BIFF_ROWS);
    uint32_t columns =
        larger(at->columns, at->grid->columns, ODFGX_BIFF_COLUMNS);
    for (uint32_t row = 0; row < rows; row++) {
        for (uint32_t column = 0; column < columns; column++)
            tell_cell(at, row, column);
    }
    free(at->covered);
    return ODFGX_OK;
}

odfgx_status odfgx_xls_tell_sheet(const void *handle, size_t index,
                                  const odfgx_biff_sheet *sheet,
                                  const odfgx_biff_grid *grid)
{
    const char *name = NULL;
    unsigned rows = 0;
    unsigned short columns = 0, number = (unsigned short)index;
    if (freexl_get_worksheet_name(handle, number, &name) != FREEXL_OK ||
        freexl_select_active_worksheet(handle, number) != FREEXL_OK ||
        freexl_worksheet_dimensions(handle, &rows, &columns) != FREEXL_OK)
        return ODFGX_DAMAGED;
    odfgx_xls_tell(
        &(odfgx_xls_record){ .kind = ODFGX_XLS_SHEET,
                             .flags = sheet->hidden ? ODFGX_XLS_HIDDEN : 0 },
        name != NULL ? name : "");
    tell_columns(grid);
    progress at = {
        .handle = handle, .grid = grid, .rows = rows, .columns = columns
    };
    return tell_cells(&at);
}
