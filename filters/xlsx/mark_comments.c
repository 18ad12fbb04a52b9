#include "filters/xlsx/mark.h"

#include "filters/xlsx/state.h"
#include "report/ascii.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- cleaning */

/* How many bytes of a line end stand before `at`. */
static size_t line_end_before(const char *begin, const char *at)
{
    static const char *const ends[] = { "\r\n",  "\n",    "&#10;",
                                        "&#xA;", "&#xa;", "_x000a_" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(ends); i++) {
        size_t length = strlen(ends[i]);
        if ((size_t)(at - begin) >= length &&
            memcmp(at - length, ends[i], length) == 0)
            return length;
    }
    return 0;
}

/* Where what odfgx appended begins in a piece; false where it does not. */
static bool find_line(const odfgx_mark_part *part, const odfgx_node *piece,
                      size_t *out)
{
    static const char line[] = ODFGX_MARK_LINE;
    size_t length = sizeof line - 1;
    const char *begin = part->bytes.data + piece->tag.end, *at = begin;
    const char *end = part->bytes.data + piece->end.begin;
    for (; at < end && (size_t)(end - at) >= length; at++) {
        if (*at != line[0] || memcmp(at, line, length) != 0)
            continue;
        size_t before = line_end_before(begin, at);
        if (before == 0 && at > begin)
            continue;
        *out = (size_t)(at - before - part->bytes.data);
        return true;
    }
    return false;
}

/* A piece that odfgx has added says so by its second space. */
#define OUR_PIECE "  xml:space=\"preserve\">"

static bool is_our_piece(const odfgx_mark_part *part, const odfgx_node *piece)
{
    odfgx_slice tag = odfgx_mark_bytes(part, piece->tag);
    size_t length = sizeof OUR_PIECE - 1;
    return tag.length > length &&
           memcmp(tag.text + tag.length - length, OUR_PIECE, length) == 0;
}

/* Removes what a piece holds from some place on. */
static void empty_piece(odfgx_mark_part *part, odfgx_node *piece, size_t from)
{
    odfgx_slice tag = odfgx_mark_bytes(part, piece->end);
    if (piece->end.end == piece->tag.end)
        return;
    if (from == piece->tag.end && is_our_piece(part, piece)) {
        odfgx_mark_remove(part, piece);
        odfgx_mark_restore(part, piece->parent);
    } else if (from == piece->tag.end && tag.text[tag.length - 2] == ' ') {
        odfgx_buffer *out =
            odfgx_mark_edit(part, piece->tag.end - 1, piece->end.end);
        odfgx_buffer_add_text(out, "/>");
    } else {
        (void)odfgx_mark_edit(part, from, piece->end.begin);
    }
}

static void clean_others(odfgx_mark_part *part, const odfgx_node *comment)
{
    bool cutting = false;
    odfgx_node *piece = odfgx_comment_piece(comment, NULL);
    for (; piece != NULL; piece = odfgx_comment_piece(comment, piece)) {
        size_t from = piece->tag.end;
        if (cutting)
            empty_piece(part, piece, from);
        else if ((cutting = find_line(part, piece, &from)))
            empty_piece(part, piece, from);
    }
}

/* The author goes where nobody else is counted behind. */
static void clean_authors(odfgx_mark_part *part)
{
    odfgx_node *authors = odfgx_node_child(part->root, MARK_AUTHORS);
    odfgx_node *last = authors != NULL ? authors->last : NULL;
    if (last == NULL || last->token != MARK_AUTHOR ||
        strcmp(last->text, ODFGX_MARK_AUTHOR) != 0)
        return;
    odfgx_mark_remove(part, last);
    odfgx_mark_restore(part, authors);
}

static bool holds_line(const odfgx_mark_part *part, const odfgx_node *comment)
{
    size_t from;
    const odfgx_node *piece = odfgx_comment_piece(comment, NULL);
    for (; piece != NULL; piece = odfgx_comment_piece(comment, piece)) {
        if (find_line(part, piece, &from))
            return true;
    }
    return false;
}

