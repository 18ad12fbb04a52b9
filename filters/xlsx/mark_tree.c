#include "filters/xlsx/mark.h"

#include "report/buffer.h"

#include <stdio.h>
#include <string.h>

enum {
    PLACE_TEXT = 512,
    KEPT_MAX = 128 << 20 /* bytes that a tree may take: a million elements */
};

const char *odfgx_node_get(const odfgx_node *node, int attribute)
{
    odfgx_attributes attributes = { node->attributes, node->attribute_count };
    return odfgx_attribute_get(&attributes, attribute);
}

static odfgx_node *first_of(odfgx_node *node, int token)
{
    while (node != NULL && node->token != token)
        node = node->next;
    return node;
}

odfgx_node *odfgx_node_child(const odfgx_node *node, int token)
{
    return node != NULL ? first_of(node->first, token) : NULL;
}

odfgx_node *odfgx_node_again(const odfgx_node *node)
{
    return first_of(node->next, node->token);
}

/* ------------------------------------------------------------- building */

typedef struct building {
    odfgx_mark_part *part;
    odfgx_part *gate;
    odfgx_node *open;
    const odfgx_mark_rows *rows;
    unsigned within; /* depth within the rows */
    size_t kept;
    odfgx_buffer text;
} building;

static bool take_attributes(building *tree, odfgx_node *node,
                            const odfgx_attributes *attributes)
{
    odfgx_arena *arena = &tree->part->arena;
    odfgx_attribute *items =
        odfgx_arena_array(arena, attributes->count + 1, sizeof *items);
    for (size_t i = 0; i < attributes->count && items != NULL; i++) {
        const odfgx_attribute *from = &attributes->items[i];
        if (from->token == MARK_NOTHING)
            continue;
        odfgx_attribute *to = &items[node->attribute_count++];
        to->token = from->token;
        to->value = odfgx_arena_copy(arena, from->value, strlen(from->value));
        if (to->value == NULL)
            return false;
        tree->kept += sizeof *to + strlen(to->value) + 1;
    }
    node->attributes = items;
    tree->kept += sizeof *node;
    return items != NULL;
}

static odfgx_status check_kept(building *tree, size_t more, odfgx_error *err)
{
    tree->kept += more;
    if (tree->kept <= KEPT_MAX)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_LIMIT, NULL,
                      _("the part takes more than %d bytes in memory, which "
                        "no document needs; open the document and save it "
                        "anew"),
                      KEPT_MAX);
}

static void hang(building *tree, odfgx_node *node)
{
    odfgx_node *parent = tree->open;
    node->parent = parent;
    if (parent == NULL)
        tree->part->root = node;
    else if (parent->last == NULL)
        parent->first = node;
    else
        parent->last->next = node;
    if (parent != NULL)
        parent->last = node;
    tree->open = node;
}

static odfgx_status start(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_error *err)
{
    building *tree = context;
    odfgx_place place = odfgx_part_place(tree->gate);
    bool in_rows = tree->open != NULL && tree->open->token == MARK_SHEET_DATA &&
                   tree->open->parent == tree->part->root;
    odfgx_buffer_empty(&tree->text);
    if (in_rows) {
        tree->within++;
        return tree->rows != NULL
                   ? tree->rows->start(tree->rows->context, token, attributes,
                                       place, err)
                   : ODFGX_OK;
    }
    odfgx_node *node = odfgx_arena_get(&tree->part->arena, sizeof *node);
    if (node == NULL)
        return odfgx_fail_memory(err);
    node->token = token;
    node->tag = place;
    node->text = "";
    if (!take_attributes(tree, node, attributes))
        return odfgx_fail_memory(err);
    hang(tree, node);
    return check_kept(tree, 0, err);
}

static odfgx_status end(void *context, int token, odfgx_error *err)
{
    building *tree = context;
    odfgx_place place = odfgx_part_place(tree->gate);
    odfgx_node *node = tree->open;
    if (tree->within > 0) {
        tree->within--;
        odfgx_buffer_empty(&tree->text);
        return tree->rows != NULL
                   ? tree->rows->end(tree->rows->context, token, place, err)
                   : ODFGX_OK;
    }
    node->end = place;
    tree->open = node->parent;
    odfgx_status status = odfgx_buffer_check(&tree->text, err);
    if (status == ODFGX_OK)
        status = check_kept(tree, tree->text.length, err);
    if (status == ODFGX_OK && node->first == NULL && tree->text.length > 0)
        node->text = odfgx_arena_copy(&tree->part->arena, tree->text.data,
                                      tree->text.length);
    odfgx_buffer_empty(&tree->text);
    return node->text != NULL ? status : odfgx_fail_memory(err);
}

static odfgx_status text(void *context, const char *bytes, size_t length,
                         odfgx_error *err)
{
    building *tree = context;
    (void)err;
    if (tree->within == 0)
        odfgx_buffer_add(&tree->text, bytes, length);
    return ODFGX_OK;
}

odfgx_status odfgx_mark_read(odfgx_marking *marking, odfgx_mark_part *part,
                             const odfgx_mark_rows *rows, odfgx_error *err)
{
    building tree = { .part = part, .rows = rows };
    odfgx_part_handlers handlers = { start, end, text, &tree };
    odfgx_part_origin origin = { odfgx_package_name(marking->package),
                                 part->name,
                                 odfgx_package_limits(marking->package) };
    odfgx_status status = odfgx_mark_load(marking, part, err);
    if (status != ODFGX_OK || part->root != NULL)
        return status;
    status = odfgx_part_new(&tree.gate, &origin, &odfgx_mark_vocabulary,
                            &handlers, err);
    if (status == ODFGX_OK)
        status = odfgx_part_feed(tree.gate, part->bytes.data,
                                 part->bytes.length, err);
    if (status == ODFGX_OK)
        status = odfgx_part_finish(tree.gate, err);
    odfgx_part_free(tree.gate);
    odfgx_buffer_clear(&tree.text);
    if (status != ODFGX_OK) {
        odfgx_arena_clear(&part->arena);
        part->root = NULL;
    }
    return status;
}

odfgx_status odfgx_mark_fail_kind(const odfgx_marking *marking,
                                  const odfgx_mark_part *part, odfgx_error *err)
{
    char where[PLACE_TEXT];
    (void)snprintf(where, sizeof where, "%s: %s",
                   odfgx_package_name(marking->package), part->name);
    return odfgx_fail(err, ODFGX_CONTENT, where,
                      _("the part is of another kind than the workbook says; "
                        "open the workbook and save it anew"));
}

odfgx_status odfgx_mark_expect(odfgx_marking *marking, odfgx_mark_part *part,
                               int root, odfgx_error *err)
{
    odfgx_status status = odfgx_mark_read(marking, part, NULL, err);
    return status == ODFGX_OK && part->root->token != root
               ? odfgx_mark_fail_kind(marking, part, err)
               : status;
}

/* A child that stands for others is taken for the first of them. */
static int token_of(const odfgx_node *node)
{
    while (node != NULL &&
           (node->token == MARK_ALTERNATIVES || node->token == MARK_CHOICE ||
            node->token == MARK_FALLBACK))
        node = node->first;
    return node != NULL ? node->token : MARK_NOTHING;
}

size_t odfgx_mark_behind(const odfgx_mark_part *part, int first, int last)
{
    size_t at = part->root->tag.end;
    const odfgx_node *node = part->root->first;
    for (; node != NULL; node = node->next) {
        int token = token_of(node);
        if (token >= first && token <= last)
            at = node->end.end;
    }
    return at;
}
