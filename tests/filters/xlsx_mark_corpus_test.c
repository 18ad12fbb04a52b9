/* Real Excel workbooks, where they lie beside the project: marked, and as they
 * were once the marks are taken out. */
#include "report/buffer.h"
#include "tests/filters/xlsx_marked.h"
#include "tests/unit.h"

#include <glob.h>
#include <string.h>

/* The cell that is marked: the first one, or A1 of the last table. */
typedef struct found_table {
    char name[256];
    uint32_t row, column;
    bool celled;
} found_table;

static odfgx_status on_table(void *context, const char *name, bool hidden,
                             odfgx_error *err)
{
    found_table *table = context;
    (void)hidden, (void)err;
    if (!table->celled && strlen(name) < sizeof table->name)
        memcpy(table->name, name, strlen(name) + 1);
    return ODFGX_OK;
}

static odfgx_status on_cell(void *context, const odfgx_cell *cell,
                            odfgx_error *err)
{
    found_table *table = context;
    (void)err;
    if (!table->celled) {
        table->row = cell->row;
        table->column = cell->column;
    }
    table->celled = true;
    return ODFGX_OK;
}

static bool read_file(const char *path, odfgx_buffer *bytes, found_table *table)
{
    odfgx_input *input;
    odfgx_visitor visitor = { .table_begin = on_table,
                              .cell = on_cell,
                              .context = table };
    odfgx_status status = odfgx_input_open(&input, path, NULL, NULL);
    if (status == ODFGX_OK)
        status = odfgx_cells_read(input, &visitor, NULL);
    if (status == ODFGX_OK)
        status = odfgx_input_bytes(input, bytes, NULL);
    odfgx_input_free(input);
    return status == ODFGX_OK;
}

static bool try_file(const char *path)
{
    odfgx_buffer bytes = { 0 }, marked = { 0 };
    found_table table = { .row = 0 };
    bool read = read_file(path, &bytes, &table);
    const odfgx_mark mark = { .table = table.name,
                              .row = table.row,
                              .column = table.column,
                              .level = ODFGX_ERROR,
                              .comment = "错误" };
    if (read) {
        marked = xlsx_expect_undone(path, &bytes, &mark, 1);
        xlsx_expect_part(path, &marked, "[Content_Types].xml", "odfgx1.xml");
    }
    odfgx_buffer_clear(&bytes);
    odfgx_buffer_clear(&marked);
    return read;
}

static void real_workbooks_are_as_they_were(void)
{
    static const char *const patterns[] = { "../shared/real/*.xlsx",
                                            "../shared/corpus/*/*.xlsx" };
    size_t count = 0, read = 0;
    for (size_t i = 0; i < ODFGX_COUNT_OF(patterns); i++) {
        glob_t found;
        if (glob(patterns[i], 0, NULL, &found) == 0) {
            for (size_t j = 0; j < found.gl_pathc; j++)
                read += try_file(found.gl_pathv[j]);
            count += found.gl_pathc;
        }
        globfree(&found);
    }
    EXPECT(read >= count * 9 / 10, "%zu of %zu", read, count);
    if (count == 0)
        unit_skip("no ../shared");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(real_workbooks_are_as_they_were),
    };
    return unit_main("xlsx_mark_corpus", tests, sizeof tests / sizeof *tests);
}
