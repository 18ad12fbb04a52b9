/* A table as it is printed, with the marks of the findings in its cells. */
#include "report/check_html.h"

#include <string.h>

/* The marks of a value: marks[first .. last). */
typedef struct mark_range {
    const odfgx_html_report *report;
    size_t first, last;
} mark_range;

static mark_range marks_of(const odfgx_html_report *report, size_t value)
{
    size_t low = 0, high = report->mark_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (report->marks[middle].value < value)
            low = middle + 1;
        else
            high = middle;
    }
    mark_range range = { report, low, low };
    while (range.last < report->mark_count &&
           report->marks[range.last].value == value)
        range.last++;
    return range;
}

static size_t finding_of(const mark_range *range, size_t index)
{
    return range->report->marks[index].finding;
}

/* What weighs most of the findings: not explained, then the level. */
static const odfgx_finding *heaviest(const mark_range *range)
{
    const odfgx_finding *found = NULL;
    for (size_t i = range->first; i < range->last; i++) {
        const odfgx_finding *finding =
            &range->report->findings[finding_of(range, i)];
        bool open = finding->explanation == NULL;
        bool heavier = found == NULL || (open && found->explanation != NULL) ||
                       (open == (found->explanation == NULL) &&
                        finding->level > found->level);
        if (heavier)
            found = finding;
    }
    return found;
}

/* A cell that a finding names alone, or in which several meet, is more likely
 * wrong than one of the many terms of a single equation. */
static bool is_strong(const mark_range *range)
{
    size_t equations = 0;
    for (size_t i = range->first; i < range->last; i++) {
        const odfgx_finding *finding =
            &range->report->findings[finding_of(range, i)];
        if (finding->explanation != NULL)
            continue;
        if (!finding->equation)
            return true;
        equations++;
    }
    return equations > 1;
}

static void add_class(odfgx_buffer *out, const mark_range *range)
{
    odfgx_buffer_add_text(out, "\" class=\"figure ");
    odfgx_buffer_add_text(out, odfgx_html_class(heaviest(range)));
    if (is_strong(range))
        odfgx_buffer_add_text(out, " strong");
    for (size_t i = range->first; i < range->last; i++)
        odfgx_buffer_add_format(out, " n%zu", range->report->marks[i].number);
}

/* Links to the findings, and their sentences, shown when the cell is pointed
 * at or has the focus. */
static void add_links(odfgx_buffer *out, const mark_range *range)
{
    size_t report = range->report->number;
    odfgx_buffer_add_text(out, "<span class=\"refs\">");
    for (size_t i = range->first; i < range->last; i++) {
        size_t number = range->report->marks[i].number;
        odfgx_level level = range->report->findings[finding_of(range, i)].level;
        odfgx_buffer_add_format(
            out, "<a href=\"#r%zu-f%zu\" aria-label=\"%s %zu\">%zu</a>", report,
            number, _(odfgx_html_levels[level].word), number, number);
    }
    odfgx_buffer_add_text(out, "</span><span class=\"tip\">");
    for (size_t i = range->first; i < range->last; i++) {
        const odfgx_finding *finding =
            &range->report->findings[finding_of(range, i)];
        odfgx_buffer_add_format(out, "<span>%s %zu. ", odfgx_html_sign(finding),
                                range->report->marks[i].number);
        odfgx_markup_add_within(out, "", finding->message, "</span>");
    }
    odfgx_buffer_add_text(out, "</span>");
}

/* "→ 118" where a repair is claimed. */
static void add_repair(const odfgx_html_report *report, size_t value)
{
    size_t number;
    char text[ODFGX_AMOUNT_TEXT];
    const odfgx_repair_cell *cell = odfgx_html_repair(report, value, &number);
    if (cell == NULL)
        return;
    odfgx_buffer_add_format(
        report->page->out, "<a class=\"to\" href=\"#r%zu-p%zu\">→&#160;%s</a>",
        report->number, number, odfgx_amount_format(cell->to, text));
}

