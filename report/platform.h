/* report/platform.h — every call that is neither ISO C nor of a library that
 * odfgx is built with. platform_posix.c has them for POSIX, platform_windows.c
 * for Windows; no other file includes a header of the system. Names are in
 * UTF-8. What fails leaves its reason in errno. */
#ifndef ODFGX_REPORT_PLATFORM_H
#define ODFGX_REPORT_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

/* The arguments are checked against a format, which is ISO C's everywhere. */
#if defined(__MINGW32__)
#define ODFGX_PRINTF(text, first)                                              \
    __attribute__((format(gnu_printf, text, first)))
#elif defined(__GNUC__)
#define ODFGX_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define ODFGX_PRINTF(text, first)
#endif

enum {
    ODFGX_PLATFORM_STDIN = 0,
    ODFGX_PLATFORM_STDOUT = 1,
    ODFGX_PLATFORM_NONE = -1,     /* no descriptor */
    ODFGX_PLATFORM_PATH = 4096,   /* room for the path of a file */
    ODFGX_PLATFORM_UNIQUE = 40,   /* room for odfgx_platform_unique */
    ODFGX_PLATFORM_SHARED = 0777, /* permissions of a folder */
    ODFGX_PLATFORM_PRIVATE = 0700 /* for the user alone */
};

/* The name under which odfgx_platform_look finds what stdin is. */
#define ODFGX_PLATFORM_STDIN_NAME "/dev/stdin"

/* -------------------------------------------------------------------- names */

/* Whether it parts the names in a path. */
bool odfgx_platform_is_separator(char byte);

/* Whether a path begins at a root and not at the current folder. */
bool odfgx_platform_is_absolute(const char *path);

/* How many bytes of a path name the folder, with the separator at their end;
 * 0 where it is a file's name alone. */
size_t odfgx_platform_folder_length(const char *path);

/* The path without symbolic links, on the heap; NULL where one leads nowhere
 * (errno is ENOMEM where memory ran out). */
char *odfgx_platform_resolve(const char *path);

/* Whether there is something of that name, be it a link to nowhere; errno is
 * ENOENT where the name is free. */
bool odfgx_platform_is_taken(const char *path);

/* -------------------------------------------------------------------- files */

typedef enum odfgx_platform_kind {
    ODFGX_PLATFORM_REGULAR,
    ODFGX_PLATFORM_FOLDER,
    ODFGX_PLATFORM_PIPE, /* or a socket */
    ODFGX_PLATFORM_OTHER
} odfgx_platform_kind;

typedef struct odfgx_platform_file {
    odfgx_platform_kind kind;
    unsigned permissions;    /* as POSIX writes them */
    uint64_t size;           /* in bytes */
    uint64_t device, number; /* the same two: the same file */
    int64_t written;         /* its content, or set by hand; nanoseconds */
    int64_t changed;         /* anything about it; never set by hand */
} odfgx_platform_file;

/* What there is, behind symbolic links, or what a descriptor has open. */
bool odfgx_platform_look(const char *path, odfgx_platform_file *out);
bool odfgx_platform_look_open(int descriptor, odfgx_platform_file *out);

bool odfgx_platform_may_read(const char *path);
/* Whether it is a program; on Windows it is called so plus ".exe". */
bool odfgx_platform_may_start(const char *path);

/* As fopen, whose names are not in UTF-8 everywhere; `mode` has a "b". */
FILE *odfgx_platform_open_stream(const char *path, const char *mode);

/* Opens whatever it is to read, without waiting for a FIFO's writer; nothing
 * that is started inherits it. A negative number is a failure. */
int odfgx_platform_open(const char *path);

/* A descriptor of its own for what is open; nothing inherits it. */
int odfgx_platform_duplicate(int descriptor);

/* May fail for a writing that was put off. */
bool odfgx_platform_close(int descriptor);

/* Reads some bytes, as many as there are; 0 at the end, -1 on failure. */
int64_t odfgx_platform_read(int descriptor, void *out, size_t length);

/* Reads as much as is asked for, short of the file's end; -1 on failure. */
int64_t odfgx_platform_read_at(int descriptor, uint64_t offset, void *out,
                               size_t length);

/* Writes all the bytes. */
bool odfgx_platform_write(int descriptor, const void *bytes, size_t length);

/* Goes to the file's beginning. */
bool odfgx_platform_rewind(int descriptor);

/* Opens a file to read and write that is gone with the process, in TMPDIR,
 * else where the system has them, else in the working folder; nothing that is
 * started inherits it. */
int odfgx_platform_open_temporary(void);

