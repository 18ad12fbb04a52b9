#include "odf/fill.h"
#include "tests/odf/filled.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TYPE "application/vnd.oasis.opendocument.text"
#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define STATE "状态"

static const odfgx_filling plain = { ODFGX_MISSING_ERROR, false };

/* ---------------------------------------------------------------- figures */

static const struct {
    odfgx_amount amount;
    int decimals;
    const char *text;
} figures[] = {
    { INT64_C(59237244900), ODFGX_DECIMALS_AS_STORED, "59237.2449" },
    { INT64_C(59237244900), 6, "59237.244900" },
    { INT64_C(59237244900), 2, "59237.24" },
    { INT64_C(1005000), 2, "1.01" },
    { INT64_C(1004999), 2, "1.00" },
    { INT64_C(999999), 0, "1" },
    { INT64_C(-1500000), 0, "-2" },
    { INT64_C(-400000), 0, "0" },
    { INT64_C(-50000), 1, "-0.1" },
    { INT64_MAX, 0, "9223372036855" },
    { INT64_MIN, 6, "-9223372036854.775808" },
};

static void figures_are_rounded_half_up(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(figures); i++) {
        odfgx_buffer text = { 0 };
        odfgx_fill_figure(figures[i].amount, figures[i].decimals, &text);
        EXPECT_TEXT(text.data, figures[i].text);
        odfgx_buffer_clear(&text);
    }
}

/* ------------------------------------------------------------------ prose */

#define HEAD "<text:span text:style-name=\"T\">"

static const struct {
    const char *paragraph, *xml;
} paragraphs[] = {
    { "（一）主动公开情况。全年。",
      HEAD "（一）主动公开情况。</text:span>全年。" },
    { "(二)依申请公开：共 3 件", HEAD "(二)依申请公开：</text:span>共 3 件" },
    { "（十二）监督保障", HEAD "（十二）监督保障</text:span>" },
    { "一、总体情况。", "一、总体情况。" },
    { "（1）第一。", "（1）第一。" },
    { "1.第一。", "1.第一。" },
    { "（见附件）没有。", "（见附件）没有。" },
    { "（一）一二三四五六七八九十一二三四五六七八九十"
      "一二三四五六七八九十一二三四五六七八九十。",
      "（一）一二三四五六七八九十一二三四五六七八九十"
      "一二三四五六七八九十一二三四五六七八九十。" },
    { "a]]>\x01<b>&\n\tc  d",
      "a]]&gt;\xEF\xBF\xBD&lt;b&gt;&amp;<text:line-break/><text:tab/>c "
      "<text:s/>d" },
};

static void run_in_heads_are_told_from_text(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(paragraphs); i++) {
        odfgx_buffer xml = { 0 };
        odfgx_fill_prose(paragraphs[i].paragraph, "T", "", &xml);
        EXPECT_TEXT(xml.data, paragraphs[i].xml);
        odfgx_buffer_clear(&xml);
    }
}

/* ---------------------------------------------------------------- missing */

static const struct {
    const char *body;
    odfgx_missing missing;
    bool draft;
    const char *filled, *failure; /* one of them */
} holes[] = {
    { "{{other}}", ODFGX_MISSING_ERROR, false, NULL, "其他需要报告的事项" },
    { "{{other}}", ODFGX_MISSING_MARK, false, "<text:p>[other:【缺】]</text:p>",
      NULL },
    { "a{{other}}", ODFGX_MISSING_MARK, false,
      "<text:p>a[other:【缺】]</text:p>", NULL },
    { "{{other}}", ODFGX_MISSING_BLANK, false, "", NULL },
    { "a{{other}}", ODFGX_MISSING_BLANK, false, "<text:p>a[other:]</text:p>",
      NULL },
    { "{{other}}", ODFGX_MISSING_BLANK, true, "<text:p>[other:【缺】]</text:p>",
      NULL },
    { "{{preface}}", ODFGX_MISSING_ERROR, false, "", NULL },
    { "{{requests.new.person}}", ODFGX_MISSING_BLANK, false, NULL,
      "表三.本年新收.自然人" },
    { "{{requests.new.person}}", ODFGX_MISSING_ERROR, true,
      "<text:p>[requests.new.person:【缺】]</text:p>", NULL },
    { "{{other}}{{requests.new.person}}{{other}}", ODFGX_MISSING_ERROR, false,
      NULL, "其他需要报告的事项, 表三.本年新收.自然人; fill" },
};

