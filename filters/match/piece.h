/* filters/match/piece.h — a band of the form found in a grid: which columns
 * its head names and which rows its labels name. A table that is cut in two
 * gives two pieces of the same band. */
#ifndef ODFGX_FILTERS_MATCH_PIECE_H
#define ODFGX_FILTERS_MATCH_PIECE_H

#include "filters/match/grid.h"

#define ODFGX_NOWHERE UINT32_MAX

/* The labels of one head lie in so many rows. */
#define ODFGX_HEAD_ROWS 4

/* The columns under a label of the head. */
typedef struct odfgx_span {
    uint32_t first, last;        /* ODFGX_NOWHERE: not found */
    size_t label;                /* index of the cell that carries the label */
    bool ambiguous;              /* two columns carry it */
    const odfgx_grid_cell *near; /* the label was only nearly right */
    const odfgx_grid_cell *over; /* so was that of the row over it, printed
                                    across */
} odfgx_span;

/* A row of the grid that a row of the form stands in. */
typedef struct odfgx_place {
    uint32_t row;   /* ODFGX_NOWHERE: not found */
    uint32_t label; /* column of its label, ODFGX_NOWHERE: it has none */
    bool shifted;   /* figures stand to the left of their columns */
    const odfgx_grid_cell *near;
    const odfgx_grid_cell *again; /* a later row with the same label */
} odfgx_place;

/* Both axes are those of the page: for a table that is printed across, the
 * columns are the rows' columns side by side, and there is one row. */
typedef struct odfgx_piece {
    const odfgx_table *table;
    const odfgx_band *band;
    const odfgx_grid *grid;
    bool by_order;        /* figures are told by their order in the row */
    bool nearly;          /* the head has labels that are only nearly right */
    bool headless;        /* goes on with the columns of the table before */
    uint32_t top, bottom; /* rows of the head, if it has one */
    uint32_t begin;       /* the first row that may be one of its own */
    uint32_t end;         /* the row behind the last that belongs to it */
    odfgx_span *columns;
    odfgx_place *rows;
    size_t column_count, row_count;
    size_t columns_found, rows_found;
    bool stale;   /* hidden, and the table stands in a visible one, too */
    bool outdone; /* another head that lies over this one names more */
    struct odfgx_piece *next;
} odfgx_piece;

size_t odfgx_piece_evidence(const odfgx_piece *piece);

/* Column lines of the page and, for tables printed across, the row line over
 * it (else NULL). */
const odfgx_line *odfgx_piece_column(const odfgx_piece *piece, size_t index,
                                     const odfgx_line **over);

/* The value of the form at a row and a column of the page. */
size_t odfgx_piece_value(const odfgx_piece *piece, size_t row, size_t column);

/* Finds the heads of a band in a grid, and puts a piece for each in front of
 * *pieces (in `arena`), with columns but no rows yet; `nearly`: labels may be
 * mistyped. */
odfgx_status odfgx_pieces_find_heads(odfgx_piece **pieces,
                                     const odfgx_grid *grid,
                                     const odfgx_table *table,
                                     const odfgx_band *band, bool nearly,
                                     odfgx_arena *arena, odfgx_error *err);

/* Where two labels of the head stand over one column, the order of the figures
 * counts, if the head has all labels in order; else nothing can be told. */
void odfgx_piece_settle_order(odfgx_piece *piece);

/* Finds a head and figures of a band that is printed across by the order of
 * their cells alone. */
bool odfgx_piece_find_ordered(odfgx_piece *piece);

/* A piece without columns or rows yet, in `arena`; NULL without memory. */
odfgx_piece *odfgx_piece_new(const odfgx_grid *grid, const odfgx_table *table,
                             const odfgx_band *band, odfgx_arena *arena);

/* Finds the rows of a piece from `begin` to short of `end`. */
void odfgx_piece_find_rows(odfgx_piece *piece);

/* Finds the figures of a piece that is printed across and has no head: a row
 * of nothing but as many cells as there are columns. */
void odfgx_piece_find_figures(odfgx_piece *piece);

/* Finds the heads and rows of all bands of the form, a list of pieces a band:
 * by their labels; by order; by labels that are nearly right; and, for bands
 * that lack rows, in the tables which follow without a head of their own.
 * `lists` holds a NULL for each band, in the form's order. */
odfgx_status odfgx_pieces_find(odfgx_piece **lists, const odfgx_form *form,
                               odfgx_grid *const *grids, size_t grid_count,
                               odfgx_arena *arena, odfgx_error *err);

#endif
