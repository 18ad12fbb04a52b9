#include "cli/suggest.h"
#include "tests/unit.h"

#include <string.h>

static const char *const words[] = { "fill", "check",  "extract",
                                     "form", "format", "out-dir" };

static const struct {
    const char *typed, *nearest;
} cases[] = {
    { "fil", "fill" },    /* one left out */
    { "chekc", "check" }, /* two swapped */
    { "extarct", "extract" },
    { "exstract", "extract" }, /* one too many */
    { "forn", "form" },        /* the nearer of two */
    { "formatt", "format" },
    { "outdir", "out-dir" },
    { "x", NULL }, /* all of it would be another word */
    { "", NULL },
    { "nonsense", NULL },
    { "a word that is far longer than any word of the program can be, ever",
      NULL },
};

static void the_nearest_word_is_suggested(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cli_suggestion near = { .typed = cases[i].typed };
        for (size_t j = 0; j < sizeof words / sizeof *words; j++)
            suggestion_try(&near, words[j], strlen(words[j]));
        EXPECT_TEXT(near.nearest, cases[i].nearest);
    }
}

static void only_a_part_of_a_name_can_be_a_word(void)
{
    cli_suggestion near = { .typed = "tenplate" };
    suggestion_try(&near, "template check", strlen("template"));
    EXPECT(near.nearest != NULL && near.length == 8, "length %d", near.length);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(the_nearest_word_is_suggested),
        UNIT(only_a_part_of_a_name_can_be_a_word),
    };
    return unit_main("suggest", tests, sizeof tests / sizeof *tests);
}
