#include "cli/request.h"

#include "cli/escape.h"
#include "cli/guard.h"
#include "cli/say.h"
#include "cli/text.h"
#include "report/platform.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES_MAX ((size_t)1 << 20)
#define PULSE ".pulse"

/* ------------------------------------------------------------------ reading */

static int refuse(const char *path, const char *why)
{
    say("%s: %s", path, why);
    return EXIT_INPUT;
}

static int read_bytes(request *out, const char *path)
{
    FILE *file = odfgx_platform_open_stream(path, "rb");
    if (file == NULL)
        return refuse(path, strerror(errno));
    out->bytes = malloc(BYTES_MAX);
    size_t length =
        out->bytes != NULL ? fread(out->bytes, 1, BYTES_MAX, file) : 0;
    bool failed = ferror(file) != 0;
    (void)fclose(file);
    if (out->bytes == NULL)
        return say_memory();
    if (failed || length == BYTES_MAX ||
        memchr(out->bytes, '\0', length) != NULL)
        return refuse(path, _("the request can't be read as lines of text"));
    out->bytes[length] = '\0';
    return EXIT_DONE;
}

static int cut_lines(request *out, const char *path)
{
    char *line = out->bytes;
    while (*line != '\0') {
        char *end = line + strcspn(line, "\n"), *next = end;
        if (*end == '\n')
            next++;
        if (end > line && end[-1] == '\r')
            end--;
        *end = '\0';
        if (out->count == REQUEST_WORDS_MAX + 2)
            return refuse(path, _("the request has too many lines"));
        if (!escape_resolve(line))
            return refuse(path, _("the request has a backslash that no "
                                  "uXXXX follows"));
        out->words[out->count++] = line;
        line = next;
    }
    return EXIT_DONE;
}

int request_read(request *out, const char *path, char *command)
{
    static char program[] = "odfgx";
    *out = (struct request){ .words = { program, command }, .count = 2 };
    int status = read_bytes(out, path);
    return status == EXIT_DONE ? cut_lines(out, path) : status;
}

void request_clear(request *done)
{
    free(done->bytes);
    *done = (request){ 0 };
}

/* ---------------------------------------------------------------- attending */

static void abandon(void)
{
    odfgx_output_abandon();
    _Exit(EXIT_FAULT);
}

/* Where no thread can be had, the work is done all the same. */
void request_attend(const char *path)
{
    char *pulse = text_join(path, PULSE);
    if (pulse == NULL)
        return;
    (void)guard_start(path, pulse, abandon);
    free(pulse);
}
