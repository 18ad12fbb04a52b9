#include "filters/match/match.h"

#include <string.h>

/* The section that has no heading stands between the title and the first
 * heading; SIZE_MAX where the form has none. */
static size_t section_without_heading(const odfgx_form *form)
{
    for (size_t i = 0; i < form->section_count; i++) {
        const odfgx_section_info *info = &form->sections[i].info;
        if (info->prose && info->heading[0] == '\0')
            return i;
    }
    return SIZE_MAX;
}

/* Prose, and not a date, a signature or a line of a form. */
static bool is_sentence(const char *text)
{
    return strstr(text, "。") != NULL;
}

/* The index of the first heading of a section behind a cell; 0: none. */
static size_t first_heading(const odfgx_grid *grid, size_t from)
{
    for (size_t i = from; i < grid->count; i++) {
        if (grid->cells[i].heading)
            return i;
    }
    return 0;
}

static odfgx_status add_cell(odfgx_match *match, size_t section,
                             const odfgx_grid_cell *cell)
{
    odfgx_prose *prose = &match->report->sections[section];
    odfgx_slice rest = { cell->text, strlen(cell->text) }, line;
    odfgx_status status = ODFGX_OK;
    odfgx_origin origin = odfgx_match_origin(
        match, match->title_grid, cell->row, cell->column, cell->text);
    if (origin.file == NULL)
        return odfgx_fail_memory(match->err);
    if (!prose->found)
        prose->origin = origin;
    prose->found = true;
    while (status == ODFGX_OK && odfgx_text_line(&rest, &line)) {
        if (line.length > 0)
            status = odfgx_report_add_paragraph(match->report, section, line,
                                                &origin, match->err);
    }
    return status;
}

odfgx_status odfgx_match_preface(odfgx_match *match)
{
    const odfgx_grid *grid = match->title_grid;
    size_t section = section_without_heading(match->form);
    if (grid == NULL || section == SIZE_MAX ||
        match->report->sections[section].count > 0)
        return ODFGX_OK;
    size_t first = (size_t)(match->title_cell - grid->cells) + 1;
    size_t last = first_heading(grid, first);
    odfgx_status status = ODFGX_OK;
    for (size_t i = first; i < last && status == ODFGX_OK; i++) {
        const odfgx_grid_cell *cell = &grid->cells[i];
        if (cell->type == ODFGX_CELL_STRING && !cell->known &&
            is_sentence(cell->text))
            status = add_cell(match, section, cell);
    }
    return status;
}
