/* The actions that read no report: a new workbook, a template's faults, the
 * settings, what this is. */
#include "cli/faults.h"
#include "cli/files.h"
#include "cli/help.h"
#include "cli/layout.h"
#include "cli/plugin.h"
#include "cli/say.h"
#include "cli/text.h"
#include "cli/workbook.h"

#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------------- new workbooks
 */

/* Characters that some system does not take in the name of a file. */
static void clean_name(char *name)
{
    for (char *at = name; *at != '\0'; at++) {
        if (strchr("/\\:*?\"<>|", *at) != NULL || (unsigned char)*at < ' ')
            *at = '_';
    }
}

/* "DIR/AGENCY 2024年度填报表.ods" */
static char *name_workbook(const plugin_run *run)
{
    const cli_options *options = &run->call.options;
    if (options->output != NULL)
        return text_copy(options->output);
    char name[512];
    (void)snprintf(name, sizeof name, _("%.300s %d workbook"), options->agency,
                   options->year);
    clean_name(name);
    size_t size = strlen(options->folder) + strlen(name) + 8;
    char *path = malloc(size);
    if (path != NULL)
        (void)snprintf(path, size, "%s/%s.ods", options->folder, name);
    return path;
}

/* Figures that the report of last year does not have are left blank. */
static odfgx_status continue_report(plugin_run *run, odfgx_buffer *bytes,
                                    odfgx_error *failure)
{
    const cli_options *options = &run->call.options;
    odfgx_report *report = NULL;
    const char *ending;
    size_t blank = 0;
    odfgx_status status = input_read(&report, options->from, run->form, options,
                                     &ending, failure);
    if (status == ODFGX_OK)
        status = workbook_continue(options, report, run->output, &blank, bytes,
                                   failure);
    if (status == ODFGX_OK)
        workbook_say_blank(options, blank);
    odfgx_report_free(report);
    return status;
}

static odfgx_status make_workbook(plugin_run *run, odfgx_buffer *bytes,
                                  odfgx_error *failure)
{
    const cli_options *options = &run->call.options;
    if (options->from != NULL)
        return continue_report(run, bytes, failure);
    return workbook_make(options, run->form, run->output, bytes, failure);
}

static int write_workbook(plugin_run *run, const kept_files *kept)
{
    odfgx_buffer bytes = { 0 };
    odfgx_error failure = { 0 };
    int status = EXIT_DONE;
    if (make_workbook(run, &bytes, &failure) == ODFGX_OK &&
        output_write(run->output, &bytes, run->call.options.force, kept,
                     &failure) == ODFGX_OK) {
        say(_("%s: written"), run->output);
    } else if (failure.status == ODFGX_EXISTS) {
        status = plugin_exists(run);
    } else {
        status = plugin_fail(run, &failure);
        plugin_forget_output(run);
    }
    odfgx_buffer_clear(&bytes);
    return status;
}

/* The next one will be for the same agency, unless another is set. That it
 * can't be kept is no failure of the workbook. */
static void remember_agency(const plugin_run *run)
{
    plugin_settings wanted = run->settings;
    odfgx_error failure = { 0 };
    if (wanted.agency != NULL)
        return;
    wanted.agency = run->call.options.agency;
    (void)settings_write(&wanted, &failure);
}

int plugin_new(plugin_run *run)
{
    const cli_options *options = &run->call.options;
    kept_files kept = { 0 };
    if (options->agency == NULL || options->year == 0 ||
        (options->output == NULL && options->folder == NULL))
        return say_usage("%s", _("new: --agency, --year, and -o or --out-dir "
                                 "must be given"));
    run->output = name_workbook(run);
    int status = plugin_choose_name(run);
    if (status == EXIT_DONE)
        status = kept_files_init(&kept, &run->call);
    if (status == EXIT_DONE)
        status = write_workbook(run, &kept);
    kept_files_clear(&kept);
    if (status == EXIT_DONE)
        remember_agency(run);
    return status;
}

/* ------------------------------------------------------------------ templates
 */

static void print_faults(FILE *stream, const odfgx_template *template_)
{
    for (size_t i = 0; i < odfgx_template_fault_count(template_); i++) {
        const odfgx_fault *fault = odfgx_template_fault(template_, i);
        (void)fprintf(stream, "\n%zu. ", i + 1);
        print_text(stream, fault->place);
        (void)fputs(": ", stream);
        print_text(stream, fault->quote);
        (void)fputs("\n     ", stream);
        print_text(stream, fault->message);
        (void)fputc('\n', stream);
    }
}

int plugin_template(plugin_run *run)
{
    odfgx_error failure = { 0 };
    odfgx_template *template_ = NULL;
    int status = EXIT_DONE;
    if (odfgx_template_open(&template_, run->form, run->files[0],
                            &run->call.options.limits, &failure) != ODFGX_OK)
        return plugin_fail(run, &failure);
    size_t faults = odfgx_template_fault_count(template_);
    if (faults == 0) {
        say(_("%s: no faults"), plugin_title(run));
    } else {
        say(translate_count("%s: %zu fault", "%s: %zu faults", faults),
            plugin_title(run), faults);
        print_faults(run->text, template_);
        status = odfgx_status_exit(ODFGX_TEMPLATE);
    }
    (void)fputc('\n', run->text);
    /* One that prints no figure is hardly meant as a template. */
    template_print_uses(run->text, run->form, template_);
    odfgx_template_free(template_);
    return status;
}

/* ------------------------------------------------------------------- settings
 */

static void tell_setting(const char *name, const char *value, void *context)
{
    (void)fprintf(context, "%s=%s\n", name, value != NULL ? value : "");
}

int plugin_settings_tell(plugin_run *run)
{
    settings_each(&run->settings, tell_setting, run->text);
    return EXIT_DONE;
}

int plugin_remember(plugin_run *run)
{
    const cli_options *options = &run->call.options;
    odfgx_error failure = { 0 };
    const plugin_settings wanted = {
        .template_ = options->template_,
        .previous = options->previous,
        .agency = options->agency,
    };
    if (settings_write(&wanted, &failure) != ODFGX_OK)
        return plugin_fail(run, &failure);
    return EXIT_DONE;
}

/* ---------------------------------------------------------------------- about
 */

int plugin_about(plugin_run *run)
{
    const cli_options *options = &run->call.options;
    (void)fprintf(
        run->text, "%s\n\n",
        odfgx_form_name(run->form, (odfgx_language)options->language));
    version_print(run->text);
    return EXIT_DONE;
}
