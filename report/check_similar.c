/* Prose that stands in last year's report, or in that of another agency. */
#include "report/check.h"

#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* How far a sample may be from the truth, in per cent: four times its standard
 * deviation, so that next to nothing is overlooked. */
#define SAMPLE_DOUBT 25

/* A section under the rule, and the one that is most like it so far. */
typedef struct comparison {
    odfgx_check *check;
    size_t section;
    odfgx_shingle_table table;
    odfgx_shingles shingles;
    unsigned percent;
    const char *name; /* of the other report; NULL: none is like it */
    odfgx_origin origin;
} comparison;

static const odfgx_similarity *limits_of(const comparison *compared)
{
    return &compared->check->rule->similarity;
}

/* Cuts the section's prose. A short one has no shingles. */
static bool cut_section(const comparison *compared, const odfgx_report *report,
                        odfgx_shingle_table *table, odfgx_shingles *out)
{
    const odfgx_prose *prose = &report->sections[compared->section];
    const odfgx_similarity *limits = limits_of(compared);
    *out = (odfgx_shingles){ 0 };
    for (size_t i = 0; i < prose->count; i++) {
        if (!odfgx_shingle_add(table, prose->paragraphs[i],
                               strlen(prose->paragraphs[i])))
            return false;
    }
    return table->letter_count < limits->least ||
           odfgx_shingle_cut(table, limits->shingle, out);
}

/* How much of the section's text is in the other, rounded down. */
static unsigned percent_of(const comparison *compared, size_t shared)
{
    return (unsigned)(shared * 100 / compared->shingles.count);
}

static void keep_if_most(comparison *compared, size_t shared, const char *name,
                         const odfgx_origin *origin)
{
    unsigned percent = percent_of(compared, shared);
    if (percent < limits_of(compared)->percent || percent <= compared->percent)
        return;
    compared->percent = percent;
    compared->name = name;
    compared->origin = *origin;
}

/* "a.ods: 柳桥街道办事处 2024", in the arena of the findings. */
static const char *name_of(odfgx_check *check, const odfgx_report *report)
{
    odfgx_arena *arena = &check->findings->arena;
    const char *files = odfgx_check_files(check, report);
    if (files == NULL || report->agency == NULL)
        return files;
    return report->year != 0
               ? odfgx_arena_format(arena, "%s: %s %d", files, report->agency,
                                    report->year)
               : odfgx_arena_format(arena, "%s: %s", files, report->agency);
}

static odfgx_status compare_previous(comparison *compared)
{
    odfgx_check *check = compared->check;
    odfgx_shingle_table table = { 0 };
    odfgx_shingles other = { 0 };
    if (check->previous == NULL)
        return ODFGX_OK;
    const char *name = name_of(check, check->previous);
    bool complete =
        name != NULL && cut_section(compared, check->previous, &table, &other);
    if (complete)
        keep_if_most(
            compared,
            odfgx_shingles_shared(&compared->table, other.hashes, other.count),
            name, &check->previous->sections[compared->section].origin);
    odfgx_shingle_table_clear(&table);
    odfgx_shingles_clear(&other);
    return complete ? ODFGX_OK : odfgx_fail_memory(check->err);
}

/* A few of the other's shingles tell most often that it is a different text. */
static bool may_be_alike(const comparison *compared,
                         const odfgx_shingles *other)
{
    size_t shared =
        odfgx_shingles_shared(&compared->table, other->hashes, other->sampled);
    size_t whole = other->sampled > 0 ? shared * other->count / other->sampled
                                      : other->count;
    return percent_of(compared, whole) + SAMPLE_DOUBT >=
           limits_of(compared)->percent;
}

