#include "report/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

odfgx_status odfgx_report_new(odfgx_report **out, const odfgx_form *form,
                              odfgx_error *err)
{
    *out = NULL;
    odfgx_report *report = calloc(1, sizeof *report);
    if (report == NULL)
        return odfgx_fail_memory(err);
    odfgx_arena *arena = &report->arena;
    report->form = form;
    report->tables =
        odfgx_arena_array(arena, form->table_count, sizeof *report->tables);
    report->figures =
        odfgx_arena_array(arena, form->value_count, sizeof *report->figures);
    report->sections =
        odfgx_arena_array(arena, form->section_count, sizeof *report->sections);
    if (report->tables == NULL || report->figures == NULL ||
        report->sections == NULL) {
        odfgx_report_free(report);
        return odfgx_fail_memory(err);
    }
    *out = report;
    return ODFGX_OK;
}

void odfgx_report_free(odfgx_report *report)
{
    if (report == NULL)
        return;
    odfgx_arena_clear(&report->arena);
    free(report);
}

const char *odfgx_report_agency(const odfgx_report *report)
{
    return report->agency;
}

int odfgx_report_year(const odfgx_report *report)
{
    return report->year;
}

size_t odfgx_report_paragraph_count(const odfgx_report *report, size_t section)
{
    return report->sections[section].count;
}

const odfgx_origin *odfgx_report_origin(const odfgx_report *report,
                                        size_t index)
{
    return &report->figures[index].origin;
}

bool odfgx_report_value(const odfgx_report *report, size_t index,
                        odfgx_amount *out)
{
    const odfgx_figure *figure = &report->figures[index];
    if (figure->state != ODFGX_FIGURE_VALUE)
        return false;
    *out = figure->amount;
    return true;
}

/* Makes room for one more item in a list that lives in the arena: a new list
 * of twice the size, the old one stays until the report goes. */
static void *grow(odfgx_arena *arena, void *items, size_t count,
                  size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity > 0 ? 2 * *capacity : 8;
    void *grown = odfgx_arena_array(arena, wanted, size);
    if (grown == NULL)
        return NULL;
    if (count > 0)
        memcpy(grown, items, count * size);
    *capacity = wanted;
    return grown;
}

odfgx_status odfgx_report_add_paragraph(odfgx_report *report, size_t section,
                                        odfgx_slice paragraph,
                                        const odfgx_origin *origin,
                                        odfgx_error *err)
{
    odfgx_prose *prose = &report->sections[section];
    size_t room = prose->capacity;
    const char *copy =
        odfgx_arena_copy(&report->arena, paragraph.text, paragraph.length);
    const char **paragraphs = grow(&report->arena, prose->paragraphs,
                                   prose->count, &room, sizeof *paragraphs);
    odfgx_origin *origins = grow(&report->arena, prose->origins, prose->count,
                                 &prose->capacity, sizeof *origins);
    if (copy == NULL || paragraphs == NULL || origins == NULL)
        return odfgx_fail_memory(err);
    prose->paragraphs = paragraphs;
    prose->origins = origins;
    paragraphs[prose->count] = copy;
    if (origin != NULL)
        origins[prose->count] = *origin;
    origins[prose->count++].text = copy;
    return ODFGX_OK;
}

odfgx_status odfgx_report_add_remark(odfgx_report *report,
                                     const odfgx_remark *remark,
                                     odfgx_error *err)
{
    odfgx_remark *grown =
        grow(&report->arena, report->remarks, report->remark_count,
             &report->remark_capacity, sizeof *grown);
    if (grown == NULL || remark->subject == NULL || remark->message == NULL)
        return odfgx_fail_memory(err);
    report->remarks = grown;
    report->remarks[report->remark_count++] = *remark;
    return ODFGX_OK;
}

odfgx_status odfgx_report_add_explanation(odfgx_report *report,
                                          const odfgx_explanation *explanation,
                                          odfgx_error *err)
{
    odfgx_explanation *grown =
        grow(&report->arena, report->explanations, report->explanation_count,
             &report->explanation_capacity, sizeof *grown);
    if (grown == NULL)
        return odfgx_fail_memory(err);
    report->explanations = grown;
    report->explanations[report->explanation_count++] = *explanation;
    return ODFGX_OK;
}

odfgx_status odfgx_report_add_evidence(odfgx_report *report, odfgx_error *err,
                                       const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    const char *copy = odfgx_arena_copy(&report->arena, line, strlen(line));
    const char **grown =
        grow(&report->arena, report->evidence, report->evidence_count,
             &report->evidence_capacity, sizeof *grown);
    if (copy == NULL || grown == NULL)
        return odfgx_fail_memory(err);
    report->evidence = grown;
    report->evidence[report->evidence_count++] = copy;
    return ODFGX_OK;
}
