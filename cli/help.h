/* cli/help.h — --help and --version, printed from the tables. */
#ifndef ODFGX_CLI_HELP_H
#define ODFGX_CLI_HELP_H

#include "cli/command.h"

#include <stdio.h>

/* What the program can do and the options of all commands. */
void help_print(FILE *stream);

/* A command: its synopsis, its own options, those of all. */
void help_print_command(FILE *stream, const cli_command *command);

void version_print(FILE *stream);

#endif
