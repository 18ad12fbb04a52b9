/* filters/xlsx/mark.h — writing marks into a workbook, from within: parts as
 * trees of places, edits at these places, and who edits which part.
 *
 * What is put in is taken out again to the byte. Elements and parts of odfgx
 * are known by their names and words. Where something of the workbook had to
 * be written otherwise, white space that means nothing to XML says so: an
 * attribute that was added stands behind two spaces, and an element that was
 * empty, <x/>, ends with "</x >". */
#ifndef ODFGX_FILTERS_XLSX_MARK_H
#define ODFGX_FILTERS_XLSX_MARK_H

#include "filters/filter.h"
#include "filters/xlsx/mark_names.h"
#include "odf/part.h"
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

/* A mark at the cell that shows it: that where a merge begins. */
typedef struct odfgx_spot {
    uint32_t row, column;
    const odfgx_mark *mark;
} odfgx_spot;

/* The marks of a sheet by row, then column. */
typedef struct odfgx_spots {
    odfgx_spot *items;
    size_t count;
} odfgx_spots;

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

/* --------------------------------------------- who edits what is his part */

/* The sheets of the workbook: mark_book.c. */
odfgx_status odfgx_mark_list_sheets(odfgx_marking *marking, odfgx_error *err);
/* Takes the lists of results out; their parts are dropped. */
odfgx_status odfgx_mark_clean_book(odfgx_marking *marking, odfgx_error *err);
odfgx_status odfgx_mark_book(odfgx_marking *marking,
                             const odfgx_mark_part *results, odfgx_error *err);
/* Has formulas computed anew, as figures have changed. */
odfgx_status odfgx_mark_recompute(odfgx_marking *marking, odfgx_error *err);

/* Names and measures: mark_label.c. The list of results is named as no other
 * sheet is. */
odfgx_status odfgx_mark_name_results(odfgx_marking *marking, odfgx_error *err);
/* Reads "A1:D6" or "A1"; false where it is none, as NULL is none. */
bool odfgx_mark_range(const char *text, odfgx_range *out);
/* A height in points, as text; 0 where it is none. */
unsigned odfgx_mark_pixels(const char *points);
/* How many lines a text takes where so many columns make one: 1 to 100. */
unsigned odfgx_mark_lines(const char *text, size_t columns);

/* What the file says of itself: mark_titles.c. `more` is 1 or -1. */
odfgx_status odfgx_mark_titles(odfgx_marking *marking, const char *name,
                               int more, odfgx_error *err);

/* mark_styles.c. */
odfgx_status odfgx_mark_clean_styles(odfgx_marking *marking, odfgx_error *err);
odfgx_status odfgx_mark_styles_add(odfgx_marking *marking, odfgx_error *err);

/* A sheet's colours, and what leads to its comments: mark_sheet.c. */
odfgx_status odfgx_mark_clean_sheet(odfgx_marking *marking,
                                    odfgx_marked_sheet *sheet,
                                    odfgx_error *err);
odfgx_status odfgx_mark_sheet(odfgx_marking *marking,
                              const odfgx_marked_sheet *sheet,
                              odfgx_spots spots, odfgx_error *err);

/* The heights of its rows, and cells that are to hold values: mark_rows.c. */
typedef struct odfgx_row_height {
    uint32_t row;
    unsigned pixels;
} odfgx_row_height;

typedef struct odfgx_target {
    uint32_t row, column;
    const char *value;
    bool found, formula;  /* there is such a cell; it is computed */
    odfgx_place tag, end; /* of the cell */
    bool row_found;
    odfgx_place row_tag, row_end;
    bool placed; /* where the cell, or the row, would have to come */
    size_t place;
} odfgx_target;

typedef struct odfgx_row_scan {
    odfgx_target *targets; /* by row, then column */
    size_t target_count;
    odfgx_row_height *heights;
    size_t height_count, height_capacity;
    size_t next, first, behind; /* targets: next row's, this row's */
    uint32_t row, column;       /* behind the last one */
    odfgx_target *open;         /* the cell that is being read */
    unsigned depth;
} odfgx_row_scan;

odfgx_mark_rows odfgx_mark_scan_rows(odfgx_row_scan *scan);
odfgx_status odfgx_mark_values(odfgx_marking *marking, odfgx_mark_part *part,
                               odfgx_row_scan *scan, odfgx_error *err);

/* A part of comments (ECMA-376 part 1, 18.7): comments.c. */
typedef struct odfgx_comment_authors {
    const char **names; /* as long as the tree of the part */
    size_t count;
} odfgx_comment_authors;

/* Reads it; ODFGX_CONTENT where it is another part. */
odfgx_status odfgx_comments_open(odfgx_marking *marking, odfgx_mark_part *part,
                                 odfgx_comment_authors *out, odfgx_error *err);
odfgx_node *odfgx_comment_first(const odfgx_mark_part *part);
/* Sets row and column; false where no cell is named. */
bool odfgx_comment_cell(const odfgx_node *comment, odfgx_spot *out);
/* "" where it is not told. */
const char *odfgx_comment_author(const odfgx_comment_authors *authors,
                                 const odfgx_node *comment);
/* Whether it only stands for a thread, which Excel shows in its place. */
bool odfgx_comment_is_thread(const odfgx_comment_authors *authors,
                             const odfgx_node *comment);
/* The next piece of its text behind `piece`, or the first. */
odfgx_node *odfgx_comment_piece(const odfgx_node *comment,
                                const odfgx_node *piece);

/* Marks as comments: mark_comments.c. `cells`, an odfgx_buffer of odfgx_spot,
 * is given those whose comments are wholly gone, or are new. */
odfgx_status odfgx_mark_clean_comments(odfgx_marking *marking,
                                       odfgx_mark_part *part,
                                       odfgx_buffer *cells, odfgx_error *err);
odfgx_status odfgx_mark_comments(odfgx_marking *marking, odfgx_mark_part *part,
                                 odfgx_spots spots, odfgx_buffer *cells,
                                 odfgx_error *err);

/* The drawing that shows comments: mark_shapes.c. */
typedef struct odfgx_mark_grid {
    const odfgx_mark_part *part; /* of the sheet */
    const odfgx_row_scan *rows;
    size_t number; /* of the sheet */
} odfgx_mark_grid;

odfgx_status odfgx_mark_clean_shapes(odfgx_marking *marking,
                                     odfgx_mark_part *part, odfgx_buffer *cells,
                                     odfgx_error *err);
odfgx_status odfgx_mark_shapes(odfgx_marking *marking, odfgx_mark_part *part,
                               const odfgx_buffer *cells,
                               const odfgx_mark_grid *grid, odfgx_error *err);

/* The sheet of results: mark_results.c. */
odfgx_status odfgx_mark_results(odfgx_marking *marking, odfgx_mark_part **out,
                                odfgx_error *err);

/* ------------------------------------------------------------- words */

/* What a condition of odfgx says: it always holds. */
#define ODFGX_MARK_RULE "LEN(\"odfgx\")=5"
#define ODFGX_MARK_RULE_WORD "\"odfgx\""
/* And one on the sheet of results, which is known by it. */
#define ODFGX_MARK_RESULTS_RULE "LEN(\"odfgx:results\")=13"
#define ODFGX_MARK_RESULTS_WORD "\"odfgx:results\""

/* Marks a workbook: mark.c. */
odfgx_status odfgx_xlsx_mark(odfgx_input *input, const odfgx_markup *markup,
                             odfgx_buffer *out, odfgx_error *err);

#endif
