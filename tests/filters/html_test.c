#include "filters/html/state.h"
#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

#define P(text) "paragraph \"" text "\"\n"
#define T1 "table 表格 1\nrow 1\n"
#define END_TABLE "end\n"

static void blocks_are_paragraphs_and_phrases_are_joined(void)
{
    static const transcript_case cases[] = {
        { "<p>政府<span>信息<b>公</b></span><i>开</i></p><p>二</p>",
          P("政府信息公开") P("二") },
        { "<div>一<div>二</div>三</div>四", P("一") P("二") P("三") P("四") },
        { "<p>一<br>二<br/><br />三</p>", P("一") P("二") P("三") },
        { "<h1>题</h1><h2><span>二</span></h2><p>文",
          "paragraph \"题\" heading\nparagraph \"二\" heading\n" P("文") },
        { "<p>a  b\t\n c </p>", P("a b c") },
        { "<p> a<span> </span>b <b> c</b></p>", P("a b c") },
        { "<p>政府\n  信息，\n公开“\n条例”</p>", P("政府信息，公开“条例”") },
        { "<p>2023\n年 政\nA</p>", P("2023 年 政 A") },
        { "<p>한국\n어</p>", P("한국 어") },
        { "<p>&nbsp;一&#160;二&nbsp三&nbsp&nbsp 四&amp;nbsp;&lt;&copy;</p>",
          P("\u00A0一\u00A0二\u00A0三\u00A0\u00A0 四&nbsp;<©") },
        { "<p>a&b &foo; 1 < 2 <3</p>", P("a&b &foo; 1 < 2 <3") },
        { "<pre>\na  b\n c</pre>", P("a  b") P(" c") },
        { "<div style='white-space: pre-wrap'>a  b<p style='white-space:"
          "normal'>c  d</p></div>",
          P("a  b") P("c d") },
        { "<p>a<sup>2</sup>H<sub>2</sub>O<s>x</s></p>", P("a2H2Ox") },
        { "<p style='display:inline'>a</p><span style='display:block'>b"
          "</span>c",
          P("a") P("b") P("c") },
        { "<dl><dt>a<dd>b</dl><blockquote>c</blockquote><hr>d",
          P("a") P("b") P("c") P("d") },
        { "<p>　首行</p>", P("　首行") },
        { "<p class=MsoToc1><a>一、总体情况</a> 1</p>",
          "paragraph \"一、总体情况 1\" contents\n" },
    };
    EXPECT_TOLD(cases);
}

static void what_no_reader_sees_is_left_out_or_marked_as_hidden(void)
{
    static const transcript_case cases[] = {
        { "<html><head><title>题</title><style>p{}</style><script>if (a<b) "
          "document.write('<p>x</p>')</script></head><body>一"
          "<noscript>x</noscript><!-- x --><template>x</template>",
          P("一") },
        { "<p>一<del>旧</del><ins>新</ins></p>", P("一新") },
        { "<p><ruby>汉<rp>(</rp><rt>han</rt><rp>)</rp></ruby></p>", P("汉") },
        { "<p>一<select><option>x</select><textarea>x</textarea>"
          "<button>打印</button><input value=x></p>",
          P("一") },
        { "<nav>首页</nav><p>一</p><aside>分享</aside><footer>备案</footer>",
          P("一") },
        { "<p hidden>x</p><p style='Display : NONE ;'>y</p>"
          "<p style='color:red;visibility:hidden'>z",
          "paragraph \"x\" hidden\nparagraph \"y\" hidden\n"
          "paragraph \"z\" hidden\n" },
        { "<p>一<span style='display:none'>x</span>二</p>", P("一二") },
        { "<p>一<span style='mso-hide:all'>x</span></p>", P("一") },
        { "<div style='display:none'><p>x</p><h1>y</h1></div>一",
          "paragraph \"x\" hidden\nparagraph \"y\" hidden\n" P("一") },
        { "<!--[if gte mso 9]><xml><w:View>x</w:View></xml><![endif]-->"
          "<p><![if !supportLists]>1.<![endif]>一<o:p></o:p></p>"
          "<xml><o:x>y</o:x></xml><?xml:namespace prefix = o />",
          P("1.一") },
        { "<table><tr hidden><td>x</td></tr><tr><td style='display:none'>y"
          "<td><span hidden>z</span></table>",
          "table 表格 1\nrow 1 hidden\nA1 string \"x\" hidden\nrow 2\n"
          "A2 string \"y\" hidden\nB2 string \"z\" hidden\nend\n" },
        { "<table style='display:none'><tr><td>x</table>",
          "table 表格 1 hidden\nrow 1 hidden\nA1 string \"x\" hidden\nend\n" },
    };
    EXPECT_TOLD(cases);
}

