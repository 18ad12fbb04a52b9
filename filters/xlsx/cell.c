#include "filters/xlsx/state.h"

#include "report/ascii.h"

#include <string.h>

/* ------------------------------------------------------------ its start */

static ODFGX_RARE odfgx_status fail_reference(odfgx_xlsx *xlsx,
                                              const char *reference,
                                              odfgx_error *err)
{
    char last[ODFGX_ADDRESS_TEXT];
    return odfgx_teller_fail(
        &xlsx->teller, xlsx->next_column, ODFGX_CONTENT, err,
        _("the cell's place is said to be \"%s\", and one of A1 to %s in "
          "this row is expected; open the workbook and save it anew"),
        reference,
        odfgx_address_format(ODFGX_GRID_ROWS - 1, ODFGX_GRID_COLUMNS - 1,
                             last));
}

/* Where the row has no number, its first cell may give it one. */
static ODFGX_RARE bool name_row(odfgx_xlsx *xlsx, uint32_t row)
{
    if (xlsx->row_named || row < xlsx->row)
        return false;
    xlsx->row = row;
    xlsx->next_row = row + 1;
    odfgx_tell_row(&xlsx->teller, row, 1, xlsx->row_hidden);
    return true;
}

static odfgx_status read_reference(odfgx_xlsx *xlsx, const char *reference,
                                   odfgx_error *err)
{
    uint32_t row = 0, column = 0;
    const char *end = odfgx_xlsx_read_reference(reference, &row, &column);
    if (end == NULL || *end != '\0')
        return fail_reference(xlsx, reference, err);
    if (row != xlsx->row && !name_row(xlsx, row))
        return fail_reference(xlsx, reference, err);
    xlsx->row_named = true;
    xlsx->cell.column = column;
    return ODFGX_OK;
}

static ODFGX_RARE odfgx_status fail_edge(const odfgx_xlsx *xlsx,
                                         odfgx_error *err)
{
    return odfgx_teller_fail(&xlsx->teller, xlsx->cell.column, ODFGX_CONTENT,
                             err,
                             _("the row goes on beyond %d columns, the most "
                               "there are; open the document and save it "
                               "anew"),
                             ODFGX_GRID_COLUMNS);
}

/* Most cells have one letter or two, which tell the types apart. */
static odfgx_xlsx_type read_type(const char *text)
{
    bool single = text[0] != '\0' && text[1] == '\0';
    if (!single)
        return XLSX_PLAIN_TEXT;
    switch (text[0]) {
    case 'n':
        return XLSX_NUMBER;
    case 's':
        return XLSX_SHARED;
    case 'b':
        return XLSX_BOOLEAN;
    case 'd':
        return XLSX_DATE;
    case 'e':
        return XLSX_ERROR;
    default:
        return XLSX_PLAIN_TEXT;
    }
}

/* A style that there is none of is the first one. */
static size_t read_style(const odfgx_xlsx *xlsx, const char *text)
{
    uint32_t style;
    if (!odfgx_xlsx_read_count(text, UINT32_MAX, &style) ||
        style >= xlsx->style_count)
        return xlsx->style_count;
    return style;
}

odfgx_status odfgx_xlsx_cell_start(odfgx_xlsx *xlsx,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err)
{
    const char *reference = NULL;
    odfgx_status status = ODFGX_OK;
    xlsx->cell = (odfgx_xlsx_cell){ .column = xlsx->next_column,
                                    .value = "",
                                    .text = "" };
    xlsx->type = XLSX_NUMBER;
    xlsx->valued = false;
    xlsx->style = 0;
    xlsx->value.length = xlsx->text.length = 0;
    for (size_t i = 0; i < attributes->count; i++) {
        const char *value = attributes->items[i].value;
        switch (attributes->items[i].token) {
        case XLSX_REFERENCE:
            reference = value;
            break;
        case XLSX_TYPE:
            xlsx->type = read_type(value);
            break;
        case XLSX_STYLE:
            xlsx->style = read_style(xlsx, value);
            break;
        default:
            break;
        }
    }
    if (reference != NULL)
        status = read_reference(xlsx, reference, err);
    if (status == ODFGX_OK && xlsx->cell.column >= ODFGX_GRID_COLUMNS)
        status = fail_edge(xlsx, err);
    xlsx->next_column = xlsx->cell.column + 1;
    return status;
}

odfgx_status odfgx_xlsx_formula_start(odfgx_xlsx *xlsx,
                                      const odfgx_attributes *attributes,
                                      odfgx_error *err)
{
    (void)attributes;
    (void)err;
    xlsx->cell.formula = true;
    return ODFGX_OK;
}

odfgx_status odfgx_xlsx_value_start(odfgx_xlsx *xlsx,
                                    const odfgx_attributes *attributes,
                                    odfgx_error *err)
{
    (void)attributes;
    (void)err;
    xlsx->value.length = xlsx->string_begin = 0;
    xlsx->into = &xlsx->value;
    xlsx->valued = true;
    return ODFGX_OK;
}

/* -------------------------------------------------------------- its end */

odfgx_status odfgx_xlsx_fail_value(const odfgx_xlsx *xlsx, const char *type,
                                   odfgx_error *err)
{
    return odfgx_teller_fail(&xlsx->teller, xlsx->cell.column, ODFGX_CONTENT,
                             err,
                             _("the cell is said to be a %s, and its value is "
                               "\"%s\"; correct the cell and save the document "
                               "anew"),
                             type, xlsx->value.data);
}

