#include "odf/xml.h"
#include "report/error.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text, *as_text, *as_attribute, *as_odf;
    bool can_hold;
} cases[] = {
    { "", "", "", "", true },
    { "街道", "街道", "街道", "街道", true },
    { "a<b>&\"c'", "a&lt;b&gt;&amp;\"c'", "a&lt;b&gt;&amp;&quot;c'",
      "a&lt;b&gt;&amp;\"c'", true },
    { "]]>", "]]&gt;", "]]&gt;", "]]&gt;", true },
    { "a\tb\nc\rd", "a\tb\nc&#13;d", "a&#9;b&#10;c&#13;d",
      "a<text:tab/>b<text:line-break/>c&#13;d", true },
    { "a b  c", "a b  c", "a b  c", "a b <text:s/>c", true },
    { " a ", " a ", " a ", "<text:s/>a<text:s/>", true },
    { "a\t b", "a\t b", "a&#9; b", "a<text:tab/><text:s/>b", true },
    { "a\x01"
      "b",
      "a\xEF\xBF\xBD"
      "b",
      "a\xEF\xBF\xBD"
      "b",
      "a\xEF\xBF\xBD"
      "b",
      false },
    { "a\xFF"
      "b",
      "a\xEF\xBF\xBD"
      "b",
      "a\xEF\xBF\xBD"
      "b",
      "a\xEF\xBF\xBD"
      "b",
      false },
    { "\xEF\xBF\xBF", "\xEF\xBF\xBD", "\xEF\xBF\xBD", "\xEF\xBF\xBD", false },
    { "\xEF\xBF\xBD", "\xEF\xBF\xBD", "\xEF\xBF\xBD", "\xEF\xBF\xBD", true },
};

static void text_is_escaped_as_character_data(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_buffer_add_text(&out, "");
        odfgx_xml_add_text(&out, cases[i].text, strlen(cases[i].text));
        EXPECT_TEXT(out.data, cases[i].as_text);
        odfgx_buffer_clear(&out);
    }
}

static void an_attribute_keeps_its_white_space(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 }, expected = { 0 };
        odfgx_xml_add_attribute(&out, "n", cases[i].text);
        odfgx_buffer_add_format(&expected, " n=\"%s\"", cases[i].as_attribute);
        EXPECT_TEXT(out.data, expected.data);
        odfgx_buffer_clear(&expected);
        odfgx_buffer_clear(&out);
    }
}

static void white_space_of_a_paragraph_becomes_elements(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_buffer_add_text(&out, "");
        odfgx_xml_add_odf_text(&out, cases[i].text, strlen(cases[i].text));
        EXPECT_TEXT(out.data, cases[i].as_odf);
        odfgx_buffer_clear(&out);
    }
}

static void what_xml_cannot_hold_is_told(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++)
        EXPECT(odfgx_xml_can_hold(cases[i].text, strlen(cases[i].text)) ==
                   cases[i].can_hold,
               "row %zu", i);
    EXPECT(!odfgx_xml_can_hold("a\0b", 3), "a NUL");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(text_is_escaped_as_character_data),
        UNIT(an_attribute_keeps_its_white_space),
        UNIT(white_space_of_a_paragraph_becomes_elements),
        UNIT(what_xml_cannot_hold_is_told),
    };
    return unit_main("odf/xml", tests, ODFGX_COUNT_OF(tests));
}
