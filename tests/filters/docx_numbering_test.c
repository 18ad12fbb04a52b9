#include "tests/filters/docx_sample.h"
#include "tests/unit.h"

#define LEVEL(index, format, text, more)                                       \
    "<w:lvl w:ilvl='" index "'><w:start w:val='1'/><w:numFmt w:val='" format   \
    "'/><w:lvlText w:val='" text "'/>" more "</w:lvl>"
#define ABSTRACT(id, levels)                                                   \
    "<w:abstractNum w:abstractNumId='" id "'>" levels "</w:abstractNum>"
#define LIST(id, abstract, more)                                               \
    "<w:num w:numId='" id "'><w:abstractNumId w:val='" abstract "'/>" more     \
    "</w:num>"
#define PROPERTIES(list, level)                                                \
    "<w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list "'/></"        \
    "w:numPr>"
#define ITEM(list, level, text)                                                \
    P("<w:pPr>" PROPERTIES(list, level) "</w:pPr>" T(text))
#define STYLED(style, text)                                                    \
    P("<w:pPr><w:pStyle w:val='" style "'/></w:pPr>" T(text))

static const char numbering[] = ABSTRACT(
    "5",
    LEVEL("0", "chineseCountingThousand", "%1、",
          "") LEVEL("1", "chineseCounting", "（%2）", "")
        LEVEL("2", "decimal", "%3.",
              "")) ABSTRACT("3", LEVEL("0", "upperRoman", "%1",
                                       "<w:pStyle w:val='h1'/>")
                                     LEVEL("1", "decimal", "%1.%2",
                                           "<w:isLgl/><w:pStyle w:val='h2'/>")
                                         LEVEL("2", "lowerLetter", "%1-%2-%3%",
                                               "<w:lvlRestart w:val='1'/>")
                                             LEVEL("3", "decimal", "%4)",
                                                   "<w:lvlRestart w:val='0'/>"
                                                   "<w:suff w:val='nothing'/>"))
    ABSTRACT(
        "1",
        LEVEL("0", "bullet", "x",
              "") LEVEL("1", "none", "附：", "<w:suff w:val='space'/>")
            LEVEL("2", "decimal", "",
                  "") "<w:lvl w:ilvl='3'><w:lvlText w:val='%4.%9'/></w:lvl>"
                      "<w:lvl w:ilvl='9'/><w:lvl/>" LEVEL(
                          "8", "decimal", "%9.", "<w:rPr><w:vanish/></w:rPr>"))
        ABSTRACT("7",
                 "<w:lvl w:ilvl='0'><w:start w:val='3'/><mc:AlternateContent>"
                 "<mc:Choice Requires='w14'><w:numFmt w:val='custom'"
                 " w:format='001, 002, ...'/></mc:Choice><mc:Fallback>"
                 "<w:numFmt w:val='bullet'/></mc:Fallback>"
                 "</mc:AlternateContent><w:lvlText w:val='%1.'/></w:lvl>")
            ABSTRACT("8", "<w:numStyleLink w:val='list'/>") ABSTRACT(
                "9", "<w:numStyleLink w:val='gone'/>") LIST("1", "5", "")
                LIST("2", "3", "") LIST("3", "1", "") LIST("4", "7", "") LIST(
                    "6", "8", "") LIST("8", "9", "")
                    LIST("11", "99", "") LIST("12", "5", "") LIST(
                        "7", "5",
                        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/>"
                        "</w:lvlOverride><w:lvlOverride w:ilvl='9'>"
                        "<w:startOverride w:val='5'/></w:lvlOverride>"
                        "<w:lvlOverride w:ilvl='1'>" LEVEL(
                            "1", "decimal", "(%2)", "") "</w:lvlOverride>")
                        LIST("1", "3", "");

static const char styles[] =
    "<w:style w:type='paragraph' w:default='1' w:styleId='usual'/>"
    "<w:style w:type='paragraph' w:styleId='h1'><w:pPr><w:numPr><w:numId"
    " w:val='2'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='h2'><w:basedOn w:val='h1'/><w:pPr>"
    "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='2'/></w:numPr></w:pPr>"
    "</w:style><w:style w:styleId='h2a'><w:basedOn w:val='h2'/></w:style>"
    "<w:style w:styleId='off'><w:basedOn w:val='h1'/><w:pPr><w:numPr><w:numId"
    " w:val='0'/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='list' w:type='numbering'><w:pPr><w:numPr><w:numId"
    " w:val='4'/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='lvl'><w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId"
    " w:val='1'/></w:numPr></w:pPr></w:style>";

