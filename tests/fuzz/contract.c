#include "tests/fuzz/contract.h"

#include "tests/fuzz/fuzz.h"

#include <string.h>

enum { COLUMNS = 16384, ROWS = 1048576 };

/* FNV-1a. */
static void add(contract *told, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        told->digest = (told->digest ^ at[i]) * UINT64_C(0x100000001b3);
}

static void add_number(contract *told, uint64_t number)
{
    add(told, &number, sizeof number);
}

static void add_text(contract *told, const char *text, size_t length)
{
    REQUIRE(text != NULL);
    REQUIRE(strlen(text) == length);
    REQUIRE(fuzz_is_utf8(text, length));
    add(told, text, length + 1);
}

static odfgx_status on_table(void *context, const char *name, bool hidden,
                             odfgx_error *err)
{
    contract *told = context;
    (void)err;
    REQUIRE(!told->in_table);
    add_text(told, name, strlen(name));
    add_number(told, hidden);
    told->in_table = true;
    told->table_hidden = hidden;
    told->in_row = false;
    told->row = told->rows = 0;
    return ODFGX_OK;
}

static odfgx_status on_row(void *context, uint32_t row, uint32_t rows,
                           bool hidden, odfgx_error *err)
{
    contract *told = context;
    (void)err;
    REQUIRE(told->in_table && !told->merged);
    REQUIRE(!told->in_row || told->row_filled);
    REQUIRE(rows > 0 && row < ROWS && rows <= ROWS - row);
    REQUIRE(row >= told->row + told->rows);
    told->in_row = true;
    told->row_filled = false;
    told->row_hidden = hidden;
    told->row = row;
    told->rows = rows;
    told->column = 0;
    add_number(told, row);
    add_number(told, rows);
    add_number(told, hidden);
    return ODFGX_OK;
}

static void check_cell(const contract *told, const odfgx_cell *cell)
{
    REQUIRE(told->in_table && told->in_row && cell->row == told->row);
    REQUIRE(cell->column >= told->column && cell->column < COLUMNS);
    REQUIRE(cell->columns > 0 && cell->columns <= COLUMNS - cell->column);
    REQUIRE((unsigned)cell->type < ODFGX_CELL_TYPES);
    REQUIRE(cell->type != ODFGX_CELL_EMPTY || cell->formula || told->merged);
    REQUIRE(cell->hidden || !(told->table_hidden || told->row_hidden));
    REQUIRE(!told->merged ||
            (cell->columns == 1 && cell->column == told->merge.column));
}

static odfgx_status on_cell(void *context, const odfgx_cell *cell,
                            odfgx_error *err)
{
    contract *told = context;
    (void)err;
    check_cell(told, cell);
    told->column = cell->column + cell->columns;
    told->row_filled = true;
    told->merged = false;
    told->cells += (uint64_t)cell->columns * told->rows;
    REQUIRE(told->cells <= fuzz_limits()->cells);
    add_number(told, cell->column);
    add_number(told, cell->columns);
    add_number(told, (uint64_t)cell->type << 2 | (uint64_t)cell->hidden << 1 |
                         (uint64_t)cell->formula);
    add_text(told, cell->value, cell->value_length);
    add_text(told, cell->text, cell->text_length);
    return ODFGX_OK;
}

static odfgx_status on_merge(void *context, const odfgx_range *range,
                             odfgx_error *err)
{
    contract *told = context;
    (void)err;
    REQUIRE(told->in_table && told->in_row && !told->merged);
    REQUIRE(range->row == told->row && range->column >= told->column);
    REQUIRE(range->last_row >= range->row && range->last_row < ROWS);
    REQUIRE(range->last_column >= range->column &&
            range->last_column < COLUMNS);
    told->merged = true;
    told->merge = *range;
    add(told, range, sizeof *range);
    return ODFGX_OK;
}

static odfgx_status on_comment(void *context, const odfgx_comment *comment,
                               odfgx_error *err)
{
    contract *told = context;
    (void)err;
    REQUIRE(told->in_table);
    REQUIRE(comment->row < ROWS && comment->column < COLUMNS);
    REQUIRE(comment->length > 0 && comment->text[comment->length] == '\0');
    add_number(told, comment->row);
    add_number(told, comment->column);
    add_text(told, comment->author, strlen(comment->author));
    add_text(told, comment->text, comment->length);
    return ODFGX_OK;
}

static odfgx_status on_table_end(void *context, odfgx_error *err)
{
    contract *told = context;
    (void)err;
    REQUIRE(told->in_table && !told->merged);
    REQUIRE(!told->in_row || told->row_filled);
    told->in_table = false;
    add_number(told, 1);
    return ODFGX_OK;
}

static odfgx_status on_paragraph(void *context,
                                 const odfgx_paragraph *paragraph,
                                 odfgx_error *err)
{
    contract *told = context;
    (void)err;
    REQUIRE(!told->in_table);
    REQUIRE((unsigned)paragraph->kind <= ODFGX_PARAGRAPH_CONTENTS);
    add_number(told,
               (uint64_t)paragraph->kind << 1 | (uint64_t)paragraph->hidden);
    add_text(told, paragraph->text, paragraph->length);
    return ODFGX_OK;
}

odfgx_visitor contract_visitor(contract *told)
{
    return (odfgx_visitor){
        .table_begin = on_table,
        .row_begin = on_row,
        .cell = on_cell,
        .merge = on_merge,
        .comment = on_comment,
        .table_end = on_table_end,
        .paragraph = on_paragraph,
        .context = told,
    };
}

void contract_end(const contract *told)
{
    REQUIRE(!told->in_table && !told->merged);
}
