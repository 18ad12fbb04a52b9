/* cli/written.h — which files are, byte by byte, as odfgx left them: what
 * people may have edited is never overwritten without being asked. */
#ifndef ODFGX_CLI_WRITTEN_H
#define ODFGX_CLI_WRITTEN_H

#include "report/odfgx.h"

#define WRITTEN_HASH 32   /* bytes: SHA-256 */
#define WRITTEN_MOST 4096 /* that are remembered, the latest */

/* Hashes of what was written, each of the bytes and of the name of the file
 * that they were made from; never of a figure that can be guessed, nor a path.
 * They are kept in the user's state folder, else in memory alone. { 0 } is
 * none. */
typedef struct written_files {
    uint8_t (*hashes)[WRITTEN_HASH];
    size_t count, next; /* next: the place of the latest but WRITTEN_MOST */
    char *path;         /* of the list, or NULL */
    size_t noted;       /* lines in it */
} written_files;

/* Reads what is known; what can't be read is not known. EXIT_DONE or, said,
 * EXIT_FAULT. */
int written_open(written_files *files);
void written_close(written_files *files);

/* Whether `path` holds what was once written from a file of this name. */
bool written_is(const written_files *files, const char *path,
                const char *source);

/* Notes that this was written. */
void written_add(written_files *files, const odfgx_buffer *bytes,
                 const char *source);

#endif
