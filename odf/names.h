/* odf/names.h — names of XML elements and attributes as small numbers: each
 * qualified name is resolved once for each binding of its prefix, after
 * "Namespaces in XML 1.0". Only the gate (odf/part.c) uses this. */
#ifndef ODFGX_ODF_NAMES_H
#define ODFGX_ODF_NAMES_H

#include "odf/part.h"
#include "report/arena.h"

#include <string.h>

/* What stands in for a token where there is none; 0 is an unknown name. */
enum {
    ODFGX_NAME_DECLARATION = -1, /* xmlns, xmlns:p */
    ODFGX_NAME_UNBOUND = -2,     /* no declaration is in scope */
    ODFGX_NAME_MALFORMED = -3,   /* ":a", "a:", "a:b:c" */
    ODFGX_NAME_LONG = -4,        /* over ODFGX_NAME_MAX bytes */
    ODFGX_NAME_MANY = -5,        /* over ODFGX_NAMES_MAX of them */
    ODFGX_NAME_MEMORY = -6
};

#define ODFGX_NAME_MAX 1000    /* bytes of a qualified name */
#define ODFGX_NAMES_MAX 4096   /* different names in a part */
#define ODFGX_BINDINGS_MAX 256 /* prefixes declared in one place */

typedef struct odfgx_known_name {
    const char *name;
    uint32_t hash;
    uint32_t generation; /* when the token was found */
    int token;
    uint32_t next; /* the element that came behind it last time */
} odfgx_known_name;

/* Names seen so far, in the order of their coming, and a hash table of their
 * indexes + 1. */
typedef struct odfgx_known_names {
    odfgx_known_name *items;
    uint32_t *slots;
    uint32_t count, slot_count;
} odfgx_known_names;

typedef struct odfgx_binding {
    size_t offset, length; /* of the prefix in `prefixes` */
    int space;
} odfgx_binding;

typedef struct odfgx_names {
    const odfgx_vocabulary *vocabulary;
    odfgx_known_names elements, attributes;
    uint32_t last;     /* the element that came last */
    odfgx_arena arena; /* names of elements */
    odfgx_buffer prefixes;
    odfgx_binding *bindings;
    size_t binding_count;
    uint32_t generation; /* counts changes of bindings */
    uint32_t salt;       /* so that strangers can't choose names that collide */
} odfgx_names;

/* The vocabulary must outlive the names. */
odfgx_status odfgx_names_init(odfgx_names *names,
                              const odfgx_vocabulary *vocabulary,
                              odfgx_error *err);
void odfgx_names_clear(odfgx_names *names);

/* The two below, where the name is not the likely one. */
int odfgx_names_find_element(odfgx_names *names, const char *name,
                             uint32_t *hint);
int odfgx_names_find_attribute(odfgx_names *names, const char *name);

/* Whether two names are one. The commonest of a spreadsheet have one letter,
 * and are compared without a call. */
static inline bool odfgx_names_equal(const char *a, const char *b)
{
    if (a[0] != b[0] || a[0] == '\0')
        return a[0] == b[0];
    if (a[1] != b[1] || a[1] == '\0')
        return a[1] == b[1];
    return strcmp(a + 2, b + 2) == 0;
}

/* The token of an element's name, or one of the above. Likeliest is what
 * stood behind the last element before; next likely is the name whose index is
 * *hint, which becomes the index of this one. Inline, as all that a part says
 * comes through here. */
static inline int odfgx_names_element(odfgx_names *names, const char *name,
                                      uint32_t *hint)
{
    const odfgx_known_names *known = &names->elements;
    if (known->count > 0) {
        uint32_t index = known->items[names->last].next;
        const odfgx_known_name *likely = &known->items[index];
        if (likely->generation == names->generation &&
            odfgx_names_equal(likely->name, name)) {
            names->last = *hint = index;
            return likely->token;
        }
    }
    return odfgx_names_find_element(names, name, hint);
}

static inline uint32_t odfgx_names_hash_address(const char *name)
{
    uintptr_t address = (uintptr_t)name;
    return (uint32_t)(address ^ address >> 16) * UINT32_C(16777619) >> 7;
}

/* The token of an attribute's name, which is known by its address: Expat
 * keeps one copy of each as long as the parser lives. */
static inline int odfgx_names_attribute(odfgx_names *names, const char *name)
{
    const odfgx_known_names *known = &names->attributes;
    if (known->slot_count > 0) {
        uint32_t slot =
            odfgx_names_hash_address(name) & (known->slot_count - 1);
        uint32_t index = known->slots[slot];
        const odfgx_known_name *likely = &known->items[index - (index > 0)];
        if (index > 0 && likely->name == name &&
            likely->generation == names->generation)
            return likely->token;
    }
    return odfgx_names_find_attribute(names, name);
}

/* Takes a declaration, which is an attribute named xmlns or xmlns:p; false
 * where there are too many or memory ran out. */
bool odfgx_names_bind(odfgx_names *names, const char *attribute,
                      const char *uri);

/* Forgets all but the first `count` bindings. */
void odfgx_names_unbind(odfgx_names *names, size_t count);

#endif
