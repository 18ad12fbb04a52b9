#include "filters/xlsx/mark.h"

#include "odf/xml.h"
#include "report/buffer.h"

#include <string.h>

/* The widths of the columns, in characters: level, rule, message, cell. */
static const int widths[ODFGX_RESULT_COLUMNS] = { 9, 28, 72, 28 };

enum {
    WIDTH = 9 + 28 + 72 + 28,
    LINE_POINTS = 16,
    CELLS_OF_RULE = 100,
    LINES_MAX = 25 /* Excel has no row higher than 409 points */
};

/* The last column that says anything, where a link stands. */
static uint32_t last_column(const odfgx_result *result)
{
    uint32_t last = 0;
    for (uint32_t i = 1; i < ODFGX_RESULT_COLUMNS; i++) {
        if (result->texts[i] != NULL && result->texts[i][0] != '\0')
            last = i;
    }
    return last;
}

/* A line of one text has the whole width. */
static bool is_line(const odfgx_result *result)
{
    return result->texts[0] != NULL && last_column(result) == 0;
}

static bool is_link(const odfgx_result *result)
{
    return result->target != NULL && result->target->table != NULL;
}

/* ----------------------------------------------------------------- rows */

static void add_cell(const odfgx_marking *marking, uint32_t row,
                     uint32_t column, const char *text, odfgx_buffer *out)
{
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_buffer_add_format(out, "<c r=\"%s\" s=\"%lu\" t=\"inlineStr\">",
                            odfgx_address_format(row, column, address),
                            marking->styles.wrapped);
    odfgx_buffer_add_text(out, "<is><t xml:space=\"preserve\">");
    odfgx_mark_add_string(text, out);
    odfgx_buffer_add_text(out, "</t></is></c>");
}

/* What a row needs that its text is seen: not every program measures it. */
static unsigned row_lines(const odfgx_result *result)
{
    unsigned most = 1;
    for (uint32_t i = 0; i < ODFGX_RESULT_COLUMNS; i++) {
        const char *text = result->texts[i];
        size_t columns = (size_t)(is_line(result) ? WIDTH : widths[i]) * 9 / 10;
        unsigned lines = text != NULL ? odfgx_mark_lines(text, columns) : 1;
        if (lines > most)
            most = lines;
    }
    return most < LINES_MAX ? most : LINES_MAX;
}

static void add_row(const odfgx_marking *marking, size_t index,
                    odfgx_buffer *out)
{
    const odfgx_result *result = &marking->markup->results[index];
    odfgx_buffer_add_format(out, "<row r=\"%lu\" ht=\"%u\" customHeight=\"1\">",
                            (unsigned long)index + 1,
                            row_lines(result) * LINE_POINTS);
    for (uint32_t column = 0; column < ODFGX_RESULT_COLUMNS; column++) {
        const char *text = result->texts[column];
        if (text != NULL && text[0] != '\0')
            add_cell(marking, (uint32_t)index, column, text, out);
    }
    odfgx_buffer_add_text(out, "</row>");
}

static void add_merges(const odfgx_markup *markup, odfgx_buffer *out)
{
    bool any = false;
    for (size_t i = 0; i < markup->result_count; i++) {
        unsigned long row = (unsigned long)i + 1;
        if (!is_line(&markup->results[i]))
            continue;
        odfgx_buffer_add_format(out, "%s<mergeCell ref=\"A%lu:D%lu\"/>",
                                any ? "" : "<mergeCells>", row, row);
        any = true;
    }
    if (any)
        odfgx_buffer_add_text(out, "</mergeCells>");
}

static void add_rows(const odfgx_marking *marking, odfgx_buffer *out)
{
    odfgx_buffer_add_text(out, "<sheetViews><sheetView workbookViewId=\"0\"/>"
                               "</sheetViews><sheetFormatPr "
                               "defaultRowHeight=\"15\"/><cols>");
    for (int i = 0; i < ODFGX_RESULT_COLUMNS; i++)
        odfgx_buffer_add_format(
            out, "<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>",
            i + 1, i + 1, widths[i]);
    odfgx_buffer_add_text(out, "</cols><sheetData>");
    for (size_t i = 0; i < marking->markup->result_count; i++)
        add_row(marking, i, out);
    odfgx_buffer_add_text(out, "</sheetData>");
    add_merges(marking->markup, out);
}

/* -------------------------------------------------------------- colours */

/* The columns of a row that a rule formats; false for none. */
typedef bool chooser(const odfgx_result *result, odfgx_level level,
                     uint32_t *first, uint32_t *last);

static bool choose_head(const odfgx_result *result, odfgx_level level,
                        uint32_t *first, uint32_t *last)
{
    (void)level;
    *first = 0;
    *last = ODFGX_RESULT_COLUMNS - 1;
    return result->head && !result->coloured;
}

static bool choose_level(const odfgx_result *result, odfgx_level level,
                         uint32_t *first, uint32_t *last)
{
    *first = 0;
    *last = is_line(result) ? ODFGX_RESULT_COLUMNS - 1 : 0;
    return result->coloured && result->level == level;
}

