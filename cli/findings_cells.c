/* The cells of a finding: an equation is written as a sum, figures under each
 * other, so that it can be added up again. */
#include "cli/findings.h"
#include "cli/layout.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

#define CELLS_MAX 24 /* more than these are cut … */
#define CELLS_CUT 8  /* … to these */
#define TERMS_MAX 8  /* of longer sides only those are listed that are not 0 */
#define LABEL_MIN 20 /* columns */
#define INDENT 6
#define GAP 2 /* between columns */

/* A list of cells that is printed. */
typedef struct cell_list {
    const findings_view *view;
    const odfgx_finding *finding;
    bool together; /* in one place, which is said once above */
    bool equation;
    size_t count;                /* of cells, without those cut off */
    size_t label, place, figure; /* widths in columns */
} cell_list;

/* ------------------------------------------------------------------ places */

static bool is_in_table(const odfgx_finding_cell *cell)
{
    return cell->file != NULL && cell->place != NULL && cell->cell != NULL &&
           cell->cell[0] != '\0';
}

static bool stand_together(const odfgx_finding *finding)
{
    const odfgx_finding_cell *first = &finding->cells[0];
    for (size_t i = 0; i < finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        if (!is_in_table(cell) || strcmp(cell->file, first->file) != 0 ||
            strcmp(cell->place, first->place) != 0)
            return false;
    }
    return finding->cell_count > 1;
}

static bool is_foreign(const odfgx_finding *finding,
                       const odfgx_finding_cell *cell)
{
    return cell->file != NULL && strcmp(cell->file, finding->file) != 0;
}

/* "依申请公开!D6", or "D6" where the place was said; with the file where the
 * report has several. */
static void name_place(const cell_list *list, const odfgx_finding_cell *cell,
                       char *place, size_t size)
{
    bool foreign = is_foreign(list->finding, cell);
    if (list->together)
        (void)snprintf(place, size, "%s", cell->cell);
    else if (cell->place == NULL || cell->cell == NULL)
        (void)snprintf(place, size, "%s", _("not found"));
    else if (cell->cell[0] == '\0') /* a paragraph */
        (void)snprintf(place, size, "%s", foreign ? cell->file : "");
    else
        (void)snprintf(place, size, "%s%s%s!%s", foreign ? cell->file : "",
                       foreign ? " " : "", cell->place, cell->cell);
}

static void print_common_place(const cell_list *list)
{
    const odfgx_finding_cell *first = &list->finding->cells[0];
    if (!list->together)
        return;
    (void)fprintf(list->view->stream, "%*s", INDENT, "");
    if (is_foreign(list->finding, first)) {
        print_text(list->view->stream, first->file);
        (void)fputc(' ', list->view->stream);
    }
    print_text(list->view->stream, first->place);
    (void)fputs(":\n", list->view->stream);
}

/* ----------------------------------------------------------------- columns */

static void measure_amount(cell_list *list, odfgx_amount amount)
{
    char text[ODFGX_AMOUNT_TEXT];
    list->figure =
        larger_width(list->figure, odfgx_amount_format(amount, text));
}

static void measure(cell_list *list)
{
    char place[512];
    for (size_t i = 0; i < list->count; i++) {
        const odfgx_finding_cell *cell = &list->finding->cells[i];
        name_place(list, cell, place, sizeof place);
        list->label = larger_width(list->label, cell->label);
        list->place = larger_width(list->place, place);
        if (list->equation)
            measure_amount(list, cell->amount);
    }
    if (list->equation) {
        measure_amount(list, list->finding->left);
        measure_amount(list, list->finding->right);
    }
    size_t others = INDENT + (list->together || list->equation ? GAP : 0) +
                    GAP + list->place + GAP + list->figure;
    size_t left =
        others + LABEL_MIN < LINE_WIDTH ? LINE_WIDTH - others : LABEL_MIN;
    if (list->label > left)
        list->label = left;
}

static void begin_line(const cell_list *list, const char *sign)
{
    (void)fprintf(list->view->stream, "%*s", INDENT, "");
    if (list->together || list->equation)
        print_padded(list->view->stream, sign, GAP);
}

static void print_label_and_place(const cell_list *list,
                                  const odfgx_finding_cell *cell, bool padded)
{
    char place[512];
    FILE *stream = list->view->stream;
    name_place(list, cell, place, sizeof place);
    if (list->label > 0)
        print_shortened(stream, cell->label, list->label);
    if (list->label > 0 && (padded || place[0] != '\0'))
        (void)fprintf(stream, "%*s", GAP, "");
    if (padded)
        print_padded(stream, place, list->place + GAP);
    else
        print_text(stream, place);
}

/* -------------------------------------------------------------------- list */

