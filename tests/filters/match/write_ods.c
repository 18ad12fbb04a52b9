#include "tests/filters/match/write.h"

#include <stdio.h>
#include <string.h>

static const char styles[] =
    "<style:style style:name=\"hidden\" style:family=\"table\">"
    "<style:table-properties table:display=\"false\"/></style:style>"
    "<style:style style:name=\"shown\" style:family=\"table\">"
    "<style:table-properties table:display=\"true\"/></style:style>"
    "<style:style style:name=\"column\" style:family=\"table-column\">"
    "<style:table-column-properties style:column-width=\"22mm\"/>"
    "</style:style>"
    "<number:number-style style:name=\"grouped\"><number:number "
    "number:min-integer-digits=\"1\" number:grouping=\"true\"/>"
    "</number:number-style>"
    "<style:style style:name=\"figure\" style:family=\"table-cell\" "
    "style:data-style-name=\"grouped\"/>";

static void add_lines(drawing *d, odfgx_buffer *out, const char *text)
{
    for (;;) {
        size_t length = write_line(text), used = 0;
        odfgx_buffer_add_text(out, "<text:p>");
        while (used < length) {
            size_t piece = write_piece(d, text + used, length - used);
            bool span = d->shape.split && drawing_one_in(d, 2);
            odfgx_buffer_add_text(out, span ? "<text:span>" : "");
            write_escaped(out, text + used, piece);
            odfgx_buffer_add_text(out, span ? "</text:span>" : "");
            used += piece;
        }
        odfgx_buffer_add_text(out, "</text:p>");
        if (text[length] == '\0')
            break;
        text += length + 1;
    }
}

static void add_value(odfgx_buffer *out, const drawn_cell *cell, unsigned row,
                      unsigned column)
{
    char first[ODFGX_ADDRESS_TEXT], last[ODFGX_ADDRESS_TEXT];
    if (cell->summands > 0) {
        odfgx_address_format(row, column - cell->summands, first);
        odfgx_address_format(row, column - 1, last);
        odfgx_buffer_add_format(out, " table:formula=\"of:=SUM([.%s:.%s])\"",
                                first, last);
    }
    if (cell->value != NULL)
        odfgx_buffer_add_format(out,
                                " office:value-type=\"float\" office:value="
                                "\"%s\" calcext:value-type=\"float\"%s",
                                cell->value,
                                strchr(cell->text, ',') != NULL
                                    ? " table:style-name=\"figure\""
                                    : "");
    else if (cell->text[0] != '\0')
        odfgx_buffer_add_text(out, " office:value-type=\"string\" "
                                   "calcext:value-type=\"string\"");
}

static void add_cell(drawing *d, odfgx_buffer *out, const drawn_cell *cell,
                     unsigned row, unsigned column)
{
    if (cell->kind != DRAWN_CELL) {
        odfgx_buffer_add_text(out, cell->kind == DRAWN_COVERED
                                       ? "<table:covered-table-cell/>"
                                       : "<table:table-cell/>");
        return;
    }
    odfgx_buffer_add_text(out, "<table:table-cell");
    if (cell->columns > 1 || cell->rows > 1)
        odfgx_buffer_add_format(out,
                                " table:number-columns-spanned=\"%u\" "
                                "table:number-rows-spanned=\"%u\"",
                                cell->columns, cell->rows);
    add_value(out, cell, row, column);
    odfgx_buffer_add_text(out, ">");
    if (cell->text[0] != '\0')
        add_lines(d, out, cell->text);
    odfgx_buffer_add_text(out, "</table:table-cell>");
}

/* Empty rows in between are one that is repeated, as programs save them. */
static unsigned empty_rows(const drawn_table *table, unsigned row)
{
    unsigned count = 0;
    for (; row + count < table->rows; count++) {
        for (unsigned c = 0; c < table->columns; c++) {
            if (table->cells[row + count][c].kind != DRAWN_ABSENT)
                return count;
        }
    }
    return count;
}

static void add_table(drawing *d, odfgx_buffer *out, const drawn_table *table)
{
    odfgx_buffer_add_format(out,
                            "<table:table table:name=\"%s\" "
                            "table:style-name=\"%s\"><table:table-column "
                            "table:style-name=\"column\" "
                            "table:number-columns-repeated=\"%u\"/>",
                            table->name, table->hidden ? "hidden" : "shown",
                            table->columns);
    for (unsigned r = 0; r < table->rows; r++) {
        unsigned empty = empty_rows(table, r);
        if (empty > 0) {
            odfgx_buffer_add_format(
                out,
                "<table:table-row table:number-rows-repeated=\"%u\">"
                "<table:table-cell table:number-columns-repeated=\"%u\"/>"
                "</table:table-row>",
                empty, table->columns);
            r += empty - 1;
            continue;
        }
        odfgx_buffer_add_text(out, "<table:table-row>");
        for (unsigned c = 0; c < table->columns; c++)
            add_cell(d, out, &table->cells[r][c], r, c);
        odfgx_buffer_add_text(out, "</table:table-row>");
    }
    odfgx_buffer_add_text(out, "</table:table>");
}

static void add_body(drawing *d, odfgx_buffer *body)
{
    for (size_t i = 0; i < d->count; i++)
        add_table(d, body, d->blocks[i].table);
}

odfgx_status write_ods(drawing *d, odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer body = { 0 };
    add_body(d, &body);
    odfgx_status status =
        write_odf_package("spreadsheet", styles, &body, out, err);
    odfgx_buffer_clear(&body);
    return status;
}

odfgx_status write_fods(drawing *d, odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer body = { 0 };
    add_body(d, &body);
    odfgx_status status =
        write_odf_flat("spreadsheet", styles, &body, out, err);
    odfgx_buffer_clear(&body);
    return status;
}
