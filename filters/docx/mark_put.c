#include "filters/docx/mark.h"

#include "report/buffer.h"
#include "report/grow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A paragraph that comments are put into. */
typedef struct anchored {
    odfgx_place tag;
    size_t inner, end; /* behind its properties; before its end tag */
    odfgx_place look;  /* of its mark: properties of a run */
} anchored;

/* A text of a cell that is to hold a value, or a sign. */
typedef struct written {
    size_t begin, end;
} written;

/* What is known of a marked place: a cell, or a paragraph. */
typedef struct marked {
    size_t first, count;    /* of the sites */
    odfgx_place tag, close; /* of the element; no bytes where it is empty */
    size_t anchor, outer;   /* indexes + 1 in the list, or 0: of the place;
                               of the paragraph around a text box */
    odfgx_place properties, properties_end, shading; /* of the cell */
    size_t shading_place; /* where one is to be put, or 0: at the end */
    odfgx_docx_shading shaded;
    bool changed, computed; /* by tracked changes, by a field */
    size_t first_piece, piece_count;
} marked;

typedef struct open_element {
    int token;
    odfgx_place tag;
    size_t anchor; /* index + 1; of a paragraph */
    size_t inner;  /* likewise */
    size_t target; /* index + 1; of a cell or paragraph that is marked */
} open_element;

typedef struct putting {
    odfgx_docx_marking *marking;
    odfgx_part *gate;
    open_element *items;
    size_t depth, capacity;
    anchored *anchors;
    size_t anchor_count, anchor_capacity;
    marked *targets;
    size_t target_count, target_capacity;
    written *pieces; /* of all targets, each one's together */
    size_t piece_count, piece_capacity;
    size_t next; /* site */
    odfgx_place body;
} putting;

static open_element *top(const putting *put)
{
    return &put->items[put->depth - 1];
}

static open_element *innermost(const putting *put, int token)
{
    for (size_t i = put->depth; i > 0; i--) {
        if (put->items[i - 1].token == token)
            return &put->items[i - 1];
    }
    return NULL;
}

/* ----------------------------------------------------------------- anchors */

static odfgx_status add_anchor(putting *put, open_element *paragraph,
                               size_t *out, odfgx_error *err)
{
    if (paragraph->anchor == 0) {
        if (!odfgx_grow(&put->anchors, put->anchor_count, &put->anchor_capacity,
                        sizeof *put->anchors))
            return odfgx_fail_memory(err);
        put->anchors[put->anchor_count++] = (anchored){ .tag = paragraph->tag };
        paragraph->anchor = put->anchor_count;
    }
    *out = paragraph->anchor;
    return ODFGX_OK;
}

/* No comment may stand in a text box: it is put where the box is. */
static open_element *around_box(const putting *put)
{
    open_element *paragraph = NULL;
    for (size_t i = 0; i < put->depth; i++) {
        if (put->items[i].token == MARK_PARAGRAPH)
            paragraph = &put->items[i];
        if (put->items[i].token == MARK_BOX)
            return paragraph;
    }
    return NULL;
}

/* The paragraph that begins is the first of a marked place, or is one. */
static odfgx_status anchor_target(putting *put, marked *target,
                                  odfgx_error *err)
{
    open_element *outer = around_box(put);
    odfgx_status status = add_anchor(put, top(put), &target->anchor, err);
    if (status == ODFGX_OK && outer != NULL)
        status = add_anchor(put, outer, &target->outer, err);
    return status;
}

/* ------------------------------------------------------------------ starts */

static odfgx_status begin_target(putting *put, odfgx_place tag,
                                 odfgx_error *err)
{
    const odfgx_docx_marking *marking = put->marking;
    size_t first = put->next;
    if (!odfgx_grow(&put->targets, put->target_count, &put->target_capacity,
                    sizeof *put->targets))
        return odfgx_fail_memory(err);
    while (put->next < marking->site_count &&
           marking->sites[put->next].source == tag.begin)
        put->next++;
    put->targets[put->target_count++] = (marked){
        .first = first,
        .count = put->next - first,
        .tag = tag,
        .first_piece = put->piece_count,
    };
    top(put)->target = put->target_count;
    return ODFGX_OK;
}

static void copy_attribute(const odfgx_attributes *attributes, int token,
                           char *out, size_t size)
{
    const char *value = odfgx_attribute_get(attributes, token);
    (void)snprintf(out, size, "%s", value != NULL ? value : "");
}

