#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

static void caps_are_held_before_anything_is_expanded(void)
{
    static const struct {
        uint64_t cells, text;
        const char *xml, *where, *option;
    } cases[] = {
        { 100000000, 100,
          "<t:table-row t:number-rows-repeated='1048576'><t:table-cell"
          " t:number-columns-repeated='16384'><x:p>a</x:p>" END,
          "a.ods: S!A1", "--max-cells" },
        { 6, 100,
          "<t:table-row t:number-rows-repeated='3'>" CELL("a")
              CELL("a") "</t:table-row><t:table-row>" CELL("a"),
          "a.ods: S!A4", "--max-cells" },
        { 9, 100,
          "<t:table-row t:number-rows-repeated='10'><t:table-cell"
          " t:number-columns-spanned='2'/>",
          "a.ods: S!A1", "--max-cells" },
        { 10, 10, "<t:table-row>" CELL("12345<x:s x:c='6'/>"), "a.ods: S!A1",
          "--max-text" },
        { 10, 10, "<t:table-row>" CELL("1<x:s x:c='99999999999'/>"),
          "a.ods: S!A1", "--max-text" },
        { 10, 10, "<t:table-row>" CELL("12345<x:s/>12345"), "a.ods: S!A1",
          "--max-text" },
        { 10, 10,
          "<t:table-row>" CELL("12345") "<t:table-cell><x:p>12345</x:p>"
                                        "<x:p>12345</x:p>",
          "a.ods: S!B1", "--max-text" },
        { 10, 10, "<t:table-row>" CELL("12345678901"),
          "a.ods: content.xml:1:", "--max-text" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_limits limits;
        odfgx_limits_init(&limits);
        limits.cells = cases[i].cells;
        limits.text = cases[i].text;
        odfgx_status status = transcript_read_content(BOOK SHEET, cases[i].xml,
                                                      "", &limits, &out, &err);
        EXPECT(status == ODFGX_LIMIT &&
                   strncmp(err.where, cases[i].where, strlen(cases[i].where)) ==
                       0 &&
                   strstr(err.text, cases[i].option) != NULL,
               "case %zu: %d %s: %s", i, (int)status, err.where, err.text);
        odfgx_buffer_clear(&out);
    }
}

static void very_many_styles_are_refused(void)
{
    odfgx_buffer styles = { 0 }, out = { 0 };
    odfgx_error err = { 0 };
    for (unsigned i = 0; i <= 65536; i++)
        odfgx_buffer_add_format(&styles,
                                "<s:style s:name='ta%u' s:family='table'/>", i);
    odfgx_status status = transcript_read_content(
        DOCUMENT "<o:automatic-styles>", styles.data,
        "</o:automatic-styles><o:body><o:spreadsheet>" BOOK_END, NULL, &out,
        &err);
    EXPECT(status == ODFGX_LIMIT && strstr(err.where, "content.xml:1:"),
           "%s: %s", err.where, err.text);
    odfgx_buffer_clear(&styles);
    odfgx_buffer_clear(&out);
}

static odfgx_status refuse(odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_WRITE, "stdout", "enough");
}

static odfgx_status refuse_table(void *context, const char *name, bool hidden,
                                 odfgx_error *err)
{
    (void)context, (void)name, (void)hidden;
    return refuse(err);
}

static odfgx_status refuse_row(void *context, uint32_t row, uint32_t rows,
                               bool hidden, odfgx_error *err)
{
    (void)context, (void)row, (void)rows, (void)hidden;
    return refuse(err);
}

static odfgx_status refuse_cell(void *context, const odfgx_cell *cell,
                                odfgx_error *err)
{
    (void)context, (void)cell;
    return refuse(err);
}

static odfgx_status refuse_merge(void *context, const odfgx_range *range,
                                 odfgx_error *err)
{
    (void)context, (void)range;
    return refuse(err);
}

static odfgx_status refuse_end(void *context, odfgx_error *err)
{
    (void)context;
    return refuse(err);
}

static const transcript_part merged_parts[] = {
    { "content.xml",
      BOOK SHEET "<t:table-row><t:table-cell t:number-columns-spanned='2'>"
                 "<x:p>a</x:p>" END "</t:table-row>" SHEET_END BOOK_END },
    { NULL, NULL }
};

static void a_visitor_may_end_the_reading_or_miss_members(void)
{
    const odfgx_visitor visitors[] = {
        { .table_begin = refuse_table }, { .row_begin = refuse_row },
        { .cell = refuse_cell },         { .merge = refuse_merge },
        { .table_end = refuse_end },     { .context = NULL },
    };
    odfgx_buffer archive = transcript_pack(merged_parts);
    for (size_t i = 0; i < ODFGX_COUNT_OF(visitors); i++) {
        odfgx_error err = { 0 };
        odfgx_input *input = NULL;
        bool last = i + 1 == ODFGX_COUNT_OF(visitors);
        (void)odfgx_input_from_memory(&input, archive.data, archive.length,
                                      "a.ods", NULL, NULL);
        EXPECT(odfgx_cells_read(input, &visitors[i], &err) ==
                       (last ? ODFGX_OK : ODFGX_WRITE) &&
                   strcmp(err.where, last ? "" : "stdout") == 0,
               "visitor %zu: %s: %s", i, err.where, err.text);
        odfgx_input_free(input);
    }
    odfgx_buffer_clear(&archive);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(caps_are_held_before_anything_is_expanded),
        UNIT(very_many_styles_are_refused),
        UNIT(a_visitor_may_end_the_reading_or_miss_members),
    };
    return unit_main("ods_limits", tests, sizeof tests / sizeof *tests);
}
