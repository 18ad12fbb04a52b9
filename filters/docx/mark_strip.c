#include "filters/docx/mark.h"

#include "report/ascii.h"
#include "report/buffer.h"
#include "report/grow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An element that is open. */
typedef struct open_element {
    int token;
    odfgx_place tag;
    bool ours;    /* it goes with all that is in it */
    bool others;  /* it holds what stays */
    bool neutral; /* it is not for itself to say whether it stays */

    /* A paragraph. */
    size_t inner;    /* behind its properties */
    size_t text;     /* where its text begins in the text of all */
    size_t sign_end; /* behind the run in which the sign ends, or 0 */
    bool after;      /* something is shown behind that */
    bool mixed;      /* in the same run, too */

    /* A run. */
    bool refers; /* to a comment of ours */

    /* A cell. */
    odfgx_place shading, original; /* what we keep of it; empty for none */
    odfgx_docx_shading shaded;
    char bookmark[41];
} open_element;

/* Which bookmark is ours is known once all ids are sorted, at the end. */
typedef struct bookmark_end {
    odfgx_place place;
    long id;
} bookmark_end;

typedef struct stripping {
    odfgx_docx_marking *marking;
    odfgx_part *gate;
    open_element *items;
    size_t depth, capacity;
    odfgx_buffer text;
    odfgx_docx_ids bookmarks; /* of ours */
    bookmark_end *ends;       /* of all */
    size_t end_count, end_capacity;
} stripping;

static open_element *top(const stripping *strip)
{
    return &strip->items[strip->depth - 1];
}

/* How deep the innermost open element of a kind is; 0 where there is none. */
static size_t find_depth(const stripping *strip, int token)
{
    size_t depth = strip->depth;
    while (depth > 0 && strip->items[depth - 1].token != token)
        depth--;
    return depth;
}

static open_element *innermost(const stripping *strip, int token)
{
    size_t depth = find_depth(strip, token);
    return depth > 0 ? &strip->items[depth - 1] : NULL;
}

static odfgx_status edit(const stripping *strip, size_t begin, size_t end,
                         odfgx_error *err)
{
    return odfgx_docx_edits_begin(&strip->marking->main.edits, begin, end, err);
}

/* ----------------------------------------------------------------- starts */

static bool is_prefixed(const char *text, const char *prefix)
{
    return text != NULL && strncmp(text, prefix, strlen(prefix)) == 0;
}

static odfgx_status start_bookmark(stripping *strip,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err)
{
    const char *name = odfgx_attribute_get(attributes, MARK_NAME);
    if (!is_prefixed(name, ODFGX_DOCX_BOOKMARK))
        return ODFGX_OK;
    open_element *cell = innermost(strip, MARK_CELL);
    if (cell != NULL)
        (void)snprintf(cell->bookmark, sizeof cell->bookmark, "%s", name);
    top(strip)->ours = true;
    return odfgx_docx_ids_add(&strip->bookmarks,
                              odfgx_attribute_get(attributes, MARK_ID), err);
}

static odfgx_status keep_end(stripping *strip, const char *id, odfgx_place tag,
                             odfgx_error *err)
{
    if (!odfgx_grow(&strip->ends, strip->end_count, &strip->end_capacity,
                    sizeof *strip->ends))
        return odfgx_fail_memory(err);
    if (odfgx_docx_id(id, &strip->ends[strip->end_count].id))
        strip->ends[strip->end_count++].place = tag;
    return ODFGX_OK;
}

static void copy_attribute(const odfgx_attributes *attributes, int token,
                           char *out, size_t size)
{
    const char *value = odfgx_attribute_get(attributes, token);
    (void)snprintf(out, size, "%s", value != NULL ? value : "");
}

/* Where the tag of a shading is one of ours, the cell learns of it, and of
 * what stands behind it: the shading that was there. */
static void start_shading(const stripping *strip,
                          const odfgx_attributes *attributes, odfgx_place tag)
{
    static const char before[] = "<!--odfgx ", behind[] = "-->";
    const char *bytes = strip->marking->main.bytes.data;
    odfgx_docx_shading shaded;
    if (strip->depth < 3 ||
        strip->items[strip->depth - 2].token != MARK_CELL_PROPERTIES)
        return;
    open_element *cell = &strip->items[strip->depth - 3];
    copy_attribute(attributes, MARK_FILL, shaded.fill, sizeof shaded.fill);
    copy_attribute(attributes, MARK_COLOR, shaded.color, sizeof shaded.color);
    copy_attribute(attributes, MARK_VALUE, shaded.value, sizeof shaded.value);
    if (cell->token != MARK_CELL || !odfgx_docx_is_level_fill(shaded.fill))
        return;
    top(strip)->neutral = true;
    cell->shaded = shaded;
    cell->shading = tag;
    if (!is_prefixed(bytes + tag.end, before))
        return;
    const char *begin = bytes + tag.end + strlen(before);
    const char *end = strstr(begin, behind);
    if (end == NULL)
        return;
    cell->original =
        (odfgx_place){ (size_t)(begin - bytes), (size_t)(end - bytes) };
    cell->shading.end = cell->original.end + strlen(behind);
}

