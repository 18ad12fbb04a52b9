#include "odf/archive.h"
#include "odf/input.h"
#include "report/buffer.h"
#include "tests/all_memory.h"
#include "tests/memory.h"
#include "tests/odf/folder.h"
#include "tests/odf/hostile.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ALLOCATIONS = 300 }; /* more than are made */

static zip_builder sample;
static odfgx_buffer expected; /* what must come of it */

/* The sample as an input of each kind. */
static odfgx_status from_memory(odfgx_input **out, odfgx_error *err)
{
    return odfgx_input_from_memory(out, sample.bytes.data, sample.bytes.length,
                                   "a.ods", NULL, err);
}

static odfgx_status from_file(odfgx_input **out, odfgx_error *err)
{
    return odfgx_input_open(out, "a.ods", NULL, err);
}

static odfgx_status from_pipe(odfgx_input **out, odfgx_error *err)
{
    int ends[2];
    if (pipe(ends) != 0 ||
        write(ends[1], sample.bytes.data, sample.bytes.length) < 0)
        abort();
    (void)close(ends[1]);
    odfgx_status status = odfgx_input_from_fd(out, ends[0], "a.ods", NULL, err);
    (void)close(ends[0]);
    return status;
}

typedef odfgx_status (*opener)(odfgx_input **out, odfgx_error *err);

static const opener openers[] = { from_memory, from_file, from_pipe };

static odfgx_status copy_parts(odfgx_package *package, odfgx_buffer *out,
                               odfgx_error *err)
{
    odfgx_archive *archive = NULL;
    odfgx_buffer part = { 0 };
    odfgx_status status = odfgx_package_read(package, HOSTILE_PART, &part, err);
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
    odfgx_buffer_clear(&part);
    return status;
}

/* Reads the sample and writes its parts to a file and to `out`. */
static odfgx_status copy_archive(opener open_sample, odfgx_buffer *out,
                                 odfgx_error *err)
{
    odfgx_input *input = NULL;
    odfgx_package *package = NULL;
    odfgx_buffer bytes = { 0 };
    odfgx_status status = open_sample(&input, err);
    if (status == ODFGX_OK)
        status = odfgx_input_bytes(input, &bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_input_package(input, &package, err);
    if (status == ODFGX_OK)
        status = copy_parts(package, out, err);
    if (status == ODFGX_OK)
        status = odfgx_output_write("new.ods", out->data, out->length, true,
                                    NULL, 0, err);
    odfgx_input_free(input);
    odfgx_buffer_clear(&bytes);
    return status;
}

static void run_short_of_ours(opener open_sample)
{
    unsigned long n = 0;
    for (bool failed = true; failed && n < ALLOCATIONS;) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        memory_fail_at(++n);
        odfgx_status status = copy_archive(open_sample, &out, &err);
        failed = memory_has_failed();
        memory_fail_at(0);
        EXPECT(status == (failed ? ODFGX_MEMORY : ODFGX_OK),
               "allocation %lu: status %d, %s", n, (int)status, err.text);
        odfgx_buffer_clear(&out);
    }
    EXPECT(n > 1 && n < ALLOCATIONS, "%lu allocations", n);
}

static void no_allocation_of_ours_is_trusted(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(openers); i++)
        run_short_of_ours(openers[i]);
}

/* libzip 1.7.3 takes some failures for damage; libc does without some. */
static void run_short(opener open_sample, bool forever)
{
    unsigned long n = 0;
    for (bool failed = true; failed && n < ALLOCATIONS;) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        all_memory_fail_at(++n, forever);
        odfgx_status status = copy_archive(open_sample, &out, &err);
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
    for (size_t i = 0; i < ODFGX_COUNT_OF(openers); i++) {
        run_short(openers[i], false);
        run_short(openers[i], true);
    }
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(no_allocation_of_ours_is_trusted),
        UNIT(nor_is_any_of_the_libraries),
    };
    folder_enter();
    hostile_honest(&sample);
    if (odfgx_output_write("a.ods", sample.bytes.data, sample.bytes.length,
                           false, NULL, 0, NULL) != ODFGX_OK ||
        copy_archive(from_memory, &expected, NULL) != ODFGX_OK)
        return 1;
    int status = unit_main("odf/archive_memory", tests, ODFGX_COUNT_OF(tests));
    folder_leave();
    odfgx_buffer_clear(&expected);
    odfgx_buffer_clear(&sample.bytes);
    return status;
}
