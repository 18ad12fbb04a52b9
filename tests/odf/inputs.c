#include "tests/odf/inputs.h"

#include "odf/input.h"
#include "report/buffer.h"
#include "tests/odf/hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void inputs_put_archive(const char *name, size_t size)
{
    zip_builder zip = { 0 };
    char *text = malloc(size + 1);
    uint32_t random = 1;
    for (size_t i = 0; i < size; i++) {
        random = random * 1664525 + 1013904223;
        text[i] = (char)(random >> 24);
    }
    builder_add(&zip, HOSTILE_PART, ZIP_STORED, text, size);
    builder_finish(&zip, "");
    FILE *file = fopen(name, "wb");
    if (file == NULL ||
        fwrite(zip.bytes.data, zip.bytes.length, 1, file) != 1 ||
        fclose(file) != 0)
        abort();
    odfgx_buffer_clear(&zip.bytes);
    free(text);
}

odfgx_status inputs_read(odfgx_input *input, size_t *length, odfgx_error *err)
{
    odfgx_package *package = NULL;
    odfgx_buffer out = { 0 };
    odfgx_status status = odfgx_input_package(input, &package, err);
    if (status == ODFGX_OK)
        status = odfgx_package_read(package, HOSTILE_PART, &out, err);
    *length = out.length;
    odfgx_buffer_clear(&out);
    return status;
}

odfgx_input *inputs_through_pipe(const char *name, const odfgx_limits *limits,
                                 odfgx_error *err)
{
    odfgx_input *input = NULL;
    int ends[2];
    if (pipe(ends) != 0)
        abort();
    pid_t child = fork();
    if (child == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)execlp("cat", "cat", name, (char *)NULL);
        _exit(1);
    }
    (void)close(ends[1]);
    (void)odfgx_input_from_fd(&input, ends[0], "-", limits, err);
    (void)close(ends[0]);
    (void)waitpid(child, NULL, 0);
    return input;
}
