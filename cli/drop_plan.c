#include "cli/drop.h"
#include "cli/names.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

#define TOGETHER_MOST 12 /* files of one report */

/* What files would give as one report. */
typedef struct drop_yield {
    size_t errors; /* SIZE_MAX: not read */
    bool figures;  /* it has any */
    bool discord;  /* the files say that they are of different reports */
    bool *has;     /* by value of the form */
    size_t *prose; /* paragraphs, by section */
} drop_yield;

typedef struct drop_part {
    const char *path;
    char *folder;
    size_t stem;      /* bytes of the path before its ending */
    bool candidate;   /* alone it is no report, or one with errors */
    bool taken;       /* in a group */
    drop_yield yield; /* alone, then of its group */
} drop_part;

typedef struct drop_planning {
    const fill_shared *filling;
    drop_part *parts;
    size_t count, values, sections;
    drop_plan *plan;
    size_t placed; /* of plan->order */
} drop_planning;

/* ------------------------------------------------------------- measurement */

static bool yield_init(drop_yield *yield, const drop_planning *planning)
{
    *yield = (drop_yield){
        .errors = SIZE_MAX,
        .has = calloc(planning->values + 1, sizeof(*yield->has)),
        .prose = calloc(planning->sections + 1, sizeof(*yield->prose)),
    };
    return yield->has != NULL && yield->prose != NULL;
}

static void yield_clear(drop_yield *yield)
{
    free(yield->has);
    free(yield->prose);
    *yield = (drop_yield){ 0 };
}

static void note_report(const drop_planning *planning,
                        const odfgx_report *report, drop_yield *yield)
{
    for (size_t i = 0; i < planning->values; i++) {
        yield->has[i] = odfgx_report_origin(report, i)->file != NULL;
        yield->figures |= yield->has[i];
    }
    for (size_t i = 0; i < planning->sections; i++)
        yield->prose[i] = odfgx_report_paragraph_count(report, i);
}

static odfgx_status read_paths(odfgx_report **out, const fill_shared *filling,
                               const char *const *paths, size_t count,
                               odfgx_error *err)
{
    odfgx_input *inputs[TOGETHER_MOST] = { NULL };
    const cli_options *options = &filling->call->options;
    odfgx_status status = ODFGX_OK;
    *out = NULL;
    for (size_t i = 0; i < count && status == ODFGX_OK; i++)
        status = input_open(&inputs[i], paths[i], &options->limits, err);
    if (status == ODFGX_OK)
        status = inputs_report(out, filling->form, inputs, count, options, err);
    for (size_t i = 0; i < count; i++)
        odfgx_input_free(inputs[i]);
    return status;
}

/* An error that holds the words of one file against those of another, and no
 * figures: two agencies, two years. */
static bool is_discord(const odfgx_finding *finding)
{
    bool differ = false;
    for (size_t i = 0; i < finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        const char *first = finding->cells[0].file;
        if (cell->value[0] != '\0')
            return false;
        differ |= first != NULL && cell->file != NULL &&
                  strcmp(first, cell->file) != 0;
    }
    return differ && finding->level == ODFGX_ERROR;
}

static void note_findings(const odfgx_findings *findings, drop_yield *yield)
{
    yield->errors = odfgx_findings_file_at(findings, 0)->errors;
    for (size_t i = 0; i < odfgx_findings_count(findings); i++)
        yield->discord |= is_discord(odfgx_findings_at(findings, i));
}

/* What the files give as one report; `yield` is empty before. */
static odfgx_status measure(const drop_planning *planning,
                            const char *const *paths, size_t count,
                            drop_yield *yield)
{
    const fill_shared *filling = planning->filling;
    odfgx_error failure = { 0 };
    odfgx_findings *findings = NULL;
    odfgx_report *report = NULL;
    odfgx_status status = read_paths(&report, filling, paths, count, &failure);
    if (status == ODFGX_OK)
        status = odfgx_findings_new(&findings, filling->form, ODFGX_ENGLISH,
                                    &failure);
    if (status == ODFGX_OK)
        status = odfgx_findings_check(findings, report, NULL, &failure);
    if (status == ODFGX_OK) {
        note_findings(findings, yield);
        note_report(planning, report, yield);
    }
    odfgx_findings_free(findings);
    odfgx_report_free(report);
    return status;
}

static void measure_alone(const drop_planning *planning, drop_part *part)
{
    odfgx_status status = measure(planning, &part->path, 1, &part->yield);
    part->candidate = status == ODFGX_UNKNOWN ||
                      (status == ODFGX_OK && part->yield.errors > 0);
}

/* --------------------------------------------------------------- neighbours */

static bool overlap(const drop_planning *planning, const drop_part *one,
                    const drop_part *other)
{
    for (size_t i = 0; i < planning->values; i++) {
        if (one->yield.has[i] && other->yield.has[i])
            return true;
    }
    return false;
}

static bool share_stem(const drop_part *one, const drop_part *other)
{
    return one->stem == other->stem &&
           memcmp(one->path, other->path, one->stem) == 0;
}

