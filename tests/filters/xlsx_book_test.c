#include "tests/filters/xlsx_made.h"

#include "odf/archive.h"
#include "report/buffer.h"
#include "tests/unit.h"

#include <string.h>

#define CELL_1 XLSX_ROWS("<row><c><v>1</v></c></row>")
#define TOLD_1 "table S\nrow 1\nA1 float 1 \"1\"\nend\n"

static void workbooks_of_every_kind_are_read(void)
{
    static const char *const types[] = {
        XLSX_TYPES(XLSX_SHEET_TYPE),
        XLSX_TYPES("application/vnd.openxmlformats-officedocument."
                   "spreadsheetml.template.main+xml"),
        XLSX_TYPES("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        XLSX_TYPES("application/vnd.ms-excel.template.macroEnabled.main+xml"),
        XLSX_TYPES("application/xml"),
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(types); i++) {
        const xlsx_made made = { .types = types[i], .sheet = CELL_1 };
        xlsx_expect_told(&made, TOLD_1);
    }
}

static void strict_workbooks_are_read_too(void)
{
    static const xlsx_made made = {
        .root = XLSX_RELATIONSHIPS(
            "<Relationship Id='m' Target='xl/workbook.xml' "
            "Type='" XLSX_STRICT_OFFICE "/officeDocument'/>"),
        .book = "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/"
                "spreadsheetml/main' xmlns:r='" XLSX_STRICT_OFFICE
                "'><x:sheets><x:sheet name='S' r:id='s1'/></x:sheets>"
                "</x:workbook>",
        .relationships = XLSX_RELATIONSHIPS(
            "<Relationship Id='s1' Target='worksheets/sheet1.xml' "
            "Type='" XLSX_STRICT_OFFICE "/worksheet'/><Relationship Id='t' "
            "Target='sharedStrings.xml' Type='" XLSX_STRICT_OFFICE
            "/sharedStrings'/>"),
        .strings = "<sst" XLSX_STRICT_MAIN " count='9' uniqueCount='99'>"
                   "<si><t>a</t></si></sst>",
        .sheet = "<worksheet" XLSX_STRICT_MAIN "><sheetData><row>"
                 "<c t='s'><v>0</v></c></row></sheetData></worksheet>",
    };
    xlsx_expect_told(&made, "table S\nrow 1\nA1 string \"a\"\nend\n");
}

static void parts_are_found_wherever_they_lie(void)
{
    static const char *const targets[] = {
        XLSX_RELATIONSHIPS(
            XLSX_RELATIONSHIP("s1", "worksheet", "/xl/worksheets/sheet1.xml")),
        XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP("s1", "worksheet",
                                             "../xl/worksheets/sheet1.xml")),
        XLSX_RELATIONSHIPS(
            XLSX_RELATIONSHIP("s1", "worksheet", "Worksheets\\Sheet1.XML")),
        XLSX_RELATIONSHIPS(
            XLSX_RELATIONSHIP("s1", "worksheet", "worksheets/sheet%31.xml")),
    };
    static const transcript_part elsewhere[] = {
        { "[Content_Types].xml",
          "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
          "content-types'><Default Extension='bin' "
          "ContentType='" XLSX_SHEET_TYPE "'/></Types>" },
        { "_rels\\.rels", XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP(
                              "m", "officeDocument", "book/main.bin")) },
        { "book\\main.bin", XLSX_BOOK(XLSX_ONE_SHEET) },
        { "book\\_rels\\main.bin.rels",
          XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP("s1", "worksheet", "one.xml")) },
        { "book\\one.xml", CELL_1 },
        { NULL, NULL }
    };
    odfgx_buffer archive = transcript_pack(elsewhere), out = { 0 };
    odfgx_error err = { 0 };
    EXPECT(xlsx_read(&archive, NULL, &out, &err) == ODFGX_OK, "%s: %s",
           err.where, err.text);
    EXPECT_TEXT(out.data, TOLD_1);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
    for (size_t i = 0; i < ODFGX_COUNT_OF(targets); i++) {
        const xlsx_made made = { .relationships = targets[i], .sheet = CELL_1 };
        xlsx_expect_told(&made, TOLD_1);
    }
}

