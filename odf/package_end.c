#include "odf/package_directory.h"

#include "odf/package_zip.h"

#include <stdlib.h>
#include <string.h>

enum {
    END_SIZE = 22,     /* end of central directory record, less comment */
    LOCATOR_SIZE = 20, /* zip64 end of central directory locator */
    END64_SIZE = 56,   /* zip64 end of central directory record */
    COMMENT_MAX = 65535,
    TAIL_MAX = LOCATOR_SIZE + END_SIZE + COMMENT_MAX,
    MAGIC_MAX = 8
};

static const unsigned char end_magic[] = { 'P', 'K', 5, 6 };
static const unsigned char locator_magic[] = { 'P', 'K', 6, 7 };
static const unsigned char end64_magic[] = { 'P', 'K', 6, 6 };

/* The last bytes of the archive: whatever can hold its end record. */
typedef struct tail {
    const odfgx_bytes *bytes;
    uint64_t offset;
    size_t length;
    unsigned char *data;
} tail;

/* What people take for a document of the office; the first fit counts. */
static const struct {
    const char *magic;
    size_t length;
    odfgx_status status;
    const char *sentence;
} foreigners[] = {
    { "PK\3\4", 4, ODFGX_DAMAGED,
      N_("the archive is cut short: its end is missing; get a complete copy "
         "of the file") },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, ODFGX_FORMAT,
      N_("an encrypted document or one of an old binary format (.doc, .xls, "
         ".wps, .et); open it and save it as .ods, .docx or .xlsx without a "
         "password") },
    { "%PDF", 4, ODFGX_FORMAT,
      N_("a PDF file, which holds no tables to read; use the .ods, .docx or "
         ".xlsx file that it was made from") },
    { "{\\rtf", 5, ODFGX_FORMAT,
      N_("an RTF document; open it and save it as .ods, .docx or .xlsx") },
    { "Rar!", 4, ODFGX_FORMAT,
      N_("a RAR archive; unpack it and give the document inside") },
    { "7z\xBC\xAF\x27\x1C", 6, ODFGX_FORMAT,
      N_("a 7-Zip archive; unpack it and give the document inside") },
    { "\x1F\x8B", 2, ODFGX_FORMAT,
      N_("a gzip file; unpack it and give the document inside") },
    { "<", 1, ODFGX_FORMAT,
      N_("XML that is no document of an office suite; open it and save it as "
         ".ods, .docx or .xlsx") },
    { "\xEF\xBB\xBF<", 4, ODFGX_FORMAT,
      N_("XML that is no document of an office suite; open it and save it as "
         ".ods, .docx or .xlsx") },
};

uint16_t odfgx_bytes_u16(const unsigned char *at)
{
    return (uint16_t)(at[0] | at[1] << 8);
}

uint32_t odfgx_bytes_u32(const unsigned char *at)
{
    return odfgx_bytes_u16(at) | (uint32_t)odfgx_bytes_u16(at + 2) << 16;
}

uint64_t odfgx_bytes_u64(const unsigned char *at)
{
    return odfgx_bytes_u32(at) | (uint64_t)odfgx_bytes_u32(at + 4) << 32;
}

odfgx_status odfgx_bytes_read(const odfgx_bytes *bytes, uint64_t offset,
                              void *out, size_t length, odfgx_error *err)
{
    if (length == 0) /* libzip 1.7.3 fails to seek in no bytes at all */
        return ODFGX_OK;
    if (zip_source_seek(bytes->source, (zip_int64_t)offset, SEEK_SET) != 0)
        return odfgx_package_fail(zip_source_error(bytes->source), bytes->name,
                                  err);
    for (size_t done = 0; done < length;) {
        zip_int64_t got = zip_source_read(
            bytes->source, (unsigned char *)out + done, length - done);
        if (got < 0)
            return odfgx_package_fail(zip_source_error(bytes->source),
                                      bytes->name, err);
        if (got == 0)
            return odfgx_fail(err, ODFGX_READ, bytes->name,
                              _("the file became shorter while it was read; "
                                "try again when nothing writes to it"));
        done += (size_t)got;
    }
    return ODFGX_OK;
}

/* Says what a file without an archive's end is. */
static odfgx_status fail_foreign(const odfgx_bytes *bytes, odfgx_error *err)
{
    char head[MAGIC_MAX] = { 0 };
    size_t length = bytes->size < MAGIC_MAX ? (size_t)bytes->size : MAGIC_MAX;
    odfgx_status status = odfgx_bytes_read(bytes, 0, head, length, err);
    if (status != ODFGX_OK)
        return status;
    if (length == 0)
        return odfgx_fail(err, ODFGX_FORMAT, bytes->name,
                          _("the file is empty"));
    for (size_t i = 0; i < ODFGX_COUNT_OF(foreigners); i++) {
        if (foreigners[i].length <= length &&
            memcmp(head, foreigners[i].magic, foreigners[i].length) == 0)
            return odfgx_fail(err, foreigners[i].status, bytes->name, "%s",
                              _(foreigners[i].sentence));
    }
    return odfgx_fail(err, ODFGX_FORMAT, bytes->name,
                      _("not a document that is read: no workbook, text "
                        "document, web page or plain text"));
}

