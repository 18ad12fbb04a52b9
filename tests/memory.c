#include "tests/memory.h"

#include <stddef.h>

static unsigned long left;
static bool failed;

void memory_fail_at(unsigned long n)
{
    left = n;
    failed = false;
}

bool memory_has_failed(void)
{
    return failed;
}

static bool is_due(void)
{
    if (left == 0 || --left > 0)
        return false;
    failed = true;
    return true;
}

/* The names are the linker's. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size)
{
    return is_due() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_due() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return is_due() ? NULL : __real_realloc(memory, size);
}
