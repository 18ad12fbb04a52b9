/* cli/repairs.h — proposed repairs as text, for people. */
#ifndef ODFGX_CLI_REPAIRS_H
#define ODFGX_CLI_REPAIRS_H

#include "report/odfgx.h"

#include <stdio.h>

/* Prints the repairs of the `report`-th checked file: which cells become
 * what, which findings that settles, and what speaks for it. */
void repairs_print(FILE *stream, const odfgx_findings *findings, size_t report,
                   bool colour);

/* Prints the cells that a repair changes, and how, a line each. */
void repair_print_cells(FILE *stream, const odfgx_repair *repair);

#endif
