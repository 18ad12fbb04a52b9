#include "cli/options.h"

#include "cli/command.h"
#include "cli/say.h"

#include <limits.h>
#include <stddef.h>
#include <stdio.h>

#define MEMBER(name) .member = offsetof(cli_options, name)
#define LIMIT(name) .member = offsetof(cli_options, limits.name)

static const option_choice missing_words[] = {
    { "error", ODFGX_MISSING_ERROR },
    { "mark", ODFGX_MISSING_MARK },
    { "blank", ODFGX_MISSING_BLANK },
    { NULL, 0 }
};

static const option_choice colour_words[] = {
    { "auto", COLOUR_AUTO },
    { "always", COLOUR_ALWAYS },
    { "never", COLOUR_NEVER },
    { NULL, 0 }
};

static const option_choice language_words[] = {
    { "zh", ODFGX_CHINESE }, { "en", ODFGX_ENGLISH }, { NULL, 0 }
};

/* The order is that of --help: a command's own options first. */
const option_row option_rows[] = {
    { .name = "output", .letter = 'o', .argument = N_("FILE"),
      .kind = OPTION_TEXT, MEMBER(output),
      .commands = COMMAND_FILL | COMMAND_NEW | COMMAND_TEMPLATE_NEW,
      .help = N_("write to FILE; - is standard output") },
    { .name = "out-dir", .argument = N_("DIR"), .kind = OPTION_TEXT,
      MEMBER(folder), .commands = COMMAND_FILL,
      .help = N_("each input is a report of its own: DIR/NAME.odt") },
    { .name = "jobs", .letter = 'j', .argument = "N", .kind = OPTION_NUMBER,
      MEMBER(jobs), .least = 1, .most = OPTION_JOBS_MAX, .commands = COMMAND_FILL,
      .help = N_("with --out-dir: make N reports at a time (1)") },
    { .name = "format", .argument = "", .kind = OPTION_CHOICE,
      MEMBER(format),
      .commands = COMMAND_CHECK | COMMAND_EXTRACT | COMMAND_CELLS,
      .help = N_("how to print; the first one is the default") },
    { .name = "one", .kind = OPTION_FLAG, MEMBER(one),
      .commands = COMMAND_CHECK,
      .help = N_("all inputs together make one report") },
    { .name = "explain", .kind = OPTION_FLAG, MEMBER(explain),
      .commands = COMMAND_EXTRACT,
      .help = N_("say on stderr what was found where, and why") },
    { .name = "agency", .argument = N_("NAME"), .kind = OPTION_TEXT,
      MEMBER(agency), .commands = COMMAND_NEW,
      .help = N_("the agency that reports") },
    { .name = "year", .argument = "YEAR", .kind = OPTION_NUMBER,
      MEMBER(year), .least = 1900, .most = 9999, .commands = COMMAND_NEW,
      .help = N_("the year that is reported on") },
    { .name = "force", .letter = 'f', .kind = OPTION_FLAG, MEMBER(force),
      .commands = COMMAND_ALL,
      .help = N_("overwrite an output that exists") },
    { .name = "form", .argument = N_("ID|DIR"), .kind = OPTION_TEXT,
      MEMBER(form), .commands = COMMAND_ALL,
      .help = N_("a form by its id, or a folder that holds form.xml") },
    { .name = "template", .argument = N_("NAME|FILE"), .kind = OPTION_TEXT,
      MEMBER(template_), .commands = COMMAND_ALL,
      .help = N_("the look of the report: a form's id, an .odt or .ott") },
    { .name = "missing", .argument = "", .kind = OPTION_CHOICE,
      MEMBER(missing), .choices = missing_words, .commands = COMMAND_ALL,
      .help = N_("what to do about missing prose, agency or year") },
    { .name = "blank-as-zero", .kind = OPTION_FLAG, MEMBER(blank_as_zero),
      .commands = COMMAND_ALL, .help = N_("take blank cells for 0") },
    { .name = "draft", .kind = OPTION_FLAG, MEMBER(draft),
      .commands = COMMAND_ALL,
      .help = N_("write in spite of errors, marked as a draft") },
    { .name = "strict", .kind = OPTION_FLAG, MEMBER(strict),
      .commands = COMMAND_ALL, .help = N_("take warnings for errors") },
    { .name = "lang", .argument = "", .kind = OPTION_CHOICE,
      MEMBER(language), .choices = language_words, .commands = COMMAND_ALL,
      .help = N_("the language of messages") },
    { .name = "color", .argument = "", .kind = OPTION_CHOICE,
      MEMBER(colour), .choices = colour_words, .commands = COMMAND_ALL,
      .help = N_("colours: on a terminal, always, never") },
    { .name = "quiet", .letter = 'q', .kind = OPTION_FLAG, MEMBER(quiet),
      .commands = COMMAND_ALL,
      .help = N_("say nothing but what is wrong") },
    { .name = "verbose", .letter = 'v', .kind = OPTION_FLAG,
      MEMBER(verbose), .commands = COMMAND_ALL,
      .help = N_("say more: every cell, what a rule means") },
    { .name = "max-part", .argument = N_("SIZE"), .kind = OPTION_SIZE,
      LIMIT(part), .commands = COMMAND_ALL,
      .help = N_("most bytes of one part of an archive (1G)") },
    { .name = "max-total", .argument = N_("SIZE"), .kind = OPTION_SIZE,
      LIMIT(total), .commands = COMMAND_ALL,
      .help = N_("most bytes of all parts read (2G)") },
    { .name = "max-entries", .argument = "N", .kind = OPTION_COUNT,
      LIMIT(entries), .commands = COMMAND_ALL,
      .help = N_("most entries of an archive (10000)") },
    { .name = "max-ratio", .argument = "N", .kind = OPTION_COUNT,
      LIMIT(ratio), .commands = COMMAND_ALL,
      .help = N_("most that a part may swell past its first MiB (200)") },
    { .name = "max-cells", .argument = "N", .kind = OPTION_COUNT,
      LIMIT(cells), .commands = COMMAND_ALL,
      .help = N_("most cells that are not empty (100000000)") },
    { .name = "max-depth", .argument = "N", .kind = OPTION_COUNT,
      LIMIT(depth), .commands = COMMAND_ALL,
      .help = N_("most elements within each other (256)") },
    { .name = "max-attributes", .argument = "N", .kind = OPTION_COUNT,
      LIMIT(attributes), .commands = COMMAND_ALL,
      .help = N_("most attributes of an element (256)") },
    { .name = "max-attribute", .argument = N_("SIZE"), .kind = OPTION_SIZE,
      LIMIT(attribute), .commands = COMMAND_ALL,
      .help = N_("most bytes of an attribute (1M)") },
    { .name = "max-text", .argument = N_("SIZE"), .kind = OPTION_SIZE,
      LIMIT(text), .commands = COMMAND_ALL,
      .help = N_("most bytes of the text of a paragraph or cell (4M)") },
    { .name = "help", .letter = 'h', .kind = OPTION_FLAG, MEMBER(help),
      .commands = COMMAND_ALL, .help = N_("print this") },
    { .name = "version", .kind = OPTION_FLAG, MEMBER(version),
      .commands = COMMAND_ALL,
      .help = N_("print the version, and those of the libraries") },
    { 0 }
};

const option_choice *option_choices(const option_row *row,
                                    const cli_command *command)
{
    if (row->choices != NULL || row->kind != OPTION_CHOICE)
        return row->choices;
    return command != NULL ? command->formats : NULL;
}

const char *option_argument(const option_row *row, const cli_command *command,
                            char *space, size_t size)
{
    const option_choice *choice = option_choices(row, command);
    if (choice == NULL)
        return row->argument != NULL && *row->argument != '\0'
                   ? translate(row->argument)
                   : "";
    size_t length = 0;
    for (; choice->word != NULL && length < size; choice++)
        length += (size_t)snprintf(space + length, size - length, "%s%s",
                                   length > 0 ? "|" : "", choice->word);
    return space;
}