static void sheets_are_told_in_the_order_of_the_workbook(void)
{
    static const xlsx_made made = {
        .book = XLSX_BOOK(
            "<sheets><sheet name='表二' r:id='s2' state='hidden'/>"
            "<sheet name='图' r:id='c'/><sheet name='宏' r:id='m'/>"
            "<sheet name='表一' r:id='s1'/><sheet name='深' r:id='s3'"
            " state='veryHidden'/><sheet name='对' r:id='d'/>"
            "<sheet r:id='s4' state='visible'/></sheets><definedNames>"
            "<definedName name='x'>[1]Other!A1</definedName></definedNames>"
            "<externalReferences><externalReference r:id='e'/>"
            "</externalReferences>"),
        .relationships = XLSX_RELATIONSHIPS(
            XLSX_RELATIONSHIP("s1", "worksheet", "worksheets/sheet1.xml")
                XLSX_RELATIONSHIP("s2", "worksheet", "worksheets/sheet1.xml")
                    XLSX_RELATIONSHIP("s3", "worksheet",
                                      "worksheets/sheet1.xml")
                        XLSX_RELATIONSHIP("s4", "worksheet",
                                          "worksheets/sheet1.xml")
                            XLSX_RELATIONSHIP("c", "chartsheet", "none.xml")
                                XLSX_RELATIONSHIP(
                                    "d", "dialogsheet",
                                    "none.xml") "<Relationship Id='m' "
                                                "Target='none.xml' "
                                                "Type='http://schemas."
                                                "microsoft.com/office/2006/"
                                                "relationships/xlMacrosheet'/>"
                                                "<Relationship Id='e' "
                                                "Target='http://example.org/"
                                                "a.xlsx'"
                                                " TargetMode='External' "
                                                "Type='" XLSX_OFFICE
                                                "/externalLink'/>"),
        .sheet = XLSX_SHEET("<cols><col min='1' max='1' hidden='1'/></cols>"
                            "<sheetData><row><c><v>1</v></c></row>"
                            "</sheetData>"),
    };
    xlsx_expect_told(&made,
                     "table 表二 hidden\nrow 1\nA1 float 1 \"1\" hidden\nend\n"
                     "table 表一\nrow 1\nA1 float 1 \"1\" hidden\nend\n"
                     "table 深 hidden\nrow 1\nA1 float 1 \"1\" hidden\nend\n"
                     "table \nrow 1\nA1 float 1 \"1\" hidden\nend\n");
}

static void what_is_missing_is_missed_only_where_it_is_needed(void)
{
    static const xlsx_made bare = { .sheet = CELL_1 };
    static const xlsx_made outside = {
        .relationships = XLSX_RELATIONSHIPS(
            XLSX_RELATIONSHIP("s1", "worksheet", "worksheets/sheet1.xml")
                XLSX_RELATIONSHIP("t", "sharedStrings", "../../t.xml")
                    XLSX_RELATIONSHIP("f", "styles", "http://example.org/f")),
        .sheet = CELL_1,
    };
    static const xlsx_made long_code = {
        .sheet = XLSX_ROWS("<row><c s='0'><v>1</v></c></row>"),
        .styles = XLSX_STYLES("<numFmt numFmtId='164' formatCode='"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                              "'/><numFmt numFmtId='x'/>",
                              "<xf numFmtId='164'/>"),
    };
    xlsx_expect_told(&bare, TOLD_1);
    xlsx_expect_told(&outside, TOLD_1);
    xlsx_expect_told(&long_code, TOLD_1);
}

