/* tests/cases/pack.c — makes the inputs of the end-to-end cases from text.
 *
 *   pack OUT.ods FOLDER   zips the files of a folder, mimetype first
 *   pack OUT.ods FILE     makes a workbook of a text: a line "# NAME" begins
 *                         a sheet, any other is a row of cells between tabs;
 *                         "<" is merged with the cell to the left, "^" with
 *                         the one above, a line "" is an empty row */
#include "odf/archive.h"
#include "odf/xml.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MIME "application/vnd.oasis.opendocument.spreadsheet"
#define FILES_MAX 64
#define ROWS_MAX 200
#define COLUMNS_MAX 32

/* The archive and what it borrows until it is finished. */
static odfgx_archive *archive;
static odfgx_buffer contents[FILES_MAX];
static size_t content_count;
static size_t root_length;

static void die(const char *what)
{
    (void)fprintf(stderr, "pack: %s\n", what);
    exit(EXIT_FAILURE);
}

static odfgx_buffer *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char bytes[4096];
    size_t length;
    if (file == NULL || content_count == FILES_MAX)
        die(path);
    odfgx_buffer *content = &contents[content_count++];
    while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
        odfgx_buffer_add(content, bytes, length);
    (void)fclose(file);
    return content;
}

static void add(const char *name, const odfgx_buffer *content, bool stored)
{
    odfgx_error failure = { 0 };
    if (odfgx_archive_add(archive, name, content->data, content->length, stored,
                          &failure) != ODFGX_OK)
        die(failure.text);
}

static int add_file(const char *path, const struct stat *about, int type,
                    struct FTW *place)
{
    (void)about;
    (void)place;
    if (type == FTW_F && strcmp(path + root_length, "mimetype") != 0)
        add(path + root_length, read_file(path), false);
    return 0;
}

static void pack_folder(const char *folder)
{
    char path[4096];
    root_length = strlen(folder) + 1;
    (void)snprintf(path, sizeof path, "%s/mimetype", folder);
    struct stat about;
    if (stat(path, &about) == 0)
        add("mimetype", read_file(path), true);
    if (nftw(folder, add_file, 8, FTW_PHYS) != 0)
        die(folder);
}

/* ------------------------------------------------------------------ sheets */

/* The rows of one sheet; cells point into the text. */
typedef struct sheet {
    char *cells[ROWS_MAX][COLUMNS_MAX];
    size_t lengths[ROWS_MAX], rows;
} sheet;

static bool is(const sheet *sheet, size_t row, size_t column, const char *mark)
{
    return row < sheet->rows && column < sheet->lengths[row] &&
           strcmp(sheet->cells[row][column], mark) == 0;
}

static void add_span(odfgx_buffer *out, const sheet *sheet, size_t row,
                     size_t column)
{
    size_t rows = 1, columns = 1;
    while (is(sheet, row, column + columns, "<"))
        columns++;
    while (is(sheet, row + rows, column, "^"))
        rows++;
    if (rows * columns > 1)
        odfgx_buffer_add_format(out,
                                " table:number-columns-spanned=\"%zu\""
                                " table:number-rows-spanned=\"%zu\"",
                                columns, rows);
}

static void add_cell(odfgx_buffer *out, const sheet *sheet, size_t row,
                     size_t column)
{
    const char *text = sheet->cells[row][column];
    char *end;
    if (is(sheet, row, column, "<") || is(sheet, row, column, "^")) {
        odfgx_buffer_add_text(out, "<table:covered-table-cell/>");
        return;
    }
    odfgx_buffer_add_text(out, "<table:table-cell");
    add_span(out, sheet, row, column);
    (void)strtod(text, &end);
    if (*text != '\0' && *end == '\0')
        odfgx_buffer_add_format(
            out, " office:value-type=\"float\" office:value=\"%s\"", text);
    else if (*text != '\0')
        odfgx_buffer_add_text(out, " office:value-type=\"string\"");
    odfgx_buffer_add_text(out, "><text:p>");
    odfgx_xml_add_odf_text(out, text, strlen(text));
    odfgx_buffer_add_text(out, "</text:p></table:table-cell>");
}

