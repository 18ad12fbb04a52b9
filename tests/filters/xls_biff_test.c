#include "filters/xls/biff.h"
#include "tests/filters/xls_builder.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

enum { FORMULA = 0x06, STRING = 0x207, BOOLERR = 0x205, MERGES = 0xE5 };

/* A formula's record; `last` is 0xFFFF where `kind` says what it shows. */
static void add_formula(odfgx_buffer *out, unsigned row, unsigned column,
                        unsigned kind, unsigned value)
{
    xls_add(out, FORMULA, "2221111222422", row, column, 0u, kind, 0u, value, 0u,
            0u, 0xFFFFu, 0u, 0u, 0u, 0u);
}

static odfgx_buffer sheet_records(void)
{
    odfgx_buffer out = { 0 };
    xls_add(&out, 0x7D, "222222", 2u, 3u, 0u, 0u, 1u, 0u);
    xls_add(&out, 0x208, "22222222", 4u, 0u, 1u, 0u, 0u, 0u, 0x20u, 0u);
    xls_add(&out, FORMULA, "222d242", 0u, 0u, 0u, 13.5, 0u, 0u, 0u);
    add_formula(&out, 0, 1, 0, 0);
    xls_add(&out, STRING, "t", "a1");
    add_formula(&out, 0, 2, 0, 0);
    xls_add(&out, STRING, "w", "wide");
    add_formula(&out, 0, 3, 1, 1);
    xls_add(&out, STRING, "t", "of no formula with a text");
    add_formula(&out, 0, 4, 2, 0x17);
    add_formula(&out, 0, 5, 3, 0);
    add_formula(&out, 0, 6, 0, 0);
    xls_add(&out, STRING, "t", "");
    xls_add(&out, STRING, "t", "one too many");
    xls_add(&out, BOOLERR, "22211", 2u, 0u, 0u, 0u, 0u);
    xls_add(&out, BOOLERR, "22211", 1u, 9u, 0u, 0x2Au, 1u);
    xls_add(&out, MERGES, "222222222", 2u, 7u, 8u, 0u, 2u, 1u, 2u, 0u, 1u);
    return out;
}

static const struct {
    uint32_t row, column;
    odfgx_cell_type type;
    bool formula;
    double number;
    const char *text;
} cells[] = {
    { 0, 0, ODFGX_CELL_FLOAT, true, 13.5, NULL },
    { 0, 1, ODFGX_CELL_STRING, true, 0, "a1" },
    { 0, 2, ODFGX_CELL_STRING, true, 0, "wide" },
    { 0, 3, ODFGX_CELL_BOOLEAN, true, 0, "true" },
    { 0, 4, ODFGX_CELL_ERROR, true, 0, "#REF!" },
    { 0, 5, ODFGX_CELL_EMPTY, true, 0, NULL },
    { 0, 6, ODFGX_CELL_EMPTY, true, 0, "" },
    { 1, 9, ODFGX_CELL_ERROR, false, 0, "#N/A" },
    { 2, 0, ODFGX_CELL_BOOLEAN, false, 0, "false" },
};

static void expect_grid(const odfgx_biff_grid *grid)
{
    if (!EXPECT(grid->cell_count == ODFGX_COUNT_OF(cells), "%zu cells",
                grid->cell_count))
        return;
    for (size_t i = 0; i < ODFGX_COUNT_OF(cells); i++) {
        const odfgx_biff_cell *cell = &grid->cells[i];
        EXPECT(cell->row == cells[i].row && cell->column == cells[i].column &&
                   cell->type == cells[i].type &&
                   cell->formula == cells[i].formula &&
                   !(cell->number < cells[i].number) &&
                   !(cell->number > cells[i].number),
               "cell %zu", i);
        if (cells[i].text != NULL)
            EXPECT_TEXT(cell->text, cells[i].text);
    }
    EXPECT(grid->merge_count == 2 && grid->merges[0].row == 1 &&
               grid->merges[0].last_row == 2 && grid->merges[1].row == 7 &&
               grid->merges[1].last_column == 2,
           "the merges");
    EXPECT(grid->rows == 9 && grid->columns == 10, "%u x %u", grid->rows,
           grid->columns);
    EXPECT(grid->rows_hidden[4] && !grid->rows_hidden[3], "rows");
    EXPECT(!grid->columns_hidden[1] && grid->columns_hidden[2] &&
               grid->columns_hidden[3] && !grid->columns_hidden[4],
           "columns");
}

