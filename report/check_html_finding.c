/* A finding on the page: what is wrong, the equation as a sum with its cells,
 * each of which leads to its place in the table. */
#include "report/check_html.h"

#include <string.h>

#define TERMS_MAX 8 /* of longer equations those that are 0 stand together */

/* The finding that is written. */
typedef struct card {
    const odfgx_html_report *report;
    const odfgx_finding *finding;
    size_t number;
    bool together; /* all its cells stand in one table of one file */
    odfgx_buffer *out;
} card;

static void add_head(const card *at)
{
    const odfgx_finding *finding = at->finding;
    const odfgx_form *form = at->report->page->findings->form;
    const odfgx_html_level *level = &odfgx_html_levels[finding->level];
    odfgx_buffer_add_format(at->out,
                            "<h4><span class=\"sign\">%s</span> %s "
                            "<span class=\"ref\">%zu</span> ",
                            odfgx_html_sign(finding), _(level->word),
                            at->number);
    odfgx_markup_add_within(at->out, "<a class=\"rule\" href=\"#rule-",
                            finding->id, "\">");
    for (size_t i = 0; i < form->rule_count; i++) {
        const odfgx_rule_info *info = &form->rules[i].info;
        if (strcmp(info->id, finding->id) == 0)
            odfgx_markup_add_text(
                at->out, info->title[at->report->page->findings->language]);
    }
    odfgx_markup_add_within(at->out, "</a> <code>", finding->key,
                            "</code></h4>\n");
}

/* ------------------------------------------------------------------- cells */

/* "依申请公开!D6", with the file where the report has several or the cell is
 * in another one. */
static void add_place(const card *at, const odfgx_finding_cell *cell)
{
    if (cell->file != NULL && strcmp(cell->file, at->finding->file) != 0) {
        odfgx_markup_add_foreign(at->out, cell->file);
        odfgx_buffer_add_char(at->out, ' ');
    }
    if (cell->place == NULL || cell->cell == NULL) {
        odfgx_markup_add_text(at->out,
                              cell->file == NULL ? _("not found") : "");
    } else if (at->together) {
        odfgx_markup_add_text(at->out, cell->cell);
    } else if (cell->cell[0] != '\0') {
        odfgx_markup_add_foreign(at->out, cell->place);
        odfgx_markup_add_within(at->out, "!", cell->cell, "");
    }
}

/* Then its name is not said again at each. */
static bool stand_together(const odfgx_finding *finding)
{
    const odfgx_finding_cell *first = &finding->cells[0];
    for (size_t i = 0; i < finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        if (cell->file == NULL || cell->place == NULL || cell->cell == NULL ||
            cell->cell[0] == '\0' || strcmp(cell->file, first->file) != 0 ||
            strcmp(cell->place, first->place) != 0)
            return false;
    }
    return finding->cell_count > 1;
}

/* Opens a link to the cell in the table; false where it does not stand
 * there. */
static bool open_link(const card *at, const odfgx_finding_cell *cell)
{
    size_t value = odfgx_html_value(at->report, cell);
    if (value == ODFGX_HTML_NOWHERE)
        return false;
    odfgx_buffer_add_format(at->out, "<a href=\"#r%zu-c%zu\">",
                            at->report->number, value + 1);
    return true;
}

static void add_label(const card *at, const odfgx_finding_cell *cell)
{
    bool link = open_link(at, cell);
    odfgx_markup_add_within(at->out, "<span lang=\"zh-CN\">", cell->label,
                            "</span>");
    odfgx_buffer_add_text(at->out, link ? "</a>" : "");
    odfgx_buffer_add_text(at->out, " <span class=\"place\">");
    add_place(at, cell);
    odfgx_buffer_add_text(at->out, "</span>");
}

static void add_row(const card *at, const char *sign,
                    const odfgx_finding_cell *cell)
{
    odfgx_buffer_add_format(at->out, "<tr><td class=\"op\">%s</td><td>", sign);
    add_label(at, cell);
    /* What is no value of the form is prose, which may be long. */
    odfgx_markup_add_within(at->out,
                            *cell->value != '\0' ? "</td><td class=\"amount\">"
                                                 : "</td><td class=\"words\">",
                            cell->text, "</td></tr>\n");
}

/* ---------------------------------------------------------------- equation */

static size_t side_count(const odfgx_finding *finding, bool right)
{
    size_t count = 0;
    for (size_t i = 0; i < finding->cell_count; i++)
        count +=
            finding->cells[i].factor != 0 && finding->cells[i].right == right;
    return count;
}

static void add_sum(const card *at, const char *sign, const char *label,
                    odfgx_amount amount)
{
    char text[ODFGX_AMOUNT_TEXT];
    odfgx_buffer_add_format(
        at->out,
        "<tr class=\"result\"><td class=\"op\">%s</td><td>%s</td>"
        "<td class=\"amount\">%s</td></tr>\n",
        sign, label, odfgx_amount_format(amount, text));
}