static void add_rows(odfgx_buffer *out, const sheet *sheet)
{
    for (size_t row = 0; row < sheet->rows; row++) {
        odfgx_buffer_add_text(out, "<table:table-row>");
        for (size_t column = 0; column < sheet->lengths[row]; column++)
            add_cell(out, sheet, row, column);
        if (sheet->lengths[row] == 0)
            odfgx_buffer_add_text(out, "<table:table-cell/>");
        odfgx_buffer_add_text(out, "</table:table-row>\n");
    }
}

static void split_row(sheet *sheet, char *line)
{
    if (sheet->rows == ROWS_MAX)
        die("too many rows");
    size_t *length = &sheet->lengths[sheet->rows];
    *length = 0;
    for (char *cell = line; cell != NULL && *line != '\0';) {
        char *tab = strchr(cell, '\t');
        if (tab != NULL)
            *tab++ = '\0';
        if (*length == COLUMNS_MAX)
            die("too many columns");
        sheet->cells[sheet->rows][(*length)++] = cell;
        cell = tab;
    }
    sheet->rows++;
}

static void end_sheet(odfgx_buffer *out, sheet *sheet, bool open)
{
    if (!open)
        return;
    add_rows(out, sheet);
    odfgx_buffer_add_text(out, "</table:table>\n");
    sheet->rows = 0;
}

static void add_sheets(odfgx_buffer *out, char *text)
{
    static sheet sheet;
    bool open = false;
    for (char *line = text, *next; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        if (strncmp(line, "# ", 2) == 0) {
            end_sheet(out, &sheet, open);
            odfgx_buffer_add_text(out, "<table:table");
            odfgx_xml_add_attribute(out, "table:name", line + 2);
            odfgx_buffer_add_text(out, ">\n");
            open = true;
        } else if (next != NULL) {
            split_row(&sheet, line);
        }
    }
    end_sheet(out, &sheet, open);
}

static void pack_text(const char *path)
{
    static const char spaces[] =
        " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
        " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
        " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
        " office:version=\"1.3\"";
    static odfgx_buffer mime, content, manifest;
    odfgx_buffer_add_text(&mime, MIME);
    odfgx_buffer_add_format(&content,
                            "<?xml version=\"1.0\"?>\n"
                            "<office:document-content%s><office:body>"
                            "<office:spreadsheet>\n",
                            spaces);
    add_sheets(&content, read_file(path)->data);
    odfgx_buffer_add_text(&content, "</office:spreadsheet></office:body>"
                                    "</office:document-content>\n");
    odfgx_buffer_add_text(
        &manifest, "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:"
                   "opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
                   "<manifest:file-entry manifest:full-path=\"/\""
                   " manifest:media-type=\"" MIME "\"/>"
                   "<manifest:file-entry manifest:full-path=\"content.xml\""
                   " manifest:media-type=\"text/xml\"/></manifest:manifest>\n");
    add("mimetype", &mime, true);
    add("content.xml", &content, false);
    add("META-INF/manifest.xml", &manifest, false);
}

int main(int argc, char **argv)
{
    odfgx_error failure = { 0 };
    odfgx_buffer bytes = { 0 };
    struct stat about;
    if (argc != 3 || stat(argv[2], &about) != 0)
        die("pack OUT.ods FOLDER|FILE");
    if (odfgx_archive_new(&archive, &failure) != ODFGX_OK)
        die(failure.text);
    if (S_ISDIR(about.st_mode))
        pack_folder(argv[2]);
    else
        pack_text(argv[2]);
    if (odfgx_archive_finish(archive, &bytes, &failure) != ODFGX_OK ||
        odfgx_output_write(argv[1], bytes.data, bytes.length, true, NULL, 0,
                           &failure) != ODFGX_OK)
        die(failure.text);
    odfgx_archive_free(archive);
    odfgx_buffer_clear(&bytes);
    return EXIT_SUCCESS;
}
