/* tests/fuzz/contract.h — a visitor that holds a filter to its contract
 * (odfgx_visitor in report/odfgx.h) and sums up what it was told. */
#ifndef ODFGX_TESTS_FUZZ_CONTRACT_H
#define ODFGX_TESTS_FUZZ_CONTRACT_H

#include "report/odfgx.h"

typedef struct contract {
    uint64_t cells;  /* told so far, repeats counted */
    uint64_t digest; /* of all that was told */
    bool in_table, table_hidden;
    bool in_row, row_hidden, row_filled;
    uint32_t row, rows; /* the run of rows that is being told */
    uint32_t column;    /* the first that may be told next */
    bool merged;        /* the next cell is the first of `merge` */
    odfgx_range merge;
} contract;

/* { 0 } is one that has heard nothing. It aborts at what breaks the contract.
 */
odfgx_visitor contract_visitor(contract *told);

/* To be called where reading came to the end. */
void contract_end(const contract *told);

#endif
