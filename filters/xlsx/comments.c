#include "filters/xlsx/mark.h"
#include "filters/xlsx/state.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

/* Excel's name for who wrote a comment that stands for a thread. */
static const char thread_author[] = "tc=";

/* ---------------------------------------------------------- the part */

odfgx_status odfgx_comments_open(odfgx_marking *marking, odfgx_mark_part *part,
                                 odfgx_comment_authors *out, odfgx_error *err)
{
    odfgx_status status = odfgx_mark_expect(marking, part, MARK_COMMENTS, err);
    *out = (odfgx_comment_authors){ NULL, 0 };
    if (status != ODFGX_OK)
        return status;
    size_t count = 0;
    const odfgx_node *first = odfgx_node_child(
        odfgx_node_child(part->root, MARK_AUTHORS), MARK_AUTHOR);
    const odfgx_node *node = first;
    for (; node != NULL; node = odfgx_node_again(node))
        count++;
    out->names = odfgx_arena_array(&part->arena, count + 1, sizeof *out->names);
    if (out->names == NULL)
        return odfgx_fail_memory(err);
    for (node = first; node != NULL; node = odfgx_node_again(node))
        out->names[out->count++] = node->text;
    return ODFGX_OK;
}

odfgx_node *odfgx_comment_first(const odfgx_mark_part *part)
{
    return odfgx_node_child(odfgx_node_child(part->root, MARK_COMMENT_LIST),
                            MARK_COMMENT);
}

bool odfgx_comment_cell(const odfgx_node *comment, odfgx_spot *out)
{
    const char *reference = odfgx_node_get(comment, MARK_A_REF);
    return reference != NULL && odfgx_xlsx_read_reference(reference, &out->row,
                                                          &out->column) != NULL;
}

const char *odfgx_comment_author(const odfgx_comment_authors *authors,
                                 const odfgx_node *comment)
{
    const char *text = odfgx_node_get(comment, MARK_A_AUTHOR_ID);
    unsigned long index = text != NULL ? strtoul(text, NULL, 10) : 0;
    return index < authors->count ? authors->names[index] : "";
}

bool odfgx_comment_is_thread(const odfgx_comment_authors *authors,
                             const odfgx_node *comment)
{
    return strncmp(odfgx_comment_author(authors, comment), thread_author,
                   sizeof thread_author - 1) == 0;
}

/* What says how a text is pronounced is none of it. */
odfgx_node *odfgx_comment_piece(const odfgx_node *comment,
                                const odfgx_node *piece)
{
    const odfgx_node *text = odfgx_node_child(comment, MARK_COMMENT_TEXT);
    odfgx_node *node = text != NULL ? text->first : NULL;
    if (piece != NULL)
        node = piece->parent == text ? piece->next : piece->parent->next;
    for (; node != NULL; node = node->next) {
        if (node->token == MARK_TEXT)
            return node;
        odfgx_node *within =
            node->token == MARK_RUN ? odfgx_node_child(node, MARK_TEXT) : NULL;
        if (within != NULL)
            return within;
    }
    return NULL;
}

/* ------------------------------------------------------------- threads */

/* What is said in a thread ([MS-XLSX] 2.6.205), by cell. */
typedef struct saying {
    odfgx_spot cell;
    size_t order;
    const char *text;
} saying;

typedef struct sayings {
    saying *items;
    size_t count;
} sayings;

int odfgx_spot_compare(const void *a, const void *b)
{
    const odfgx_spot *left = a, *right = b;
    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    return left->column < right->column ? -1 : left->column > right->column;
}

static int compare_sayings(const void *a, const void *b)
{
    const saying *left = a, *right = b;
    int order = odfgx_spot_compare(&left->cell, &right->cell);
    if (order != 0)
        return order;
    return left->order < right->order ? -1 : left->order > right->order;
}

static odfgx_status list_sayings(const odfgx_mark_part *part, sayings *out,
                                 odfgx_error *err)
{
    size_t count = 0;
    const odfgx_node *first = odfgx_node_child(part->root, MARK_THREAD);
    const odfgx_node *node = first;
    for (; node != NULL; node = odfgx_node_again(node))
        count++;
    out->items = calloc(count + 1, sizeof *out->items);
    if (out->items == NULL)
        return odfgx_fail_memory(err);
    for (node = first; node != NULL; node = odfgx_node_again(node)) {
        saying *item = &out->items[out->count];
        const odfgx_node *text = odfgx_node_child(node, MARK_COMMENT_TEXT);
        if (text == NULL || !odfgx_comment_cell(node, &item->cell))
            continue;
        item->order = out->count++;
        item->text = text->text;
    }
    qsort(out->items, out->count, sizeof *out->items, compare_sayings);
    return ODFGX_OK;
}

