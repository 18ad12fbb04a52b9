/* report.c — checks a workbook and makes the report, by the library alone. */
#include <odfgx.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    odfgx_error err = { 0 };
    odfgx_form *form = NULL;
    odfgx_input *input = NULL;
    odfgx_report *report = NULL;
    odfgx_findings *findings = NULL;
    odfgx_template *look = NULL;
    odfgx_buffer document = { 0 };
    int status = 0;
    if (argc != 3)
        return fprintf(stderr, "usage: %s WORKBOOK REPORT.odt\n", argv[0]), 2;
    if (odfgx_form_open(&form, NULL, &err) == ODFGX_OK &&
        odfgx_input_open(&input, argv[1], NULL, &err) == ODFGX_OK &&
        odfgx_report_read(&report, form, &input, 1, NULL, &err) == ODFGX_OK &&
        odfgx_findings_new(&findings, form, ODFGX_CHINESE, &err) == ODFGX_OK &&
        odfgx_findings_check(findings, report, NULL, &err) == ODFGX_OK) {
        for (size_t i = 0; i < odfgx_findings_count(findings); i++)
            puts(odfgx_findings_at(findings, i)->message);
        const odfgx_checked_file *checked = odfgx_findings_file_at(findings, 0);
        odfgx_filling filling = { .rules_held = checked->rules_held };
        status = checked->status;
        if (status == 0 && /* else the report would be wrong */
            odfgx_template_open(&look, form, NULL, NULL, &err) == ODFGX_OK &&
            odfgx_fill(look, report, &filling, &document, &err) == ODFGX_OK)
            odfgx_output_write(argv[2], document.data, document.length, false,
                               (const char *const *)&argv[1], 1, &err);
    }
    if (err.status != ODFGX_OK) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        status = odfgx_status_exit(err.status);
    }
    odfgx_buffer_clear(&document);
    odfgx_template_free(look);
    odfgx_findings_free(findings);
    odfgx_report_free(report);
    odfgx_input_free(input);
    odfgx_form_free(form);
    return status;
}
