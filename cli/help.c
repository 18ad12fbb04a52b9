#include "cli/help.h"

#include "cli/layout.h"
#include "cli/say.h"

#define HELP_COLUMN 34

static void print_option(FILE *stream, const option_row *row,
                         const cli_command *command)
{
    char space[128], text[192];
    const char *argument = option_argument(row, command, space, sizeof space);
    char letter[] = { '-', row->letter, ',', ' ', '\0' };
    (void)snprintf(text, sizeof text, "  %s--%s%s%s",
                   row->letter != '\0' ? letter : "    ", row->name,
                   *argument != '\0' ? " " : "", argument);
    print_padded(stream, text, HELP_COLUMN);
    (void)fputc(' ', stream);
    print_wrapped(stream, _(row->help), HELP_COLUMN + 1, LINE_WIDTH);
}

static void print_options(FILE *stream, const cli_command *command, bool own)
{
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        bool all = row->commands == COMMAND_ALL;
        if (own ? !all && (row->commands & command->bit) != 0 : all)
            print_option(stream, row, command);
    }
}

static void print_common(FILE *stream)
{
    (void)fprintf(stream, "\n%s\n", _("Options of all commands:"));
    print_options(stream, NULL, false);
}

static void print_synopsis(FILE *stream, const cli_command *command)
{
    (void)fprintf(stream, _("Usage: odfgx %s %s%s[OPTION...]\n"), command->name,
                  command_arguments(command),
                  *command->arguments != '\0' ? " " : "");
}

void help_print(FILE *stream)
{
    (void)fputs(_("Usage: odfgx COMMAND [OPTION...]\n"), stream);
    print_wrapped(stream,
                  _("Reads workbooks of the annual report on government "
                    "information disclosure, checks their sums and writes "
                    "the report as an OpenDocument text."),
                  0, LINE_WIDTH);
    (void)fprintf(stream, "\n%s\n", _("Commands:"));
    for (const cli_command *row = commands; row->name != NULL; row++) {
        (void)fputs("  ", stream);
        print_padded(stream, row->name, 17);
        (void)fputc(' ', stream);
        print_wrapped(stream, _(row->summary), 20, LINE_WIDTH);
    }
    print_common(stream);
    (void)fprintf(stream, "\n%s\n",
                  _("\"odfgx COMMAND --help\" tells more of a command, "
                    "\"man odfgx\" all."));
}

void help_print_command(FILE *stream, const cli_command *command)
{
    print_synopsis(stream, command);
    print_wrapped(stream, _(command->summary), 0, LINE_WIDTH);
    bool has_own = false;
    for (const option_row *row = option_rows; row->name != NULL; row++)
        has_own |=
            row->commands != COMMAND_ALL && (row->commands & command->bit) != 0;
    if (has_own) {
        (void)fprintf(stream, "\n%s\n", _("Its own options:"));
        print_options(stream, command, true);
    }
    print_common(stream);
}

void version_print(FILE *stream)
{
    (void)fprintf(stream, "odfgx %s\n", odfgx_version());
    odfgx_library library = odfgx_library_at(0);
    for (size_t i = 0; library.name != NULL; library = odfgx_library_at(++i))
        (void)fprintf(stream, "%s %s\n", library.name, library.version);
}
