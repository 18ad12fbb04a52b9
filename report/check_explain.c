/* Explanations of the staff and the warnings that they settle. */
#include "report/amount.h"
#include "report/check.h"

#include <string.h>

static bool same(const char *a, const char *b)
{
    return a == NULL || (b != NULL && strcmp(a, b) == 0);
}

static bool names_rule(const odfgx_explanation *explanation,
                       const odfgx_finding *finding)
{
    return explanation->key != NULL
               ? strcmp(explanation->key, finding->key) == 0
               : explanation->rule == NULL ||
                     explanation->rule->info.id == finding->id;
}

/* Whether the cell is the one that the explanation names, which may name
 * none. */
static bool names_cell(const odfgx_check *check,
                       const odfgx_explanation *explanation,
                       const odfgx_finding_cell *cell)
{
    if (explanation->value != SIZE_MAX) {
        const odfgx_value *value =
            &check->findings->form->values[explanation->value];
        if (strcmp(value->info.id, cell->value) != 0)
            return false;
    }
    return same(explanation->cell, cell->cell) &&
           same(explanation->place, cell->place) &&
           (explanation->cell == NULL ||
            same(explanation->origin.file, cell->file));
}

/* Whether the cell holds the figure that the explanation was written for. */
static bool holds_figure(const odfgx_check *check,
                         const odfgx_explanation *explanation,
                         const odfgx_finding_cell *cell)
{
    size_t index;
    odfgx_amount amount;
    return odfgx_form_find_value(check->findings->form, cell->value, &index) &&
           odfgx_report_value(check->report, index, &amount) &&
           amount == explanation->amount;
}

typedef enum verdict { STRANGE, EXPIRED, SETTLED } verdict;

/* A finding without cells of the form, one about prose, is of the number that
 * it found. */
static verdict judge(const odfgx_check *check,
                     const odfgx_explanation *explanation,
                     const odfgx_finding *finding)
{
    verdict best = STRANGE;
    if (!names_rule(explanation, finding))
        return STRANGE;
    for (size_t i = 0; i < finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        if (!names_cell(check, explanation, cell))
            continue;
        if (!explanation->bound || holds_figure(check, explanation, cell) ||
            (finding->equation && finding->left == explanation->amount))
            return SETTLED;
        best = EXPIRED;
    }
    return best;
}

static const char *with_expired(odfgx_check *check, const char *message,
                                const odfgx_explanation *explanation)
{
    char figure[ODFGX_AMOUNT_TEXT];
    odfgx_amount_format(explanation->amount, figure);
    const char *note = odfgx_arena_format(
        &check->findings->arena,
        _("(an explanation, \"%s\", was written for %s and has expired)"),
        explanation->text, figure);
    return note == NULL ? NULL
                        : odfgx_arena_format(&check->findings->arena, "%s %s",
                                             message, note);
}

static odfgx_status settle(odfgx_check *check, odfgx_finding *finding)
{
    const odfgx_report *report = check->report;
    const odfgx_explanation *expired = NULL;
    for (size_t i = 0; i < report->explanation_count; i++) {
        const odfgx_explanation *explanation = &report->explanations[i];
        verdict judged = judge(check, explanation, finding);
        if (judged == SETTLED) {
            finding->explanation =
                odfgx_arena_copy(&check->findings->arena, explanation->text,
                                 strlen(explanation->text));
            return finding->explanation != NULL ? ODFGX_OK
                                                : odfgx_fail_memory(check->err);
        }
        if (judged == EXPIRED)
            expired = explanation;
    }
    if (expired != NULL)
        finding->message = with_expired(check, finding->message, expired);
    return finding->message != NULL ? ODFGX_OK : odfgx_fail_memory(check->err);
}

odfgx_status odfgx_check_explain(odfgx_check *check, size_t first)
{
    odfgx_status status = ODFGX_OK;
    if (check->report->explanation_count == 0)
        return ODFGX_OK;
    for (size_t i = first; i < check->findings->count && status == ODFGX_OK;
         i++) {
        odfgx_finding *finding = &check->findings->items[i];
        if (finding->level == ODFGX_WARNING)
            status = settle(check, finding);
    }
    return status;
}

/* ------------------------------------------------------------ in the prose */

/* The form's wording with {label} and {text} in it. */
static bool word(const odfgx_form *form, const odfgx_finding *finding,
                 odfgx_buffer *out)
{
    const char *at = form->explaining.print;
    const char *label = finding->cell_count > 0 ? finding->cells[0].label : "";
    const char *title = finding->id;
    for (size_t i = 0; i < form->rule_count; i++) {
        if (form->rules[i].info.id == finding->id)
            title = form->rules[i].info.title[ODFGX_CHINESE];
    }
    while (*at != '\0') {
        if (strncmp(at, "{label}", strlen("{label}")) == 0) {
            odfgx_buffer_add_text(out, *label != '\0' ? label : title);
            at += strlen("{label}");
        } else if (strncmp(at, "{text}", strlen("{text}")) == 0) {
            odfgx_buffer_add_text(out, finding->explanation);
            at += strlen("{text}");
        } else {
            odfgx_buffer_add_char(out, *at++);
        }
    }
    return !out->failed;
}

static bool said_before(const odfgx_findings *findings, size_t first,
                        const odfgx_finding *finding)
{
    for (size_t i = first; &findings->items[i] != finding; i++) {
        const char *said = findings->items[i].explanation;
        if (said != NULL && strcmp(said, finding->explanation) == 0)
            return true;
    }
    return false;
}

odfgx_status odfgx_report_print_explanations(odfgx_report *report,
                                             const odfgx_findings *findings,
                                             size_t file, odfgx_error *err)
{
    const odfgx_form *form = report->form;
    const odfgx_checked_file *checked = &findings->files[file];
    odfgx_buffer text = { 0 };
    odfgx_status status = ODFGX_OK;
    size_t section;
    if (form->explaining.section == NULL ||
        !odfgx_form_find_section(form, form->explaining.section, &section))
        return ODFGX_OK;
    for (size_t i = 0; i < checked->count && status == ODFGX_OK; i++) {
        const odfgx_finding *finding = &findings->items[checked->first + i];
        if (finding->explanation == NULL ||
            said_before(findings, checked->first, finding))
            continue;
        odfgx_buffer_empty(&text);
        status = word(form, finding, &text)
                     ? odfgx_report_add_paragraph(
                           report, section,
                           (odfgx_slice){ text.data, text.length }, NULL, err)
                     : odfgx_fail_memory(err);
    }
    odfgx_buffer_clear(&text);
    return status;
}
