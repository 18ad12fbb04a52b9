#include "cli/completion/completion.h"

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
    "            ";

static const char head_command[] = ") previous=''; continue ;;\n"
                                   "            esac\n"
                                   "            previous=$word\n"
                                   "        fi\n"
                                   "        [[ $word == [-=]* ]] && continue\n"
                                   "        case $command in\n"
                                   "        '' | ";

static const char head_end[] = ") command=${command:+$command }$word ;;\n"
                               "        esac\n"
                               "    done\n"
                               "    [[ $current == = ]] && current=''\n"
                               "    case $previous in\n";

/* Where no command begins as what is typed, a file may be meant. */
static const char tail[] =
    "    if [[ -z $words && -z $files && $current == -* ]]; then\n"
    "        words=$options\n"
    "    fi\n"
    "    COMPREPLY=()\n"
    "    if [[ -n $words ]]; then\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
    "        [[ -z $command && $words != \"$options\" ]] || return 0\n"
    "    fi\n"
    "    if [[ ${#COMPREPLY[@]} -eq 0 ]]; then\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
    "    fi\n"
    "}\n"
    "complete -F _odfgx odfgx\n";

static void print_first_words(FILE *out)
{
    const char *gap = "";
    (void)fputs("    '') words=\"", out);
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if (!completion_begins_group(row))
            continue;
        (void)fprintf(out, "%s%.*s", gap, (int)completion_first_word(row),
                      row->name);
        gap = " ";
    }
    (void)fputs("\" ;;\n", out);
}

static void print_second_words(FILE *out)
{
    for (const cli_command *row = commands; row->name != NULL; row++) {
        int length = (int)completion_first_word(row);
        if (!completion_has_second_word(row))
            continue;
        if (completion_begins_group(row))
            (void)fprintf(out, "    %.*s) words=\"", length, row->name);
        else
            (void)fputc(' ', out);
        (void)fputs(row->name + length + 1, out);
        if (row[1].name == NULL || completion_begins_group(row + 1))
            (void)fputs("\" ;;\n", out);
    }
}

/* Behind those without operands: nothing, not even a file. */
static void print_without_operands(FILE *out)
{
    const char *gap = "    ";
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if (row->most > 0)
            continue;
        (void)fprintf(out, "%s'%s'", gap, row->name);
        gap = " | ";
    }
    (void)fputs(") words=' ' ;;\n", out);
}

static void print_options(FILE *out, const char *command, unsigned bit)
{
    const char *gap = "";
    (void)fprintf(out, "    '%s') options=\"", command);
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if ((row->commands & bit) != bit)
            continue;
        (void)fprintf(out, "%s--%s", gap, row->name);
        gap = " ";
    }
    (void)fputs("\" ;;\n", out);
}

static void print_words(FILE *out, const option_choice *choice)
{
    (void)fputs("words=\"", out);
    completion_print_choices(out, choice);
    (void)fputc('"', out);
}

static void print_formats(FILE *out)
{
    (void)fputs("case $command in", out);
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if (row->formats == NULL)
            continue;
        (void)fprintf(out, " '%s') ", row->name);
        print_words(out, row->formats);
        (void)fputs(" ;;", out);
    }
    (void)fputs(" esac", out);
}

/* What may follow an option: its words, or a file's name. */
static void print_arguments(FILE *out)
{
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (row->argument == NULL)
            continue;
        (void)fputs("    ", out);
        completion_print_names(out, row, " | ");
        (void)fputs(") ", out);
        if (row->choices != NULL)
            print_words(out, row->choices);
        else if (row->kind == OPTION_CHOICE)
            print_formats(out);
        else
            (void)fputs("files=1", out);
        (void)fputs(" ;;\n", out);
    }
}

void completion_print_bash(FILE *out)
{
    (void)fputs(head, out);
    completion_print_options_with_argument(out, " | ");
    (void)fputs(head_command, out);
    completion_print_groups(out, " | ");
    (void)fputs(head_end, out);
    print_arguments(out);
    (void)fputs("    *) case $command in\n", out);
    print_first_words(out);
    print_second_words(out);
    print_without_operands(out);
    (void)fputs("    esac\n    [[ $current == -* ]] && words='' ;;\n    esac\n",
                out);
    (void)fputs("    case $command in\n", out);
    print_options(out, "", COMMAND_ALL);
    for (const cli_command *row = commands; row->name != NULL; row++)
        print_options(out, row->name, row->bit);
    (void)fputs("    esac\n", out);
    (void)fputs(tail, out);
}
