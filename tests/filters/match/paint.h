/* tests/filters/match/paint.h — paints a report with known figures in a
 * shape. */
#ifndef ODFGX_TESTS_PAINT_H
#define ODFGX_TESTS_PAINT_H

#include "report/report.h"
#include "tests/filters/match/drawing.h"

enum { PAINTED_SECTIONS = 16, PAINTED_PARAGRAPHS = 12, PAINTED_PIECES = 8 };

/* What a document must be read as. Strings live in the drawing. */
typedef struct painted {
    const odfgx_form *form;
    odfgx_amount *values; /* by the form's order; in the drawing's arena */
    const char *agency;
    int year;
    const char *prose[PAINTED_SECTIONS][PAINTED_PARAGRAPHS];
    size_t counts[PAINTED_SECTIONS];
} painted;

/* Paints the shape of `d` into it: paragraphs and tables, or sheets. */
void paint_document(drawing *d, const odfgx_form *form, painted *out);
void paint_workbook(drawing *d, const odfgx_form *form, painted *out);

/* The steps of these. Figures and identity, and what is to be read. */
void paint_facts(drawing *d, const odfgx_form *form, painted *out);

/* A section's paragraphs, where it has any. */
void paint_prose(drawing *d, painted *out, size_t section);

/* A table of the form as the tables that it is cut into; how many. */
size_t paint_table(drawing *d, const painted *facts, const odfgx_table *table,
                   drawn_table *pieces[PAINTED_PIECES]);

/* A label, written in one way or another. */
const char *paint_label(drawing *d, const char *label);

#endif
