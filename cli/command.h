/* cli/command.h — what a command is, and the line that calls it. */
#ifndef ODFGX_CLI_COMMAND_H
#define ODFGX_CLI_COMMAND_H

#include "cli/options.h"

/* Which commands have an option of their own: option_row.commands. */
enum command_bit {
    COMMAND_FILL = 1u << 0,
    COMMAND_CHECK = 1u << 1,
    COMMAND_EXTRACT = 1u << 2,
    COMMAND_CELLS = 1u << 3,
    COMMAND_NEW = 1u << 4,
    COMMAND_TEMPLATE_NEW = 1u << 5,
    COMMAND_OTHER = 1u << 6, /* has none of its own */
    COMMAND_OPEN = 1u << 7,
    COMMAND_WATCH = 1u << 8,
    COMMAND_PLUGIN = 1u << 9,
    COMMAND_ALL = (1u << 10) - 1
};

typedef struct invocation {
    const struct cli_command *command; /* NULL: only --help or --version */
    cli_options options;
    const char **operands; /* those behind the command's name */
    size_t count;
    const char **words; /* operands and the name; whose memory it is */
    const char *format; /* of --format, as typed */
} invocation;

typedef struct cli_command {
    const char *name;             /* "fill", "template check" */
    const char *arguments;        /* "FILE", as in a synopsis */
    const char *summary;          /* untranslated */
    const option_choice *formats; /* the first is the default; or NULL */
    const char *extension;        /* "odt": of what it writes; or NULL */
    const char *other_extension;  /* that it may write too; or NULL */
    size_t least, most;           /* how many operands */
    unsigned bit;
    int (*run)(const invocation *call); /* the exit status */
} cli_command;

#define OPERANDS_ANY SIZE_MAX

/* Ends with a row without a name. */
extern const cli_command commands[];

/* The arguments in the language of the process; "" for none. */
const char *command_arguments(const cli_command *command);

/* Takes the command's name, one word or two, from the front of `words`; how
 * many, in *used. Not 0: there is no such command, which is said. */
int command_find(const cli_command **out, size_t *used,
                 const char *const *words, size_t count);

/* Reads the command line into `call`, which is zeroed. Not 0: the exit
 * status, all said. Free call->words. */
int invocation_parse(invocation *call, int argc, char **argv);

int run_cells(const invocation *call);
int run_check(const invocation *call);
int run_doctor(const invocation *call);
int run_extract(const invocation *call);
int run_fill(const invocation *call);
int run_form_check(const invocation *call);
int run_form_list(const invocation *call);
int run_form_show(const invocation *call);
int run_desktop_install(const invocation *call);
int run_desktop_remove(const invocation *call);
int run_new(const invocation *call);
int run_open(const invocation *call);
int run_plugin(const invocation *call);
int run_rules(const invocation *call);
int run_template_check(const invocation *call);
int run_template_fields(const invocation *call);
int run_template_new(const invocation *call);
int run_verify(const invocation *call);
int run_watch(const invocation *call);

#endif
