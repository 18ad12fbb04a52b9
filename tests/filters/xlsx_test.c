#include "tests/filters/xlsx_made.h"

#include "filters/xlsx/state.h"
#include "report/buffer.h"
#include "tests/unit.h"

#include <string.h>

typedef struct told_case {
    const char *xml, *told;
} told_case;

/* Strings: 0 甲, 1 "", 2 rich. Styles: 0 General, 1 yyyy-mm-dd, 2 0.00%,
 * 3 ¥#,##0.00, 4 [h]:mm:ss, 5 14, 6 # ?/?, 7 yyyy-mm-dd hh:mm. */
static void expect_told(const told_case *cases, size_t count,
                        const char *before, const char *after, const char *book)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer sheet = { 0 };
        odfgx_buffer_add_text(&sheet, before);
        odfgx_buffer_add_text(&sheet, cases[i].xml);
        odfgx_buffer_add_text(&sheet, after);
        const xlsx_made made = {
            .book = book,
            .sheet = sheet.data,
            .strings = XLSX_STRINGS("<si><t>甲</t></si><si/><si><r><rPr><b/>"
                                    "</rPr><t>自</t></r><r><t>然人</t></r>"
                                    "<rPh sb='0' eb='1'><t>zì</t></rPh>"
                                    "<phoneticPr fontId='1'/></si>"),
            .styles = XLSX_STYLES(
                "<numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/>"
                "<numFmt numFmtId='165' formatCode='&quot;¥&quot;#,##0.00'/>"
                "<numFmt numFmtId='12' formatCode='# ?/?'/>"
                "<numFmt numFmtId='166' formatCode='yyyy-mm-dd hh:mm'/>"
                "<numFmt numFmtId='167'/>",
                "<xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='10'/>"
                "<xf numFmtId='165'/><xf numFmtId='46'/><xf numFmtId='14'/>"
                "<xf numFmtId='12'/><xf numFmtId='166'/>"),
        };
        xlsx_expect_told(&made, cases[i].told);
        odfgx_buffer_clear(&sheet);
    }
}

#define SHEET_OPEN "<worksheet" XLSX_MAIN ">"
#define DATA "<sheetData>"
#define DATA_CLOSED "</sheetData>"
#define SHEET_CLOSED "</worksheet>"
#define EXPECT_IN_ROW(cases)                                                   \
    expect_told((cases), ODFGX_COUNT_OF(cases), SHEET_OPEN DATA "<row r='1'>", \
                "</row>" DATA_CLOSED SHEET_CLOSED, NULL)
#define EXPECT_IN_SHEET(cases)                                                 \
    expect_told((cases), ODFGX_COUNT_OF(cases), SHEET_OPEN, SHEET_CLOSED, NULL)

#define ONE(line) "table S\nrow 1\n" line "\nend\n"
#define NONE "table S\nend\n"