/* The marked cell whose direct content begins or ends; NULL for none. */
static marked *cell_of(const putting *put)
{
    const open_element *cell = innermost(put, MARK_CELL);
    const open_element *box = innermost(put, MARK_BOX);
    if (cell == NULL || cell->target == 0 || (box != NULL && box > cell))
        return NULL;
    const open_element *table = innermost(put, MARK_TABLE);
    return table != NULL && table > cell ? NULL
                                         : &put->targets[cell->target - 1];
}

/* Something in the properties of a marked cell. */
static void start_property(const putting *put, marked *cell,
                           const odfgx_attributes *attributes)
{
    const open_element *element = top(put);
    if (element->token == MARK_SHADING) {
        cell->shading = element->tag;
        copy_attribute(attributes, MARK_VALUE, cell->shaded.value,
                       sizeof cell->shaded.value);
        copy_attribute(attributes, MARK_COLOR, cell->shaded.color,
                       sizeof cell->shaded.color);
        copy_attribute(attributes, MARK_FILL, cell->shaded.fill,
                       sizeof cell->shaded.fill);
    } else if (element->token != MARK_BEFORE_SHADING &&
               cell->shading_place == 0) {
        cell->shading_place = element->tag.begin;
    }
}

static odfgx_status start_in_cell(putting *put, marked *cell,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    const open_element *around = &put->items[put->depth - 2];
    switch (top(put)->token) {
    case MARK_PARAGRAPH:
        return cell->anchor == 0 ? anchor_target(put, cell, err) : ODFGX_OK;
    case MARK_CELL_PROPERTIES:
        if (around->token == MARK_CELL)
            cell->properties = top(put)->tag;
        return ODFGX_OK;
    case MARK_CHANGE:
        cell->changed = true;
        break;
    case MARK_FIELD:
        cell->computed = true;
        break;
    default:
        break;
    }
    if (around->token == MARK_CELL_PROPERTIES &&
        around->tag.begin == cell->properties.begin)
        start_property(put, cell, attributes);
    return ODFGX_OK;
}

static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    putting *put = context;
    odfgx_docx_marking *marking = put->marking;
    odfgx_place tag = odfgx_part_place(put->gate);
    if (!odfgx_grow(&put->items, put->depth, &put->capacity,
                    sizeof *put->items))
        return odfgx_fail_memory(err);
    put->items[put->depth++] = (open_element){
        .token = token < MARK_ELEMENTS ? token : MARK_OTHER,
        .tag = tag,
        .inner = tag.end,
    };
    odfgx_status status = odfgx_docx_ids_add(
        &marking->used, odfgx_attribute_get(attributes, MARK_ID), err);
    if (token == MARK_BODY && put->body.end == 0)
        put->body = tag;
    if (status == ODFGX_OK && put->next < marking->site_count &&
        marking->sites[put->next].source == tag.begin) {
        status = begin_target(put, tag, err);
        if (status == ODFGX_OK && token == MARK_PARAGRAPH)
            status =
                anchor_target(put, &put->targets[put->target_count - 1], err);
    }
    marked *cell =
        status == ODFGX_OK && token != MARK_CELL ? cell_of(put) : NULL;
    return cell != NULL ? start_in_cell(put, cell, attributes, err) : status;
}

/* -------------------------------------------------------------------- ends */

static odfgx_status add_piece(putting *put, marked *cell, size_t begin,
                              size_t end, odfgx_error *err)
{
    if (!odfgx_grow(&put->pieces, put->piece_count, &put->piece_capacity,
                    sizeof *put->pieces))
        return odfgx_fail_memory(err);
    put->pieces[put->piece_count++] = (written){ begin, end };
    cell->piece_count++;
    return ODFGX_OK;
}

/* A text or a sign of a cell ends: all of it is taken out for a value. */
static odfgx_status end_piece(putting *put, marked *cell, odfgx_place end,
                              odfgx_error *err)
{
    const open_element *run = &put->items[put->depth - 2];
    const odfgx_docx_site *site = &put->marking->sites[cell->first];
    if (run->token != MARK_RUN || site->mark->value == NULL)
        return ODFGX_OK;
    return add_piece(put, cell, top(put)->tag.begin, end.end, err);
}

