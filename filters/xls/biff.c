#include "filters/xls/biff.h"

#include <stdlib.h>
#include <string.h>

/* Records by their number ([MS-XLS] 2.3). */
enum {
    RECORD_FORMULA = 0x0006,
    RECORD_EOF = 0x000A,
    RECORD_FILEPASS = 0x002F,
    RECORD_COLINFO = 0x007D,
    RECORD_BOUNDSHEET = 0x0085,
    RECORD_MERGEDCELLS = 0x00E5,
    RECORD_BOOLERR = 0x0205,
    RECORD_STRING = 0x0207,
    RECORD_ROW = 0x0208,
    RECORD_BOF = 0x0809
};

enum { BOF_GLOBALS = 0x0005, VERSION_5 = 0x0500, VERSION_8 = 0x0600 };

typedef struct biff_record {
    unsigned type;
    const unsigned char *data;
    size_t length;
} biff_record;

static unsigned u16(const unsigned char *at)
{
    return (unsigned)(at[0] | at[1] << 8);
}

static uint32_t u32(const unsigned char *at)
{
    return u16(at) | (uint32_t)u16(at + 2) << 16;
}

/* The record at a place of the stream, which moves behind it; false at the
 * end, and where it does not fit. */
static bool next_record(const odfgx_biff *biff, size_t *at, biff_record *out)
{
    enum { HEAD = 4 };
    if (*at > biff->size || biff->size - *at < HEAD)
        return false;
    out->type = u16(biff->bytes + *at);
    out->length = u16(biff->bytes + *at + 2);
    out->data = biff->bytes + *at + HEAD;
    if (out->length > biff->size - *at - HEAD)
        return false;
    *at += HEAD + out->length;
    return true;
}

/* Makes room for one more of `count`, at 0, 1, 2, 4, 8 …; NULL without
 * memory, and what was there stays. */
static void *grow(void *array, size_t count, size_t size)
{
    if (count != 0 && (count & (count - 1)) != 0)
        return array;
    return realloc(array, (count == 0 ? 1 : count * 2) * size);
}

/* --------------------------------------------------------------- workbook */

static odfgx_status add_sheet(odfgx_biff *biff, const odfgx_biff_sheet *sheet)
{
    void *grown = grow(biff->sheets, biff->sheet_count, sizeof *sheet);
    if (grown == NULL)
        return ODFGX_MEMORY;
    biff->sheets = grown;
    biff->sheets[biff->sheet_count++] = *sheet;
    return ODFGX_OK;
}

/* BoundSheet8 (2.4.28): the place of its BOF, whether it is hidden, what it
 * is: 0 for cells. */
static odfgx_status take_sheet(odfgx_biff *biff, const biff_record *record)
{
    if (record->length < 6)
        return ODFGX_DAMAGED;
    return add_sheet(biff,
                     &(odfgx_biff_sheet){ .offset = u32(record->data),
                                          .hidden = (record->data[4] & 3) != 0,
                                          .worksheet = record->data[5] == 0 });
}

static odfgx_status read_globals(odfgx_biff *biff, size_t at)
{
    biff_record record;
    odfgx_status status = ODFGX_OK;
    while (status == ODFGX_OK && next_record(biff, &at, &record) &&
           record.type != RECORD_EOF) {
        if (record.type == RECORD_FILEPASS)
            biff->encrypted = true;
        if (record.type == RECORD_BOUNDSHEET)
            status = take_sheet(biff, &record);
    }
    return status;
}

odfgx_status odfgx_biff_open(odfgx_biff *out, const unsigned char *bytes,
                             size_t size)
{
    biff_record record;
    size_t at = 0;
    *out = (odfgx_biff){ .bytes = bytes, .size = size };
    if (!next_record(out, &at, &record) || record.type != RECORD_BOF ||
        record.length < 4 || u16(record.data + 2) != BOF_GLOBALS)
        return ODFGX_DAMAGED;
    unsigned version = u16(record.data);
    if (version != VERSION_8 && version != VERSION_5)
        return ODFGX_DAMAGED;
    out->version = version == VERSION_8 ? 8 : 5;
    return read_globals(out, at);
}

