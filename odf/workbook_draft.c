#include "odf/workbook_draft.h"

#include "odf/xml.h"
#include "report/amount.h"

#include <string.h>

static odfgx_status prepare(odfgx_draft *out, const odfgx_form *form, bool past,
                            odfgx_error *err)
{
    size_t values = form->value_count;
    odfgx_arena *arena = &out->arena;
    out->figures = odfgx_arena_array(arena, values, sizeof *out->figures);
    out->sections =
        odfgx_arena_array(arena, form->section_count, sizeof *out->sections);
    if (past)
        out->last = odfgx_arena_array(arena, values, sizeof *out->last);
    return out->figures == NULL || out->sections == NULL ||
                   (past && out->last == NULL)
               ? odfgx_fail_memory(err)
               : ODFGX_OK;
}

/* --------------------------------------------------------------- figures */

/* The first equation that gives a value as a total, or NULL. */
static const odfgx_equation *total_of(const odfgx_form *form, size_t value)
{
    for (size_t i = 0; i < form->equation_count; i++) {
        const odfgx_equation *equation = &form->equations[i];
        if (equation->rule->kind == ODFGX_RULE_TOTAL &&
            equation->left[0].value == value)
            return equation;
    }
    return NULL;
}

/* Whether a total's formula would say what the report does. */
static bool adds_up(const odfgx_report *report, const odfgx_equation *total)
{
    odfgx_amount sum = 0, part, stated;
    for (size_t i = 0; i < total->right_count; i++) {
        const odfgx_term *term = &total->right[i];
        if (!odfgx_report_value(report, term->value, &part) ||
            !odfgx_amount_multiply(part, term->coefficient, &part) ||
            !odfgx_amount_add(sum, part, &sum))
            return false;
    }
    return odfgx_report_value(report, total->left[0].value, &stated) &&
           stated == sum;
}

static odfgx_draft_figure figure_of(const odfgx_report *report, size_t value)
{
    odfgx_draft_figure figure = { 0 };
    figure.known = odfgx_report_value(report, value, &figure.amount);
    return figure;
}

static void take_figures(odfgx_draft *out, const odfgx_report *report)
{
    for (size_t i = 0; i < report->form->value_count; i++) {
        const odfgx_equation *total = total_of(report->form, i);
        out->figures[i] = figure_of(report, i);
        if (total != NULL && adds_up(report, total))
            out->figures[i].known = false;
        else if (total == NULL)
            out->blank += !out->figures[i].known;
    }
}

/* Whether an equation makes a value of this year that of last year. */
static bool carries(const odfgx_equation *equation, size_t *now, size_t *then)
{
    if (!equation->previous || equation->relation != ODFGX_EQUAL ||
        equation->rule->only != NULL || equation->left_count != 1 ||
        equation->right_count != 1 || equation->left[0].coefficient != 1 ||
        equation->right[0].coefficient != 1 ||
        equation->left[0].previous == equation->right[0].previous)
        return false;
    bool swapped = equation->left[0].previous;
    *now = swapped ? equation->right[0].value : equation->left[0].value;
    *then = swapped ? equation->left[0].value : equation->right[0].value;
    return true;
}

static void carry_figures(odfgx_draft *out, const odfgx_report *report)
{
    const odfgx_form *form = report->form;
    size_t now, then;
    for (size_t i = 0; i < form->value_count; i++) {
        out->last[i] = figure_of(report, i);
        out->figures[i].known = total_of(form, i) == NULL;
    }
    for (size_t i = 0; i < form->equation_count; i++) {
        if (!carries(&form->equations[i], &now, &then) ||
            total_of(form, now) != NULL)
            continue;
        out->blank += out->figures[now].known && !out->last[then].known;
        out->figures[now] = out->last[then];
    }
}

/* ----------------------------------------------------------------- prose */

/* What neither format can hold is left out. */
static const char *copy_text(odfgx_arena *arena, const char *text)
{
    size_t length = strlen(text);
    odfgx_buffer kept = { 0 };
    if (odfgx_xml_can_hold(text, length))
        return odfgx_arena_copy(arena, text, length);
    odfgx_buffer_add_text(&kept, "");
    for (const char *at = text, *end = text + length; at < end;) {
        const char *begin = at;
        (void)odfgx_text_next(&at, end);
        if (odfgx_xml_can_hold(begin, (size_t)(at - begin)))
            odfgx_buffer_add(&kept, begin, (size_t)(at - begin));
    }
    const char *copy =
        kept.failed ? NULL : odfgx_arena_copy(arena, kept.data, kept.length);
    odfgx_buffer_clear(&kept);
    return copy;
}

static odfgx_status take_prose(odfgx_draft *out, const odfgx_report *report,
                               odfgx_error *err)
{
    for (size_t i = 0; i < report->form->section_count; i++) {
        const odfgx_prose *from = &report->sections[i];
        odfgx_draft_prose *prose = &out->sections[i];
        prose->paragraphs = odfgx_arena_array(&out->arena, from->count,
                                              sizeof *prose->paragraphs);
        if (prose->paragraphs == NULL)
            return odfgx_fail_memory(err);
        for (; prose->count < from->count; prose->count++) {
            const char **copy = &prose->paragraphs[prose->count];
            *copy = copy_text(&out->arena, from->paragraphs[prose->count]);
            if (*copy == NULL)
                return odfgx_fail_memory(err);
        }
    }
    return ODFGX_OK;
}

odfgx_status odfgx_draft_make(odfgx_draft *out, const odfgx_report *report,
                              int year, odfgx_error *err)
{
    bool past = year != report->year;
    *out = (odfgx_draft){ .stale = past ? report->year : 0 };
    odfgx_status status = prepare(out, report->form, past, err);
    if (status != ODFGX_OK)
        return status;
    if (past)
        carry_figures(out, report);
    else
        take_figures(out, report);
    return take_prose(out, report, err);
}

void odfgx_draft_clear(odfgx_draft *draft)
{
    odfgx_arena_clear(&draft->arena);
    *draft = (odfgx_draft){ 0 };
}

/* ------------------------------------------------------------------- use */

static odfgx_status choose_year(const odfgx_report *report, int *year,
                                odfgx_error *err)
{
    const char *file = report->file_count > 0 ? report->files[0] : NULL;
    int own = report->year;
    if (own == 0)
        return odfgx_fail(err, ODFGX_CONTENT, file, "%s",
                          _("the report does not say of which year it is; "
                            "write the year into its title"));
    if (*year == 0)
        *year = own + 1;
    if (*year == own || *year == own + 1)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_USAGE, file,
                      _("this is the report of %d: a workbook of %d can't be "
                        "made from it; give %d to carry it on, or %d to have "
                        "it back as a workbook"),
                      own, *year, own + 1, own);
}

odfgx_status odfgx_draft_use(const odfgx_report *report, const char *agency,
                             int year, odfgx_workbook_maker make, size_t *blank,
                             odfgx_buffer *out, odfgx_error *err)
{
    odfgx_draft draft = { 0 };
    if (agency == NULL)
        agency = report->agency;
    odfgx_status status = choose_year(report, &year, err);
    if (status == ODFGX_OK)
        status = odfgx_draft_make(&draft, report, year, err);
    if (status == ODFGX_OK)
        status = make(report->form, agency, year, &draft, out, err);
    if (blank != NULL)
        *blank = draft.blank;
    odfgx_draft_clear(&draft);
    return status;
}