static void expect(const docx_case *cases, size_t count)
{
    docx_sample_expect(cases, count, styles, numbering);
}

#define EXPECT_LISTS(cases) expect((cases), ODFGX_COUNT_OF(cases))

static void labels_are_computed_and_put_before_the_text(void)
{
    static const docx_case cases[] = {
        { ITEM("1", "0", "总体情况") ITEM("1", "1", "公开") ITEM("1", "1", "b")
              ITEM("1", "2", "5") ITEM("1", "0", "c") ITEM("1", "1", "d"),
          TOLD("一、总体情况") TOLD("（一）公开") TOLD("（二）b") TOLD("1. 5")
              TOLD("二、c") TOLD("（一）d") },
        { ITEM("2", "0", "a") ITEM("2", "1", "b") ITEM("2", "2", "c")
              ITEM("2", "1", "d") ITEM("2", "2", "e") ITEM("2", "0", "f")
                  ITEM("2", "2", "g"),
          TOLD("I a") TOLD("1.1 b") TOLD("I-1-a% c") TOLD("1.2 d")
              TOLD("I-2-b% e") TOLD("II f") TOLD("II-1-a% g") },
        { ITEM("2", "3", "a") ITEM("2", "0", "b") ITEM("2", "3", "c"),
          TOLD("1)a") TOLD("II b") TOLD("2)c") },
        { ITEM("3", "0", "a") ITEM("3", "1", "b") ITEM("3", "2", "c")
              ITEM("3", "3", "d"),
          TOLD("a") TOLD("附：b") TOLD("c") TOLD("0.1 d") },
        { ITEM("4", "0", "a") ITEM("4", "0", "b"),
          TOLD("003. a") TOLD("004. b") },
        { P("<w:pPr>" PROPERTIES("1", "2") "</w:pPr>"), TOLD("1.") },
        { P("<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" T("a")),
          TOLD("一、a") },
        { TBL(TR(TC(P("<w:pPr>" PROPERTIES("1", "2") "</w:pPr>"))
                     TC(ITEM("1", "2", "5")))),
          "table 表格 1\nrow 1\nA1 string \"1.\"\nB1 string \"2. 5\"\n"
          "end\n" },
    };
    EXPECT_LISTS(cases);
}

static void what_has_no_level_has_no_label(void)
{
    static const docx_case cases[] = {
        { ITEM("0", "0", "a") ITEM("99", "0", "b") ITEM("-1", "0", "c")
              ITEM("x", "0", "d"),
          TOLD("a") TOLD("b") TOLD("c") TOLD("d") },
        { ITEM("1", "8", "a") ITEM("1", "9", "b") ITEM("11", "0", "c")
              ITEM("8", "0", "d"),
          TOLD("a") TOLD("b") TOLD("c") TOLD("d") },
        { ITEM("1", "-1", "a") ITEM("1", "x", "b"),
          TOLD("一、a") TOLD("二、b") },
    };
    EXPECT_LISTS(cases);
}

static void lists_of_a_kind_go_on_unless_they_say_where_to_start(void)
{
    static const docx_case cases[] = {
        { ITEM("1", "0", "a") ITEM("12", "0", "b") ITEM("7", "0", "c")
              ITEM("7", "0", "d") ITEM("7", "1", "e") ITEM("1", "0", "f"),
          TOLD("一、a") TOLD("二、b") TOLD("五、c") TOLD("六、d") TOLD("(1) e")
              TOLD("七、f") },
        { ITEM("6", "0", "a"), TOLD("003. a") },
    };
    EXPECT_LISTS(cases);
}

