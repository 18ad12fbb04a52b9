#include "cli/cells_writer.h"

#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

enum {
    BUFFER_SIZE = 1 << 16,
    FIRST_ROOM = 256,
    KEPT_MAX = 1 << 26 /* bytes of a row that is repeated */
};

/* Text that grows. */
typedef struct room {
    char *data;
    size_t length, capacity;
} room;

/* A told cell of a row that is repeated: what follows its address. */
typedef struct kept_cell {
    uint32_t column, columns;
    size_t offset, length; /* in `tail` */
} kept_cell;

struct cells_writer {
    FILE *out;
    bool ndjson;
    bool begun; /* the head is written */
    room place; /* what precedes the address in every line of a table */
    room tail;  /* what follows it, for one cell or the kept ones */
    kept_cell *kept;
    size_t kept_count, kept_capacity;
    uint32_t row, rows; /* the run of rows being told */
    odfgx_range merge;  /* the last one, for the cell at its first corner */
    bool merged;
    odfgx_buffer number;
    char buffer[BUFFER_SIZE];
    size_t length;
};

/* --------------------------------------------------------------- writing */

odfgx_status cells_writer_flush(cells_writer *writer)
{
    size_t length = writer->length;
    writer->length = 0;
    return fwrite(writer->buffer, 1, length, writer->out) == length
               ? ODFGX_OK
               : ODFGX_WRITE;
}

static odfgx_status put(cells_writer *writer, const char *bytes, size_t length)
{
    if (length > BUFFER_SIZE - writer->length &&
        cells_writer_flush(writer) != ODFGX_OK)
        return ODFGX_WRITE;
    if (length > BUFFER_SIZE)
        return fwrite(bytes, 1, length, writer->out) == length ? ODFGX_OK
                                                               : ODFGX_WRITE;
    memcpy(writer->buffer + writer->length, bytes, length);
    writer->length += length;
    return ODFGX_OK;
}

/* The head comes with the first line, so that nothing is printed of a file
 * that can't be read. */
static odfgx_status begin_line(cells_writer *writer)
{
    static const char head[] =
        "place,cell,rows,columns,type,value,text,hidden,formula\r\n";
    odfgx_status status = ODFGX_OK;
    if (!writer->begun && !writer->ndjson)
        status = put(writer, head, sizeof head - 1);
    writer->begun = true;
    return status;
}

odfgx_status cells_writer_finish(cells_writer *writer)
{
    odfgx_status status = begin_line(writer);
    return status == ODFGX_OK ? cells_writer_flush(writer) : status;
}

static odfgx_status fail(odfgx_error *err, odfgx_status status,
                         const char *sentence)
{
    if (err != NULL && err->status == ODFGX_OK) {
        err->status = status;
        (void)snprintf(err->text, sizeof err->text, "%s", sentence);
    }
    return status;
}

static odfgx_status fail_memory(odfgx_error *err)
{
    return fail(err, ODFGX_MEMORY, _("out of memory"));
}

/* Room for `more` bytes behind what is there, or NULL. */
static char *reserve(room *text, size_t more)
{
    if (more > text->capacity - text->length) {
        size_t capacity = text->capacity > 0 ? text->capacity : FIRST_ROOM;
        while (capacity - text->length < more)
            capacity *= 2;
        char *data = realloc(text->data, capacity);
        if (data == NULL)
            return NULL;
        text->data = data;
        text->capacity = capacity;
    }
    return text->data + text->length;
}

/* ------------------------------------------------------------------ lines */

static char *add(char *at, const char *bytes, size_t length)
{
    memcpy(at, bytes, length);
    return at + length;
}

static char *add_word(char *at, const char *word)
{
    return add(at, word, strlen(word));
}

static char *add_number(char *at, uint32_t number)
{
    char digits[10];
    size_t first = sizeof digits;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return add(at, digits + first, sizeof digits - first);
}

/* A field of CSV; at most twice as long as the text, and its quotes. */
static char *add_csv(char *at, const char *text, size_t length)
{
    bool quoted = false;
    for (size_t i = 0; i < length && !quoted; i++)
        quoted = text[i] == ',' || text[i] == '"' || text[i] == '\n' ||
                 text[i] == '\r';
    if (!quoted)
        return add(at, text, length);
    *at++ = '"';
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            *at++ = '"';
        *at++ = text[i];
    }
    *at++ = '"';
    return at;
}

/* The inside of a JSON string; at most 6 times as long as the text. */
static char *add_json(char *at, const char *text, size_t length)
{
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte == '"' || byte == '\\') {
            *at++ = '\\';
            *at++ = text[i];
        } else if (byte == '\n' || byte == '\t') {
            *at++ = '\\';
            *at++ = byte == '\n' ? 'n' : 't';
        } else if (byte < ' ') {
            at = add(at, "\\u00", 4);
            *at++ = hex[byte >> 4];
            *at++ = hex[byte & 15];
        } else {
            *at++ = text[i];
        }
    }
    return at;
}

