/* Proposed repairs on the page: which cells become what, what that settles,
 * and what speaks for it. */
#include "report/check_html.h"

#include <string.h>

static bool is_of(const odfgx_html_report *report, const odfgx_repair *repair)
{
    return repair->report == report->index;
}

const odfgx_repair_cell *odfgx_html_repair(const odfgx_html_report *report,
                                           size_t value, size_t *number)
{
    const odfgx_findings *findings = report->page->findings;
    const char *id = findings->form->values[value].info.id;
    *number = 0;
    for (size_t i = 0; i < findings->repair_count; i++) {
        const odfgx_repair *repair = &findings->repairs[i];
        if (!is_of(report, repair))
            continue;
        ++*number;
        for (size_t c = 0; repair->unique && c < repair->cell_count; c++) {
            if (repair->cells[c].determined &&
                strcmp(repair->cells[c].value, id) == 0)
                return &repair->cells[c];
        }
    }
    return NULL;
}

/* The cell as one of a finding, so that it is linked like those. */
static size_t value_of(const odfgx_html_report *report,
                       const odfgx_repair_cell *cell)
{
    const odfgx_finding_cell place = {
        .value = cell->value,
        .file = cell->file,
        .place = cell->place,
        .cell = cell->cell,
    };
    return odfgx_html_value(report, &place);
}

static void add_cell(const odfgx_html_report *report,
                     const odfgx_repair_cell *cell)
{
    odfgx_buffer *out = report->page->out;
    char text[ODFGX_AMOUNT_TEXT];
    size_t value = value_of(report, cell);
    bool link = value != ODFGX_HTML_NOWHERE;
    odfgx_buffer_add_text(out, "<tr><td>");
    if (link)
        odfgx_buffer_add_format(out, "<a href=\"#r%zu-c%zu\">", report->number,
                                value + 1);
    odfgx_markup_add_within(out, "<span lang=\"zh-CN\">", cell->label,
                            "</span>");
    odfgx_buffer_add_text(out, link ? "</a> <span class=\"place\">"
                                    : " <span class=\"place\">");
    if (cell->place != NULL && cell->cell != NULL) {
        odfgx_markup_add_foreign(out, cell->place);
        odfgx_markup_add_within(out, "!", cell->cell, "");
    }
    odfgx_buffer_add_text(out, "</span></td><td class=\"amount\">");
    odfgx_markup_add_foreign(
        out, cell->known ? odfgx_amount_format(cell->from, text) : cell->text);
    odfgx_buffer_add_format(
        out, " → <b>%s</b></td></tr>\n",
        cell->determined ? odfgx_amount_format(cell->to, text) : "?");
}

/* "settles ✗ 3, ✗ 4", each a link. */
static void add_settled(const odfgx_html_report *report,
                        const odfgx_repair *repair)
{
    odfgx_buffer *out = report->page->out;
    if (repair->settle_count == 0)
        return;
    odfgx_markup_add_within(out, "<p class=\"settles\">", _("settles"), "");
    for (size_t i = 0; i < report->file->count; i++) {
        const odfgx_finding *finding = &report->findings[report->order[i]];
        for (size_t s = 0; s < repair->settle_count; s++) {
            if (strcmp(repair->settles[s], finding->key) == 0)
                odfgx_buffer_add_format(
                    out, " <a href=\"#r%zu-f%zu\">%s&#160;%zu</a>",
                    report->number, i + 1, odfgx_html_sign(finding), i + 1);
        }
    }
    odfgx_buffer_add_text(out, "</p>\n");
}

static const char *head_of(const odfgx_repair *repair)
{
    if (repair->cell_count == 0)
        return _("no change is suggested");
    return repair->unique ? _("suggested change") : _("possible change");
}

static void add_repair(const odfgx_html_report *report,
                       const odfgx_repair *repair, size_t number)
{
    odfgx_buffer *out = report->page->out;
    odfgx_buffer_add_format(
        out, "<section class=\"repair%s\" id=\"r%zu-p%zu\">\n<h4>%s</h4>\n",
        repair->unique ? " unique" : "", report->number, number,
        head_of(repair));
    if (repair->cell_count > 0)
        odfgx_buffer_add_text(out, "<table class=\"sum\">\n");
    for (size_t i = 0; i < repair->cell_count; i++)
        add_cell(report, &repair->cells[i]);
    if (repair->cell_count > 0)
        odfgx_buffer_add_text(out, "</table>\n");
    if (repair->why[0] != '\0')
        odfgx_markup_add_within(out, "<p class=\"message\">", repair->why,
                                "</p>\n");
    add_settled(report, repair);
    odfgx_buffer_add_text(out, "</section>\n");
}

void odfgx_html_add_repairs(const odfgx_html_report *report)
{
    const odfgx_findings *findings = report->page->findings;
    odfgx_buffer *out = report->page->out;
    size_t number = 0;
    for (size_t i = 0; i < findings->repair_count; i++) {
        const odfgx_repair *repair = &findings->repairs[i];
        if (!is_of(report, repair))
            continue;
        if (number == 0)
            odfgx_markup_add_within(out, "<section class=\"repairs\">\n<h3>",
                                    _("How it can be mended"), "</h3>\n");
        add_repair(report, repair, ++number);
    }
    if (number > 0)
        odfgx_buffer_add_text(out, "</section>\n");
}