void odfgx_biff_clear(odfgx_biff *biff)
{
    free(biff->sheets);
    biff->sheets = NULL;
}

/* ------------------------------------------------------------------ texts */

static const char *error_name(unsigned code)
{
    static const struct {
        unsigned code;
        const char *name;
    } names[] = {
        { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0F, "#VALUE!" },
        { 0x17, "#REF!" },  { 0x1D, "#NAME?" },  { 0x24, "#NUM!" },
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].code == code)
            return names[i].name;
    }
    return "#N/A";
}

static char *copy_text(const char *text)
{
    size_t length = strlen(text);
    char *copy = malloc(length + 1);
    if (copy != NULL)
        memcpy(copy, text, length + 1);
    return copy;
}

static size_t put_utf8(char *out, uint32_t point)
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    static const unsigned char first[] = { 0, 0xC0, 0xE0, 0xF0 };
    out[0] = (char)(first[more] | point >> (6 * more));
    for (size_t i = more; i > 0; i--, point >>= 6)
        out[i] = (char)(0x80 | (point & 0x3F));
    return more + 1;
}

/* The unit at an index of a text, of which `wide` says how long they are. */
static uint32_t unit_at(const unsigned char *units, bool wide, size_t index)
{
    return wide ? u16(units + index * 2) : units[index];
}

/* A code point, of one unit or of two; a half of one is U+FFFD, and so is
 * NUL. */
