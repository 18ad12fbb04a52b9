#include "filters/opc.h"

#include "filters/opc_names.h"
#include "odf/part.h"
#include "report/arena.h"
#include "report/grow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT_MAX = 16 << 20, PLACE_TEXT = 512 };

static const char types_part[] = "[Content_Types].xml";

struct odfgx_opc {
    odfgx_package *package;
    odfgx_arena arena;
    const char *main, *main_type;
    size_t kept; /* bytes of all relationships */
};

enum {
    OPC_RELATIONSHIP = 1,
    OPC_DEFAULT,
    OPC_OVERRIDE,
    OPC_ID,
    OPC_TYPE,
    OPC_TARGET,
    OPC_TARGET_MODE,
    OPC_EXTENSION,
    OPC_PART_NAME,
    OPC_CONTENT_TYPE
};

enum { NONE = 1, RELATIONSHIPS, TYPES };

/* ECMA-376 part 2, 6.2.3 and 6.5. */
static const odfgx_namespace namespaces[] = {
    { "", NONE },
    { "http://schemas.openxmlformats.org/package/2006/relationships",
      RELATIONSHIPS },
    { "http://schemas.openxmlformats.org/package/2006/content-types", TYPES },
};

static const odfgx_name names[] = {
    { RELATIONSHIPS, "Relationship", OPC_RELATIONSHIP },
    { TYPES, "Default", OPC_DEFAULT },
    { TYPES, "Override", OPC_OVERRIDE },
    { NONE, "Id", OPC_ID },
    { NONE, "Type", OPC_TYPE },
    { NONE, "Target", OPC_TARGET },
    { NONE, "TargetMode", OPC_TARGET_MODE },
    { NONE, "Extension", OPC_EXTENSION },
    { NONE, "PartName", OPC_PART_NAME },
    { NONE, "ContentType", OPC_CONTENT_TYPE },
};

static const odfgx_vocabulary vocabulary = { namespaces,
                                             ODFGX_COUNT_OF(namespaces), names,
                                             ODFGX_COUNT_OF(names) };

/* -------------------------------------------------------- relationships */

/* A list of relationships that is being read. */
typedef struct listing {
    odfgx_opc *opc;
    const char *source;
    odfgx_relationship *items;
    size_t count, capacity;
} listing;

/* The end of a type's URI, where the URI is one of those that mean something
 * to an office suite. */
static const char *short_type(const char *type)
{
    static const char *const bases[] = {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/",
        "http://schemas.microsoft.com/office/",
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(bases); i++) {
        if (strncmp(type, bases[i], strlen(bases[i])) == 0)
            return strrchr(type, '/') + 1;
    }
    return "";
}

static const char *copy(listing *list, const char *text)
{
    size_t length = text != NULL ? strlen(text) : 0;
    list->opc->kept += length + 1;
    return odfgx_arena_copy(&list->opc->arena, text != NULL ? text : "",
                            length);
}

static odfgx_status add_relationship(void *context, int token,
                                     const odfgx_attributes *attributes,
                                     odfgx_error *err)
{
    listing *list = context;
    if (token != OPC_RELATIONSHIP)
        return ODFGX_OK;
    if (!odfgx_grow(&list->items, list->count, &list->capacity,
                    sizeof *list->items))
        return odfgx_fail_memory(err);
    odfgx_relationship *item = &list->items[list->count++];
    const char *type = odfgx_attribute_get(attributes, OPC_TYPE);
    const char *mode = odfgx_attribute_get(attributes, OPC_TARGET_MODE);
    *item = (odfgx_relationship){
        .source = list->source,
        .id = copy(list, odfgx_attribute_get(attributes, OPC_ID)),
        .type = copy(list, type != NULL ? short_type(type) : ""),
        .target = copy(list, odfgx_attribute_get(attributes, OPC_TARGET)),
        .external = mode != NULL && strcmp(mode, "Internal") != 0,
    };
    list->opc->kept += sizeof *item;
    if (list->opc->kept > KEPT_MAX)
        return odfgx_fail(err, ODFGX_LIMIT, NULL,
                          _("the relationships of the parts take more than %d "
                            "bytes, which no document needs; open the "
                            "document and save it anew"),
                          KEPT_MAX);
    return item->id != NULL && item->type != NULL && item->target != NULL
               ? ODFGX_OK
               : odfgx_fail_memory(err);
}

