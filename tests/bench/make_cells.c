/* make_cells ROWS COLUMNS OUT.ods — writes a spreadsheet as LibreOffice does:
 * cells that are by turns a number and a short Chinese text.
 * make_cells ROWS COLUMNS OUT.xlsx — the same as Excel does, with the texts
 * among the shared strings.
 * make_cells bomb OUT.ods — one cell, repeated over a whole sheet. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define HEAD                                                                   \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content"     \
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""       \
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""         \
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""           \
    " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:"     \
    "xmlns:calcext:1.0\" office:version=\"1.3\"><office:body>"                 \
    "<office:spreadsheet><table:table table:name=\"Sheet1\">"
#define TAIL                                                                   \
    "</table:table></office:spreadsheet></office:body>"                        \
    "</office:document-content>"
#define BOMB                                                                   \
    HEAD "<table:table-row table:number-rows-repeated=\"1048576\">"            \
         "<table:table-cell table:number-columns-repeated=\"16384\""           \
         " office:value-type=\"float\" office:value=\"1\"><text:p>1"           \
         "</text:p></table:table-cell></table:table-row>" TAIL

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define EXCEL_MAIN                                                             \
    " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define EXCEL_RELATIONS                                                        \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS                                                              \
    XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/"    \
        "2006/relationships\">"
#define RELATION(id, type, target)                                             \
    "<Relationship Id=\"" id "\" Type=\"" EXCEL_RELATIONS "/" type             \
    "\" Target=\"" target "\"/>"
#define EXCEL_HEAD XML "<worksheet" EXCEL_MAIN "><sheetData>"
#define EXCEL_TAIL "</row></sheetData></worksheet>"

enum { WORDS = 8, ENDINGS = 100 };

/* What an .xlsx has beside its sheet and its strings. */
static const struct {
    const char *name, *text;
} excel_parts[] = {
    { "[Content_Types].xml",
      XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
          "content-types\"><Default Extension=\"rels\" ContentType=\""
          "application/vnd.openxmlformats-package.relationships+xml\"/>"
          "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
          "</Types>" },
    { "_rels/.rels", RELATIONS RELATION("rId1", "officeDocument",
                                        "xl/workbook.xml") "</Relationships>" },
    { "xl/workbook.xml",
      XML "<workbook" EXCEL_MAIN " xmlns:r=\"" EXCEL_RELATIONS
          "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>"
          "</sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      RELATIONS RELATION("rId1", "worksheet", "worksheets/sheet1.xml") RELATION(
          "rId2", "sharedStrings", "sharedStrings.xml") "</Relationships>" },
};

static const char mimetype[] = "application/vnd.oasis.opendocument.spreadsheet";

static const char *const words[WORDS] = { "予以公开", "部分公开", "本年新收",
                                          "无法提供", "不予处理", "其他处理",
                                          "上年结转", "行政许可" };

/* content.xml or the sheet, made while libzip reads it. */
typedef struct content {
    bool excel;
    uint64_t rows, columns;
    uint64_t cell; /* the next one; past the last comes the tail */
    bool begun, ended;
    uint64_t seed;
    char piece[1024];
    size_t length, at; /* of the piece */
} content;

static uint32_t next_random(content *made)
{
    made->seed = made->seed * UINT64_C(6364136223846793005) +
                 UINT64_C(1442695040888963407);
    return (uint32_t)(made->seed >> 33);
}

static int make_ods_cell(uint32_t number, bool text, char *out, size_t size)
{
    if (!text)
        return snprintf(out, size,
                        "<table:table-cell office:value-type=\"float\""
                        " office:value=\"%u\" calcext:value-type=\"float\">"
                        "<text:p>%u</text:p></table:table-cell>",
                        number % 1000000, number % 1000000);
    return snprintf(out, size,
                    "<table:table-cell office:value-type=\"string\""
                    " calcext:value-type=\"string\"><text:p>%s%u"
                    "</text:p></table:table-cell>",
                    words[number % WORDS], number / WORDS % ENDINGS);
}

/* Columns have two letters at most. */
static int make_xlsx_cell(const content *made, uint32_t number, bool text,
                          char *out, size_t size)
{
    unsigned column = (unsigned)(made->cell % made->columns);
    unsigned long row = (unsigned long)(made->cell / made->columns + 1);
    char letters[3] = { (char)('A' + column / 26 - 1),
                        (char)('A' + column % 26), '\0' };
    const char *name = column < 26 ? letters + 1 : letters;
    if (!text)
        return snprintf(out, size, "<c r=\"%s%lu\"><v>%u</v></c>", name, row,
                        number % 1000000);
    return snprintf(out, size, "<c r=\"%s%lu\" t=\"s\"><v>%u</v></c>", name,
                    row, number % WORDS * ENDINGS + number / WORDS % ENDINGS);
}

static size_t make_cell(content *made, char *out, size_t size)
{
    uint32_t number = next_random(made);
    bool text = made->cell % 2 != 0;
    return (size_t)(made->excel ? make_xlsx_cell(made, number, text, out, size)
                                : make_ods_cell(number, text, out, size));
}

/* The tag of the next row, and the end of the one before it. */
static size_t make_row(const content *made, char *out, size_t size)
{
    unsigned long row = (unsigned long)(made->cell / made->columns + 1);
    if (made->excel)
        return (size_t)snprintf(out, size, "%s<row r=\"%lu\" spans=\"1:%lu\">",
                                made->cell > 0 ? "</row>" : "", row,
                                (unsigned long)made->columns);
    return (size_t)snprintf(out, size, "%s<table:table-row>",
                            made->cell > 0 ? "</table:table-row>" : "");
}

