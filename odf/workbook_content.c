/* content.xml of an empty workbook. */
#include "odf/workbook_formula.h"
#include "odf/workbook_parts.h"
#include "odf/workbook_styles.h"
#include "odf/workbook_words.h"
#include "odf/xml.h"

#include <string.h>

static const char root[] =
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<office:document-content office:version='1.3'"
    " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
    " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
    " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
    " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
    " xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
    " xmlns:of='urn:oasis:names:tc:opendocument:xmlns:of:1.2'>\n";

/* ------------------------------------------------------ automatic styles */

/* Columns and rows are named by their size: "c300" is 30 mm wide, "r80" 8 mm
 * high, "g80" too, but it grows with its text. */
static const struct track {
    char letter;
    bool rows, growing;
    const char *begin, *end; /* around the size */
} tracks[] = {
    { .letter = 'c',
      .begin = "style:family=\"table-column\"><style:table-column-properties "
               "style:column-width=\"",
      .end = "mm\"/>" },
    { .letter = 'r',
      .rows = true,
      .begin = "style:family=\"table-row\"><style:table-row-properties "
               "style:use-optimal-row-height=\"false\" style:row-height=\"",
      .end = "mm\"/>" },
    { .letter = 'g',
      .rows = true,
      .growing = true,
      .begin = "style:family=\"table-row\"><style:table-row-properties "
               "style:use-optimal-row-height=\"true\" style:row-height=\"",
      .end = "mm\"/>" },
};

static void mark_sizes(bool used[], const odfgx_workbook *workbook,
                       const struct track *track)
{
    memset(used, 0, (ODFGX_LARGEST_TRACK + 1) * sizeof *used);
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const odfgx_sheet *sheet = &workbook->sheets[i];
        if (track->rows && sheet->growing != track->growing)
            continue;
        uint32_t count = track->rows ? sheet->rows : sheet->columns;
        const unsigned *sizes = track->rows ? sheet->heights : sheet->widths;
        for (uint32_t j = 0; j < count; j++)
            used[sizes[j]] = true;
    }
}

static void add_track_styles(odfgx_buffer *out, const odfgx_workbook *workbook)
{
    bool used[ODFGX_LARGEST_TRACK + 1];
    for (size_t i = 0; i < ODFGX_COUNT_OF(tracks); i++) {
        const struct track *track = &tracks[i];
        mark_sizes(used, workbook, track);
        for (unsigned size = 0; size <= ODFGX_LARGEST_TRACK; size++) {
            if (used[size])
                odfgx_buffer_add_format(
                    out,
                    "<style:style style:name=\"%c%u\" %s%u.%u%s"
                    "</style:style>\n",
                    track->letter, size, track->begin, size / 10, size % 10,
                    track->end);
        }
    }
}

static const char *const pages[] = { ODFGX_PAGES_FLOW, ODFGX_PAGES_UPRIGHT,
                                     ODFGX_PAGES_LYING };

static const char *pages_of(const odfgx_sheet *sheet)
{
    if (!sheet->one_page)
        return ODFGX_PAGES_FLOW;
    return odfgx_sheet_lies(sheet) ? ODFGX_PAGES_LYING : ODFGX_PAGES_UPRIGHT;
}

/* A style of a sheet has the name of its pages. The style of results turns
 * into the one of bad results by what they say. */
static void add_automatic_styles(odfgx_buffer *out,
                                 const odfgx_workbook *workbook)
{
    odfgx_buffer_add_text(out, "<office:automatic-styles>\n");
    add_track_styles(out, workbook);
    for (size_t i = 0; i < ODFGX_COUNT_OF(pages); i++)
        odfgx_buffer_add_format(
            out,
            "<style:style style:name=\"%s\" style:family=\"table\""
            " style:master-page-name=\"%s\"><style:table-properties"
            " table:display=\"true\"/></style:style>\n",
            pages[i], pages[i]);
    odfgx_buffer_add_format(
        out,
        "<style:style style:name=\"computed\" style:family=\"table-cell\""
        " style:parent-style-name=\"%s\"><style:map style:condition="
        "\"cell-content()!=&quot;" ODFGX_WORDS_GOOD
        "&quot;\" style:apply-style-name=\"" ODFGX_STYLE_NAME_BAD
        "\"/></style:style>\n",
        odfgx_style_names[ODFGX_STYLE_RESULT]);
    odfgx_buffer_add_text(
        out,
        "<style:style style:name=\"" ODFGX_STYLE_NAME_STALE
        "\" style:family=\"text\"><style:text-properties "
        "fo:color=\"" ODFGX_COLOUR_NAME(
            ODFGX_COLOUR_STALE_TEXT) "\" style:text-underline-style=\"solid\""
                                     " style:text-underline-width=\"auto\""
                                     " style:text-underline-color=\"font-"
                                     "color\"/></style:style>\n"
                                     "</office:automatic-styles>\n");
}

/* ----------------------------------------------------------------- cells */

