/* Fuzzes the matching of documents with the form, the check, and what is
 * written of both. */
#include "report/buffer.h"
#include "report/odfgx.h"
#include "tests/fuzz/fuzz.h"

#include <jansson.h>
#include <string.h>

static const odfgx_form *the_form(void)
{
    static odfgx_form *form;
    if (form == NULL)
        REQUIRE(odfgx_form_open(&form, NULL, NULL) == ODFGX_OK);
    return form;
}

static void check_json(const odfgx_buffer *text)
{
    json_error_t error;
    json_t *json = json_loadb(text->data, text->length, 0, &error);
    REQUIRE(json != NULL && json_is_object(json));
    REQUIRE(text->data[text->length - 1] == '\n');
    json_decref(json);
}

static void write_report(const odfgx_report *report)
{
    odfgx_buffer json = { 0 }, csv = { 0 }, why = { 0 };
    REQUIRE(odfgx_report_json(report, &json, NULL) == ODFGX_OK);
    check_json(&json);
    REQUIRE(odfgx_report_csv(report, &csv, NULL) == ODFGX_OK);
    REQUIRE(fuzz_is_utf8(csv.data, csv.length));
    REQUIRE(odfgx_report_explain(report, &why, NULL) == ODFGX_OK);
    REQUIRE(fuzz_is_utf8(why.data, why.length));
    odfgx_buffer_clear(&json);
    odfgx_buffer_clear(&csv);
    odfgx_buffer_clear(&why);
}

static void check_finding(const odfgx_finding *finding)
{
    REQUIRE(strncmp(finding->key, finding->id, strlen(finding->id)) == 0);
    REQUIRE(fuzz_is_utf8(finding->message, strlen(finding->message)));
    REQUIRE(strlen(finding->fingerprint) == 16);
    REQUIRE(!finding->equation ||
            finding->difference == finding->left - finding->right);
}

/* The counts of the file are those of the list. */
static void check_findings(const odfgx_findings *findings)
{
    size_t counts[] = {
        [ODFGX_HINT] = 0, [ODFGX_WARNING] = 0, [ODFGX_ERROR] = 0
    };
    REQUIRE(odfgx_findings_file_count(findings) == 1);
    const odfgx_checked_file *file = odfgx_findings_file_at(findings, 0);
    for (size_t i = 0; i < odfgx_findings_count(findings); i++) {
        const odfgx_finding *finding = odfgx_findings_at(findings, i);
        check_finding(finding);
        counts[finding->level]++;
    }
    REQUIRE(counts[ODFGX_HINT] == file->hints);
    REQUIRE(counts[ODFGX_WARNING] == file->warnings);
    REQUIRE(counts[ODFGX_ERROR] == file->errors);
}

static void check_report(const odfgx_report *report)
{
    odfgx_findings *findings = NULL;
    odfgx_buffer json = { 0 };
    REQUIRE(odfgx_findings_new(&findings, the_form(), ODFGX_CHINESE, NULL) ==
            ODFGX_OK);
    REQUIRE(odfgx_findings_check(findings, report, NULL, NULL) == ODFGX_OK);
    check_findings(findings);
    REQUIRE(odfgx_findings_json(findings, &json, NULL) == ODFGX_OK);
    check_json(&json);
    odfgx_buffer_clear(&json);
    odfgx_findings_free(findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const odfgx_reading reading = { .blank_as_zero = size % 2 == 0 };
    odfgx_input *input;
    odfgx_report *report = NULL;
    odfgx_error err = { 0 };
    REQUIRE(odfgx_input_from_memory(&input, data, size, "fuzz", fuzz_limits(),
                                    NULL) == ODFGX_OK);
    odfgx_status status =
        odfgx_report_read(&report, the_form(), &input, 1, &reading, &err);
    fuzz_check_failure(status, &err);
    REQUIRE((report != NULL) == (status == ODFGX_OK));
    if (status == ODFGX_OK) {
        write_report(report);
        check_report(report);
    }
    odfgx_report_free(report);
    odfgx_input_free(input);
    return 0;
}
