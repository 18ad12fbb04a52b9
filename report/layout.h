/* report/layout.h — how a table of the form looks on paper: its merged heads,
 * the labels beside its rows and the places of its figures, in one grid. */
#ifndef ODFGX_REPORT_LAYOUT_H
#define ODFGX_REPORT_LAYOUT_H

#include "report/form.h"

typedef enum odfgx_layout_kind {
    ODFGX_LAYOUT_BAND,   /* the row over a band's head */
    ODFGX_LAYOUT_CORNER, /* over the row labels */
    ODFGX_LAYOUT_HEAD,
    ODFGX_LAYOUT_LABEL,
    ODFGX_LAYOUT_FIGURE
} odfgx_layout_kind;

typedef struct odfgx_layout_cell {
    odfgx_layout_kind kind;
    uint32_t row, column;   /* 0-based, of its first corner */
    uint32_t rows, columns; /* merged extent, >= 1 */
    const char *text;       /* the official label; NULL: none, or a figure */
    size_t value;           /* of a figure: index of the value */
    bool entry;             /* of a head: over figures, not over heads */
} odfgx_layout_cell;

typedef struct odfgx_layout {
    odfgx_layout_cell *cells; /* row by row; together they cover the grid */
    size_t count, capacity;
    uint32_t rows, columns;
    uint32_t labels; /* columns of row labels */
    uint32_t head;   /* rows of the first band's heading and head */
} odfgx_layout;

/* Lays out a table of the form, whose strings are borrowed. Clear it in any
 * case. */
odfgx_status odfgx_layout_make(odfgx_layout *layout, const odfgx_table *table,
                               odfgx_error *err);
void odfgx_layout_clear(odfgx_layout *layout);

#endif
