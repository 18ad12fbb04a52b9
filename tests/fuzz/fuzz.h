/* tests/fuzz/fuzz.h — what the fuzz targets share: small caps, and aborting
 * where a promise of the library is broken. */
#ifndef ODFGX_TESTS_FUZZ_H
#define ODFGX_TESTS_FUZZ_H

#include "report/odfgx.h"

/* Says what does not hold, and aborts. */
#define REQUIRE(holds) fuzz_require((holds), #holds, __FILE__, __LINE__)
void fuzz_require(bool holds, const char *what, const char *file, int line);

/* Aborts and shows both failures where they differ; but which of the faults of
 * what is not well-formed is found first, and where, is up to Expat. */
void fuzz_require_same(const odfgx_error *whole, const odfgx_error *pieces);

/* Caps that a fuzzer reaches soon. */
const odfgx_limits *fuzz_limits(void);

bool fuzz_is_utf8(const char *text, size_t length);

/* A failure of reading: its sentence, place and exit status. */
void fuzz_check_failure(odfgx_status status, const odfgx_error *err);

/* Reads the cells of a document of any format, checks what is told against
 * the contract of odfgx_visitor and, for one document in four, that chunks
 * of one byte tell the same. */
void fuzz_cells(const uint8_t *data, size_t size);

/* The entry of a target, as libFuzzer names it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
