#include "odf/package.h"
#include "odf/workbook_parts.h"
#include "tests/report/zeros.h"
#include "tests/unit.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SCHEMAS "../shared/schema/odf1.3/OpenDocument-v1.3-"

static const char *const forms[] = { "templates/annual-2021",
                                     "tests/forms/tiny" };

static odfgx_form *open_form(const char *folder)
{
    odfgx_error err = { 0 };
    odfgx_form *form = NULL;
    EXPECT(odfgx_form_open(&form, folder, &err) == ODFGX_OK, "%s: %s",
           err.where, err.text);
    return form;
}

/* A workbook of a form, and its archive. */
typedef struct made {
    odfgx_form *form;
    odfgx_buffer bytes;
    odfgx_limits limits;
    odfgx_package *package;
} made;

/* From a report with a paragraph. */
static odfgx_status make_next(made *made, odfgx_error *err)
{
    static const char paragraph[] = "2024 年 <&> 新收 3 件。";
    static const char *file = "2024.odt";
    odfgx_report *report = zeros_make(made->form, &file, "园", 2024);
    odfgx_status status =
        report == NULL
            ? ODFGX_MEMORY
            : odfgx_report_add_paragraph(
                  report, 0, (odfgx_slice){ paragraph, sizeof paragraph - 1 },
                  NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_workbook_continue(report, NULL, 0, NULL, &made->bytes,
                                         err);
    odfgx_report_free(report);
    return status;
}

/* `agency` NULL: one that goes on from a report. */
static bool make(made *made, const char *folder, const char *agency)
{
    odfgx_error err = { 0 };
    memset(made, 0, sizeof *made);
    odfgx_limits_init(&made->limits);
    made->form = open_form(folder);
    if (made->form == NULL)
        return false;
    odfgx_status status = agency == NULL
                              ? make_next(made, &err)
                              : odfgx_workbook_make(made->form, agency, 2025,
                                                    &made->bytes, &err);
    if (status == ODFGX_OK)
        status = odfgx_package_from_memory(&made->package, made->bytes.data,
                                           made->bytes.length, "new.ods",
                                           &made->limits, &err);
    return EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
}

static void clear(made *made)
{
    odfgx_package_free(made->package);
    odfgx_buffer_clear(&made->bytes);
    odfgx_form_free(made->form);
}

static void read_part(made *made, const char *part, odfgx_buffer *out)
{
    odfgx_error err = { 0 };
    EXPECT(odfgx_package_read(made->package, part, out, &err) == ODFGX_OK,
           "%s: %s", part, err.text);
}

/* ------------------------------------------------------------- arguments */

static const struct {
    const char *agency;
    int year;
    const char *says;
} refused[] = {
    { NULL, 2025, "missing" },
    { "", 2025, "missing" },
    { " \xE3\x80\x80 ", 2025, "missing" },
    { "街道\n办事处", 2025, "one line" },
    { "街道\t办事处", 2025, "one line" },
    { "街道\x01", 2025, "one line" },
    { "街\xE8\xA1", 2025, "one line" },
    { "街道", 2007, "2007 is no year" },
    { "街道", 2101, "2101 is no year" },
    { "街道", 0, "0 is no year" },
    { "街道", -1, "-1 is no year" },
};

static void what_makes_no_workbook_is_refused(void)
{
    odfgx_form *form = open_form(forms[1]);
    for (size_t i = 0; i < ODFGX_COUNT_OF(refused) && form != NULL; i++) {
        odfgx_error err = { 0 };
        odfgx_buffer out = { 0 };
        odfgx_status status = odfgx_workbook_make(form, refused[i].agency,
                                                  refused[i].year, &out, &err);
        EXPECT(status == ODFGX_USAGE && out.length == 0, "row %zu", i);
        EXPECT(strstr(err.text, refused[i].says) != NULL, "row %zu: %s", i,
               err.text);
        odfgx_buffer_clear(&out);
    }
    odfgx_form_free(form);
}

static void the_agency_is_escaped(void)
{
    made made;
    odfgx_buffer content = { 0 }, meta = { 0 };
    if (make(&made, forms[1], "园<&>\"林' 处")) {
        read_part(&made, "content.xml", &content);
        read_part(&made, "meta.xml", &meta);
        EXPECT(strstr(content.data,
                      "<text:p>园&lt;&amp;&gt;\"林' 处</text:p>") != NULL,
               "in its cell");
        EXPECT(strstr(content.data,
                      "office:string-value=\"园&lt;&amp;&gt;"
                      "&quot;林' 处2025年公园开放情况报告\"") != NULL,
               "in the title");
        EXPECT(strstr(meta.data, "<dc:title>园&lt;&amp;&gt;\"林' 处2025年"
                                 "公园开放情况报告</dc:title>") != NULL,
               "in the metadata");
    }
    odfgx_buffer_clear(&meta);
    odfgx_buffer_clear(&content);
    clear(&made);
}

/* --------------------------------------------------------------- archive */

static void equal_arguments_make_equal_bytes(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(forms); i++) {
        made one, two;
        bool both = make(&one, forms[i], "街道") & make(&two, forms[i], "街道");
        EXPECT(both && one.bytes.length == two.bytes.length &&
                   memcmp(one.bytes.data, two.bytes.data, one.bytes.length) ==
                       0,
               "%s", forms[i]);
        clear(&two);
        clear(&one);
    }
}

