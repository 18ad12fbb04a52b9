/* report/bits.h — sets of small numbers, 64 to a word. */
#ifndef ODFGX_REPORT_BITS_H
#define ODFGX_REPORT_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline size_t odfgx_bits_words(size_t count)
{
    return (count + 63) / 64;
}

static inline bool odfgx_bits_has(const uint64_t *set, size_t item)
{
    return (set[item / 64] >> (item % 64) & 1) != 0;
}

static inline void odfgx_bits_add(uint64_t *set, size_t item)
{
    set[item / 64] |= UINT64_C(1) << (item % 64);
}

static inline void odfgx_bits_remove(uint64_t *set, size_t item)
{
    set[item / 64] &= ~(UINT64_C(1) << (item % 64));
}

/* How many zeros stand below the lowest one of a word that is not 0. */
static inline unsigned odfgx_bits_lowest(uint64_t word)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(word);
#else
    unsigned below = 0;
    for (; (word & 1) == 0; word >>= 1)
        below++;
    return below;
#endif
}

static inline unsigned odfgx_bits_count(uint64_t word)
{
    unsigned count = 0;
    for (; word != 0; word &= word - 1)
        count++;
    return count;
}

#endif