static odfgx_buffer make_stream(void)
{
    odfgx_buffer records = sheet_records(), none = { 0 };
    const xls_sheet sheets[] = { { "one", 0, 0, &records },
                                 { "hidden", 1, 0, &none },
                                 { "chart", 0, 2, &none } };
    odfgx_buffer stream = xls_stream(sheets, ODFGX_COUNT_OF(sheets), NULL);
    odfgx_buffer_clear(&records);
    return stream;
}

static void records_tell_what_libfreexl_does_not(void)
{
    odfgx_buffer stream = make_stream();
    odfgx_biff biff;
    odfgx_biff_grid grid;
    EXPECT(odfgx_biff_open(&biff, (const unsigned char *)stream.data,
                           stream.length) == ODFGX_OK,
           "opened");
    if (EXPECT(biff.sheet_count == 3, "%zu sheets", biff.sheet_count)) {
        EXPECT(!biff.encrypted && biff.version == 8, "the globals");
        EXPECT(!biff.sheets[0].hidden && biff.sheets[0].worksheet, "one");
        EXPECT(biff.sheets[1].hidden && biff.sheets[1].worksheet, "hidden");
        EXPECT(!biff.sheets[2].worksheet, "chart");
        EXPECT(odfgx_biff_read(&biff, 0, &grid) == ODFGX_OK, "read");
        expect_grid(&grid);
        odfgx_biff_grid_clear(&grid);
    }
    odfgx_biff_clear(&biff);
    odfgx_buffer_clear(&stream);
}

static void a_password_is_seen(void)
{
    odfgx_buffer none = { 0 }, globals = { 0 };
    const xls_sheet sheets[] = { { "one", 0, 0, &none } };
    xls_add(&globals, 0x2F, "2", 1u);
    odfgx_buffer stream = xls_stream(sheets, 1, &globals);
    odfgx_biff biff;
    EXPECT(odfgx_biff_open(&biff, (const unsigned char *)stream.data,
                           stream.length) == ODFGX_OK &&
               biff.encrypted,
           "FILEPASS");
    odfgx_biff_clear(&biff);
    odfgx_buffer_clear(&stream);
    odfgx_buffer_clear(&globals);
}

static void read_all(const unsigned char *bytes, size_t length)
{
    odfgx_biff biff;
    odfgx_biff_grid grid;
    odfgx_status status = odfgx_biff_open(&biff, bytes, length);
    for (size_t i = 0; status == ODFGX_OK && i < biff.sheet_count; i++) {
        odfgx_status read = odfgx_biff_read(&biff, i, &grid);
        EXPECT(read == ODFGX_OK || read == ODFGX_DAMAGED, "%d", (int)read);
        odfgx_biff_grid_clear(&grid);
    }
    odfgx_biff_clear(&biff);
}

static void no_byte_is_trusted(void)
{
    static const unsigned char values[] = { 0x00, 0x01, 0x7F, 0x80, 0xFF };
    odfgx_buffer stream = make_stream();
    for (size_t at = 0; at < stream.length; at++) {
        char before = stream.data[at];
        for (size_t i = 0; i < ODFGX_COUNT_OF(values); i++) {
            stream.data[at] = (char)values[i];
            read_all((const unsigned char *)stream.data, stream.length);
        }
        stream.data[at] = before;
    }
    odfgx_buffer_clear(&stream);
}

/* In memory of just that length, so that a sanitizer sees a byte too many. */
static void a_stream_may_end_anywhere(void)
{
    odfgx_buffer stream = make_stream();
    for (size_t cut = 0; cut < stream.length; cut++) {
        unsigned char *bytes = malloc(cut + 1);
        memcpy(bytes, stream.data, cut);
        read_all(bytes, cut);
        free(bytes);
    }
    odfgx_buffer_clear(&stream);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(records_tell_what_libfreexl_does_not),
        UNIT(a_password_is_seen),
        UNIT(no_byte_is_trusted),
        UNIT(a_stream_may_end_anywhere),
    };
    return unit_main("filters/xls_biff", tests, ODFGX_COUNT_OF(tests));
}
