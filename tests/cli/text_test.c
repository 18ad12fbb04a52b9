#include "cli/text.h"
#include "tests/unit.h"

#include <stdlib.h>

static void expect(char *text, const char *expected)
{
    EXPECT_TEXT(text, expected);
    free(text);
}

static void texts_are_copied_and_joined(void)
{
    expect(text_copy("年报"), "年报");
    expect(text_copy(""), "");
    expect(text_copy_part("年报", 3), "年");
    expect(text_copy_part("年报", 0), "");
    expect(text_join("reply", ".part"), "reply.part");
    expect(text_join("", "年"), "年");
    expect(text_join("年", ""), "年");
}

int main(void)
{
    static const unit_test tests[] = { UNIT(texts_are_copied_and_joined) };
    return unit_main("cli/text", tests, sizeof tests / sizeof *tests);
}
