#include "report/buffer.h"
#include "report/report.h"

/* " — 年报.ods 表三!D7"; the file alone for what stands outside of tables, and
 * nothing for what was not found. */
static void add_place(odfgx_buffer *out, const odfgx_origin *origin)
{
    if (origin->file == NULL)
        return;
    odfgx_buffer_add_format(out, " — %s", origin->file);
    if (origin->cell != NULL && origin->cell[0] != '\0')
        odfgx_buffer_add_format(out, " %s!%s", origin->place, origin->cell);
}

static void add_identity(odfgx_buffer *out, const odfgx_report *report)
{
    if (report->title != NULL)
        odfgx_buffer_add_format(out, _("title: %s\n"), report->title);
    if (report->agency != NULL) {
        odfgx_buffer_add_format(out, _("agency: %s"), report->agency);
        add_place(out, &report->agency_origin);
        odfgx_buffer_add_char(out, '\n');
    }
    if (report->year != 0) {
        odfgx_buffer_add_format(out, _("year: %d"), report->year);
        add_place(out, &report->year_origin);
        odfgx_buffer_add_char(out, '\n');
    }
}

static void add_sections(odfgx_buffer *out, const odfgx_report *report)
{
    for (size_t i = 0; i < report->form->section_count; i++) {
        const odfgx_prose *prose = &report->sections[i];
        if (!prose->found)
            continue;
        odfgx_buffer_add_format(out, _("%s: paragraphs: %zu"),
                                report->form->sections[i].info.name,
                                prose->count);
        add_place(out, &prose->origin);
        odfgx_buffer_add_char(out, '\n');
    }
}

/* What was taken though it is not quite as it should be. */
static void add_remarks(odfgx_buffer *out, const odfgx_report *report)
{
    for (size_t i = 0; i < report->remark_count; i++) {
        const odfgx_remark *remark = &report->remarks[i];
        if (remark->level == ODFGX_ERROR)
            continue;
        odfgx_buffer_add_text(out, remark->message);
        add_place(out, &remark->origins[0]);
        odfgx_buffer_add_char(out, '\n');
    }
}

static void add_notes(odfgx_buffer *out, const odfgx_report *report)
{
    for (size_t i = 0; i < report->form->value_count; i++) {
        const odfgx_origin *origin = &report->figures[i].origin;
        if (origin->note == NULL)
            continue;
        odfgx_buffer_add_format(out, "%s: %s", report->form->values[i].info.id,
                                origin->note);
        add_place(out, origin);
        odfgx_buffer_add_char(out, '\n');
    }
}

odfgx_status odfgx_report_explain(const odfgx_report *report, odfgx_buffer *out,
                                  odfgx_error *err)
{
    add_identity(out, report);
    add_sections(out, report);
    for (size_t i = 0; i < report->evidence_count; i++) {
        odfgx_buffer_add_text(out, report->evidence[i]);
        odfgx_buffer_add_char(out, '\n');
    }
    add_remarks(out, report);
    add_notes(out, report);
    return odfgx_buffer_check(out, err);
}
