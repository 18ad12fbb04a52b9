#include "cli/completion/completion.h"

/* Finds the command among the words before the current one: what follows an
 * option that takes an argument is none. */
static const char head[] =
    "# Completion of odfgx for fish; made from the program's own tables.\n"
    "function __odfgx_command\n"
    "    set -l previous\n"
    "    set -l command\n"
    "    for word in (commandline -opc)[2..-1]\n"
    "        switch \"$previous\"\n"
    "            case ";

static const char head_command[] =
    "\n"
    "                set previous\n"
    "                continue\n"
    "        end\n"
    "        set previous $word\n"
    "        string match -q -- '-*' $word; and continue\n"
    "        switch \"$command\"\n"
    "            case '' ";

static const char head_end[] =
    "\n"
    "                set command (string trim -- \"$command $word\")\n"
    "        end\n"
    "    end\n"
    "    echo \"$command\"\n"
    "end\n"
    "\n"
    "function __odfgx_in\n"
    "    contains -- (__odfgx_command) $argv\n"
    "end\n"
    "\n"
    "function __odfgx_file\n"
    "    set -l typed (commandline -ct)\n"
    "    __odfgx_in ''; and test -n \"$typed\"\n"
    "    and not string match -q -- \"$typed*\"";

static const char end[] = "\n"
                          "end\n"
                          "\n"
                          "complete -c odfgx -f\n"
                          "complete -c odfgx -n __odfgx_file -F\n";

/* Where no command begins as what is typed, a file may be meant. */
static void print_first_words(FILE *out)
{
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if (completion_begins_group(row))
            (void)fprintf(out, " %.*s", (int)completion_first_word(row),
                          row->name);
    }
}

static void print_description(FILE *out, const char *text)
{
    (void)fputs(" -d '", out);
    completion_print_escaped(out, text, "\\'");
    (void)fputs("'\n", out);
}

/* The words of a group; of the first words, none has a second one behind it
 * that could describe it. */
static void print_commands(FILE *out)
{
    for (const cli_command *row = commands; row->name != NULL; row++) {
        int length = (int)completion_first_word(row);
        bool two = completion_has_second_word(row);
        if (completion_begins_group(row)) {
            (void)fprintf(out, "complete -c odfgx -n '__odfgx_in \"\"' -a %.*s",
                          length, row->name);
            print_description(out, two ? "" : row->summary);
        }
        if (two) {
            (void)fprintf(out, "complete -c odfgx -n '__odfgx_in %.*s' -a %s",
                          length, row->name, row->name + length + 1);
            print_description(out, row->summary);
        }
    }
}

static void print_operands(FILE *out)
{
    (void)fputs("complete -c odfgx -n '__odfgx_in", out);
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if (row->most > 0)
            (void)fprintf(out, " \"%s\"", row->name);
    }
    (void)fputs("' -F\n", out);
}

/* With which commands the option goes. */
static void print_condition(FILE *out, const option_row *option)
{
    (void)fputs("complete -c odfgx", out);
    if (option->commands == COMMAND_ALL)
        return;
    (void)fputs(" -n '__odfgx_in", out);
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if ((option->commands & row->bit) != 0)
            (void)fprintf(out, " \"%s\"", row->name);
    }
    (void)fputs("'", out);
}

static void print_option(FILE *out, const option_row *row,
                         const option_choice *choices)
{
    (void)fprintf(out, " -l %s", row->name);
    if (row->letter != '\0')
        (void)fprintf(out, " -s %c", row->letter);
    if (choices != NULL) {
        (void)fputs(" -x -a '", out);
        completion_print_choices(out, choices);
        (void)fputs("'", out);
    } else if (row->argument != NULL) {
        (void)fputs(row->kind == OPTION_TEXT ? " -r -F" : " -x", out);
    }
    print_description(out, row->help);
}

static void print_formats(FILE *out, const option_row *option)
{
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if (row->formats == NULL)
            continue;
        (void)fprintf(out, "complete -c odfgx -n '__odfgx_in \"%s\"'",
                      row->name);
        print_option(out, option, row->formats);
    }
}

void completion_print_fish(FILE *out)
{
    (void)fputs(head, out);
    completion_print_options_with_argument(out, " ");
    (void)fputs(head_command, out);
    completion_print_groups(out, " ");
    (void)fputs(head_end, out);
    print_first_words(out);
    (void)fputs(end, out);
    print_commands(out);
    print_operands(out);
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (row->kind == OPTION_CHOICE && row->choices == NULL) {
            print_formats(out, row);
        } else {
            print_condition(out, row);
            print_option(out, row, row->choices);
        }
    }
}
