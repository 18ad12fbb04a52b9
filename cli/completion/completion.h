/* cli/completion/completion.h — what shells offer behind "odfgx": a script a
 * shell, each written from the tables of commands and options, by a program
 * of the build. */
#ifndef ODFGX_CLI_COMPLETION_H
#define ODFGX_CLI_COMPLETION_H

#include "cli/command.h"

#include <stdio.h>

/* The scripts. Failures to write show in ferror(out). */
void completion_print_bash(FILE *out);
void completion_print_fish(FILE *out);
void completion_print_zsh(FILE *out);

/* ------------------------------------------------- parts of all of them */

/* Whether this row is the first whose name begins with its first word. */
bool completion_begins_group(const cli_command *row);

/* How long its first word is; whether a second one follows. */
size_t completion_first_word(const cli_command *row);
bool completion_has_second_word(const cli_command *row);

/* The first words that a second one follows: "template | form". */
void completion_print_groups(FILE *out, const char *between);

/* An option's names: "--output | -o"; those of all that take an argument. */
void completion_print_names(FILE *out, const option_row *row,
                            const char *between);
void completion_print_options_with_argument(FILE *out, const char *between);

/* The words, each behind a blank but the first. */
void completion_print_choices(FILE *out, const option_choice *choice);

/* The text with a backslash before each byte that is among `special`. */
void completion_print_escaped(FILE *out, const char *text, const char *special);

#endif
