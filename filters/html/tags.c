#include "filters/html/state.h"

#include "report/buffer.h"
#include "report/grow.h"

#include <string.h>

/* The most that browsers take (HTML, 4.9.11). */
enum { COLSPAN_MAX = 1000, ROWSPAN_MAX = 65534 };

/* ------------------------------------------------------------------ tables */

static odfgx_html_table *innermost(const odfgx_html *html)
{
    return html->table_count > 0 ? &html->tables[html->table_count - 1] : NULL;
}

static bool is_hidden(const odfgx_html *html, size_t depth)
{
    return (html->frames[depth - 1].traits & HTML_HIDDEN) != 0;
}

static odfgx_status table_start(odfgx_html *html)
{
    if (!odfgx_grow(&html->tables, html->table_count, &html->table_capacity,
                    sizeof *html->tables))
        return odfgx_fail_memory(html->err);
    html->tables[html->table_count++] =
        (odfgx_html_table){ .depth = html->depth };
    return ODFGX_OK;
}

static odfgx_status cell_end(odfgx_html *html, odfgx_html_table *table)
{
    if (!table->in_cell)
        return ODFGX_OK;
    table->in_cell = false;
    return odfgx_flow_cell_end(&html->flow, html->err);
}

static odfgx_status row_end(odfgx_html *html, odfgx_html_table *table)
{
    odfgx_status status = cell_end(html, table);
    table->in_row = false;
    return status;
}

/* A table begins with its first row: what stands in front of that, such as a
 * caption, is shown above the table. */
static odfgx_status begin_row(odfgx_html *html, odfgx_html_table *table,
                              size_t depth)
{
    odfgx_status status = row_end(html, table);
    if (status == ODFGX_OK && !table->begun)
        status = odfgx_flow_table_begin(
            &html->flow, is_hidden(html, table->depth), html->err);
    table->begun = true;
    table->in_row = true;
    table->row_depth = depth;
    return status == ODFGX_OK
               ? odfgx_flow_row_begin(&html->flow, is_hidden(html, depth),
                                      html->err)
               : status;
}

static odfgx_status row_start(odfgx_html *html)
{
    odfgx_html_table *table = innermost(html);
    return table != NULL ? begin_row(html, table, html->depth) : ODFGX_OK;
}

/* A cell without a row has one that ends with what it stands in. */
static odfgx_status cell_start(odfgx_html *html, const xmlChar **attributes)
{
    odfgx_html_table *table = innermost(html);
    if (table == NULL)
        return ODFGX_OK;
    odfgx_status status = table->in_row
                              ? cell_end(html, table)
                              : begin_row(html, table, html->depth - 1);
    if (status != ODFGX_OK)
        return status;
    int32_t columns = odfgx_html_number(attributes, "colspan", COLSPAN_MAX, 1);
    int32_t rows = odfgx_html_number(attributes, "rowspan", ROWSPAN_MAX, 1);
    odfgx_flow_cell cell = {
        .columns = columns > 0 ? (uint32_t)columns : 1,
        .rows = rows > 0    ? (uint32_t)rows
                : rows == 0 ? ODFGX_GRID_ROWS /* to the table's end */
                            : 1,
        .hidden = is_hidden(html, html->depth),
    };
    table->in_cell = true;
    table->cell_depth = html->depth;
    return odfgx_flow_cell_begin(&html->flow, &cell, html->err);
}

/* Ends what ends with the innermost element. */
static odfgx_status table_parts_end(odfgx_html *html)
{
    odfgx_html_table *table = innermost(html);
    odfgx_status status = ODFGX_OK;
    if (table == NULL)
        return ODFGX_OK;
    bool ends = table->depth == html->depth;
    if (table->in_cell && (table->cell_depth == html->depth || ends))
        status = cell_end(html, table);
    if (table->in_row && (table->row_depth == html->depth || ends) &&
        status == ODFGX_OK)
        status = row_end(html, table);
    if (ends) {
        html->table_count--;
        if (table->begun && status == ODFGX_OK)
            status = odfgx_flow_table_end(&html->flow, html->err);
    }
    return status;
}

/* ------------------------------------------------------------------- lists */

