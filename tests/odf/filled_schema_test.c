/* What is filled is OpenDocument 1.3, by the schemas of OASIS, where these
 * lie beside the project. */
#include "odf/package.h"
#include "tests/odf/filled.h"
#include "tests/unit.h"

#include <libxml/relaxng.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SCHEMAS "../shared/schema/odf1.3/OpenDocument-v1.3-"

static const struct {
    const char *part, *schema;
} parts[] = {
    { "content.xml", SCHEMAS "schema.rng" },
    { "styles.xml", SCHEMAS "schema.rng" },
    { "meta.xml", SCHEMAS "schema.rng" },
    { "settings.xml", SCHEMAS "schema.rng" },
    { "META-INF/manifest.xml", SCHEMAS "manifest-schema.rng" },
};

static void keep_error(void *context, const char *format, ...)
{
    char *text = context;
    va_list arguments;
    va_start(arguments, format);
    if (*text == '\0')
        (void)vsnprintf(text, 256, format, arguments);
    va_end(arguments);
}

static xmlRelaxNG *read_schema(const char *path)
{
    xmlRelaxNGParserCtxt *context = xmlRelaxNGNewParserCtxt(path);
    xmlRelaxNG *schema = xmlRelaxNGParse(context);
    xmlRelaxNGFreeParserCtxt(context);
    return schema;
}

static void expect_valid(odfgx_package *package, const char *part,
                         xmlRelaxNG *schema)
{
    char error[256] = "";
    odfgx_buffer bytes = { 0 };
    odfgx_error err = { 0 };
    EXPECT(odfgx_package_read(package, part, &bytes, &err) == ODFGX_OK, "%s",
           err.text);
    xmlDoc *document = xmlReadMemory(bytes.data, (int)bytes.length, part, NULL,
                                     XML_PARSE_NONET);
    xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidErrors(context, keep_error, keep_error, error);
    EXPECT(document != NULL && xmlRelaxNGValidateDoc(context, document) == 0,
           "%s: %s", part, error);
    xmlRelaxNGFreeValidCtxt(context);
    xmlFreeDoc(document);
    odfgx_buffer_clear(&bytes);
}

static void expect_document(const odfgx_template *template_,
                            const odfgx_filling *filling,
                            xmlRelaxNG *const *schemas)
{
    odfgx_limits limits;
    odfgx_buffer document = { 0 };
    odfgx_package *package = NULL;
    odfgx_error err = { 0 };
    odfgx_limits_init(&limits);
    odfgx_status status =
        odfgx_fill(template_, filled_report(), filling, &document, &err);
    if (status == ODFGX_OK)
        status = odfgx_package_from_memory(
            &package, document.data, document.length, "filled", &limits, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    for (size_t i = 0; status == ODFGX_OK && i < ODFGX_COUNT_OF(parts); i++)
        expect_valid(package, parts[i].part, schemas[i]);
    odfgx_package_free(package);
    odfgx_buffer_clear(&document);
}

static void a_filled_look_is_valid(void)
{
    static const odfgx_filling fillings[] = {
        { ODFGX_MISSING_MARK, true },
        { ODFGX_MISSING_BLANK, true },
        { ODFGX_MISSING_BLANK, false },
    };
    xmlRelaxNG *schemas[ODFGX_COUNT_OF(parts)];
    odfgx_template *template_ = NULL;
    odfgx_report *report = filled_report();
    odfgx_error err = { 0 };
    if (access(parts[0].schema, R_OK) != 0) {
        unit_skip("no schemas beside the project");
        return;
    }
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++)
        schemas[i] = read_schema(parts[i].schema);
    EXPECT(odfgx_template_open(&template_, filled_form(), NULL, NULL, &err) ==
               ODFGX_OK,
           "%s", err.text);
    for (size_t i = 0; i < ODFGX_COUNT_OF(fillings); i++) {
        expect_document(template_, &fillings[i], schemas);
        for (size_t j = 0; j < report->form->value_count; j++)
            report->figures[j].state = ODFGX_FIGURE_VALUE;
    }
    odfgx_template_free(template_);
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++)
        xmlRelaxNGFree(schemas[i]);
    xmlCleanupParser();
}

static void the_look_prints_every_value_once(void)
{
    odfgx_template *template_ = NULL;
    odfgx_error err = { 0 };
    EXPECT(odfgx_template_open(&template_, filled_form(), NULL, NULL, &err) ==
               ODFGX_OK,
           "%s", err.text);
    EXPECT(odfgx_template_fault_count(template_) == 0, "%zu faults",
           odfgx_template_fault_count(template_));
    for (size_t i = 0; i < filled_form()->value_count; i++)
        EXPECT(odfgx_template_uses(template_, i) == 1, "%s: %zu times",
               filled_form()->values[i].info.id,
               odfgx_template_uses(template_, i));
    odfgx_template_free(template_);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_filled_look_is_valid),
        UNIT(the_look_prints_every_value_once),
    };
    int status =
        unit_main("odf/filled_schema", tests, sizeof tests / sizeof *tests);
    filled_end();
    return status;
}