static void what_is_missing_is_refused_marked_or_left_blank(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(holes); i++) {
        odfgx_error err = { 0 };
        char body[256];
        const odfgx_filling filling = { holes[i].missing, holes[i].draft };
        (void)snprintf(body, sizeof body, "<text:p>%s</text:p>", holes[i].body);
        odfgx_template *template_ = filled_template(body, NULL);
        const char *filled =
            filled_part(template_, &filling, "content.xml", "<office:text>",
                        "</office:text>", &err);
        if (holes[i].filled != NULL) {
            EXPECT_TEXT(filled, holes[i].filled);
        } else {
            EXPECT(filled == NULL && err.status == ODFGX_TEMPLATE &&
                       strstr(err.text, holes[i].failure) != NULL,
                   "%s: %s", holes[i].body, err.text);
        }
        odfgx_template_free(template_);
    }
}

/* A body of the report with one of its texts taken away. */
static void expect_without(const char **text, int *year, const char *body,
                           const char *missing)
{
    odfgx_error err = { 0 };
    const char *kept = text != NULL ? *text : NULL;
    int kept_year = filled_report()->year;
    odfgx_template *template_ = filled_template(body, NULL);
    if (text != NULL)
        *text = NULL;
    if (year != NULL)
        *year = 0;
    EXPECT(filled_part(template_, &plain, "content.xml", "<", ">", &err) ==
                   NULL &&
               strstr(err.text, missing) != NULL,
           "%s: %s", body, err.text);
    if (text != NULL)
        *text = kept;
    filled_report()->year = kept_year;
    odfgx_template_free(template_);
}

static void agency_year_and_title_may_be_missing(void)
{
    odfgx_report *report = filled_report();
    expect_without(&report->agency, NULL, "<text:p>{{agency}}</text:p>",
                   "单位名称");
    expect_without(NULL, &report->year, "<text:p>{{year}}</text:p>",
                   "报告年度");
    expect_without(&report->agency, NULL, "<text:p>{{title}}</text:p>",
                   "title");
}

static void many_missing_fields_are_counted(void)
{
    odfgx_error err = { 0 };
    odfgx_template *template_ = NULL;
    odfgx_buffer out = { 0 };
    EXPECT(odfgx_template_open(&template_, filled_form(), NULL, NULL, &err) ==
               ODFGX_OK,
           "%s", err.text);
    EXPECT(odfgx_fill(template_, filled_report(), &plain, &out, &err) ==
                   ODFGX_TEMPLATE &&
               strstr(err.text, "and 193 more") != NULL,
           "%s", err.text);
    odfgx_template_free(template_);
}

static void a_title_that_was_found_is_second_best(void)
{
    odfgx_error err = { 0 };
    odfgx_report *report = filled_report();
    const char *agency = report->agency;
    odfgx_template *template_ =
        filled_template("<text:p>{{标题}}</text:p>", NULL);
    report->agency = NULL;
    report->title = "某 报告";
    EXPECT_TEXT(filled_part(template_, &plain, "content.xml", "<text:p>",
                            "</text:p>", &err),
                "[title:某 报告]");
    report->agency = agency;
    report->title = NULL;
    odfgx_template_free(template_);
}

static void a_report_of_another_form_is_refused(void)
{
    odfgx_error err = { 0 };
    odfgx_form *tiny = NULL;
    odfgx_report *report = NULL;
    odfgx_buffer out = { 0 };
    odfgx_template *template_ = filled_template("", NULL);
    (void)odfgx_form_open(&tiny, "tests/forms/tiny", &err);
    (void)odfgx_report_new(&report, tiny, &err);
    EXPECT(odfgx_fill(template_, report, &plain, &out, &err) == ODFGX_USAGE,
           "%s", err.text);
    odfgx_report_free(report);
    odfgx_form_free(tiny);
    odfgx_template_free(template_);
}

/* ------------------------------------------------------------------ draft */

#define MARK "<text:p text:style-name=\"odfgx-draft\">草稿</text:p>"

static const struct {
    const char *what, *page, *filled;
} pages[] = {
    { "a page without a header", "<style:footer/>",
      "<style:header>" MARK "</style:header><style:footer/>" },
    { "a header", "<style:header><text:p>a</text:p></style:header>",
      "<style:header>" MARK "<text:p>a</text:p></style:header>" },
    { "an empty header and one for left pages",
      "<style:header/><style:header-left/>",
      "<style:header>" MARK "</style:header><style:header-left>" MARK
      "</style:header-left>" },
    { "a header that is off",
      "<style:header style:display='false'><text:p/></style:header>"
      "<style:header-left style:display='false'/>",
      "<style:header>" MARK "<text:p/></style:header>"
      "<style:header-left style:display='false'/>" },
    { "a page that holds another, which is none",
      "<style:footer><style:master-page style:name='a'/></style:footer>",
      "<style:header>" MARK "</style:header><style:footer>"
      "<style:master-page style:name='a'/></style:footer>" },
};

