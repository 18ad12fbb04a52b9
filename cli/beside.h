/* cli/beside.h — checks and fills one report and leaves what comes of it
 * beside its file: marked copies where there are findings, the report where no
 * error is open. */
#ifndef ODFGX_CLI_BESIDE_H
#define ODFGX_CLI_BESIDE_H

#include "cli/fill_job.h"
#include "cli/written.h"

/* What all jobs share. `filling->kept` is never overwritten. */
typedef struct beside_shared {
    const fill_shared *filling;
    written_files written;
    bool keep_report; /* for the page */
} beside_shared;

/* What was left, and what came of it. */
typedef struct beside_result {
    char *report;        /* path of the report that was written, or NULL */
    char *outdated;      /* one of an earlier run, where none was written */
    char **marked;       /* of the marked copies, by input; NULL for none */
    size_t count;        /* of the inputs */
    size_t file;         /* the report's index in the findings */
    bool read;           /* there are findings of it */
    bool elsewhere;      /* not beside the file, where nothing can be written */
    int status;          /* exit status of all */
    odfgx_error failure; /* of the reading, or the first output's */
    const char *ending;  /* that the first name should have, or NULL */
    previous_report last_year;
} beside_result;

/* Reads the inputs as one report, checks it into `findings` and writes what
 * there is to write. A report that can't be read is added to the findings as
 * such. Nothing is said. Clear the result in any case. */
void beside_run(beside_result *out, beside_shared *shared,
                odfgx_findings *findings, const char *const *paths,
                size_t count);
void beside_clear(beside_result *result);

/* Writes a file under its name, or, where what is there may be somebody's
 * work (and there is no --force), under the first free "NAME (2)"; *path (of
 * malloc, replaced) is what it was. `source`: the file that it was made from.
 */
odfgx_status beside_write(char **path, beside_shared *shared,
                          const odfgx_buffer *bytes, const char *source,
                          odfgx_error *err);

/* Where what is made of a file goes: the folder of --out, its own, or, with
 * *elsewhere, that of the user's documents or of temporary files. NULL where
 * memory is out. */
char *beside_folder(const char *file, const cli_options *options,
                    bool *elsewhere);

/* Opens what the options name and the list of what was written: EXIT_DONE or
 * the exit status, said. `filling` has its call. Close it in any case. */
int beside_open(beside_shared *shared, fill_shared *filling);
void beside_close(beside_shared *shared, fill_shared *filling);

#endif
