/* An old workbook as odfgx-xls tells it. What that says is believed no more
 * than the file: it may have been taken over by it. */
#include "filters/xls_read.h"

#include "filters/teller.h"
#include "filters/xls/stream.h"
#include "odf/child.h"
#include "odf/temporary.h"
#include "report/buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define HELPER "odfgx-xls"

/* The process limits its own time by the file's size; this is for one that
 * waits instead of working. In milliseconds. */
#define PATIENCE 10000
#define BYTES_PER_MILLISECOND 200

typedef struct xls_reading {
    odfgx_teller teller;
    odfgx_child child;
    odfgx_buffer text;
    char value[ODFGX_XLS_VALUE_MAX + 1];
    bool in_table, ended;
    uint64_t next; /* the least place that may come, row by row */
} xls_reading;

static odfgx_status fail_file(const xls_reading *reading, odfgx_status status,
                              odfgx_error *err)
{
    if (status == ODFGX_MEMORY)
        return odfgx_fail_memory(err);
    if (status == ODFGX_ENCRYPTED)
        return odfgx_fail(err, status, reading->teller.file, "%s",
                          _("the document is protected by a password; open "
                            "it and save it without one"));
    if (status == ODFGX_LIMIT)
        return odfgx_fail(err, status, reading->teller.file, "%s",
                          _("the old workbook takes too long or too much "
                            "memory to read; open it and save it as .xlsx"));
    return odfgx_fail(err, ODFGX_DAMAGED, reading->teller.file, "%s",
                      _("the old workbook is damaged, or of a kind that "
                        "can't be read; open it and save it as .xlsx"));
}

/* --------------------------------------------------------------- the words */

