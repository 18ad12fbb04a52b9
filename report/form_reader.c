#include "report/form_reader.h"

#include "report/buffer.h"
#include "report/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool odfgx_form_named(const odfgx_node *node, const char *name)
{
    return name == NULL || strcmp(node->name, name) == 0;
}

static const odfgx_node *first_named(const odfgx_node *node, const char *name)
{
    while (node != NULL && !odfgx_form_named(node, name))
        node = node->next;
    return node;
}

const odfgx_node *odfgx_form_child(const odfgx_node *parent, const char *name)
{
    return first_named(parent->children, name);
}

const odfgx_node *odfgx_form_next(const odfgx_node *node, const char *name)
{
    return first_named(node->next, name);
}

size_t odfgx_form_children(const odfgx_node *parent, const char *name)
{
    size_t count = 0;
    for (const odfgx_node *node = odfgx_form_child(parent, name); node != NULL;
         node = odfgx_form_next(node, name))
        count++;
    return count;
}

const char *odfgx_form_attribute(const odfgx_node *node, const char *name)
{
    for (size_t i = 0; node->attributes[i] != NULL; i += 2) {
        if (strcmp(node->attributes[i], name) == 0)
            return node->attributes[i + 1];
    }
    return NULL;
}

bool odfgx_form_word(const char **list, odfgx_slice *word)
{
    const char *at = *list + strspn(*list, " ");
    *word = (odfgx_slice){ .text = at, .length = strcspn(at, " ") };
    *list = at + word->length;
    return word->length > 0;
}

static odfgx_status add_word(odfgx_form_reader *reader, odfgx_words *words,
                             const char *text)
{
    size_t length = strlen(text);
    size_t number = odfgx_text_numbering(text, length);
    odfgx_buffer_empty(&reader->scratch);
    odfgx_text_fold(text + number, length - number, &reader->scratch);
    const char *fold = odfgx_arena_copy(
        &reader->form->arena, reader->scratch.data, reader->scratch.length);
    if (fold == NULL || reader->scratch.failed)
        return odfgx_fail_memory(reader->err);
    words->texts[words->count] = text;
    words->folds[words->count] = fold;
    words->count++;
    return ODFGX_OK;
}

odfgx_status odfgx_form_words(odfgx_form_reader *reader, const odfgx_node *node,
                              const char *name, odfgx_words *words)
{
    const char *first = odfgx_form_attribute(node, name);
    size_t count = odfgx_form_children(node, "also") + (first != NULL);
    odfgx_arena *arena = &reader->form->arena;
    *words = (odfgx_words){
        .texts = odfgx_arena_array(arena, count, sizeof *words->texts),
        .folds = odfgx_arena_array(arena, count, sizeof *words->folds),
    };
    if (words->texts == NULL || words->folds == NULL)
        return odfgx_fail_memory(reader->err);
    odfgx_status status = ODFGX_OK;
    if (first != NULL)
        status = add_word(reader, words, first);
    for (const odfgx_node *also = odfgx_form_child(node, "also");
         also != NULL && status == ODFGX_OK;
         also = odfgx_form_next(also, "also"))
        status = add_word(reader, words, also->text);
    return status;
}

const char *odfgx_form_join(odfgx_form_reader *reader, const char *a,
                            const char *separator, const char *b)
{
    size_t first = strlen(a), middle = strlen(separator), last = strlen(b);
    char *joined =
        odfgx_arena_get(&reader->form->arena, first + middle + last + 1);
    if (joined == NULL)
        return NULL;
    memcpy(joined, a, first);
    memcpy(joined + first, separator, middle);
    memcpy(joined + first + middle, b, last);
    return joined;
}

odfgx_status odfgx_form_fault(odfgx_form_reader *reader, const odfgx_node *node,
                              const char *format, ...)
{
    char where[256], text[512];
    (void)snprintf(where, sizeof where, "%s:%lu", reader->file, node->line);
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return odfgx_fail(reader->err, ODFGX_FORM, where, "%s", text);
}

const odfgx_unit *odfgx_form_unit(const odfgx_form *form, const char *id)
{
    for (size_t i = 0; i < form->unit_count; i++) {
        if (strcmp(form->units[i].id, id) == 0)
            return &form->units[i];
    }
    return NULL;
}

const odfgx_rule *odfgx_form_rule_by_id(const odfgx_form *form, const char *id)
{
    for (size_t i = 0; i < form->rule_count; i++) {
        if (strcmp(form->rules[i].info.id, id) == 0)
            return &form->rules[i];
    }
    return NULL;
}
