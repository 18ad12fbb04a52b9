/* odf/workbook_sheet.h — a workbook to fill in, before it is XML: sheets as
 * grids of cells, in the workbook's arena. No call reports a failure: memory
 * that ran out is remembered in `failed` and asked for once, at the end. */
#ifndef ODFGX_ODF_WORKBOOK_SHEET_H
#define ODFGX_ODF_WORKBOOK_SHEET_H

#include "odf/workbook_draft.h"
#include "report/buffer.h"
#include "report/form.h"

/* Years of a report; the first is that of the law's coming into force. */
#define ODFGX_FIRST_YEAR 2008
#define ODFGX_LAST_YEAR 2100

/* How a cell looks and whether it is locked; odf/workbook_styles.h. */
typedef enum odfgx_cell_style {
    ODFGX_STYLE_PLAIN,
    ODFGX_STYLE_TITLE,
    ODFGX_STYLE_BAND,   /* the heading over a part of a table */
    ODFGX_STYLE_HEAD,   /* over a column */
    ODFGX_STYLE_LABEL,  /* beside a row */
    ODFGX_STYLE_FIGURE, /* to be filled in */
    ODFGX_STYLE_TOTAL,  /* computed */
    ODFGX_STYLE_ENTRY,  /* a text or the year, to be filled in */
    ODFGX_STYLE_NOTE,
    ODFGX_STYLE_RESULT, /* of a check; red unless it is the good one */
    ODFGX_STYLE_PROSE,  /* a paragraph to begin with, to be changed */
    ODFGX_STYLE_PAST,   /* last year's, to look at */
    ODFGX_STYLES
} odfgx_cell_style;

/* What may be filled in; odf/workbook_parts.h. */
typedef enum odfgx_validity_kind {
    ODFGX_VALIDITY_NONE,
    ODFGX_VALIDITY_YEAR,
    ODFGX_VALIDITY_DECLARATION,
    ODFGX_VALIDITY_UNIT,    /* a number in the form's index-th unit */
    ODFGX_VALIDITY_SECTION, /* a paragraph of its index-th section */
} odfgx_validity_kind;

typedef struct odfgx_validity {
    odfgx_validity_kind kind;
    size_t index;
} odfgx_validity;

/* A stretch of a cell's text that is marked: from last year's report. */
typedef struct odfgx_mark {
    size_t first, length; /* in bytes; whole characters */
} odfgx_mark;

typedef struct odfgx_sheet_cell {
    uint32_t rows, columns; /* the block it covers; 0: not set, 1 by 1 */
    bool covered;           /* by another cell's block */
    bool number;            /* `text` is a decimal */
    odfgx_cell_style style;
    odfgx_validity validity;
    const char *text;    /* what it shows; NULL for nothing */
    const char *formula; /* "of:=…", of which `text` is the result, or NULL */
    const odfgx_mark *marks; /* in order; none touches the next */
    size_t mark_count;
} odfgx_sheet_cell;

/* No row or column is larger, in tenths of a millimetre. */
#define ODFGX_LARGEST_TRACK 2000

typedef struct odfgx_sheet {
    const char *name;
    uint32_t rows, columns;
    odfgx_sheet_cell *cells;    /* rows * columns, row by row */
    unsigned *heights, *widths; /* in tenths of a millimetre */
    uint32_t head;              /* rows that stay in view and repeat in print */
    bool growing;               /* rows grow with what is typed */
    bool one_page;              /* in print; else as many as it takes */
} odfgx_sheet;

/* Where a value of the form stands. */
typedef struct odfgx_place {
    const odfgx_sheet *sheet;
    uint32_t row, column;
} odfgx_place;

