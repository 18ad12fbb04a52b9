#include "filters/docx/mark_put.h"

#include "report/grow.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct open_element {
    int token;
    odfgx_place tag;
    size_t anchor; /* index + 1; of a paragraph */
    size_t inner;  /* likewise */
    size_t target; /* index + 1; of a cell or paragraph that is
                      odfgx_docx_target */
} open_element;

typedef struct scanning {
    odfgx_docx_targets *targets;
    odfgx_part *gate;
    open_element *items;
    size_t depth, capacity;
    size_t next; /* site */
} scanning;

static open_element *top(const scanning *scan)
{
    return &scan->items[scan->depth - 1];
}

static open_element *innermost(const scanning *scan, int token)
{
    for (size_t i = scan->depth; i > 0; i--) {
        if (scan->items[i - 1].token == token)
            return &scan->items[i - 1];
    }
    return NULL;
}

/* ----------------------------------------------------------------- anchors */

static odfgx_status add_anchor(scanning *scan, open_element *paragraph,
                               size_t *out, odfgx_error *err)
{
    if (paragraph->anchor == 0) {
        if (!odfgx_grow(&scan->targets->anchors, scan->targets->anchor_count,
                        &scan->targets->anchor_capacity,
                        sizeof *scan->targets->anchors))
            return odfgx_fail_memory(err);
        scan->targets->anchors[scan->targets->anchor_count++] =
            (odfgx_docx_anchor){ .tag = paragraph->tag };
        paragraph->anchor = scan->targets->anchor_count;
    }
    *out = paragraph->anchor;
    return ODFGX_OK;
}

/* No comment may stand in a text box: it is put where the box is. */
static open_element *around_box(const scanning *scan)
{
    open_element *paragraph = NULL;
    for (size_t i = 0; i < scan->depth; i++) {
        if (scan->items[i].token == MARK_PARAGRAPH)
            paragraph = &scan->items[i];
        if (scan->items[i].token == MARK_BOX)
            return paragraph;
    }
    return NULL;
}

/* The paragraph that begins is the first of a marked place, or is one. */
static odfgx_status anchor_target(scanning *scan, odfgx_docx_target *target,
                                  odfgx_error *err)
{
    open_element *outer = around_box(scan);
    odfgx_status status = add_anchor(scan, top(scan), &target->anchor, err);
    if (status == ODFGX_OK && outer != NULL)
        status = add_anchor(scan, outer, &target->outer, err);
    return status;
}

/* ------------------------------------------------------------------ starts */

static odfgx_status begin_target(scanning *scan, odfgx_place tag,
                                 odfgx_error *err)
{
    const odfgx_docx_marking *marking = scan->targets->marking;
    size_t first = scan->next;
    if (!odfgx_grow(&scan->targets->items, scan->targets->count,
                    &scan->targets->capacity, sizeof *scan->targets->items))
        return odfgx_fail_memory(err);
    while (scan->next < marking->site_count &&
           marking->sites[scan->next].source == tag.begin)
        scan->next++;
    scan->targets->items[scan->targets->count++] = (odfgx_docx_target){
        .first = first,
        .count = scan->next - first,
        .tag = tag,
        .first_piece = scan->targets->piece_count,
    };
    top(scan)->target = scan->targets->count;
    return ODFGX_OK;
}

static void copy_attribute(const odfgx_attributes *attributes, int token,
                           char *out, size_t size)
{
    const char *value = odfgx_attribute_get(attributes, token);
    (void)snprintf(out, size, "%s", value != NULL ? value : "");
}

/* The marked cell whose direct content begins or ends; NULL for none. */
static odfgx_docx_target *cell_of(const scanning *scan)
{
    const open_element *cell = innermost(scan, MARK_CELL);
    const open_element *box = innermost(scan, MARK_BOX);
    if (cell == NULL || cell->target == 0 || (box != NULL && box > cell))
        return NULL;
    const open_element *table = innermost(scan, MARK_TABLE);
    return table != NULL && table > cell
               ? NULL
               : &scan->targets->items[cell->target - 1];
}

/* Something in the properties of a marked cell. */
static void start_property(const scanning *scan, odfgx_docx_target *cell,
                           const odfgx_attributes *attributes)
{
    const open_element *element = top(scan);
    if (element->token == MARK_SHADING) {
        cell->shading = element->tag;
        copy_attribute(attributes, MARK_VALUE, cell->shaded.value,
                       sizeof cell->shaded.value);
        copy_attribute(attributes, MARK_COLOR, cell->shaded.color,
                       sizeof cell->shaded.color);
        copy_attribute(attributes, MARK_FILL, cell->shaded.fill,
                       sizeof cell->shaded.fill);
    } else if (element->token != MARK_BEFORE_SHADING &&
               cell->shading_place == 0) {
        cell->shading_place = element->tag.begin;
    }
}

static odfgx_status start_in_cell(scanning *scan, odfgx_docx_target *cell,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    const open_element *around = &scan->items[scan->depth - 2];
    switch (top(scan)->token) {
    case MARK_PARAGRAPH:
        return cell->anchor == 0 ? anchor_target(scan, cell, err) : ODFGX_OK;
    case MARK_CELL_PROPERTIES:
        if (around->token == MARK_CELL)
            cell->properties = top(scan)->tag;
        return ODFGX_OK;
    case MARK_CHANGE:
        cell->changed = true;
        break;
    case MARK_FIELD:
        cell->computed = true;
        break;
    default:
        break;
    }
    if (around->token == MARK_CELL_PROPERTIES &&
        around->tag.begin == cell->properties.begin)
        start_property(scan, cell, attributes);
    return ODFGX_OK;
}

