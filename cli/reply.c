#include "cli/reply.h"

#include "cli/escape.h"
#include "cli/say.h"
#include "cli/text.h"
#include "report/platform.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The text while it grows, and the reply before it is in place. */
#define TEXT_SUFFIX ".text"
#define PART_SUFFIX ".part"

static char *path_with(const plugin_run *run, const char *suffix)
{
    return text_join(run->call.options.reply, suffix);
}

static int refuse(const plugin_run *run)
{
    say(_("%s: the reply can't be written: %s"), run->call.options.reply,
        strerror(errno));
    return EXIT_OUTPUT;
}

int reply_begin(plugin_run *run)
{
    char *path = path_with(run, TEXT_SUFFIX);
    if (path == NULL)
        return say_memory();
    run->text = odfgx_platform_open_stream(path, "w+b");
    free(path);
    if (run->text == NULL)
        return refuse(run);
    say_into(run->text);
    return EXIT_DONE;
}

/* ------------------------------------------------------------------- writing
 */

/* EXIT_DONE, EXIT_FAULT, or EXIT_OUTPUT where it can't be read back. */
static int read_text(char **out, FILE *text)
{
    long length = fflush(text) == 0 ? ftell(text) : -1;
    if (length < 0)
        return EXIT_OUTPUT;
    char *bytes = malloc((size_t)length + 1);
    if (bytes == NULL)
        return EXIT_FAULT;
    rewind(text);
    bytes[fread(bytes, 1, (size_t)length, text)] = '\0';
    *out = bytes;
    return ferror(text) ? EXIT_OUTPUT : EXIT_DONE;
}

static bool write_all(const plugin_run *run, int status, const char *text,
                      FILE *file)
{
    (void)fprintf(file, "%d\t", status);
    escape_write(file, run->output != NULL ? run->output : "", false);
    (void)fputc('\t', file);
    if (run->findings != NULL && odfgx_findings_file_count(run->findings) > 0)
        plugin_print_places(file, run->findings, true);
    else
        (void)fputc('\t', file);
    (void)fputc('\n', file);
    escape_write(file, text, true);
    if (run->call.options.places && run->findings != NULL &&
        odfgx_findings_file_count(run->findings) > 0)
        plugin_print_places(file, run->findings, false);
    bool failed = ferror(file) != 0;
    return fclose(file) == 0 && !failed;
}

static bool write_reply(const plugin_run *run, int status, const char *text,
                        const char *part)
{
    FILE *file = odfgx_platform_open_stream(part, "wb");
    if (file != NULL && write_all(run, status, text, file) &&
        odfgx_platform_replace(part, run->call.options.reply))
        return true;
    int why = errno;
    odfgx_platform_remove(part);
    errno = why;
    return false;
}

int reply_finish(plugin_run *run, int status)
{
    char *part = path_with(run, PART_SUFFIX);
    char *beside = path_with(run, TEXT_SUFFIX), *text = NULL;
    int told = read_text(&text, run->text);
    say_into(NULL);
    (void)fclose(run->text);
    run->text = NULL;
    if (beside != NULL)
        odfgx_platform_remove(beside);
    if (part == NULL || beside == NULL || told == EXIT_FAULT)
        status = say_memory();
    else if (told != EXIT_DONE || !write_reply(run, status, text, part))
        status = refuse(run);
    free(text);
    free(beside);
    free(part);
    return status;
}