/* The name by which a library can open what is open; false where `size` bytes
 * are not enough. */
bool odfgx_platform_name_of(int descriptor, char *name, size_t size);

/* As fopen() in mode "r" or "w", for a name of the above too where the system
 * does not know it, as in a root without /proc: the file is then read or
 * written from its beginning, and has one place with the one that is open. */
FILE *odfgx_platform_open_again(const char *name, const char *mode);

/* ------------------------------------------------------------------ folders */

/* The names in a folder, in the order of their bytes, "." and ".." among
 * them. NULL where it can't be read. */
char **odfgx_platform_list(const char *folder, size_t *count);
void odfgx_platform_list_free(char **names, size_t count);

/* Whether files can be made in a folder. */
bool odfgx_platform_may_write(const char *folder);

/* Makes a folder, the second one those above it too; whether it is there then.
 * On Windows it has the permissions of the one above it. */
bool odfgx_platform_make_folder(const char *path, unsigned permissions);
bool odfgx_platform_make_folders(const char *path);

typedef enum odfgx_platform_place {
    ODFGX_PLATFORM_DOCUMENTS, /* where the user's documents lie */
    ODFGX_PLATFORM_TEMPORARY, /* for what nobody keeps */
    ODFGX_PLATFORM_STATE,     /* where a program notes what it did: …/odfgx */
    ODFGX_PLATFORM_DATA,      /* the user's share/: menus, icons */
    ODFGX_PLATFORM_SETTINGS   /* of all programs of the user */
} odfgx_platform_place;

/* A folder of the user, which need not be there. False where there is none, or
 * `size` bytes are not enough. */
bool odfgx_platform_user_folder(odfgx_platform_place place, char *path,
                                size_t size);

/* ------------------------------------------------- writing a file by a name */

/* Writes a text that is of this process and this moment. */
void odfgx_platform_unique(char out[ODFGX_PLATFORM_UNIQUE]);

/* Makes a file that must not be there, to write. */
int odfgx_platform_create(const char *path, unsigned permissions);

/* Writes to the disk what the system keeps. */
bool odfgx_platform_sync(int descriptor);

void odfgx_platform_set_permissions(int descriptor, unsigned permissions);

/* Gives a file another name in its folder, in place of one of that name; the
 * other one fails with EEXIST then, whoever made it meanwhile. */
bool odfgx_platform_replace(const char *from, const char *to);
bool odfgx_platform_rename(const char *from, const char *to);

/* Makes the names in a folder last ("": the current one), where the system
 * can. */
void odfgx_platform_sync_folder(const char *folder);

/* Removes a file; a signal handler may call it. */
void odfgx_platform_remove(const char *path);

/* What an errno says of the writing of a file. */
typedef enum odfgx_platform_fault {
    ODFGX_PLATFORM_OTHER_FAULT,
    ODFGX_PLATFORM_NO_FOLDER,
    ODFGX_PLATFORM_FORBIDDEN,
    ODFGX_PLATFORM_READ_ONLY,
    ODFGX_PLATFORM_DISK_FULL,
    ODFGX_PLATFORM_QUOTA_FULL,
    ODFGX_PLATFORM_TOO_LARGE
} odfgx_platform_fault;

odfgx_platform_fault odfgx_platform_fault_of(int number);

/* ---------------------------------------------------------------- processes */

typedef struct odfgx_platform_process {
    int64_t handle; /* 0: none, what follows says nothing */
    int output;     /* what it writes to stdout */
} odfgx_platform_process;

/* How one ended. */
typedef struct odfgx_platform_end {
    int status;       /* its exit status, -1 where it has none */
    bool out_of_time; /* ended for the time of the processor that it took */
} odfgx_platform_end;

/* Starts a program with these arguments, the first one its name and NULL after
 * the last; stdin is `input`, or nothing for ODFGX_PLATFORM_NONE, and stderr
 * goes nowhere. 0, or the errno. */
int odfgx_platform_start(odfgx_platform_process *out, const char *path,
                         char *const arguments[], int input);

/* Waits until there is something to read of it, or nothing more to come; false
 * when so many milliseconds are over. */
bool odfgx_platform_await(const odfgx_platform_process *process,
                          int64_t milliseconds);

/* Ends the process, unless it has ended, and closes its output. */
odfgx_platform_end odfgx_platform_stop(odfgx_platform_process *process);

/* Limits this process: seconds of the processor, bytes of memory (0: all there
 * is) and of each file that it writes. What it was started with may be less
 * and stays. It leaves no core. */
