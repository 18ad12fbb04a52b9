#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

typedef struct told_case {
    const char *xml, *told;
} told_case;

#define LEVEL(level, format, more)                                             \
    "<x:list-level-style-number x:level='" level "' s:num-format='" format     \
    "' " more ">"                                                              \
    "<s:list-level-properties><s:list-level-label-alignment"                   \
    " x:label-followed-by='listtab'/></s:list-level-properties>"               \
    "</x:list-level-style-number>"
#define OUTLINE(level, format, more)                                           \
    "<x:outline-level-style x:level='" level "' s:num-format='" format         \
    "' " more "/>"
#define LISTS                                                                  \
    "<o:styles><x:outline-style s:name='Outline'>" OUTLINE(                    \
        "1", "一, 二, 三, ...",                                                \
        "s:num-suffix='、'") OUTLINE("2", "一, 二, 三, ...",                   \
                                     "s:num-prefix='（' s:num-suffix='）'")    \
        OUTLINE(                                                               \
            "3", "",                                                           \
            "") "</x:outline-style></o:styles>"                                \
                "<o:automatic-styles><x:list-style s:name='N'>" LEVEL(         \
                    "1", "1",                                                  \
                    "s:num-suffix='.'") LEVEL("1", "I",                        \
                                              "") LEVEL("2", "1",              \
                                                        "x:display-"           \
                                                        "levels='2' "          \
                                                        "s:num-suffix='."      \
                                                        "'") LEVEL("3", "a",   \
                                                                   "s:"        \
                                                                   "num-"      \
                                                                   "suff"      \
                                                                   "ix='"      \
                                                                   ")' "       \
                                                                   "s:"        \
                                                                   "num-"      \
                                                                   "lett"      \
                                                                   "er-"       \
                                                                   "sync"      \
                                                                   "='"        \
                                                                   "true"      \
                                                                   "'")        \
                    LEVEL(                                                     \
                        "11", "1",                                             \
                        "") "</x:list-style>"                                  \
                            "<x:list-style s:name='A'>" LEVEL(                 \
                                "1", "A",                                      \
                                "x:start-value='3' s:num-letter-sync='true'")  \
                                LEVEL(                                         \
                                    "2", "壹, 贰, 叁, ...",                    \
                                    "") "</x:list-style>"                      \
                                        "<x:list-style "                       \
                                        "s:name='J'><x:list-level-style-"      \
                                        "number x:level='1'"                   \
                                        " s:num-format='1' "                   \
                                        "s:num-suffix='.'><s:list-level-"      \
                                        "properties>"                          \
                                        "<s:list-level-label-alignment "       \
                                        "x:label-followed-by='nothing'/>"      \
                                        "</s:list-level-properties></"         \
                                        "x:list-level-style-number></"         \
                                        "x:list-style>"                        \
                                        "<x:list-style s:name='F'>" LEVEL(     \
                                            "1", "一, 二, 三, ...",            \
                                            "s:num-list-format='第%1%章' "   \
                                            "s:num-suffix='x'")                \
                                            LEVEL(                             \
                                                "2", "1",                      \
                                                "s:num-list-format='%1%-%2%%"  \
                                                "x%99%'") "</x:list-style>"    \
                                                          "<x:list-style "     \
                                                          "s:name='B'><x:"     \
                                                          "list-level-style-"  \
                                                          "bullet "            \
                                                          "x:level='1'/"       \
                                                          ">" LEVEL(           \
                                                              "2", "i",        \
                                                              "") "</"         \
                                                                  "x:list-"    \
                                                                  "style>"     \
                                                                  "<s:style "  \
                                                                  "s:name='"   \
                                                                  "InN' "      \
                                                                  "s:family='" \
                                                                  "paragraph'" \
                                                                  " s:list-"   \
                                                                  "style-"     \
                                                                  "name='N'/>" \
                                                                  "<s:style "  \
                                                                  "s:name='"   \
                                                                  "None' "     \
                                                                  "s:family='" \
                                                                  "paragraph'" \
                                                                  " s:list-"   \
                                                                  "style-"     \
                                                                  "name=''/>"  \
                                                                  "<s:style "  \
                                                                  "s:name='T'" \
                                                                  " s:family=" \
                                                                  "'text'><s:" \
                                                                  "text-"      \
                                                                  "properties" \
                                                                  " x:"        \
                                                                  "display='"  \
                                                                  "none'/>"    \
                                                                  "</"         \
                                                                  "s:style></" \
                                                                  "o:"         \
                                                                  "automatic-" \
                                                                  "styles>"
#define LIST(style, inside)                                                    \
    "<x:list x:style-name='" style "'>" inside "</x:list>"
#define INNER(inside) "<x:list>" inside "</x:list>"
#define ITEM(inside) "<x:list-item>" inside "</x:list-item>"
#define P(text) "<x:p>" text "</x:p>"

