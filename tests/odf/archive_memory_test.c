#include "odf/archive.h"
#include "odf/input.h"
#include "report/buffer.h"
#include "tests/all_memory.h"
#include "tests/memory.h"
#include "tests/odf/hostile.h"
#include "tests/unit.h"

#include <string.h>

enum { ALLOCATIONS = 200 }; /* more than are made */

static zip_builder sample;
static odfgx_buffer expected; /* what must come of it */

/* Reads the sample from memory and writes its parts to `out`. */
static odfgx_status copy_archive(odfgx_buffer *out, odfgx_error *err)
{
    odfgx_input *input = NULL;
    odfgx_package *package = NULL;
    odfgx_archive *archive = NULL;
    odfgx_buffer part = { 0 };
    odfgx_status status = odfgx_input_from_memory(
        &input, sample.bytes.data, sample.bytes.length, "a.ods", NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_input_package(input, &package, err);
    if (status == ODFGX_OK)
        status = odfgx_package_read(package, HOSTILE_PART, &part, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_new(&archive, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_copy(archive, package, "mimetype", err);
    if (status == ODFGX_OK)
        status = odfgx_archive_add(archive, HOSTILE_PART, part.data,
                                   part.length, false, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, out, err);
    odfgx_archive_free(archive);
    odfgx_input_free(input);
    odfgx_buffer_clear(&part);
    return status;
}

static void no_allocation_of_ours_is_trusted(void)
{
    unsigned long n = 0;
    for (bool failed = true; failed && n < ALLOCATIONS;) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        memory_fail_at(++n);
        odfgx_status status = copy_archive(&out, &err);
        failed = memory_has_failed();
        memory_fail_at(0);
        EXPECT(status == (failed ? ODFGX_MEMORY : ODFGX_OK),
               "allocation %lu: status %d, %s", n, (int)status, err.text);
        odfgx_buffer_clear(&out);
    }
    EXPECT(n > 1 && n < ALLOCATIONS, "%lu allocations", n);
}

/* libzip 1.7.3 takes some failures for damage; libc does without some. */
static void run_short(bool forever)
{
    unsigned long n = 0;
    for (bool failed = true; failed && n < ALLOCATIONS;) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        all_memory_fail_at(++n, forever);
        odfgx_status status = copy_archive(&out, &err);
        failed = all_memory_has_failed();
        all_memory_fail_at(0, false);
        bool same = out.length == expected.length &&
                    memcmp(out.data, expected.data, out.length) == 0;
        EXPECT(status == ODFGX_OK ? same : status == ODFGX_MEMORY,
               "allocation %lu: status %d, %s: %s", n, (int)status, err.where,
               err.text);
        odfgx_buffer_clear(&out);
    }
    EXPECT(n > 1 && n < ALLOCATIONS, "%lu allocations", n);
}

static void nor_is_any_of_the_libraries(void)
{
    if (!all_memory_works()) {
        unit_skip("the sanitizer has a malloc of its own");
        return;
    }
    run_short(false);
    run_short(true);
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(no_allocation_of_ours_is_trusted),
        UNIT(nor_is_any_of_the_libraries),
    };
    hostile_honest(&sample);
    if (copy_archive(&expected, NULL) != ODFGX_OK)
        return 1;
    int status = unit_main("odf/archive_memory", tests, ODFGX_COUNT_OF(tests));
    odfgx_buffer_clear(&expected);
    odfgx_buffer_clear(&sample.bytes);
    return status;
}
