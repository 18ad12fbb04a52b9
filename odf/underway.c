#include "odf/underway.h"

#include "report/odfgx.h"
#include "report/platform.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

/* A name is owned by whoever takes it out of its slot: the writer, who frees
 * it, or a signal handler, which must not. */
static _Atomic(char *) names[ODFGX_UNDERWAY_MAX];

bool odfgx_underway_add(char *name)
{
    for (size_t i = 0; i < ODFGX_UNDERWAY_MAX; i++) {
        char *none = NULL;
        if (atomic_compare_exchange_strong(&names[i], &none, name))
            return true;
    }
    return false;
}

void odfgx_underway_end(char *name)
{
    for (size_t i = 0; i < ODFGX_UNDERWAY_MAX; i++) {
        char *mine = name;
        if (atomic_compare_exchange_strong(&names[i], &mine, NULL)) {
            free(name);
            return;
        }
    }
}

void odfgx_output_abandon(void)
{
    int before = errno;
    for (size_t i = 0; i < ODFGX_UNDERWAY_MAX; i++) {
        char *name = atomic_exchange(&names[i], NULL);
        if (name != NULL)
            odfgx_platform_remove(name);
    }
    errno = before;
}
