#include "odf/child_limits.h"

#include <sys/resource.h>

static rlim_t least(rlim_t one, rlim_t other)
{
    return one < other ? one : other;
}

/* One more is hard, so that the signal tells why. */
static void limit(int what, uint64_t most)
{
    struct rlimit limits;
    if (getrlimit(what, &limits) != 0)
        return;
    limits.rlim_cur = least(limits.rlim_cur, (rlim_t)most);
    limits.rlim_max = least(limits.rlim_max, (rlim_t)most + 1);
    (void)setrlimit(what, &limits);
}

void odfgx_child_limit(const odfgx_child_limits *limits)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, limits->file);
    limit(RLIMIT_CPU, limits->seconds);
#if !defined(ODFGX_SANITIZED)
    limit(RLIMIT_AS, limits->memory);
#endif
}
