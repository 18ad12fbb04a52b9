/* tests/failing_malloc.h — memory that runs out when a test says so. A test
 * program that is linked with it has its malloc() in the libraries too. */
#ifndef ODFGX_TESTS_FAILING_MALLOC_H
#define ODFGX_TESTS_FAILING_MALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it works at all: not under a sanitizer, which has its own. */
bool failing_malloc_works(void);

/* The allocation after so many successful ones fails, and only this one, or
 * with `forever` all further ones. SIZE_MAX: none. */
void failing_malloc_after(size_t count, bool forever);

/* Whether an allocation has failed since. */
bool failing_malloc_failed(void);

/* Whether it was asked for by the program itself, and not by a library that
 * it uses and that may not be as careful. */
bool failing_malloc_was_ours(void);

/* How many blocks are in use. */
size_t failing_malloc_live(void);

#endif
