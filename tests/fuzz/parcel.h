/* tests/fuzz/parcel.h — an archive taken apart, to be mutated and put
 * together again with right checksums. */
#ifndef ODFGX_TESTS_FUZZ_PARCEL_H
#define ODFGX_TESTS_FUZZ_PARCEL_H

#include "report/odfgx.h"

enum { PARCEL_PARTS = 48, PARCEL_NAME = 128, PARCEL_BYTES = 1 << 20 };

typedef struct parcel_part {
    char name[PARCEL_NAME];
    odfgx_buffer bytes; /* inflated */
} parcel_part;

/* { 0 } is an empty one. */
typedef struct parcel {
    parcel_part parts[PARCEL_PARTS];
    size_t count;
} parcel;

/* Takes an archive apart; wrong checksums do not matter. False, and nothing
 * is left, where it is none, has no part or is larger than a parcel may be. */
bool parcel_open(parcel *out, const uint8_t *data, size_t size);
void parcel_clear(parcel *parcel);

/* A part of that name, or NULL. */
parcel_part *parcel_find(parcel *parcel, const char *name);

/* Adds an empty part; NULL where there are too many. */
parcel_part *parcel_add(parcel *parcel, const char *name);
void parcel_remove(parcel *parcel, size_t index);

/* Packs the parts, all of them stored or deflated; odfgx_buffer_clear is the
 * caller's. */
odfgx_buffer parcel_pack(const parcel *parcel, bool deflated);

#endif