static void add_figure(const odfgx_html_report *report,
                       const odfgx_layout_cell *cell)
{
    odfgx_buffer *out = report->page->out;
    const odfgx_origin *origin = &report->kept->figures[cell->value];
    mark_range range = marks_of(report, cell->value);
    bool marked = range.first < range.last;
    odfgx_buffer_add_format(out, " id=\"r%zu-c%zu", report->number,
                            cell->value + 1);
    if (marked)
        add_class(out, &range);
    else
        odfgx_buffer_add_text(out, "\" class=\"figure");
    odfgx_buffer_add_text(out, origin->file == NULL ? " absent\"" : "\"");
    if (origin->cell != NULL) {
        odfgx_markup_add_within(out, " title=\"", origin->place, "!");
        odfgx_markup_add_within(out, "", origin->cell, "\"");
    }
    odfgx_buffer_add_char(out, '>');
    if (marked)
        odfgx_markup_add_within(out, "<span class=\"sign\">",
                                odfgx_html_sign(heaviest(&range)), "</span>");
    odfgx_markup_add_foreign(out, origin->text);
    if (marked)
        add_links(out, &range);
    add_repair(report, cell->value);
}

/* ------------------------------------------------------------------- table */

/* By odfgx_layout_kind: element, class, scope. A head over several columns
 * or rows is one of a group. */
static const struct {
    const char *element, *class, *scope, *group;
} kinds[] = {
    [ODFGX_LAYOUT_BAND] = { "th", "band", "colgroup", "colgroup" },
    [ODFGX_LAYOUT_CORNER] = { "td", "corner", NULL, NULL },
    [ODFGX_LAYOUT_HEAD] = { "th", "head", "col", "colgroup" },
    [ODFGX_LAYOUT_LABEL] = { "th", "label", "row", "rowgroup" },
    [ODFGX_LAYOUT_FIGURE] = { "td", NULL, NULL, NULL },
};

static void add_cell(const odfgx_html_report *report,
                     const odfgx_layout_cell *cell)
{
    odfgx_buffer *out = report->page->out;
    const char *element = kinds[cell->kind].element;
    bool group =
        cell->kind == ODFGX_LAYOUT_LABEL ? cell->rows > 1 : cell->columns > 1;
    odfgx_buffer_add_format(out, "<%s", element);
    if (cell->rows > 1)
        odfgx_buffer_add_format(out, " rowspan=\"%u\"", (unsigned)cell->rows);
    if (cell->columns > 1)
        odfgx_buffer_add_format(out, " colspan=\"%u\"",
                                (unsigned)cell->columns);
    if (kinds[cell->kind].scope != NULL)
        odfgx_buffer_add_format(out, " scope=\"%s\"",
                                group ? kinds[cell->kind].group
                                      : kinds[cell->kind].scope);
    if (cell->kind == ODFGX_LAYOUT_FIGURE)
        add_figure(report, cell);
    else
        odfgx_buffer_add_format(out, " class=\"%s%s\">",
                                kinds[cell->kind].class, group ? " group" : "");
    odfgx_markup_add_text(out, cell->text);
    odfgx_buffer_add_format(out, "</%s>", element);
}

/* Where tables have one band its head is repeated on every page. */
static void open_row(odfgx_buffer *out, const odfgx_table *table,
                     const odfgx_layout *layout, uint32_t row)
{
    bool head = table->band_count == 1 && row < layout->head;
    if (row == 0)
        odfgx_buffer_add_text(out, head ? "<thead>\n" : "<tbody>\n");
    else if (table->band_count == 1 && row == layout->head)
        odfgx_buffer_add_text(out, "</thead>\n<tbody>\n");
    odfgx_buffer_add_text(out, "<tr>");
}

void odfgx_html_add_table(const odfgx_html_report *report, size_t index)
{
    const odfgx_table *table = &report->page->findings->form->tables[index];
    const odfgx_layout *layout = &report->page->layouts[index];
    odfgx_buffer *out = report->page->out;
    uint32_t row = 0;
    if (report->kept->figures == NULL)
        return;
    odfgx_markup_add_within(out, "<div class=\"scroll\">\n<table class=\"",
                            table->across ? "form across" : "form",
                            "\" aria-label=\"");
    odfgx_markup_add_within(out, "", table->name, "\">\n");
    for (size_t i = 0; i < layout->count; i++) {
        if (i == 0 || layout->cells[i].row != row) {
            row = layout->cells[i].row;
            odfgx_buffer_add_text(out, i > 0 ? "</tr>\n" : "");
            open_row(out, table, layout, row);
        }
        add_cell(report, &layout->cells[i]);
    }
    odfgx_buffer_add_text(out, "</tr>\n</tbody>\n</table>\n</div>\n");
}
