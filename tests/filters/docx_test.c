#include "report/buffer.h"
#include "tests/filters/docx_sample.h"
#include "tests/unit.h"

#include <string.h>

#define MAIN_OF(content)                                                       \
    "<w:document" DOCX_SPACES "><w:body>" content "</w:body></w:document>"
#define TYPES_OF(part, type)                                                   \
    "<Types xmlns='" DOCX_PACKAGE "content-types'><Override PartName='/" part  \
    "' ContentType='application/vnd." type "'/></Types>"
#define WORD_ML "openxmlformats-officedocument.wordprocessingml."

enum { PARTS_MAX = 7 };

typedef struct file_case {
    transcript_part parts[PARTS_MAX];
    odfgx_status status;
    const char *text; /* what is told, or of the error */
} file_case;

static void expect_files(const file_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer archive = transcript_pack(cases[i].parts), out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read(&archive, NULL, &out, &err);
        const char *told = status != ODFGX_OK ? err.text
                           : out.data != NULL ? out.data
                                              : "";
        EXPECT(status == cases[i].status && err.status == status &&
                   (status == ODFGX_OK
                        ? strcmp(told, cases[i].text) == 0
                        : strstr(told, cases[i].text) != NULL &&
                              strncmp(err.where, "a.ods", 5) == 0),
               "case %zu: %d %s: %s", i, (int)status, err.where, told);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

static void documents_of_all_kinds_are_read(void)
{
    static const file_case cases[] = {
        { { { "[Content_Types].xml", DOCX_TYPES },
            { "_rels/.rels", DOCX_ROOT("word/document.xml") },
            { "word/document.xml", MAIN_OF(PT("a")) } },
          ODFGX_OK,
          TOLD("a") },
        { { { "[Content_Types].xml",
              TYPES_OF("text/main.xml", WORD_ML "document.main+xml") },
            { "_rels/.rels", DOCX_ROOT("/text/main.xml") },
            { "text/main.xml", MAIN_OF(PT("a")) } },
          ODFGX_OK,
          TOLD("a") },
        { { { "[Content_Types].xml",
              TYPES_OF("main.xml", WORD_ML "template.main+xml") },
            { "_rels/.rels", DOCX_ROOT("main.xml") },
            { "main.xml", MAIN_OF(PT("a")) } },
          ODFGX_OK,
          TOLD("a") },
        { { { "[Content_Types].xml",
              TYPES_OF("main.xml", "ms-word.document.macroEnabled.main+xml") },
            { "_rels/.rels", DOCX_ROOT("main.xml") },
            { "vbaProject.bin", "\x01" },
            { "main.xml", MAIN_OF(PT("a")) } },
          ODFGX_OK,
          TOLD("a") },
        { { { "[Content_Types].xml",
              TYPES_OF("main.xml",
                       "ms-word.template.macroEnabledTemplate.main+xml") },
            { "_rels/.rels", DOCX_ROOT("main.xml") },
            { "main.xml", MAIN_OF(PT("a")) } },
          ODFGX_OK,
          TOLD("a") },
        { { { "[content_types].xml", DOCX_TYPES },
            { "_rels\\.rels", DOCX_ROOT("word/document.xml") },
            { "Word\\Document.xml", MAIN_OF(PT("a")) } },
          ODFGX_OK,
          TOLD("a") },
        { { { "[Content_Types].xml", DOCX_TYPES },
            { "_rels/.rels", DOCX_ROOT("word/document.xml") },
            { "word/document.xml",
              "<document xmlns='http://purl.oclc.org/ooxml/wordprocessingml/"
              "main'><body><p><r><t>a</t></r></p></body></document>" } },
          ODFGX_OK,
          TOLD("a") },
        { { { "[Content_Types].xml", DOCX_TYPES },
            { "_rels/.rels", DOCX_ROOT("word/document.xml") },
            { "xl/workbook.xml", "x" },
            { "word/document.xml", MAIN_OF(PT("a")) } },
          ODFGX_OK,
          TOLD("a") },
    };
    expect_files(cases, ODFGX_COUNT_OF(cases));
}

#define READ_WITH(links, styles)                                               \
    { "[Content_Types].xml", DOCX_TYPES },                                     \
        { "_rels/.rels", DOCX_ROOT("word/document.xml") },                     \
        { "word/_rels/document.xml.rels", links },                             \
        { "word/styles.xml", styles },                                         \
        { "word/header1.xml", "<w:hdr" DOCX_SPACES ">" PT("x") "</w:hdr>" },   \
    {                                                                          \
        "word/document.xml", MAIN_OF(PT("a"))                                  \
    }
#define LINK(type, target, more)                                               \
    "<Relationships xmlns='" DOCX_PACKAGE "relationships'><Relationship"       \
    " Id='a' Type='" DOCX_RELATIONS type "' Target='" target "'" more          \
    "/></Relationships>"

static void parts_that_a_text_can_do_without_may_be_missing(void)
{
    static const file_case cases[] = {
        { { READ_WITH(LINK("styles", "gone.xml", ""), "") },
          ODFGX_OK,
          TOLD("a") },
        { { READ_WITH(LINK("styles", "http://127.0.0.1/styles.xml",
                           " TargetMode='External'"),
                      "") },
          ODFGX_OK,
          TOLD("a") },
        { { READ_WITH(LINK("numbering", "../../etc/x", ""), "") },
          ODFGX_OK,
          TOLD("a") },
        { { READ_WITH(LINK("header", "header1.xml", ""), "x") },
          ODFGX_OK,
          TOLD("a") },
        { { READ_WITH(LINK("attachedTemplate", "file:///x.dotm",
                           " TargetMode='External'"),
                      "x") },
          ODFGX_OK,
          TOLD("a") },
        { { READ_WITH(LINK("styles", "styles.xml", ""), "<w:styles/>") },
          ODFGX_XML,
          "" },
    };
    expect_files(cases, ODFGX_COUNT_OF(cases));
}

static void what_is_no_document_is_refused(void)
{
    static const file_case cases[] = {
        { { { "word/document.xml", MAIN_OF(PT("a")) } },
          ODFGX_FORMAT,
          "[Content_Types].xml" },
        { { { "[Content_Types].xml", DOCX_TYPES },
            { "word/document.xml", MAIN_OF(PT("a")) } },
          ODFGX_FORMAT,
          "_rels/.rels" },
        { { { "[Content_Types].xml", DOCX_TYPES },
            { "_rels/.rels", DOCX_ROOT("word/document.xml") } },
          ODFGX_DAMAGED,
          "word/document.xml" },
        { { { "[Content_Types].xml", DOCX_TYPES },
            { "_rels/.rels", DOCX_ROOT("word/document.xml") },
            { "word/document.xml", "<html/>" } },
          ODFGX_FORMAT,
          "no text of Word" },
        { { { "[Content_Types].xml", DOCX_TYPES },
            { "_rels/.rels", DOCX_ROOT("word/document.xml") },
            { "word/document.xml",
              "<w:glossaryDocument" DOCX_SPACES "><w:body/>"
              "</w:glossaryDocument>" } },
          ODFGX_FORMAT,
          "no text of Word" },
        { { { "[Content_Types].xml", DOCX_TYPES },
            { "_rels/.rels", DOCX_ROOT("word/document.xml") },
            { "word/document.xml", "<!DOCTYPE x><w:document/>" } },
          ODFGX_XML,
          "DOCTYPE" },
        { { { "[Content_Types].xml", DOCX_TYPES },
            { "_rels/.rels", DOCX_ROOT("word/document.xml") },
            { "word/document.xml", "" } },
          ODFGX_XML,
          "empty" },
        { { { "[Content_Types].xml",
              TYPES_OF("x.xml", WORD_ML "document+xml") },
            { "x.xml", "" } },
          ODFGX_FORMAT,
          "" },
    };
    expect_files(cases, ODFGX_COUNT_OF(cases));
}

static void failures_name_the_part_and_its_line(void)
{
    static const struct {
        const char *styles, *numbering, *body, *where;
    } cases[] = {
        { NULL, NULL, "\n<w:p>\n</w:x>", "a.ods: word/document.xml:3:" },
        { "\n<w:style>", NULL, "", "a.ods: word/styles.xml:2:" },
        { NULL, "</w:x>", "", "a.ods: word/numbering.xml:1:" },
        { NULL, NULL, "<x:p/>", "a.ods: word/document.xml:1:" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer archive = docx_sample_pack(cases[i].body, cases[i].styles,
                                                cases[i].numbering);
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read(&archive, NULL, &out, &err);
        transcript_expect_fault(
            cases[i].where, (transcript_fault){ ODFGX_XML, cases[i].where, "" },
            status, &err);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(documents_of_all_kinds_are_read),
        UNIT(parts_that_a_text_can_do_without_may_be_missing),
        UNIT(what_is_no_document_is_refused),
        UNIT(failures_name_the_part_and_its_line),
    };
    return unit_main("docx", tests, sizeof tests / sizeof *tests);
}
