#include "filters/changes.h"

#include "report/ascii.h"
#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* <?odfgx-undo HASH;OFFSET,LENGTH,BYTES:…;…?>: a hash of all that is before
 * it; then, for each change, where its bytes begin and how many they are, and
 * those that were there, each '?' followed by a full stop, which is not
 * counted. */
static const char head[] = "<?odfgx-undo ";
static const char tail[] = "?>";

enum { HASH_DIGITS = 16 };

void odfgx_changes_clear(odfgx_changes *changes)
{
    free(changes->items);
    odfgx_arena_clear(&changes->arena);
    *changes = (odfgx_changes){ 0 };
}

odfgx_status odfgx_changes_add(odfgx_changes *changes, size_t begin, size_t end,
                               const odfgx_buffer *bytes, odfgx_error *err)
{
    odfgx_status status = odfgx_buffer_check(bytes, err);
    if (status != ODFGX_OK)
        return status;
    const char *copy = odfgx_arena_copy(
        &changes->arena, bytes->data != NULL ? bytes->data : "", bytes->length);
    if (copy == NULL || !odfgx_grow(&changes->items, changes->count,
                                    &changes->capacity, sizeof *changes->items))
        return odfgx_fail_memory(err);
    changes->items[changes->count] = (odfgx_change){
        .begin = begin,
        .end = end,
        .order = changes->count,
        .bytes = copy,
        .length = bytes->length,
    };
    changes->count++;
    return ODFGX_OK;
}

/* -------------------------------------------------------------------- apply */

static int by_place(const void *a, const void *b)
{
    const odfgx_change *one = a, *other = b;
    if (one->begin != other->begin)
        return one->begin < other->begin ? -1 : 1;
    return one->order < other->order ? -1 : 1;
}

void odfgx_changes_apply_within(odfgx_changes *changes,
                                const odfgx_buffer *text, odfgx_place stretch,
                                odfgx_buffer *out)
{
    size_t at = stretch.begin;
    if (changes->count > 0)
        qsort(changes->items, changes->count, sizeof *changes->items, by_place);
    for (size_t i = 0; i < changes->count; i++) {
        const odfgx_change *change = &changes->items[i];
        odfgx_buffer_add(out, text->data + at, change->begin - at);
        odfgx_buffer_add(out, change->bytes, change->length);
        at = change->end;
    }
    odfgx_buffer_add(out, text->data + at, stretch.end - at);
}

void odfgx_changes_apply(odfgx_changes *changes, const odfgx_buffer *text,
                         odfgx_buffer *out)
{
    odfgx_changes_apply_within(changes, text, (odfgx_place){ 0, text->length },
                               out);
}

/* FNV-1a: it is to tell accidents, not forgeries. */
static uint64_t hash_of(const char *bytes, size_t length)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return hash;
}

static void add_kept(odfgx_buffer *out, const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        const char *mark = memchr(bytes + at, '?', length - at);
        size_t end = mark != NULL ? (size_t)(mark - bytes) + 1 : length;
        odfgx_buffer_add(out, bytes + at, end - at);
        if (mark != NULL)
            odfgx_buffer_add_char(out, '.');
        at = end;
    }
}

void odfgx_changes_apply_undoable(odfgx_changes *changes,
                                  const odfgx_buffer *text, odfgx_buffer *out)
{
    size_t begin = out->length, shift = 0;
    odfgx_changes_apply(changes, text, out);
    if (out->failed)
        return;
    uint64_t hash = hash_of(out->data + begin, out->length - begin);
    odfgx_buffer_add_format(out, "%s%016llx", head, (unsigned long long)hash);
    for (size_t i = 0; i < changes->count; i++) {
        const odfgx_change *change = &changes->items[i];
        size_t old = change->end - change->begin;
        odfgx_buffer_add_format(out, ";%zu,%zu,%zu:", change->begin + shift,
                                change->length, old);
        add_kept(out, text->data + change->begin, old);
        shift += change->length - old; /* modulo 2^n, as it may be negative */
    }
    odfgx_buffer_add_text(out, tail);
}

/* --------------------------------------------------------------------- undo */

/* What is left to read of the instruction. */
typedef struct journal {
    const char *at, *end;
} journal;

static bool take(journal *rest, char byte)
{
    if (rest->at == rest->end || *rest->at != byte)
        return false;
    rest->at++;
    return true;
}

static bool take_number(journal *rest, size_t *out)
{
    const char *begin = rest->at;
    *out = 0;
    while (rest->at < rest->end && odfgx_ascii_is_digit(*rest->at)) {
        size_t digit = (size_t)(*rest->at - '0');
        if (*out > (SIZE_MAX - digit) / 10)
            return false;
        *out = *out * 10 + digit;
        rest->at++;
    }
    return rest->at > begin;
}

static bool take_kept(journal *rest, size_t length, odfgx_buffer *out)
{
    for (; length > 0; length--) {
        if (rest->at == rest->end)
            return false;
        odfgx_buffer_add_char(out, *rest->at);
        if (*rest->at++ == '?' && !take(rest, '.'))
            return false;
    }
    return true;
}

/* The last instruction of its kind, which the text must end with. */
static bool find_journal(const odfgx_buffer *text, size_t *begin)
{
    size_t size = sizeof head - 1;
    if (text->length < size + HASH_DIGITS + sizeof tail - 1 ||
        memcmp(text->data + text->length - 2, tail, 2) != 0)
        return false;
    for (size_t at = text->length - size; at > 0; at--) {
        if (text->data[at - 1] == head[0] &&
            memcmp(text->data + at - 1, head, size) == 0) {
            *begin = at - 1;
            return true;
        }
    }
    return false;
}

static bool check_hash(const odfgx_buffer *text, size_t begin, journal *rest)
{
    odfgx_buffer hash = { 0 };
    odfgx_buffer_add_format(&hash, "%016llx",
                            (unsigned long long)hash_of(text->data, begin));
    bool same = !hash.failed && rest->end - rest->at >= HASH_DIGITS &&
                memcmp(rest->at, hash.data, HASH_DIGITS) == 0;
    rest->at += same ? HASH_DIGITS : 0;
    odfgx_buffer_clear(&hash);
    return same;
}

static bool undo_changes(const odfgx_buffer *text, size_t length, journal *rest,
                         odfgx_buffer *out)
{
    size_t at = 0, begin, now, old;
    while (take(rest, ';')) {
        if (!take_number(rest, &begin) || !take(rest, ',') ||
            !take_number(rest, &now) || !take(rest, ',') ||
            !take_number(rest, &old) || !take(rest, ':') || begin < at ||
            begin > length || now > length - begin)
            return false;
        odfgx_buffer_add(out, text->data + at, begin - at);
        if (!take_kept(rest, old, out))
            return false;
        at = begin + now;
    }
    odfgx_buffer_add(out, text->data + at, length - at);
    return rest->at == rest->end;
}

bool odfgx_changes_undo(const odfgx_buffer *text, odfgx_buffer *out)
{
    size_t begin, before = out->length;
    if (!find_journal(text, &begin))
        return false;
    journal rest = { text->data + begin + sizeof head - 1,
                     text->data + text->length - 2 };
    if (check_hash(text, begin, &rest) && undo_changes(text, begin, &rest, out))
        return true;
    if (out->data != NULL) {
        out->length = before;
        out->data[before] = '\0';
    }
    return false;
}

size_t odfgx_changes_end(const odfgx_buffer *text)
{
    size_t begin;
    return find_journal(text, &begin) ? begin : text->length;
}
