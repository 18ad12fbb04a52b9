#include "report/prose_check.h"

#include "report/grow.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

odfgx_status odfgx_findings_new(odfgx_findings **out, const odfgx_form *form,
                                odfgx_language language, odfgx_error *err)
{
    *out = calloc(1, sizeof **out);
    if (*out == NULL)
        return odfgx_fail_memory(err);
    (*out)->form = form;
    (*out)->language = language;
    return ODFGX_OK;
}

void odfgx_findings_free(odfgx_findings *findings)
{
    if (findings == NULL)
        return;
    free(findings->items);
    free(findings->files);
    free(findings->kept);
    for (size_t i = 0; i < findings->prose_count; i++)
        odfgx_shingles_clear(&findings->proses[i].shingles);
    free(findings->proses);
    free(findings->repairs);
    free(findings->notes);
    odfgx_arena_clear(&findings->arena);
    free(findings);
}

size_t odfgx_findings_count(const odfgx_findings *findings)
{
    return findings->count;
}

const odfgx_finding *odfgx_findings_at(const odfgx_findings *findings,
                                       size_t index)
{
    return &findings->items[index];
}

size_t odfgx_findings_file_count(const odfgx_findings *findings)
{
    return findings->file_count;
}

const odfgx_checked_file *odfgx_findings_file_at(const odfgx_findings *findings,
                                                 size_t index)
{
    return &findings->files[index];
}

/* FNV-1a, 64 bits: short, the same on every machine, and no secret. */
static uint64_t hash_text(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    return (hash ^ 0xFF) * UINT64_C(0x100000001B3);
}

static void set_fingerprint(odfgx_finding *finding)
{
    uint64_t hash = hash_text(UINT64_C(0xCBF29CE484222325), finding->key);
    for (size_t i = 0; i < finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        hash = hash_text(hash, cell->value);
        hash = hash_text(hash, cell->text != NULL ? cell->text : "");
    }
    (void)snprintf(finding->fingerprint, sizeof finding->fingerprint,
                   "%016" PRIx64, hash);
}

static const char *keep(odfgx_check *check, const char *text, bool *complete)
{
    if (text == NULL)
        return NULL;
    const char *copy =
        odfgx_arena_copy(&check->findings->arena, text, strlen(text));
    *complete &= copy != NULL;
    return copy;
}

odfgx_finding_cell odfgx_check_cell(odfgx_check *check, const char *value,
                                    const char *label,
                                    const odfgx_origin *origin, bool *complete)
{
    return (odfgx_finding_cell){
        .value = value,
        .label = label,
        .file = keep(check, origin->file, complete),
        .place = keep(check, origin->place, complete),
        .cell = keep(check, origin->cell, complete),
        .text = keep(check, origin->text, complete),
    };
}

static odfgx_status append(odfgx_check *check, odfgx_finding *finding)
{
    odfgx_findings *findings = check->findings;
    if (!odfgx_grow(&findings->items, findings->count, &findings->capacity,
                    sizeof *findings->items))
        return odfgx_fail_memory(check->err);
    set_fingerprint(finding);
    findings->items[findings->count++] = *finding;
    return ODFGX_OK;
}

odfgx_status odfgx_check_add_cells(odfgx_check *check,
                                   const odfgx_subject *subject,
                                   const odfgx_finding_cell *cells,
                                   size_t count)
{
    odfgx_finding finding = {
        .id = check->rule->info.id,
        .key = odfgx_arena_format(&check->findings->arena, "%s:%s",
                                  check->rule->info.id, subject->key),
        .level = subject->level,
        .file = check->file,
        .message = odfgx_check_message(check, subject),
        .equation = subject->equation != NULL || subject->compared,
        .at_least = subject->equation != NULL &&
                    subject->equation->relation == ODFGX_AT_LEAST,
        .left = subject->left,
        .right = subject->right,
        .difference = subject->difference,
        .cells = cells,
        .cell_count = count,
    };
    if (cells == NULL || finding.key == NULL || finding.message == NULL)
        return odfgx_fail_memory(check->err);
    return append(check, &finding);
}

odfgx_status odfgx_check_add(odfgx_check *check, const odfgx_subject *subject,
                             const size_t *values, size_t count)
{
    odfgx_finding_cell *cells =
        odfgx_arena_array(&check->findings->arena, count, sizeof *cells);
    bool complete = cells != NULL;
    for (size_t i = 0; complete && i < count; i++) {
        const odfgx_value_info *info =
            &check->findings->form->values[values[i]].info;
        cells[i] = odfgx_check_cell(check, info->id, info->label,
                                    &check->report->figures[values[i]].origin,
                                    &complete);
    }
    return odfgx_check_add_cells(check, subject, complete ? cells : NULL,
                                 count);
}

