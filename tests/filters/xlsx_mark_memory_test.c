#include "filters/mark.h"
#include "report/buffer.h"
#include "tests/filters/xlsx_made.h"
#include "tests/filters/xlsx_marked.h"
#include "tests/memory.h"
#include "tests/unit.h"

#include <string.h>

static const odfgx_mark marks[] = {
    { .table = "S",
      .row = 1,
      .column = 1,
      .level = ODFGX_ERROR,
      .comment = "【错误】a",
      .value = "12" },
    { .table = "S",
      .row = 30,
      .column = 1,
      .level = ODFGX_WARNING,
      .comment = "【核实】b",
      .value = "13" },
    { .table = "S",
      .row = 2,
      .column = 0,
      .level = ODFGX_HINT,
      .comment = "【提示】c" },
};

/* With comments of others, styles, titles, names and merged cells. */
static odfgx_buffer make_workbook(void)
{
    odfgx_buffer sheet = { 0 };
    odfgx_buffer_add_text(&sheet, "<worksheet" XLSX_MAIN
                                  "><dimension ref='A1'/><sheetData>");
    for (int i = 1; i < 30; i++)
        odfgx_buffer_add_format(
            &sheet, "<row r='%d' ht='20'><c r='A%d'><v>1</v></c></row>", i, i);
    odfgx_buffer_add_text(&sheet, "</sheetData><mergeCells><mergeCell "
                                  "ref='A2:A4'/></mergeCells></worksheet>");
    const transcript_part parts[] = {
        { "[Content_Types].xml", XLSX_TYPES(XLSX_SHEET_TYPE) },
        { "_rels/.rels",
          XLSX_RELATIONSHIPS(
              XLSX_RELATIONSHIP("m", "officeDocument", "xl/workbook.xml")
                  XLSX_RELATIONSHIP("a", "extended-properties", "app.xml")) },
        { "app.xml", "<Properties/>" },
        { "xl/workbook.xml",
          XLSX_BOOK(XLSX_ONE_SHEET
                    "<definedNames><definedName name='a' localSheetId='0'>x"
                    "</definedName></definedNames>") },
        { "xl/_rels/workbook.xml.rels",
          XLSX_RELATIONSHIPS(
              XLSX_RELATIONSHIP("s1", "worksheet", "worksheets/sheet1.xml")
                  XLSX_RELATIONSHIP("f", "styles", "styles.xml")) },
        { "xl/worksheets/sheet1.xml", sheet.data },
        { "xl/worksheets/_rels/sheet1.xml.rels",
          XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP("c", "comments", "notes.xml")) },
        { "xl/worksheets/notes.xml",
          "<comments" XLSX_MAIN "><authors><author>甲</author></authors>"
          "<commentList><comment ref='A2' authorId='0'><text><t>x</t></text>"
          "</comment></commentList></comments>" },
        { "xl/styles.xml", XLSX_STYLES("", "<xf/>") },
        { NULL, NULL },
    };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_buffer_clear(&sheet);
    return archive;
}

/* Marks again and again, with another allocation that fails each time: it
 * fails for want of memory, or goes well and is as the one that had all. */
static void expect_clean(const odfgx_buffer *archive, size_t count)
{
    odfgx_buffer whole = xlsx_marked("whole", archive, marks, count);
    unsigned long n = 0;
    bool failed;
    do {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        memory_fail_at(++n);
        odfgx_status status = xlsx_mark(archive, marks, count, &out, &err);
        failed = memory_has_failed();
        memory_fail_at(0);
        EXPECT(status == (failed ? ODFGX_MEMORY : ODFGX_OK),
               "allocation %lu: %d %s: %s", n, (int)status, err.where,
               err.text);
        if (status == ODFGX_OK)
            xlsx_expect_same("whole", &out, &whole);
        odfgx_buffer_clear(&out);
    } while (failed);
    EXPECT(n > 200, "%lu allocations", n);
    odfgx_buffer_clear(&whole);
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_buffer archive = make_workbook();
    odfgx_buffer marked =
        xlsx_marked("marked", &archive, marks, ODFGX_COUNT_OF(marks));
    expect_clean(&archive, ODFGX_COUNT_OF(marks));
    expect_clean(&marked, ODFGX_COUNT_OF(marks));
    expect_clean(&marked, 0);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&marked);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("xlsx_mark_memory", tests, sizeof tests / sizeof *tests);
}
