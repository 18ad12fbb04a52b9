#include "report/form_reader.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdio.h>

/* libxml2 tells its errors to one handler of the thread; it prints them where
 * there is none, and without memory that is all it does. While a form is
 * validated the handler is ours, and keeps the first. */
typedef struct error_keeper {
    xmlError first;
    xmlStructuredErrorFunc other;
    void *other_context;
} error_keeper;

static void keep_first(void *context, xmlErrorPtr error)
{
    error_keeper *keeper = context;
    if (keeper->first.code == XML_ERR_OK || error->code == XML_ERR_NO_MEMORY)
        (void)xmlCopyError(error, &keeper->first);
}

static void begin_keeping(error_keeper *keeper)
{
    *keeper = (error_keeper){ .other = xmlStructuredError,
                              .other_context = xmlStructuredErrorContext };
    xmlSetStructuredErrorFunc(keeper, keep_first);
}

static void end_keeping(error_keeper *keeper)
{
    xmlSetStructuredErrorFunc(keeper->other_context, keeper->other);
    xmlResetError(&keeper->first);
}

static odfgx_status fail(const error_keeper *keeper, const char *file,
                         odfgx_error *err)
{
    const xmlError *error = &keeper->first;
    char where[256];
    if (error->code == XML_ERR_OK || error->code == XML_ERR_NO_MEMORY)
        return odfgx_fail_memory(err);
    (void)snprintf(where, sizeof where, "%s:%d", file, error->line);
    return odfgx_fail(err, ODFGX_FORM, where,
                      _("the form is not as form.rng wants it: %s"),
                      error->message != NULL ? error->message : "");
}

static xmlRelaxNG *read_schema(void)
{
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt(
        (const char *)odfgx_form_schema, (int)odfgx_form_schema_size);
    xmlRelaxNG *schema = parser != NULL ? xmlRelaxNGParse(parser) : NULL;
    xmlRelaxNGFreeParserCtxt(parser);
    return schema;
}

static bool is_valid(xmlDoc *document)
{
    xmlRelaxNG *schema = read_schema();
    xmlRelaxNGValidCtxt *validator =
        schema != NULL ? xmlRelaxNGNewValidCtxt(schema) : NULL;
    bool valid =
        validator != NULL && xmlRelaxNGValidateDoc(validator, document) == 0;
    xmlRelaxNGFreeValidCtxt(validator);
    xmlRelaxNGFree(schema);
    return valid;
}

odfgx_status odfgx_form_validate(const char *data, size_t size,
                                 const char *file, odfgx_error *err)
{
    error_keeper keeper;
    odfgx_status status = ODFGX_OK;
    begin_keeping(&keeper);
    xmlDoc *document = xmlReadMemory(data, (int)size, NULL, "UTF-8",
                                     XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    if (document == NULL || !is_valid(document) ||
        keeper.first.code == XML_ERR_NO_MEMORY)
        status = fail(&keeper, file, err);
    xmlFreeDoc(document);
    end_keeping(&keeper);
    return status;
}
