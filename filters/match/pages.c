#include "filters/match/match.h"

#include <string.h>

/* A cell with so many headings, or with one below its first line, is a page
 * of its own. */
static bool is_page(odfgx_match *match, const odfgx_grid_cell *cell)
{
    odfgx_slice rest = { cell->text, strlen(cell->text) }, line;
    size_t section, lines = 0;
    if (cell->type != ODFGX_CELL_STRING || cell->hidden ||
        strchr(cell->text, '\n') == NULL)
        return false;
    for (; odfgx_text_line(&rest, &line); lines++) {
        if (lines > 0 && odfgx_match_is_heading(match, line, &section))
            return true;
    }
    return false;
}

static odfgx_status add_lines(odfgx_match *match, const odfgx_grid_cell *cell)
{
    odfgx_slice rest = { cell->text, strlen(cell->text) }, line;
    odfgx_status status = ODFGX_OK;
    while (status == ODFGX_OK && odfgx_text_line(&rest, &line)) {
        if (line.length > 0)
            status = odfgx_match_add_line(match, line);
    }
    return status;
}

odfgx_status odfgx_match_pages(odfgx_match *match, odfgx_grid *grid)
{
    odfgx_status status = ODFGX_OK;
    if (grid->hidden)
        return ODFGX_OK;
    for (size_t i = 0; i < grid->count && status == ODFGX_OK; i++) {
        odfgx_grid_cell *cell = &grid->cells[i];
        cell->page = is_page(match, cell);
        if (cell->page)
            status = add_lines(match, cell);
    }
    return status;
}
