#include "tests/filters/match/write.h"

#include <stdio.h>
#include <string.h>

#define DECLARATION                                                            \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS                                                              \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define SHEET_TYPE                                                             \
    "application/vnd.openxmlformats-officedocument.spreadsheetml."

enum { SHEETS = 16 };

/* A workbook that is being written. */
typedef struct workbook {
    drawing *d;
    odfgx_buffer strings, sheets[SHEETS];
    size_t string_count;
} workbook;

static const char styles[] = DECLARATION
    "<styleSheet xmlns=\"" MAIN "\"><fonts count=\"1\"><font><sz val=\"11\"/>"
    "<name val=\"宋体\"/></font></fonts><fills count=\"2\"><fill><patternFill "
    "patternType=\"none\"/></fill><fill><patternFill "
    "patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border>"
    "<left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
    "borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"><alignment wrapText=\"1\"/></xf></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"常规\" xfId=\"0\" "
    "builtinId=\"0\"/></cellStyles></styleSheet>";

static void add_t(odfgx_buffer *out, const char *text, size_t length)
{
    odfgx_buffer_add_text(out, "<t xml:space=\"preserve\">");
    write_escaped(out, text, length);
    odfgx_buffer_add_text(out, "</t>");
}

/* A string, or runs with a phonetic reading that is none of its text. */
static void add_string(drawing *d, odfgx_buffer *out, const char *text)
{
    size_t length = strlen(text), used = 0;
    if (!d->shape.split) {
        add_t(out, text, length);
        return;
    }
    while (used < length) {
        size_t piece = write_piece(d, text + used, length - used);
        odfgx_buffer_add_text(out, "<r><rPr><sz val=\"11\"/><rFont "
                                   "val=\"宋体\"/></rPr>");
        add_t(out, text + used, piece);
        odfgx_buffer_add_text(out, "</r>");
        used += piece;
    }
    odfgx_buffer_add_text(out,
                          "<rPh sb=\"0\" eb=\"1\"><t>ㄅ9</t></rPh>"
                          "<phoneticPr fontId=\"0\" type=\"noConversion\"/>");
}

static void add_text_cell(workbook *w, odfgx_buffer *out, const char *address,
                          const char *text)
{
    if (drawing_one_in(w->d, 5)) {
        odfgx_buffer_add_format(out, "<c r=\"%s\" s=\"2\" t=\"inlineStr\"><is>",
                                address);
        add_string(w->d, out, text);
        odfgx_buffer_add_text(out, "</is></c>");
        return;
    }
    odfgx_buffer_add_format(out, "<c r=\"%s\" s=\"2\" t=\"s\"><v>%zu</v></c>",
                            address, w->string_count++);
    odfgx_buffer_add_text(&w->strings, "<si>");
    add_string(w->d, &w->strings, text);
    odfgx_buffer_add_text(&w->strings, "</si>");
}

static void add_cell(workbook *w, odfgx_buffer *out, const drawn_cell *cell,
                     unsigned row, unsigned column)
{
    char address[ODFGX_ADDRESS_TEXT], first[ODFGX_ADDRESS_TEXT],
        last[ODFGX_ADDRESS_TEXT];
    odfgx_address_format(row, column, address);
    if (cell->kind != DRAWN_CELL || cell->text[0] == '\0') {
        if (cell->kind != DRAWN_ABSENT)
            odfgx_buffer_add_format(out, "<c r=\"%s\" s=\"2\"/>", address);
        return;
    }
    if (cell->value == NULL) {
        add_text_cell(w, out, address, cell->text);
        return;
    }
    odfgx_buffer_add_format(out, "<c r=\"%s\"%s>", address,
                            strchr(cell->text, ',') != NULL ? " s=\"1\"" : "");
    if (cell->summands > 0)
        odfgx_buffer_add_format(
            out, "<f>SUM(%s:%s)</f>",
            odfgx_address_format(row, column - cell->summands, first),
            odfgx_address_format(row, column - 1, last));
    odfgx_buffer_add_format(out, "<v>%s</v></c>", cell->value);
}

static void add_merges(odfgx_buffer *out, const drawn_table *table)
{
    odfgx_buffer merges = { 0 };
    char first[ODFGX_ADDRESS_TEXT], last[ODFGX_ADDRESS_TEXT];
    unsigned count = 0;
    for (unsigned r = 0; r < table->rows; r++) {
        for (unsigned c = 0; c < table->columns; c++) {
            const drawn_cell *cell = &table->cells[r][c];
            if (cell->columns < 2 && cell->rows < 2)
                continue;
            odfgx_address_format(r, c, first);
            odfgx_address_format(r + cell->rows - 1, c + cell->columns - 1,
                                 last);
            odfgx_buffer_add_format(&merges, "<mergeCell ref=\"%s:%s\"/>",
                                    first, last);
            count++;
        }
    }
    if (count > 0)
        odfgx_buffer_add_format(out, "<mergeCells count=\"%u\">%s</mergeCells>",
                                count, merges.data);
    odfgx_buffer_clear(&merges);
}

