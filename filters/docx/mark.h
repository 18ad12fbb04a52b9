/* filters/docx/mark.h — writing marks into a DOCX, from within.
 *
 * First all marks of an earlier run are taken out of the main part, then the
 * filter reads what is left and says where its cells and paragraphs stand in
 * the bytes, then the new marks are put in there. What is put in is taken out
 * again to the byte, and is known again after an office suite has saved the
 * document anew:
 *
 * - Comments are those of the author ODFGX_MARK_AUTHOR.
 * - Each marked place has a bookmark, "_odfgx_m1": its begin hides it from the
 *   lists of the suites. The links of the list of results lead to it.
 * - A marked cell has a fill that nobody else uses. The fill that it had is
 *   kept in its pattern's colour, which a clear pattern does not show; any
 *   other shading also in the bookmark, "_odfgx_m1_s03_FF0000_auto". To the
 *   byte it stands in an XML comment behind ours, which suites drop.
 * - The list of results is known by ODFGX_MARK_SIGN.
 * - An element that was empty, <w:p/>, ends with "</w:p >"; one that is wholly
 *   odfgx's with "</w:tcPr  >". */
#ifndef ODFGX_FILTERS_DOCX_MARK_H
#define ODFGX_FILTERS_DOCX_MARK_H

#include "filters/docx/edits.h"
#include "filters/filter.h"
#include "filters/opc.h"
#include "odf/part.h"
#include "odf/plain.h"

enum {
    MARK_BODY = 1,
    MARK_PARAGRAPH,
    MARK_PARAGRAPH_PROPERTIES,
    MARK_RUN,
    MARK_RUN_PROPERTIES,
    MARK_TEXT,
    MARK_SIGN,   /* a tab, a line's end: text by another name */
    MARK_FIELD,  /* what computes a text */
    MARK_CHANGE, /* a tracked change of what is there */
    MARK_TABLE,
    MARK_CELL,
    MARK_CELL_PROPERTIES,
    MARK_BEFORE_SHADING, /* properties of a cell that come before it */
    MARK_SHADING,
    MARK_BOX,
    MARK_PICTURE,
    MARK_BOOKMARK,
    MARK_BOOKMARK_END,
    MARK_COMMENT_BEGIN,
    MARK_COMMENT_END,
    MARK_REFERENCE,
    MARK_COMMENTS, /* the root of their part */
    MARK_COMMENT,
    MARK_OTHER,
    MARK_ELEMENTS,
    MARK_ID,
    MARK_NAME,
    MARK_VALUE,
    MARK_COLOR,
    MARK_FILL,
    MARK_AUTHOR
};

extern const odfgx_vocabulary odfgx_docx_mark_vocabulary;

#define ODFGX_DOCX_BOOKMARK "_odfgx_m"

/* Numbers that grow, of elements in a part. */
typedef struct odfgx_docx_ids {
    long *items;
    size_t count, capacity;
    size_t next; /* of these: those before it are less than `free` */
    long free;
    bool sorted;
} odfgx_docx_ids;

/* Reads one; false where there is none. */
bool odfgx_docx_id(const char *text, long *out);
/* Adds one, if it is one. */
odfgx_status odfgx_docx_ids_add(odfgx_docx_ids *ids, const char *text,
                                odfgx_error *err);
bool odfgx_docx_ids_have(odfgx_docx_ids *ids, long id);
/* The least number that is not in it, each time another one. */
long odfgx_docx_ids_next(odfgx_docx_ids *ids);

/* How elements of WordprocessingML are written at a place. */
typedef struct odfgx_docx_writer {
    odfgx_buffer *out;
    odfgx_slice prefix;      /* "w" */
    const char *declaration; /* of that prefix, "" where it is in scope */
} odfgx_docx_writer;

/* Writes XML with the prefix "w:", which becomes the one in use; each '@'
 * behind the name of an outermost element the declaration, if need be. */
void odfgx_docx_write(const odfgx_docx_writer *writer, const char *xml);
void odfgx_docx_write_number(const odfgx_docx_writer *writer, long number);
/* Character data; a value of an attribute, without what is around it. */
void odfgx_docx_write_text(const odfgx_docx_writer *writer, const char *text,
                           size_t length);

/* A part that is edited. */
typedef struct odfgx_docx_part {
    const char *entry; /* its name in the archive; NULL: it is new */
    const char *name;  /* as a part */
    odfgx_buffer bytes;
    odfgx_docx_edits edits;
    bool changed, dropped;
} odfgx_docx_part;

/* The bytes of a place in it. */
odfgx_slice odfgx_docx_part_bytes(const odfgx_docx_part *part,
                                  odfgx_place place);
/* Reads its bytes through the gate. `gate` is set while that goes on. */
odfgx_status odfgx_docx_part_scan(const odfgx_docx_part *part,
                                  const odfgx_part_origin *origin,
                                  const odfgx_part_handlers *handlers,
                                  const odfgx_vocabulary *vocabulary,
                                  odfgx_part **gate, odfgx_error *err);
