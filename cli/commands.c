#include "cli/command.h"
#include "cli/help.h"
#include "cli/say.h"
#include "cli/suggest.h"
#include "report/platform.h"

#include <string.h>

static const option_choice check_formats[] = {
    { "text", FORMAT_TEXT },
    { "json", FORMAT_JSON },
    { "html", FORMAT_HTML },
    { "sarif", FORMAT_SARIF },
    { NULL, 0 },
};

static const option_choice extract_formats[] = {
    { "json", FORMAT_JSON },
    { "csv", FORMAT_CSV },
    { NULL, 0 },
};

static const option_choice cells_formats[] = {
    { "csv", FORMAT_CSV },
    { "ndjson", FORMAT_NDJSON },
    { NULL, 0 },
};

const cli_command commands[] = {
    { .name = "fill",
      .run = run_fill,
      .bit = COMMAND_FILL,
      .arguments = N_("INPUT... -o REPORT.odt"),
      .summary = N_("read, check, and write the report"),
      .extension = "odt",
      .least = 1,
      .most = OPERANDS_ANY },
    { .name = "check",
      .run = run_check,
      .bit = COMMAND_CHECK,
      .arguments = N_("INPUT..."),
      .summary = N_("print what breaks the form's rules"),
      .formats = check_formats,
      .least = 1,
      .most = OPERANDS_ANY },
    { .name = "extract",
      .run = run_extract,
      .bit = COMMAND_EXTRACT,
      .arguments = N_("INPUT..."),
      .summary = N_("print the figures and the prose that were found"),
      .formats = extract_formats,
      .least = 1,
      .most = OPERANDS_ANY },
    { .name = "cells",
      .run = run_cells,
      .bit = COMMAND_CELLS,
      .arguments = N_("FILE"),
      .summary = N_("print every cell that is not empty"),
      .formats = cells_formats,
      .least = 1,
      .most = 1 },
    { .name = "new",
      .run = run_new,
      .bit = COMMAND_NEW,
      .arguments = N_("(--agency NAME --year YEAR | --from REPORT) "
                      "-o BOOK.(ods|xlsx)"),
      .summary = N_("make a workbook of the form to fill in"),
      .extension = "ods",
      .other_extension = "xlsx" },
    { .name = "open",
      .run = run_open,
      .bit = COMMAND_OPEN,
      .arguments = N_("FILE|FOLDER..."),
      .summary = N_("check and fill, leave all beside the files, show a page; "
                    "the word may be left out"),
      .most = OPERANDS_ANY },
    { .name = "watch",
      .run = run_watch,
      .bit = COMMAND_WATCH,
      .arguments = N_("FOLDER..."),
      .summary = N_("check and fill whatever is saved in folders"),
      .least = 1,
      .most = OPERANDS_ANY },
    { .name = "verify",
      .run = run_verify,
      .bit = COMMAND_OTHER,
      .arguments = N_("REPORT.odt..."),
      .summary = N_("say which figures of a report were changed since"),
      .least = 1,
      .most = OPERANDS_ANY },
    { .name = "template check",
      .run = run_template_check,
      .bit = COMMAND_OTHER,
      .arguments = N_("[FILE]"),
      .summary = N_("list the faults of a template"),
      .most = 1 },
    { .name = "template fields",
      .run = run_template_fields,
      .bit = COMMAND_OTHER,
      .arguments = "",
      .summary = N_("list the fields that a template can have") },
    { .name = "template new",
      .run = run_template_new,
      .bit = COMMAND_TEMPLATE_NEW,
      .arguments = N_("-o TEMPLATE.odt"),
      .summary = N_("make a template to start from"),
      .extension = "odt" },
    { .name = "form list",
      .run = run_form_list,
      .bit = COMMAND_OTHER,
      .arguments = "",
      .summary = N_("list the forms that are built in") },
    { .name = "form show",
      .run = run_form_show,
      .bit = COMMAND_OTHER,
      .arguments = N_("[ID|DIR]"),
      .summary = N_("print the sections and values of a form"),
      .most = 1 },
    { .name = "form check",
      .run = run_form_check,
      .bit = COMMAND_OTHER,
      .arguments = N_("[ID|DIR]"),
      .summary = N_("say whether a form is valid"),
      .most = 1 },
    { .name = "desktop install",
      .run = run_desktop_install,
      .bit = COMMAND_OTHER,
      .arguments = "",
      .summary = N_("put this program into the menu of this user") },
    { .name = "desktop remove",
      .run = run_desktop_remove,
      .bit = COMMAND_OTHER,
      .arguments = "",
      .summary = N_("take it out of the menu again") },
    { .name = "rules",
      .run = run_rules,
      .bit = COMMAND_OTHER,
      .arguments = N_("[ID]"),
      .summary = N_("list the rules of the form, or explain one"),
      .most = 1 },
    { .name = "plugin",
      .run = run_plugin,
      .bit = COMMAND_PLUGIN,
      .arguments = N_("[ACTION] --source FILE --reply FILE"),
      .summary = N_("do what a button of an office suite asks for"),
      .most = 1 },
    { .name = "doctor",
      .run = run_doctor,
      .bit = COMMAND_OTHER,
      .arguments = "",
      .summary = N_("try every part of the program on a report of its own") },
    { 0 }
};