static void compare_others(comparison *compared, const char *agency)
{
    const odfgx_findings *findings = compared->check->findings;
    for (size_t i = 0; i < findings->prose_count; i++) {
        const odfgx_checked_prose *other = &findings->proses[i];
        if (other->rule != compared->check->rule ||
            other->section != compared->section ||
            strcmp(other->agency, agency) == 0 ||
            !may_be_alike(compared, &other->shingles))
            continue;
        keep_if_most(compared,
                     odfgx_shingles_shared(&compared->table,
                                           other->shingles.hashes,
                                           other->shingles.count),
                     other->name, &other->origin);
    }
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

/* Keeps the shingles, for the reports that are checked after this one. */
static odfgx_status remember(comparison *compared, const char *agency)
{
    odfgx_check *check = compared->check;
    odfgx_findings *findings = check->findings;
    bool complete = true;
    const odfgx_origin *origin =
        &check->report->sections[compared->section].origin;
    if (!odfgx_grow(&findings->proses, findings->prose_count,
                    &findings->prose_capacity, sizeof *findings->proses))
        return odfgx_fail_memory(check->err);
    odfgx_checked_prose kept = {
        .rule = check->rule,
        .section = compared->section,
        .agency = keep(check, agency, &complete),
        .name = name_of(check, check->report),
        .origin = { .file = keep(check, origin->file, &complete),
                    .place = keep(check, origin->place, &complete),
                    .cell = keep(check, origin->cell, &complete),
                    .text = keep(check, origin->text, &complete) },
        .shingles = compared->shingles,
    };
    if (!complete || kept.name == NULL)
        return odfgx_fail_memory(check->err);
    compared->shingles = (odfgx_shingles){ 0 };
    findings->proses[findings->prose_count++] = kept;
    return ODFGX_OK;
}

static odfgx_status add(const comparison *compared)
{
    odfgx_check *check = compared->check;
    const odfgx_section_info *info =
        &check->report->form->sections[compared->section].info;
    odfgx_subject subject = {
        .key = info->id,
        .label = info->heading,
        .other = compared->name,
        .percent = compared->percent,
        .level = check->rule->info.level,
    };
    odfgx_finding_cell *cells =
        odfgx_arena_array(&check->findings->arena, 2, sizeof *cells);
    bool complete = cells != NULL;
    if (complete) {
        cells[0] = odfgx_check_cell(
            check, "", "", &check->report->sections[compared->section].origin,
            &complete);
        cells[1] =
            odfgx_check_cell(check, "", "", &compared->origin, &complete);
    }
    return odfgx_check_add_cells(check, &subject, complete ? cells : NULL, 2);
}

/* `agency`, folded, may be NULL: whose report it is isn't known then, nor
 * whether another is of another agency. */
static odfgx_status check_section(odfgx_check *check, size_t section,
                                  const char *agency)
{
    comparison compared = { .check = check, .section = section };
    odfgx_status status = ODFGX_OK;
    if (!cut_section(&compared, check->report, &compared.table,
                     &compared.shingles))
        status = odfgx_fail_memory(check->err);
    if (status == ODFGX_OK && compared.shingles.count > 0) {
        status = compare_previous(&compared);
        if (agency != NULL)
            compare_others(&compared, agency);
        if (status == ODFGX_OK && compared.name != NULL)
            status = add(&compared);
        if (status == ODFGX_OK && agency != NULL)
            status = remember(&compared, agency);
    }
    odfgx_shingle_table_clear(&compared.table);
    odfgx_shingles_clear(&compared.shingles);
    return status;
}

odfgx_status odfgx_check_similar(odfgx_check *check)
{
    const odfgx_similarity *limits = &check->rule->similarity;
    const char *name = check->report->agency;
    odfgx_buffer agency = { 0 };
    if (name != NULL) {
        odfgx_text_fold(name, strlen(name), &agency);
        odfgx_buffer_add_char(&agency, '\0');
    }
    odfgx_status status = odfgx_buffer_check(&agency, check->err);
    for (size_t i = 0; i < limits->count && status == ODFGX_OK; i++)
        status = check_section(check, limits->sections[i], agency.data);
    odfgx_buffer_clear(&agency);
    return status;
}