odfgx_status odfgx_check_add_remark(odfgx_check *check,
                                    const odfgx_remark *remark)
{
    odfgx_subject subject = { .key = remark->subject,
                              .fault = remark->message,
                              .level = remark->level };
    size_t count = 0;
    while (count < ODFGX_COUNT_OF(remark->origins) &&
           remark->origins[count].file != NULL)
        count++;
    odfgx_finding_cell *cells =
        odfgx_arena_array(&check->findings->arena, count, sizeof *cells);
    bool complete = cells != NULL;
    for (size_t i = 0; complete && i < count; i++)
        cells[i] =
            odfgx_check_cell(check, "", "", &remark->origins[i], &complete);
    return odfgx_check_add_cells(check, &subject, complete ? cells : NULL,
                                 count);
}

static odfgx_status check_rule(odfgx_check *check)
{
    static odfgx_status (*const steps[])(odfgx_check *) = {
        [ODFGX_RULE_EQUATION] = odfgx_check_equations,
        [ODFGX_RULE_TOTAL] = odfgx_check_equations,
        [ODFGX_RULE_NUMBER] = odfgx_check_numbers,
        [ODFGX_RULE_BLANK] = odfgx_check_blanks,
        [ODFGX_RULE_STRUCTURE] = odfgx_check_structure,
        [ODFGX_RULE_SIMILAR] = odfgx_check_similar,
        [ODFGX_RULE_PROSE] = odfgx_check_prose,
    };
    return steps[check->rule->kind](check);
}

static odfgx_status add_file(odfgx_findings *findings,
                             const odfgx_checked_file *file,
                             const odfgx_kept *kept, odfgx_error *err)
{
    if (!odfgx_grow(&findings->kept, findings->file_count,
                    &findings->kept_capacity, sizeof *findings->kept) ||
        !odfgx_grow(&findings->files, findings->file_count,
                    &findings->file_capacity, sizeof *findings->files))
        return odfgx_fail_memory(err);
    findings->kept[findings->file_count] = *kept;
    findings->files[findings->file_count++] = *file;
    return ODFGX_OK;
}

const char *odfgx_check_files(odfgx_check *check, const odfgx_report *report)
{
    odfgx_buffer names = { 0 };
    for (size_t i = 0; i < report->file_count; i++) {
        if (i > 0)
            odfgx_buffer_add_text(&names, " + ");
        odfgx_buffer_add_text(&names, report->files[i]);
    }
    const char *joined = names.failed
                             ? NULL
                             : odfgx_arena_copy(&check->findings->arena,
                                                names.data, names.length);
    odfgx_buffer_clear(&names);
    return joined;
}

static void count_levels(const odfgx_findings *findings,
                         odfgx_checked_file *file)
{
    for (size_t i = file->first; i < findings->count; i++) {
        const odfgx_finding *finding = &findings->items[i];
        switch (finding->level) {
        case ODFGX_ERROR:
            file->errors++;
            break;
        case ODFGX_WARNING:
            file->warnings++;
            file->explained += finding->explanation != NULL;
            break;
        case ODFGX_HINT:
            file->hints++;
            break;
        }
    }
    file->count = findings->count - file->first;
}

/* Whether nothing that is to be mended was found under the rule. */
static bool holds(const odfgx_findings *findings, size_t first,
                  const odfgx_rule *rule)
{
    for (size_t i = first; i < findings->count; i++) {
        const odfgx_finding *finding = &findings->items[i];
        if (finding->id == rule->info.id && finding->level != ODFGX_HINT &&
            finding->explanation == NULL)
            return false;
    }
    return true;
}

/* A rule about last year's report is of no account without one. */
static bool is_of_account(const odfgx_check *check, const odfgx_rule *rule)
{
    const odfgx_form *form = check->findings->form;
    if (check->previous != NULL)
        return true;
    for (size_t i = 0; i < form->equation_count; i++) {
        if (form->equations[i].rule == rule && form->equations[i].previous)
            return false;
    }
    return rule->kind != ODFGX_RULE_SIMILAR;
}

