#include "filters/docx/state.h"
#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- what they say
 */

static odfgx_status keep(odfgx_docx_comments *comments, const char *text,
                         size_t length, const char **out, odfgx_error *err)
{
    comments->kept += length + 1;
    if (comments->kept > DOCX_KEPT_MAX)
        return odfgx_fail(err, ODFGX_LIMIT, NULL,
                          _("the comments take more than %d bytes, which no "
                            "document needs; delete those that are done"),
                          DOCX_KEPT_MAX);
    *out = odfgx_arena_copy(&comments->arena, text, length);
    return *out != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

DOCX_START(comment)
{
    odfgx_docx_comments *comments = odfgx_docx_of(walk)->collecting;
    const char *author = odfgx_attribute_get(attributes, DOCX_AUTHOR);
    long id;
    if (comments == NULL ||
        !odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_ID), &id)) {
        odfgx_docx_walk_leave_out(walk);
        return ODFGX_OK;
    }
    if (!odfgx_grow(&comments->items, comments->count, &comments->capacity,
                    sizeof *comments->items))
        return odfgx_fail_memory(err);
    odfgx_docx_comment *comment = &comments->items[comments->count];
    *comment = (odfgx_docx_comment){ .id = id, .order = comments->count++ };
    odfgx_buffer_empty(&comments->text);
    comments->kept += sizeof *comment;
    if (author == NULL)
        author = "";
    return keep(comments, author, strlen(author), &comment->author, err);
}

DOCX_END(comment)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    odfgx_docx_comments *comments = docx->collecting;
    const odfgx_buffer *text = &comments->text;
    odfgx_status status = odfgx_docx_paragraph_finish(docx, err);
    odfgx_docx_fields_end(docx, 0);
    if (status != ODFGX_OK)
        return status;
    odfgx_docx_comment *comment = &comments->items[comments->count - 1];
    comment->length = text->length;
    return keep(comments, text->length > 0 ? text->data : "", text->length,
                &comment->text, err);
}

/* A paragraph of the comment that is being read. */
static odfgx_status add_paragraph(void *context,
                                  const odfgx_paragraph *paragraph,
                                  odfgx_error *err)
{
    odfgx_buffer *text = &((odfgx_docx_comments *)context)->text;
    if (paragraph->hidden)
        return ODFGX_OK;
    if (text->length > 0)
        odfgx_buffer_add_char(text, '\n');
    odfgx_buffer_add(text, paragraph->text, paragraph->length);
    return odfgx_buffer_check(text, err);
}

static int compare(const void *a, const void *b)
{
    const odfgx_docx_comment *left = a, *right = b;
    if (left->id != right->id)
        return left->id < right->id ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

odfgx_status odfgx_docx_comments_read(odfgx_docx_comments *comments,
                                      odfgx_input *input,
                                      odfgx_package *package, const char *part,
                                      odfgx_error *err)
{
    odfgx_visitor visitor = { .paragraph = add_paragraph, .context = comments };
    odfgx_docx *reader;
    odfgx_status status = odfgx_docx_new(&reader, input, &visitor, err);
    if (status != ODFGX_OK)
        return status;
    reader->collecting = comments;
    status = odfgx_docx_body_read(reader, package, part, err);
    odfgx_docx_free(reader);
    if (comments->count > 1)
        qsort(comments->items, comments->count, sizeof *comments->items,
              compare);
    return status;
}

void odfgx_docx_comments_clear(odfgx_docx_comments *comments)
{
    free(comments->items);
    odfgx_arena_clear(&comments->arena);
    odfgx_buffer_clear(&comments->text);
    *comments = (odfgx_docx_comments){ .count = 0 };
}

/* -------------------------------------------------------- where they stand */

static odfgx_docx_comment *find(const odfgx_docx_comments *comments, long id)
{
    size_t low = 0, high = comments->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (comments->items[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < comments->count && comments->items[low].id == id
               ? &comments->items[low]
               : NULL;
}

/* A comment is on the first cell that its range begins in or that refers to
 * it. */
DOCX_START(commented)
{
    odfgx_docx *docx = odfgx_docx_of(walk);
    long id;
    if (docx->comments.count == 0 || (docx->cell.waits && docx->cell.deleted) ||
        !odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_ID), &id))
        return ODFGX_OK;
    odfgx_docx_comment *comment = find(&docx->comments, id);
    odfgx_status status = odfgx_docx_cell_begin(docx, err);
    if (comment == NULL || comment->told || status != ODFGX_OK ||
        !odfgx_flow_in_table(&docx->flow))
        return status;
    comment->told = true;
    odfgx_comment told = {
        .author = comment->author,
        .text = comment->text,
        .length = comment->length,
    };
    return odfgx_flow_comment_add(&docx->flow, &told, err);
}
