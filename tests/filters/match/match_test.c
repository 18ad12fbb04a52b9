/* What match makes of sheets that are not as they should be. */
#include "tests/filters/match/sheets.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>

static odfgx_form *form; /* the tiny one */

/* A row "-" begins the next sheet, whose name stands behind it; "~" a hidden
 * one. */
static void write_rows(sheets *book, const char *const *rows)
{
    sheets_begin(book);
    sheets_table(book, "甲", false);
    for (; *rows != NULL; rows++) {
        if ((*rows)[0] == '-' || (*rows)[0] == '~')
            sheets_table(book, *rows + 1, (*rows)[0] == '~');
        else
            sheets_row(book, *rows);
    }
}

static odfgx_report *read_rows(const char *const *rows, const char *name)
{
    sheets book;
    odfgx_report *report = NULL;
    odfgx_error err = { 0 };
    write_rows(&book, rows);
    odfgx_status status = sheets_read(&book, form, name, &report, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    return report;
}

#define HEAD "时段|成人游客|儿童游客|游客合计"
#define ACROSS "<2x1>售出门票|.|<2x1>退还门票|."
#define MONEY "现金金额|网络金额|现金金额|网络金额"
#define VISITORS                                                               \
    HEAD, "1.春季入园|=1|=2|=3", "2.秋季入园|=4|=5|=9", "3.全年入园|=5|=7|=12"
#define TICKETS ACROSS, MONEY, "=1.5|=2|=0|=0.25"
#define ABOUT "公园管理处|青禾公园", "开放年度|=2025"
#define STORY "一、开放概况|全年开放。"

/* "subject subject": what was remarked, in order. */
static void expect_remarks(const odfgx_report *report, const char *subjects)
{
    odfgx_buffer told = { 0 };
    odfgx_buffer_add_text(&told, "");
    for (size_t i = 0; report != NULL && i < report->remark_count; i++)
        odfgx_buffer_add_format(&told, "%s%s", i > 0 ? " " : "",
                                report->remarks[i].subject);
    EXPECT_TEXT(told.data, subjects);
    odfgx_buffer_clear(&told);
}

static void expect_value(const odfgx_report *report, const char *id,
                         const char *expected)
{
    size_t index;
    char text[ODFGX_AMOUNT_TEXT];
    odfgx_amount amount = 0;
    if (report == NULL ||
        !EXPECT(odfgx_form_find_value(report->form, id, &index), "%s", id))
        return;
    bool known = odfgx_report_value(report, index, &amount);
    EXPECT(strcmp(known ? odfgx_amount_format(amount, text) : "none",
                  expected) == 0,
           "%s is %s, not %s", id, known ? text : "none", expected);
}

static const struct {
    const char *what;
    const char *rows[24];
    const char *subjects;
    const char *id, *value;
} cases[] = {
    { "as it should be",
      { ABOUT, STORY, VISITORS, TICKETS },
      "",
      "tickets.refunded.online",
      "0.25" },
    { "nothing but tables",
      { VISITORS, "-乙", TICKETS },
      "agency year story",
      "visitors.year.all",
      "12" },
    { "a label with a typing error",
      { ABOUT, STORY, HEAD, "1.春季人园|=1|=2|=3", "2.秋季入园|=4|=5|=9",
        "3.全年入园|=5|=7|=12", TICKETS },
      "label:visitors.spring",
      "visitors.spring.adults",
      "1" },
    { "a column label with a typing error",
      { ABOUT, STORY, "时段|成人游容|儿童游客|游客合计", "1.春季入园|=1|=2|=3",
        "2.秋季入园|=4|=5|=9", "3.全年入园|=5|=7|=12", TICKETS },
      "label:visitors.adults",
      "visitors.spring.adults",
      "1" },
    { "a row that is missing",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", "3.全年入园|=5|=7|=12",
        TICKETS },
      "visitors.autumn",
      "visitors.autumn.adults",
      "none" },
    { "a column that is missing",
      { ABOUT, STORY, "时段|成人游客|游客合计", "1.春季入园|=1|=3",
        "2.秋季入园|=4|=9", "3.全年入园|=5|=12", TICKETS },
      "visitors.children",
      "visitors.spring.all",
      "3" },
    { "a table that is missing",
      { ABOUT, STORY, VISITORS },
      "tickets",
      "tickets.sold.cash",
      "none" },
    { "a second row with the same label",
      { ABOUT, STORY, VISITORS, "2.秋季入园|=8|=8|=16", TICKETS },
      "again:visitors.autumn",
      "visitors.autumn.adults",
      "4" },
    { "the same table twice, with the same figures",
      { ABOUT, STORY, VISITORS, TICKETS, "-乙", VISITORS },
      "",
      "visitors.spring.adults",
      "1" },
    { "the same table twice, one figure differs",
      { ABOUT, STORY, VISITORS, TICKETS, "-乙", HEAD, "1.春季入园|=1|=2|=3",
        "2.秋季入园|=4|=5|=9", "3.全年入园|=6|=7|=12" },
      "visitors.year.adults",
      "visitors.year.adults",
      "none" },
    { "the same table again, hidden",
      { ABOUT, STORY, VISITORS, TICKETS, "~乙", HEAD, "1.春季入园|=9|=9|=9",
        "2.秋季入园|=9|=9|=9", "3.全年入园|=9|=9|=9" },
      "rival:visitors",
      "visitors.year.adults",
      "5" },
    { "a hidden table fills no gaps of a visible one",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", "2.秋季入园|=4|=5|=9",
        TICKETS, "~乙", HEAD, "1.春季入园|=9|=9|=9", "2.秋季入园|=9|=9|=9",
        "3.全年入园|=9|=9|=9" },
      "rival:visitors visitors.year",
      "visitors.year.adults",
      "none" },
    { "a smaller table beside the whole one",
      { ABOUT, STORY, VISITORS, TICKETS, "-乙", HEAD, "1.春季入园|=7|=7|=7" },
      "rival:visitors",
      "visitors.spring.adults",
      "1" },
    { "a table cut in two, with its head again",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", TICKETS, "-乙", HEAD,
        "2.秋季入园|=4|=5|=9", "3.全年入园|=5|=7|=12" },
      "",
      "visitors.autumn.all",
      "9" },
    { "a table cut in two, a column missing in the second half",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", TICKETS, "-乙",
        "时段|成人游客|游客合计", "2.秋季入园|=4|=9", "3.全年入园|=5|=12" },
      "visitors.autumn.children visitors.year.children",
      "visitors.autumn.all",
      "9" },
    { "a table cut in two, without its head",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", "-乙", "2.秋季入园|=4|=5|=9",
        "3.全年入园|=5|=7|=12", "-丙", TICKETS },
      "",
      "visitors.year.all",
      "12" },
    { "a table cut in three, without its head",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", "-乙", "2.秋季入园|=4|=5|=9",
        "-丙", "3.全年入园|=5|=7|=12", TICKETS },
      "",
      "visitors.year.all",
      "12" },
    { "a table cut behind its head",
      { ABOUT, STORY, HEAD, "-乙", "1.春季入园|=1|=2|=3", "2.秋季入园|=4|=5|=9",
        "3.全年入园|=5|=7|=12", "-丙", TICKETS },
      "",
      "visitors.spring.children",
      "2" },
    { "a table cut in two, its second half to the right",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", "-乙",
        "|2.秋季入园|=4|=5|=9", "|3.全年入园|=5|=7|=12", TICKETS },
      "",
      "visitors.autumn.adults",
      "4" },
    { "a table cut in two, its second half to the left",
      { ABOUT, STORY, "|" HEAD, "|1.春季入园|=1|=2|=3", "-乙",
        "2.秋季入园|=4|=5|=9", "3.全年入园|=5|=7|=12", TICKETS },
      "",
      "visitors.autumn.adults",
      "4" },
    { "a table cut in two, its only row mistyped",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", "2.秋季入园|=4|=5|=9", "-乙",
        "3.全年人园|=5|=7|=12", TICKETS },
      "label:visitors.year",
      "visitors.year.all",
      "12" },
    { "a shifted row with blank merged cells behind",
      { ABOUT, STORY, "|" HEAD, "|1.春季入园|=1|=2|=3",
        "2.秋季入园|=4|=5|=9|<2x1>|.", "|3.全年入园|=5|=7|=12", TICKETS },
      "",
      "visitors.autumn.children",
      "5" },
    { "a table that goes on behind another one",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", "-乙", "说明|=7", "-丙",
        "2.秋季入园|=4|=5|=9", "3.全年入园|=5|=7|=12", TICKETS },
      "visitors.autumn visitors.year",
      "visitors.autumn.adults",
      "none" },
    { "a table cut in two, blank",
      { ABOUT, STORY, HEAD, "1.春季入园|=1|=2|=3", "-乙", "2.秋季入园",
        "3.全年入园|=5|=7|=12", TICKETS },
      "",
      "visitors.autumn.adults",
      "none" },
    { "a head whose merged cells have become single fields",
      { ABOUT, STORY, "时段|成人游客|游客合计", "||儿童游客",
        "1.春季入园|=1|=2|=3", "|2.秋季入园|=4|=5|=9", "3.全年入园|=5|=7|=12",
        TICKETS },
      "",
      "visitors.autumn.children",
      "5" },
    { "a head whose merged cells have become single fields, out of order",
      { ABOUT, STORY, "时段|游客合计|成人游客", "||儿童游客",
        "1.春季入园|=1|=2|=3", "2.秋季入园|=4|=5|=9", "3.全年入园|=5|=7|=12",
        TICKETS },
      "visitors.spring.adults visitors.spring.children visitors.spring.all "
      "visitors.autumn.adults visitors.autumn.children visitors.autumn.all "
      "visitors.year.adults visitors.year.children visitors.year.all",
      "visitors.spring.all",
      "none" },
    { "figures printed across under a blank row",
      { ABOUT, STORY, VISITORS, "-乙", ACROSS, MONEY, "", "=1.5|=2|=0|=0.25" },
      "",
      "tickets.refunded.online",
      "0.25" },
    { "a head printed across whose merged cells have become single fields",
      { ABOUT, STORY, VISITORS, "-乙", "售出门票|退还门票", MONEY,
        "=1.5|=2|=0|=0.25" },
      "",
      "tickets.refunded.cash",
      "0" },
    { "a pasted head printed across with typing errors",
      { ABOUT, STORY, VISITORS, "-乙", "售出们票|退还门票",
        "现金金额|网络全额|现金金额|网络金额", "=1.5|=2|=0|=0.25" },
      "",
      "tickets.refunded.cash",
      "0" },
    { "a label over columns with a typing error",
      { ABOUT, STORY, VISITORS, "<2x1>售出门票|.|<2x1>退还们票|.", MONEY,
        "=1.5|=2|=0|=0.25" },
      "label:tickets.refunded",
      "tickets.refunded.online",
      "0.25" },
    { "a row to the left with figures that are texts",
      { ABOUT, STORY, "|" HEAD, "|1.春季入园|=1|=2|=3",
        "2.秋季入园|4人次|5（其中1人次免票）|=9", "3.全年入园|=5|=7|=12",
        TICKETS },
      "",
      "visitors.autumn.children",
      "5" },
    { "a table printed across, cut behind its head",
      { ABOUT, STORY, VISITORS, "-乙", ACROSS, MONEY, "-丙",
        "=1.5|=2|=0|=0.25" },
      "",
      "tickets.refunded.online",
      "0.25" },
    { "a table printed across, cut, with a figure too few",
      { ABOUT, STORY, VISITORS, "-乙", ACROSS, MONEY, "-丙", "=1.5|=2|=0" },
      "",
      "tickets.refunded.online",
      "none" },
    { "a figure merged with its neighbour",
      { ABOUT, STORY, HEAD, "1.春季入园|<2x1>=1|.|=3", "2.秋季入园|=4|=5|=9",
        "3.全年入园|=5|=7|=12", TICKETS },
      "visitors.spring.adults visitors.spring.children",
      "visitors.spring.adults",
      "none" },
    { "two columns with the same label",
      { ABOUT, STORY, "时段|成人游客|儿童游客|游客合计|成人游客",
        "1.春季入园|=1|=2|=3|=8", "2.秋季入园|=4|=5|=9|=8",
        "3.全年入园|=5|=7|=12|=8", TICKETS },
      "visitors.spring.adults visitors.autumn.adults visitors.year.adults",
      "visitors.spring.adults",
      "none" },
    { "a heading with a typing error",
      { ABOUT, "一、开放慨况|全年开放。", VISITORS, TICKETS },
      "label:story",
      "visitors.year.all",
      "12" },
    { "a heading without text",
      { ABOUT, "一、开放概况", VISITORS, TICKETS },
      "story",
      "visitors.year.all",
      "12" },
    { "blanks",
      { ABOUT, STORY, HEAD, "1.春季入园||=2|=3", "2.秋季入园|=4|=5|=9",
        "3.全年入园|=5|=7|=12", TICKETS },
      "",
      "visitors.spring.adults",
      "none" },
    { "blanks that are declared",
      { ABOUT, STORY, "注：留空即为零。", HEAD, "1.春季入园||=2|=3",
        "2.秋季入园|=4|=5|=9", "3.全年入园|=5|=7|=12", TICKETS },
      "",
      "visitors.spring.adults",
      "0" },
    { "blanks that might be declared",
      { ABOUT, STORY, "如留空即为零，请注明。", HEAD, "1.春季入园||=2|=3",
        "2.秋季入园|=4|=5|=9", "3.全年入园|=5|=7|=12", TICKETS },
      "",
      "visitors.spring.adults",
      "none" },
    { "last year's report, hidden, in front",
      { "", "~旧", "公园管理处|旧公园", "开放年度|=2024",
        "一、开放概况|去年的话。", HEAD, "1.春季入园|=9|=9|=9",
        "2.秋季入园|=9|=9|=9", "3.全年入园|=9|=9|=9", "-新", ABOUT, STORY,
        VISITORS, TICKETS },
      "rival:visitors",
      "visitors.year.adults",
      "5" },
    { "figures without a column for labels",
      { ABOUT, STORY, "成人游客|儿童游客|游客合计", "=1|=2|=3", "=4|=5|=9",
        TICKETS },
      "visitors",
      "visitors.spring.adults",
      "none" },
    { "errors and formulas without results",
      { ABOUT, STORY, HEAD, "1.春季入园|!#REF!|^|=3", "2.秋季入园|=4|=5|=9",
        "3.全年入园|=5|=7|@12", TICKETS },
      "",
      "visitors.spring.adults",
      "none" },
};

