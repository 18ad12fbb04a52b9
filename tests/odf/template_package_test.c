#include "odf/package.h"
#include "odf/plain.h"
#include "tests/odf/filled.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#define TYPE "application/vnd.oasis.opendocument.text"
#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define MANIFEST(root, entries)                                                \
    "<m:manifest xmlns:m='" URN "manifest:1.0' m:version='1.2'>"               \
    "<m:file-entry m:full-path='/' m:media-type='" root                        \
    "' m:version='1.2'/>" entries "</m:manifest>"
#define ENTRY(path)                                                            \
    "<m:file-entry m:full-path='" path "' m:media-type='text/xml'/>"
#define META(children)                                                         \
    "<office:document-meta xmlns:office='" URN "office:1.0'"                   \
    " xmlns:m='" URN "meta:1.0'"                                               \
    " xmlns:dc='http://purl.org/dc/elements/1.1/'>"                            \
    "<office:meta>" children "</office:meta></office:document-meta>"
#define CONTENT                                                                \
    "<office:document-content xmlns:office='" URN "office:1.0'"                \
    " xmlns:text='" URN "text:1.0'><office:body><office:text><text:p>"         \
    "{{year}}</text:p></office:text></office:body></office:document-content>"
#define DEEP10 "<a><a><a><a><a><a><a><a><a><a>"
#define DEEP100                                                                \
    DEEP10 DEEP10 DEEP10 DEEP10 DEEP10 DEEP10 DEEP10 DEEP10 DEEP10 DEEP10

/* A package that can't be a template, and why. */
static const struct {
    const char *what;
    filled_entry entries[6];
    odfgx_status status;
    const char *message;
} refused[] = {
    { "no content", { { "mimetype", TYPE } }, ODFGX_DAMAGED, "" },
    { "a document of another kind",
      { { "word/document.xml", "<a/>" } },
      ODFGX_FORMAT,
      "not a text document" },
    { "a spreadsheet by its first entry",
      { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
        { "content.xml", CONTENT } },
      ODFGX_FORMAT,
      "not a text document" },
    { "a spreadsheet by its manifest",
      { { "content.xml", CONTENT },
        { "META-INF/manifest.xml",
          MANIFEST("application/vnd.oasis.opendocument.spreadsheet", "") } },
      ODFGX_FORMAT,
      "not a text document" },
    { "a password",
      { { "mimetype", TYPE },
        { "content.xml", "\x01\x02" },
        { "META-INF/manifest.xml",
          MANIFEST(TYPE, "<m:file-entry m:full-path='content.xml'>"
                         "<m:encryption-data/></m:file-entry>") } },
      ODFGX_ENCRYPTED,
      "password" },
    { "a document type",
      { { "mimetype", TYPE },
        { "content.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>" } },
      ODFGX_XML,
      "DOCTYPE" },
    { "a document type in styles.xml",
      { { "mimetype", TYPE },
        { "styles.xml", "<!DOCTYPE a><a/>" },
        { "content.xml", CONTENT } },
      ODFGX_XML,
      "DOCTYPE" },
    { "a manifest that is no XML",
      { { "mimetype", TYPE },
        { "content.xml", CONTENT },
        { "META-INF/manifest.xml", "<" } },
      ODFGX_XML,
      "not well-formed" },
    { "metadata that are no XML",
      { { "mimetype", TYPE },
        { "content.xml", CONTENT },
        { "meta.xml", "<a>" } },
      ODFGX_XML,
      "not well-formed" },
    { "content too deep",
      { { "mimetype", TYPE }, { "content.xml", DEEP100 DEEP100 DEEP100 } },
      ODFGX_LIMIT,
      "deep" },
    { "an unclosed CDATA section",
      { { "mimetype", TYPE }, { "content.xml", "<a><![CDATA[b</a>" } },
      ODFGX_XML,
      "" },
    { "half a character of UTF-16",
      { { "mimetype", TYPE }, { "content.xml", "\xFE\xFF<" } },
      ODFGX_XML,
      "" },
    { "a lone surrogate of UTF-16",
      { { "mimetype", TYPE }, { "content.xml", "\xFE\xFF\xD8\x41\xD8\x41" } },
      ODFGX_XML,
      "" },
};