void odfgx_platform_limit(uint64_t seconds, uint64_t memory, uint64_t file);

/* ------------------------------------------------------------------ threads */

/* Threads that do the same work, with one lock and one signal. */
typedef struct odfgx_platform_crew odfgx_platform_crew;

/* NULL where memory runs out. Nobody works yet. */
odfgx_platform_crew *odfgx_platform_crew_new(size_t most,
                                             void (*work)(void *context),
                                             void *context);

/* Starts one more thread, of `most` at the most; false where none can be. */
bool odfgx_platform_crew_start(odfgx_platform_crew *crew);

void odfgx_platform_crew_lock(odfgx_platform_crew *crew);
void odfgx_platform_crew_unlock(odfgx_platform_crew *crew);
/* The lock is held; waiting gives it back meanwhile. One waits, at most. */
void odfgx_platform_crew_wait(odfgx_platform_crew *crew);
void odfgx_platform_crew_signal(odfgx_platform_crew *crew);

/* Waits until all threads have ended. NULL is nobody. */
void odfgx_platform_crew_free(odfgx_platform_crew *crew);

/* Starts a thread that nobody waits for; false where none can be. */
bool odfgx_platform_thread(void (*work)(void *context), void *context);

/* ---------------------------------------------------------- time and chance */

/* Of a clock that nobody sets. */
int64_t odfgx_platform_milliseconds(void);

/* Sleeps, or less where the end is asked for. */
void odfgx_platform_sleep(unsigned milliseconds);

/* The moment in UTC, or where the user is; false where that has no such
 * year. */
bool odfgx_platform_utc(time_t moment, struct tm *out);
bool odfgx_platform_local(time_t moment, struct tm *out);

/* Bytes that nobody can foretell; false where there are none. */
bool odfgx_platform_random(void *out, size_t size);

/* --------------------------------------------- what surrounds the program */

/* What main does first: the arguments come to be in UTF-8, and stdin, stdout
 * and stderr are open, so that no other file takes the place of one. If the
 * program was started by the launcher of the portable archive, its C library
 * learns what lies beside it, and the environment becomes what the user has
 * again, for what is started later may be a browser. */
void odfgx_platform_begin(int *count, char ***arguments);

bool odfgx_platform_is_terminal(FILE *stream);
/* Whether it is one that shows colours. */
bool odfgx_platform_has_colours(FILE *stream);

/* Sets a variable of the environment. */
void odfgx_platform_set_variable(const char *name, const char *value);

/* The language that the system is set to, as "zh-CN", where the environment
 * is not asked for that; NULL elsewhere. */
const char *odfgx_platform_language(void);

/* Text in UTF-8, and messages that can be translated. */
void odfgx_platform_set_locale(void);

/* ----------------------------------------------------- the program's end */

/* Makes a closed pipe and too large a file errors of the write, not the end of
 * the process. */
void odfgx_platform_fail_writes(void);

/* Calls `end` with the number of a signal that ends the program, unless it is
 * ignored; raise() ends the program with it then. */
void odfgx_platform_before_end(void (*end)(int));

/* From now on the first request to end is noted; at a second one `abandon` is
 * called, and the process ends. */
void odfgx_platform_end_notice(void (*abandon)(void));
bool odfgx_platform_end_asked(void);

/* -------------------------------------------------------------- the program */

/* Where the running program's file is; under a loader of its own, as in the
 * portable archive, where that is. False where it can't be told, or where
 * `size` bytes are not enough. */
bool odfgx_platform_program(char *path, size_t size);

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

/* Whether odfgx_platform_begin has found that it was started so. */
bool odfgx_platform_is_portable(void);

/* ---------------------------------------------------------------- a desktop */

/* Whether the process can show windows. */
bool odfgx_platform_has_display(void);

/* Shows a file in the program that the user has for it: a page, in the
 * browser. Returns at once; false where nothing is there that could. */
bool odfgx_platform_show(const char *path);

/* Shows a sentence at the edge of the screen, or in a box that stays. Returns
 * at once, but on Windows once the box is closed; false where nothing is there
 * that could. */
bool odfgx_platform_notify(const char *title, const char *text);
bool odfgx_platform_alert(const char *title, const char *text);

/* Lets the user choose files and waits. Their paths, a line each, in `paths`,
 * which is "" where none was chosen or not all have room. False where nothing
 * is there that could ask. */
bool odfgx_platform_choose(const char *title, char *paths, size_t size);

/* Lets the menus know of a folder of desktop entries that has changed. */
void odfgx_platform_refresh_menus(const char *applications);

#endif
