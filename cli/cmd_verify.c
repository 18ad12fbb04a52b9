/* odfgx verify — compares reports with what they say of themselves. */
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/layout.h"
#include "cli/say.h"

#include <string.h>

typedef struct verification {
    const invocation *call;
    odfgx_form *form;
    odfgx_findings *findings;
    const char *path;
    odfgx_report *report;
    odfgx_seal *seal;
    size_t changes;
} verification;

static odfgx_status read_both(verification *here, odfgx_error *err)
{
    const cli_options *options = &here->call->options;
    odfgx_input *input = NULL;
    odfgx_status status = input_open(&input, here->path, &options->limits, err);
    if (status == ODFGX_OK)
        status = odfgx_seal_read(&here->seal, here->form, input, err);
    if (status == ODFGX_OK)
        status =
            odfgx_report_read(&here->report, here->form, &input, 1, NULL, err);
    odfgx_input_free(input);
    return status;
}

static const char *figure_text(bool known, odfgx_amount amount,
                               char text[ODFGX_AMOUNT_TEXT])
{
    return known ? odfgx_amount_format(amount, text) : _("none");
}

/* "表三.本年新收.自然人: was 3402, is 3420 (表格 2!D6)" */
static void print_change(const verification *here, size_t index,
                         const char *was, const char *is)
{
    const odfgx_origin *origin = odfgx_report_origin(here->report, index);
    (void)fputs("  ", stdout);
    print_text(stdout, odfgx_form_value(here->form, index)->name);
    (void)printf(_(": was %s, is %s"), was, is);
    if (origin->place != NULL) {
        (void)fputs(" (", stdout);
        print_text(stdout, origin->place);
        (void)printf("!%s)", origin->cell);
    }
    (void)putchar('\n');
}

static bool differs(const verification *here, size_t index, odfgx_amount *was,
                    odfgx_amount *is)
{
    return odfgx_seal_value(here->seal, index, was) !=
               odfgx_report_value(here->report, index, is) ||
           *was != *is;
}

static void count_changes(verification *here)
{
    here->changes = 0;
    for (size_t i = 0; i < odfgx_form_value_count(here->form); i++) {
        odfgx_amount was = 0, is = 0;
        here->changes += differs(here, i, &was, &is);
    }
}

static void print_changes(const verification *here)
{
    for (size_t i = 0; i < odfgx_form_value_count(here->form); i++) {
        odfgx_amount was = 0, is = 0;
        char was_text[ODFGX_AMOUNT_TEXT], is_text[ODFGX_AMOUNT_TEXT];
        if (!differs(here, i, &was, &is))
            continue;
        bool had = odfgx_seal_value(here->seal, i, &was);
        bool has = odfgx_report_value(here->report, i, &is);
        print_change(here, i, figure_text(had, was, was_text),
                     figure_text(has, is, is_text));
    }
}

static void print_verdict(const verification *here)
{
    bool intact = odfgx_seal_intact(here->seal);
    if (here->changes > 0) {
        (void)fputs("  ", stdout);
        (void)printf(translate_count("%zu figure differs from the report as "
                                     "it was filled\n",
                                     "%zu figures differ from the report as "
                                     "it was filled\n",
                                     here->changes),
                     here->changes);
    } else if (intact) {
        (void)printf("  %s\n", _("all figures are those of the report as it "
                                 "was filled"));
    }
    if (!intact)
        (void)printf("  %s\n", _("the record of the figures was changed "
                                 "itself: its hash is that of others"));
}

static void print_rules(const verification *here,
                        const odfgx_checked_file *file)
{
    (void)fputs("  ", stdout);
    (void)printf(_("rules that hold: %zu of %zu; when it was filled: %zu\n"),
                 file->rules_held, file->rules, odfgx_seal_rules(here->seal));
}

/* With --quiet, of a report to which nothing has happened nothing is said. */
static odfgx_status judge(verification *here, int *status, odfgx_error *err)
{
    const cli_options *options = &here->call->options;
    const odfgx_checking how = { .strict = options->strict };
    size_t index = odfgx_findings_file_count(here->findings);
    odfgx_status checked =
        odfgx_findings_check(here->findings, here->report, &how, err);
    if (checked != ODFGX_OK)
        return checked;
    const odfgx_checked_file *file =
        odfgx_findings_file_at(here->findings, index);
    const findings_view view = findings_view_of(stdout, options, here->form);
    count_changes(here);
    *status = file->status;
    if (here->changes > 0 || !odfgx_seal_intact(here->seal))
        *status = EXIT_FINDINGS;
    if (*status == EXIT_DONE && options->quiet)
        return ODFGX_OK;
    findings_print_head(&view, file);
    print_changes(here);
    print_verdict(here);
    print_rules(here, file);
    if (file->status != EXIT_DONE)
        findings_print_list(&view, here->findings, index);
    return ODFGX_OK;
}

static int verify(verification *here)
{
    odfgx_error failure = { 0 };
    int status = EXIT_DONE;
    odfgx_status verified = read_both(here, &failure);
    if (verified == ODFGX_OK)
        verified = judge(here, &status, &failure);
    odfgx_report_free(here->report);
    odfgx_seal_free(here->seal);
    here->report = NULL;
    here->seal = NULL;
    return verified == ODFGX_OK ? status : say_failure(&failure);
}

int run_verify(const invocation *call)
{
    verification here = { .call = call };
    odfgx_error failure = { 0 };
    int status = inputs_refuse(call);
    if (status == EXIT_DONE)
        status = form_open(&here.form, call);
    if (status == EXIT_DONE &&
        odfgx_findings_new(&here.findings, here.form,
                           (odfgx_language)call->options.language,
                           &failure) != ODFGX_OK)
        status = say_failure(&failure);
    for (size_t i = 0; i < call->count && here.findings != NULL; i++) {
        here.path = call->operands[i];
        int verified = verify(&here);
        status = verified > status ? verified : status;
    }
    odfgx_findings_free(here.findings);
    odfgx_form_free(here.form);
    return status;
}
