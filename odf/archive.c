#include "odf/archive.h"

#include "odf/package_zip.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    PLACE_TEXT = 512,
    LEVEL = 3,    /* of zlib: half the work of 6 for a twelfth more bytes */
    DOS_TIME = 0, /* 00:00:00 */
    DOS_DATE = 1 << 5 | 1 /* 1980-01-01, the first day that zip knows */
};

struct odfgx_archive {
    zip_t *zip;
    zip_source_t *bytes; /* what libzip writes to */
};

odfgx_status odfgx_archive_new(odfgx_archive **out, odfgx_error *err)
{
    *out = NULL;
    odfgx_archive *archive = calloc(1, sizeof *archive);
    if (archive == NULL)
        return odfgx_fail_memory(err);
    archive->bytes = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (archive->bytes != NULL)
        archive->zip = zip_open_from_source(archive->bytes,
                                            ZIP_CREATE | ZIP_TRUNCATE, NULL);
    if (archive->zip == NULL) {
        zip_source_free(archive->bytes);
        free(archive);
        return odfgx_fail_memory(err);
    }
    zip_source_keep(archive->bytes);
    *out = archive;
    return ODFGX_OK;
}

void odfgx_archive_free(odfgx_archive *archive)
{
    if (archive == NULL)
        return;
    if (archive->zip != NULL)
        zip_discard(archive->zip);
    zip_source_free(archive->bytes);
    free(archive);
}

static odfgx_status fail(const odfgx_archive *archive, const char *where,
                         odfgx_error *err)
{
    return odfgx_package_fail(zip_get_error(archive->zip), where, err);
}

/* Takes the source over. Every entry is of the same moment, so that equal
 * content makes equal bytes. */
static odfgx_status add_source(odfgx_archive *archive, const char *name,
                               zip_source_t *source, int method,
                               odfgx_error *err)
{
    zip_int64_t added =
        zip_file_add(archive->zip, name, source, ZIP_FL_ENC_UTF_8);
    zip_uint64_t index = (zip_uint64_t)added;
    if (added < 0)
        zip_source_free(source);
    if (added < 0 ||
        zip_set_file_compression(archive->zip, index, method,
                                 method == ZIP_CM_DEFLATE ? LEVEL : 0) != 0 ||
        zip_file_set_dostime(archive->zip, index, DOS_TIME, DOS_DATE, 0) != 0)
        return fail(archive, name, err);
    return ODFGX_OK;
}

odfgx_status odfgx_archive_add(odfgx_archive *archive, const char *name,
                               const void *data, size_t size, bool stored,
                               odfgx_error *err)
{
    errno = 0;
    zip_source_t *source = zip_source_buffer(archive->zip, data, size, 0);
    if (source == NULL)
        return fail(archive, name, err);
    return add_source(archive, name, source,
                      stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, err);
}

odfgx_status odfgx_archive_copy(odfgx_archive *archive, odfgx_package *package,
                                const char *name, odfgx_error *err)
{
    char place[PLACE_TEXT];
    (void)snprintf(place, sizeof place, "%s: %s", odfgx_package_name(package),
                   name);
    zip_stat_t entry;
    odfgx_status status = odfgx_package_find(package, name, &entry, place, err);
    if (status != ODFGX_OK)
        return status;
    errno = 0;
    zip_source_t *source =
        zip_source_zip(archive->zip, odfgx_package_zip(package), entry.index,
                       ZIP_FL_COMPRESSED, 0, -1);
    if (source == NULL)
        return fail(archive, place, err);
    return add_source(archive, name, source, entry.comp_method, err);
}

/* Bytes in memory can lack nothing but memory. */
static odfgx_status read_back(zip_source_t *bytes, odfgx_buffer *out,
                              odfgx_error *err)
{
    zip_stat_t stat;
    char *place = NULL;
    if (zip_source_stat(bytes, &stat) == 0 && zip_source_open(bytes) == 0)
        place = odfgx_buffer_reserve(out, (size_t)stat.size);
    if (place == NULL)
        return odfgx_fail_memory(err);
    (void)zip_source_read(bytes, place, stat.size);
    (void)zip_source_close(bytes);
    out->length += (size_t)stat.size;
    out->data[out->length] = '\0';
    return ODFGX_OK;
}

odfgx_status odfgx_archive_finish(odfgx_archive *archive, odfgx_buffer *out,
                                  odfgx_error *err)
{
    errno = 0;
    if (zip_close(archive->zip) != 0)
        return fail(archive, NULL, err);
    archive->zip = NULL;
    return read_back(archive->bytes, out, err);
}
