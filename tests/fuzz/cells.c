#include "tests/fuzz/chunks.h"
#include "tests/fuzz/contract.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

typedef struct outcome {
    contract told;
    odfgx_error err;
} outcome;

static outcome read_cells(const uint8_t *data, size_t size, bool one_byte)
{
    outcome now = { 0 };
    odfgx_visitor visitor = contract_visitor(&now.told);
    odfgx_input *input;
    REQUIRE(odfgx_input_from_memory(&input, data, size, "fuzz", fuzz_limits(),
                                    NULL) == ODFGX_OK);
    chunks_of_one_byte = one_byte;
    odfgx_status status = odfgx_cells_read(input, &visitor, &now.err);
    chunks_of_one_byte = false;
    fuzz_check_failure(status, &now.err);
    if (status == ODFGX_OK)
        contract_end(&now.told);
    odfgx_input_free(input);
    return now;
}

/* Which of two things is met first may depend on the chunks where one is
 * that the part is damaged or too large. */
static bool depends_on_chunks(const outcome *outcome)
{
    return outcome->err.status == ODFGX_DAMAGED ||
           outcome->err.status == ODFGX_LIMIT;
}

/* So that the same bytes always take the same way. */
static bool one_in_four(const uint8_t *data, size_t size)
{
    unsigned sum = (unsigned)size;
    for (size_t i = 0; i < size; i++)
        sum += data[i];
    return sum % 4 == 0;
}

void fuzz_cells(const uint8_t *data, size_t size)
{
    outcome whole = read_cells(data, size, false);
    if (!one_in_four(data, size) || depends_on_chunks(&whole))
        return;
    outcome pieces = read_cells(data, size, true);
    if (depends_on_chunks(&pieces))
        return;
    fuzz_require_same(&whole.err, &pieces.err);
    REQUIRE(pieces.told.digest == whole.told.digest);
}
