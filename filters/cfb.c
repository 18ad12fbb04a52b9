#include "filters/cfb.h"

#include "report/ascii.h"

#include <stdlib.h>
#include <string.h>

/* [MS-CFB] 2.2 to 2.6: lengths in bytes, places in the header and in an entry
 * of the directory, and what sector numbers mean beyond the sectors. */
enum {
    HEADER_SIZE = 512,
    HEADER_SECTOR_SHIFT = 30,
    HEADER_FAT_SECTORS = 44,
    HEADER_DIRECTORY = 48,
    HEADER_MINI_FAT = 60,
    HEADER_DIFAT = 68,
    HEADER_DIFAT_ENTRIES = 76,
    HEADER_DIFAT_COUNT = 109,
    MINI_SHIFT = 6,
    MINI_CUTOFF = 4096, /* streams that are shorter are mini streams */
    ENTRY_SIZE = 128,
    ENTRY_NAME_LENGTH = 64,
    ENTRY_TYPE = 66,
    ENTRY_LEFT = 68,
    ENTRY_RIGHT = 72,
    ENTRY_CHILD = 76,
    ENTRY_START = 116,
    ENTRY_LENGTH = 120,
    NAME_MAX_UNITS = 31,
    SECTOR_MAX = 4096,
    ENTRIES_MAX = 65536
};

#define LAST_SECTOR UINT32_C(0xFFFFFFFA) /* MAXREGSECT */

enum { TYPE_UNUSED = 0, TYPE_STREAM = 2, TYPE_ROOT = 5 };

struct odfgx_cfb_entry {
    char name[NAME_MAX_UNITS + 1]; /* "" where it is not ASCII */
    unsigned char type;
    uint32_t left, right, child, start;
    uint64_t length;
    bool in_root;
};

/* A table of the next sector by sector. */
typedef struct table {
    uint32_t *next;
    size_t count;
} table;

struct odfgx_cfb {
    const odfgx_cfb_source *source;
    unsigned char header[HEADER_SIZE];
    unsigned shift; /* a sector has 2^shift bytes */
    uint32_t sectors;
    table fat, mini;
    odfgx_cfb_entry *entries;
    size_t entry_count;
};

static uint32_t u16(const unsigned char *at)
{
    return (uint32_t)(at[0] | at[1] << 8);
}

static uint32_t u32(const unsigned char *at)
{
    return u16(at) | u16(at + 2) << 16;
}

/* --------------------------------------------------------------- sectors */

static size_t sector_size(const odfgx_cfb *cfb)
{
    return (size_t)1 << cfb->shift;
}

/* Sector 0 follows the header's. The last one of a file may be cut short. */
static bool read_sector(const odfgx_cfb *cfb, uint32_t sector, void *out)
{
    uint64_t offset = ((uint64_t)sector + 1) << cfb->shift;
    size_t length = sector_size(cfb);
    if (sector >= cfb->sectors)
        return false;
    if (offset + length > cfb->source->size) {
        length = (size_t)(cfb->source->size - offset);
        memset((char *)out + length, 0, sector_size(cfb) - length);
    }
    return cfb->source->read(cfb->source->context, offset, out, length);
}

/* Appends the sector's numbers to a table. */
static bool read_numbers(const odfgx_cfb *cfb, uint32_t sector, table *out)
{
    unsigned char bytes[SECTOR_MAX];
    if (!read_sector(cfb, sector, bytes))
        return false;
    for (size_t i = 0; i < sector_size(cfb); i += sizeof(uint32_t))
        out->next[out->count++] = u32(bytes + i);
    return true;
}

static bool make_table(const odfgx_cfb *cfb, table *out, uint32_t sectors)
{
    size_t numbers = sector_size(cfb) / sizeof(uint32_t);
    out->next = malloc(((size_t)sectors + 1) * numbers * sizeof *out->next);
    return out->next != NULL;
}

/* ------------------------------------------------------------------- FAT */

/* The sectors that the FAT lies in are listed in the header, then in a chain
 * of sectors that end with the next one's number. Excel writes more of them
 * than the file needs, but never more than there are sectors. */
static odfgx_status read_fat(odfgx_cfb *cfb)
{
    uint32_t left = u32(cfb->header + HEADER_FAT_SECTORS);
    uint32_t next = u32(cfb->header + HEADER_DIFAT);
    const unsigned char *list = cfb->header + HEADER_DIFAT_ENTRIES;
    unsigned char bytes[SECTOR_MAX];
    size_t listed = HEADER_DIFAT_COUNT;
    if (left > cfb->sectors)
        return ODFGX_DAMAGED;
    if (!make_table(cfb, &cfb->fat, left))
        return ODFGX_MEMORY;
    while (left > 0) {
        for (size_t i = 0; i < listed && left > 0; i++, left--) {
            if (!read_numbers(cfb, u32(list + i * sizeof(uint32_t)), &cfb->fat))
                return ODFGX_DAMAGED;
        }
        if (left > 0 && !read_sector(cfb, next, bytes))
            return ODFGX_DAMAGED;
        list = bytes;
        listed = sector_size(cfb) / sizeof(uint32_t) - 1;
        next = u32(bytes + listed * sizeof(uint32_t));
    }
    return ODFGX_OK;
}

