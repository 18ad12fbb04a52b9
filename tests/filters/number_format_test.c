#include "filters/number_format.h"

#include "tests/unit.h"

#include <string.h>

/* What a format makes of a number: its type, and the text; NULL where the
 * text is not known. */
static void expect_shown(odfgx_number_format format, const char *name,
                         const char *number, odfgx_cell_type type,
                         const char *text)
{
    odfgx_decimal decimal;
    odfgx_buffer out = { 0 };
    odfgx_buffer_add_text(&out, "<");
    EXPECT(odfgx_decimal_scan(number, strlen(number), &decimal), "%s", number);
    bool shown =
        odfgx_number_format_show(&format, &decimal, ODFGX_DATES_1900, &out);
    EXPECT(format.type == type && shown == (text != NULL) &&
               strcmp(out.data + 1, text != NULL ? text : "") == 0,
           "%s of %s: %s, type %s", name, number, out.data,
           odfgx_cell_type_name(format.type));
    odfgx_buffer_clear(&out);
}

typedef struct shown_case {
    const char *code, *number, *text;
} shown_case;

static void expect_all(const shown_case *cases, size_t count,
                       odfgx_cell_type type)
{
    for (size_t i = 0; i < count; i++)
        expect_shown(odfgx_number_format_of(cases[i].code), cases[i].code,
                     cases[i].number, type, cases[i].text);
}

static void numbers_without_a_format_have_eleven_characters(void)
{
    static const shown_case cases[] = {
        { "General", "0", "0" },
        { "General", "0E100000000", "0" },
        { "General", "3402", "3402" },
        { "General", "-1.50", "-1.5" },
        { "General", "0.30000000000000004", "0.3" },
        { "General", "0.333333333333333", "0.333333333" },
        { "General", "0.999999999999", "1" },
        { "General", "1234567.891234", "1234567.891" },
        { "General", "12345678901.5", "12345678902" },
        { "General", "12345678901", "12345678901" },
        { "General", "123456789012", "1.23457E+11" },
        { "General", "99999999999.9", "1E+11" },
        { "General", "-1E+308", "-1E+308" },
        { "General", "0.000012", "0.000012" },
        { "General", "0.00012345678", "0.000123457" },
        { "General", "0.000012345678", "1.23457E-05" },
        { "General", "5E-324", "5E-324" },
        { "GENERAL", "1.5", "1.5" },
        { "@", "1.5", "1.5" },
        { "", "1.5", "1.5" },
        { "[Red]General", "12", "12" },
        { "General\"件\"", "-12", "-12件" },
    };
    expect_all(cases, ODFGX_COUNT_OF(cases), ODFGX_CELL_FLOAT);
}

static void numbers_are_shown_by_their_placeholders(void)
{
    static const shown_case cases[] = {
        { "0", "3402", "3402" },
        { "0", "2.5", "3" },
        { "0", "-2.5", "-3" },
        { "0", "-0.4", "0" },
        { "0", "99.5", "100" },
        { "#", "0", "" },
        { "0.00", "1.005", "1.01" },
        { "0.00", "0", "0.00" },
        { "0.00", "0E9", "0.00" },
        { "0.0#", "1.5", "1.5" },
        { "0.##", "12", "12." },
        { ".00", "12.5", "12.50" },
        { "?0.0?", "1.5", " 1.5 " },
        { "#,##0", "1234567", "1,234,567" },
        { "#,##0", "12", "12" },
        { "#,##0.00", "-1234.5", "-1,234.50" },
        { "#,##0,", "1234567", "1,235" },
        { "0.0,,", "1234567", "1.2" },
        { "00000", "123", "00123" },
        { "0000-0000", "88886666", "8888-6666" },
        { "0\"件\"", "12", "12件" },
        { "0\\ 件", "12", "12 件" },
        { "0_)", "12", "12 " },
        { "* 0", "12", "12" },
        { "#,##0_);(#,##0)", "-1200", "(1,200)" },
        { "#,##0_);(#,##0)", "1200", "1,200 " },
        { "0;-0;\"无\"", "0", "无" },
        { "0;;", "-5", "" },
        { "[Blue]0;[Red]0", "-5", "5" },
        { "\"共\"0", "-5", "-共5" },
        { "\"a;b\"0", "5", "a;b5" },
        { "\"open", "5", "open" },
        { "0\\", "5", "5" },
        { "#,##0", "123456789012345678901", "123,456,789,012,345,678,901" },
    };
    expect_all(cases, ODFGX_COUNT_OF(cases), ODFGX_CELL_FLOAT);
}

