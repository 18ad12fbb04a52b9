/* filters/opendocument/runs.h — what numbers the lists of a document have
 * reached, so that a later list may go on where one ended. */
#ifndef ODFGX_FILTERS_OPENDOCUMENT_RUNS_H
#define ODFGX_FILTERS_OPENDOCUMENT_RUNS_H

#include "filters/opendocument/styles.h"

/* So many lists are remembered; those before are not gone on with. */
enum { OD_RUNS_MAX = 1024 };

/* The numbers of one list, which may be cut by other text. */
typedef struct odfgx_od_run {
    uint64_t style, id, last_id; /* hashes of names; 0: none */
    uint32_t numbers[OD_LIST_LEVELS];
    unsigned begun; /* levels that have a number, as bits */
} odfgx_od_run;

/* { 0 } has none. */
typedef struct odfgx_od_runs {
    odfgx_arena arena;
    odfgx_od_run *items[OD_RUNS_MAX];
    size_t count; /* begun so far */
} odfgx_od_runs;

/* A list as its tag says; what it does not say is NULL. */
typedef struct odfgx_od_list_tag {
    const char *style, *id, *continued_id;
    bool continues; /* the last one of its style */
} odfgx_od_list_tag;

/* The run of a list: one that it goes on with, or a new one. */
odfgx_status odfgx_od_run_begin(odfgx_od_runs *runs,
                                const odfgx_od_list_tag *tag,
                                odfgx_od_run **out, odfgx_error *err);

/* Counts an item of a level (0-based), from *restart, or, where that is NULL,
 * on from the last one. Levels above that have no item yet have begun with
 * it, as in LibreOffice; those below begin anew with their next one. */
void odfgx_od_run_count(odfgx_od_run *run, const odfgx_od_style *style,
                        unsigned level, const uint32_t *restart);

#endif
