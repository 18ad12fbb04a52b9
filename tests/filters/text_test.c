#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <glob.h>
#include <string.h>

#define P(text) "paragraph \"" text "\"\n"
#define T1 "table 表格 1\nrow 1\n"
#define LONG_LINE                                                                                      \
    "这是一个很长的段落，它有四十多个字，所以它不可能是表格里的标签，" \
    "只能是正文里的一个段落。"

static void lines_are_paragraphs(void)
{
    static const transcript_case cases[] = {
        { "一\n\n　　二  \r\n三\r四", P("一") P("二") P("三") P("四") },
        { "\n \n　\n", "" },
        { "一\f二", P("一") P("二") },
        { "\xEF\xBB\xBF一", P("一") },
        { "\t　　首行有制表符", P("首行有制表符") },
        { "一、\t总体情况", P("一、 总体情况") },
        { "（一）\t\t主动公开", P("（一） 主动公开") },
        { LONG_LINE "\t" LONG_LINE, P(LONG_LINE " " LONG_LINE) },
        { LONG_LINE "\t", P(LONG_LINE) },
        { "联系人：甲，乙，丙\n电话：1,2,3\n三",
          P("联系人：甲，乙，丙") P("电话：1,2,3") P("三") },
        { "\xB5\xA5\xCE\xBB", P("单位") },
    };
    EXPECT_TOLD(cases);
}

static void lines_with_tabs_are_rows(void)
{
    static const transcript_case cases[] = {
        { "a\tb\n\tc\t\n", T1 "A1 string \"a\"\nB1 string \"b\"\nrow 2\n"
                              "B2 string \"c\"\nend\n" },
        { "前\na\t1\n后",
          P("前") T1 "A1 string \"a\"\nB1 string \"1\"\nend\n" P("后") },
        { "a\t1\n\n\nb\t2",
          T1 "A1 string \"a\"\nB1 string \"1\"\nrow 2\nA2 string \"b\"\n"
             "B2 string \"2\"\nend\n" },
        { "条\t\t\n\t1\n",
          T1 "A1 string \"条\"\nrow 2\nB2 string \"1\"\nend\n" },
        { "a\t1\n\n三、标题\n\nb\t2",
          T1 "A1 string \"a\"\nB1 string \"1\"\nend\n" P(
              "三、标题") "table 表格 2\nrow 1\nA1 string \"b\"\nB1 string "
                          "\"2\"\nend\n" },
        { "结果\v维持\t 1 \n",
          T1 "A1 string \"结果\\n维持\"\nB1 string \" 1 \"\nend\n" },
        { "a\t1\n" LONG_LINE "\t2\t3\n",
          T1 "A1 string \"a\"\nB1 string \"1\"\nrow 2\nA2 string \"" LONG_LINE
             "\"\nB2 string \"2\"\nC2 string \"3\"\nend\n" },
        { "a\t1\n\n" LONG_LINE "\t" LONG_LINE,
          T1 "A1 string \"a\"\nB1 string \"1\"\nend\n" P(LONG_LINE
                                                         " " LONG_LINE) },
        { "a\t1\n\t" LONG_LINE,
          T1 "A1 string \"a\"\nB1 string \"1\"\nend\n" P(LONG_LINE) },
    };
    EXPECT_TOLD(cases);
}

#define FIRST T1 "A1 string \"a\"\nB1 string \"1\"\n"
#define NEXT "table 表格 2\nrow 1\nA1 string \"b\"\nB1 string \"2\"\nend\n"

/* A band over the next rows, or a heading: the lines around it tell. */
static void lines_with_bars_are_rows_where_there_are_several(void)
{
    static const transcript_case cases[] = {
        { "前\n| 甲 | 乙 |\n|---|:-:|\n| 丙 | 1 |\n丁 | 2 |\n",
          P("前") T1 "A1 string \"甲\"\nB1 string \"乙\"\nrow 2\n"
                     "A2 string \"丙\"\nB2 string \"1\"\nrow 3\n"
                     "A3 string \"丁\"\nB3 string \"2\"\nend\n" },
        { "一|二|三\n四", P("一|二|三") P("四") },
    };
    EXPECT_TOLD(cases);
}

