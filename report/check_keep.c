#include "report/check.h"

#include <string.h>

/* The names of files and places come again and again as the same string of
 * the report: each is copied once. */
typedef struct keeper {
    odfgx_arena *arena;
    bool failed;
    struct {
        const char *text, *copy;
    } last[2]; /* file, place */
} keeper;

static const char *copy(keeper *keeping, const char *text)
{
    if (text == NULL)
        return NULL;
    const char *copied = odfgx_arena_copy(keeping->arena, text, strlen(text));
    keeping->failed |= copied == NULL;
    return copied;
}

static const char *copy_again(keeper *keeping, int which, const char *text)
{
    if (keeping->last[which].text != text) {
        keeping->last[which].copy = copy(keeping, text);
        keeping->last[which].text = text;
    }
    return keeping->last[which].copy;
}

static odfgx_origin keep_origin(keeper *keeping, const odfgx_origin *origin)
{
    return (odfgx_origin){
        .file = copy_again(keeping, 0, origin->file),
        .place = copy_again(keeping, 1, origin->place),
        .cell = copy(keeping, origin->cell),
        .text = copy(keeping, origin->text),
    };
}

static odfgx_prose keep_prose(keeper *keeping, const odfgx_prose *prose)
{
    odfgx_prose kept = {
        .count = prose->count,
        .found = prose->found,
        .origin = keep_origin(keeping, &prose->origin),
        .paragraphs = odfgx_arena_array(keeping->arena, prose->count,
                                        sizeof *kept.paragraphs),
    };
    keeping->failed |= kept.paragraphs == NULL;
    for (size_t i = 0; i < prose->count && !keeping->failed; i++)
        kept.paragraphs[i] = copy(keeping, prose->paragraphs[i]);
    return kept;
}

static bool keep_report(keeper *keeping, const odfgx_report *report,
                        odfgx_kept *kept)
{
    const odfgx_form *form = report->form;
    odfgx_arena *arena = keeping->arena;
    kept->figures =
        odfgx_arena_array(arena, form->value_count, sizeof *kept->figures);
    kept->sections =
        odfgx_arena_array(arena, form->section_count, sizeof *kept->sections);
    if (kept->figures == NULL || kept->sections == NULL)
        return false;
    for (size_t i = 0; i < form->value_count; i++)
        kept->figures[i] = keep_origin(keeping, &report->figures[i].origin);
    for (size_t i = 0; i < form->section_count; i++)
        kept->sections[i] = keep_prose(keeping, &report->sections[i]);
    return !keeping->failed;
}

odfgx_status odfgx_check_keep(odfgx_check *check, odfgx_kept *kept)
{
    const odfgx_report *report = check->report;
    odfgx_arena *arena = &check->findings->arena;
    keeper keeping = { .arena = arena };
    kept->input_count = report->file_count;
    kept->inputs =
        odfgx_arena_array(arena, report->file_count, sizeof *kept->inputs);
    if (kept->inputs == NULL)
        return odfgx_fail_memory(check->err);
    for (size_t i = 0; i < report->file_count; i++)
        kept->inputs[i] = copy(&keeping, report->files[i]);
    if (keeping.failed ||
        (check->checking->keep_report && !keep_report(&keeping, report, kept)))
        return odfgx_fail_memory(check->err);
    return ODFGX_OK;
}
