#include "filters/docx/mark.h"

#include "report/buffer.h"

#include <stdio.h>
#include <string.h>

enum {
    WIDTH = 9000, /* of the table, in twips */
    NARROWEST = 8,
    WIDEST = 60 /* columns, in half-width letters */
};

/* Nothing of the look that the document's paragraphs have by default. */
#define LOOK_BEGIN                                                             \
    "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>"    \
    "<w:spacing w:before=\"0\" w:after=\"0\" "
#define LOOK_END "/><w:ind w:firstLine=\"0\" w:firstLineChars=\"0\"/>"
#define LINES_TALL "w:line=\"240\" w:lineRule=\"auto\""
#define LINES_LOW "w:line=\"20\" w:lineRule=\"exact\""

static void write_sign(const odfgx_docx_writer *writer, const char *size)
{
    odfgx_docx_write(writer, "<w:r><w:rPr><w:color w:val=\"BFBFBF\"/>"
                             "<w:sz w:val=\"");
    odfgx_buffer_add_text(writer->out, size);
    odfgx_docx_write(writer,
                     "\"/></w:rPr><w:t>" ODFGX_MARK_SIGN "</w:t></w:r>");
}

static void write_run(const odfgx_docx_writer *writer, const char *properties,
                      const char *text)
{
    odfgx_docx_write(writer, "<w:r><w:rPr>");
    odfgx_docx_write(writer, properties);
    odfgx_docx_write(writer, "</w:rPr>");
    for (bool more = true; more; text++) {
        size_t length = strcspn(text, "\n");
        odfgx_docx_write(writer, "<w:t xml:space=\"preserve\">");
        odfgx_docx_write_text(writer, text, length);
        odfgx_docx_write(writer, "</w:t>");
        more = text[length] == '\n';
        if (more)
            odfgx_docx_write(writer, "<w:br/>");
        text += length;
    }
    odfgx_docx_write(writer, "</w:r>");
}

/* -------------------------------------------------------------------- table */

/* How wide the columns are, in twips: by the longest text of each. */
static void measure(const odfgx_markup *markup,
                    unsigned widths[ODFGX_RESULT_COLUMNS])
{
    size_t sum = 0, longest[ODFGX_RESULT_COLUMNS];
    for (size_t c = 0; c < ODFGX_RESULT_COLUMNS; c++) {
        longest[c] = NARROWEST;
        for (size_t i = 0; i < markup->result_count; i++) {
            const odfgx_result *result = &markup->results[i];
            const char *text = result->texts[c];
            bool alone = c == 0 && result->head && result->texts[1] == NULL;
            size_t width = text != NULL && !alone
                               ? odfgx_text_width(text, strlen(text))
                               : 0;
            if (width > longest[c])
                longest[c] = width < WIDEST ? width : WIDEST;
        }
        sum += longest[c];
    }
    for (size_t c = 0; c < ODFGX_RESULT_COLUMNS; c++)
        widths[c] = (unsigned)(longest[c] * WIDTH / sum);
}

/* The bookmark that a link leads to, or NULL. */
static const char *bookmark_of(const odfgx_docx_marking *marking,
                               const odfgx_mark *target)
{
    for (size_t i = 0; i < marking->site_count && target != NULL; i++) {
        if (marking->sites[i].mark == target)
            return marking->sites[i].bookmark;
    }
    return NULL;
}

static void write_text(const odfgx_docx_writer *writer,
                       const odfgx_result *result, const char *text,
                       const char *bookmark)
{
    static const char plain[] = "<w:sz w:val=\"20\"/>";
    static const char bold[] = "<w:b/><w:sz w:val=\"20\"/>";
    static const char linked[] = "<w:color w:val=\"0563C1\"/>"
                                 "<w:sz w:val=\"20\"/><w:u w:val=\"single\"/>";
    if (bookmark == NULL) {
        write_run(writer, result->head ? bold : plain, text);
        return;
    }
    odfgx_docx_write(writer, "<w:hyperlink w:anchor=\"");
    odfgx_buffer_add_text(writer->out, bookmark);
    odfgx_docx_write(writer, "\" w:history=\"1\">");
    write_run(writer, linked, text);
    odfgx_docx_write(writer, "</w:hyperlink>");
}

static const char *fill_of(const odfgx_result *result, size_t column)
{
    if (result->coloured && (column == 0 || result->head))
        return odfgx_docx_level_fill(result->level);
    return result->head ? "F2F2F2" : NULL;
}

