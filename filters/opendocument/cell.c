#include "filters/opendocument/handlers.h"

#include "report/ascii.h"
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
    { "string", ODFGX_CELL_STRING, OD_STRING_VALUE, NULL },
    { "float", ODFGX_CELL_FLOAT, OD_VALUE, NULL },
    { "percentage", ODFGX_CELL_PERCENTAGE, OD_VALUE, NULL },
    { "currency", ODFGX_CELL_CURRENCY, OD_VALUE, NULL },
    { "date", ODFGX_CELL_DATE, OD_DATE_VALUE, "0123456789-:.,TZ+" },
    { "time", ODFGX_CELL_TIME, OD_TIME_VALUE, "0123456789-.,PYMDTHS" },
    { "boolean", ODFGX_CELL_BOOLEAN, OD_BOOLEAN_VALUE, "truefals" },
};

static const odfgx_od_count repeated = { "table:number-columns-repeated",
                                         ODFGX_GRID_COLUMNS, true };
static const odfgx_od_count spanned_columns = { "table:number-columns-spanned",
                                                ODFGX_GRID_COLUMNS, false };
static const odfgx_od_count spanned_rows = { "table:number-rows-spanned",
                                             ODFGX_GRID_ROWS, false };

/* ------------------------------------------------------------ its start */

/* The values that a tag may carry; one of them fits the type. */
typedef struct tag_values {
    const char *type, *calc_type;
    const char *value[OD_STRING_VALUE - OD_VALUE + 1];
} tag_values;

