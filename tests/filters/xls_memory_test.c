#include "report/buffer.h"
#include "tests/filters/allocations.h"
#include "tests/filters/xls_builder.h"
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

/* A filter that has no memory to look does not bid. */
static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_buffer file = make_workbook();
    unsigned long times = allocations_expect(&file, "a.xls", READ);
    EXPECT(times > 5, "%lu allocations", times);
    odfgx_buffer_clear(&file);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("filters/xls_memory", tests, ODFGX_COUNT_OF(tests));
}
