#include "filters/recorder.h"

#include <string.h>

#define RECORDED_BYTES ((size_t)64 * 1024 * 1024)

typedef enum recorded_kind {
    TABLE_BEGIN,
    ROW_BEGIN,
    CELL,
    MERGE,
    ROW_END,
    COMMENT,
    TABLE_END,
    PARAGRAPH
} recorded_kind;

struct odfgx_recorded {
    odfgx_recorded *next;
    recorded_kind kind;
    union {
        struct {
            const char *name;
            bool hidden;
        } table;
        struct {
            uint32_t row, rows;
            bool hidden;
        } row;
        odfgx_cell cell;
        odfgx_range merge;
        uint32_t columns; /* of a row that ends */
        odfgx_comment comment;
        odfgx_paragraph paragraph;
    } is;
};

static odfgx_status add(odfgx_recorder *recorder, const odfgx_recorded *event,
                        odfgx_error *err)
{
    odfgx_recorded *kept = odfgx_arena_get(&recorder->arena, sizeof *kept);
    if (kept == NULL)
        return odfgx_fail_memory(err);
    *kept = *event;
    kept->next = NULL;
    if (recorder->last != NULL)
        recorder->last->next = kept;
    else
        recorder->first = kept;
    recorder->last = kept;
    recorder->bytes += sizeof *kept;
    if (recorder->bytes <= RECORDED_BYTES)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_LIMIT, NULL,
                      _("tables within tables and text boxes hold more than "
                        "%zu bytes; move them out and save the document "
                        "anew"),
                      RECORDED_BYTES);
}

/* A copy of a text, NULL without memory. */
static const char *copy(odfgx_recorder *recorder, const char *text,
                        size_t length)
{
    recorder->bytes += length;
    return odfgx_arena_copy(&recorder->arena, text, length);
}

static odfgx_status table_begin(void *context, const char *name, bool hidden,
                                odfgx_error *err)
{
    odfgx_recorder *recorder = context;
    odfgx_recorded event = { .kind = TABLE_BEGIN };
    event.is.table.name = copy(recorder, name, strlen(name));
    event.is.table.hidden = hidden;
    return event.is.table.name != NULL ? add(recorder, &event, err)
                                       : odfgx_fail_memory(err);
}

static odfgx_status row_begin(void *context, uint32_t row, uint32_t rows,
                              bool hidden, odfgx_error *err)
{
    odfgx_recorded event = { .kind = ROW_BEGIN };
    event.is.row.row = row;
    event.is.row.rows = rows;
    event.is.row.hidden = hidden;
    return add(context, &event, err);
}

static odfgx_status cell(void *context, const odfgx_cell *told,
                         odfgx_error *err)
{
    odfgx_recorder *recorder = context;
    odfgx_recorded event = { .kind = CELL };
    event.is.cell = *told;
    event.is.cell.value = copy(recorder, told->value, told->value_length);
    event.is.cell.text = copy(recorder, told->text, told->text_length);
    return event.is.cell.value != NULL && event.is.cell.text != NULL
               ? add(recorder, &event, err)
               : odfgx_fail_memory(err);
}

static odfgx_status merge(void *context, const odfgx_range *range,
                          odfgx_error *err)
{
    odfgx_recorded event = { .kind = MERGE };
    event.is.merge = *range;
    return add(context, &event, err);
}

static odfgx_status row_end(void *context, uint32_t columns, odfgx_error *err)
{
    odfgx_recorded event = { .kind = ROW_END };
    event.is.columns = columns;
    return add(context, &event, err);
}

static odfgx_status comment(void *context, const odfgx_comment *told,
                            odfgx_error *err)
{
    odfgx_recorder *recorder = context;
    odfgx_recorded event = { .kind = COMMENT };
    event.is.comment = *told;
    event.is.comment.author =
        copy(recorder, told->author, strlen(told->author));
    event.is.comment.text = copy(recorder, told->text, told->length);
    return event.is.comment.author != NULL && event.is.comment.text != NULL
               ? add(recorder, &event, err)
               : odfgx_fail_memory(err);
}

static odfgx_status table_end(void *context, odfgx_error *err)
{
    odfgx_recorded event = { .kind = TABLE_END };
    return add(context, &event, err);
}

static odfgx_status paragraph(void *context, const odfgx_paragraph *told,
                              odfgx_error *err)
{
    odfgx_recorder *recorder = context;
    odfgx_recorded event = { .kind = PARAGRAPH };
    event.is.paragraph = *told;
    event.is.paragraph.text = copy(recorder, told->text, told->length);
    return event.is.paragraph.text != NULL ? add(recorder, &event, err)
                                           : odfgx_fail_memory(err);
}

odfgx_visitor odfgx_recorder_visitor(odfgx_recorder *recorder)
{
    return (odfgx_visitor){
        .table_begin = table_begin,
        .row_begin = row_begin,
        .cell = cell,
        .merge = merge,
        .row_end = row_end,
        .comment = comment,
        .table_end = table_end,
        .paragraph = paragraph,
        .context = recorder,
    };
}

/* Tells one event; what the visitor does not want is left out. */
static odfgx_status tell(const odfgx_recorded *event, const odfgx_visitor *to,
                         odfgx_error *err)
{
    void *context = to->context;
    switch (event->kind) {
    case TABLE_BEGIN:
        return to->table_begin == NULL
                   ? ODFGX_OK
                   : to->table_begin(context, event->is.table.name,
                                     event->is.table.hidden, err);
    case ROW_BEGIN:
        return to->row_begin == NULL ? ODFGX_OK
                                     : to->row_begin(context, event->is.row.row,
                                                     event->is.row.rows,
                                                     event->is.row.hidden, err);
    case CELL:
        return to->cell == NULL ? ODFGX_OK
                                : to->cell(context, &event->is.cell, err);
    case MERGE:
        return to->merge == NULL ? ODFGX_OK
                                 : to->merge(context, &event->is.merge, err);
    case ROW_END:
        return to->row_end == NULL
                   ? ODFGX_OK
                   : to->row_end(context, event->is.columns, err);
    case COMMENT:
        return to->comment == NULL
                   ? ODFGX_OK
                   : to->comment(context, &event->is.comment, err);
    case TABLE_END:
        return to->table_end == NULL ? ODFGX_OK : to->table_end(context, err);
    default:
        return to->paragraph == NULL
                   ? ODFGX_OK
                   : to->paragraph(context, &event->is.paragraph, err);
    }
}

odfgx_status odfgx_recorder_replay(const odfgx_recorder *recorder,
                                   const odfgx_visitor *visitor,
                                   odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (const odfgx_recorded *event = recorder->first;
         event != NULL && status == ODFGX_OK; event = event->next)
        status = tell(event, visitor, err);
    return status;
}

void odfgx_recorder_clear(odfgx_recorder *recorder)
{
    odfgx_arena_clear(&recorder->arena);
    *recorder = (odfgx_recorder){ 0 };
}
