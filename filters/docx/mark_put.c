#include "filters/docx/mark_put.h"

#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- comments */

static odfgx_status edit(const odfgx_docx_targets *put, size_t begin,
                         size_t end, odfgx_error *err)
{
    return odfgx_docx_edits_begin(&put->marking->main.edits, begin, end, err);
}

static bool is_empty(const odfgx_docx_targets *put, odfgx_place tag)
{
    return odfgx_docx_is_empty_tag(
        odfgx_docx_part_bytes(&put->marking->main, tag));
}

/* Ends an element whose tag was that of an empty one, or that is new. */
static void write_close(const odfgx_docx_targets *put, odfgx_place tag)
{
    odfgx_buffer *out = &put->marking->main.edits.texts;
    odfgx_slice name =
        odfgx_raw_name(odfgx_docx_part_bytes(&put->marking->main, tag));
    odfgx_buffer_add_text(out, "</");
    odfgx_buffer_add(out, name.text, name.length);
    odfgx_buffer_add_text(out, " >");
}

static void write_bookmark(const odfgx_docx_writer *writer, long id,
                           const char *name)
{
    odfgx_docx_write(writer, "<w:bookmarkStart@ w:id=\"");
    odfgx_docx_write_number(writer, id);
    odfgx_docx_write(writer, "\" w:name=\"");
    odfgx_buffer_add_text(writer->out, name);
    odfgx_docx_write(writer, "\"/>");
}

static void write_id(const odfgx_docx_writer *writer, const char *before,
                     long id, const char *behind)
{
    odfgx_docx_write(writer, before);
    odfgx_docx_write_number(writer, id);
    odfgx_docx_write(writer, behind);
}

/* Ids of a target: one of its bookmark, then one a comment; NULL: no marks are
 * put in. */
static void write_begins(const odfgx_docx_targets *put,
                         const odfgx_docx_target *target,
                         const odfgx_docx_writer *writer, const long *ids,
                         bool comments)
{
    const odfgx_docx_site *site = &put->marking->sites[target->first];
    if (ids == NULL)
        return;
    if (!comments || target->outer == 0)
        write_bookmark(writer, ids[0], site->bookmark);
    for (size_t i = 0; i < target->count && comments; i++)
        write_id(writer, "<w:commentRangeStart@ w:id=\"", ids[i + 1], "\"/>");
}

static void write_ends(const odfgx_docx_target *target,
                       const odfgx_docx_writer *writer, const long *ids,
                       bool comments)
{
    if (ids == NULL)
        return;
    for (size_t i = 0; i < target->count && comments; i++) {
        write_id(writer, "<w:commentRangeEnd@ w:id=\"", ids[i + 1], "\"/>");
        write_id(writer, "<w:r@><w:commentReference w:id=\"", ids[i + 1],
                 "\"/></w:r>");
    }
    if (!comments || target->outer == 0)
        write_id(writer, "<w:bookmarkEnd@ w:id=\"", ids[0], "\"/>");
}

/* A run for the value of a cell that holds no text, with the look of the
 * paragraph's mark. */
static void write_run(const odfgx_docx_targets *put,
                      const odfgx_docx_target *cell,
                      const odfgx_docx_anchor *anchor,
                      const odfgx_docx_writer *writer)
{
    const odfgx_docx_part *main = &put->marking->main;
    const char *value = put->marking->sites[cell->first].mark->value;
    if (value == NULL || cell->piece_count > 0 || cell->anchor == 0 ||
        anchor != &put->anchors[cell->anchor - 1])
        return;
    odfgx_docx_write(writer, "<w:r@>");
    odfgx_buffer_add(writer->out, main->bytes.data + anchor->look.begin,
                     anchor->look.end - anchor->look.begin);
    odfgx_docx_write(writer, "<w:t@>");
    odfgx_docx_write_text(writer, value, strlen(value));
    odfgx_docx_write(writer, "</w:t></w:r>");
}

static odfgx_status put_anchored(const odfgx_docx_targets *put,
                                 const odfgx_docx_target *target,
                                 const odfgx_docx_anchor *anchor,
                                 const long *ids, bool comments,
                                 odfgx_error *err)
{
    odfgx_docx_writer writer =
        odfgx_docx_writer_at(put->marking, &put->marking->main, anchor->tag);
    if (is_empty(put, anchor->tag)) {
        odfgx_status status =
            edit(put, anchor->tag.end - 2, anchor->tag.end, err);
        odfgx_buffer_add_char(writer.out, '>');
        write_begins(put, target, &writer, ids, comments);
        write_run(put, target, anchor, &writer);
        write_ends(target, &writer, ids, comments);
        write_close(put, anchor->tag);
        return status;
    }
    odfgx_status status = edit(put, anchor->inner, anchor->inner, err);
    write_begins(put, target, &writer, ids, comments);
    write_run(put, target, anchor, &writer);
    if (status == ODFGX_OK)
        status = edit(put, anchor->end, anchor->end, err);
    write_ends(target, &writer, ids, comments);
    return status;
}