static odfgx_status read_text(xls_reading *reading,
                              const odfgx_xls_record *record, odfgx_error *err)
{
    odfgx_status status = odfgx_teller_check_text(
        &reading->teller, record->column, 0, record->text_length, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_buffer_empty(&reading->text);
    char *place = odfgx_buffer_reserve(&reading->text, record->text_length);
    if (place == NULL)
        return odfgx_fail_memory(err);
    if (!odfgx_child_read(&reading->child, place, record->text_length))
        return ODFGX_DAMAGED;
    place[record->text_length] = '\0';
    reading->text.length = record->text_length;
    return ODFGX_OK;
}

/* ODFGX_DAMAGED without a failure told: the process has ended, and how it did
 * says more. */
static odfgx_status read_record(xls_reading *reading, odfgx_xls_record *out,
                                odfgx_error *err)
{
    if (!odfgx_child_read(&reading->child, out, sizeof *out) ||
        out->value_length > ODFGX_XLS_VALUE_MAX ||
        !odfgx_child_read(&reading->child, reading->value, out->value_length))
        return ODFGX_DAMAGED;
    reading->value[out->value_length] = '\0';
    return read_text(reading, out, err);
}

/* ---------------------------------------------------------------- the grid */

static odfgx_status end_table(xls_reading *reading, odfgx_error *err)
{
    bool open = reading->in_table;
    reading->in_table = false;
    return open ? odfgx_tell_table_end(&reading->teller, err) : ODFGX_OK;
}

static odfgx_status tell_sheet(xls_reading *reading,
                               const odfgx_xls_record *record, odfgx_error *err)
{
    odfgx_status status = end_table(reading, err);
    reading->in_table = true;
    reading->next = 0;
    if (status == ODFGX_OK)
        status = odfgx_tell_table(&reading->teller, reading->text.data,
                                  (record->flags & ODFGX_XLS_HIDDEN) != 0, err);
    return status;
}

static bool in_grid(const xls_reading *reading, const odfgx_xls_record *record)
{
    uint64_t place =
        (uint64_t)record->row * ODFGX_GRID_COLUMNS + record->column;
    if (!reading->in_table || record->type >= ODFGX_CELL_TYPES ||
        record->row >= ODFGX_GRID_ROWS ||
        record->column >= ODFGX_GRID_COLUMNS || place < reading->next)
        return false;
    return (record->flags & ODFGX_XLS_MERGED) == 0 ||
           (record->last_row >= record->row &&
            record->last_row < ODFGX_GRID_ROWS &&
            record->last_column >= record->column &&
            record->last_column < ODFGX_GRID_COLUMNS);
}

static odfgx_status tell_cell(xls_reading *reading,
                              const odfgx_xls_record *record, odfgx_error *err)
{
    odfgx_teller *teller = &reading->teller;
    if (!in_grid(reading, record))
        return ODFGX_DAMAGED;
    if (reading->next == 0 || record->row != teller->row)
        odfgx_tell_row(teller, record->row, 1,
                       (record->flags & ODFGX_XLS_ROW_HIDDEN) != 0);
    reading->next =
        (uint64_t)record->row * ODFGX_GRID_COLUMNS + record->column + 1;
    const odfgx_range merge = { record->row, record->column, record->last_row,
                                record->last_column };
    odfgx_cell cell = {
        .column = record->column,
        .columns = 1,
        .type = (odfgx_cell_type)record->type,
        .value = reading->value,
        .value_length = record->value_length,
        .text = reading->text.data,
        .text_length = reading->text.length,
        .hidden = (record->flags & ODFGX_XLS_HIDDEN) != 0,
        .formula = (record->flags & ODFGX_XLS_FORMULA) != 0,
    };
    bool merged = (record->flags & ODFGX_XLS_MERGED) != 0;
    return odfgx_tell_cell(teller, &cell, merged ? &merge : NULL, err);
}

static odfgx_status tell_columns(xls_reading *reading,
                                 const odfgx_xls_record *record)
{
    if (!reading->in_table || record->last_column < record->column ||
        record->last_column >= ODFGX_GRID_COLUMNS)
        return ODFGX_DAMAGED;
    odfgx_tell_hidden_columns(&reading->teller, record->column,
                              record->last_column - record->column + 1);
    return ODFGX_OK;
}

/* The process has less memory than there is. */
static odfgx_status take_failure(xls_reading *reading,
                                 const odfgx_xls_record *record,
                                 odfgx_error *err)
{
    odfgx_status status = (odfgx_status)record->type;
    reading->ended = true;
    return fail_file(reading, status == ODFGX_MEMORY ? ODFGX_LIMIT : status,
                     err);
}

static odfgx_status take_record(xls_reading *reading,
                                const odfgx_xls_record *record,
                                odfgx_error *err)
{
    switch (record->kind) {
    case ODFGX_XLS_SHEET:
        return tell_sheet(reading, record, err);
    case ODFGX_XLS_COLUMNS:
        return tell_columns(reading, record);
    case ODFGX_XLS_CELL:
        return tell_cell(reading, record, err);
    case ODFGX_XLS_END:
        reading->ended = true;
        return end_table(reading, err);
    case ODFGX_XLS_FAILED:
        return take_failure(reading, record, err);
    default:
        return ODFGX_DAMAGED;
    }
}

/* --------------------------------------------------------------- the start */

/* The input in a temporary file. */
static odfgx_status write_temporary(const odfgx_input *input, int *out,
                                    odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    *out = odfgx_platform_open_temporary();
    if (*out < 0)
        return odfgx_temporary_fail(err, errno);
    odfgx_status status = odfgx_input_bytes(input, &bytes, err);
    if (status == ODFGX_OK &&
        !odfgx_platform_write(*out, bytes.data, bytes.length))
        status = odfgx_temporary_fail(err, errno);
    odfgx_buffer_clear(&bytes);
    return status;
}

static odfgx_status start(odfgx_child *out, const odfgx_input *input,
                          odfgx_error *err)
{
    char path[ODFGX_CHILD_PATH], name[] = HELPER;
    char *const arguments[] = { name, NULL };
    int file = odfgx_input_descriptor(input), temporary = ODFGX_PLATFORM_NONE;
    int64_t patience =
        PATIENCE + (int64_t)(odfgx_input_size(input) / BYTES_PER_MILLISECOND);
    odfgx_status status = ODFGX_OK;
    if (!odfgx_child_find(HELPER, path))
        return odfgx_fail(err, ODFGX_FORMAT, odfgx_input_name(input), "%s",
                          _("an old Excel or WPS workbook (.xls, .et), and "
                            "odfgx-xls, which reads them, is not where it "
                            "was installed; open the workbook and save it "
                            "as .xlsx"));
    if (file < 0)
        status = write_temporary(input, &temporary, err);
    if (status == ODFGX_OK)
        status = odfgx_child_start(out, path, arguments,
                                   file < 0 ? temporary : file, patience, err);
    if (temporary >= 0)
        (void)odfgx_platform_close(temporary);
    return status;
}

/* ------------------------------------------------------------------- whole */

static odfgx_status read_all(xls_reading *reading, odfgx_error *err)
{
    odfgx_xls_record record;
    odfgx_error failure = { 0 };
    odfgx_status status = ODFGX_OK;
    while (status == ODFGX_OK && !reading->ended) {
        status = read_record(reading, &record, &failure);
        if (status == ODFGX_OK)
            status = take_record(reading, &record, &failure);
    }
    odfgx_child_end end = odfgx_child_stop(&reading->child);
    if (status == ODFGX_OK)
        return ODFGX_OK;
    if (failure.status != ODFGX_OK || status != ODFGX_DAMAGED)
        return odfgx_fail(err, status, failure.where, "%s", failure.text);
    return fail_file(
        reading, end == ODFGX_CHILD_FAILED ? ODFGX_DAMAGED : ODFGX_LIMIT, err);
}

odfgx_status odfgx_xls_read(odfgx_input *input, const odfgx_visitor *visitor,
                            odfgx_error *err)
{
    xls_reading *reading = calloc(1, sizeof *reading);
    if (reading == NULL)
        return odfgx_fail_memory(err);
    odfgx_status status =
        odfgx_teller_init(&reading->teller, input, visitor, err);
    if (status == ODFGX_OK)
        status = start(&reading->child, input, err);
    if (status == ODFGX_OK)
        status = read_all(reading, err);
    else
        (void)odfgx_child_stop(&reading->child);
    odfgx_teller_clear(&reading->teller);
    odfgx_buffer_clear(&reading->text);
    free(reading);
    return status;
}
