/* filters/xls_child.h — the process that reads an old workbook: odfgx-xls. */
#ifndef ODFGX_FILTERS_XLS_CHILD_H
#define ODFGX_FILTERS_XLS_CHILD_H

#include "odf/input.h"

#include <sys/types.h>

enum { ODFGX_XLS_BUFFER = 65536 };

typedef struct odfgx_xls_child {
    pid_t process;      /* 0 once it has ended */
    int pipe;           /* what it writes; -1 where there is none */
    int64_t deadline;   /* in milliseconds of the monotonic clock */
    bool late;          /* it took too long */
    size_t first, last; /* of the bytes that were read, but not asked for */
    char buffer[ODFGX_XLS_BUFFER];
} odfgx_xls_child;

/* Starts the process on the input, which is written to a temporary file if it
 * is none. odfgx_xls_child_stop ends it, after a failure too. */
odfgx_status odfgx_xls_child_start(odfgx_xls_child *out,
                                   const odfgx_input *input, odfgx_error *err);

/* Reads exactly so many bytes of what it writes; false where they do not come
 * in time, or not at all. */
bool odfgx_xls_child_read(odfgx_xls_child *child, void *out, size_t length);

/* Ends the process, which may have ended. Says why one that did not tell all
 * did not: ODFGX_LIMIT where it used more than it may, else ODFGX_DAMAGED. */
odfgx_status odfgx_xls_child_stop(odfgx_xls_child *child);

#endif