static void values_have_their_type(void)
{
    static const told_case cases[] = {
        { "<c r='A1'><v>3402</v></c>", ONE("A1 float 3402 \"3402\"") },
        { "<c r='A1' t='n'><v>0.30000000000000004</v></c>",
          ONE("A1 float 0.30000000000000004 \"0.3\"") },
        { "<c r='A1'><v> 5\n</v></c>", ONE("A1 float 5 \"5\"") },
        { "<c r='A1'><v>007</v></c>", ONE("A1 float 007 \"7\"") },
        { "<c r='A1'><v>1E+308</v></c>", ONE("A1 float 1E+308 \"1E+308\"") },
        { "<c r='A1' s='2'><v>0.125</v></c>",
          ONE("A1 percentage 0.125 \"12.50%\"") },
        { "<c r='A1' s='3'><v>1234.5</v></c>",
          ONE("A1 currency 1234.5 \"¥1,234.50\"") },
        { "<c r='A1' s='6'><v>1.5</v></c>", ONE("A1 float 1.5 \"1.5\"") },
        { "<c r='A1' s='99'><v>5</v></c>", ONE("A1 float 5 \"5\"") },
        { "<c r='A1' s=''><v>5</v></c>", ONE("A1 float 5 \"5\"") },
        { "<c r='A1' t='b'><v>1</v></c>", ONE("A1 boolean true \"TRUE\"") },
        { "<c r='A1' t='b'><v>false</v></c>",
          ONE("A1 boolean false \"FALSE\"") },
        { "<c r='A1' t='e'><v>#DIV/0!</v></c>", ONE("A1 error \"#DIV/0!\"") },
        { "<c r='A1' t='s'><v>0</v></c>", ONE("A1 string \"甲\"") },
        { "<c r='A1' t='s'><v>1</v></c>", NONE },
        { "<c r='A1' t='s'><v/></c>", NONE },
        { "<c r='A1' t='str'><v>１２３</v></c>", ONE("A1 string \"１２３\"") },
        { "<c r='A1' t='inlineStr'><is><t>00123</t></is></c>",
          ONE("A1 string \"00123\"") },
        { "<c r='A1' t='inlineStr'><v>a</v></c>", ONE("A1 string \"a\"") },
        { "<c r='A1'><is><t>a</t></is></c>", ONE("A1 string \"a\"") },
        { "<c r='A1' t='inlineStr'><is><t>a</t></is><v>b</v></c>",
          ONE("A1 string \"a\"") },
        { "<c r='A1' t='what'><v>5</v></c>", ONE("A1 string \"5\"") },
        { "<c r='A1' t='d'><v>2024-02-29</v></c>",
          ONE("A1 date 2024-02-29 \"2024-02-29\"") },
        { "<c r='A1' t='d'><v>2024-02-29T10:10:10.5Z</v></c>",
          ONE("A1 date 2024-02-29T10:10:10.5Z \"2024-02-29T10:10:10.5Z\"") },
        { "<c r='A1' t='d'><v>10:30</v></c>",
          ONE("A1 time PT10H30M00S \"10:30\"") },
        { "<c r='A1' t='d'><v>10:30:05.5</v></c>",
          ONE("A1 time PT10H30M05.5S \"10:30:05.5\"") },
        { "<c r='A1' t='d'><v>PT1H</v></c>", ONE("A1 time PT1H \"PT1H\"") },
        { "<c r='A1'/>", NONE },
        { "<c r='A1'><v></v></c>", NONE },
        { "<c r='A1'>5</c>", NONE },
        { "<c r='A1'><v> \n</v></c>", NONE },
        { "<c r='A1' t='x' hidden='1'><v>5</v></c>", ONE("A1 string \"5\"") },
    };
    EXPECT_IN_ROW(cases);
}

static void dates_are_told_by_their_format(void)
{
    static const told_case cases[] = {
        { "<c r='A1' s='1'><v>45351</v></c>",
          ONE("A1 date 2024-02-29 \"2024-02-29\"") },
        { "<c r='A1' s='7'><v>45351.5</v></c>",
          ONE("A1 date 2024-02-29T12:00:00 \"2024-02-29 12:00\"") },
        { "<c r='A1' s='5'><v>45351</v></c>",
          ONE("A1 date 2024-02-29 \"2024-02-29\"") },
        { "<c r='A1' s='4'><v>1.0423611111111111</v></c>",
          ONE("A1 time PT25H01M00S \"25:01:00\"") },
        { "<c r='A1' s='4'><v>-0.5</v></c>",
          ONE("A1 time -PT12H00M00S \"-PT12H00M00S\"") },
        { "<c r='A1' s='1'><v>59</v></c>",
          ONE("A1 date 1900-02-28 \"1900-02-28\"") },
        { "<c r='A1' s='1'><v>60</v></c>", ONE("A1 float 60 \"1900-02-29\"") },
        { "<c r='A1' s='1'><v>0</v></c>", ONE("A1 float 0 \"1900-01-00\"") },
        { "<c r='A1' s='1'><v>-1</v></c>", ONE("A1 float -1 \"-1\"") },
        { "<c r='A1' s='1'><v>2958466</v></c>",
          ONE("A1 float 2958466 \"2958466\"") },
        { "<c r='A1' s='4'><v>1E+300</v></c>",
          ONE("A1 float 1E+300 \"1"
              "00000000000000000000000000000000000000000000000000"
              "00000000000000000000000000000000000000000000000000"
              "00000000000000000000000000000000000000000000000000"
              "00000000000000000000000000000000000000000000000000"
              "00000000000000000000000000000000000000000000000000"
              "00000000000000000000000000000000000000000000000000\"") },
    };
    static const told_case of_1904[] = {
        { "<c s='1'><v>0</v></c><c s='1'><v>43889.25</v></c>",
          ONE("A1 date 1904-01-01 \"1904-01-01\"\n"
              "B1 date 2024-02-29T06:00:00 \"2024-02-29\"") },
    };
    static const told_case proleptic[] = {
        { "<c s='1'><v>0</v></c><c s='1'><v>60</v></c><c s='1'><v>-0.5</v></c>",
          ONE("A1 date 1899-12-30 \"1899-12-30\"\n"
              "B1 date 1900-02-28 \"1900-02-28\"\n"
              "C1 date 1899-12-29T12:00:00 \"1899-12-29T12:00:00\"") },
    };
    EXPECT_IN_ROW(cases);
    expect_told(of_1904, 1, SHEET_OPEN DATA "<row>",
                "</row>" DATA_CLOSED SHEET_CLOSED,
                XLSX_BOOK("<workbookPr date1904='1'/>" XLSX_ONE_SHEET));
    expect_told(
        proleptic, 1, SHEET_OPEN DATA "<row>",
        "</row>" DATA_CLOSED SHEET_CLOSED,
        XLSX_BOOK("<workbookPr dateCompatibility='false'/>" XLSX_ONE_SHEET));
}

