#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

#define ROW "<t:table-row>"
#define ROW_END "</t:table-row>"
#define NOTE(text) "<o:annotation><x:p>" text "</x:p></o:annotation>"
#define TABLE "<t:table>" ROW "<t:table-cell>"
#define TABLE_END END ROW_END "</t:table>"

static void expect_sheet(const transcript_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read_content(
            BOOK SHEET, cases[i].text, SHEET_END BOOK_END, NULL, &out, &err);
        transcript_expect_told(cases[i].text, cases[i].told, status, &out,
                               &err);
        odfgx_buffer_clear(&out);
    }
}

static void comments_of_sheets_are_told_with_their_author(void)
{
    static const transcript_case cases[] = {
        { ROW "<t:table-cell t:number-columns-repeated='3'/><t:table-cell>"
              "<o:annotation o:display='true' d:name='a'>"
              "<dc:creator>王<!-- --> 五</dc:creator>"
              "<dc:date>2025-01-02T03:04:05</dc:date><x:p>说明：<x:span>a"
              "</x:span><x:s x:c='2'/>b</x:p><x:p>c</x:p></o:annotation>"
              "<x:p>1</x:p>" END ROW_END,
          "table S\ncomment D1 \"王 五\" \"说明：a  b\\nc\"\nrow 1\n"
          "D1 string \"1\"\nend\n" },
        { ROW "<t:table-cell>" NOTE("a") END ROW_END,
          "table S\ncomment A1 \"\" \"a\"\nend\n" },
        { "<t:table-row t:number-rows-repeated='4'/>" ROW
          "<t:covered-table-cell t:number-columns-repeated='2'>" NOTE(
              "a") "</t:covered-table-cell>" ROW_END,
          "table S\ncomment A5 \"\" \"a\"\nend\n" },
        { ROW "<t:table-cell><o:annotation><x:list><x:list-item><x:p>a</x:p>"
              "</x:list-item><x:list-item><x:p>b</x:p></x:list-item></x:list>"
              "</o:annotation><x:p>d</x:p>" END ROW_END,
          "table S\ncomment A1 \"\" \"a\\nb\"\nrow 1\nA1 string \"d\"\n"
          "end\n" },
        { ROW "<t:table-cell><o:annotation><o:annotation><x:p>a</x:p>"
              "</o:annotation><x:p>b<o:annotation/>c</x:p></o:annotation>" END
                  ROW_END,
          "table S\ncomment A1 \"\" \"bc\"\nend\n" },
        { ROW "<t:table-cell><o:annotation/><o:annotation><x:p/></o:annotation>"
              "<o:annotation>a</o:annotation>" END ROW_END,
          "table S\nend\n" },
    };
    expect_sheet(cases, ODFGX_COUNT_OF(cases));
}

static void what_odfgx_wrote_itself_is_not_told(void)
{
    static const transcript_case cases[] = {
        { ROW "<t:table-cell><o:annotation><dc:creator>odfgx</dc:creator>"
              "<x:p>a</x:p></o:annotation><x:p>1</x:p>" END ROW_END,
          "table S\nrow 1\nA1 string \"1\"\nend\n" },
        { ROW "<t:table-cell><o:annotation><dc:creator>王</dc:creator>"
              "<x:p>a</x:p><x:p>──── odfgx ────</x:p><x:p>b</x:p>"
              "</o:annotation><x:p>1</x:p>" END ROW_END,
          "table S\ncomment A1 \"王\" \"a\"\nrow 1\nA1 string \"1\"\nend\n" },
    };
    expect_sheet(cases, ODFGX_COUNT_OF(cases));
}

static void comments_of_texts_are_told_of_cells_only(void)
{
    static const transcript_case cases[] = {
        { TABLE
          "<x:p>a" NOTE("b") "c<o:annotation-end/></x:p><x:p>d</x:p>" TABLE_END,
          "table 表格 1\ncomment A1 \"\" \"b\"\nrow 1\n"
          "A1 string \"ac\\nd\"\nend\n" },
        { "<x:p>a" NOTE("b") "c</x:p>", "paragraph \"ac\"\n" },
        { TABLE "<x:p>a</x:p>" TABLE
                "<x:p>b" NOTE("c") "</x:p>" TABLE_END NOTE("d") TABLE_END,
          "table 表格 1\ncomment A1 \"\" \"d\"\nrow 1\nA1 string \"a\"\nend\n"
          "table 表格 1.1\ncomment A1 \"\" \"c\"\nrow 1\nA1 string \"b\"\n"
          "end\n" },
        { TABLE "<x:p>a<d:frame><d:text-box><x:p>b" NOTE(
              "c") "</x:p>"
                   "</d:text-box></d:frame></x:p>" TABLE_END,
          "table 表格 1\nrow 1\nA1 string \"a\"\nend\ntable 表格 1.1\nrow 1\n"
          "A1 string \"b\"\nend\n" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read_text(
            NULL, DOCUMENT TEXT_BEGIN, cases[i].text, TEXT_END, &out, &err);
        transcript_expect_told(cases[i].text, cases[i].told, status, &out,
                               &err);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(comments_of_sheets_are_told_with_their_author),
        UNIT(what_odfgx_wrote_itself_is_not_told),
        UNIT(comments_of_texts_are_told_of_cells_only),
    };
    return unit_main("comment", tests, sizeof tests / sizeof *tests);
}
