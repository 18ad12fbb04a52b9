#include "tests/filters/allocations.h"

#include "odf/input.h"
#include "tests/memory.h"
#include "tests/unit.h"

/* Comments are left out where nobody hears of them. */
static odfgx_status hear(void *context, const odfgx_comment *comment,
                         odfgx_error *err)
{
    (void)context, (void)comment, (void)err;
    return ODFGX_OK;
}

unsigned long allocations_expect(const odfgx_buffer *file, const char *name,
                                 odfgx_status whole)
{
    odfgx_visitor nobody = { .comment = hear };
    unsigned long n = 0;
    bool failed;
    do {
        odfgx_error err = { 0 };
        odfgx_input *input = NULL;
        memory_fail_at(++n);
        odfgx_status status = odfgx_input_from_memory(
            &input, file->data, file->length, name, NULL, &err);
        if (status == ODFGX_OK)
            status = odfgx_cells_read(input, &nobody, &err);
        odfgx_input_free(input);
        failed = memory_has_failed();
        memory_fail_at(0);
        EXPECT(status == whole || (failed && status == ODFGX_MEMORY),
               "%s, allocation %lu: %d %s: %s", name, n, (int)status, err.where,
               err.text);
    } while (failed);
    return n;
}