static void formulas_keep_their_stored_result(void)
{
    static const told_case cases[] = {
        { "<c r='A1'><f>1+1</f><v>2</v></c>", ONE("A1 float 2 \"2\" formula") },
        { "<c r='A1'><f>A2</f></c>", ONE("A1 empty formula") },
        { "<c r='A1'><f>A2</f><v/></c>", ONE("A1 empty formula") },
        { "<c r='A1' t='str'><f>A2</f></c>", ONE("A1 empty formula") },
        { "<c r='A1' t='str'><f>\"\"</f><v></v></c>",
          ONE("A1 string formula") },
        { "<c r='A1' t='str'><f>\"a\"</f><v>a</v></c>",
          ONE("A1 string \"a\" formula") },
        { "<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c>",
          ONE("A1 error \"#DIV/0!\" formula") },
        { "<c r='A1'><f t='shared' ref='A1:A9' si='0'>B1</f><v>1</v></c>"
          "<c r='B1'><f t='shared' si='0'/><v>2</v></c>"
          "<c r='C1'><f t='array' ref='C1:D1'>E1</f><v>3</v></c>",
          ONE("A1 float 1 \"1\" formula\nB1 float 2 \"2\" formula\n"
              "C1 float 3 \"3\" formula") },
    };
    EXPECT_IN_ROW(cases);
}

static void text_is_what_is_shown(void)
{
    static const told_case cases[] = {
        { "<c t='s'><v>2</v></c>", ONE("A1 string \"自然人\"") },
        { "<c t='inlineStr'><is><r><t>a</t></r><rPh><t>no</t></rPh><r><t> b"
          "</t></r></is></c>",
          ONE("A1 string \"a b\"") },
        { "<c t='inlineStr'><is><t>  a  b\n</t></is></c>",
          ONE("A1 string \"  a  b\\n\"") },
        { "<c t='inlineStr'><is><t xml:space='preserve'> a\xC2\xA0</t></is>"
          "</c>",
          ONE("A1 string \" a\xC2\xA0\"") },
        { "<c t='inlineStr'><is><t>a_x000D_\nb_x000a_c&#13;&#10;d&#13;e</t>"
          "</is></c>",
          ONE("A1 string \"a\\nb\\nc\\nd\\ne\"") },
        { "<c t='str'><v>a_x000D__x000A_b_x005F_x000D_</v></c>",
          ONE("A1 string \"a\\nb_x000D_\"") },
        { "<c t='inlineStr'><is><t>_x4E8B__xD842__xDFB7__xD842_a_x0000__xFFFF_"
          "</t></is></c>",
          ONE("A1 string \"事𠮷\xEF\xBF\xBD"
              "a\xEF\xBF\xBD\xEF\xBF\xBD\"") },
        { "<c t='inlineStr'><is><t>_x00_ _xZZZZ_ x000D_ _x0041 _x0041_ _x00E9_"
          "</t></is></c>",
          ONE("A1 string \"_x00_ _xZZZZ_ x000D_ _x0041 A é\"") },
        { "<c t='inlineStr'><is><r><t>_x00</t></r><r><t>41_</t></r></is></c>",
          ONE("A1 string \"_x0041_\"") },
        { "<c t='inlineStr'><is><t>&lt;<![CDATA[<&]]>&#x20BB7;</t></is></c>",
          ONE("A1 string \"<<&𠮷\"") },
    };
    EXPECT_IN_ROW(cases);
}

