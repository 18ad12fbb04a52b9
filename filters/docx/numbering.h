/* filters/docx/numbering.h — the automatic numbers of a DOCX, counted as its
 * paragraphs come (ECMA-376 part 1, 17.9). */
#ifndef ODFGX_FILTERS_DOCX_NUMBERING_H
#define ODFGX_FILTERS_DOCX_NUMBERING_H

#include "filters/docx/label.h"
#include "filters/docx/styles.h"

enum { DOCX_LEVELS = 9 };

/* How paragraphs on a level of a list are numbered. */
typedef struct odfgx_docx_level {
    uint32_t start;
    const odfgx_docx_format *format;
    const char *text;  /* "%1." */
    const char *style; /* the paragraph style that the level is for, or "" */
    long restart;      /* the level, from 1, that lets it begin anew; 0: none;
                          -1: any above it */
    bool legal;        /* all of its numbers are decimal */
    bool joined;       /* nothing stands between it and the text */
} odfgx_docx_level;

/* What lists have in common, and how far they have counted. */
typedef struct odfgx_docx_abstract {
    long id;
    const char *style_link; /* the style that has its levels, or "" */
    const odfgx_docx_level *levels[DOCX_LEVELS];
    uint32_t counts[DOCX_LEVELS];
    bool begun[DOCX_LEVELS];
} odfgx_docx_abstract;

typedef struct odfgx_docx_list {
    long id, abstract_id;
    size_t order; /* in the part */
    odfgx_docx_abstract *abstract;
    const odfgx_docx_level *levels[DOCX_LEVELS]; /* of its own, or NULL */
    uint32_t starts[DOCX_LEVELS];                /* likewise */
    bool has_start[DOCX_LEVELS];
    bool used[DOCX_LEVELS];
} odfgx_docx_list;

/* { 0 } has no lists. */
typedef struct odfgx_docx_numbering {
    odfgx_arena arena;
    size_t kept;
    odfgx_docx_abstract *abstracts; /* sorted by id */
    size_t abstract_count, abstract_capacity;
    odfgx_docx_list *lists; /* sorted by id */
    size_t list_count, list_capacity;
} odfgx_docx_numbering;

/* Reads the part; the styles are read before. */
odfgx_status odfgx_docx_numbering_read(odfgx_docx_numbering *numbering,
                                       odfgx_docx_styles *styles,
                                       odfgx_package *package, const char *part,
                                       odfgx_error *err);
void odfgx_docx_numbering_clear(odfgx_docx_numbering *numbering);

/* A list by its id, or NULL. */
odfgx_docx_list *odfgx_docx_list_find(const odfgx_docx_numbering *numbering,
                                      long id);

/* Counts a paragraph and appends its label with what stands between it and
 * the text: one space, or nothing behind a mark such as "、" that takes the
 * room of a sign. `style` is the id of the style that names the list, or NULL
 * where the paragraph does: the level is then the one that is for the style.
 * Appends nothing where there is no such list. */
void odfgx_docx_numbering_count(odfgx_docx_numbering *numbering,
                                odfgx_docx_reference reference,
                                const char *style, odfgx_buffer *out);

#endif
