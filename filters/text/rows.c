#include "filters/text/state.h"

#include "report/buffer.h"

#include <stdio.h>
#include <string.h>

/* A line without cells that is longer is no label, in characters. */
enum { LABEL_MAX = 40 };

/* ------------------------------------------------------------- paragraphs */

static odfgx_status end_table(odfgx_text *text, odfgx_error *err)
{
    if (!text->in_table)
        return ODFGX_OK;
    text->in_table = false;
    return odfgx_tell_table_end(&text->teller, err);
}

/* Tells a line as a paragraph, with a space for each run of tabs in it. */
static odfgx_status tell_paragraph(odfgx_text *text, odfgx_slice line,
                                   odfgx_error *err)
{
    odfgx_buffer *cell = &text->cell;
    odfgx_status status = end_table(text, err);
    if (status != ODFGX_OK)
        return status;
    line = odfgx_text_trim(line.text, line.length);
    odfgx_buffer_empty(cell);
    for (size_t i = 0; i < line.length; i++) {
        bool tab = line.text[i] == '\t' || line.text[i] == '\v';
        if (!tab)
            odfgx_buffer_add_char(cell, line.text[i]);
        else if (line.text[i - 1] != '\t' && line.text[i - 1] != '\v')
            odfgx_buffer_add_char(cell, ' ');
    }
    odfgx_paragraph paragraph = { .text = cell->data,
                                  .length = cell->length,
                                  .kind = ODFGX_PARAGRAPH_BODY };
    status = odfgx_buffer_check(cell, err);
    return status == ODFGX_OK && cell->length > 0
               ? odfgx_tell_paragraph(&text->teller, &paragraph, err)
               : status;
}

/* -------------------------------------------------------------------- rows */

static odfgx_status begin_table(odfgx_text *text, odfgx_error *err)
{
    char name[32];
    text->in_table = true;
    text->rows = 0;
    (void)snprintf(name, sizeof name, "表格 %lu",
                   (unsigned long)++text->tables);
    return odfgx_tell_table(&text->teller, name, false, err);
}

/* Word's line break within a paragraph is a vertical tab. */
static void break_lines(odfgx_buffer *cell)
{
    for (size_t i = 0; i < cell->length; i++) {
        if (cell->data[i] == '\v')
            cell->data[i] = '\n';
    }
}

static void trim(odfgx_buffer *cell)
{
    odfgx_slice inner = odfgx_text_trim(cell->data, cell->length);
    memmove(cell->data, inner.text, inner.length);
    cell->length = inner.length;
    cell->data[cell->length] = '\0';
}

static odfgx_status tell_cell(odfgx_text *text, uint32_t column,
                              odfgx_slice slice, odfgx_error *err)
{
    odfgx_buffer *copy = &text->cell;
    if (slice.text != copy->data) {
        odfgx_buffer_empty(copy);
        odfgx_buffer_add(copy, slice.text, slice.length);
    }
    odfgx_status status = odfgx_buffer_check(copy, err);
    if (status != ODFGX_OK)
        return status;
    break_lines(copy);
    if (text->separator == '|')
        trim(copy);
    odfgx_cell cell = { .column = column,
                        .columns = 1,
                        .type = copy->length > 0 ? ODFGX_CELL_STRING
                                                 : ODFGX_CELL_EMPTY,
                        .value = "",
                        .text = copy->data,
                        .text_length = copy->length };
    return odfgx_tell_cell(&text->teller, &cell, NULL, err);
}

static odfgx_status tell_row(odfgx_text *text, odfgx_slice line,
                             odfgx_error *err)
{
    odfgx_row_rest rest = { line, text->separator, true, false };
    odfgx_slice cell;
    odfgx_status status = text->in_table ? ODFGX_OK : begin_table(text, err);
    if (status != ODFGX_OK)
        return status;
    if (text->rows == ODFGX_GRID_ROWS)
        return odfgx_teller_fail(&text->teller, 0, ODFGX_CONTENT, err,
                                 _("the table has more rows than any sheet "
                                   "can have; split it"));
    odfgx_tell_row(&text->teller, text->rows++, 1, false);
    uint32_t column = 0;
    for (; status == ODFGX_OK; column++) {
        if (!odfgx_row_next(&rest, &text->cell, &cell))
            break;
        if (column == ODFGX_GRID_COLUMNS)
            return odfgx_teller_fail(
                &text->teller, column - 1, ODFGX_CONTENT, err,
                _("the row goes on beyond the most columns that any sheet can "
                  "have; open the document and save it anew"));
        status = tell_cell(text, column, cell, err);
    }
    return status == ODFGX_OK ? odfgx_tell_row_end(&text->teller, column, err)
                              : status;
}

/* -------------------------------------------------------- what a line is */

typedef struct line_look {
    size_t separators, filled;
    bool indented;           /* all separators stand before the text */
    odfgx_slice first, last; /* of the filled cells */
} line_look;