/* Makes its edits, which are then forgotten. */
odfgx_status odfgx_docx_part_apply(odfgx_docx_part *part, odfgx_error *err);

/* Whether a tag is that of an empty element. */
bool odfgx_docx_is_empty_tag(odfgx_slice tag);

/* A place that is marked: a cell, or a paragraph outside of tables. */
typedef struct odfgx_docx_site {
    const odfgx_mark *mark;
    size_t source;     /* where its tag begins */
    char bookmark[41]; /* Word takes no longer name */
} odfgx_docx_site;

typedef struct odfgx_docx_marking {
    odfgx_input *input;
    odfgx_package *package;
    odfgx_opc *opc;
    const odfgx_markup *markup;
    odfgx_docx_part main, comments, links, types;
    const char *removed;    /* the entry of comments that were only odfgx's */
    odfgx_docx_ids ours;    /* comments of odfgx */
    odfgx_docx_ids used;    /* ids of all else */
    odfgx_docx_site *sites; /* those found, by source */
    size_t site_count;
    size_t comment_count;                   /* comments that are left */
    odfgx_place comments_tag, comments_end; /* of their root */
    odfgx_buffer comments_name, links_name; /* of parts that may be new */
    bool strict;
} odfgx_docx_marking;

/* Records a failure, a whole sentence, at the cell of a mark. */
odfgx_status odfgx_docx_fail_at(const odfgx_docx_marking *marking,
                                const odfgx_mark *mark, odfgx_error *err,
                                const char *sentence);

/* What a writer needs at a tag of the part: its prefix. */
odfgx_docx_writer odfgx_docx_writer_at(const odfgx_docx_marking *marking,
                                       odfgx_docx_part *part, odfgx_place tag);

/* Takes marks out of the main part: docx/mark_strip.c. */
odfgx_status odfgx_docx_strip(odfgx_docx_marking *marking, odfgx_error *err);

/* Finds the marks' places: docx/mark_sites.c. */
odfgx_status odfgx_docx_find_sites(odfgx_docx_marking *marking,
                                   odfgx_error *err);

/* Puts marks and values into the main part: docx/mark_put.c. */
odfgx_status odfgx_docx_put(odfgx_docx_marking *marking, odfgx_error *err);

/* The list of results: docx/mark_results.c. */
void odfgx_docx_write_results(const odfgx_docx_marking *marking,
                              const odfgx_docx_writer *writer);

/* Reads a part's entry. */
odfgx_status odfgx_docx_part_read(const odfgx_docx_marking *marking,
                                  odfgx_docx_part *part, odfgx_error *err);

/* What leads to the comments, and says what they are: docx/mark_links.c. */
odfgx_status odfgx_docx_links_open(odfgx_docx_marking *marking,
                                   odfgx_error *err);
bool odfgx_docx_link_is_ours(const char *id);
/* Takes the relationship out, and the type of the comments' part. */
odfgx_status odfgx_docx_links_drop(odfgx_docx_marking *marking, const char *id,
                                   odfgx_error *err);
/* Adds both for the part `comments_name`; `target` is its name as the main
 * part sees it. */
odfgx_status odfgx_docx_links_add(odfgx_docx_marking *marking,
                                  const char *target, odfgx_error *err);

/* The part of comments: docx/mark_comments.c. Those of
 * odfgx are taken out, and the part with them where nobody else made it. */
odfgx_status odfgx_docx_comments_strip(odfgx_docx_marking *marking,
                                       odfgx_error *err);
/* Makes it ready for comments to be put in, until it is closed; there is one
 * then. Its ids are in use. */
odfgx_status odfgx_docx_comments_open(odfgx_docx_marking *marking,
                                      odfgx_error *err);
void odfgx_docx_comments_put(odfgx_docx_marking *marking, long id,
                             const char *text);
odfgx_status odfgx_docx_comments_close(odfgx_docx_marking *marking,
                                       odfgx_error *err);

/* The fill of a marked cell. */
const char *odfgx_docx_level_fill(odfgx_level level);
bool odfgx_docx_is_level_fill(const char *fill);

/* The shading that a cell had. Written to the end of a bookmark's name where
 * `color` can't hold it; and read there. */
typedef struct odfgx_docx_shading {
    char value[24], color[8], fill[8];
} odfgx_docx_shading;

bool odfgx_docx_shading_is_plain(const odfgx_docx_shading *shading);
bool odfgx_docx_shading_name(const odfgx_docx_shading *shading, char *out,
                             size_t size);
bool odfgx_docx_shading_read(const char *bookmark, odfgx_docx_shading *out);

/* The document with marks: docx/mark.c. */
odfgx_status odfgx_docx_mark(odfgx_input *input, const odfgx_markup *markup,
                             odfgx_buffer *out, odfgx_error *err);

#endif
