/* report/grow.h — lists that grow by doubling, one item at a time. */
#ifndef ODFGX_REPORT_GROW_H
#define ODFGX_REPORT_GROW_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for one more item behind the `count` that an array has; `array`
 * is the address of the pointer to it, which malloc's family owns. False
 * where memory ran out: array and capacity are as they were. */
bool odfgx_grow(void *array, size_t count, size_t *capacity, size_t size);

#endif