static void a_line_without_tabs_among_rows_is_a_row_if_it_can_be_a_label(void)
{
    static const transcript_case cases[] = {
        { "a\t1\n第二十条第（六）项\nb\t2",
          FIRST "row 2\nA2 string \"第二十条第（六）项\"\nrow 3\n"
                "A3 string \"b\"\nB3 string \"2\"\nend\n" },
        { "a\t1\n\n第六项\nb\t2", FIRST "end\n" P("第六项") NEXT },
        { "a\t1\n第六项\n\nb\t2", FIRST "end\n" P("第六项") NEXT },
        { "a\t1\n第六项", FIRST "end\n" P("第六项") },
        { "a\t1\n三、收到和处理情况\nb\t2",
          FIRST "end\n" P("三、收到和处理情况") NEXT },
        { "a\t1\n" LONG_LINE "\nb\t2", FIRST "end\n" P(LONG_LINE) NEXT },
        { "a\t1\n一\n二\nb\t2", FIRST "end\n" P("一") P("二") NEXT },
    };
    EXPECT_TOLD(cases);
}

static void cells_in_quotes_may_have_line_ends(void)
{
    static const transcript_case cases[] = {
        { "\"结果\n维持\"\t1\n",
          T1 "A1 string \"结果\\n维持\"\nB1 string \"1\"\nend\n" },
        { "a\t\"他说\"\"好\"\"\"\n",
          T1 "A1 string \"a\"\nB1 string \"他说\"好\"\"\nend\n" },
        { "a\t\"三安全\"一稳定\n",
          T1 "A1 string \"a\"\nB1 string \"\"三安全\"一稳定\"\nend\n" },
        { "a\t\"b\nc\td\n", T1 "A1 string \"a\"\nB1 string \"\"b\"\nrow 2\n"
                               "A2 string \"c\"\nB2 string \"d\"\nend\n" },
        { "\"a\n\nb\"\t1",
          T1 "A1 string \"a\\n\\nb\"\nB1 string \"1\"\nend\n" },
    };
    EXPECT_TOLD(cases);
}

static void separated_values_are_one_table(void)
{
    static const transcript_case cases[] = {
        { "单位,年度,数\n甲,2023,5\n,,\n\"乙,丙\",2023,\"1,234\"\n",
          T1 "A1 string \"单位\"\nB1 string \"年度\"\nC1 string \"数\"\nrow 2\n"
             "A2 string \"甲\"\nB2 string \"2023\"\nC2 string \"5\"\nrow 3\n"
             "A3 string \"乙,丙\"\nB3 string \"2023\"\nC3 string \"1,234\"\n"
             "end\n" },
        { "a;b;c\nd;\"e\nf\";g\n",
          T1 "A1 string \"a\"\nB1 string \"b\"\nC1 string \"c\"\nrow 2\n"
             "A2 string \"d\"\nB2 string \"e\\nf\"\nC2 string \"g\"\nend\n" },
        { "标题\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n",
          T1 "A1 string \"标题\"\nrow 2\n"
             "A2 string \"1\"\nB2 string \"2\"\nC2 string \"3\"\nrow 3\n"
             "A3 string \"4\"\nB3 string \"5\"\nC3 string \"6\"\nrow 4\n"
             "A4 string \"7\"\nB4 string \"8\"\nC4 string \"9\"\nrow 5\n"
             "A5 string \"1\"\nB5 string \"2\"\nC5 string \"3\"\nend\n" },
        { "\xB5\xA5\xCE\xBB,1,2\r\n\xCA\xFD\xD7\xD6,3,4\r\n",
          T1 "A1 string \"单位\"\nB1 string \"1\"\nC1 string \"2\"\nrow 2\n"
             "A2 string \"数字\"\nB2 string \"3\"\nC2 string \"4\"\nend\n" },
        { "a,b\nc,d\n", P("a,b") P("c,d") },
        { "a,b,c\nd\ne\n", P("a,b,c") P("d") P("e") },
        { "a,b,c\n", P("a,b,c") },
    };
    EXPECT_TOLD(cases);
}

static void utf16_is_read(void)
{
    static const char little[] = "\xFF\xFE\x70\x65\t\0\x57\x5B\r\0\n\0";
    static const char big[] = "\xFE\xFF\x65\x70\0\t\x5B\x57\0\n\x20";
    static const char told[] = T1 "A1 string \"数\"\nB1 string \"字\"\nend\n";
    transcript_expect_bytes(little, sizeof little - 1, told);
    transcript_expect_bytes(
        big, sizeof big - 1,
        T1 "A1 string \"数\"\nB1 string \"字\"\nend\n" P("\uFFFD"));
}