static bool is_ours(const odfgx_mark_part *part,
                    const odfgx_comment_authors *authors,
                    const odfgx_node *comment, const odfgx_buffer *coloured)
{
    odfgx_spot cell = { 0 };
    const char *author = odfgx_comment_author(authors, comment);
    if (strcmp(author, ODFGX_MARK_AUTHOR) == 0)
        return true;
    return author[strspn(author, " ")] == '\0' && coloured->length > 0 &&
           odfgx_comment_cell(comment, &cell) &&
           bsearch(&cell, coloured->data, coloured->length / sizeof cell,
                   sizeof cell, odfgx_spot_compare) != NULL &&
           !holds_line(part, comment);
}

odfgx_status odfgx_mark_clean_comments(odfgx_marking *marking,
                                       odfgx_mark_part *part,
                                       const odfgx_buffer *coloured,
                                       odfgx_buffer *cells, odfgx_error *err)
{
    odfgx_comment_authors authors;
    odfgx_status status = odfgx_comments_open(marking, part, &authors, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_node *node = odfgx_comment_first(part);
    for (; node != NULL; node = odfgx_node_again(node)) {
        odfgx_spot spot = { 0 };
        if (!is_ours(part, &authors, node, coloured)) {
            clean_others(part, node);
            continue;
        }
        odfgx_mark_remove(part, node);
        if (odfgx_comment_cell(node, &spot))
            odfgx_buffer_add(cells, (const char *)&spot, sizeof spot);
    }
    odfgx_node *list = odfgx_node_child(part->root, MARK_COMMENT_LIST);
    if (list != NULL)
        odfgx_mark_restore(part, list);
    clean_authors(part);
    return odfgx_buffer_check(cells, err);
}

/* --------------------------------------------------------------- adding */

static void add_text(odfgx_spots spots, size_t first, odfgx_buffer *out)
{
    const odfgx_spot *spot = &spots.items[first];
    for (size_t i = first; i < spots.count && spots.items[i].row == spot->row &&
                           spots.items[i].column == spot->column;
         i++) {
        if (i > first)
            odfgx_buffer_add_char(out, '\n');
        odfgx_mark_add_string(spots.items[i].mark->comment, out);
    }
}

/* Behind what somebody else wrote. */
static void append(odfgx_mark_part *part, const odfgx_node *comment,
                   odfgx_spots spots, size_t first)
{
    const odfgx_node *last = NULL, *piece = odfgx_comment_piece(comment, NULL);
    const odfgx_node *text = odfgx_node_child(comment, MARK_COMMENT_TEXT);
    for (; piece != NULL; piece = odfgx_comment_piece(comment, piece))
        last = piece;
    if (text == NULL)
        return;
    odfgx_buffer *out = odfgx_mark_open(part, last != NULL ? last : text);
    if (last == NULL)
        odfgx_mark_add_xml(part, text->tag, "<t" OUR_PIECE, out);
    else if (last->text[0] != '\0')
        odfgx_buffer_add_char(out, '\n');
    odfgx_buffer_add_text(out, ODFGX_MARK_LINE "\n");
    add_text(spots, first, out);
    if (last == NULL)
        odfgx_mark_add_xml(part, text->tag, "</t>", out);
    odfgx_mark_close(part, last != NULL ? last : text);
}

static void add_comment(const odfgx_mark_part *part, odfgx_spots spots,
                        size_t first, unsigned long author, odfgx_buffer *out)
{
    char address[ODFGX_ADDRESS_TEXT];
    const odfgx_spot *spot = &spots.items[first];
    odfgx_place tag = part->root->tag;
    odfgx_mark_add_xml(part, tag, "<comment ref=\"", out);
    odfgx_buffer_add_text(
        out, odfgx_address_format(spot->row, spot->column, address));
    odfgx_buffer_add_format(out, "\" authorId=\"%lu\">", author);
    odfgx_mark_add_xml(part, tag, "<text><t xml:space=\"preserve\">", out);
    add_text(spots, first, out);
    odfgx_mark_add_xml(part, tag, "</t></text></comment>", out);
}

/* The number of the author, who is added unless there. */
static unsigned long add_author(odfgx_mark_part *part,
                                const odfgx_node *authors)
{
    unsigned long index = 0;
    const odfgx_node *author = odfgx_node_child(authors, MARK_AUTHOR);
    for (; author != NULL; author = odfgx_node_again(author), index++) {
        if (strcmp(author->text, ODFGX_MARK_AUTHOR) == 0)
            return index;
    }
    odfgx_buffer *out = odfgx_mark_open(part, authors);
    odfgx_mark_add_xml(part, authors->tag,
                       "<author>" ODFGX_MARK_AUTHOR "</author>", out);
    odfgx_mark_close(part, authors);
    return index;
}

/* The first spot of a cell, or as many as there are. */
static size_t find_spot(odfgx_spots spots, const odfgx_spot *cell)
{
    size_t first = 0, behind = spots.count;
    while (first < behind) {
        size_t middle = first + (behind - first) / 2;
        const odfgx_spot *spot = &spots.items[middle];
        if (spot->row < cell->row ||
            (spot->row == cell->row && spot->column < cell->column))
            first = middle + 1;
        else
            behind = middle;
    }
    return first < spots.count && spots.items[first].row == cell->row &&
                   spots.items[first].column == cell->column
               ? first
               : spots.count;
}

/* Appends to what is there, `taken` by spot; a thread is left alone, as Excel
 * shows nothing of the comment that stands for it. */
static void append_all(odfgx_mark_part *part,
                       const odfgx_comment_authors *authors, odfgx_spots spots,
                       bool *taken)
{
    const odfgx_node *node = odfgx_comment_first(part);
    for (; node != NULL; node = odfgx_node_again(node)) {
        odfgx_spot cell = { 0 };
        size_t first = odfgx_comment_cell(node, &cell) ? find_spot(spots, &cell)
                                                       : spots.count;
        if (first == spots.count || taken[first])
            continue;
        taken[first] = true;
        if (!odfgx_comment_is_thread(authors, node))
            append(part, node, spots, first);
    }
}

static bool is_first(odfgx_spots spots, size_t index)
{
    const odfgx_spot *spot = &spots.items[index];
    return index == 0 || spot[-1].row != spot->row ||
           spot[-1].column != spot->column;
}

static void add_new(odfgx_mark_part *part, const odfgx_node *list,
                    odfgx_spots spots, const bool *taken, odfgx_buffer *cells)
{
    unsigned long author =
        add_author(part, odfgx_node_child(part->root, MARK_AUTHORS));
    odfgx_buffer *out = odfgx_mark_open(part, list);
    for (size_t i = 0; i < spots.count; i++) {
        if (!is_first(spots, i) || taken[i])
            continue;
        add_comment(part, spots, i, author, out);
        odfgx_buffer_add(cells, (const char *)&spots.items[i],
                         sizeof spots.items[i]);
    }
    odfgx_mark_close(part, list);
}

static odfgx_status begin_part(odfgx_marking *marking, odfgx_mark_part *part,
                               odfgx_error *err)
{
    odfgx_buffer_add_text(&part->bytes,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\" "
                          "standalone=\"yes\"?>\n<comments");
    odfgx_mark_add_main(marking, &part->bytes);
    odfgx_buffer_add_text(
        &part->bytes,
        "><authors></authors><commentList></commentList></comments>");
    return odfgx_buffer_check(&part->bytes, err);
}

odfgx_status odfgx_mark_comments(odfgx_marking *marking, odfgx_mark_part *part,
                                 odfgx_spots spots, odfgx_buffer *cells,
                                 odfgx_error *err)
{
    odfgx_comment_authors authors;
    odfgx_status status =
        part->bytes.length == 0 ? begin_part(marking, part, err) : ODFGX_OK;
    if (status == ODFGX_OK)
        status = odfgx_comments_open(marking, part, &authors, err);
    if (status != ODFGX_OK)
        return status;
    const odfgx_node *list = odfgx_node_child(part->root, MARK_COMMENT_LIST);
    if (list == NULL || odfgx_node_child(part->root, MARK_AUTHORS) == NULL)
        return odfgx_mark_fail_kind(marking, part, err);
    bool *taken = calloc(spots.count, sizeof *taken);
    if (taken == NULL)
        return odfgx_fail_memory(err);
    size_t left = 0;
    append_all(part, &authors, spots, taken);
    for (size_t i = 0; i < spots.count; i++)
        left += is_first(spots, i) && !taken[i];
    if (left > 0)
        add_new(part, list, spots, taken, cells);
    free(taken);
    return odfgx_buffer_check(cells, err);
}
