#include "tests/all_memory.h"

#include <errno.h>
#include <stddef.h>

static unsigned long left;
static bool always, failed;

void all_memory_fail_at(unsigned long n, bool forever)
{
    left = n;
    always = forever;
    failed = false;
}

bool all_memory_has_failed(void)
{
    return failed;
}

#if defined(__SANITIZE_ADDRESS__)

bool all_memory_works(void)
{
    return false;
}

#else

bool all_memory_works(void)
{
    return true;
}

static bool is_due(void)
{
    if (left == 0 || (left > 1 && left-- > 1))
        return false;
    left = always ? 1 : 0;
    failed = true;
    errno = ENOMEM;
    return true;
}

/* glibc's own, which it exports for such use. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

/* Seen by the libraries, which are bound to them. */
#define SEEN __attribute__((visibility("default")))
SEEN void *malloc(size_t size);
SEEN void *calloc(size_t count, size_t size);
SEEN void *realloc(void *memory, size_t size);

void *malloc(size_t size)
{
    return is_due() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return is_due() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return is_due() ? NULL : __libc_realloc(memory, size);
}

#endif
