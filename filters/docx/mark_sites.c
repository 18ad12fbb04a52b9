#include "filters/docx/mark.h"

#include "filters/docx/state.h"

#include <stdlib.h>
#include <string.h>

/* Marks whose places are looked for while the filter reads. */
typedef struct searching {
    odfgx_docx_marking *marking;
    bool *found; /* by index of the mark */
} searching;

static void take(const searching *search, size_t index, size_t source)
{
    odfgx_docx_marking *marking = search->marking;
    search->found[index] = true;
    marking->sites[marking->site_count++] = (odfgx_docx_site){
        .mark = &marking->markup->marks[index],
        .source = source,
    };
}

static bool holds(const odfgx_range *range, const odfgx_mark *mark)
{
    return mark->row >= range->row && mark->row <= range->last_row &&
           mark->column >= range->column && mark->column <= range->last_column;
}

static odfgx_status take_cell(void *context, const odfgx_flow_place *place,
                              odfgx_error *err)
{
    const searching *search = context;
    const odfgx_markup *markup = search->marking->markup;
    (void)err;
    for (size_t i = 0; i < markup->mark_count; i++) {
        const odfgx_mark *mark = &markup->marks[i];
        if (!search->found[i] && mark->table != NULL &&
            holds(&place->range, mark) &&
            strcmp(mark->table, place->table) == 0)
            take(search, i, place->source);
    }
    return ODFGX_OK;
}

static odfgx_status take_paragraph(void *context, const odfgx_paragraph *told,
                                   size_t source, odfgx_error *err)
{
    const searching *search = context;
    const odfgx_markup *markup = search->marking->markup;
    (void)err;
    for (size_t i = 0; i < markup->mark_count; i++) {
        const odfgx_mark *mark = &markup->marks[i];
        if (!search->found[i] && mark->table == NULL &&
            mark->paragraph != NULL &&
            strlen(mark->paragraph) == told->length &&
            memcmp(mark->paragraph, told->text, told->length) == 0)
            take(search, i, source);
    }
    return ODFGX_OK;
}

/* Of the marks in one cell, the gravest comes first: its colour is shown. */
static int compare(const void *a, const void *b)
{
    const odfgx_docx_site *left = a, *right = b;
    if (left->source != right->source)
        return left->source < right->source ? -1 : 1;
    if (left->mark->level != right->mark->level)
        return left->mark->level > right->mark->level ? -1 : 1;
    return left->mark < right->mark ? -1 : left->mark > right->mark;
}

static odfgx_status read(searching *search, odfgx_error *err)
{
    static const odfgx_visitor nobody = { 0 };
    odfgx_docx_marking *marking = search->marking;
    odfgx_part_origin origin = { odfgx_input_name(marking->input),
                                 marking->main.entry,
                                 odfgx_input_limits(marking->input) };
    odfgx_docx *docx;
    odfgx_status status = odfgx_docx_new(&docx, marking->input, &nobody, err);
    if (status != ODFGX_OK)
        return status;
    docx->placed = take_paragraph;
    docx->flow.placed = take_cell;
    docx->placed_context = docx->flow.placed_context = search;
    status = odfgx_docx_prepare(docx, marking->opc, marking->package, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_body_read_bytes(docx, &origin, &marking->main.bytes,
                                            err);
    odfgx_docx_free(docx);
    return status;
}

odfgx_status odfgx_docx_find_sites(odfgx_docx_marking *marking,
                                   odfgx_error *err)
{
    size_t count = marking->markup->mark_count;
    searching search = { marking, calloc(count + 1, sizeof(bool)) };
    odfgx_status status = ODFGX_OK;
    marking->sites = calloc(count + 1, sizeof *marking->sites);
    if (search.found == NULL || marking->sites == NULL)
        status = odfgx_fail_memory(err);
    if (status == ODFGX_OK && count > 0)
        status = read(&search, err);
    if (marking->site_count > 1)
        qsort(marking->sites, marking->site_count, sizeof *marking->sites,
              compare);
    free(search.found);
    return status;
}
