#include "report/odfgx.h"

#include <inttypes.h>
#include <stdio.h>

/* Columns count in base 26 without a zero: … Y, Z, AA, AB … */
const char *odfgx_address_format(uint32_t row, uint32_t column,
                                 char text[ODFGX_ADDRESS_TEXT])
{
    char letters[8];
    size_t first = sizeof letters - 1;
    letters[first] = '\0';
    for (uint64_t left = (uint64_t)column + 1; left > 0; left /= 26) {
        left--;
        letters[--first] = (char)('A' + left % 26);
    }
    (void)snprintf(text, ODFGX_ADDRESS_TEXT, "%s%" PRIu64, letters + first,
                   (uint64_t)row + 1);
    return text;
}
