/* What prose states, held against the tables: findings. */
#include "report/prose_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_listed(const char *sections, const char *id)
{
    return odfgx_list_has(sections, id, strlen(id));
}

static bool read_text(odfgx_prose_check *prose, const char *original,
                      odfgx_prose_text *text)
{
    return odfgx_prose_text_make(text, &prose->arena, original,
                                 strlen(original), false);
}

static bool read_section(odfgx_prose_check *prose, size_t index)
{
    const odfgx_report *report = prose->report;
    const odfgx_prose *section = &report->sections[index];
    bool facts =
        is_listed(prose->form->sections, report->form->sections[index].info.id);
    prose->statements.heading = NULL;
    prose->statements.section = index;
    for (size_t i = 0; i < section->count; i++) {
        odfgx_prose_text text;
        prose->statements.paragraph = i;
        if (!read_text(prose, section->paragraphs[i], &text))
            return false;
        if (facts &&
            !odfgx_statements_read(&prose->statements, &prose->reader, &text))
            return false;
        if (!odfgx_wordings_find(prose, index, i, &text))
            return false;
    }
    return true;
}

static bool read_report(odfgx_prose_check *prose, const char *kind)
{
    const odfgx_report *report = prose->report;
    size_t facts = prose->form->fact_count + 1;
    odfgx_prose_text title;
    prose->values =
        odfgx_arena_array(&prose->arena, facts, sizeof *prose->values);
    prose->ofs = odfgx_arena_array(&prose->arena, facts, sizeof *prose->ofs);
    if (prose->values == NULL || prose->ofs == NULL ||
        !odfgx_prose_reader_set_agency(&prose->reader, &prose->arena,
                                       report->agency, kind))
        return false;
    if (report->title != NULL &&
        (!read_text(prose, report->title, &title) ||
         !odfgx_wordings_find(prose, SIZE_MAX, 0, &title)))
        return false;
    for (size_t i = 0; i < report->form->section_count; i++) {
        if (!read_section(prose, i))
            return false;
    }
    return true;
}

odfgx_status odfgx_prose_check_new(odfgx_prose_check **out,
                                   const odfgx_check *check)
{
    const odfgx_prose_form *form = NULL;
    *out = NULL;
    odfgx_status status =
        odfgx_prose_of(&form, check->findings->form, check->err);
    if (status != ODFGX_OK || form == NULL)
        return status;
    odfgx_prose_check *prose = calloc(1, sizeof *prose);
    if (prose == NULL)
        return odfgx_fail_memory(check->err);
    prose->form = form;
    prose->report = check->report;
    prose->statements.arena = &prose->arena;
    prose->reader =
        (odfgx_prose_reader){ .prose = form, .year = check->report->year };
    if (!read_report(prose, check->checking->agency_kind)) {
        odfgx_prose_check_free(prose);
        return odfgx_fail_memory(check->err);
    }
    *out = prose;
    return ODFGX_OK;
}

void odfgx_prose_check_free(odfgx_prose_check *prose)
{
    if (prose == NULL)
        return;
    odfgx_arena_clear(&prose->arena);
    free(prose);
}

static bool same_sum(const odfgx_sum *a, const odfgx_sum *b)
{
    if (a == NULL || b == NULL || a->count != b->count)
        return a == b;
    for (size_t i = 0; i < a->count; i++) {
        if (a->terms[i].value != b->terms[i].value ||
            a->terms[i].coefficient != b->terms[i].coefficient)
            return false;
    }
    return true;
}

/* "全部办结" after "结转下年度 1 件" is loose talk and no contradiction: words
 * without a number yield to a number that is right. */
static bool yields(odfgx_prose_check *prose, const odfgx_statement *statement)
{
    odfgx_contradiction unused;
    if (statement->number != 0 || statement->percent)
        return false;
    for (size_t i = 0; i < prose->statements.count; i++) {
        const odfgx_statement *other = &prose->statements.items[i];
        if (other->section == statement->section && other != statement &&
            other->number != 0 && !other->percent &&
            same_sum(odfgx_fact_value(prose, other->fact),
                     odfgx_fact_value(prose, statement->fact)) &&
            !odfgx_statement_fails(&unused, prose, other, NULL))
            return true;
    }
    return false;
}

static const char *id_of(const odfgx_statement *statement)
{
    return statement->base != NULL ? statement->base->id : statement->fact->id;
}

