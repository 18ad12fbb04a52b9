#include "tests/filters/docx_sample.h"
#include "tests/unit.h"

#define KEPT(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define HIDDEN(text) "<w:r><w:rPr><w:vanish/></w:rPr><w:t>" text "</w:t></w:r>"
#define MARK(inside) "<w:pPr><w:rPr>" inside "</w:rPr></w:pPr>"

static void runs_are_joined(void)
{
    static const docx_case cases[] = {
        { PT("a"), TOLD("a") },
        { P(T("自") T("然") T("人")) P("") PT("b"), TOLD("自然人") TOLD("b") },
        { P("<w:r><w:t>a</w:t><w:t>b</w:t></w:r>"), TOLD("ab") },
        { P("<w:bookmarkStart w:id='0' w:name='x'/>" T("a") "<w:proofErr/>" T(
              "b")),
          TOLD("ab") },
        { P("<w:hyperlink>" T(
              "a") "</"
                   "w:hyperlink><w:smartTag><w:smartTagPr/"
                   ">" T("b") "</"
                              "w:smartTag><w:customXml><w:"
                              "customXmlPr/>" T(
                                  "c") "</"
                                       "w:customXml><w:"
                                       "dir>" T("d") "</"
                                                     "w:"
                                                     "dir><"
                                                     "w:"
                                                     "bdo"
                                                     ">" T("e") "</w:bdo>"),
          TOLD("abcde") },
        { "<w:customXml>" PT("a") "</w:customXml>", TOLD("a") },
        { P("<w:r><w:rPr><w:caps/><w:smallCaps/></w:rPr><w:t>aB</w:t></"
            "w:r>"),
          TOLD("aB") },
        { PT("𠮷&lt;&amp;"), TOLD("𠮷<&") },
    };
    EXPECT_DOCX(cases);
}

static void white_space_at_the_ends_counts_where_it_is_preserved(void)
{
    static const docx_case cases[] = {
        { P(KEPT("a ") T("b")), TOLD("a b") },
        { P(T("a ") T(" b")), TOLD("ab") },
        { PT("\n  a  b\n "), TOLD("a  b") },
        { P(KEPT("a\nb")), TOLD("a b") },
        { P(KEPT("  ")), TOLD("  ") },
        { PT("  "), "" },
        { PT("　a\xC2\xA0"), TOLD("　a\xC2\xA0") },
    };
    EXPECT_DOCX(cases);
}

static void signs_of_their_own_are_text(void)
{
    static const docx_case cases[] = {
        { P("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t></w:r>"),
          TOLD("a\tb\tc") },
        { P("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t>"
            "<w:br w:type='textWrapping'/><w:t>d</w:t></w:r>"),
          TOLD("a\\nb\\nc\\nd") },
        { P("<w:r><w:br w:type='page'/><w:t>a</w:t><w:br w:type='page'/>"
            "<w:t>b</w:t><w:br w:type='column'/></w:r>"),
          TOLD("a\\nb") },
        { P("<w:r><w:noBreakHyphen/><w:t>3</w:t></w:r>"), TOLD("-3") },
        { P("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b\xC2\xAD"
            "c</w:t><w:lastRenderedPageBreak/></w:r>"),
          TOLD("abc") },
        { P("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/>"
            "<w:sym w:font='Wingdings 2' w:char='00A3'/>"
            "<w:sym w:font='Symbol' w:char='F0B4'/>"
            "<w:sym w:font='MS Gothic' w:char='2612'/></w:r>"),
          TOLD("☑□×☒") },
        { P("<w:r><w:sym w:font='Webdings' w:char='F041'/></w:r>"),
          TOLD("\xEF\x81\x81") },
        { P("<w:r><w:sym/><w:sym w:char='0'/><w:sym w:char='D800'/>"
            "<w:sym w:char='110000'/><w:sym w:char='x'/></w:r>"),
          "" },
    };
    EXPECT_DOCX(cases);
}

