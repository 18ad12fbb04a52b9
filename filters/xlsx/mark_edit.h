/* filters/xlsx/mark_edit.h — edits of parts at places of their elements, and
 * of what the package says of them. */
#ifndef ODFGX_FILTERS_XLSX_MARK_EDIT_H
#define ODFGX_FILTERS_XLSX_MARK_EDIT_H

#include "filters/xlsx/mark_part.h"

/* ---------------------------------------------------- edits: mark_edit.c */

/* Begins an edit: what is written to the result, until the next one begins,
 * stands for the bytes from `begin` to short of `end`. */
odfgx_buffer *odfgx_mark_edit(odfgx_mark_part *part, size_t begin, size_t end);
/* Makes the edits. */
odfgx_status odfgx_mark_apply(odfgx_mark_part *part, odfgx_error *err);

/* Begins an edit behind all that an element holds, which _close ends. */
odfgx_buffer *odfgx_mark_open(odfgx_mark_part *part, const odfgx_node *node);
void odfgx_mark_close(odfgx_mark_part *part, const odfgx_node *node);
/* Begins an edit at the begin of an element that is not empty. */
odfgx_buffer *odfgx_mark_open_first(odfgx_mark_part *part,
                                    const odfgx_node *node);

void odfgx_mark_remove(odfgx_mark_part *part, odfgx_node *node);
/* Makes an element empty again that was, if all in it is removed. */
void odfgx_mark_restore(odfgx_mark_part *part, odfgx_node *node);

/* Sets an attribute without a prefix; one that is not there is added so that
 * odfgx_mark_unset knows it. */
void odfgx_mark_set(odfgx_mark_part *part, const odfgx_node *node,
                    const char *name, const char *value);
/* Removes an attribute that odfgx_mark_set has added; false for any other. */
bool odfgx_mark_unset(odfgx_mark_part *part, const odfgx_node *node,
                      const char *name);
/* Removes an attribute whoever wrote it. */
void odfgx_mark_cut(odfgx_mark_part *part, const odfgx_node *node,
                    const char *name);
/* Adds to a number that an attribute is, if it is one. */
void odfgx_mark_count(odfgx_mark_part *part, const odfgx_node *node,
                      const char *name, long more);

/* The bytes of a place; the prefix of an element's name, with its colon. */
odfgx_slice odfgx_mark_bytes(const odfgx_mark_part *part, odfgx_place place);
odfgx_slice odfgx_mark_prefix(const odfgx_mark_part *part, odfgx_place tag);

/* Writes markup in whose tags the prefix is put that an element has. No text
 * or value in it may hold a '<'. */
void odfgx_mark_add_xml(const odfgx_mark_part *part, odfgx_place tag,
                        const char *xml, odfgx_buffer *out);
/* Whether such markup stands at a place. */
bool odfgx_mark_is_xml(const odfgx_mark_part *part, odfgx_place tag,
                       odfgx_place place, const char *xml);
/* Writes ` xmlns="…"`, that of a sheet. */
void odfgx_mark_add_main(const odfgx_marking *marking, odfgx_buffer *out);
/* Writes ` r:id="…"`, and what the prefix stands for, unless the root says. */
void odfgx_mark_add_id(const odfgx_marking *marking,
                       const odfgx_mark_part *part, const char *id,
                       odfgx_buffer *out);
/* Writes a text as an ST_Xstring (ECMA-376 part 1, 22.9.2.19), cut to what a
 * cell or comment may hold. */
void odfgx_mark_add_string(const char *text, odfgx_buffer *out);

/* ------------------------------------------- the package: mark_package.c */

/* The relationships of a part; NULL in *out where it has none. */
odfgx_status odfgx_mark_relationships(odfgx_marking *marking,
                                      const char *source, odfgx_mark_part **out,
                                      odfgx_error *err);
/* One by its id; `relationships` may be NULL. */
odfgx_node *odfgx_mark_by_id(const odfgx_mark_part *relationships,
                             const char *id);
/* The first by the end of its type that leads to a part, and this; NULL in
 * both where there is none. */
odfgx_status odfgx_mark_by_type(odfgx_marking *marking, const char *source,
                                const odfgx_mark_part *relationships,
                                const char *type, odfgx_node **link,
                                odfgx_mark_part **out, odfgx_error *err);
/* The part that it leads to; NULL in *out where there is none inside. */
odfgx_status odfgx_mark_follow(odfgx_marking *marking, const char *source,
                               const odfgx_node *relationship,
                               odfgx_mark_part **out, odfgx_error *err);
/* Adds relationships to parts, and says of what type they are. */
typedef struct odfgx_mark_link {
    const char *type;              /* "comments" */
    const char *content_type;      /* of the target */
    const odfgx_mark_part *target; /* that was added */
    char id[24];                   /* is set */
} odfgx_mark_link;
odfgx_status odfgx_mark_relate(odfgx_marking *marking, const char *source,
                               odfgx_mark_link *links, size_t count,
                               odfgx_error *err);
/* Drops a part, its relationships and the one that leads to it. */
odfgx_status odfgx_mark_drop(odfgx_marking *marking, odfgx_mark_part *part,
                             odfgx_mark_part *relationships,
                             odfgx_node *relationship, odfgx_error *err);

#endif
