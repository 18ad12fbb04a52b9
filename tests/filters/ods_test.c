#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

typedef struct told_case {
    const char *xml, *told;
} told_case;

static void expect_told(const told_case *cases, size_t count,
                        const char *before, const char *after)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read_content(before, cases[i].xml,
                                                      after, NULL, &out, &err);
        transcript_expect_told(cases[i].xml, cases[i].told, status, &out, &err);
        odfgx_buffer_clear(&out);
    }
}

#define EXPECT_IN_CELL(cases)                                                  \
    expect_told((cases), ODFGX_COUNT_OF(cases),                                \
                BOOK SHEET "<t:table-row><t:table-cell",                       \
                "</t:table-row>" SHEET_END BOOK_END)
#define EXPECT_IN_SHEET(cases)                                                 \
    expect_told((cases), ODFGX_COUNT_OF(cases), BOOK SHEET, SHEET_END BOOK_END)
#define EXPECT_IN_BOOK(cases)                                                  \
    expect_told((cases), ODFGX_COUNT_OF(cases), BOOK, BOOK_END)

#define ONE(line) "table S\nrow 1\n" line "\nend\n"
#define NONE "table S\nend\n"

static void values_have_their_type(void)
{
    static const told_case cases[] = {
        { " o:value-type='float' o:value='3402'><x:p>3,402</x:p>" END,
          ONE("A1 float 3402 \"3,402\"") },
        { " o:value-type='float' o:value='1.5E3'/>", ONE("A1 float 1.5E3") },
        { " o:value-type='percentage' o:value='0.125'><x:p>12.5%</x:p>" END,
          ONE("A1 percentage 0.125 \"12.5%\"") },
        { " o:value-type='currency' o:currency='CNY' o:value='12'>"
          "<x:p>￥12</x:p>" END,
          ONE("A1 currency 12 \"￥12\"") },
        { " o:value-type='date' "
          "o:date-value='2024-02-29'><x:p>2月29日</x:p>" END,
          ONE("A1 date 2024-02-29 \"2月29日\"") },
        { " o:value-type='date' o:date-value='1899-12-30T12:00:00.5Z'/>",
          ONE("A1 date 1899-12-30T12:00:00.5Z") },
        { " o:value-type='time' o:time-value='PT25H61M00S'/>",
          ONE("A1 time PT25H61M00S") },
        { " o:value-type='boolean' o:boolean-value='true'><x:p>真</x:p>" END,
          ONE("A1 boolean true \"真\"") },
        { " o:value-type='string'><x:p>１２３</x:p>" END,
          ONE("A1 string \"１２３\"") },
        { " o:value-type='string' o:string-value='a'/>",
          ONE("A1 string \"a\"") },
        { " o:value-type='string' o:string-value='a'><x:p>b</x:p>" END,
          ONE("A1 string \"b\"") },
        { " o:value-type='string'/>", NONE },
        { " o:value-type='string'><x:p/>" END, NONE },
        { "><x:p>文</x:p>" END, ONE("A1 string \"文\"") },
        { " o:value='5'><x:p>5</x:p>" END, ONE("A1 string \"5\"") },
        { " o:value-type='complex' o:value='5'><x:p>5</x:p>" END,
          ONE("A1 string \"5\"") },
        { " o:value-type='float'><x:p>5</x:p>" END, ONE("A1 string \"5\"") },
        { " o:value-type='float'/>", NONE },
        { " c:value-type='float' o:value='5'/>", ONE("A1 float 5") },
        { "/>", NONE },
        { ">text beside paragraphs" END, NONE },
    };
    EXPECT_IN_CELL(cases);
}

static void formulas_keep_their_stored_result(void)
{
    static const told_case cases[] = {
        { " t:formula='of:=1+1' o:value-type='float' o:value='2'><x:p>2"
          "</x:p>" END,
          ONE("A1 float 2 \"2\" formula") },
        { " t:formula='oooc:=A2'/>", ONE("A1 empty formula") },
        { " t:formula='msoxl:=A2' o:value-type='float'/>",
          ONE("A1 empty formula") },
        { " t:formula='of:=\"\"' o:value-type='string' o:string-value=''>"
          "<x:p/>" END,
          ONE("A1 string formula") },
        { " t:formula='of:=A2'><x:p>5</x:p>" END,
          ONE("A1 string \"5\" formula") },
    };
    EXPECT_IN_CELL(cases);
}