static void items_of_numbered_lists_have_their_numbers(void)
{
    static const transcript_case cases[] = {
        { "<ol><li>一<li><p>二</p><p>三</p></ol>",
          P("1.一") P("2.二") P("三") },
        { "<ol start=3><li>一<li value=9>二<li>三</ol>",
          P("3.一") P("9.二") P("10.三") },
        { "<ul><li>一</ul>", P("一") },
        { "<ol><li>一<ul><li>二</ul><li>三<ol><li>四</ol></ol>",
          P("1.一") P("二") P("2.三") P("1.四") },
        { "<ol style='list-style:none'><li>一</ol>", P("一") },
        { "<ol type=a start=26><li>一<li>二<ol type=I start=3><li>三</ol></ol>",
          P("z.一") P("aa.二") P("III.三") },
        { "<ol style='list-style-type: cjk-ideographic' start=-1><li>一<li>二"
          "<li>三</ol>",
          P("-1、一") P("0、二") P("一、三") },
        { "<ol reversed><li>一</ol>", P("一") },
        { "<ol><li></li><li hidden>x</li><li>三</ol>",
          "paragraph \"x\" hidden\n" P("2.三") },
        { "<ol><li><table><tr><td><ol><li>一</ol></table></ol>",
          T1 "A1 string \"一\"\nend\n" },
        { "<li>一", P("一") },
    };
    EXPECT_TOLD(cases);
}

static void tables_have_their_merges(void)
{
    static const transcript_case cases[] = {
        { "<table><tr><td>一</td><th>二</th></tr><tr><td>三</td></tr></table>",
          T1 "A1 string \"一\"\nB1 string \"二\"\nrow 2\nA2 string \"三\"\n"
             "end\n" },
        { "<table><thead><tr><td rowspan=2>一<td colspan='2'>二</thead>"
          "<tbody><tr><td>三<td>四</tbody></table>",
          T1 "merge A1:A2\nA1 string \"一\"\nmerge B1:C1\nB1 string \"二\"\n"
             "row 2\nB2 string \"三\"\nC2 string \"四\"\nend\n" },
        { "<table><tr><td rowspan=0>一<td>二<tr><td>三</table>",
          T1 "merge A1:A2\nA1 string \"一\"\nB1 string \"二\"\nrow 2\n"
             "B2 string \"三\"\nend\n" },
        { "<table><tr><td colspan=0>一<td colspan=x>二<td colspan=-3>三"
          "<td rowspan=9>四<td colspan=' 2px'>五</table>",
          T1 "A1 string \"一\"\nB1 string \"二\"\nC1 string \"三\"\n"
             "D1 string \"四\"\nmerge E1:F1\nE1 string \"五\"\nend\n" },
        { "<table><tr><td colspan=99999>一<td>二</table>",
          T1 "merge A1:ALL1\nA1 string \"一\"\nALM1 string \"二\"\nend\n" },
        { "<table><tr><td>结果<br>维持<td><p>一</p><p>二</p><td>&nbsp;"
          "<td> <td><br></table>",
          T1 "A1 string \"结果\\n维持\"\nB1 string \"一\\n二\"\n"
             "C1 string \"\u00A0\"\nend\n" },
        { "<p>前<table><caption>表题</caption><tr><td>一</table>后",
          P("前") P("表题") T1 "A1 string \"一\"\nend\n" P("后") },
        { "<table></table><table><tr><td>一</table>",
          T1 "A1 string \"一\"\nend\n" },
    };
    EXPECT_TOLD(cases);
}

static void tables_in_tables_are_told_behind_those(void)
{
    static const transcript_case cases[] = {
        { "<table><tr><td><h1>题</h1>一<table><tr><td>二<table><tr><td>三"
          "</table></td></tr></table>四</td><td>五</td></tr></table>"
          "<table><tr><td>六</table>",
          T1 "A1 string \"题\\n一\\n四\"\nB1 string \"五\"\nend\n"
             "table 表格 1.1\nrow 1\nA1 string \"二\"\nend\n"
             "table 表格 1.1.1\nrow 1\nA1 string \"三\"\nend\n"
             "table 表格 2\nrow 1\nA1 string \"六\"\nend\n" },
    };
    EXPECT_TOLD(cases);
}

