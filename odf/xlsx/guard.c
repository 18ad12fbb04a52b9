/* Functions of the C library as libxlsxwriter (1.1.4) would need them. It is
 * bound to those of the program that it is loaded into. */
#include "odf/xlsx/guard.h"

#include "odf/child.h"
#include "odf/child_limits.h"
#include "report/platform.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define SEEN __attribute__((visibility("default")))

/* ------------------------------------------------------------ the disk */

static int failure;

int odfgx_xlsx_unwritten(void)
{
    return failure;
}

/* Only ELF binds a library's calls to the program's own functions. */
#if defined(__ELF__)

/* A part of the workbook is written to a file, rewound and read back: what
 * rewinding makes forgotten is remembered here. */
SEEN void rewind(FILE *file)
{
    bool failed = ferror(file) != 0;
    if ((fseek(file, 0, SEEK_SET) != 0 || failed) && failure == 0)
        failure = errno != 0 ? errno : EIO;
    clearerr(file);
}

/* The workbook is opened by the name that the kernel gives an open file. */
SEEN FILE *fopen64(const char *name, const char *mode);

FILE *fopen64(const char *name, const char *mode)
{
    return odfgx_platform_open_again(name, mode);
}

#endif

/* ---------------------------------------------------------- the memory */

/* It would crash, or leave out of the workbook what it had no memory for. So
 * no allocation of this program fails: the program ends instead, and its exit
 * status says why. A sanitizer does the same with its own allocator. */
#if defined(__GLIBC__) && !defined(ODFGX_SANITIZED)

/* The C library's own, which it exports for such use. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

SEEN void *malloc(size_t size);
SEEN void *calloc(size_t count, size_t size);
SEEN void *realloc(void *memory, size_t size);

static void *there(void *memory)
{
    if (memory == NULL)
        _Exit(ODFGX_CHILD_NO_MEMORY);
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
