#include "report/buffer.h"
#include "tests/filters/marking.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

#define ROW "<t:table-row>"
#define ROW_END "</t:table-row>"
#define ONES(count)                                                            \
    "<t:table-cell t:number-columns-repeated='" count "' o:value-type='float'" \
    " o:value='1'><x:p>1</x:p>" END
#define ONE                                                                    \
    "<t:table-cell t:style-name='ce1' o:value-type='float' o:value='1'>"       \
    "<x:p>1</x:p>" END
#define NOTE "<o:annotation><dc:creator>王</dc:creator><x:p>n</x:p>"
#define NOTE_END "</o:annotation>"

#define MARK(at_row, at_column)                                                \
    {                                                                          \
        .table = "S", .row = (at_row), .column = (at_column),                  \
        .level = ODFGX_ERROR, .comment = "c"                                   \
    }

enum { MARKS = 3 };

/* Rows of a sheet, marks in them, and what is told then. */
typedef struct mark_case {
    const char *rows;
    size_t count;
    odfgx_mark marks[MARKS];
    const char *told;
} mark_case;

static odfgx_buffer make_book(const char *begin, const char *rows,
                              const char *end)
{
    odfgx_buffer content = { 0 };
    odfgx_buffer_add_text(&content, begin);
    odfgx_buffer_add_text(&content, rows);
    odfgx_buffer_add_text(&content, end);
    odfgx_buffer book = marking_book(
        content.data,
        "<o:document-styles xmlns:o='urn:oasis:names:tc:opendocument:xmlns:"
        "office:1.0'><o:styles/></o:document-styles>");
    odfgx_buffer_clear(&content);
    return book;
}

static odfgx_buffer make_sheet(const char *rows)
{
    return make_book(BOOK SHEET, rows, SHEET_END BOOK_END);
}

static void expect_transcript(const char *row, const odfgx_buffer *file,
                              const char *told)
{
    odfgx_buffer transcript = marking_transcript(file);
    EXPECT(strcmp(transcript.data, told) == 0, "%s\ntold:\n%sexpected:\n%s",
           row, transcript.data, told);
    odfgx_buffer_clear(&transcript);
}

static void expect_same(const char *row, const odfgx_buffer *a,
                        const odfgx_buffer *b)
{
    EXPECT(marking_same_part(a, b, "content.xml") &&
               marking_same_part(a, b, "styles.xml") &&
               marking_same_part(a, b, "META-INF/manifest.xml") &&
               marking_same_part(a, b, "other.xml") &&
               marking_same_part(a, b, "mimetype"),
           "%s", row);
}

/* Twice is as once, none is as never; after an office has saved the document,
 * our marks go, too, and runs stay split. */
static void expect_rounds(const char *row, const odfgx_buffer *book,
                          const odfgx_buffer *marked,
                          const odfgx_markup *markup)
{
    odfgx_buffer after = marking_transcript(marked);
    odfgx_buffer before = marking_without(&after);
    odfgx_buffer twice = marking_must(marked, markup);
    odfgx_buffer removed = marking_remove(marked);
    odfgx_buffer saved = marking_saved(marked);
    odfgx_buffer cleaned = marking_remove(&saved);
    odfgx_buffer content = marking_part(&cleaned, "content.xml");
    odfgx_buffer styles = marking_part(&cleaned, "styles.xml");
    EXPECT(twice.length == marked->length &&
               memcmp(twice.data, marked->data, twice.length) == 0,
           "%s: twice", row);
    expect_same(row, book, &removed);
    expect_transcript(row, &cleaned, before.data);
    EXPECT(strstr(content.data, "odfgx") == NULL &&
               strstr(styles.data, "odfgx") == NULL,
           "%s: left:\n%s\n%s", row, content.data, styles.data);
    odfgx_buffer_clear(&after);
    odfgx_buffer_clear(&before);
    odfgx_buffer_clear(&twice);
    odfgx_buffer_clear(&removed);
    odfgx_buffer_clear(&saved);
    odfgx_buffer_clear(&cleaned);
    odfgx_buffer_clear(&content);
    odfgx_buffer_clear(&styles);
}

static void expect_marked(const mark_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *row = cases[i].rows;
        odfgx_markup markup = marking_of(cases[i].marks, cases[i].count);
        odfgx_buffer book = make_sheet(row);
        odfgx_buffer marked = marking_must(&book, &markup);
        expect_transcript(row, &marked, cases[i].told);
        expect_rounds(row, &book, &marked, &markup);
        odfgx_buffer_clear(&book);
        odfgx_buffer_clear(&marked);
    }
}

