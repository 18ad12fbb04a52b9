/* cli/cells_writer.h — prints cells as they are told, as CSV or as one JSON
 * object a line, through a buffer of its own. */
#ifndef ODFGX_CLI_CELLS_WRITER_H
#define ODFGX_CLI_CELLS_WRITER_H

#include "report/odfgx.h"

#include <stdio.h>

typedef struct cells_writer cells_writer;

/* A writer to `out`, which is borrowed: CSV (RFC 4180) with its head, or
 * NDJSON. NULL when out of memory. */
cells_writer *cells_writer_new(FILE *out, bool as_ndjson);
void cells_writer_free(cells_writer *writer);

/* What to give odfgx_cells_read. Runs are expanded, row by row; cells with
 * nothing in them are left out. A callback fails with ODFGX_WRITE where `out`
 * takes no more, and then describes no failure. */
odfgx_visitor cells_writer_visitor(cells_writer *writer);

/* Hands what was told so far to `out`: after a failed reading. */
odfgx_status cells_writer_flush(cells_writer *writer);

/* The same after all was told, and with the head if there was nothing. */
odfgx_status cells_writer_finish(cells_writer *writer);

#endif
