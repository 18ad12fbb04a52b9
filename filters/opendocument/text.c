#include "filters/opendocument/handlers.h"

#include "report/ascii.h"
#include "report/buffer.h"

#include <string.h>

/* Fails where the text can't have so many more bytes. */
static odfgx_status check_length(const odfgx_od *od, uint64_t more,
                                 odfgx_error *err)
{
    const odfgx_od_level *level = &od->level;
    uint64_t limit = level->teller.limits->text;
    size_t length = level->lines.bytes.length;
    if (level->in_table)
        return odfgx_teller_check_text(&level->teller, level->column, length,
                                       more, err);
    if (more <= limit && length <= limit - more)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_LIMIT, NULL,
                      _("the text of a paragraph or cell is longer than %llu "
                        "bytes; if you trust the file, raise the cap with "
                        "--max-text"),
                      (unsigned long long)limit);
}

odfgx_status odfgx_od_add_piece(odfgx_od *od, const char *bytes, size_t length,
                                odfgx_error *err)
{
    odfgx_status status = check_length(od, length, err);
    if (status == ODFGX_OK)
        odfgx_buffer_add(&od->level.lines.bytes, bytes, length);
    od->level.lines.after_space = false;
    return status;
}

/* White space in a paragraph is folded: what leads is dropped, a run of it is
 * one space (ODF 1.3 part 3, 6.1.2). What trails is kept, as LibreOffice
 * writes and reads it. Only that of XML is white space there. */
odfgx_status odfgx_od_add_text(odfgx_od *od, const char *bytes, size_t length,
                               odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (size_t at = 0; at < length && status == ODFGX_OK;) {
        size_t first = at;
        while (at < length && !odfgx_ascii_is_space(bytes[at]))
            at++;
        if (at > first)
            status = odfgx_od_add_piece(od, bytes + first, at - first, err);
        if (at < length && !od->level.lines.after_space && status == ODFGX_OK) {
            status = odfgx_od_add_piece(od, " ", 1, err);
            od->level.lines.after_space = true;
        }
        while (at < length && odfgx_ascii_is_space(bytes[at]))
            at++;
    }
    return status;
}

OD_START(line)
{
    odfgx_status status = ODFGX_OK;
    (void)attributes;
    if (od->level.lines.count++ > 0)
        status = odfgx_od_add_piece(od, "\n", 1, err);
    od->level.lines.after_space = true;
    return status;
}

OD_START(spaces)
{
    static const odfgx_od_count spaces = { "text:c", UINT32_MAX, false };
    const char *text = odfgx_attribute_get(attributes, OD_COUNT);
    uint32_t count = 1;
    odfgx_status status = ODFGX_OK;
    if (od->deleting > 0)
        return ODFGX_OK;
    if (text != NULL)
        status = odfgx_od_read_count(od, &spaces, text, &count, err);
    if (status == ODFGX_OK)
        status = check_length(od, count, err);
    if (status != ODFGX_OK)
        return status;
    char *place = odfgx_buffer_reserve(&od->level.lines.bytes, count);
    if (place == NULL)
        return odfgx_fail_memory(err);
    memset(place, ' ', count);
    place[count] = '\0';
    od->level.lines.bytes.length += count;
    od->level.lines.after_space = false;
    return ODFGX_OK;
}

OD_START(tab)
{
    (void)attributes;
    return od->deleting == 0 ? odfgx_od_add_piece(od, "\t", 1, err) : ODFGX_OK;
}

OD_START(line_break)
{
    (void)attributes;
    return od->deleting == 0 ? odfgx_od_add_piece(od, "\n", 1, err) : ODFGX_OK;
}

/* --------------------------------------------------------- what is hidden */

static void swap_lines(odfgx_od_level *level)
{
    odfgx_od_lines lines = level->lines;
    level->lines = level->concealed;
    level->concealed = lines;
}

void odfgx_od_conceal(odfgx_od *od)
{
    if (od->level.concealing++ == 0)
        swap_lines(&od->level);
}

void odfgx_od_reveal(odfgx_od *od)
{
    if (--od->level.concealing == 0)
        swap_lines(&od->level);
}
