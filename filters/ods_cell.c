#include "filters/ods_state.h"

#include "report/buffer.h"
#include "report/decimal.h"

#include <string.h>

enum { SHORT_VALUE = 24 };

/* What an office:value-type stores, and in which attribute (ODF 1.3 part 3,
 * 19.389). */
static const struct {
    const char *name;
    odfgx_cell_type type;
    int value;            /* the attribute */
    const char *alphabet; /* of its value; NULL for a decimal */
} types[] = {
    { "string", ODFGX_CELL_STRING, ODS_STRING_VALUE, NULL },
    { "float", ODFGX_CELL_FLOAT, ODS_VALUE, NULL },
    { "percentage", ODFGX_CELL_PERCENTAGE, ODS_VALUE, NULL },
    { "currency", ODFGX_CELL_CURRENCY, ODS_VALUE, NULL },
    { "date", ODFGX_CELL_DATE, ODS_DATE_VALUE, "0123456789-:.,TZ+" },
    { "time", ODFGX_CELL_TIME, ODS_TIME_VALUE, "0123456789-.,PYMDTHS" },
    { "boolean", ODFGX_CELL_BOOLEAN, ODS_BOOLEAN_VALUE, "truefals" },
};

static const odfgx_ods_count repeated = { "table:number-columns-repeated",
                                          ODFGX_GRID_COLUMNS, true };
static const odfgx_ods_count spanned_columns = { "table:number-columns-spanned",
                                                 ODFGX_GRID_COLUMNS, false };
static const odfgx_ods_count spanned_rows = { "table:number-rows-spanned",
                                              ODFGX_GRID_ROWS, false };

/* ------------------------------------------------------------ its start */

/* The values that a tag may carry; one of them fits the type. */
typedef struct tag_values {
    const char *type, *calc_type;
    const char *value[ODS_STRING_VALUE - ODS_VALUE + 1];
} tag_values;

static odfgx_status read_tag(odfgx_ods *ods, const odfgx_attributes *attributes,
                             tag_values *values, odfgx_error *err)
{
    odfgx_ods_cell *cell = &ods->cell;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < attributes->count && status == ODFGX_OK; i++) {
        const char *value = attributes->items[i].value;
        int token = attributes->items[i].token;
        switch (token) {
        case ODS_VALUE_TYPE:
            values->type = value;
            break;
        case ODS_CALC_VALUE_TYPE:
            values->calc_type = value;
            break;
        case ODS_FORMULA:
            cell->formula = true;
            break;
        case ODS_COLUMNS_REPEATED:
            status = odfgx_ods_read_count(ods, &repeated, value, &cell->columns,
                                          err);
            break;
        case ODS_COLUMNS_SPANNED:
            status = odfgx_ods_read_count(ods, &spanned_columns, value,
                                          &cell->spanned_columns, err);
            break;
        case ODS_ROWS_SPANNED:
            status = odfgx_ods_read_count(ods, &spanned_rows, value,
                                          &cell->spanned_rows, err);
            break;
        default:
            if (token >= ODS_VALUE && token <= ODS_STRING_VALUE)
                values->value[token - ODS_VALUE] = value;
            break;
        }
    }
    return status;
}

/* Appends a value. Nearly all are a few bytes, that are copied sooner than any
 * function is called. */
static void add_value(odfgx_buffer *out, const char *value)
{
    size_t length = 0;
    char *place = odfgx_buffer_reserve(out, SHORT_VALUE);
    if (place == NULL)
        return;
    for (; length < SHORT_VALUE && value[length] != '\0'; length++)
        place[length] = value[length];
    if (value[length] != '\0') {
        odfgx_buffer_add(out, value, strlen(value));
        return;
    }
    place[length] = '\0';
    out->length += length;
}

/* A type that nobody knows is taken as text. The names differ in their first
 * letters, which saves nearly all comparing. */
