#include "cli/escape.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text, *escaped, *in_lines; /* NULL: as `escaped` */
} cases[] = {
    { "", "", NULL },
    { "plain ~", "plain ~", NULL },
    { "年报", "\\u5e74\\u62a5", NULL },
    { "C:\\a", "C:\\u005ca", NULL },
    { "😀", "\\ud83d\\ude00", NULL },
    { "a\tb\x7f", "a\\u0009b\\u007f", NULL },
    { "one\ntwo", "one\\u000atwo", "one\ntwo" },
    { "cut \xe5\xb9", "cut \\ufffd\\ufffd", NULL },
};

static void write_escaped(char out[128], const char *text, bool lines)
{
    FILE *stream = tmpfile();
    size_t length = 0;
    if (!EXPECT(stream != NULL, "a temporary file"))
        return;
    escape_write(stream, text, lines);
    rewind(stream);
    length = fread(out, 1, 127, stream);
    out[length] = '\0';
    (void)fclose(stream);
}

static void all_but_printable_ascii_is_escaped(void)
{
    char out[128];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_escaped(out, cases[i].text, false);
        EXPECT_TEXT(out, cases[i].escaped);
        write_escaped(out, cases[i].text, true);
        EXPECT_TEXT(out, cases[i].in_lines != NULL ? cases[i].in_lines
                                                   : cases[i].escaped);
    }
}

static void what_was_escaped_comes_back(void)
{
    char text[128];
    for (size_t i = 0; i + 1 < sizeof cases / sizeof *cases; i++) {
        (void)strcpy(text, cases[i].escaped);
        EXPECT(escape_resolve(text), "%s", cases[i].escaped);
        EXPECT_TEXT(text, cases[i].text);
    }
    (void)strcpy(text, "\\u5E74 beside 报");
    EXPECT(escape_resolve(text), "capitals, and UTF-8 beside");
    EXPECT_TEXT(text, "年 beside 报");
}

static void a_broken_escape_is_refused(void)
{
    static const char *const broken[] = {
        "\\",           "\\n",     "\\u",           "\\u12",
        "\\u12g4",      "\\u0000", "\\ud83d",       "\\ud83dx",
        "\\ud83d\\u12", "\\ude00", "\\ud83d\\ud83d"
    };
    char text[32];
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        (void)strcpy(text, broken[i]);
        EXPECT(!escape_resolve(text), "%s", broken[i]);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(all_but_printable_ascii_is_escaped),
        UNIT(what_was_escaped_comes_back),
        UNIT(a_broken_escape_is_refused),
    };
    return unit_main("escape", tests, sizeof tests / sizeof *tests);
}
