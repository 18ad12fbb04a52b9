#include "filters/opendocument/handlers.h"

#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* About what a recorder costs before it holds anything. */
enum { NAME_SIZE = 64, TEXT_FIRST = 256, RECORDER_BYTES = 16384 };

/* ------------------------------------------------------ sections, indexes */

/* A section that is hidden for now says so as well, whatever its condition is
 * (ODF 1.3 part 3, 19.817 and 19.843). */
OD_START(section)
{
    const char *display = odfgx_attribute_get(attributes, OD_TEXT_DISPLAY);
    const char *hidden = odfgx_attribute_get(attributes, OD_IS_HIDDEN);
    (void)err;
    od->sections++;
    if (od->hidden_section == 0 &&
        ((display != NULL && strcmp(display, "none") == 0) ||
         (hidden != NULL && strcmp(hidden, "true") == 0)))
        od->hidden_section = od->sections;
    return ODFGX_OK;
}

OD_END(section)
{
    (void)err;
    if (od->hidden_section == od->sections)
        od->hidden_section = 0;
    od->sections--;
    return ODFGX_OK;
}

OD_START(index)
{
    (void)attributes, (void)err;
    od->indexes++;
    return ODFGX_OK;
}

OD_END(index)
{
    (void)err;
    od->indexes--;
    return ODFGX_OK;
}

/* ------------------------------------------------------------------ levels */

odfgx_status odfgx_od_level_init(odfgx_od *od, const odfgx_visitor *visitor,
                                 odfgx_error *err)
{
    odfgx_od_level *level = &od->level;
    level->visitor = visitor;
    odfgx_status status =
        odfgx_teller_init(&level->teller, od->input, visitor, err);
    if (status == ODFGX_OK &&
        (odfgx_buffer_reserve(&level->value, TEXT_FIRST) == NULL ||
         odfgx_buffer_reserve(&level->lines.bytes, TEXT_FIRST) == NULL))
        status = odfgx_fail_memory(err);
    return status;
}

void odfgx_od_level_clear(odfgx_od_level *level)
{
    odfgx_teller_clear(&level->teller);
    odfgx_buffer_clear(&level->value);
    odfgx_buffer_clear(&level->lines.bytes);
    odfgx_buffer_clear(&level->concealed.bytes);
    odfgx_buffer_clear(&level->listing.number);
}

/* What the recorders hold is counted through all of them. */
static size_t *recorded_bytes(odfgx_od *od, odfgx_od_level *level)
{
    return level->deferred != NULL ? &level->deferred->recorder.bytes
                                   : &od->deferred_bytes;
}

/* A recorder for a level that begins now; others hold `bytes`. The last one is
 * taken again unless it has something to come yet. */
static odfgx_od_deferred *open_deferred(odfgx_od *od, size_t bytes)
{
    odfgx_od_deferred *deferred = od->last_deferred;
    if (deferred == NULL || deferred->open) {
        deferred = calloc(1, sizeof *deferred);
        if (deferred == NULL)
            return NULL;
        deferred->visitor = odfgx_recorder_visitor(&deferred->recorder);
        if (od->last_deferred != NULL)
            od->last_deferred->next = deferred;
        else
            od->first_deferred = deferred;
        od->last_deferred = deferred;
        bytes += RECORDER_BYTES;
    }
    deferred->recorder.bytes = bytes;
    deferred->open = true;
    return deferred;
}

/* Begins a level within the innermost one, which goes on when it ends. */
static odfgx_status push(odfgx_od *od, odfgx_error *err)
{
    odfgx_od_level *outer = malloc(sizeof *outer);
    if (outer == NULL)
        return odfgx_fail_memory(err);
    *outer = od->level;
    od->level = (odfgx_od_level){
        .outer = outer,
        .place = OD_IN_FLOW,
        .deferred = outer->deferred,
        .hidden = outer->hidden || outer->concealing > 0,
    };
    const odfgx_visitor *visitor = outer->visitor;
    if (outer->in_table || outer->paragraph.open) {
        od->level.deferred = open_deferred(od, *recorded_bytes(od, outer));
        if (od->level.deferred == NULL)
            return odfgx_fail_memory(err);
        visitor = &od->level.deferred->visitor;
    }
    odfgx_status status = odfgx_od_level_init(od, visitor, err);
    od->level.teller.cells = outer->teller.cells;
    return status;
}

void odfgx_od_pop(odfgx_od *od)
{
    odfgx_od_level *outer = od->level.outer;
    outer->teller.cells = od->level.teller.cells;
    *recorded_bytes(od, outer) = *recorded_bytes(od, &od->level);
    if (od->level.deferred != NULL && od->level.deferred != outer->deferred)
        od->level.deferred->open = false;
    odfgx_od_level_clear(&od->level);
    od->level = *outer;
    free(outer);
}

void odfgx_od_deferred_clear(odfgx_od *od)
{
    while (od->first_deferred != NULL) {
        odfgx_od_deferred *deferred = od->first_deferred;
        od->first_deferred = deferred->next;
        odfgx_recorder_clear(&deferred->recorder);
        free(deferred);
    }
    od->last_deferred = NULL;
    od->deferred_bytes = 0;
}