static void tags_that_are_missing_or_too_many_change_nothing(void)
{
    static const transcript_case cases[] = {
        { "<table><td>一<td>二</table>三",
          T1 "A1 string \"一\"\nB1 string \"二\"\nend\n" P("三") },
        { "<table><tr><td><div>一<tr><td><div>二</table>三",
          T1 "A1 string \"一\"\nrow 2\nA2 string \"二\"\nend\n" P("三") },
        { "<table><tr><td><div>一<td>二</div></td></table>",
          T1 "A1 string \"一\"\nB1 string \"二\"\nend\n" },
        { "<table><tr><td>一", T1 "A1 string \"一\"\nend\n" },
        { "<html></p></div></td>一</table></tr>二", P("一二") },
        { "<tr><td>一</td><td>二", P("一") P("二") },
        { "<html><body>一</body></html><p>二</p></BODY></Html>三",
          P("一") P("二") P("三") },
        { "<html><html><body><body>一", P("一") },
        { "<p>一<b>二<p>三</b>四", P("一二") P("三四") },
        { "<p>一<font><p>二<table><tr><td>三</table></font>四",
          P("一") P("二") T1 "A1 string \"三\"\nend\n" P("四") },
        { "<p>一<!-- x", P("一") },
        { "<p>一<", P("一") },
        { "<p>一</htm", P("一") },
        { "<P ALIGN=center><TABLE><TR><TD ROWSPAN=2 STYLE='DISPLAY:none'>一",
          "table 表格 1\nrow 1\nA1 string \"一\" hidden\nend\n" },
    };
    EXPECT_TOLD(cases);
}

static void xhtml_is_read_too(void)
{
    static const transcript_case cases[] = {
        { "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC "
          "'-//W3C//DTD XHTML 1.0 Strict//EN' 'http://www.w3.org/TR/xhtml1/"
          "DTD/xhtml1-strict.dtd'>\n<html xmlns='http://www.w3.org/1999/"
          "xhtml'><head><title>x</title><script>//<![CDATA[\n a>b //]]>"
          "</script></head><body><p>一</p><br/><table><tr><td/><td>二</td>"
          "</tr></table></body></html>",
          P("一") T1 "B1 string \"二\"\nend\n" },
    };
    EXPECT_TOLD(cases);
}

/* As content systems wrap what was pasted from WPS. */
static void pages_of_content_systems_are_read(void)
{
    static const transcript_case cases[] = {
        { "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN'>\r\n"
          "<HTML><HEAD><TITLE>某局</TITLE><META content='text/html; "
          "charset=utf-8' http-equiv=Content-Type></HEAD><BODY>\r\n"
          "<div style='display:none' id='share'>分享</div>\r\n"
          "<table width=1000 align=center><tbody><tr><td>\r\n"
          "<div class=\"TRS_Editor\"><style type=\"text/css\">.TRS_Editor P"
          "{line-height:2;}</style><!--StartFragment-->\r\n"
          "<p align=\"center\"><span style=\"font-size:22pt\">甲局<span "
          "lang=\"EN-US\">2023</span>年年度</span><span>报告</span><o:p>"
          "</o:p></p><p><font face=\"仿宋\">　　现将</font></p>\r\n"
          "<div align=\"center\"><table border=\"1\"><tr><td colspan=\"2\">"
          "<p><b><span>第二十条</span></b><span>第（一）项</span></p></td>"
          "</tr><tr><td>规章</td><td><p align=\"center\">&nbsp;<span>3"
          "</span></p></td></tr></table></div><!--EndFragment--></div>\r\n"
          "</td></tr></tbody></table></BODY></HTML>\r\n",
          "paragraph \"分享\" hidden\n" T1
          "A1 string \"甲局2023年年度报告\\n　　现将\"\nend\n"
          "table 表格 1.1\nrow 1\nmerge A1:B1\nA1 string "
          "\"第二十条第（一）项\"\nrow 2\nA2 string \"规章\"\n"
          "B2 string \"\u00A03\"\nend\n" },
    };
    EXPECT_TOLD(cases);
}

#define META(set) "<meta charset=" set ">"
#define GB_FIGURE "\xCA\xFD\xD7\xD6" /* 数字 */