/* The end record is the one whose comment ends with the file. That there be
 * one such record only keeps us and libzip from seeing different archives. */
static odfgx_status find_end(const tail *last, size_t *out, odfgx_error *err)
{
    size_t found = 0, complete = 0, at = 0;
    for (; at + END_SIZE <= last->length; at++) {
        const unsigned char *next = memchr(last->data + at, end_magic[0],
                                           last->length - END_SIZE - at + 1);
        if (next == NULL)
            break;
        at = (size_t)(next - last->data);
        if (memcmp(next, end_magic, sizeof end_magic) != 0)
            continue;
        found++;
        if (at + END_SIZE + odfgx_bytes_u16(next + 20) == last->length) {
            complete++;
            *out = at;
        }
    }
    if (complete == 1)
        return ODFGX_OK;
    if (found == 0)
        return fail_foreign(last->bytes, err);
    return odfgx_fail(err, ODFGX_DAMAGED, last->bytes->name, "%s",
                      complete > 1
                          ? _("the archive has two ends; open the document "
                              "and save it anew")
                          : _("the archive's end is cut short or something "
                              "lies behind it; get a new copy of the file"));
}

static odfgx_status fail_disks(const odfgx_bytes *bytes, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_DAMAGED, bytes->name,
                      _("one piece of an archive that was cut into several "
                        "files; put them together first"));
}

/* A directory that does not end where the end record begins tells of bytes
 * put before or into the archive: its offsets can't be trusted. */
static odfgx_status check_place(const odfgx_bytes *bytes,
                                const odfgx_directory *directory, uint64_t end,
                                odfgx_error *err)
{
    if (directory->offset <= end && directory->size == end - directory->offset)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_DAMAGED, bytes->name,
                      _("the archive's directory is not where its end says; "
                        "get a new copy of the file"));
}

static odfgx_status read_end64(const tail *last, const unsigned char *locator,
                               odfgx_directory *out, odfgx_error *err)
{
    const odfgx_bytes *bytes = last->bytes;
    uint64_t end = odfgx_bytes_u64(locator + 8);
    unsigned char record[END64_SIZE];
    if (odfgx_bytes_u32(locator + 4) != 0 || odfgx_bytes_u32(locator + 16) > 1)
        return fail_disks(bytes, err);
    if (end > bytes->size || bytes->size - end < sizeof record)
        return odfgx_fail(err, ODFGX_DAMAGED, bytes->name,
                          _("the archive's zip64 end lies outside the file; "
                            "get a new copy of the file"));
    odfgx_status status =
        odfgx_bytes_read(bytes, end, record, sizeof record, err);
    if (status != ODFGX_OK)
        return status;
    if (memcmp(record, end64_magic, sizeof end64_magic) != 0)
        return odfgx_fail(err, ODFGX_DAMAGED, bytes->name,
                          _("the archive's zip64 end is missing; get a new "
                            "copy of the file"));
    if (odfgx_bytes_u32(record + 16) != 0 || odfgx_bytes_u32(record + 20) != 0)
        return fail_disks(bytes, err);
    *out = (odfgx_directory){ .count = odfgx_bytes_u64(record + 32),
                              .size = odfgx_bytes_u64(record + 40),
                              .offset = odfgx_bytes_u64(record + 48) };
    return check_place(bytes, out, end, err);
}

static odfgx_status read_end(const tail *last, size_t at, odfgx_directory *out,
                             odfgx_error *err)
{
    const unsigned char *record = last->data + at;
    if (at >= LOCATOR_SIZE &&
        memcmp(record - LOCATOR_SIZE, locator_magic, sizeof locator_magic) == 0)
        return read_end64(last, record - LOCATOR_SIZE, out, err);
    if (odfgx_bytes_u16(record + 4) != 0 || odfgx_bytes_u16(record + 6) != 0)
        return fail_disks(last->bytes, err);
    *out = (odfgx_directory){ .count = odfgx_bytes_u16(record + 10),
                              .size = odfgx_bytes_u32(record + 12),
                              .offset = odfgx_bytes_u32(record + 16) };
    return check_place(last->bytes, out, last->offset + at, err);
}

odfgx_status odfgx_directory_find(const odfgx_bytes *bytes,
                                  odfgx_directory *out, odfgx_error *err)
{
    size_t length = bytes->size < TAIL_MAX ? (size_t)bytes->size : TAIL_MAX;
    tail last = { .bytes = bytes,
                  .offset = bytes->size - length,
                  .length = length,
                  .data = malloc(length + 1) };
    if (last.data == NULL)
        return odfgx_fail_memory(err);
    size_t at = 0;
    odfgx_status status =
        odfgx_bytes_read(bytes, last.offset, last.data, length, err);
    if (status == ODFGX_OK)
        status = find_end(&last, &at, err);
    if (status == ODFGX_OK)
        status = read_end(&last, at, out, err);
    free(last.data);
    return status;
}
