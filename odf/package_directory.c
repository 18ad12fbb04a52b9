#include "odf/package_directory.h"

#include <stdlib.h>
#include <string.h>

enum {
    RECORD_SIZE = 46,  /* central directory record, less its names */
    LOCAL_SIZE = 30,   /* local header, less its names */
    ZIP64_TAG = 1,     /* id of the zip64 extra field */
    ENTRY_BYTES = 1024 /* what an entry may take of the directory */
};

static const unsigned char record_magic[] = { 'P', 'K', 1, 2 };

typedef struct entry {
    uint64_t begin, end; /* of its local header, name and data */
    const char *name;
    int name_length;
} entry;

/* The directory in memory while it is looked at. */
typedef struct listing {
    const odfgx_bytes *bytes;
    const odfgx_directory *directory;
    unsigned char *data;
    entry *entries;
    size_t count;
} listing;

static odfgx_status fail_record(const listing *list, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_DAMAGED, list->bytes->name,
                      _("record %zu of the archive's directory is damaged; "
                        "get a new copy of the file"),
                      list->count + 1);
}

static odfgx_status fail_entries(const listing *list, uint64_t cap,
                                 odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_LIMIT, list->bytes->name,
                      _("the archive has more than %llu entries; if you trust "
                        "the file, raise the cap with --max-entries"),
                      (unsigned long long)cap);
}

/* Numbers too great for 32 bits stand in the zip64 extra field, in a fixed
 * order and only those that are needed (APPNOTE 4.5.3). */
static bool read_zip64(const unsigned char *extra, size_t length,
                       uint64_t *numbers[], size_t count)
{
    while (length >= 4) {
        size_t size = odfgx_bytes_u16(extra + 2);
        bool wanted = odfgx_bytes_u16(extra) == ZIP64_TAG;
        extra += 4;
        length -= 4;
        if (size > length)
            return false;
        if (wanted) {
            for (size_t i = 0; i < count && size >= 8; i++, size -= 8) {
                *numbers[i] = odfgx_bytes_u64(extra);
                extra += 8;
            }
            return true;
        }
        extra += size;
        length -= size;
    }
    return false;
}

/* Where an entry's data lie at the least: what its local header has besides
 * its name is not counted, since that would cost a read for each, and no more
 * can be hidden in it than the header itself takes. */
static bool read_place(const unsigned char *record, const unsigned char *extra,
                       size_t extra_length, entry *out)
{
    uint64_t inflated = odfgx_bytes_u32(record + 24);
    uint64_t deflated = odfgx_bytes_u32(record + 20);
    uint64_t begin = odfgx_bytes_u32(record + 42);
    uint64_t *fields[] = { &inflated, &deflated, &begin }, *wanted[3];
    size_t count = 0;
    for (size_t i = 0; i < ODFGX_COUNT_OF(fields); i++) {
        if (*fields[i] == UINT32_MAX)
            wanted[count++] = fields[i];
    }
    if (count > 0 && !read_zip64(extra, extra_length, wanted, count))
        return false;
    uint64_t rest = LOCAL_SIZE + (uint64_t)out->name_length;
    out->begin = begin;
    out->end = begin + rest + deflated;
    return deflated <= UINT64_MAX / 4 && begin <= UINT64_MAX / 4;
}

/* Reads the record at *at and moves past it. */
static odfgx_status read_record(listing *list, size_t *at, odfgx_error *err)
{
    const odfgx_directory *directory = list->directory;
    const unsigned char *record = list->data + *at;
    size_t left = (size_t)directory->size - *at;
    if (left < RECORD_SIZE ||
        memcmp(record, record_magic, sizeof record_magic) != 0)
        return fail_record(list, err);
    size_t name_length = odfgx_bytes_u16(record + 28);
    size_t extra_length = odfgx_bytes_u16(record + 30);
    size_t length =
        RECORD_SIZE + name_length + extra_length + odfgx_bytes_u16(record + 32);
    entry *new_entry = &list->entries[list->count];
    *new_entry = (entry){ .name = (const char *)record + RECORD_SIZE,
                          .name_length = (int)name_length };
    if (length > left || memchr(new_entry->name, '\0', name_length) != NULL ||
        !read_place(record, record + RECORD_SIZE + name_length, extra_length,
                    new_entry) ||
        new_entry->end > directory->offset)
        return fail_record(list, err);
    list->count++;
    *at += length;
    return ODFGX_OK;
}

