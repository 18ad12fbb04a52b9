/* report/repair_work.h — from solutions to proposed repairs: what is claimed,
 * what is only possible, and what is said about it. */
#ifndef ODFGX_REPORT_REPAIR_WORK_H
#define ODFGX_REPORT_REPAIR_WORK_H

#include "report/repair.h"

/* A report for which repairs are looked for. */
typedef struct odfgx_repairing {
    odfgx_findings *findings;
    const odfgx_report *report;
    size_t first; /* its first finding */
    size_t file;
    odfgx_arena scratch;
    bool *zeros; /* by value: missing, and 0 by all equations */
    size_t steps;
    odfgx_error *err;
} odfgx_repairing;

/* Changes that hang together, and what is known of them. */
typedef struct odfgx_proposal {
    const odfgx_change *changes;
    size_t count;
    bool determined, unique, proven;
    size_t alternatives;
    bool many;         /* there are more alternatives than were counted */
    const char *cause; /* a sentence, or NULL */
    bool weak;         /* a cause that nothing confirms */
    odfgx_likeness likeness;
    size_t doubted;        /* cells that do not explain themselves */
    size_t totals;         /* how many of the cells are totals */
    size_t touched, least; /* edits that all cells mend; at least one alone */
} odfgx_proposal;

/* Adds a repair to the findings. */
odfgx_status odfgx_repairing_tell(odfgx_repairing *work,
                                  const odfgx_edits *edits,
                                  const odfgx_proposal *made);

/* Tells of the solutions of a group: of a single one part by part, claimed
 * where its values are no accident; of several the best. */
odfgx_status odfgx_repairing_propose(odfgx_repairing *work,
                                     const odfgx_edits *edits,
                                     const odfgx_solutions *solutions);

/* Tells of cells that are missing and that no solution gives another value
 * than the one worked out; those that are 0 by all equations are marked in
 * work->zeros instead. */
odfgx_status odfgx_repairing_missing(odfgx_repairing *work,
                                     const odfgx_edits *edits,
                                     const odfgx_solutions *solutions);

#endif
