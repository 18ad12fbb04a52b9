/* check_prose.c and check_wordings.c: what prose is found to say wrongly. */
#include "report/prose_check.h"
#include "tests/memory.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

static odfgx_form *form;

/* A report with these figures: "id=number …"; others are 0. */
static odfgx_report *make(const char *figures)
{
    static const char *files[] = { "a.docx" };
    odfgx_report *report = NULL;
    odfgx_slice one;
    if (odfgx_report_new(&report, form, NULL) != ODFGX_OK)
        abort();
    report->agency = "青禾市临江区七星街道办事处";
    report->title = "青禾市临江区七星街道办事处2023年政府信息公开工作年度报告";
    report->title_origin = (odfgx_origin){
        .file = "a.docx", .place = "", .cell = "", .text = report->title
    };
    report->year = 2023;
    report->files = files;
    report->file_count = 1;
    for (size_t i = 0; i < form->value_count; i++) {
        report->figures[i].state = ODFGX_FIGURE_VALUE;
        report->figures[i].origin = (odfgx_origin){
            .file = "a.docx", .place = "表", .cell = "B2", .text = "0"
        };
    }
    while (odfgx_list_next(&figures, &one)) {
        char id[128];
        size_t index, length = strcspn(one.text, "=");
        memcpy(id, one.text, length);
        id[length] = '\0';
        if (EXPECT(odfgx_form_find_value(form, id, &index), "%s", id))
            report->figures[index].amount =
                strtol(one.text + length + 1, NULL, 10) * ODFGX_AMOUNT_UNIT;
    }
    return report;
}

static void say(odfgx_report *report, const char *section, const char *text)
{
    const odfgx_origin origin = { .file = "a.docx", .place = "", .cell = "" };
    size_t index;
    if (!odfgx_form_find_section(form, section, &index) ||
        odfgx_report_add_paragraph(report, index,
                                   (odfgx_slice){ text, strlen(text) }, &origin,
                                   NULL) != ODFGX_OK)
        abort();
}

static odfgx_findings *check(odfgx_report *report, const odfgx_report *previous)
{
    odfgx_findings *findings = NULL;
    odfgx_error err = { 0 };
    const odfgx_checking checking = { .previous = previous };
    if (odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL) != ODFGX_OK)
        abort();
    EXPECT(odfgx_findings_check(findings, report, &checking, &err) == ODFGX_OK,
           "%s", err.text);
    odfgx_report_free(report);
    return findings;
}

/* Whether a rule is one of those that are tested here: others speak of the
 * same figures. */
static bool is_ours(const char *key)
{
    return strncmp(key, "T", 1) != 0;
}

static void expect_keys(const odfgx_findings *findings, const char *text,
                        const char *keys)
{
    odfgx_buffer told = { 0 };
    odfgx_buffer_add_text(&told, "");
    for (size_t i = 0; i < odfgx_findings_count(findings); i++) {
        const char *key = odfgx_findings_at(findings, i)->key;
        if (is_ours(key))
            odfgx_buffer_add_format(&told, "%s%s", told.length > 0 ? " " : "",
                                    key);
    }
    EXPECT(strcmp(told.data, keys) == 0, "“%s”: %s instead of %s", text,
           told.data, keys);
    odfgx_buffer_clear(&told);
}

#define OVERVIEW "X-TEXT:overview:"

