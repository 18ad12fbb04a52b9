#include "tests/fuzz/parcel.h"

#include "report/buffer.h"
#include "tests/odf/zip_builder.h"

#include <stdio.h>
#include <string.h>
#include <zip.h>

enum { CHUNK = 4096 };

static bool read_part(zip_t *zip, zip_uint64_t index, odfgx_buffer *out,
                      size_t *total)
{
    char chunk[CHUNK];
    zip_int64_t got;
    zip_file_t *file = zip_fopen_index(zip, index, 0);
    if (file == NULL)
        return false;
    while ((got = zip_fread(file, chunk, sizeof chunk)) > 0 &&
           *total <= PARCEL_BYTES) {
        odfgx_buffer_add(out, chunk, (size_t)got);
        *total += (size_t)got;
    }
    (void)zip_fclose(file);
    return *total <= PARCEL_BYTES;
}

static bool read_parts(parcel *out, zip_t *zip)
{
    size_t total = 0;
    zip_int64_t count = zip_get_num_entries(zip, 0);
    if (count <= 0 || count > PARCEL_PARTS)
        return false;
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        if (name == NULL || strlen(name) >= PARCEL_NAME)
            return false;
        parcel_part *part = parcel_add(out, name);
        if (!read_part(zip, (zip_uint64_t)i, &part->bytes, &total))
            return false;
    }
    return true;
}

bool parcel_open(parcel *out, const uint8_t *data, size_t size)
{
    *out = (parcel){ .count = 0 };
    zip_source_t *source = zip_source_buffer_create(data, size, 0, NULL);
    zip_t *zip =
        source != NULL ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
    if (zip == NULL) {
        zip_source_free(source);
        return false;
    }
    bool whole = read_parts(out, zip);
    zip_discard(zip);
    if (!whole)
        parcel_clear(out);
    return whole;
}

void parcel_clear(parcel *parcel)
{
    while (parcel->count > 0)
        parcel_remove(parcel, parcel->count - 1);
}

parcel_part *parcel_find(parcel *parcel, const char *name)
{
    for (size_t i = 0; i < parcel->count; i++) {
        if (strcmp(parcel->parts[i].name, name) == 0)
            return &parcel->parts[i];
    }
    return NULL;
}

parcel_part *parcel_add(parcel *parcel, const char *name)
{
    if (parcel->count == PARCEL_PARTS)
        return NULL;
    parcel_part *part = &parcel->parts[parcel->count++];
    *part = (parcel_part){ .bytes = { 0 } };
    (void)snprintf(part->name, sizeof part->name, "%s", name);
    return part;
}

void parcel_remove(parcel *parcel, size_t index)
{
    odfgx_buffer_clear(&parcel->parts[index].bytes);
    parcel->count--;
    memmove(&parcel->parts[index], &parcel->parts[index + 1],
            (parcel->count - index) * sizeof *parcel->parts);
}

odfgx_buffer parcel_pack(const parcel *parcel, bool deflated)
{
    zip_builder zip = { 0 };
    for (size_t i = 0; i < parcel->count; i++) {
        const parcel_part *part = &parcel->parts[i];
        builder_add(&zip, part->name, deflated ? ZIP_DEFLATED : ZIP_STORED,
                    part->bytes.data, part->bytes.length);
    }
    builder_finish(&zip, "");
    return zip.bytes;
}
