#include "filters/docx.h"
#include "report/buffer.h"
#include "tests/filters/allocations.h"
#include "tests/filters/docx_sample.h"
#include "tests/filters/marked.h"
#include "tests/memory.h"
#include "tests/unit.h"

#include <string.h>

static void repeat(odfgx_buffer *out, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        odfgx_buffer_add_text(out, text);
}

/* So many cells and bookmarks, and so deep, that everything grows that can. */
static odfgx_buffer make_document(void)
{
    odfgx_buffer body = { 0 };
    odfgx_buffer_add_text(&body, P(T("a") "<w:r><w:pict><w:txbxContent>" PT(
                                     "b") "</w:txbxContent></w:pict></w:r>"));
    repeat(&body, "<w:tbl><w:tr><w:tc><w:tcPr/>", 6);
    repeat(&body, PT("c") "</w:tc></w:tr></w:tbl>", 6);
    odfgx_buffer_add_text(&body, "<w:tbl>");
    repeat(&body,
           TR(TC("<w:tcPr><w:shd w:val='pct5' w:fill='123456'/></w:tcPr>"
                 "<w:p/>")),
           20);
    repeat(&body, TR(TCT("e")), 20);
    odfgx_buffer_add_text(&body, "</w:tbl>");
    odfgx_buffer archive = docx_sample_pack(body.data, NULL, NULL);
    odfgx_buffer_clear(&body);
    return archive;
}

/* Marks a document again and again, with another allocation that fails each
 * time, until none does. What is written then is kept. */
static void expect(const char *name, const odfgx_buffer *document,
                   const odfgx_markup *markup, odfgx_buffer *out)
{
    unsigned long n = 0;
    bool failed;
    do {
        odfgx_error err = { 0 };
        odfgx_buffer_clear(out);
        memory_fail_at(++n);
        odfgx_status status = marked_write(document, markup, out, &err);
        failed = memory_has_failed();
        memory_fail_at(0);
        EXPECT(failed ? status == ODFGX_MEMORY : status == ODFGX_OK,
               "%s, allocation %lu: %d %s: %s", name, n, (int)status, err.where,
               err.text);
    } while (failed);
    EXPECT(n > 100, "%s: only %lu allocations", name, n);
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    static const odfgx_markup none = { "检查结果", NULL, 0, NULL, 0 };
    odfgx_buffer document = make_document();
    odfgx_buffer marked = { 0 }, again = { 0 }, clean = { 0 };
    marked_list list;
    EXPECT(marked_read(&document, &list), "can't be read");
    list.marks[3].value = "12";
    expect("marking", &document, &list.markup, &marked);
    list.marks[3].value = NULL;
    odfgx_buffer commented = marked_by_another(&marked);
    (void)allocations_expect(&commented, "a.docx", ODFGX_OK);
    odfgx_buffer_clear(&commented);
    expect("marking again", &marked, &list.markup, &again);
    expect("cleaning", &again, &none, &clean);
    marked_clear(&list);
    odfgx_buffer_clear(&document);
    odfgx_buffer_clear(&marked);
    odfgx_buffer_clear(&again);
    odfgx_buffer_clear(&clean);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("docx_mark_memory", tests, sizeof tests / sizeof *tests);
}
