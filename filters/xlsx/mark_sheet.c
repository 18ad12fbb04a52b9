#include "filters/xlsx/mark.h"

#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS_OF_RULE = 100 };

#define SPREADSHEET_TYPE                                                       \
    "application/vnd.openxmlformats-officedocument.spreadsheetml."

/* -------------------------------------------------------------- colours */

static void highest_priority(const odfgx_node *node, long *highest)
{
    const char *text = odfgx_node_get(node, MARK_A_PRIORITY);
    long priority = text != NULL ? strtol(text, NULL, 10) : 0;
    if (priority > *highest && priority < INT32_MAX / 2)
        *highest = priority;
    for (const odfgx_node *child = node->first; child != NULL;
         child = child->next)
        highest_priority(child, highest);
}

static bool same_cell(const odfgx_spot *a, const odfgx_spot *b)
{
    return a->row == b->row && a->column == b->column;
}

/* The gravest level of the marks at the cell of the spot at *at, and moves
 * past them. */
static odfgx_level next_level(odfgx_spots spots, size_t *at)
{
    const odfgx_spot *first = &spots.items[*at];
    odfgx_level level = first->mark->level;
    for (; *at < spots.count && same_cell(&spots.items[*at], first); ++*at) {
        if (spots.items[*at].mark->level > level)
            level = spots.items[*at].mark->level;
    }
    return level;
}

static void begin_rule(const odfgx_mark_part *part, odfgx_buffer *out)
{
    odfgx_mark_add_xml(part, part->root->tag, "<conditionalFormatting sqref=\"",
                       out);
}

static void end_rule(const odfgx_mark_part *part, unsigned long format,
                     long priority, odfgx_buffer *out)
{
    odfgx_buffer_add_text(out, "\">");
    odfgx_mark_add_xml(part, part->root->tag, "<cfRule", out);
    odfgx_buffer_add_format(
        out, " type=\"expression\" dxfId=\"%lu\" priority=\"%ld\">", format,
        priority);
    odfgx_mark_add_xml(part, part->root->tag,
                       "<formula>" ODFGX_MARK_RULE
                       "</formula></cfRule></conditionalFormatting>",
                       out);
}

/* The rules that colour the cells of a level, of so many cells each. */
static void add_rules(const odfgx_marking *marking, const odfgx_mark_part *part,
                      odfgx_spots spots, odfgx_level level, long *priority,
                      odfgx_buffer *out)
{
    char address[ODFGX_ADDRESS_TEXT];
    unsigned long format = marking->styles.levels[level];
    size_t count = 0;
    for (size_t at = 0; at < spots.count;) {
        const odfgx_spot *spot = &spots.items[at];
        if (next_level(spots, &at) != level)
            continue;
        if (count == 0)
            begin_rule(part, out);
        else
            odfgx_buffer_add_char(out, ' ');
        odfgx_buffer_add_text(
            out, odfgx_address_format(spot->row, spot->column, address));
        if (++count == CELLS_OF_RULE) {
            end_rule(part, format, ++*priority, out);
            count = 0;
        }
    }
    if (count > 0)
        end_rule(part, format, ++*priority, out);
}

static void add_colours(const odfgx_marking *marking, odfgx_mark_part *part,
                        odfgx_spots spots)
{
    long priority = 0;
    size_t at =
        odfgx_mark_behind(part, MARK_SHEET_PROPERTIES, MARK_CONDITIONAL);
    odfgx_buffer *out = odfgx_mark_edit(part, at, at);
    highest_priority(part->root, &priority);
    for (int level = ODFGX_ERROR; level >= ODFGX_HINT; level--)
        add_rules(marking, part, spots, (odfgx_level)level, &priority, out);
}

/* ------------------------------------------------------------- comments */

static void add_drawing(const odfgx_marking *marking, odfgx_mark_part *part,
                        const char *id)
{
    size_t at =
        odfgx_mark_behind(part, MARK_SHEET_PROPERTIES, MARK_LEGACY_DRAWING);
    odfgx_buffer *out = odfgx_mark_edit(part, at, at);
    odfgx_mark_add_xml(part, part->root->tag, "<legacyDrawing", out);
    odfgx_mark_add_id(marking, part, id, out);
    odfgx_buffer_add_text(out, "/>");
}

/* Adds to the comments of the sheet, and to their drawing, of which either
 * may be new. A drawing that is named but not there is left so. */
