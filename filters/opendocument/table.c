#include "filters/opendocument/handlers.h"

#include "report/buffer.h"

#include <stdio.h>
#include <string.h>

static const odfgx_od_count repeated_columns = {
    "table:number-columns-repeated", ODFGX_GRID_COLUMNS, true
};
static const odfgx_od_count repeated_rows = { "table:number-rows-repeated",
                                              ODFGX_GRID_ROWS, true };

/* Whether rows or columns with this value of table:visibility are seen:
 * "collapse" and "filter" are not (ODF 1.3 part 3, 19.753). */
static bool is_hidden(const char *visibility)
{
    return visibility != NULL && strcmp(visibility, "visible") != 0;
}

static odfgx_status fail_edge(const odfgx_od *od, odfgx_error *err)
{
    return odfgx_od_fail(od, ODFGX_CONTENT, err,
                         _("the sheet goes on beyond %d columns and %d rows, "
                           "the largest there are; open the document and "
                           "save it anew"),
                         ODFGX_GRID_COLUMNS, ODFGX_GRID_ROWS);
}

/* A style that content.xml does not have is a common one. */
static odfgx_status find_hidden(odfgx_od *od, const char *style, bool *hidden,
                                odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    if (style == NULL || *hidden)
        return ODFGX_OK;
    const odfgx_od_style *known =
        odfgx_od_style_find(&od->styles, OD_FAMILY_TABLE, style);
    if (known == NULL) {
        status = odfgx_od_read_common(od, err);
        known = odfgx_od_style_find(&od->styles, OD_FAMILY_TABLE, style);
    }
    *hidden = odfgx_od_style_hides(&od->styles, known);
    return status;
}

odfgx_status odfgx_od_begin_table(odfgx_od *od,
                                  const odfgx_attributes *attributes,
                                  const char *name, bool hidden,
                                  odfgx_error *err)
{
    odfgx_od_level *level = &od->level;
    odfgx_status status = find_hidden(
        od, odfgx_attribute_get(attributes, OD_TABLE_STYLE), &hidden, err);
    if (status != ODFGX_OK)
        return status;
    level->in_table = true;
    level->nested = 0;
    level->joining = false;
    level->concealed.bytes.length = 0; /* of a paragraph before it */
    level->concealed.count = 0;
    level->column = level->column_count = 0;
    level->next_row = 0;
    level->groups = level->hidden_group = 0;
    return odfgx_tell_table(&level->teller, name, hidden, err);
}

OD_START(sheet)
{
    const char *name = odfgx_attribute_get(attributes, OD_TABLE_NAME);
    return odfgx_od_begin_table(od, attributes, name != NULL ? name : "", false,
                                err);
}

OD_END(table)
{
    od->level.in_table = false;
    return odfgx_tell_table_end(&od->level.teller, err);
}

/* ---------------------------------------------------------------- groups */

OD_START(group)
{
    const char *display = odfgx_attribute_get(attributes, OD_DISPLAY);
    (void)err;
    od->level.groups++;
    if (display != NULL && strcmp(display, "false") == 0 &&
        od->level.hidden_group == 0)
        od->level.hidden_group = od->level.groups;
    return ODFGX_OK;
}

OD_END(group)
{
    (void)err;
    if (od->level.hidden_group == od->level.groups)
        od->level.hidden_group = 0;
    od->level.groups--;
    return ODFGX_OK;
}

/* ------------------------------------------------------ columns and rows */

OD_START(column)
{
    const char *repeated = odfgx_attribute_get(attributes, OD_COLUMNS_REPEATED);
    uint32_t columns = 1;
    odfgx_status status = ODFGX_OK;
    od->level.column = od->level.column_count;
    if (repeated != NULL)
        status =
            odfgx_od_read_count(od, &repeated_columns, repeated, &columns, err);
    if (status == ODFGX_OK &&
        columns > ODFGX_GRID_COLUMNS - od->level.column_count)
        status = fail_edge(od, err);
    if (status != ODFGX_OK)
        return status;
    if (od->level.hidden_group > 0 ||
        is_hidden(odfgx_attribute_get(attributes, OD_VISIBILITY)))
        odfgx_tell_hidden_columns(&od->level.teller, od->level.column_count,
                                  columns);
    od->level.column_count += columns;
    return ODFGX_OK;
}

OD_START(row)
{
    odfgx_status status = ODFGX_OK;
    uint32_t row = od->level.next_row, rows = 1;
    bool hidden = od->level.hidden_group > 0;
    od->level.column = 0;
    odfgx_tell_row(&od->level.teller, row, rows, hidden);
    for (size_t i = 0; i < attributes->count && status == ODFGX_OK; i++) {
        const odfgx_attribute *attribute = &attributes->items[i];
        if (attribute->token == OD_VISIBILITY)
            hidden = hidden || is_hidden(attribute->value);
        else if (attribute->token == OD_ROWS_REPEATED)
            status = odfgx_od_read_count(od, &repeated_rows, attribute->value,
                                         &rows, err);
    }
    if (status == ODFGX_OK && rows > ODFGX_GRID_ROWS - row)
        status = fail_edge(od, err);
    odfgx_tell_row(&od->level.teller, row, rows, hidden);
    od->level.next_row = row + rows;
    return status;
}

OD_END(text_row)
{
    return odfgx_tell_row_end(&od->level.teller, od->level.column, err);
}
