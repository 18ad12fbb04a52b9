#include "filters/xlsx/state.h"

#include "report/decimal.h"

#include <string.h>

/* Whether a height or width is 0, which hides as "hidden" does. */
static bool is_zero(const char *text)
{
    odfgx_decimal number;
    return text != NULL && odfgx_decimal_scan(text, strlen(text), &number) &&
           number.length == 0;
}

odfgx_status odfgx_xlsx_column_start(odfgx_xlsx *xlsx,
                                     const odfgx_attributes *attributes,
                                     odfgx_error *err)
{
    uint32_t first, last;
    const char *min = odfgx_attribute_get(attributes, XLSX_MIN);
    const char *max = odfgx_attribute_get(attributes, XLSX_MAX);
    if (min == NULL || max == NULL ||
        !odfgx_xlsx_read_count(min, ODFGX_GRID_COLUMNS, &first) ||
        !odfgx_xlsx_read_count(max, ODFGX_GRID_COLUMNS, &last) || first == 0 ||
        last < first)
        return odfgx_fail(err, ODFGX_CONTENT, NULL,
                          _("columns are said to go from \"%s\" to "
                            "\"%s\", and numbers from 1 to %d are expected; "
                            "open the workbook and save it anew"),
                          min != NULL ? min : "", max != NULL ? max : "",
                          ODFGX_GRID_COLUMNS);
    if (odfgx_xlsx_is_true(odfgx_attribute_get(attributes, XLSX_HIDDEN)) ||
        is_zero(odfgx_attribute_get(attributes, XLSX_WIDTH)))
        odfgx_tell_hidden_columns(&xlsx->teller, first - 1, last - first + 1);
    return ODFGX_OK;
}

static odfgx_status fail_row(odfgx_xlsx *xlsx, const char *number,
                             odfgx_error *err)
{
    return odfgx_teller_fail(&xlsx->teller, 0, ODFGX_CONTENT, err,
                             _("the row's number is \"%s\", and one from 1 "
                               "to %d is expected; open the workbook and save "
                               "it anew"),
                             number, ODFGX_GRID_ROWS);
}

static odfgx_status fail_edge(odfgx_xlsx *xlsx, odfgx_error *err)
{
    return odfgx_teller_fail(
        &xlsx->teller, 0, ODFGX_CONTENT, err,
        _("the sheet goes on beyond %d columns and %d rows, "
          "the largest there are; open the document and "
          "save it anew"),
        ODFGX_GRID_COLUMNS, ODFGX_GRID_ROWS);
}

/* A row without a number follows the one before it. */
odfgx_status odfgx_xlsx_row_start(odfgx_xlsx *xlsx,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    const char *number = odfgx_attribute_get(attributes, XLSX_REFERENCE);
    uint32_t row = xlsx->next_row + 1;
    odfgx_tell_row(&xlsx->teller, xlsx->next_row, 1, false);
    if (number != NULL &&
        (!odfgx_xlsx_read_count(number, ODFGX_GRID_ROWS, &row) || row == 0))
        return fail_row(xlsx, number, err);
    if (row > ODFGX_GRID_ROWS)
        return fail_edge(xlsx, err);
    xlsx->row = row - 1;
    xlsx->next_row = row;
    xlsx->next_column = 0;
    xlsx->row_named = number != NULL;
    xlsx->row_begun = xlsx->piece_begun = false;
    xlsx->row_hidden =
        odfgx_xlsx_is_true(odfgx_attribute_get(attributes, XLSX_HIDDEN)) ||
        is_zero(odfgx_attribute_get(attributes, XLSX_HEIGHT));
    odfgx_tell_row(&xlsx->teller, xlsx->row, 1, xlsx->row_hidden);
    return ODFGX_OK;
}

static void begin(odfgx_xlsx *xlsx, const char *part)
{
    xlsx->row = xlsx->next_row = xlsx->next_column = 0;
    xlsx->any_told = xlsx->merges_known = false;
    xlsx->merge_count = xlsx->merge_next = 0;
    xlsx->part = part;
    odfgx_buffer_empty(&xlsx->kept);
}

odfgx_status odfgx_xlsx_read_sheet(odfgx_xlsx *xlsx,
                                   const odfgx_xlsx_sheet *sheet,
                                   const char *part, odfgx_error *err)
{
    begin(xlsx, part);
    odfgx_status status =
        odfgx_tell_table(&xlsx->teller, sheet->name, sheet->hidden, err);
    if (status == ODFGX_OK)
        status = odfgx_xlsx_read_part(xlsx, part, XLSX_WORKSHEET, err);
    if (status == ODFGX_OK) {
        odfgx_xlsx_end_merges(xlsx);
        status = odfgx_xlsx_tell_rows(xlsx, err);
    }
    if (status == ODFGX_OK)
        status = odfgx_xlsx_tell_merges(xlsx, ODFGX_GRID_ROWS, 0, err);
    if (status == ODFGX_OK && xlsx->teller.visitor->comment != NULL)
        status = odfgx_xlsx_tell_comments(xlsx, part, err);
    if (status == ODFGX_OK)
        status = odfgx_tell_table_end(&xlsx->teller, err);
    return status;
}
