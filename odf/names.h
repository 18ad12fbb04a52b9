/* odf/names.h — names of XML elements and attributes as small numbers: each
 * qualified name is resolved once for each binding of its prefix, after
 * "Namespaces in XML 1.0". Only the gate (odf/part.c) uses this. */
#ifndef ODFGX_ODF_NAMES_H
#define ODFGX_ODF_NAMES_H

#include "odf/part.h"
#include "report/arena.h"

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

/* The token of an element's name, or one of the above. *hint is the index of
 * a name that is likely, and becomes the index of this one; next likely is
 * what stood behind the last element before. */
int odfgx_names_element(odfgx_names *names, const char *name, uint32_t *hint);

/* The token of an attribute's name, which is known by its address: Expat
 * keeps one copy of each as long as the parser lives. */
int odfgx_names_attribute(odfgx_names *names, const char *name);

/* Takes a declaration, which is an attribute named xmlns or xmlns:p; false
 * where there are too many or memory ran out. */
bool odfgx_names_bind(odfgx_names *names, const char *attribute,
                      const char *uri);

/* Forgets all but the first `count` bindings. */
void odfgx_names_unbind(odfgx_names *names, size_t count);

#endif
