#include "tests/filters/match/drawing.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Without memory a drawing can't go on. */
static void *get(drawing *d, size_t size)
{
    void *got = odfgx_arena_get(&d->arena, size);
    if (got == NULL)
        abort();
    return got;
}

void drawing_clear(drawing *d)
{
    odfgx_arena_clear(&d->arena);
    *d = (drawing){ 0 };
}

bool drawing_one_in(drawing *d, uint64_t count)
{
    return shape_random(&d->seed, count) == 0;
}

const char *drawing_text(drawing *d, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length >= sizeof text)
        abort();
    char *copy = get(d, (size_t)length + 1);
    memcpy(copy, text, (size_t)length + 1);
    return copy;
}

static drawn_block *add_block(drawing *d, drawn_block_kind kind)
{
    if (d->count == DRAWN_BLOCKS)
        abort();
    d->blocks[d->count] = (drawn_block){ .kind = kind };
    return &d->blocks[d->count++];
}

drawn_block *drawing_add(drawing *d, drawn_block_kind kind, const char *text)
{
    drawn_block *block = add_block(d, kind);
    block->text = text;
    return block;
}

drawn_table *drawing_table(drawing *d, const char *name)
{
    drawn_table *table = get(d, sizeof *table);
    table->name = name;
    return table;
}

void drawing_add_table(drawing *d, drawn_table *table)
{
    add_block(d, DRAWN_TABLE)->table = table;
}

static void grow(drawn_table *table, unsigned rows, unsigned columns)
{
    if (rows > DRAWN_ROWS || columns > DRAWN_COLUMNS)
        abort();
    if (table->rows < rows)
        table->rows = rows;
    if (table->columns < columns)
        table->columns = columns;
}

static drawn_cell empty_cell(void)
{
    return (
        drawn_cell){ .kind = DRAWN_CELL, .columns = 1, .rows = 1, .text = "" };
}

drawn_cell *drawn_put(drawn_table *table, unsigned row, unsigned column,
                      unsigned columns, unsigned rows, const char *text)
{
    grow(table, row + rows, column + columns);
    for (unsigned r = row; r < row + rows; r++) {
        for (unsigned c = column; c < column + columns; c++)
            table->cells[r][c] = (drawn_cell){ .kind = DRAWN_COVERED };
    }
    drawn_cell *cell = &table->cells[row][column];
    *cell = (drawn_cell){
        .kind = DRAWN_CELL, .columns = columns, .rows = rows, .text = text
    };
    return cell;
}

void drawn_lose_merges(drawn_table *table)
{
    for (unsigned r = 0; r < table->rows; r++) {
        for (unsigned c = 0; c < table->columns; c++) {
            drawn_cell *cell = &table->cells[r][c];
            if (cell->kind == DRAWN_COVERED)
                *cell = empty_cell();
            cell->columns = cell->rows = 1;
        }
    }
}

/* Ends above `row` what is merged over it, and gives what is covered there
 * from above new cells of the same width. */
static void end_merges(drawn_table *table, unsigned row)
{
    for (unsigned r = 0; r < row; r++) {
        for (unsigned c = 0; c < table->columns; c++) {
            drawn_cell *cell = &table->cells[r][c];
            if (cell->kind != DRAWN_CELL || r + cell->rows <= row)
                continue;
            unsigned below = r + cell->rows - row;
            cell->rows = row - r;
            (void)drawn_put(table, row, c, cell->columns, below, "");
        }
    }
}

void drawn_shift_row(drawn_table *table, unsigned row)
{
    drawn_cell *cells = table->cells[row];
    unsigned lead = 0, next = row + 1;
    end_merges(table, row);
    if (next < table->rows)
        end_merges(table, next);
    while (lead < table->columns &&
           (cells[lead].kind == DRAWN_COVERED ||
            (cells[lead].kind == DRAWN_CELL && cells[lead].text[0] == '\0')))
        lead++;
    if (lead == table->columns)
        return;
    memmove(cells, cells + lead, (table->columns - lead) * sizeof *cells);
    memset(cells + table->columns - lead, 0, lead * sizeof *cells);
}

void drawn_narrow_row(drawn_table *table, unsigned row, unsigned column)
{
    drawn_cell *cells = table->cells[row];
    unsigned first = column;
    while (first > 0 && cells[first].kind == DRAWN_COVERED)
        first--;
    if (cells[first].kind == DRAWN_CELL && cells[first].columns > 1)
        cells[first].columns--;
    memmove(cells + column, cells + column + 1,
            (table->columns - column - 1) * sizeof *cells);
    memset(cells + table->columns - 1, 0, sizeof *cells);
}

drawn_table *drawn_cut(drawing *d, drawn_table *table, unsigned row,
                       unsigned head)
{
    drawn_table *rest = drawing_table(d, table->name);
    end_merges(table, row);
    rest->hidden = table->hidden;
    rest->columns = table->columns;
    rest->head = head;
    rest->rows = head + table->rows - row;
    memcpy(rest->cells, table->cells, head * sizeof *table->cells);
    memcpy(rest->cells + head, table->cells + row,
           (table->rows - row) * sizeof *table->cells);
    memset(table->cells + row, 0, (table->rows - row) * sizeof *table->cells);
    table->rows = row;
    return rest;
}

void drawn_copy(drawn_table *into, unsigned row, unsigned column,
                const drawn_table *from)
{
    grow(into, row + from->rows, column + from->columns);
    for (unsigned r = 0; r < from->rows; r++)
        memcpy(&into->cells[row + r][column], from->cells[r],
               from->columns * sizeof from->cells[r][0]);
}