static odfgx_status start_known(stripping *strip, int token,
                                const odfgx_attributes *attributes,
                                odfgx_place tag, odfgx_error *err)
{
    const char *id = odfgx_attribute_get(attributes, MARK_ID);
    odfgx_docx_ids *ours = &strip->marking->ours;
    open_element *paragraph;
    long number;
    switch (token) {
    case MARK_BOOKMARK:
        return start_bookmark(strip, attributes, err);
    case MARK_BOOKMARK_END:
        top(strip)->neutral = true;
        return keep_end(strip, id, tag, err);
    case MARK_COMMENT_BEGIN:
    case MARK_COMMENT_END:
    case MARK_REFERENCE:
        top(strip)->ours =
            odfgx_docx_id(id, &number) && odfgx_docx_ids_have(ours, number);
        return ODFGX_OK;
    case MARK_SHADING:
        start_shading(strip, attributes, tag);
        return ODFGX_OK;
    case MARK_PICTURE:
        paragraph = innermost(strip, MARK_PARAGRAPH);
        if (paragraph != NULL && paragraph->sign_end > 0)
            paragraph->after = true;
        return ODFGX_OK;
    default:
        return ODFGX_OK;
    }
}

static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    stripping *strip = context;
    odfgx_place tag = odfgx_part_place(strip->gate);
    if (!odfgx_grow(&strip->items, strip->depth, &strip->capacity,
                    sizeof *strip->items))
        return odfgx_fail_memory(err);
    strip->items[strip->depth++] = (open_element){
        .token = token < MARK_ELEMENTS ? token : MARK_OTHER,
        .tag = tag,
        .inner = tag.end,
        .text = strip->text.length,
    };
    return start_known(strip, top(strip)->token, attributes, tag, err);
}

static odfgx_status on_text(void *context, const char *bytes, size_t length,
                            odfgx_error *err)
{
    stripping *strip = context;
    open_element *paragraph;
    if (strip->depth == 0 || top(strip)->token != MARK_TEXT)
        return ODFGX_OK;
    paragraph = innermost(strip, MARK_PARAGRAPH);
    if (paragraph != NULL && paragraph->sign_end > 0)
        paragraph->after = true;
    odfgx_buffer_add(&strip->text, bytes, length);
    return odfgx_buffer_check(&strip->text, err);
}

/* ------------------------------------------------------------------- ends */

/* The end tag of an element that odfgx wrote has spaces in it: one where the
 * element was empty, two where all of it is new. */
static size_t count_spaces(const stripping *strip, odfgx_place end)
{
    size_t spaces = 0;
    const char *bytes = strip->marking->main.bytes.data;
    while (end.end - end.begin > spaces + 3 &&
           bytes[end.end - 2 - spaces] == ' ')
        spaces++;
    return spaces;
}

/* Makes an element as it was that held nothing or was not there. */
static odfgx_status end_opened(const stripping *strip, open_element *element,
                               odfgx_place end, odfgx_error *err)
{
    size_t spaces = count_spaces(strip, end);
    bool is_one = spaces == 1 || spaces == 2;
    odfgx_docx_edits *edits = &strip->marking->main.edits;
    if (!is_one || element->others || element->ours)
        return ODFGX_OK;
    size_t begin = spaces == 2 ? element->tag.begin : element->tag.end - 1;
    odfgx_status status = edit(strip, begin, end.end, err);
    if (status == ODFGX_OK && spaces == 1)
        odfgx_buffer_add_text(&edits->texts, "/>");
    return status;
}

/* Looks for the sign when a run ends: it may have come in several. */
static void look_for_sign(const stripping *strip, odfgx_place end)
{
    open_element *paragraph = innermost(strip, MARK_PARAGRAPH);
    if (paragraph == NULL || paragraph->sign_end > 0)
        return;
    const open_element *run = top(strip);
    size_t begin = paragraph->text, back = sizeof ODFGX_MARK_SIGN;
    if (run->text > begin + back)
        begin = run->text - back;
    size_t length = strip->text.length - begin;
    if (length == 0)
        return;
    size_t ours = odfgx_mark_signed(strip->text.data + begin, length);
    size_t table = find_depth(strip, MARK_TABLE);
    if (ours == 0)
        return;
    paragraph->sign_end = end.end;
    paragraph->mixed = ours < length || &run[-1] != paragraph;
    if (table > find_depth(strip, MARK_BOX))
        strip->items[table - 1].ours = true;
}

static odfgx_status end_run(const stripping *strip, odfgx_place end,
                            odfgx_error *err)
{
    open_element *run = top(strip);
    (void)err;
    run->ours = run->refers && !run->others;
    look_for_sign(strip, end);
    return ODFGX_OK;
}

/* What stands before the sign is ours, and the paragraph with it where
 * nothing is behind. */