static void styles_name_lists_and_levels(void)
{
    static const docx_case cases[] = {
        { STYLED("h1", "a") STYLED("h2", "b") STYLED("h2a", "c")
              STYLED("off", "d") STYLED("h1", "e"),
          TOLD("I a") TOLD("1.1 b") TOLD("1.2 c") TOLD("d") TOLD("II e") },
        { STYLED("lvl", "a"), TOLD("1. a") },
        { P("<w:pPr><w:pStyle w:val='h1'/><w:numPr><w:numId w:val='0'/>"
            "</w:numPr></w:pPr>" T("a")),
          TOLD("a") },
        { P("<w:pPr><w:pStyle w:val='h1'/><w:numPr><w:ilvl w:val='3'/>"
            "</w:numPr></w:pPr>" T("a")),
          TOLD("1)a") },
        { P("<w:pPr><w:pStyle w:val='lvl'/><w:numPr><w:numId w:val='2'/>"
            "</w:numPr></w:pPr>" T("a")),
          TOLD("I-1-a% a") },
    };
    EXPECT_LISTS(cases);
}

#define MARK(inside) "<w:rPr>" inside "</w:rPr>"
#define HIDDEN(text) "<w:r><w:rPr><w:vanish/></w:rPr><w:t>" text "</w:t></w:r>"

static void labels_go_with_the_marks_of_their_paragraphs(void)
{
    static const docx_case cases[] = {
        { P("<w:pPr>" PROPERTIES("1", "0") MARK("<w:del/>") "</w:pPr>" T("a"))
              ITEM("1", "0", "b") ITEM("1", "0", "c"),
          TOLD("一、ab") TOLD("二、c") },
        { P("<w:pPr>" PROPERTIES("1", "0")
                MARK("<w:vanish/>") "</w:pPr>" HIDDEN("a")) ITEM("1", "0", "b"),
          "paragraph \"a\" hidden\n" TOLD("二、b") },
        { P("<w:pPr>" PROPERTIES("1", "0") "</w:pPr>" HIDDEN("a")),
          TOLD("一、") },
        { P("<w:pPr>" PROPERTIES("1", "0") "<w:pPrChange><w:pPr>" PROPERTIES(
              "1", "1") "</w:pPr></w:pPrChange></w:pPr>" T("a")),
          TOLD("一、a") },
    };
    EXPECT_LISTS(cases);
}

static void styles_hide_and_show(void)
{
    static const char hiding[] =
        "<w:style w:styleId='p'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:styleId='q'><w:basedOn w:val='p'/></w:style>"
        "<w:style w:styleId='s'><w:basedOn w:val='p'/><w:rPr>"
        "<w:vanish w:val='0'/></w:rPr></w:style>"
        "<w:style w:styleId='a'><w:basedOn w:val='b'/></w:style>"
        "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>"
        "<w:style w:styleId='c'><w:basedOn w:val='gone'/></w:style>"
        "<w:style w:styleId='p'/><w:style/><w:style><w:name/></w:style>";
    static const docx_case cases[] = {
        { STYLED("p", "a"), "paragraph \"a\" hidden\n" },
        { STYLED("q", "a"), "paragraph \"a\" hidden\n" },
        { STYLED("s", "a") STYLED("a", "b") STYLED("c", "c"),
          TOLD("a") TOLD("b") TOLD("c") },
        { P("<w:r><w:rPr><w:rStyle w:val='q'/></w:rPr><w:t>a</w:t></w:r>"),
          "paragraph \"a\" hidden\n" },
        { P("<w:pPr><w:pStyle w:val='p'/></w:pPr><w:r><w:rPr><w:rStyle"
            " w:val='q'/></w:rPr><w:t>a</w:t></w:r>"),
          TOLD("a") },
        { P("<w:pPr><w:pStyle w:val='p'/></w:pPr><w:r><w:rPr><w:vanish"
            " w:val='0'/></w:rPr><w:t>a</w:t></w:r>" T("b")),
          TOLD("a") },
    };
    docx_sample_expect(cases, ODFGX_COUNT_OF(cases), hiding, NULL);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(labels_are_computed_and_put_before_the_text),
        UNIT(what_has_no_level_has_no_label),
        UNIT(lists_of_a_kind_go_on_unless_they_say_where_to_start),
        UNIT(styles_name_lists_and_levels),
        UNIT(labels_go_with_the_marks_of_their_paragraphs),
        UNIT(styles_hide_and_show),
    };
    return unit_main("docx_numbering", tests, sizeof tests / sizeof *tests);
}