static void of_what_stands_apart_only_the_base_is_text(void)
{
    static const docx_case cases[] = {
        { P("<w:r><w:ruby><w:rubyPr/><w:rt>" T("zì") "</w:rt><w:rubyBase>" T(
              "自") "</w:rubyBase></w:ruby></w:r>" T("然")),
          TOLD("自然") },
        { P(T("a") "<w:r><w:footnoteReference w:id='2'/></w:r>"
                   "<w:commentRangeStart w:id='0'/><w:r><w:annotationRef/>"
                   "<w:commentReference w:id='0'/><w:endnoteReference/></w:r>"),
          TOLD("a") },
        { P("<w:r><w:object><v:shape><w:txbxContent>" PT(
              "a") "</w:txbxContent></v:shape></w:object><w:pgNum/></w:r>"),
          "" },
        { "<w:altChunk/>" P("<w:subDoc/>" T("a")), TOLD("a") },
        { P("<m:oMathPara><m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:fPr>"
            "<m:ctrlPr><w:rPr/></m:ctrlPr></m:fPr><m:num><m:r><w:rPr/>"
            "<m:t>32</m:t></m:r></m:num><m:den><m:r><m:t>100</m:t></m:r>"
            "</m:den></m:f></m:oMath></m:oMathPara>"),
          TOLD("x=32/100") },
        { P("<m:oMath><m:sSubSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sub>"
            "<m:r><m:t>1</m:t></m:r></m:sub><m:sup><m:r><m:t>2</m:t></m:r>"
            "</m:sup></m:sSubSup></m:oMath>"),
          TOLD("x_1^2") },
    };
    EXPECT_DOCX(cases);
}

static void what_changes_insert_is_text_and_what_they_delete_is_not(void)
{
    static const docx_case cases[] = {
        { P("<w:del><w:r><w:delText>a</w:delText></w:r>" T(
              "b") "</w:del><w:ins>" T("c") "<w:del>" T("d") "</w:del></"
                                                             "w:ins>"),
          TOLD("c") },
        { P("<w:moveFromRangeStart/><w:moveFrom>" T(
              "a") "</w:moveFrom><w:moveFromRangeEnd/>")
              P("<w:moveTo>" T("a") "</w:moveTo>"),
          TOLD("a") },
        { P(MARK("<w:del/>") T("a")) PT("b") PT("c"), TOLD("ab") TOLD("c") },
        { P(MARK("<w:moveFrom/>") "<w:moveFrom>" T("a") "</w:moveFrom>")
              PT("b"),
          TOLD("b") },
        { P(MARK("<w:ins/>") T("a")) PT("b"), TOLD("a") TOLD("b") },
        { P(MARK("<w:del/>") T("a")) TBL(TR(TCT("b"))) PT("c"),
          TOLD("a") "table 表格 1\nrow 1\nA1 string \"b\"\nend\n" TOLD("c") },
        { P(MARK("<w:del/>") T("a")), TOLD("a") },
        { P("<w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr>"
            "</w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/>"
            "</w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"),
          TOLD("a") },
    };
    EXPECT_DOCX(cases);
}

#define MARKED(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
#define FIELD(code, result)                                                    \
    MARKED("begin") code MARKED("separate") result MARKED("end")

static void of_a_field_the_result_is_text(void)
{
    static const docx_case cases[] = {
        { P(T("a") FIELD(CODE(" DATE "), T("b")) T("c")), TOLD("abc") },
        { P(MARKED("begin") CODE("XE") MARKED("end") T("a")), TOLD("a") },
        { P(FIELD(CODE("IF") FIELD(CODE("PAGE"), T("1")) CODE("= 1"), T("a"))),
          TOLD("a") },
        { P(FIELD(CODE("REF"), T("a") FIELD(CODE("PAGE"), T("b")))),
          TOLD("ab") },
        { P(MARKED("begin") CODE("DATE") T("x")) PT("a"), TOLD("a") },
        { P(MARKED("begin") CODE("DATE") MARKED("separate") T("a")) PT("b"),
          TOLD("a") TOLD("b") },
        { P(MARKED("end") MARKED("separate") T("a")), TOLD("a") },
        { P("<w:r><w:fldChar/></w:r>" T("a")), TOLD("a") },
        { P("<w:fldSimple w:instr='PAGE'>" T("a") "</w:fldSimple>"),
          TOLD("a") },
        { TBL(TR(TC(P(MARKED("begin") T("x") MARKED("separate") T("a")))
                     TC(P(T("b") MARKED("end"))))),
          "table 表格 1\nrow 1\nA1 string \"a\"\nB1 string \"b\"\nend\n" },
    };
    EXPECT_DOCX(cases);
}

