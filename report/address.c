#include "report/odfgx.h"

#include <string.h>

/* Columns count in base 26 without a zero: … Y, Z, AA, AB … Every cell that is
 * printed comes here, so the digits are written by hand. */
const char *odfgx_address_format(uint32_t row, uint32_t column,
                                 char text[ODFGX_ADDRESS_TEXT])
{
    char address[ODFGX_ADDRESS_TEXT];
    size_t first = sizeof address - 1;
    address[first] = '\0';
    for (uint64_t left = (uint64_t)row + 1; left > 0; left /= 10)
        address[--first] = (char)('0' + left % 10);
    for (uint64_t left = (uint64_t)column + 1; left > 0; left /= 26) {
        left--;
        address[--first] = (char)('A' + left % 26);
    }
    return memcpy(text, address + first, sizeof address - first);
}
