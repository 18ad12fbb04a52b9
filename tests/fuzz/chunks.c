#include "tests/fuzz/chunks.h"

#include "odf/part.h"

#include <zip.h>

bool chunks_of_one_byte;

/* The names that the linker gives what it wraps and what it wraps it with. */
zip_int64_t __real_zip_fread(zip_file_t *file, void *out, zip_uint64_t size);
zip_int64_t __wrap_zip_fread(zip_file_t *file, void *out, zip_uint64_t size);
odfgx_status __real_odfgx_part_feed(void *part, const char *bytes,
                                    size_t length, odfgx_error *err);
odfgx_status __wrap_odfgx_part_feed(void *part, const char *bytes,
                                    size_t length, odfgx_error *err);

zip_int64_t __wrap_zip_fread(zip_file_t *file, void *out, zip_uint64_t size)
{
    return __real_zip_fread(file, out,
                            chunks_of_one_byte && size > 1 ? 1 : size);
}

odfgx_status __wrap_odfgx_part_feed(void *part, const char *bytes,
                                    size_t length, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    if (!chunks_of_one_byte)
        return __real_odfgx_part_feed(part, bytes, length, err);
    for (size_t i = 0; i < length && status == ODFGX_OK; i++)
        status = __real_odfgx_part_feed(part, bytes + i, 1, err);
    return status;
}
