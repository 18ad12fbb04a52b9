#include "report/layout.h"

#include "report/grow.h"

#include <stdlib.h>

/* The part of a layout that a band takes. */
typedef struct band_place {
    odfgx_layout *layout;
    const odfgx_table *table;
    const odfgx_band *band;
    uint32_t row; /* next to be laid out */
    bool failed;  /* memory ran out */
} band_place;

static const char *official(const odfgx_words *words)
{
    return words->count > 0 ? words->texts[0] : NULL;
}

static void put(band_place *at, const odfgx_layout_cell *cell)
{
    odfgx_layout *layout = at->layout;
    if (cell->rows == 0 || cell->columns == 0)
        return;
    if (at->failed || !odfgx_grow(&layout->cells, layout->count,
                                  &layout->capacity, sizeof *layout->cells))
        at->failed = true;
    else
        layout->cells[layout->count++] = *cell;
}

/* ---------------------------------------------------------------- extent */

static uint32_t label_columns(const odfgx_table *table)
{
    unsigned levels = 0;
    for (size_t i = 0; i < table->band_count && !table->across; i++) {
        if (table->bands[i].rows.levels > levels)
            levels = table->bands[i].rows.levels;
    }
    return levels;
}

static size_t value_columns(const odfgx_table *table, const odfgx_band *band)
{
    return table->across ? band->columns.entries * band->rows.entries
                         : band->columns.entries;
}

static size_t widest_band(const odfgx_table *table)
{
    size_t widest = 0;
    for (size_t i = 0; i < table->band_count; i++) {
        size_t columns = value_columns(table, &table->bands[i]);
        if (columns > widest)
            widest = columns;
    }
    return widest;
}

static uint32_t head_rows(const odfgx_table *table, const odfgx_band *band)
{
    return band->columns.levels + (table->across ? band->rows.levels : 0);
}

/* ------------------------------------------------------------------ head */

/* How many columns of the grid the value columns [first, last) take: the last
 * column of a narrow band takes what is left. */
static uint32_t span(const band_place *at, size_t first, size_t last)
{
    if (last == value_columns(at->table, at->band))
        last = at->layout->columns - at->layout->labels;
    return (uint32_t)(last - first);
}

/* Puts the columns' heads over the value columns from `offset` on. A line
 * that holds no lines goes down to the row `bottom`. */
static void put_columns(band_place *at, size_t offset, uint32_t top,
                        uint32_t bottom)
{
    const odfgx_lines *lines = &at->band->columns;
    for (size_t i = 0; i < lines->count; i++) {
        const odfgx_line *line = &lines->items[i];
        size_t first = offset + line->first, last = offset + line->last;
        uint32_t row = top + line->depth;
        bool heading = line->kind == ODFGX_LINE_HEADING;
        put(at, &(odfgx_layout_cell){ .kind = ODFGX_LAYOUT_HEAD,
                                      .row = row,
                                      .column =
                                          at->layout->labels + (uint32_t)first,
                                      .rows = heading ? 1 : bottom - row,
                                      .columns = span(at, first, last),
                                      .text = official(&line->label),
                                      .entry = !heading });
    }
}

static void put_heading(band_place *at)
{
    if (at->band->heading.count == 0)
        return;
    put(at, &(odfgx_layout_cell){ .kind = ODFGX_LAYOUT_BAND,
                                  .row = at->row,
                                  .rows = 1,
                                  .columns = at->layout->columns,
                                  .text = official(&at->band->heading) });
    at->row++;
}

/* Rows are labelled beside: the corner and the columns' heads. */
static void put_head(band_place *at)
{
    uint32_t bottom = at->row + head_rows(at->table, at->band);
    put(at, &(odfgx_layout_cell){ .kind = ODFGX_LAYOUT_CORNER,
                                  .row = at->row,
                                  .rows = bottom - at->row,
                                  .columns = at->layout->labels,
                                  .text = official(&at->band->corner) });
    put_columns(at, 0, at->row, bottom);
    at->row = bottom;
}