static void the_media_type_can_be_read_at_byte_30(void)
{
    static const char first[] =
        "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    made made;
    if (make(&made, forms[0], "街道"))
        EXPECT(made.bytes.length > 30 + sizeof first &&
                   memcmp(made.bytes.data + 30, first, sizeof first - 1) == 0,
               "the entry mimetype");
    clear(&made);
}

/* -------------------------------------------------------------- contents */

/* What must be said somewhere in content.xml. */
static const struct {
    size_t form;
    const char *text;
} said[] = {
    { 0, "table:name=\"基本情况与文字\"" },
    { 0, "table:name=\"表三 依申请公开\" table:style-name=\"lying\""
         " table:protected=\"true\" table:print-ranges=\"'表三 依申请公开'.A1:"
         "'表三 依申请公开'.J29\"" },
    { 0, "table:name=\"自动检查\"" },
    { 0, "table:name=\"填写说明\"" },
    { 0, "<text:p>前言</text:p>" },
    { 0, "table:condition=\"of:cell-content-is-whole-number() and "
         "cell-content()&gt;=0\"" },
    { 0, "table:condition=\"of:cell-content-is-decimal-number() and "
         "cell-content()&gt;=0\"" },
    { 0, "table:condition=\"of:cell-content-is-in-list("
         "&quot;空白即为0&quot;)\"" },
    { 0, "填大于或等于 0 的整数（件），没有发生填 0。" },
    { 0, "填大于或等于 0 的数（万元），最多 6 位小数，没有发生填 0。" },
    { 0, "T3-BAL：表三 自然人" },
    { 0, "of:=SUM([$'表三 依申请公开'.D5:.D6])" },
    { 0, "一般包括：（一）主动公开" },
    { 1, "table:name=\"票务\"" },
    { 1, "最多 2 位小数" },
    { 1, "&quot;留空即为零&quot;" },
    { 1, "SUM：入园表 成人游客" },
};

/* … and what must not. */
static const struct {
    size_t form;
    const char *text;
} unsaid[] = {
    { 0, "T2-RULE" },                 /* concerns some agencies only */
    { 1, "table:name=\"填写说明\"" }, /* this form has no guide */
    { 1, "件" },
};

