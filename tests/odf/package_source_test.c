#include "odf/package.h"

#include "tests/odf/hostile.h"
#include "tests/unit.h"

#include <errno.h>
#include <string.h>
#include <zip.h>

/* A source of libzip's that fails at its n-th call of a kind. */
typedef struct bad_source {
    const char *name;
    zip_source_cmd_t command;
    int countdown;
    int code, number; /* libzip's error and errno; 0: a read of no bytes */
    odfgx_status status;
    const char *fragment;
    size_t cut; /* how many bytes its end lacks */
    const zip_builder *zip;
    zip_uint64_t position;
    zip_error_t error;
} bad_source;

static zip_int64_t answer(bad_source *source, void *data, zip_uint64_t length,
                          zip_source_cmd_t command)
{
    const odfgx_buffer *bytes = &source->zip->bytes;
    zip_uint64_t size = bytes->length - source->cut;
    zip_int64_t position;
    switch (command) {
    case ZIP_SOURCE_READ:
        if (length > size - source->position)
            length = size - source->position;
        memcpy(data, bytes->data + source->position, length);
        source->position += length;
        return (zip_int64_t)length;
    case ZIP_SOURCE_SEEK:
        position = zip_source_seek_compute_offset(source->position, size, data,
                                                  length, &source->error);
        source->position = (zip_uint64_t)position;
        return 0;
    case ZIP_SOURCE_STAT:
        zip_stat_init(data);
        ((zip_stat_t *)data)->size = size;
        ((zip_stat_t *)data)->valid = ZIP_STAT_SIZE;
        return sizeof(zip_stat_t);
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    default:
        return 0;
    }
}

static zip_int64_t bad_source_call(void *state, void *data, zip_uint64_t length,
                                   zip_source_cmd_t command)
{
    bad_source *source = state;
    if (command == ZIP_SOURCE_ERROR)
        return zip_error_to_data(&source->error, data, length);
    if (command != source->command || --source->countdown > 0)
        return answer(source, data, length, command);
    zip_error_set(&source->error, source->code, source->number);
    return source->code == 0 ? 0 : -1;
}

static bad_source bad_sources[] = {
    { "stat", ZIP_SOURCE_STAT, 1, ZIP_ER_READ, EIO, ODFGX_READ, "be read" },
    { "open", ZIP_SOURCE_OPEN, 1, ZIP_ER_OPEN, EIO, ODFGX_DAMAGED, "11" },
    { "seek", ZIP_SOURCE_SEEK, 1, ZIP_ER_SEEK, EIO, ODFGX_READ, "be read" },
    { "tail", ZIP_SOURCE_READ, 1, ZIP_ER_READ, EIO, ODFGX_READ, "be read" },
    { "short", ZIP_SOURCE_READ, 1, 0, 0, ODFGX_READ, "became shorter" },
    { "head", ZIP_SOURCE_READ, 2, ZIP_ER_READ, EIO, ODFGX_READ, "be read", 5 },
    { "end", ZIP_SOURCE_READ, 2, ZIP_ER_READ, EIO, ODFGX_READ, "be read" },
    { "directory", ZIP_SOURCE_READ, 3, ZIP_ER_READ, EIO, ODFGX_READ,
      "be read" },
};

static void a_source_may_fail_at_any_call(void)
{
    zip_builder zip = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    builder_add_text(&zip, HOSTILE_PART, HOSTILE_CONTENT);
    builder_finish_64(&zip);
    for (size_t i = 0; i < ODFGX_COUNT_OF(bad_sources); i++) {
        bad_source *bad = &bad_sources[i];
        odfgx_package *package = NULL;
        odfgx_error err = { 0 };
        bad->zip = &zip;
        zip_error_init(&bad->error);
        odfgx_status status = odfgx_package_open(
            &package, zip_source_function_create(bad_source_call, bad, NULL),
            "a.ods", &limits, &err);
        EXPECT(status == bad->status && strstr(err.text, bad->fragment),
               "%s: status %d, %s", bad->name, (int)status, err.text);
        EXPECT(package == NULL, "%s: a package", bad->name);
    }
    odfgx_buffer_clear(&zip.bytes);
}

/* The names are the linker's. */
int __real_zip_fclose(zip_file_t *file);
int __wrap_zip_fclose(zip_file_t *file);

static int close_error;

int __wrap_zip_fclose(zip_file_t *file)
{
    int code = __real_zip_fclose(file);
    return close_error != 0 ? close_error : code;
}

static void a_fault_that_shows_at_the_end_counts(void)
{
    zip_builder zip = { 0 };
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    hostile_honest(&zip);
    close_error = ZIP_ER_CRC;
    EXPECT(hostile_read(&zip, &limits, &out, &err) == ODFGX_DAMAGED, "%s",
           err.text);
    close_error = 0;
    EXPECT(out.length == 0, "%zu bytes", out.length);
    odfgx_buffer_clear(&out);
    odfgx_buffer_clear(&zip.bytes);
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(a_source_may_fail_at_any_call),
        UNIT(a_fault_that_shows_at_the_end_counts),
    };
    return unit_main("odf/package_source", tests, ODFGX_COUNT_OF(tests));
}