static void runs_are_split_where_a_mark_is(void)
{
    static const mark_case cases[] = {
        { ROW ONE ONE ROW_END,
          1,
          { MARK(0, 1) },
          "table S\nrow 1\nA1 float 1 \"1\"\ncomment B1 \"us   \" \"c\"\n"
          "B1 float 1 \"1\"\nend\n" },
        { ROW ONES("5") ROW_END,
          1,
          { MARK(0, 0) },
          "table S\ncomment A1 \"us   \" \"c\"\nrow 1\nA1 float 1 \"1\"\n"
          "B1 x4 float 1 \"1\"\nend\n" },
        { ROW ONES("5") ROW_END,
          2,
          { MARK(0, 4), MARK(0, 2) },
          "table S\nrow 1\nA1 x2 float 1 \"1\"\ncomment C1 \"us   \" \"c\"\n"
          "C1 float 1 \"1\"\nD1 float 1 \"1\"\ncomment E1 \"us   \" \"c\"\n"
          "E1 float 1 \"1\"\nend\n" },
        { "<t:table-row t:number-rows-repeated='9'>" ONE ROW_END ROW ONE
              ROW_END,
          2,
          { MARK(0, 0), MARK(8, 0) },
          "table S\ncomment A1 \"us   \" \"c\"\nrow 1\nA1 float 1 \"1\"\n"
          "row 2 x7\nA2 float 1 \"1\"\ncomment A9 \"us   \" \"c\"\nrow 9\n"
          "A9 float 1 \"1\"\nrow 10\nA10 float 1 \"1\"\nend\n" },
        { "<t:table-row t:number-rows-repeated='1048576' t:style-name='ro1'>"
          "<t:table-cell t:number-columns-repeated='16384'/>" ROW_END,
          1,
          { MARK(1048575, 16383) },
          "table S\ncomment XFD1048576 \"us   \" \"c\"\nend\n" },
        { "<t:table-row t:number-rows-repeated='3'>" ONES("3") ROW_END,
          2,
          { MARK(1, 1), MARK(1, 2) },
          "table S\nrow 1\nA1 x3 float 1 \"1\"\nrow 2\nA2 float 1 \"1\"\n"
          "comment B2 \"us   \" \"c\"\nB2 float 1 \"1\"\n"
          "comment C2 \"us   \" \"c\"\nC2 float 1 \"1\"\nrow 3\n"
          "A3 x3 float 1 \"1\"\nend\n" },
    };
    expect_marked(cases, ODFGX_COUNT_OF(cases));
}

static void cells_that_a_row_lacks_are_put_in(void)
{
    static const mark_case cases[] = {
        { ROW ONE ROW_END,
          2,
          { MARK(0, 1), MARK(0, 4) },
          "table S\nrow 1\nA1 float 1 \"1\"\ncomment B1 \"us   \" \"c\"\n"
          "comment E1 \"us   \" \"c\"\nend\n" },
        { ROW ONE ROW_END "<t:table-row/>",
          1,
          { MARK(1, 0) },
          "table S\nrow 1\nA1 float 1 \"1\"\ncomment A2 \"us   \" "
          "\"c\"\nend\n" },
        { ROW ONE ROW_END,
          2,
          { MARK(1, 0), MARK(5, 1) },
          "table S\nrow 1\nA1 float 1 \"1\"\ncomment A2 \"us   \" \"c\"\n"
          "comment B6 \"us   \" \"c\"\nend\n" },
        { "<t:table-header-rows>" ROW ONE ROW_END
          "</t:table-header-rows><t:table-row-group>" ROW ONE ROW_END
          "</t:table-row-group><t:shapes/>",
          2,
          { MARK(1, 0), MARK(2, 0) },
          "table S\nrow 1\nA1 float 1 \"1\"\ncomment A2 \"us   \" \"c\"\nrow "
          "2\n"
          "A2 float 1 \"1\"\ncomment A3 \"us   \" \"c\"\nend\n" },
        { ROW
          "<t:table-cell t:number-columns-spanned='2'><x:p>a</x:p>" END
          "<t:covered-table-cell t:number-columns-repeated='2'/>" ONE ROW_END,
          2,
          { MARK(0, 0), MARK(0, 2) },
          "table S\ncomment A1 \"us   \" \"c\"\nrow 1\nmerge A1:B1\n"
          "A1 string \"a\"\ncomment C1 \"us   \" \"c\"\nD1 float 1 \"1\"\n"
          "end\n" },
    };
    expect_marked(cases, ODFGX_COUNT_OF(cases));
}