/* Makes the next piece; false past the last. */
static bool make_piece(content *made)
{
    size_t size = sizeof made->piece, length = 0;
    bool first = made->cell % made->columns == 0;
    if (made->ended)
        return false;
    if (!made->begun) {
        made->begun = true;
        length = (size_t)snprintf(made->piece, size, "%s",
                                  made->excel ? EXCEL_HEAD : HEAD);
    } else if (made->cell == made->rows * made->columns) {
        made->ended = true;
        length = (size_t)snprintf(made->piece, size, "%s",
                                  made->excel ? EXCEL_TAIL
                                              : "</table:table-row>" TAIL);
    } else {
        if (first)
            length = make_row(made, made->piece, size);
        length += make_cell(made, made->piece + length, size - length);
        made->cell++;
    }
    made->length = length;
    made->at = 0;
    return true;
}

static zip_int64_t read_content(content *made, char *out, uint64_t size)
{
    uint64_t done = 0;
    while (done < size) {
        if (made->at == made->length && !make_piece(made))
            break;
        uint64_t taken = made->length - made->at;
        if (taken > size - done)
            taken = size - done;
        memcpy(out + done, made->piece + made->at, (size_t)taken);
        made->at += (size_t)taken;
        done += taken;
    }
    return (zip_int64_t)done;
}

static zip_int64_t serve(void *context, void *data, zip_uint64_t length,
                         zip_source_cmd_t command)
{
    content *made = context;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        *made = (content){ .excel = made->excel,
                           .rows = made->rows,
                           .columns = made->columns,
                           .seed = 20260 };
        return 0;
    case ZIP_SOURCE_READ:
        return read_content(made, data, length);
    case ZIP_SOURCE_STAT:
        zip_stat_init(data);
        return sizeof(zip_stat_t);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    default:
        return -1;
    }
}

static bool add(zip_t *archive, const char *name, zip_source_t *source,
                zip_int32_t method)
{
    zip_int64_t index =
        source != NULL ? zip_file_add(archive, name, source, 0) : -1;
    return index >= 0 && zip_set_file_compression(archive, (zip_uint64_t)index,
                                                  method, 0) == 0;
}

/* All texts that there may be, in the order of their numbers. */
static char *make_strings(size_t *length)
{
    static const char head[] = XML "<sst" EXCEL_MAIN ">";
    size_t size = sizeof head + WORDS * ENDINGS * 40 + 16, at;
    char *text = malloc(size);
    if (text == NULL)
        return NULL;
    at = (size_t)snprintf(text, size, "%s", head);
    for (unsigned i = 0; i < WORDS * ENDINGS; i++)
        at += (size_t)snprintf(text + at, size - at, "<si><t>%s%u</t></si>",
                               words[i / ENDINGS], i % ENDINGS);
    at += (size_t)snprintf(text + at, size - at, "</sst>");
    *length = at;
    return text;
}

static bool write_excel(zip_t *archive, content *made)
{
    size_t length = 0;
    bool added = true;
    char *strings = make_strings(&length);
    if (strings == NULL)
        return false;
    for (size_t i = 0; i < sizeof excel_parts / sizeof *excel_parts; i++)
        added = added && add(archive, excel_parts[i].name,
                             zip_source_buffer(archive, excel_parts[i].text,
                                               strlen(excel_parts[i].text), 0),
                             ZIP_CM_DEFLATE);
    return added &&
           add(archive, "xl/sharedStrings.xml",
               zip_source_buffer(archive, strings, length, 1),
               ZIP_CM_DEFLATE) &&
           add(archive, "xl/worksheets/sheet1.xml",
               zip_source_function(archive, serve, made), ZIP_CM_DEFLATE);
}

static bool write_workbook(zip_t *archive, content *made, bool bomb)
{
    if (made->excel)
        return write_excel(archive, made);
    zip_source_t *source =
        bomb ? zip_source_buffer(archive, BOMB, sizeof BOMB - 1, 0)
             : zip_source_function(archive, serve, made);
    return add(archive, "mimetype",
               zip_source_buffer(archive, mimetype, sizeof mimetype - 1, 0),
               ZIP_CM_STORE) &&
           add(archive, "content.xml", source, ZIP_CM_DEFLATE);
}

int main(int argc, char **argv)
{
    bool bomb = argc == 3 && strcmp(argv[1], "bomb") == 0;
    content made = { 0 };
    if (argc == 4) {
        made.rows = strtoull(argv[1], NULL, 10);
        made.columns = strtoull(argv[2], NULL, 10);
        made.excel = strstr(argv[3], ".xlsx") != NULL;
    }
    if (!bomb && (made.rows == 0 || made.columns == 0)) {
        (void)fputs("usage: make_cells ROWS COLUMNS OUT.ods|OUT.xlsx\n"
                    "       make_cells bomb OUT.ods\n",
                    stderr);
        return 2;
    }
    zip_t *archive = zip_open(argv[argc - 1], ZIP_CREATE | ZIP_TRUNCATE, NULL);
    bool written = archive != NULL && write_workbook(archive, &made, bomb) &&
                   zip_close(archive) == 0;
    if (!written)
        (void)fprintf(stderr, "%s can't be written\n", argv[argc - 1]);
    return written ? 0 : 1;
}
