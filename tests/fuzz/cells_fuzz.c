/* Fuzzes the reading of cells. There is a program of it for each format,
 * which differ in their seeds and dictionaries: what a document is, the
 * filters find out by themselves. */
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_cells(data, size);
    return 0;
}