static void cells_stand_where_they_say_or_behind_each_other(void)
{
    static const told_case cases[] = {
        { DATA
          "<row><c><v>1</v></c><c r='D1'><v>2</v></c><c><v>3</v></c>"
          "</row><row/><row><c><v>4</v></c></row><row r='9'><c r='B9'>"
          "<v>5</v></c></row><row><c r='A10'><v>6</v></c></row>" DATA_CLOSED,
          "table S\nrow 1\nA1 float 1 \"1\"\nD1 float 2 \"2\"\n"
          "E1 float 3 \"3\"\nrow 3\nA3 float 4 \"4\"\nrow 9\n"
          "B9 float 5 \"5\"\nrow 10\nA10 float 6 \"6\"\nend\n" },
        { DATA "<row><c r='A7'><v>1</v></c></row>" DATA_CLOSED,
          "table S\nrow 7\nA7 float 1 \"1\"\nend\n" },
        { DATA "<row r='1'><c r='C1'><v>3</v></c><c r='A1'><v>1</v></c>"
               "<c r='B1'><v>2</v></c><c r='A1'><v>4</v></c></row>" DATA_CLOSED,
          ONE("A1 float 4 \"4\"\nB1 float 2 \"2\"\nC1 float 3 \"3\"") },
        { DATA
          "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>" DATA_CLOSED,
          "table S\nrow 1048576\nXFD1048576 float 1 \"1\"\nend\n" },
        { "<dimension ref='A1:XFD1048576'/>" DATA DATA_CLOSED, NONE },
        { DATA "<row r='5'/><row r='2'><c><v>1</v></c></row>" DATA_CLOSED,
          "table S\nrow 2\nA2 float 1 \"1\"\nend\n" },
    };
    EXPECT_IN_SHEET(cases);
}

#define FIRST "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>"

static void merges_come_before_their_cell(void)
{
    static const told_case cases[] = {
        { DATA FIRST DATA_CLOSED "<mergeCells><mergeCell ref='A1:B2'/>"
                                 "</mergeCells>",
          ONE("merge A1:B2\nA1 float 1 \"1\"\nB1 float 2 \"2\" hidden") },
        { DATA "<row r='3' hidden='1'><c r='B3' s='1'/></row>" DATA_CLOSED
               "<mergeCells><mergeCell ref='B3:C3'/></mergeCells>",
          "table S\nrow 3 hidden\nmerge B3:C3\nB3 empty hidden\nend\n" },
        { DATA FIRST "<row r='4'><c r='C4'><v>3</v></c></row>" DATA_CLOSED
                     "<mergeCells><mergeCell ref='A9:A10'/>"
                     "<mergeCell ref='A4:B4'/><mergeCell ref='D4:D5'/>"
                     "<mergeCell ref='C1:C2'/><mergeCell ref='B2:B3'/>"
                     "<mergeCell ref='D1'/><mergeCell ref='E1:E1'/>"
                     "</mergeCells>",
          "table S\nrow 1\nA1 float 1 \"1\"\nB1 float 2 \"2\"\n"
          "merge C1:C2\nC1 empty\nrow 2\nmerge B2:B3\nB2 empty\nrow 4\n"
          "merge A4:B4\nA4 empty\nC4 float 3 \"3\"\nmerge D4:D5\nD4 empty\n"
          "row 9\nmerge A9:A10\nA9 empty\nend\n" },
        { DATA DATA_CLOSED "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>",
          ONE("merge A1:B1\nA1 empty") },
        { DATA FIRST DATA_CLOSED "<x:mergeCells xmlns:x='urn:x'><x:mergeCell "
                                 "ref='A1:B2'/></x:mergeCells>",
          ONE("A1 float 1 \"1\"\nB1 float 2 \"2\"") },
        { DATA "<row r='9'/><row r='5'/>" DATA_CLOSED
               "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>",
          ONE("merge A1:B1\nA1 empty") },
    };
    EXPECT_IN_SHEET(cases);
}

