#include "cli/files.h"

#include "cli/say.h"
#include "cli/suggest.h"
#include "cli/text.h"
#include "report/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

bool file_is(const char *path, odfgx_platform_kind kind)
{
    odfgx_platform_file about;
    return odfgx_platform_look(path, &about) && about.kind == kind;
}

/* ------------------------------------------------------------------ inputs */

void input_say_name(const char *path, const char *ending,
                    const cli_options *options)
{
    if (ending != NULL && !options->quiet)
        say(_("%s: is a .%s file, whatever its name says; give it a name that "
              "ends so"),
            path, ending);
}

odfgx_status input_open(odfgx_input **out, const char *path,
                        const odfgx_limits *limits, odfgx_error *err)
{
    return is_standard(path) ? odfgx_input_from_fd(out, ODFGX_PLATFORM_STDIN,
                                                   path, limits, err)
                             : odfgx_input_open(out, path, limits, err);
}

int inputs_refuse(const invocation *call)
{
    size_t standard = 0;
    for (size_t i = 0; i < call->count; i++)
        standard += is_standard(call->operands[i]);
    return standard > 1 ? say_usage("%s", _("standard input (-) can be read "
                                            "only once"))
                        : EXIT_DONE;
}

int agency_kind_refuse(const invocation *call, const odfgx_form *form)
{
    const char *typed = call->options.agency_kind;
    cli_suggestion near = { .typed = typed };
    char kinds[512] = "";
    for (size_t i = 0; typed != NULL && i < odfgx_form_kind_count(form); i++) {
        const char *id = odfgx_form_kind(form, i)->id;
        size_t length = strlen(kinds);
        if (strcmp(id, typed) == 0)
            return EXIT_DONE;
        (void)snprintf(kinds + length, sizeof kinds - length, "%s%s",
                       length > 0 ? "|" : "", id);
        suggestion_try(&near, id, strlen(id));
    }
    if (typed == NULL)
        return EXIT_DONE;
    if (kinds[0] == '\0')
        return say_usage(_("--agency-kind: the form %s knows no kinds of "
                           "agency"),
                         odfgx_form_id(form));
    if (near.nearest == NULL)
        return say_usage(_("--%s: \"%s\" is none of %s"), "agency-kind", typed,
                         kinds);
    return say_usage(_("--%s: \"%s\" is none of %s; did you mean \"%.*s\"?"),
                     "agency-kind", typed, kinds, near.length, near.nearest);
}

odfgx_status inputs_report(odfgx_report **out, const odfgx_form *form,
                           odfgx_input *const *inputs, size_t count,
                           const cli_options *options, odfgx_error *err)
{
    const odfgx_reading reading = {
        .blank_as_zero = options->blank_as_zero,
        .missing_allowed = options->missing != ODFGX_MISSING_ERROR,
    };
    return odfgx_report_read(out, form, inputs, count, &reading, err);
}

int inputs_open_read(odfgx_report **out, odfgx_input **inputs,
                     const invocation *call, const odfgx_form *form)
{
    int status = EXIT_DONE;
    *out = NULL;
    for (size_t i = 0; i < call->count; i++) {
        odfgx_error failure = { 0 };
        if (input_open(&inputs[i], call->operands[i], &call->options.limits,
                       &failure) != ODFGX_OK) {
            int failed = say_failure(&failure);
            status = failed > status ? failed : status;
        }
    }
    odfgx_error failure = { 0 };
    if (status == EXIT_DONE &&
        inputs_report(out, form, inputs, call->count, &call->options,
                      &failure) != ODFGX_OK)
        status = say_failure(&failure);
    for (size_t i = 0; i < call->count && status == EXIT_DONE; i++)
        input_say_name(call->operands[i], odfgx_input_misnamed(inputs[i]),
                       &call->options);
    return status;
}

int inputs_read(odfgx_report **out, const invocation *call,
                const odfgx_form *form)
{
    *out = NULL;
    odfgx_input **inputs = calloc(call->count, sizeof(*inputs));
    if (inputs == NULL)
        return say_memory();
    int status = inputs_open_read(out, inputs, call, form);
    for (size_t i = 0; i < call->count; i++)
        odfgx_input_free(inputs[i]);
    free(inputs);
    return status;
}

odfgx_status input_open_read(odfgx_input **input, odfgx_report **out,
                             const char *path, const odfgx_form *form,
                             const cli_options *options, const char **ending,
                             odfgx_error *err)
{
    *out = NULL;
    *ending = NULL;
    odfgx_status status = input_open(input, path, &options->limits, err);
    if (status == ODFGX_OK)
        status = inputs_report(out, form, input, 1, options, err);
    if (status == ODFGX_OK)
        *ending = odfgx_input_misnamed(*input);
    return status;
}

odfgx_status input_read(odfgx_report **out, const char *path,
                        const odfgx_form *form, const cli_options *options,
                        const char **ending, odfgx_error *err)
{
    odfgx_input *input = NULL;
    odfgx_status status =
        input_open_read(&input, out, path, form, options, ending, err);
    odfgx_input_free(input);
    return status;
}

