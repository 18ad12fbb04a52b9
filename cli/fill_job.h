/* cli/fill_job.h — one report of `fill`: checked and written, then told. */
#ifndef ODFGX_CLI_FILL_JOB_H
#define ODFGX_CLI_FILL_JOB_H

#include "cli/previous.h"

/* What all jobs share; not changed while they run. */
typedef struct fill_shared {
    const invocation *call;
    odfgx_form *form;
    odfgx_template *template_;
    kept_files kept;
    previous_reports previous;
} fill_shared;

/* Opens what the options name: form, last year's reports, template; { .call = …
 * } before. EXIT_DONE or the exit status, said. Close it in any case. */
int fill_shared_open(fill_shared *filling);
void fill_shared_close(fill_shared *filling);

/* The document of a report that is the `file`-th of the findings. */
odfgx_status fill_make(const fill_shared *filling, odfgx_report *report,
                       const odfgx_findings *findings, size_t file,
                       odfgx_buffer *out, odfgx_error *err);

/* { .input = …, .output = … } before it runs. */
typedef struct fill_job {
    const char *input;  /* what the report is called in what is said */
    const char *output; /* path, or "-" */
    previous_report last_year;
    odfgx_findings *findings;
    odfgx_error failure;
    bool written;
} fill_job;

/* Checks the report and writes it where nothing stands against it. Says
 * nothing, so that it may run on any thread. */
void fill_job_run(fill_job *job, const fill_shared *filling,
                  odfgx_report *report);

/* Prints what came of it on stderr; its exit status. */
int fill_job_tell(const fill_job *job, const fill_shared *filling);

void fill_job_clear(fill_job *job);

#endif
