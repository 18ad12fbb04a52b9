#include "odf/names.h"

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_SLOTS = 256,
    FNV_PRIME = 16777619,
    SPACE_UNKNOWN = 0,
    SPACE_UNBOUND = -1
};

#define FNV_BASIS UINT32_C(2166136261)

/* Both prefixes are bound to these by definition. */
static const char xml_prefix[] = "xml";
static const char xml_uri[] = "http://www.w3.org/XML/1998/namespace";
static const char declaring_prefix[] = "xmlns";

/* FNV-1a, begun at a salt. */
static uint32_t hash_text(const char *text, uint32_t salt)
{
    uint32_t hash = FNV_BASIS ^ salt;
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * FNV_PRIME;
    return hash;
}

static int space_of_uri(const odfgx_vocabulary *vocabulary, const char *uri)
{
    for (size_t i = 0; i < vocabulary->namespace_count; i++) {
        if (strcmp(vocabulary->namespaces[i].uri, uri) == 0)
            return vocabulary->namespaces[i].space;
    }
    return SPACE_UNKNOWN;
}

/* ------------------------------------------------------------- bindings */

static int space_of_prefix(const odfgx_names *names, const char *prefix,
                           size_t length)
{
    for (size_t i = names->binding_count; i-- > 0;) {
        const odfgx_binding *binding = &names->bindings[i];
        if (binding->length == length &&
            memcmp(names->prefixes.data + binding->offset, prefix, length) == 0)
            return binding->space;
    }
    return SPACE_UNBOUND;
}

static bool add_binding(odfgx_names *names, const char *prefix, int space)
{
    if (names->binding_count == ODFGX_BINDINGS_MAX)
        return false;
    odfgx_binding *binding = &names->bindings[names->binding_count];
    binding->offset = names->prefixes.length;
    binding->length = strlen(prefix);
    binding->space = space;
    odfgx_buffer_add(&names->prefixes, prefix, binding->length);
    if (names->prefixes.failed)
        return false;
    names->binding_count++;
    return true;
}

bool odfgx_names_bind(odfgx_names *names, const char *attribute,
                      const char *uri)
{
    const char *colon = strchr(attribute, ':');
    const char *prefix = colon != NULL ? colon + 1 : "";
    int space = space_of_uri(names->vocabulary, uri);
    if (uri[0] == '\0' && prefix[0] != '\0')
        space = SPACE_UNBOUND;
    if (space_of_prefix(names, prefix, strlen(prefix)) != space)
        names->generation++;
    return add_binding(names, prefix, space);
}

void odfgx_names_unbind(odfgx_names *names, size_t count)
{
    while (names->binding_count > count) {
        odfgx_binding *last = &names->bindings[--names->binding_count];
        const char *prefix = names->prefixes.data + last->offset;
        names->prefixes.length = last->offset;
        if (space_of_prefix(names, prefix, last->length) != last->space)
            names->generation++;
    }
}

/* ------------------------------------------------------------ one name */

static int token_of(const odfgx_vocabulary *vocabulary, int space,
                    const char *local, bool element)
{
    int token = 0;
    for (size_t i = 0; i < vocabulary->name_count; i++) {
        const odfgx_name *name = &vocabulary->names[i];
        if (name->space != space)
            continue;
        if (name->local == NULL)
            token = element ? name->token : token;
        else if (name->local[0] == local[0] && strcmp(name->local, local) == 0)
            return name->token;
    }
    return token;
}

/* An attribute without a prefix is in no namespace, whatever the default one
 * is (Namespaces in XML 1.0, 6.2). */
static int resolve(const odfgx_names *names, const char *name, bool element)
{
    const char *colon = strchr(name, ':');
    const char *local = colon != NULL ? colon + 1 : name;
    size_t length = colon != NULL ? (size_t)(colon - name) : 0;
    if (strlen(name) > ODFGX_NAME_MAX)
        return ODFGX_NAME_LONG;
    if (colon == name || *local == '\0' || strchr(local, ':') != NULL)
        return ODFGX_NAME_MALFORMED;
    bool declaring = length == sizeof declaring_prefix - 1 &&
                     memcmp(name, declaring_prefix, length) == 0;
    if (!element && (declaring || strcmp(name, declaring_prefix) == 0))
        return ODFGX_NAME_DECLARATION;
    int space = element || colon != NULL ? space_of_prefix(names, name, length)
                                         : space_of_uri(names->vocabulary, "");
    if (space == SPACE_UNBOUND)
        return ODFGX_NAME_UNBOUND;
    return token_of(names->vocabulary, space, local, element);
}

/* ------------------------------------------------------------ the tables */

static odfgx_known_name **free_slot(const odfgx_known_names *known,
                                    uint32_t hash)
{
    uint32_t slot = hash & (known->slot_count - 1);
    while (known->slots[slot]->name != NULL)
        slot = (slot + 1) & (known->slot_count - 1);
    return &known->slots[slot];
}