/* The innermost list around the item that begins, or NULL. */
static odfgx_html_frame *list_around(const odfgx_html *html)
{
    for (size_t depth = html->depth - 1; depth > 0; depth--) {
        odfgx_html_frame *frame = &html->frames[depth - 1];
        if ((frame->traits & HTML_LIST) != 0)
            return frame;
        if ((frame->traits & HTML_CELL) != 0)
            return NULL;
    }
    return NULL;
}

/* Browsers show the number before the item. In tables the cells are figures
 * and labels that are compared, so none is added there. */
static void item_start(odfgx_html *html, const xmlChar **attributes)
{
    odfgx_html_frame *list = list_around(html);
    odfgx_buffer_empty(&html->marker);
    if (list == NULL || (list->traits & HTML_NUMBERED) == 0 ||
        odfgx_flow_in_table(&html->flow) || is_hidden(html, html->depth))
        return;
    int32_t number =
        odfgx_html_number(attributes, "value", INT32_MAX - 1, list->number);
    list->number = number + 1;
    if (number > 0)
        odfgx_numeral_add(list->numeral, (uint32_t)number, &html->marker);
    else
        odfgx_buffer_add_format(&html->marker, "%ld", (long)number);
    odfgx_buffer_add_text(&html->marker,
                          list->numeral == ODFGX_NUMERAL_CHINESE ? "、" : ".");
}

/* How many items a reversed list has is known only behind it. */
static void list_start(odfgx_html *html, const xmlChar **attributes)
{
    odfgx_html_frame *frame = &html->frames[html->depth - 1];
    frame->numeral = odfgx_html_numeral(attributes);
    frame->number = odfgx_html_number(attributes, "start", INT32_MAX - 1, 1);
    for (; attributes != NULL && *attributes != NULL; attributes += 2) {
        if (strcmp((const char *)*attributes, "reversed") == 0)
            frame->traits &= ~(unsigned)HTML_NUMBERED;
    }
}

/* ---------------------------------------------------------------- elements */

static odfgx_status push(odfgx_html *html, unsigned traits)
{
    uint64_t limit = html->flow.teller.limits->depth;
    if (html->depth >= limit)
        return odfgx_html_fail_limit(
            html,
            N_("elements are nested more than %llu deep; if you trust the "
               "file, raise the cap with --max-depth"),
            limit);
    if (!odfgx_grow(&html->frames, html->depth, &html->frame_capacity,
                    sizeof *html->frames))
        return odfgx_fail_memory(html->err);
    html->frames[html->depth++] = (odfgx_html_frame){ .traits = traits };
    return ODFGX_OK;
}

static odfgx_status begin(odfgx_html *html, unsigned traits,
                          const xmlChar **attributes)
{
    if ((traits & HTML_TABLE) != 0)
        return table_start(html);
    if ((traits & HTML_ROW) != 0)
        return row_start(html);
    if ((traits & HTML_CELL) != 0)
        return cell_start(html, attributes);
    if ((traits & HTML_NUMBERED) != 0)
        list_start(html, attributes);
    if ((traits & HTML_ITEM) != 0)
        item_start(html, attributes);
    return ODFGX_OK;
}

odfgx_status odfgx_html_start(odfgx_html *html, const char *name,
                              const xmlChar **attributes)
{
    unsigned inherited =
        html->depth > 0
            ? html->frames[html->depth - 1].traits & (unsigned)HTML_INHERITED
            : 0;
    unsigned traits = odfgx_html_traits(name, attributes, inherited);
    odfgx_status status = push(html, traits);
    if (status != ODFGX_OK || (traits & HTML_LEFT_OUT) != 0)
        return status;
    if ((traits & (HTML_BLOCK | HTML_BREAK)) != 0)
        status = odfgx_html_end_line(html, (traits & HTML_BREAK) != 0);
    return status == ODFGX_OK ? begin(html, traits, attributes) : status;
}

odfgx_status odfgx_html_end(odfgx_html *html)
{
    if (html->depth == 0)
        return ODFGX_OK;
    unsigned traits = html->frames[html->depth - 1].traits;
    odfgx_status status = ODFGX_OK;
    if ((traits & HTML_LEFT_OUT) == 0) {
        if ((traits & HTML_BLOCK) != 0)
            status = odfgx_html_end_line(html, false);
        if (status == ODFGX_OK)
            status = table_parts_end(html);
        if ((traits & HTML_ITEM) != 0)
            odfgx_buffer_empty(&html->marker);
    }
    html->depth--;
    return status;
}
