/* odfgx doctor — tries every part of the program on a report of its own: a
 * workbook is made, read back, checked and printed, all in memory. */
#include "cli/command.h"
#include "cli/help.h"
#include "cli/layout.h"
#include "cli/say.h"
#include "report/platform.h"

#include <string.h>

#define TRIAL_YEAR 2024
#define STEP_WIDTH 32
#define PATH_ROOM 4096

/* What the steps hand on. */
typedef struct doctor_trial {
    const invocation *call;
    odfgx_form *form;
    odfgx_template *template_;
    odfgx_buffer workbook, printed;
    odfgx_input *input;
    odfgx_report *report;
    odfgx_findings *findings;
} doctor_trial;

static odfgx_status open_form(doctor_trial *trial, odfgx_error *err)
{
    return odfgx_form_open(&trial->form, trial->call->options.form, err);
}

static odfgx_status open_template(doctor_trial *trial, odfgx_error *err)
{
    const cli_options *options = &trial->call->options;
    return odfgx_template_open(&trial->template_, trial->form,
                               options->template_, &options->limits, err);
}

static odfgx_status make_workbook(doctor_trial *trial, odfgx_error *err)
{
    return odfgx_workbook_make(trial->form, "某某市人民政府", TRIAL_YEAR,
                               &trial->workbook, err);
}

static odfgx_status read_workbook(doctor_trial *trial, odfgx_error *err)
{
    odfgx_status status = odfgx_input_from_memory(
        &trial->input, trial->workbook.data, trial->workbook.length,
        "doctor.ods", &trial->call->options.limits, err);
    if (status == ODFGX_OK)
        status = odfgx_report_read(&trial->report, trial->form, &trial->input,
                                   1, NULL, err);
    return status;
}

static odfgx_status check_report(doctor_trial *trial, odfgx_error *err)
{
    odfgx_status status =
        odfgx_findings_new(&trial->findings, trial->form,
                           (odfgx_language)trial->call->options.language, err);
    if (status == ODFGX_OK)
        status =
            odfgx_findings_check(trial->findings, trial->report, NULL, err);
    return status;
}

static odfgx_status print_report(doctor_trial *trial, odfgx_error *err)
{
    odfgx_filling how = { .draft = true };
    return odfgx_fill(trial->template_, trial->report, &how, &trial->printed,
                      err);
}

static const struct {
    const char *name;
    odfgx_status (*run)(doctor_trial *trial, odfgx_error *err);
} steps[] = {
    { N_("opens the form"), open_form },
    { N_("opens the template"), open_template },
    { N_("makes an empty workbook"), make_workbook },
    { N_("reads it back"), read_workbook },
    { N_("checks the report"), check_report },
    { N_("prints the report"), print_report },
};

static void trial_clear(doctor_trial *trial)
{
    odfgx_buffer_clear(&trial->printed);
    odfgx_findings_free(trial->findings);
    odfgx_report_free(trial->report);
    odfgx_input_free(trial->input);
    odfgx_buffer_clear(&trial->workbook);
    odfgx_template_free(trial->template_);
    odfgx_form_free(trial->form);
}

/* Which program it is, if several are about. */
static void print_libraries(void)
{
    char folder[PATH_ROOM];
    if (!odfgx_platform_is_portable() ||
        !odfgx_platform_program(folder, sizeof folder))
        return;
    size_t length = odfgx_platform_folder_length(folder);
    if (length > 0)
        folder[length - 1] = '\0';
    (void)printf(_("portable, with its own libraries in %s\n"), folder);
}

int run_doctor(const invocation *call)
{
    doctor_trial trial = { .call = call };
    odfgx_error failure = { 0 };
    version_print(stdout);
    print_libraries();
    (void)putchar('\n');
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        odfgx_status status = steps[i].run(&trial, &failure);
        print_padded(stdout, _(steps[i].name), STEP_WIDTH);
        (void)puts(status == ODFGX_OK ? _("yes") : _("NO"));
        if (status != ODFGX_OK)
            break;
    }
    trial_clear(&trial);
    return failure.status == ODFGX_OK ? EXIT_DONE : say_failure(&failure);
}
