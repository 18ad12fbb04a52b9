#include "odf/part_state.h"
#include "report/ascii.h"
#include "report/platform.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_DEPTH = 15 };

static const odfgx_vocabulary no_vocabulary = { 0 };

const char *odfgx_attribute_get(const odfgx_attributes *attributes, int token)
{
    for (size_t i = 0; i < attributes->count; i++) {
        if (attributes->items[i].token == token)
            return attributes->items[i].value;
    }
    return NULL;
}

/* ------------------------------------------------------------- the tags */

/* Opens a frame for an element and reads its tag: name and attributes. */
static odfgx_status read_tag(odfgx_part *part, const char *name,
                             const char **pairs)
{
    odfgx_status status = ODFGX_OK;
    if (part->top == part->last)
        status = odfgx_part_deepen(part);
    if (status != ODFGX_OK)
        return status;
    part->top++;
    part->top->binding_count = part->names.binding_count;
    part->attributes.count = 0;
    if (*pairs != NULL)
        status = odfgx_part_read_attributes(part, pairs);
    if (status != ODFGX_OK)
        return status;
    int token = odfgx_names_element(&part->names, name);
    part->top->token = token;
    return token < 0 ? odfgx_part_fail_name(part, token, name) : ODFGX_OK;
}

/* ------------------------------------------------------------- callbacks */

/* What stands in for handlers that are NULL. */
static odfgx_status start_nothing(void *context, int token,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    (void)context, (void)token, (void)attributes, (void)err;
    return ODFGX_OK;
}

static odfgx_status end_nothing(void *context, int token, odfgx_error *err)
{
    (void)context, (void)token, (void)err;
    return ODFGX_OK;
}

static odfgx_status take_nothing(void *context, const char *bytes,
                                 size_t length, odfgx_error *err)
{
    (void)context, (void)bytes, (void)length, (void)err;
    return ODFGX_OK;
}

static void set_handlers(odfgx_part *part, const odfgx_part_handlers *handlers)
{
    if (handlers != NULL)
        part->handlers = *handlers;
    if (part->handlers.start == NULL)
        part->handlers.start = start_nothing;
    if (part->handlers.end == NULL)
        part->handlers.end = end_nothing;
    if (part->handlers.text == NULL)
        part->handlers.text = take_nothing;
}

static void XMLCALL on_start(void *data, const XML_Char *name,
                             const XML_Char **pairs)
{
    odfgx_part *part = data;
    part->text = 0;
    odfgx_status status = read_tag(part, name, pairs);
    if (status == ODFGX_OK)
        status = part->handlers.start(part->handlers.context, part->top->token,
                                      &part->attributes, part->err);
    if (status != ODFGX_OK)
        odfgx_part_stop(part, status);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    odfgx_part *part = data;
    (void)name;
    part->text = 0;
    const odfgx_frame *top = part->top--;
    odfgx_names_end(&part->names);
    if (top->binding_count != part->names.binding_count)
        odfgx_names_unbind(&part->names, top->binding_count);
    odfgx_status status =
        part->handlers.end(part->handlers.context, top->token, part->err);
    if (status != ODFGX_OK)
        odfgx_part_stop(part, status);
}

static void XMLCALL on_text(void *data, const XML_Char *bytes, int length)
{
    odfgx_part *part = data;
    odfgx_status status;
    part->text += (uint64_t)length;
    if (part->text > part->origin.limits->text)
        status = odfgx_part_fail_limit(
            part,
            N_("a text is longer than %llu bytes; if you trust "
               "the file, raise the cap with --max-text"),
            part->origin.limits->text);
    else
        status = part->handlers.text(part->handlers.context, bytes,
                                     (size_t)length, part->err);
    if (status != ODFGX_OK)
        odfgx_part_stop(part, status);
}

static void XMLCALL on_doctype(void *data, const XML_Char *name,
                               const XML_Char *system, const XML_Char *public,
                               int has_subset)
{
    odfgx_part *part = data;
    (void)name, (void)system, (void)public, (void)has_subset;
    odfgx_part_stop(
        part, odfgx_part_fail_xml(
                  part, N_("a document type declaration (DOCTYPE), which no "
                           "office document needs")));
}

/* Expat knows ISO-8859-1 and US-ASCII too; documents do not (ODF 1.3 part 2,
 * 3.1; ECMA-376 part 2, annex A), and a wrong guess would garble the text. */
static void XMLCALL on_declaration(void *data, const XML_Char *version,
                                   const XML_Char *encoding, int standalone)
{
    static const char *const known[] = { "UTF-8", "UTF-16", "UTF-16LE",
                                         "UTF-16BE" };
    odfgx_part *part = data;
    bool fits = encoding == NULL;
    (void)standalone;
    for (size_t i = 0; !fits && i < ODFGX_COUNT_OF(known); i++)
        fits = odfgx_ascii_same(encoding, known[i], SIZE_MAX);
    if (!fits)
        odfgx_part_stop(
            part, odfgx_fail(part->err, ODFGX_XML, NULL,
                             _("the encoding %s, and documents are in UTF-8 "
                               "or UTF-16; open the document and save it "
                               "anew"),
                             encoding));
    else if (version != NULL && strcmp(version, "1.0") != 0)
        odfgx_part_stop(
            part, odfgx_fail(part->err, ODFGX_XML, NULL,
                             _("XML %s, and documents are in XML 1.0; open "
                               "the document and save it anew"),
                             version));
}

