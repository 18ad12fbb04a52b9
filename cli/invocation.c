#include "cli/command.h"
#include "cli/say.h"
#include "cli/suggest.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MAX 64
#define LONG_BASE 256 /* getopt_long gives LONG_BASE + the row's index */

/* The table in the words of getopt_long. */
typedef struct getopt_words {
    struct option options[ROWS_MAX];
    char letters[2 + 2 * ROWS_MAX];
} getopt_words;

/* "-": operands and options may stand in any order; ":": an argument that is
 * missing is told apart from an option that is unknown. */
static void words_make(getopt_words *words)
{
    char *letter = words->letters;
    *letter++ = '-';
    *letter++ = ':';
    int i = 0;
    for (const option_row *row = option_rows; row->name != NULL; row++, i++) {
        words->options[i] = (struct option){
            .name = row->name,
            .has_arg = row->argument != NULL ? required_argument : no_argument,
            .val = LONG_BASE + i,
        };
        if (row->letter == '\0')
            continue;
        *letter++ = row->letter;
        if (row->argument != NULL)
            *letter++ = ':';
    }
    words->options[i] = (struct option){ 0 };
    *letter = '\0';
}

static const option_row *row_of(int code)
{
    if (code >= LONG_BASE)
        return &option_rows[code - LONG_BASE];
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (row->letter != '\0' && row->letter == code)
            return row;
    }
    return NULL;
}

/* ------------------------------------------------- what an option says */

static int refuse_value(const option_row *row, const char *value,
                        const char *expected)
{
    return say_usage(_("--%s: \"%s\" is not %s"), row->name, value, expected);
}

static int set_choice(const option_row *row, const cli_command *command,
                      const char *value, int *out)
{
    cli_suggestion near = { .typed = value };
    const option_choice *choice = option_choices(row, command);
    for (; choice->word != NULL; choice++) {
        suggestion_try(&near, choice->word, strlen(choice->word));
        if (strcmp(choice->word, value) == 0) {
            *out = choice->value;
            return EXIT_DONE;
        }
    }
    char space[128];
    const char *words = option_argument(row, command, space, sizeof space);
    if (near.nearest != NULL)
        return say_usage(_("--%s: \"%s\" is none of %s; did you mean "
                           "\"%.*s\"?"),
                         row->name, value, words, near.length, near.nearest);
    return say_usage(_("--%s: \"%s\" is none of %s"), row->name, value, words);
}

/* Digits only, all of them; what follows is left in *end. */
static bool read_digits(const char *text, char **end, uint64_t *out)
{
    if (*text < '0' || *text > '9')
        return false;
    errno = 0;
    *out = strtoull(text, end, 10);
    return errno == 0;
}

static int set_number(const option_row *row, const char *value, int *out)
{
    char *end;
    uint64_t number;
    if (!read_digits(value, &end, &number) || *end != '\0' ||
        number < (uint64_t)row->least || number > (uint64_t)row->most)
        return say_usage(_("--%s: \"%s\" is no whole number from %d to %d"),
                         row->name, value, row->least, row->most);
    *out = (int)number;
    return EXIT_DONE;
}

static int set_limit(const option_row *row, const char *value, uint64_t *out)
{
    static const char suffixes[] = "KMG";
    char *end;
    uint64_t number;
    if (!read_digits(value, &end, &number) || number == 0)
        return refuse_value(row, value, _("a whole number above 0"));
    const char *suffix = *end != '\0' ? strchr(suffixes, *end) : NULL;
    if (row->kind == OPTION_COUNT && *end != '\0')
        return refuse_value(row, value, _("a whole number above 0"));
    if (*end != '\0' && (suffix == NULL || end[1] != '\0'))
        return refuse_value(row, value,
                            _("a number of bytes, such as 512M: K, M or G"));
    unsigned shift =
        suffix != NULL ? 10 * (unsigned)(suffix - suffixes + 1) : 0;
    if (number > UINT64_MAX >> shift)
        return refuse_value(row, value, _("so small that it can be counted"));
    *out = number << shift;
    return EXIT_DONE;
}

static int set_text(const option_row *row, const char *value, const char **out)
{
    if (*value == '\0')
        return say_usage(_("--%s: the argument is empty"), row->name);
    *out = value;
    return EXIT_DONE;
}

/* --format waits for the command that it belongs to. */
static int set_option(invocation *call, const option_row *row,
                      const char *value)
{
    void *member = (char *)&call->options + row->member;
    call->options.given |= UINT64_C(1) << (row - option_rows);
    switch (row->kind) {
    case OPTION_FLAG:
        *(bool *)member = true;
        return EXIT_DONE;
    case OPTION_TEXT:
        return set_text(row, value, member);
    case OPTION_NUMBER:
        return set_number(row, value, member);
    case OPTION_COUNT:
    case OPTION_SIZE:
        return set_limit(row, value, member);
    case OPTION_CHOICE:
        if (row->choices != NULL)
            return set_choice(row, NULL, value, member);
        call->format = value;
        return EXIT_DONE;
    }
    return EXIT_FAULT;
}

