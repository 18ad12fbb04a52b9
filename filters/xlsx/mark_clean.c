#include "filters/xlsx/mark.h"

#include "report/ascii.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

/* Cells that are kept, of all that were coloured. */
enum { COLOURED_MAX = 1 << 16 };

/* -------------------------------------------------------------- colours */

static bool has_word(const odfgx_node *rule, const char *word)
{
    const odfgx_node *formula = odfgx_node_child(rule, MARK_FORMULA);
    return formula != NULL && strstr(formula->text, word) != NULL;
}

static void add_range(const odfgx_range *range, odfgx_buffer *out)
{
    odfgx_spot spot = { .row = range->row };
    for (; spot.row <= range->last_row; spot.row++) {
        for (spot.column = range->column; spot.column <= range->last_column;
             spot.column++) {
            if (out->length >= COLOURED_MAX * sizeof spot)
                return;
            odfgx_buffer_add(out, (const char *)&spot, sizeof spot);
        }
    }
}

/* Adds the cells of "A1 B2:C3". */
static void add_ranges(const char *ranges, odfgx_buffer *out)
{
    char text[2 * ODFGX_ADDRESS_TEXT];
    while (ranges != NULL && *ranges != '\0') {
        odfgx_range range;
        size_t length = strcspn(ranges, " ");
        if (length < sizeof text) {
            memcpy(text, ranges, length);
            text[length] = '\0';
            if (odfgx_mark_range(text, &range))
                add_range(&range, out);
        }
        ranges += length + (ranges[length] == ' ');
    }
}

/* Excel and LibreOffice may put rules of several people together. */
static void clean_conditional(odfgx_marked_sheet *sheet, odfgx_node *node,
                              odfgx_buffer *coloured)
{
    size_t ours = 0, all = 0;
    odfgx_node *rule = node->first;
    for (; rule != NULL; rule = rule->next, all++) {
        if (rule->token != MARK_RULE)
            continue;
        ours += has_word(rule, ODFGX_MARK_RULE_WORD);
        sheet->results |= has_word(rule, ODFGX_MARK_RESULTS_WORD);
    }
    if (ours > 0)
        add_ranges(odfgx_node_get(node, MARK_A_RANGES), coloured);
    if (ours > 0 && ours == all)
        odfgx_mark_remove(sheet->part, node);
    for (rule = node->first; rule != NULL && ours < all; rule = rule->next) {
        if (rule->token == MARK_RULE && has_word(rule, ODFGX_MARK_RULE_WORD))
            odfgx_mark_remove(sheet->part, rule);
    }
}

static odfgx_status clean_colours(odfgx_marking *marking,
                                  odfgx_marked_sheet *sheet,
                                  odfgx_buffer *coloured, odfgx_error *err)
{
    odfgx_status status = odfgx_mark_read(marking, sheet->part, NULL, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_node *node = odfgx_node_child(sheet->part->root, MARK_CONDITIONAL);
    for (; node != NULL; node = odfgx_node_again(node))
        clean_conditional(sheet, node, coloured);
    if (coloured->length > 0)
        qsort(coloured->data, coloured->length / sizeof(odfgx_spot),
              sizeof(odfgx_spot), odfgx_spot_compare);
    return odfgx_buffer_check(coloured, err);
}

static odfgx_status clean_drawing(odfgx_marking *marking,
                                  odfgx_mark_part *sheet, odfgx_attached *found,
                                  odfgx_buffer *cells, odfgx_error *err)
{
    odfgx_status status = odfgx_mark_find_shapes(marking, sheet, found, err);
    if (status != ODFGX_OK || found->shapes == NULL)
        return status;
    if (!odfgx_mark_is_ours(found->shapes->name))
        return odfgx_mark_clean_shapes(marking, found->shapes, cells, err);
    odfgx_mark_remove(sheet, found->drawing);
    return odfgx_mark_drop(marking, found->shapes, found->relationships,
                           found->drawing_link, err);
}

static odfgx_status clean_attached(odfgx_marking *marking,
                                   odfgx_mark_part *sheet, bool held,
                                   const odfgx_buffer *coloured,
                                   odfgx_error *err)
{
    odfgx_attached found = { 0 };
    odfgx_buffer cells = { 0 };
    odfgx_status status = odfgx_mark_find_comments(marking, sheet, &found, err);
    bool ours = found.comments != NULL && status == ODFGX_OK &&
                (coloured->length > 0 ||
                 odfgx_mark_holds(found.comments, ODFGX_MARK_AUTHOR));
    if (ours)
        status = odfgx_mark_clean_comments(marking, found.comments, coloured,
                                           &cells, err);
    if (status == ODFGX_OK && found.relationships != NULL && (held || ours))
        status = clean_drawing(marking, sheet, &found, &cells, err);
    if (status == ODFGX_OK && ours && odfgx_mark_is_ours(found.comments->name))
        status = odfgx_mark_drop(marking, found.comments, found.relationships,
                                 found.comments_link, err);
    odfgx_buffer_clear(&cells);
    return status;
}

odfgx_status odfgx_mark_clean_sheet(odfgx_marking *marking,
                                    odfgx_marked_sheet *sheet, odfgx_error *err)
{
    odfgx_buffer coloured = { 0 };
    odfgx_mark_part *part = sheet->part;
    if (part == NULL || part->done)
        return ODFGX_OK;
    odfgx_status status = odfgx_mark_load(marking, part, err);
    if (status != ODFGX_OK)
        return status;
    bool held = odfgx_mark_holds(part, ODFGX_MARK_AUTHOR);
    part->done = true;
    if (held)
        status = clean_colours(marking, sheet, &coloured, err);
    if (status == ODFGX_OK && !sheet->results)
        status = clean_attached(marking, part, held, &coloured, err);
    odfgx_buffer_clear(&coloured);
    if (status == ODFGX_OK)
        odfgx_mark_forget(part);
    return status;
}
