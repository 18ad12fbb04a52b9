#include "report/platform.h"

#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

/* -------------------------------------------------------------- the program */

/* In a root without /proc the name by which it was started must do. */
bool odfgx_platform_program(char *path, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", path, size);
    if (length > 0 && (size_t)length < size) {
        path[length] = '\0';
        return true;
    }
    /* An integer that is a pointer: the interface is the kernel's. */
    const char *started = (const char *)getauxval(AT_EXECFN);
    return started != NULL && snprintf(path, size, "%s", started) < (int)size;
}