static odfgx_status read_tag(odfgx_od *od, const odfgx_attributes *attributes,
                             tag_values *values, odfgx_error *err)
{
    odfgx_od_cell *cell = &od->level.cell;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < attributes->count && status == ODFGX_OK; i++) {
        const char *value = attributes->items[i].value;
        int token = attributes->items[i].token;
        switch (token) {
        case OD_VALUE_TYPE:
            values->type = value;
            break;
        case OD_CALC_VALUE_TYPE:
            values->calc_type = value;
            break;
        case OD_FORMULA:
            cell->formula = true;
            break;
        case OD_COLUMNS_REPEATED:
            status =
                odfgx_od_read_count(od, &repeated, value, &cell->columns, err);
            break;
        case OD_COLUMNS_SPANNED:
            status = odfgx_od_read_count(od, &spanned_columns, value,
                                         &cell->spanned_columns, err);
            break;
        case OD_ROWS_SPANNED:
            status = odfgx_od_read_count(od, &spanned_rows, value,
                                         &cell->spanned_rows, err);
            break;
        default:
            if (token >= OD_VALUE && token <= OD_STRING_VALUE)
                values->value[token - OD_VALUE] = value;
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
static void take_value(odfgx_od *od, const tag_values *values)
{
    const char *name = values->type != NULL ? values->type : values->calc_type;
    if (values->calc_type != NULL && values->calc_type[0] == 'e' &&
        strcmp(values->calc_type, "error") == 0)
        od->level.cell.error = true;
    for (size_t i = 0; name != NULL && i < ODFGX_COUNT_OF(types); i++) {
        if (types[i].name[0] != name[0] || strcmp(types[i].name, name) != 0)
            continue;
        const char *value = values->value[types[i].value - OD_VALUE];
        od->level.cell.type = types[i].type;
        if (value != NULL)
            add_value(&od->level.value, value);
        return;
    }
}

OD_START(cell)
{
    tag_values values = { 0 };
    od->level.cell = (odfgx_od_cell){ .columns = 1,
                                      .spanned_columns = 1,
                                      .spanned_rows = 1 };
    od->level.value.length = od->level.lines.bytes.length = 0;
    od->level.lines.count = 0;
    odfgx_status status = read_tag(od, attributes, &values, err);
    if (status == ODFGX_OK &&
        od->level.cell.columns > ODFGX_GRID_COLUMNS - od->level.column)
        status = odfgx_od_fail(od, ODFGX_CONTENT, err,
                               _("the row goes on beyond %d columns, the "
                                 "most there are; open the document and "
                                 "save it anew"),
                               ODFGX_GRID_COLUMNS);
    if (status == ODFGX_OK)
        take_value(od, &values);
    return status;
}

OD_START(covered)
{
    odfgx_status status = odfgx_od_cell_start(od, attributes, err);
    od->level.cell.covered = true;
    return status;
}

/* -------------------------------------------------------------- its end */

/* "Err:502", in Chinese offices "错误:502". */
static bool is_error_number(const char *text)
{
    static const char *const words[] = { "Err:", "错误:", "错误：",
                                         "錯誤:", "錯誤：" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(words); i++) {
        size_t length = strlen(words[i]);
        if (text[0] == words[i][0] && strncmp(text, words[i], length) == 0)
            return odfgx_ascii_is_digit(text[length]) &&
                   odfgx_ascii_is_digit(text[length + 1]) &&
                   odfgx_ascii_is_digit(text[length + 2]) &&
                   text[length + 3] == '\0';
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
static bool is_error(const odfgx_od *od)
{
    const char *text = od->level.lines.bytes.data;
    bool computed =
        od->level.cell.formula || od->level.cell.type != ODFGX_CELL_STRING;
    if (od->level.cell.error)
        return true;
    if (od->level.lines.bytes.length < 3)
        return false;
    return is_error_name(text, od->level.lines.bytes.length, computed) ||
           is_error_number(text);
}

/* Without its value a cell is what its text says. */
static odfgx_cell_type settle_type(odfgx_od *od)
{
    const odfgx_od_cell *cell = &od->level.cell;
    if (is_error(od))
        return ODFGX_CELL_ERROR;
    if (cell->type == ODFGX_CELL_STRING) {
        if (od->level.lines.bytes.length == 0)
            odfgx_buffer_add(&od->level.lines.bytes, od->level.value.data,
                             od->level.value.length);
        return od->level.lines.bytes.length > 0 || cell->formula
                   ? ODFGX_CELL_STRING
                   : ODFGX_CELL_EMPTY;
    }
    if (cell->type != ODFGX_CELL_EMPTY && od->level.value.length > 0)
        return cell->type;
    return od->level.lines.bytes.length > 0 ? ODFGX_CELL_STRING
                                            : ODFGX_CELL_EMPTY;
}

static odfgx_status fail_value(const odfgx_od *od, const char *type,
                               odfgx_error *err)
{
    return odfgx_od_fail(od, ODFGX_CONTENT, err,
                         _("the cell is said to be a %s, and its value is "
                           "\"%s\"; correct the cell and save the document "
                           "anew"),
                         type, od->level.value.data);
}

static bool is_of(const char *text, size_t length, const char *alphabet)
{
    return strspn(text, alphabet) == length;
}

/* Numbers are decimals; of dates and times only the letters are looked at. */
static odfgx_status check_value(const odfgx_od *od, odfgx_cell_type type,
                                odfgx_error *err)
{
    const char *value = od->level.value.data;
    size_t length = od->level.value.length;
    if (type == ODFGX_CELL_FLOAT && odfgx_decimal_valid(value, length))
        return ODFGX_OK;
    for (size_t i = 1; i < ODFGX_COUNT_OF(types); i++) {
        if (types[i].type != type)
            continue;
        bool valid = types[i].alphabet != NULL
                         ? is_of(value, length, types[i].alphabet)
                         : odfgx_decimal_valid(value, length);
        if (!valid)
            return fail_value(od, types[i].name, err);
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

static odfgx_status tell(odfgx_od *od, odfgx_cell *cell, odfgx_error *err)
{
    const odfgx_od_cell *read = &od->level.cell;
    odfgx_range merge = {
        .last_row =
            last_of(od->level.teller.row, read->spanned_rows, ODFGX_GRID_ROWS),
        .last_column = last_of(od->level.column, read->spanned_columns,
                               ODFGX_GRID_COLUMNS),
    };
    bool merged =
        (read->spanned_columns > 1 || read->spanned_rows > 1) && !read->covered;
    return odfgx_tell_cell(&od->level.teller, cell, merged ? &merge : NULL,
                           err);
}

static odfgx_status end_filled(odfgx_od *od, odfgx_error *err)
{
    odfgx_cell cell = {
        .column = od->level.column,
        .columns = od->level.cell.columns,
        .type = settle_type(od),
        .hidden = od->level.cell.covered || od->level.cell.hidden,
        .formula = od->level.cell.formula,
    };
    odfgx_status status = odfgx_buffer_check(&od->level.value, err);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&od->level.lines.bytes, err);
    if (status == ODFGX_OK && has_value(cell.type))
        status = check_value(od, cell.type, err);
    if (status != ODFGX_OK)
        return status;
    bool valued = has_value(cell.type);
    cell.value = valued ? od->level.value.data : "";
    cell.value_length = valued ? od->level.value.length : 0;
    cell.text =
        od->level.lines.bytes.length > 0 ? od->level.lines.bytes.data : "";
    cell.text_length = od->level.lines.bytes.length;
    return tell(od, &cell, err);
}

OD_END(cell)
{
    const odfgx_od_cell *cell = &od->level.cell;
    odfgx_status status = ODFGX_OK;
    if (cell->type != ODFGX_CELL_EMPTY || cell->formula || cell->error ||
        cell->spanned_columns > 1 || cell->spanned_rows > 1 ||
        od->level.lines.bytes.length > 0)
        status = end_filled(od, err);
    od->level.column += cell->columns;
    return status;
}

/* ------------------------------------------------------ in text documents */

/* Without the empty lines at both ends. */
static void trim(odfgx_buffer *text)
{
    size_t first = 0;
    while (first < text->length && text->data[first] == '\n')
        first++;
    while (text->length > first && text->data[text->length - 1] == '\n')
        text->length--;
    text->length -= first;
    if (text->data != NULL) {
        memmove(text->data, text->data + first, text->length);
        text->data[text->length] = '\0';
    }
}

/* "** Expression is faulty **", in the language of the office. */
static bool is_faulty_expression(const odfgx_buffer *text)
{
    return text->length > 6 && strncmp(text->data, "** ", 3) == 0 &&
           strcmp(text->data + text->length - 3, " **") == 0;
}

/* What is hidden is the cell's text only where nothing else is. */
OD_END(text_cell)
{
    odfgx_od_level *level = &od->level;
    trim(&level->lines.bytes);
    trim(&level->concealed.bytes);
    if (level->lines.bytes.length == 0 && level->concealed.bytes.length > 0) {
        odfgx_od_lines lines = level->lines;
        level->lines = level->concealed;
        level->concealed = lines;
        level->cell.hidden = true;
    }
    /* What LibreOffice takes for the value may be of text that is deleted. */
    if (od->deleting > 0 || level->cell.deleted) {
        level->cell.type = ODFGX_CELL_EMPTY;
        level->cell.formula = false;
        level->value.length = 0;
    }
    level->joining = false;
    if (level->cell.formula && is_faulty_expression(&level->lines.bytes))
        level->cell.error = true;
    level->concealed.bytes.length = 0;
    level->concealed.count = 0;
    return odfgx_od_cell_end(od, err);
}
