#include "filters/flow.h"
#include "tests/unit.h"

#include <string.h>
#include <time.h>

enum { CELLS = 250000 };

/* A table of equal cells, which would cost the square of its size if nothing
 * were minded. */
typedef struct table_case {
    const char *name;
    odfgx_flow_cell cell;
    unsigned in_row; /* cells of a row */
    unsigned first;  /* cells of the first row, with `first_cell` */
    odfgx_flow_cell first_cell;
} table_case;

static odfgx_status add_cell(odfgx_flow *flow, const odfgx_flow_cell *cell,
                             odfgx_error *err)
{
    static const odfgx_paragraph line = { .text = "t", .length = 1 };
    odfgx_status status = odfgx_flow_cell_begin(flow, cell, err);
    if (status == ODFGX_OK)
        status = odfgx_flow_paragraph(flow, &line, err);
    return status == ODFGX_OK ? odfgx_flow_cell_end(flow, err) : status;
}

static odfgx_status add_row(odfgx_flow *flow, const odfgx_flow_cell *cell,
                            unsigned count, odfgx_error *err)
{
    odfgx_status status = odfgx_flow_row_begin(flow, false, err);
    for (unsigned i = 0; i < count && status == ODFGX_OK; i++)
        status = add_cell(flow, cell, err);
    return status;
}

static odfgx_status add_table(odfgx_flow *flow, const table_case *now,
                              odfgx_error *err)
{
    odfgx_status status = odfgx_flow_table_begin(flow, false, err);
    if (status == ODFGX_OK && now->first > 0)
        status = add_row(flow, &now->first_cell, now->first, err);
    for (unsigned told = 0; told < CELLS && status == ODFGX_OK;
         told += now->in_row)
        status = add_row(flow, &now->cell, now->in_row, err);
    return status == ODFGX_OK ? odfgx_flow_table_end(flow, err) : status;
}

static double seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void large_tables_are_read_or_refused_at_once(void)
{
    static const table_case cases[] = {
        { "wide and long cells", { .columns = 8191, .rows = 2 }, 1, 0, { 0 } },
        { "rows below long cells",
          { .columns = 1 },
          1,
          16000,
          { .rows = 1048576 } },
        { "cells that join those to the left",
          { .joins = true },
          16000,
          0,
          { 0 } },
        { "cells that continue those above",
          { .continues = true },
          16000,
          0,
          { 0 } },
    };
    const odfgx_visitor visitor = { .context = NULL };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        odfgx_input *input = NULL;
        odfgx_flow flow;
        odfgx_error err = { 0 };
        double begin = seconds();
        (void)odfgx_input_from_memory(&input, "", 0, "a.odt", NULL, NULL);
        (void)odfgx_flow_init(&flow, input, &visitor, NULL);
        odfgx_status status = add_table(&flow, &cases[i], &err);
        double took = seconds() - begin;
        EXPECT(took < 2, "%s: %.1f s", cases[i].name, took);
        EXPECT(status == ODFGX_OK || (status == ODFGX_LIMIT &&
                                      strstr(err.text, "larger than any")),
               "%s: %d %s: %s", cases[i].name, (int)status, err.where,
               err.text);
        odfgx_flow_clear(&flow);
        odfgx_input_free(input);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(large_tables_are_read_or_refused_at_once),
    };
    return unit_main("flow work", tests, sizeof tests / sizeof *tests);
}