static odfgx_status end_paragraph(stripping *strip, odfgx_place end,
                                  odfgx_error *err)
{
    open_element *paragraph = top(strip);
    strip->text.length = paragraph->text;
    if (paragraph->sign_end == 0 || paragraph->mixed)
        return end_opened(strip, paragraph, end, err);
    if (paragraph->after)
        return edit(strip, paragraph->inner, paragraph->sign_end, err);
    paragraph->ours = true;
    return ODFGX_OK;
}

static void write_shading(const odfgx_docx_writer *writer,
                          const odfgx_docx_shading *shading)
{
    odfgx_docx_write(writer, "<w:shd@ w:val=\"");
    odfgx_buffer_add_text(writer->out, shading->value);
    odfgx_docx_write(writer, "\" w:color=\"");
    odfgx_buffer_add_text(writer->out, shading->color);
    odfgx_docx_write(writer, "\" w:fill=\"");
    odfgx_buffer_add_text(writer->out, shading->fill);
    odfgx_docx_write(writer, "\"/>");
}

static odfgx_status end_cell(const stripping *strip, odfgx_error *err)
{
    const open_element *cell = top(strip);
    odfgx_docx_part *main = &strip->marking->main;
    odfgx_place kept = cell->original;
    odfgx_docx_shading shading = { "clear", "auto", "" };
    if (cell->shading.end == 0)
        return ODFGX_OK;
    odfgx_status status =
        edit(strip, cell->shading.begin, cell->shading.end, err);
    if (status != ODFGX_OK)
        return status;
    if (kept.end > 0) {
        odfgx_buffer_add(&main->edits.texts, main->bytes.data + kept.begin,
                         kept.end - kept.begin);
        return ODFGX_OK;
    }
    (void)snprintf(shading.fill, sizeof shading.fill, "%s", cell->shaded.color);
    if (odfgx_docx_shading_read(cell->bookmark, &shading) ||
        odfgx_docx_shading_is_plain(&shading)) {
        odfgx_docx_writer writer =
            odfgx_docx_writer_at(strip->marking, main, cell->shading);
        write_shading(&writer, &shading);
    }
    return ODFGX_OK;
}

static odfgx_status end_known(stripping *strip, odfgx_place end,
                              odfgx_error *err)
{
    switch (top(strip)->token) {
    case MARK_PARAGRAPH:
        return end_paragraph(strip, end, err);
    case MARK_RUN:
        return end_run(strip, end, err);
    case MARK_CELL:
        return end_cell(strip, err);
    case MARK_BODY:
    case MARK_CELL_PROPERTIES:
        return end_opened(strip, top(strip), end, err);
    default:
        return ODFGX_OK;
    }
}

/* What the element around learns of one that ends. */
static void tell_around(const stripping *strip, size_t end)
{
    const open_element *element = top(strip);
    open_element *around = &strip->items[strip->depth - 2];
    if (element->token == MARK_PARAGRAPH_PROPERTIES)
        around->inner = end;
    if (element->token == MARK_REFERENCE && element->ours)
        around->refers = true;
    if (element->token == MARK_RUN_PROPERTIES && around->token == MARK_RUN)
        return;
    around->others |= !element->ours && !element->neutral;
}

static odfgx_status on_end(void *context, int token, odfgx_error *err)
{
    stripping *strip = context;
    odfgx_place end = odfgx_part_place(strip->gate);
    (void)token;
    odfgx_status status = end_known(strip, end, err);
    const open_element *element = top(strip);
    if (status == ODFGX_OK && element->ours)
        status = edit(strip, element->tag.begin, end.end, err);
    if (strip->depth > 1)
        tell_around(strip, end.end);
    strip->depth--;
    return status;
}

/* The ends of a bookmark's may stand anywhere; an empty element's tag is all
 * that there is of it. */
static odfgx_status strip_ends(stripping *strip, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < strip->end_count && status == ODFGX_OK; i++) {
        const bookmark_end *end = &strip->ends[i];
        if (odfgx_docx_ids_have(&strip->bookmarks, end->id))
            status = edit(strip, end->place.begin, end->place.end, err);
    }
    return status;
}

odfgx_status odfgx_docx_strip(odfgx_docx_marking *marking, odfgx_error *err)
{
    stripping strip = { .marking = marking };
    odfgx_part_handlers handlers = { on_start, on_end, on_text, &strip };
    odfgx_part_origin origin = { odfgx_input_name(marking->input),
                                 marking->main.entry,
                                 odfgx_input_limits(marking->input) };
    odfgx_status status =
        odfgx_docx_part_scan(&marking->main, &origin, &handlers,
                             &odfgx_docx_mark_vocabulary, &strip.gate, err);
    if (status == ODFGX_OK)
        status = strip_ends(&strip, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_part_apply(&marking->main, err);
    free(strip.ends);
    free(strip.items);
    free(strip.bookmarks.items);
    odfgx_buffer_clear(&strip.text);
    return status;
}