static void what_is_hidden_is_told_as_hidden(void)
{
    static const told_case cases[] = {
        { DATA
          "<row hidden='1'><c><v>1</v></c></row>"
          "<row ht='0' customHeight='1'><c><v>2</v></c></row>"
          "<row hidden='false' ht='12.8'><c><v>3</v></c></row>" DATA_CLOSED,
          "table S\nrow 1 hidden\nA1 float 1 \"1\" hidden\nrow 2 hidden\n"
          "A2 float 2 \"2\" hidden\nrow 3\nA3 float 3 \"3\"\nend\n" },
        { "<cols><col min='1' max='1' hidden='true'/><col min='2' max='2'"
          " width='9.5'/><col min='3' max='16384' width='0'/></cols>" DATA
          "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></"
          "row>" DATA_CLOSED,
          ONE("A1 float 1 \"1\" hidden\nB1 float 2 \"2\"\n"
              "C1 float 3 \"3\" hidden") },
    };
    EXPECT_IN_SHEET(cases);
}

static void what_is_not_the_sheets_text_is_left_out(void)
{
    static const told_case cases[] = {
        { "<m:AlternateContent xmlns:m='http://schemas.openxmlformats.org/"
          "markup-compatibility/2006'><m:Choice Requires='x'>" DATA
          "<row><c><v>9</v></c></row>" DATA_CLOSED
          "</m:Choice><m:Fallback>" DATA
          "<row><c><v>1</v></c></row>" DATA_CLOSED "</m:Fallback>"
          "</m:AlternateContent>",
          ONE("A1 float 1 \"1\"") },
        { DATA "<row><c><extLst><ext><v>9</v></ext></extLst><v>1</v></c></"
               "row>" DATA_CLOSED
               "<conditionalFormatting><cfRule><formula>1</formula>"
               "</cfRule></conditionalFormatting><row><c><v>5</v></c></row>",
          ONE("A1 float 1 \"1\"") },
        { DATA "<row xmlns:y='urn:y'><y:c><v>9</v></y:c><c y:r='Z9' r='B1'>"
               "<v>1</v></c></row>" DATA_CLOSED,
          ONE("B1 float 1 \"1\"") },
    };
    EXPECT_IN_SHEET(cases);
}

