/* report/platform.h — every call that is neither ISO C nor of a library that
 * odfgx is built with. platform_posix.c has them for POSIX, platform_windows.c
 * for Windows; no other file includes a header of the system. */
#ifndef ODFGX_REPORT_PLATFORM_H
#define ODFGX_REPORT_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>

/* -------------------------------------------------------------- the program */

/* Where the running program's file is; under a loader of its own, as in the
 * portable archive, where that is. False where it can't be told, or where
 * `size` bytes are not enough. */
bool odfgx_platform_program(char *path, size_t size);

#endif