static void what_is_no_text_is_left_to_others(void)
{
    static const struct {
        const char *bytes;
        const char *text;
    } cases[] = {
        { "a\x01", "not a document" },
        { "{\"a\": 1}", "not a document" },
        { "  <doc/>", "not a document" },
        { "MIME-Version: 1.0\r\nContent-Type: multipart/related; x\r\n",
          "web archive" },
        { "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: "
          "multipart/related\r\n\r\n<html>",
          "web archive" },
        { "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:"
          "office:spreadsheet'/>",
          "Excel workbook in XML" },
        { "<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas."
          "microsoft.com/office/word/2003/wordml'/>",
          "Word document in one XML" },
        { "<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas."
          "microsoft.com/office/2006/xmlPackage'/>",
          "Word document in one XML" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_error err = { 0 };
        odfgx_buffer out = { 0 };
        odfgx_status status = transcript_read_bytes(
            cases[i].bytes, strlen(cases[i].bytes), NULL, &out, &err);
        EXPECT(odfgx_status_exit(status) == 3 && out.length == 0 &&
                   strstr(err.text, cases[i].text) != NULL,
               "%s: %s: %s", cases[i].bytes, err.where, err.text);
        odfgx_buffer_clear(&out);
    }
}

typedef struct bomb_case {
    const char *before, *repeated;
    size_t count;
    const char *text; /* of the error, or "" */
} bomb_case;

static void what_no_text_has_is_refused(void)
{
    static const bomb_case bombs[] = {
        { "a", "0123456789", 420000, "4194304 bytes" },
        { "a\t\"", "0123456789", 420000, "4194304 bytes" },
        { "a", "\t", 16384, "most columns" },
        { "", "\"a\t\"\n", 300000, "" },
        { "", "\"\t\n", 300000, "" },
        { "", "a\t\n", 1048577, "more rows" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(bombs); i++) {
        odfgx_buffer file = { 0 }, out = { 0 };
        odfgx_error err = { 0 };
        odfgx_buffer_add_text(&file, bombs[i].before);
        for (size_t j = 0; j < bombs[i].count; j++)
            odfgx_buffer_add_text(&file, bombs[i].repeated);
        odfgx_buffer_add_text(&file, "x");
        odfgx_status status = transcript_read(&file, NULL, &out, &err);
        EXPECT(*bombs[i].text == '\0'
                   ? status == ODFGX_OK
                   : odfgx_status_exit(status) == 3 &&
                         strncmp(err.where, "a.ods", 5) == 0 &&
                         strstr(err.text, bombs[i].text) != NULL,
               "case %zu: %d %s: %s", i, (int)status, err.where, err.text);
        odfgx_buffer_clear(&file);
        odfgx_buffer_clear(&out);
    }
}

/* ------------------------------------------------------------ a real report */

static odfgx_report *read_report(const odfgx_form *form, const char *path)
{
    odfgx_input *input = NULL;
    odfgx_report *report = NULL;
    odfgx_error err = { 0 };
    odfgx_status status = odfgx_input_open(&input, path, NULL, &err);
    if (status == ODFGX_OK)
        status = odfgx_report_read(&report, form, &input, 1, NULL, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    odfgx_input_free(input);
    return report;
}

static void expect_whole(const odfgx_form *form, const char *path)
{
    odfgx_buffer json = { 0 };
    odfgx_report *report = read_report(form, path);
    if (report == NULL)
        return;
    for (size_t i = 0; i < odfgx_form_value_count(form); i++) {
        odfgx_amount amount;
        EXPECT(odfgx_report_value(report, i, &amount), "%s",
               odfgx_form_value(form, i)->name);
    }
    EXPECT(odfgx_report_json(report, &json, NULL) == ODFGX_OK &&
               strstr(json.data, "\"overview\": []") == NULL &&
               strstr(json.data, "\"problems\": []") == NULL &&
               strstr(json.data, "\"other\": []") == NULL &&
               odfgx_report_agency(report) != NULL &&
               odfgx_report_year(report) > 0,
           "%s", path);
    odfgx_buffer_clear(&json);
    odfgx_report_free(report);
}

static void a_report_as_text_is_read_whole(void)
{
    odfgx_form *form = NULL;
    glob_t found;
    if (glob("../shared/seed/*.txt", 0, NULL, &found) != 0) {
        unit_skip("no ../shared");
        return;
    }
    EXPECT(odfgx_form_open(&form, NULL, NULL) == ODFGX_OK, "no form");
    for (size_t i = 0; i < found.gl_pathc; i++)
        expect_whole(form, found.gl_pathv[i]);
    odfgx_form_free(form);
    globfree(&found);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(lines_are_paragraphs),
        UNIT(lines_with_tabs_are_rows),
        UNIT(lines_with_bars_are_rows_where_there_are_several),
        UNIT(a_line_without_tabs_among_rows_is_a_row_if_it_can_be_a_label),
        UNIT(cells_in_quotes_may_have_line_ends),
        UNIT(separated_values_are_one_table),
        UNIT(utf16_is_read),
        UNIT(what_is_no_text_is_left_to_others),
        UNIT(what_no_text_has_is_refused),
        UNIT(a_report_as_text_is_read_whole),
    };
    return unit_main("text", tests, sizeof tests / sizeof *tests);
}