static void take_value(odfgx_ods *ods, const tag_values *values)
{
    const char *name = values->type != NULL ? values->type : values->calc_type;
    if (values->calc_type != NULL && values->calc_type[0] == 'e' &&
        strcmp(values->calc_type, "error") == 0)
        ods->cell.error = true;
    for (size_t i = 0; name != NULL && i < ODFGX_COUNT_OF(types); i++) {
        if (types[i].name[0] != name[0] || strcmp(types[i].name, name) != 0)
            continue;
        const char *value = values->value[types[i].value - ODS_VALUE];
        ods->cell.type = types[i].type;
        if (value != NULL)
            add_value(&ods->value, value);
        return;
    }
}

odfgx_status odfgx_ods_cell_start(odfgx_ods *ods,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    tag_values values = { 0 };
    ods->cell = (odfgx_ods_cell){ .columns = 1,
                                  .spanned_columns = 1,
                                  .spanned_rows = 1 };
    ods->value.length = ods->text.length = 0;
    odfgx_status status = read_tag(ods, attributes, &values, err);
    if (status == ODFGX_OK &&
        ods->cell.columns > ODFGX_GRID_COLUMNS - ods->column)
        status =
            odfgx_teller_fail(&ods->teller, ods->column, ODFGX_CONTENT, err,
                              _("the row goes on beyond %d columns, the "
                                "most there are; open the document and "
                                "save it anew"),
                              ODFGX_GRID_COLUMNS);
    if (status == ODFGX_OK)
        take_value(ods, &values);
    return status;
}

odfgx_status odfgx_ods_covered_start(odfgx_ods *ods,
                                     const odfgx_attributes *attributes,
                                     odfgx_error *err)
{
    odfgx_status status = odfgx_ods_cell_start(ods, attributes, err);
    ods->cell.covered = true;
    return status;
}

/* -------------------------------------------------------------- its end */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* "Err:502", in Chinese offices "错误:502". */
static bool is_error_number(const char *text)
{
    static const char *const words[] = { "Err:", "错误:", "错误：",
                                         "錯誤:", "錯誤：" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(words); i++) {
        size_t length = strlen(words[i]);
        if (text[0] == words[i][0] && strncmp(text, words[i], length) == 0)
            return is_digit(text[length]) && is_digit(text[length + 1]) &&
                   is_digit(text[length + 2]) && text[length + 3] == '\0';
    }
    return false;
}

/* "#REF!", "#DIV/0!", "#NAME?"; in what is computed also "#名称?". */
static bool is_error_name(const char *text, size_t length, bool computed)
{
    if (text[0] != '#')
        return false;
    if (text[length - 1] != '!' && text[length - 1] != '?')
        return strcmp(text, "#N/A") == 0;
    for (size_t i = 1; i + 1 < length; i++) {
        bool upper = text[i] >= 'A' && text[i] <= 'Z';
        bool inner = i > 1 && strchr("/0_", text[i]) != NULL;
        bool foreign = computed && (unsigned char)text[i] >= 0x80;
        if (!upper && !inner && !foreign)
            return false;
    }
    return true;
}

/* Offices that don't know calcext store an error as 0 or as an empty string,
 * and only the text tells it. */
static bool is_error(const odfgx_ods *ods)
{
    const char *text = ods->text.data;
    bool computed = ods->cell.formula || ods->cell.type != ODFGX_CELL_STRING;
    if (ods->cell.error)
        return true;
    if (ods->text.length < 3)
        return false;
    return is_error_name(text, ods->text.length, computed) ||
           is_error_number(text);
}

/* Without its value a cell is what its text says. */
static odfgx_cell_type settle_type(odfgx_ods *ods)
{
    const odfgx_ods_cell *cell = &ods->cell;
    if (is_error(ods))
        return ODFGX_CELL_ERROR;
    if (cell->type == ODFGX_CELL_STRING) {
        if (ods->text.length == 0)
            odfgx_buffer_add(&ods->text, ods->value.data, ods->value.length);
        return ods->text.length > 0 || cell->formula ? ODFGX_CELL_STRING
                                                     : ODFGX_CELL_EMPTY;
    }
    if (cell->type != ODFGX_CELL_EMPTY && ods->value.length > 0)
        return cell->type;
    return ods->text.length > 0 ? ODFGX_CELL_STRING : ODFGX_CELL_EMPTY;
}

