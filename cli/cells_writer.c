#include "cli/cells_writer.h"

#include "cli/cells_line.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

enum {
    BUFFER_SIZE = 1 << 16,
    LETTERS = 26,
    KEPT_MAX = 1 << 26 /* bytes of a row that is repeated */
};

static const char paragraph_type[] = "paragraph";

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
    const cells_style *style;
    /* The heads of cells that are not merged; the last one of paragraphs. */
    cells_word plain[ODFGX_CELL_TYPES + 1];
    bool begun; /* the head is written */
    room place; /* what precedes the address in every line of a table */
    room tail;  /* what follows it, in a run of cells or rows */
    kept_cell *kept;
    size_t kept_count, kept_capacity;
    uint32_t row, rows; /* the run of rows being told */
    odfgx_range merge;  /* the last one, for the cell at its first corner */
    bool merged;
    cells_word head; /* of that cell */
    odfgx_buffer number;
    uint32_t digits_row; /* the row whose number `digits` has, 1-based */
    size_t digits_length;
    char digits[ODFGX_ADDRESS_TEXT];
    size_t length; /* in `buffer` */
    char buffer[BUFFER_SIZE];
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
    if (writer->begun)
        return ODFGX_OK;
    writer->begun = true;
    return put(writer, writer->style->head.text, writer->style->head.length);
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
        size_t capacity =
            text->capacity > 0 ? text->capacity : CELLS_LINE_SPARE;
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

/* ----------------------------------------------------------------- lines */

