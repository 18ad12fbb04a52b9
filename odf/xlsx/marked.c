/* Texts of which stretches are marked. */
#include "odf/xlsx/write.h"
#include "report/text.h"

#include <stdlib.h>
#include <string.h>

/* The pieces of a text, in one piece of memory: each with a NUL behind it. */
typedef struct pieces {
    lxw_rich_string_tuple *tuples, **list;
    char *room;
    size_t count;
} pieces;

static void add_piece(pieces *out, lxw_format *format, const char *text,
                      size_t length)
{
    if (length == 0)
        return;
    lxw_rich_string_tuple *tuple = &out->tuples[out->count];
    memcpy(out->room, text, length);
    out->room[length] = '\0';
    *tuple = (lxw_rich_string_tuple){ .format = format, .string = out->room };
    out->list[out->count++] = tuple;
    out->room += length + 1;
}

/* libxlsxwriter wants two runs at least: a text that is marked as a whole is
 * cut behind its first character. */
static void cut_text(odfgx_xlsx *xlsx, pieces *out,
                     const odfgx_sheet_cell *cell)
{
    const char *at = cell->text, *end = at + strlen(at);
    for (size_t i = 0; i < cell->mark_count; i++) {
        const char *mark = cell->text + cell->marks[i].first;
        const char *behind = mark + cell->marks[i].length, *cut = mark;
        add_piece(out, xlsx->usual, at, (size_t)(mark - at));
        if (mark == cell->text && behind == end)
            (void)odfgx_text_next(&cut, end);
        add_piece(out, xlsx->stale, mark, (size_t)(cut - mark));
        add_piece(out, xlsx->stale, cut, (size_t)(behind - cut));
        at = behind;
    }
    add_piece(out, xlsx->usual, at, (size_t)(end - at));
}

bool odfgx_xlsx_add_marked(odfgx_xlsx *xlsx, lxw_worksheet *out, uint32_t row,
                           lxw_col_t column, const odfgx_sheet_cell *cell)
{
    if (cell->mark_count == 0)
        return false;
    size_t most = 2 * cell->mark_count + 2;
    pieces made = { .tuples = calloc(most, sizeof *made.tuples),
                    .list = calloc(most + 1, sizeof(*made.list)) };
    char *room = malloc(strlen(cell->text) + most);
    bool done = true;
    if (made.tuples == NULL || made.list == NULL || room == NULL) {
        odfgx_xlsx_note(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
    } else {
        made.room = room;
        cut_text(xlsx, &made, cell);
        done = made.count > 1;
    }
    if (made.count > 1)
        odfgx_xlsx_note(
            xlsx, worksheet_write_rich_string(out, row, column, made.list,
                                              xlsx->formats[cell->style]));
    free(room);
    free(made.list);
    free(made.tuples);
    return done;
}
