#include "tests/report/zeros.h"
#include "tests/unit.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static odfgx_form *form;

/* Findings of one report: an equation that does not hold, an explained
 * warning, something about the whole; and a file that could not be read. */
static odfgx_findings *make_findings(void)
{
    static const char *file = "年 报.ods";
    odfgx_findings *findings = NULL;
    const odfgx_remark remark = {
        .level = ODFGX_ERROR,
        .subject = "overview",
        .message = "{0} is missing",
    };
    odfgx_error failure = { .status = ODFGX_DAMAGED, .text = "broken" };
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    zeros_set(report, "disputes.review.total", 5, "5");
    zeros_set(report, "disclosure.normative.made", 2, "2");
    if (odfgx_findings_new(&findings, form, ODFGX_CHINESE, NULL) != ODFGX_OK ||
        odfgx_report_add_remark(report, &remark, NULL) != ODFGX_OK)
        abort();
    zeros_check(findings, report);
    EXPECT(odfgx_findings_unread(findings, "/b.ods", &failure, NULL) ==
               ODFGX_OK,
           "unread");
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->items[i].level == ODFGX_WARNING)
            findings->items[i].explanation = "年内废止";
    }
    return findings;
}

/* The only run of the log. */
static json_t *run_of(odfgx_findings *findings, json_t **root)
{
    odfgx_buffer out = { 0 };
    json_error_t error;
    EXPECT(odfgx_findings_sarif(findings, &out, NULL) == ODFGX_OK, "sarif");
    *root = json_loadb(out.data, out.length, 0, &error);
    EXPECT(*root != NULL, "%s", error.text);
    odfgx_buffer_clear(&out);
    odfgx_findings_free(findings);
    EXPECT_TEXT(json_string_value(json_object_get(*root, "version")), "2.1.0");
    return json_array_get(json_object_get(*root, "runs"), 0);
}

/* A string by a path: names of members, numbers of items. */
static const char *text_at(json_t *value, const char *path)
{
    char words[256];
    (void)snprintf(words, sizeof words, "%s", path);
    for (char *word = strtok(words, " "); word != NULL;
         word = strtok(NULL, " "))
        value = json_is_array(value) ? json_array_get(value, (size_t)atoi(word))
                                     : json_object_get(value, word);
    const char *text = json_string_value(value);
    return text != NULL ? text : "(none)";
}

static const struct {
    const char *path, *text;
} texts[] = {
    { "tool driver name", "odfgx" },
    { "language", "zh-CN" },
    { "artifacts 0 location uri", "%E5%B9%B4%20%E6%8A%A5.ods" },
    { "artifacts 1 location uri", "file:///b.ods" },
    { "results 0 level", "error" },
    { "results 0 properties key", "T4-SUM:review" },
    { "results 0 properties difference", "5" },
    { "results 0 locations 0 physicalLocation artifactLocation uri",
      "%E5%B9%B4%20%E6%8A%A5.ods" },
    { "results 0 locations 0 logicalLocations 0 fullyQualifiedName", "表!B2" },
    { "results 0 relatedLocations 0 message text", "行政复议 / 总计: 5" },
    { "results 1 level", "warning" },
    { "results 1 suppressions 0 kind", "inSource" },
    { "results 1 suppressions 0 justification", "年内废止" },
    { "results 2 message text", "{{0}} is missing" },
    { "results 2 locations 0 physicalLocation artifactLocation uri",
      "%E5%B9%B4%20%E6%8A%A5.ods" },
    { "invocations 0 toolExecutionNotifications 0 message text", "broken" },
};

static void the_log_says_what_where_and_how_grave(void)
{
    json_t *root, *run = run_of(make_findings(), &root);
    for (size_t i = 0; i < ODFGX_COUNT_OF(texts); i++) {
        if (!EXPECT(strcmp(text_at(run, texts[i].path), texts[i].text) == 0,
                    "%s", texts[i].path))
            EXPECT_TEXT(text_at(run, texts[i].path), texts[i].text);
    }
    json_decref(root);
}

static void every_result_names_its_rule_and_says_if_it_is_settled(void)
{
    json_t *root, *run = run_of(make_findings(), &root);
    json_t *rules = json_object_get(
        json_object_get(json_object_get(run, "tool"), "driver"), "rules");
    json_t *result;
    size_t index;
    EXPECT(json_array_size(rules) == form->rule_count, "%zu rules",
           json_array_size(rules));
    json_array_foreach(json_object_get(run, "results"), index, result)
    {
        size_t rule =
            (size_t)json_integer_value(json_object_get(result, "ruleIndex"));
        EXPECT_TEXT(text_at(json_array_get(rules, rule), "id"),
                    text_at(result, "ruleId"));
        EXPECT(json_is_array(json_object_get(result, "suppressions")),
               "result %zu", index);
        EXPECT(strlen(text_at(result, "partialFingerprints odfgx/v1")) == 16,
               "result %zu", index);
    }
    json_decref(root);
}

static void a_claimed_repair_stands_with_what_it_settles(void)
{
    static const char *file = "a.ods";
    odfgx_findings *findings = NULL;
    odfgx_report *report = zeros_make(form, &file, "甲", 2024);
    EXPECT(odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL) == ODFGX_OK,
           "findings");
    zeros_set(report, "requests.new.person", 5, "5");
    zeros_check(findings, report);
    json_t *root, *run = run_of(findings, &root);
    EXPECT_TEXT(text_at(run, "results 0 properties suggestedChange 0 value"),
                "requests.new.person");
    EXPECT_TEXT(text_at(run, "results 1 properties suggestedChange 0 to"), "0");
    json_decref(root);
}

static void a_file_is_listed_once_and_failures_are_told(void)
{
    static const char *file = "a.ods";
    odfgx_findings *findings = NULL;
    EXPECT(odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL) == ODFGX_OK,
           "findings");
    zeros_check(findings, zeros_make(form, &file, "甲", 2024));
    zeros_check(findings, zeros_make(form, &file, "甲", 2024));
    json_t *root, *run = run_of(findings, &root);
    json_t *invocation = json_array_get(json_object_get(run, "invocations"), 0);
    EXPECT(json_array_size(json_object_get(run, "artifacts")) == 1, "once");
    EXPECT(json_array_size(json_object_get(run, "results")) == 0, "results");
    EXPECT(json_is_true(json_object_get(invocation, "executionSuccessful")),
           "all was read");
    json_decref(root);
    run = run_of(make_findings(), &root);
    invocation = json_array_get(json_object_get(run, "invocations"), 0);
    EXPECT(json_is_false(json_object_get(invocation, "executionSuccessful")) &&
               json_integer_value(json_object_get(invocation, "exitCode")) == 3,
           "a file was not read");
    json_decref(root);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(the_log_says_what_where_and_how_grave),
        UNIT(every_result_names_its_rule_and_says_if_it_is_settled),
        UNIT(a_claimed_repair_stands_with_what_it_settles),
        UNIT(a_file_is_listed_once_and_failures_are_told),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    int result = unit_main("report/check_sarif", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