#define FORM(inside)                                                           \
    "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name/>" inside         \
    "</w:ffData></w:fldChar></w:r>" CODE("FORM") MARKED("end")
#define ENTRIES "<w:listEntry w:val='a'/><w:listEntry w:val='b'/>"

static void form_fields_show_what_was_chosen(void)
{
    static const docx_case cases[] = {
        { P(FORM("<w:checkBox><w:default w:val='1'/></w:checkBox>") T("a")),
          TOLD("☒a") },
        { P(FORM("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/>"
                 "</w:checkBox>")),
          TOLD("☐") },
        { P(FORM("<w:checkBox><w:checked/></w:checkBox>")), TOLD("☒") },
        { P(FORM("<w:ddList>" ENTRIES "</w:ddList>")), TOLD("a") },
        { P(FORM("<w:ddList><w:default w:val='1'/>" ENTRIES "</w:ddList>")),
          TOLD("b") },
        { P(FORM("<w:ddList><w:result w:val='0'/><w:default w:val='1'/>" ENTRIES
                 "</w:ddList>")),
          TOLD("a") },
        { P(FORM("<w:ddList><w:result w:val='2'/>" ENTRIES "</w:ddList>")),
          "" },
        { P(MARKED("begin") FORM("<w:ddList>" ENTRIES "</w:ddList>")
                MARKED("separate") T("c") MARKED("end")),
          TOLD("c") },
        { P(FORM("<w:textInput><w:default w:val='x'/></w:textInput>")), "" },
        { P("<w:r><w:fldChar w:fldCharType='end'><w:ffData><w:ddList>" ENTRIES
            "</w:ddList></w:ffData></w:fldChar></w:r>"),
          TOLD("a") },
    };
    EXPECT_DOCX(cases);
}

#define CONTROL(properties, content)                                           \
    "<w:sdt><w:sdtPr>" properties "</w:sdtPr><w:sdtContent>" content           \
    "</w:sdtContent></w:sdt>"
#define PLACEHOLDER "<w:placeholder/><w:showingPlcHdr/>"

static void of_content_controls_what_they_show_is_text(void)
{
    static const docx_case cases[] = {
        { P(CONTROL("<w:alias w:val='x'/>", T("a"))), TOLD("a") },
        { CONTROL("", PT("a") CONTROL("", PT("b"))), TOLD("a") TOLD("b") },
        { P(T("a") CONTROL(PLACEHOLDER, T("x")) T("b")), TOLD("ab") },
        { P(CONTROL("<w:showingPlcHdr w:val='0'/>", T("a"))), TOLD("a") },
        { CONTROL(PLACEHOLDER, PT("x")) PT("a"), TOLD("a") },
        { P(CONTROL("<w:dataBinding/><w:dropDownList><w:listItem"
                    " w:displayText='x'/></w:dropDownList>",
                    T("a"))),
          TOLD("a") },
        { TBL(CONTROL("", TR(TCT("a") CONTROL(PLACEHOLDER, TCT("x"))
                                 TC(CONTROL("", PT("b")))))),
          "table 表格 1\nrow 1\nA1 string \"a\"\nC1 string \"b\"\nend\n" },
    };
    EXPECT_DOCX(cases);
}

#define SHAPE(inside)                                                          \
    "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>" inside                     \
    "</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
#define PICTURE(inside)                                                        \
    "<w:pict><v:shape><v:textbox><w:txbxContent>" inside                       \
    "</w:txbxContent></v:textbox></v:shape></w:pict>"
#define EITHER(requires, one, other)                                           \
    "<mc:AlternateContent><mc:Choice Requires='" requires "'>" one "</"        \
                                                          "mc:Choice><mc:"     \
                                                          "Fallback>" other    \
                                                          "</mc:Fallback></"   \
                                                          "mc:"                \
                                                          "AlternateContent>"

