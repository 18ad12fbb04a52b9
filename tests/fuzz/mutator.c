#include "tests/fuzz/mutator.h"

#include "report/buffer.h"
#include "tests/fuzz/parcel.h"
#include "tests/fuzz/steps.h"

#include <string.h>

enum {
    STEPS_MOST = 4,
    GROWTH = 256, /* bytes that a mutation by bytes may add */
    RAW_ONE_IN = 64,
    PARTS_ONE_IN = 24,
    DEFLATED_ONE_IN = 16
};

/* The engine's own mutations, if it has any: with dictionary and with what
 * was compared. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size)
    __attribute__((weak));

/* Parts that the filters ask for. */
static const char *const part_names[] = {
    "content.xml",
    "mimetype",
    "META-INF/manifest.xml",
    "styles.xml",
    "meta.xml",
    "settings.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/_rels/document.xml.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.bin",
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* ------------------------------------------------------------------- bytes */

static size_t change_byte(uint8_t *data, size_t size, size_t max_size,
                          chance *chance)
{
    size_t at = chance_below(chance, size);
    (void)max_size;
    data[at] ^= (uint8_t)(1U << chance_below(chance, 8));
    return size;
}

static size_t insert_byte(uint8_t *data, size_t size, size_t max_size,
                          chance *chance)
{
    size_t at = chance_below(chance, size);
    if (size == max_size)
        return size;
    memmove(data + at + 1, data + at, size - at);
    data[at] = (uint8_t)chance_below(chance, 256);
    return size + 1;
}

static size_t remove_byte(uint8_t *data, size_t size, size_t max_size,
                          chance *chance)
{
    size_t at = chance_below(chance, size);
    (void)max_size;
    memmove(data + at, data + at + 1, size - at - 1);
    return size - 1;
}

static size_t mutate_bytes(uint8_t *data, size_t size, size_t max_size,
                           chance *chance)
{
    static size_t (*const ways[])(uint8_t *, size_t, size_t,
                                  struct chance *) = { change_byte, insert_byte,
                                                       remove_byte };
    if (max_size == 0)
        return size;
    if (LLVMFuzzerMutate != NULL)
        return LLVMFuzzerMutate(data, size, max_size);
    return size > 0
               ? ways[chance_below(chance, 3)](data, size, max_size, chance)
               : size;
}

/* ------------------------------------------------------------------- parts */

static void mutate_text_bytes(odfgx_buffer *text, size_t limit, chance *chance)
{
    size_t most = least(text->length + GROWTH, limit);
    if (most < text->length ||
        odfgx_buffer_reserve(text, most - text->length) == NULL)
        return;
    text->length =
        mutate_bytes((uint8_t *)text->data, text->length, most, chance);
    text->data[text->length] = '\0';
}

/* Half of the steps go by bytes; a cut is seldom worth anything. */
static void mutate_text(odfgx_buffer *text, size_t limit, chance *chance)
{
    size_t count = 1 + chance_below(chance, STEPS_MOST);
    for (size_t i = 0; i < count; i++) {
        step step = (enum step)chance_below(chance, STEPS);
        if (step == STEP_CUT && chance_below(chance, 8) != 0)
            step = STEP_VALUE;
        if (chance_below(chance, 2) == 0 ||
            !step_take(step, text, limit, chance))
            mutate_text_bytes(text, limit, chance);
    }
}

static void swap_parts(parcel *parcel, chance *chance)
{
    parcel_part *a = &parcel->parts[chance_below(chance, parcel->count)];
    parcel_part *b = &parcel->parts[chance_below(chance, parcel->count)];
    odfgx_buffer bytes = a->bytes;
    a->bytes = b->bytes;
    b->bytes = bytes;
}

static void copy_part(parcel *parcel, const char *name, chance *chance)
{
    size_t from = chance_below(chance, parcel->count);
    parcel_part *part =
        parcel_find(parcel, name) == NULL ? parcel_add(parcel, name) : NULL;
    if (part != NULL)
        odfgx_buffer_add(&part->bytes, parcel->parts[from].bytes.data,
                         parcel->parts[from].bytes.length);
}

static void mutate_parts(parcel *parcel, chance *chance)
{
    const char *name = part_names[chance_below(chance, sizeof part_names /
                                                           sizeof *part_names)];
    switch (chance_below(chance, 3)) {
    case 0:
        if (parcel->count > 1)
            parcel_remove(parcel, chance_below(chance, parcel->count));
        break;
    case 1:
        swap_parts(parcel, chance);
        break;
    default:
        copy_part(parcel, name, chance);
        break;
    }
}

/* Long parts are picked more often than short ones, which say little. */
static parcel_part *pick_part(parcel *parcel, chance *chance)
{
    parcel_part *a = &parcel->parts[chance_below(chance, parcel->count)];
    parcel_part *b = &parcel->parts[chance_below(chance, parcel->count)];
    return a->bytes.length >= b->bytes.length ? a : b;
}

/* Stored, so that the engine sees what is in it; deflated now and then, or
 * where there is no room. 0 where it does not fit at all. */
static size_t write_parcel(const parcel *parcel, uint8_t *out, size_t max_size,
                           chance *chance)
{
    bool deflated = chance_below(chance, DEFLATED_ONE_IN) == 0;
    odfgx_buffer packed = parcel_pack(parcel, deflated);
    if (packed.length > max_size && !deflated) {
        odfgx_buffer_clear(&packed);
        packed = parcel_pack(parcel, true);
    }
    size_t length = packed.length <= max_size ? packed.length : 0;
    if (length > 0)
        memcpy(out, packed.data, length);
    odfgx_buffer_clear(&packed);
    return length;
}

/* ------------------------------------------------------------------ inputs */

static size_t mutate_archive(parcel *parcel, uint8_t *data, size_t max_size,
                             chance *chance)
{
    if (chance_below(chance, PARTS_ONE_IN) == 0)
        mutate_parts(parcel, chance);
    else
        mutate_text(&pick_part(parcel, chance)->bytes, max_size, chance);
    size_t length = write_parcel(parcel, data, max_size, chance);
    parcel_clear(parcel);
    return length;
}

static size_t mutate_plain(uint8_t *data, size_t size, size_t max_size,
                           chance *chance)
{
    odfgx_buffer text = { 0 };
    odfgx_buffer_add(&text, (const char *)data, size);
    mutate_text(&text, max_size, chance);
    size_t length = least(text.length, max_size);
    if (length > 0)
        memcpy(data, text.data, length);
    odfgx_buffer_clear(&text);
    return length;
}

static bool is_archive(const uint8_t *data, size_t size)
{
    return size > 4 && memcmp(data, "PK\3\4", 4) == 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
                               unsigned seed)
{
    static parcel parcel;
    chance chance = chance_of(seed);
    size_t length = 0;
    if (chance_below(&chance, RAW_ONE_IN) == 0)
        return mutate_bytes(data, size, max_size, &chance);
    if (!is_archive(data, size))
        length = mutate_plain(data, size, max_size, &chance);
    else if (parcel_open(&parcel, data, size))
        length = mutate_archive(&parcel, data, max_size, &chance);
    return length > 0 ? length : mutate_bytes(data, size, max_size, &chance);
}

/* A part of the other archive, or an element of it, comes into this one. */
static size_t cross_archives(parcel *one, parcel *other, uint8_t *out,
                             size_t out_size, chance *chance)
{
    parcel_part *from = pick_part(other, chance);
    parcel_part *to = parcel_find(one, from->name);
    if (to == NULL)
        to = parcel_add(one, from->name);
    if (to != NULL && (to->bytes.length == 0 || chance_below(chance, 4) == 0)) {
        odfgx_buffer_empty(&to->bytes);
        odfgx_buffer_add(&to->bytes, from->bytes.data, from->bytes.length);
    } else if (to != NULL) {
        (void)step_graft(&to->bytes, &from->bytes, out_size, chance);
    }
    return write_parcel(one, out, out_size, chance);
}

static size_t cross_plain(const uint8_t *data, size_t size,
                          const uint8_t *other, size_t other_size, uint8_t *out,
                          size_t out_size, chance *chance)
{
    odfgx_buffer one = { 0 }, two = { 0 };
    odfgx_buffer_add(&one, (const char *)data, size);
    odfgx_buffer_add(&two, (const char *)other, other_size);
    (void)step_graft(&one, &two, out_size, chance);
    size_t length = least(one.length, out_size);
    if (length > 0)
        memcpy(out, one.data, length);
    odfgx_buffer_clear(&one);
    odfgx_buffer_clear(&two);
    return length;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *data, size_t size,
                                 const uint8_t *other, size_t other_size,
                                 uint8_t *out, size_t out_size, unsigned seed)
{
    static parcel one, two;
    chance chance = chance_of(seed);
    size_t length = 0;
    if (!is_archive(data, size) || !is_archive(other, other_size))
        return cross_plain(data, size, other, other_size, out, out_size,
                           &chance);
    if (parcel_open(&one, data, size)) {
        if (parcel_open(&two, other, other_size)) {
            length = cross_archives(&one, &two, out, out_size, &chance);
            parcel_clear(&two);
        }
        parcel_clear(&one);
    }
    return length;
}