static uint32_t next_point(const unsigned char *units, bool wide, size_t count,
                           size_t *index)
{
    uint32_t unit = unit_at(units, wide, (*index)++);
    if (unit >= 0xD800 && unit < 0xDC00 && *index < count) {
        uint32_t low = unit_at(units, wide, *index);
        if (low >= 0xDC00 && low < 0xE000) {
            (*index)++;
            return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return unit == 0 || (unit >= 0xD800 && unit < 0xE000) ? 0xFFFD : unit;
}

/* XLUnicodeString (2.5.294): how many units, whether they have two bytes.
 * NULL without memory; "" where the record does not hold it all, for half a
 * text would be a wrong one. */
static char *take_string(const biff_record *record)
{
    enum { HEAD = 3, UTF8_MAX = 4 };
    if (record->length < HEAD)
        return copy_text("");
    size_t count = u16(record->data), length = 0;
    bool wide = (record->data[2] & 1) != 0;
    const unsigned char *units = record->data + HEAD;
    if (count * (wide ? 2 : 1) > record->length - HEAD)
        return copy_text("");
    char *text = malloc(count * UTF8_MAX + 1);
    for (size_t i = 0; text != NULL && i < count;)
        length += put_utf8(text + length, next_point(units, wide, count, &i));
    if (text != NULL)
        text[length] = '\0';
    return text;
}

/* ------------------------------------------------------------------ cells */

static void reach(odfgx_biff_grid *grid, uint32_t row, uint32_t column)
{
    if (row >= grid->rows)
        grid->rows = row + 1;
    if (column >= grid->columns)
        grid->columns = column + 1;
}

/* The text becomes the grid's. */
static odfgx_status add_cell(odfgx_biff_grid *grid, const odfgx_biff_cell *cell)
{
    if (cell->row >= ODFGX_BIFF_ROWS || cell->column >= ODFGX_BIFF_COLUMNS) {
        free(cell->text);
        return ODFGX_DAMAGED;
    }
    void *grown = grow(grid->cells, grid->cell_count, sizeof *cell);
    if (grown == NULL) {
        free(cell->text);
        return ODFGX_MEMORY;
    }
    grid->cells = grown;
    grid->cells[grid->cell_count++] = *cell;
    reach(grid, cell->row, cell->column);
    return ODFGX_OK;
}

static odfgx_status add_worded(odfgx_biff_grid *grid, odfgx_biff_cell *cell,
                               odfgx_cell_type type, const char *text)
{
    cell->type = type;
    cell->text = copy_text(text);
    return cell->text != NULL ? add_cell(grid, cell) : ODFGX_MEMORY;
}

static double take_double(const unsigned char *at)
{
    uint64_t bits = u32(at) | (uint64_t)u32(at + 4) << 32;
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

/* FormulaValue (2.5.133): a number, or behind 0xFFFF a text that follows in a
 * record of its own, a boolean, an error, or nothing. */
static odfgx_status take_formula(odfgx_biff_grid *grid,
                                 const biff_record *record)
{
    enum { RESULT = 6, LENGTH = 14, TEXT = 0, BOOLEAN = 1, ERROR = 2 };
    if (record->length < LENGTH)
        return ODFGX_DAMAGED;
    const unsigned char *result = record->data + RESULT;
    odfgx_biff_cell cell = { .row = u16(record->data),
                             .column = u16(record->data + 2),
                             .formula = true };
    if (u16(result + 6) != 0xFFFF) {
        cell.type = ODFGX_CELL_FLOAT;
        cell.number = take_double(result);
        return add_cell(grid, &cell);
    }
    if (result[0] == BOOLEAN)
        return add_worded(grid, &cell, ODFGX_CELL_BOOLEAN,
                          result[2] != 0 ? "true" : "false");
    if (result[0] == ERROR)
        return add_worded(grid, &cell, ODFGX_CELL_ERROR, error_name(result[2]));
    cell.type = ODFGX_CELL_EMPTY;
    return add_cell(grid, &cell);
}

/* The text of the formula before, of Excel 97 and later: older ones have it
 * in a code page. */
static odfgx_status take_result(const odfgx_biff *biff, odfgx_biff_grid *grid,
                                const biff_record *record)
{
    odfgx_biff_cell *last =
        grid->cell_count > 0 ? &grid->cells[grid->cell_count - 1] : NULL;
    if (last == NULL || last->type != ODFGX_CELL_EMPTY || last->text != NULL ||
        biff->version != 8)
        return ODFGX_OK;
    last->text = take_string(record);
    if (last->text == NULL)
        return ODFGX_MEMORY;
    if (last->text[0] != '\0')
        last->type = ODFGX_CELL_STRING;
    return ODFGX_OK;
}

/* BoolErr (2.4.24). */
static odfgx_status take_boolean(odfgx_biff_grid *grid,
                                 const biff_record *record)
{
    if (record->length < 8)
        return ODFGX_DAMAGED;
    odfgx_biff_cell cell = { .row = u16(record->data),
                             .column = u16(record->data + 2) };
    if (record->data[7] != 0)
        return add_worded(grid, &cell, ODFGX_CELL_ERROR,
                          error_name(record->data[6]));
    return add_worded(grid, &cell, ODFGX_CELL_BOOLEAN,
                      record->data[6] != 0 ? "true" : "false");
}

/* ------------------------------------------------------- merges and hiding */

/* MergeCells (2.4.168): ranges of first and last row, first and last column. */
static odfgx_status take_merges(odfgx_biff_grid *grid,
                                const biff_record *record)
{
    enum { RANGE = 8 };
    size_t count = record->length < 2 ? 0 : u16(record->data);
    if (record->length < 2 || count * RANGE > record->length - 2)
        return ODFGX_DAMAGED;
    for (size_t i = 0; i < count; i++) {
        const unsigned char *at = record->data + 2 + i * RANGE;
        odfgx_range range = { u16(at), u16(at + 4), u16(at + 2), u16(at + 6) };
        if (range.last_row < range.row || range.last_column < range.column ||
            range.last_column >= ODFGX_BIFF_COLUMNS)
            return ODFGX_DAMAGED;
        void *grown = grow(grid->merges, grid->merge_count, sizeof range);
        if (grown == NULL)
            return ODFGX_MEMORY;
        grid->merges = grown;
        grid->merges[grid->merge_count++] = range;
        reach(grid, range.last_row, range.last_column);
    }
    return ODFGX_OK;
}

/* Row (2.4.221): fDyZero. */
static void take_row(odfgx_biff_grid *grid, const biff_record *record)
{
    if (record->length >= 14 && (record->data[12] & 0x20) != 0)
        grid->rows_hidden[u16(record->data)] = true;
}

/* ColInfo (2.4.53): fHidden. */
static void take_columns(odfgx_biff_grid *grid, const biff_record *record)
{
    if (record->length < 10 || (record->data[8] & 1) == 0)
        return;
    unsigned last = u16(record->data + 2);
    for (unsigned i = u16(record->data); i <= last && i < ODFGX_BIFF_COLUMNS;
         i++)
        grid->columns_hidden[i] = true;
}

/* ------------------------------------------------------------------ sheet */

static odfgx_status take(const odfgx_biff *biff, odfgx_biff_grid *grid,
                         const biff_record *record)
{
    switch (record->type) {
    case RECORD_FORMULA:
        return take_formula(grid, record);
    case RECORD_STRING:
        return take_result(biff, grid, record);
    case RECORD_BOOLERR:
        return take_boolean(grid, record);
    case RECORD_MERGEDCELLS:
        return take_merges(grid, record);
    case RECORD_ROW:
        take_row(grid, record);
        return ODFGX_OK;
    case RECORD_COLINFO:
        take_columns(grid, record);
        return ODFGX_OK;
    default:
        return ODFGX_OK;
    }
}

static int compare(uint32_t row, uint32_t column, uint32_t other_row,
                   uint32_t other_column)
{
    if (row != other_row)
        return row < other_row ? -1 : 1;
    return column < other_column ? -1 : column > other_column;
}

static int compare_cells(const void *one, const void *other)
{
    const odfgx_biff_cell *a = one, *b = other;
    return compare(a->row, a->column, b->row, b->column);
}

static int compare_merges(const void *one, const void *other)
{
    const odfgx_range *a = one, *b = other;
    return compare(a->row, a->column, b->row, b->column);
}

/* From the sheet's BOF to its EOF; charts in it have their own. */
static odfgx_status read_records(const odfgx_biff *biff, size_t at,
                                 odfgx_biff_grid *grid)
{
    biff_record record;
    unsigned depth = 0;
    odfgx_status status = ODFGX_OK;
    if (!next_record(biff, &at, &record) || record.type != RECORD_BOF)
        return ODFGX_DAMAGED;
    while (status == ODFGX_OK && next_record(biff, &at, &record)) {
        if (record.type == RECORD_BOF)
            depth++;
        else if (record.type == RECORD_EOF && depth-- == 0)
            return ODFGX_OK;
        else if (depth == 0)
            status = take(biff, grid, &record);
    }
    return status != ODFGX_OK ? status : ODFGX_DAMAGED;
}

odfgx_status odfgx_biff_read(const odfgx_biff *biff, size_t index,
                             odfgx_biff_grid *out)
{
    memset(out, 0, sizeof *out);
    out->rows_hidden = calloc(ODFGX_BIFF_ROWS, sizeof *out->rows_hidden);
    if (out->rows_hidden == NULL)
        return ODFGX_MEMORY;
    odfgx_status status = read_records(biff, biff->sheets[index].offset, out);
    if (out->cell_count > 0)
        qsort(out->cells, out->cell_count, sizeof *out->cells, compare_cells);
    if (out->merge_count > 0)
        qsort(out->merges, out->merge_count, sizeof *out->merges,
              compare_merges);
    return status;
}

void odfgx_biff_grid_clear(odfgx_biff_grid *grid)
{
    for (size_t i = 0; i < grid->cell_count; i++)
        free(grid->cells[i].text);
    free(grid->cells);
    free(grid->merges);
    free(grid->rows_hidden);
    memset(grid, 0, sizeof *grid);
}