static line_look look_at(const odfgx_text *text, odfgx_slice line)
{
    odfgx_row_rest rest = { line, text->separator, false, false };
    odfgx_slice cell;
    line_look look = { .separators = 0 };
    while (odfgx_row_next(&rest, NULL, &cell)) {
        cell = odfgx_text_trim(cell.text, cell.length);
        look.separators += rest.ended ? 0 : 1;
        if (cell.length == 0)
            continue;
        if (look.filled++ == 0)
            look.first = cell;
        look.last = cell;
    }
    look.indented =
        look.filled == 1 &&
        memchr(look.first.text, text->separator,
               (size_t)(line.text + line.length - look.first.text)) == NULL;
    return look;
}

static bool is_sentence(odfgx_slice slice)
{
    static const char stop[] = "。";
    if (odfgx_text_count(slice.text, slice.length) < LABEL_MAX)
        return false;
    for (size_t i = 0; i + sizeof stop - 1 <= slice.length; i++) {
        if (memcmp(slice.text + i, stop, sizeof stop - 1) == 0)
            return true;
    }
    return false;
}

static bool is_number(odfgx_slice slice)
{
    return slice.length > 0 && (*slice.text == '-' || *slice.text == '.' ||
                                (*slice.text >= '0' && *slice.text <= '9'));
}

/* The number of a paragraph and the paragraph, as lists are copied:
 * "（一）	主动公开情况。" */
static bool is_list_item(const line_look *look)
{
    return look->filled == 2 && !is_number(look->last) &&
           odfgx_text_numbering(look->first.text, look->first.length) ==
               look->first.length;
}

/* Whether a line with tabs is a row: prose is indented by tabs, too, and one
 * may stand anywhere in it. In the midst of a table there is less doubt. */
static bool is_row(const odfgx_text *text, const line_look *look)
{
    bool within = text->in_table && !text->after_blank;
    bool sentence = look->filled > 0 && look->filled <= 2 &&
                    (is_sentence(look->first) || is_sentence(look->last));
    if (look->separators == 0 || look->filled == 0)
        return false;
    if (look->indented)
        return text->in_table && !sentence;
    if (is_list_item(look))
        return within && !sentence;
    return within || !sentence;
}

/* A heading of the document, "三、收到和处理…", which ends a table. */
static bool is_heading(odfgx_slice line)
{
    static const char comma[] = "、";
    size_t numbering = odfgx_text_numbering(line.text, line.length);
    return numbering >= sizeof comma - 1 && (unsigned char)*line.text >= 0x80 &&
           memcmp(line.text + numbering - (sizeof comma - 1), comma,
                  sizeof comma - 1) == 0;
}

static bool may_be_label(odfgx_slice line)
{
    return odfgx_text_count(line.text, line.length) < LABEL_MAX &&
           !is_heading(line) && !is_sentence(line);
}

/* ------------------------------------------------------------------- lines */

static odfgx_status tell_held(odfgx_text *text, bool as_row, odfgx_error *err)
{
    odfgx_slice held = { text->held.data, text->held.length };
    if (held.length == 0)
        return ODFGX_OK;
    odfgx_status status =
        as_row ? tell_row(text, held, err) : tell_paragraph(text, held, err);
    odfgx_buffer_empty(&text->held);
    return status;
}

static odfgx_status tell_other(odfgx_text *text, odfgx_slice line,
                               odfgx_error *err)
{
    bool holds = text->in_table && text->held.length == 0 &&
                 !text->after_blank && may_be_label(line);
    odfgx_status status = tell_held(text, false, err);
    if (status != ODFGX_OK || !holds)
        return status == ODFGX_OK ? tell_paragraph(text, line, err) : status;
    odfgx_buffer_add(&text->held, line.text, line.length);
    return odfgx_buffer_check(&text->held, err);
}

/* A row between bars without those at its ends; the line under the head of a
 * Markdown table, |---|:-:|, is none. */
static odfgx_slice between_bars(odfgx_slice line)
{
    line = odfgx_text_trim(line.text, line.length);
    if (line.length > 0 && line.text[0] == '|') {
        line.text++;
        line.length--;
    }
    if (line.length > 0 && line.text[line.length - 1] == '|')
        line.length--;
    size_t rule = 0;
    while (rule < line.length && strchr("-:| ", line.text[rule]) != NULL)
        rule++;
    if (rule == line.length)
        line.length = 0;
    return line;
}

odfgx_status odfgx_text_tell_line(odfgx_text *text, odfgx_slice line,
                                  odfgx_error *err)
{
    odfgx_status status;
    if (text->separator == '|')
        line = between_bars(line);
    line_look look = look_at(text, line);
    if (look.filled == 0) {
        text->after_blank = true;
        return tell_held(text, false, err);
    }
    if (text->values)
        return tell_row(text, line, err);
    if (!is_row(text, &look))
        return tell_other(text, odfgx_text_trim(line.text, line.length), err);
    status = tell_held(text, true, err);
    text->after_blank = false;
    return status == ODFGX_OK ? tell_row(text, line, err) : status;
}

odfgx_status odfgx_text_tell_end(odfgx_text *text, odfgx_error *err)
{
    odfgx_status status = tell_held(text, false, err);
    return status == ODFGX_OK ? end_table(text, err) : status;
}
