#include "tests/filters/match/write.h"

#include <string.h>

/* A cell of a line of text: its line breaks are blanks. */
static void add_field(odfgx_buffer *out, const char *text)
{
    for (; *text != '\0'; text++)
        odfgx_buffer_add_char(out, *text == '\n' ? ' ' : *text);
}

/* How a cell is pasted: whether it is a field at all. */
static bool is_field(paste_shape paste, const drawn_table *table, unsigned row,
                     unsigned column)
{
    if (table->cells[row][column].kind == DRAWN_CELL || paste == PASTE_GRID)
        return true;
    if (table->cells[row][column].kind == DRAWN_ABSENT || paste == PASTE_PAGE)
        return false;
    /* Covered: a field where it is the first column of a cell above. */
    for (unsigned up = 1; up <= row; up++) {
        const drawn_cell *above = &table->cells[row - up][column];
        if (above->kind == DRAWN_CELL)
            return above->rows > up;
        if (above->kind == DRAWN_ABSENT)
            break;
    }
    return false;
}

static void add_row(const drawing *d, odfgx_buffer *out,
                    const drawn_table *table, unsigned row)
{
    size_t filled = out->length;
    bool first = true;
    for (unsigned c = 0; c < table->columns; c++) {
        const drawn_cell *cell = &table->cells[row][c];
        if (!is_field(d->shape.paste, table, row, c))
            continue;
        if (!first)
            odfgx_buffer_add_char(out, '\t');
        first = false;
        if (cell->kind == DRAWN_CELL && cell->text[0] != '\0') {
            add_field(out, cell->text);
            filled = out->length;
        }
    }
    /* Fields that are empty to the end of the row. */
    if (d->shape.ragged)
        out->length = filled;
    odfgx_buffer_add_text(out, "\n");
}

static void add_table(drawing *d, odfgx_buffer *out, const drawn_table *table)
{
    for (unsigned r = 0; r < table->rows; r++)
        add_row(d, out, table, r);
}

/* A line of a table of contents, as it was typed. */
static void add_contents(odfgx_buffer *out, const char *text)
{
    size_t length = strcspn(text, "\t");
    odfgx_buffer_add(out, text, length);
    if (text[length] == '\t')
        odfgx_buffer_add_format(out, "……………………%s", text + length + 1);
}

static void add_block(drawing *d, odfgx_buffer *out, const drawn_block *block)
{
    bool table = block->kind == DRAWN_TABLE;
    if (block->kind == DRAWN_CONTENTS)
        add_contents(out, block->text);
    else if (table)
        add_table(d, out, block->table);
    else
        odfgx_buffer_add_text(out, block->text);
    odfgx_buffer_add_text(out, table || d->shape.loose ? "\n" : "\n\n");
}

/* Ends lines as Windows does. */
static void end_lines(const odfgx_buffer *text, odfgx_buffer *out)
{
    for (size_t i = 0; i < text->length; i++) {
        if (text->data[i] == '\n')
            odfgx_buffer_add_char(out, '\r');
        odfgx_buffer_add_char(out, text->data[i]);
    }
}

odfgx_status write_text(drawing *d, odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer lines = { 0 }, text = { 0 };
    odfgx_status status;
    if (d->shape.controls && !d->shape.gb18030)
        odfgx_buffer_add_text(&text, "\xEF\xBB\xBF");
    for (size_t i = 0; i < d->count; i++)
        add_block(d, &lines, &d->blocks[i]);
    if (d->shape.split)
        end_lines(&lines, &text);
    else
        odfgx_buffer_add(&text, lines.data, lines.length);
    if (d->shape.gb18030) {
        status = write_in_gb18030(&text, out, err);
    } else {
        odfgx_buffer_add(out, text.data, text.length);
        status = odfgx_buffer_check(out, err);
    }
    odfgx_buffer_clear(&lines);
    odfgx_buffer_clear(&text);
    return status;
}