static void errors_are_errors_whatever_is_stored(void)
{
    static const told_case cases[] = {
        { " t:formula='of:=1/0' o:value-type='string' o:string-value=''"
          " c:value-type='error'><x:p>#DIV/0!</x:p>" END,
          ONE("A1 error \"#DIV/0!\" formula") },
        { " t:formula='of:=#REF!' o:value-type='float' o:value='0'>"
          "<x:p>#REF!</x:p>" END,
          ONE("A1 error \"#REF!\" formula") },
        { " t:formula='of:=A1' o:value-type='float' o:value='NaN'>"
          "<x:p>Err:522</x:p>" END,
          ONE("A1 error \"Err:522\" formula") },
        { " t:formula='of:=A1' o:value-type='float' o:value='0'>"
          "<x:p>错误:502</x:p>" END,
          ONE("A1 error \"错误:502\" formula") },
        { " t:formula='of:=A1' o:value-type='float' o:value='0'>"
          "<x:p>#名称?</x:p>" END,
          ONE("A1 error \"#名称?\" formula") },
        { " o:value-type='string'><x:p>#N/A</x:p>" END,
          ONE("A1 error \"#N/A\"") },
        { " o:value-type='string'><x:p>#VALUE!</x:p>" END,
          ONE("A1 error \"#VALUE!\"") },
        { " c:value-type='error'/>", ONE("A1 error") },
        { " o:value-type='string'><x:p>#重要!</x:p>" END,
          ONE("A1 string \"#重要!\"") },
        { " o:value-type='string'><x:p>Err:5022</x:p>" END,
          ONE("A1 string \"Err:5022\"") },
        { " o:value-type='string'><x:p># ?/?</x:p>" END,
          ONE("A1 string \"# ?/?\"") },
        { " o:value-type='float' o:value='5'><x:p>#######</x:p>" END,
          ONE("A1 float 5 \"#######\"") },
        { " o:value-type='string'><x:p>#1!</x:p>" END,
          ONE("A1 string \"#1!\"") },
        { " o:value-type='string'><x:p>错误</x:p>" END,
          ONE("A1 string \"错误\"") },
    };
    EXPECT_IN_CELL(cases);
}

static void text_is_what_is_shown(void)
{
    static const told_case cases[] = {
        { "><x:p>a</x:p><x:p/><x:p>b</x:p>" END,
          ONE("A1 string \"a\\n\\nb\"") },
        { "><x:h>a</x:h>" END, ONE("A1 string \"a\"") },
        { "><x:p>a<x:line-break/>b<x:tab/>c</x:p>" END,
          ONE("A1 string \"a\\nb\tc\"") },
        { "><x:p>a<x:s/>b<x:s x:c='3'/>c</x:p>" END,
          ONE("A1 string \"a b   c\"") },
        { "><x:p>\n  a \t\r\n b  <x:span> c</x:span> </x:p>" END,
          ONE("A1 string \"a b c \"") },
        { "><x:p>a <x:s/> b</x:p>" END, ONE("A1 string \"a   b\"") },
        { "><x:p>\xC2\xA0　a　</x:p>" END, ONE("A1 string \"\xC2\xA0　a　\"") },
        { "><x:p>自<x:span x:style-name='T1'>然<x:a d:href='#'>人</x:a>"
          "</x:span></x:p>" END,
          ONE("A1 string \"自然人\"") },
        { "><x:p><x:ruby><x:ruby-base>汉</x:ruby-base><x:ruby-text>hàn"
          "</x:ruby-text></x:ruby></x:p>" END,
          ONE("A1 string \"汉\"") },
        { "><x:p>a<x:note><x:note-body><x:p>b</x:p></x:note-body></x:note>c"
          "</x:p>" END,
          ONE("A1 string \"ac\"") },
        { "><x:p><x:sheet-name>S</x:sheet-name> <x:date>1月</x:date></x:p>" END,
          ONE("A1 string \"S 1月\"") },
        { "><x:list><x:list-item><x:p>a</x:p></x:list-item></x:list>" END,
          ONE("A1 string \"a\"") },
        { "><x:p>a&amp;b<![CDATA[<c>]]>&#x20BB7;</x:p>" END,
          ONE("A1 string \"a&b<c>𠮷\"") },
    };
    EXPECT_IN_CELL(cases);
}

