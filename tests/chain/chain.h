/* tests/chain/chain.h — the main job in one call, for tests that let each of
 * its allocations fail: a workbook becomes a checked report on disk. */
#ifndef ODFGX_TESTS_CHAIN_H
#define ODFGX_TESTS_CHAIN_H

#include "report/odfgx.h"

/* Makes a folder with an old output in it; false where that failed. */
bool chain_begin(void);
void chain_end(void);

/* Opens form, workbook and template, reads, checks, fills, and writes over the
 * old output; also prints the report and the findings as JSON and CSV. */
odfgx_status chain_run(odfgx_error *err);

/* Whether all successful runs so far made and printed the same. */
bool chain_is_constant(void);

/* Whether the output is still the old one; puts it back if not. */
bool chain_output_is_old(void);

#endif