static void a_draft_is_marked_on_every_page(void)
{
    const odfgx_filling draft = { ODFGX_MISSING_ERROR, true };
    for (size_t i = 0; i < ODFGX_COUNT_OF(pages); i++) {
        odfgx_error err = { 0 };
        odfgx_template *template_ = filled_template("", pages[i].page);
        const char *filled = filled_part(template_, &draft, "styles.xml",
                                         "style:page-layout-name='A4'>",
                                         "</style:master-page>", &err);
        EXPECT(filled != NULL && strcmp(filled, pages[i].filled) == 0,
               "%s: %s %s", pages[i].what, filled, err.text);
        EXPECT(filled_part(template_, &draft, "styles.xml",
                           "<office:automatic-styles><style:style "
                           "style:name=\"odfgx-draft\"",
                           ">", &err) != NULL,
               "%s: no style", pages[i].what);
        EXPECT(filled_part(template_, &draft, "meta.xml",
                           "meta:name=\"" STATE "\" meta:value-type=\"string\">"
                           "草稿<",
                           ">", &err) != NULL,
               "%s: no metadata", pages[i].what);
        odfgx_template_free(template_);
    }
}

static void a_template_without_pages_makes_no_draft(void)
{
    static const odfgx_filling draft = { ODFGX_MISSING_ERROR, true };
    odfgx_error err = { 0 };
    odfgx_template *template_ = NULL;
    odfgx_buffer content = filled_content(""), out = { 0 };
    const filled_entry entries[] = { { "content.xml", content.data },
                                     { NULL, NULL } };
    odfgx_buffer package = filled_package(entries);
    EXPECT(odfgx_template_from_memory(&template_, filled_form(), package.data,
                                      package.length, "t", NULL,
                                      &err) == ODFGX_OK,
           "%s", err.text);
    EXPECT(odfgx_fill(template_, filled_report(), &draft, &out, &err) ==
                   ODFGX_TEMPLATE &&
               strstr(err.text, "marked as a draft") != NULL,
           "%s", err.text);
    odfgx_template_free(template_);
    odfgx_buffer_clear(&package);
    odfgx_buffer_clear(&content);
}

/* Fills a package in which other prefixes are used, and styles.xml has no
 * automatic styles. */
static void a_draft_declares_the_prefixes_that_it_needs(void)
{
    const odfgx_filling draft = { ODFGX_MISSING_ERROR, true };
    odfgx_error err = { 0 };
    odfgx_template *template_ = NULL;
    odfgx_buffer content = filled_content("");
    const filled_entry entries[] = {
        { "mimetype", TYPE },
        { "content.xml", content.data },
        { "styles.xml", "<o:document-styles xmlns:o='" URN "office:1.0'"
                        " xmlns='" URN "style:1.0'><o:master-styles>"
                        "<master-page name='S'/></o:master-styles>"
                        "</o:document-styles>" },
        { NULL, NULL },
    };
    odfgx_buffer package = filled_package(entries);
    EXPECT(odfgx_template_from_memory(&template_, filled_form(), package.data,
                                      package.length, "t", NULL,
                                      &err) == ODFGX_OK,
           "%s", err.text);
    const char *filled =
        filled_part(template_, &draft, "styles.xml", "style:1.0'>",
                    "</o:document-styles>", &err);
    EXPECT(filled != NULL &&
               strstr(filled, "<master-page name='S'><style:header "
                              "xmlns:office=\"") != NULL &&
               strstr(filled, "</style:header></master-page>") != NULL &&
               strstr(filled, "<office:automatic-styles xmlns:office=\"") ==
                   filled,
           "%s", filled);
    odfgx_template_free(template_);
    odfgx_buffer_clear(&package);
    odfgx_buffer_clear(&content);
}

static const unit_test tests[] = {
    UNIT(figures_are_rounded_half_up),
    UNIT(run_in_heads_are_told_from_text),
    UNIT(what_is_missing_is_refused_marked_or_left_blank),
    UNIT(agency_year_and_title_may_be_missing),
    UNIT(many_missing_fields_are_counted),
    UNIT(a_title_that_was_found_is_second_best),
    UNIT(a_report_of_another_form_is_refused),
    UNIT(a_draft_is_marked_on_every_page),
    UNIT(a_template_without_pages_makes_no_draft),
    UNIT(a_draft_declares_the_prefixes_that_it_needs),
};

int main(void)
{
    int status = unit_main("odf/fill", tests, ODFGX_COUNT_OF(tests));
    filled_end();
    return status;
}
