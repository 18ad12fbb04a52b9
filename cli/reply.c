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

/* NULL when it can't be read back. */
static char *read_text(FILE *text)
{
    long length = fflush(text) == 0 ? ftell(text) : -1;
    char *bytes = length >= 0 ? malloc((size_t)length + 1) : NULL;
    if (bytes == NULL)
        return NULL;
    rewind(text);
    if (fread(bytes, 1, (size_t)length, text) != (size_t)length) {
        free(bytes);
        return NULL;
    }
    bytes[length] = '\0';
    return bytes;
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
    char *part = path_with(run, PART_SUFFIX),
         *beside = path_with(run, TEXT_SUFFIX);
    char *text = read_text(run->text);
    say_into(NULL);
    (void)fclose(run->text);
    run->text = NULL;
    if (beside != NULL)
        odfgx_platform_remove(beside);
    if (part == NULL || beside == NULL)
        status = say_memory();
    else if (text == NULL || !write_reply(run, status, text, part))
        status = refuse(run);
    free(text);
    free(beside);
    free(part);
    return status;
}