/* What a line says of a cell behind its address. */
typedef struct facts {
    uint32_t rows, columns; /* of its merge */
    const char *type;
    const char *value, *text;
    size_t value_length, text_length;
    bool hidden, formula;
} facts;

static char *add_csv_tail(char *at, const facts *cell)
{
    at = add(at, ",", 1);
    at = add_number(at, cell->rows);
    at = add(at, ",", 1);
    at = add_number(at, cell->columns);
    at = add(at, ",", 1);
    at = add_word(at, cell->type);
    at = add(at, ",", 1);
    at = add_csv(at, cell->value, cell->value_length);
    at = add(at, ",", 1);
    at = add_csv(at, cell->text, cell->text_length);
    at = add_word(at, cell->hidden ? ",true" : ",false");
    return add_word(at, cell->formula ? ",true\r\n" : ",false\r\n");
}

static char *add_json_tail(char *at, const facts *cell)
{
    at = add_word(at, "\",\"rows\":");
    at = add_number(at, cell->rows);
    at = add_word(at, ",\"columns\":");
    at = add_number(at, cell->columns);
    at = add_word(at, ",\"type\":\"");
    at = add_word(at, cell->type);
    at = add_word(at, "\",\"value\":\"");
    at = add_json(at, cell->value, cell->value_length);
    at = add_word(at, "\",\"text\":\"");
    at = add_json(at, cell->text, cell->text_length);
    at = add_word(at,
                  cell->hidden ? "\",\"hidden\":true" : "\",\"hidden\":false");
    return add_word(at, cell->formula ? ",\"formula\":true}\n"
                                      : ",\"formula\":false}\n");
}

/* Appends to the tail. */
static odfgx_status add_tail(cells_writer *writer, const facts *cell,
                             odfgx_error *err)
{
    size_t most = FIRST_ROOM + 6 * (cell->value_length + cell->text_length);
    char *at = reserve(&writer->tail, most);
    if (at == NULL)
        return fail_memory(err);
    at = writer->ndjson ? add_json_tail(at, cell) : add_csv_tail(at, cell);
    writer->tail.length = (size_t)(at - writer->tail.data);
    return ODFGX_OK;
}

static odfgx_status put_line(cells_writer *writer, uint32_t row,
                             uint32_t column, const char *tail, size_t length)
{
    char address[ODFGX_ADDRESS_TEXT];
    (void)odfgx_address_format(row, column, address);
    odfgx_status status = begin_line(writer);
    if (status == ODFGX_OK)
        status = put(writer, writer->place.data, writer->place.length);
    if (status == ODFGX_OK)
        status = put(writer, address, strlen(address));
    return status == ODFGX_OK ? put(writer, tail, length) : status;
}

static odfgx_status put_run(cells_writer *writer, uint32_t row,
                            const kept_cell *cell)
{
    odfgx_status status = ODFGX_OK;
    for (uint32_t i = 0; i < cell->columns && status == ODFGX_OK; i++)
        status = put_line(writer, row, cell->column + i,
                          writer->tail.data + cell->offset, cell->length);
    return status;
}

/* ------------------------------------------------------------- the visitor */

/* Prints the kept cells of a run of rows, row by row. */
static odfgx_status end_rows(cells_writer *writer)
{
    odfgx_status status = ODFGX_OK;
    for (uint32_t row = 0; row < writer->rows && writer->kept_count > 0;
         row++) {
        for (size_t i = 0; i < writer->kept_count && status == ODFGX_OK; i++)
            status = put_run(writer, writer->row + row, &writer->kept[i]);
        if (status != ODFGX_OK)
            return status;
    }
    writer->kept_count = 0;
    writer->tail.length = 0;
    return ODFGX_OK;
}

static odfgx_status keep(cells_writer *writer, const kept_cell *cell,
                         odfgx_error *err)
{
    if (writer->tail.length > KEPT_MAX)
        return fail(err, ODFGX_LIMIT,
                    _("a row that is repeated holds more than 64 MiB of "
                      "text; open the document and save it anew"));
    if (writer->kept_count == writer->kept_capacity) {
        size_t capacity = writer->kept_capacity * 2 + 16;
        kept_cell *kept = realloc(writer->kept, capacity * sizeof *kept);
        if (kept == NULL)
            return fail_memory(err);
        writer->kept = kept;
        writer->kept_capacity = capacity;
    }
    writer->kept[writer->kept_count++] = *cell;
    return ODFGX_OK;
}

/* The line's beginning: place, and all up to the address. */
static odfgx_status set_place(cells_writer *writer, const char *name,
                              odfgx_error *err)
{
    size_t length = strlen(name);
    writer->place.length = 0;
    char *at = reserve(&writer->place, FIRST_ROOM + 6 * length);
    if (at == NULL)
        return fail_memory(err);
    if (writer->ndjson) {
        at = add_word(at, "{\"place\":\"");
        at = add_json(at, name, length);
        at = add_word(at, "\",\"cell\":\"");
    } else {
        at = add_csv(at, name, length);
        at = add(at, ",", 1);
    }
    writer->place.length = (size_t)(at - writer->place.data);
    return ODFGX_OK;
}

