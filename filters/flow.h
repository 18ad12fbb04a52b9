/* filters/flow.h — the flow of a text document: paragraphs and tables, which
 * may stand in cells of others. Tables are collected whole and told once the
 * outermost ends, each behind the one around it, since how far a cell reaches
 * down is known only then. */
#ifndef ODFGX_FILTERS_FLOW_H
#define ODFGX_FILTERS_FLOW_H

#include "filters/teller.h"
#include "report/arena.h"

typedef struct odfgx_flow_table odfgx_flow_table;

/* Where a cell that the reader found at `source` stands in the grid. */
typedef struct odfgx_flow_place {
    const char *table; /* its name */
    odfgx_range range; /* the cell and those that it covers */
    size_t source;     /* of odfgx_flow_cell */
} odfgx_flow_place;

typedef struct odfgx_flow {
    odfgx_teller teller;
    odfgx_flow_table *first, *last; /* waiting to be told, in their order */
    odfgx_arena arena;              /* of their texts */
    odfgx_flow_table *open;         /* the innermost that is being read */
    uint32_t tables;                /* outermost ones begun so far */
    size_t kept;                    /* cells in all tables that wait */
    size_t bytes;                   /* that all else of them takes */
    size_t looks; /* at columns that a cell takes, in all tables */

    /* Hears of each cell that is told, and of empty ones, even where the
     * visitor is told later; NULL: nobody does. Set after the init. */
    odfgx_status (*placed)(void *context, const odfgx_flow_place *place,
                           odfgx_error *err);
    void *placed_context;
} odfgx_flow;

odfgx_status odfgx_flow_init(odfgx_flow *flow, const odfgx_input *input,
                             const odfgx_visitor *visitor, odfgx_error *err);
void odfgx_flow_clear(odfgx_flow *flow);

/* Whether a table is being read: paragraphs are lines of its cell. */
bool odfgx_flow_in_table(const odfgx_flow *flow);

/* Records a failure, a whole sentence, at the cell of the open table that is
 * being read or comes next: "FILE: 表格 3!D7". */
odfgx_status odfgx_flow_fail(const odfgx_flow *flow, odfgx_status status,
                             odfgx_error *err, const char *sentence);

/* Fails where a paragraph of `length` bytes can't have `more` of them. */
odfgx_status odfgx_flow_check_text(const odfgx_flow *flow, size_t length,
                                   uint64_t more, odfgx_error *err);

/* A paragraph: told, if it is not empty, or a line of the cell that is being
 * read. What is hidden in a cell counts only where nothing else stands in it,
 * and empty lines only between others. In a table, but in none of its cells,
 * it is left out. What stands before the sign of odfgx (filters/mark.h), with
 * it, is not told, nor is a table in which the sign stands, which takes no
 * number. */
odfgx_status odfgx_flow_paragraph(odfgx_flow *flow,
                                  const odfgx_paragraph *paragraph,
                                  odfgx_error *err);

/* A table, named by its number in the document (表格 3), or, in a cell of
 * another, by that table's and its own in it (表格 3.1). What stands in a
 * hidden table, row or cell is hidden too. */
odfgx_status odfgx_flow_table_begin(odfgx_flow *flow, bool hidden,
                                    odfgx_error *err);
odfgx_status odfgx_flow_table_end(odfgx_flow *flow, odfgx_error *err);

odfgx_status odfgx_flow_row_begin(odfgx_flow *flow, bool hidden,
                                  odfgx_error *err);

/* Leaves columns of the row out, before its first cell or between others. */
odfgx_status odfgx_flow_skip(odfgx_flow *flow, uint32_t columns,
                             odfgx_error *err);

/* What a cell says of its extent. It stands in the next columns that no cell
 * of a row above reaches down into. */
typedef struct odfgx_flow_cell {
    uint32_t columns; /* 0 is taken for 1 */
    uint32_t rows;    /* likewise; cut at the table's end */
    bool continues;   /* belongs to the cell above, which is one row longer;
                         its own text is covered */
    bool joins;       /* belongs to the cell to the left in the same way */
    bool hidden;
    size_t source; /* where the reader found it, told with its place */
} odfgx_flow_cell;

odfgx_status odfgx_flow_cell_begin(odfgx_flow *flow,
                                   const odfgx_flow_cell *cell,
                                   odfgx_error *err);
odfgx_status odfgx_flow_cell_end(odfgx_flow *flow, odfgx_error *err);

/* A comment in the cell that is being read, or on it; its row and column are
 * found here: those of the cell that this one belongs to. It is copied, and
 * told before its table ends. Outside of cells it is left out. */
odfgx_status odfgx_flow_comment_add(odfgx_flow *flow,
                                    const odfgx_comment *comment,
                                    odfgx_error *err);

#endif