static void take_text(odfgx_xlsx *xlsx, odfgx_cell_type type,
                      const odfgx_buffer *text)
{
    xlsx->cell.type = type;
    xlsx->cell.text = text->data;
    xlsx->cell.text_length = text->length;
}

static ODFGX_RARE odfgx_status fail_shared(const odfgx_xlsx *xlsx,
                                           odfgx_error *err)
{
    return odfgx_teller_fail(
        &xlsx->teller, xlsx->cell.column, ODFGX_CONTENT, err,
        _("the cell's text is said to be number %s of the workbook's "
          "texts, counted from 0, and there are %lu; open the workbook "
          "and save it anew"),
        xlsx->value.data, (unsigned long)xlsx->string_count);
}

static odfgx_status take_shared(odfgx_xlsx *xlsx, odfgx_error *err)
{
    uint32_t index;
    odfgx_xlsx_cell *cell = &xlsx->cell;
    if (!odfgx_xlsx_read_count(xlsx->value.data, UINT32_MAX, &index) ||
        index >= xlsx->string_count)
        return fail_shared(xlsx, err);
    const uint32_t *begin = &xlsx->string_starts[index];
    cell->type = ODFGX_CELL_STRING;
    cell->text = xlsx->strings.data + begin[0];
    cell->text_length = begin[1] - begin[0] - 1;
    if (index <= XLSX_KEPT_NUMBER_MAX) {
        cell->content = XLSX_SHARED_TEXT;
        cell->number = index;
    }
    return ODFGX_OK;
}

static ODFGX_RARE odfgx_status take_boolean(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_xlsx_cell *cell = &xlsx->cell;
    const char *value = xlsx->value.data;
    bool yes = odfgx_xlsx_is_true(value);
    if (!yes && strcmp(value, "0") != 0 && strcmp(value, "false") != 0)
        return odfgx_xlsx_fail_value(xlsx, "boolean", err);
    cell->type = ODFGX_CELL_BOOLEAN;
    cell->value = yes ? "true" : "false";
    cell->text = yes ? "TRUE" : "FALSE";
    cell->value_length = cell->text_length = strlen(cell->value);
    return ODFGX_OK;
}

/* An inline string stands in `is`; some writers have it in v. */
static ODFGX_RARE void take_plain_text(odfgx_xlsx *xlsx)
{
    if (xlsx->text.length > 0) {
        take_text(xlsx, ODFGX_CELL_STRING, &xlsx->text);
        return;
    }
    odfgx_xlsx_decode(&xlsx->value, 0);
    take_text(xlsx, ODFGX_CELL_STRING, &xlsx->value);
}

static ODFGX_RARE void trim(odfgx_buffer *value)
{
    size_t leading = 0, length = value->length;
    while (leading < length && odfgx_ascii_is_space(value->data[leading]))
        leading++;
    while (length > leading && odfgx_ascii_is_space(value->data[length - 1]))
        length--;
    memmove(value->data, value->data + leading, length - leading);
    value->length = length - leading;
    value->data[value->length] = '\0';
}

/* Perhaps at its ends, where it has any byte. */
static bool has_space(const odfgx_buffer *value)
{
    return value->length > 0 &&
           (value->data[0] <= ' ' || value->data[value->length - 1] <= ' ');
}

static odfgx_status take_value(odfgx_xlsx *xlsx, odfgx_error *err)
{
    if (xlsx->type == XLSX_PLAIN_TEXT) {
        take_plain_text(xlsx);
        return ODFGX_OK;
    }
    if (has_space(&xlsx->value))
        trim(&xlsx->value);
    if (xlsx->value.length == 0)
        return ODFGX_OK;
    switch (xlsx->type) {
    case XLSX_SHARED:
        return take_shared(xlsx, err);
    case XLSX_BOOLEAN:
        return take_boolean(xlsx, err);
    case XLSX_DATE:
        return odfgx_xlsx_take_date(xlsx, err);
    case XLSX_ERROR:
        take_text(xlsx, ODFGX_CELL_ERROR, &xlsx->value);
        return ODFGX_OK;
    default:
        return odfgx_xlsx_take_number(xlsx, err);
    }
}

/* A cell without a value may be merged, or computed and not saved; an empty
 * text may be what was computed. */
odfgx_status odfgx_xlsx_cell_end(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_xlsx_cell *cell = &xlsx->cell;
    odfgx_status status =
        xlsx->value.failed ? odfgx_fail_memory(err) : ODFGX_OK;
    if (xlsx->text.length > 0)
        xlsx->type = XLSX_PLAIN_TEXT;
    if (status == ODFGX_OK && (xlsx->value.length > 0 || xlsx->text.length > 0))
        status = take_value(xlsx, err);
    else if (xlsx->valued && xlsx->type == XLSX_PLAIN_TEXT)
        cell->type = ODFGX_CELL_STRING;
    if (status != ODFGX_OK)
        return status;
    if (cell->type == ODFGX_CELL_STRING && cell->text_length == 0 &&
        !cell->formula)
        cell->type = ODFGX_CELL_EMPTY;
    if (cell->type == ODFGX_CELL_EMPTY && !cell->formula)
        return ODFGX_OK;
    return odfgx_xlsx_add_cell(xlsx, err);
}