static void faults_of_the_workbook_are_named(void)
{
    static const struct {
        xlsx_made made;
        odfgx_status status;
        const char *where, *text;
    } cases[] = {
        { { .book = XLSX_BOOK("<sheets/>") },
          ODFGX_CONTENT,
          "a.xlsx",
          "no sheet" },
        { { .book = "<html/>" }, ODFGX_CONTENT, "a.xlsx", "no sheet" },
        { { .book = XLSX_BOOK("<sheets><sheet name='A' r:id='s1'/>"
                              "<sheet name='A' r:id='s1'/></sheets>"),
            .sheet = CELL_1 },
          ODFGX_CONTENT,
          "a.xlsx: xl/workbook.xml:1:190",
          "\"A\"" },
        { { .book = XLSX_BOOK("<sheets><sheet name='A'/></sheets>") },
          ODFGX_CONTENT,
          "a.xlsx: A",
          "which part" },
        { { .book = NULL }, ODFGX_DAMAGED, "a.xlsx: S", "worksheets/sheet1" },
        { { .relationships = XLSX_RELATIONSHIPS(
                XLSX_RELATIONSHIP("s1", "worksheet", "../../x.xml")) },
          ODFGX_CONTENT,
          "a.xlsx: S",
          "outside" },
        { { .relationships = XLSX_RELATIONSHIPS(
                "<Relationship Id='s1' Target='worksheets/sheet1.xml'"
                " TargetMode='External' Type='" XLSX_OFFICE "/worksheet'/>"),
            .sheet = CELL_1 },
          ODFGX_CONTENT,
          "a.xlsx: S",
          "outside" },
        { { .sheet = "<html/>" },
          ODFGX_CONTENT,
          "a.xlsx: S",
          "xl/worksheets/sheet1.xml" },
        { { .sheet = "<worksheet" },
          ODFGX_XML,
          "a.xlsx: xl/worksheets/sheet1.xml:1:1",
          "within a tag" },
        { { .sheet = CELL_1, .styles = "" },
          ODFGX_XML,
          "a.xlsx: xl/styles.xml:1:1",
          "empty" },
        { { .sheet = CELL_1, .strings = "<!DOCTYPE sst>" },
          ODFGX_XML,
          "a.xlsx: xl/sharedStrings.xml:1:14",
          "DOCTYPE" },
        { { .sheet = XLSX_ROWS("<row><c t='s'><v>0</v></c></row>") },
          ODFGX_CONTENT,
          "a.xlsx: S!A1",
          "there are 0" },
        { { .root = "<a/>", .sheet = CELL_1 },
          ODFGX_FORMAT,
          "a.xlsx",
          "_rels/.rels" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++)
        xlsx_expect_fault(&cases[i].made, cases[i].status, cases[i].where,
                          cases[i].text);
}

static void other_packages_are_no_workbooks(void)
{
    static const xlsx_made binary = {
        .types = XLSX_TYPES("application/vnd.ms-excel.sheet.binary."
                            "macroEnabled.main"),
        .root = XLSX_RELATIONSHIPS(
            XLSX_RELATIONSHIP("m", "officeDocument", "xl/workbook.bin")),
    };
    static const transcript_part parts[] = {
        { "[Content_Types].xml",
          "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
          "content-types'><Default Extension='bin' ContentType='application/"
          "vnd.ms-excel.sheet.binary.macroEnabled.main'/></Types>" },
        { "_rels/.rels", NULL },
        { "xl/workbook.bin", "x" },
        { NULL, NULL }
    };
    transcript_part filled[ODFGX_COUNT_OF(parts)];
    memcpy(filled, parts, sizeof filled);
    filled[1].text = binary.root;
    odfgx_buffer archive = transcript_pack(filled), out = { 0 };
    odfgx_error err = { 0 };
    EXPECT(xlsx_read(&archive, NULL, &out, &err) == ODFGX_FORMAT &&
               strstr(err.text, ".xlsb") != NULL,
           "%s: %s", err.where, err.text);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

/* ASCII text in UTF-16, with a byte order mark. */
static odfgx_buffer widen(const char *text)
{
    odfgx_buffer out = { 0 };
    odfgx_buffer_add(&out, "\xFF\xFE", 2);
    for (; *text != '\0'; text++) {
        odfgx_buffer_add_char(&out, *text);
        odfgx_buffer_add_char(&out, '\0');
    }
    return out;
}

static void a_sheet_in_utf_16_is_read_with_its_merges(void)
{
    odfgx_archive *archive = NULL;
    odfgx_buffer bytes = { 0 }, out = { 0 };
    odfgx_error err = { 0 };
    odfgx_buffer sheet = widen(XLSX_SHEET(
        "<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>"
        "<mergeCell ref='A1:B1'/></mergeCells>"));
    const transcript_part parts[] = {
        { "[Content_Types].xml", XLSX_TYPES(XLSX_SHEET_TYPE) },
        { "_rels/.rels", XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP(
                             "m", "officeDocument", "xl/workbook.xml")) },
        { "xl/workbook.xml", XLSX_BOOK(XLSX_ONE_SHEET) },
        { "xl/_rels/workbook.xml.rels",
          XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP("s1", "worksheet", "s.xml")) },
    };
    (void)odfgx_archive_new(&archive, NULL);
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++)
        (void)odfgx_archive_add(archive, parts[i].name, parts[i].text,
                                strlen(parts[i].text), false, NULL);
    (void)odfgx_archive_add(archive, "xl/s.xml", sheet.data, sheet.length,
                            false, NULL);
    (void)odfgx_archive_finish(archive, &bytes, NULL);
    odfgx_archive_free(archive);
    EXPECT(xlsx_read(&bytes, NULL, &out, &err) == ODFGX_OK, "%s: %s", err.where,
           err.text);
    EXPECT_TEXT(out.data,
                "table S\nrow 1\nmerge A1:B1\nA1 float 1 \"1\"\nend\n");
    odfgx_buffer_clear(&bytes);
    odfgx_buffer_clear(&sheet);
    odfgx_buffer_clear(&out);
}

