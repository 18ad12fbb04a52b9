#include "odf/child_limits.h"

#include "report/platform.h"

void odfgx_child_limit(const odfgx_child_limits *limits)
{
    uint64_t memory = limits->memory;
#if defined(ODFGX_SANITIZED)
    memory = 0;
#endif
    odfgx_platform_limit(limits->seconds, memory, limits->file);
}