static void what_is_not_understood_is_not_shown(void)
{
    static const shown_case cases[] = {
        { "0.00E+00", "1", NULL },
        { "# ?/?", "1", NULL },
        { "[>100]0;General", "1", NULL },
        { "[DBNum1][$-804]General", "1", NULL },
        { "[DBNum2]0", "1", NULL },
        { "0.0.0", "1", NULL },
        { "0 General", "1", NULL },
        { "[Red", "1", NULL },
        { "0x", "1", NULL },
        { "AM/PM", "1", NULL },
        { "[]0", "1", NULL },
        { "[hm]", "1", NULL },
    };
    expect_all(cases, ODFGX_COUNT_OF(cases), ODFGX_CELL_FLOAT);
}

static void percentages_and_money_are_told_by_their_signs(void)
{
    static const shown_case percentages[] = {
        { "0%", "0.125", "13%" },
        { "0.00%", "0.125", "12.50%" },
    };
    static const shown_case money[] = {
        { "¥#,##0.00", "1234.5", "¥1,234.50" },
        { "\"￥\"#,##0", "1234", "￥1,234" },
        { "[$¥-804]#,##0.00", "-1234.5", "-¥1,234.50" },
        { "[$€-2] 0", "5", "€ 5" },
        { "[$CNY] 0", "5", "CNY 5" },
        { "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ", "-5", " ¥-5.00 " },
        { "$0;[Red]-$0", "-5", "-$5" },
    };
    expect_all(percentages, ODFGX_COUNT_OF(percentages), ODFGX_CELL_PERCENTAGE);
    expect_all(money, ODFGX_COUNT_OF(money), ODFGX_CELL_CURRENCY);
}

static void dates_are_shown_as_their_format_says(void)
{
    static const shown_case cases[] = {
        { "yyyy-mm-dd", "45351", "2024-02-29" },
        { "yyyy\\-mm\\-dd;@", "45351.5", "2024-02-29" },
        { "yyyy\"年\"m\"月\"d\"日\"", "45351", "2024年2月29日" },
        { "yyyy年m月d日", "45351", "2024年2月29日" },
        { "[$-804]yyyy/m/d", "45351", "2024/2/29" },
        { "yyyy/m/d h:mm", "45351.25", "2024/2/29 6:00" },
        { "yy-m-d", "45351", "24-2-29" },
        { "e-mm-dd", "45351", "2024-02-29" },
        { "d mmm yyyy", "45351", "29 Feb 2024" },
        { "mmmm d, yyyy", "45351", "February 29, 2024" },
        { "mmmmm", "45351", "F" },
        { "ddd", "45351", "Thu" },
        { "dddd", "45351", "Thursday" },
        { "[$-409]dddd", "45351", "Thursday" },
        { "[$-0409]mmm", "45351", "Feb" },
        { "[$-804]dddd", "45351", NULL },
        { "[$-407]mmm", "45351", NULL },
        { "[$-804]aaaa", "45351", "星期四" },
        { "[$-804]aaa", "45351", "四" },
        { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "45351", NULL },
        { "[$-130000]yyyy", "45351", NULL },
        { "YYYY-MM-DD", "60", "1900-02-29" },
        { "YYYY-MM-DD", "0", "1900-01-00" },
        { "yyyy-mm-dd", "1", "1900-01-01" },
        { "yyyy-mm-dd", "59", "1900-02-28" },
        { "yyyy-mm-dd", "61", "1900-03-01" },
        { "yyyy-mm-dd", "2958465", "9999-12-31" },
        { "yyyy-mm-dd", "2958466", NULL },
        { "yyyy-mm-dd", "1E+300", NULL },
        { "yyyy-mm-dd", "-1", NULL },
        { "dddd", "1", "Sunday" },
        { "dddd", "60", "Wednesday" },
        { "gge", "45351", NULL },
        { "yyyy-mm-ddThh", "45351", NULL },
        { "yyyy #", "45351", NULL },
        { "yyyy[>1]", "45351", NULL },
    };
    expect_all(cases, ODFGX_COUNT_OF(cases), ODFGX_CELL_DATE);
}

