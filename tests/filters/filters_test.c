#include "odf/manifest.h"
#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/odf/zip_builder.h"
#include "tests/unit.h"

#include <string.h>

#define ODF "application/vnd.oasis.opendocument."
#define EMPTY_BOOK BOOK SHEET SHEET_END BOOK_END
#define EMPTY_TEXT DOCUMENT "<o:body><o:text/></o:body></o:document-content>"
#define MANIFEST "META-INF/manifest.xml"
#define MANIFEST_OF(entries)                                                   \
    "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:"     \
    "1.0'>" entries "</m:manifest>"
#define ENTRY(path, inside)                                                    \
    "<m:file-entry m:full-path='" path "'>" inside "</m:file-entry>"
#define ENCRYPTED "<m:encryption-data/>"

typedef struct file_case {
    transcript_part parts[4];
    odfgx_status status;
    const char *text; /* of the error */
} file_case;

static void expect_files(const file_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer archive = transcript_pack(cases[i].parts), out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read(&archive, NULL, &out, &err);
        EXPECT(status == cases[i].status && err.status == status &&
                   strstr(err.text, cases[i].text) != NULL &&
                   (status == ODFGX_OK || strncmp(err.where, "a.ods", 5) == 0),
               "case %zu: %d %s: %s", i, (int)status, err.where, err.text);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

static void spreadsheets_are_read_whatever_their_package_lacks(void)
{
    static const file_case cases[] = {
        { { { "mimetype", ODF "spreadsheet" }, { "content.xml", EMPTY_BOOK } },
          ODFGX_OK,
          "" },
        { { { "content.xml", EMPTY_BOOK },
            { "mimetype", ODF "spreadsheet-template\n" } },
          ODFGX_OK,
          "" },
        { { { "content.xml", EMPTY_BOOK } }, ODFGX_OK, "" },
        { { { "mimetype", "application/zip" }, { "content.xml", EMPTY_BOOK } },
          ODFGX_OK,
          "" },
        { { { "mimetype", "application/x-vnd.oasis.opendocument.spreadsheet" },
            { "content.xml", EMPTY_BOOK } },
          ODFGX_OK,
          "" },
    };
    expect_files(cases, ODFGX_COUNT_OF(cases));
}

static void texts_are_read_whatever_their_package_lacks(void)
{
    static const file_case cases[] = {
        { { { "mimetype", ODF "text" }, { "content.xml", EMPTY_TEXT } },
          ODFGX_OK,
          "" },
        { { { "mimetype", ODF "text-template" },
            { "content.xml", EMPTY_TEXT },
            { "styles.xml", "<a/>" } },
          ODFGX_OK,
          "" },
        { { { "mimetype", ODF "text-web" }, { "content.xml", EMPTY_TEXT } },
          ODFGX_OK,
          "" },
        { { { "content.xml", EMPTY_TEXT } }, ODFGX_OK, "" },
    };
    expect_files(cases, ODFGX_COUNT_OF(cases));
}

static void a_file_that_is_no_spreadsheet_is_named_for_what_it_is(void)
{
    static const file_case cases[] = {
        { { { "word/document.xml", "" } },
          ODFGX_FORMAT,
          "[Content_Types].xml" },
        { { { "xl/workbook.xml", "" } }, ODFGX_FORMAT, "[Content_Types]" },
        { { { "xl/workbook.bin", "" } }, ODFGX_FORMAT, ".xlsb" },
        { { { "ppt/presentation.xml", "" } }, ODFGX_FORMAT, ".pptx" },
        { { { "mimetype", ODF "text" }, { "content.xml", EMPTY_BOOK } },
          ODFGX_FORMAT,
          "neither a spreadsheet nor a text" },
        { { { "mimetype", ODF "spreadsheet" }, { "content.xml", EMPTY_TEXT } },
          ODFGX_FORMAT,
          "holds no spreadsheet" },
        { { { "mimetype", ODF "presentation" } }, ODFGX_FORMAT, ".odp" },
        { { { "mimetype", ODF "graphics" } }, ODFGX_FORMAT, "another kind" },
        { { { "readme.txt", "" } },
          ODFGX_FORMAT,
          "no document of an office suite" },
        { { { "content.xml", "<html/>" } },
          ODFGX_FORMAT,
          "neither a spreadsheet nor a text" },
        { { { "mimetype", ODF "spreadsheet" } },
          ODFGX_DAMAGED,
          "no such part" },
        { { { "content.xml", "" } }, ODFGX_XML, "empty" },
    };
    expect_files(cases, ODFGX_COUNT_OF(cases));
}

static void a_file_that_is_no_archive_is_named_too(void)
{
    static const struct {
        const char *bytes, *text;
    } cases[] = {
        { "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:"
          "tc:opendocument:xmlns:office:1.0'/>",
          "neither a spreadsheet nor a text" },
        { "%PDF-1.7\n", "PDF" },
        { "{\\rtf1", "RTF" },
        { "<xml/>", "XML" },
        { "\x01\x02\x03", "not a document that is read" },
        { "PK\3\4", "cut short" },
        { "", "empty" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_error err = { 0 };
        odfgx_buffer out = { 0 };
        odfgx_buffer file = { (char *)(uintptr_t)cases[i].bytes,
                              strlen(cases[i].bytes), 0, false };
        odfgx_status status = transcript_read(&file, NULL, &out, &err);
        EXPECT(odfgx_status_exit(status) == 3 &&
                   strcmp(err.where, "a.ods") == 0 &&
                   strstr(err.text, cases[i].text) != NULL,
               "%s: %s: %s", cases[i].bytes, err.where, err.text);
    }
}

static void an_encrypted_document_is_refused(void)
{
    static const file_case cases[] = {
        { { { "content.xml", "\x01\x02" },
            { MANIFEST,
              MANIFEST_OF(ENTRY("/", "") ENTRY("content.xml", ENCRYPTED)) } },
          ODFGX_ENCRYPTED,
          "password" },
        { { { "mimetype", ODF "spreadsheet" },
            { "encrypted-package", "\x01\x02" },
            { MANIFEST, MANIFEST_OF(ENTRY("encrypted-package", ENCRYPTED)) } },
          ODFGX_ENCRYPTED,
          "password" },
        { { { "content.xml", EMPTY_BOOK },
            { MANIFEST, MANIFEST_OF(ENTRY("content.xml", "")
                                        ENTRY("Basic/a.xml", ENCRYPTED)) } },
          ODFGX_OK,
          "" },
        { { { "content.xml", EMPTY_BOOK },
            { MANIFEST, MANIFEST_OF("<m:file-entry>" ENCRYPTED
                                    "</m:file-entry>" ENCRYPTED) } },
          ODFGX_OK,
          "" },
        { { { "content.xml", EMPTY_BOOK }, { MANIFEST, "<m:manifest/>" } },
          ODFGX_XML,
          "m:manifest" },
    };
    expect_files(cases, ODFGX_COUNT_OF(cases));
}

/* Its checksum is wrong, so what it says can't be trusted either. */
static void a_damaged_media_type_is_a_failure(void)
{
    zip_builder zip = { 0 };
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    builder_add(&zip, "mimetype", ZIP_STORED, ODF "text",
                sizeof ODF "text" - 1);
    builder_finish(&zip, "");
    builder_put(&zip, zip.local[0] + LOCAL_CRC, 4, 1);
    builder_put(&zip, zip.central[0] + CENTRAL_CRC, 4, 1);
    EXPECT(transcript_read(&zip.bytes, NULL, &out, &err) == ODFGX_DAMAGED &&
               strstr(err.text, "checksum") != NULL,
           "%s: %s", err.where, err.text);
    odfgx_buffer_clear(&zip.bytes);
}

static void a_long_media_type_is_cut(void)
{
    static const char ten[] = "0123456789";
    char text[20 * 10 + 1] = "", type[ODFGX_MEDIA_TYPE_MAX];
    for (int i = 0; i < 20; i++)
        strcat(text, ten);
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    odfgx_buffer archive =
        transcript_pack((transcript_part[]){ { "mimetype", text }, { 0 } });
    odfgx_package *package = NULL;
    EXPECT(odfgx_package_from_memory(&package, archive.data, archive.length,
                                     "a.ods", &limits, NULL) == ODFGX_OK &&
               odfgx_media_type_read(package, type, NULL) == ODFGX_OK &&
               strlen(type) == ODFGX_MEDIA_TYPE_MAX - 1,
           "%s", type);
    odfgx_package_free(package);
    odfgx_buffer_clear(&archive);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(spreadsheets_are_read_whatever_their_package_lacks),
        UNIT(texts_are_read_whatever_their_package_lacks),
        UNIT(a_file_that_is_no_spreadsheet_is_named_for_what_it_is),
        UNIT(a_file_that_is_no_archive_is_named_too),
        UNIT(an_encrypted_document_is_refused),
        UNIT(a_damaged_media_type_is_a_failure),
        UNIT(a_long_media_type_is_cut),
    };
    return unit_main("filters", tests, sizeof tests / sizeof *tests);
}