static void what_is_no_template_is_refused(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(refused); i++) {
        odfgx_error err = { 0 };
        odfgx_template *template_ = NULL;
        odfgx_buffer package = filled_package(refused[i].entries);
        odfgx_status status =
            odfgx_template_from_memory(&template_, filled_form(), package.data,
                                       package.length, "模板", NULL, &err);
        EXPECT(status == refused[i].status && template_ == NULL &&
                   strstr(err.text, refused[i].message) != NULL &&
                   strncmp(err.where, "模板", strlen("模板")) == 0,
               "%s: status %d, %s: %s", refused[i].what, (int)status, err.where,
               err.text);
        odfgx_template_free(template_);
        odfgx_buffer_clear(&package);
    }
}

static void a_file_that_is_no_template_is_refused(void)
{
    odfgx_error err = { 0 };
    odfgx_template *template_ = NULL;
    EXPECT(odfgx_template_open(&template_, filled_form(), "/nowhere.odt", NULL,
                               &err) == ODFGX_OPEN,
           "%s", err.text);
    err = (odfgx_error){ 0 };
    EXPECT(odfgx_template_open(&template_, filled_form(), "CMakeLists.txt",
                               NULL, &err) != ODFGX_OK,
           "%s", err.text);
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    limits.total = 10;
    err = (odfgx_error){ 0 };
    EXPECT(odfgx_template_open(&template_, filled_form(), "CMakeLists.txt",
                               &limits, &err) == ODFGX_LIMIT,
           "%s", err.text);
}

/* ------------------------------------------------------ what is passed on */