static bool grow(odfgx_names *names, odfgx_known_names *known)
{
    odfgx_known_names old = *known;
    known->slot_count = old.slot_count > 0 ? old.slot_count * 2 : FIRST_SLOTS;
    known->slots = malloc(known->slot_count * sizeof *known->slots);
    if (known->slots == NULL) {
        *known = old;
        return false;
    }
    for (uint32_t i = 0; i < known->slot_count; i++)
        known->slots[i] = &names->none;
    for (uint32_t i = 0; i < old.slot_count; i++) {
        if (old.slots[i]->name != NULL)
            *free_slot(known, old.slots[i]->hash) = old.slots[i];
    }
    free(old.slots);
    return true;
}

/* A new name, or NULL with the reason why there is none. */
static odfgx_known_name *add_known(odfgx_names *names, odfgx_known_names *known,
                                   const char *name, uint32_t hash, int *reason)
{
    *reason = ODFGX_NAME_MANY;
    if (known->count == ODFGX_NAMES_MAX)
        return NULL;
    *reason = ODFGX_NAME_MEMORY;
    if (known->count * 2 == known->slot_count && !grow(names, known))
        return NULL;
    odfgx_known_name *item = odfgx_arena_get(&names->arena, sizeof *item);
    if (item == NULL)
        return NULL;
    *item = (odfgx_known_name){ .name = name, .hash = hash };
    for (int i = 0; i <= ODFGX_NAME_ENDS; i++)
        item->next[i] = &names->none;
    *free_slot(known, hash) = item;
    known->count++;
    return item;
}

/* The token of a known name, found anew where bindings have changed. What is
 * an error is not remembered: the reading ends with it, or goes on with other
 * bindings. */
static int token_of_known(const odfgx_names *names, odfgx_known_name *known,
                          bool element)
{
    if (known->generation == names->generation)
        return known->token;
    known->token = resolve(names, known->name, element);
    if (known->token >= ODFGX_NAME_DECLARATION)
        known->generation = names->generation;
    return known->token;
}

static odfgx_known_name *find_element(odfgx_names *names, const char *name,
                                      int *reason)
{
    const odfgx_known_names *known = &names->elements;
    uint32_t hash = hash_text(name, names->salt);
    uint32_t mask = known->slot_count - 1;
    for (uint32_t i = hash & mask; known->slots[i]->name != NULL;
         i = (i + 1) & mask) {
        odfgx_known_name *item = known->slots[i];
        if (item->hash == hash && strcmp(item->name, name) == 0)
            return item;
    }
    *reason = ODFGX_NAME_LONG;
    if (strlen(name) > ODFGX_NAME_MAX)
        return NULL;
    *reason = ODFGX_NAME_MEMORY;
    const char *copy = odfgx_arena_copy(&names->arena, name, strlen(name));
    return copy != NULL ? add_known(names, &names->elements, copy, hash, reason)
                        : NULL;
}

static odfgx_known_name *find_attribute(odfgx_names *names, const char *name,
                                        int *reason)
{
    const odfgx_known_names *known = &names->attributes;
    uint32_t hash = odfgx_names_hash_address(name);
    uint32_t mask = known->slot_count - 1;
    for (uint32_t i = hash & mask; known->slots[i]->name != NULL;
         i = (i + 1) & mask) {
        if (known->slots[i]->name == name)
            return known->slots[i];
    }
    return add_known(names, &names->attributes, name, hash, reason);
}

int odfgx_names_find_element(odfgx_names *names, const char *name)
{
    int reason;
    odfgx_known_name *found = find_element(names, name, &reason);
    if (found == NULL)
        return reason;
    if (names->last != &names->none)
        names->last->next[names->ended] = found;
    names->last = found;
    names->ended = 0;
    return token_of_known(names, found, true);
}

int odfgx_names_find_attribute(odfgx_names *names, const char *name)
{
    int reason;
    odfgx_known_name *found = find_attribute(names, name, &reason);
    return found != NULL ? token_of_known(names, found, false) : reason;
}

/* -------------------------------------------------------------- its life */

odfgx_status odfgx_names_init(odfgx_names *names,
                              const odfgx_vocabulary *vocabulary,
                              odfgx_error *err)
{
    *names = (odfgx_names){ .vocabulary = vocabulary, .generation = 1 };
    names->last = &names->none;
    for (int i = 0; i <= ODFGX_NAME_ENDS; i++)
        names->none.next[i] = &names->none;
    names->bindings = malloc(ODFGX_BINDINGS_MAX * sizeof *names->bindings);
    if (names->bindings == NULL || !grow(names, &names->elements) ||
        !grow(names, &names->attributes))
        return odfgx_fail_memory(err);
    (void)add_binding(names, "", space_of_uri(vocabulary, ""));
    (void)add_binding(names, xml_prefix, space_of_uri(vocabulary, xml_uri));
    return odfgx_buffer_check(&names->prefixes, err);
}

void odfgx_names_clear(odfgx_names *names)
{
    free(names->elements.slots);
    free(names->attributes.slots);
    odfgx_arena_clear(&names->arena);
    odfgx_buffer_clear(&names->prefixes);
    free(names->bindings);
}
