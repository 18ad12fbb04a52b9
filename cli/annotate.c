#include "cli/annotate.h"

#include "cli/say.h"
#include "cli/text.h"
#include "report/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- names */

/* "OUT/NAME.ods" for "…/NAME.ods"; NULL when out of memory. */
static char *name_in(const char *folder, const char *input)
{
    const char *name = input + odfgx_platform_folder_length(input);
    size_t length = strlen(folder);
    while (length > 1 && odfgx_platform_is_separator(folder[length - 1]))
        length--;
    size_t size = length + 1 + strlen(name) + 1;
    char *output = malloc(size);
    if (output != NULL)
        (void)snprintf(output, size, "%.*s/%s", (int)length, folder, name);
    return output;
}

static bool is_folder(const char *path)
{
    size_t length = strlen(path);
    return (length > 0 && odfgx_platform_is_separator(path[length - 1])) ||
           file_is(path, ODFGX_PLATFORM_FOLDER);
}

static int refuse_twins(const annotation_plan *plan)
{
    const invocation *call = plan->call;
    for (size_t i = 1; i < call->count; i++) {
        for (size_t other = 0; other < i; other++) {
            if (strcmp(plan->outputs[i], plan->outputs[other]) == 0)
                return say_usage(_("%s and %s would both be written to %s"),
                                 call->operands[other], call->operands[i],
                                 plan->outputs[i]);
        }
    }
    return EXIT_DONE;
}

static int refuse_call(const invocation *call)
{
    const char *out = call->options.annotate;
    if (strcmp(out, "-") == 0)
        return say_usage("%s", _("check: --annotate writes a file; standard "
                                 "output has the findings"));
    if (!is_folder(out))
        return EXIT_DONE;
    for (size_t i = 0; i < call->count; i++) {
        if (strcmp(call->operands[i], "-") == 0)
            return say_usage("%s", _("check: standard input (-) has no name "
                                     "that its copy could have; name a file "
                                     "with --annotate"));
    }
    return EXIT_DONE;
}

/* -------------------------------------------------------------------- plan */

static int name_outputs(annotation_plan *plan)
{
    const invocation *call = plan->call;
    const char *out = call->options.annotate;
    plan->folder = call->count > 1 || is_folder(out);
    plan->outputs = calloc(call->count, sizeof(*plan->outputs));
    plan->refused = calloc(call->count, sizeof(*plan->refused));
    if (plan->outputs == NULL || plan->refused == NULL)
        return say_memory();
    for (size_t i = 0; i < call->count; i++) {
        plan->outputs[i] =
            plan->folder ? name_in(out, call->operands[i]) : text_copy(out);
        if (plan->outputs[i] == NULL)
            return say_memory();
    }
    return refuse_twins(plan);
}

int annotation_plan_init(annotation_plan *plan, const invocation *call)
{
    *plan = (annotation_plan){ .call = call };
    if (call->options.annotate == NULL)
        return EXIT_DONE;
    int status = refuse_call(call);
    if (status == EXIT_DONE)
        status = kept_files_init(&plan->kept, call);
    if (status == EXIT_DONE)
        status = name_outputs(plan);
    for (size_t i = 0; i < call->count && status == EXIT_DONE; i++)
        plan->refused[i] =
            output_refuse(plan->outputs[i], call->options.force, &plan->kept);
    return status == EXIT_DONE && call->count == 1 ? plan->refused[0] : status;
}

void annotation_plan_clear(annotation_plan *plan)
{
    for (size_t i = 0; plan->outputs != NULL && i < plan->call->count; i++)
        free(plan->outputs[i]);
    free(plan->outputs);
    free(plan->refused);
    kept_files_clear(&plan->kept);
    *plan = (annotation_plan){ 0 };
}

/* ------------------------------------------------------------------- copies */

int annotation_refuse_ending(const char *output, const odfgx_buffer *bytes)
{
    odfgx_error failure = { 0 };
    odfgx_input *copy = NULL;
    const char *ending = NULL;
    int status = EXIT_DONE;
    if (odfgx_input_from_memory(&copy, bytes->data, bytes->length, output, NULL,
                                &failure) != ODFGX_OK)
        return say_failure(&failure);
    ending = odfgx_input_misnamed(copy);
    if (ending != NULL)
        status = say_usage(_("%s: the copy is of the input's kind; give it a "
                             "name that ends in .%s"),
                           output, ending);
    odfgx_input_free(copy);
    return status;
}

int annotation_write(const annotation_plan *plan, size_t operand,
                     odfgx_input *input, const odfgx_findings *findings)
{
    if (plan->outputs == NULL)
        return EXIT_DONE;
    if (plan->refused[operand] != EXIT_DONE)
        return plan->refused[operand];
    const cli_options *options = &plan->call->options;
    const char *output = plan->outputs[operand];
    size_t last = odfgx_findings_file_count(findings) - 1;
    odfgx_buffer bytes = { 0 };
    odfgx_error failure = { 0 };
    int status = EXIT_DONE;
    if (odfgx_input_annotate(input, findings, last, &bytes, &failure) !=
        ODFGX_OK)
        status = say_failure(&failure);
    if (status == EXIT_DONE)
        status = annotation_refuse_ending(output, &bytes);
    if (status == EXIT_DONE && plan->folder)
        (void)odfgx_platform_make_folder(options->annotate,
                                         ODFGX_PLATFORM_SHARED);
    if (status == EXIT_DONE && output_write(output, &bytes, options->force,
                                            &plan->kept, &failure) != ODFGX_OK)
        status = say_failure(&failure);
    odfgx_buffer_clear(&bytes);
    if (status == EXIT_DONE && !options->quiet)
        say(_("%s: written"), output);
    return status;
}
