#include "filters/opendocument/handlers.h"

#include "report/buffer.h"

enum { AUTHOR_MOST = 1024 };

/* Comments are told where the text of a cell is being read: what is outside of
 * tables has no place that a comment could name, and a box in a table is not
 * told of before its end. */
static bool is_wanted(const odfgx_od *od)
{
    const odfgx_od_level *level = &od->level;
    return level->visitor->comment != NULL && level->in_table &&
           level->teller.rows > 0 && od->deleting == 0;
}

/* The comment's text and the cell's change places. */
static void swap_lines(odfgx_od *od)
{
    odfgx_od_lines lines = od->level.lines;
    od->level.lines = od->comment.lines;
    od->comment.lines = lines;
}

OD_START(comment)
{
    odfgx_od_comment *comment = &od->comment;
    (void)attributes;
    if (!is_wanted(od)) {
        odfgx_od_leave_out(od, od->level.place);
        return ODFGX_OK;
    }
    odfgx_buffer_empty(&comment->author);
    odfgx_buffer_empty(&comment->lines.bytes);
    comment->lines.count = 0;
    comment->place = od->level.place;
    comment->rules = od->rules;
    swap_lines(od);
    od->level.place = OD_IN_COMMENT;
    od->rules = odfgx_od_comment_rules;
    return odfgx_buffer_check(&comment->author, err);
}

OD_END(comment)
{
    const odfgx_buffer *text = &od->comment.lines.bytes;
    const odfgx_buffer *author = &od->comment.author;
    swap_lines(od);
    od->level.place = od->comment.place;
    od->rules = od->comment.rules;
    odfgx_status status = odfgx_buffer_check(text, err);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(author, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_comment comment = {
        .row = od->level.teller.row,
        .column = od->level.column,
        .author = author->length > 0 ? author->data : "",
        .text = text->length > 0 ? text->data : "",
        .length = text->length,
    };
    return odfgx_tell_comment(&od->level.teller, &comment, err);
}

OD_START(creator)
{
    (void)attributes, (void)err;
    odfgx_buffer_empty(&od->comment.author);
    return ODFGX_OK;
}

odfgx_status odfgx_od_add_creator(odfgx_od *od, const char *bytes,
                                  size_t length, odfgx_error *err)
{
    odfgx_buffer *author = &od->comment.author;
    if (length > AUTHOR_MOST - author->length)
        return ODFGX_OK; /* no name is so long */
    odfgx_buffer_add(author, bytes, length);
    return odfgx_buffer_check(author, err);
}
