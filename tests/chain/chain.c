#include "tests/chain/chain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char workbook[] = "samples/good.ods";
static const char old_output[] = "the old report";
static char folder[] = "/tmp/odfgx-chain-XXXXXX";
static char output[64];
static odfgx_buffer first_document, first_print;
static bool constant = true;

/* All that one run holds. */
typedef struct chain {
    odfgx_form *form;
    odfgx_input *input;
    odfgx_report *report;
    odfgx_findings *findings;
    odfgx_template *template_;
    odfgx_buffer document, printed;
} chain;

static bool write_old(void)
{
    FILE *file = fopen(output, "wb");
    if (file == NULL)
        return false;
    bool written =
        fwrite(old_output, 1, sizeof old_output, file) == sizeof old_output;
    return fclose(file) == 0 && written;
}

bool chain_begin(void)
{
    if (mkdtemp(folder) == NULL)
        return false;
    (void)snprintf(output, sizeof output, "%s/report.odt", folder);
    return write_old();
}

void chain_end(void)
{
    odfgx_buffer_clear(&first_document);
    odfgx_buffer_clear(&first_print);
    (void)unlink(output);
    (void)rmdir(folder); /* fails, and leaves a trace, if a file was left */
}

bool chain_output_is_old(void)
{
    char found[sizeof old_output + 1];
    FILE *file = fopen(output, "rb");
    if (file == NULL)
        return false;
    size_t length = fread(found, 1, sizeof found, file);
    (void)fclose(file);
    bool old = length == sizeof old_output &&
               memcmp(found, old_output, sizeof old_output) == 0;
    return (old || write_old()) && old;
}

static odfgx_status read_report(chain *run, odfgx_error *err)
{
    odfgx_status status = odfgx_form_open(&run->form, NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_input_open(&run->input, workbook, NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_report_read(&run->report, run->form, &run->input, 1,
                                   NULL, err);
    return status;
}

static odfgx_status check_report(chain *run, odfgx_error *err)
{
    odfgx_status status =
        odfgx_findings_new(&run->findings, run->form, ODFGX_CHINESE, err);
    if (status == ODFGX_OK)
        status = odfgx_findings_check(run->findings, run->report, NULL, err);
    return status;
}

static odfgx_status print(chain *run, odfgx_error *err)
{
    odfgx_status status = odfgx_report_json(run->report, &run->printed, err);
    if (status == ODFGX_OK)
        status = odfgx_report_csv(run->report, &run->printed, err);
    if (status == ODFGX_OK)
        status = odfgx_report_explain(run->report, &run->printed, err);
    if (status == ODFGX_OK)
        status = odfgx_findings_json(run->findings, &run->printed, err);
    return status;
}

static odfgx_status fill(chain *run, odfgx_error *err)
{
    const odfgx_filling filling = { .missing = ODFGX_MISSING_ERROR };
    const char *const inputs[] = { workbook };
    odfgx_status status =
        odfgx_template_open(&run->template_, run->form, NULL, NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_fill(run->template_, run->report, &filling,
                            &run->document, err);
    if (status == ODFGX_OK)
        status = odfgx_output_write(output, run->document.data,
                                    run->document.length, true, inputs, 1, err);
    return status;
}

/* Keeps what the first run made, to compare what others make. */
static void compare(odfgx_buffer *first, odfgx_buffer *made)
{
    if (first->data == NULL) {
        *first = *made;
        *made = (odfgx_buffer){ 0 };
        return;
    }
    constant &= first->length == made->length &&
                memcmp(first->data, made->data, made->length) == 0;
}

bool chain_is_constant(void)
{
    return constant;
}

odfgx_status chain_run(odfgx_error *err)
{
    static odfgx_status (*const steps[])(
        chain *, odfgx_error *) = { read_report, check_report, print, fill };
    chain run = { 0 };
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (status == ODFGX_OK)
            status = steps[i](&run, err);
    }
    if (status == ODFGX_OK) {
        compare(&first_document, &run.document);
        compare(&first_print, &run.printed);
    }
    odfgx_buffer_clear(&run.document);
    odfgx_buffer_clear(&run.printed);
    odfgx_template_free(run.template_);
    odfgx_findings_free(run.findings);
    odfgx_report_free(run.report);
    odfgx_input_free(run.input);
    odfgx_form_free(run.form);
    return status;
}
