#include "cli/drop.h"
#include "cli/names.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

#define TOGETHER_MOST 12 /* files of one report */

/* What a file, or several, would give as one report. */
typedef struct drop_part {
    const char *path;
    char *folder;
    size_t stem;    /* bytes of the path before its ending */
    bool candidate; /* alone it is no report, or one with errors */
    bool figures;   /* it has any */
    bool taken;     /* in a group */
    size_t errors;  /* SIZE_MAX: not read */
    bool *has;      /* by value of the form */
} drop_part;

typedef struct drop_planning {
    const fill_shared *filling;
    drop_part *parts;
    size_t count, values;
    drop_plan *plan;
    size_t placed; /* of plan->order */
} drop_planning;

/* ------------------------------------------------------------- measurement */

static void note_figures(const odfgx_report *report, drop_part *part,
                         size_t values)
{
    for (size_t i = 0; i < values; i++) {
        part->has[i] = odfgx_report_origin(report, i)->file != NULL;
        part->figures |= part->has[i];
    }
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

/* How many errors the files have as one report, SIZE_MAX where they are none;
 * what figures they have goes to `part`, unless that is NULL. */
static size_t measure(const drop_planning *planning, const char *const *paths,
                      size_t count, drop_part *part, odfgx_error *err)
{
    const fill_shared *filling = planning->filling;
    size_t errors = SIZE_MAX;
    odfgx_findings *findings = NULL;
    odfgx_report *report = NULL;
    odfgx_status status = read_paths(&report, filling, paths, count, err);
    if (status == ODFGX_OK)
        status =
            odfgx_findings_new(&findings, filling->form, ODFGX_ENGLISH, err);
    if (status == ODFGX_OK)
        status = odfgx_findings_check(findings, report, NULL, err);
    if (status == ODFGX_OK) {
        errors = odfgx_findings_file_at(findings, 0)->errors;
        if (part != NULL)
            note_figures(report, part, planning->values);
    }
    odfgx_findings_free(findings);
    odfgx_report_free(report);
    return errors;
}

static void measure_alone(const drop_planning *planning, drop_part *part)
{
    odfgx_error failure = { 0 };
    part->errors = measure(planning, &part->path, 1, part, &failure);
    part->candidate = failure.status == ODFGX_UNKNOWN ||
                      (failure.status == ODFGX_OK && part->errors > 0);
}

/* --------------------------------------------------------------- neighbours */

static bool overlap(const drop_planning *planning, const drop_part *one,
                    const drop_part *other)
{
    for (size_t i = 0; i < planning->values; i++) {
        if (one->has[i] && other->has[i])
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

/* Adds what leaves fewer errors, with the name in common or of any name. */
static void gather(drop_planning *planning, drop_part *base, drop_group *group,
                   bool any_name)
{
    for (size_t i = 0; i < planning->count && group->count < TOGETHER_MOST &&
                       base->errors > 0;
         i++) {
        odfgx_error failure = { 0 };
        drop_part *part = &planning->parts[i];
        const char **paths = planning->plan->order + group->first;
        if (part->taken || !may_belong(part, base) ||
            (!any_name && !share_stem(part, base)) ||
            overlap(planning, part, base))
            continue;
        paths[group->count] = part->path;
        size_t errors =
            measure(planning, paths, group->count + 1, NULL, &failure);
        if (errors >= base->errors)
            continue;
        base->errors = errors;
        for (size_t value = 0; value < planning->values; value++)
            base->has[value] |= part->has[value];
        place(planning, part, group);
    }
}

/* The group of a part that has figures, or is no candidate. */
static void begin_group(drop_planning *planning, drop_part *part)
{
    drop_plan *plan = planning->plan;
    drop_group *group = &plan->groups[plan->group_count++];
    *group = (drop_group){ .first = planning->placed };
    bool any_name =
        part->candidate && part->figures && is_only_report(planning, part);
    place(planning, part, group);
    if (part->candidate && part->figures) {
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
            if (!part->taken && (part->figures || wave == 1))
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
        part->has = calloc(planning->values + 1, sizeof(*part->has));
        if (part->folder == NULL || part->has == NULL)
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
        free(planning.parts[i].has);
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
