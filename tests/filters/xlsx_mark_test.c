#include "odf/archive.h"
#include "report/buffer.h"
#include "report/text.h"
#include "tests/filters/xlsx_made.h"
#include "tests/filters/xlsx_marked.h"
#include "tests/unit.h"

#include <string.h>

#define RELATIONS                                                              \
    XLSX_RELATIONSHIP("s1", "worksheet", "worksheets/sheet1.xml")              \
    XLSX_RELATIONSHIP("s2", "worksheet", "worksheets/sheet1.xml")              \
    XLSX_RELATIONSHIP("f", "styles", "styles.xml")
#define TWO_SHEETS                                                             \
    "<sheets><sheet name='S' sheetId='4' r:id='s1'/>"                          \
    "<sheet name='T' sheetId='9' r:id='none'/></sheets>"
#define NO_STYLES "<styleSheet" XLSX_MAIN "/>"

static const odfgx_mark marks[] = {
    { .table = "S",
      .row = 1,
      .column = 2,
      .level = ODFGX_ERROR,
      .comment = "【错误】a < b & _x0041_" },
    { .table = "S", .level = ODFGX_HINT, .comment = "提示\n二" },
};

/* A workbook, and a piece of a part of it once it is marked. */
typedef struct piece_case {
    xlsx_made made;
    const char *part, *text;
} piece_case;

static void expect_pieces(const piece_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        xlsx_made made = cases[i].made;
        if (made.sheet == NULL)
            made.sheet = XLSX_ROWS("");
        if (made.relationships == NULL)
            made.relationships = XLSX_RELATIONSHIPS(RELATIONS);
        odfgx_buffer archive = xlsx_pack(&made);
        odfgx_buffer marked = xlsx_expect_undone(cases[i].text, &archive, marks,
                                                 ODFGX_COUNT_OF(marks));
        xlsx_expect_part(cases[i].text, &marked, cases[i].part, cases[i].text);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&marked);
    }
}

#define EXPECT_PIECES(cases) expect_pieces((cases), ODFGX_COUNT_OF(cases))

/* ------------------------------------------------------------- workbook */

static const char book[] = "xl/workbook.xml";

static void the_list_of_results_is_the_first_sheet(void)
{
    static const piece_case cases[] = {
        { { .book = XLSX_BOOK(TWO_SHEETS) },
          book,
          "<sheets><sheet name=\"检查结果\" sheetId=\"10\" r:id=\"odfgx" },
        { { .book = "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/"
                    "spreadsheetml/main' xmlns:q='" XLSX_STRICT_OFFICE
                    "'><x:sheets><x:sheet name='S' q:id='s1'/></x:sheets>"
                    "</x:workbook>" },
          book,
          "<x:sheets><x:sheet name=\"检查结果\" sheetId=\"1\" "
          "xmlns:r=\"" XLSX_STRICT_OFFICE "\" r:id=\"odfgx" },
        { { .book = XLSX_BOOK("<sheets><sheet name='检查结果' sheetId='65534' "
                              "r:id='none'/><sheet name='S' r:id='s1'/>"
                              "</sheets>") },
          book,
          "<sheet name=\"检查结果 2\" sheetId=\"1\"" },
        { { .book = XLSX_BOOK(XLSX_ONE_SHEET) },
          "xl/worksheets/odfgx1.xml",
          "<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t "
          "xml:space=\"preserve\">检查结果"
          "〔odfgx〕</t></is></c></row>" },
        { { .styles = XLSX_STYLES("", "<xf numFmtId='0'/>") },
          "xl/worksheets/odfgx1.xml",
          "<c r=\"C2\" s=\"1\" t=\"inlineStr\"><is><t "
          "xml:space=\"preserve\">【错误】a &lt; b &amp; "
          "_x005F_x0041_</t></is></c>" },
        { { .book = XLSX_BOOK("<sheets><sheet name='S' r:id='s1'/></sheets>") },
          "xl/worksheets/odfgx1.xml",
          "<hyperlinks><hyperlink ref=\"D2\" location=\"'S'!C2\"/>"
          "<hyperlink ref=\"D3\" location=\"'S'!A1\"/></hyperlinks>" },
        { { .book = XLSX_BOOK(XLSX_ONE_SHEET) },
          "[Content_Types].xml",
          "<Override PartName=\"/xl/worksheets/odfgx1.xml\"" },
        { { .book = XLSX_BOOK(XLSX_ONE_SHEET) },
          "xl/_rels/workbook.xml.rels",
          " Target=\"/xl/worksheets/odfgx1.xml\"/></Relationships>" },
    };
    EXPECT_PIECES(cases);
}

