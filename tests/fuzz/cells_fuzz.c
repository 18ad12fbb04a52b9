/* Fuzzes the reading of cells. An input that begins as an archive does is
 * read as it is; any other is packed as the content of a spreadsheet, so that
 * the fuzzer need not learn to inflate. */
#include "odf/archive.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { COLUMNS = 16384, ROWS = 1048576, CELLS = 100000 };

/* What a filter has told of a table. */
typedef struct seen {
    bool in_table;
    uint32_t row, rows, column;
} seen;

static void require(bool holds)
{
    if (!holds)
        abort();
}

static odfgx_status on_table(void *context, const char *name, bool hidden,
                             odfgx_error *err)
{
    seen *table = context;
    (void)hidden;
    (void)err;
    require(name != NULL && !table->in_table);
    *table = (seen){ .in_table = true };
    return ODFGX_OK;
}

static odfgx_status on_row(void *context, uint32_t row, uint32_t rows,
                           bool hidden, odfgx_error *err)
{
    seen *table = context;
    (void)hidden;
    (void)err;
    require(table->in_table && rows > 0 && row < ROWS && rows <= ROWS - row);
    require(row >= table->row + table->rows);
    *table = (seen){ .in_table = true, .row = row, .rows = rows };
    return ODFGX_OK;
}

static odfgx_status on_cell(void *context, const odfgx_cell *cell,
                            odfgx_error *err)
{
    seen *table = context;
    (void)err;
    require(table->rows > 0 && cell->row == table->row);
    require(cell->columns > 0 && cell->column >= table->column &&
            cell->column < COLUMNS && cell->columns <= COLUMNS - cell->column);
    require(strlen(cell->value) == cell->value_length);
    require(strlen(cell->text) == cell->text_length);
    table->column = cell->column + cell->columns;
    return ODFGX_OK;
}

static odfgx_status on_merge(void *context, const odfgx_range *range,
                             odfgx_error *err)
{
    const seen *table = context;
    (void)err;
    require(range->row == table->row && range->last_row >= range->row &&
            range->last_column >= range->column &&
            range->last_column < COLUMNS && range->last_row < ROWS);
    return ODFGX_OK;
}

static odfgx_status on_end(void *context, odfgx_error *err)
{
    seen *table = context;
    (void)err;
    require(table->in_table);
    table->in_table = false;
    return ODFGX_OK;
}

static odfgx_buffer pack(const uint8_t *data, size_t size)
{
    odfgx_buffer out = { 0 };
    odfgx_archive *archive = NULL;
    require(odfgx_archive_new(&archive, NULL) == ODFGX_OK);
    require(odfgx_archive_add(archive, "content.xml", data, size, true, NULL) ==
            ODFGX_OK);
    require(odfgx_archive_finish(archive, &out, NULL) == ODFGX_OK);
    odfgx_archive_free(archive);
    return out;
}

static void read_archive(const void *data, size_t size)
{
    seen table = { 0 };
    odfgx_visitor visitor = { on_table, on_row, on_cell, on_merge,
                              on_end,   NULL,   &table };
    odfgx_limits limits;
    odfgx_error err = { 0 };
    odfgx_input *input;
    odfgx_limits_init(&limits);
    limits.cells = CELLS;
    require(odfgx_input_from_memory(&input, data, size, "fuzz", &limits,
                                    NULL) == ODFGX_OK);
    odfgx_status status = odfgx_cells_read(input, &visitor, &err);
    require(status == err.status);
    require(status == ODFGX_OK || err.text[0] != '\0');
    require(odfgx_status_exit(status) == 0 || odfgx_status_exit(status) == 3);
    odfgx_input_free(input);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size >= 2 && memcmp(data, "PK", 2) == 0) {
        read_archive(data, size);
        return 0;
    }
    odfgx_buffer archive = pack(data, size);
    read_archive(archive.data, archive.length);
    odfgx_buffer_clear(&archive);
    return 0;
}
