#include "tests/filters/match/sheets.h"

#include "odf/archive.h"
#include "tests/filters/match/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char mimetype[] = "application/vnd.oasis.opendocument.spreadsheet";

static const char manifest[] =
    "<manifest:manifest "
    "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" "
    "manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" "
    "manifest:media-type=\"text/xml\"/></manifest:manifest>";

void sheets_begin(sheets *book)
{
    *book = (sheets){ 0 };
    odfgx_buffer_add_text(
        &book->content,
        "<office:document-content "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        "office:version=\"1.3\"><office:automatic-styles>"
        "<style:style style:name=\"hidden\" style:family=\"table\">"
        "<style:table-properties table:display=\"false\"/></style:style>"
        "</office:automatic-styles><office:body><office:spreadsheet>");
}

static void end_table(sheets *book)
{
    if (book->table_open)
        odfgx_buffer_add_text(&book->content, "</table:table>");
    book->table_open = false;
}

void sheets_table(sheets *book, const char *name, bool hidden)
{
    end_table(book);
    odfgx_buffer_add_format(&book->content, "<table:table table:name=\"%s\"%s>",
                            name, hidden ? " table:style-name=\"hidden\"" : "");
    book->table_open = true;
}

static void add_paragraphs(odfgx_buffer *out, const char *text, size_t length)
{
    odfgx_slice rest = { text, length }, line;
    while (odfgx_text_line(&rest, &line)) {
        odfgx_buffer_add_text(out, "<text:p>");
        write_escaped(out, line.text, line.length);
        odfgx_buffer_add_text(out, "</text:p>");
    }
}

static void add_typed(odfgx_buffer *out, const char *type, const char *cell,
                      size_t length)
{
    const char *shown = memchr(cell, ';', length);
    size_t value = shown != NULL ? (size_t)(shown - cell) : length;
    odfgx_buffer_add_format(out, " office:value-type=\"%s\" office:value=\"",
                            type);
    write_escaped(out, cell, value);
    odfgx_buffer_add_text(out, "\">");
    if (shown != NULL)
        add_paragraphs(out, shown + 1, length - value - 1);
    else
        add_paragraphs(out, cell, length);
}

static void add_content(odfgx_buffer *out, const char *cell, size_t length)
{
    static const char formula[] = " table:formula=\"of:=SUM([.A1])\"";
    switch (length > 0 ? *cell : '\0') {
    case '=':
        add_typed(out, "float", cell + 1, length - 1);
        break;
    case '%':
        add_typed(out, "percentage", cell + 1, length - 1);
        break;
    case '@':
        odfgx_buffer_add_text(out, formula);
        add_typed(out, "float", cell + 1, length - 1);
        break;
    case '^':
        odfgx_buffer_add_format(out, "%s>", formula);
        break;
    case '!':
        odfgx_buffer_add_format(out,
                                "%s office:value-type=\"string\" "
                                "office:string-value=\"\">",
                                formula);
        add_paragraphs(out, cell + 1, length - 1);
        break;
    default:
        odfgx_buffer_add_text(out, length > 0 ? " office:value-type=\"string\">"
                                              : ">");
        add_paragraphs(out, cell, length);
    }
}

static void add_cell(odfgx_buffer *out, const char *cell, size_t length)
{
    unsigned columns = 1, rows = 1;
    if (length == 1 && *cell == '.') {
        odfgx_buffer_add_text(out, "<table:covered-table-cell/>");
        return;
    }
    odfgx_buffer_add_text(out, "<table:table-cell");
    if (length > 0 && *cell == '<' &&
        sscanf(cell, "<%ux%u>", &columns, &rows) == 2) {
        size_t used = strcspn(cell, ">") + 1;
        cell += used;
        length -= used;
        odfgx_buffer_add_format(out,
                                " table:number-columns-spanned=\"%u\" "
                                "table:number-rows-spanned=\"%u\"",
                                columns, rows);
    }
    const char *comment = memchr(cell, '{', length);
    size_t shown = comment != NULL ? (size_t)(comment - cell) : length;
    add_content(out, cell, shown);
    if (comment != NULL) {
        odfgx_buffer_add_text(out, "<office:annotation>");
        add_paragraphs(out, comment + 1, length - shown - 2);
        odfgx_buffer_add_text(out, "</office:annotation>");
    }
    odfgx_buffer_add_text(out, "</table:table-cell>");
}

void sheets_row(sheets *book, const char *cells)
{
    odfgx_buffer_add_text(&book->content, "<table:table-row>");
    for (;;) {
        size_t length = strcspn(cells, "|");
        add_cell(&book->content, cells, length);
        if (cells[length] == '\0')
            break;
        cells += length + 1;
    }
    odfgx_buffer_add_text(&book->content, "</table:table-row>");
}

static odfgx_status pack(odfgx_archive *archive, const sheets *book,
                         odfgx_buffer *out, odfgx_error *err)
{
    odfgx_status status = odfgx_archive_add(archive, "mimetype", mimetype,
                                            strlen(mimetype), true, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_add(archive, "content.xml", book->content.data,
                                   book->content.length, false, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_add(archive, "META-INF/manifest.xml", manifest,
                                   strlen(manifest), false, err);
    return status == ODFGX_OK ? odfgx_archive_finish(archive, out, err)
                              : status;
}

odfgx_status sheets_pack(sheets *book, odfgx_buffer *out, odfgx_error *err)
{
    odfgx_archive *archive = NULL;
    end_table(book);
    odfgx_buffer_add_text(&book->content, "</office:spreadsheet></office:body>"
                                          "</office:document-content>");
    odfgx_status status = odfgx_archive_new(&archive, err);
    if (status == ODFGX_OK)
        status = pack(archive, book, out, err);
    odfgx_archive_free(archive);
    odfgx_buffer_clear(&book->content);
    return status;
}

odfgx_status sheets_read(sheets *book, const odfgx_form *form, const char *name,
                         odfgx_report **out, odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    odfgx_input *input = NULL;
    *out = NULL;
    odfgx_status status = sheets_pack(book, &bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_input_from_memory(&input, bytes.data, bytes.length, name,
                                         NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_report_read(out, form, &input, 1, NULL, err);
    odfgx_input_free(input);
    odfgx_buffer_clear(&bytes);
    return status;
}