/* ------------------------------------------------ what can't be an option */

static int refuse_long(const char *typed)
{
    char name[64];
    size_t length = strcspn(typed + 2, "="), begun = 0;
    if (length >= sizeof name)
        return say_usage(_("%s: there is no such option"), typed);
    memcpy(name, typed + 2, length);
    name[length] = '\0';
    cli_suggestion near = { .typed = name };
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        begun += strncmp(row->name, name, length) == 0;
        suggestion_try(&near, row->name, strlen(row->name));
    }
    if (begun > 1)
        return say_usage(_("--%s may stand for several options: write it "
                           "out"),
                         name);
    if (near.nearest != NULL)
        return say_usage(_("--%s: there is no such option; did you mean "
                           "--%.*s?"),
                         name, near.length, near.nearest);
    return say_usage(_("--%s: there is no such option"), name);
}

static int refuse_option(int code, const char *typed)
{
    const option_row *row = row_of(optopt);
    if (code == ':')
        return say_usage(_("%s: its argument is missing"), typed);
    if (row != NULL && optopt >= LONG_BASE)
        return say_usage(_("--%s takes no argument"), row->name);
    /* Of letters that stand together, `typed` may be the word before. */
    if (optopt == 0)
        return refuse_long(typed);
    return say_usage(_("-%c: there is no such option"), optopt);
}

static int parse_words(invocation *call, int argc, char **argv)
{
    getopt_words words;
    words_make(&words);
    opterr = 0;
    optind = 0; /* a request is parsed after the command line */
    int code, status = EXIT_DONE;
    while (status == EXIT_DONE &&
           (code = getopt_long(argc, argv, words.letters, words.options,
                               NULL)) != -1) {
        if (code == 1)
            call->operands[call->count++] = optarg;
        else if (code == '?' || code == ':')
            status = refuse_option(code, argv[optind - 1]);
        else
            status = set_option(call, row_of(code), optarg);
    }
    while (status == EXIT_DONE && optind < argc)
        call->operands[call->count++] = argv[optind++];
    return status;
}

/* --------------------------------------------------- what goes together */

/* An option that another command has: which one it is given to matters. */
static int refuse_foreign(const invocation *call)
{
    const cli_command *command = call->command;
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        uint64_t bit = UINT64_C(1) << (row - option_rows);
        if ((call->options.given & bit) != 0 &&
            (row->commands & command->bit) == 0)
            return say_usage(_("%s has no option --%s"), command->name,
                             row->name);
    }
    return EXIT_DONE;
}

static int set_format(invocation *call)
{
    if (call->format != NULL) {
        for (const option_row *row = option_rows;; row++) {
            if (row->kind == OPTION_CHOICE && row->choices == NULL)
                return set_choice(row, call->command, call->format,
                                  &call->options.format);
        }
    }
    if (call->command->formats != NULL)
        call->options.format = call->command->formats->value;
    return EXIT_DONE;
}

static int refuse_operands(const invocation *call)
{
    const cli_command *command = call->command;
    if (call->count < command->least)
        return say_usage(_("%s: something is missing; write odfgx %s %s"),
                         command->name, command->name,
                         command_arguments(command));
    if (call->count > command->most)
        return say_usage(_("%s: \"%s\" is one too many; write odfgx %s%s%s"),
                         command->name, call->operands[command->most],
                         command->name, *command->arguments != '\0' ? " " : "",
                         command_arguments(command));
    return EXIT_DONE;
}

static int find_command(invocation *call)
{
    size_t words = 0;
    int status =
        command_find(&call->command, &words, call->operands, call->count);
    call->operands += words;
    call->count -= words;
    return status;
}

int invocation_parse(invocation *call, int argc, char **argv)
{
    odfgx_limits_init(&call->options.limits);
    call->options.jobs = 1;
    call->words = calloc((size_t)argc + 1, sizeof *call->words);
    if (call->words == NULL)
        return say_memory();
    call->operands = call->words;
    int status = parse_words(call, argc, argv);
    bool about = call->options.help || call->options.version;
    if (status == EXIT_DONE && (call->count > 0 || !about))
        status = find_command(call);
    if (status != EXIT_DONE || about)
        return status;
    status = refuse_foreign(call);
    if (status == EXIT_DONE)
        status = set_format(call);
    return status != EXIT_DONE ? status : refuse_operands(call);
}
