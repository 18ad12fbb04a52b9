/* filters/opendocument/mark.h — marks in OpenDocument sheets: what its steps
 * share. A document is scanned for where its rows, cells and comments stand,
 * and what is put in are changes at those places. */
#ifndef ODFGX_FILTERS_OPENDOCUMENT_MARK_H
#define ODFGX_FILTERS_OPENDOCUMENT_MARK_H

#include "filters/changes.h"
#include "filters/filter.h"
#include "filters/opendocument/mark_names.h"

/* What is scanned. */
typedef struct odfgx_od_source {
    const char *file, *part; /* `part` NULL: the file is the part */
    const odfgx_limits *limits;
    const odfgx_buffer *text;
} odfgx_od_source;

/* -------------------------------------------------- rows: mark_row.c */

typedef struct odfgx_od_marked_cell {
    odfgx_place tag;
    size_t close, end;        /* of its content, of all; equal: it is empty */
    uint32_t column, columns; /* the first, how many alike */
    odfgx_place note;         /* the tag of a comment that it has */
    size_t note_close, note_end;  /* where that ends; 0: there is none */
    size_t note_at;               /* where one may be put in */
    size_t paragraph, paragraphs; /* indexes of its texts in the row's, from
                                     the first to short of the last */
} odfgx_od_marked_cell;

typedef struct odfgx_od_marked_row {
    const odfgx_buffer *text;
    bool valued; /* values are put in; else comments */
    odfgx_place tag;
    size_t close, end;
    uint32_t row, rows, columns; /* the first, how many alike, how wide */
    odfgx_od_marked_cell *cells;
    size_t cell_count, cell_capacity;
    odfgx_place *paragraphs;
    size_t paragraph_count, paragraph_capacity;
} odfgx_od_marked_row;

/* Appends the run of rows with the marks, which all are in it, by row and
 * column. */
odfgx_status odfgx_od_mark_row(const odfgx_od_marked_row *row,
                               const odfgx_mark *const *marks, size_t count,
                               odfgx_buffer *out, odfgx_error *err);

/* Appends rows that a table did not have, from `first` on, to hold marks. */
void odfgx_od_mark_new_rows(const odfgx_od_marked_row *row, uint32_t first,
                            const odfgx_mark *const *marks, size_t count,
                            odfgx_buffer *out);

/* ---------------------------------------------------- tags: mark_tag.c */

/* Appends a raw start tag as that of an element with content; its end. */
void odfgx_od_add_opened(const odfgx_buffer *text, odfgx_place tag,
                         odfgx_buffer *out);
void odfgx_od_add_closing(const odfgx_buffer *text, odfgx_place tag,
                          odfgx_buffer *out);

/* Appends a raw start tag with a count of repeats in it: `local` is what its
 * attribute is called behind the prefix. */
void odfgx_od_add_repeated(const odfgx_buffer *text, odfgx_place tag,
                           const char *local, uint32_t count,
                           odfgx_buffer *out);

/* Appends the start tag of a cell that holds this number, with content. */
void odfgx_od_add_valued(const odfgx_buffer *text, odfgx_place tag,
                         const char *value, odfgx_buffer *out);

/* Appends the lines as paragraphs that declare their namespace. */
void odfgx_od_add_paragraphs(odfgx_buffer *out, const char *lines);

/* Appends "'表三 依申请公开'.D6". */
void odfgx_od_add_address(odfgx_buffer *out, const char *table, uint32_t row,
                          uint32_t column);

/* ---------------------------------------------- results: mark_results.c */

/* Appends the sheet of results, the automatic styles that it uses, and the
 * common ones of the marked cells. */
void odfgx_od_add_results(odfgx_buffer *out, const char *name,
                          const odfgx_markup *markup);
void odfgx_od_add_automatic_styles(odfgx_buffer *out);
void odfgx_od_add_common_styles(odfgx_buffer *out);

/* The common style of marked cells of a level. */
const char *odfgx_od_mark_style(odfgx_level level);

/* -------------------------------------------------------------- passes */

/* mark_scan.c: adds what marks content.xml or a flat document; `styled`: with
 * the common styles. Without results, it adds values instead. ODFGX_USAGE where
 * it holds no spreadsheet. */
odfgx_status odfgx_od_mark_content(const odfgx_od_source *source, bool styled,
                                   const odfgx_markup *markup,
                                   odfgx_changes *changes, odfgx_error *err);

/* mark_clean.c: adds what takes the marks of an earlier run out of a part,
 * after another program has written it anew. */
odfgx_status odfgx_od_mark_clean(const odfgx_od_source *source,
                                 odfgx_changes *changes, odfgx_error *err);

/* mark_scan.c: adds the common styles to styles.xml. */
odfgx_status odfgx_od_mark_styles(const odfgx_od_source *source,
                                  odfgx_changes *changes, odfgx_error *err);

#endif
