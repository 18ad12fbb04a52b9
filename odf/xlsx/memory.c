/* libxlsxwriter (1.1.4) neither tells nor survives that memory runs out, and
 * may leave out of a workbook what it had no memory for. So no allocation of
 * this program fails: the program ends instead, and its exit status says why.
 * A sanitizer does the same with an allocator of its own. */
#include "odf/child.h"

#include <unistd.h>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

/* The C library's own, which it exports for such use. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

/* Seen by the libraries, which are bound to them. */
#define SEEN __attribute__((visibility("default")))
SEEN void *malloc(size_t size);
SEEN void *calloc(size_t count, size_t size);
SEEN void *realloc(void *memory, size_t size);

static void *there(void *memory)
{
    if (memory == NULL)
        _exit(ODFGX_CHILD_NO_MEMORY);
    return memory;
}

void *malloc(size_t size)
{
    return there(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return there(__libc_calloc(count, size));
}

/* That of no bytes frees the memory and may return NULL. */
void *realloc(void *memory, size_t size)
{
    void *place = __libc_realloc(memory, size);
    return size == 0 ? place : there(place);
}

#endif
