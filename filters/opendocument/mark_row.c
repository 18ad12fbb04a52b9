#include "filters/opendocument/mark.h"

#include <string.h>

static const char repeated_rows[] = "number-rows-repeated";
static const char repeated_columns[] = "number-columns-repeated";

static void add_bytes(const odfgx_buffer *text, size_t begin, size_t end,
                      odfgx_buffer *out)
{
    odfgx_buffer_add(out, text->data + begin, end - begin);
}

/* ----------------------------------------------------------------- comments */

static void add_note(const odfgx_mark *mark, odfgx_buffer *out)
{
    odfgx_buffer_add_text(out,
                          "<office:annotation" OD_XMLNS_OFFICE OD_XMLNS_DC
                          "><dc:creator>" ODFGX_MARK_AUTHOR "</dc:creator>");
    odfgx_od_add_paragraphs(out, mark->comment);
    odfgx_buffer_add_text(out, "</office:annotation>");
}

/* A comment of somebody else goes on with ours. */
static odfgx_status change_note(const odfgx_od_marked_row *row,
                                const odfgx_od_marked_cell *cell,
                                const odfgx_mark *mark, odfgx_changes *changes,
                                odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    size_t begin = cell->note_at, end = begin;
    bool empty = cell->note_close == cell->note_end;
    if (cell->note_end == 0) {
        add_note(mark, &bytes);
    } else {
        begin = empty ? cell->note.begin : cell->note_close;
        end = cell->note_close;
        if (empty)
            odfgx_od_add_opened(row->text, cell->note, &bytes);
        odfgx_od_add_paragraphs(&bytes, ODFGX_MARK_LINE);
        odfgx_od_add_paragraphs(&bytes, mark->comment);
        if (empty)
            odfgx_od_add_closing(row->text, cell->note, &bytes);
    }
    odfgx_status status = odfgx_changes_add(changes, begin, end, &bytes, err);
    odfgx_buffer_clear(&bytes);
    return status;
}

/* The new number stands in place of the first text, or behind all. */
static odfgx_status change_text(const odfgx_od_marked_row *row,
                                const odfgx_od_marked_cell *cell,
                                const odfgx_mark *mark, odfgx_changes *changes,
                                odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    odfgx_place behind = { cell->close, cell->close };
    bool none = cell->paragraph == cell->paragraphs;
    const odfgx_place *place =
        none ? &behind : &row->paragraphs[cell->paragraph];
    odfgx_od_add_paragraphs(&bytes, mark->value);
    odfgx_status status =
        odfgx_changes_add(changes, place->begin, place->end, &bytes, err);
    odfgx_buffer_empty(&bytes);
    for (size_t i = cell->paragraph + 1;
         i < cell->paragraphs && status == ODFGX_OK; i++)
        status = odfgx_changes_add(changes, row->paragraphs[i].begin,
                                   row->paragraphs[i].end, &bytes, err);
    odfgx_buffer_clear(&bytes);
    return status;
}

/* -------------------------------------------------------------------- cells */

static void add_tag(const odfgx_od_marked_row *row,
                    const odfgx_od_marked_cell *cell, const odfgx_mark *mark,
                    odfgx_buffer *out)
{
    odfgx_buffer tag = { 0 };
    if (row->valued) {
        odfgx_od_add_valued(row->text, cell->tag, mark->value, out);
        return;
    }
    odfgx_od_add_repeated(row->text, cell->tag, repeated_columns, 1, &tag);
    if (!tag.failed)
        odfgx_od_add_opened(&tag, (odfgx_place){ 0, tag.length }, out);
    out->failed = out->failed || tag.failed;
    odfgx_buffer_clear(&tag);
}

static odfgx_status add_marked(const odfgx_od_marked_row *row,
                               const odfgx_od_marked_cell *cell,
                               const odfgx_mark *mark, odfgx_buffer *out,
                               odfgx_error *err)
{
    odfgx_changes changes = { 0 };
    odfgx_status status = row->valued
                              ? change_text(row, cell, mark, &changes, err)
                              : change_note(row, cell, mark, &changes, err);
    if (status == ODFGX_OK) {
        add_tag(row, cell, mark, out);
        odfgx_changes_apply_within(&changes, row->text,
                                   (odfgx_place){ cell->tag.end, cell->close },
                                   out);
        odfgx_od_add_closing(row->text, cell->tag, out);
    }
    odfgx_changes_clear(&changes);
    return status;
}

/* Cells of a run that are not marked. */
static void add_plain(const odfgx_od_marked_row *row,
                      const odfgx_od_marked_cell *cell, uint32_t columns,
                      odfgx_buffer *out)
{
    if (columns == 0)
        return;
    if (columns == cell->columns) {
        add_bytes(row->text, cell->tag.begin, cell->end, out);
        return;
    }
    odfgx_od_add_repeated(row->text, cell->tag, repeated_columns, columns, out);
    add_bytes(row->text, cell->tag.end, cell->end, out);
}

