#include "report/grow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY ((size_t)16)

bool odfgx_grow(void *array, size_t count, size_t *capacity, size_t size)
{
    void *old, *grown;
    if (count < *capacity)
        return true;
    size_t wanted = *capacity > 0 ? *capacity * 2 : FIRST_CAPACITY;
    memcpy(&old, array, sizeof old); /* `array` is some pointer's address */
    if (wanted > SIZE_MAX / size)
        return false;
    grown = realloc(old, wanted * size);
    if (grown == NULL)
        return false;
    memcpy(array, &grown, sizeof grown);
    *capacity = wanted;
    return true;
}