static void what_counts_sheets_counts_one_more(void)
{
    static const piece_case cases[] = {
        { { .book = XLSX_BOOK(TWO_SHEETS) },
          book,
          "<bookViews ><workbookView activeTab=\"1\"/></bookViews><sheets>" },
        { { .book = XLSX_BOOK("<bookViews><workbookView xWindow='0'/>"
                              "</bookViews>" TWO_SHEETS) },
          book,
          "<workbookView  activeTab=\"1\" xWindow='0'/>" },
        { { .book = XLSX_BOOK("<bookViews><workbookView activeTab='0'/>"
                              "</bookViews>" TWO_SHEETS) },
          book,
          "<workbookView activeTab='1'/>" },
        { { .book = XLSX_BOOK("<bookViews><workbookView firstSheet = '1' "
                              "activeTab='1'/></bookViews>" TWO_SHEETS) },
          book,
          "<workbookView firstSheet = '2' activeTab='2'/>" },
        { { .book = XLSX_BOOK("<bookViews><workbookView firstSheet='0'/>"
                              "</bookViews>" TWO_SHEETS) },
          book,
          "activeTab=\"1\" firstSheet='0'/>" },
        { { .book =
                XLSX_BOOK(TWO_SHEETS "<definedNames><definedName name='a' "
                                     "localSheetId='1'>T!A1</definedName>"
                                     "<definedName name='b'>S!A1</definedName>"
                                     "</definedNames>") },
          book,
          "<definedName name='a' localSheetId='2'>T!A1</definedName>"
          "<definedName name='b'>S!A1</definedName>" },
    };
    EXPECT_PIECES(cases);
}

static void the_titles_of_the_file_are_told(void)
{
    static const char titles[] =
        "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/"
        "2006/extended-properties' xmlns:vt='http://schemas.openxmlformats.org/"
        "officeDocument/2006/docPropsVTypes'><HeadingPairs><vt:vector size='2' "
        "baseType='variant'><vt:variant><vt:lpstr>工作表</vt:lpstr>"
        "</vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector>"
        "</HeadingPairs><TitlesOfParts><vt:vector size='1' baseType='lpstr'>"
        "<vt:lpstr>S</vt:lpstr></vt:vector></TitlesOfParts></Properties>";
    const transcript_part parts[] = {
        { "[Content_Types].xml", XLSX_TYPES(XLSX_SHEET_TYPE) },
        { "_rels/.rels",
          XLSX_RELATIONSHIPS(
              XLSX_RELATIONSHIP("m", "officeDocument", "xl/workbook.xml")
                  XLSX_RELATIONSHIP("a", "extended-properties",
                                    "docProps/app.xml")) },
        { "xl/workbook.xml", XLSX_BOOK(XLSX_ONE_SHEET) },
        { "xl/_rels/workbook.xml.rels", XLSX_RELATIONSHIPS(RELATIONS) },
        { "xl/worksheets/sheet1.xml", XLSX_ROWS("") },
        { "docProps/app.xml", titles },
        { NULL, NULL },
    };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_buffer marked = xlsx_expect_undone("titles", &archive, marks, 2);
    xlsx_expect_part("titles", &marked, "docProps/app.xml", "<vt:i4>2</vt:i4>");
    xlsx_expect_part("titles", &marked, "docProps/app.xml",
                     "<vt:vector size='2' baseType='lpstr'><vt:lpstr>检查结果"
                     "</vt:lpstr><vt:lpstr>S</vt:lpstr>");
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&marked);
}

/* --------------------------------------------------------------- styles */

static const char styles[] = "xl/styles.xml";

