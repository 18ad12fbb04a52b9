/* tests/memory.h — memory that runs out when a test wants it. The linker puts
 * these calls in place of the library's own (--wrap), those of shared
 * libraries stay as they are. */
#ifndef ODFGX_TESTS_MEMORY_H
#define ODFGX_TESTS_MEMORY_H

#include <stdbool.h>

/* The n-th allocation from now on fails, and no other; 0: none does. */
void memory_fail_at(unsigned long n);

/* Whether it has failed since. */
bool memory_has_failed(void);

#endif
