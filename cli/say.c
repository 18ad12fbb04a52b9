#include "cli/say.h"

#include "cli/layout.h"
#include "report/platform.h"

#include <libintl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define LINE_SIZE 4096     /* longer messages are cut */
#define PROGRESS_AFTER 500 /* milliseconds */

static bool line_shown; /* the progress line is on the terminal */
static char last[LINE_SIZE];
static FILE *listener; /* NULL: stderr */

void say_into(FILE *stream)
{
    listener = stream;
}

const char *translate(const char *sentence)
{
    return dgettext("odfgx", sentence);
}

const char *translate_count(const char *one, const char *many, size_t count)
{
    return dngettext("odfgx", one, many, count);
}

static void print_line(const char *line)
{
    if (listener != NULL) {
        print_text(listener, line);
        (void)fputc('\n', listener);
        return;
    }
    progress_end();
    (void)fflush(stdout); /* what came before stands before it in one file */
    (void)fputs("odfgx: ", stderr);
    print_text(stderr, line);
    (void)fputc('\n', stderr);
}

static void say_arguments(const char *format, va_list arguments)
{
    (void)vsnprintf(last, sizeof last, format, arguments);
    print_line(last);
}

const char *said_last(void)
{
    return last;
}

void say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say_arguments(format, arguments);
    va_end(arguments);
}

int say_usage(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say_arguments(format, arguments);
    va_end(arguments);
    print_line(_("\"odfgx --help\" lists what there is"));
    return EXIT_USAGE;
}

int say_memory(void)
{
    say("%s", _("out of memory"));
    return EXIT_FAULT;
}

int say_failure(const odfgx_error *failure)
{
    say("%s%s%s", failure->where, failure->where[0] != '\0' ? ": " : "",
        failure->text);
    return odfgx_status_exit(failure->status);
}

static bool variable_set(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && *value != '\0';
}

bool colour_wanted(const cli_options *options, FILE *stream)
{
    if (options->colour != COLOUR_AUTO)
        return options->colour == COLOUR_ALWAYS;
    return odfgx_platform_has_colours(stream) && !variable_set("NO_COLOR");
}

void progress_begin(cli_progress *progress, size_t count, bool quiet)
{
    *progress = (struct cli_progress){
        .count = count,
        .started = odfgx_platform_milliseconds(),
        .shown = !quiet && odfgx_platform_is_terminal(stderr),
    };
}

void progress_step(cli_progress *progress)
{
    progress->done++;
    if (!progress->shown ||
        odfgx_platform_milliseconds() - progress->started < PROGRESS_AFTER)
        return;
    (void)fprintf(stderr, "\r%zu/%zu", progress->done, progress->count);
    (void)fflush(stderr);
    line_shown = true;
}

void progress_end(void)
{
    if (line_shown)
        (void)fputs("\r\033[K", stderr);
    line_shown = false;
}