/* What of a cell's text is left for its line: a paragraph is long. */
static size_t text_room(const cell_list *list)
{
    enum { LEAST = 24 };
    size_t used = INDENT + (list->together ? GAP : 0) + list->label +
                  (list->label > 0 ? GAP : 0) + list->place + GAP;
    if (list->view->verbose)
        return SIZE_MAX;
    return used + LEAST < LINE_WIDTH ? LINE_WIDTH - used : LEAST;
}

static void print_listed(const cell_list *list)
{
    FILE *stream = list->view->stream;
    for (size_t i = 0; i < list->count; i++) {
        const odfgx_finding_cell *cell = &list->finding->cells[i];
        bool has_text = cell->text != NULL && *cell->text != '\0';
        begin_line(list, "");
        print_label_and_place(list, cell, has_text);
        if (has_text)
            print_cut(stream, cell->text, text_room(list));
        (void)fputc('\n', stream);
    }
    if (list->count == list->finding->cell_count)
        return;
    (void)fprintf(stream, "%*s", INDENT, "");
    (void)fprintf(stream, _("and %zu more; -v shows them all\n"),
                  list->finding->cell_count - list->count);
}

/* ---------------------------------------------------------------- equation */

static void print_amount(const cell_list *list, odfgx_amount amount)
{
    char text[ODFGX_AMOUNT_TEXT];
    (void)fprintf(list->view->stream, "%*s", (int)list->figure,
                  odfgx_amount_format(amount, text));
}

/* A stored text is shown where it is not the number that was read of it. */
static void print_term(const cell_list *list, const odfgx_finding_cell *cell,
                       const char *sign)
{
    char text[ODFGX_AMOUNT_TEXT];
    FILE *stream = list->view->stream;
    odfgx_amount_format(cell->amount, text);
    begin_line(list, sign);
    print_label_and_place(list, cell, true);
    print_amount(list, cell->amount);
    if (abs(cell->factor) != 1)
        (void)fprintf(stream, " × %d", abs(cell->factor));
    if (cell->text != NULL && strcmp(cell->text, text) != 0) {
        (void)fprintf(stream, "%*s", GAP, "");
        print_text(stream, cell->text);
    }
    (void)fputc('\n', stream);
}

static void print_sum(const cell_list *list, const char *sign,
                      odfgx_amount amount)
{
    size_t width =
        list->label + (list->label > 0 ? GAP : 0) + list->place + GAP;
    begin_line(list, sign);
    (void)fprintf(list->view->stream, "%*s", (int)width, "");
    print_amount(list, amount);
    (void)fputc('\n', list->view->stream);
}

static void print_zeros(const cell_list *list, size_t zeros)
{
    char text[128];
    if (zeros == 0)
        return;
    (void)snprintf(text, sizeof text, _("%zu cells that are 0; -v shows them"),
                   zeros);
    begin_line(list, "+");
    print_text(list->view->stream, text);
    (void)fputc('\n', list->view->stream);
}

/* The terms of one side, and their sum unless it is a single one; `sign`
 * stands before the first. */
static void print_side(const cell_list *list, bool right, const char *sign)
{
    const odfgx_finding *finding = list->finding;
    size_t terms = 0, zeros = 0;
    for (size_t i = 0; i < finding->cell_count; i++)
        terms +=
            finding->cells[i].factor != 0 && finding->cells[i].right == right;
    bool fold = terms > TERMS_MAX && !list->view->verbose;
    bool first = true;
    for (size_t i = 0; i < finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        if (cell->factor == 0 || cell->right != right)
            continue;
        if (fold && cell->amount == 0) {
            zeros++;
            continue;
        }
        const char *joint = cell->factor < 0 ? "-" : first ? sign : "+";
        print_term(list, cell, joint);
        first = false;
    }
    print_zeros(list, zeros);
    if (terms != 1)
        print_sum(list, first ? sign : "=",
                  right ? finding->right : finding->left);
}

static bool has_terms(const odfgx_finding *finding)
{
    for (size_t i = 0; i < finding->cell_count; i++) {
        if (finding->cells[i].factor != 0)
            return finding->equation;
    }
    return false;
}

void finding_print_cells(const findings_view *view,
                         const odfgx_finding *finding)
{
    cell_list list = {
        .view = view,
        .finding = finding,
        .together = stand_together(finding),
        .equation = has_terms(finding),
        .count = finding->cell_count,
    };
    if (list.count > CELLS_MAX && !view->verbose && !list.equation)
        list.count = CELLS_CUT;
    measure(&list);
    print_common_place(&list);
    if (!list.equation) {
        print_listed(&list);
        return;
    }
    print_side(&list, false, "");
    print_side(&list, true, finding->at_least ? "<" : "≠");
}