static void text_boxes_are_told_once_behind_their_paragraph(void)
{
    static const docx_case cases[] = {
        { P(T("a") "<w:r>" PICTURE(PT("b")) "</w:r>" T("c")),
          TOLD("ac") TOLD("b") },
        { P("<w:r>" EITHER("wps", SHAPE(PT("b")), PICTURE(PT("b"))) "</w:r>"),
          TOLD("b") },
        { P("<w:r>" EITHER("wps x", SHAPE(PT("a")), PICTURE(PT("b"))) "</w:r>"),
          TOLD("b") },
        { P("<w:r>" EITHER(" ", "<w:t>a</w:t>", "<w:t>b</w:t>") "</w:r>"),
          TOLD("b") },
        { P("<w:r><mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice>"
            "<mc:Choice Requires='w14'><w:t>b</w:t></mc:Choice>"
            "<mc:Choice Requires='w15'><w:t>c</w:t></mc:Choice>"
            "</mc:AlternateContent></w:r>"),
          TOLD("b") },
        { P("<w:r><w:drawing>" EITHER(
              "wpg",
              "<wps:txbx><w:txbxContent>" PT("a") "</w:txbxContent></wps:txbx>",
              "") "</w:drawing></w:r>"),
          TOLD("a") },
        { P("<w:r>" PICTURE(PT("b") TBL(TR(TCT("c"))) PT("d")) "</w:r>" T("a"))
              TBL(TR(TCT("e"))),
          TOLD("a")
              TOLD("b") "table 表格 1\nrow 1\nA1 string \"c\"\nend\n" TOLD(
                  "d") "table 表格 2\nrow 1\nA1 string \"e\"\nend\n" },
        { P("<w:r>" PICTURE(
              P("<w:r>" PICTURE(PT("c")) "</w:r>" T("b"))) "</w:r>" T("a")),
          TOLD("a") TOLD("c") TOLD("b") },
        { P("<w:r><w:rPr><w:vanish/></w:rPr>" PICTURE(PT("b")) "</w:r>"),
          "paragraph \"b\" hidden\n" },
        { P(MARKED("begin") "<w:r>" PICTURE(
              P(T("b") MARKED("begin"))) "</w:r>" MARKED("separate") T("a")),
          TOLD("a") },
        { P("<w:del><w:r>" PICTURE(PT("b")) "</w:r></w:del>" T("a")),
          TOLD("a") },
        { P("<w:r><w:drawing><wps:docPr descr='x'/><w:p>" T(
              "x") "</w:p>x</w:drawing></w:r>" T("a")),
          TOLD("a") },
    };
    EXPECT_DOCX(cases);
}

static void a_text_box_in_a_cell_is_a_table_of_its_own(void)
{
    static const docx_case cases[] = {
        { TBL(TR(TC(P(T("1") "<w:r>" PICTURE(PT("x") PT("y")) "</w:r>" T("2")))
                     TCT("3"))),
          "table 表格 1\nrow 1\nA1 string \"12\"\nB1 string \"3\"\nend\n"
          "table 表格 1.1\nrow 1\nA1 string \"x\\ny\"\nend\n" },
        { TBL(TR(TC(P("<w:r>" PICTURE(TBL(TR(TCT("x")))) "</w:r>" T("1"))))),
          "table 表格 1\nrow 1\nA1 string \"1\"\nend\n"
          "table 表格 1.1\nend\n"
          "table 表格 1.1.1\nrow 1\nA1 string \"x\"\nend\n" },
        { TBL(TR(TC(
              P("<w:r><w:rPr><w:vanish/></w:rPr>" PICTURE(PT("x")) "</w:r>")))),
          "table 表格 1\nend\n"
          "table 表格 1.1 hidden\nrow 1\nA1 string \"x\" hidden\nend\n" },
    };
    EXPECT_DOCX(cases);
}

