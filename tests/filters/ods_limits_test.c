#include "report/buffer.h"
#include "tests/filters/refusals.h"
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
        transcript_expect_fault(
            cases[i].xml,
            (transcript_fault){ ODFGX_LIMIT, cases[i].where, cases[i].option },
            status, &err);
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

static const transcript_part merged_parts[] = {
    { "content.xml",
      BOOK SHEET "<t:table-row><t:table-cell t:number-columns-spanned='2'>"
                 "<x:p>a</x:p>" END "</t:table-row>" SHEET_END BOOK_END },
    { NULL, NULL }
};

static void a_visitor_may_end_the_reading_or_miss_members(void)
{
    odfgx_buffer archive = transcript_pack(merged_parts);
    refusals_expect(&archive, "a.ods", REFUSAL_OF_SHEETS);
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
