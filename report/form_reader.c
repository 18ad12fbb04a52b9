#include "report/form_reader.h"

#include "report/buffer.h"
#include "report/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool odfgx_form_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           (name == NULL || strcmp((const char *)node->name, name) == 0);
}

static xmlNode *first_named(xmlNode *node, const char *name)
{
    while (node != NULL && !odfgx_form_named(node, name))
        node = node->next;
    return node;
}

xmlNode *odfgx_form_child(const xmlNode *parent, const char *name)
{
    return first_named(parent->children, name);
}

xmlNode *odfgx_form_next(const xmlNode *node, const char *name)
{
    return first_named(node->next, name);
}

size_t odfgx_form_children(const xmlNode *parent, const char *name)
{
    size_t count = 0;
    for (const xmlNode *node = odfgx_form_child(parent, name); node != NULL;
         node = odfgx_form_next(node, name))
        count++;
    return count;
}

const char *odfgx_form_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute != NULL;
         attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children != NULL
                       ? (const char *)attribute->children->content
                       : "";
    }
    return NULL;
}

const char *odfgx_form_text(odfgx_form_reader *reader, const xmlNode *node)
{
    const xmlNode *child = node->children;
    if (child == NULL)
        return "";
    if (child->type == XML_TEXT_NODE && child->next == NULL)
        return (const char *)child->content;
    xmlChar *content = xmlNodeGetContent(node);
    if (content == NULL)
        return NULL;
    const char *copy =
        odfgx_arena_copy(&reader->form->arena, (const char *)content,
                         strlen((const char *)content));
    xmlFree(content);
    return copy;
}

static odfgx_status add_word(odfgx_form_reader *reader, odfgx_words *words,
                             const char *text)
{
    if (text == NULL)
        return odfgx_fail_memory(reader->err);
    size_t length = strlen(text);
    size_t number = odfgx_text_numbering(text, length);
    odfgx_buffer_empty(&reader->scratch);
    odfgx_text_fold(text + number, length - number, &reader->scratch);
    const char *fold =
        odfgx_arena_copy(&reader->form->arena, reader->scratch.data,
                         reader->scratch.length);
    if (fold == NULL || reader->scratch.failed)
        return odfgx_fail_memory(reader->err);
    words->texts[words->count] = text;
    words->folds[words->count] = fold;
    words->count++;
    return ODFGX_OK;
}

odfgx_status odfgx_form_words(odfgx_form_reader *reader, const xmlNode *node,
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
    for (const xmlNode *also = odfgx_form_child(node, "also");
         also != NULL && status == ODFGX_OK;
         also = odfgx_form_next(also, "also"))
        status = add_word(reader, words, odfgx_form_text(reader, also));
    return status;
}

const char *odfgx_form_join(odfgx_form_reader *reader, const char *a,
                            const char *separator, const char *b)
{
    size_t first = strlen(a), middle = strlen(separator), last = strlen(b);
    char *joined = odfgx_arena_get(&reader->form->arena,
                                   first + middle + last + 1);
    if (joined == NULL)
        return NULL;
    memcpy(joined, a, first);
    memcpy(joined + first, separator, middle);
    memcpy(joined + first + middle, b, last);
    return joined;
}

odfgx_status odfgx_form_fault(odfgx_form_reader *reader, const xmlNode *node,
                              const char *format, ...)
{
    char where[256], text[512];
    (void)snprintf(where, sizeof where, "%s:%ld", reader->file,
                   xmlGetLineNo(node));
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
