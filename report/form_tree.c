#include "report/form_tree.h"

#include "report/buffer.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>

/* No form nests deeper. */
#define DEPTH_LIMIT 32

typedef struct tree_reader {
    XML_Parser parser;
    odfgx_arena *arena;
    odfgx_node *root, *open;
    unsigned depth;
    odfgx_buffer text;
    bool out_of_memory, has_doctype;
} tree_reader;

static void run_out(tree_reader *reader)
{
    reader->out_of_memory = true;
    (void)XML_StopParser(reader->parser, XML_FALSE);
}

static const char *keep(tree_reader *reader, const char *text)
{
    const char *copy = odfgx_arena_copy(reader->arena, text, strlen(text));
    if (copy == NULL)
        run_out(reader);
    return copy;
}

static bool copy_attributes(tree_reader *reader, odfgx_node *node,
                            const char **attributes)
{
    size_t count = 0;
    while (attributes[count] != NULL)
        count++;
    const char **kept =
        odfgx_arena_array(reader->arena, count + 1, sizeof *kept);
    if (kept == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        kept[i] = keep(reader, attributes[i]);
        if (kept[i] == NULL)
            return false;
    }
    node->attributes = kept;
    return true;
}

static void append(tree_reader *reader, odfgx_node *node)
{
    odfgx_node *parent = reader->open;
    node->parent = parent;
    if (parent == NULL)
        reader->root = node;
    else if (parent->last == NULL)
        parent->children = node;
    else
        parent->last->next = node;
    if (parent != NULL)
        parent->last = node;
    reader->open = node;
}

static void start_element(void *context, const char *name,
                          const char **attributes)
{
    tree_reader *reader = context;
    odfgx_node *node = odfgx_arena_get(reader->arena, sizeof *node);
    if (reader->out_of_memory)
        return;
    if (node == NULL || !copy_attributes(reader, node, attributes)) {
        run_out(reader);
        return;
    }
    node->name = keep(reader, name);
    node->text = "";
    node->line = XML_GetCurrentLineNumber(reader->parser);
    append(reader, node);
    odfgx_buffer_empty(&reader->text);
    if (++reader->depth > DEPTH_LIMIT)
        (void)XML_StopParser(reader->parser, XML_FALSE);
}

static void end_element(void *context, const char *name)
{
    tree_reader *reader = context;
    odfgx_node *node = reader->open;
    (void)name;
    if (reader->out_of_memory)
        return;
    if (node->children == NULL && reader->text.length > 0) {
        node->text = odfgx_arena_copy(reader->arena, reader->text.data,
                                      reader->text.length);
        if (node->text == NULL || reader->text.failed)
            run_out(reader);
    }
    odfgx_buffer_empty(&reader->text);
    reader->open = node->parent;
    reader->depth--;
}

static void character_data(void *context, const char *text, int length)
{
    tree_reader *reader = context;
    odfgx_buffer_add(&reader->text, text, (size_t)length);
    if (reader->text.failed)
        run_out(reader);
}

static void start_doctype(void *context, const char *name, const char *system,
                          const char *public, int internal)
{
    tree_reader *reader = context;
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    reader->has_doctype = true;
    (void)XML_StopParser(reader->parser, XML_FALSE);
}

static odfgx_status fail(const tree_reader *reader, const char *file,
                         odfgx_error *err)
{
    char where[256];
    enum XML_Error code = XML_GetErrorCode(reader->parser);
    if (reader->out_of_memory || code == XML_ERROR_NO_MEMORY)
        return odfgx_fail_memory(err);
    (void)snprintf(where, sizeof where, "%s:%lu", file,
                   (unsigned long)XML_GetCurrentLineNumber(reader->parser));
    if (reader->has_doctype)
        return odfgx_fail(err, ODFGX_FORM, where, "%s",
                          _("a form must not have a DOCTYPE"));
    if (reader->depth > DEPTH_LIMIT)
        return odfgx_fail(err, ODFGX_FORM, where,
                          _("the elements are nested more than %d deep"),
                          DEPTH_LIMIT);
    return odfgx_fail(err, ODFGX_FORM, where,
                      _("the form is not well-formed XML: %s"),
                      XML_ErrorString(code));
}

odfgx_status odfgx_form_tree_read(const odfgx_node **root, odfgx_arena *arena,
                                  const char *data, size_t size,
                                  const char *file, odfgx_error *err)
{
    tree_reader reader = { .arena = arena };
    odfgx_status status = ODFGX_OK;
    *root = NULL;
    reader.parser = XML_ParserCreate("UTF-8");
    if (reader.parser == NULL)
        return odfgx_fail_memory(err);
    XML_SetUserData(reader.parser, &reader);
    XML_SetElementHandler(reader.parser, start_element, end_element);
    XML_SetCharacterDataHandler(reader.parser, character_data);
    XML_SetStartDoctypeDeclHandler(reader.parser, start_doctype);
    if (XML_Parse(reader.parser, data, (int)size, XML_TRUE) != XML_STATUS_OK)
        status = fail(&reader, file, err);
    else
        *root = reader.root;
    odfgx_buffer_clear(&reader.text);
    XML_ParserFree(reader.parser);
    return status;
}
