#include "filters/docx/edits.h"

#include "report/grow.h"

#include <stdlib.h>

odfgx_status odfgx_docx_edits_begin(odfgx_docx_edits *edits, size_t begin,
                                    size_t end, odfgx_error *err)
{
    if (!odfgx_grow(&edits->items, edits->count, &edits->capacity,
                    sizeof *edits->items))
        return odfgx_fail_memory(err);
    edits->items[edits->count] = (odfgx_docx_edit){
        .begin = begin,
        .end = end,
        .order = edits->count,
        .text = edits->texts.length,
    };
    edits->count++;
    return ODFGX_OK;
}

static int compare(const void *a, const void *b)
{
    const odfgx_docx_edit *left = a, *right = b;
    if (left->begin != right->begin)
        return left->begin < right->begin ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

/* The text of an edit goes on to where that of the next begins. */
static void measure(odfgx_docx_edits *edits)
{
    size_t end = edits->texts.length;
    for (size_t i = edits->count; i > 0; i--) {
        edits->items[i - 1].length = end - edits->items[i - 1].text;
        end = edits->items[i - 1].text;
    }
}

odfgx_status odfgx_docx_edits_apply(odfgx_docx_edits *edits,
                                    const odfgx_buffer *bytes,
                                    odfgx_buffer *out, odfgx_error *err)
{
    size_t at = 0;
    odfgx_status status = odfgx_buffer_check(&edits->texts, err);
    if (status != ODFGX_OK)
        return status;
    measure(edits);
    if (edits->count > 1)
        qsort(edits->items, edits->count, sizeof *edits->items, compare);
    for (size_t i = 0; i < edits->count; i++) {
        const odfgx_docx_edit *edit = &edits->items[i];
        if (edit->begin < at)
            continue;
        odfgx_buffer_add(out, bytes->data + at, edit->begin - at);
        if (edit->length > 0)
            odfgx_buffer_add(out, edits->texts.data + edit->text, edit->length);
        at = edit->end;
    }
    odfgx_buffer_add(out, bytes->data + at, bytes->length - at);
    return odfgx_buffer_check(out, err);
}

void odfgx_docx_edits_clear(odfgx_docx_edits *edits)
{
    free(edits->items);
    odfgx_buffer_clear(&edits->texts);
    *edits = (odfgx_docx_edits){ .count = 0 };
}