static void a_page_is_of_the_set_that_its_bytes_have(void)
{
    static const transcript_case cases[] = {
        { META("gb2312") "<p>" GB_FIGURE, P("数字") },
        { META("GBK") "<p>" GB_FIGURE "\xA3\xA0\xF6\x9E", P("数字　鰹") },
        { META("\"gb18030\"") "<p>\x95\x32\x82\x36" GB_FIGURE, P("𠀀数字") },
        { META("utf-8") "<p>" GB_FIGURE, P("数字") },
        { META("gb2312") "<p>数字，数字", P("数字，数字") },
        { "<p>" GB_FIGURE, P("数字") },
        { "<p>数字", P("数字") },
        { "\xEF\xBB\xBF" META("gb2312") "<p>数字", P("数字") },
        { "<META http-equiv='Content-Type' content='text/html; charset=GB2312'"
          "><p>" GB_FIGURE,
          P("数字") },
        { "<?xml version='1.0' encoding='gbk'?><html><p>" GB_FIGURE,
          P("数字") },
        { META("big5") "<p>\xBC\xC6\xA6\x72", P("數字") },
        { META("utf-16") "<p>数字", P("数字") },
        { META("klingon") "<p>数字", P("数字") },
        { "<p>数字\xE6\x95", P("数字\uFFFD") },
        { "<p>数\xFF字数字\xC0\x80", P("数\uFFFD字数字\uFFFD\uFFFD") },
        { META("gbk") "<p>" GB_FIGURE "\xFF" GB_FIGURE, P("数字\uFFFD数字") },
        { "<p>数\x01\x02\x7F字", P("数字") },
    };
    EXPECT_TOLD(cases);
}

static void utf16_and_nul_bytes_are_read(void)
{
    static const char little[] = "\xFF\xFE<\0p\0>\0\x70\x65\x57\x5B";
    static const char big[] = "\xFE\xFF\0<\0p\0>\x65\x70\x5B\x57";
    static const char unmarked[] = "<\0p\0>\0\x70\x65\x57\x5B";
    static const char nul[] = "<p>数\0字\0</p\0>";
    transcript_expect_bytes(little, sizeof little - 1, P("数字"));
    transcript_expect_bytes(big, sizeof big - 1, P("数字"));
    transcript_expect_bytes(unmarked, sizeof unmarked - 1, P("数字"));
    transcript_expect_bytes(nul, sizeof nul - 1, P("数字"));
}

/* -------------------------------------------------------------- as it comes */

/* Feeds a page in pieces, as UTF-8. */
static odfgx_buffer feed(const odfgx_buffer *page, size_t piece)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_input *input = NULL;
    odfgx_html html;
    odfgx_visitor visitor = transcript_visitor(&out);
    odfgx_status status = odfgx_input_from_memory(
        &input, page->data, page->length, "a.html", NULL, &err);
    EXPECT(status == ODFGX_OK, "%s", err.text);
    status = odfgx_html_open(&html, input, &visitor, &err);
    for (size_t at = 0; at < page->length && status == ODFGX_OK; at += piece) {
        size_t left = page->length - at;
        status = odfgx_html_feed(&html, page->data + at,
                                 left < piece ? left : piece, &err);
    }
    if (status == ODFGX_OK)
        status = odfgx_html_finish(&html, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    odfgx_html_close(&html);
    odfgx_input_free(input);
    return out;
}

static const char piecewise[] =
    "<p title=\"a > b\">一&nbsp;二&nbsp三<!-- > --><![if x]>四<![endif]></p>"
    "<img alt='>' src=\"data:image/png;base64,AA+/=\"><script>'</p>'</script>"
    "<table><tr><td rowspan=2 style=\"display : none\">五<td>六\r\n七</table>"
    "</body></html><p>八 &amp; 九</p>";
static const char piecewise_told[] = P("一\u00A0二\u00A0三四") T1
    "A1 string \"五\" hidden\nB1 string \"六七\"\nend\n" P("八 & 九");

/* libxml2 is fed when 4096 bytes are there: that end comes to every place. */
static void pieces_of_any_size_give_what_the_whole_gives(void)
{
    for (size_t before = 4096 - sizeof piecewise; before <= 4096; before++) {
        odfgx_buffer page = { 0 };
        odfgx_buffer_add_text(&page, "<!--");
        for (size_t i = 4; i + 3 < before; i++)
            odfgx_buffer_add_char(&page, 'x');
        odfgx_buffer_add_text(&page, "-->");
        odfgx_buffer_add_text(&page, piecewise);
        odfgx_buffer whole = feed(&page, page.length);
        odfgx_buffer bytes = feed(&page, 1);
        EXPECT_TEXT(whole.data, piecewise_told);
        EXPECT_TEXT(bytes.data, piecewise_told);
        odfgx_buffer_clear(&whole);
        odfgx_buffer_clear(&bytes);
        odfgx_buffer_clear(&page);
    }
}