static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    scanning *scan = context;
    odfgx_docx_marking *marking = scan->targets->marking;
    odfgx_place tag = odfgx_part_place(scan->gate);
    if (!odfgx_grow(&scan->items, scan->depth, &scan->capacity,
                    sizeof *scan->items))
        return odfgx_fail_memory(err);
    scan->items[scan->depth++] = (open_element){
        .token = token < MARK_ELEMENTS ? token : MARK_OTHER,
        .tag = tag,
        .inner = tag.end,
    };
    odfgx_status status = odfgx_docx_ids_add(
        &marking->used, odfgx_attribute_get(attributes, MARK_ID), err);
    if (token == MARK_BODY && scan->targets->body.end == 0)
        scan->targets->body = tag;
    if (status == ODFGX_OK && scan->next < marking->site_count &&
        marking->sites[scan->next].source == tag.begin) {
        status = begin_target(scan, tag, err);
        if (status == ODFGX_OK && token == MARK_PARAGRAPH)
            status = anchor_target(
                scan, &scan->targets->items[scan->targets->count - 1], err);
    }
    odfgx_docx_target *cell =
        status == ODFGX_OK && token != MARK_CELL ? cell_of(scan) : NULL;
    return cell != NULL ? start_in_cell(scan, cell, attributes, err) : status;
}

/* -------------------------------------------------------------------- ends */

static odfgx_status add_piece(scanning *scan, odfgx_docx_target *cell,
                              size_t begin, size_t end, odfgx_error *err)
{
    if (!odfgx_grow(&scan->targets->pieces, scan->targets->piece_count,
                    &scan->targets->piece_capacity,
                    sizeof *scan->targets->pieces))
        return odfgx_fail_memory(err);
    scan->targets->pieces[scan->targets->piece_count++] =
        (odfgx_docx_piece){ begin, end };
    cell->piece_count++;
    return ODFGX_OK;
}

/* A text or a sign of a cell ends: all of it is taken out for a value. */
static odfgx_status end_piece(scanning *scan, odfgx_docx_target *cell,
                              odfgx_place end, odfgx_error *err)
{
    const open_element *run = &scan->items[scan->depth - 2];
    const odfgx_docx_site *site = &scan->targets->marking->sites[cell->first];
    if (run->token != MARK_RUN || site->mark->value == NULL)
        return ODFGX_OK;
    return add_piece(scan, cell, top(scan)->tag.begin, end.end, err);
}

static void end_properties(scanning *scan, odfgx_docx_target *cell,
                           odfgx_place end)
{
    open_element *around = &scan->items[scan->depth - 2];
    switch (top(scan)->token) {
    case MARK_PARAGRAPH_PROPERTIES:
        around->inner = end.end;
        break;
    case MARK_RUN_PROPERTIES:
        if (around->token == MARK_PARAGRAPH_PROPERTIES && around[-1].anchor > 0)
            scan->targets->anchors[around[-1].anchor - 1].look =
                (odfgx_place){ top(scan)->tag.begin, end.end };
        break;
    case MARK_SHADING:
        if (cell != NULL && cell->shading.begin == top(scan)->tag.begin)
            cell->shading.end = end.end;
        break;
    case MARK_CELL_PROPERTIES:
        if (cell != NULL && cell->properties.begin == top(scan)->tag.begin)
            cell->properties_end = end;
        break;
    default:
        break;
    }
}

static odfgx_status on_end(void *context, int token, odfgx_error *err)
{
    scanning *scan = context;
    odfgx_place end = odfgx_part_place(scan->gate);
    open_element *element = top(scan);
    odfgx_docx_target *cell = token != MARK_CELL ? cell_of(scan) : NULL;
    odfgx_status status = ODFGX_OK;
    if (scan->depth > 1)
        end_properties(scan, cell, end);
    if (cell != NULL && (token == MARK_TEXT || token == MARK_SIGN))
        status = end_piece(scan, cell, end, err);
    if (element->target > 0)
        scan->targets->items[element->target - 1].close = end;
    if (element->anchor > 0) {
        scan->targets->anchors[element->anchor - 1].inner = element->inner;
        scan->targets->anchors[element->anchor - 1].end = end.begin;
    }
    scan->depth--;
    return status;
}

odfgx_status odfgx_docx_targets_find(odfgx_docx_targets *targets,
                                     odfgx_error *err)
{
    scanning scan = { .targets = targets };
    odfgx_docx_marking *marking = targets->marking;
    odfgx_part_handlers handlers = { on_start, on_end, NULL, &scan };
    odfgx_part_origin origin = { odfgx_input_name(marking->input),
                                 marking->main.entry,
                                 odfgx_input_limits(marking->input) };
    odfgx_status status =
        odfgx_docx_part_scan(&marking->main, &origin, &handlers,
                             &odfgx_docx_mark_vocabulary, &scan.gate, err);
    free(scan.items);
    return status;
}

void odfgx_docx_targets_clear(odfgx_docx_targets *targets)
{
    free(targets->anchors);
    free(targets->items);
    free(targets->pieces);
}
