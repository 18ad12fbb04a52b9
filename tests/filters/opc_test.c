#include "filters/opc.h"

#include "filters/opc_names.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

static void names_are_compared_as_the_conventions_say(void)
{
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        { "xl/workbook.xml", "xl/workbook.xml", true },
        { "XL/Workbook.XML", "xl/workbook.xml", true },
        { "xl\\workbook.xml", "xl/workbook.xml", true },
        { "/xl/workbook.xml", "xl/workbook.xml", true },
        { "xl/workbook.xml", "xl/workbook.xm", false },
        { "xl/workbook.xml", "xl/workbook1.xml", false },
        { "xl/É.xml", "xl/é.xml", false },
        { "", "", true },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++)
        EXPECT(odfgx_opc_name_same(cases[i].a, cases[i].b) == cases[i].same,
               "%s, %s", cases[i].a, cases[i].b);
}

static void relationships_have_a_part_of_their_own(void)
{
    static const char *const cases[][2] = {
        { "", "_rels/.rels" },
        { "xl/workbook.xml", "xl/_rels/workbook.xml.rels" },
        { "xl\\workbook.xml", "xl\\_rels/workbook.xml.rels" },
        { "a.xml", "_rels/a.xml.rels" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_opc_name_relationships(cases[i][0], &out);
        EXPECT_TEXT(out.data, cases[i][1]);
        odfgx_buffer_clear(&out);
    }
}

static void targets_stay_within_the_package(void)
{
    static const struct {
        const char *source, *target;
        bool decode;
        const char *name; /* NULL: outside */
    } cases[] = {
        { "xl/workbook.xml", "worksheets/a.xml", false, "xl/worksheets/a.xml" },
        { "xl/workbook.xml", "/xl/a.xml", false, "xl/a.xml" },
        { "xl/a/b.xml", "../c.xml", false, "xl/c.xml" },
        { "xl/a/b.xml", "./../../c.xml", false, "c.xml" },
        { "xl/a/b.xml", "x/../c.xml", false, "xl/a/c.xml" },
        { "xl\\a\\b.xml", "..\\c.xml", false, "xl/c.xml" },
        { "", "xl//a.xml", false, "xl/a.xml" },
        { "", "a.xml#A1", false, "a.xml" },
        { "", "a.xml?x=../..", false, "a.xml" },
        { "", "a%20b.xml", false, "a%20b.xml" },
        { "", "a%20b%E8%a1%A8.xml", true, "a b表.xml" },
        { "", "a%00b%zz%2", true, "a%00b%zz%2" },
        { "x/a.xml", "%2e%2E/b.xml", true, "b.xml" },
        { "", "a/..", false, "" },
        { "", "", false, "" },
        { "", "../a.xml", false, NULL },
        { "xl/a.xml", "../../etc/passwd", false, NULL },
        { "xl/a.xml", "..", false, "" },
        { "xl/a.xml", "../..", false, NULL },
        { "xl/a.xml", "%2e%2e/%2e%2e/b.xml", true, NULL },
        { "", "http://example.org/a.xml", false, NULL },
        { "", "file:///etc/passwd", false, NULL },
        { "", "C:\\a.xml", false, NULL },
        { "", "//example.org/a.xml", false, NULL },
        { "", "\\\\host\\a.xml", false, NULL },
        { "", "a/b:c.xml", false, "a/b:c.xml" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        bool inside = odfgx_opc_name_resolve(cases[i].source, cases[i].target,
                                             cases[i].decode, &out);
        EXPECT(inside == (cases[i].name != NULL) &&
                   (!inside || strcmp(out.data, cases[i].name) == 0),
               "%s from %s: %s", cases[i].target, cases[i].source, out.data);
        odfgx_buffer_clear(&out);
    }
}

#define TYPES_OPEN                                                             \
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-"    \
    "types'>"
#define RELATIONSHIPS(inside)                                                  \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"    \
    "relationships'>" inside "</Relationships>"
#define OFFICE                                                                 \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships/"
#define MAIN(target)                                                           \
    {                                                                          \
        "_rels/.rels",                                                         \
            RELATIONSHIPS("<Relationship Id='a' Target='x' Type='urn:x/y'/>"   \
                          "<Relationship Id='b' Type='" OFFICE                 \
                          "officeDocument' Target='" target "'/>")             \
    }
#define PACKAGE_END                                                            \
    {                                                                          \
        NULL, NULL                                                             \
    }

/* Opens a package of these parts as "a.docx" and hands it to `use`. */
static void with_package(const transcript_part *parts,
                         void (*use)(odfgx_package *package,
                                     const void *expected),
                         const void *expected)
{
    odfgx_limits limits;
    odfgx_package *package;
    odfgx_error err = { 0 };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_limits_init(&limits);
    if (EXPECT(odfgx_package_from_memory(&package, archive.data, archive.length,
                                         "a.docx", &limits, &err) == ODFGX_OK,
               "%s", err.text))
        use(package, expected);
    odfgx_package_free(package);
    odfgx_buffer_clear(&archive);
}

typedef struct main_case {
    transcript_part parts[4];
    const char *main, *type;
} main_case;

static void expect_main(odfgx_package *package, const void *expected)
{
    const main_case *wanted = expected;
    odfgx_error err = { 0 };
    odfgx_opc *opc;
    if (!EXPECT(odfgx_opc_open(&opc, package, &err) == ODFGX_OK, "%s: %s",
                err.where, err.text))
        return;
    EXPECT_TEXT(odfgx_opc_main(opc), wanted->main);
    EXPECT_TEXT(odfgx_opc_main_type(opc), wanted->type);
    odfgx_opc_free(opc);
}

static void the_main_part_is_found_by_relationship(void)
{
    static const main_case cases[] = {
        { { { "[Content_Types].xml",
              TYPES_OPEN "<Default Extension='xml' ContentType='plain'/>"
                         "<Override PartName='/w/d.xml' ContentType='main'/>"
                         "<Override PartName='/w/e.xml' ContentType='no'/>"
                         "</Types>" },
            MAIN("w/d.xml"),
            { "w/d.xml", "<x/>" },
            PACKAGE_END },
          "w/d.xml",
          "main" },
        { { { "[content_types].XML",
              TYPES_OPEN "<Override PartName='/W/D.xml' ContentType='main'/>"
                         "<Default Extension='xml' ContentType='plain'/>"
                         "</Types>" },
            MAIN("/w/d.xml"),
            { "W\\d.xml", "<x/>" },
            PACKAGE_END },
          "W\\d.xml",
          "main" },
        { { { "[Content_Types].xml",
              TYPES_OPEN "<Default Extension='XML' ContentType='plain'/>"
                         "<Override PartName='/d.xml'/><Default/></Types>" },
            MAIN("d.xml"),
            { "d.xml", "<x/>" },
            PACKAGE_END },
          "d.xml",
          "plain" },
        { { { "[Content_Types].xml", TYPES_OPEN "</Types>" },
            { "_rels/.rels",
              RELATIONSHIPS("<Relationship Id='b' Type='" STRICT
                            "officeDocument' Target='a%20b.xml'/>") },
            { "a b.xml", "<x/>" },
            PACKAGE_END },
          "a b.xml",
          "" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++)
        with_package(cases[i].parts, expect_main, &cases[i]);
}

typedef struct fault_case {
    transcript_part parts[4];
    odfgx_status status;
    const char *where, *text;
} fault_case;

static void expect_fault(odfgx_package *package, const void *expected)
{
    const fault_case *wanted = expected;
    odfgx_error err = { 0 };
    odfgx_opc *opc;
    EXPECT(odfgx_opc_open(&opc, package, &err) == wanted->status &&
               opc == NULL && strcmp(err.where, wanted->where) == 0 &&
               strstr(err.text, wanted->text) != NULL,
           "%d %s: %s", (int)err.status, err.where, err.text);
    odfgx_opc_free(opc);
}

static void packages_without_a_main_part_are_refused(void)
{
#define NO_TYPES                                                               \
    {                                                                          \
        "[Content_Types].xml", TYPES_OPEN "</Types>"                           \
    }
    static const fault_case cases[] = {
        { { MAIN("d.xml"), { "d.xml", "<x/>" }, PACKAGE_END },
          ODFGX_FORMAT,
          "a.docx",
          "[Content_Types].xml" },
        { { NO_TYPES, { "d.xml", "<x/>" }, PACKAGE_END },
          ODFGX_FORMAT,
          "a.docx",
          "_rels/.rels" },
        { { NO_TYPES, { "_rels/.rels", RELATIONSHIPS("") }, PACKAGE_END },
          ODFGX_FORMAT,
          "a.docx",
          "_rels/.rels" },
        { { NO_TYPES, MAIN("gone.xml"), PACKAGE_END },
          ODFGX_DAMAGED,
          "a.docx: _rels/.rels",
          "no part \"gone.xml\"" },
        { { NO_TYPES, MAIN("../d.xml"), { "d.xml", "<x/>" }, PACKAGE_END },
          ODFGX_CONTENT,
          "a.docx: _rels/.rels",
          "\"../d.xml\"" },
        { { NO_TYPES,
            { "_rels/.rels",
              RELATIONSHIPS("<Relationship Type='" OFFICE "officeDocument'"
                            " TargetMode='External' Target='d.xml'/>") },
            { "d.xml", "<x/>" },
            PACKAGE_END },
          ODFGX_CONTENT,
          "a.docx: _rels/.rels",
          "outside of the file, at \"d.xml\"" },
        { { { "[Content_Types].xml", "<" },
            MAIN("d.xml"),
            { "d.xml", "<x/>" },
            PACKAGE_END },
          ODFGX_XML,
          "a.docx: [Content_Types].xml:1:1",
          "well-formed" },
        { { NO_TYPES, { "_rels/.rels", "<a>" }, PACKAGE_END },
          ODFGX_XML,
          "a.docx: _rels/.rels:1:4",
          "well-formed" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++)
        with_package(cases[i].parts, expect_fault, &cases[i]);
}

static void follow_all(odfgx_package *package, const void *expected)
{
    const char *part;
    odfgx_error err = { 0 };
    odfgx_opc *opc;
    odfgx_relationships list, none;
    (void)expected;
    if (odfgx_opc_open(&opc, package, NULL) != ODFGX_OK ||
        !EXPECT(odfgx_opc_relationships(opc, odfgx_opc_main(opc), &list,
                                        &err) == ODFGX_OK,
                "%s: %s", err.where, err.text))
        return;
    EXPECT(list.count == 4, "%zu", list.count);
    EXPECT(odfgx_relationship_by_id(&list, "none") == NULL, "an id");
    EXPECT(odfgx_relationship_by_type(&list, "none") == NULL, "a type");
    EXPECT(odfgx_relationship_by_id(&list, "r1") == &list.items[0], "r1");
    EXPECT_TEXT(list.items[2].type, "");
    EXPECT_TEXT(list.items[3].type, "xlMacrosheet");
    const odfgx_relationship *found =
        odfgx_relationship_by_type(&list, "worksheet");
    EXPECT(odfgx_opc_follow(opc, found, NULL, &part, &err) == ODFGX_OK, "%s",
           err.text);
    EXPECT_TEXT(part, "xl/sheet.xml");
    EXPECT(odfgx_opc_follow(opc, &list.items[1], "here", &part, &err) ==
                   ODFGX_CONTENT &&
               part == NULL && strcmp(err.where, "here") == 0,
           "%s: %s", err.where, err.text);
    EXPECT(odfgx_opc_relationships(opc, "xl/sheet.xml", &none, NULL) ==
                   ODFGX_OK &&
               none.count == 0,
           "%zu", none.count);
    odfgx_opc_free(opc);
}

static void relationships_are_listed_and_followed(void)
{
    /* The sheet and the workbook lead to each other: nothing follows them
     * round. */
    static const transcript_part parts[] = {
        NO_TYPES,
        MAIN("xl/book.xml"),
        { "xl/book.xml", "<x/>" },
        { "xl/_rels/book.xml.rels",
          RELATIONSHIPS(
              "<Relationship Id='r1' Type='" OFFICE
              "worksheet' Target='sheet.xml' TargetMode='Internal'/>"
              "<Relationship Id='r2' Type='" OFFICE "externalLink'"
              " Target='http://example.org/' TargetMode='External'/>"
              "<Relationship Id='r3' Type='http://example.org/worksheet'"
              " Target='x'/><Relationship Id='r4' Type='http://schemas."
              "microsoft.com/office/2006/relationships/xlMacrosheet'/>"
              "<Other/>") },
        { "xl/sheet.xml", "<x/>" },
        PACKAGE_END
    };
    with_package(parts, follow_all, NULL);
}

static void expect_limit(odfgx_package *package, const void *expected)
{
    odfgx_error err = { 0 };
    odfgx_opc *opc;
    (void)expected;
    EXPECT(odfgx_opc_open(&opc, package, &err) == ODFGX_LIMIT &&
               strstr(err.where, "a.docx: _rels/.rels:1:") == err.where,
           "%s: %s", err.where, err.text);
    odfgx_opc_free(opc);
}

static void very_many_relationships_are_refused(void)
{
    odfgx_buffer relationships = { 0 };
    odfgx_buffer_add_text(&relationships,
                          "<Relationships xmlns='http://schemas."
                          "openxmlformats.org/package/2006/relationships'>");
    for (unsigned i = 0; i < 300000; i++)
        odfgx_buffer_add_format(&relationships,
                                "<Relationship Id='%08x' Target='%08x'/>",
                                i * 2654435761U, i * 2246822519U);
    odfgx_buffer_add_text(&relationships, "</Relationships>");
    const transcript_part parts[] = { NO_TYPES,
                                      { "_rels/.rels", relationships.data },
                                      PACKAGE_END };
    with_package(parts, expect_limit, NULL);
    odfgx_buffer_clear(&relationships);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(names_are_compared_as_the_conventions_say),
        UNIT(relationships_have_a_part_of_their_own),
        UNIT(targets_stay_within_the_package),
        UNIT(the_main_part_is_found_by_relationship),
        UNIT(packages_without_a_main_part_are_refused),
        UNIT(relationships_are_listed_and_followed),
        UNIT(very_many_relationships_are_refused),
    };
    return unit_main("opc", tests, sizeof tests / sizeof *tests);
}
