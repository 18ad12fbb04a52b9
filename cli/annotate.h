/* cli/annotate.h — check --annotate: a copy of each input with marks. */
#ifndef ODFGX_CLI_ANNOTATE_H
#define ODFGX_CLI_ANNOTATE_H

#include "cli/files.h"

/* Where the copies go. { 0 } is nowhere. */
typedef struct annotation_plan {
    const invocation *call;
    kept_files kept;
    char **outputs; /* by operand; NULL: no copies are wanted */
    int *refused;   /* exit status of what stands against each */
    bool folder;    /* the outputs are in one, which may have to be made */
} annotation_plan;

/* Names the outputs, if --annotate was given, and says which must not be
 * written, before anything is read: OUT for the only input, OUT/NAME for
 * several or where OUT is a folder. EXIT_DONE or the exit status. */
int annotation_plan_init(annotation_plan *plan, const invocation *call);
void annotation_plan_clear(annotation_plan *plan);

/* Writes the copy of an operand, whose report is the last of the findings; the
 * exit status, all said. Nothing where no copies are wanted. */
int annotation_write(const annotation_plan *plan, size_t operand,
                     odfgx_input *input, const odfgx_findings *findings);

/* Refuses a name that says that a copy is of another kind than it is.
 * EXIT_DONE or EXIT_USAGE. */
int annotation_refuse_ending(const char *output, const odfgx_buffer *bytes);

#endif
