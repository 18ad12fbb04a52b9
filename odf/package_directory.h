/* odf/package_directory.h — what is asked of a zip archive's directory before
 * libzip sees it (APPNOTE.TXT 6.3.10; ODF 1.3 part 2, 2.2). */
#ifndef ODFGX_ODF_PACKAGE_DIRECTORY_H
#define ODFGX_ODF_PACKAGE_DIRECTORY_H

#include "odf/package.h"

/* An archive's bytes, opened for reading, and the file's name in messages. */
typedef struct odfgx_bytes {
    struct zip_source *source;
    const char *name;
    uint64_t size;
} odfgx_bytes;

/* Where the central directory lies. */
typedef struct odfgx_directory {
    uint64_t offset, size; /* in bytes */
    uint64_t count;        /* entries, as the archive says */
} odfgx_directory;

/* Reads exactly `length` bytes at `offset`. */
odfgx_status odfgx_bytes_read(const odfgx_bytes *bytes, uint64_t offset,
                              void *out, size_t length, odfgx_error *err);

/* Little-endian numbers. */
uint16_t odfgx_bytes_u16(const unsigned char *at);
uint32_t odfgx_bytes_u32(const unsigned char *at);
uint64_t odfgx_bytes_u64(const unsigned char *at);

/* Finds the directory by the record at the archive's end (APPNOTE 4.3.16, and
 * 4.3.14 f. for zip64). What is no archive is ODFGX_FORMAT and named where
 * its first bytes tell; an archive that is cut short, goes on behind its end
 * or lies on several disks is ODFGX_DAMAGED. */
odfgx_status odfgx_directory_find(const odfgx_bytes *bytes,
                                  odfgx_directory *out, odfgx_error *err);

/* Reads the directory: at most `limits->entries` entries (ODFGX_LIMIT), each
 * with its data inside the archive, no two of one name or over one another
 * (ODFGX_DAMAGED, which names them). */
odfgx_status odfgx_directory_check(const odfgx_bytes *bytes,
                                   const odfgx_directory *directory,
                                   const odfgx_limits *limits,
                                   odfgx_error *err);

#endif