odfgx_status odfgx_od_tell_deferred(odfgx_od *od, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    if (od->first_deferred == NULL)
        return ODFGX_OK;
    for (const odfgx_od_level *level = &od->level; level != NULL;
         level = level->outer) {
        if (level->in_table || level->paragraph.open)
            return ODFGX_OK;
    }
    for (const odfgx_od_deferred *deferred = od->first_deferred;
         deferred != NULL && status == ODFGX_OK; deferred = deferred->next)
        status = odfgx_recorder_replay(&deferred->recorder, od->visitor, err);
    odfgx_od_deferred_clear(od);
    return status;
}

/* ------------------------------------------------------------------ tables */

/* By its number in the document, or, in a cell of another or in a box there,
 * by that table's and its own in it. */
static void name_table(odfgx_od *od, odfgx_od_level *around,
                       char name[NAME_SIZE])
{
    while (around != NULL && !around->in_table)
        around = around->outer;
    if (around == NULL)
        (void)snprintf(name, NAME_SIZE, "表格 %lu",
                       (unsigned long)++od->tables);
    else
        (void)snprintf(name, NAME_SIZE, "%.40s.%lu", around->teller.table.data,
                       (unsigned long)++around->nested);
}

OD_START(text_table)
{
    char name[NAME_SIZE];
    odfgx_status status =
        od->level.in_table ? ODFGX_OK : odfgx_od_settle(od, err);
    name_table(od, &od->level, name);
    if (status == ODFGX_OK && od->level.in_table) {
        od->level.place = OD_IN_FLOW; /* where it goes on behind the table */
        status = push(od, err);
        od->level.place = OD_IN_TABLE;
        od->level.of_table = true;
    }
    if (status != ODFGX_OK)
        return status;
    return odfgx_od_begin_table(
        od, attributes, name, od->level.hidden || od->hidden_section > 0, err);
}

OD_END(text_table)
{
    odfgx_status status = odfgx_od_table_end(od, err);
    if (status == ODFGX_OK && od->level.of_table)
        odfgx_od_pop(od);
    return status == ODFGX_OK ? odfgx_od_tell_deferred(od, err) : status;
}

/* ------------------------------------------------------- frames and boxes */

/* Of what is drawn only text boxes are read, and their text is none of the
 * paragraph's. */
OD_START(frame)
{
    odfgx_od_level *level = &od->level;
    (void)attributes, (void)err;
    if (level->frames++ == 0)
        level->anchor = level->place;
    level->place = OD_IN_FRAME;
    return ODFGX_OK;
}

OD_END(frame)
{
    odfgx_od_level *level = &od->level;
    (void)err;
    if (--level->frames == 0)
        level->place = level->anchor;
    return ODFGX_OK;
}

/* One that stands in a table is a table of its own, of one cell, so that its
 * text is no part of the cell around it. It is told only at its end, since a
 * shape that holds nothing is only drawn. */
static odfgx_status begin_boxed(odfgx_od *od, odfgx_error *err)
{
    static const odfgx_attributes none = { NULL, 0 };
    odfgx_buffer *name = &od->level.teller.table;
    char text[NAME_SIZE];
    name_table(od, od->level.outer, text);
    odfgx_buffer_add_text(name, text);
    od->level.in_table = true;
    odfgx_status status = odfgx_buffer_check(name, err);
    return status == ODFGX_OK ? odfgx_od_cell_start(od, &none, err) : status;
}

static bool is_empty(const odfgx_od_lines *lines)
{
    size_t i = 0;
    while (i < lines->bytes.length && lines->bytes.data[i] == '\n')
        i++;
    return i == lines->bytes.length;
}

static odfgx_status end_boxed(odfgx_od *od, odfgx_error *err)
{
    odfgx_od_level *level = &od->level, *around = level->outer;
    char name[NAME_SIZE];
    if (level->nested == 0 && is_empty(&level->lines) &&
        is_empty(&level->concealed)) {
        while (!around->in_table)
            around = around->outer;
        around->nested--;
        return ODFGX_OK;
    }
    (void)snprintf(name, NAME_SIZE, "%s", level->teller.table.data);
    odfgx_status status =
        odfgx_tell_table(&level->teller, name, level->hidden, err);
    odfgx_tell_row(&level->teller, 0, 1, false);
    if (status == ODFGX_OK)
        status = odfgx_od_text_cell_end(od, err);
    return status == ODFGX_OK ? odfgx_od_table_end(od, err) : status;
}

static bool is_in_table(const odfgx_od_level *level)
{
    while (level != NULL && !level->in_table)
        level = level->outer;
    return level != NULL;
}

OD_START(box)
{
    bool boxed = is_in_table(&od->level);
    odfgx_status status = push(od, err);
    (void)attributes;
    return status == ODFGX_OK && boxed ? begin_boxed(od, err) : status;
}

OD_END(box)
{
    odfgx_status status =
        od->level.in_table ? end_boxed(od, err) : odfgx_od_settle(od, err);
    odfgx_od_pop(od);
    return status == ODFGX_OK ? odfgx_od_tell_deferred(od, err) : status;
}
