/* report/prose_number.h — numbers as sentences have them: 3119, 3,119, 12.5,
 * 一百二十三, 两千. */
#ifndef ODFGX_REPORT_PROSE_NUMBER_H
#define ODFGX_REPORT_PROSE_NUMBER_H

#include "report/text.h"

/* Reads the number at the beginning of the text: ASCII digits with thousands
 * separators and decimals, or a Chinese numeral. Its length in bytes; 0 where
 * none stands there, or one that is too large or has more than 6 decimals. */
size_t odfgx_prose_number(odfgx_slice text, odfgx_amount *out,
                          unsigned *decimals);

#endif
