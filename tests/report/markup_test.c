#include "report/markup.h"
#include "tests/unit.h"

static const struct {
    const char *text, *html;
} cases[] = {
    { "", "" },
    { "表三 <b>\"&'", "表三 &lt;b&gt;&quot;&amp;&#39;" },
    { "a\tb\nc", "a\tb\nc" },
    { "\x1B[31m", "\xEF\xBF\xBD[31m" },
    { "\x7F\xC2\x85", "\xEF\xBF\xBD\xEF\xBF\xBD" },
    { "caf\xE9", "caf\xEF\xBF\xBD" },
    { "\xEF\xBF\xBF", "\xEF\xBF\xBD" },         /* U+FFFF */
    { "\xEF\xB7\x90", "\xEF\xBF\xBD" },         /* U+FDD0 */
    { "\xF0\x9F\xBF\xBE", "\xEF\xBF\xBD" },     /* U+1FFFE */
    { "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80" }, /* U+1F600 */
};

static void foreign_text_becomes_neither_markup_nor_bad_xml(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_buffer_add_text(&out, "");
        odfgx_markup_add_text(&out, cases[i].text);
        EXPECT_TEXT(out.data, cases[i].html);
        odfgx_buffer_clear(&out);
    }
}

static void foreign_text_is_isolated_from_what_stands_around(void)
{
    odfgx_buffer out = { 0 };
    odfgx_markup_add_foreign(&out, "\xE2\x80\xAE<");
    odfgx_markup_add_within(&out, "<i>", NULL, "</i>");
    EXPECT_TEXT(out.data, "<bdi>\xE2\x80\xAE&lt;</bdi><i></i>");
    odfgx_buffer_clear(&out);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(foreign_text_becomes_neither_markup_nor_bad_xml),
        UNIT(foreign_text_is_isolated_from_what_stands_around),
    };
    return unit_main("report/markup", tests, ODFGX_COUNT_OF(tests));
}
