#include "odf/embed_tree.h"

#include "report/form_tree.h"

/* What is being written: names are made of these two. */
typedef struct tree_writer {
    FILE *file;
    const char *name;
    size_t index;
} tree_writer;

static void write_string(FILE *file, const char *text)
{
    (void)fputc('"', file);
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        bool plain = byte >= ' ' && byte < 0x7F && byte != '"' &&
                     byte != '\\' && byte != '?';
        (void)fprintf(file, plain ? "%c" : "\\%03o", byte);
    }
    (void)fputs("\",", file);
}

/* Nodes are numbered in document order. */
static size_t count_nodes(const odfgx_node *node)
{
    size_t count = 1;
    for (const odfgx_node *child = node->children; child != NULL;
         child = child->next)
        count += count_nodes(child);
    return count;
}

static size_t count_attributes(const odfgx_node *node)
{
    size_t count = 0;
    while (node->attributes[count] != NULL)
        count++;
    return count + 1;
}

static void write_attributes(const tree_writer *writer, const odfgx_node *node)
{
    for (size_t i = 0; node->attributes[i] != NULL; i++)
        write_string(writer->file, node->attributes[i]);
    (void)fputs("0,\n", writer->file);
    for (const odfgx_node *child = node->children; child != NULL;
         child = child->next)
        write_attributes(writer, child);
}

static void write_pointer(const tree_writer *writer, bool present, size_t node)
{
    if (present)
        (void)fprintf(writer->file, "&%s_nodes%zu[%zu],", writer->name,
                      writer->index, node);
    else
        (void)fputs("0,", writer->file);
}

/* Writes a node and those under it; *attribute is the place of its own. */
static void write_nodes(const tree_writer *writer, const odfgx_node *node,
                        size_t number, size_t *attribute)
{
    (void)fputc('{', writer->file);
    write_string(writer->file, node->name);
    (void)fprintf(writer->file, "&%s_attributes%zu[%zu],", writer->name,
                  writer->index, *attribute);
    write_string(writer->file, node->text);
    (void)fprintf(writer->file, "%lu,", node->line);
    write_pointer(writer, node->children != NULL, number + 1);
    write_pointer(writer, node->next != NULL, number + count_nodes(node));
    (void)fputs("0,0},\n", writer->file);
    *attribute += count_attributes(node);
    number++;
    for (const odfgx_node *child = node->children; child != NULL;
         child = child->next) {
        write_nodes(writer, child, number, attribute);
        number += count_nodes(child);
    }
}

static void write_tree(const tree_writer *writer, const odfgx_node *root)
{
    size_t attribute = 0;
    (void)fprintf(writer->file,
                  "static const char *const %s_attributes%zu[]"
                  " = {\n",
                  writer->name, writer->index);
    write_attributes(writer, root);
    (void)fprintf(writer->file,
                  "};\nstatic const odfgx_node %s_nodes%zu[%zu]"
                  " = {\n",
                  writer->name, writer->index, count_nodes(root));
    write_nodes(writer, root, 0, &attribute);
    (void)fprintf(writer->file, "};\n#define %s%zu %s_nodes%zu\n", writer->name,
                  writer->index, writer->name, writer->index);
}

odfgx_status odfgx_embed_tree(FILE *file, const char *name, size_t index,
                              const odfgx_buffer *xml, const char *path,
                              odfgx_error *err)
{
    tree_writer writer = { .file = file, .name = name, .index = index };
    odfgx_arena arena = { 0 };
    const odfgx_node *root = NULL;
    if (xml->length == 0) {
        (void)fprintf(file, "#define %s%zu 0\n", name, index);
        return ODFGX_OK;
    }
    odfgx_status status =
        odfgx_form_tree_read(&root, &arena, xml->data, xml->length, path, err);
    if (status == ODFGX_OK)
        write_tree(&writer, root);
    odfgx_arena_clear(&arena);
    return status;
}
