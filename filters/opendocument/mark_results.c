#include "filters/opendocument/mark.h"

#include "odf/xml.h"

#include <stdio.h>
#include <string.h>

#define PREFIX ODFGX_OD_MARK_PREFIX

/* By level: the common style of marked cells and its colour, of the family
 * that offices use for bad, neutral and informative. */
static const struct {
    const char *name, *colour;
} styles[] = {
    [ODFGX_HINT] = { PREFIX "Hint", "#ddebf7" },
    [ODFGX_WARNING] = { PREFIX "Warning", "#ffeb9c" },
    [ODFGX_ERROR] = { PREFIX "Error", "#ffc7ce" },
};

/* Of the sheet of results: level, rule, message, cell; together what fits on a
 * page of A4. */
static const char *const widths[ODFGX_RESULT_COLUMNS] = { "1.6cm", "3.8cm",
                                                          "7.8cm", "3.8cm" };

const char *odfgx_od_mark_style(odfgx_level level)
{
    return styles[level].name;
}

void odfgx_od_add_common_styles(odfgx_buffer *out)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(styles); i++)
        odfgx_buffer_add_format(
            out,
            "<style:style" OD_XMLNS_STYLE OD_XMLNS_FO " style:name=\"%s\""
            " style:family=\"table-cell\" style:parent-style-name=\"Default\">"
            "<style:table-cell-properties fo:background-color=\"%s\"/>"
            "</style:style>",
            styles[i].name, styles[i].colour);
}

/* ------------------------------------------------------------ its own look */

static void add_cell_style(odfgx_buffer *out, const char *name,
                           const char *properties, const char *weight)
{
    odfgx_buffer_add_format(
        out,
        "<style:style" OD_XMLNS_STYLE OD_XMLNS_FO " style:name=\"" PREFIX
        "-%s\" style:family=\"table-cell\" style:parent-style-name=\"Default\">"
        "<style:table-cell-properties fo:wrap-option=\"wrap\""
        " style:vertical-align=\"top\"%s/><style:text-properties"
        " fo:font-weight=\"%s\" style:font-weight-asian=\"%s\"/>"
        "</style:style>",
        name, properties, weight, weight);
}

void odfgx_od_add_automatic_styles(odfgx_buffer *out)
{
    char colour[64];
    for (size_t i = 0; i < ODFGX_COUNT_OF(widths); i++)
        odfgx_buffer_add_format(
            out,
            "<style:style" OD_XMLNS_STYLE " style:name=\"" PREFIX "-co%zu\""
            " style:family=\"table-column\"><style:table-column-properties"
            " style:column-width=\"%s\"/></style:style>",
            i, widths[i]);
    odfgx_buffer_add_text(
        out, "<style:style" OD_XMLNS_STYLE " style:name=\"" PREFIX "-ro\""
             " style:family=\"table-row\"><style:table-row-properties"
             " style:use-optimal-row-height=\"true\"/></style:style>");
    add_cell_style(out, "head", "", "bold");
    add_cell_style(out, "text", "", "normal");
    for (size_t i = 0; i < ODFGX_COUNT_OF(styles); i++) {
        (void)snprintf(colour, sizeof colour, " fo:background-color=\"%s\"",
                       styles[i].colour);
        add_cell_style(out, styles[i].name + strlen(PREFIX), colour, "normal");
    }
}

/* --------------------------------------------------------------- its cells */

static const char *style_of(const odfgx_result *result)
{
    if (result->coloured)
        return styles[result->level].name + strlen(PREFIX);
    return result->head ? "head" : "text";
}

static void add_link(odfgx_buffer *out, const odfgx_mark *target,
                     const char *text)
{
    odfgx_buffer address = { 0 };
    odfgx_buffer_add_char(&address, '#');
    odfgx_od_add_address(&address, target->table, target->row, target->column);
    if (!address.failed) {
        odfgx_buffer_add_text(out, "<text:p><text:a xlink:type=\"simple\"");
        odfgx_xml_add_attribute(out, "xlink:href", address.data);
        odfgx_buffer_add_char(out, '>');
        odfgx_xml_add_odf_text(out, text, strlen(text));
        odfgx_buffer_add_text(out, "</text:a></text:p>");
    }
    out->failed = out->failed || address.failed;
    odfgx_buffer_clear(&address);
}

static void add_cell(odfgx_buffer *out, const odfgx_result *result,
                     size_t column, bool linked)
{
    const char *text = result->texts[column];
    bool coloured = result->coloured && column == 0;
    odfgx_buffer_add_format(
        out, "<table:table-cell table:style-name=\"" PREFIX "-%s\"",
        coloured || !result->coloured ? style_of(result) : "text");
    if (text == NULL) {
        odfgx_buffer_add_text(out, "/>");
        return;
    }
    odfgx_buffer_add_text(out, " office:value-type=\"string\">");
    if (linked)
        add_link(out, result->target, text);
    else
        odfgx_od_add_paragraphs(out, text);
    odfgx_buffer_add_text(out, "</table:table-cell>");
}

/* A line of one text has the whole width; a link stands in the last column
 * that says anything. */
static void add_row(odfgx_buffer *out, const odfgx_result *result)
{
    size_t last = 0;
    for (size_t i = 1; i < ODFGX_RESULT_COLUMNS; i++) {
        if (result->texts[i] != NULL)
            last = i;
    }
    bool linked = result->target != NULL && result->target->table != NULL;
    odfgx_buffer_add_text(out, "<table:table-row table:style-name=\"" PREFIX
                               "-ro\">");
    if (last == 0 && result->texts[0] != NULL) {
        odfgx_buffer_add_format(out,
                                "<table:table-cell table:style-name=\"" PREFIX
                                "-%s\""
                                " office:value-type=\"string\""
                                " table:number-columns-spanned=\"%d\""
                                " table:number-rows-spanned=\"1\">",
                                style_of(result), ODFGX_RESULT_COLUMNS);
        odfgx_od_add_paragraphs(out, result->texts[0]);
        odfgx_buffer_add_format(
            out,
            "</table:table-cell><table:covered-table-cell"
            " table:number-columns-repeated=\"%d\"/></table:table-row>",
            ODFGX_RESULT_COLUMNS - 1);
        return;
    }
    for (size_t i = 0; i < ODFGX_RESULT_COLUMNS; i++)
        add_cell(out, result, i, linked && i == last);
    odfgx_buffer_add_text(out, "</table:table-row>");
}

void odfgx_od_add_results(odfgx_buffer *out, const char *name,
                          const odfgx_markup *markup)
{
    odfgx_buffer_add_text(out, "<table:table" OD_XMLNS_TABLE OD_XMLNS_OFFICE
                                   OD_XMLNS_TEXT OD_XMLNS_XLINK);
    odfgx_xml_add_attribute(out, "table:name", name);
    odfgx_buffer_add_char(out, '>');
    for (size_t i = 0; i < ODFGX_COUNT_OF(widths); i++)
        odfgx_buffer_add_format(
            out, "<table:table-column table:style-name=\"" PREFIX "-co%zu\"/>",
            i);
    for (size_t i = 0; i < markup->result_count; i++)
        add_row(out, &markup->results[i]);
    odfgx_buffer_add_text(out, "</table:table>");
}
