/* tests/all_memory.h — memory that runs out in the libraries too, when a test
 * wants it: a program that is linked with this has its malloc() everywhere.
 * What libraries leak then is theirs; tests/memory.h is for our own. */
#ifndef ODFGX_TESTS_ALL_MEMORY_H
#define ODFGX_TESTS_ALL_MEMORY_H

#include <stdbool.h>

/* Whether it works: not with a sanitizer, which has a malloc of its own. */
bool all_memory_works(void);

/* The n-th allocation from now on fails, and with `forever` all after it;
 * 0: none does. */
void all_memory_fail_at(unsigned long n, bool forever);

/* Whether it has failed since. */
bool all_memory_has_failed(void);

#endif
