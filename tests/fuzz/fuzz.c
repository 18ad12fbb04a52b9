#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

void fuzz_require(bool holds, const char *what, const char *file, int line)
{
    if (holds)
        return;
    (void)fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

static bool is_malformed(const odfgx_error *err)
{
    static const char words[] = "not well-formed XML";
    return err->status == ODFGX_XML &&
           strncmp(err->text, words, sizeof words - 1) == 0;
}

void fuzz_require_same(const odfgx_error *whole, const odfgx_error *pieces)
{
    if ((is_malformed(whole) && is_malformed(pieces)) ||
        (whole->status == pieces->status &&
         strcmp(whole->where, pieces->where) == 0 &&
         strcmp(whole->text, pieces->text) == 0))
        return;
    (void)fprintf(stderr, "whole: %d %s: %s\npieces: %d %s: %s\n",
                  (int)whole->status, whole->where, whole->text,
                  (int)pieces->status, pieces->where, pieces->text);
    abort();
}

const odfgx_limits *fuzz_limits(void)
{
    static const odfgx_limits limits = {
        .part = (uint64_t)1 << 22,
        .total = (uint64_t)1 << 23,
        .entries = 100,
        .ratio = 200,
        .cells = 100000,
        .depth = 64,
        .attributes = 64,
        .attribute = 10000,
        .text = 20000,
    };
    return &limits;
}

bool fuzz_is_utf8(const char *text, size_t length)
{
    utf8proc_int32_t code_point;
    for (size_t at = 0; at < length;) {
        utf8proc_ssize_t got =
            utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                             (utf8proc_ssize_t)(length - at), &code_point);
        if (got <= 0)
            return false;
        at += (size_t)got;
    }
    return true;
}

void fuzz_check_failure(odfgx_status status, const odfgx_error *err)
{
    REQUIRE(err->status == status);
    if (status == ODFGX_OK)
        return;
    REQUIRE(odfgx_status_exit(status) == 3 || status == ODFGX_TEMPLATE);
    REQUIRE(err->text[0] != '\0' && strchr(err->text, '\n') == NULL);
    REQUIRE(fuzz_is_utf8(err->text, strlen(err->text)));
    REQUIRE(fuzz_is_utf8(err->where, strlen(err->where)));
}
