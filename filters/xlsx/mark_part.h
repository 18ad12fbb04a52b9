/* filters/xlsx/mark_part.h — parts of a workbook that is being marked, and
 * their trees: of each element, where it stands. */
#ifndef ODFGX_FILTERS_XLSX_MARK_PART_H
#define ODFGX_FILTERS_XLSX_MARK_PART_H

#include "filters/filter.h"
#include "filters/xlsx/mark_names.h"
#include "report/arena.h"
#include "report/text.h"

/* An element of a part; all of it lives as long as the part's tree. */
typedef struct odfgx_node {
    int token;
    odfgx_place tag; /* its start tag */
    odfgx_place end; /* its end tag: no bytes behind it where it is <x/> */
    const odfgx_attribute *attributes; /* those that are known */
    size_t attribute_count;
    const char *text; /* of an element without elements; else "" */
    struct odfgx_node *parent, *first, *last, *next;
    bool removed, restored;
} odfgx_node;

const char *odfgx_node_get(const odfgx_node *node, int attribute);
/* The first child with a token; NULL for none, or for no node. */
odfgx_node *odfgx_node_child(const odfgx_node *node, int token);
/* The next sibling with the same token. */
odfgx_node *odfgx_node_again(const odfgx_node *node);

/* Bytes from `begin` to short of `end` become those of the buffer of texts,
 * from `text` to where the next edit's begin. */
typedef struct odfgx_edit_at {
    size_t begin, end, text, order;
} odfgx_edit_at;

typedef enum odfgx_encoding {
    ODFGX_UTF_8,
    ODFGX_UTF_16LE,
    ODFGX_UTF_16BE
} odfgx_encoding;

/* A part that is looked at or made. */
typedef struct odfgx_mark_part {
    const char *name;      /* of its entry */
    odfgx_buffer bytes;    /* in UTF-8, and then without its declaration */
    odfgx_buffer preamble; /* the mark and declaration of UTF-16, in UTF-8 */
    odfgx_encoding encoding;
    odfgx_arena arena; /* of the tree */
    odfgx_node *root;  /* NULL where there is no tree */
    odfgx_edit_at *edits;
    size_t edit_count, edit_capacity;
    odfgx_buffer texts;
    bool loaded, added, changed, dropped;
    bool done;   /* a sheet that several names lead to is marked once */
    bool failed; /* memory ran out */
} odfgx_mark_part;

/* A sheet as the workbook lists it. */
typedef struct odfgx_marked_sheet {
    const char *name;
    odfgx_mark_part *part; /* NULL: no worksheet, or none that can be found */
    odfgx_node *node;
    bool results; /* it is the list of an earlier run */
} odfgx_marked_sheet;

/* Formats that are put into the styles. */
typedef struct odfgx_mark_styles {
    unsigned long levels[ODFGX_ERROR + 1], head, link; /* dxfId */
    unsigned long wrapped; /* a cell's style; 0 where there is none */
} odfgx_mark_styles;

typedef struct odfgx_marking {
    odfgx_package *package;
    const odfgx_markup *markup;
    odfgx_arena arena;
    odfgx_mark_part **parts;
    size_t part_count, part_capacity;
    odfgx_mark_part *types, *book, *book_relationships;
    bool strict; /* ISO/IEC 29500 strict: other URIs */
    odfgx_marked_sheet *sheets;
    size_t sheet_count;
    odfgx_mark_styles styles;
    const char *results_name; /* of the sheet that is added */
    unsigned last_id;         /* of a relationship */
} odfgx_marking;

/* ---------------------------------------------------- parts: mark_part.c */

/* The part of a name, not loaded; NULL in *out where there is none. */
odfgx_status odfgx_mark_find(odfgx_marking *marking, const char *name,
                             odfgx_mark_part **out, odfgx_error *err);
/* A new part, "FOLDERodfgx1ENDING", beside the workbook, in UTF-8; its bytes
 * are to be written. */
odfgx_status odfgx_mark_add(odfgx_marking *marking, const char *folder,
                            const char *ending, odfgx_mark_part **out,
                            odfgx_error *err);
/* The same with a name of its own; a part that was dropped may have it. */
odfgx_status odfgx_mark_begin(odfgx_marking *marking, const char *name,
                              odfgx_mark_part **out, odfgx_error *err);
odfgx_status odfgx_mark_load(odfgx_marking *marking, odfgx_mark_part *part,
                             odfgx_error *err);
/* Whether a loaded part holds these bytes. */
bool odfgx_mark_holds(const odfgx_mark_part *part, const char *text);
/* Makes the edits of all parts, whose trees are forgotten. */
odfgx_status odfgx_mark_commit(odfgx_marking *marking, odfgx_error *err);
/* Forgets what was loaded of a part that no edit changes. */
void odfgx_mark_forget(odfgx_mark_part *part);
odfgx_status odfgx_mark_pack(odfgx_marking *marking, odfgx_buffer *out,
                             odfgx_error *err);
void odfgx_mark_clear(odfgx_marking *marking);

/* Whether the name of an entry is one that odfgx gives. */
bool odfgx_mark_is_ours(const char *name);

/* UTF-16 of a part to UTF-8 and back: mark_encoding.c. */
odfgx_status odfgx_mark_decode(odfgx_mark_part *part, const char *where,
                               odfgx_error *err);
void odfgx_mark_encode(const odfgx_mark_part *part, odfgx_buffer *out);

/* ---------------------------------------------------- trees: mark_tree.c */

/* What is told of the elements within a sheet's rows, of which no nodes are
 * made; NULL: nothing. */
typedef struct odfgx_mark_rows {
    odfgx_status (*start)(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_place place,
                          odfgx_error *err);
    odfgx_status (*end)(void *context, int token, odfgx_place place,
                        odfgx_error *err);
    void *context;
} odfgx_mark_rows;

/* Loads a part and makes its tree, unless it has one. */
odfgx_status odfgx_mark_read(odfgx_marking *marking, odfgx_mark_part *part,
                             const odfgx_mark_rows *rows, odfgx_error *err);
/* The same without rows; ODFGX_CONTENT where its root is another element. */
odfgx_status odfgx_mark_expect(odfgx_marking *marking, odfgx_mark_part *part,
                               int root, odfgx_error *err);

odfgx_status odfgx_mark_fail_kind(const odfgx_marking *marking,
                                  const odfgx_mark_part *part,
                                  odfgx_error *err);
/* Behind the last child of the root that is one of the tokens from `first` to
 * `last`, where one that comes behind them has its place; the root must hold
 * something. */
size_t odfgx_mark_behind(const odfgx_mark_part *part, int first, int last);

#endif