int form_open(odfgx_form **out, const invocation *call)
{
    odfgx_error failure = { 0 };
    return odfgx_form_open(out, call->options.form, &failure) == ODFGX_OK
               ? EXIT_DONE
               : say_failure(&failure);
}

/* ----------------------------------------------------------------- outputs */

int kept_files_init(kept_files *kept, const invocation *call)
{
    static const char file[] = "/form.xml";
    const cli_options *options = &call->options;
    *kept = (kept_files){ 0 };
    kept->paths = calloc(call->count + 4, sizeof(*kept->paths));
    if (kept->paths == NULL)
        return say_memory();
    for (size_t i = 0; i < call->count; i++)
        kept->paths[kept->count++] = is_standard(call->operands[i])
                                         ? ODFGX_PLATFORM_STDIN_NAME
                                         : call->operands[i];
    if (options->template_ != NULL)
        kept->paths[kept->count++] = options->template_;
    if (options->previous != NULL)
        kept->paths[kept->count++] = options->previous;
    if (options->from != NULL)
        kept->paths[kept->count++] = is_standard(options->from)
                                         ? ODFGX_PLATFORM_STDIN_NAME
                                         : options->from;
    if (options->form == NULL)
        return EXIT_DONE;
    kept->form = text_join(options->form, file);
    if (kept->form == NULL)
        return say_memory();
    kept->paths[kept->count++] = kept->form;
    return EXIT_DONE;
}

void kept_files_clear(kept_files *kept)
{
    free(kept->form);
    free(kept->paths);
    *kept = (kept_files){ 0 };
}

int output_refuse(const char *path, bool force, const kept_files *kept)
{
    odfgx_error failure = { 0 };
    if (!is_standard(path))
        return odfgx_output_check(path, force, kept->paths, kept->count,
                                  &failure) == ODFGX_OK
                   ? EXIT_DONE
                   : say_failure(&failure);
    if (!odfgx_platform_is_terminal(stdout))
        return EXIT_DONE;
    say("%s: %s", path,
        _("an archive is not written to a terminal; name a "
          "file, or send it through a pipe"));
    return EXIT_OUTPUT;
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool same_ending(const char *one, const char *other)
{
    for (; *one != '\0' && lower(*one) == lower(*other); one++)
        other++;
    return *one == '\0' && *other == '\0';
}

bool output_ends_with(const char *path, const char *extension)
{
    const char *dot = strrchr(path, '.');
    return extension != NULL && dot != NULL && same_ending(dot + 1, extension);
}

int output_refuse_name(const invocation *call)
{
    static const char *const others[] = { "doc", "docx", "wps",  "rtf", "pdf",
                                          "txt", "xls",  "xlsx", "et",  "csv",
                                          "ods", "odt",  "html", "json" };
    const cli_command *command = call->command;
    const char *output = call->options.output;
    if (command->extension == NULL || output == NULL ||
        output_ends_with(output, command->extension) ||
        output_ends_with(output, command->other_extension))
        return EXIT_DONE;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!output_ends_with(output, others[i]))
            continue;
        const char *dot = strrchr(output, '.');
        if (command->other_extension != NULL)
            return say_usage(_("%s writes .%s or .%s, and no %s; give the "
                               "output such a name"),
                             command->name, command->extension,
                             command->other_extension, dot);
        return say_usage(_("%s writes .%s, and no %s; give the output "
                           "such a name"),
                         command->name, command->extension, dot);
    }
    return EXIT_DONE;
}

odfgx_status output_write(const char *path, const odfgx_buffer *bytes,
                          bool force, const kept_files *kept, odfgx_error *err)
{
    if (!is_standard(path))
        return odfgx_output_write(path, bytes->data, bytes->length, force,
                                  kept->paths, kept->count, err);
    (void)fwrite(bytes->data, 1, bytes->length, stdout);
    return ODFGX_OK;
}

int output_make(const invocation *call, output_maker make)
{
    const cli_options *options = &call->options;
    odfgx_error failure = { 0 };
    odfgx_buffer bytes = { 0 };
    odfgx_form *form = NULL;
    kept_files kept;
    int status = kept_files_init(&kept, call);
    if (status == EXIT_DONE)
        status = output_refuse(options->output, options->force, &kept);
    if (status == EXIT_DONE)
        status = output_refuse_name(call);
    if (status == EXIT_DONE)
        status = form_open(&form, call);
    if (status == EXIT_DONE &&
        (make(call, form, &bytes, &failure) != ODFGX_OK ||
         output_write(options->output, &bytes, options->force, &kept,
                      &failure) != ODFGX_OK))
        status = say_failure(&failure);
    odfgx_buffer_clear(&bytes);
    odfgx_form_free(form);
    kept_files_clear(&kept);
    return status;
}

int output_print(odfgx_status status, odfgx_buffer *bytes,
                 const odfgx_error *failure)
{
    if (status == ODFGX_OK)
        (void)fwrite(bytes->data, 1, bytes->length, stdout);
    odfgx_buffer_clear(bytes);
    return status == ODFGX_OK ? EXIT_DONE : say_failure(failure);
}