typedef struct odfgx_workbook {
    const odfgx_form *form;
    const char *agency;
    int year;
    const odfgx_draft *draft; /* NULL: the workbook is empty */
    odfgx_arena arena;
    odfgx_buffer scratch;
    odfgx_sheet *sheets;
    size_t sheet_count;
    odfgx_place *places;   /* by value */
    odfgx_amount *amounts; /* by value: what stands there, 0 where blank */
    const odfgx_equation **totals; /* by value: what computes it, or NULL */
    bool too_large;                /* a formula's result is no amount */
    bool failed;
} odfgx_workbook;

/* Makes a grid of empty cells of a sheet; false, and `failed`, if it can't. */
bool odfgx_sheet_open(odfgx_workbook *workbook, odfgx_sheet *sheet,
                      const char *name, size_t rows, size_t columns);

/* The cell at a place of the grid. */
odfgx_sheet_cell *odfgx_sheet_at(const odfgx_sheet *sheet, uint32_t row,
                                 uint32_t column);

/* Puts a cell over a block of the grid (0 rows or columns: 1) and marks the
 * rest of the block as covered, in the same style. */
odfgx_sheet_cell *odfgx_sheet_put(odfgx_sheet *sheet, uint32_t row,
                                  uint32_t column,
                                  const odfgx_sheet_cell *cell);

/* Widens the column to the widest text of a cell of one column, between two
 * bounds in tenths of a millimetre. */
void odfgx_sheet_fit_column(odfgx_sheet *sheet, uint32_t column,
                            unsigned narrowest, unsigned widest);

/* Makes every row high enough for its texts, once the columns are fixed. */
void odfgx_sheet_fit_rows(odfgx_sheet *sheet);

/* Whether a sheet that is printed on one page is wider than high. */
bool odfgx_sheet_lies(const odfgx_sheet *sheet);

/* A copy of what was written to `scratch`, which is emptied; NULL, and
 * `failed`, when out of memory. */
const char *odfgx_workbook_keep(odfgx_workbook *workbook);

/* Works out the amounts and which values are totals, before any sheet. */
void odfgx_workbook_settle(odfgx_workbook *workbook);

/* One side of an equation; `too_large` is set where it is no amount. */
odfgx_amount odfgx_workbook_sum(odfgx_workbook *workbook,
                                const odfgx_term *terms, size_t count);

/* An amount as a cell's text, kept like the above. */
const char *odfgx_workbook_number(odfgx_workbook *workbook,
                                  odfgx_amount amount);

/* Finds the years and figures in a cell's text that were those of the year
 * `stale`, and marks them: years from the one before it on, and every number
 * but those of lists, articles and documents. */
void odfgx_workbook_mark(odfgx_workbook *workbook, odfgx_sheet_cell *cell,
                         int stale);

/* Fill in a sheet: the first one, the `index`-th table's, the checks, the
 * guide; false where there is none. The tables' come before the checks', which
 * refers to their places. */
bool odfgx_workbook_front(odfgx_workbook *workbook, odfgx_sheet *sheet);
bool odfgx_workbook_table(odfgx_workbook *workbook, odfgx_sheet *sheet,
                          size_t index);
bool odfgx_workbook_checks(odfgx_workbook *workbook, odfgx_sheet *sheet);
bool odfgx_workbook_guide(odfgx_workbook *workbook, odfgx_sheet *sheet);

/* ODFGX_USAGE where agency or year are none. */
odfgx_status odfgx_workbook_check(const char *agency, int year,
                                  odfgx_error *err);

/* Lays out the workbook of a form, once agency and year are checked; `draft`
 * NULL: an empty one. odfgx_workbook_clear frees it, after a failure too; form,
 * agency and draft are borrowed until then. The first cell of the first sheet
 * is the title. ODFGX_LIMIT where a sum is too large. */
odfgx_status odfgx_workbook_lay_out(odfgx_workbook *out, const odfgx_form *form,
                                    const char *agency, int year,
                                    const odfgx_draft *draft, odfgx_error *err);
void odfgx_workbook_clear(odfgx_workbook *workbook);

#endif
