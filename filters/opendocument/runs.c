#include "filters/opendocument/runs.h"

/* FNV-1a; of no name, 0. */
static uint64_t hash_of(const char *name)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    if (name == NULL || name[0] == '\0')
        return 0;
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * UINT64_C(1099511628211);
    return hash | 1;
}

/* The latest run that the list says it goes on with, or NULL. */
static odfgx_od_run *find(const odfgx_od_runs *runs,
                          const odfgx_od_list_tag *tag)
{
    uint64_t id = hash_of(tag->continued_id), style = hash_of(tag->style);
    size_t kept = runs->count < OD_RUNS_MAX ? runs->count : OD_RUNS_MAX;
    if (id == 0 && !tag->continues)
        return NULL;
    for (size_t i = 1; i <= kept; i++) {
        odfgx_od_run *run = runs->items[(runs->count - i) % OD_RUNS_MAX];
        if (id != 0 ? run->id == id || run->last_id == id : run->style == style)
            return run;
    }
    return NULL;
}

odfgx_status odfgx_od_run_begin(odfgx_od_runs *runs,
                                const odfgx_od_list_tag *tag,
                                odfgx_od_run **out, odfgx_error *err)
{
    odfgx_od_run **item = &runs->items[runs->count % OD_RUNS_MAX];
    *out = find(runs, tag);
    if (*out != NULL) {
        (*out)->last_id = hash_of(tag->id);
        return ODFGX_OK;
    }
    if (*item == NULL)
        *item = odfgx_arena_get(&runs->arena, sizeof **item);
    if (*item == NULL)
        return odfgx_fail_memory(err);
    runs->count++;
    **item =
        (odfgx_od_run){ .style = hash_of(tag->style), .id = hash_of(tag->id) };
    *out = *item;
    return ODFGX_OK;
}

static uint32_t start_of(const odfgx_od_style *style, unsigned level)
{
    return style->levels[level] != NULL ? style->levels[level]->start : 1;
}

void odfgx_od_run_count(odfgx_od_run *run, const odfgx_od_style *style,
                        unsigned level, const uint32_t *restart)
{
    for (unsigned i = 0; i < level; i++) {
        if ((run->begun >> i & 1) == 0)
            run->numbers[i] = start_of(style, i);
    }
    if (restart != NULL)
        run->numbers[level] = *restart;
    else if ((run->begun >> level & 1) == 0)
        run->numbers[level] = start_of(style, level);
    else if (run->numbers[level] < UINT32_MAX)
        run->numbers[level]++;
    run->begun = (2U << level) - 1;
}
