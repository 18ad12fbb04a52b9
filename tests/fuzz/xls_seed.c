/* Writes old workbooks for the fuzzer to begin with: xls_seed FOLDER puts a
 * compound file and the bare records of one there. */
#include "tests/filters/xls_builder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool put(const char *folder, const char *name, const odfgx_buffer *bytes)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof path)
        return false;
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return false;
    bool written = fwrite(bytes->data, 1, bytes->length, file) == bytes->length;
    return fclose(file) == 0 && written;
}

/* Dimensions, a number that is computed, a text that is, an error, a merge. */
static odfgx_buffer records(void)
{
    odfgx_buffer out = { 0 };
    xls_add(&out, 0x208, "22222222", 0u, 0u, 3u, 0u, 0u, 0u, 0x20u, 0u);
    xls_add(&out, 0x06, "222d242", 0u, 0u, 0u, 13.5, 0u, 0u, 0u);
    xls_add(&out, 0x06, "2221111222422", 0u, 1u, 0u, 0u, 0u, 0u, 0u, 0u,
            0xFFFFu, 0u, 0u, 0u, 0u);
    xls_add(&out, 0x207, "t", "a1");
    xls_add(&out, 0x205, "22211", 1u, 9u, 0u, 0x2Au, 1u);
    xls_add(&out, 0xE5, "22222", 1u, 7u, 8u, 0u, 2u);
    return out;
}

int main(int argc, char **argv)
{
    odfgx_buffer cells = records();
    const xls_sheet sheets[] = { { "One", 0, 0, &cells },
                                 { "Two", 1, 0, &cells } };
    odfgx_buffer file = xls_build(sheets, 2, NULL);
    odfgx_buffer stream = xls_stream(sheets, 2, NULL);
    bool written = argc == 2 && put(argv[1], "cells.xls", &file) &&
                   put(argv[1], "stream.biff", &stream);
    odfgx_buffer_clear(&cells);
    odfgx_buffer_clear(&file);
    odfgx_buffer_clear(&stream);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
