/* filters/opc.h — Open Packaging Conventions (ECMA-376 part 2): the parts of
 * a DOCX or XLSX, found by their relationships, never outside of the package.
 */
#ifndef ODFGX_FILTERS_OPC_H
#define ODFGX_FILTERS_OPC_H

#include "odf/package.h"

typedef struct odfgx_opc odfgx_opc;

/* One relationship of a part. */
typedef struct odfgx_relationship {
    const char *source; /* the part that has it; "" for the package */
    const char *id;     /* "rId1" */
    /* What it is to the part: "worksheet", the end of the URI that stands for
     * it, transitional, strict or Microsoft's own; "" for any other. */
    const char *type;
    const char *target; /* as written */
    bool external;      /* its target is no part: it is never opened */
} odfgx_relationship;

/* In document order. */
typedef struct odfgx_relationships {
    const odfgx_relationship *items;
    size_t count;
} odfgx_relationships;

/* Finds the main part of the package, which is borrowed and must outlive the
 * result. What it gives lives as long as it. Without [Content_Types].xml,
 * _rels/.rels or a main part it is ODFGX_FORMAT. */
odfgx_status odfgx_opc_open(odfgx_opc **out, odfgx_package *package,
                            odfgx_error *err);
void odfgx_opc_free(odfgx_opc *opc);

/* The main part, and its content type; "" where none is stated. */
const char *odfgx_opc_main(const odfgx_opc *opc);
const char *odfgx_opc_main_type(const odfgx_opc *opc);

/* The relationships of a part, none where it has none. ODFGX_LIMIT where they
 * take, with all that were read before, more than 16 MiB. */
odfgx_status odfgx_opc_relationships(odfgx_opc *opc, const char *part,
                                     odfgx_relationships *out,
                                     odfgx_error *err);

/* The first relationship with an id, the first of a type; NULL for none. */
const odfgx_relationship *odfgx_relationship_by_id(
    const odfgx_relationships *relationships, const char *id);
const odfgx_relationship *odfgx_relationship_by_type(
    const odfgx_relationships *relationships, const char *type);

/* The part that a relationship leads to, by the name that odfgx_part_read
 * takes. ODFGX_CONTENT where that is outside of the package, ODFGX_DAMAGED
 * where the package has no such part; `where` NULL: "FILE: SOURCE". */
odfgx_status odfgx_opc_follow(odfgx_opc *opc,
                              const odfgx_relationship *relationship,
                              const char *where, const char **out,
                              odfgx_error *err);

/* The archive's name of a part: that very name, else one that differs only in
 * the case of ASCII letters or has '\' for '/' (ECMA-376 part 2, 6.2.2.3);
 * NULL where there is none. */
const char *odfgx_opc_find(const odfgx_package *package, const char *part);

#endif