/* The next sector of a chain; false at its end and beyond the table. */
static bool follow(const table *chain, uint32_t *sector)
{
    if (*sector >= chain->count)
        return false;
    *sector = chain->next[*sector];
    return *sector <= LAST_SECTOR;
}

static uint32_t chain_length(const odfgx_cfb *cfb, uint32_t sector)
{
    uint32_t length = 0;
    bool more = sector < cfb->sectors;
    for (; more && length <= cfb->sectors; length++)
        more = follow(&cfb->fat, &sector);
    return length;
}

/* The chain of the mini FAT. A circle is longer than the file. */
static odfgx_status read_mini_fat(odfgx_cfb *cfb)
{
    uint32_t sector = u32(cfb->header + HEADER_MINI_FAT);
    uint32_t length = chain_length(cfb, sector);
    if (length > cfb->sectors)
        return ODFGX_DAMAGED;
    if (!make_table(cfb, &cfb->mini, length))
        return ODFGX_MEMORY;
    for (uint32_t i = 0; i < length; i++) {
        if (!read_numbers(cfb, sector, &cfb->mini))
            return ODFGX_DAMAGED;
        (void)follow(&cfb->fat, &sector);
    }
    return ODFGX_OK;
}

/* ------------------------------------------------------------- directory */

static void take_name(odfgx_cfb_entry *entry, const unsigned char *bytes)
{
    uint32_t units = u16(bytes + ENTRY_NAME_LENGTH) / 2;
    if (units == 0 || units > NAME_MAX_UNITS + 1)
        return;
    for (uint32_t i = 0; i + 1 < units; i++) {
        uint32_t unit = u16(bytes + i * 2);
        if (unit == 0 || unit > 0x7E) {
            entry->name[0] = '\0';
            return;
        }
        entry->name[i] = (char)unit;
    }
}

/* The upper half of a length is rubbish in files with small sectors. */
static void take_entry(const odfgx_cfb *cfb, odfgx_cfb_entry *entry,
                       const unsigned char *bytes)
{
    memset(entry, 0, sizeof *entry);
    entry->type = bytes[ENTRY_TYPE];
    entry->left = u32(bytes + ENTRY_LEFT);
    entry->right = u32(bytes + ENTRY_RIGHT);
    entry->child = u32(bytes + ENTRY_CHILD);
    entry->start = u32(bytes + ENTRY_START);
    entry->length = u32(bytes + ENTRY_LENGTH);
    if (sector_size(cfb) == SECTOR_MAX)
        entry->length |= (uint64_t)u32(bytes + ENTRY_LENGTH + 4) << 32;
    if (entry->type != TYPE_UNUSED)
        take_name(entry, bytes);
}

static odfgx_status read_directory(odfgx_cfb *cfb)
{
    unsigned char bytes[SECTOR_MAX];
    uint32_t sector = u32(cfb->header + HEADER_DIRECTORY);
    uint32_t length = chain_length(cfb, sector);
    size_t each = sector_size(cfb) / ENTRY_SIZE;
    if (length == 0 || length > cfb->sectors || length > ENTRIES_MAX / each)
        return ODFGX_DAMAGED;
    cfb->entries = malloc(length * each * sizeof *cfb->entries);
    if (cfb->entries == NULL)
        return ODFGX_MEMORY;
    for (uint32_t i = 0; i < length; i++) {
        if (!read_sector(cfb, sector, bytes))
            return ODFGX_DAMAGED;
        for (size_t j = 0; j < each; j++)
            take_entry(cfb, &cfb->entries[cfb->entry_count++],
                       bytes + j * ENTRY_SIZE);
        (void)follow(&cfb->fat, &sector);
    }
    return cfb->entries[0].type == TYPE_ROOT ? ODFGX_OK : ODFGX_DAMAGED;
}

/* The children of the root hang in a tree; an entry that is met again is not
 * gone into. */
static odfgx_status mark_root(odfgx_cfb *cfb)
{
    uint32_t *waiting = malloc((cfb->entry_count * 2 + 1) * sizeof *waiting);
    size_t count = 0;
    if (waiting == NULL)
        return ODFGX_MEMORY;
    waiting[count++] = cfb->entries[0].child;
    while (count > 0) {
        uint32_t index = waiting[--count];
        if (index >= cfb->entry_count || cfb->entries[index].in_root)
            continue;
        cfb->entries[index].in_root = true;
        waiting[count++] = cfb->entries[index].left;
        waiting[count++] = cfb->entries[index].right;
    }
    free(waiting);
    return ODFGX_OK;
}

/* ------------------------------------------------------------------ file */

