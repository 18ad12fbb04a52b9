/* filters/recorder.h — what a visitor was told, kept to be told to another one
 * later: a table within a cell, or a text box, is read before what is around it
 * ends, and must come behind that. */
#ifndef ODFGX_FILTERS_RECORDER_H
#define ODFGX_FILTERS_RECORDER_H

#include "filters/filter.h"
#include "report/arena.h"

typedef struct odfgx_recorded odfgx_recorded;

/* { 0 } is an empty one. */
typedef struct odfgx_recorder {
    odfgx_arena arena;
    odfgx_recorded *first, *last;
    size_t bytes;
} odfgx_recorder;

/* What records; the recorder must outlive it. More than 64 MiB are
 * ODFGX_LIMIT. */
odfgx_visitor odfgx_recorder_visitor(odfgx_recorder *recorder);

/* Tells what was recorded, in its order. */
odfgx_status odfgx_recorder_replay(const odfgx_recorder *recorder,
                                   const odfgx_visitor *visitor,
                                   odfgx_error *err);

/* Forgets all and frees it. */
void odfgx_recorder_clear(odfgx_recorder *recorder);

#endif
