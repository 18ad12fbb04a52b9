#include "odf/workbook_sheet.h"

#include "report/text.h"

#include <string.h>

/* Of text at 11 pt, in tenths of a millimetre: half an em is 1.94 mm, a line
 * of the CJK fonts 1.45 em. */
#define HALF_EM 20
#define LINE_HEIGHT 56
#define PADDING 24
#define LOWEST_ROW 80

bool odfgx_sheet_open(odfgx_workbook *workbook, odfgx_sheet *sheet,
                      const char *name, size_t rows, size_t columns)
{
    odfgx_arena *arena = &workbook->arena;
    size_t cells = rows < UINT32_MAX && columns < UINT32_MAX / (rows + 1)
                       ? rows * columns
                       : SIZE_MAX;
    *sheet = (odfgx_sheet){
        .name = name,
        .rows = (uint32_t)rows,
        .columns = (uint32_t)columns,
        .cells = odfgx_arena_array(arena, cells, sizeof *sheet->cells),
        .heights = odfgx_arena_array(arena, rows, sizeof *sheet->heights),
        .widths = odfgx_arena_array(arena, columns, sizeof *sheet->widths),
    };
    if (sheet->cells == NULL || sheet->heights == NULL || sheet->widths == NULL)
        workbook->failed = true;
    return !workbook->failed;
}

odfgx_sheet_cell *odfgx_sheet_at(const odfgx_sheet *sheet, uint32_t row,
                                 uint32_t column)
{
    return &sheet->cells[(size_t)row * sheet->columns + column];
}

odfgx_sheet_cell *odfgx_sheet_put(odfgx_sheet *sheet, uint32_t row,
                                  uint32_t column, const odfgx_sheet_cell *cell)
{
    uint32_t rows = cell->rows > 0 ? cell->rows : 1;
    uint32_t columns = cell->columns > 0 ? cell->columns : 1;
    const odfgx_sheet_cell covered = { .covered = true, .style = cell->style };
    for (uint32_t r = row; r < row + rows; r++) {
        for (uint32_t c = column; c < column + columns; c++)
            *odfgx_sheet_at(sheet, r, c) = covered;
    }
    odfgx_sheet_cell *place = odfgx_sheet_at(sheet, row, column);
    *place = *cell;
    place->rows = rows;
    place->columns = columns;
    return place;
}

/* Sizes in points that differ from the usual one. */
static const unsigned sizes[ODFGX_STYLES] = {
    [ODFGX_STYLE_ENTRY] = 12, [ODFGX_STYLE_PROSE] = 12, [ODFGX_STYLE_PAST] = 9
};
#define USUAL_SIZE 11

static unsigned text_width(const odfgx_sheet_cell *cell)
{
    unsigned size = sizes[cell->style] != 0 ? sizes[cell->style] : USUAL_SIZE;
    if (cell->text == NULL)
        return 0;
    size_t width = odfgx_text_width(cell->text, strlen(cell->text));
    return (width < 10000 ? (unsigned)width * HALF_EM : 10000 * HALF_EM) *
           size / USUAL_SIZE;
}

void odfgx_sheet_fit_column(odfgx_sheet *sheet, uint32_t column,
                            unsigned narrowest, unsigned widest)
{
    unsigned width = narrowest;
    for (uint32_t row = 0; row < sheet->rows; row++) {
        const odfgx_sheet_cell *cell = odfgx_sheet_at(sheet, row, column);
        if (cell->columns == 1 && text_width(cell) + PADDING > width)
            width = text_width(cell) + PADDING;
    }
    sheet->widths[column] = width < widest ? width : widest;
}

/* The height that the cell's text needs in the width of its block. Lines may
 * not begin with every sign, so a line is taken to hold one em less. */
static unsigned text_height(const odfgx_sheet *sheet, uint32_t column,
                            const odfgx_sheet_cell *cell)
{
    unsigned room = 0;
    for (uint32_t i = 0; i < cell->columns; i++)
        room += sheet->widths[column + i];
    unsigned width = text_width(cell), line = LINE_HEIGHT;
    if (cell->style == ODFGX_STYLE_TITLE) {
        width += width / 2;
        line += line / 2;
    } else if (sizes[cell->style] > USUAL_SIZE) {
        line = line * sizes[cell->style] / USUAL_SIZE;
    }
    if (width + PADDING <= room)
        return line + PADDING;
    unsigned lost = PADDING + 2 * HALF_EM;
    room = room > lost + 2 * HALF_EM ? room - lost : 2 * HALF_EM;
    return (width + room - 1) / room * line + PADDING;
}

/* Makes the block of a cell high enough by its last row. */
static void fit_block(odfgx_sheet *sheet, uint32_t row, uint32_t column)
{
    const odfgx_sheet_cell *cell = odfgx_sheet_at(sheet, row, column);
    unsigned height = 0, needed = text_height(sheet, column, cell);
    for (uint32_t i = 0; i < cell->rows; i++)
        height += sheet->heights[row + i];
    unsigned *last = &sheet->heights[row + cell->rows - 1];
    if (height < needed)
        *last += needed - height;
    if (*last > ODFGX_LARGEST_TRACK)
        *last = ODFGX_LARGEST_TRACK;
}

/* Cells of one row first: they leave less for the blocks to add. */
void odfgx_sheet_fit_rows(odfgx_sheet *sheet)
{
    for (uint32_t row = 0; row < sheet->rows; row++)
        sheet->heights[row] = LOWEST_ROW;
    for (int blocks = 0; blocks < 2; blocks++) {
        for (uint32_t row = 0; row < sheet->rows; row++) {
            for (uint32_t column = 0; column < sheet->columns; column++) {
                uint32_t rows = odfgx_sheet_at(sheet, row, column)->rows;
                if (blocks == 0 ? rows == 1 : rows > 1)
                    fit_block(sheet, row, column);
            }
        }
    }
}

bool odfgx_sheet_lies(const odfgx_sheet *sheet)
{
    unsigned width = 0, height = 0;
    for (uint32_t i = 0; i < sheet->columns; i++)
        width += sheet->widths[i];
    for (uint32_t i = 0; i < sheet->rows; i++)
        height += sheet->heights[i];
    return sheet->one_page && width > height;
}

const char *odfgx_workbook_keep(odfgx_workbook *workbook)
{
    odfgx_buffer *scratch = &workbook->scratch;
    char *copy = scratch->failed
                     ? NULL
                     : odfgx_arena_copy(&workbook->arena, scratch->data,
                                        scratch->length);
    odfgx_buffer_empty(scratch);
    if (copy == NULL)
        workbook->failed = true;
    return copy;
}
