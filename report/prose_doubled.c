/* What is typed twice, and marks of the wrong width. */
#include "report/ascii.h"
#include "report/prose_check.h"

#include <string.h>

/* Words of so many signs are told from those that are doubled on purpose:
 * 研究研究, 一个一个. */
enum { SIGN = 3, FEWEST = 4, MOST = 12, CLAUSE_SIGNS = 6 };

static bool is_chinese(const char *at, size_t left)
{
    const unsigned char *bytes = (const unsigned char *)at;
    return left >= SIGN && bytes[0] >= 0xE4 && bytes[0] <= 0xE9;
}

/* How many Chinese signs stand from here on, MOST at most. */
static size_t count_chinese(odfgx_slice text, size_t at, size_t most)
{
    size_t count = 0;
    while (count < most && at + count * SIGN < text.length &&
           is_chinese(text.text + at + count * SIGN,
                      text.length - at - count * SIGN))
        count++;
    return count;
}

/* Whether the place lies in one of the exceptions of the wording. */
static bool is_excepted(const odfgx_wording *wording, odfgx_slice text,
                        size_t at, size_t length)
{
    for (size_t i = 0; i < wording->count; i++) {
        size_t size = strlen(wording->says[i]);
        for (size_t back = 0; back <= size && back <= at; back++) {
            if (back + length > size + length || at - back + size > text.length)
                continue;
            if (memcmp(text.text + at - back, wording->says[i], size) == 0)
                return true;
        }
    }
    return false;
}

/* The bytes of what is said twice at a place; 0: nothing. */
static size_t doubled_at(const odfgx_wording *wording, odfgx_slice text,
                         size_t at)
{
    const char *here = text.text + at;
    size_t left = text.length - at;
    if (!is_chinese(here, left) || left < 2 * SIGN)
        return 0;
    if (here[SIGN - 1] == here[2 * SIGN - 1] &&
        memcmp(here, here + SIGN, SIGN) == 0 &&
        odfgx_list_has(wording->signs, here, SIGN))
        return SIGN;
    for (size_t signs = FEWEST; signs <= MOST; signs++) {
        size_t size = signs * SIGN;
        if (left < 2 * size)
            return 0;
        /* Few signs are alike in their last byte, which is seen without a
         * call. */
        if (here[SIGN - 1] == here[size + SIGN - 1] &&
            memcmp(here, here + size, size) == 0 &&
            count_chinese(text, at, signs) == signs)
            return size;
    }
    return 0;
}

static bool add_hit(odfgx_prose_check *prose, const odfgx_wording_hit *place,
                    odfgx_slice quote)
{
    odfgx_wording_hit hit = *place;
    hit.quote = quote;
    return odfgx_wording_hit_add(prose, &hit);
}

/* The clause that ends at a mark is what stood before it, too. */
static bool find_clauses(odfgx_prose_check *prose, const odfgx_prose_text *text,
                         const odfgx_wording_hit *place)
{
    size_t before = 0, before_end = 0, begin = 0;
    for (size_t at = 0; at <= text->length; at++) {
        if (at < text->length && !odfgx_is_clause_mark(text->data[at]))
            continue;
        size_t length = at - begin;
        if (length >= CLAUSE_SIGNS * SIGN && before_end - before == length &&
            memcmp(text->data + before, text->data + begin, length) == 0 &&
            !add_hit(prose, place, odfgx_prose_text_quote(text, before, at)))
            return false;
        if (length > 0) {
            before = begin;
            before_end = at;
        }
        begin = at + 1;
    }
    return true;
}

bool odfgx_doubled_find(odfgx_prose_check *prose, const odfgx_prose_text *text,
                        const odfgx_wording_hit *place)
{
    odfgx_slice all = { text->data, text->length };
    for (size_t at = 0; at < all.length;) {
        size_t size = doubled_at(place->wording, all, at);
        if (size > 0 && !is_excepted(place->wording, all, at, 2 * size)) {
            if (!add_hit(prose, place,
                         odfgx_prose_text_quote(text, at, at + 2 * size)))
                return false;
            at += 2 * size;
        } else {
            at += odfgx_sign_length(all.text + at, all.text + all.length);
        }
    }
    return find_clauses(prose, text, place);
}

static bool is_wide(uint32_t sign)
{
    return (sign >= 0x3001 && sign <= 0x9FFF) ||
           (sign >= 0xFF01 && sign <= 0xFF5E) || sign == 0x201C ||
           sign == 0x201D;
}

/* The sign behind blanks; 0 at the end. */
static uint32_t next_sign(const char *at, const char *end)
{
    while (at < end) {
        uint32_t sign = odfgx_text_next(&at, end);
        if (!odfgx_text_is_space(sign))
            return sign;
    }
    return 0;
}

/* Whether a mark of half width stands in Chinese text. */
static bool is_narrow(char mark, uint32_t before, uint32_t behind)
{
    switch (mark) {
    case ',':
    case ';':
    case ':':
    case '?':
    case '!':
    case '.':
        return is_wide(before) && (is_wide(behind) || behind == 0);
    case '(':
        return (is_wide(before) || before == 0) && is_wide(behind);
    case ')':
        return is_wide(before) && (is_wide(behind) || behind == 0);
    default:
        return false;
    }
}

bool odfgx_punctuation_find(odfgx_prose_check *prose,
                            const odfgx_prose_text *text,
                            const odfgx_wording_hit *place)
{
    const char *at = text->original, *last = at;
    const char *end = at + text->places[text->length];
    uint32_t before = 0;
    while (at < end) {
        const char *here = at;
        uint32_t sign = odfgx_text_next(&at, end);
        if (odfgx_text_is_space(sign))
            continue;
        if (sign < 0x80 && is_narrow((char)sign, before, next_sign(at, end))) {
            const char *behind = at;
            if (behind < end)
                (void)odfgx_text_next(&behind, end);
            if (!add_hit(prose, place,
                         odfgx_text_trim(last, (size_t)(behind - last))))
                return false;
        }
        before = sign;
        last = here;
    }
    return true;
}