/* Gives the list that was read to the arena. */
static odfgx_status keep(listing *list, odfgx_relationships *out,
                         odfgx_error *err)
{
    odfgx_relationship *kept = odfgx_arena_array(
        &list->opc->arena, list->count + 1, sizeof *list->items);
    if (kept == NULL)
        return odfgx_fail_memory(err);
    if (list->count > 0)
        memcpy(kept, list->items, list->count * sizeof *kept);
    *out = (odfgx_relationships){ kept, list->count };
    return ODFGX_OK;
}

odfgx_status odfgx_opc_relationships(odfgx_opc *opc, const char *part,
                                     odfgx_relationships *out, odfgx_error *err)
{
    listing list = { .opc = opc };
    odfgx_part_handlers handlers = { add_relationship, NULL, NULL, &list };
    odfgx_buffer name = { 0 };
    *out = (odfgx_relationships){ 0 };
    list.source = odfgx_arena_copy(&opc->arena, part, strlen(part));
    odfgx_opc_name_relationships(part, &name);
    odfgx_status status = odfgx_buffer_check(&name, err);
    if (status == ODFGX_OK && list.source == NULL)
        status = odfgx_fail_memory(err);
    const char *entry =
        status == ODFGX_OK ? odfgx_opc_find(opc->package, name.data) : NULL;
    if (entry != NULL)
        status =
            odfgx_part_read(opc->package, entry, &vocabulary, &handlers, err);
    if (status == ODFGX_OK)
        status = keep(&list, out, err);
    free(list.items);
    odfgx_buffer_clear(&name);
    return status;
}

const odfgx_relationship *odfgx_relationship_by_id(
    const odfgx_relationships *relationships, const char *id)
{
    for (size_t i = 0; i < relationships->count; i++) {
        if (strcmp(relationships->items[i].id, id) == 0)
            return &relationships->items[i];
    }
    return NULL;
}

const odfgx_relationship *odfgx_relationship_by_type(
    const odfgx_relationships *relationships, const char *type)
{
    for (size_t i = 0; i < relationships->count; i++) {
        if (strcmp(relationships->items[i].type, type) == 0)
            return &relationships->items[i];
    }
    return NULL;
}

/* ---------------------------------------------------------------- parts */

const char *odfgx_opc_find(const odfgx_package *package, const char *part)
{
    size_t count = odfgx_package_count(package);
    if (odfgx_package_has(package, part))
        return part;
    for (size_t i = 0; i < count; i++) {
        const char *entry = odfgx_package_entry(package, i);
        if (odfgx_opc_name_same(entry, part))
            return entry;
    }
    return NULL;
}

static odfgx_status fail_outside(const odfgx_relationship *relationship,
                                 const char *where, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_CONTENT, where,
                      _("a part of the document is said to be outside of the "
                        "file, at \"%.200s\", and nothing outside is read; "
                        "open the document and save it anew"),
                      relationship->target);
}

/* Percent-encoded names (RFC 3986) stand in some archives as they are, in
 * others decoded. */
