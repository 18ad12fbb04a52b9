/* filters/flow_table.h — the flow from within: a table that waits to be told.
 */
#ifndef ODFGX_FILTERS_FLOW_TABLE_H
#define ODFGX_FILTERS_FLOW_TABLE_H

#include "filters/flow.h"

enum { ODFGX_FLOW_NAME = 64 };

typedef struct odfgx_flow_kept {
    uint32_t row, column, last_row, last_column;
    const char *text; /* in the flow's arena */
    size_t length;
    bool hidden, covered;
    size_t source; /* as the reader said it */
} odfgx_flow_kept;

/* A comment in a cell; its texts are in the flow's arena. */
typedef struct odfgx_flow_comment {
    struct odfgx_flow_comment *next;
    odfgx_comment is;
} odfgx_flow_comment;

typedef struct odfgx_flow_row {
    uint32_t columns;
    bool hidden;
} odfgx_flow_row;

typedef struct odfgx_flow_column {
    uint32_t free_from; /* the row from which on it is */
    size_t cell;        /* index + 1 of the last that began in it, or 0 */
} odfgx_flow_column;

struct odfgx_flow_table {
    odfgx_flow_table *next;   /* the next to be told */
    odfgx_flow_table *around; /* the one in a cell of which this stands */
    char name[ODFGX_FLOW_NAME];
    bool hidden;
    uint32_t nested; /* tables in its cells so far */

    uint32_t rows;       /* begun so far */
    uint32_t column;     /* the next cell's */
    odfgx_flow_row *row; /* by number */
    size_t row_capacity; /* of these */
    odfgx_flow_column *columns;
    size_t column_count, column_capacity;

    odfgx_flow_kept *cells; /* in order */
    size_t count, capacity;
    size_t shown; /* index + 1 of the last that none covers, or 0 */

    bool in_cell, any_shown;
    odfgx_flow_kept cell; /* the one being read */
    size_t owner;         /* index + 1 of the one that it belongs to, or 0 */
    odfgx_buffer lines;   /* its text */
    size_t empty_lines;   /* behind that */

    odfgx_flow_comment *first_comment, *last_comment;
    bool is_results; /* a list of results, which is not told */
};

/* Counts what is kept until the outermost table ends. */
odfgx_status odfgx_flow_keep(odfgx_flow *flow, size_t cells, size_t bytes,
                             odfgx_error *err);

/* Tells a table with its comments, and where its cells stand. */
odfgx_status odfgx_flow_tell(odfgx_flow *flow, const odfgx_flow_table *table,
                             odfgx_error *err);

#endif
