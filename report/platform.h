/* report/platform.h — every call that is neither ISO C nor of a library that
 * odfgx is built with. platform_posix.c has them for POSIX, platform_windows.c
 * for Windows; no other file includes a header of the system. */
#ifndef ODFGX_REPORT_PLATFORM_H
#define ODFGX_REPORT_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* -------------------------------------------------------------- the program */

/* Where the running program's file is; under a loader of its own, as in the
 * portable archive, where that is. False where it can't be told, or where
 * `size` bytes are not enough. */
bool odfgx_platform_program(char *path, size_t size);

/* ------------------------------------------------------------------ a desktop
 */

/* Whether the process can show windows. */
bool odfgx_platform_has_display(void);

/* Whether what is printed goes to a terminal, where somebody reads it. */
bool odfgx_platform_is_terminal(FILE *stream);

/* Shows a file in the program that the user has for it: a page, in the
 * browser. Returns at once; false where nothing is there that could. */
bool odfgx_platform_show(const char *path);

/* Shows a sentence at the edge of the screen, or in a box that stays. Returns
 * at once; false where nothing is there that could. */
bool odfgx_platform_notify(const char *title, const char *text);
bool odfgx_platform_alert(const char *title, const char *text);

/* Lets the user choose files and waits. Their paths, a line each, in `paths`,
 * which is "" where none was chosen or not all have room. False where nothing
 * is there that could ask. */
bool odfgx_platform_choose(const char *title, char *paths, size_t size);

/* Lets the menus know of a folder of desktop entries that has changed. */
void odfgx_platform_refresh_menus(const char *applications);

/* ------------------------------------------------------------ files and
 * folders */

typedef enum odfgx_platform_place {
    ODFGX_PLATFORM_DOCUMENTS, /* where the user's documents lie */
    ODFGX_PLATFORM_TEMPORARY, /* for what nobody keeps */
    ODFGX_PLATFORM_STATE,     /* where a program notes what it did: …/odfgx */
    ODFGX_PLATFORM_DATA       /* the user's share/: menus, icons */
} odfgx_platform_place;

/* A folder of the user, which need not be there. False where there is none, or
 * `size` bytes are not enough. */
bool odfgx_platform_user_folder(odfgx_platform_place place, char *path,
                                size_t size);

/* What a file is and when it changed; times in nanoseconds. */
typedef struct odfgx_platform_stamp {
    bool folder, regular;
    uint64_t size;
    int64_t written; /* its content, or set by hand */
    int64_t changed; /* anything about it; never set by hand */
} odfgx_platform_stamp;

/* False where there is none, or it can't be seen. */
bool odfgx_platform_stamp_read(const char *path, odfgx_platform_stamp *out);

/* Whether files can be made in a folder. */
bool odfgx_platform_folder_writable(const char *path);

/* Makes a folder and those above it; whether it is there then. */
bool odfgx_platform_folder_make(const char *path);

/* The name of each entry but "." and "..", in any order, until `see` returns
 * false. False where the folder can't be read, or `see` returned false. */
bool odfgx_platform_folder_list(const char *path,
                                bool (*see)(void *context, const char *name),
                                void *context);

/* The path from the root, without links; false where there is no such file or
 * `size` bytes are not enough. */
bool odfgx_platform_full_path(const char *path, char *full, size_t size);

/* ---------------------------------------------------------- time, and the end
 */

/* Milliseconds of a steady clock. */
int64_t odfgx_platform_clock(void);

/* Sleeps, or less where the end is asked for. */
void odfgx_platform_sleep(unsigned milliseconds);

/* The local time: "2026-03-01 09:30:00". */
const char *odfgx_platform_time(char text[20]);

/* From now on the first request to end (SIGINT, SIGTERM, SIGHUP) is noted; at
 * a second one `abandon` is called, and the process ends. */
void odfgx_platform_end_notice(void (*abandon)(void));
bool odfgx_platform_end_asked(void);

#endif