static void faults_name_the_sheet_and_the_cell(void)
{
    static const struct {
        const char *xml, *where, *text;
    } cases[] = {
        { "<row><c/><c><v>1,5</v></c></row>", "a.xlsx: S!B1", "\"1,5\"" },
        { "<row><c><v>NaN</v></c></row>", "a.xlsx: S!A1", "a float" },
        { "<row><c><v>1E+400</v></c></row>", "a.xlsx: S!A1", "1E+400" },
        { "<row><c s='1'><v>INF</v></c></row>", "a.xlsx: S!A1", "INF" },
        { "<row><c t='b'><v>2</v></c></row>", "a.xlsx: S!A1", "a boolean" },
        { "<row><c t='d'><v>二月</v></c></row>", "a.xlsx: S!A1", "a date" },
        { "<row><c t='d'><v>10</v></c></row>", "a.xlsx: S!A1", "a date" },
        { "<row><c t='d'><v>10:</v></c></row>", "a.xlsx: S!A1", "a date" },
        { "<row><c t='d'><v>1:2:3:4</v></c></row>", "a.xlsx: S!A1", "a date" },
        { "<row><c t='s'><v>3</v></c></row>", "a.xlsx: S!A1", "number 3 " },
        { "<row><c t='s'><v>-1</v></c></row>", "a.xlsx: S!A1", "number -1 " },
        { "<row><c t='s'><v>4294967296</v></c></row>", "a.xlsx: S!A1",
          "there are 3" },
        { "<row><c t='s'><v>x</v></c></row>", "a.xlsx: S!A1", "number x " },
        { "<row r='2'><c r='a2'/></row>", "a.xlsx: S!A2", "\"a2\"" },
        { "<row><c r='A0'/></row>", "a.xlsx: S!A1", "\"A0\"" },
        { "<row><c r='A01'/></row>", "a.xlsx: S!A1", "\"A01\"" },
        { "<row><c r='XFE1'/></row>", "a.xlsx: S!A1", "\"XFE1\"" },
        { "<row><c r='AAAA1'/></row>", "a.xlsx: S!A1", "\"AAAA1\"" },
        { "<row><c r='A1048577'/></row>", "a.xlsx: S!A1", "XFD1048576" },
        { "<row><c r='A1:B1'/></row>", "a.xlsx: S!A1", "\"A1:B1\"" },
        { "<row><c r=''/></row>", "a.xlsx: S!A1", "\"\"" },
        { "<row><c r='12'/></row>", "a.xlsx: S!A1", "\"12\"" },
        { "<row r='2'><c/><c r='B3'/></row>", "a.xlsx: S!B2", "\"B3\"" },
        { "<row/><row><c r='A1'/></row>", "a.xlsx: S!A2", "\"A1\"" },
        { "<row><c r='XFD1'/><c/></row>", "a.xlsx: S!XFE1", "16384" },
        { "<row r='0'/>", "a.xlsx: S!A1", "\"0\"" },
        { "<row r='x'/>", "a.xlsx: S!A1", "\"x\"" },
        { "<row r='1048577'/>", "a.xlsx: S!A1", "1048576" },
        { "<row r='1048576'/><row/>", "a.xlsx: S!A1048577", "beyond" },
        { "<row r='5'><c><v>1</v></c></row><row r='4'><c><v>1</v></c></row>",
          "a.xlsx: S!A4", "order" },
        { "<row r='5'><c><v>1</v></c></row><row r='5'><c r='B5'><v>1</v></c>"
          "</row>",
          "a.xlsx: S!B5", "order" },
        { "</sheetData><mergeCells><mergeCell ref='A1:B2'/>"
          "<mergeCell ref='B2:C3'/></mergeCells><sheetData>",
          "a.xlsx: S!B2", "B2:C3 overlaps" },
        { "<row><c><v>1</v></c></row></sheetData><mergeCells>"
          "<mergeCell ref='A1:C3'/><mergeCell ref='A1:B1'/></mergeCells>"
          "<sheetData>",
          "a.xlsx: S!A1", "overlaps" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer sheet = { 0 };
        odfgx_buffer_add_format(&sheet,
                                SHEET_OPEN DATA "%s" DATA_CLOSED SHEET_CLOSED,
                                cases[i].xml);
        const xlsx_made made = { .sheet = sheet.data,
                                 .strings = XLSX_STRINGS("<si/><si/><si/>") };
        xlsx_expect_fault(&made, ODFGX_CONTENT, cases[i].where, cases[i].text);
        odfgx_buffer_clear(&sheet);
    }
}

static void faults_beside_cells_name_the_part(void)
{
    static const struct {
        const char *xml, *text;
    } cases[] = {
        { "<cols><col min='0' max='1'/></cols>", "\"0\"" },
        { "<cols><col min='2' max='1'/></cols>", "\"2\" to \"1\"" },
        { "<cols><col min='1' max='16385'/></cols>", "16385" },
        { "<cols><col min='1'/></cols>", "to \"\"" },
        { "<mergeCells><mergeCell/></mergeCells>", "\"\"" },
        { "<mergeCells><mergeCell ref='甲'/></mergeCells>", "甲" },
        { "<mergeCells><mergeCell ref='B1:A1'/></mergeCells>", "B1:A1" },
        { "<mergeCells><mergeCell ref='A2:A1'/></mergeCells>", "A2:A1" },
        { "<mergeCells><mergeCell ref='A1:B1 C1'/></mergeCells>", "A1:B1 C1" },
        { "<mergeCells><mergeCell ref='A1:XFE1'/></mergeCells>", "A1:XFE1" },
        { "<mergeCells><mergeCell ref='A1:b2'/></mergeCells>", "A1:b2" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer sheet = { 0 };
        odfgx_error err = { 0 };
        odfgx_buffer_add_format(&sheet, SHEET_OPEN "%s" SHEET_CLOSED,
                                cases[i].xml);
        const xlsx_made made = { .sheet = sheet.data };
        odfgx_buffer archive = xlsx_pack(&made), out = { 0 };
        EXPECT(xlsx_read(&archive, NULL, &out, &err) == ODFGX_CONTENT &&
                   strstr(err.where, "a.xlsx: xl/worksheets/sheet1.xml:1:") ==
                       err.where &&
                   strstr(err.text, cases[i].text) != NULL,
               "%s: %s: %s", cases[i].xml, err.where, err.text);
        odfgx_buffer_clear(&sheet);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(values_have_their_type),
        UNIT(dates_are_told_by_their_format),
        UNIT(formulas_keep_their_stored_result),
        UNIT(text_is_what_is_shown),
        UNIT(cells_stand_where_they_say_or_behind_each_other),
        UNIT(merges_come_before_their_cell),
        UNIT(what_is_hidden_is_told_as_hidden),
        UNIT(what_is_not_the_sheets_text_is_left_out),
        UNIT(faults_name_the_sheet_and_the_cell),
        UNIT(faults_beside_cells_name_the_part),
    };
    return unit_main("xlsx", tests, sizeof tests / sizeof *tests);
}
