#include "odf/input.h"
#include "report/error.h"
#include "tests/filters/xls_builder.h"
#include "tests/memory.h"
#include "tests/unit.h"

#ifdef ODFGX_FREEXL
#define READ ODFGX_OK
#else
#define READ ODFGX_FORMAT
#endif

/* A workbook with a stream beside it that is short, so that all tables of the
 * compound file are read. */
static odfgx_buffer make_workbook(void)
{
    odfgx_buffer cells = { 0 }, small = { 0 };
    xls_add(&cells, 0x200, "44222", 0u, 300u, 0u, 1u, 0u);
    for (unsigned i = 0; i < 300; i++)
        xls_add(&cells, 0x203, "222d", i, 0u, 0u, 1.5);
    xls_add(&small, 1, "4", 1u);
    const xls_sheet sheets[] = { { "a sheet of numbers", 0, 0, &cells } };
    odfgx_buffer stream = xls_stream(sheets, 1, NULL);
    const cfb_stream streams[] = { { "Workbook", &stream, 0 },
                                   { "Small", &small, 0 } };
    odfgx_buffer file = cfb_build(streams, 2);
    odfgx_buffer_clear(&stream);
    odfgx_buffer_clear(&small);
    odfgx_buffer_clear(&cells);
    return file;
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_visitor nobody = { 0 };
    odfgx_buffer file = make_workbook();
    bool failing = true;
    unsigned long n = 1;
    for (; failing; n++) {
        odfgx_error err = { 0 };
        odfgx_input *input = NULL;
        memory_fail_at(n);
        odfgx_status status = odfgx_input_from_memory(
            &input, file.data, file.length, "a.xls", NULL, &err);
        if (status == ODFGX_OK)
            status = odfgx_cells_read(input, &nobody, &err);
        failing = memory_has_failed();
        memory_fail_at(0);
        /* A filter that has no memory to look does not bid. */
        EXPECT(status == READ || (failing && status == ODFGX_MEMORY),
               "allocation %lu: status %d, %s", n, (int)status, err.text);
        odfgx_input_free(input);
    }
    EXPECT(n > 6, "%lu allocations", n);
    odfgx_buffer_clear(&file);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("filters/xls_memory", tests, ODFGX_COUNT_OF(tests));
}
