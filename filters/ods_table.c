#include "filters/ods_state.h"

#include "report/buffer.h"

#include <stdio.h>
#include <string.h>

static const odfgx_ods_count repeated_columns = {
    "table:number-columns-repeated", ODFGX_GRID_COLUMNS, true
};
static const odfgx_ods_count repeated_rows = { "table:number-rows-repeated",
                                               ODFGX_GRID_ROWS, true };

/* Whether rows or columns with this value of table:visibility are seen:
 * "collapse" and "filter" are not (ODF 1.3 part 3, 19.753). */
static bool is_hidden(const char *visibility)
{
    return visibility != NULL && strcmp(visibility, "visible") != 0;
}

static odfgx_status fail_edge(const odfgx_ods *ods, odfgx_error *err)
{
    return odfgx_teller_fail(
        &ods->teller, ods->column, ODFGX_CONTENT, err,
        _("the sheet goes on beyond %d columns and %d rows, "
          "the largest there are; open the document and "
          "save it anew"),
        ODFGX_GRID_COLUMNS, ODFGX_GRID_ROWS);
}

static bool is_hiding(const odfgx_ods *ods, const char *style)
{
    for (const odfgx_ods_style *known = ods->hiding; known != NULL;
         known = known->next) {
        if (strcmp(known->name, style) == 0)
            return true;
    }
    return false;
}

odfgx_status odfgx_ods_table_start(odfgx_ods *ods,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err)
{
    const char *name = odfgx_attribute_get(attributes, ODS_TABLE_NAME);
    const char *style = odfgx_attribute_get(attributes, ODS_STYLE_NAME);
    ods->column = ods->column_count = 0;
    ods->next_row = 0;
    ods->groups = ods->hidden_group = 0;
    return odfgx_tell_table(&ods->teller, name != NULL ? name : "",
                            style != NULL && is_hiding(ods, style), err);
}

odfgx_status odfgx_ods_table_end(odfgx_ods *ods, odfgx_error *err)
{
    return odfgx_tell_table_end(&ods->teller, err);
}

/* ---------------------------------------------------------------- groups */

odfgx_status odfgx_ods_group_start(odfgx_ods *ods,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err)
{
    const char *display = odfgx_attribute_get(attributes, ODS_DISPLAY);
    (void)err;
    ods->groups++;
    if (display != NULL && strcmp(display, "false") == 0 &&
        ods->hidden_group == 0)
        ods->hidden_group = ods->groups;
    return ODFGX_OK;
}

odfgx_status odfgx_ods_group_end(odfgx_ods *ods, odfgx_error *err)
{
    (void)err;
    if (ods->hidden_group == ods->groups)
        ods->hidden_group = 0;
    ods->groups--;
    return ODFGX_OK;
}

/* ------------------------------------------------------ columns and rows */

odfgx_status odfgx_ods_column_start(odfgx_ods *ods,
                                    const odfgx_attributes *attributes,
                                    odfgx_error *err)
{
    const char *repeated =
        odfgx_attribute_get(attributes, ODS_COLUMNS_REPEATED);
    uint32_t columns = 1;
    odfgx_status status = ODFGX_OK;
    ods->column = ods->column_count;
    if (repeated != NULL)
        status = odfgx_ods_read_count(ods, &repeated_columns, repeated,
                                      &columns, err);
    if (status == ODFGX_OK && columns > ODFGX_GRID_COLUMNS - ods->column_count)
        status = fail_edge(ods, err);
    if (status != ODFGX_OK)
        return status;
    if (ods->hidden_group > 0 ||
        is_hidden(odfgx_attribute_get(attributes, ODS_VISIBILITY)))
        odfgx_tell_hidden_columns(&ods->teller, ods->column_count, columns);
    ods->column_count += columns;
    return ODFGX_OK;
}

odfgx_status odfgx_ods_row_start(odfgx_ods *ods,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    uint32_t row = ods->next_row, rows = 1;
    bool hidden = ods->hidden_group > 0;
    ods->column = 0;
    odfgx_tell_row(&ods->teller, row, rows, hidden);
    for (size_t i = 0; i < attributes->count && status == ODFGX_OK; i++) {
        const odfgx_attribute *attribute = &attributes->items[i];
        if (attribute->token == ODS_VISIBILITY)
            hidden = hidden || is_hidden(attribute->value);
        else if (attribute->token == ODS_ROWS_REPEATED)
            status = odfgx_ods_read_count(ods, &repeated_rows, attribute->value,
                                          &rows, err);
    }
    if (status == ODFGX_OK && rows > ODFGX_GRID_ROWS - row)
        status = fail_edge(ods, err);
    odfgx_tell_row(&ods->teller, row, rows, hidden);
    ods->next_row = row + rows;
    return status;
}
