#include "odf/epoch.h"

#include <stdlib.h>

bool odfgx_epoch_read(time_t *out)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    if (epoch == NULL || *epoch < '0' || *epoch > '9')
        return false;
    long long seconds = strtoll(epoch, &end, 10);
    *out = (time_t)seconds;
    return *end == '\0' && *out == seconds;
}