static void hidden_text_is_flagged_or_left_out(void)
{
    static const docx_case cases[] = {
        { P(HIDDEN("a")), "paragraph \"a\" hidden\n" },
        { P(T("a") HIDDEN("b") T("c")), TOLD("ac") },
        { P("<w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t>a</w:t></w:r>"),
          TOLD("a") },
        { P(MARK("<w:vanish/>") T("a")), TOLD("a") },
        { P("<w:r><w:rPr><w:webHidden/></w:rPr><w:t>a</w:t></w:r>"),
          TOLD("a") },
        { P("<w:r><w:rPr><w:vanish/></w:rPr><w:ruby><w:rubyBase>" T(
              "a") "</w:rubyBase></w:ruby><w:t>b</w:t></w:r>"),
          TOLD("a") },
        { TBL(TR(TC(P(HIDDEN("1"))) TC(P(T("2") HIDDEN("3"))))),
          "table 表格 1\nrow 1\nA1 string \"1\" hidden\nB1 string \"2\"\n"
          "end\n" },
    };
    EXPECT_DOCX(cases);
}

#define STYLED(style, inside)                                                  \
    P("<w:pPr><w:pStyle w:val='" style "'/></w:pPr>" inside)
#define GALLERY                                                                \
    "<w:docPartObj><w:docPartGallery w:val='Table of "                         \
    "Contents'/></w:docPartObj>"

static void headings_and_contents_are_told_as_such(void)
{
    static const char styles[] =
        "<w:style w:type='paragraph' w:styleId='h'><w:name"
        " w:val='heading 1'/></w:style><w:style w:styleId='t'><w:name"
        " w:val='TOC 3'/></w:style><w:style w:styleId='b'><w:basedOn"
        " w:val='h'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>"
        "<w:style w:styleId='o'><w:pPr><w:outlineLvl w:val='2'/></w:pPr>"
        "</w:style><w:style w:styleId='c'><w:basedOn w:val='o'/></w:style>";
    static const docx_case cases[] = {
        { STYLED("h", T("a")), "paragraph \"a\" heading\n" },
        { STYLED("o", T("a")), "paragraph \"a\" heading\n" },
        { STYLED("c", T("a")), "paragraph \"a\" heading\n" },
        { STYLED("b", T("a")), TOLD("a") },
        { P("<w:pPr><w:outlineLvl w:val='0'/></w:pPr>" T("a")),
          "paragraph \"a\" heading\n" },
        { P("<w:pPr><w:pStyle w:val='h'/><w:outlineLvl w:val='9'/></w:pPr>" T(
              "a")),
          TOLD("a") },
        { STYLED("unknown", T("a")), TOLD("a") },
        { STYLED("t", T("a")), "paragraph \"a\" contents\n" },
        { CONTROL(GALLERY, STYLED("h", T("a")) PT("b")) PT("c"),
          "paragraph \"a\" contents\nparagraph \"b\" contents\n" TOLD("c") },
        { P(MARKED("begin") CODE(" TOC \\o") MARKED("separate") T("a")) PT("b")
              P(MARKED("end")) PT("c"),
          "paragraph \"a\" contents\nparagraph \"b\" contents\n" TOLD("c") },
        { P(MARKED("begin") CODE("T") CODE("OC") MARKED("separate") T("a"))
              STYLED("h", T("b")) PT("c"),
          "paragraph \"a\" contents\nparagraph \"b\" heading\n" TOLD("c") },
        { P(MARKED("begin") CODE("TOC") MARKED("separate") T("a"))
              TBL(TR(TCT("b"))) PT("c"),
          "paragraph \"a\" contents\ntable 表格 1\nrow 1\nA1 string \"b\"\n"
          "end\n" TOLD("c") },
        { P(FIELD(CODE("TOCX"), T("a"))), TOLD("a") },
    };
    docx_sample_expect(cases, ODFGX_COUNT_OF(cases), styles, NULL);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(runs_are_joined),
        UNIT(white_space_at_the_ends_counts_where_it_is_preserved),
        UNIT(signs_of_their_own_are_text),
        UNIT(of_what_stands_apart_only_the_base_is_text),
        UNIT(what_changes_insert_is_text_and_what_they_delete_is_not),
        UNIT(of_a_field_the_result_is_text),
        UNIT(form_fields_show_what_was_chosen),
        UNIT(of_content_controls_what_they_show_is_text),
        UNIT(text_boxes_are_told_once_behind_their_paragraph),
        UNIT(a_text_box_in_a_cell_is_a_table_of_its_own),
        UNIT(hidden_text_is_flagged_or_left_out),
        UNIT(headings_and_contents_are_told_as_such),
    };
    return unit_main("docx_text", tests, sizeof tests / sizeof *tests);
}
