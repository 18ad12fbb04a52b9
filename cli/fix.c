#include "cli/fix.h"

#include "cli/annotate.h"
#include "cli/repairs.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

static int refuse_options(const invocation *call)
{
    const cli_options *options = &call->options;
    if (!options->fix)
        return options->output == NULL
                   ? EXIT_DONE
                   : say_usage("%s", _("check: -o goes with --fix"));
    if (options->output == NULL || strcmp(options->output, "-") == 0)
        return say_usage("%s", _("check: --fix changes a copy only: name it "
                                 "with -o FIXED"));
    if (call->count != 1)
        return say_usage("%s", _("check: --fix takes one input"));
    if (options->annotate != NULL)
        return say_usage("%s", _("check: --fix and --annotate exclude each "
                                 "other; annotate the fixed copy"));
    return EXIT_DONE;
}

int fix_refuse(const invocation *call)
{
    kept_files kept;
    int status = refuse_options(call);
    if (status != EXIT_DONE || !call->options.fix)
        return status;
    status = kept_files_init(&kept, call);
    if (status == EXIT_DONE)
        status =
            output_refuse(call->options.output, call->options.force, &kept);
    kept_files_clear(&kept);
    return status;
}

static int write_copy(const invocation *call, const odfgx_buffer *bytes)
{
    const cli_options *options = &call->options;
    odfgx_error failure = { 0 };
    kept_files kept;
    int status = kept_files_init(&kept, call);
    if (status == EXIT_DONE)
        status = annotation_refuse_ending(options->output, bytes);
    if (status == EXIT_DONE &&
        output_write(options->output, bytes, options->force, &kept, &failure) !=
            ODFGX_OK)
        status = say_failure(&failure);
    kept_files_clear(&kept);
    if (status == EXIT_DONE && !options->quiet)
        say(_("%s: written"), options->output);
    return status;
}

static bool is_any(const bool *made, size_t count)
{
    size_t i = 0;
    while (i < count && !made[i])
        i++;
    return i < count;
}

static void print_made(const invocation *call, const odfgx_findings *findings,
                       const bool *made, size_t count)
{
    if (call->options.format != FORMAT_TEXT)
        return;
    printf(_("%s: changed in %s:\n"), call->operands[0], call->options.output);
    for (size_t i = 0; i < count; i++) {
        if (made[i])
            repair_print_cells(stdout, odfgx_findings_repair_at(findings, i));
    }
}

int fix_write(const invocation *call, odfgx_input *input,
              const odfgx_findings *findings, bool *written)
{
    size_t count = odfgx_findings_repair_count(findings);
    odfgx_buffer bytes = { 0 };
    odfgx_error failure = { 0 };
    int status = EXIT_DONE;
    bool *made = calloc(count + 1, sizeof *made);
    *written = false;
    if (made == NULL)
        return say_memory();
    if (odfgx_input_fix(input, findings, 0, made, &bytes, &failure) !=
        ODFGX_OK) {
        status = say_failure(&failure);
    } else if (!is_any(made, count)) {
        if (!call->options.quiet)
            say(_("%s: nothing is written, as no change is suggested that is "
                  "the only possible one"),
                call->operands[0]);
    } else {
        status = write_copy(call, &bytes);
        *written = status == EXIT_DONE;
    }
    if (*written)
        print_made(call, findings, made, count);
    odfgx_buffer_clear(&bytes);
    free(made);
    return status;
}
