#include "filters/filter.h"
#include "report/buffer.h"
#include "tests/filters/marking.h"
#include "tests/filters/transcript.h"
#include "tests/memory.h"
#include "tests/unit.h"

/* Split runs, comments of others, missing rows and styles, marks of an earlier
 * run that an office has saved: all that allocates. */
static odfgx_buffer make_book(void)
{
    odfgx_buffer content = { 0 };
    odfgx_buffer_add_text(&content, BOOK SHEET);
    odfgx_buffer_add_text(
        &content,
        "<t:table-row t:number-rows-repeated='3'><t:table-cell"
        " t:number-columns-repeated='4'><o:annotation><dc:creator>odfgx"
        "</dc:creator></o:annotation><x:p>a</x:p>" END "</t:table-row>");
    for (int i = 0; i < 40; i++)
        odfgx_buffer_add_text(
            &content,
            "<t:table-row>" CELL("a") "<t:table-cell><o:annotation>"
                                      "<x:p>b</x:p></o:annotation>" END
                                      "</t:table-row>");
    odfgx_buffer_add_text(&content, SHEET_END BOOK_END);
    odfgx_buffer book = marking_book(content.data, NULL);
    odfgx_buffer_clear(&content);
    return book;
}

static odfgx_status mark(const odfgx_buffer *book, const odfgx_markup *markup,
                         odfgx_buffer *out, odfgx_error *err)
{
    odfgx_input *input = NULL;
    odfgx_status status = odfgx_input_from_memory(
        &input, book->data, book->length, "a.ods", NULL, err);
    const odfgx_filter *filter =
        status == ODFGX_OK ? odfgx_filter_find(input) : NULL;
    if (filter != NULL)
        status = filter->mark(input, markup, out, err);
    odfgx_input_free(input);
    return filter == NULL && status == ODFGX_OK ? ODFGX_MEMORY : status;
}

static void expect_clean_failures(const odfgx_buffer *book,
                                  const odfgx_markup *markup)
{
    unsigned long n = 0;
    bool failed;
    do {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        memory_fail_at(++n);
        odfgx_status status = mark(book, markup, &out, &err);
        failed = memory_has_failed();
        memory_fail_at(0);
        EXPECT(status == ODFGX_OK || (failed && status == ODFGX_MEMORY),
               "allocation %lu: %d %s: %s", n, (int)status, err.where,
               err.text);
        odfgx_buffer_clear(&out);
    } while (failed);
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_mark marks[20];
    for (uint32_t i = 0; i < ODFGX_COUNT_OF(marks); i++)
        marks[i] = (odfgx_mark){ .table = "S",
                                 .row = i * 3,
                                 .column = i % 3,
                                 .level = (odfgx_level)(i % 3),
                                 .comment = "a\nb",
                                 .value = i % 2 == 0 ? "12" : NULL };
    odfgx_markup markup = marking_of(marks, ODFGX_COUNT_OF(marks));
    odfgx_buffer book = make_book(), marked = marking_must(&book, &markup);
    expect_clean_failures(&book, &markup);
    expect_clean_failures(&marked, &markup);
    odfgx_buffer_clear(&book);
    odfgx_buffer_clear(&marked);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("ods_mark_memory", tests, sizeof tests / sizeof *tests);
}