static void end_properties(putting *put, marked *cell, odfgx_place end)
{
    open_element *around = &put->items[put->depth - 2];
    switch (top(put)->token) {
    case MARK_PARAGRAPH_PROPERTIES:
        around->inner = end.end;
        break;
    case MARK_RUN_PROPERTIES:
        if (around->token == MARK_PARAGRAPH_PROPERTIES && around[-1].anchor > 0)
            put->anchors[around[-1].anchor - 1].look =
                (odfgx_place){ top(put)->tag.begin, end.end };
        break;
    case MARK_SHADING:
        if (cell != NULL && cell->shading.begin == top(put)->tag.begin)
            cell->shading.end = end.end;
        break;
    case MARK_CELL_PROPERTIES:
        if (cell != NULL && cell->properties.begin == top(put)->tag.begin)
            cell->properties_end = end;
        break;
    default:
        break;
    }
}

static odfgx_status on_end(void *context, int token, odfgx_error *err)
{
    putting *put = context;
    odfgx_place end = odfgx_part_place(put->gate);
    open_element *element = top(put);
    marked *cell = token != MARK_CELL ? cell_of(put) : NULL;
    odfgx_status status = ODFGX_OK;
    if (put->depth > 1)
        end_properties(put, cell, end);
    if (cell != NULL && (token == MARK_TEXT || token == MARK_SIGN))
        status = end_piece(put, cell, end, err);
    if (element->target > 0)
        put->targets[element->target - 1].close = end;
    if (element->anchor > 0) {
        put->anchors[element->anchor - 1].inner = element->inner;
        put->anchors[element->anchor - 1].end = end.begin;
    }
    put->depth--;
    return status;
}

/* ---------------------------------------------------------------- comments */

static odfgx_status edit(const putting *put, size_t begin, size_t end,
                         odfgx_error *err)
{
    return odfgx_docx_edits_begin(&put->marking->main.edits, begin, end, err);
}

static bool is_empty(const putting *put, odfgx_place tag)
{
    return odfgx_docx_is_empty_tag(
        odfgx_docx_part_bytes(&put->marking->main, tag));
}

/* Ends an element whose tag was that of an empty one, or that is new. */
static void write_close(const putting *put, odfgx_place tag)
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
static void write_begins(const putting *put, const marked *target,
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

static void write_ends(const marked *target, const odfgx_docx_writer *writer,
                       const long *ids, bool comments)
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
static void write_run(const putting *put, const marked *cell,
                      const anchored *anchor, const odfgx_docx_writer *writer)
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

static odfgx_status put_anchored(const putting *put, const marked *target,
                                 const anchored *anchor, const long *ids,
                                 bool comments, odfgx_error *err)
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
static odfgx_status put_paragraph(const putting *put, const marked *target,
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

static odfgx_status put_comments(const putting *put, const marked *target,
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

static void write_shading(const putting *put, const marked *cell,
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

static odfgx_status put_colour(const putting *put, const marked *cell,
                               odfgx_error *err)
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

static odfgx_status check_value(const putting *put, const marked *cell,
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
static odfgx_status put_value(const putting *put, const marked *cell,
                              odfgx_error *err)
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
        const written *piece = &put->pieces[cell->first_piece + i];
        status = edit(put, piece->begin, piece->end, err);
        if (i == 0)
            write_value(&writer, mark->value);
    }
    return status;
}

/* ---------------------------------------------------------------- the whole */

static odfgx_status put_page(const putting *put, odfgx_error *err)
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

static void name_bookmarks(const putting *put)
{
    for (size_t i = 0; i < put->target_count; i++) {
        const marked *target = &put->targets[i];
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
static bool is_lost(const putting *put, const marked *target)
{
    return target->anchor == 0 && is_empty(put, target->tag);
}

static odfgx_status put_all(const putting *put, odfgx_error *err)
{
    odfgx_docx_marking *marking = put->marking;
    bool marks = marking->markup->result_count > 0;
    odfgx_status status = ODFGX_OK;
    name_bookmarks(put);
    if (marks)
        status = put_page(put, err);
    for (size_t i = 0; i < put->target_count && status == ODFGX_OK; i++) {
        const marked *target = &put->targets[i];
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
    putting put = { .marking = marking };
    odfgx_part_handlers handlers = { on_start, on_end, NULL, &put };
    odfgx_part_origin origin = { odfgx_input_name(marking->input),
                                 marking->main.entry,
                                 odfgx_input_limits(marking->input) };
    odfgx_status status =
        odfgx_docx_part_scan(&marking->main, &origin, &handlers,
                             &odfgx_docx_mark_vocabulary, &put.gate, err);
    if (status == ODFGX_OK)
        status = put_all(&put, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_part_apply(&marking->main, err);
    free(put.items);
    free(put.anchors);
    free(put.targets);
    free(put.pieces);
    return status;
}
