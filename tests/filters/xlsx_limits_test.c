#include "report/buffer.h"
#include "tests/filters/refusals.h"
#include "tests/filters/xlsx_made.h"
#include "tests/unit.h"

#include <string.h>

static void caps_are_held(void)
{
    static const struct {
        uint64_t cells, text;
        xlsx_made made;
        const char *where, *option;
    } cases[] = {
        { 2,
          100,
          { .sheet = XLSX_ROWS("<row><c><v>1</v></c><c><v>1</v></c></row>"
                               "<row><c><v>1</v></c></row>") },
          "a.xlsx: S!A2",
          "--max-cells" },
        { 9,
          10,
          { .sheet = XLSX_ROWS("<row><c/><c t='str'><v>123456<x/>78901"
                               "</v></c></row>") },
          "a.xlsx: S!B1",
          "--max-text" },
        { 9,
          10,
          { .sheet = XLSX_ROWS("<row><c t='inlineStr'><is><r><t>123456</t>"
                               "</r><r><t>78901</t></r></is></c></row>") },
          "a.xlsx: S!A1",
          "--max-text" },
        { 9,
          10,
          { .sheet = XLSX_ROWS(""),
            .strings = XLSX_STRINGS("<si><t>1234567890</t></si><si><r>"
                                    "<t>123456</t></r><r><t>78901</t></r>"
                                    "</si>") },
          "a.xlsx: xl/sharedStrings.xml:1:",
          "--max-text" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer archive = xlsx_pack(&cases[i].made), out = { 0 };
        odfgx_error err = { 0 };
        odfgx_limits limits;
        odfgx_limits_init(&limits);
        limits.cells = cases[i].cells;
        limits.text = cases[i].text;
        odfgx_status status = xlsx_read(&archive, &limits, &out, &err);
        transcript_expect_fault(
            cases[i].where,
            (transcript_fault){ ODFGX_LIMIT, cases[i].where, cases[i].option },
            status, &err);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

/* A part that repeats itself, with a number that counts. */
static odfgx_buffer repeat(const char *before, const char *format,
                           unsigned count, const char *after)
{
    odfgx_buffer out = { 0 };
    odfgx_buffer_add_text(&out, before);
    for (unsigned i = 1; i <= count; i++) {
        const char *mark = strchr(format, '@');
        odfgx_buffer_add(&out, format, (size_t)(mark - format));
        odfgx_buffer_add_format(&out, "%u", i);
        odfgx_buffer_add_text(&out, mark + 1);
    }
    odfgx_buffer_add_text(&out, after);
    return out;
}

static void expect_limit(const xlsx_made *made, const char *where,
                         const char *text)
{
    odfgx_buffer archive = xlsx_pack(made), out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = xlsx_read(&archive, NULL, &out, &err);
    transcript_expect_fault(
        where, (transcript_fault){ ODFGX_LIMIT, where, text }, status, &err);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

static void more_of_anything_than_offices_know_is_refused(void)
{
    odfgx_buffer sheet =
        repeat("<worksheet" XLSX_MAIN "><mergeCells>",
               "<mergeCell ref='A1:B@'/>", 65537, "</mergeCells></worksheet>");
    odfgx_buffer book =
        repeat("<workbook" XLSX_MAIN "><sheets>", "<sheet name='@'/>", 10001,
               "</sheets></workbook>");
    odfgx_buffer styles =
        repeat("<styleSheet" XLSX_MAIN "><cellXfs>", "<xf numFmtId='@'/>",
               65537, "</cellXfs></styleSheet>");
    odfgx_buffer codes = repeat("<styleSheet" XLSX_MAIN "><numFmts>",
                                "<numFmt numFmtId='@' formatCode='0'/>", 65537,
                                "</numFmts></styleSheet>");
    expect_limit(&(xlsx_made){ .book = book.data },
                 "a.xlsx: xl/workbook.xml:1:", "10000 sheets");
    expect_limit(&(xlsx_made){ .sheet = XLSX_ROWS(""), .styles = styles.data },
                 "a.xlsx: xl/styles.xml:1:", "65536 styles");
    expect_limit(&(xlsx_made){ .sheet = XLSX_ROWS(""), .styles = codes.data },
                 "a.xlsx: xl/styles.xml:1:", "65536 styles");
    expect_limit(&(xlsx_made){ .sheet = sheet.data },
                 "a.xlsx: xl/worksheets/sheet1.xml:1:", "65536 merged");
    odfgx_buffer_clear(&sheet);
    odfgx_buffer_clear(&book);
    odfgx_buffer_clear(&styles);
    odfgx_buffer_clear(&codes);
}

/* A row that keeps more than it may is told in pieces, the merges of a sheet
 * that keeps more than it may are looked for ahead. */
static void a_long_row_is_told_in_pieces(void)
{
    static const char begin[] = "table S\nrow 1\nmerge A1:A2\nA1 ";
    static const struct {
        unsigned cells;
        const char *after, *where; /* NULL: it is read */
    } cases[] = {
        { 20, "<c r='XFD1'><v>1</v></c>", NULL },
        { 20, "<c r='A1'><v>1</v></c>", "a.xlsx: S!A1" },
        { 80, "<c r='XFD1'><v>1</v></c>", NULL },
        { 80, "<c r='A1'><v>1</v></c>", "a.xlsx: S!A1" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer sheet = { 0 }, out = { 0 };
        odfgx_error err = { 0 };
        odfgx_buffer_add_text(&sheet,
                              "<worksheet" XLSX_MAIN "><sheetData><row>");
        for (unsigned cell = 0; cell < cases[i].cells; cell++) {
            odfgx_buffer_add_text(&sheet, "<c t='str'><v>");
            for (unsigned byte = 0; byte < 80000; byte++)
                odfgx_buffer_add_char(&sheet, (char)('a' + byte % 26));
            odfgx_buffer_add_text(&sheet, "</v></c>");
        }
        odfgx_buffer_add_format(&sheet,
                                "%s</row></sheetData><mergeCells><mergeCell "
                                "ref='XFD1:XFD2'/><mergeCell ref='A1:A2'/>"
                                "</mergeCells></worksheet>",
                                cases[i].after);
        odfgx_limits limits;
        odfgx_limits_init(&limits);
        limits.ratio = 10000;
        odfgx_buffer archive = xlsx_pack(&(xlsx_made){ .sheet = sheet.data });
        odfgx_status status = xlsx_read(&archive, &limits, &out, &err);
        bool told = strncmp(out.data, begin, sizeof begin - 1) == 0;
        EXPECT(told && status ==
                           (cases[i].where == NULL ? ODFGX_OK : ODFGX_CONTENT),
               "%s: %s", err.where, err.text);
        if (cases[i].where == NULL)
            EXPECT(told &&
                       strstr(out.data, "\nmerge XFD1:XFD2\nXFD1 float 1 "
                                        "\"1\"\nend\n") != NULL &&
                       strstr(out.data + sizeof begin - 1, "row 1\n") == NULL,
                   "case %zu", i);
        else
            EXPECT(strcmp(err.where, cases[i].where) == 0, "%s: %s", err.where,
                   err.text);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&sheet);
        odfgx_buffer_clear(&out);
    }
}

static void a_visitor_may_end_the_reading_or_miss_members(void)
{
    static const char *const sheets[] = {
        XLSX_SHEET("<sheetData><row><c><v>1</v></c></row></sheetData>"
                   "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>"),
        XLSX_SHEET("<sheetData><row r='9'><c><v>1</v></c></row></sheetData>"
                   "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>"),
        XLSX_SHEET("<mergeCells><mergeCell ref='A1:B1'/></mergeCells>"),
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(sheets); i++) {
        odfgx_buffer archive = xlsx_pack(&(xlsx_made){ .sheet = sheets[i] });
        refusals_expect(&archive, "a.xlsx", REFUSAL_OF_SHEETS);
        odfgx_buffer_clear(&archive);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(caps_are_held),
        UNIT(more_of_anything_than_offices_know_is_refused),
        UNIT(a_long_row_is_told_in_pieces),
        UNIT(a_visitor_may_end_the_reading_or_miss_members),
    };
    return unit_main("xlsx_limits", tests, sizeof tests / sizeof *tests);
}
