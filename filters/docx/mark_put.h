/* filters/docx/mark_put.h — what is known of marked places before marks are put
 * into them. */
#ifndef ODFGX_FILTERS_DOCX_MARK_PUT_H
#define ODFGX_FILTERS_DOCX_MARK_PUT_H

#include "filters/docx/mark.h"

/* A paragraph that comments are put into. */
typedef struct odfgx_docx_anchor {
    odfgx_place tag;
    size_t inner, end; /* behind its properties; before its end tag */
    odfgx_place look;  /* of its mark: properties of a run */
} odfgx_docx_anchor;

/* A text of a cell that is to hold a value, or a sign. */
typedef struct odfgx_docx_piece {
    size_t begin, end;
} odfgx_docx_piece;

/* What is known of a marked place: a cell, or a paragraph. */
typedef struct odfgx_docx_target {
    size_t first, count;    /* of the sites */
    odfgx_place tag, close; /* of the element; no bytes where it is empty */
    size_t anchor, outer;   /* indexes + 1 in the list, or 0: of the place;
                               of the paragraph around a text box */
    odfgx_place properties, properties_end, shading; /* of the cell */
    size_t shading_place; /* where one is to be put, or 0: at the end */
    odfgx_docx_shading shaded;
    bool changed, computed; /* by tracked changes, by a field */
    size_t first_piece, piece_count;
} odfgx_docx_target;

/* All of them; the lists are malloc's. */
typedef struct odfgx_docx_targets {
    odfgx_docx_marking *marking;
    odfgx_docx_anchor *anchors;
    size_t anchor_count, anchor_capacity;
    odfgx_docx_target *items; /* in the order of the sites */
    size_t count, capacity;
    odfgx_docx_piece *pieces; /* of all targets, each one's together */
    size_t piece_count, piece_capacity;
    odfgx_place body; /* its tag */
} odfgx_docx_targets;

/* Reads the main part, whose ids are then in use: docx/mark_scan.c. */
odfgx_status odfgx_docx_targets_find(odfgx_docx_targets *targets,
                                     odfgx_error *err);
void odfgx_docx_targets_clear(odfgx_docx_targets *targets);

#endif