static odfgx_status find_target(odfgx_opc *opc,
                                const odfgx_relationship *relationship,
                                const char *where, odfgx_buffer *name,
                                const char **out, odfgx_error *err)
{
    for (int decoded = 0; decoded < 2 && *out == NULL; decoded++) {
        odfgx_buffer_empty(name);
        bool inside = odfgx_opc_name_resolve(
            relationship->source, relationship->target, decoded == 1, name);
        if (odfgx_buffer_check(name, err) != ODFGX_OK)
            return ODFGX_MEMORY;
        if (!inside)
            return fail_outside(relationship, where, err);
        *out = odfgx_opc_find(opc->package, name->data);
    }
    if (*out == NULL)
        return odfgx_fail(err, ODFGX_DAMAGED, where,
                          _("the archive has no part \"%.200s\"; open the "
                            "document and save it anew"),
                          relationship->target);
    *out = odfgx_arena_copy(&opc->arena, *out, strlen(*out));
    return *out != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

odfgx_status odfgx_opc_follow(odfgx_opc *opc,
                              const odfgx_relationship *relationship,
                              const char *where, const char **out,
                              odfgx_error *err)
{
    char place[PLACE_TEXT];
    odfgx_buffer name = { 0 };
    const char *source = relationship->source;
    *out = NULL;
    (void)snprintf(place, sizeof place, "%s: %s",
                   odfgx_package_name(opc->package),
                   source[0] != '\0' ? source : "_rels/.rels");
    if (where == NULL)
        where = place;
    odfgx_status status =
        relationship->external
            ? fail_outside(relationship, where, err)
            : find_target(opc, relationship, where, &name, out, err);
    odfgx_buffer_clear(&name);
    return status;
}

/* ------------------------------------------------------------ main part */

/* An Override wins over a Default (ECMA-376 part 2, 6.2.3.5). */
static odfgx_status take_type(void *context, int token,
                              const odfgx_attributes *attributes,
                              odfgx_error *err)
{
    odfgx_opc *opc = context;
    const char *name = odfgx_attribute_get(
        attributes, token == OPC_OVERRIDE ? OPC_PART_NAME : OPC_EXTENSION);
    const char *type = odfgx_attribute_get(attributes, OPC_CONTENT_TYPE);
    const char *extension = strrchr(opc->main, '.');
    if (name == NULL || type == NULL)
        return ODFGX_OK;
    bool fits = false;
    if (token == OPC_OVERRIDE)
        fits = odfgx_opc_name_same(name, opc->main);
    else if (token == OPC_DEFAULT)
        fits = opc->main_type == NULL && extension != NULL &&
               odfgx_opc_name_same(name, extension + 1);
    if (!fits)
        return ODFGX_OK;
    opc->main_type = odfgx_arena_copy(&opc->arena, type, strlen(type));
    return opc->main_type != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

static odfgx_status find_main(odfgx_opc *opc, const char *types,
                              odfgx_error *err)
{
    odfgx_relationships relationships;
    odfgx_part_handlers handlers = { take_type, NULL, NULL, opc };
    odfgx_status status = odfgx_opc_relationships(opc, "", &relationships, err);
    if (status != ODFGX_OK)
        return status;
    const odfgx_relationship *main =
        odfgx_relationship_by_type(&relationships, "officeDocument");
    if (main == NULL)
        return odfgx_fail(err, ODFGX_FORMAT, odfgx_package_name(opc->package),
                          _("the archive does not say in _rels/.rels which "
                            "part is the document; open the document and save "
                            "it anew"));
    status = odfgx_opc_follow(opc, main, NULL, &opc->main, err);
    if (status == ODFGX_OK)
        status =
            odfgx_part_read(opc->package, types, &vocabulary, &handlers, err);
    if (status == ODFGX_OK && opc->main_type == NULL)
        opc->main_type = "";
    return status;
}

odfgx_status odfgx_opc_open(odfgx_opc **out, odfgx_package *package,
                            odfgx_error *err)
{
    const char *types = odfgx_opc_find(package, types_part);
    *out = NULL;
    if (types == NULL)
        return odfgx_fail(err, ODFGX_FORMAT, odfgx_package_name(package),
                          _("the archive has no %s, which every document of "
                            "Office Open XML has; open the document and save "
                            "it anew"),
                          types_part);
    odfgx_opc *opc = calloc(1, sizeof *opc);
    if (opc == NULL)
        return odfgx_fail_memory(err);
    opc->package = package;
    odfgx_status status = find_main(opc, types, err);
    if (status != ODFGX_OK) {
        odfgx_opc_free(opc);
        return status;
    }
    *out = opc;
    return ODFGX_OK;
}

void odfgx_opc_free(odfgx_opc *opc)
{
    if (opc == NULL)
        return;
    odfgx_arena_clear(&opc->arena);
    free(opc);
}

const char *odfgx_opc_main(const odfgx_opc *opc)
{
    return opc->main;
}

const char *odfgx_opc_main_type(const odfgx_opc *opc)
{
    return opc->main_type;
}
