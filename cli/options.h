/* cli/options.h — the one table of options, from which the parser, --help,
 * "did you mean" and the completion follow; the man page is tested by it. */
#ifndef ODFGX_CLI_OPTIONS_H
#define ODFGX_CLI_OPTIONS_H

#include "report/odfgx.h"

/* The values of --format; which of them a command has, its row says. */
typedef enum cli_format {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_CSV,
    FORMAT_NDJSON,
    FORMAT_HTML,
    FORMAT_SARIF
} cli_format;

typedef enum cli_colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER } cli_colour;

#define OPTION_JOBS_MAX 64 /* the library writes no more files at once */

/* What the command line says; strings are borrowed from it. */
typedef struct cli_options {
    const char *form;      /* id or folder; NULL: the default form */
    const char *template_; /* name or path; NULL: the form's own look */
    const char *output, *folder, *agency, *annotate; /* NULL where not given */
    const char *previous;    /* last year's report or a folder, or NULL */
    const char *agency_kind; /* the form's id of it, or NULL */
    const char *out;         /* the folder for what is put beside files */
    const char *from;        /* the report that a workbook goes on from */
    const char *source, *document, *reply, *request; /* of plugin */
    int jobs, year, missing, format, colour, language;
    bool blank_as_zero, fix, draft, strict, force, quiet, verbose, one, explain,
        explanations, check, no_open, all, keep, places, help, version;
    odfgx_limits limits;
    uint64_t given; /* bit i: the i-th row of the table was given */
} cli_options;

typedef enum option_kind {
    OPTION_FLAG,   /* a bool */
    OPTION_TEXT,   /* a const char * */
    OPTION_CHOICE, /* an int: which of the choices */
    OPTION_NUMBER, /* an int from `least` to `most` */
    OPTION_COUNT,  /* a uint64_t, at least 1 */
    OPTION_SIZE    /* the same in bytes; K, M and G may follow */
} option_kind;

/* A word that an option takes, and the number it stands for. */
typedef struct option_choice {
    const char *word; /* NULL ends the list */
    int value;
} option_choice;

typedef struct option_row {
    const char *name;             /* "out-dir" */
    const char *argument;         /* "DIR"; NULL: takes none */
    const char *help;             /* untranslated */
    const option_choice *choices; /* NULL: those of the command's formats */
    unsigned commands;            /* bits of the commands that have it */
    option_kind kind;
    size_t member; /* its place in `options` */
    int least, most;
    char letter; /* 'o', 0 for none */
} option_row;

/* Ends with a row without a name. */
extern const option_row option_rows[];

struct cli_command;

/* The words that an option takes with a command, or NULL. */
const option_choice *option_choices(const option_row *row,
                                    const struct cli_command *command);

/* What follows the name in a synopsis: "FILE", "json|csv"; "" for none. The
 * text is `space` or borrowed. */
const char *option_argument(const option_row *row,
                            const struct cli_command *command, char *space,
                            size_t size);

#endif
