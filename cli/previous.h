/* cli/previous.h — last year's reports, of --previous FILE or DIR. */
#ifndef ODFGX_CLI_PREVIOUS_H
#define ODFGX_CLI_PREVIOUS_H

#include "cli/files.h"

/* One report for all inputs, or those that are known of a folder, which are
 * read again when wanted: a folder may hold those of many years. { 0 } is
 * none. */
typedef struct previous_reports {
    const odfgx_form *form;
    odfgx_report *report; /* of FILE */
    odfgx_shelf *shelf;   /* of DIR */
} previous_reports;

/* Reads FILE, or all of DIR (not what is in its folders) that can be read.
 * EXIT_DONE, or the exit status, said. */
int previous_open(previous_reports *previous, const invocation *call,
                  const odfgx_form *form);
void previous_clear(previous_reports *previous);

/* What was found for a report. */
typedef struct previous_report {
    const odfgx_report *report; /* or NULL */
    odfgx_report *owned;        /* where it was read for this one */
    const char *path;           /* in DIR; or NULL */
    const char *other;          /* one that differs from it; or NULL */
    const char *folder;         /* where none was found; or NULL */
    bool nameless;              /* for the report says not whose it is */
} previous_report;

/* Finds what a report is held against, checks it and adds the findings and
 * repairs; its figures and prose are kept for the page, if wanted. What was
 * found is the caller's to clear, on failure too. Nothing is said, so that any
 * thread may call it. */
odfgx_status report_check(previous_report *found, odfgx_findings *findings,
                          const odfgx_report *report,
                          const previous_reports *previous,
                          const invocation *call, bool keep_report,
                          odfgx_error *err);
void previous_report_clear(previous_report *found);

/* Says on stderr that none was found for the input, or more than one. */
void previous_say(const previous_report *found, const char *input);

/* ODFGX_SAME where the output is what was found. */
odfgx_status previous_keep(const previous_report *found, const char *output,
                           odfgx_error *err);

#endif