static odfgx_status on_table(void *context, const char *name, bool hidden,
                             odfgx_error *err)
{
    cells_writer *writer = context;
    (void)hidden;
    writer->rows = 1;
    writer->merged = false;
    return set_place(writer, name, err);
}

static odfgx_status on_table_end(void *context, odfgx_error *err)
{
    (void)err;
    return end_rows(context);
}

static odfgx_status on_row(void *context, uint32_t row, uint32_t rows,
                           bool hidden, odfgx_error *err)
{
    cells_writer *writer = context;
    odfgx_status status = end_rows(writer);
    (void)hidden;
    (void)err;
    writer->row = row;
    writer->rows = rows;
    return status;
}

static odfgx_status on_merge(void *context, const odfgx_range *range,
                             odfgx_error *err)
{
    cells_writer *writer = context;
    (void)err;
    writer->merge = *range;
    writer->merged = true;
    return ODFGX_OK;
}

/* The value as it is to be printed; in `cell` it is as stored. */
static bool set_value(cells_writer *writer, const odfgx_cell *cell, facts *out)
{
    out->value = cell->value;
    out->value_length = cell->value_length;
    if (cell->type != ODFGX_CELL_FLOAT && cell->type != ODFGX_CELL_PERCENTAGE &&
        cell->type != ODFGX_CELL_CURRENCY)
        return true;
    writer->number.length = 0;
    if (odfgx_decimal_format(cell->value, cell->value_length,
                             &writer->number)) {
        out->value = writer->number.data;
        out->value_length = writer->number.length;
    }
    return !writer->number.failed;
}

static odfgx_status on_cell(void *context, const odfgx_cell *cell,
                            odfgx_error *err)
{
    cells_writer *writer = context;
    const odfgx_range *merge = &writer->merge;
    facts line = { .rows = 1, .columns = 1 };
    if (cell->type == ODFGX_CELL_EMPTY)
        return ODFGX_OK;
    if (writer->merged && merge->row == cell->row &&
        merge->column == cell->column) {
        line.rows = merge->last_row - merge->row + 1;
        line.columns = merge->last_column - merge->column + 1;
    }
    line.type = odfgx_cell_type_name(cell->type);
    line.text = cell->text;
    line.text_length = cell->text_length;
    line.hidden = cell->hidden;
    line.formula = cell->formula;
    if (!set_value(writer, cell, &line))
        return fail_memory(err);
    kept_cell kept = { cell->column, cell->columns, writer->tail.length, 0 };
    odfgx_status status = add_tail(writer, &line, err);
    if (status != ODFGX_OK)
        return status;
    kept.length = writer->tail.length - kept.offset;
    if (writer->rows > 1)
        return keep(writer, &kept, err);
    writer->tail.length = 0;
    return put_run(writer, cell->row, &kept);
}

/* A paragraph that is in no table has neither place nor address. */
static odfgx_status on_paragraph(void *context,
                                 const odfgx_paragraph *paragraph,
                                 odfgx_error *err)
{
    cells_writer *writer = context;
    facts line = { .rows = 1,
                   .columns = 1,
                   .type = "paragraph",
                   .value = "",
                   .text = paragraph->text,
                   .text_length = paragraph->length,
                   .hidden = paragraph->hidden };
    odfgx_status status = set_place(writer, "", err);
    if (status == ODFGX_OK)
        status = add_tail(writer, &line, err);
    if (status == ODFGX_OK)
        status = begin_line(writer);
    if (status == ODFGX_OK)
        status = put(writer, writer->place.data, writer->place.length);
    if (status == ODFGX_OK)
        status = put(writer, writer->tail.data, writer->tail.length);
    writer->tail.length = 0;
    return status;
}

odfgx_visitor cells_writer_visitor(cells_writer *writer)
{
    return (odfgx_visitor){ .table_begin = on_table,
                            .row_begin = on_row,
                            .cell = on_cell,
                            .merge = on_merge,
                            .table_end = on_table_end,
                            .paragraph = on_paragraph,
                            .context = writer };
}

/* --------------------------------------------------------------- its life */

cells_writer *cells_writer_new(FILE *out, bool ndjson)
{
    cells_writer *writer = calloc(1, sizeof *writer);
    if (writer == NULL)
        return NULL;
    writer->out = out;
    writer->ndjson = ndjson;
    return writer;
}

void cells_writer_free(cells_writer *writer)
{
    if (writer == NULL)
        return;
    odfgx_buffer_clear(&writer->number);
    free(writer->place.data);
    free(writer->tail.data);
    free(writer->kept);
    free(writer);
}
