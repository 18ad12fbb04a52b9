#include "filters/match/match.h"

#include "filters/mark.h"
#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

#define KEPT_CELLS ((size_t)131072)
#define SMALL_TABLE ((size_t)2048)
#define SEEN_BYTES ((size_t)200)

static odfgx_status add_grid(odfgx_match *match, odfgx_grid *grid)
{
    if (!odfgx_grow(&match->grids, match->grid_count, &match->grid_capacity,
                    sizeof *match->grids)) {
        odfgx_grid_free(grid);
        return odfgx_fail_memory(match->err);
    }
    match->grids[match->grid_count++] = grid;
    return ODFGX_OK;
}

static odfgx_status table_begin(void *context, const char *name, bool hidden,
                                odfgx_error *err)
{
    odfgx_match *match = context;
    odfgx_grid *grid = NULL;
    odfgx_status status = odfgx_grid_new(&grid, name, hidden, err);
    if (status == ODFGX_OK)
        status = add_grid(match, grid);
    match->open = status == ODFGX_OK ? grid : NULL;
    match->ours = false;
    return status;
}

static odfgx_status row_begin(void *context, uint32_t row, uint32_t rows,
                              bool hidden, odfgx_error *err)
{
    odfgx_match *match = context;
    (void)hidden;
    (void)err;
    match->row = row;
    match->rows = rows;
    return ODFGX_OK;
}

static odfgx_status cell(void *context, const odfgx_cell *told,
                         odfgx_error *err)
{
    odfgx_match *match = context;
    if (told->row == 0 && told->column == 0 &&
        odfgx_mark_signed(told->text, told->text_length) > 0)
        match->ours = true;
    return match->ours ? ODFGX_OK
                       : odfgx_grid_add(match->open, told, match->rows,
                                        &match->labels, err);
}

static odfgx_status merge(void *context, const odfgx_range *range,
                          odfgx_error *err)
{
    odfgx_match *match = context;
    return odfgx_grid_add_merge(match->open, range, err);
}

static odfgx_status row_end(void *context, uint32_t columns, odfgx_error *err)
{
    odfgx_match *match = context;
    return odfgx_grid_add_width(match->open, match->row, columns, err);
}

static odfgx_status comment(void *context, const odfgx_comment *told,
                            odfgx_error *err)
{
    (void)err;
    return odfgx_match_comment(context, told);
}

/* An empty table, or a large one without a label of the form is none of ours,
 * and of what is kept there is an end: a workbook of a thousand sheets must not
 * cost a gigabyte. */
static bool is_kept(const odfgx_match *match, const odfgx_grid *grid)
{
    return grid->count > 0 && match->kept_cells + grid->count <= KEPT_CELLS &&
           (grid->known > 0 || grid->count <= SMALL_TABLE);
}

/* "“甲” (12 cells), …": for the case that no table is known. */
static void note_seen(odfgx_buffer *seen, const odfgx_grid *grid)
{
    if (seen->length > SEEN_BYTES)
        return;
    if (seen->length > 0)
        odfgx_buffer_add_text(seen, ", ");
    odfgx_buffer_add_format(seen, _("“%s” (%llu cells)"), grid->name,
                            (unsigned long long)grid->told);
}

static odfgx_status open_flow(odfgx_match *match)
{
    odfgx_grid *flow = NULL;
    if (match->flow != NULL)
        return ODFGX_OK;
    odfgx_status status = odfgx_grid_new(&flow, "", false, match->err);
    if (status == ODFGX_OK)
        status = add_grid(match, flow);
    if (status != ODFGX_OK)
        return status;
    flow->flow = true;
    match->flow = flow;
    return ODFGX_OK;
}

odfgx_status odfgx_match_add_line(odfgx_match *match, odfgx_slice text)
{
    odfgx_status status = open_flow(match);
    if (status != ODFGX_OK)
        return status;
    odfgx_cell line = {
        .row = match->flow_row++,
        .columns = 1,
        .type = ODFGX_CELL_STRING,
        .value = "",
        .text = text.text,
        .text_length = text.length,
    };
    return odfgx_grid_add(match->flow, &line, 1, &match->labels, match->err);
}

