/* tests/odf/folder.h — a folder that a test writes to, and system calls that
 * fail when a test says so. */
#ifndef ODFGX_TESTS_ODF_FOLDER_H
#define ODFGX_TESTS_ODF_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* Makes a folder, or ends the program, and goes there. */
void folder_enter(void);
/* Leaves the folder and removes it with all that is in it. */
void folder_leave(void);

/* How many names are in it. */
size_t folder_count(void);

/* Writes a file; whether a file holds just that text. */
void folder_put(const char *name, const char *text);
bool folder_holds(const char *name, const char *text);

typedef enum folder_call {
    FOLDER_READ, /* and pread */
    FOLDER_WRITE,
    FOLDER_FSYNC,
    FOLDER_CLOSE,
    FOLDER_RENAME,
    FOLDER_LINK,
    FOLDER_CALLS
} folder_call;

/* From now on the call fails with this errno, always; 0: works again. */
void folder_fail(folder_call call, int number);
/* From now on a few bytes at a time are read and written, between
 * interruptions. */
void folder_go_slowly(bool slowly);
/* When link() is called the next time, somebody makes this file first. */
void folder_race(const char *name);

#endif
