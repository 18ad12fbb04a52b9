/* cli/say.h — what the program says on stderr, in the user's language. */
#ifndef ODFGX_CLI_SAY_H
#define ODFGX_CLI_SAY_H

#include "cli/options.h"
#include "report/platform.h"

#include <stdio.h>

/* Exit statuses that the program gives by itself; the others come from
 * odfgx_status_exit. */
enum exit_status {
    EXIT_DONE = 0,
    EXIT_FINDINGS = 1,
    EXIT_USAGE = 2,
    EXIT_INPUT = 3,
    EXIT_OUTPUT = 4,
    EXIT_FAULT = 70
};

#if defined(__GNUC__)
#define SAY_FORMAT_OF(text) __attribute__((format_arg(text)))
#else
#define SAY_FORMAT_OF(text)
#endif

/* Marks a sentence for translation: in place, by number, or for a table of
 * sentences that are translated where they are used. */
#define _(sentence) translate(sentence)
#define N_(sentence) sentence

const char *translate(const char *sentence) SAY_FORMAT_OF(1);
const char *translate_count(const char *one, const char *many, size_t count)
    SAY_FORMAT_OF(1) SAY_FORMAT_OF(2);

/* Prints "odfgx: " and a line that is already translated. */
void say(const char *format, ...) ODFGX_PRINTF(1, 2);

/* The line that was said last, "" for none: for a box on the screen. */
const char *said_last(void);

/* From now on lines go to `stream`, without the program's name: for a box of
 * an office suite. NULL: to stderr again. */
void say_into(FILE *stream);

/* The same and where to find help; EXIT_USAGE. */
int say_usage(const char *format, ...) ODFGX_PRINTF(1, 2);

/* Says that memory is out; EXIT_FAULT. */
int say_memory(void);

/* Prints a failure, where and what; its exit status. */
int say_failure(const odfgx_error *failure);

/* Whether a stream is to have colours. */
bool colour_wanted(const cli_options *options, FILE *stream);

/* Tells on a terminal how many of `count` are done once half a second has
 * passed; any other message takes the line away first. */
typedef struct cli_progress {
    size_t done, count;
    int64_t started; /* in milliseconds */
    bool shown;
} cli_progress;

void progress_begin(cli_progress *progress, size_t count, bool quiet);
void progress_step(cli_progress *progress);
void progress_end(void);

#endif
