#include "cli/completion/completion.h"

/* Finds the command among the words before the current one: what follows an
 * option that takes an argument is none. */
static const char head[] =
    "#compdef odfgx\n"
    "# Completion of odfgx for zsh; made from the program's own tables.\n"
    "_odfgx()\n"
    "{\n"
    "    local command= previous= word\n"
    "    local -a options operands\n"
    "    for word in $words[2,CURRENT-1]; do\n"
    "        case $previous in\n"
    "        ";

static const char head_command[] = ") previous=; continue ;;\n"
                                   "        esac\n"
                                   "        previous=$word\n"
                                   "        [[ $word == -* ]] && continue\n"
                                   "        case $command in\n"
                                   "        '' | ";

static const char head_end[] = ") command=${command:+$command }$word ;;\n"
                               "        esac\n"
                               "    done\n"
                               "    options=(\n";

/* Where no command begins as what is typed, a file may be meant. */
static const char tail[] = "    esac\n"
                           "    _arguments -s -S : $options $operands\n"
                           "}\n"
                           "\n"
                           "_odfgx_words()\n"
                           "{\n"
                           "    local -a list\n"
                           "    case $command in\n";

static const char end[] = "    esac\n"
                          "    _describe -t commands command list && return\n"
                          "    [[ -z $command ]] && _files\n"
                          "}\n"
                          "\n"
                          "_odfgx \"$@\"\n";

/* A text within '...': the shell knows no escape there. */
static void print_quoted(FILE *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            (void)fputs("'\\''", out);
        else if (*text == '[' || *text == ']' || *text == '\\')
            (void)fprintf(out, "\\%c", *text);
        else
            (void)fputc(*text, out);
    }
}

/* What follows an option: its words, a file's name, or a number. */
static void print_argument(FILE *out, const option_row *row,
                           const option_choice *choices)
{
    if (row->argument == NULL)
        return;
    (void)fprintf(out, ":%s:", choices != NULL ? row->name : row->argument);
    if (choices != NULL) {
        (void)fputc('(', out);
        completion_print_choices(out, choices);
        (void)fputc(')', out);
    } else {
        (void)fputs(row->kind == OPTION_TEXT ? "_files" : " ", out);
    }
}

/* '(-o --output)'{-o+,--output=}'[what it does]:FILE:_files' */
static void print_option(FILE *out, const option_row *row,
                         const option_choice *choices)
{
    const char *takes = row->argument != NULL ? "=" : "";
    (void)fputs("        '(", out);
    completion_print_names(out, row, " ");
    (void)fputs(")'", out);
    if (row->letter != '\0')
        (void)fprintf(out, "{--%s%s,-%c%s}'", row->name, takes, row->letter,
                      row->argument != NULL ? "+" : "");
    else
        (void)fprintf(out, "'--%s%s", row->name, takes);
    (void)fputc('[', out);
    print_quoted(out, row->help);
    (void)fputc(']', out);
    print_argument(out, row, choices);
    (void)fputs("'\n", out);
}

static void print_own_options(FILE *out, const cli_command *command)
{
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (row->commands != COMMAND_ALL && (row->commands & command->bit) != 0)
            print_option(out, row, option_choices(row, command));
    }
}

/* What stands at the places of the command's name is not offered again. */
static void print_command(FILE *out, const cli_command *row)
{
    (void)fprintf(out, "    '%s')\n    options+=(\n", row->name);
    print_own_options(out, row);
    (void)fputs("    )\n    operands=('1:command: '", out);
    if (completion_has_second_word(row))
        (void)fputs(" '2:command: '", out);
    if (row->most > 0)
        (void)fputs(" '*:file:_files'", out);
    (void)fputs(") ;;\n", out);
}

static void print_word(FILE *out, const char *name, int length,
                       const char *summary)
{
    (void)fprintf(out, " '%.*s", length, name);
    if (summary != NULL) {
        (void)fputc(':', out);
        print_quoted(out, summary);
    }
    (void)fputc('\'', out);
}

static void print_first_words(FILE *out)
{
    (void)fputs("    '') list=(", out);
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if (completion_begins_group(row))
            print_word(out, row->name, (int)completion_first_word(row),
                       completion_has_second_word(row) ? NULL : row->summary);
    }
    (void)fputs(") ;;\n", out);
}

static void print_second_words(FILE *out)
{
    for (const cli_command *row = commands; row->name != NULL; row++) {
        size_t length = completion_first_word(row);
        if (!completion_has_second_word(row))
            continue;
        if (completion_begins_group(row))
            (void)fprintf(out, "    %.*s) list=(", (int)length, row->name);
        print_word(out, row->name + length + 1, -1, row->summary);
        if (row[1].name == NULL || completion_begins_group(row + 1))
            (void)fputs(") ;;\n", out);
    }
}

void completion_print_zsh(FILE *out)
{
    (void)fputs(head, out);
    completion_print_options_with_argument(out, " | ");
    (void)fputs(head_command, out);
    completion_print_groups(out, " | ");
    (void)fputs(head_end, out);
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (row->commands == COMMAND_ALL)
            print_option(out, row, row->choices);
    }
    (void)fputs("    )\n    case $command in\n"
                "    '') operands=('1:command: _odfgx_words') ;;\n    ",
                out);
    completion_print_groups(out, " | ");
    (void)fputs(") operands=('1:command: ' '2:command: _odfgx_words') ;;\n",
                out);
    for (const cli_command *row = commands; row->name != NULL; row++)
        print_command(out, row);
    (void)fputs(tail, out);
    print_first_words(out);
    print_second_words(out);
    (void)fputs(end, out);
}