static void comments_of_others_stay(void)
{
    static const mark_case cases[] = {
        { ROW "<t:table-cell>" NOTE NOTE_END "<x:p>1</x:p>" END ROW_END,
          1,
          { MARK(0, 0) },
          "table S\ncomment A1 \"王\" "
          "\"n\\n===============================\\nc\"\nrow 1\n"
          "A1 string \"1\"\nend\n" },
        { ROW "<t:table-cell><o:annotation o:display='true' />" END ROW_END,
          1,
          { MARK(0, 0) },
          "table S\ncomment A1 \"\" "
          "\"===============================\\nc\"\nend\n" },
        { ROW "<t:table-cell>" NOTE NOTE_END END ONE ROW_END,
          1,
          { MARK(0, 1) },
          "table S\ncomment A1 \"王\" \"n\"\n"
          "comment B1 \"us   \" \"c\"\nrow 1\nB1 float 1 \"1\"\nend\n" },
        { ROW "<t:table-cell><t:cell-range-source/><x:p>a</x:p>" END ROW_END,
          1,
          { MARK(0, 0) },
          "table S\ncomment A1 \"us   \" \"c\"\nrow 1\nA1 string \"a\"\n"
          "end\n" },
    };
    expect_marked(cases, ODFGX_COUNT_OF(cases));
}

static void what_is_in_no_sheet_is_marked_nowhere(void)
{
    static const mark_case cases[] = {
        { ROW ONE ROW_END,
          2,
          { { .table = "T", .comment = "c" },
            { .paragraph = "1", .comment = "c" } },
          "table S\nrow 1\nA1 float 1 \"1\"\nend\n" },
        { ROW ONE ROW_END,
          2,
          { MARK(1048576, 0), MARK(0, 16384) },
          "table S\nrow 1\nA1 float 1 \"1\"\nend\n" },
        { ROW ONE ROW_END SHEET_END "<t:table t:name='S'>" ROW ONE ROW_END,
          1,
          { MARK(0, 0) },
          "table S\ncomment A1 \"us   \" \"c\"\nrow 1\nA1 float 1 \"1\"\nend\n"
          "table S\nrow 1\nA1 float 1 \"1\"\nend\n" },
        { "", 0, { { 0 } }, "table S\nend\n" },
    };
    expect_marked(cases, ODFGX_COUNT_OF(cases));
}

/* ------------------------------------------------------------------- values */

#define VALUE(at_row, at_column)                                               \
    {                                                                          \
        .table = "S", .row = (at_row), .column = (at_column),                  \
        .level = ODFGX_HINT, .comment = "c", .value = "25"                     \
    }

static void a_value_takes_the_place_of_what_was_there(void)
{
    static const struct {
        const char *cell, *told;
    } values[] = {
        { ONE, "B1 float 25 \"25\"" },
        { "<t:table-cell/>", "B1 float 25 \"25\"" },
        { "<t:table-cell o:value-type='string' c:value-type='string'>"
          "<x:p>12 件</x:p><x:p>又</x:p>" END,
          "B1 float 25 \"25\"" },
        { "<t:table-cell t:formula='of:=1' o:value-type='percentage'"
          " o:value='1' xmlns:odfgx='urn'><x:p>1</x:p>" END,
          "B1 float 25 \"25\" formula" },
        { "<t:table-cell o:value-type='date' o:date-value='2025-01-01'>"
          "<x:p>a</x:p><d:frame/><x:p>b</x:p>" END,
          "B1 float 25 \"25\"" },
    };
    const odfgx_mark mark = VALUE(0, 1);
    for (size_t i = 0; i < ODFGX_COUNT_OF(values); i++) {
        odfgx_buffer rows = { 0 }, told = { 0 };
        odfgx_markup markup = marking_of(&mark, 1);
        odfgx_buffer_add_format(&rows, ROW ONE "%s" ROW_END, values[i].cell);
        odfgx_buffer_add_format(&told,
                                "table S\nrow 1\nA1 float 1 \"1\"\n"
                                "comment B1 \"us   \" \"c\"\n%s\nend\n",
                                values[i].told);
        odfgx_buffer book = make_sheet(rows.data);
        odfgx_buffer marked = marking_must(&book, &markup);
        odfgx_buffer removed = marking_remove(&marked);
        odfgx_buffer after = marking_without(&told);
        expect_transcript(values[i].cell, &marked, told.data);
        expect_transcript(values[i].cell, &removed, after.data);
        odfgx_buffer_clear(&after);
        odfgx_buffer_clear(&rows);
        odfgx_buffer_clear(&told);
        odfgx_buffer_clear(&book);
        odfgx_buffer_clear(&marked);
        odfgx_buffer_clear(&removed);
    }
}

