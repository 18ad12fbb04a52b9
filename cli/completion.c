/* cli/completion.c — a program of the build: writes the completion for bash
 * from the tables of commands and options. */
#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Finds the command among the words before the current one: what follows an
 * option that takes an argument is none. */
static const char head[] =
    "# Completion of odfgx for bash; made from the program's own tables.\n"
    "_odfgx()\n"
    "{\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} previous command word i\n"
    "    local words options files\n"
    "    previous='' command='' words='' options='' files=''\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        if [[ $word != = ]]; then\n"
    "            case $previous in\n"
    "            %s) previous=''; continue ;;\n"
    "            esac\n"
    "            previous=$word\n"
    "        fi\n"
    "        [[ $word == [-=]* ]] && continue\n"
    "        case $command in\n"
    "        '' | %s) command=${command:+$command }$word ;;\n"
    "        esac\n"
    "    done\n"
    "    [[ $current == = ]] && current=''\n";

static const char tail[] =
    "    if [[ -z $words && -z $files && $current == -* ]]; then\n"
    "        words=$options\n"
    "    fi\n"
    "    if [[ -n $words ]]; then\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
    "    else\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
    "    fi\n"
    "}\n"
    "complete -F _odfgx odfgx\n";

/* "--output | -o" for one option. */
static void print_names(FILE *out, const option_row *row)
{
    (void)fprintf(out, "--%s", row->name);
    if (row->letter != '\0')
        (void)fprintf(out, " | -%c", row->letter);
}

static const char *options_with_argument(char *space, size_t size)
{
    size_t length = 0;
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (row->argument == NULL)
            continue;
        length += (size_t)snprintf(space + length, size - length, "%s--%s",
                                   length > 0 ? " | " : "", row->name);
        if (row->letter != '\0')
            length += (size_t)snprintf(space + length, size - length, " | -%c",
                                       row->letter);
    }
    return space;
}

/* Whether this row is the first whose name begins with its first word. */
static bool begins_group(const cli_command *row)
{
    size_t length = strcspn(row->name, " ");
    return row == commands || strncmp(row[-1].name, row->name, length) != 0 ||
           row[-1].name[length] != row->name[length];
}

static const char *group_names(char *space, size_t size)
{
    size_t length = 0;
    for (const cli_command *row = commands; row->name != NULL; row++) {
        size_t word = strcspn(row->name, " ");
        if (row->name[word] == ' ' && begins_group(row))
            length +=
                (size_t)snprintf(space + length, size - length, "%s%.*s",
                                 length > 0 ? " | " : "", (int)word, row->name);
    }
    return space;
}

static void print_first_words(FILE *out)
{
    (void)fputs("    '') words=\"", out);
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if (begins_group(row))
            (void)fprintf(out, "%s%.*s", row == commands ? "" : " ",
                          (int)strcspn(row->name, " "), row->name);
    }
    (void)fputs("\" ;;\n", out);
}

static void print_second_words(FILE *out)
{
    for (const cli_command *row = commands; row->name != NULL; row++) {
        size_t length = strcspn(row->name, " ");
        if (row->name[length] != ' ')
            continue;
        if (begins_group(row))
            (void)fprintf(out, "    %.*s) words=\"", (int)length, row->name);
        else
            (void)fputc(' ', out);
        (void)fputs(row->name + length + 1, out);
        if (begins_group(row + 1) || row[1].name == NULL)
            (void)fputs("\" ;;\n", out);
    }
}

static void print_options(FILE *out)
{
    for (const cli_command *row = commands; row->name != NULL; row++) {
        (void)fprintf(out, "    '%s') options=\"", row->name);
        const char *gap = "";
        for (const option_row *option = option_rows; option->name != NULL;
             option++, gap = " ") {
            if ((option->commands & row->bit) != 0)
                (void)fprintf(out, "%s--%s", gap, option->name);
        }
        (void)fputs("\" ;;\n", out);
    }
}

static void print_choices(FILE *out, const option_choice *choice)
{
    (void)fprintf(out, "words=\"");
    for (const char *gap = ""; choice->word != NULL; choice++, gap = " ")
        (void)fprintf(out, "%s%s", gap, choice->word);
    (void)fputs("\"", out);
}

/* What may follow an option: its words, or a file's name. */
static void print_arguments(FILE *out)
{
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (row->argument == NULL)
            continue;
        (void)fputs("    ", out);
        print_names(out, row);
        (void)fputs(") ", out);
        if (row->choices != NULL) {
            print_choices(out, row->choices);
        } else if (row->kind == OPTION_CHOICE) {
            (void)fputs("case $command in", out);
            for (const cli_command *one = commands; one->name != NULL; one++) {
                if (one->formats == NULL)
                    continue;
                (void)fprintf(out, " %s) ", one->name);
                print_choices(out, one->formats);
                (void)fputs(" ;;", out);
            }
            (void)fputs(" esac", out);
        } else {
            (void)fputs("files=1", out);
        }
        (void)fputs(" ;;\n", out);
    }
}

static void print_completion(FILE *out)
{
    char with_argument[1024] = "", groups[128] = "";
    (void)fprintf(out, head,
                  options_with_argument(with_argument, sizeof with_argument),
                  group_names(groups, sizeof groups));
    (void)fputs("    case $previous in\n", out);
    print_arguments(out);
    (void)fputs("    *) case $command in\n", out);
    print_first_words(out);
    print_second_words(out);
    (void)fputs("    esac\n    [[ $current == -* ]] && words='' ;;\n    esac\n",
                out);
    (void)fputs("    case $command in\n    '') options=\"", out);
    const char *gap = "";
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (row->commands != COMMAND_ALL)
            continue;
        (void)fprintf(out, "%s--%s", gap, row->name);
        gap = " ";
    }
    (void)fputs("\" ;;\n", out);
    print_options(out);
    (void)fputs("    esac\n", out);
    (void)fputs(tail, out);
}

int main(int argc, char **argv)
{
    FILE *out = argc == 2 ? fopen(argv[1], "w") : NULL;
    if (out == NULL)
        return EXIT_FAILURE;
    print_completion(out);
    bool failed = ferror(out) != 0;
    return fclose(out) != 0 || failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
