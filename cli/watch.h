/* cli/watch.h — a folder that is watched: what was saved in it, by looking at
 * it again and again. That is the same on every system and for folders of
 * other machines, and no flood of events can be lost: 2000 files cost some
 * milliseconds a look. */
#ifndef ODFGX_CLI_WATCH_H
#define ODFGX_CLI_WATCH_H

#include "cli/options.h"
#include "report/platform.h"

/* Times in milliseconds of odfgx_platform_milliseconds. */
enum {
    WATCH_QUIET = 500,     /* a file that did not change for so long is saved */
    WATCH_PATIENCE = 5000, /* for one that is not readable yet */
    WATCH_AGAIN = 1000,    /* between two tries of it */
    WATCH_ROOM = 10000     /* before what could not be written is tried again */
};

typedef struct watch_file {
    char *name;
    odfgx_platform_file about; /* as last seen */
    int64_t since;             /* it is so */
    int64_t again;             /* not to be tried before */
    bool due;                  /* to be handled once it is quiet */
    bool told;                 /* that it could not be */
} watch_file;

/* { .path = … } is one that nobody has looked at. */
typedef struct watch_folder {
    const char *path;
    watch_file *files; /* by name */
    size_t count;
    bool there; /* at the last look */
} watch_folder;

typedef enum watch_look {
    WATCH_SAME,   /* the folder is there, or gone, as before */
    WATCH_GONE,   /* since the last look */
    WATCH_THERE,  /* since the last look, or at the first */
    WATCH_FAILED, /* memory is out; nothing was changed */
} watch_look;

/* Looks which files are there and which have changed: those are due. Of those
 * that lie there at the first look, or when the folder is there again, the ones
 * are due that are newer than what was made of them, or all with --all. */
watch_look watch_folder_look(watch_folder *folder, const cli_options *options,
                             int64_t now);
void watch_folder_clear(watch_folder *folder);

/* Whether a file is to be handled now; what is the report of another file is
 * never. */
bool watch_file_ready(const watch_folder *folder, watch_file *file,
                      int64_t now);

/* Whether any is due, now or later. */
bool watch_folder_busy(const watch_folder *folder);

#endif
