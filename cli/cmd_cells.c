/* odfgx cells — prints every cell as the filter sees it. */
#include "cli/cells_writer.h"
#include "cli/files.h"
#include "cli/say.h"

/* What was told before a failure is printed. A failure of stdout itself is
 * said by main. */
static int print(odfgx_input *input, const invocation *call)
{
    odfgx_error failure = { 0 };
    cells_writer *writer =
        cells_writer_new(stdout, call->options.format == FORMAT_NDJSON);
    if (writer == NULL)
        return say_memory();
    odfgx_visitor visitor = cells_writer_visitor(writer);
    odfgx_status status = odfgx_cells_read(input, &visitor, &failure);
    if (status == ODFGX_OK)
        status = cells_writer_finish(writer);
    else if (status != ODFGX_WRITE)
        (void)cells_writer_flush(writer);
    cells_writer_free(writer);
    if (status == ODFGX_OK || status == ODFGX_WRITE)
        return odfgx_status_exit(status);
    return say_failure(&failure);
}

int run_cells(const invocation *call)
{
    odfgx_error failure = { 0 };
    odfgx_input *input;
    if (input_open(&input, call->operands[0], &call->options.limits,
                   &failure) != ODFGX_OK)
        return say_failure(&failure);
    int status = print(input, call);
    if (status == EXIT_DONE)
        input_say_name(call->operands[0], odfgx_input_misnamed(input),
                       &call->options);
    odfgx_input_free(input);
    return status;
}