/* --------------------------------------------------------------- parsing */

/* A tag comes into memory whole before its callback can measure it, so what
 * Expat keeps for later is watched. It may put off looking again until it has
 * twice as much. Comments and processing instructions are let through. */
static odfgx_status check_backlog(odfgx_part *part)
{
    XML_Index done = XML_GetCurrentByteIndex(part->parser);
    if (done < 0)
        return ODFGX_OK;
    part->done = (uint64_t)done;
    if ((part->fed - part->done) / 2 <= odfgx_part_tag_limit(part))
        return ODFGX_OK;
    int offset = 0, size = 0;
    const char *context = XML_GetInputContext(part->parser, &offset, &size);
    if (context != NULL && offset + 1 < size &&
        (context[offset + 1] == '!' || context[offset + 1] == '?'))
        return ODFGX_OK;
    odfgx_part_stop(part, odfgx_part_fail_tag(part));
    return part->status;
}

odfgx_status odfgx_part_feed(void *context, const char *bytes, size_t length,
                             odfgx_error *err)
{
    odfgx_part *part = context;
    part->err = err;
    while (length > 0 && part->status == ODFGX_OK) {
        int piece = length < INT_MAX ? (int)length : INT_MAX;
        part->fed += (uint64_t)piece;
        if (XML_Parse(part->parser, bytes, piece, XML_FALSE) != XML_STATUS_OK)
            return odfgx_part_fail_expat(part);
        (void)check_backlog(part);
        bytes += piece;
        length -= (size_t)piece;
    }
    return part->status;
}

odfgx_status odfgx_part_finish(odfgx_part *part, odfgx_error *err)
{
    part->err = err;
    if (part->status == ODFGX_OK &&
        XML_Parse(part->parser, "", 0, XML_TRUE) != XML_STATUS_OK)
        return odfgx_part_fail_expat(part);
    return part->status;
}

odfgx_place odfgx_part_place(const odfgx_part *part)
{
    size_t begin = (size_t)XML_GetCurrentByteIndex(part->parser);
    return (odfgx_place){ begin, begin + (size_t)XML_GetCurrentByteCount(
                                             part->parser) };
}

/* -------------------------------------------------------------- its life */

/* Without one Expat finds a salt of its own. */
static void watch(odfgx_part *part)
{
    unsigned long salt = 0;
    if (odfgx_platform_random(&salt, sizeof salt))
        (void)XML_SetHashSalt(part->parser, salt);
    part->names.salt = (uint32_t)(salt >> 7);
    XML_SetUserData(part->parser, part);
    XML_SetElementHandler(part->parser, on_start, on_end);
    XML_SetCharacterDataHandler(part->parser, on_text);
    XML_SetStartDoctypeDeclHandler(part->parser, on_doctype);
    XML_SetXmlDeclHandler(part->parser, on_declaration);
}

odfgx_status odfgx_part_new(odfgx_part **out, const odfgx_part_origin *origin,
                            const odfgx_vocabulary *vocabulary,
                            const odfgx_part_handlers *handlers,
                            odfgx_error *err)
{
    *out = NULL;
    odfgx_part *part = calloc(1, sizeof *part);
    if (part == NULL)
        return odfgx_fail_memory(err);
    part->origin = *origin;
    set_handlers(part, handlers);
    if (vocabulary == NULL)
        vocabulary = &no_vocabulary;
    size_t depth = FIRST_DEPTH;
    if (depth > origin->limits->depth)
        depth = (size_t)origin->limits->depth;
    part->frames = part->top = calloc(depth + 1, sizeof *part->frames);
    part->last = part->frames != NULL ? part->frames + depth : NULL;
    part->taken = calloc(vocabulary->name_count + 1, sizeof *part->taken);
    part->attributes.items = part->taken;
    part->parser = XML_ParserCreate(NULL);
    odfgx_status status = odfgx_names_init(&part->names, vocabulary, err);
    if (status == ODFGX_OK &&
        (part->frames == NULL || part->taken == NULL || part->parser == NULL))
        status = odfgx_fail_memory(err);
    if (status != ODFGX_OK) {
        odfgx_part_free(part);
        return status;
    }
    watch(part);
    *out = part;
    return ODFGX_OK;
}

void odfgx_part_free(odfgx_part *part)
{
    if (part == NULL)
        return;
    XML_ParserFree(part->parser);
    odfgx_names_clear(&part->names);
    free(part->taken);
    free(part->frames);
    free(part);
}

odfgx_status odfgx_part_read(odfgx_package *package, const char *name,
                             const odfgx_vocabulary *vocabulary,
                             const odfgx_part_handlers *handlers,
                             odfgx_error *err)
{
    odfgx_part *part;
    odfgx_part_origin origin = { odfgx_package_name(package), name,
                                 odfgx_package_limits(package) };
    odfgx_status status =
        odfgx_part_new(&part, &origin, vocabulary, handlers, err);
    if (status == ODFGX_OK)
        status =
            odfgx_package_stream(package, name, odfgx_part_feed, part, err);
    if (status == ODFGX_OK)
        status = odfgx_part_finish(part, err);
    odfgx_part_free(part);
    return status;
}