static void add_sheet(workbook *w, odfgx_buffer *out, const drawn_table *table)
{
    odfgx_buffer_add_text(out, DECLARATION "<worksheet xmlns=\"" MAIN "\" "
                                           "xmlns:r=\"" RELATIONS "\">"
                                           "<sheetFormatPr "
                                           "defaultRowHeight=\"13.5\"/>"
                                           "<sheetData>");
    for (unsigned r = 0; r < table->rows; r++) {
        odfgx_buffer row = { 0 };
        for (unsigned c = 0; c < table->columns; c++)
            add_cell(w, &row, &table->cells[r][c], r, c);
        if (row.length > 0)
            odfgx_buffer_add_format(out, "<row r=\"%u\">%s</row>", r + 1,
                                    row.data);
        odfgx_buffer_clear(&row);
    }
    odfgx_buffer_add_text(out, "</sheetData>");
    add_merges(out, table);
    odfgx_buffer_add_text(out, "<pageMargins left=\"0.7\" right=\"0.7\" "
                               "top=\"0.75\" bottom=\"0.75\" header=\"0.3\" "
                               "footer=\"0.3\"/></worksheet>");
}

static void add_types(odfgx_buffer *out, size_t sheets)
{
    odfgx_buffer_add_text(
        out, DECLARATION
        "<Types xmlns=\"" PACKAGE "content-types\"><Default "
        "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-"
        "package.relationships+xml\"/><Default Extension=\"xml\" "
        "ContentType=\"application/xml\"/><Override "
        "PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_TYPE
        "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" "
        "ContentType=\"" SHEET_TYPE "styles+xml\"/><Override "
        "PartName=\"/xl/sharedStrings.xml\" ContentType=\"" SHEET_TYPE
        "sharedStrings+xml\"/>");
    for (size_t i = 0; i < sheets; i++)
        odfgx_buffer_add_format(out,
                                "<Override PartName=\"/xl/worksheets/"
                                "sheet%zu.xml\" ContentType=\"" SHEET_TYPE
                                "worksheet+xml\"/>",
                                i + 1);
    odfgx_buffer_add_text(out, "</Types>");
}

static void add_relations(odfgx_buffer *out, size_t sheets)
{
    odfgx_buffer_add_text(out, DECLARATION "<Relationships xmlns=\"" PACKAGE
                                           "relationships\">");
    for (size_t i = 0; i < sheets; i++)
        odfgx_buffer_add_format(out,
                                "<Relationship Id=\"rId%zu\" Type=\"" RELATIONS
                                "/worksheet\" Target=\"worksheets/"
                                "sheet%zu.xml\"/>",
                                i + 1, i + 1);
    odfgx_buffer_add_format(
        out,
        "<Relationship Id=\"rId%zu\" Type=\"" RELATIONS
        "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId%zu\" "
        "Type=\"" RELATIONS "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
        "</Relationships>",
        sheets + 1, sheets + 2);
}

static void add_workbook(const drawing *d, odfgx_buffer *out)
{
    odfgx_buffer_add_text(out,
                          DECLARATION "<workbook xmlns=\"" MAIN
                                      "\" xmlns:r=\"" RELATIONS "\"><sheets>");
    for (size_t i = 0; i < d->count; i++) {
        const drawn_table *table = d->blocks[i].table;
        const char *state = table->hidden ? " state=\"hidden\"" : "";
        odfgx_buffer_add_format(out,
                                "<sheet name=\"%s\" sheetId=\"%zu\"%s "
                                "r:id=\"rId%zu\"/>",
                                table->name, i + 1, state, i + 1);
    }
    odfgx_buffer_add_text(out, "</sheets></workbook>");
}

static const char root[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship "
    "Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>";

static odfgx_status pack(workbook *w, odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer types = { 0 }, relations = { 0 }, book = { 0 }, table = { 0 };
    write_part parts[6 + SHEETS];
    char names[SHEETS][40];
    size_t count = 6;
    add_types(&types, w->d->count);
    add_relations(&relations, w->d->count);
    add_workbook(w->d, &book);
    odfgx_buffer_add_format(&table,
                            DECLARATION "<sst xmlns=\"" MAIN
                                        "\" count=\"%zu\" uniqueCount="
                                        "\"%zu\">%s</sst>",
                            w->string_count, w->string_count,
                            w->strings.length > 0 ? w->strings.data : "");
    parts[0] =
        (write_part){ "[Content_Types].xml", types.data, types.length, false };
    parts[1] = (write_part){ "_rels/.rels", root, strlen(root), false };
    parts[2] = (write_part){ "xl/workbook.xml", book.data, book.length, false };
    parts[3] = (write_part){ "xl/_rels/workbook.xml.rels", relations.data,
                             relations.length, false };
    parts[4] = (write_part){ "xl/styles.xml", styles, strlen(styles), false };
    parts[5] =
        (write_part){ "xl/sharedStrings.xml", table.data, table.length, false };
    for (size_t i = 0; i < w->d->count; i++) {
        (void)snprintf(names[i], sizeof names[i], "xl/worksheets/sheet%zu.xml",
                       i + 1);
        parts[count++] = (write_part){ names[i], w->sheets[i].data,
                                       w->sheets[i].length, false };
    }
    odfgx_status status = write_package(parts, count, out, err);
    odfgx_buffer_clear(&types);
    odfgx_buffer_clear(&relations);
    odfgx_buffer_clear(&book);
    odfgx_buffer_clear(&table);
    return status;
}

odfgx_status write_xlsx(drawing *d, odfgx_buffer *out, odfgx_error *err)
{
    workbook w = { .d = d };
    for (size_t i = 0; i < d->count && i < SHEETS; i++)
        add_sheet(&w, &w.sheets[i], d->blocks[i].table);
    odfgx_status status = pack(&w, out, err);
    for (size_t i = 0; i < SHEETS; i++)
        odfgx_buffer_clear(&w.sheets[i]);
    odfgx_buffer_clear(&w.strings);
    return status;
}
