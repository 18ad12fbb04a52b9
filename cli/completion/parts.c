#include "cli/completion/completion.h"

#include <string.h>

size_t completion_first_word(const cli_command *row)
{
    return strcspn(row->name, " ");
}

bool completion_has_second_word(const cli_command *row)
{
    return row->name[completion_first_word(row)] == ' ';
}

bool completion_begins_group(const cli_command *row)
{
    size_t length = completion_first_word(row);
    return row == commands || strncmp(row[-1].name, row->name, length) != 0 ||
           row[-1].name[length] != row->name[length];
}

void completion_print_groups(FILE *out, const char *between)
{
    const char *gap = "";
    for (const cli_command *row = commands; row->name != NULL; row++) {
        if (!completion_has_second_word(row) || !completion_begins_group(row))
            continue;
        (void)fprintf(out, "%s%.*s", gap, (int)completion_first_word(row),
                      row->name);
        gap = between;
    }
}

void completion_print_names(FILE *out, const option_row *row,
                            const char *between)
{
    (void)fprintf(out, "--%s", row->name);
    if (row->letter != '\0')
        (void)fprintf(out, "%s-%c", between, row->letter);
}

void completion_print_options_with_argument(FILE *out, const char *between)
{
    const char *gap = "";
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (row->argument == NULL)
            continue;
        (void)fputs(gap, out);
        completion_print_names(out, row, between);
        gap = between;
    }
}

void completion_print_choices(FILE *out, const option_choice *choice)
{
    for (const char *gap = ""; choice->word != NULL; choice++, gap = " ")
        (void)fprintf(out, "%s%s", gap, choice->word);
}

void completion_print_escaped(FILE *out, const char *text, const char *special)
{
    for (; *text != '\0'; text++) {
        if (strchr(special, *text) != NULL)
            (void)fputc('\\', out);
        (void)fputc(*text, out);
    }
}