static void count_rules(const odfgx_check *check, size_t first,
                        odfgx_checked_file *file)
{
    const odfgx_form *form = check->findings->form;
    for (size_t i = 0; i < form->rule_count; i++) {
        const odfgx_rule *rule = &form->rules[i];
        if (!is_of_account(check, rule))
            continue;
        file->rules++;
        file->rules_held += holds(check->findings, first, rule);
    }
}

/* What the rules need to know before the first. */
static odfgx_status prepare(odfgx_check *check)
{
    const odfgx_report *previous = check->checking->previous;
    check->file = odfgx_check_files(check, check->report);
    if (check->file == NULL)
        return odfgx_fail_memory(check->err);
    if (!odfgx_check_knows_kind(check))
        return odfgx_fail(check->err, ODFGX_USAGE, NULL,
                          _("the form has no kind of agency “%s”"),
                          check->checking->agency_kind);
    if (previous != NULL && odfgx_check_is_previous(check->report, previous))
        check->previous = previous;
    return odfgx_prose_check_new(&check->prose, check);
}

static odfgx_status check_rules(odfgx_check *check)
{
    const odfgx_form *form = check->findings->form;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < form->rule_count && status == ODFGX_OK; i++) {
        check->rule = &form->rules[i];
        status = check_rule(check);
        if (status == ODFGX_OK)
            status = odfgx_check_wordings(check);
    }
    return status;
}

static odfgx_status conclude(odfgx_check *check, size_t first)
{
    odfgx_findings *findings = check->findings;
    bool complete = true;
    odfgx_kept kept = { 0 };
    odfgx_checked_file file = {
        .file = check->file,
        .agency = keep(check, check->report->agency, &complete),
        .year = check->report->year,
        .first = first,
    };
    if (!complete)
        return odfgx_fail_memory(check->err);
    odfgx_status status = odfgx_check_keep(check, &kept);
    if (status != ODFGX_OK)
        return status;
    count_levels(findings, &file);
    count_rules(check, first, &file);
    file.status = file.errors > 0 ||
                  (check->checking->strict && file.warnings > file.explained);
    return add_file(findings, &file, &kept, check->err);
}

odfgx_status odfgx_findings_check(odfgx_findings *findings,
                                  const odfgx_report *report,
                                  const odfgx_checking *checking,
                                  odfgx_error *err)
{
    static const odfgx_checking nothing_special = { 0 };
    odfgx_check check = {
        .findings = findings,
        .report = report,
        .checking = checking != NULL ? checking : &nothing_special,
        .err = err,
    };
    size_t first = findings->count;
    odfgx_status status = prepare(&check);
    if (status == ODFGX_OK)
        status = check_rules(&check);
    odfgx_prose_check_free(check.prose);
    if (status == ODFGX_OK)
        status = odfgx_check_explain(&check, first);
    return status == ODFGX_OK ? conclude(&check, first) : status;
}

odfgx_status odfgx_findings_unread(odfgx_findings *findings, const char *file,
                                   const odfgx_error *failure, odfgx_error *err)
{
    odfgx_checked_file unread = {
        .file = odfgx_arena_copy(&findings->arena, file, strlen(file)),
        .status = odfgx_status_exit(failure->status),
        .failure = odfgx_arena_copy(&findings->arena, failure->text,
                                    strlen(failure->text)),
        .first = findings->count,
    };
    odfgx_kept kept = {
        .inputs = odfgx_arena_array(&findings->arena, 1, sizeof *kept.inputs),
        .input_count = 1,
    };
    if (unread.file == NULL || unread.failure == NULL || kept.inputs == NULL)
        return odfgx_fail_memory(err);
    kept.inputs[0] = unread.file;
    return add_file(findings, &unread, &kept, err);
}

odfgx_status odfgx_findings_note(odfgx_findings *findings, size_t file,
                                 const char *sentence, const char *path,
                                 odfgx_error *err)
{
    odfgx_arena *arena = &findings->arena;
    odfgx_page_note note = {
        .file = file,
        .sentence = odfgx_arena_copy(arena, sentence, strlen(sentence)),
        .path =
            path != NULL ? odfgx_arena_copy(arena, path, strlen(path)) : NULL,
    };
    if (note.sentence == NULL || (path != NULL && note.path == NULL) ||
        !odfgx_grow(&findings->notes, findings->note_count,
                    &findings->note_capacity, sizeof *findings->notes))
        return odfgx_fail_memory(err);
    findings->notes[findings->note_count++] = note;
    return ODFGX_OK;
}
