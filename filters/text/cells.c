#include "filters/text/state.h"

#include "report/buffer.h"

#include <string.h>

/* Where the quotes end that begin a cell: at a quote that no other follows
 * (RFC 4180, 2). NULL where they don't. */
static const char *closing_quote(const char *at, const char *end)
{
    while ((at = memchr(at, '"', (size_t)(end - at))) != NULL) {
        if (at + 1 == end || at[1] != '"')
            return at;
        at += 2;
    }
    return NULL;
}

/* Whether a cell begins with quotes that have an end, and nothing but the
 * separator behind that: else they are what they are. */
static const char *quoted_end(odfgx_slice rest, char separator)
{
    const char *end = rest.text + rest.length;
    if (rest.length < 2 || *rest.text != '"')
        return NULL;
    const char *quote = closing_quote(rest.text + 1, end);
    return quote != NULL && (quote + 1 == end || quote[1] == separator) ? quote
                                                                        : NULL;
}

static odfgx_slice unquote(const char *at, const char *end, odfgx_buffer *cell)
{
    odfgx_buffer_empty(cell);
    for (; at < end; at++) {
        odfgx_buffer_add_char(cell, *at);
        if (*at == '"')
            at++; /* it stands twice */
    }
    return (odfgx_slice){ cell->length > 0 ? cell->data : "", cell->length };
}

static void move_on(odfgx_row_rest *rest, const char *end)
{
    size_t used = (size_t)(end - rest->slice.text);
    rest->ended = used == rest->slice.length;
    if (!rest->ended)
        used++; /* the separator */
    rest->slice.text += used;
    rest->slice.length -= used;
}

bool odfgx_row_next(odfgx_row_rest *rest, odfgx_buffer *cell, odfgx_slice *out)
{
    if (rest->ended)
        return false;
    const char *at = rest->slice.text, *end = at + rest->slice.length;
    const char *quote =
        rest->quotes ? quoted_end(rest->slice, rest->separator) : NULL;
    if (quote != NULL) {
        *out = unquote(at + 1, quote, cell);
        move_on(rest, quote + 1);
        return true;
    }
    const char *next = memchr(at, rest->separator, (size_t)(end - at));
    *out = (odfgx_slice){ at, (size_t)((next != NULL ? next : end) - at) };
    move_on(rest, next != NULL ? next : end);
    return true;
}

/* A quote behind which the cell goes on has closed nothing. */
bool odfgx_row_is_open(odfgx_slice row, char separator)
{
    const char *at = row.text, *end = at + row.length;
    while (at != NULL && at < end) {
        if (*at == '"') {
            const char *quote = closing_quote(at + 1, end);
            if (quote == NULL)
                return true;
            if (quote + 1 == end || quote[1] == separator)
                at = quote + 1;
        }
        at = at < end ? memchr(at, separator, (size_t)(end - at)) : NULL;
        at = at != NULL ? at + 1 : NULL;
    }
    return false;
}
