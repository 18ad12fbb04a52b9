#include "filters/xlsx/mark.h"

#include "filters/opc_names.h"
#include "odf/xml.h"
#include "report/buffer.h"

#include <stdio.h>
#include <string.h>

#define LINKS_URI "http://schemas.openxmlformats.org/package/2006/relationships"
#define TRANSITIONAL_TYPES                                                     \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define STRICT_TYPES "http://purl.oclc.org/ooxml/officeDocument/relationships/"

/* A part that odfgx has made begins so; the second space says whose it is. */
static const char our_relationships[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships  xmlns=\"" LINKS_URI "\">";

/* -------------------------------------------------------- relationships */

odfgx_status odfgx_mark_relationships(odfgx_marking *marking,
                                      const char *source, odfgx_mark_part **out,
                                      odfgx_error *err)
{
    odfgx_buffer name = { 0 };
    *out = NULL;
    odfgx_opc_name_relationships(source, &name);
    odfgx_status status = odfgx_buffer_check(&name, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_find(marking, name.data, out, err);
    if (status == ODFGX_OK && *out != NULL)
        status = odfgx_mark_read(marking, *out, NULL, err);
    odfgx_buffer_clear(&name);
    return status;
}

static odfgx_node *first_relationship(const odfgx_mark_part *relationships)
{
    return relationships != NULL
               ? odfgx_node_child(relationships->root, MARK_RELATIONSHIP)
               : NULL;
}

/* Transitional and strict types, and those of Microsoft, end alike. */
static bool is_of_type(const odfgx_node *node, const char *type)
{
    const char *found = odfgx_node_get(node, MARK_A_TYPE);
    const char *slash = found != NULL ? strrchr(found, '/') : NULL;
    return slash != NULL && strcmp(slash + 1, type) == 0;
}

odfgx_node *odfgx_mark_by_id(const odfgx_mark_part *relationships,
                             const char *id)
{
    odfgx_node *node = first_relationship(relationships);
    for (; node != NULL; node = odfgx_node_again(node)) {
        const char *found = odfgx_node_get(node, MARK_A_ID);
        if (found != NULL && strcmp(found, id) == 0)
            return node;
    }
    return NULL;
}

odfgx_status odfgx_mark_follow(odfgx_marking *marking, const char *source,
                               const odfgx_node *relationship,
                               odfgx_mark_part **out, odfgx_error *err)
{
    odfgx_buffer name = { 0 };
    odfgx_status status = ODFGX_OK;
    const char *target = odfgx_node_get(relationship, MARK_A_TARGET);
    const char *mode = odfgx_node_get(relationship, MARK_A_MODE);
    *out = NULL;
    if (target == NULL || (mode != NULL && strcmp(mode, "Internal") != 0))
        return ODFGX_OK;
    for (int decoded = 0; decoded < 2 && *out == NULL && status == ODFGX_OK;
         decoded++) {
        odfgx_buffer_empty(&name);
        bool inside =
            odfgx_opc_name_resolve(source, target, decoded == 1, &name);
        status = odfgx_buffer_check(&name, err);
        if (status == ODFGX_OK && inside)
            status = odfgx_mark_find(marking, name.data, out, err);
    }
    odfgx_buffer_clear(&name);
    return status;
}

odfgx_status odfgx_mark_by_type(odfgx_marking *marking, const char *source,
                                const odfgx_mark_part *relationships,
                                const char *type, odfgx_node **link,
                                odfgx_mark_part **out, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    odfgx_node *node = first_relationship(relationships);
    *out = NULL;
    *link = NULL;
    for (; node != NULL && status == ODFGX_OK && *out == NULL;
         node = odfgx_node_again(node)) {
        if (!is_of_type(node, type))
            continue;
        status = odfgx_mark_follow(marking, source, node, out, err);
        *link = *out != NULL ? node : NULL;
    }
    return status;
}

/* --------------------------------------------------------------- adding */

/* Ids are never used twice, as others of one part may be added before it is
 * read again. */
static void set_ids(odfgx_marking *marking,
                    const odfgx_mark_part *relationships,
                    odfgx_mark_link *links, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        do
            (void)snprintf(links[i].id, sizeof links[i].id, "odfgx%u",
                           ++marking->last_id);
        while (odfgx_mark_by_id(relationships, links[i].id) != NULL);
    }
}

/* The name of a part from the root on. Only the folder's name is foreign. */
static void add_name(odfgx_buffer *out, const char *attribute, const char *name)
{
    odfgx_buffer path = { 0 };
    odfgx_buffer_add_format(&path, "/%s", name);
    if (path.failed)
        out->failed = true;
    else
        odfgx_xml_add_attribute(out, attribute, path.data);
    odfgx_buffer_clear(&path);
}

static void add_link(const odfgx_marking *marking, const odfgx_mark_link *link,
                     odfgx_buffer *out)
{
    const char *base = marking->strict ? STRICT_TYPES : TRANSITIONAL_TYPES;
    odfgx_xml_add_attribute(out, "Id", link->id);
    odfgx_buffer_add_format(out, " Type=\"%s%s\"", base, link->type);
    add_name(out, "Target", link->target->name);
    odfgx_buffer_add_text(out, "/>");
}

static odfgx_status say_types(odfgx_marking *marking,
                              const odfgx_mark_link *links, size_t count,
                              odfgx_error *err)
{
    odfgx_mark_part *types = marking->types;
    odfgx_status status = odfgx_mark_read(marking, types, NULL, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_buffer *out = odfgx_mark_open(types, types->root);
    for (size_t i = 0; i < count; i++) {
        odfgx_mark_add_xml(types, types->root->tag, "<Override", out);
        add_name(out, "PartName", links[i].target->name);
        odfgx_buffer_add_format(out, " ContentType=\"%s\"/>",
                                links[i].content_type);
    }
    odfgx_mark_close(types, types->root);
    return ODFGX_OK;
}

/* Begins a part of relationships, in the place of the one that a part of
 * that name had. */
static odfgx_status make_relationships(odfgx_marking *marking,
                                       const char *source,
                                       odfgx_mark_part **out, odfgx_error *err)
{
    odfgx_buffer name = { 0 };
    odfgx_opc_name_relationships(source, &name);
    odfgx_status status = odfgx_buffer_check(&name, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_begin(marking, name.data, out, err);
    odfgx_buffer_clear(&name);
    if (status == ODFGX_OK) {
        odfgx_buffer_add_text(&(*out)->bytes, our_relationships);
        odfgx_buffer_add_text(&(*out)->bytes, "</Relationships>");
        status = odfgx_buffer_check(&(*out)->bytes, err);
    }
    return status == ODFGX_OK ? odfgx_mark_read(marking, *out, NULL, err)
                              : status;
}

odfgx_status odfgx_mark_relate(odfgx_marking *marking, const char *source,
                               odfgx_mark_link *links, size_t count,
                               odfgx_error *err)
{
    odfgx_mark_part *part;
    odfgx_status status = odfgx_mark_relationships(marking, source, &part, err);
    if (status == ODFGX_OK && part == NULL)
        status = make_relationships(marking, source, &part, err);
    if (status != ODFGX_OK)
        return status;
    set_ids(marking, part, links, count);
    odfgx_buffer *out = odfgx_mark_open(part, part->root);
    for (size_t i = 0; i < count; i++) {
        odfgx_mark_add_xml(part, part->root->tag, "<Relationship", out);
        add_link(marking, &links[i], out);
    }
    odfgx_mark_close(part, part->root);
    return say_types(marking, links, count, err);
}

/* ------------------------------------------------------------- dropping */

static odfgx_status drop_type(odfgx_marking *marking, const char *name,
                              odfgx_error *err)
{
    odfgx_mark_part *types = marking->types;
    odfgx_status status = odfgx_mark_read(marking, types, NULL, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_node *node = odfgx_node_child(types->root, MARK_OVERRIDE);
    for (; node != NULL; node = odfgx_node_again(node)) {
        const char *found = odfgx_node_get(node, MARK_A_PART_NAME);
        if (found != NULL && odfgx_opc_name_same(found, name))
            odfgx_mark_remove(types, node);
    }
    odfgx_mark_restore(types, types->root);
    return ODFGX_OK;
}

/* Whether odfgx has made these relationships and none is left. */
static bool is_spent(const odfgx_mark_part *relationships)
{
    size_t length = sizeof our_relationships - 1;
    const odfgx_node *node = first_relationship(relationships);
    for (; node != NULL; node = odfgx_node_again(node)) {
        if (!node->removed)
            return false;
    }
    return relationships->bytes.length >= length &&
           memcmp(relationships->bytes.data, our_relationships, length) == 0;
}

odfgx_status odfgx_mark_drop(odfgx_marking *marking, odfgx_mark_part *part,
                             odfgx_mark_part *relationships,
                             odfgx_node *relationship, odfgx_error *err)
{
    odfgx_mark_part *own;
    odfgx_status status =
        odfgx_mark_relationships(marking, part->name, &own, err);
    if (status != ODFGX_OK)
        return status;
    if (own != NULL)
        own->dropped = true;
    part->dropped = true;
    odfgx_mark_remove(relationships, relationship);
    if (is_spent(relationships))
        relationships->dropped = true;
    else
        odfgx_mark_restore(relationships, relationships->root);
    return drop_type(marking, part->name, err);
}