static void what_is_not_the_cells_text_is_left_out(void)
{
    static const told_case cases[] = {
        { " o:value-type='float' o:value='5'><o:annotation><x:p>note</x:p>"
          "</o:annotation><x:p>5</x:p>" END,
          "table S\ncomment A1 \"\" \"note\"\nrow 1\nA1 float 5 \"5\"\nend\n" },
        { "><x:p>a<o:annotation><x:p>note</x:p></o:annotation>b</x:p>" END,
          "table S\ncomment A1 \"\" \"note\"\nrow 1\nA1 string \"ab\"\nend\n" },
        { "><d:frame><d:text-box><x:p>shape</x:p></d:text-box></d:frame>" END,
          NONE },
        { "><x:p><d:frame><d:text-box><x:p>shape</x:p></d:text-box></d:frame>"
          "a</x:p>" END,
          ONE("A1 string \"a\"") },
        { "><x:p>a</x:p><t:table t:is-sub-table='true'><t:table-row>"
          "<t:table-cell o:value-type='float' o:value='9'><x:p>9</x:p>" END
          "</t:table-row></t:table>" END,
          ONE("A1 string \"a\"") },
        { "><x:p>a<t:table-cell><x:p>b</x:p>" END "<x:p>c</x:p></x:p>" END,
          ONE("A1 string \"a\"") },
    };
    static const told_case books[] = {
        { "<t:tracked-changes><t:deletion><t:table t:name='gone'/>"
          "</t:deletion></t:tracked-changes>" SHEET SHEET_END,
          NONE },
        { SHEET "<t:shapes><d:frame><t:table t:name='in a frame'>"
                "<t:table-row><t:table-cell><x:p>a</x:p>" END "</t:table-row>"
                "</t:table></d:frame></t:shapes>" SHEET_END,
          NONE },
        { "<t:dde-links><t:dde-link><t:table t:name='far'/></t:dde-link>"
          "</t:dde-links>" SHEET SHEET_END "<t:database-ranges/>",
          NONE },
        { SHEET "<t:table-source/><t:scenario/><o:forms/>" SHEET_END, NONE },
        { "<t:table-row/><x:p>a</x:p>", "" },
        { "", "" },
    };
    EXPECT_IN_CELL(cases);
    EXPECT_IN_BOOK(books);
}

static void repeats_stay_runs(void)
{
    static const told_case cases[] = {
        { "<t:table-row><t:table-cell t:number-columns-repeated='3'/>"
          "<t:table-cell t:number-columns-repeated='2'><x:p>a</x:p>" END
          "<t:table-cell><x:p>b</x:p>" END "</t:table-row>",
          ONE("D1 x2 string \"a\"\nF1 string \"b\"") },
        { "<t:table-row t:number-rows-repeated='4'/>"
          "<t:table-row t:number-rows-repeated='3'><t:table-cell><x:p>a"
          "</x:p>" END "</t:table-row><t:table-row><t:table-cell><x:p>b"
          "</x:p>" END "</t:table-row>",
          "table S\nrow 5 x3\nA5 string \"a\"\nrow 8\nA8 string \"b\"\n"
          "end\n" },
        { "<t:table-row t:number-rows-repeated='1048576'><t:table-cell"
          " t:number-columns-repeated='16384'/></t:table-row>",
          NONE },
        { "<t:table-row t:number-rows-repeated='1048575'/><t:table-row>"
          "<t:table-cell t:number-columns-repeated='16383'/><t:table-cell>"
          "<x:p>a</x:p>" END "</t:table-row>",
          "table S\nrow 1048576\nXFD1048576 string \"a\"\nend\n" },
    };
    EXPECT_IN_SHEET(cases);
}