static void without_a_list_only_values_are_put_in(void)
{
    const odfgx_mark marks[] = { VALUE(0, 0), VALUE(2, 1), MARK(0, 1) };
    const odfgx_markup markup = { .name = "结果",
                                  .marks = marks,
                                  .mark_count = ODFGX_COUNT_OF(marks) };
    odfgx_buffer book = make_sheet(ROW ONES("2") ROW_END);
    odfgx_buffer marked = marking_must(&book, &markup);
    expect_transcript("values", &marked,
                      "table S\nrow 1\nA1 float 25 \"25\"\nB1 float 1 \"1\"\n"
                      "row 3\nB3 float 25 \"25\"\nend\n");
    EXPECT(marking_same_part(&book, &marked, "styles.xml"), "%s", "styles");
    odfgx_buffer_clear(&book);
    odfgx_buffer_clear(&marked);
}

/* ---------------------------------------------------------- what is around */

/* Where some text stands in content.xml; NULL: nowhere. */
static const char *find_in(const odfgx_buffer *content, const char *text)
{
    return strstr(content->data, text);
}

static odfgx_buffer mark_first(const odfgx_buffer *book)
{
    static const odfgx_mark mark = MARK(0, 0);
    odfgx_markup markup = marking_of(&mark, 1);
    odfgx_buffer marked = marking_must(book, &markup);
    expect_rounds("mark_first", book, &marked, &markup);
    return marked;
}