/* Appends a cell or a run; `*at` moves past the marks in it, of `count`. */
static odfgx_status add_cell(const odfgx_od_marked_row *row,
                             const odfgx_od_marked_cell *cell,
                             const odfgx_mark *const *marks, size_t count,
                             size_t *at, odfgx_buffer *out, odfgx_error *err)
{
    uint32_t next = cell->column, end = cell->column + cell->columns;
    odfgx_status status = ODFGX_OK;
    while (*at < count && marks[*at]->column < end && status == ODFGX_OK) {
        const odfgx_mark *mark = marks[(*at)++];
        add_plain(row, cell, mark->column - next, out);
        status = add_marked(row, cell, mark, out, err);
        next = mark->column + 1;
    }
    add_plain(row, cell, end - next, out);
    return status;
}

static void add_blank(uint32_t columns, odfgx_buffer *out)
{
    if (columns == 0)
        return;
    odfgx_buffer_add_text(out, "<table:table-cell" OD_XMLNS_TABLE);
    if (columns > 1)
        odfgx_buffer_add_format(out, " table:number-columns-repeated=\"%lu\"",
                                (unsigned long)columns);
    odfgx_buffer_add_text(out, "/>");
}

/* Appends marked cells that a row did not have, from the column on. */
static void add_new_cells(const odfgx_od_marked_row *row, uint32_t column,
                          const odfgx_mark *const *marks, size_t count,
                          odfgx_buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        const odfgx_mark *mark = marks[i];
        add_blank(mark->column - column, out);
        odfgx_buffer_add_text(
            out, "<table:table-cell" OD_XMLNS_TABLE OD_XMLNS_OFFICE);
        if (row->valued)
            odfgx_buffer_add_format(
                out, " office:value-type=\"float\" office:value=\"%s\"",
                mark->value);
        odfgx_buffer_add_char(out, '>');
        if (row->valued)
            odfgx_od_add_paragraphs(out, mark->value);
        else
            add_note(mark, out);
        odfgx_buffer_add_text(out, "</table:table-cell>");
        column = mark->column + 1;
    }
}

/* --------------------------------------------------------------------- rows */

/* Rows of the run that are not marked. */
static void add_plain_rows(const odfgx_od_marked_row *row, uint32_t rows,
                           odfgx_buffer *out)
{
    if (rows == 0)
        return;
    odfgx_od_add_repeated(row->text, row->tag, repeated_rows, rows, out);
    add_bytes(row->text, row->tag.end, row->end, out);
}

static odfgx_status add_marked_row(const odfgx_od_marked_row *row,
                                   const odfgx_mark *const *marks, size_t count,
                                   odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer tag = { 0 };
    odfgx_status status = ODFGX_OK;
    size_t at = 0, copied = row->tag.end;
    odfgx_od_add_repeated(row->text, row->tag, repeated_rows, 1, &tag);
    odfgx_od_add_opened(&tag, (odfgx_place){ 0, tag.length }, out);
    for (size_t i = 0; i < row->cell_count && status == ODFGX_OK; i++) {
        const odfgx_od_marked_cell *cell = &row->cells[i];
        add_bytes(row->text, copied, cell->tag.begin, out);
        status = add_cell(row, cell, marks, count, &at, out, err);
        copied = cell->end;
    }
    add_new_cells(row, row->columns, marks + at, count - at, out);
    add_bytes(row->text, copied, row->close, out);
    odfgx_od_add_closing(row->text, row->tag, out);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&tag, err);
    odfgx_buffer_clear(&tag);
    return status;
}

/* How many of the marks, from the first on, are of one row. */
static size_t count_row(const odfgx_mark *const *marks, size_t count)
{
    size_t same = 1;
    while (same < count && marks[same]->row == marks[0]->row)
        same++;
    return same;
}

odfgx_status odfgx_od_mark_row(const odfgx_od_marked_row *row,
                               const odfgx_mark *const *marks, size_t count,
                               odfgx_buffer *out, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    uint32_t next = row->row;
    while (count > 0 && status == ODFGX_OK) {
        size_t same = count_row(marks, count);
        add_plain_rows(row, marks[0]->row - next, out);
        next = marks[0]->row + 1;
        status = add_marked_row(row, marks, same, out, err);
        marks += same;
        count -= same;
    }
    add_plain_rows(row, row->row + row->rows - next, out);
    return status == ODFGX_OK ? odfgx_buffer_check(out, err) : status;
}

void odfgx_od_mark_new_rows(const odfgx_od_marked_row *row, uint32_t first,
                            const odfgx_mark *const *marks, size_t count,
                            odfgx_buffer *out)
{
    while (count > 0) {
        size_t same = count_row(marks, count);
        uint32_t blank = marks[0]->row - first;
        if (blank > 0)
            odfgx_buffer_add_format(
                out,
                "<table:table-row" OD_XMLNS_TABLE
                " table:number-rows-repeated=\"%lu\"><table:table-cell/>"
                "</table:table-row>",
                (unsigned long)blank);
        odfgx_buffer_add_text(out, "<table:table-row" OD_XMLNS_TABLE ">");
        add_new_cells(row, 0, marks, same, out);
        odfgx_buffer_add_text(out, "</table:table-row>");
        first = marks[0]->row + 1;
        marks += same;
        count -= same;
    }
}
