/* cli/batch.h — fill --out-dir: each input a report of its own, several at a
 * time, told in the order of the inputs. */
#ifndef ODFGX_CLI_BATCH_H
#define ODFGX_CLI_BATCH_H

#include "cli/fill_job.h"

typedef struct batch_item batch_item;

/* { 0 } is none. */
typedef struct fill_batch {
    batch_item *items;
    size_t count;
} fill_batch;

/* Names the outputs and says which must not be written, before anything is
 * read; the others are made all the same. Two inputs that would give the same
 * one are EXIT_USAGE. Needs the call and the files to keep. */
int batch_init(fill_batch *batch, const fill_shared *filling);

/* Makes all reports; the highest exit status. */
int batch_run(fill_batch *batch, const fill_shared *filling);

void batch_clear(fill_batch *batch);

#endif