/* The bytes that it may have. */
static size_t tail_most(const cells_facts *line)
{
    return CELLS_LINE_SPARE +
           CELLS_ESCAPED_MOST * (line->value_length + line->cell->text_length);
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

static CELLS_RARE void set_digits(cells_writer *writer, uint32_t row)
{
    char address[ODFGX_ADDRESS_TEXT];
    (void)odfgx_address_format(row, 0, address);
    writer->digits_length = strlen(address + 1);
    memcpy(writer->digits, address + 1, writer->digits_length);
    writer->digits_row = row + 1;
}

/* The address at `at`; its end. A row has many cells, and its number is made
 * once. */
static char *add_address(cells_writer *writer, char *at, uint32_t row,
                         uint32_t column)
{
    if (writer->digits_row != row + 1)
        set_digits(writer, row);
    if (column >= LETTERS * (LETTERS + 1)) {
        (void)odfgx_address_format(row, column, at);
        return at + strlen(at);
    }
    if (column >= LETTERS)
        *at++ = (char)('A' + column / LETTERS - 1);
    *at++ = (char)('A' + column % LETTERS);
    memcpy(at, writer->digits, sizeof writer->digits);
    return at + writer->digits_length;
}

/* The place's room is never smaller than a word. */
static char *add_place(const cells_writer *writer, char *at)
{
    const room *place = &writer->place;
    memcpy(at, place->data, CELLS_WORD_SIZE);
    if (place->length > CELLS_WORD_SIZE)
        memcpy(at, place->data, place->length);
    return at + place->length;
}

static CELLS_RARE odfgx_status make_room(cells_writer *writer)
{
    return begin_line(writer) == ODFGX_OK ? cells_writer_flush(writer)
                                          : ODFGX_WRITE;
}

/* The line of a single cell, written where it is to stand. */
static odfgx_status put_cell(cells_writer *writer, const cells_facts *line,
                             size_t most)
{
    if ((!writer->begun || most > BUFFER_SIZE - writer->length) &&
        make_room(writer) != ODFGX_OK)
        return ODFGX_WRITE;
    char *at = writer->buffer + writer->length;
    at = add_place(writer, at);
    at = add_address(writer, at, line->cell->row, line->cell->column);
    at = cells_add_tail(at, writer->style, line);
    writer->length = (size_t)(at - writer->buffer);
    return ODFGX_OK;
}

/* Appends to the tail what follows the addresses of a run of cells. */
static odfgx_status keep_tail(cells_writer *writer, const cells_facts *line,
                              kept_cell *out, odfgx_error *err)
{
    char *at = reserve(&writer->tail, tail_most(line));
    if (at == NULL)
        return fail_memory(err);
    out->column = line->cell->column;
    out->columns = line->cell->columns;
    out->offset = writer->tail.length;
    out->length = (size_t)(cells_add_tail(at, writer->style, line) - at);
    writer->tail.length += out->length;
    return ODFGX_OK;
}

static odfgx_status keep_cell(cells_writer *writer, const kept_cell *cell,
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

/* --------------------------------------------------------------- visitor */

static void set_head(const cells_writer *writer, cells_word *out,
                     const char *type, uint32_t rows, uint32_t columns)
{
    char head[CELLS_LINE_SPARE];
    char *end = cells_add_head(head, writer->style, type, rows, columns);
    out->length = (size_t)(end - head);
    memcpy(out->text, head, out->length);
}

/* The line's beginning: place, and all up to the address. */
static odfgx_status set_place(cells_writer *writer, const char *name,
                              odfgx_error *err)
{
    writer->place.length = 0;
    char *at = reserve(&writer->place,
                       CELLS_LINE_SPARE + CELLS_ESCAPED_MOST * strlen(name));
    if (at == NULL)
        return fail_memory(err);
    at = cells_add_place(at, writer->style, name);
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

static bool is_number(odfgx_cell_type type)
{
    return type == ODFGX_CELL_FLOAT || type == ODFGX_CELL_PERCENTAGE ||
           type == ODFGX_CELL_CURRENCY;
}

/* The canonical decimal of a number. */
static CELLS_RARE bool set_decimal(cells_writer *writer, cells_facts *out)
{
    odfgx_buffer *number = &writer->number;
    number->length = 0;
    out->number = odfgx_decimal_format(out->value, out->value_length, number);
    if (out->number) {
        out->value = number->data;
        out->value_length = number->length;
    }
    return !number->failed;
}

static CELLS_RARE void set_extent(cells_writer *writer, cells_facts *out)
{
    const odfgx_range *merge = &writer->merge;
    const odfgx_cell *cell = out->cell;
    if (merge->row != cell->row || merge->column != cell->column)
        return;
    set_head(writer, &writer->head, odfgx_cell_type_name(cell->type),
             merge->last_row - merge->row + 1,
             merge->last_column - merge->column + 1);
    out->head = &writer->head;
}

/* Runs of cells or rows, and lines that are too long for the buffer. */
static CELLS_RARE odfgx_status put_kept(cells_writer *writer,
                                        const cells_facts *line,
                                        odfgx_error *err)
{
    kept_cell kept;
    odfgx_status status = keep_tail(writer, line, &kept, err);
    if (status != ODFGX_OK)
        return status;
    if (writer->rows > 1)
        return keep_cell(writer, &kept, err);
    writer->tail.length = 0;
    return put_run(writer, line->cell->row, &kept);
}

static odfgx_status on_cell(void *context, const odfgx_cell *cell,
                            odfgx_error *err)
{
    cells_writer *writer = context;
    cells_facts line = { .cell = cell,
                         .head = &writer->plain[cell->type],
                         .value = cell->value,
                         .value_length = cell->value_length,
                         .number = is_number(cell->type) };
    if (cell->type == ODFGX_CELL_EMPTY)
        return ODFGX_OK;
    if (line.number && !cells_is_whole(cell->value, cell->value_length) &&
        !set_decimal(writer, &line))
        return fail_memory(err);
    if (writer->merged)
        set_extent(writer, &line);
    size_t most = writer->place.length + tail_most(&line);
    return writer->rows == 1 && cell->columns == 1 && most <= BUFFER_SIZE
               ? put_cell(writer, &line, most)
               : put_kept(writer, &line, err);
}

/* A paragraph that is in no table has neither place nor address. */
static odfgx_status on_paragraph(void *context,
                                 const odfgx_paragraph *paragraph,
                                 odfgx_error *err)
{
    cells_writer *writer = context;
    odfgx_cell nowhere = { .columns = 1,
                           .text = paragraph->text,
                           .text_length = paragraph->length,
                           .hidden = paragraph->hidden };
    kept_cell kept = { 0 };
    cells_facts line = { .cell = &nowhere,
                         .head = &writer->plain[ODFGX_CELL_TYPES],
                         .value = "" };
    odfgx_status status = set_place(writer, "", err);
    if (status == ODFGX_OK)
        status = keep_tail(writer, &line, &kept, err);
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

/* -------------------------------------------------------------- its life */

cells_writer *cells_writer_new(FILE *out, bool as_ndjson)
{
    cells_writer *writer = calloc(1, sizeof *writer);
    if (writer == NULL)
        return NULL;
    writer->out = out;
    writer->style = as_ndjson ? &cells_ndjson : &cells_csv;
    writer->rows = 1;
    for (size_t i = 0; i <= ODFGX_CELL_TYPES; i++)
        set_head(writer, &writer->plain[i],
                 i < ODFGX_CELL_TYPES ? odfgx_cell_type_name((odfgx_cell_type)i)
                                      : paragraph_type,
                 1, 1);
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
