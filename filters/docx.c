#include "filters/docx.h"

#include "filters/docx/mark.h"
#include "filters/docx/state.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

static const char usual_part[] = "word/document.xml";

/* ------------------------------------------------------------------ bidding */

/* Whether the content types name a main part of a text document: with or
 * without macros, a template or not. */
static bool names_document(odfgx_package *package, const char *types_part)
{
    static const char *const types[] = {
        "wordprocessingml.document.main+xml",
        "wordprocessingml.template.main+xml",
        "ms-word.document.macroEnabled.main+xml",
        "ms-word.template.macroEnabledTemplate.main+xml",
    };
    odfgx_buffer text = { 0 };
    bool found = false;
    if (odfgx_package_read(package, types_part, &text, NULL) == ODFGX_OK) {
        for (size_t i = 0; i < ODFGX_COUNT_OF(types) && !found; i++)
            found = text.length > 0 && strstr(text.data, types[i]) != NULL;
    }
    odfgx_buffer_clear(&text);
    return found;
}

static int bid(odfgx_input *input)
{
    odfgx_package *package;
    if (odfgx_input_package(input, &package, NULL) != ODFGX_OK)
        return 0;
    bool usual = odfgx_opc_find(package, usual_part) != NULL;
    if (usual && odfgx_opc_find(package, "xl/workbook.xml") == NULL)
        return 100;
    const char *types_part = odfgx_opc_find(package, "[Content_Types].xml");
    return types_part != NULL && names_document(package, types_part) ? 80 : 0;
}

/* ------------------------------------------------------------------ reading */

/* A part that the document has by a relationship of a type; NULL where it has
 * none that can be found, since the text can be read without. */
static odfgx_status find_part(odfgx_opc *opc,
                              const odfgx_relationships *relationships,
                              const char *type, const char **out)
{
    const odfgx_relationship *relationship =
        odfgx_relationship_by_type(relationships, type);
    *out = NULL;
    if (relationship == NULL)
        return ODFGX_OK;
    odfgx_status status = odfgx_opc_follow(opc, relationship, NULL, out, NULL);
    return status == ODFGX_MEMORY ? status : ODFGX_OK;
}

odfgx_status odfgx_docx_prepare(odfgx_docx *docx, odfgx_opc *opc,
                                odfgx_package *package, odfgx_error *err)
{
    const char *main = odfgx_opc_main(opc), *styles, *numbering, *comments;
    odfgx_relationships relationships;
    odfgx_status status =
        odfgx_opc_relationships(opc, main, &relationships, err);
    if (status != ODFGX_OK)
        return status;
    if (find_part(opc, &relationships, "styles", &styles) != ODFGX_OK ||
        find_part(opc, &relationships, "numbering", &numbering) != ODFGX_OK ||
        find_part(opc, &relationships, "comments", &comments) != ODFGX_OK)
        return odfgx_fail_memory(err);
    if (styles != NULL)
        status = odfgx_docx_styles_read(&docx->styles, package, styles, err);
    if (numbering != NULL && status == ODFGX_OK)
        status = odfgx_docx_numbering_read(&docx->numbering, &docx->styles,
                                           package, numbering, err);
    if (comments != NULL && docx->visitor->comment != NULL &&
        status == ODFGX_OK)
        status = odfgx_docx_comments_read(&docx->comments, docx->input, package,
                                          comments, err);
    return status;
}

static odfgx_status read_text(odfgx_docx *docx, odfgx_opc *opc,
                              odfgx_package *package, odfgx_error *err)
{
    odfgx_status status = odfgx_docx_prepare(docx, opc, package, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_body_read(docx, package, odfgx_opc_main(opc), err);
    if (status == ODFGX_OK && !docx->found)
        status = odfgx_fail(err, ODFGX_FORMAT, docx->flow.teller.file,
                            _("the document holds no text of Word; give a "
                              ".docx file"));
    return status;
}

odfgx_status odfgx_docx_new(odfgx_docx **out, odfgx_input *input,
                            const odfgx_visitor *visitor, odfgx_error *err)
{
    odfgx_docx *docx = calloc(1, sizeof *docx);
    *out = NULL;
    if (docx == NULL)
        return odfgx_fail_memory(err);
    docx->input = input;
    docx->visitor = visitor;
    docx->recording = odfgx_recorder_visitor(&docx->recorder);
    odfgx_status status = odfgx_flow_init(&docx->flow, input, visitor, err);
    if (status == ODFGX_OK)
        *out = docx;
    else
        odfgx_docx_free(docx);
    return status;
}

void odfgx_docx_free(odfgx_docx *docx)
{
    if (docx == NULL)
        return;
    odfgx_flow_clear(&docx->flow);
    odfgx_docx_styles_clear(&docx->styles);
    odfgx_docx_numbering_clear(&docx->numbering);
    odfgx_docx_comments_clear(&docx->comments);
    odfgx_recorder_clear(&docx->recorder);
    odfgx_buffer_clear(&docx->label);
    free(docx);
}

static odfgx_status read(odfgx_input *input, const odfgx_visitor *visitor,
                         odfgx_error *err)
{
    odfgx_package *package;
    odfgx_opc *opc = NULL;
    odfgx_docx *docx = NULL;
    odfgx_status status = odfgx_input_package(input, &package, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_new(&docx, input, visitor, err);
    if (status == ODFGX_OK)
        status = odfgx_opc_open(&opc, package, err);
    if (status == ODFGX_OK)
        status = read_text(docx, opc, package, err);
    odfgx_opc_free(opc);
    odfgx_docx_free(docx);
    return status;
}

const odfgx_filter odfgx_filter_docx = {
    .name = "docx",
    .bid = bid,
    .read = read,
    .mark = odfgx_docx_mark,
};