static void write_cell(const odfgx_docx_writer *writer,
                       const odfgx_result *result, size_t column,
                       unsigned width, bool whole)
{
    const char *fill = fill_of(result, column);
    odfgx_docx_write(writer, "<w:tc><w:tcPr><w:tcW w:w=\"");
    odfgx_buffer_add_format(writer->out, "%u", width);
    odfgx_docx_write(writer, "\" w:type=\"dxa\"/>");
    if (whole) {
        odfgx_docx_write(writer, "<w:gridSpan w:val=\"");
        odfgx_buffer_add_format(writer->out, "%d", ODFGX_RESULT_COLUMNS);
        odfgx_docx_write(writer, "\"/>");
    }
    if (fill != NULL) {
        odfgx_docx_write(writer, "<w:shd w:val=\"clear\" w:color=\"auto\""
                                 " w:fill=\"");
        odfgx_buffer_add_text(writer->out, fill);
        odfgx_docx_write(writer, "\"/>");
    }
    odfgx_docx_write(writer, "</w:tcPr>");
}

/* The link is on the first text of the row; the sign in its first cell where
 * the row is the table's first. */
static void write_row(const odfgx_docx_marking *marking,
                      const odfgx_docx_writer *writer,
                      const odfgx_result *result, const unsigned *widths)
{
    const char *bookmark = bookmark_of(marking, result->target);
    bool whole = result->head;
    for (size_t c = 1; c < ODFGX_RESULT_COLUMNS; c++)
        whole = whole && result->texts[c] == NULL;
    odfgx_docx_write(writer, "<w:tr><w:trPr><w:cantSplit/>");
    if (result->head && result == marking->markup->results)
        odfgx_docx_write(writer, "<w:tblHeader/>");
    odfgx_docx_write(writer, "</w:trPr>");
    for (size_t c = 0; c < (whole ? 1 : ODFGX_RESULT_COLUMNS); c++) {
        const char *text = result->texts[c];
        write_cell(writer, result, c, whole ? WIDTH : widths[c], whole);
        odfgx_docx_write(writer, "<w:p>");
        odfgx_docx_write(writer, LOOK_BEGIN LINES_TALL LOOK_END
                         "<w:jc w:val=\"both\"/></w:pPr>");
        if (text != NULL) {
            write_text(writer, result, text, bookmark);
            bookmark = NULL;
        }
        if (c == 0 && result == marking->markup->results)
            write_sign(writer, "8");
        odfgx_docx_write(writer, "</w:p></w:tc>");
    }
    odfgx_docx_write(writer, "</w:tr>");
}

static void write_table(const odfgx_docx_marking *marking,
                        const odfgx_docx_writer *writer)
{
    static const char *const sides[] = { "top",   "left",    "bottom",
                                         "right", "insideH", "insideV" };
    const odfgx_markup *markup = marking->markup;
    unsigned widths[ODFGX_RESULT_COLUMNS];
    measure(markup, widths);
    odfgx_docx_write(writer, "<w:tbl@><w:tblPr><w:tblW w:w=\"5000\""
                             " w:type=\"pct\"/><w:tblBorders>");
    for (size_t i = 0; i < ODFGX_COUNT_OF(sides); i++) {
        odfgx_docx_write(writer, "<w:");
        odfgx_buffer_add_text(writer->out, sides[i]);
        odfgx_docx_write(writer, " w:val=\"single\" w:sz=\"4\" w:space=\"0\""
                                 " w:color=\"A6A6A6\"/>");
    }
    odfgx_docx_write(writer, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
                             "</w:tblPr><w:tblGrid>");
    for (size_t c = 0; c < ODFGX_RESULT_COLUMNS; c++) {
        odfgx_docx_write(writer, "<w:gridCol w:w=\"");
        odfgx_buffer_add_format(writer->out, "%u", widths[c]);
        odfgx_docx_write(writer, "\"/>");
    }
    odfgx_docx_write(writer, "</w:tblGrid>");
    for (size_t i = 0; i < markup->result_count; i++)
        write_row(marking, writer, &markup->results[i], widths);
    odfgx_docx_write(writer, "</w:tbl>");
}

/* --------------------------------------------------------------------- page */

/* The last paragraph has the break to the next page. It is a point
 * high, since older versions of Word show its end on that page. */
void odfgx_docx_write_results(const odfgx_docx_marking *marking,
                              const odfgx_docx_writer *writer)
{
    odfgx_docx_write(writer, "<w:p@>" LOOK_BEGIN LINES_TALL LOOK_END
                             "<w:jc w:val=\"center\"/></w:pPr>");
    write_run(writer, "<w:b/><w:sz w:val=\"32\"/>", marking->markup->name);
    write_sign(writer, "8");
    odfgx_docx_write(writer, "</w:p>");
    write_table(marking, writer);
    odfgx_docx_write(writer, "<w:p@>" LOOK_BEGIN LINES_LOW LOOK_END "</w:pPr>");
    write_sign(writer, "2");
    odfgx_docx_write(writer, "<w:r><w:br w:type=\"page\"/></w:r></w:p>");
}