static void merges_come_before_their_cell(void)
{
    static const told_case cases[] = {
        { "<t:table-row><t:table-cell t:number-columns-spanned='2'"
          " t:number-rows-spanned='2'><x:p>a</x:p>" END
          "<t:covered-table-cell/><t:table-cell><x:p>b</x:p>" END
          "</t:table-row><t:table-row><t:covered-table-cell"
          " t:number-columns-repeated='2'><x:p>under</x:p>"
          "</t:covered-table-cell></t:table-row>",
          "table S\nrow 1\nmerge A1:B2\nA1 string \"a\"\nC1 string \"b\"\n"
          "row 2\nA2 x2 string \"under\" hidden\nend\n" },
        { "<t:table-row><t:table-cell t:number-columns-spanned='2'/>"
          "</t:table-row>",
          ONE("merge A1:B1\nA1 empty") },
        { "<t:table-row><t:table-cell t:number-rows-spanned='2'"
          " t:number-columns-repeated='2'><x:p>a</x:p>" END "</t:table-row>",
          ONE("merge A1:A2\nA1 string \"a\"\nmerge B1:B2\nB1 string \"a\"") },
        { "<t:table-row><t:table-cell t:number-columns-spanned='99999999999'"
          " t:number-rows-spanned='1048577'/></t:table-row>",
          ONE("merge A1:XFD1048576\nA1 empty") },
        { "<t:table-row><t:table-cell t:number-columns-spanned='2'/>"
          "<t:table-cell t:number-columns-spanned='2'/></t:table-row>",
          ONE("merge A1:B1\nA1 empty\nmerge B1:C1\nB1 empty") },
        { "<t:table-row><t:covered-table-cell t:number-columns-spanned='2'/>"
          "</t:table-row>",
          NONE },
    };
    EXPECT_IN_SHEET(cases);
}

static void what_is_hidden_is_told_as_hidden(void)
{
    static const told_case cases[] = {
        { "<t:table-row t:visibility='collapse'>" CELL(
              "a") "</t:table-row>"
                   "<t:table-row t:visibility='filter'>" CELL(
                       "b") "</t:table-row>"
                            "<t:table-row t:visibility='visible'>" CELL(
                                "c") "</t:table-row>",
          "table S\nrow 1 hidden\nA1 string \"a\" hidden\nrow 2 hidden\n"
          "A2 string \"b\" hidden\nrow 3\nA3 string \"c\"\nend\n" },
        { "<t:table-column/><t:table-column t:number-columns-repeated='2'"
          " t:visibility='collapse'/><t:table-column/><t:table-row>"
          "<t:table-cell t:number-columns-repeated='5'><x:p>a</x:p>" END
          "</t:table-row>",
          ONE("A1 string \"a\"\nB1 x2 string \"a\" hidden\n"
              "D1 x2 string \"a\"") },
        { "<t:table-column t:number-columns-repeated='2'/><t:table-column"
          " t:number-columns-repeated='20' t:visibility='collapse'/>"
          "<t:table-row><t:table-cell t:number-columns-repeated='30'><x:p>a"
          "</x:p>" END "</t:table-row>",
          ONE("A1 x2 string \"a\"\nC1 x20 string \"a\" hidden\n"
              "W1 x8 string \"a\"") },
        { "<t:table-column t:number-columns-repeated='16384'"
          " t:visibility='collapse'/><t:table-row>" CELL("a") "</t:table-row>",
          ONE("A1 string \"a\" hidden") },
        { "<t:table-row-group><t:table-row-group t:display='false'>"
          "<t:table-row-group><t:table-row>" CELL(
              "a") "</t:table-row>"
                   "</t:table-row-group><t:table-row>" CELL(
                       "b") "</t:table-row>"
                            "</t:table-row-group><t:table-row>" CELL(
                                "c") "</t:table-row>"
                                     "</t:table-row-group>",
          "table S\nrow 1 hidden\nA1 string \"a\" hidden\nrow 2 hidden\n"
          "A2 string \"b\" hidden\nrow 3\nA3 string \"c\"\nend\n" },
        { "<t:table-column-group t:display='false'><t:table-column/>"
          "</t:table-column-group><t:table-row>" CELL("a")
              CELL("b") "</t:table-row>",
          ONE("A1 string \"a\" hidden\nB1 string \"b\"") },
    };
    static const told_case documents[] = {
        { "<o:automatic-styles><s:style s:name='ta1' s:family='table'>"
          "<s:table-properties t:display='true'/></s:style>"
          "<s:style s:name='ta2' s:family='table'><s:table-properties"
          " t:display='false'/></s:style><s:style s:name='ta1'"
          " s:family='table-row'><s:table-properties t:display='false'/>"
          "</s:style></o:automatic-styles><o:body><o:spreadsheet>"
          "<t:table t:name='A' t:style-name='ta2'><t:table-column"
          " t:visibility='collapse'/><t:table-row>" CELL(
              "a") "</t:table-row></t:table><t:table t:name='B' "
                   "t:style-name='ta1'>"
                   "<t:table-row>" CELL(
                       "b") "</t:table-row></t:table><t:table/>",
          "table A hidden\nrow 1\nA1 string \"a\" hidden\nend\n"
          "table B\nrow 1\nA1 string \"b\"\nend\ntable \nend\n" },
    };
    EXPECT_IN_SHEET(cases);
    expect_told(documents, ODFGX_COUNT_OF(documents), DOCUMENT, BOOK_END);
}