static const struct {
    const char *figures, *text, *keys;
} facts[] = {
    { "requests.new.total=30", "新收政府信息公开申请30件。", "" },
    { "requests.new.total=3402", "新收政府信息公开申请3119件。",
      OVERVIEW "requests.new.total" },
    { "requests.new.total=30 requests.carried.total=2",
      "收到政府信息公开申请32件。", "" },
    { "requests.new.total=30 requests.carried.total=2",
      "新收政府信息公开申请32件。", OVERVIEW "requests.new.total" },
    { "", "新收政府信息公开申请3件。本年新收政府信息公开申请3件。",
      OVERVIEW "requests.new.total" },
    { "", "新收政府信息公开申请3件。本年新收政府信息公开申请4件。",
      OVERVIEW "requests.new.total " OVERVIEW "requests.new.total:2" },
    { "requests.new.total=3", "未收到政府信息公开申请。",
      OVERVIEW "requests.new.total" },
    { "requests.new.total=3 requests.next.total=1",
      "收到政府信息公开申请3件，已全部办结。", OVERVIEW "requests.next.total" },
    { "requests.new.total=3 requests.next.total=1",
      "收到政府信息公开申请3件，结转下年度1件。"
      "以上收到政府信息公开申请，均已办结。",
      "" },
    { "requests.new.total=27 requests.handled.total=26",
      "收到政府信息公开申请27件，办结率96.3%。", "" },
    { "requests.new.total=27 requests.handled.total=26",
      "收到政府信息公开申请27件，办结率96.2%。", "" },
    { "requests.new.total=27 requests.handled.total=26",
      "收到政府信息公开申请27件，办结率98%。", OVERVIEW "requests.rate" },
    { "requests.new.total=29 requests.new.person=25",
      "收到政府信息公开申请29件，其中自然人申请25件，占86%。", "" },
    { "requests.new.total=29 requests.new.person=25",
      "收到政府信息公开申请29件，其中自然人申请25件，占68%。",
      OVERVIEW "requests.new.person:share" },
    { "disputes.suit.total=20 disputes.suit_after_review.total=26 "
      "disputes.suit.upheld=10 disputes.suit_after_review.upheld=15",
      "因政府信息公开被提起行政诉讼46件，其中维持25件。", "" },
    { "disputes.suit.total=20 disputes.suit_after_review.total=26 "
      "disputes.suit.upheld=10 disputes.suit_after_review.upheld=15",
      "因政府信息公开被提起行政诉讼20件，其中维持26件。",
      OVERVIEW "disputes.suits " OVERVIEW "disputes.suits.upheld" },
    { "disclosure.fees.amount=300", "行政事业性收费300万元。", "" },
    { "disclosure.fees.amount=300", "行政事业性收费3万元。",
      OVERVIEW "disclosure.fees.amount" },
    { "", "认真落实国办公开办函〔2019〕60号。", "STRUCT:basis:overview" },
    { "", "××街道认真落实，请填写。____", "STRUCT:instructions:overview" },
    { "", "公开的的内容,更多。",
      "STRUCT:doubled:overview "
      "STRUCT:punctuation:overview" },
    { "", "2022年，我街道认真落实。", "YEAR:overview" },
    { "", "统计期限为2022年1月1日至12月31日。", "YEAR:period:overview" },
};

static void prose_is_held_against_the_tables(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(facts); i++) {
        odfgx_report *report = make(facts[i].figures);
        say(report, "overview", facts[i].text);
        odfgx_findings *findings = check(report, NULL);
        expect_keys(findings, facts[i].text, facts[i].keys);
        odfgx_findings_free(findings);
    }
}

static const struct {
    const char *figures, *text, *keys;
} fees[] = {
    { "", "本年度未收取信息处理费。", "" },
    { "", "无。", "X-FEE:other" },
    { "requests.otherwise.unpaid.total=1", "本年度未收取信息处理费。",
      "X-FEE:other:requests.otherwise.unpaid.total" },
    { "disclosure.fees.amount=1", "本年度收取信息处理费380元。", "" },
    { "", "本年度收取信息处理费380元。", "X-FEE:other:disclosure.fees.amount" },
    { "", "本单位2022年度未收取信息处理费。", "YEAR:other" },
};

static void the_fee_is_looked_for_in_its_section(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(fees); i++) {
        odfgx_report *report = make(fees[i].figures);
        say(report, "other", fees[i].text);
        odfgx_findings *findings = check(report, NULL);
        expect_keys(findings, fees[i].text, fees[i].keys);
        odfgx_findings_free(findings);
    }
}

static void a_title_of_another_year_is_found(void)
{
    odfgx_report *report = make("");
    report->year = 2024;
    odfgx_findings *findings = check(report, NULL);
    expect_keys(findings, "title", "YEAR:title");
    const odfgx_finding *finding = odfgx_findings_at(findings, 0);
    EXPECT(finding->left == 2023 * ODFGX_AMOUNT_UNIT &&
               finding->right == 2024 * ODFGX_AMOUNT_UNIT,
           "years");
    EXPECT(finding->cell_count == 1 && finding->cells[0].text != NULL,
           "the title's place");
    odfgx_findings_free(findings);
}

static const struct {
    const char *text, *keys;
} changes[] = {
    { "新收政府信息公开申请30件，同比增长20%。", "" },
    { "新收政府信息公开申请30件，同比增长25%。",
      OVERVIEW "requests.new.total:change" },
    { "新收政府信息公开申请30件，较上年增加5件。", "" },
    { "新收政府信息公开申请30件，较上年减少5件。",
      OVERVIEW "requests.new.total:change" },
};