static bool may_belong(const drop_part *part, const drop_part *base)
{
    return part->candidate && strcmp(part->folder, base->folder) == 0;
}

/* Whether files together have fewer errors than some of them, nobody says that
 * they don't belong together, and what those say in prose is as before: nothing
 * came to it from another. */
static bool is_better(const drop_planning *planning, const drop_yield *together,
                      const drop_yield *before)
{
    for (size_t i = 0; i < planning->sections; i++) {
        if (before->prose[i] > 0 && together->prose[i] != before->prose[i])
            return false;
    }
    return together->errors < before->errors && !together->discord;
}

/* Whether the candidates of a folder can only be one report, whatever their
 * names. */
static bool is_only_report(const drop_planning *planning, const drop_part *base)
{
    for (size_t i = 0; i < planning->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (may_belong(&planning->parts[i], base) &&
                may_belong(&planning->parts[j], base) &&
                overlap(planning, &planning->parts[i], &planning->parts[j]))
                return false;
        }
    }
    return true;
}

/* ------------------------------------------------------------------- groups */

static void place(drop_planning *planning, drop_part *part, drop_group *group)
{
    part->taken = true;
    planning->plan->order[planning->placed++] = part->path;
    group->count++;
}

/* Adds a part where that leaves fewer errors. */
static void try_part(drop_planning *planning, drop_part *base,
                     drop_group *group, drop_part *part)
{
    drop_yield together;
    const char **paths = planning->plan->order + group->first;
    paths[group->count] = part->path;
    if (yield_init(&together, planning) &&
        measure(planning, paths, group->count + 1, &together) == ODFGX_OK &&
        is_better(planning, &together, &base->yield)) {
        place(planning, part, group);
        yield_clear(&base->yield);
        base->yield = together;
    } else {
        yield_clear(&together);
    }
}

/* Adds all that leave fewer errors, with the name in common or of any name. */
static void gather(drop_planning *planning, drop_part *base, drop_group *group,
                   bool any_name)
{
    for (size_t i = 0; i < planning->count; i++) {
        drop_part *part = &planning->parts[i];
        if (base->yield.errors > 0 && group->count < TOGETHER_MOST &&
            !part->taken && may_belong(part, base) &&
            (any_name || share_stem(part, base)) &&
            !overlap(planning, part, base))
            try_part(planning, base, group, part);
    }
}

/* The group of a part that has figures, or is no candidate. */
static void begin_group(drop_planning *planning, drop_part *part)
{
    drop_plan *plan = planning->plan;
    drop_group *group = &plan->groups[plan->group_count++];
    *group = (drop_group){ .first = planning->placed };
    bool any_name = part->candidate && part->yield.figures &&
                    is_only_report(planning, part);
    place(planning, part, group);
    if (part->candidate && part->yield.figures) {
        gather(planning, part, group, false);
        if (any_name)
            gather(planning, part, group, true);
    }
}

/* Prose waits for figures; what is left then is told to be no report. */
static void make_groups(drop_planning *planning)
{
    for (int wave = 0; wave < 2; wave++) {
        for (size_t i = 0; i < planning->count; i++) {
            drop_part *part = &planning->parts[i];
            if (!part->taken && (part->yield.figures || wave == 1))
                begin_group(planning, part);
        }
    }
}

static bool survey(drop_planning *planning, const drop_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        drop_part *part = &planning->parts[i];
        const char *dot = strrchr(files->paths[i], '.');
        part->path = files->paths[i];
        part->stem = dot != NULL ? (size_t)(dot - part->path) : 0;
        part->folder = name_folder(part->path);
        if (part->folder == NULL || !yield_init(&part->yield, planning))
            return false;
        if (files->count > 1)
            measure_alone(planning, part);
    }
    return true;
}

int drop_plan_make(drop_plan *plan, const drop_files *files,
                   const fill_shared *filling)
{
    drop_planning planning = {
        .filling = filling,
        .parts = calloc(files->count + 1, sizeof(*planning.parts)),
        .count = files->count,
        .values = odfgx_form_value_count(filling->form),
        .sections = odfgx_form_section_count(filling->form),
        .plan = plan,
    };
    *plan = (drop_plan){
        /* Room for one that is tried. */
        .order = calloc(files->count + 1, sizeof(*plan->order)),
        .groups = calloc(files->count + 1, sizeof(*plan->groups)),
    };
    bool complete = planning.parts != NULL && plan->order != NULL &&
                    plan->groups != NULL && survey(&planning, files);
    if (complete)
        make_groups(&planning);
    for (size_t i = 0; planning.parts != NULL && i < files->count; i++) {
        free(planning.parts[i].folder);
        yield_clear(&planning.parts[i].yield);
    }
    free(planning.parts);
    return complete ? EXIT_DONE : say_memory();
}

void drop_plan_clear(drop_plan *plan)
{
    free(plan->order);
    free(plan->groups);
    *plan = (drop_plan){ 0 };
}
