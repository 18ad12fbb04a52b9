#include "tests/filters/refusals.h"

#include "odf/input.h"
#include "tests/unit.h"

#include <string.h>

static odfgx_status refuse(odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_WRITE, "stdout", "enough");
}

static odfgx_status refuse_table(void *context, const char *name, bool hidden,
                                 odfgx_error *err)
{
    (void)context, (void)name, (void)hidden;
    return refuse(err);
}

static odfgx_status refuse_row(void *context, uint32_t row, uint32_t rows,
                               bool hidden, odfgx_error *err)
{
    (void)context, (void)row, (void)rows, (void)hidden;
    return refuse(err);
}

static odfgx_status refuse_cell(void *context, const odfgx_cell *cell,
                                odfgx_error *err)
{
    (void)context, (void)cell;
    return refuse(err);
}

static odfgx_status refuse_merge(void *context, const odfgx_range *range,
                                 odfgx_error *err)
{
    (void)context, (void)range;
    return refuse(err);
}

static odfgx_status refuse_end(void *context, odfgx_error *err)
{
    (void)context;
    return refuse(err);
}

static odfgx_status refuse_paragraph(void *context,
                                     const odfgx_paragraph *paragraph,
                                     odfgx_error *err)
{
    (void)context, (void)paragraph;
    return refuse(err);
}

static void expect(const odfgx_buffer *file, const char *name,
                   const odfgx_visitor *visitor, unsigned event, bool ends)
{
    odfgx_error err = { 0 };
    odfgx_input *input = NULL;
    (void)odfgx_input_from_memory(&input, file->data, file->length, name, NULL,
                                  NULL);
    EXPECT(odfgx_cells_read(input, visitor, &err) ==
                   (ends ? ODFGX_WRITE : ODFGX_OK) &&
               strcmp(err.where, ends ? "stdout" : "") == 0,
           "%s, event %u: %s: %s", name, event, err.where, err.text);
    odfgx_input_free(input);
}

void refusals_expect(const odfgx_buffer *file, const char *name, unsigned told)
{
    static const struct {
        unsigned event;
        odfgx_visitor visitor;
    } refusals[] = {
        { REFUSAL_TABLE_BEGIN, { .table_begin = refuse_table } },
        { REFUSAL_ROW_BEGIN, { .row_begin = refuse_row } },
        { REFUSAL_CELL, { .cell = refuse_cell } },
        { REFUSAL_MERGE, { .merge = refuse_merge } },
        { REFUSAL_TABLE_END, { .table_end = refuse_end } },
        { REFUSAL_PARAGRAPH, { .paragraph = refuse_paragraph } },
        { 0, { .context = NULL } },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(refusals); i++)
        expect(file, name, &refusals[i].visitor, refusals[i].event,
               (refusals[i].event & told) != 0);
}
