/* tests/filters/allocations.h — the reading of a file while memory runs out.
 * A test that calls this is linked with tests/memory.c. */
#ifndef ODFGX_TESTS_FILTERS_ALLOCATIONS_H
#define ODFGX_TESTS_FILTERS_ALLOCATIONS_H

#include "report/buffer.h"

/* Reads a file again and again, with another allocation that fails each time,
 * up to the first time that none does: then it gives `whole`, and before that
 * ODFGX_MEMORY, or `whole` where it goes without. Says how often it was
 * read. */
unsigned long allocations_expect(const odfgx_buffer *file, const char *name,
                                 odfgx_status whole);

#endif
