/* tests/fuzz/mutator.h — how inputs are mutated: an archive is taken apart, one
 * of its parts is changed, mostly by the structure of its XML, and it is put
 * together with right checksums, for a wrong one is all that is ever found in
 * an archive whose bytes are changed. Other files are changed as parts are. */
#ifndef ODFGX_TESTS_FUZZ_MUTATOR_H
#define ODFGX_TESTS_FUZZ_MUTATOR_H

#include <stddef.h>
#include <stdint.h>

/* libFuzzer calls these. Equal arguments give equal bytes as long as the
 * engine has no mutations of its own (LLVMFuzzerMutate). */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
                               unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data, size_t size,
                                 const uint8_t *other, size_t other_size,
                                 uint8_t *out, size_t out_size, unsigned seed);

#endif
