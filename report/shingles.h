/* report/shingles.h — texts compared by the runs of letters that they share,
 * as numbers. */
#ifndef ODFGX_REPORT_SHINGLES_H
#define ODFGX_REPORT_SHINGLES_H

#include "report/text.h"

/* The different shingles of a text, hashed to 32 bits. The first `sampled` of
 * them are a random sample of at most about 64. { 0 } is none. */
typedef struct odfgx_shingles {
    uint32_t *hashes;
    size_t count, sampled;
} odfgx_shingles;

/* The same, in a table in which a hash is found at once. */
typedef struct odfgx_shingle_table {
    uint32_t *slots; /* 0: free */
    size_t mask;
    uint32_t *letters; /* of the text that is to be cut */
    size_t letter_count, letter_capacity;
} odfgx_shingle_table;

/* Appends the letters of a text, in lower case. Digits, punctuation and white
 * space are none. False without memory. */
bool odfgx_shingle_add(odfgx_shingle_table *table, const char *text,
                       size_t length);

/* Cuts the letters into runs of `shingle` and fills table and `out`. False
 * without memory. */
bool odfgx_shingle_cut(odfgx_shingle_table *table, unsigned shingle,
                       odfgx_shingles *out);

void odfgx_shingle_table_clear(odfgx_shingle_table *table);
void odfgx_shingles_clear(odfgx_shingles *shingles);

/* How many of the shingles are in the table too. */
size_t odfgx_shingles_shared(const odfgx_shingle_table *table,
                             const uint32_t *hashes, size_t count);

#endif
