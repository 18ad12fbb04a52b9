#include "filters/xlsx/mark.h"

#include "filters/teller.h"
#include "filters/xlsx/state.h"
#include "report/buffer.h"
#include "report/grow.h"

#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------ looking */

static odfgx_status keep_height(odfgx_row_scan *scan,
                                const odfgx_attributes *attributes,
                                odfgx_error *err)
{
    const char *height = odfgx_attribute_get(attributes, MARK_A_HEIGHT);
    bool hidden =
        odfgx_xlsx_is_true(odfgx_attribute_get(attributes, MARK_A_HIDDEN));
    if (height == NULL && !hidden)
        return ODFGX_OK;
    if (!odfgx_grow(&scan->heights, scan->height_count, &scan->height_capacity,
                    sizeof *scan->heights))
        return odfgx_fail_memory(err);
    scan->heights[scan->height_count++] =
        (odfgx_row_height){ scan->row - 1,
                            hidden ? 0 : odfgx_mark_pixels(height) };
    return ODFGX_OK;
}

/* Rows that would come before `row` have their place before it. */
static void place_rows(odfgx_row_scan *scan, uint32_t row, size_t at)
{
    while (scan->next < scan->target_count &&
           scan->targets[scan->next].row < row) {
        odfgx_target *target = &scan->targets[scan->next++];
        if (!target->row_found) {
            target->placed = true;
            target->place = at;
        }
    }
}

static void find_row(odfgx_row_scan *scan, uint32_t row)
{
    size_t first = 0, behind = scan->target_count;
    while (first < behind) {
        size_t middle = first + (behind - first) / 2;
        if (scan->targets[middle].row < row)
            first = middle + 1;
        else
            behind = middle;
    }
    while (behind < scan->target_count && scan->targets[behind].row == row)
        behind++;
    scan->first = first;
    scan->behind = behind;
}

static odfgx_status start_row(odfgx_row_scan *scan,
                              const odfgx_attributes *attributes,
                              odfgx_place place, odfgx_error *err)
{
    uint32_t number = scan->row + 1;
    const char *text = odfgx_attribute_get(attributes, MARK_A_ADDRESS);
    if (text != NULL && !odfgx_xlsx_read_count(text, ODFGX_GRID_ROWS, &number))
        number = scan->row + 1;
    scan->row = number;
    scan->column = 0;
    place_rows(scan, number - 1, place.begin);
    find_row(scan, number - 1);
    for (size_t i = scan->first; i < scan->behind; i++) {
        scan->targets[i].row_found = true;
        scan->targets[i].placed = false;
        scan->targets[i].row_tag = scan->targets[i].row_end = place;
    }
    return keep_height(scan, attributes, err);
}

static void start_cell(odfgx_row_scan *scan, const odfgx_attributes *attributes,
                       odfgx_place place)
{
    uint32_t row, column = scan->column;
    const char *text = odfgx_attribute_get(attributes, MARK_A_ADDRESS);
    if (text != NULL && odfgx_xlsx_read_reference(text, &row, &column) == NULL)
        column = scan->column;
    scan->column = column + 1;
    for (size_t i = scan->first; i < scan->behind; i++) {
        odfgx_target *target = &scan->targets[i];
        if (target->column == column && !target->found) {
            target->found = true;
            target->tag = target->end = place;
            scan->open = target;
        } else if (target->column < column && !target->placed) {
            target->placed = true;
            target->place = place.begin;
        }
    }
}

static odfgx_status start(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_place place,
                          odfgx_error *err)
{
    odfgx_row_scan *scan = context;
    scan->depth++;
    if (scan->depth == 1 && token == MARK_ROW)
        return start_row(scan, attributes, place, err);
    if (scan->depth == 2 && token == MARK_CELL && scan->first < scan->behind)
        start_cell(scan, attributes, place);
    if (scan->depth == 3 && token == MARK_CELL_FORMULA && scan->open != NULL)
        scan->open->formula = true;
    return ODFGX_OK;
}

static odfgx_status end(void *context, int token, odfgx_place place,
                        odfgx_error *err)
{
    odfgx_row_scan *scan = context;
    (void)token;
    (void)err;
    if (scan->depth == 2 && scan->open != NULL) {
        scan->open->end = place;
        scan->open = NULL;
    }
    if (scan->depth == 1) {
        for (size_t i = scan->first; i < scan->behind; i++)
            scan->targets[i].row_end = place;
        scan->first = scan->behind = 0;
    }
    scan->depth--;
    return ODFGX_OK;
}

odfgx_mark_rows odfgx_mark_scan_rows(odfgx_row_scan *scan)
{
    return (odfgx_mark_rows){ start, end, scan };
}

/* ------------------------------------------------------------- writing */

static void add_cell(const odfgx_mark_part *part, odfgx_place tag,
                     const odfgx_target *target, odfgx_buffer *out)
{
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_mark_add_xml(part, tag, "<c r=\"", out);
    odfgx_buffer_add_text(
        out, odfgx_address_format(target->row, target->column, address));
    odfgx_buffer_add_text(out, "\">");
    odfgx_mark_add_xml(part, tag, "<v>", out);
    odfgx_buffer_add_text(out, target->value);
    odfgx_mark_add_xml(part, tag, "</v></c>", out);
}