static void the_list_comes_first_under_a_name_of_its_own(void)
{
    static const struct {
        const char *others, *name;
    } books[] = {
        { "", "<table:table xmlns:table=" },
        { "<t:table t:name='结果'>" ROW ONE ROW_END SHEET_END,
          "table:name=\"结果 2\"" },
        { "<t:table t:name='结果 2'/><t:table t:name='结果 3'/>",
          "table:name=\"结果\"" },
        { "<t:table t:name='结果 2'/><t:table t:name='结果'/>",
          "table:name=\"结果 3\"" },
        { "<t:table/>", "table:name=\"结果\"" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(books); i++) {
        odfgx_buffer book = make_book(
            BOOK "<t:calculation-settings/>" SHEET ROW ONE ROW_END SHEET_END,
            books[i].others, BOOK_END);
        odfgx_buffer marked = mark_first(&book);
        odfgx_buffer content = marking_part(&marked, "content.xml");
        const char *list = find_in(&content, books[i].name);
        const char *sheet = find_in(&content, SHEET);
        EXPECT(list != NULL && sheet != NULL && list < sheet &&
                   list > find_in(&content, "<t:calculation-settings/>") &&
                   find_in(&content, "xlink:href=\"#'S'.A1\"") != NULL &&
                   find_in(&content, "a &lt; b &amp;") != NULL,
               "%s: %s", books[i].others, content.data);
        odfgx_buffer_clear(&book);
        odfgx_buffer_clear(&marked);
        odfgx_buffer_clear(&content);
    }
}

static void the_list_comes_last_where_changes_count_sheets(void)
{
    odfgx_buffer book =
        make_book(BOOK "<t:tracked-changes><t:deletion t:table='0'/>"
                       "</t:tracked-changes>" SHEET,
                  ROW ONE ROW_END, SHEET_END "<t:named-expressions/>" BOOK_END);
    odfgx_buffer marked = mark_first(&book);
    odfgx_buffer content = marking_part(&marked, "content.xml");
    const char *list = find_in(&content, "table:name=\"结果\"");
    EXPECT(list != NULL && list > find_in(&content, SHEET) &&
               list < find_in(&content, "<t:named-expressions/>"),
           "%s", content.data);
    odfgx_buffer_clear(&book);
    odfgx_buffer_clear(&marked);
    odfgx_buffer_clear(&content);
}

/* What stands between the rows and the end of the sheet, and what is there in
 * its place. */
static void conditional_formats_join_those_that_are_there(void)
{
    static const char target[] =
        "calcext:target-range-address=\"'S'.A1:'S'.A1\"";
    static const struct {
        const char *before, *kept;
        bool coloured;
    } books[] = {
        { "", SHEET_END, true },
        { "<c:conditional-formats><c:conditional-format/>"
          "</c:conditional-formats>",
          "<c:conditional-formats><c:conditional-format/>", true },
        { "<c:conditional-formats />", "<calcext:conditional-formats ", true },
        { "<t:named-expressions/>", "<t:named-expressions/>", true },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(books); i++) {
        odfgx_buffer book = make_book(BOOK SHEET ROW ONE ROW_END,
                                      books[i].before, SHEET_END BOOK_END);
        odfgx_buffer marked = mark_first(&book);
        odfgx_buffer content = marking_part(&marked, "content.xml");
        EXPECT(find_in(&content, target) != NULL &&
                   find_in(&content, books[i].kept) != NULL,
               "%s: %s", books[i].before, content.data);
        odfgx_buffer_clear(&book);
        odfgx_buffer_clear(&marked);
        odfgx_buffer_clear(&content);
    }
}

/* LibreOffice reads either those of the styles or those of the sheets. */
static void conditions_of_styles_stay_in_force(void)
{
    odfgx_buffer book = make_book(
        DOCUMENT "<o:automatic-styles><s:style s:family='table-cell'><s:map"
                 " s:condition='cell-content()!=0'/></s:style>"
                 "</o:automatic-styles><o:body><o:spreadsheet>" SHEET,
        ROW ONE ROW_END, SHEET_END BOOK_END);
    odfgx_buffer marked = mark_first(&book);
    odfgx_buffer content = marking_part(&marked, "content.xml");
    EXPECT(find_in(&content, "conditional-format") == NULL &&
               find_in(&content, "annotation") != NULL,
           "%s", content.data);
    odfgx_buffer_clear(&book);
    odfgx_buffer_clear(&marked);
    odfgx_buffer_clear(&content);
}

static void styles_find_a_place_in_any_document(void)
{
    static const char *const begins[] = {
        BOOK SHEET,
        DOCUMENT "<o:automatic-styles/><o:body><o:spreadsheet>" SHEET,
        DOCUMENT "<o:automatic-styles><s:style s:name='a'/>"
                 "</o:automatic-styles><o:body><o:spreadsheet>" SHEET,
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(begins); i++) {
        odfgx_buffer book =
            make_book(begins[i], ROW ONE ROW_END, SHEET_END BOOK_END);
        odfgx_buffer marked = mark_first(&book);
        odfgx_buffer content = marking_part(&marked, "content.xml");
        odfgx_buffer styles = marking_part(&marked, "styles.xml");
        EXPECT(find_in(&content, "style:name=\"odfgx-head\"") != NULL &&
                   find_in(&content, "style:name=\"odfgx-head\"") <
                       find_in(&content, "<o:body>"),
               "%zu: %s", i, content.data);
        EXPECT(find_in(&styles, "style:name=\"odfgxError\"") != NULL, "%zu: %s",
               i, styles.data);
        odfgx_buffer_clear(&book);
        odfgx_buffer_clear(&marked);
        odfgx_buffer_clear(&content);
        odfgx_buffer_clear(&styles);
    }
}

static void a_package_without_common_styles_gets_them_and_gives_them_back(void)
{
    const odfgx_mark mark = MARK(0, 0);
    odfgx_markup markup = marking_of(&mark, 1);
    odfgx_buffer book =
        marking_book(BOOK SHEET ROW ONE ROW_END SHEET_END BOOK_END, NULL);
    odfgx_buffer marked = marking_must(&book, &markup);
    odfgx_buffer twice = marking_must(&marked, &markup);
    odfgx_buffer removed = marking_remove(&marked);
    odfgx_buffer styles = marking_part(&marked, "styles.xml");
    odfgx_buffer manifest = marking_part(&marked, "META-INF/manifest.xml");
    EXPECT(strstr(styles.data, "odfgxError") != NULL, "%s", styles.data);
    EXPECT(strstr(manifest.data, "full-path=\"styles.xml\"") != NULL, "%s",
           manifest.data);
    expect_same("twice", &marked, &twice);
    expect_same("removed", &book, &removed);
    odfgx_buffer_clear(&book);
    odfgx_buffer_clear(&marked);
    odfgx_buffer_clear(&twice);
    odfgx_buffer_clear(&removed);
    odfgx_buffer_clear(&styles);
    odfgx_buffer_clear(&manifest);
}

static void a_signature_of_the_document_is_left_out(void)
{
    const transcript_part parts[] = {
        { "mimetype", SHEET_TYPE },
        { "content.xml", BOOK SHEET SHEET_END BOOK_END },
        { "META-INF/documentsignatures.xml", "<a/>" },
        { "META-INF/macrosignatures.xml", "<b/>" },
        { NULL, NULL }
    };
    odfgx_buffer book = transcript_pack(parts), marked = marking_remove(&book);
    EXPECT(
        !marking_same_part(&book, &marked, "META-INF/documentsignatures.xml") &&
            marking_same_part(&book, &marked, "META-INF/macrosignatures.xml"),
        "%s", "signatures");
    odfgx_buffer_clear(&book);
    odfgx_buffer_clear(&marked);
}

/* -------------------------------------------------------------------- kinds */

#define FLAT                                                                   \
    "<o:document xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"   \
    " xmlns:t='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"               \
    " xmlns:x='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"

static void a_flat_document_is_marked_in_its_one_file(void)
{
    static const char *const texts[] = {
        FLAT "<o:styles/><o:body><o:spreadsheet>" SHEET ROW
             "<t:table-cell><x:p>1</x:p>" END ROW_END SHEET_END
             "</o:spreadsheet></o:body></o:document>\n",
        FLAT "<o:body><o:spreadsheet>" SHEET ROW
             "<t:table-cell><x:p>1</x:p>" END ROW_END SHEET_END
             "</o:spreadsheet></o:body></o:document>",
    };
    const odfgx_mark mark = MARK(0, 0);
    odfgx_markup markup = marking_of(&mark, 1);
    for (size_t i = 0; i < ODFGX_COUNT_OF(texts); i++) {
        odfgx_buffer file = { 0 };
        odfgx_buffer_add_text(&file, texts[i]);
        odfgx_buffer marked = marking_must(&file, &markup);
        odfgx_buffer removed = marking_remove(&marked);
        EXPECT(strstr(marked.data, "<dc:creator>odfgx<") != NULL &&
                   strstr(marked.data, "odfgxError\" style:family") != NULL,
               "%s", marked.data);
        EXPECT(strcmp(removed.data, file.data) == 0, "%s", removed.data);
        odfgx_buffer_clear(&file);
        odfgx_buffer_clear(&marked);
        odfgx_buffer_clear(&removed);
    }
}

static void expect_refused(const char *row, const odfgx_buffer *file,
                           const char *text)
{
    odfgx_markup markup = marking_of(NULL, 0);
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = marking_put(file, &markup, &out, &err);
    EXPECT(status == ODFGX_USAGE && strstr(err.text, text) != NULL &&
               out.length == 0,
           "%s: %d %s: %s", row, (int)status, err.where, err.text);
    odfgx_buffer_clear(&out);
}

static void what_is_no_sheet_in_utf_8_is_refused(void)
{
    odfgx_buffer flat = { 0 }, wide = { 0 };
    odfgx_buffer_add_text(&flat,
                          FLAT "<o:body><o:text/></o:body></o:document>");
    expect_refused("text", &flat, "is no spreadsheet");
    odfgx_buffer_add(&wide, "\xFF\xFE", 2);
    for (size_t i = 0; i < flat.length; i++) {
        odfgx_buffer_add_char(&wide, flat.data[i]);
        odfgx_buffer_add_char(&wide, '\0');
    }
    expect_refused("UTF-16", &wide, "UTF-16");
    odfgx_buffer_clear(&flat);
    odfgx_buffer_clear(&wide);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(runs_are_split_where_a_mark_is),
        UNIT(cells_that_a_row_lacks_are_put_in),
        UNIT(comments_of_others_stay),
        UNIT(what_is_in_no_sheet_is_marked_nowhere),
        UNIT(a_value_takes_the_place_of_what_was_there),
        UNIT(without_a_list_only_values_are_put_in),
        UNIT(the_list_comes_first_under_a_name_of_its_own),
        UNIT(the_list_comes_last_where_changes_count_sheets),
        UNIT(conditional_formats_join_those_that_are_there),
        UNIT(conditions_of_styles_stay_in_force),
        UNIT(styles_find_a_place_in_any_document),
        UNIT(a_package_without_common_styles_gets_them_and_gives_them_back),
        UNIT(a_signature_of_the_document_is_left_out),
        UNIT(a_flat_document_is_marked_in_its_one_file),
        UNIT(what_is_no_sheet_in_utf_8_is_refused),
    };
    return unit_main("ods_mark", tests, sizeof tests / sizeof *tests);
}
