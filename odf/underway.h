/* odf/underway.h — the temporary files that this process is writing, for a
 * signal handler to remove. */
#ifndef ODFGX_ODF_UNDERWAY_H
#define ODFGX_ODF_UNDERWAY_H

#include <stdbool.h>

/* How many names are kept in mind at once. */
#define ODFGX_UNDERWAY_MAX 64

/* Keeps a name in mind, which is on the heap and from then on ours; false
 * where there are too many of them already. */
bool odfgx_underway_add(char *name);

/* Forgets a name that was added, and frees it. */
void odfgx_underway_end(char *name);

#endif
