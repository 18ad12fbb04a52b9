/* The man page is written by hand; the tables say what must be in it. */
#include "cli/command.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *page;

static void read_page(void)
{
    FILE *file = fopen("cli/odfgx.1", "rb");
    if (file == NULL)
        return;
    page = calloc(1, 1 << 20);
    if (page != NULL && fread(page, 1, (1 << 20) - 1, file) == 0)
        page[0] = '\0';
    (void)fclose(file);
}

static bool ends_name(char letter)
{
    return strchr(" \n,", letter) != NULL;
}

/* Whether a line of the page's lists begins with the macro, or holds it, with
 * exactly this name behind. */
static bool has_item(const char *macro, const char *name)
{
    char wanted[128];
    int length = snprintf(wanted, sizeof wanted, "%s%s", macro, name);
    for (const char *at = page; (at = strstr(at, wanted)) != NULL; at++) {
        const char *line = at;
        while (line > page && line[-1] != '\n')
            line--;
        if (strncmp(line, ".It ", 4) == 0 && ends_name(at[length]))
            return true;
    }
    return false;
}

static void every_option_is_described(void)
{
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        char letter[] = { row->letter, '\0' };
        EXPECT(has_item("Fl -", row->name), "--%s", row->name);
        EXPECT(row->letter == '\0' || has_item("Fl ", letter), "-%s", letter);
    }
}

static void every_command_is_described(void)
{
    for (const cli_command *row = commands; row->name != NULL; row++)
        EXPECT(has_item("Cm ", row->name), "%s", row->name);
}

static bool is_option(const char *name, size_t length)
{
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        if (strlen(row->name) == length &&
            strncmp(row->name, name, length) == 0)
            return true;
    }
    return false;
}

static void no_option_is_described_that_is_not_there(void)
{
    static const char macro[] = "Fl -";
    for (const char *at = page; (at = strstr(at, macro)) != NULL;) {
        at += sizeof macro - 1;
        size_t length = strcspn(at, " \n");
        EXPECT(is_option(at, length), "--%.*s", (int)length, at);
    }
}

static void every_word_that_an_option_takes_is_there(void)
{
    for (const option_row *row = option_rows; row->name != NULL; row++) {
        const option_choice *choice = row->choices;
        for (; choice != NULL && choice->word != NULL; choice++)
            EXPECT(strstr(page, choice->word) != NULL, "--%s %s", row->name,
                   choice->word);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_option_is_described),
        UNIT(every_command_is_described),
        UNIT(no_option_is_described_that_is_not_there),
        UNIT(every_word_that_an_option_takes_is_there),
    };
    read_page();
    if (page == NULL) {
        (void)fputs("cli/odfgx.1 can't be read\n", stderr);
        return EXIT_FAILURE;
    }
    int status = unit_main("manual", tests, sizeof tests / sizeof *tests);
    free(page);
    return status;
}
