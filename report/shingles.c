#include "report/shingles.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define SAMPLE 64 /* hashes that tell whether a closer look is worth it */

/* Chinese characters need no look into the tables of Unicode. */
static bool is_letter(uint32_t code_point)
{
    if (code_point >= 0x4E00 && code_point <= 0x9FFF)
        return true;
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return true;
    default:
        return false;
    }
}

/* A text has no more letters than bytes: room is made once for all of it. */
static bool make_room(odfgx_shingle_table *table, size_t more)
{
    size_t wanted = table->letter_count + more;
    if (wanted <= table->letter_capacity)
        return true;
    wanted += table->letter_capacity;
    uint32_t *grown = realloc(table->letters, wanted * sizeof *grown);
    if (grown == NULL)
        return false;
    table->letters = grown;
    table->letter_capacity = wanted;
    return true;
}

bool odfgx_shingle_add(odfgx_shingle_table *table, const char *text,
                       size_t length)
{
    const char *end = text + length;
    if (!make_room(table, length))
        return false;
    while (text < end) {
        uint32_t code_point = odfgx_text_next(&text, end);
        if (is_letter(code_point))
            table->letters[table->letter_count++] =
                code_point < 0x4E00
                    ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point)
                    : code_point;
    }
    return true;
}

/* Never 0, which is a free slot. */
static uint32_t hash_of(const uint32_t *letters, unsigned count)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (unsigned i = 0; i < count; i++)
        hash = (hash ^ letters[i]) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 32;
    hash *= UINT64_C(0xD6E8FEB86659FD93);
    return (uint32_t)(hash >> 32) | 1;
}

/* The slot where the hash is, or could be. */
static uint32_t *slot_of(const odfgx_shingle_table *table, uint32_t hash)
{
    size_t at = (hash >> 1) & table->mask;
    while (table->slots[at] != 0 && table->slots[at] != hash)
        at = (at + 1) & table->mask;
    return &table->slots[at];
}

static bool make_slots(odfgx_shingle_table *table, size_t shingles)
{
    size_t slots = 16;
    while (slots < 2 * shingles)
        slots *= 2;
    free(table->slots);
    table->slots = calloc(slots, sizeof *table->slots);
    table->mask = slots - 1;
    return table->slots != NULL;
}

/* Puts those that belong to the sample first. */
static void append(odfgx_shingles *out, uint32_t hash, uint32_t limit)
{
    out->hashes[out->count++] = hash;
    if (hash > limit)
        return;
    out->hashes[out->count - 1] = out->hashes[out->sampled];
    out->hashes[out->sampled++] = hash;
}

bool odfgx_shingle_cut(odfgx_shingle_table *table, unsigned shingle,
                       odfgx_shingles *out)
{
    *out = (odfgx_shingles){ 0 };
    size_t count =
        table->letter_count >= shingle ? table->letter_count - shingle + 1 : 0;
    if (!make_slots(table, count))
        return false;
    if (count == 0)
        return true;
    out->hashes = malloc(count * sizeof *out->hashes);
    if (out->hashes == NULL)
        return false;
    uint32_t limit =
        count > SAMPLE ? (uint32_t)(UINT32_MAX / count * SAMPLE) : UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        uint32_t hash = hash_of(table->letters + i, shingle);
        uint32_t *slot = slot_of(table, hash);
        if (*slot == hash)
            continue;
        *slot = hash;
        append(out, hash, limit);
    }
    return true;
}

void odfgx_shingle_table_clear(odfgx_shingle_table *table)
{
    free(table->slots);
    free(table->letters);
    *table = (odfgx_shingle_table){ 0 };
}

void odfgx_shingles_clear(odfgx_shingles *shingles)
{
    free(shingles->hashes);
    *shingles = (odfgx_shingles){ 0 };
}

size_t odfgx_shingles_shared(const odfgx_shingle_table *table,
                             const uint32_t *hashes, size_t count)
{
    size_t shared = 0;
    for (size_t i = 0; i < count; i++)
        shared += *slot_of(table, hashes[i]) != 0;
    return shared;
}
