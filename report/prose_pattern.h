/* report/prose_pattern.h — wordings that are looked for in prose. Signs of a
 * pattern: [a|b] is one of these, of which one may be nothing; @ a year, all
 * of them the same; ~ the agency as it calls itself; ^ the beginning of a
 * sentence; … up to 20 signs of one clause. */
#ifndef ODFGX_REPORT_PROSE_PATTERN_H
#define ODFGX_REPORT_PROSE_PATTERN_H

#include "report/prose_items.h"

/* How many bytes of the text from `at` on are what the pattern says; 0: none.
 * *year is that of @, 0 where the pattern has none. */
size_t odfgx_pattern_match(const char *pattern,
                           const odfgx_prose_reader *reader, odfgx_slice text,
                           size_t at, int *year);

#endif
