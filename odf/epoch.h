/* odf/epoch.h — the moment that documents are dated with, if any. */
#ifndef ODFGX_ODF_EPOCH_H
#define ODFGX_ODF_EPOCH_H

#include <stdbool.h>
#include <time.h>

/* The moment that SOURCE_DATE_EPOCH names; false where it names none. */
bool odfgx_epoch_read(time_t *out);

#endif