static bool choose_link(const odfgx_result *result, odfgx_level level,
                        uint32_t *first, uint32_t *last)
{
    (void)level;
    *first = *last = last_column(result);
    return is_link(result);
}

typedef struct colouring {
    chooser *choose;
    odfgx_level level;
    unsigned long format;
} colouring;

static void end_rule(unsigned long format, const char *condition, int *priority,
                     odfgx_buffer *out)
{
    odfgx_buffer_add_format(
        out,
        "\"><cfRule type=\"expression\" dxfId=\"%lu\" priority=\"%d\">"
        "<formula>%s</formula></cfRule></conditionalFormatting>",
        format, ++*priority, condition);
}

static void add_rule(const odfgx_markup *markup, const colouring *rule,
                     int *priority, odfgx_buffer *out)
{
    char from[ODFGX_ADDRESS_TEXT], to[ODFGX_ADDRESS_TEXT];
    size_t count = 0;
    for (uint32_t i = 0; i < markup->result_count; i++) {
        uint32_t first, last;
        if (!rule->choose(&markup->results[i], rule->level, &first, &last))
            continue;
        odfgx_buffer_add_format(out, "%s%s:%s",
                                count == 0 ? "<conditionalFormatting sqref=\""
                                           : " ",
                                odfgx_address_format(i, first, from),
                                odfgx_address_format(i, last, to));
        if (++count == CELLS_OF_RULE) {
            end_rule(rule->format, ODFGX_MARK_RULE, priority, out);
            count = 0;
        }
    }
    if (count > 0)
        end_rule(rule->format, ODFGX_MARK_RULE, priority, out);
}

/* The sheet is known by the rule of its first line. */
static void add_colours(const odfgx_marking *marking, odfgx_buffer *out)
{
    const odfgx_mark_styles *styles = &marking->styles;
    const colouring rules[] = {
        { choose_level, ODFGX_ERROR, styles->levels[ODFGX_ERROR] },
        { choose_level, ODFGX_WARNING, styles->levels[ODFGX_WARNING] },
        { choose_level, ODFGX_HINT, styles->levels[ODFGX_HINT] },
        { choose_head, ODFGX_HINT, styles->head },
        { choose_link, ODFGX_HINT, styles->link },
    };
    int priority = 0;
    odfgx_buffer_add_text(out, "<conditionalFormatting sqref=\"A1:D1");
    end_rule(styles->head, ODFGX_MARK_RESULTS_RULE, &priority, out);
    for (size_t i = 0; i < ODFGX_COUNT_OF(rules); i++)
        add_rule(marking->markup, &rules[i], &priority, out);
}

/* ---------------------------------------------------------------- links */

/* "'依申请公开'!D6": the name in apostrophes, its own doubled. */
static void add_location(const odfgx_mark *target, odfgx_buffer *out)
{
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_buffer_add_char(out, '\'');
    for (const char *at = target->table; *at != '\0'; at++) {
        if (*at == '\'')
            odfgx_buffer_add_char(out, '\'');
        odfgx_buffer_add_char(out, *at);
    }
    odfgx_buffer_add_format(
        out, "'!%s",
        odfgx_address_format(target->row, target->column, address));
}

static void add_links(const odfgx_marking *marking, odfgx_buffer *out)
{
    const odfgx_markup *markup = marking->markup;
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_buffer location = { 0 };
    bool any = false;
    for (size_t i = 0; i < markup->result_count; i++) {
        if (!is_link(&markup->results[i]))
            continue;
        odfgx_buffer_empty(&location);
        add_location(markup->results[i].target, &location);
        if (location.failed)
            break;
        odfgx_buffer_add_format(
            out, "%s<hyperlink ref=\"%s\"", any ? "" : "<hyperlinks>",
            odfgx_address_format((uint32_t)i, last_column(&markup->results[i]),
                                 address));
        odfgx_xml_add_attribute(out, "location", location.data);
        odfgx_buffer_add_text(out, "/>");
        any = true;
    }
    if (any)
        odfgx_buffer_add_text(out, "</hyperlinks>");
    out->failed |= location.failed;
    odfgx_buffer_clear(&location);
}

odfgx_status odfgx_mark_results(odfgx_marking *marking, odfgx_mark_part **out,
                                odfgx_error *err)
{
    odfgx_status status =
        odfgx_mark_add(marking, "worksheets/", ".xml", out, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_buffer *bytes = &(*out)->bytes;
    odfgx_buffer_add_text(bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\" "
                                 "standalone=\"yes\"?>\n<worksheet");
    odfgx_mark_add_main(marking, bytes);
    odfgx_buffer_add_text(bytes, "><sheetPr><pageSetUpPr fitToPage=\"1\"/>"
                                 "</sheetPr>");
    add_rows(marking, bytes);
    add_colours(marking, bytes);
    add_links(marking, bytes);
    odfgx_buffer_add_text(
        bytes, "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" "
               "bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup "
               "paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"
               "</worksheet>");
    return odfgx_buffer_check(bytes, err);
}
