#include "tests/odf/zip_builder.h"

#include "report/buffer.h"

#include <string.h>
#include <zlib.h>

enum { VERSION = 20, VERSION_64 = 45, DATE = 1 << 5 | 1, NAME_UTF8 = 1 << 11 };

static void number(odfgx_buffer *out, unsigned width, uint64_t value)
{
    for (unsigned i = 0; i < width; i++)
        odfgx_buffer_add_char(out, (char)(value >> 8 * i & 0xFF));
}

odfgx_buffer builder_deflate(const void *data, size_t size)
{
    odfgx_buffer out = { 0 };
    z_stream stream = { 0 };
    (void)deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8,
                       Z_DEFAULT_STRATEGY);
    uLong bound = deflateBound(&stream, (uLong)size);
    stream.next_in = (Bytef *)data;
    stream.avail_in = (uInt)size;
    stream.next_out = (Bytef *)odfgx_buffer_reserve(&out, bound);
    stream.avail_out = (uInt)bound;
    (void)deflate(&stream, Z_FINISH);
    out.length = stream.total_out;
    (void)deflateEnd(&stream);
    return out;
}

/* The fields that a local header and a central record share. */
static void common(odfgx_buffer *out, unsigned kind, const char *name,
                   uint32_t crc, uint64_t deflated, uint64_t inflated,
                   bool local)
{
    bool wide = (kind & ZIP_SIZES_64) != 0;
    bool later = local && (kind & ZIP_DESCRIPTOR) != 0;
    number(out, 2, wide ? VERSION_64 : VERSION);
    number(out, 2, (kind & ZIP_DESCRIPTOR ? 1 << 3 : 0) | NAME_UTF8);
    number(out, 2, kind & ZIP_METHOD);
    number(out, 4, (uint64_t)DATE << 16);
    number(out, 4, later ? 0 : crc);
    number(out, 4, later ? 0 : wide ? UINT32_MAX : deflated);
    number(out, 4, later ? 0 : wide ? UINT32_MAX : inflated);
    number(out, 2, strlen(name));
    number(out, 2, wide ? 20 : 0);
}

static void wide_sizes(odfgx_buffer *out, unsigned kind, uint64_t deflated,
                       uint64_t inflated)
{
    if ((kind & ZIP_SIZES_64) == 0)
        return;
    number(out, 2, 1);
    number(out, 2, 16);
    number(out, 8, inflated);
    number(out, 8, deflated);
}

static void remember(zip_builder *zip, size_t positions[], size_t position)
{
    if (zip->count < ZIP_REMEMBERED)
        positions[zip->count] = position;
}

static void add_record(zip_builder *zip, const char *name, unsigned kind,
                       uint32_t crc, uint64_t deflated, uint64_t inflated,
                       size_t offset)
{
    odfgx_buffer *out = &zip->directory;
    remember(zip, zip->central, out->length);
    odfgx_buffer_add(out, "PK\1\2", 4);
    number(out, 2, 3 << 8 | VERSION);
    common(out, kind, name, crc, deflated, inflated, false);
    number(out, 2, 0); /* comment */
    number(out, 2, 0); /* disk */
    number(out, 2, 0);
    number(out, 4, UINT32_C(0100644) << 16);
    number(out, 4, offset);
    odfgx_buffer_add_text(out, name);
    wide_sizes(out, kind, deflated, inflated);
}

void builder_add(zip_builder *zip, const char *name, unsigned kind,
                 const void *data, size_t size)
{
    odfgx_buffer *out = &zip->bytes, packed = { 0 };
    uint32_t crc = (uint32_t)crc32(0, data, (uInt)size);
    size_t offset = out->length;
    if ((kind & ZIP_METHOD) == ZIP_DEFLATED)
        packed = builder_deflate(data, size);
    else
        odfgx_buffer_add(&packed, data, size);
    remember(zip, zip->local, offset);
    odfgx_buffer_add(out, "PK\3\4", 4);
    common(out, kind, name, crc, packed.length, size, true);
    odfgx_buffer_add_text(out, name);
    wide_sizes(out, kind, packed.length, size);
    remember(zip, zip->data, out->length);
    odfgx_buffer_add(out, packed.data, packed.length);
    if ((kind & ZIP_DESCRIPTOR) != 0) {
        odfgx_buffer_add(out, "PK\7\10", 4);
        number(out, 4, crc);
        number(out, 4, packed.length);
        number(out, 4, size);
    }
    add_record(zip, name, kind, crc, packed.length, size, offset);
    zip->count++;
    odfgx_buffer_clear(&packed);
}

void builder_add_text(zip_builder *zip, const char *name, const char *text)
{
    builder_add(zip, name, ZIP_DEFLATED, text, strlen(text));
}

void builder_add_junk(zip_builder *zip, const void *data, size_t size)
{
    odfgx_buffer_add(&zip->bytes, data, size);
}

static void add_directory(zip_builder *zip)
{
    zip->start = zip->bytes.length;
    for (size_t i = 0; i < ZIP_REMEMBERED; i++)
        zip->central[i] += zip->start;
    odfgx_buffer_add(&zip->bytes, zip->directory.data, zip->directory.length);
}

static void add_end(zip_builder *zip, const char *comment)
{
    odfgx_buffer *out = &zip->bytes;
    zip->end = out->length;
    odfgx_buffer_add(out, "PK\5\6", 4);
    number(out, 4, 0);
    number(out, 2, zip->count);
    number(out, 2, zip->count);
    number(out, 4, zip->directory.length);
    number(out, 4, zip->start);
    number(out, 2, strlen(comment));
    odfgx_buffer_add_text(out, comment);
    odfgx_buffer_clear(&zip->directory);
}

void builder_finish(zip_builder *zip, const char *comment)
{
    add_directory(zip);
    add_end(zip, comment);
}

void builder_finish_64(zip_builder *zip)
{
    odfgx_buffer *out = &zip->bytes;
    add_directory(zip);
    zip->end64 = out->length;
    odfgx_buffer_add(out, "PK\6\6", 4);
    number(out, 8, 44);
    number(out, 2, 3 << 8 | VERSION_64);
    number(out, 2, VERSION_64);
    number(out, 8, 0);
    number(out, 8, zip->count);
    number(out, 8, zip->count);
    number(out, 8, zip->directory.length);
    number(out, 8, zip->start);
    zip->locator = out->length;
    odfgx_buffer_add(out, "PK\6\7", 4);
    number(out, 4, 0);
    number(out, 8, zip->end64);
    number(out, 4, 1);
    add_end(zip, "");
}

void builder_put(zip_builder *zip, size_t at, unsigned width, uint64_t value)
{
    for (unsigned i = 0; i < width; i++)
        zip->bytes.data[at + i] = (char)(value >> 8 * i & 0xFF);
}

void builder_put_text(zip_builder *zip, size_t at, const char *text)
{
    memcpy(zip->bytes.data + at, text, strlen(text));
}