static void formats_come_last(void)
{
    static const piece_case cases[] = {
        { { .styles = XLSX_STYLES("", "<xf numFmtId='0'/>") },
          styles,
          "<xf numFmtId='0'/><xf numFmtId=\"0\" fontId=\"0\"" },
        { { .styles = XLSX_STYLES("", "") },
          styles,
          "</cellXfs><dxfs  count=\"5\"><dxf ><fill>" },
        { { .styles = "<s:styleSheet xmlns:s='http://purl.oclc.org/ooxml/"
                      "spreadsheetml/main'><s:dxfs count='0'/><s:tableStyles/>"
                      "</s:styleSheet>" },
          styles,
          "<s:dxfs count='5'><s:dxf ><s:fill><s:patternFill" },
        { { .styles = "<styleSheet" XLSX_MAIN "><cellXfs count='1'><xf/>"
                      "</cellXfs><dxfs count='1'><dxf/></dxfs></styleSheet>" },
          styles,
          "<cellXfs count='2'><xf/><xf numFmtId=\"0\"" },
        { { .styles = "<styleSheet" XLSX_MAIN "><dxfs count='1'><dxf/></dxfs>"
                      "</styleSheet>" },
          "xl/worksheets/sheet1.xml",
          "<cfRule type=\"expression\" dxfId=\"3\"" },
        { { .styles = NO_STYLES }, styles, "<dxfs  count=\"5\"><dxf >" },
        { { .book = XLSX_BOOK(XLSX_ONE_SHEET) },
          "xl/styles/odfgx1.xml",
          "</cellStyles><dxfs  count=\"5\">" },
    };
    EXPECT_PIECES(cases);
}

/* ---------------------------------------------------------------- sheet */

static const char sheet[] = "xl/worksheets/sheet1.xml";

#define CONDITIONAL(place, format, priority)                                   \
    "<conditionalFormatting sqref=\"" place                                    \
    "\"><cfRule type=\"expression\" dxfId=\"" format "\" priority=\"" priority \
    "\"><formula>LEN(\"odfgx\")=5</formula></cfRule></conditionalFormatting>"

static void cells_are_coloured_by_conditions(void)
{
    static const piece_case cases[] = {
        { { .sheet = XLSX_ROWS("") },
          sheet,
          "<sheetData></sheetData>" CONDITIONAL("C2", "2", "1")
              CONDITIONAL("A1", "0", "2") "<legacyDrawing xmlns:r=" },
        { { .sheet = XLSX_SHEET(
                "<sheetData/><sheetProtection sheet='1'/><mergeCells>"
                "<mergeCell ref='B2:D4'/></mergeCells><phoneticPr/>"
                "<conditionalFormatting sqref='A1'><cfRule priority='7'/>"
                "</conditionalFormatting><dataValidations/><pageMargins/>"
                "<drawing/><legacyDrawingHF/><tableParts/>") },
          sheet,
          "</conditionalFormatting>" CONDITIONAL("B2", "2", "8")
              CONDITIONAL("A1", "0", "9") "<dataValidations/>" },
        { { .sheet = XLSX_SHEET(
                "<sheetData/><pageMargins/><drawing/><legacyDrawingHF/>") },
          sheet,
          "<drawing/><legacyDrawing xmlns:r=" },
        { { .sheet = "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/"
                     "spreadsheetml/main'><x:sheetData/><mc:AlternateContent "
                     "xmlns:mc='http://schemas.openxmlformats.org/markup-"
                     "compatibility/2006'><mc:Choice Requires='q'><x:drawing/>"
                     "</mc:Choice></mc:AlternateContent><x:extLst/>"
                     "</x:worksheet>" },
          sheet,
          "</mc:AlternateContent><x:legacyDrawing" },
    };
    EXPECT_PIECES(cases);
}

/* Appends a text in UTF-16, with its mark. */
static void encode(const char *text, bool little, odfgx_buffer *out)
{
    const char *at = text, *end = text + strlen(text);
    uint32_t unit = 0xFEFF;
    for (;;) {
        char high = (char)(unit >> 8), low = (char)unit;
        odfgx_buffer_add_char(out, little ? low : high);
        odfgx_buffer_add_char(out, little ? high : low);
        if (at == end)
            return;
        unit = odfgx_text_next(&at, end);
    }
}

/* `cut`: bytes that the part lacks at its end. */
static odfgx_buffer pack_encoded(const char *text, bool little, size_t cut)
{
    odfgx_archive *archive = NULL;
    odfgx_buffer bytes = { 0 }, out = { 0 };
    static const transcript_part parts[] = {
        { "[Content_Types].xml", XLSX_TYPES(XLSX_SHEET_TYPE) },
        { "_rels/.rels", XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP(
                             "m", "officeDocument", "xl/workbook.xml")) },
        { "xl/workbook.xml", XLSX_BOOK(XLSX_ONE_SHEET) },
        { "xl/_rels/workbook.xml.rels", XLSX_RELATIONSHIPS(RELATIONS) },
    };
    encode(text, little, &bytes);
    EXPECT(odfgx_archive_new(&archive, NULL) == ODFGX_OK, "no memory");
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++)
        (void)odfgx_archive_add(archive, parts[i].name, parts[i].text,
                                strlen(parts[i].text), false, NULL);
    (void)odfgx_archive_add(archive, "xl/worksheets/sheet1.xml", bytes.data,
                            bytes.length - cut, false, NULL);
    (void)odfgx_archive_finish(archive, &out, NULL);
    odfgx_archive_free(archive);
    odfgx_buffer_clear(&bytes);
    return out;
}

