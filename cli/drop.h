/* cli/drop.h — the files that were dropped on the program: found in folders,
 * and put together where several are one report. */
#ifndef ODFGX_CLI_DROP_H
#define ODFGX_CLI_DROP_H

#include "cli/beside.h"

/* Paths of the list's own memory. { 0 } is none. */
typedef struct drop_files {
    char **paths;
    size_t count, capacity;
} drop_files;

/* The files that the operands name: a file is itself, a folder all in it, by
 * name, that can be read; without its folders, locks of office programs and
 * marked copies. The page of results, and what was made of another of them, are
 * left out, whoever named them. EXIT_DONE or, said, EXIT_INPUT for a folder
 * that can't be read, EXIT_FAULT. */
int drop_files_find(drop_files *files, const invocation *call);
void drop_files_clear(drop_files *files);

/* Which files are one report: `count` in a row of `order` from `first` on. */
typedef struct drop_group {
    size_t first, count;
} drop_group;

typedef struct drop_plan {
    const char **order; /* paths, borrowed */
    drop_group *groups;
    size_t group_count;
} drop_plan;

/* Each file is a report of its own, but those that are none without others.
 * Files of one folder are read together where each alone has errors or no
 * table of the form, no figure and no section of prose stands in two of them,
 * and each that joins leaves fewer errors and names no other agency or year:
 * figures in one, prose in another. Without a name in common (年报.xlsx,
 * 年报.docx) they are so only where that can be but one report: no two files of
 * the folder have the same figure. EXIT_DONE or, said, EXIT_FAULT. */
int drop_plan_make(drop_plan *plan, const drop_files *files,
                   const fill_shared *filling);
void drop_plan_clear(drop_plan *plan);

#endif
