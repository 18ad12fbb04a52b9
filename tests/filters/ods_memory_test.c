#include "report/buffer.h"
#include "tests/filters/allocations.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

/* With a hidden sheet, many names, a deep nesting and a long text, so that
 * everything grows that can grow. */
static odfgx_buffer make_workbook(void)
{
    odfgx_buffer content = { 0 };
    odfgx_buffer_add_text(&content, DOCUMENT "<o:automatic-styles><s:style "
                                             "s:family='table' s:name='");
    for (int i = 0; i < 5000; i++)
        odfgx_buffer_add_text(&content, "long");
    odfgx_buffer_add_text(&content,
                          "'><s:table-properties t:display='false'/></s:style>"
                          "</o:automatic-styles><o:body><o:spreadsheet>"
                          "<t:table t:name='S' t:style-name='ta1'><t:table-row>"
                          "<t:table-cell o:value-type='float' o:value='");
    for (int i = 0; i < 300; i++)
        odfgx_buffer_add_text(&content, "0");
    odfgx_buffer_add_text(&content, "12'><x:p>12</x:p>" END CELL("a"));
    for (int i = 0; i < 300; i++)
        odfgx_buffer_add_format(&content, "<x:e%d x:a%d='' xmlns:prefix%d=''/>",
                                i, i, i % 50);
    odfgx_buffer_add_text(&content, "<x:e");
    for (int i = 0; i < 50; i++)
        odfgx_buffer_add_format(&content, " xmlns:prefix%d='urn'", i);
    odfgx_buffer_add_text(&content, "/>");
    for (int i = 0; i < 30; i++)
        odfgx_buffer_add_text(&content, "<x:e>");
    for (int i = 0; i < 30; i++)
        odfgx_buffer_add_text(&content, "</x:e>");
    odfgx_buffer_add_text(&content,
                          "<t:table-cell><x:p><x:s x:c='2000'/>"
                          "</x:p>" END "</t:table-row>" SHEET_END BOOK_END);
    const transcript_part parts[] = { { "content.xml", content.data },
                                      { NULL, NULL } };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_buffer_clear(&content);
    return archive;
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_buffer archive = make_workbook();
    (void)allocations_expect(&archive, "a.ods", ODFGX_OK);
    odfgx_buffer_clear(&archive);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("ods_memory", tests, sizeof tests / sizeof *tests);
}