static odfgx_status table_end(void *context, odfgx_error *err)
{
    odfgx_match *match = context;
    odfgx_grid *grid = match->open;
    match->open = NULL;
    if (match->ours) {
        match->grid_count--;
        odfgx_grid_free(grid);
        return ODFGX_OK;
    }
    note_seen(&match->seen, grid);
    odfgx_status status = odfgx_grid_finish(grid, &match->labels, err);
    if (status == ODFGX_OK)
        status = odfgx_match_pages(match, grid);
    if (status != ODFGX_OK || is_kept(match, grid)) {
        match->kept_cells += grid->count;
        return status;
    }
    if (grid->count > 0)
        status = odfgx_report_add_evidence(
            match->report, err,
            _("%s!%s: not looked at: a large table without labels of the "
              "form"),
            match->file, grid->name);
    match->grid_count--;
    odfgx_grid_free(grid);
    return status;
}

/* Paragraphs are the rows of a table with one column. What is hidden is not
 * of the report, and a table of contents says nothing of its own. */
static odfgx_status paragraph(void *context, const odfgx_paragraph *told,
                              odfgx_error *err)
{
    odfgx_match *match = context;
    odfgx_slice text = { told->text, told->length };
    (void)err;
    return told->hidden || told->kind == ODFGX_PARAGRAPH_CONTENTS
               ? ODFGX_OK
               : odfgx_match_add_line(match, text);
}

odfgx_origin odfgx_match_origin(odfgx_match *match, const odfgx_grid *grid,
                                uint32_t row, uint32_t column, const char *text)
{
    odfgx_arena *arena = &match->report->arena;
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_origin origin = {
        .place = odfgx_arena_copy(arena, grid->name, strlen(grid->name)),
        .text = odfgx_arena_copy(arena, text, strlen(text)),
    };
    odfgx_address_format(row, column, address);
    origin.cell = odfgx_arena_copy(arena, grid->flow ? "" : address,
                                   grid->flow ? 0 : strlen(address));
    if (origin.place != NULL && origin.text != NULL && origin.cell != NULL)
        origin.file = match->file;
    return origin;
}

const char *odfgx_match_where(odfgx_match *match, const odfgx_origin *origin)
{
    if (origin->file == NULL)
        return NULL;
    return origin->cell[0] == '\0'
               ? origin->file
               : odfgx_arena_format(&match->report->arena, "%s %s!%s",
                                    origin->file, origin->place, origin->cell);
}

odfgx_status odfgx_match_remark(odfgx_match *match, odfgx_level level,
                                const char *subject, const char *message,
                                const odfgx_origin *first,
                                const odfgx_origin *second)
{
    odfgx_remark remark = {
        .level = level,
        .subject = subject,
        .message = message,
    };
    if (first != NULL)
        remark.origins[0] = *first;
    if (second != NULL)
        remark.origins[1] = *second;
    if ((first != NULL && first->file == NULL) ||
        (second != NULL && second->file == NULL))
        return odfgx_fail_memory(match->err);
    return odfgx_report_add_remark(match->report, &remark, match->err);
}

static void forget_input(odfgx_match *match)
{
    for (size_t i = 0; i < match->grid_count; i++)
        odfgx_grid_free(match->grids[i]);
    free(match->grids);
    odfgx_arena_clear(&match->scratch);
    match->grids = NULL;
    match->grid_count = match->grid_capacity = 0;
    match->open = match->flow = NULL;
    match->flow_row = 0;
    match->kept_cells = 0;
    match->title_grid = NULL;
}

static odfgx_status finish_flow(odfgx_match *match)
{
    return match->flow == NULL
               ? ODFGX_OK
               : odfgx_grid_finish(match->flow, &match->labels, match->err);
}

static odfgx_status remark_cut_grids(odfgx_match *match)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < match->grid_count && status == ODFGX_OK; i++) {
        if (match->grids[i]->cut)
            status = odfgx_report_add_evidence(
                match->report, match->err,
                _("%s!%s: the table is too large to be looked at whole"),
                match->file, match->grids[i]->name);
    }
    return status;
}

