#include "cli/cells_writer.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#define HEAD "place,cell,rows,columns,type,value,text,hidden,formula\r\n"

static odfgx_cell cell_of(uint32_t row, uint32_t column, odfgx_cell_type type,
                          const char *value, const char *text)
{
    return (odfgx_cell){ .row = row,
                         .column = column,
                         .columns = 1,
                         .type = type,
                         .value = value,
                         .value_length = strlen(value),
                         .text = text,
                         .text_length = strlen(text) };
}

/* Tells a visitor something; how it went. */
typedef odfgx_status telling(const odfgx_visitor *to, odfgx_error *err);

/* What a writer prints; to be freed. */
static char *print(telling *tell, bool as_ndjson, odfgx_status *status,
                   odfgx_error *err)
{
    FILE *file = tmpfile();
    cells_writer *writer = cells_writer_new(file, as_ndjson);
    if (file == NULL || writer == NULL)
        abort();
    odfgx_visitor visitor = cells_writer_visitor(writer);
    *status = tell(&visitor, err);
    if (*status == ODFGX_OK)
        *status = cells_writer_finish(writer);
    cells_writer_free(writer);
    long length = ftell(file);
    char *text = calloc(1, (size_t)length + 1);
    rewind(file);
    if (text == NULL || fread(text, 1, (size_t)length, file) != (size_t)length)
        abort();
    (void)fclose(file);
    return text;
}

static void expect_printed(telling *tell, bool as_ndjson, const char *expected)
{
    odfgx_status status;
    odfgx_error err = { 0 };
    char *text = print(tell, as_ndjson, &status, &err);
    EXPECT(status == ODFGX_OK, "%s", err.text);
    EXPECT_TEXT(text, expected);
    free(text);
}

static odfgx_status tell_nothing(const odfgx_visitor *to, odfgx_error *err)
{
    (void)to, (void)err;
    return ODFGX_OK;
}

static odfgx_status tell_awkward(const odfgx_visitor *to, odfgx_error *err)
{
    odfgx_cell text =
        cell_of(0, 0, ODFGX_CELL_STRING, "", "a,\"b\"\n\t\\\r\x01");
    odfgx_cell number =
        cell_of(0, 1, ODFGX_CELL_FLOAT, "1.1000000000000001", "1");
    odfgx_cell nothing = cell_of(0, 2, ODFGX_CELL_EMPTY, "", "");
    odfgx_cell date = cell_of(1, 0, ODFGX_CELL_DATE, "2024-02-29", "");
    odfgx_paragraph paragraph = { "一、\"总体\"", strlen("一、\"总体\""),
                                  ODFGX_PARAGRAPH_HEADING, false };
    number.hidden = true;
    date.formula = true;
    odfgx_status status = to->table_begin(to->context, "表,\"1\"", false, err);
    status = status ? status : to->row_begin(to->context, 0, 1, false, err);
    status = status ? status : to->cell(to->context, &text, err);
    status = status ? status : to->cell(to->context, &number, err);
    status = status ? status : to->cell(to->context, &nothing, err);
    status = status ? status : to->row_begin(to->context, 1, 1, false, err);
    status = status ? status : to->cell(to->context, &date, err);
    status = status ? status : to->table_end(to->context, err);
    return status ? status : to->paragraph(to->context, &paragraph, err);
}

static void fields_are_quoted_as_the_format_wants(void)
{
    expect_printed(tell_nothing, false, HEAD);
    expect_printed(tell_nothing, true, "");
    expect_printed(
        tell_awkward, false,
        HEAD "\"表,\"\"1\"\"\",A1,1,1,string,,\"a,\"\"b\"\"\n\t\\\r\x01\","
             "false,false\r\n"
             "\"表,\"\"1\"\"\",B1,1,1,float,1.1,1,true,false\r\n"
             "\"表,\"\"1\"\"\",A2,1,1,date,2024-02-29,,false,true\r\n"
             ",,1,1,paragraph,,\"一、\"\"总体\"\"\",false,false\r\n");
    expect_printed(
        tell_awkward, true,
        "{\"place\":\"表,\\\"1\\\"\",\"cell\":\"A1\",\"rows\":1,"
        "\"columns\":1,\"type\":\"string\",\"value\":\"\",\"text\":"
        "\"a,\\\"b\\\"\\n\\t\\\\\\r\\u0001\",\"hidden\":false,"
        "\"formula\":false}\n"
        "{\"place\":\"表,\\\"1\\\"\",\"cell\":\"B1\",\"rows\":1,"
        "\"columns\":1,\"type\":\"float\",\"value\":\"1.1\",\"text\":\"1\","
        "\"hidden\":true,\"formula\":false}\n"
        "{\"place\":\"表,\\\"1\\\"\",\"cell\":\"A2\",\"rows\":1,"
        "\"columns\":1,\"type\":\"date\",\"value\":\"2024-02-29\","
        "\"text\":\"\",\"hidden\":false,\"formula\":true}\n"
        "{\"place\":\"\",\"cell\":\"\",\"rows\":1,\"columns\":1,"
        "\"type\":\"paragraph\",\"value\":\"\",\"text\":\"一、\\\"总体\\\"\","
        "\"hidden\":false,\"formula\":false}\n");
}