static void changes_are_compared_with_last_year_if_it_is_given(void)
{
    odfgx_report *previous = make("requests.new.total=25");
    previous->year = 2022;
    for (size_t i = 0; i < 2 * ODFGX_COUNT_OF(changes); i++) {
        const char *text = changes[i / 2].text;
        bool given = i % 2 == 0;
        odfgx_report *report = make("requests.new.total=30");
        say(report, "overview", text);
        odfgx_findings *findings = check(report, given ? previous : NULL);
        expect_keys(findings, text, given ? changes[i / 2].keys : "");
        odfgx_findings_free(findings);
    }
    odfgx_report_free(previous);
}

static void a_finding_quotes_the_words_and_names_cells_and_paragraph(void)
{
    odfgx_report *report = make("requests.new.total=3402");
    say(report, "overview", "（二）依申请公开。共受理申请 3119 件。");
    odfgx_findings *findings = check(report, NULL);
    size_t index = 0;
    while (!is_ours(odfgx_findings_at(findings, index)->key))
        index++;
    const odfgx_finding *finding = odfgx_findings_at(findings, index);
    EXPECT(strstr(finding->message, "“共受理申请 3119 件”") != NULL, "%s",
           finding->message);
    EXPECT(strstr(finding->message, "表三 本年新收 总计 = 3402") != NULL, "%s",
           finding->message);
    EXPECT(finding->left == 3119 * ODFGX_AMOUNT_UNIT &&
               finding->right == 3402 * ODFGX_AMOUNT_UNIT &&
               finding->difference == -283 * ODFGX_AMOUNT_UNIT,
           "sides");
    EXPECT(finding->cell_count == 2, "%zu cells", finding->cell_count);
    EXPECT_TEXT(finding->cells[0].value, "requests.new.total");
    EXPECT_TEXT(finding->cells[1].value, "");
    EXPECT_TEXT(finding->cells[1].text,
                "（二）依申请公开。共受理申请 3119 件。");
    odfgx_findings_free(findings);
}

static void a_figure_without_a_value_is_not_compared(void)
{
    odfgx_report *report = make("");
    size_t index;
    EXPECT(odfgx_form_find_value(form, "requests.new.total", &index), "id");
    report->figures[index].state = ODFGX_FIGURE_BLANK;
    say(report, "overview", "新收政府信息公开申请3件。");
    odfgx_findings *findings = check(report, NULL);
    for (size_t i = 0; i < odfgx_findings_count(findings); i++)
        EXPECT(strstr(odfgx_findings_at(findings, i)->key, "X-") == NULL, "%s",
               odfgx_findings_at(findings, i)->key);
    odfgx_findings_free(findings);
}

static void every_failed_allocation_is_told(void)
{
    bool failed = true;
    for (unsigned long n = 1; failed; n++) {
        odfgx_form *fresh = NULL;
        odfgx_findings *findings = NULL;
        odfgx_error err = { 0 };
        odfgx_report *report = make("");
        say(report, "overview",
            "2022年，我街道收到政府信息公开申请3件，占5%,的的。");
        if (odfgx_form_open(&fresh, NULL, NULL) != ODFGX_OK ||
            odfgx_findings_new(&findings, fresh, ODFGX_ENGLISH, NULL) !=
                ODFGX_OK)
            abort();
        report->form = fresh;
        memory_fail_at(n);
        odfgx_status status =
            odfgx_findings_check(findings, report, NULL, &err);
        failed = memory_has_failed();
        memory_fail_at(0);
        EXPECT(status == (failed ? ODFGX_MEMORY : ODFGX_OK),
               "allocation %lu: status %d", n, (int)status);
        odfgx_report_free(report);
        odfgx_findings_free(findings);
        odfgx_form_free(fresh);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(prose_is_held_against_the_tables),
        UNIT(the_fee_is_looked_for_in_its_section),
        UNIT(a_title_of_another_year_is_found),
        UNIT(changes_are_compared_with_last_year_if_it_is_given),
        UNIT(a_finding_quotes_the_words_and_names_cells_and_paragraph),
        UNIT(a_figure_without_a_value_is_not_compared),
        UNIT(every_failed_allocation_is_told),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    int result = unit_main("report/check_prose", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