static odfgx_status match_input(odfgx_match *match, odfgx_input *input)
{
    static odfgx_status (*const steps[])(odfgx_match *) = {
        finish_flow,         remark_cut_grids,  odfgx_match_explanations,
        odfgx_match_tables,  odfgx_match_prose, odfgx_match_identity,
        odfgx_match_preface,
    };
    odfgx_report *report = match->report;
    const char *name = odfgx_input_name(input);
    const odfgx_visitor visitor = {
        .table_begin = table_begin,
        .row_begin = row_begin,
        .cell = cell,
        .merge = merge,
        .row_end = row_end,
        .comment = comment,
        .table_end = table_end,
        .paragraph = paragraph,
        .context = match,
    };
    match->file = odfgx_arena_copy(&report->arena, name, strlen(name));
    if (match->file == NULL)
        return odfgx_fail_memory(match->err);
    report->files[report->file_count++] = match->file;
    odfgx_status status = odfgx_cells_read(input, &visitor, match->err);
    for (size_t i = 0; i < ODFGX_COUNT_OF(steps) && status == ODFGX_OK; i++)
        status = steps[i](match);
    if (status == ODFGX_OK && match->out_of_memory)
        status = odfgx_fail_memory(match->err);
    return status;
}

/* Blanks that are declared to be zeros become zeros, and say so. */
static odfgx_status settle_blanks(odfgx_match *match)
{
    odfgx_report *report = match->report;
    if (!report->blank_as_zero)
        return ODFGX_OK;
    const char *note =
        odfgx_arena_format(&report->arena, "%s", _("blank, declared to be 0"));
    if (note == NULL)
        return odfgx_fail_memory(match->err);
    for (size_t i = 0; i < match->form->value_count; i++) {
        odfgx_figure *figure = &report->figures[i];
        if (figure->state != ODFGX_FIGURE_BLANK)
            continue;
        figure->state = ODFGX_FIGURE_VALUE;
        figure->amount = 0;
        figure->origin.note = note;
    }
    return ODFGX_OK;
}

/* Nothing of the form: says what was there instead. */
static odfgx_status refuse_unknown(odfgx_match *match)
{
    const odfgx_report *report = match->report;
    for (size_t t = 0; t < match->form->table_count; t++) {
        if (report->tables[t])
            return ODFGX_OK;
    }
    for (size_t i = 0; i < report->remark_count; i++) {
        if (report->remarks[i].level == ODFGX_ERROR)
            return odfgx_fail(match->err, ODFGX_UNKNOWN, report->files[0], "%s",
                              report->remarks[i].message);
    }
    return odfgx_fail(match->err, ODFGX_UNKNOWN, report->files[0],
                      _("no table of the form %s was found; seen instead: %s"),
                      match->form->id,
                      match->seen.length > 0 ? match->seen.data : _("nothing"));
}

static odfgx_status match_inputs(odfgx_match *match, odfgx_input *const *inputs,
                                 size_t count)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < count && status == ODFGX_OK; i++) {
        status = match_input(match, inputs[i]);
        forget_input(match);
    }
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&match->seen, match->err);
    if (status == ODFGX_OK)
        status = refuse_unknown(match);
    if (status == ODFGX_OK)
        status = settle_blanks(match);
    return status == ODFGX_OK ? odfgx_match_missing(match) : status;
}

odfgx_status odfgx_report_read(odfgx_report **out, const odfgx_form *form,
                               odfgx_input *const *inputs, size_t count,
                               const odfgx_reading *reading, odfgx_error *err)
{
    bool allowed = reading != NULL && reading->missing_allowed;
    odfgx_match match = { .form = form, .err = err };
    match.missing_level = allowed ? ODFGX_WARNING : ODFGX_ERROR;
    *out = NULL;
    odfgx_status status = odfgx_report_new(&match.report, form, err);
    if (status == ODFGX_OK) {
        match.report->blank_as_zero = reading != NULL && reading->blank_as_zero;
        match.report->files = odfgx_arena_array(&match.report->arena, count,
                                                sizeof *match.report->files);
        if (match.report->files == NULL)
            status = odfgx_fail_memory(err);
    }
    if (status == ODFGX_OK)
        status = odfgx_label_set_make(&match.labels, form, err);
    if (status == ODFGX_OK)
        status = match_inputs(&match, inputs, count);
    odfgx_buffer_clear(&match.seen);
    odfgx_label_set_clear(&match.labels);
    if (status == ODFGX_OK)
        *out = match.report;
    else
        odfgx_report_free(match.report);
    return status;
}