static odfgx_status fail_value(const odfgx_ods *ods, const char *type,
                               odfgx_error *err)
{
    return odfgx_teller_fail(&ods->teller, ods->column, ODFGX_CONTENT, err,
                             _("the cell is said to be a %s, and its value is "
                               "\"%s\"; correct the cell and save the document "
                               "anew"),
                             type, ods->value.data);
}

static bool is_of(const char *text, size_t length, const char *alphabet)
{
    return strspn(text, alphabet) == length;
}

/* Numbers are decimals; of dates and times only the letters are looked at. */
static odfgx_status check_value(const odfgx_ods *ods, odfgx_cell_type type,
                                odfgx_error *err)
{
    const char *value = ods->value.data;
    size_t length = ods->value.length;
    if (type == ODFGX_CELL_FLOAT && odfgx_decimal_valid(value, length))
        return ODFGX_OK;
    for (size_t i = 1; i < ODFGX_COUNT_OF(types); i++) {
        if (types[i].type != type)
            continue;
        bool valid = types[i].alphabet != NULL
                         ? is_of(value, length, types[i].alphabet)
                         : odfgx_decimal_valid(value, length);
        if (!valid)
            return fail_value(ods, types[i].name, err);
    }
    return ODFGX_OK;
}

static bool has_value(odfgx_cell_type type)
{
    return type != ODFGX_CELL_EMPTY && type != ODFGX_CELL_STRING &&
           type != ODFGX_CELL_ERROR;
}

/* The last row or column of a merged block: cut at the edge of the sheet. */
static uint32_t last_of(uint32_t first, uint32_t spanned, uint32_t edge)
{
    return spanned <= edge - first ? first + spanned - 1 : edge - 1;
}

static odfgx_status tell(odfgx_ods *ods, const odfgx_cell *cell,
                         odfgx_error *err)
{
    const odfgx_ods_cell *read = &ods->cell;
    odfgx_range merge = {
        .last_row =
            last_of(ods->teller.row, read->spanned_rows, ODFGX_GRID_ROWS),
        .last_column =
            last_of(ods->column, read->spanned_columns, ODFGX_GRID_COLUMNS),
    };
    bool merged =
        (read->spanned_columns > 1 || read->spanned_rows > 1) && !read->covered;
    return odfgx_tell_cell(&ods->teller, cell, merged ? &merge : NULL, err);
}

static odfgx_status end_filled(odfgx_ods *ods, odfgx_error *err)
{
    odfgx_cell cell = {
        .column = ods->column,
        .columns = ods->cell.columns,
        .type = settle_type(ods),
        .hidden = ods->cell.covered,
        .formula = ods->cell.formula,
    };
    odfgx_status status = odfgx_buffer_check(&ods->value, err);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&ods->text, err);
    if (status == ODFGX_OK && has_value(cell.type))
        status = check_value(ods, cell.type, err);
    if (status != ODFGX_OK)
        return status;
    bool valued = has_value(cell.type);
    cell.value = valued ? ods->value.data : "";
    cell.value_length = valued ? ods->value.length : 0;
    cell.text = ods->text.length > 0 ? ods->text.data : "";
    cell.text_length = ods->text.length;
    return tell(ods, &cell, err);
}

odfgx_status odfgx_ods_cell_end(odfgx_ods *ods, odfgx_error *err)
{
    const odfgx_ods_cell *cell = &ods->cell;
    odfgx_status status = ODFGX_OK;
    if (cell->type != ODFGX_CELL_EMPTY || cell->formula || cell->error ||
        cell->spanned_columns > 1 || cell->spanned_rows > 1 ||
        ods->text.length > 0)
        status = end_filled(ods, err);
    ods->column += cell->columns;
    return status;
}