static void the_workbook_says_what_the_form_says(void)
{
    for (size_t form = 0; form < ODFGX_COUNT_OF(forms); form++) {
        made made;
        odfgx_buffer content = { 0 };
        if (make(&made, forms[form], "街道")) {
            read_part(&made, "content.xml", &content);
            for (size_t i = 0; i < ODFGX_COUNT_OF(said); i++)
                EXPECT(said[i].form != form ||
                           strstr(content.data, said[i].text) != NULL,
                       "%s", said[i].text);
            for (size_t i = 0; i < ODFGX_COUNT_OF(unsaid); i++)
                EXPECT(unsaid[i].form != form ||
                           strstr(content.data, unsaid[i].text) == NULL,
                       "%s", unsaid[i].text);
        }
        odfgx_buffer_clear(&content);
        clear(&made);
    }
}

static void head_rows_stay_in_view(void)
{
    made made;
    odfgx_buffer settings = { 0 };
    if (make(&made, forms[0], "街道")) {
        read_part(&made, "settings.xml", &settings);
        const char *view = strstr(settings.data, "\"表三 依申请公开\"");
        EXPECT(view != NULL &&
                   strstr(view, "\"VerticalSplitMode\" config:type=\"short\""
                                ">2<") != NULL &&
                   strstr(view, "\"VerticalSplitPosition\""
                                " config:type=\"int\">4<") != NULL,
               "four rows of 表三");
    }
    odfgx_buffer_clear(&settings);
    clear(&made);
}

/* ---------------------------------------------------------------- schema */

static const struct {
    const char *part, *schema;
} schemas[] = {
    { "content.xml", SCHEMAS "schema.rng" },
    { "styles.xml", SCHEMAS "schema.rng" },
    { "meta.xml", SCHEMAS "schema.rng" },
    { "settings.xml", SCHEMAS "schema.rng" },
    { "META-INF/manifest.xml", SCHEMAS "manifest-schema.rng" },
};

static xmlRelaxNG *read_schema(const char *path)
{
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(path);
    xmlRelaxNG *schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    return schema;
}

static void expect_valid(made *made, const char *part, xmlRelaxNG *schema)
{
    odfgx_buffer text = { 0 };
    read_part(made, part, &text);
    xmlDoc *document =
        xmlReadMemory(text.data, (int)text.length, part, NULL, 0);
    xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(schema);
    EXPECT(document != NULL && xmlRelaxNGValidateDoc(validator, document) == 0,
           "%s", part);
    xmlRelaxNGFreeValidCtxt(validator);
    xmlFreeDoc(document);
    odfgx_buffer_clear(&text);
}

static void every_part_is_valid_odf_1_3(void)
{
    if (access(schemas[0].schema, R_OK) != 0) {
        unit_skip("the schemas of ODF 1.3 are not there");
        return;
    }
    xmlRelaxNG *schema = NULL;
    const char *current = "";
    for (size_t i = 0; i < ODFGX_COUNT_OF(schemas); i++) {
        if (strcmp(current, schemas[i].schema) != 0) {
            current = schemas[i].schema;
            xmlRelaxNGFree(schema);
            schema = read_schema(current);
        }
        for (size_t form = 0; form < ODFGX_COUNT_OF(forms); form++) {
            made made;
            if (make(&made, forms[form], "园<&>\"林' 处"))
                expect_valid(&made, schemas[i].part, schema);
            clear(&made);
            if (make(&made, forms[form], NULL))
                expect_valid(&made, schemas[i].part, schema);
            clear(&made);
        }
    }
    xmlRelaxNGFree(schema);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(what_makes_no_workbook_is_refused),
        UNIT(the_agency_is_escaped),
        UNIT(equal_arguments_make_equal_bytes),
        UNIT(the_media_type_can_be_read_at_byte_30),
        UNIT(the_workbook_says_what_the_form_says),
        UNIT(head_rows_stay_in_view),
        UNIT(every_part_is_valid_odf_1_3),
    };
    return unit_main("odf/workbook", tests, ODFGX_COUNT_OF(tests));
}