static void sheets_are_matched_or_remarked(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_report *report = read_rows(cases[i].rows, "a.ods");
        if (!EXPECT(report != NULL, "%s", cases[i].what))
            continue;
        expect_remarks(report, cases[i].subjects);
        expect_value(report, cases[i].id, cases[i].value);
        odfgx_report_free(report);
    }
}

/* Words below them are not theirs. */
static void figures_printed_across_are_blank_above_words(void)
{
    static const char *const rows[] = {
        ABOUT,  STORY, VISITORS, "-乙",
        ACROSS, MONEY, "",       "上年 1.5|上年 2|上年 —|上年 0.25",
        NULL
    };
    odfgx_report *report = read_rows(rows, "a.ods");
    size_t index = 0;
    EXPECT(report != NULL &&
               odfgx_form_find_value(form, "tickets.refunded.cash", &index) &&
               report->figures[index].state == ODFGX_FIGURE_BLANK,
           "blank");
    odfgx_report_free(report);
}

static const struct {
    const char *rows[24];
    const char *name, *agency, *title;
    int year;
} identities[] = {
    { { ABOUT, VISITORS, TICKETS }, "a.ods", "青禾公园", NULL, 2025 },
    { { "公园管理处：青禾公园", "开放年度: 2025年", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      NULL,
      2025 },
    { { "~旧", "公园管理处|旧公园", "开放年度|=2024;二〇二四", "-新", ABOUT,
        VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      NULL,
      2025 },
    { { "公园管理处|青禾公园", "开放年度|=2025;2,025", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      NULL,
      2025 },
    { { "公园管理处|开放年度", "青禾公园|２０２５年度", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      NULL,
      2025 },
    { { "青禾公园2025年公园开放情况报告", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      "青禾公园2025年公园开放情况报告",
      2025 },
    { { "青禾公园", "2025 年公园开放情况报告", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      "青禾公园 2025 年公园开放情况报告",
      2025 },
    { { "青禾公园\n２０２５年公园开放情报告", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      "青禾公园 ２０２５年公园开放情报告",
      2025 },
    { { "2025年青禾公园公园开放情况报告", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      "2025年青禾公园公园开放情况报告",
      2025 },
    { { "青禾公园2025年", "公园开放情况报告", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      "青禾公园2025年 公园开放情况报告",
      2025 },
    { { "明川市", "青禾公园2025年", "公园开放情况报告", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      "青禾公园2025年 公园开放情况报告",
      2025 },
    { { "青禾公园", "2025年公园", "开放情况报告", VISITORS, TICKETS },
      "a.ods",
      "青禾公园",
      "青禾公园 2025年公园 开放情况报告",
      2025 },
    { { "本报告《2025年公园开放情况报告》按规定编制。", VISITORS, TICKETS },
      "x.ods",
      NULL,
      NULL,
      0 },
    { { VISITORS, TICKETS },
      "dir.2020/青禾公园2025年公园开放情况报告.ods",
      "青禾公园",
      NULL,
      2025 },
    { { VISITORS, TICKETS }, "park_2024-final", NULL, NULL, 2024 },
    { { "公园管理处：人次", VISITORS, TICKETS }, "120250.ods", NULL, NULL, 0 },
};

static void agency_year_and_title_are_found(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(identities); i++) {
        odfgx_report *report =
            read_rows(identities[i].rows, identities[i].name);
        if (report == NULL)
            continue;
        EXPECT(odfgx_report_year(report) == identities[i].year, "%s: year %d",
               identities[i].rows[0], odfgx_report_year(report));
        if (identities[i].agency != NULL || identities[i].year != 0)
            EXPECT_TEXT(odfgx_report_agency(report), identities[i].agency);
        EXPECT_TEXT(report->title, identities[i].title);
        odfgx_report_free(report);
    }
}

static const struct {
    const char *rows[24];
    size_t count;
    const char *last;
} proses[] = {
    { { "一、开放概况|第一段。", "|第二段。\n\n第三段。", VISITORS, TICKETS },
      3,
      "第三段。" },
    { { "一、开放概况", "第一段。", "第二段。", "二、入园情况", VISITORS,
        "三、票务情况", TICKETS },
      2,
      "第二段。" },
    { { "一、开放概况\n第一段。\n第二段。", VISITORS, TICKETS },
      2,
      "第二段。" },
    { { "(一)、开放 概况|第一段。", VISITORS, TICKETS }, 1, "第一段。" },
    { { "开放概况|二、入园情况", "第一段。|别的。", VISITORS, TICKETS },
      1,
      "第一段。" },
    { { "一、开放概况", "一、开放概况|第一段。", VISITORS, TICKETS },
      1,
      "第一段。" },
    { { "青禾公园\n一、开放概况\n第一段。\n第二段。\n二、入园情况\n三、票务情"
        "况",
        VISITORS, TICKETS },
      2,
      "第二段。" },
    { { "目录", "一、开放概况", "二、入园情况", "三、票务情况", "别的话。",
        "一、开放概况", "第一段。", "二、入园情况", VISITORS, "三、票务情况",
        TICKETS },
      1,
      "第一段。" },
    { { "目录", "一、开放概况 1", "二、入园情况 2", "三、票务情况 3",
        "别的话。", "一、开放概况", "第一段。", "二、入园情况", VISITORS,
        "三、票务情况", TICKETS },
      1,
      "第一段。" },
};

static void prose_stands_beside_or_below_its_heading(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(proses); i++) {
        odfgx_report *report = read_rows(proses[i].rows, "a.ods");
        if (report == NULL)
            continue;
        const odfgx_prose *story = &report->sections[0];
        if (EXPECT(story->count == proses[i].count, "row %zu: %zu paragraphs",
                   i, story->count))
            EXPECT_TEXT(story->paragraphs[story->count - 1], proses[i].last);
        odfgx_report_free(report);
    }
}

/* Reads two workbooks as one report. */
static odfgx_report *read_both(const char *const *first,
                               const char *const *second)
{
    odfgx_buffer bytes[2] = { { 0 }, { 0 } };
    odfgx_input *inputs[2] = { NULL, NULL };
    const char *const *rows[] = { first, second };
    const char *const names[] = { "a.ods", "b.ods" };
    odfgx_report *report = NULL;
    odfgx_error err = { 0 };
    for (size_t i = 0; i < 2; i++) {
        sheets book;
        write_rows(&book, rows[i]);
        EXPECT(sheets_pack(&book, &bytes[i], &err) == ODFGX_OK &&
                   odfgx_input_from_memory(&inputs[i], bytes[i].data,
                                           bytes[i].length, names[i], NULL,
                                           &err) == ODFGX_OK,
               "%s", err.text);
    }
    EXPECT(odfgx_report_read(&report, form, inputs, 2, NULL, &err) == ODFGX_OK,
           "%s", err.text);
    for (size_t i = 0; i < 2; i++) {
        odfgx_input_free(inputs[i]);
        odfgx_buffer_clear(&bytes[i]);
    }
    return report;
}

static const struct {
    const char *first[16], *second[16];
    const char *subjects;
} pairs[] = {
    { { VISITORS, TICKETS }, { ABOUT, STORY }, "" },
    { { VISITORS, ABOUT }, { TICKETS, STORY }, "" },
    { { VISITORS, TICKETS, ABOUT, STORY },
      { VISITORS, "公园管理处|青禾公园", STORY },
      "" },
    { { VISITORS, TICKETS, ABOUT, STORY },
      { HEAD, "1.春季入园|=8|=2|=3" },
      "visitors.spring.adults" },
    { { VISITORS, TICKETS, ABOUT, STORY },
      { "公园管理处|别的公园", "开放年度|2024" },
      "agency year" },
    { { VISITORS, TICKETS, ABOUT, STORY },
      { "一、开放概况|别的话。" },
      "story" },
    { { VISITORS, TICKETS, ABOUT, STORY }, { "一、开放概况" }, "" },
};

static void two_inputs_make_one_report_and_must_agree(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(pairs); i++) {
        odfgx_report *report = read_both(pairs[i].first, pairs[i].second);
        if (!EXPECT(report != NULL, "pair %zu", i))
            continue;
        expect_remarks(report, pairs[i].subjects);
        EXPECT(report->file_count == 2, "pair %zu", i);
        odfgx_report_free(report);
    }
}

static void differing_origins_are_both_named(void)
{
    static const char *const first[] = { VISITORS, TICKETS, ABOUT, STORY,
                                         NULL };
    static const char *const second[] = { HEAD, "1.春季入园|=8|=2|=3", NULL };
    odfgx_report *report = read_both(first, second);
    if (report == NULL)
        return;
    const odfgx_remark *remark = &report->remarks[0];
    EXPECT(remark->level == ODFGX_ERROR, "level %d", (int)remark->level);
    EXPECT_TEXT(remark->origins[0].file, "a.ods");
    EXPECT_TEXT(remark->origins[1].file, "b.ods");
    EXPECT_TEXT(remark->origins[1].cell, "B2");
    odfgx_report_free(report);
}

static void what_is_no_report_is_refused_with_what_was_seen(void)
{
    static const char *const nothing[] = { "姓名|年龄", "张三|=30", NULL };
    static const char *const empty[] = { "", NULL };
    const char *const *sheets_rows[] = { nothing, empty };
    for (size_t i = 0; i < ODFGX_COUNT_OF(sheets_rows); i++) {
        sheets book;
        odfgx_report *report = NULL;
        odfgx_error err = { 0 };
        write_rows(&book, sheets_rows[i]);
        odfgx_status status = sheets_read(&book, form, "a.ods", &report, &err);
        EXPECT(status == ODFGX_UNKNOWN && report == NULL &&
                   strstr(err.text, "甲") != NULL,
               "%d: %s", (int)status, err.text);
    }
}

static void a_preface_stands_between_title_and_first_heading(void)
{
    odfgx_form *annual = NULL;
    odfgx_report *report = NULL;
    sheets book;
    static const char *const rows[] = {
        "柳桥街道2025年政府信息公开工作年度报告",
        "（2026年1月15日）",
        "根据条例，编制本报告。",
        "欢迎查阅。",
        "一、总体情况",
        "正文。",
        "|<5x1>行政复议|.|.|.|.",
        "|结果维持|结果纠正|其他结果|尚未审结|总计",
        "|=0|=0|=0|=0|=0",
        "第二十条第（一）项",
        "信息内容|本年制发件数|本年废止件数|现行有效件数",
        "规章|=0|=0|=0",
        NULL
    };
    if (!EXPECT(odfgx_form_open(&annual, NULL, NULL) == ODFGX_OK, "form"))
        return;
    write_rows(&book, rows);
    EXPECT(sheets_read(&book, annual, "a.ods", &report, NULL) == ODFGX_OK,
           "read");
    if (report != NULL) {
        EXPECT(report->sections[0].count == 2, "%zu paragraphs",
               report->sections[0].count);
        EXPECT(report->sections[1].count == 1, "%zu paragraphs of overview",
               report->sections[1].count);
    }
    odfgx_report_free(report);
    odfgx_form_free(annual);
}

/* As copied from a page: the head has two columns of labels, most rows three,
 * others one. */
static void rows_shifted_against_the_head_are_read(void)
{
    odfgx_form *annual = NULL;
    odfgx_report *report = NULL;
    sheets book;
    static const char *const rows[] = {
        "申请人情况||申请人情况||||||总计",
        "||自然人|法人或其他组织",
        "|||商业企业|科研机构|社会公益组织|法律服务机构|其他",
        "一、本年新收政府信息公开申请数量||=1|=2|=3|=4|=5|=6|=21",
        "三、本年度办理结果|(一) 予以公开|=7|=0|=0|=0|=0|=0|=7",
        "|(三) 不予公开|1.属于国家秘密|=8|=0|=0|=0|=0|=0|=9",
        "3.其他||=1|=0|=0|=0|=0|=0|=2",
        "(七) 总计|=5|=0|=0|=0|=0|=0|=6",
        NULL
    };
    if (!EXPECT(odfgx_form_open(&annual, NULL, NULL) == ODFGX_OK, "form"))
        return;
    write_rows(&book, rows);
    EXPECT(sheets_read(&book, annual, "a.ods", &report, NULL) == ODFGX_OK,
           "read");
    expect_value(report, "requests.new.person", "1");
    expect_value(report, "requests.granted.total", "7");
    expect_value(report, "requests.refused.secret.person", "8");
    expect_value(report, "requests.refused.secret.total", "9");
    expect_value(report, "requests.otherwise.rest.total", "2");
    expect_value(report, "requests.handled.person", "5");
    expect_value(report, "requests.handled.total", "6");
    odfgx_report_free(report);
    odfgx_form_free(annual);
}

static void the_older_edition_is_recognised(void)
{
    odfgx_form *annual = NULL;
    odfgx_report *report = NULL;
    odfgx_error err = { 0 };
    sheets book;
    static const char *const old[] = {
        "第二十条第（一）项",
        "信息内容|本年新制作数量|本年新公开数量|对外公开总数量",
        "规章|=0|=0|=0", NULL
    };
    if (!EXPECT(odfgx_form_open(&annual, NULL, NULL) == ODFGX_OK, "form"))
        return;
    write_rows(&book, old);
    odfgx_status status = sheets_read(&book, annual, "a.ods", &report, &err);
    EXPECT(status == ODFGX_UNKNOWN && strstr(err.text, "2019") != NULL,
           "%d: %s", (int)status, err.text);
    odfgx_report_free(report);
    odfgx_form_free(annual);
}

static void a_table_below_a_flood_of_cells_is_found(void)
{
    sheets book;
    odfgx_report *report = NULL;
    odfgx_error err = { 0 };
    static const char *const rows[] = { VISITORS, TICKETS, NULL };
    sheets_begin(&book);
    sheets_table(&book, "甲", false);
    for (int i = 0; i < 9000; i++)
        sheets_row(&book, "文|=1|=2|字|=3|=4|=5|=6");
    for (size_t i = 0; rows[i] != NULL; i++)
        sheets_row(&book, rows[i]);
    odfgx_status status = sheets_read(&book, form, "a.ods", &report, &err);
    EXPECT(status == ODFGX_OK, "%s", err.text);
    expect_value(report, "visitors.year.all", "12");
    odfgx_report_free(report);
}

static void add_flood(sheets *book, unsigned rows)
{
    for (unsigned i = 0; i < rows; i++)
        sheets_row(book, "文|=1|=2|字|=3|=4|=5|=6");
}

/* What is too large is left out, and --explain says so. */
static void large_tables_are_left_out_and_named(void)
{
    sheets book;
    odfgx_report *report = NULL;
    odfgx_buffer told = { 0 };
    odfgx_error err = { 0 };
    static const char *const rows[] = { VISITORS, TICKETS };
    sheets_begin(&book);
    sheets_table(&book, "甲", false);
    for (size_t i = 0; i < ODFGX_COUNT_OF(rows); i++)
        sheets_row(&book, rows[i]);
    add_flood(&book, 3000);
    sheets_table(&book, "乙", false);
    add_flood(&book, 400);
    odfgx_status status = sheets_read(&book, form, "a.ods", &report, &err);
    if (EXPECT(status == ODFGX_OK, "%s", err.text)) {
        expect_value(report, "visitors.year.all", "12");
        EXPECT(odfgx_report_explain(report, &told, NULL) == ODFGX_OK &&
                   strstr(told.data, "甲: the table is too large") != NULL &&
                   strstr(told.data, "乙: not looked at") != NULL,
               "%s", told.data);
    }
    odfgx_buffer_clear(&told);
    odfgx_report_free(report);
}

/* The list of results that marks bring along repeats labels and figures. */
static void the_list_of_an_earlier_run_is_no_table(void)
{
    sheets book;
    odfgx_report *report = NULL;
    odfgx_error err = { 0 };
    static const char *const rows[] = { VISITORS, TICKETS, ABOUT, STORY };
    static const char *const list[] = { "甲〔odfgx〕", HEAD,
                                        "1.春季入园|=8|=2|=10", STORY };
    sheets_begin(&book);
    sheets_table(&book, "甲", false);
    for (size_t i = 0; i < ODFGX_COUNT_OF(list); i++)
        sheets_row(&book, list[i]);
    sheets_table(&book, "乙", false);
    for (size_t i = 0; i < ODFGX_COUNT_OF(rows); i++)
        sheets_row(&book, rows[i]);
    odfgx_status status = sheets_read(&book, form, "a.ods", &report, &err);
    EXPECT(status == ODFGX_OK, "%s", err.text);
    expect_value(report, "visitors.year.all", "12");
    expect_remarks(report, "");
    odfgx_report_free(report);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(sheets_are_matched_or_remarked),
        UNIT(figures_printed_across_are_blank_above_words),
        UNIT(agency_year_and_title_are_found),
        UNIT(prose_stands_beside_or_below_its_heading),
        UNIT(two_inputs_make_one_report_and_must_agree),
        UNIT(differing_origins_are_both_named),
        UNIT(what_is_no_report_is_refused_with_what_was_seen),
        UNIT(a_preface_stands_between_title_and_first_heading),
        UNIT(rows_shifted_against_the_head_are_read),
        UNIT(the_older_edition_is_recognised),
        UNIT(a_table_below_a_flood_of_cells_is_found),
        UNIT(large_tables_are_left_out_and_named),
        UNIT(the_list_of_an_earlier_run_is_no_table),
    };
    if (odfgx_form_open(&form, "tests/forms/tiny", NULL) != ODFGX_OK)
        return 1;
    int result = unit_main("filters/match", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