static void a_sheet_in_utf_16_stays_so(void)
{
    static const char begin[] =
        "<?xml version='1.0' encoding='UTF-16'?><worksheet" XLSX_MAIN
        "><sheetData><row><c t='inlineStr'><is><t>表三</t></is></c></row>"
        "</sheetData>";
    for (int little = 0; little < 2; little++) {
        odfgx_buffer text = { 0 }, expected = { 0 };
        odfgx_buffer_add_format(&text, "%s</worksheet>", begin);
        odfgx_buffer archive = pack_encoded(text.data, little != 0, 0);
        odfgx_buffer marked = xlsx_expect_undone("UTF-16", &archive, marks, 1);
        odfgx_buffer part = xlsx_part(&marked, sheet);
        odfgx_buffer_empty(&text);
        odfgx_buffer_add_format(
            &text,
            "%s" CONDITIONAL("C2", "2",
                             "1") "<legacyDrawing xmlns:r=\"" XLSX_OFFICE
                                  "\" r:id=\"odfgx3\"/></worksheet>",
            begin);
        encode(text.data, little != 0, &expected);
        EXPECT(part.length == expected.length &&
                   memcmp(part.data, expected.data, part.length) == 0,
               "%zu bytes of %zu", part.length, expected.length);
        odfgx_buffer_clear(&text);
        odfgx_buffer_clear(&expected);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&marked);
        odfgx_buffer_clear(&part);
    }
}

static void half_a_character_is_refused(void)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_buffer archive = pack_encoded("<worksheet/>", true, 1);
    odfgx_status status = xlsx_mark(&archive, marks, 1, &out, &err);
    transcript_expect_fault("half",
                            (transcript_fault){ ODFGX_XML,
                                                "a.xlsx: xl/worksheets/sheet1",
                                                "half a character" },
                            status, &err);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

/* -------------------------------------------------------------- the rest */

static void a_copy_keeps_what_is_not_changed(void)
{
    odfgx_buffer bytes = { 0 };
    odfgx_input *input;
    static const odfgx_mark real[] = {
        { .table = "表三 依申请公开",
          .row = 5,
          .column = 3,
          .level = ODFGX_ERROR,
          .comment = "错误" },
        { .table = "表二 主动公开",
          .row = 3,
          .column = 1,
          .level = ODFGX_WARNING,
          .comment = "核实" },
    };
    if (odfgx_input_open(&input, "samples/figures.xlsx", NULL, NULL) ==
        ODFGX_OK)
        (void)odfgx_input_bytes(input, &bytes, NULL);
    odfgx_input_free(input);
    odfgx_buffer marked = xlsx_expect_undone("figures", &bytes, real, 2);
    odfgx_buffer a = xlsx_part(&bytes, "xl/worksheets/sheet1.xml");
    odfgx_buffer b = xlsx_part(&marked, "xl/worksheets/sheet1.xml");
    EXPECT(a.length > 0, "no sample");
    EXPECT_TEXT(b.data, a.data);
    xlsx_expect_part("figures", &marked, "xl/worksheets/sheet3.xml",
                     CONDITIONAL("D6", "3", "1"));
    odfgx_buffer_clear(&a);
    odfgx_buffer_clear(&b);
    odfgx_buffer_clear(&bytes);
    odfgx_buffer_clear(&marked);
}