static const transcript_part common_parts[] = {
    { "mimetype", SHEET_TYPE },
    { "styles.xml",
      "<o:document-styles"
      " xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
      " xmlns:t='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
      " xmlns:s='urn:oasis:names:tc:opendocument:xmlns:style:1.0'>"
      "<o:styles><s:style s:name='common' s:family='table'>"
      "<s:table-properties t:display='false'/></s:style>"
      "<s:style s:name='own' s:family='table'><s:table-properties"
      " t:display='false'/></s:style></o:styles></o:document-styles>" },
    { "content.xml",
      DOCUMENT "<o:automatic-styles><s:style s:name='own' s:family='table'/>"
               "</o:automatic-styles><o:body><o:spreadsheet>"
               "<t:table t:name='A' t:style-name='own'/>"
               "<t:table t:name='B' t:style-name='common'><t:table-row>" CELL(
                   "a") "</t:table-row></t:table>"
                        "<t:table t:name='C' t:style-name='none'/>" BOOK_END },
    { NULL, NULL }
};

static void common_styles_hide_sheets_too(void)
{
    odfgx_buffer archive = transcript_pack(common_parts), out = { 0 };
    odfgx_error err = { 0 };
    EXPECT(transcript_read(&archive, NULL, &out, &err) == ODFGX_OK &&
               strcmp(out.data, "table A\nend\ntable B hidden\nrow 1\n"
                                "A1 string \"a\" hidden\nend\n"
                                "table C\nend\n") == 0,
           "%s%s: %s", out.data, err.where, err.text);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

static void groups_and_heads_are_flattened(void)
{
    static const told_case cases[] = {
        { "<t:table-header-columns><t:table-column/></t:table-header-columns>"
          "<t:table-columns><t:table-column/></t:table-columns>"
          "<t:table-header-rows><t:table-row>" CELL(
              "a") "</t:table-row>"
                   "</t:table-header-rows><t:table-rows><t:table-row-group>"
                   "<t:table-row>" CELL(
                       "b") "</t:table-row></t:table-row-group>"
                            "</t:table-rows><t:table-row>" CELL(
                                "c") "</t:table-row>",
          "table S\nrow 1\nA1 string \"a\"\nrow 2\nA2 string \"b\"\nrow 3\n"
          "A3 string \"c\"\nend\n" },
    };
    EXPECT_IN_SHEET(cases);
}

static void faults_name_the_sheet_and_the_cell(void)
{
    static const struct {
        const char *xml, *where, *text;
    } cases[] = {
        { "<t:table-row/><t:table-row><t:table-cell/><t:table-cell"
          " o:value-type='float' o:value='1,5'/></t:table-row>",
          "a.ods: S!B2", "\"1,5\"" },
        { "<t:table-row><t:table-cell o:value-type='float' o:value='NaN'/>",
          "a.ods: S!A1", "\"NaN\"" },
        { "<t:table-row><t:table-cell o:value-type='currency' o:value='INF'/>",
          "a.ods: S!A1", "a currency" },
        { "<t:table-row><t:table-cell o:value-type='percentage'"
          " o:value='０.5'/>",
          "a.ods: S!A1", "a percentage" },
        { "<t:table-row><t:table-cell o:value-type='date'"
          " o:date-value='二月'/>",
          "a.ods: S!A1", "a date" },
        { "<t:table-row><t:table-cell o:value-type='time'"
          " o:time-value='12时'/>",
          "a.ods: S!A1", "a time" },
        { "<t:table-row><t:table-cell o:value-type='boolean'"
          " o:boolean-value='是'/>",
          "a.ods: S!A1", "a boolean" },
        { "<t:table-row t:number-rows-repeated='-1'>", "a.ods: S!A1",
          "number-rows-repeated is \"-1\"" },
        { "<t:table-row t:number-rows-repeated='0'>", "a.ods: S!A1", "\"0\"" },
        { "<t:table-row t:number-rows-repeated=''>", "a.ods: S!A1", "\"\"" },
        { "<t:table-row t:number-rows-repeated='1e99'>", "a.ods: S!A1",
          "\"1e99\"" },
        { "<t:table-row t:number-rows-repeated='4294967297'>", "a.ods: S!A1",
          "1048576" },
        { "<t:table-row t:number-rows-repeated='1048575'/><t:table-row"
          " t:number-rows-repeated='2'>",
          "a.ods: S!A1048576", "beyond" },
        { "<t:table-row><t:table-cell t:number-columns-repeated='abc'/>",
          "a.ods: S!A1", "\"abc\"" },
        { "<t:table-row><t:table-cell t:number-columns-repeated='16385'/>",
          "a.ods: S!A1", "16384" },
        { "<t:table-row><t:table-cell t:number-columns-repeated='16384'/>"
          "<t:covered-table-cell/>",
          "a.ods: S!XFE1", "beyond" },
        { "<t:table-row><t:table-cell t:number-columns-spanned='0'/>",
          "a.ods: S!A1", "spanned" },
        { "<t:table-row><t:table-cell t:number-rows-spanned='-2'/>",
          "a.ods: S!A1", "spanned" },
        { "<t:table-column t:number-columns-repeated='x'/>", "a.ods: S!A1",
          "\"x\"" },
        { "<t:table-column t:number-columns-repeated='16384'/>"
          "<t:table-column/>",
          "a.ods: S!XFE1", "beyond" },
        { "<t:table-row><t:table-cell><x:p><x:s x:c='many'/></x:p>" END,
          "a.ods: S!A1", "text:c" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read_content(BOOK SHEET, cases[i].xml,
                                                      "", NULL, &out, &err);
        EXPECT(status == ODFGX_CONTENT && err.status == status &&
                   strcmp(err.where, cases[i].where) == 0 &&
                   strstr(err.text, cases[i].text) != NULL,
               "%s: %s: %s", cases[i].xml, err.where, err.text);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(values_have_their_type),
        UNIT(formulas_keep_their_stored_result),
        UNIT(errors_are_errors_whatever_is_stored),
        UNIT(text_is_what_is_shown),
        UNIT(what_is_not_the_cells_text_is_left_out),
        UNIT(repeats_stay_runs),
        UNIT(merges_come_before_their_cell),
        UNIT(what_is_hidden_is_told_as_hidden),
        UNIT(common_styles_hide_sheets_too),
        UNIT(groups_and_heads_are_flattened),
        UNIT(faults_name_the_sheet_and_the_cell),
    };
    return unit_main("ods", tests, sizeof tests / sizeof *tests);
}
