#include "report/layout.h"
#include "tests/report/zeros.h"
#include "tests/unit.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

static odfgx_form *form;
static const char *file = "a.ods";

static odfgx_findings *make_findings(odfgx_language language)
{
    odfgx_findings *findings = NULL;
    if (odfgx_findings_new(&findings, form, language, NULL) != ODFGX_OK)
        abort();
    return findings;
}

/* The page, which must be well-formed; frees the findings. */
static char *page_of(odfgx_findings *findings)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    EXPECT(odfgx_findings_html(findings, &out, &err) == ODFGX_OK, "%s",
           err.text);
    xmlDoc *document = xmlReadMemory(out.data, (int)out.length, "page.html",
                                     NULL, XML_PARSE_NONET);
    EXPECT(document != NULL, "the page is well-formed");
    xmlFreeDoc(document);
    odfgx_findings_free(findings);
    return out.data;
}

static void expect_in(const char *page, const char *fragment)
{
    EXPECT(strstr(page, fragment) != NULL, "%s", fragment);
}

static void expect_not_in(const char *page, const char *fragment)
{
    EXPECT(strstr(page, fragment) == NULL, "%s", fragment);
}

static size_t count_in(const char *page, const char *fragment)
{
    size_t count = 0;
    for (const char *at = page; (at = strstr(at, fragment)) != NULL; at++)
        count++;
    return count;
}

static void a_cell_and_its_finding_lead_to_each_other(void)
{
    odfgx_findings *findings = make_findings(ODFGX_CHINESE);
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    size_t total;
    zeros_set(report, "disputes.review.total", 5, "5 件");
    EXPECT(odfgx_form_find_value(form, "disputes.review.total", &total), "id");
    zeros_check(findings, report);
    char *page = page_of(findings);
    char link[64], cell[128];
    (void)snprintf(link, sizeof link, "<a href=\"#r1-c%zu\">", total + 1);
    (void)snprintf(cell, sizeof cell,
                   "<td id=\"r1-c%zu\" class=\"figure error n1\"", total + 1);
    expect_in(page, link);
    expect_in(page, cell);
    expect_in(page, "<bdi>5 件</bdi>");
    expect_in(page, "<a href=\"#r1-f1\"");
    expect_in(page, "id=\"r1-f1\"");
    expect_in(page, "lang=\"zh-CN\"");
    EXPECT(count_in(page, "class=\"figure") == form->value_count, "%zu figures",
           count_in(page, "class=\"figure"));
    EXPECT(count_in(page, "class=\"figure error") == 5, "%zu marked",
           count_in(page, "class=\"figure error"));
    free(page);
}

static void cells_of_several_equations_stand_out(void)
{
    odfgx_findings *findings = make_findings(ODFGX_ENGLISH);
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    zeros_set(report, "requests.new.person", 5, "5");
    zeros_check(findings, report);
    EXPECT(odfgx_findings_count(findings) == 2, "%zu findings",
           odfgx_findings_count(findings));
    char *page = page_of(findings);
    EXPECT(count_in(page, "class=\"figure error strong n1 n2\"") == 1,
           "the cell in which both meet");
    EXPECT(count_in(page, "class=\"figure error strong") == 1, "no other");
    free(page);
}

static void a_cell_of_another_report_is_not_marked(void)
{
    odfgx_findings *findings = make_findings(ODFGX_ENGLISH);
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    zeros_set(report, "disputes.review.total", 5, "5");
    zeros_check(findings, report);
    odfgx_finding_cell *cells = (odfgx_finding_cell *)findings->items[0].cells;
    cells[1].file = "last-year.ods";
    char *page = page_of(findings);
    EXPECT(count_in(page, "class=\"figure error") == 4, "%zu marked",
           count_in(page, "class=\"figure error"));
    expect_in(page, "<bdi>last-year.ods</bdi>");
    free(page);
}

static void explained_findings_are_shown_as_such(void)
{
    odfgx_findings *findings = make_findings(ODFGX_ENGLISH);
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    zeros_set(report, "disclosure.normative.made", 2, "2");
    zeros_check(findings, report);
    findings->items[0].explanation = "年内制发，年内废止 <b>";
    findings->files[0].explained = 1;
    char *page = page_of(findings);
    expect_in(page, "<section class=\"finding explained f1\"");
    expect_in(page, "年内制发，年内废止 &lt;b&gt;");
    expect_in(page, "class=\"figure explained n1\"");
    expect_not_in(page, "class=\"count warning\"");
    free(page);
}

static void words_that_a_finding_quotes_are_marked(void)
{
    odfgx_findings *findings = make_findings(ODFGX_ENGLISH);
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    size_t section;
    const odfgx_remark remark = {
        .level = ODFGX_WARNING,
        .subject = "text",
        .message = "is not what the table says",
        .origins = { { .file = "a.ods",
                       .place = "",
                       .cell = "",
                       .text = "新收 3 件" } },
    };
    EXPECT(odfgx_form_find_section(form, "overview", &section), "section");
    EXPECT(odfgx_report_add_paragraph(
               report, section,
               (odfgx_slice){ "本年新收 3 件。", strlen("本年新收 3 件。") },
               NULL, NULL) == ODFGX_OK,
           "paragraph");
    EXPECT(odfgx_report_add_remark(report, &remark, NULL) == ODFGX_OK,
           "remark");
    zeros_check(findings, report);
    char *page = page_of(findings);
    expect_in(page, "本年<mark class=\"warning n1\" id=\"r1-q1\">");
    expect_in(page, "</span>新收 3 件<span class=\"refs\">");
    expect_in(page, "<a href=\"#r1-q1\">");
    free(page);
}

