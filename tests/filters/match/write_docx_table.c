#include "tests/filters/match/write_docx.h"

#include <string.h>

static void add_figure(word_writer *w, const char *text, size_t length)
{
    bool tracked = w->d->shape.tracked && drawing_one_in(w->d, 4);
    bool control = w->d->shape.controls && drawing_one_in(w->d, 4);
    if (tracked) {
        word_add_deleted(w, "8");
        odfgx_buffer_add_format(&w->out,
                                "<w:ins w:id=\"%u\" w:author=\"甲\" "
                                "w:date=\"2026-01-05T09:00:00Z\">",
                                ++w->change);
    } else if (control) {
        word_add(w, "<w:sdt><w:sdtPr><w:alias w:val=\"数字\"/><w:text/>"
                    "</w:sdtPr><w:sdtContent>");
    }
    word_add_runs(w, text, length, false);
    word_add(w, tracked   ? "</w:ins>"
                : control ? "</w:sdtContent></w:sdt>"
                          : "");
}

static void add_cell_text(word_writer *w, const drawn_cell *cell)
{
    const char *text = cell->text;
    for (;;) {
        bool whole = drawing_one_in(w->d, 2);
        size_t length = whole ? strlen(text) : write_line(text);
        word_add(w, "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>");
        if (cell->figure && length > 0)
            add_figure(w, text, length);
        else
            word_add_runs(w, text, length, false);
        word_add(w, "</w:p>");
        if (text[length] == '\0')
            break;
        text += length + 1;
    }
}

/* The cell that begins a merged block over rows, as seen from below; NULL
 * where nothing is merged over the place from above, or from the left. */
static const drawn_cell *block_above(const drawn_table *table, unsigned row,
                                     unsigned column)
{
    for (unsigned up = 1; up <= row; up++) {
        const drawn_cell *cell = &table->cells[row - up][column];
        if (cell->kind == DRAWN_CELL)
            return cell->rows > up ? cell : NULL;
        if (cell->kind == DRAWN_ABSENT)
            return NULL;
    }
    return NULL;
}

static void begin_cell(word_writer *w, unsigned columns, const char *merge)
{
    odfgx_buffer_add_format(&w->out,
                            "<w:tc><w:tcPr><w:tcW w:w=\"%u\" "
                            "w:type=\"dxa\"/>",
                            columns * 800);
    if (columns > 1 || (w->d->shape.loose && drawing_one_in(w->d, 4)))
        odfgx_buffer_add_format(&w->out, "<w:gridSpan w:val=\"%u\"/>", columns);
    word_add(w, merge);
    word_add(w, "</w:tcPr>");
}

static void add_cell(word_writer *w, const drawn_cell *cell)
{
    const char *merge =
        cell->rows > 1 || (w->d->shape.loose && drawing_one_in(w->d, 6))
            ? "<w:vMerge w:val=\"restart\"/>"
            : "";
    if (w->d->shape.loose && cell->columns > 1 && cell->rows == 1 &&
        drawing_one_in(w->d, 2)) {
        /* Merged as Word 97 did: each column has a cell. */
        begin_cell(w, 1, "<w:hMerge w:val=\"restart\"/>");
        add_cell_text(w, cell);
        word_add(w, "</w:tc>");
        for (unsigned c = 1; c < cell->columns; c++) {
            begin_cell(w, 1, "<w:hMerge/>");
            word_add(w, "<w:p/></w:tc>");
        }
        return;
    }
    begin_cell(w, cell->columns, merge);
    add_cell_text(w, cell);
    word_add(w, "</w:tc>");
}

static void add_covered(word_writer *w, const drawn_table *table, unsigned row,
                        unsigned column)
{
    const drawn_cell *block = block_above(table, row, column);
    if (block == NULL)
        return;
    begin_cell(w, block->columns,
               w->d->shape.loose && drawing_one_in(w->d, 2)
                   ? "<w:vMerge w:val=\"continue\"/>"
                   : "<w:vMerge/>");
    word_add(w, "<w:p/></w:tc>");
}

static void add_row(word_writer *w, const drawn_table *table, unsigned row)
{
    unsigned absent = 0;
    while (absent < table->columns &&
           table->cells[row][table->columns - 1 - absent].kind == DRAWN_ABSENT)
        absent++;
    word_add(w, "<w:tr w:rsidR=\"00A77B3E\"><w:trPr>");
    if (absent > 0 && !w->d->shape.loose)
        odfgx_buffer_add_format(&w->out, "<w:gridAfter w:val=\"%u\"/>", absent);
    word_add(w, "<w:cantSplit/>");
    word_add(w, row < table->head ? "<w:tblHeader/>" : "");
    word_add(w, "</w:trPr>");
    for (unsigned c = 0; c < table->columns - absent; c++) {
        const drawn_cell *cell = &table->cells[row][c];
        if (cell->kind == DRAWN_CELL)
            add_cell(w, cell);
        else if (cell->kind == DRAWN_COVERED)
            add_covered(w, table, row, c);
    }
    word_add(w, "</w:tr>");
}

static void begin_table(word_writer *w, unsigned columns, unsigned width)
{
    word_add(w, "<w:tbl><w:tblPr><w:tblStyle w:val=\"a3\"/><w:tblW w:w=\"0\" "
                "w:type=\"auto\"/><w:tblBorders><w:top w:val=\"single\" "
                "w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom "
                "w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" "
                "w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/>"
                "<w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders>"
                "</w:tblPr><w:tblGrid>");
    for (unsigned c = 0; c < columns; c++)
        odfgx_buffer_add_format(&w->out, "<w:gridCol w:w=\"%u\"/>", width);
    word_add(w, "</w:tblGrid>");
}

void word_begin_nest(word_writer *w)
{
    begin_table(w, 1, 9000);
    word_add(w, "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"9000\" w:type=\"dxa\"/>"
                "</w:tcPr>");
}

void word_end_nest(word_writer *w)
{
    word_add(w, "<w:p/></w:tc></w:tr></w:tbl>");
}

void word_add_table(word_writer *w, const drawn_table *table)
{
    bool nested = w->d->shape.nest == NEST_TABLES;
    if (nested)
        word_begin_nest(w);
    begin_table(w, table->columns, 800);
    for (unsigned r = 0; r < table->rows; r++)
        add_row(w, table, r);
    word_add(w, "</w:tbl>");
    if (nested)
        word_end_nest(w);
}
