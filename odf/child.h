/* odf/child.h — a program of our own that works for the library: it has a
 * stdin, and what it writes to stdout is read. Its stderr goes nowhere. */
#ifndef ODFGX_ODF_CHILD_H
#define ODFGX_ODF_CHILD_H

#include "report/error.h"
#include "report/platform.h"

enum {
    ODFGX_CHILD_BUFFER = 65536,
    ODFGX_CHILD_PATH = ODFGX_PLATFORM_PATH,     /* for where the program is */
    ODFGX_CHILD_NO_INPUT = ODFGX_PLATFORM_NONE, /* it reads nothing */
    ODFGX_CHILD_NO_MEMORY = 70 /* its exit status where that ran out */
};

typedef struct odfgx_child {
    odfgx_platform_process process;
    int64_t deadline;   /* by odfgx_platform_milliseconds */
    bool late;          /* it took too long */
    size_t first, last; /* of the bytes that were read, but not asked for */
    char buffer[ODFGX_CHILD_BUFFER];
} odfgx_child;

/* How one ended that did not tell all. */
typedef enum odfgx_child_end {
    ODFGX_CHILD_FAILED,
    ODFGX_CHILD_WITHOUT_MEMORY, /* said by its exit status */
    ODFGX_CHILD_TOO_LONG        /* of the clock, or of the processor */
} odfgx_child_end;

/* Looks for the program beside the one that runs, as in the folder of a build,
 * then where it is installed. */
bool odfgx_child_find(const char *name, char path[ODFGX_CHILD_PATH]);

/* Starts the program at `path` with `arguments`, the first one its name and
 * NULL after the last, and `input` as stdin. It may take so many milliseconds.
 * odfgx_child_stop ends it; there is none after a failure. */
odfgx_status odfgx_child_start(odfgx_child *out, const char *path,
                               char *const arguments[], int input,
                               int64_t patience, odfgx_error *err);

/* Reads exactly so many bytes of what it writes; false where they do not come
 * in time, or not at all. */
bool odfgx_child_read(odfgx_child *child, void *out, size_t length);

/* Ends the process, which may have ended, or never begun if all is 0. */
odfgx_child_end odfgx_child_stop(odfgx_child *child);

#endif
