#include "report/buffer.h"
#include "tests/all_memory.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

/* With all that grows: elements, tables in each other, attributes, names, a
 * long text, a tag that comes in many pieces. */
static odfgx_buffer make_page(void)
{
    odfgx_buffer page = { 0 };
    odfgx_buffer_add_text(&page, "<html><meta charset=gbk><p hidden>x</p>"
                                 "<ol><li>\xCA\xFD&nbsp&copy;</ol>");
    for (int i = 0; i < 60; i++)
        odfgx_buffer_add_text(&page, "<b><span>");
    odfgx_buffer_add_text(&page, "<i title='");
    for (int i = 0; i < 5000; i++)
        odfgx_buffer_add_text(&page, "long");
    odfgx_buffer_add_text(&page, "'>");
    for (int i = 0; i < 5000; i++)
        odfgx_buffer_add_text(&page, "text");
    odfgx_buffer_add_text(&page, "<u");
    for (int i = 0; i < 100; i++)
        odfgx_buffer_add_format(&page, " a%d='%d'", i, i);
    odfgx_buffer_add_text(&page, ">");
    for (int i = 0; i < 300; i++)
        odfgx_buffer_add_format(&page, "<x%d></x%d>", i, i);
    for (int i = 0; i < 10; i++)
        odfgx_buffer_add_text(&page,
                              "<table><tr><td rowspan=2 style='display:none'>"
                              "\xCA\xFD<td colspan=20>\xCA\xFD<tr><td>");
    odfgx_buffer_add_text(&page, "<!-- end -->");
    return page;
}

static odfgx_status read_page(const odfgx_buffer *page, odfgx_buffer *out,
                              odfgx_error *err)
{
    odfgx_buffer_empty(out);
    return transcript_read(page, NULL, out, err);
}

/* A page that is read in spite of it says what it says with memory enough. */
static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_buffer page = make_page(), whole = { 0 }, out = { 0 };
    odfgx_error none = { 0 };
    if (!all_memory_works()) {
        unit_skip("a sanitizer has its own malloc");
        odfgx_buffer_clear(&page);
        return;
    }
    EXPECT(read_page(&page, &whole, &none) == ODFGX_OK, "%s", none.text);
    for (int forever = 0; forever < 2; forever++) {
        bool failed = true;
        for (unsigned long n = 1; failed; n++) {
            odfgx_error err = { 0 };
            all_memory_fail_at(n, forever != 0);
            odfgx_status status = read_page(&page, &out, &err);
            failed = all_memory_has_failed();
            all_memory_fail_at(0, false);
            EXPECT(status == ODFGX_OK ? strcmp(out.data, whole.data) == 0
                                      : failed && status == ODFGX_MEMORY,
                   "allocation %lu: %d %s: %s", n, (int)status, err.where,
                   err.text);
        }
    }
    odfgx_buffer_clear(&page);
    odfgx_buffer_clear(&whole);
    odfgx_buffer_clear(&out);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("html_memory", tests, sizeof tests / sizeof *tests);
}
