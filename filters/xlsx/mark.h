/* filters/xlsx/mark.h — writing marks into a workbook, from within: who
 * edits which part.
 *
 * What is put in is taken out again to the byte. Elements and parts of odfgx
 * are known by their names and words. Where something of the workbook had to
 * be written otherwise, white space that means nothing to XML says so: an
 * attribute that was added stands behind two spaces, and an element that was
 * empty, <x/>, ends with "</x >". */
#ifndef ODFGX_FILTERS_XLSX_MARK_H
#define ODFGX_FILTERS_XLSX_MARK_H

#include "filters/xlsx/mark_edit.h"

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

/* What a sheet's comments are in, and what shows them: mark_attached.c. All
 * may be NULL. */
typedef struct odfgx_attached {
    odfgx_mark_part *relationships;
    odfgx_node *comments_link, *drawing, *drawing_link;
    odfgx_mark_part *comments, *shapes;
} odfgx_attached;

/* Finds the relationships and, loaded, the comments. */
odfgx_status odfgx_mark_find_comments(odfgx_marking *marking,
                                      const odfgx_mark_part *sheet,
                                      odfgx_attached *out, odfgx_error *err);
/* And then what shows them, by the tree of the sheet. */
odfgx_status odfgx_mark_find_shapes(odfgx_marking *marking,
                                    odfgx_mark_part *sheet, odfgx_attached *out,
                                    odfgx_error *err);

/* A sheet's colours, and what leads to its comments: mark_clean.c takes them
 * out, mark_sheet.c puts them in. */
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
 * is given those whose comments are wholly gone, or are new. LibreOffice does
 * not keep who wrote a comment: one of nobody is odfgx's where the cell is one
 * of `coloured`, which are sorted by odfgx_spot_compare. */
odfgx_status odfgx_mark_clean_comments(odfgx_marking *marking,
                                       odfgx_mark_part *part,
                                       const odfgx_buffer *coloured,
                                       odfgx_buffer *cells, odfgx_error *err);
/* By row, then column; for qsort and bsearch. */
int odfgx_spot_compare(const void *a, const void *b);
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
