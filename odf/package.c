#include "odf/package.h"

#include "odf/package_directory.h"
#include "odf/package_zip.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    CHUNK_SIZE = 65536,
    PLACE_TEXT = 512 /* "FILE: PART"; the error's own field is shorter */
};

/* Past so many bytes a part's ratio counts: short ones reach any. */
#define RATIO_FREE (UINT64_C(1) << 20)

struct odfgx_package {
    zip_t *zip;
    zip_source_t *source; /* what the zip reads, and its own */
    const char *name;
    const odfgx_limits *limits;
    uint64_t total; /* inflated by all reads so far */
};

/* One reading of a part. */
typedef struct reading {
    odfgx_package *package;
    zip_stat_t entry;
    uint64_t length; /* inflated so far */
    char place[PLACE_TEXT];
} reading;

/* The source stays open between our look at the directory and libzip's. */
static odfgx_status check_source(zip_source_t *source, const char *name,
                                 const odfgx_limits *limits, odfgx_error *err)
{
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return odfgx_package_fail(zip_source_error(source), name, err);
    odfgx_bytes bytes = { .source = source, .name = name, .size = stat.size };
    odfgx_directory directory;
    odfgx_status status = odfgx_directory_find(&bytes, &directory, err);
    if (status == ODFGX_OK)
        status = odfgx_directory_check(&bytes, &directory, limits, err);
    (void)zip_source_close(source);
    return status;
}

static odfgx_status open_zip(zip_t **out, zip_source_t *source,
                             const char *name, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    zip_error_t error;
    zip_error_init(&error);
    *out = zip_open_from_source(source, ZIP_CHECKCONS | ZIP_RDONLY, &error);
    if (*out == NULL)
        status = odfgx_package_fail(&error, name, err);
    zip_error_fini(&error);
    return status;
}

odfgx_status odfgx_package_open(odfgx_package **out, zip_source_t *source,
                                const char *name, const odfgx_limits *limits,
                                odfgx_error *err)
{
    *out = NULL;
    odfgx_package *package = malloc(sizeof *package);
    if (package == NULL) {
        zip_source_free(source);
        return odfgx_fail_memory(err);
    }
    *package =
        (odfgx_package){ .source = source, .name = name, .limits = limits };
    errno = 0;
    odfgx_status status = check_source(source, name, limits, err);
    if (status == ODFGX_OK)
        status = open_zip(&package->zip, source, name, err);
    if (status != ODFGX_OK) {
        zip_source_free(source);
        free(package);
        return status;
    }
    *out = package;
    return ODFGX_OK;
}

odfgx_status odfgx_package_from_memory(odfgx_package **out, const void *data,
                                       size_t size, const char *name,
                                       const odfgx_limits *limits,
                                       odfgx_error *err)
{
    *out = NULL;
    zip_source_t *source = zip_source_buffer_create(data, size, 0, NULL);
    if (source == NULL)
        return odfgx_fail_memory(err);
    return odfgx_package_open(out, source, name, limits, err);
}

void odfgx_package_free(odfgx_package *package)
{
    if (package == NULL)
        return;
    zip_discard(package->zip);
    free(package);
}

zip_t *odfgx_package_zip(const odfgx_package *package)
{
    return package->zip;
}

const char *odfgx_package_name(const odfgx_package *package)
{
    return package->name;
}

const odfgx_limits *odfgx_package_limits(const odfgx_package *package)
{
    return package->limits;
}

size_t odfgx_package_count(const odfgx_package *package)
{
    return (size_t)zip_get_num_entries(package->zip, 0);
}

const char *odfgx_package_entry(const odfgx_package *package, size_t index)
{
    const char *name = zip_get_name(package->zip, index, 0);
    return name != NULL ? name : "";
}

bool odfgx_package_has(const odfgx_package *package, const char *part)
{
    return zip_name_locate(package->zip, part, 0) >= 0;
}

odfgx_status odfgx_package_find(const odfgx_package *package, const char *part,
                                zip_stat_t *out, const char *where,
                                odfgx_error *err)
{
    if (zip_stat(package->zip, part, 0, out) != 0)
        return odfgx_fail(err, ODFGX_DAMAGED, where,
                          _("the archive has no such part; open the document "
                            "and save it anew"));
    if (out->encryption_method != ZIP_EM_NONE)
        return odfgx_fail(err, ODFGX_ENCRYPTED, where,
                          _("the part is encrypted; open the document and "
                            "save it without a password"));
    if (out->comp_method != ZIP_CM_STORE && out->comp_method != ZIP_CM_DEFLATE)
        return odfgx_fail(err, ODFGX_FORMAT, where,
                          _("the part is compressed by method %u, and "
                            "documents know only 0 and 8; open the document "
                            "and save it anew"),
                          (unsigned)out->comp_method);
    return ODFGX_OK;
}

