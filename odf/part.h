/* odf/part.h — the gate that every foreign XML part passes: Expat under caps,
 * names as small numbers, failures in our words and with their place.
 *
 * The gate stops at a document type declaration, so that no entity is ever
 * defined or fetched; it takes UTF-8 and UTF-16 only. Any prefix may stand
 * for a namespace. In what sizes the bytes come makes no difference, but that
 * of what is not well-formed Expat may name another fault. */
#ifndef ODFGX_ODF_PART_H
#define ODFGX_ODF_PART_H

#include "odf/package.h"

/* A namespace that a filter knows; several may be one and the same `space`,
 * as the transitional and the strict ones of Office Open XML. The URI "" is
 * that of names in no namespace. */
typedef struct odfgx_namespace {
    const char *uri;
    int space; /* > 0 */
} odfgx_namespace;

/* A name that a filter knows. An element without a row of its own takes the
 * row of its namespace whose `local` is NULL, if there is one, else it is
 * token 0, as is an attribute without a row. */
typedef struct odfgx_name {
    int space;
    const char *local;
    int token; /* > 0 */
} odfgx_name;

typedef struct odfgx_vocabulary {
    const odfgx_namespace *namespaces;
    size_t namespace_count;
    const odfgx_name *names;
    size_t name_count;
} odfgx_vocabulary;

typedef struct odfgx_attribute {
    int token;
    const char *value;
} odfgx_attribute;

/* The attributes of an element that the filter knows, in document order. */
typedef struct odfgx_attributes {
    const odfgx_attribute *items;
    size_t count;
} odfgx_attributes;

/* The value of an attribute, or NULL. */
const char *odfgx_attribute_get(const odfgx_attributes *attributes, int token);

/* What the gate tells; strings are borrowed until the callback returns, text
 * comes in pieces. Every member may be NULL. Anything but ODFGX_OK ends the
 * reading; where a callback fails without saying where, the gate adds file,
 * part, line and column. */
typedef struct odfgx_part_handlers {
    odfgx_status (*start)(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_error *err);
    odfgx_status (*end)(void *context, int token, odfgx_error *err);
    odfgx_status (*text)(void *context, const char *bytes, size_t length,
                         odfgx_error *err);
    void *context;
} odfgx_part_handlers;

/* Where the part is from, and what it may cost; all borrowed. */
typedef struct odfgx_part_origin {
    const char *file;
    const char *part; /* "content.xml"; NULL: the file is the part */
    const odfgx_limits *limits;
} odfgx_part_origin;

typedef struct odfgx_part odfgx_part;

/* A gate for one part. `vocabulary` and `handlers` may be NULL, where it is
 * only to be known that the part is harmless; else they must outlive it. */
odfgx_status odfgx_part_new(odfgx_part **out, const odfgx_part_origin *origin,
                            const odfgx_vocabulary *vocabulary,
                            const odfgx_part_handlers *handlers,
                            odfgx_error *err);
void odfgx_part_free(odfgx_part *part);

/* Takes the next bytes of the part; an odfgx_part_sink. */
odfgx_status odfgx_part_feed(void *part, const char *bytes, size_t length,
                             odfgx_error *err);

/* Tells the gate that the part is at its end. */
odfgx_status odfgx_part_finish(odfgx_part *part, odfgx_error *err);

/* Where the thing that a handler is being told of stands among the bytes fed:
 * from `begin` to short of `end`. The end of an empty element has no bytes of
 * its own. Only a handler may ask. */
typedef struct odfgx_place {
    size_t begin, end;
} odfgx_place;

odfgx_place odfgx_part_place(const odfgx_part *part);

/* Passes a part of a package through a gate of its own. */
odfgx_status odfgx_part_read(odfgx_package *package, const char *name,
                             const odfgx_vocabulary *vocabulary,
                             const odfgx_part_handlers *handlers,
                             odfgx_error *err);

#endif
