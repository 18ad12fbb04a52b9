#include "filters/match/labels.h"
#include "filters/match/match.h"

#include <string.h>

/* So many labels tell what differs. */
#define LABELS 6

/* The word of another form that a cell carries; SIZE_MAX for none. */
static size_t word_of(const odfgx_stranger *stranger,
                      const odfgx_grid_cell *cell)
{
    for (size_t i = 0; cell->strange && i < stranger->labels.count; i++) {
        if (strcmp(stranger->labels.folds[i], cell->fold) == 0)
            return i;
    }
    return SIZE_MAX;
}

/* Which labels of another form were found, and where the first stands. */
typedef struct sighting {
    const odfgx_grid *grid;
    const odfgx_grid_cell *cell;
    size_t words[LABELS], count;
} sighting;

static void note(sighting *seen, const odfgx_grid *grid,
                 const odfgx_grid_cell *cell, size_t word)
{
    for (size_t i = 0; i < seen->count; i++) {
        if (seen->words[i] == word)
            return;
    }
    if (seen->count == 0) {
        seen->grid = grid;
        seen->cell = cell;
    }
    if (seen->count < LABELS)
        seen->words[seen->count++] = word;
}

static void look_for(sighting *seen, const odfgx_match *match,
                     const odfgx_stranger *stranger)
{
    for (size_t g = 0; g < match->grid_count; g++) {
        const odfgx_grid *grid = match->grids[g];
        for (size_t i = 0; i < grid->count; i++) {
            size_t word = word_of(stranger, &grid->cells[i]);
            if (word != SIZE_MAX)
                note(seen, grid, &grid->cells[i], word);
        }
    }
}

static odfgx_status remark(odfgx_match *match, const odfgx_stranger *stranger,
                           const sighting *seen)
{
    odfgx_buffer labels = { 0 };
    for (size_t i = 0; i < seen->count; i++)
        odfgx_buffer_add_format(&labels, "“%s”",
                                stranger->labels.texts[seen->words[i]]);
    odfgx_status status = odfgx_buffer_check(&labels, match->err);
    if (status == ODFGX_OK) {
        odfgx_origin origin =
            odfgx_match_origin(match, seen->grid, seen->cell->row,
                               seen->cell->column, seen->cell->text);
        status = odfgx_match_remark(
            match, ODFGX_ERROR, "edition",
            odfgx_arena_format(&match->report->arena,
                               _("labels of another form, %s: %s; use the "
                                 "form %s, whose labels differ there"),
                               stranger->name, labels.data, match->form->id),
            &origin, NULL);
    }
    odfgx_buffer_clear(&labels);
    return status;
}

odfgx_status odfgx_match_strangers(odfgx_match *match)
{
    for (size_t s = 0; s < match->form->stranger_count; s++) {
        sighting seen = { .count = 0 };
        look_for(&seen, match, &match->form->strangers[s]);
        if (seen.count > 0)
            return remark(match, &match->form->strangers[s], &seen);
    }
    return ODFGX_OK;
}