enum { INFLATED_AT_ONCE = 32768 };

/* Writes the start of a sheet, filled up with spaces. */
static odfgx_buffer pad(size_t length)
{
    odfgx_buffer out = { 0 };
    odfgx_buffer_add_text(&out, "<worksheet" XLSX_MAIN ">");
    while (out.length < length)
        odfgx_buffer_add_char(&out, ' ');
    return out;
}

/* The name stands across the end of what is inflated at a time, or what comes
 * last is shorter than it. */
static void merges_are_found_wherever_they_stand_in_the_part(void)
{
    static const char end[] = "<mergeCells><mergeCell ref='A1:B1'/>"
                              "</mergeCells></worksheet>";
    static const char bare_end[] = "</worksheet>";
    for (size_t i = 0; i < 80; i++) {
        odfgx_buffer sheet = pad(INFLATED_AT_ONCE - i);
        odfgx_buffer_add_text(&sheet, end);
        xlsx_expect_told(&(xlsx_made){ .sheet = sheet.data },
                         "table S\nrow 1\nmerge A1:B1\nA1 empty\nend\n");
        odfgx_buffer_clear(&sheet);
    }
    for (size_t i = 0; i < sizeof bare_end; i++) {
        odfgx_buffer sheet = pad(INFLATED_AT_ONCE - i);
        odfgx_buffer_add_text(&sheet, bare_end);
        xlsx_expect_told(&(xlsx_made){ .sheet = sheet.data }, "table S\nend\n");
        odfgx_buffer_clear(&sheet);
    }
}

/* A part that is another kind of part says nothing: it would tell cells of no
 * sheet, or add sheets while they are read. */
static void parts_are_read_only_as_what_they_should_be(void)
{
    static const xlsx_made other_books[] = {
        { .book = CELL_1 }, { .book = XLSX_STRINGS("<si><t>a</t></si>") }
    };
    static const xlsx_made other_parts[] = {
        { .strings = CELL_1, .sheet = CELL_1 },
        { .styles = CELL_1, .sheet = CELL_1 },
        { .strings = XLSX_BOOK("<sheets><sheet name='T' r:id='s1'/></sheets>"),
          .sheet = CELL_1 },
    };
    const xlsx_made other_sheet = {
        .sheet = XLSX_BOOK("<sheets><sheet name='T' r:id='s1'/></sheets>"),
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(other_books); i++)
        xlsx_expect_fault(&other_books[i], ODFGX_CONTENT, "a.xlsx",
                          "has no sheet");
    for (size_t i = 0; i < ODFGX_COUNT_OF(other_parts); i++)
        xlsx_expect_told(&other_parts[i], TOLD_1);
    xlsx_expect_fault(&other_sheet, ODFGX_CONTENT, "a.xlsx: S",
                      "holds no sheet");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(workbooks_of_every_kind_are_read),
        UNIT(strict_workbooks_are_read_too),
        UNIT(parts_are_found_wherever_they_lie),
        UNIT(sheets_are_told_in_the_order_of_the_workbook),
        UNIT(what_is_missing_is_missed_only_where_it_is_needed),
        UNIT(faults_of_the_workbook_are_named),
        UNIT(other_packages_are_no_workbooks),
        UNIT(a_sheet_in_utf_16_is_read_with_its_merges),
        UNIT(parts_are_read_only_as_what_they_should_be),
        UNIT(merges_are_found_wherever_they_stand_in_the_part),
    };
    return unit_main("xlsx_book", tests, sizeof tests / sizeof *tests);
}
