/* tests/fuzz/chunks.h — reading in chunks of one byte. A program that is
 * linked with --wrap=zip_fread,--wrap=odfgx_part_feed gets bytes one by one
 * from archives, and gives them so to the gate, while it is told to. */
#ifndef ODFGX_TESTS_FUZZ_CHUNKS_H
#define ODFGX_TESTS_FUZZ_CHUNKS_H

#include <stdbool.h>

extern bool chunks_of_one_byte;

#endif
