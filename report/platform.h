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

/* ----------------------------------------- the start of the portable program
 */

/* Set, to anything, by the launcher (cli/portable) of a program that has a
 * loader and libraries of its own. */
#define ODFGX_PORTABLE_MARK "ODFGX_PORTABLE"

/* Variables that a C library obeys, and that are not meant for the one that
 * the program travels with: they begin like one of these. The launcher hides
 * them by a small first letter. */
#define ODFGX_PORTABLE_HIDDEN                                                  \
    {                                                                          \
        "LD_", "GCONV_PATH=", "GLIBC_TUNABLES=", "LOCPATH="                    \
    }
#define ODFGX_PORTABLE_HIDE(letter) ((char)((letter) | 0x20))
#define ODFGX_PORTABLE_SHOW(letter) ((char)((letter) & ~0x20))

/* To be called before all else by a program that may have been started so: its
 * C library learns what lies beside it, and the environment becomes what the
 * user has again, for what is started later may be a browser. Not for a
 * process with threads. */
void odfgx_platform_settle(void);

/* Whether that has found that it was started so. */
bool odfgx_platform_is_portable(void);

#endif
