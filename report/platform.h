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

/* ------------------------------------------------------ the office extension
 */

/* Makes a folder that only the user may read; whether it is there then. */
bool odfgx_platform_private_folder(const char *path);

/* Starts a thread that adds a byte to the file `pulse` four times a second
 * while the file `path` exists, and calls `gone` once it does not. The first
 * byte is there on return. False where there can be no such thread. */
bool odfgx_platform_guard(const char *path, const char *pulse,
                          void (*gone)(void));

#endif