static void what_another_program_saved_is_known_again(void)
{
    static const char list[] =
        "<worksheet" XLSX_MAIN "><sheetData/><conditionalFormatting "
        "sqref='A1:D1'><cfRule type='expression' priority='2' dxfId='0'>"
        "<formula>LEN(&quot;odfgx:results&quot;)=13</formula></cfRule>"
        "</conditionalFormatting></worksheet>";
    static const char saved[] =
        "<worksheet" XLSX_MAIN "><sheetData/><conditionalFormatting "
        "sqref='D6'><cfRule priority='1'><formula>A1=1</formula></cfRule>"
        "<cfRule priority='2'><formula>LEN(&quot;odfgx&quot;)=5</formula>"
        "</cfRule></conditionalFormatting><conditionalFormatting sqref='D7'>"
        "<cfRule priority='3'><formula>LEN(&quot;odfgx&quot;)=5</formula>"
        "</cfRule></conditionalFormatting></worksheet>";
    const transcript_part parts[] = {
        { "[Content_Types].xml", XLSX_TYPES(XLSX_SHEET_TYPE) },
        { "_rels/.rels", XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP(
                             "m", "officeDocument", "xl/workbook.xml")) },
        { "xl/workbook.xml",
          XLSX_BOOK("<bookViews><workbookView activeTab='1' firstSheet='1'/>"
                    "</bookViews><sheets><sheet name='S' r:id='s1'/>"
                    "<sheet name='renamed' r:id='s2'/><sheet name='T' "
                    "r:id='s3'/></sheets><definedNames><definedName name='a' "
                    "localSheetId='1'>x</definedName><definedName name='b' "
                    "localSheetId='2'>y</definedName></definedNames>") },
        { "xl/_rels/workbook.xml.rels",
          XLSX_RELATIONSHIPS(
              XLSX_RELATIONSHIP("s1", "worksheet", "sheet1.xml")
                  XLSX_RELATIONSHIP("s2", "worksheet", "sheet2.xml")
                      XLSX_RELATIONSHIP("s3", "worksheet", "sheet3.xml")) },
        { "xl/sheet1.xml", saved },
        { "xl/sheet2.xml", list },
        { "xl/sheet3.xml", XLSX_ROWS("") },
        { NULL, NULL },
    };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_buffer undone = xlsx_marked("saved", &archive, NULL, 0);
    xlsx_expect_part("saved", &undone, "xl/sheet2.xml", NULL);
    xlsx_expect_part("saved", &undone, "xl/workbook.xml",
                     "<workbookView activeTab='1' firstSheet='1'/>");
    xlsx_expect_part("saved", &undone, "xl/workbook.xml",
                     "<sheets><sheet name='S' r:id='s1'/><sheet name='T' "
                     "r:id='s3'/></sheets><definedNames><definedName name='b' "
                     "localSheetId='1'>y</definedName></definedNames>");
    xlsx_expect_part("saved", &undone, "xl/sheet1.xml",
                     "<conditionalFormatting sqref='D6'><cfRule priority='1'>"
                     "<formula>A1=1</formula></cfRule></conditionalFormatting>"
                     "</worksheet>");
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&undone);
}

static void what_can_not_be_marked_is_refused(void)
{
    static const struct {
        xlsx_made made;
        transcript_fault fault;
    } cases[] = {
        { { .sheet = XLSX_STRINGS("") },
          { ODFGX_CONTENT, "a.xlsx: xl/worksheets/sheet1.xml",
            "of another kind" } },
        { { .sheet = "<worksheet" XLSX_MAIN "/>" },
          { ODFGX_CONTENT, "a.xlsx: xl/worksheets/sheet1.xml",
            "of another kind" } },
        { { .book = XLSX_BOOK("") }, { ODFGX_CONTENT, "a.xlsx", "no sheet" } },
        { { .sheet = XLSX_ROWS("<row>") },
          { ODFGX_XML, "a.xlsx: xl/worksheets/sheet1.xml", "" } },
        { { .styles = XLSX_STRINGS(""), .sheet = XLSX_ROWS("") },
          { ODFGX_CONTENT, "a.xlsx: xl/styles.xml", "of another kind" } },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer archive = xlsx_pack(&cases[i].made), out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = xlsx_mark(&archive, marks, 2, &out, &err);
        transcript_expect_fault(cases[i].fault.where, cases[i].fault, status,
                                &err);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(the_list_of_results_is_the_first_sheet),
        UNIT(what_counts_sheets_counts_one_more),
        UNIT(the_titles_of_the_file_are_told),
        UNIT(formats_come_last),
        UNIT(cells_are_coloured_by_conditions),
        UNIT(a_sheet_in_utf_16_stays_so),
        UNIT(half_a_character_is_refused),
        UNIT(a_copy_keeps_what_is_not_changed),
        UNIT(what_another_program_saved_is_known_again),
        UNIT(what_can_not_be_marked_is_refused),
    };
    return unit_main("xlsx_mark", tests, sizeof tests / sizeof *tests);
}