static odfgx_status add_comments(odfgx_marking *marking,
                                 const odfgx_mark_grid *grid,
                                 odfgx_mark_part *part, odfgx_spots spots,
                                 odfgx_error *err)
{
    odfgx_attached found = { 0 };
    odfgx_buffer cells = { 0 };
    odfgx_mark_link links[2];
    size_t count = 0;
    odfgx_status status = odfgx_mark_find_comments(marking, part, &found, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_find_shapes(marking, part, &found, err);
    if (status == ODFGX_OK && found.comments == NULL) {
        status =
            odfgx_mark_add(marking, "comments/", ".xml", &found.comments, err);
        links[count++] =
            (odfgx_mark_link){ .type = "comments",
                               .content_type = SPREADSHEET_TYPE "comments+xml",
                               .target = found.comments };
    }
    if (status == ODFGX_OK)
        status =
            odfgx_mark_comments(marking, found.comments, spots, &cells, err);
    if (status == ODFGX_OK && cells.length > 0 && found.drawing == NULL) {
        status =
            odfgx_mark_add(marking, "drawings/", ".vml", &found.shapes, err);
        links[count++] = (odfgx_mark_link){
            .type = "vmlDrawing",
            .content_type =
                "application/vnd.openxmlformats-officedocument.vmlDrawing",
            .target = found.shapes
        };
    }
    if (status == ODFGX_OK && cells.length > 0 && found.shapes != NULL)
        status = odfgx_mark_shapes(marking, found.shapes, &cells, grid, err);
    if (status == ODFGX_OK && count > 0)
        status = odfgx_mark_relate(marking, part->name, links, count, err);
    if (status == ODFGX_OK && count > 0 && found.drawing == NULL &&
        links[count - 1].target == found.shapes)
        add_drawing(marking, part, links[count - 1].id);
    odfgx_buffer_clear(&cells);
    return status;
}

/* ------------------------------------------------------------ the sheet */

static int compare_spots(const void *a, const void *b)
{
    const odfgx_spot *left = a, *right = b;
    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    if (left->column != right->column)
        return left->column < right->column ? -1 : 1;
    return left->mark < right->mark ? -1 : left->mark > right->mark;
}

/* Moves marks in a merged block to the cell that shows. */
static void move_to_corners(const odfgx_mark_part *part, odfgx_spots spots)
{
    const odfgx_node *node =
        odfgx_node_child(odfgx_node_child(part->root, MARK_MERGES), MARK_MERGE);
    for (; node != NULL; node = odfgx_node_again(node)) {
        odfgx_range range;
        if (!odfgx_mark_range(odfgx_node_get(node, MARK_A_REF), &range))
            continue;
        for (size_t i = 0; i < spots.count; i++) {
            odfgx_spot *spot = &spots.items[i];
            if (spot->row < range.row || spot->row > range.last_row ||
                spot->column < range.column || spot->column > range.last_column)
                continue;
            spot->row = range.row;
            spot->column = range.column;
        }
    }
    qsort(spots.items, spots.count, sizeof *spots.items, compare_spots);
}

static odfgx_status find_targets(odfgx_marking *marking, odfgx_spots spots,
                                 odfgx_row_scan *scan, odfgx_error *err)
{
    scan->targets = odfgx_arena_array(&marking->arena, spots.count + 1,
                                      sizeof *scan->targets);
    if (scan->targets == NULL)
        return odfgx_fail_memory(err);
    for (size_t i = 0; i < spots.count; i++) {
        const odfgx_spot *spot = &spots.items[i];
        if (spot->mark->value != NULL)
            scan->targets[scan->target_count++] = (odfgx_target){
                .row = spot->row,
                .column = spot->column,
                .value = spot->mark->value,
            };
    }
    return ODFGX_OK;
}

static odfgx_status mark_part(odfgx_marking *marking, odfgx_mark_part *part,
                              size_t number, odfgx_row_scan *scan,
                              odfgx_spots spots, odfgx_error *err)
{
    odfgx_mark_rows rows = odfgx_mark_scan_rows(scan);
    odfgx_mark_grid grid = { part, scan, number };
    odfgx_status status = odfgx_mark_read(marking, part, &rows, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_expect(marking, part, MARK_WORKSHEET, err);
    if (status == ODFGX_OK && part->root->first == NULL)
        status = odfgx_mark_fail_kind(marking, part, err);
    if (status == ODFGX_OK && scan->target_count > 0)
        status = odfgx_mark_values(marking, part, scan, err);
    if (status != ODFGX_OK || marking->markup->result_count == 0)
        return status;
    move_to_corners(part, spots);
    add_colours(marking, part, spots);
    return add_comments(marking, &grid, part, spots, err);
}

odfgx_status odfgx_mark_sheet(odfgx_marking *marking,
                              const odfgx_marked_sheet *sheet,
                              odfgx_spots spots, odfgx_error *err)
{
    odfgx_row_scan scan = { 0 };
    odfgx_mark_part *part = sheet->part;
    if (part == NULL || part->done || spots.count == 0)
        return ODFGX_OK;
    part->done = true;
    qsort(spots.items, spots.count, sizeof *spots.items, compare_spots);
    odfgx_status status = find_targets(marking, spots, &scan, err);
    if (status == ODFGX_OK)
        status = mark_part(marking, part, (size_t)(sheet - marking->sheets) + 1,
                           &scan, spots, err);
    free(scan.heights);
    return status;
}