/* Rows are printed side by side: their labels, under each the columns'. An
 * entry's label takes one row, so that columns under a shallow one are the
 * higher. */
static void put_head_across(band_place *at)
{
    const odfgx_lines *rows = &at->band->rows;
    size_t each = at->band->columns.entries;
    uint32_t bottom = at->row + head_rows(at->table, at->band);
    for (size_t i = 0; i < rows->count; i++) {
        const odfgx_line *line = &rows->items[i];
        size_t first = line->first * each, last = line->last * each;
        uint32_t row = at->row + line->depth;
        put(at, &(odfgx_layout_cell){ .kind = ODFGX_LAYOUT_HEAD,
                                      .row = row,
                                      .column = (uint32_t)first,
                                      .rows = 1,
                                      .columns = span(at, first, last),
                                      .text = official(&line->label) });
        if (line->kind != ODFGX_LINE_HEADING)
            put_columns(at, first, row + 1, bottom);
    }
    at->row = bottom;
}

/* ------------------------------------------------------------------ body */

/* A heading takes the column of its depth and the rows that it stands for, an
 * entry all label columns from its depth on. */
static void put_labels(band_place *at)
{
    const odfgx_lines *rows = &at->band->rows;
    for (size_t i = 0; i < rows->count; i++) {
        const odfgx_line *line = &rows->items[i];
        bool heading = line->kind == ODFGX_LINE_HEADING;
        put(at, &(odfgx_layout_cell){
                    .kind = ODFGX_LAYOUT_LABEL,
                    .row = at->row + (uint32_t)line->first,
                    .column = line->depth,
                    .rows = (uint32_t)(line->last - line->first),
                    .columns = heading ? 1 : at->layout->labels - line->depth,
                    .text = official(&line->label) });
    }
}

static void put_figure(band_place *at, size_t row, size_t column)
{
    size_t each = at->band->columns.entries;
    size_t over = column + (at->table->across ? row * each : 0);
    put(at, &(odfgx_layout_cell){
                .kind = ODFGX_LAYOUT_FIGURE,
                .row = at->row + (at->table->across ? 0 : (uint32_t)row),
                .column = at->layout->labels + (uint32_t)over,
                .rows = 1,
                .columns = span(at, over, over + 1),
                .value = at->band->first + row * each + column });
}

static void put_band(band_place *at)
{
    put_heading(at);
    if (at->table->across) {
        put_head_across(at);
    } else {
        put_head(at);
        put_labels(at);
    }
    for (size_t row = 0; row < at->band->rows.entries; row++) {
        for (size_t column = 0; column < at->band->columns.entries; column++)
            put_figure(at, row, column);
    }
    at->row += at->table->across ? 1 : (uint32_t)at->band->rows.entries;
}

/* ---------------------------------------------------------------- layout */

static int by_place(const void *a, const void *b)
{
    const odfgx_layout_cell *one = a, *other = b;
    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return (one->column > other->column) - (one->column < other->column);
}

odfgx_status odfgx_layout_make(odfgx_layout *layout, const odfgx_table *table,
                               odfgx_error *err)
{
    uint32_t labels = label_columns(table);
    *layout = (odfgx_layout){
        .labels = labels,
        .columns = labels + (uint32_t)widest_band(table),
    };
    band_place at = { .layout = layout, .table = table };
    for (size_t i = 0; i < table->band_count; i++) {
        at.band = &table->bands[i];
        if (i == 0)
            layout->head =
                (at.band->heading.count > 0) + head_rows(table, at.band);
        put_band(&at);
    }
    layout->rows = at.row;
    if (at.failed)
        return odfgx_fail_memory(err);
    qsort(layout->cells, layout->count, sizeof *layout->cells, by_place);
    return ODFGX_OK;
}

void odfgx_layout_clear(odfgx_layout *layout)
{
    free(layout->cells);
    *layout = (odfgx_layout){ 0 };
}
