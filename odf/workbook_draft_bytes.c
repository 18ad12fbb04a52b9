/* A draft on its way to the program that writes .xlsx. */
#include "odf/workbook_draft.h"

#include <string.h>

/* ----------------------------------------------------------------- writing */

static void add_number(odfgx_buffer *out, uint64_t number)
{
    odfgx_buffer_add(out, (const char *)&number, sizeof number);
}

static void add_figures(odfgx_buffer *out, const odfgx_draft_figure *figures,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer_add_char(out, figures[i].known ? 1 : 0);
        add_number(out, (uint64_t)figures[i].amount);
    }
}

static void add_prose(odfgx_buffer *out, const odfgx_draft_prose *prose)
{
    add_number(out, prose->count);
    for (size_t i = 0; i < prose->count; i++) {
        size_t length = strlen(prose->paragraphs[i]);
        add_number(out, length);
        odfgx_buffer_add(out, prose->paragraphs[i], length);
    }
}

void odfgx_draft_add(odfgx_buffer *out, const odfgx_draft *draft,
                     const odfgx_form *form)
{
    add_number(out, form->value_count);
    add_number(out, form->section_count);
    add_number(out, (uint64_t)draft->stale);
    add_figures(out, draft->figures, form->value_count);
    if (draft->stale != 0)
        add_figures(out, draft->last, form->value_count);
    for (size_t i = 0; i < form->section_count; i++)
        add_prose(out, &draft->sections[i]);
}

/* ----------------------------------------------------------------- reading */

/* What is left; a failure is remembered, and nothing is left then. */
typedef struct reader {
    const char *at, *end;
    odfgx_arena *arena;
    bool wrong, out_of_memory;
} reader;

static const char *take(reader *from, uint64_t length)
{
    const char *taken = from->at;
    if (from->wrong || length > (uint64_t)(from->end - from->at)) {
        from->wrong = true;
        return NULL;
    }
    from->at += length;
    return taken;
}

static uint64_t take_number(reader *from)
{
    uint64_t number = 0;
    const char *bytes = take(from, sizeof number);
    if (bytes != NULL)
        memcpy(&number, bytes, sizeof number);
    return number;
}

static odfgx_draft_figure *take_figures(reader *from, size_t count)
{
    odfgx_draft_figure *figures =
        odfgx_arena_array(from->arena, count, sizeof *figures);
    from->out_of_memory |= figures == NULL;
    for (size_t i = 0; figures != NULL && i < count; i++) {
        const char *known = take(from, 1);
        figures[i].known = known != NULL && *known != 0;
        figures[i].amount = (odfgx_amount)take_number(from);
    }
    return figures;
}

/* A paragraph has a number at least. */
static void take_prose(reader *from, odfgx_draft_prose *prose)
{
    uint64_t count = take_number(from);
    if (count > (uint64_t)(from->end - from->at) / sizeof count) {
        from->wrong = true;
        return;
    }
    prose->paragraphs = odfgx_arena_array(from->arena, (size_t)count,
                                          sizeof *prose->paragraphs);
    from->out_of_memory |= prose->paragraphs == NULL;
    while (!from->wrong && !from->out_of_memory && prose->count < count) {
        uint64_t length = take_number(from);
        const char *text = take(from, length);
        if (text == NULL)
            return;
        const char *copy = odfgx_arena_copy(from->arena, text, (size_t)length);
        from->out_of_memory |= copy == NULL;
        prose->paragraphs[prose->count++] = copy;
    }
}

odfgx_status odfgx_draft_read(odfgx_draft *out, const odfgx_form *form,
                              const odfgx_buffer *bytes, odfgx_error *err)
{
    *out = (odfgx_draft){ 0 };
    reader from = { .at = bytes->data,
                    .end = bytes->data + bytes->length,
                    .arena = &out->arena };
    from.wrong |= take_number(&from) != form->value_count;
    from.wrong |= take_number(&from) != form->section_count;
    out->stale = (int)take_number(&from);
    out->figures = take_figures(&from, form->value_count);
    if (out->stale != 0)
        out->last = take_figures(&from, form->value_count);
    out->sections = odfgx_arena_array(&out->arena, form->section_count,
                                      sizeof *out->sections);
    from.out_of_memory |= out->sections == NULL;
    for (size_t i = 0; i < form->section_count && !from.out_of_memory; i++)
        take_prose(&from, &out->sections[i]);
    if (from.out_of_memory)
        return odfgx_fail_memory(err);
    return from.wrong || from.at != from.end
               ? odfgx_fail(err, ODFGX_CONTENT, NULL,
                            "no draft of a workbook of this form")
               : ODFGX_OK;
}