static void expect_lists(const told_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status =
            transcript_read_text(NULL, DOCUMENT LISTS TEXT_BEGIN, cases[i].xml,
                                 TEXT_END, &out, &err);
        transcript_expect_told(cases[i].xml, cases[i].told, status, &out, &err);
        odfgx_buffer_clear(&out);
    }
}

static void items_have_the_label_that_is_shown(void)
{
    static const told_case cases[] = {
        { LIST("N", ITEM(P("a") P("b") INNER(ITEM(P("c")) ITEM(P("d"))))
                        ITEM(P("e") INNER(ITEM(P("f"))))),
          "paragraph \"1. a\"\nparagraph \"b\"\nparagraph \"1.1. c\"\n"
          "paragraph \"1.2. d\"\nparagraph \"2. e\"\nparagraph \"2.1. f\"\n" },
        { LIST("N",
               "<x:list-header>" P("a") "</x:list-header>" ITEM(
                   P("b")) "<x:list-item x:start-value='7'>" P("c") "</"
                                                                    "x:list-"
                                                                    "item"
                                                                    ">" ITEM(P(
                                                                        "d"))),
          "paragraph \"a\"\nparagraph \"1. b\"\nparagraph \"7. c\"\n"
          "paragraph \"8. d\"\n" },
        { LIST("A", ITEM(P("a")) ITEM(INNER(ITEM(P("b"))))),
          "paragraph \"C a\"\nparagraph \"壹 b\"\n" },
        { LIST("N", ITEM(INNER(ITEM(P("a")))) ITEM(P("b"))),
          "paragraph \"1.1. a\"\nparagraph \"2. b\"\n" },
        { LIST("J", ITEM(P("a"))), "paragraph \"1.a\"\n" },
        { LIST("F", ITEM(P("a") INNER(ITEM(P("b"))))),
          "paragraph \"第一章 a\"\nparagraph \"一-1%x b\"\n" },
        { LIST("B", ITEM(P("a") INNER(ITEM(P("b"))))),
          "paragraph \"a\"\nparagraph \"i b\"\n" },
        { LIST("N", ITEM(P("")) ITEM("<x:p><x:s/></x:p>")),
          "paragraph \"1.\"\nparagraph \"2.  \"\n" },
        { LIST("N", ITEM(INNER(ITEM(INNER(ITEM(INNER(ITEM(P("a"))))))))),
          "paragraph \"a\"\n" },
        { "<x:list>" ITEM("<x:p x:style-name='InN'>a</x:p>")
              ITEM(P("b")) "</x:list><x:p x:style-name='InN'>c</x:p>",
          "paragraph \"1. a\"\nparagraph \"b\"\nparagraph \"c\"\n" },
        { LIST("N", ITEM(P("a")) "<x:list-item x:style-override='A'>" P(
                        "b") "</x:list-item>" ITEM(P("c"))),
          "paragraph \"1. a\"\nparagraph \"B b\"\nparagraph \"3. c\"\n" },
        { LIST("N", ITEM("<x:h>a</x:h>")), "paragraph \"1. a\" heading\n" },
        { "<t:table><t:table-row><t:table-cell>" LIST("N",
                                                      ITEM(P("a")) ITEM(P("b")))
              END "<t:table-cell>" LIST("N", ITEM(P(""))) END
          "</t:table-row></t:table>",
          "table 表格 1\nrow 1\nA1 string \"1. a\\n2. b\"\nB1 string \"1.\"\n"
          "end\n" },
    };
    expect_lists(cases, ODFGX_COUNT_OF(cases));
}

