#include "cli/layout.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text;
    size_t width;
} widths[] = {
    { "", 0 },        { "D6", 2 },        { "表三", 4 },
    { "表三!D6", 7 }, { "e\xCC\x81", 1 }, /* a letter and its accent */
    { "（一）", 6 },  { "\xFF", 1 },      /* no UTF-8: U+FFFD */
};

static void width_is_that_on_a_terminal(void)
{
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        EXPECT(text_width(widths[i].text) == widths[i].width, "\"%s\": %zu",
               widths[i].text, text_width(widths[i].text));
}

/* What a printing function writes. */
static char *written(void (*print)(FILE *stream, const char *text),
                     const char *text)
{
    char *bytes = NULL;
    size_t size;
    FILE *stream = open_memstream(&bytes, &size);
    if (stream == NULL)
        abort();
    print(stream, text);
    (void)fclose(stream);
    return bytes;
}

static const struct {
    const char *text, *printed;
} plain[] = {
    { "表三", "表三" },
    { "a\nb\tc", "a b c" },
    { "\x1B[31mred", "\xEF\xBF\xBD[31mred" },
    { "\xC2\x9B"
      "31m",
      "\xEF\xBF\xBD"
      "31m" }, /* the one-byte CSI */
    { "caf\xE9", "caf\xEF\xBF\xBD" },
};

static void nothing_printed_steers_the_terminal(void)
{
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        char *printed = written(print_text, plain[i].text);
        EXPECT_TEXT(printed, plain[i].printed);
        free(printed);
    }
}

static void print_to_five(FILE *stream, const char *text)
{
    print_padded(stream, text, 5);
}

static void padding_counts_columns_and_not_bytes(void)
{
    char *printed = written(print_to_five, "表三");
    EXPECT_TEXT(printed, "表三 ");
    free(printed);
    printed = written(print_to_five, "longer");
    EXPECT_TEXT(printed, "longer");
    free(printed);
}

static void print_short(FILE *stream, const char *text)
{
    print_shortened(stream, text, 12);
}

static const struct {
    const char *text, *printed;
} shortened[] = {
    { "", "            " },
    { "表三 / 甲", "表三 / 甲   " },
    { "一二三四五六", "一二三四五六" },
    { "一二三四五六七", "一二三四五… " },
    { "一二三四五六 / 甲", "一二三… / 甲" },
    { "一二三四五 / 乙乙乙乙乙乙", "一二三四五 …" }, /* no room for it */
    { "一 / 二三四五六 / 甲", "一 / … / 甲 " },
};

static void the_end_of_a_long_label_is_left_out(void)
{
    for (size_t i = 0; i < sizeof shortened / sizeof *shortened; i++) {
        char *printed = written(print_short, shortened[i].text);
        EXPECT_TEXT(printed, shortened[i].printed);
        free(printed);
    }
}

static void print_seven(FILE *stream, const char *text)
{
    print_cut(stream, text, 7);
}

static const struct {
    const char *text, *printed;
} cuts[] = {
    { "", "" },
    { "表三", "表三" },
    { "一二三4", "一二三4" },
    { "一二三四", "一二三…" },
    { "1一二三四", "1一二…" },
};

static void a_long_text_is_cut(void)
{
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        char *printed = written(print_seven, cuts[i].text);
        EXPECT_TEXT(printed, cuts[i].printed);
        free(printed);
    }
}

static void print_to_ten(FILE *stream, const char *text)
{
    print_wrapped(stream, text, 2, 10);
}

static const struct {
    const char *text, *lines;
} wrapped[] = {
    { "", "\n" },
    { "one two", "one two\n" },
    { "one two three", "one two\n  three\n" },
    { "unbreakable-word and", "unbreakable-word\n  and\n" },
    { "一二三四五六", "一二三四\n  五六\n" },
    { "一二三四，五", "一二三\n  四，五\n" }, /* no comma begins a line */
    { "一二三（四）", "一二三\n  （四）\n" }, /* nor does a bracket end one */
    { "一二三a b", "一二三a\n  b\n" },
};

static void lines_break_at_spaces_and_between_wide_characters(void)
{
    for (size_t i = 0; i < sizeof wrapped / sizeof *wrapped; i++) {
        char *printed = written(print_to_ten, wrapped[i].text);
        EXPECT_TEXT(printed, wrapped[i].lines);
        free(printed);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(width_is_that_on_a_terminal),
        UNIT(nothing_printed_steers_the_terminal),
        UNIT(padding_counts_columns_and_not_bytes),
        UNIT(the_end_of_a_long_label_is_left_out),
        UNIT(a_long_text_is_cut),
        UNIT(lines_break_at_spaces_and_between_wide_characters),
    };
    return unit_main("layout", tests, sizeof tests / sizeof *tests);
}
