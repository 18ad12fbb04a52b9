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
    ODFGX_NAME_MEMORY = -6,
    ODFGX_NAME_UNLIKELY = -7 /* ask odfgx_names_find_attribute */
};

#define ODFGX_NAME_MAX 1000    /* bytes of a qualified name */
#define ODFGX_NAMES_MAX 4096   /* different names in a part */
#define ODFGX_BINDINGS_MAX 256 /* prefixes declared in one place */

/* What follows an element is nearly always the same where as many elements
 * end between the two: none for <c> <v>, two for </v></c> <c>, three for
 * </v></c></row> <row>. More than ODFGX_NAME_ENDS count as so many. */
enum { ODFGX_NAME_ENDS = 5 };

typedef struct odfgx_known_name {
    const char *name;
    uint32_t hash;
    uint32_t generation; /* when the token was found; 0 is never */
    int token;
    /* The element that came behind this one last time, never NULL. */
    struct odfgx_known_name *next[ODFGX_NAME_ENDS + 1];
} odfgx_known_name;

/* A hash table of the names seen so far; an empty slot has `none`. */
typedef struct odfgx_known_names {
    odfgx_known_name **slots;
    uint32_t count, slot_count;
} odfgx_known_names;

typedef struct odfgx_binding {
    size_t offset, length; /* of the prefix in `prefixes` */
    int space;
} odfgx_binding;

typedef struct odfgx_names {
    const odfgx_vocabulary *vocabulary;
    odfgx_known_names elements, attributes;
    odfgx_known_name none;  /* is no name, and like none */
    odfgx_known_name *last; /* the element that came last */
    int ended;              /* elements since then */
    odfgx_arena arena;
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
int odfgx_names_find_element(odfgx_names *names, const char *name);
int odfgx_names_find_attribute(odfgx_names *names, const char *name);

/* Whether two names are one; none is empty. The commonest of a spreadsheet have
 * one letter, and are compared without a call. */
static inline bool odfgx_names_equal(const char *a, const char *b)
{
    return memcmp(a, b, 2) == 0 && (a[1] == '\0' || strcmp(a + 2, b + 2) == 0);
}

/* The token of the name of an element that begins, or one of the above. Inline,
 * as all that a part says comes through here. */
static inline int odfgx_names_element(odfgx_names *names, const char *name)
{
    odfgx_known_name *likely = names->last->next[names->ended];
    if (likely->generation != names->generation ||
        !odfgx_names_equal(likely->name, name))
        return odfgx_names_find_element(names, name);
    names->last = likely;
    names->ended = 0;
    return likely->token;
}

/* Says that an element ends. */
static inline void odfgx_names_end(odfgx_names *names)
{
    if (names->ended < ODFGX_NAME_ENDS)
        names->ended++;
}

static inline uint32_t odfgx_names_hash_address(const char *name)
{
    uintptr_t address = (uintptr_t)name;
    return (uint32_t)(address ^ address >> 16) * UINT32_C(16777619) >> 7;
}

/* The token of an attribute's name, which is known by its address: Expat
 * keeps one copy of each as long as the parser lives. One of the above also
 * where the name is not the first that its slot was for. */
static inline int odfgx_names_attribute(const odfgx_names *names,
                                        const char *name)
{
    const odfgx_known_names *known = &names->attributes;
    uint32_t slot = odfgx_names_hash_address(name) & (known->slot_count - 1);
    const odfgx_known_name *likely = known->slots[slot];
    return likely->name == name && likely->generation == names->generation
               ? likely->token
               : ODFGX_NAME_UNLIKELY;
}

/* Takes a declaration, which is an attribute named xmlns or xmlns:p; false
 * where there are too many or memory ran out. */
bool odfgx_names_bind(odfgx_names *names, const char *attribute,
                      const char *uri);

/* Forgets all but the first `count` bindings. */
void odfgx_names_unbind(odfgx_names *names, size_t count);

#endif