static odfgx_status read_records(listing *list, const odfgx_limits *limits,
                                 odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (size_t at = 0; status == ODFGX_OK && at < list->directory->size;) {
        if (list->count >= limits->entries)
            return fail_entries(list, limits->entries, err);
        status = read_record(list, &at, err);
    }
    /* Without zip64 there are 16 bits for the count; what overflows them is
     * taken modulo by some writers. */
    if (status == ODFGX_OK && list->count != list->directory->count &&
        list->count % 65536 != list->directory->count)
        return odfgx_fail(err, ODFGX_DAMAGED, list->bytes->name,
                          _("the archive's directory has %zu entries, and its "
                            "end says %llu; get a new copy of the file"),
                          list->count,
                          (unsigned long long)list->directory->count);
    return status;
}

static int by_place(const void *a, const void *b)
{
    const entry *left = a, *right = b;
    return (left->begin > right->begin) - (left->begin < right->begin);
}

static int by_name(const void *a, const void *b)
{
    const entry *left = a, *right = b;
    int shorter = left->name_length < right->name_length ? left->name_length
                                                         : right->name_length;
    int order = memcmp(left->name, right->name, (size_t)shorter);
    return order != 0 ? order : left->name_length - right->name_length;
}

static odfgx_status check_places(listing *list, odfgx_error *err)
{
    qsort(list->entries, list->count, sizeof *list->entries, by_place);
    if (list->count > 0 && list->entries[0].begin > 0)
        return odfgx_fail(err, ODFGX_DAMAGED, list->bytes->name,
                          _("%llu bytes lie before the archive, as in a "
                            "program that unpacks itself; open the document "
                            "and save it anew"),
                          (unsigned long long)list->entries[0].begin);
    for (size_t i = 1; i < list->count; i++) {
        const entry *first = &list->entries[i - 1], *second = first + 1;
        if (second->begin < first->end)
            return odfgx_fail(err, ODFGX_DAMAGED, list->bytes->name,
                              _("the entries %.*s and %.*s of the archive lie "
                                "over one another, as in a zip bomb; open the "
                                "document and save it anew"),
                              first->name_length, first->name,
                              second->name_length, second->name);
    }
    return ODFGX_OK;
}

static odfgx_status check_names(listing *list, odfgx_error *err)
{
    qsort(list->entries, list->count, sizeof *list->entries, by_name);
    for (size_t i = 1; i < list->count; i++) {
        const entry *name = &list->entries[i];
        if (by_name(name - 1, name) == 0)
            return odfgx_fail(err, ODFGX_DAMAGED, list->bytes->name,
                              _("the archive holds %.*s twice, and nothing "
                                "tells which counts; open the document and "
                                "save it anew"),
                              name->name_length, name->name);
    }
    return ODFGX_OK;
}

odfgx_status odfgx_directory_check(const odfgx_bytes *bytes,
                                   const odfgx_directory *directory,
                                   const odfgx_limits *limits, odfgx_error *err)
{
    listing list = { .bytes = bytes, .directory = directory };
    if (directory->count > limits->entries ||
        directory->size / ENTRY_BYTES > limits->entries)
        return fail_entries(&list, limits->entries, err);
    size_t size = (size_t)directory->size;
    list.data = malloc(size + 1);
    list.entries = malloc((size / RECORD_SIZE + 1) * sizeof *list.entries);
    odfgx_status status = ODFGX_OK;
    if (list.data == NULL || list.entries == NULL)
        status = odfgx_fail_memory(err);
    if (status == ODFGX_OK)
        status =
            odfgx_bytes_read(bytes, directory->offset, list.data, size, err);
    if (status == ODFGX_OK)
        status = read_records(&list, limits, err);
    if (status == ODFGX_OK)
        status = check_places(&list, err);
    if (status == ODFGX_OK)
        status = check_names(&list, err);
    free(list.entries);
    free(list.data);
    return status;
}
