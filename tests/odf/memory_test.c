#include "odf/archive.h"
#include "odf/input.h"
#include "report/buffer.h"
#include "tests/failing_malloc.h"
#include "tests/odf/hostile.h"
#include "tests/unit.h"

#include <stdint.h>
#include <string.h>

enum { ALLOCATIONS = 200 }; /* more than are made */

/* Reads an archive from memory and writes its parts to another one. */
static odfgx_status copy_archive(const zip_builder *zip, odfgx_buffer *out,
                                 odfgx_error *err)
{
    odfgx_input *input = NULL;
    odfgx_package *package = NULL;
    odfgx_archive *archive = NULL;
    odfgx_buffer part = { 0 };
    odfgx_status status = odfgx_input_from_memory(
        &input, zip->bytes.data, zip->bytes.length, "a.ods", NULL, err);
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

static void without_memory_at(size_t count, bool forever,
                              const zip_builder *zip,
                              const odfgx_buffer *expected)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    size_t before = failing_malloc_live();
    failing_malloc_after(count, forever);
    odfgx_status status = copy_archive(zip, &out, &err);
    failing_malloc_after(SIZE_MAX, false);
    if (status == ODFGX_OK)
        EXPECT(out.length == expected->length &&
                   memcmp(out.data, expected->data, out.length) == 0,
               "allocation %zu: other bytes", count);
    else
        EXPECT(status == ODFGX_MEMORY, "allocation %zu: status %d, %s: %s",
               count, (int)status, err.where, err.text);
    odfgx_buffer_clear(&out);
    if (!failing_malloc_was_ours())
        return; /* libzip 1.7.3 leaks some, and libc can do without some */
    EXPECT(status != ODFGX_OK, "allocation %zu: success", count);
    EXPECT(before == failing_malloc_live(), "allocation %zu: a leak", count);
}

static void every_allocation_may_fail(void)
{
    if (!failing_malloc_works()) {
        unit_skip("the sanitizer has a malloc of its own");
        return;
    }
    zip_builder zip = { 0 };
    odfgx_buffer expected = { 0 };
    odfgx_error err = { 0 };
    hostile_honest(&zip);
    EXPECT(copy_archive(&zip, &expected, &err) == ODFGX_OK, "%s", err.text);
    for (size_t count = 0; count < ALLOCATIONS; count++) {
        without_memory_at(count, false, &zip, &expected);
        without_memory_at(count, true, &zip, &expected);
    }
    failing_malloc_after(ALLOCATIONS, false);
    (void)copy_archive(&zip, &expected, &err);
    EXPECT(!failing_malloc_failed(), "more than %d", ALLOCATIONS);
    odfgx_buffer_clear(&expected);
    odfgx_buffer_clear(&zip.bytes);
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(every_allocation_may_fail),
    };
    return unit_main("odf/memory", tests, ODFGX_COUNT_OF(tests));
}
