#include "filters/xlsx/mark.h"

#include "filters/xlsx/state.h"
#include "report/ascii.h"
#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES_MAX = 100 };

/* ------------------------------------------------------------- measures */

bool odfgx_mark_range(const char *text, odfgx_range *out)
{
    if (text == NULL)
        return false;
    text = odfgx_xlsx_read_reference(text, &out->row, &out->column);
    if (text == NULL)
        return false;
    out->last_row = out->row;
    out->last_column = out->column;
    if (*text == ':')
        text = odfgx_xlsx_read_reference(text + 1, &out->last_row,
                                         &out->last_column);
    return text != NULL && *text == '\0' && out->last_row >= out->row &&
           out->last_column >= out->column;
}

unsigned odfgx_mark_pixels(const char *points)
{
    double value = points != NULL ? strtod(points, NULL) : 0;
    return value > 0 && value < 10000 ? (unsigned)(value * 96 / 72 + 0.5) : 0;
}

unsigned odfgx_mark_lines(const char *text, size_t columns)
{
    unsigned lines = 0;
    odfgx_slice rest = { text, strlen(text) }, line;
    while (lines < LINES_MAX && odfgx_text_line(&rest, &line)) {
        size_t width = odfgx_text_width(line.text, line.length);
        lines += (unsigned)(width > 0 ? (width - 1) / columns + 1 : 1);
    }
    return lines < 1 ? 1 : lines < LINES_MAX ? lines : LINES_MAX;
}

/* ---------------------------------------------------------------- names */

/* What Excel takes for the name of a sheet: 31 characters of UTF-16, without
 * some, and not with an apostrophe at an end. */
enum { NAME_MAX_UNITS = 31, SUFFIX_TEXT = 16 };

static const char forbidden[] = "[]:*?/\\'";

static void add_name(const char *text, size_t most, odfgx_buffer *out)
{
    const char *at = text, *end = text + strlen(text);
    size_t units = 0;
    while (at < end) {
        const char *begin = at;
        uint32_t found = odfgx_text_next(&at, end);
        units += found >= 0x10000 ? 2 : 1;
        if (units > most)
            return;
        if (found < 0x20 || (found < 0x80 && strchr(forbidden, (int)found)))
            odfgx_buffer_add_char(out, '_');
        else
            odfgx_buffer_add(out, begin, (size_t)(at - begin));
    }
}

/* Excel takes names that differ in case for one. */
static bool is_taken(const odfgx_marking *marking, const char *name)
{
    for (size_t i = 0; i < marking->sheet_count; i++) {
        const char *a = marking->sheets[i].name, *b = name;
        while (*a != '\0' && odfgx_ascii_lower(*a) == odfgx_ascii_lower(*b))
            a++, b++;
        if (*a == *b)
            return true;
    }
    return false;
}

/* "检查结果", "检查结果 2" … */
odfgx_status odfgx_mark_name_results(odfgx_marking *marking, odfgx_error *err)
{
    odfgx_buffer name = { 0 };
    for (size_t number = 1; number <= marking->sheet_count + 1; number++) {
        char suffix[SUFFIX_TEXT] = "";
        if (number > 1)
            (void)snprintf(suffix, sizeof suffix, " %u", (unsigned)number);
        odfgx_buffer_empty(&name);
        add_name(marking->markup->name, NAME_MAX_UNITS - strlen(suffix), &name);
        odfgx_buffer_add_text(&name, suffix);
        if (name.failed || !is_taken(marking, name.data))
            break;
    }
    odfgx_status status = odfgx_buffer_check(&name, err);
    if (status == ODFGX_OK) {
        marking->results_name =
            odfgx_arena_copy(&marking->arena, name.data, name.length);
        status =
            marking->results_name != NULL ? ODFGX_OK : odfgx_fail_memory(err);
    }
    odfgx_buffer_clear(&name);
    return status;
}