/* A cell without a paragraph, which no program writes, gets one. */
static odfgx_status put_paragraph(const odfgx_docx_targets *put,
                                  const odfgx_docx_target *target,
                                  const long *ids, odfgx_error *err)
{
    odfgx_docx_writer writer =
        odfgx_docx_writer_at(put->marking, &put->marking->main, target->tag);
    odfgx_status status =
        edit(put, target->close.begin, target->close.begin, err);
    odfgx_docx_write(&writer, "<w:p@>");
    write_begins(put, target, &writer, ids, true);
    write_ends(target, &writer, ids, true);
    odfgx_docx_write(&writer, "</w:p  >");
    return status;
}

static odfgx_status put_comments(const odfgx_docx_targets *put,
                                 const odfgx_docx_target *target,
                                 odfgx_error *err)
{
    odfgx_docx_marking *marking = put->marking;
    const odfgx_docx_site *sites = &marking->sites[target->first];
    long *ids = calloc(target->count + 1, sizeof *ids);
    if (ids == NULL)
        return odfgx_fail_memory(err);
    for (size_t i = 0; i <= target->count; i++)
        ids[i] = odfgx_docx_ids_next(&marking->used);
    for (size_t i = 0; i < target->count; i++)
        odfgx_docx_comments_put(marking, ids[i + 1], sites[i].mark->comment);
    odfgx_status status = ODFGX_OK;
    if (target->anchor == 0)
        status = put_paragraph(put, target, ids, err);
    else
        status = put_anchored(put, target, &put->anchors[target->anchor - 1],
                              ids, target->outer == 0, err);
    if (status == ODFGX_OK && target->outer > 0)
        status = put_anchored(put, target, &put->anchors[target->outer - 1],
                              ids, true, err);
    free(ids);
    return status;
}

/* ------------------------------------------------------------------ colour */

/* The bytes of the shading that was there, in an XML comment, if it can hold
 * them. */
static void write_original(const odfgx_docx_part *part, odfgx_place place,
                           odfgx_buffer *out)
{
    const char *bytes = part->bytes.data;
    for (size_t i = place.begin; i + 1 < place.end; i++) {
        if (bytes[i] == '-' && bytes[i + 1] == '-')
            return;
    }
    odfgx_buffer_add_text(out, "<!--odfgx ");
    odfgx_buffer_add(out, bytes + place.begin, place.end - place.begin);
    odfgx_buffer_add_text(out, "-->");
}

static void write_shading(const odfgx_docx_targets *put,
                          const odfgx_docx_target *cell,
                          const odfgx_docx_writer *writer)
{
    const odfgx_docx_site *site = &put->marking->sites[cell->first];
    bool plain = odfgx_docx_shading_is_plain(&cell->shaded);
    odfgx_docx_write(writer, "<w:shd@ w:val=\"clear\" w:color=\"");
    odfgx_buffer_add_text(writer->out, plain ? cell->shaded.fill : "auto");
    odfgx_docx_write(writer, "\" w:fill=\"");
    odfgx_buffer_add_text(writer->out,
                          odfgx_docx_level_fill(site->mark->level));
    odfgx_docx_write(writer, "\"/>");
    if (cell->shading.end > 0)
        write_original(&put->marking->main, cell->shading, writer->out);
}

static odfgx_status put_colour(const odfgx_docx_targets *put,
                               const odfgx_docx_target *cell, odfgx_error *err)
{
    odfgx_docx_writer writer =
        odfgx_docx_writer_at(put->marking, &put->marking->main, cell->tag);
    odfgx_place tag = cell->properties;
    odfgx_status status;
    if (cell->shading.end > 0) {
        status = edit(put, cell->shading.begin, cell->shading.end, err);
        write_shading(put, cell, &writer);
    } else if (tag.end == 0) {
        status = edit(put, cell->tag.end, cell->tag.end, err);
        odfgx_docx_write(&writer, "<w:tcPr@>");
        write_shading(put, cell, &writer);
        odfgx_docx_write(&writer, "</w:tcPr  >");
    } else if (is_empty(put, tag)) {
        status = edit(put, tag.end - 2, tag.end, err);
        odfgx_buffer_add_char(writer.out, '>');
        write_shading(put, cell, &writer);
        write_close(put, tag);
    } else {
        size_t place = cell->shading_place > 0 ? cell->shading_place
                                               : cell->properties_end.begin;
        status = edit(put, place, place, err);
        write_shading(put, cell, &writer);
    }
    return status;
}

/* ------------------------------------------------------------------ values */

