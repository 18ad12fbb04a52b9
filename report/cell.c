#include "report/error.h"

#include <string.h>

static const char *const type_names[ODFGX_CELL_TYPES] = {
    [ODFGX_CELL_EMPTY] = "empty",
    [ODFGX_CELL_FLOAT] = "float",
    [ODFGX_CELL_PERCENTAGE] = "percentage",
    [ODFGX_CELL_CURRENCY] = "currency",
    [ODFGX_CELL_DATE] = "date",
    [ODFGX_CELL_TIME] = "time",
    [ODFGX_CELL_BOOLEAN] = "boolean",
    [ODFGX_CELL_STRING] = "string",
    [ODFGX_CELL_ERROR] = "error",
};

const char *odfgx_cell_type_name(odfgx_cell_type type)
{
    return type_names[type];
}

/* Columns are counted in a base of 26 that has no zero: Z, AA. */
const char *odfgx_address_format(uint32_t row, uint32_t column,
                                 char text[ODFGX_ADDRESS_TEXT])
{
    char reversed[ODFGX_ADDRESS_TEXT];
    size_t length = 0, out = 0;
    uint64_t number = (uint64_t)column + 1;
    for (; number > 0; number = (number - 1) / 26)
        reversed[length++] = (char)('A' + (number - 1) % 26);
    while (length > 0)
        text[out++] = reversed[--length];
    for (number = (uint64_t)row + 1; number > 0; number /= 10)
        reversed[length++] = (char)('0' + number % 10);
    while (length > 0)
        text[out++] = reversed[--length];
    text[out] = '\0';
    return text;
}
