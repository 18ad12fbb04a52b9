/* filters/match/match.h — from cells and paragraphs to a report: what the
 * steps of matching share. This is the only place that knows both. */
#ifndef ODFGX_FILTERS_MATCH_MATCH_H
#define ODFGX_FILTERS_MATCH_MATCH_H

#include "filters/match/piece.h"
#include "report/buffer.h"
#include "report/report.h"

typedef struct odfgx_match {
    const odfgx_form *form;
    odfgx_report *report;
    odfgx_label_set labels;
    odfgx_error *err;
    odfgx_level missing_level; /* of a remark on prose or agency */
    bool out_of_memory;        /* noticed where no status could be returned */
    odfgx_buffer seen;         /* which tables there were, for a message */
    /* Of the input that is being read. */
    const char *file; /* in the report's arena */
    odfgx_grid **grids;
    size_t grid_count, grid_capacity;
    size_t kept_cells;  /* in all grids */
    odfgx_grid *open;   /* the table that is being told, or NULL */
    bool ours;          /* it is the list of results of an earlier run */
    odfgx_grid *flow;   /* the paragraphs outside tables, or NULL */
    uint32_t row, rows; /* the run of rows that is being told */
    uint32_t flow_row;
    const odfgx_grid *title_grid; /* where the title stands, or NULL */
    const odfgx_grid_cell *title_cell;
    odfgx_arena scratch;
} odfgx_match;

/* Where a cell stands, with its text as stored; strings in the arena of the
 * report. The file is NULL without memory. */
odfgx_origin odfgx_match_origin(odfgx_match *match, const odfgx_grid *grid,
                                uint32_t row, uint32_t column,
                                const char *text);

/* "年报.ods 表三!D7"; the file alone for what stands outside of tables. In the
 * arena of the report; NULL without memory. */
const char *odfgx_match_where(odfgx_match *match, const odfgx_origin *origin);

/* A remark about up to two places (`second` may be NULL). Takes strings of
 * the report's arena; NULL of them is out of memory. */
odfgx_status odfgx_match_remark(odfgx_match *match, odfgx_level level,
                                const char *subject, const char *message,
                                const odfgx_origin *first,
                                const odfgx_origin *second);

/* Adds a line to the flow, the paragraphs outside of tables. */
odfgx_status odfgx_match_add_line(odfgx_match *match, odfgx_slice text);

/* Moves the lines of cells that hold several headings to the flow: a layout
 * table, or a whole report that was pasted into a cell. */
odfgx_status odfgx_match_pages(odfgx_match *match, odfgx_grid *grid);

/* Keeps a comment of the open table that is an explanation. */
odfgx_status odfgx_match_comment(odfgx_match *match,
                                 const odfgx_comment *comment);

/* Takes the sheet of explanations, if there is one, out of the grids. */
odfgx_status odfgx_match_explanations(odfgx_match *match);

/* An error that names the labels of a known other form, an older edition, if
 * there are any. */
odfgx_status odfgx_match_strangers(odfgx_match *match);

/* The section whose heading a line is, numbering or not; false: of none. */
bool odfgx_match_is_heading(odfgx_match *match, odfgx_slice line,
                            size_t *section);

/* What an input may tell, in this order: the preface begins behind the title,
 * which is found with the agency. */
odfgx_status odfgx_match_tables(odfgx_match *match);
odfgx_status odfgx_match_prose(odfgx_match *match);
odfgx_status odfgx_match_identity(odfgx_match *match);
odfgx_status odfgx_match_preface(odfgx_match *match);

/* After the last input: what of the form was not found. */
odfgx_status odfgx_match_missing(odfgx_match *match);

#endif