/* Fills the entries, and opens what comes of it. */
static odfgx_package *fill(const filled_entry *entries, odfgx_buffer *document)
{
    static odfgx_limits limits;
    const odfgx_filling filling = { ODFGX_MISSING_ERROR, false };
    odfgx_error err = { 0 };
    odfgx_template *template_ = NULL;
    odfgx_package *filled = NULL;
    odfgx_buffer package = filled_package(entries);
    odfgx_limits_init(&limits);
    odfgx_status status =
        odfgx_template_from_memory(&template_, filled_form(), package.data,
                                   package.length, "t", NULL, &err);
    if (status == ODFGX_OK)
        status =
            odfgx_fill(template_, filled_report(), &filling, document, &err);
    if (status == ODFGX_OK)
        status = odfgx_package_from_memory(
            &filled, document->data, document->length, "filled", &limits, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    odfgx_template_free(template_);
    odfgx_buffer_clear(&package);
    return filled;
}

static void expect_part(odfgx_package *package, const char *part,
                        const char *text)
{
    odfgx_buffer bytes = { 0 };
    odfgx_error err = { 0 };
    EXPECT(odfgx_package_read(package, part, &bytes, &err) == ODFGX_OK &&
               strstr(bytes.data, text) != NULL,
           "%s: %s %s", part, bytes.data, err.text);
    odfgx_buffer_clear(&bytes);
}

static const filled_entry rich[] = {
    { "META-INF/manifest.xml",
      MANIFEST(TYPE "-template",
               ENTRY("content.xml") ENTRY("Thumbnails/thumbnail.png")
                   ENTRY("META-INF/documentsignatures.xml")
                       ENTRY("Basic/script-lb.xml") ENTRY("gone.xml")
                           ENTRY("Configurations2/") ENTRY("../up")) },
    { "content.xml", CONTENT },
    { "mimetype", TYPE "-template" },
    { "Thumbnails/thumbnail.png", "png" },
    { "META-INF/documentsignatures.xml", "<a/>" },
    { "META-INF/macrosignatures.xml", "<macro/>" },
    { "Basic/script-lb.xml", "<basic/>" },
    { "Configurations2/", "" },
    { "layout-cache", "x" },
    { "../up", "x" },
    { NULL, NULL },
};

static void what_is_stale_is_dropped_and_the_rest_is_kept(void)
{
    static const char *const dropped[] = { "Thumbnails/thumbnail.png",
                                           "META-INF/documentsignatures.xml",
                                           "layout-cache", "../up",
                                           "Configurations2/" };
    odfgx_buffer document = { 0 };
    odfgx_package *package = fill(rich, &document);
    for (size_t i = 0; i < ODFGX_COUNT_OF(dropped); i++)
        EXPECT(!odfgx_package_has(package, dropped[i]), "%s", dropped[i]);
    EXPECT_TEXT(odfgx_package_entry(package, 0), "mimetype");
    EXPECT(memcmp(document.data + 30, "mimetype" TYPE "PK",
                  strlen("mimetype" TYPE "PK")) == 0,
           "mimetype is not as it must be");
    expect_part(package, "Basic/script-lb.xml", "<basic/>");
    expect_part(package, "META-INF/macrosignatures.xml", "<macro/>");
    expect_part(package, "content.xml", "2024");
    expect_part(
        package, "META-INF/manifest.xml",
        "manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\""
        " manifest:version=\"1.2\" manifest:media-type=\"" TYPE "\"/>"
        "<manifest:file-entry manifest:full-path=\"content.xml\""
        " manifest:media-type=\"text/xml\"/>"
        "<manifest:file-entry manifest:full-path=\"Basic/script-lb.xml\""
        " manifest:media-type=\"text/xml\"/>"
        "<manifest:file-entry manifest:full-path=\"Configurations2/\""
        " manifest:media-type=\"text/xml\"/>"
        "<manifest:file-entry manifest:full-path=\"meta.xml\""
        " manifest:media-type=\"text/xml\"/></manifest:manifest>");
    odfgx_package_free(package);
    odfgx_buffer_clear(&document);
}

static void a_manifest_is_made_where_there_is_none(void)
{
    const filled_entry entries[] = { { "content.xml", CONTENT },
                                     { "Pictures/", "" },
                                     { "Pictures/a.png", "png" },
                                     { "Thumbnails/thumbnail.png", "png" },
                                     { NULL, NULL } };
    odfgx_buffer document = { 0 };
    odfgx_package *package = fill(entries, &document);
    expect_part(package, "mimetype", TYPE);
    expect_part(package, "META-INF/manifest.xml",
                "full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                "<manifest:file-entry manifest:full-path=\"Pictures/a.png\""
                " manifest:media-type=\"\"/><manifest:file-entry "
                "manifest:full-path=\"meta.xml\"");
    expect_part(package, "meta.xml", "<meta:generator>odfgx/");
    odfgx_package_free(package);
    odfgx_buffer_clear(&document);
}

/* ODF 1.0 and 1.1: where there is a version, all must be in the manifest. */
static void a_manifest_without_a_version_stays_so(void)
{
    const filled_entry entries[] = {
        { "content.xml", CONTENT },
        { "META-INF/manifest.xml",
          "<manifest xmlns='" URN "manifest:1.0' xmlns:m='" URN
          "manifest:1.0'><file-entry/><file-entry m:full-path='/'"
          " m:media-type='" TYPE "'/></manifest>" },
        { NULL, NULL },
    };
    odfgx_buffer document = { 0 };
    odfgx_package *package = fill(entries, &document);
    expect_part(package, "META-INF/manifest.xml",
                "manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\""
                " manifest:media-type=\"" TYPE "\"/>");
    odfgx_package_free(package);
    odfgx_buffer_clear(&document);
}

static void metadata_are_new_but_for_what_the_author_says(void)
{
    const filled_entry entries[] = {
        { "mimetype", TYPE "\n" },
        { "content.xml", CONTENT },
        { "meta.xml",
          META("<m:generator>Office</m:generator><dc:date>2020-01-01</dc:date>"
               "<dc:subject>公开&amp;报告</dc:subject>"
               "<m:user-defined m:name='文号' m:value-type='string'>7号"
               "</m:user-defined><m:user-defined m:name='plain'/>"
               "<m:user-defined m:name='数据'>1 2 3</m:user-defined>"
               "<m:user-defined m:name='单位名称'>旧</m:user-defined>"
               "<m:user-defined>x</m:user-defined>") },
        { NULL, NULL },
    };
    odfgx_buffer document = { 0 };
    (void)setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    odfgx_package *package = fill(entries, &document);
    (void)unsetenv("SOURCE_DATE_EPOCH");
    expect_part(
        package, "meta.xml",
        "<dc:language>zh-CN</dc:language>"
        "<meta:creation-date>2023-11-14T22:13:20Z</meta:creation-date>"
        "<dc:date>2023-11-14T22:13:20Z</dc:date>"
        "<dc:title>云山县人民政府2024年政府信息公开工作年度报告</dc:title>"
        "<dc:creator>云山县人民政府</dc:creator>"
        "<meta:user-defined meta:name=\"单位名称\""
        " meta:value-type=\"string\">云山县人民政府</meta:user-defined>"
        "<meta:user-defined meta:name=\"报告年度\""
        " meta:value-type=\"float\">2024</meta:user-defined>"
        "<meta:user-defined meta:name=\"报告格式\"");
    expect_part(
        package, "meta.xml",
        "</meta:user-defined><dc:subject>公开&amp;报告</dc:subject>"
        "<meta:user-defined meta:name=\"文号\" meta:value-type=\"string\">7号"
        "</meta:user-defined><meta:user-defined meta:name=\"plain\">"
        "</meta:user-defined></office:meta></office:document-meta>");
    odfgx_package_free(package);
    odfgx_buffer_clear(&document);
}

static void a_date_that_is_none_is_left_out(void)
{
    static const char *const epochs[] = { "", "x", "12x",
                                          "99999999999999999999" };
    const filled_entry entries[] = { { "content.xml", CONTENT },
                                     { NULL, NULL } };
    for (size_t i = 0; i < ODFGX_COUNT_OF(epochs); i++) {
        odfgx_buffer document = { 0 };
        (void)setenv("SOURCE_DATE_EPOCH", epochs[i], 1);
        odfgx_package *package = fill(entries, &document);
        (void)unsetenv("SOURCE_DATE_EPOCH");
        expect_part(package, "meta.xml", "zh-CN</dc:language><dc:title>");
        odfgx_package_free(package);
        odfgx_buffer_clear(&document);
    }
}

static void equal_calls_give_equal_bytes(void)
{
    odfgx_buffer first = { 0 }, second = { 0 };
    odfgx_package_free(fill(rich, &first));
    odfgx_package_free(fill(rich, &second));
    EXPECT(first.length == second.length &&
               memcmp(first.data, second.data, first.length) == 0,
           "%zu and %zu bytes", first.length, second.length);
    odfgx_buffer_clear(&first);
    odfgx_buffer_clear(&second);
}

/* The text as UTF-16 with a byte order mark, the low byte first. */
static odfgx_buffer utf16(const char *text)
{
    odfgx_buffer out = { 0 };
    const char *end = text + strlen(text);
    odfgx_buffer_add(&out, "\xFF\xFE", 2);
    while (text < end) {
        uint32_t character = odfgx_text_next(&text, end);
        uint32_t units[2] = { character, 0 };
        size_t count = 1;
        if (character >= 0x10000) {
            units[0] = 0xD800 + ((character - 0x10000) >> 10);
            units[1] = 0xDC00 + ((character - 0x10000) & 0x3FF);
            count = 2;
        }
        for (size_t i = 0; i < count; i++) {
            odfgx_buffer_add_char(&out, (char)(units[i] & 0xFF));
            odfgx_buffer_add_char(&out, (char)(units[i] >> 8));
        }
    }
    return out;
}

static void a_part_may_be_in_utf16(void)
{
    odfgx_buffer content = utf16("<?xml version='1.0' encoding='UTF-16'?>"
                                 "<a>𠮷<!-- <![CDATA[ -->{{year}}</a>");
    odfgx_error err = { 0 };
    EXPECT(odfgx_plain_part(&content, &err) == ODFGX_OK, "%s", err.text);
    EXPECT_TEXT(content.data, "                                       "
                              "<a>𠮷<!-- <![CDATA[ -->{{year}}</a>");
    odfgx_buffer_clear(&content);
}

static const unit_test tests[] = {
    UNIT(what_is_no_template_is_refused),
    UNIT(a_file_that_is_no_template_is_refused),
    UNIT(what_is_stale_is_dropped_and_the_rest_is_kept),
    UNIT(a_manifest_is_made_where_there_is_none),
    UNIT(a_manifest_without_a_version_stays_so),
    UNIT(metadata_are_new_but_for_what_the_author_says),
    UNIT(a_date_that_is_none_is_left_out),
    UNIT(equal_calls_give_equal_bytes),
    UNIT(a_part_may_be_in_utf16),
};

int main(void)
{
    int status =
        unit_main("odf/template_package", tests, ODFGX_COUNT_OF(tests));
    filled_end();
    return status;
}