/* Counts what was really delivered: what the archive says may be a lie. */
static odfgx_status check_caps(reading *now, uint64_t got, odfgx_error *err)
{
    const odfgx_limits *limits = now->package->limits;
    uint64_t limit = 0;
    const char *sentence = NULL;
    now->length += got;
    now->package->total += got;
    if (now->length > limits->part) {
        limit = limits->part;
        sentence = N_("the part inflates to more than %llu bytes; if you "
                      "trust the file, raise the cap with --max-part");
    } else if (now->package->total > limits->total) {
        limit = limits->total;
        sentence = N_("all parts that were read inflate to more than %llu "
                      "bytes; if you trust the file, raise the cap with "
                      "--max-total");
    } else if (now->length > RATIO_FREE &&
               now->length / limits->ratio > now->entry.comp_size) {
        limit = limits->ratio;
        sentence = N_("the part inflates to more than %llu times its size, "
                      "as in a zip bomb; if you trust the file, raise the "
                      "cap with --max-ratio");
    }
    if (sentence == NULL)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_LIMIT, now->place, _(sentence),
                      (unsigned long long)limit);
}

static odfgx_status check_size(reading *now, odfgx_error *err)
{
    if (now->length == now->entry.size)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_DAMAGED, now->place,
                      _("the part is not as long as the archive says, which "
                        "is %llu bytes; open the document and save it anew"),
                      (unsigned long long)now->entry.size);
}

/* libzip takes a failure of the file for the end of a part's data, and only
 * the source knows better. */
static odfgx_status fail_reading(const reading *now, const zip_error_t *error,
                                 odfgx_error *err)
{
    zip_error_t *source = zip_source_error(now->package->source);
    if (zip_error_code_zip(source) != ZIP_ER_OK)
        error = source;
    return odfgx_package_fail(error, now->place, err);
}

/* A part that goes on past its stated size is refused at once; that it ends
 * early, and its checksum, show at its end. */
static odfgx_status read_chunks(reading *now, zip_file_t *file,
                                odfgx_part_sink sink, void *context,
                                odfgx_error *err)
{
    char chunk[CHUNK_SIZE];
    for (;;) {
        zip_int64_t got = zip_fread(file, chunk, sizeof chunk);
        if (got < 0)
            return fail_reading(now, zip_file_get_error(file), err);
        if (got == 0)
            return check_size(now, err);
        odfgx_status status = check_caps(now, (uint64_t)got, err);
        if (status == ODFGX_OK && now->length > now->entry.size)
            status = check_size(now, err);
        if (status == ODFGX_OK)
            status = sink(context, chunk, (size_t)got, err);
        if (status != ODFGX_OK)
            return status;
    }
}

odfgx_status odfgx_package_stream(odfgx_package *package, const char *part,
                                  odfgx_part_sink sink, void *context,
                                  odfgx_error *err)
{
    reading now = { .package = package };
    (void)snprintf(now.place, sizeof now.place, "%s: %s", package->name, part);
    odfgx_status status =
        odfgx_package_find(package, part, &now.entry, now.place, err);
    if (status != ODFGX_OK)
        return status;
    errno = 0;
    zip_file_t *file = zip_fopen_index(package->zip, now.entry.index, 0);
    if (file == NULL)
        return odfgx_package_fail(zip_get_error(package->zip), now.place, err);
    status = read_chunks(&now, file, sink, context, err);
    zip_error_t error;
    zip_error_init_with_code(&error, zip_fclose(file));
    if (status == ODFGX_OK && zip_error_code_zip(&error) != ZIP_ER_OK)
        status = odfgx_package_fail(&error, now.place, err);
    zip_error_fini(&error);
    return status;
}

static odfgx_status add_to_buffer(void *context, const char *bytes,
                                  size_t length, odfgx_error *err)
{
    odfgx_buffer_add(context, bytes, length);
    return odfgx_buffer_check(context, err);
}

odfgx_status odfgx_package_read(odfgx_package *package, const char *part,
                                odfgx_buffer *out, odfgx_error *err)
{
    size_t before = out->length;
    odfgx_status status =
        odfgx_package_stream(package, part, add_to_buffer, out, err);
    if (status != ODFGX_OK && out->length > before) {
        out->length = before;
        out->data[before] = '\0';
    }
    return status;
}
