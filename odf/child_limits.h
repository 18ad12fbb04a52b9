/* odf/child_limits.h — what a program that the library starts allows itself:
 * compiled into these programs too. */
#ifndef ODFGX_ODF_CHILD_LIMITS_H
#define ODFGX_ODF_CHILD_LIMITS_H

#include <stdint.h>

/* A sanitizer has an allocator of its own and reserves all addresses. */
#if defined(__SANITIZE_ADDRESS__)
#define ODFGX_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ODFGX_SANITIZED
#endif
#endif

typedef struct odfgx_child_limits {
    uint64_t seconds; /* of the processor, then SIGXCPU */
    uint64_t memory;  /* in bytes; none where a sanitizer needs it all */
    uint64_t file;    /* bytes of each file it writes */
} odfgx_child_limits;

/* Limits this process; what it was started with may be less and stays. It
 * leaves no core. */
void odfgx_child_limit(const odfgx_child_limits *limits);

#endif