static void add_value(odfgx_buffer *out, const odfgx_sheet_cell *cell)
{
    if (cell->formula != NULL)
        odfgx_xml_add_attribute(out, "table:formula", cell->formula);
    if (cell->text == NULL)
        return;
    odfgx_buffer_add_text(out, cell->number ? " office:value-type=\"float\""
                                            : " office:value-type=\"string\"");
    if (cell->number)
        odfgx_xml_add_attribute(out, "office:value", cell->text);
    else if (cell->formula != NULL)
        odfgx_xml_add_attribute(out, "office:string-value", cell->text);
}

static void add_text(odfgx_buffer *out, const odfgx_sheet_cell *cell)
{
    const char *at = cell->text, *end = at + strlen(at);
    for (size_t i = 0; i < cell->mark_count; i++) {
        const char *mark = cell->text + cell->marks[i].first;
        odfgx_xml_add_odf_text(out, at, (size_t)(mark - at));
        odfgx_buffer_add_text(
            out, "<text:span text:style-name=\"" ODFGX_STYLE_NAME_STALE "\">");
        odfgx_xml_add_odf_text(out, mark, cell->marks[i].length);
        odfgx_buffer_add_text(out, "</text:span>");
        at = mark + cell->marks[i].length;
    }
    odfgx_xml_add_odf_text(out, at, (size_t)(end - at));
}

static void add_cell(odfgx_buffer *out, const odfgx_sheet_cell *cell)
{
    const char *style = cell->style == ODFGX_STYLE_RESULT
                            ? "computed"
                            : odfgx_style_names[cell->style];
    const char *element =
        cell->covered ? "table:covered-table-cell" : "table:table-cell";
    odfgx_buffer_add_format(out, "<%s table:style-name=\"%s\"", element, style);
    if (cell->rows > 1 || cell->columns > 1)
        odfgx_buffer_add_format(out,
                                " table:number-columns-spanned=\"%u\""
                                " table:number-rows-spanned=\"%u\"",
                                cell->columns, cell->rows);
    odfgx_validity_add_name(out, cell->validity,
                            "table:content-validation-name");
    add_value(out, cell);
    if (cell->text == NULL) {
        odfgx_buffer_add_text(out, "/>");
        return;
    }
    odfgx_buffer_add_text(out, "><text:p>");
    add_text(out, cell);
    odfgx_buffer_add_format(out, "</text:p></%s>", element);
}

static void add_row(odfgx_buffer *out, const odfgx_sheet *sheet, uint32_t row)
{
    odfgx_buffer_add_format(out, "<table:table-row table:style-name=\"%c%u\">",
                            sheet->growing ? 'g' : 'r', sheet->heights[row]);
    for (uint32_t column = 0; column < sheet->columns; column++)
        add_cell(out, odfgx_sheet_at(sheet, row, column));
    odfgx_buffer_add_text(out, "</table:table-row>\n");
}

/* ---------------------------------------------------------------- sheets */

/* 'name'.A1:'name'.J28 */
static void add_print_range(odfgx_buffer *out, const odfgx_sheet *sheet)
{
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_buffer range = { 0 };
    odfgx_formula_add_quoted(&range, sheet->name, '\'');
    odfgx_buffer_add_text(&range, ".A1:");
    odfgx_formula_add_quoted(&range, sheet->name, '\'');
    odfgx_buffer_add_format(
        &range, ".%s",
        odfgx_address_format(sheet->rows - 1, sheet->columns - 1, address));
    if (range.failed)
        out->failed = true;
    else
        odfgx_xml_add_attribute(out, "table:print-ranges", range.data);
    odfgx_buffer_clear(&range);
}

static void add_sheet(odfgx_buffer *out, const odfgx_sheet *sheet)
{
    odfgx_buffer_add_text(out, "<table:table");
    odfgx_xml_add_attribute(out, "table:name", sheet->name);
    odfgx_buffer_add_format(out,
                            " table:style-name=\"%s\""
                            " table:protected=\"true\"",
                            pages_of(sheet));
    add_print_range(out, sheet);
    odfgx_buffer_add_text(out, ">\n");
    for (uint32_t i = 0; i < sheet->columns; i++)
        odfgx_buffer_add_format(
            out, "<table:table-column table:style-name=\"c%u\"/>\n",
            sheet->widths[i]);
    if (sheet->head > 0)
        odfgx_buffer_add_text(out, "<table:table-header-rows>\n");
    for (uint32_t row = 0; row < sheet->rows; row++) {
        add_row(out, sheet, row);
        if (row + 1 == sheet->head)
            odfgx_buffer_add_text(out, "</table:table-header-rows>\n");
    }
    odfgx_buffer_add_text(out, "</table:table>\n");
}

void odfgx_workbook_add_content(odfgx_buffer *out,
                                const odfgx_workbook *workbook)
{
    odfgx_buffer_add_text(out, root);
    add_automatic_styles(out, workbook);
    odfgx_buffer_add_text(out, "<office:body><office:spreadsheet>\n");
    odfgx_validity_add_all(out, workbook->form);
    for (size_t i = 0; i < workbook->sheet_count; i++)
        add_sheet(out, &workbook->sheets[i]);
    odfgx_buffer_add_text(out, "</office:spreadsheet></office:body>\n"
                               "</office:document-content>\n");
}