static size_t first_word(const cli_command *row)
{
    return strcspn(row->name, " ");
}

static bool has_first_word(const cli_command *row, const char *word)
{
    size_t length = first_word(row);
    return strlen(word) == length && strncmp(row->name, word, length) == 0;
}

/* "template" alone, or with a word that it does not know. */
static int refuse_second_word(const char *group, const char *second)
{
    cli_suggestion near = { .typed = second != NULL ? second : "" };
    char words[128] = "";
    for (const cli_command *row = commands; row->name != NULL; row++) {
        const char *space = strchr(row->name, ' ');
        if (space == NULL || !has_first_word(row, group))
            continue;
        size_t length = strlen(words);
        (void)snprintf(words + length, sizeof words - length, "%s%s",
                       length > 0 ? "|" : "", space + 1);
        suggestion_try(&near, space + 1, strlen(space + 1));
    }
    if (second == NULL)
        return say_usage(_("%s: one of %s must follow"), group, words);
    if (near.nearest == NULL)
        return say_usage(_("%s: \"%s\" is none of %s"), group, second, words);
    return say_usage(_("%s: \"%s\" is none of %s; did you mean \"%.*s\"?"),
                     group, second, words, near.length, near.nearest);
}

static int refuse_first_word(const char *typed)
{
    cli_suggestion near = { .typed = typed };
    for (const cli_command *row = commands; row->name != NULL; row++)
        suggestion_try(&near, row->name, first_word(row));
    if (near.nearest == NULL)
        return say_usage(_("%s: there is no such command"), typed);
    return say_usage(_("%s: there is no such command; did you mean "
                       "\"%.*s\"?"),
                     typed, near.length, near.nearest);
}

static const cli_command *opening(void)
{
    const cli_command *row = commands;
    while (row->run != run_open)
        row++;
    return row;
}

/* Files that are dropped on the program come without a command. A word that is
 * no file is a mistyped command. */
static bool is_file(const char *word)
{
    odfgx_platform_file about;
    return odfgx_platform_folder_length(word) > 0 ||
           odfgx_platform_look(word, &about);
}

/* Started by a double click: nobody would see what is printed. */
static bool is_clicked(void)
{
    return odfgx_platform_has_display() && !odfgx_platform_is_terminal(stdin) &&
           !odfgx_platform_is_terminal(stderr);
}

/* The empty text would be looked up as the catalogue's header. */
const char *command_arguments(const cli_command *command)
{
    return *command->arguments != '\0' ? _(command->arguments) : "";
}

int command_find(const cli_command **out, size_t *used,
                 const char *const *words, size_t count)
{
    bool group = false;
    const char *second = count > 1 ? words[1] : NULL;
    if (count == 0) {
        *out = is_clicked() ? opening() : NULL;
        if (*out != NULL)
            return EXIT_DONE;
        help_print(stderr);
        return EXIT_USAGE;
    }
    for (const cli_command *row = commands; row->name != NULL; row++) {
        const char *space = strchr(row->name, ' ');
        if (!has_first_word(row, words[0]))
            continue;
        group = space != NULL;
        if (!group || (second != NULL && strcmp(space + 1, second) == 0)) {
            *out = row;
            *used = group ? 2 : 1;
            return EXIT_DONE;
        }
    }
    *out = !group && is_file(words[0]) ? opening() : NULL;
    if (*out != NULL)
        return EXIT_DONE;
    return group ? refuse_second_word(words[0], second)
                 : refuse_first_word(words[0]);
}