/* The cells that say 0, each only by its address. */
static void add_zeros(const card *at, bool right)
{
    bool begun = false;
    for (size_t i = 0; i < at->finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &at->finding->cells[i];
        if (cell->factor == 0 || cell->right != right || cell->amount != 0)
            continue;
        if (!begun)
            odfgx_buffer_add_text(at->out, "<tr><td class=\"op\">+</td>"
                                           "<td class=\"zeros\">");
        begun = true;
        bool link = open_link(at, cell);
        odfgx_markup_add_text(at->out, cell->cell);
        odfgx_buffer_add_text(at->out, link ? "</a> " : " ");
    }
    if (begun)
        odfgx_buffer_add_text(at->out,
                              "</td><td class=\"amount\">0</td></tr>\n");
}

/* One side; `sign` stands before its first term. */
static void add_side(const card *at, bool right, const char *sign)
{
    const odfgx_finding *finding = at->finding;
    odfgx_amount sum = right ? finding->right : finding->left;
    size_t count = side_count(finding, right);
    bool fold = count > TERMS_MAX, first = true;
    for (size_t i = 0; i < finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        if (cell->factor == 0 || cell->right != right ||
            (fold && cell->amount == 0))
            continue;
        const char *joint = cell->factor < 0 ? "−" : first ? "" : "+";
        add_row(at, first && *sign != '\0' ? sign : joint, cell);
        first = false;
    }
    if (fold)
        add_zeros(at, right);
    if (count != 1)
        add_sum(at, first && *sign != '\0' ? sign : "=", "", sum);
}

static void add_equation(const card *at)
{
    const odfgx_finding *finding = at->finding;
    odfgx_amount difference = finding->difference;
    add_side(at, false, "");
    add_side(at, true, finding->at_least ? "&lt;" : "≠");
    if (difference < 0 && difference > INT64_MIN)
        difference = -difference;
    add_sum(at, "", _("difference"), difference);
}

static bool has_terms(const odfgx_finding *finding)
{
    for (size_t i = 0; i < finding->cell_count; i++) {
        if (finding->cells[i].factor != 0)
            return finding->equation;
    }
    return false;
}

/* Many cells that say the same, such as blanks: their addresses. */
static void add_addresses(const card *at)
{
    odfgx_buffer_add_text(at->out, "<p class=\"zeros\">");
    for (size_t i = 0; i < at->finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &at->finding->cells[i];
        bool link = open_link(at, cell);
        odfgx_markup_add_text(at->out,
                              cell->cell != NULL ? cell->cell : cell->label);
        odfgx_buffer_add_text(at->out, link ? "</a> " : " ");
    }
    odfgx_buffer_add_text(at->out, "</p>\n");
}

static void add_cells(const card *at)
{
    const odfgx_finding *finding = at->finding;
    bool equation = has_terms(finding);
    if (finding->cell_count == 0)
        return;
    if (!equation && finding->cell_count > TERMS_MAX) {
        add_addresses(at);
        return;
    }
    odfgx_buffer_add_text(at->out, "<table class=\"sum\">\n");
    if (at->together)
        odfgx_markup_add_within(at->out, "<caption><bdi>",
                                finding->cells[0].place, "</bdi></caption>\n");
    if (equation)
        add_equation(at);
    for (size_t i = 0; i < finding->cell_count && !equation; i++)
        add_row(at, "", &finding->cells[i]);
    odfgx_buffer_add_text(at->out, "</table>\n");
}

/* ----------------------------------------------------------------- finding */

static void add_explanation(const card *at)
{
    odfgx_markup_add_within(at->out, "<p class=\"explanation\">",
                            _("explanation: "), "");
    odfgx_markup_add_foreign(at->out, at->finding->explanation);
    odfgx_buffer_add_text(at->out, "</p>\n");
}

void odfgx_html_add_finding(const odfgx_html_report *report, size_t finding)
{
    const card at = {
        .report = report,
        .finding = &report->findings[finding],
        .number = report->numbers[finding],
        .together = stand_together(&report->findings[finding]),
        .out = report->page->out,
    };
    odfgx_buffer_add_format(
        at.out, "<section class=\"finding %s f%zu\" id=\"r%zu-f%zu\">\n",
        odfgx_html_class(at.finding), at.number, report->number, at.number);
    add_head(&at);
    odfgx_markup_add_within(at.out, "<p class=\"message\">",
                            at.finding->message, "</p>\n");
    if (at.finding->explanation != NULL)
        add_explanation(&at);
    if (report->quoted[finding]) {
        odfgx_buffer_add_format(at.out, "<p><a href=\"#r%zu-q%zu\">",
                                report->number, at.number);
        odfgx_markup_add_within(at.out, "", _("to the text"), "</a></p>\n");
    }
    add_cells(&at);
    odfgx_buffer_add_text(at.out, "</section>\n");
}
