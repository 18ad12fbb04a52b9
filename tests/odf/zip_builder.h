/* tests/odf/zip_builder.h — zip archives byte by byte: honest ones, in which
 * a test then changes whatever field it wants to be a lie. */
#ifndef ODFGX_TESTS_ODF_ZIP_BUILDER_H
#define ODFGX_TESTS_ODF_ZIP_BUILDER_H

#include "report/odfgx.h"

enum {
    ZIP_STORED = 0,
    ZIP_DEFLATED = 8,
    ZIP_METHOD = 0xFFFF,
    ZIP_DESCRIPTOR = 1 << 16, /* sizes behind the data, as when streaming */
    ZIP_SIZES_64 = 1 << 17,   /* sizes in zip64 extra fields */
    ZIP_REMEMBERED = 8        /* entries whose positions are kept */
};

/* Where fields stand from the beginning of their record. */
enum {
    LOCAL_FLAGS = 6,
    LOCAL_METHOD = 8,
    LOCAL_CRC = 14,
    LOCAL_DEFLATED = 18,
    LOCAL_INFLATED = 22,
    LOCAL_NAME = 30,
    CENTRAL_FLAGS = 8,
    CENTRAL_METHOD = 10,
    CENTRAL_CRC = 16,
    CENTRAL_DEFLATED = 20,
    CENTRAL_INFLATED = 24,
    CENTRAL_NAME_LENGTH = 28,
    CENTRAL_ATTRIBUTES = 38,
    CENTRAL_OFFSET = 42,
    CENTRAL_NAME = 46,
    CENTRAL_EXTRA_64 = 4, /* from the extra field's beginning */
    END_DISK = 4,
    END_COUNT = 10,
    END_SIZE = 12,
    END_OFFSET = 16,
    END_COMMENT_LENGTH = 20,
    END64_DISK = 16,
    END64_SIZE = 40,
    END64_OFFSET = 48,
    LOCATOR_OFFSET = 8
};

/* { 0 } is an empty one; odfgx_buffer_clear(&zip.bytes) ends it. */
typedef struct zip_builder {
    odfgx_buffer bytes, directory;
    size_t count;
    size_t local[ZIP_REMEMBERED], data[ZIP_REMEMBERED],
        central[ZIP_REMEMBERED]; /* positions; central ones once ended */
    size_t start, end64, locator, end;
} zip_builder;

/* `kind` is a method, with flags. */
void builder_add(zip_builder *zip, const char *name, unsigned kind,
                 const void *data, size_t size);
void builder_add_text(zip_builder *zip, const char *name, const char *text);

/* Appends bytes that belong to nothing. */
void builder_add_junk(zip_builder *zip, const void *data, size_t size);

void builder_finish(zip_builder *zip, const char *comment);
/* With a zip64 end record and its locator. */
void builder_finish_64(zip_builder *zip);

/* Overwrites `width` bytes at a position with a little-endian number. */
void builder_put(zip_builder *zip, size_t at, unsigned width, uint64_t number);
/* Overwrites bytes with others. */
void builder_put_text(zip_builder *zip, size_t at, const char *text);

/* Deflates as a raw stream; to be cleared by the caller. */
odfgx_buffer builder_deflate(const void *data, size_t size);

#endif
