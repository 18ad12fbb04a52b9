#include "tests/failing_malloc.h"

#include <errno.h>
#include <stdint.h>

#if defined(__SANITIZE_ADDRESS__)

bool failing_malloc_works(void)
{
    return false;
}

void failing_malloc_after(size_t count, bool forever)
{
    (void)count;
    (void)forever;
}

bool failing_malloc_failed(void)
{
    return false;
}

bool failing_malloc_was_ours(void)
{
    return false;
}

size_t failing_malloc_live(void)
{
    return 0;
}

#else

/* glibc's own, by the names that it exports for such use. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void free(void *block);

static size_t left = SIZE_MAX, live;
static bool always, failed, ours;

/* Where the program's own code lies, by the linker. */
extern const char __executable_start, etext;

bool failing_malloc_works(void)
{
    return true;
}

void failing_malloc_after(size_t count, bool forever)
{
    left = count;
    always = forever;
    if (count == SIZE_MAX)
        return; /* what has failed before may still be asked for */
    failed = false;
    ours = false;
}

bool failing_malloc_failed(void)
{
    return failed;
}

bool failing_malloc_was_ours(void)
{
    return ours;
}

size_t failing_malloc_live(void)
{
    return live;
}

static bool fails(const void *caller)
{
    if (left == SIZE_MAX || (failed && !always))
        return false;
    if (left > 0) {
        left--;
        return false;
    }
    if (!failed)
        ours = (const char *)caller >= &__executable_start &&
               (const char *)caller < &etext;
    failed = true;
    errno = ENOMEM;
    return true;
}

static void *count(void *block)
{
    live += block != NULL;
    return block;
}

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : count(__libc_malloc(size));
}

void *calloc(size_t number, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : count(__libc_calloc(number, size));
}

void *realloc(void *block, size_t size)
{
    if (fails(__builtin_return_address(0)))
        return NULL;
    void *moved = __libc_realloc(block, size);
    return block == NULL ? count(moved) : moved;
}

void free(void *block)
{
    live -= block != NULL;
    __libc_free(block);
}

#endif