static void times_are_shown_as_their_format_says(void)
{
    static const shown_case cases[] = {
        { "h:mm", "0.5", "12:00" },
        { "hh:mm:ss", "0.1875", "04:30:00" },
        { "h:mm:ss", "0.999999", "0:00:00" },
        { "h:mm", "0.999", "23:58" },
        { "h:mm AM/PM", "0.75", "6:00 PM" },
        { "h AM/PM", "0", "12 AM" },
        { "h a/p", "0.75", "6 p" },
        { "上午/下午h\"时\"mm\"分\"", "0.75", "下午6时00分" },
        { "上午/下午h时", "0.25", "上午6时" },
        { "mm:ss", "0.0014467592592592594", "02:05" },
        { "mm:ss.0", "0.0014467592592592594", "02:05.0" },
        { "ss.000", "0.0000000115740740740741", "00.001" },
        { "s.0000", "0.5", NULL },
        { "[h]:mm:ss", "1.0423611111111111", "25:01:00" },
        { "[mm]", "1", "1440" },
        { "[s]", "1", "86400" },
        { "[h]", "1E+9", NULL },
        { "h:mm_)", "0.5", "12:00 " },
        { "h:mm", "-0.5", NULL },
    };
    expect_all(cases, ODFGX_COUNT_OF(cases), ODFGX_CELL_TIME);
}

static void ids_stand_for_formats(void)
{
    static const struct {
        unsigned long id;
        odfgx_cell_type type;
        const char *number, *text;
    } cases[] = {
        { 0, ODFGX_CELL_FLOAT, "12.5", "12.5" },
        { 1, ODFGX_CELL_FLOAT, "12.5", "13" },
        { 4, ODFGX_CELL_FLOAT, "1234.5", "1,234.50" },
        { 7, ODFGX_CELL_CURRENCY, "12", NULL },
        { 9, ODFGX_CELL_PERCENTAGE, "0.5", "50%" },
        { 10, ODFGX_CELL_PERCENTAGE, "0.5", "50.00%" },
        { 11, ODFGX_CELL_FLOAT, "12", NULL },
        { 14, ODFGX_CELL_DATE, "45351", NULL },
        { 15, ODFGX_CELL_DATE, "45351", "29-Feb-24" },
        { 20, ODFGX_CELL_TIME, "0.5", "12:00" },
        { 22, ODFGX_CELL_DATE, "45351", NULL },
        { 23, ODFGX_CELL_FLOAT, "12", "12" },
        { 31, ODFGX_CELL_DATE, "45351", "2024年2月29日" },
        { 36, ODFGX_CELL_DATE, "45351", "2024年2月" },
        { 38, ODFGX_CELL_FLOAT, "-12", "(12)" },
        { 44, ODFGX_CELL_CURRENCY, "12", NULL },
        { 46, ODFGX_CELL_TIME, "1.5", "36:00:00" },
        { 47, ODFGX_CELL_TIME, "0", "00:00.0" },
        { 49, ODFGX_CELL_FLOAT, "12", "12" },
        { 58, ODFGX_CELL_DATE, "45351", "2月29日" },
        { 163, ODFGX_CELL_FLOAT, "12", "12" },
        { 4294967295UL, ODFGX_CELL_FLOAT, "12", "12" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++)
        expect_shown(odfgx_number_format_builtin(cases[i].id), "an id",
                     cases[i].number, cases[i].type, cases[i].text);
}

static void plain_formats_show_whole_numbers_as_they_are(void)
{
    static const struct {
        const char *code;
        bool plain;
    } cases[] = {
        { "General", true }, { "general", true },   { "0", true },
        { "@", true },       { "", true },          { "#", false },
        { "0.0", false },    { "General;", false }, { "#,##0", false },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++)
        EXPECT(odfgx_number_format_of(cases[i].code).plain == cases[i].plain,
               "%s", cases[i].code);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(numbers_without_a_format_have_eleven_characters),
        UNIT(numbers_are_shown_by_their_placeholders),
        UNIT(what_is_not_understood_is_not_shown),
        UNIT(percentages_and_money_are_told_by_their_signs),
        UNIT(dates_are_shown_as_their_format_says),
        UNIT(times_are_shown_as_their_format_says),
        UNIT(ids_stand_for_formats),
        UNIT(plain_formats_show_whole_numbers_as_they_are),
    };
    return unit_main("number_format", tests, sizeof tests / sizeof *tests);
}