/* The value in place of all that the cell holds; its type is a number's then,
 * which need not be said (18.18.11). */
static void set_cell(odfgx_mark_part *part, const odfgx_target *target)
{
    odfgx_node cell = { .token = MARK_CELL,
                        .tag = target->tag,
                        .end = target->end };
    odfgx_mark_cut(part, &cell, "t");
    if (target->end.end > target->tag.end)
        (void)odfgx_mark_edit(part, target->tag.end, target->end.begin);
    odfgx_buffer *out = odfgx_mark_open(part, &cell);
    odfgx_mark_add_xml(part, cell.tag, "<v>", out);
    odfgx_buffer_add_text(out, target->value);
    odfgx_mark_add_xml(part, cell.tag, "</v>", out);
    odfgx_mark_close(part, &cell);
}

/* Cells that a row lacks, from `first` on: those of one place at once. */
static void fill_row(odfgx_mark_part *part, odfgx_row_scan *scan, size_t first)
{
    const odfgx_target *target = &scan->targets[first];
    odfgx_node row = { .token = MARK_ROW,
                       .tag = target->row_tag,
                       .end = target->row_end };
    odfgx_buffer *out =
        target->placed ? odfgx_mark_edit(part, target->place, target->place)
                       : odfgx_mark_open(part, &row);
    size_t i = first;
    for (; i < scan->target_count; i++) {
        odfgx_target *other = &scan->targets[i];
        if (other->row != target->row || other->placed != target->placed ||
            other->place != target->place)
            break;
        if (!other->found)
            add_cell(part, row.tag, other, out);
        other->found = true;
    }
    if (!target->placed)
        odfgx_mark_close(part, &row);
}

/* Rows that the sheet lacks; those of one place at once. */
static void add_rows(odfgx_mark_part *part, const odfgx_node *data,
                     odfgx_row_scan *scan, size_t first)
{
    const odfgx_target *target = &scan->targets[first];
    odfgx_buffer *out =
        target->placed ? odfgx_mark_edit(part, target->place, target->place)
                       : odfgx_mark_open(part, data);
    uint32_t row = UINT32_MAX;
    for (size_t i = first; i < scan->target_count; i++) {
        odfgx_target *other = &scan->targets[i];
        if (other->row_found || other->placed != target->placed ||
            other->place != target->place)
            break;
        if (other->row != row) {
            if (row != UINT32_MAX)
                odfgx_mark_add_xml(part, data->tag, "</row>", out);
            odfgx_mark_add_xml(part, data->tag, "<row", out);
            odfgx_buffer_add_format(out, " r=\"%lu\">",
                                    (unsigned long)other->row + 1);
        }
        row = other->row;
        add_cell(part, data->tag, other, out);
        other->found = true;
    }
    odfgx_mark_add_xml(part, data->tag, "</row>", out);
    if (!target->placed)
        odfgx_mark_close(part, data);
}

/* The range that the sheet says it uses (18.3.1.35). */
static void widen(odfgx_mark_part *part, const odfgx_row_scan *scan)
{
    char first[ODFGX_ADDRESS_TEXT], last[ODFGX_ADDRESS_TEXT];
    char text[2 * ODFGX_ADDRESS_TEXT + 1];
    odfgx_range range;
    const odfgx_node *node = odfgx_node_child(part->root, MARK_DIMENSION);
    if (node == NULL ||
        !odfgx_mark_range(odfgx_node_get(node, MARK_A_REF), &range))
        return;
    odfgx_range wide = range;
    for (size_t i = 0; i < scan->target_count; i++) {
        const odfgx_target *target = &scan->targets[i];
        if (target->row < wide.row)
            wide.row = target->row;
        if (target->row > wide.last_row)
            wide.last_row = target->row;
        if (target->column < wide.column)
            wide.column = target->column;
        if (target->column > wide.last_column)
            wide.last_column = target->column;
    }
    if (memcmp(&wide, &range, sizeof wide) == 0)
        return;
    (void)snprintf(text, sizeof text, "%s:%s",
                   odfgx_address_format(wide.row, wide.column, first),
                   odfgx_address_format(wide.last_row, wide.last_column, last));
    odfgx_mark_set(part, node, "ref", text);
}

odfgx_status odfgx_mark_values(odfgx_marking *marking, odfgx_mark_part *part,
                               odfgx_row_scan *scan, odfgx_error *err)
{
    const odfgx_node *data = odfgx_node_child(part->root, MARK_SHEET_DATA);
    if (data == NULL)
        return odfgx_mark_fail_kind(marking, part, err);
    for (size_t i = 0; i < scan->target_count; i++) {
        odfgx_target *target = &scan->targets[i];
        if (target->found && target->tag.end > 0 && !target->formula)
            set_cell(part, target);
    }
    for (size_t i = 0; i < scan->target_count; i++) {
        const odfgx_target *target = &scan->targets[i];
        if (target->found)
            continue;
        if (target->row_found)
            fill_row(part, scan, i);
        else
            add_rows(part, data, scan, i);
    }
    widen(part, scan);
    return ODFGX_OK;
}