/* Without the threads, what stands for them is told as it is. */
static odfgx_status read_threads(odfgx_marking *marking, const char *sheet,
                                 const odfgx_mark_part *relationships,
                                 sayings *out, odfgx_error *err)
{
    odfgx_mark_part *part = NULL;
    odfgx_node *link;
    odfgx_status status = odfgx_mark_by_type(
        marking, sheet, relationships, "threadedComment", &link, &part, err);
    if (status == ODFGX_OK && part != NULL)
        status = odfgx_mark_read(marking, part, NULL, err);
    return status == ODFGX_OK && part != NULL ? list_sayings(part, out, err)
                                              : status;
}

/* Appends all that is said about a cell, a line each. */
static void add_sayings(const sayings *threads, const odfgx_spot *cell,
                        odfgx_buffer *out)
{
    size_t first = 0, behind = threads->count;
    while (first < behind) {
        size_t middle = first + (behind - first) / 2;
        if (odfgx_spot_compare(&threads->items[middle].cell, cell) < 0)
            first = middle + 1;
        else
            behind = middle;
    }
    for (; first < threads->count &&
           odfgx_spot_compare(&threads->items[first].cell, cell) == 0;
         first++) {
        if (out->length > 0)
            odfgx_buffer_add_char(out, '\n');
        odfgx_buffer_add_text(out, threads->items[first].text);
    }
}

/* ------------------------------------------------------------- telling */

/* The comments of a sheet; NULL in *out where there are none, or another part
 * is in their place. */
static odfgx_status find_part(odfgx_marking *marking, const char *sheet,
                              const odfgx_mark_part *relationships,
                              odfgx_mark_part **out, odfgx_error *err)
{
    odfgx_node *link;
    odfgx_status status = odfgx_mark_by_type(marking, sheet, relationships,
                                             "comments", &link, out, err);
    if (status == ODFGX_OK && *out != NULL)
        status = odfgx_mark_read(marking, *out, NULL, err);
    if (status == ODFGX_OK && *out != NULL &&
        (*out)->root->token != MARK_COMMENTS)
        *out = NULL;
    return status;
}

static void add_text(const odfgx_node *comment, odfgx_buffer *out)
{
    const odfgx_node *piece = odfgx_comment_piece(comment, NULL);
    for (; piece != NULL; piece = odfgx_comment_piece(comment, piece)) {
        size_t from = out->length;
        odfgx_buffer_add_text(out, piece->text);
        odfgx_xlsx_decode(out, from);
    }
}

static odfgx_status tell(odfgx_xlsx *xlsx, const odfgx_node *comment,
                         const odfgx_comment_authors *authors,
                         const sayings *threads, odfgx_buffer *text,
                         odfgx_error *err)
{
    odfgx_spot cell = { 0 };
    odfgx_comment told = { .author = odfgx_comment_author(authors, comment) };
    if (!odfgx_comment_cell(comment, &cell))
        return ODFGX_OK;
    odfgx_buffer_empty(text);
    if (odfgx_comment_is_thread(authors, comment)) {
        told.author = "";
        add_sayings(threads, &cell, text);
    }
    if (text->length == 0)
        add_text(comment, text);
    odfgx_status status = odfgx_buffer_check(text, err);
    if (status != ODFGX_OK || text->length == 0)
        return status;
    told.row = cell.row;
    told.column = cell.column;
    told.text = text->data;
    told.length = text->length;
    return odfgx_tell_comment(&xlsx->teller, &told, err);
}

static odfgx_status tell_part(odfgx_xlsx *xlsx, odfgx_marking *marking,
                              odfgx_mark_part *part, const sayings *threads,
                              odfgx_error *err)
{
    odfgx_buffer text = { 0 };
    odfgx_comment_authors authors;
    odfgx_status status = odfgx_comments_open(marking, part, &authors, err);
    const odfgx_node *node =
        status == ODFGX_OK ? odfgx_comment_first(part) : NULL;
    for (; node != NULL && status == ODFGX_OK; node = odfgx_node_again(node))
        status = tell(xlsx, node, &authors, threads, &text, err);
    odfgx_buffer_clear(&text);
    return status;
}

odfgx_status odfgx_xlsx_tell_comments(odfgx_xlsx *xlsx, const char *sheet,
                                      odfgx_error *err)
{
    odfgx_marking marking = { .package = xlsx->package };
    odfgx_mark_part *relationships, *part = NULL;
    sayings threads = { NULL, 0 };
    odfgx_status status =
        odfgx_mark_relationships(&marking, sheet, &relationships, err);
    if (status == ODFGX_OK)
        status = find_part(&marking, sheet, relationships, &part, err);
    if (status == ODFGX_OK && part != NULL)
        status = read_threads(&marking, sheet, relationships, &threads, err);
    if (status == ODFGX_OK && part != NULL)
        status = tell_part(xlsx, &marking, part, &threads, err);
    free(threads.items);
    odfgx_mark_clear(&marking);
    return status;
}