static void lists_go_on_where_they_say_so(void)
{
    static const told_case
        cases
            [] = {
                { LIST("N", ITEM(P("a"))) P("-") LIST("N", ITEM(P("b"))),
                  "paragraph \"1. a\"\nparagraph \"-\"\nparagraph \"1. b\"\n" },
                { LIST("N", ITEM(P("a"))) LIST(
                      "A", ITEM(P("b"))) "<x:list x:style-name='N' "
                                         "x:continue-numbering='true'>" ITEM(
                                             P("c")) "</x:list>",
                  "paragraph \"1. a\"\nparagraph \"C b\"\nparagraph \"2. "
                  "c\"\n" },
                { "<x:list x:style-name='N' xml:id='i'>" ITEM(P(
                      "a")) "</x:list>" LIST("N",
                                             ITEM(P(
                                                 "b"))) "<x:list "
                                                        "x:style-name='N' "
                                                        "xml:id='k' "
                                                        "x:continue-list='i'"
                                                        ">" ITEM(INNER(ITEM(P(
                                                            "c")))) "</"
                                                                    "x:"
                                                                    "list"
                                                                    ">"
                                                                    "<x:"
                                                                    "list"
                                                                    " x:"
                                                                    "styl"
                                                                    "e-"
                                                                    "name"
                                                                    "='N'"
                                                                    " x:"
                                                                    "cont"
                                                                    "inue"
                                                                    "-lis"
                                                                    "t='"
                                                                    "k'"
                                                                    ">" ITEM(P(
                                                                        "d")) "</x:list>"
                                                                              "<x:list x:style-name='N' x:continue-list='none'>" ITEM(
                                                                                  P("e")) "</x:list>",
                  "paragraph \"1. a\"\nparagraph \"1. b\"\nparagraph \"1.1. "
                  "c\"\n"
                  "paragraph \"2. d\"\nparagraph \"1. e\"\n" },
                { "<x:numbered-paragraph x:style-name='N' x:list-id='l'>" P("a") "</x:numbered-paragraph>" P(
                      "-") "<x:numbered-paragraph "
                           "x:style-name='N' "
                           "x:list-id='l' "
                           "x:level='2'>" P(
                               "b") "</"
                                    "x:"
                                    "numb"
                                    "ered"
                                    "-par"
                                    "agra"
                                    "ph>"
                                    "<x:"
                                    "numb"
                                    "ered"
                                    "-par"
                                    "agra"
                                    "ph "
                                    "x:"
                                    "styl"
                                    "e-"
                                    "name"
                                    "='N'"
                                    " x:"
                                    "list"
                                    "-id="
                                    "'l'"
                                    ">" P("c") "</x:numbered-paragraph>" P(
                                        "-") "<x:numbered-paragraph "
                                             "x:style-name='A'>" P(
                                                 "d") "</"
                                                      "x:"
                                                      "number"
                                                      "ed-"
                                                      "paragr"
                                                      "aph>"
                                                      "<x:"
                                                      "number"
                                                      "ed-"
                                                      "paragr"
                                                      "aph "
                                                      "x:"
                                                      "style-"
                                                      "name='"
                                                      "A' "
                                                      "x:"
                                                      "level="
                                                      "'99'"
                                                      ">" P("e") "</"
                                                                 "x:numbered-"
                                                                 "paragraph>",
                  "paragraph \"1. a\"\nparagraph \"-\"\nparagraph \"1.1. b\"\n"
                  "paragraph \"2. c\"\nparagraph \"-\"\nparagraph \"C d\"\n"
                  "paragraph \"e\"\n" },
            };
    expect_lists(cases, ODFGX_COUNT_OF(cases));
}

static void headings_are_numbered_by_the_outline(void)
{
    static const told_case cases[] = {
        { "<x:h x:outline-level='1'>总体情况</x:h><x:h x:outline-level='2'>"
          "甲</x:h><x:h x:outline-level='2'>乙</x:h><x:h x:outline-level='3'>"
          "丙</x:h><x:h>其他</x:h><x:h x:outline-level='2'>丁</x:h>",
          "paragraph \"一、总体情况\" heading\nparagraph \"（一）甲\" heading\n"
          "paragraph \"（二）乙\" heading\nparagraph \"丙\" heading\n"
          "paragraph \"二、其他\" heading\nparagraph \"（一）丁\" heading\n" },
        { "<x:h x:outline-level='1' x:is-list-header='true'>a</x:h>"
          "<x:h x:outline-level='1' x:style-name='None'>b</x:h>"
          "<x:h x:outline-level='1' x:restart-numbering='true'"
          " x:start-value='5'>c</x:h><x:h x:outline-level='1'>d</x:h>"
          "<x:h x:outline-level='99'>e</x:h><x:h x:outline-level='7'>f</x:h>",
          "paragraph \"a\" heading\nparagraph \"b\" heading\n"
          "paragraph \"五、c\" heading\nparagraph \"六、d\" heading\n"
          "paragraph \"e\" heading\nparagraph \"f\" heading\n" },
        { LIST("Outline", ITEM("<x:h x:outline-level='1'>a</x:h>")),
          "paragraph \"一、a\" heading\n" },
    };
    expect_lists(cases, ODFGX_COUNT_OF(cases));
}

static void a_stored_label_counts_where_styles_say_nothing(void)
{
    static const told_case cases[] = {
        { LIST("X", ITEM("<x:number>七、</x:number>" P("a") P("b"))),
          "paragraph \"七、a\"\nparagraph \"b\"\n" },
        { LIST("X", ITEM("<x:number>7.</x:number>" P("a"))),
          "paragraph \"7. a\"\n" },
        { LIST("N", ITEM("<x:number>7.</x:number>" P("a"))),
          "paragraph \"1. a\"\n" },
        { "<x:h x:outline-level='8'><x:number>八、</x:number>a</x:h>"
          "<x:h x:outline-level='1'><x:number>八、</x:number>b</x:h>",
          "paragraph \"八、a\" heading\nparagraph \"一、b\" heading\n" },
    };
    expect_lists(cases, ODFGX_COUNT_OF(cases));
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(items_have_the_label_that_is_shown),
        UNIT(lists_go_on_where_they_say_so),
        UNIT(headings_are_numbered_by_the_outline),
        UNIT(a_stored_label_counts_where_styles_say_nothing),
    };
    return unit_main("odt_list", tests, sizeof tests / sizeof *tests);
}