static odfgx_status tell_runs(const odfgx_visitor *to, odfgx_error *err)
{
    odfgx_range merge = { 4, 2, 5, 11 };
    odfgx_cell run = cell_of(1, 1, ODFGX_CELL_STRING, "", "a");
    odfgx_cell single = cell_of(1, 3, ODFGX_CELL_PERCENTAGE, "0.5", "50%");
    odfgx_cell merged = cell_of(4, 2, ODFGX_CELL_STRING, "", "b");
    odfgx_cell beside = cell_of(4, 12, ODFGX_CELL_STRING, "", "c");
    run.columns = 2;
    odfgx_status status = to->table_begin(to->context, "S", false, err);
    status = status ? status : to->row_begin(to->context, 1, 2, false, err);
    status = status ? status : to->cell(to->context, &run, err);
    status = status ? status : to->cell(to->context, &single, err);
    status = status ? status : to->row_begin(to->context, 4, 1, false, err);
    status = status ? status : to->merge(to->context, &merge, err);
    status = status ? status : to->cell(to->context, &merged, err);
    beside.columns = 2;
    status = status ? status : to->cell(to->context, &beside, err);
    return status ? status : to->table_end(to->context, err);
}

static void runs_are_expanded_row_by_row(void)
{
    expect_printed(tell_runs, false,
                   HEAD "S,B2,1,1,string,,a,false,false\r\n"
                        "S,C2,1,1,string,,a,false,false\r\n"
                        "S,D2,1,1,percentage,0.5,50%,false,false\r\n"
                        "S,B3,1,1,string,,a,false,false\r\n"
                        "S,C3,1,1,string,,a,false,false\r\n"
                        "S,D3,1,1,percentage,0.5,50%,false,false\r\n"
                        "S,C5,2,10,string,,b,false,false\r\n"
                        "S,M5,1,1,string,,c,false,false\r\n"
                        "S,N5,1,1,string,,c,false,false\r\n");
}

enum { LONG = 100000, MANY = 2000, HUGE_TEXT = 4 << 20 };

/* A text longer than the buffer, then more lines than it holds. */
static odfgx_status tell_much(const odfgx_visitor *to, odfgx_error *err)
{
    static char text[LONG + 1];
    memset(text, 'x', LONG);
    odfgx_cell cell = cell_of(0, 0, ODFGX_CELL_STRING, "", text);
    odfgx_status status = to->table_begin(to->context, "S", false, err);
    status = status ? status : to->cell(to->context, &cell, err);
    for (uint32_t row = 1; row <= MANY && status == ODFGX_OK; row++) {
        cell = cell_of(row, 0, ODFGX_CELL_STRING, "", "0123456789");
        status = to->row_begin(to->context, row, 1, false, err);
        status = status ? status : to->cell(to->context, &cell, err);
    }
    return status;
}

static void what_is_longer_than_the_buffer_comes_whole(void)
{
    odfgx_status status;
    odfgx_error err = { 0 };
    char *text = print(tell_much, false, &status, &err);
    const char *last = "S,A2001,1,1,string,,0123456789,false,false\r\n";
    EXPECT(status == ODFGX_OK && strlen(text) > LONG &&
               strcmp(text + strlen(text) - strlen(last), last) == 0,
           "%zu bytes", strlen(text));
    free(text);
}

/* A row that is repeated, of more than is kept. */
static odfgx_status tell_heavy_row(const odfgx_visitor *to, odfgx_error *err)
{
    char *text = calloc(1, HUGE_TEXT + 1);
    if (text == NULL)
        abort();
    memset(text, 'x', HUGE_TEXT);
    odfgx_cell cell = cell_of(0, 0, ODFGX_CELL_STRING, "", text);
    odfgx_status status = to->table_begin(to->context, "S", false, err);
    status = status ? status : to->row_begin(to->context, 0, 2, false, err);
    for (uint32_t column = 0; column < 20 && status == ODFGX_OK; column++) {
        cell.column = column;
        status = to->cell(to->context, &cell, err);
    }
    free(text);
    return status;
}

static void a_repeated_row_has_a_limit(void)
{
    odfgx_status status;
    odfgx_error err = { 0 };
    char *text = print(tell_heavy_row, false, &status, &err);
    EXPECT(status == ODFGX_LIMIT && strstr(err.text, "64 MiB") != NULL &&
               *text == '\0',
           "%d %s", (int)status, err.text);
    free(text);
}

static void an_output_that_is_full_ends_the_reading(void)
{
    static telling *const tellings[] = { tell_nothing, tell_awkward, tell_runs,
                                         tell_much };
    for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++) {
        FILE *file = fopen("/dev/full", "w");
        if (file == NULL) {
            unit_skip("no /dev/full");
            return;
        }
        (void)setvbuf(file, NULL, _IONBF, 0);
        cells_writer *writer = cells_writer_new(file, false);
        odfgx_visitor visitor = cells_writer_visitor(writer);
        odfgx_error err = { 0 };
        odfgx_status status = tellings[i](&visitor, &err);
        if (status == ODFGX_OK)
            status = cells_writer_finish(writer);
        EXPECT(status == ODFGX_WRITE && err.status == ODFGX_OK,
               "telling %zu: %d %s", i, (int)status, err.text);
        cells_writer_free(writer);
        (void)fclose(file);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(fields_are_quoted_as_the_format_wants),
        UNIT(runs_are_expanded_row_by_row),
        UNIT(what_is_longer_than_the_buffer_comes_whole),
        UNIT(a_repeated_row_has_a_limit),
        UNIT(an_output_that_is_full_ends_the_reading),
    };
    return unit_main("cells_writer", tests, sizeof tests / sizeof *tests);
}