/* How often the section has said the same before: its key is told by a number.
 * SIZE_MAX where it was said with the same number, which is one finding. */
static size_t said_before(const odfgx_check *check,
                          const odfgx_statement *statement)
{
    const odfgx_statements *all = &check->prose->statements;
    odfgx_contradiction unused;
    size_t count = 0;
    for (const odfgx_statement *other = all->items; other < statement;
         other++) {
        if (other->section != statement->section ||
            other->fact->rule != statement->fact->rule ||
            other->fact->kind != statement->fact->kind ||
            strcmp(id_of(other), id_of(statement)) != 0 ||
            !odfgx_statement_fails(&unused, check->prose, other,
                                   check->previous))
            continue;
        if (other->number == statement->number)
            return SIZE_MAX;
        count++;
    }
    return count;
}

/* "overview:requests.new.total", with ":share" and ":2" where that is needed
 * to tell findings apart. */
static const char *key_of(odfgx_check *check, const odfgx_statement *statement,
                          size_t before)
{
    static const char *const suffixes[] = {
        [ODFGX_FACT_COUNT] = "",
        [ODFGX_FACT_RATE] = "",
        [ODFGX_FACT_SHARE] = ":share",
        [ODFGX_FACT_CHANGE] = ":change",
    };
    const odfgx_form *form = check->findings->form;
    char number[24] = "";
    if (before > 0)
        (void)snprintf(number, sizeof number, ":%zu", before + 1);
    return odfgx_arena_format(&check->findings->arena, "%s:%s%s%s",
                              form->sections[statement->section].info.id,
                              id_of(statement), suffixes[statement->fact->kind],
                              number);
}

static size_t add_cells(odfgx_check *check, const odfgx_sum *sum,
                        odfgx_finding_cell *cells, bool *complete)
{
    for (size_t i = 0; sum != NULL && i < sum->count; i++) {
        size_t value = sum->terms[i].value;
        const odfgx_value_info *info =
            &check->findings->form->values[value].info;
        cells[i] =
            odfgx_check_cell(check, info->id, info->label,
                             &check->report->figures[value].origin, complete);
    }
    return sum != NULL ? sum->count : 0;
}

static odfgx_status add_finding(odfgx_check *check,
                                const odfgx_statement *statement,
                                odfgx_contradiction *contradiction,
                                size_t before)
{
    odfgx_arena *arena = &check->findings->arena;
    const odfgx_prose *section = &check->report->sections[statement->section];
    const odfgx_sum *values = contradiction->values, *of = contradiction->of;
    size_t count = values->count + (of != NULL ? of->count : 0) + 1, used = 0;
    odfgx_finding_cell *cells = odfgx_arena_array(arena, count, sizeof *cells);
    bool complete =
        cells != NULL && odfgx_contradiction_write(contradiction, statement,
                                                   check->report, arena);
    odfgx_subject subject = {
        .key = key_of(check, statement, before),
        .label = check->findings->form->sections[statement->section].info.name,
        .fault = contradiction->terms,
        .places =
            odfgx_arena_format(arena, "“%.*s”", (int)statement->quote.length,
                               statement->quote.text),
        .level = check->rule->info.level,
        .compared = true,
        .left = contradiction->found,
        .right = contradiction->expected,
        .difference = contradiction->difference,
    };
    if (!complete || subject.key == NULL || subject.places == NULL)
        return odfgx_fail_memory(check->err);
    used += add_cells(check, values, cells, &complete);
    used += add_cells(check, of, cells + used, &complete);
    cells[used] = odfgx_check_cell(
        check, "", "", &section->origins[statement->paragraph], &complete);
    return odfgx_check_add_cells(check, &subject, complete ? cells : NULL,
                                 count);
}

odfgx_status odfgx_check_prose(odfgx_check *check)
{
    odfgx_prose_check *prose = check->prose;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; prose != NULL && i < prose->statements.count; i++) {
        const odfgx_statement *statement = &prose->statements.items[i];
        odfgx_contradiction contradiction;
        if (statement->fact->rule != check->rule ||
            !odfgx_statement_fails(&contradiction, prose, statement,
                                   check->previous) ||
            yields(prose, statement))
            continue;
        size_t before = said_before(check, statement);
        if (before != SIZE_MAX)
            status = add_finding(check, statement, &contradiction, before);
        if (status != ODFGX_OK)
            return status;
    }
    return prose != NULL && prose->out_of_memory ? odfgx_fail_memory(check->err)
                                                 : status;
}