static odfgx_status check_value(const odfgx_docx_targets *put,
                                const odfgx_docx_target *cell,
                                const odfgx_mark *mark, odfgx_error *err)
{
    if (cell->anchor == 0 && cell->piece_count == 0)
        return odfgx_docx_fail_at(
            put->marking, mark, err,
            _("there is no such cell, so that no value can be put into it; "
              "mend it by hand"));
    if (cell->changed)
        return odfgx_docx_fail_at(
            put->marking, mark, err,
            _("the cell holds tracked changes, so that no value can be put "
              "into it; accept or reject them first"));
    if (cell->computed)
        return odfgx_docx_fail_at(
            put->marking, mark, err,
            _("the cell is computed by a field, so that no value can be put "
              "into it; mend it by hand"));
    return ODFGX_OK;
}

static void write_value(const odfgx_docx_writer *writer, const char *value)
{
    odfgx_docx_write(writer, "<w:t@>");
    odfgx_docx_write_text(writer, value, strlen(value));
    odfgx_docx_write(writer, "</w:t>");
}

/* The first text of the cell becomes the value, with the look of its run; the
 * others, and signs, go. */
static odfgx_status put_value(const odfgx_docx_targets *put,
                              const odfgx_docx_target *cell, odfgx_error *err)
{
    const odfgx_mark *mark = put->marking->sites[cell->first].mark;
    if (mark->value == NULL || mark->table == NULL)
        return ODFGX_OK;
    odfgx_status status = check_value(put, cell, mark, err);
    if (status == ODFGX_OK && cell->piece_count == 0 && cell->anchor > 0 &&
        put->marking->markup->result_count == 0)
        return put_anchored(put, cell, &put->anchors[cell->anchor - 1], NULL,
                            false, err);
    odfgx_docx_writer writer =
        odfgx_docx_writer_at(put->marking, &put->marking->main, cell->tag);
    for (size_t i = 0; i < cell->piece_count && status == ODFGX_OK; i++) {
        const odfgx_docx_piece *piece = &put->pieces[cell->first_piece + i];
        status = edit(put, piece->begin, piece->end, err);
        if (i == 0)
            write_value(&writer, mark->value);
    }
    return status;
}

/* ---------------------------------------------------------------- the whole */

static odfgx_status put_page(const odfgx_docx_targets *put, odfgx_error *err)
{
    odfgx_docx_writer writer =
        odfgx_docx_writer_at(put->marking, &put->marking->main, put->body);
    odfgx_status status;
    if (put->body.end == 0)
        return ODFGX_OK;
    if (!is_empty(put, put->body)) {
        status = edit(put, put->body.end, put->body.end, err);
        odfgx_docx_write_results(put->marking, &writer);
        return status;
    }
    status = edit(put, put->body.end - 2, put->body.end, err);
    odfgx_buffer_add_char(writer.out, '>');
    odfgx_docx_write_results(put->marking, &writer);
    write_close(put, put->body);
    return status;
}

static void name_bookmarks(const odfgx_docx_targets *put)
{
    for (size_t i = 0; i < put->count; i++) {
        const odfgx_docx_target *target = &put->items[i];
        odfgx_docx_site *sites = &put->marking->sites[target->first];
        char *name = sites[0].bookmark;
        size_t size = sizeof sites[0].bookmark;
        int length = snprintf(name, size, ODFGX_DOCX_BOOKMARK "%zu", i + 1);
        if (target->shading.end > 0 &&
            !odfgx_docx_shading_is_plain(&target->shaded) &&
            !odfgx_docx_shading_name(&target->shaded, name + length,
                                     size - (size_t)length))
            name[length] = '\0';
        for (size_t j = 1; j < target->count; j++)
            memcpy(sites[j].bookmark, name, size);
    }
}

/* A cell that is an empty element, which no program writes, holds no mark. */
static bool is_lost(const odfgx_docx_targets *put,
                    const odfgx_docx_target *target)
{
    return target->anchor == 0 && is_empty(put, target->tag);
}

static odfgx_status put_all(const odfgx_docx_targets *put, odfgx_error *err)
{
    odfgx_docx_marking *marking = put->marking;
    bool marks = marking->markup->result_count > 0;
    odfgx_status status = ODFGX_OK;
    name_bookmarks(put);
    if (marks)
        status = put_page(put, err);
    for (size_t i = 0; i < put->count && status == ODFGX_OK; i++) {
        const odfgx_docx_target *target = &put->items[i];
        bool cell = marking->sites[target->first].mark->table != NULL;
        if (cell)
            status = put_value(put, target, err);
        if (status != ODFGX_OK || !marks || is_lost(put, target))
            continue;
        if (cell)
            status = put_colour(put, target, err);
        if (status == ODFGX_OK)
            status = put_comments(put, target, err);
    }
    return status;
}

odfgx_status odfgx_docx_put(odfgx_docx_marking *marking, odfgx_error *err)
{
    odfgx_docx_targets targets = { .marking = marking };
    odfgx_status status = odfgx_docx_targets_find(&targets, err);
    if (status == ODFGX_OK)
        status = put_all(&targets, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_part_apply(&marking->main, err);
    odfgx_docx_targets_clear(&targets);
    return status;
}