/* Sectors have 512 or 4096 bytes (2.2). */
static odfgx_status read_header(odfgx_cfb *cfb)
{
    const odfgx_cfb_source *source = cfb->source;
    if (source->size < HEADER_SIZE ||
        !source->read(source->context, 0, cfb->header, HEADER_SIZE) ||
        memcmp(cfb->header, ODFGX_CFB_MAGIC, ODFGX_CFB_MAGIC_LENGTH) != 0)
        return ODFGX_DAMAGED;
    cfb->shift = u16(cfb->header + HEADER_SECTOR_SHIFT);
    if (cfb->shift != 9 && cfb->shift != 12)
        return ODFGX_DAMAGED;
    uint64_t sectors =
        (source->size + sector_size(cfb) - 1) >> cfb->shift; /* and header */
    if (sectors < 2 || sectors > LAST_SECTOR)
        return ODFGX_DAMAGED;
    cfb->sectors = (uint32_t)sectors - 1;
    return ODFGX_OK;
}

odfgx_status odfgx_cfb_open(odfgx_cfb **out, const odfgx_cfb_source *source)
{
    static odfgx_status (*const steps[])(odfgx_cfb *) = {
        read_header, read_fat, read_mini_fat, read_directory, mark_root,
    };
    *out = NULL;
    odfgx_cfb *cfb = calloc(1, sizeof *cfb);
    if (cfb == NULL)
        return ODFGX_MEMORY;
    cfb->source = source;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == ODFGX_OK;
         i++)
        status = steps[i](cfb);
    if (status == ODFGX_OK)
        *out = cfb;
    else
        odfgx_cfb_free(cfb);
    return status;
}

void odfgx_cfb_free(odfgx_cfb *cfb)
{
    if (cfb == NULL)
        return;
    free(cfb->fat.next);
    free(cfb->mini.next);
    free(cfb->entries);
    free(cfb);
}

static bool is_named(const odfgx_cfb_entry *entry, const char *name)
{
    size_t i = 0;
    while (name[i] != '\0' &&
           odfgx_ascii_lower(entry->name[i]) == odfgx_ascii_lower(name[i]))
        i++;
    return name[i] == '\0' && entry->name[i] == '\0';
}

const odfgx_cfb_entry *odfgx_cfb_find(const odfgx_cfb *cfb, const char *name)
{
    for (size_t i = 0; i < cfb->entry_count; i++) {
        if (cfb->entries[i].in_root && is_named(&cfb->entries[i], name))
            return &cfb->entries[i];
    }
    return NULL;
}

size_t odfgx_cfb_count(const odfgx_cfb *cfb, const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < cfb->entry_count; i++)
        count += is_named(&cfb->entries[i], name);
    return count;
}

/* --------------------------------------------------------------- streams */

uint64_t odfgx_cfb_size(const odfgx_cfb_entry *entry)
{
    return entry->length;
}

static odfgx_status read_chain(const odfgx_cfb *cfb, uint32_t sector,
                               uint64_t length, unsigned char *out)
{
    unsigned char bytes[SECTOR_MAX];
    size_t size = sector_size(cfb);
    for (uint64_t done = 0; done < length; done += size) {
        size_t part = length - done < size ? (size_t)(length - done) : size;
        if (!read_sector(cfb, sector, bytes))
            return ODFGX_DAMAGED;
        memcpy(out + done, bytes, part);
        if (length - done > size && !follow(&cfb->fat, &sector))
            return ODFGX_DAMAGED;
    }
    return ODFGX_OK;
}

/* Mini sectors are pieces of one stream, which is the root's. */
static odfgx_status read_mini_chain(const odfgx_cfb *cfb, uint32_t sector,
                                    uint64_t length, unsigned char *out)
{
    const odfgx_cfb_entry *root = &cfb->entries[0];
    const size_t size = (size_t)1 << MINI_SHIFT;
    if (root->length > cfb->source->size)
        return ODFGX_DAMAGED;
    unsigned char *stream = malloc((size_t)root->length + 1);
    if (stream == NULL)
        return ODFGX_MEMORY;
    odfgx_status status = read_chain(cfb, root->start, root->length, stream);
    for (uint64_t done = 0; done < length && status == ODFGX_OK; done += size) {
        size_t part = length - done < size ? (size_t)(length - done) : size;
        uint64_t offset = (uint64_t)sector << MINI_SHIFT;
        if (offset + part > root->length)
            status = ODFGX_DAMAGED;
        else
            memcpy(out + done, stream + offset, part);
        if (length - done > size && !follow(&cfb->mini, &sector))
            status = ODFGX_DAMAGED;
    }
    free(stream);
    return status;
}

odfgx_status odfgx_cfb_read(const odfgx_cfb *cfb, const odfgx_cfb_entry *entry,
                            unsigned char *out)
{
    if (entry->type != TYPE_STREAM || entry->length > cfb->source->size)
        return ODFGX_DAMAGED;
    return entry->length < MINI_CUTOFF
               ? read_mini_chain(cfb, entry->start, entry->length, out)
               : read_chain(cfb, entry->start, entry->length, out);
}