/* ------------------------------------------------------------------ limits */

typedef struct bomb_case {
    const char *before, *repeated;
    size_t count;
    const char *text; /* of the error, or "" */
} bomb_case;

static odfgx_buffer make_bomb(const bomb_case *bomb)
{
    odfgx_buffer page = { 0 };
    odfgx_buffer_add_text(&page, bomb->before);
    for (size_t i = 0; i < bomb->count; i++)
        odfgx_buffer_add_format(&page, bomb->repeated, (unsigned)i);
    return page;
}

static void what_no_page_has_is_refused(void)
{
    static const bomb_case bombs[] = {
        { "<p>", "<div>", 253, "" },
        { "<p>", "<div>", 100000, "256 deep" },
        { "<p>", "<table><tr><td>", 100000, "256 deep" },
        { "<p>", "<font>", 100000, "256 deep" },
        { "<p", " a%u", 256, "" },
        { "<p", " a%u", 257, "256 attributes" },
        { "<p", " a%u", 100000, "256 attributes" },
        { "<p>", "<a%u/>", 100000, "65536 different names" },
        { "<p>", "&", 1100000, "1000000 faults" },
        { "<p>", "</i>", 1100000, "1000000 faults" },
        { "<p><!--", "0123456789", 500000, "4 MiB" },
        { "<p a='", "0123456789", 500000, "4 MiB" },
        { "<script>", "0123456789", 500000, "4 MiB" },
        { "<p>", "0123456789<b></b>", 450000, "4194304 bytes" },
        { "<table><tr><td>", "0123456789<b></b>", 450000, "4194304 bytes" },
        { "<p>", "0123456789<br>0123456789\n", 650000, "" },
        { "<p>", "0123456789<br>0123456789\n", 700000, "16 MiB" },
        { "<img src='data:image/png;base64,", "0123456789", 500000, "" },
        { "<table>", "<tr><td>", 300000, "larger than any table" },
        { "<table><tr>", "<td colspan=1000>", 17, "most columns" },
        { "<p>", "<", 1000000, "" },
        { "<html>", "<!", 1000000, "" },
        { "<html>", "<?", 900000, "" },
        { "<html>", "</", 1000000, "" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(bombs); i++) {
        odfgx_buffer page = make_bomb(&bombs[i]), out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status =
            transcript_read_bytes(page.data, page.length, NULL, &out, &err);
        bool fits = *bombs[i].text == '\0';
        EXPECT(fits ? status == ODFGX_OK
                    : odfgx_status_exit(status) == 3 &&
                          strncmp(err.where, "a.ods", 5) == 0 &&
                          strstr(err.text, bombs[i].text) != NULL,
               "%s%s: %d %s: %s", bombs[i].before, bombs[i].repeated,
               (int)status, err.where, err.text);
        odfgx_buffer_clear(&page);
        odfgx_buffer_clear(&out);
    }
}

static void a_failure_names_the_line(void)
{
    static const char page[] = "<p>\n<b>\n<i>\n<u>";
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    limits.depth = 5;
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    EXPECT(transcript_read_bytes(page, sizeof page - 1, &limits, &out, &err) ==
                   ODFGX_LIMIT &&
               strcmp(err.where, "a.ods:4") == 0 &&
               strstr(err.text, "--max-depth") != NULL,
           "%s: %s", err.where, err.text);
    odfgx_buffer_clear(&out);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(blocks_are_paragraphs_and_phrases_are_joined),
        UNIT(what_no_reader_sees_is_left_out_or_marked_as_hidden),
        UNIT(items_of_numbered_lists_have_their_numbers),
        UNIT(tables_have_their_merges),
        UNIT(tables_in_tables_are_told_behind_those),
        UNIT(tags_that_are_missing_or_too_many_change_nothing),
        UNIT(xhtml_is_read_too),
        UNIT(pages_of_content_systems_are_read),
        UNIT(a_page_is_of_the_set_that_its_bytes_have),
        UNIT(utf16_and_nul_bytes_are_read),
        UNIT(pieces_of_any_size_give_what_the_whole_gives),
        UNIT(what_no_page_has_is_refused),
        UNIT(a_failure_names_the_line),
    };
    return unit_main("html", tests, sizeof tests / sizeof *tests);
}