static void many_reports_have_contents_and_the_worst_comes_first(void)
{
    odfgx_findings *findings = make_findings(ODFGX_ENGLISH);
    odfgx_report *wrong = zeros_make(form, &file, "乙<script>", 2023);
    odfgx_error failure = { .status = ODFGX_DAMAGED, .text = "broken" };
    zeros_check(findings, zeros_make(form, &file, "甲", 2024));
    zeros_set(wrong, "disputes.review.total", 5, "5");
    zeros_check(findings, wrong);
    EXPECT(odfgx_findings_unread(findings, "c.ods", &failure, NULL) == ODFGX_OK,
           "unread");
    char *page = page_of(findings);
    expect_in(page, "<a href=\"#r1\"><bdi>c.ods</bdi></a>");
    expect_in(page, "<a href=\"#r2\"><bdi>乙&lt;script&gt;</bdi></a>");
    expect_in(page, "<a href=\"#r3\"><bdi>甲</bdi></a>");
    expect_in(page, "<p class=\"failure\">broken</p>");
    expect_in(page, "<details>"); /* of the one in order */
    free(page);
}

static void a_claimed_repair_is_shown_in_its_cell(void)
{
    odfgx_findings *findings = make_findings(ODFGX_ENGLISH);
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    size_t cell;
    char link[64];
    EXPECT(odfgx_form_find_value(form, "requests.new.person", &cell), "id");
    zeros_set(report, "requests.new.person", 5, "5");
    zeros_check(findings, report);
    char *page = page_of(findings);
    (void)snprintf(link, sizeof link, "<tr><td><a href=\"#r1-c%zu\">",
                   cell + 1);
    expect_in(page, "<a class=\"to\" href=\"#r1-p1\">→&#160;0</a>");
    expect_in(page, "<section class=\"repair unique\" id=\"r1-p1\">");
    expect_in(page, "<bdi>5</bdi> → <b>0</b>");
    expect_in(page, "<p class=\"settles\">settles <a href=\"#r1-f1\">");
    expect_in(page, link);
    free(page);
}

static void what_is_not_claimed_is_shown_beside_only(void)
{
    odfgx_findings *findings = make_findings(ODFGX_ENGLISH);
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    zeros_set(report, "disputes.review.total", 5, "5");
    zeros_check(findings, report);
    EXPECT(odfgx_findings_repair_count(findings) > 0, "repairs");
    bool claimed = odfgx_findings_repair_at(findings, 0)->unique;
    char *page = page_of(findings);
    expect_in(page, "id=\"r1-p1\"");
    EXPECT((strstr(page, "<a class=\"to\"") != NULL) == claimed, "in a cell");
    free(page);
}

static void a_report_that_was_not_kept_has_its_findings_only(void)
{
    odfgx_findings *findings = make_findings(ODFGX_ENGLISH);
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    zeros_set(report, "disputes.review.total", 5, "5");
    EXPECT(odfgx_findings_check(findings, report, NULL, NULL) == ODFGX_OK,
           "check");
    odfgx_report_free(report);
    char *page = page_of(findings);
    expect_not_in(page, "<table class=\"form");
    expect_not_in(page, "href=\"#r1-c");
    expect_in(page, "id=\"r1-f1\"");
    free(page);
}

static void notes_stand_with_their_report_and_lead_to_files(void)
{
    odfgx_findings *findings = make_findings(ODFGX_CHINESE);
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    zeros_check(findings, report);
    EXPECT(odfgx_findings_note(findings, 0, "<报告>：", "c d/a b#1.odt",
                               NULL) == ODFGX_OK,
           "note");
    EXPECT(odfgx_findings_note(findings, 1, "of another", NULL, NULL) ==
               ODFGX_OK,
           "note");
    char *page = page_of(findings);
    expect_in(page, "&lt;报告&gt;： <a href=\"c%20d/a%20b%231.odt\">"
                    "<bdi>a b#1.odt</bdi></a>");
    expect_not_in(page, "of another");
    free(page);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_cell_and_its_finding_lead_to_each_other),
        UNIT(cells_of_several_equations_stand_out),
        UNIT(a_cell_of_another_report_is_not_marked),
        UNIT(explained_findings_are_shown_as_such),
        UNIT(words_that_a_finding_quotes_are_marked),
        UNIT(many_reports_have_contents_and_the_worst_comes_first),
        UNIT(a_claimed_repair_is_shown_in_its_cell),
        UNIT(what_is_not_claimed_is_shown_beside_only),
        UNIT(a_report_that_was_not_kept_has_its_findings_only),
        UNIT(notes_stand_with_their_report_and_lead_to_files),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    int result = unit_main("report/check_html", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
