#include "filters/match/labels.h"
#include "filters/match/match.h"

#include <string.h>

/* Longer is no heading. */
#define HEADING_BYTES ((size_t)300)

/* So many lines make a table of contents. */
#define CONTENTS_LINES 3

/* A heading of a section: where it stands, and the text that goes on behind
 * it in its own cell. */
typedef struct heading {
    const odfgx_grid *grid;
    const odfgx_grid_cell *cell;
    size_t section;
    odfgx_slice rest;
    bool near;
} heading;

static bool section_of(const odfgx_form *form, const char *fold,
                       size_t *section)
{
    for (*section = 0; *section < form->section_count; (*section)++) {
        if (odfgx_words_have(&form->sections[*section].heading, fold))
            return true;
    }
    return false;
}

/* The section whose heading a fold is nearly; the numbering must be there, so
 * that no sentence is taken for a heading. */
static bool near_section(const odfgx_form *form, const odfgx_grid_cell *cell,
                         size_t *section)
{
    odfgx_slice text = odfgx_text_trim(cell->text, strlen(cell->text));
    size_t found = SIZE_MAX;
    if (odfgx_text_numbering(text.text, text.length) == 0)
        return false;
    for (size_t i = 0; i < form->section_count; i++) {
        unsigned limit;
        unsigned distance = odfgx_words_distance(&form->sections[i].heading,
                                                 cell->fold, &limit);
        if (distance <= limit && limit > 0)
            found = i;
    }
    *section = found;
    return found != SIZE_MAX;
}

bool odfgx_match_is_heading(odfgx_match *match, odfgx_slice line,
                            size_t *section)
{
    odfgx_buffer fold = { 0 };
    size_t number = odfgx_text_numbering(line.text, line.length);
    if (line.length - number > HEADING_BYTES)
        return false;
    odfgx_text_fold(line.text + number, line.length - number, &fold);
    bool known = !fold.failed && fold.length > 0 &&
                 section_of(match->form, fold.data, section);
    match->out_of_memory |= fold.failed;
    odfgx_buffer_clear(&fold);
    return known;
}

/* The first line of a cell with several is the heading of the others. */
static bool section_of_first_line(odfgx_match *match, heading *found)
{
    odfgx_slice rest = { found->cell->text, strlen(found->cell->text) }, line;
    if (memchr(rest.text, '\n', rest.length) == NULL ||
        !odfgx_text_line(&rest, &line))
        return false;
    found->rest = rest;
    return odfgx_match_is_heading(match, line, &found->section);
}

static bool is_heading(odfgx_match *match, const odfgx_grid *grid,
                       const odfgx_grid_cell *cell, heading *found)
{
    *found = (heading){ .grid = grid, .cell = cell, .rest = { "", 0 } };
    if (cell->type != ODFGX_CELL_STRING || cell->page || cell->figure)
        return false;
    if (cell->known)
        return cell->heading &&
               section_of(match->form, cell->fold, &found->section);
    if (section_of_first_line(match, found))
        return true;
    found->rest = (odfgx_slice){ "", 0 };
    found->near = cell->fold[0] != '\0' &&
                  near_section(match->form, cell, &found->section);
    return found->near;
}

/* Whether a cell ends the text of the section before it. */
static bool ends_text(odfgx_match *match, const odfgx_grid *grid,
                      const odfgx_grid_cell *cell)
{
    heading other;
    return cell->known || is_heading(match, grid, cell, &other);
}

/* The columns of a heading's text: from its own to the next label beside it. */
static uint32_t last_column_of(odfgx_match *match, const heading *found)
{
    const odfgx_grid *grid = found->grid;
    size_t i = (size_t)(found->cell - grid->cells) + 1;
    for (; i < grid->count && grid->cells[i].row == found->cell->row; i++) {
        if (ends_text(match, grid, &grid->cells[i]))
            return grid->cells[i].column - 1;
    }
    return UINT32_MAX;
}

/* The origin of the paragraphs in a cell: the section's, in another cell. */
static odfgx_origin origin_of(odfgx_match *match, const heading *found,
                              const odfgx_grid_cell *cell)
{
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_origin origin = match->report->sections[found->section].origin;
    if (found->grid->flow || cell == found->cell)
        return origin;
    odfgx_address_format(cell->row, cell->column, address);
    origin.cell =
        odfgx_arena_copy(&match->report->arena, address, strlen(address));
    return origin;
}

/* Adds the lines of a text that is all of, or the rest of, a cell. */
static odfgx_status add_lines(odfgx_match *match, const heading *found,
                              const odfgx_grid_cell *cell, odfgx_slice text)
{
    odfgx_slice line;
    odfgx_status status = ODFGX_OK;
    odfgx_origin origin = origin_of(match, found, cell);
    if (origin.cell == NULL)
        return odfgx_fail_memory(match->err);
    while (status == ODFGX_OK && odfgx_text_line(&text, &line)) {
        if (line.length > 0)
            status = odfgx_report_add_paragraph(match->report, found->section,
                                                line, &origin, match->err);
    }
    return status;
}

/* Adds the text beside and below a heading, up to the next label. */
static odfgx_status add_text(odfgx_match *match, const heading *found)
{
    const odfgx_grid *grid = found->grid;
    const odfgx_grid_cell *first = found->cell;
    uint32_t last_column = last_column_of(match, found);
    odfgx_status status = add_lines(match, found, first, found->rest);
    for (size_t i = (size_t)(first - grid->cells) + 1;
         i < grid->count && status == ODFGX_OK; i++) {
        const odfgx_grid_cell *cell = &grid->cells[i];
        if (cell->column > last_column)
            continue;
        if (cell->row > first->row && ends_text(match, grid, cell))
            break;
        odfgx_slice text = { cell->text, strlen(cell->text) };
        if (cell->column >= first->column && cell->type == ODFGX_CELL_STRING)
            status = add_lines(match, found, cell, text);
    }
    return status;
}

static odfgx_status remark_near_heading(odfgx_match *match,
                                        const heading *found)
{
    const odfgx_section *section = &match->form->sections[found->section];
    odfgx_arena *arena = &match->report->arena;
    odfgx_origin origin =
        odfgx_match_origin(match, found->grid, found->cell->row,
                           found->cell->column, found->cell->text);
    if (!found->near)
        return ODFGX_OK;
    return odfgx_match_remark(
        match, ODFGX_WARNING,
        odfgx_arena_format(arena, "label:%s", section->info.id),
        odfgx_arena_format(arena,
                           _("the heading “%s” was taken for “%s”; please "
                             "correct it"),
                           found->cell->text, section->info.heading),
        &origin, NULL);
}

/* A section that stood in an input before: the same text says nothing new. */
static odfgx_status compare_with(odfgx_match *match, const heading *found,
                                 const odfgx_prose *before)
{
    const odfgx_section *section = &match->form->sections[found->section];
    odfgx_prose *now = &match->report->sections[found->section];
    odfgx_origin second = now->origin;
    bool same = before->count == now->count;
    for (size_t i = 0; same && i < now->count; i++)
        same = strcmp(before->paragraphs[i], now->paragraphs[i]) == 0;
    if (now->count == 0 || same || before->count == 0) {
        if (now->count == 0)
            *now = *before;
        return ODFGX_OK;
    }
    *now = *before;
    const char *here = odfgx_match_where(match, &before->origin);
    const char *there = odfgx_match_where(match, &second);
    if (here == NULL || there == NULL)
        return odfgx_fail_memory(match->err);
    return odfgx_match_remark(
        match, ODFGX_ERROR, section->info.id,
        odfgx_arena_format(&match->report->arena,
                           _("the section “%s” has one text in %s and another "
                             "in %s; remove one of them"),
                           section->info.name, here, there),
        &before->origin, &second);
}

static odfgx_status take_section(odfgx_match *match, const heading *found)
{
    odfgx_prose *prose = &match->report->sections[found->section];
    odfgx_prose before = *prose;
    *prose = (odfgx_prose){ .found = true };
    prose->origin = odfgx_match_origin(match, found->grid, found->cell->row,
                                       found->cell->column, found->cell->text);
    if (prose->origin.file == NULL)
        return odfgx_fail_memory(match->err);
    odfgx_status status = remark_near_heading(match, found);
    if (status == ODFGX_OK)
        status = add_text(match, found);
    if (status == ODFGX_OK && before.found)
        status = compare_with(match, found, &before);
    return status;
}

/* What a hidden table says counts only where no other says it. */
static bool is_wanted(const odfgx_match *match, const odfgx_grid *grid,
                      size_t section)
{
    const odfgx_section *wanted = &match->form->sections[section];
    return wanted->info.prose &&
           !(grid->hidden && match->report->sections[section].count > 0);
}

/* Where the last heading of each section stands: the index of its cell + 1,
 * 0 where it has none. NULL without memory. *first is the index of the first
 * of all headings. */
static size_t *find_last_headings(odfgx_match *match, const odfgx_grid *grid,
                                  size_t *first)
{
    size_t *last = odfgx_arena_array(&match->scratch,
                                     match->form->section_count, sizeof *last);
    heading found;
    *first = grid->count;
    for (size_t i = 0; i < grid->count && last != NULL; i++) {
        if (!is_heading(match, grid, &grid->cells[i], &found))
            continue;
        last[found.section] = i + 1;
        if (*first > i)
            *first = i;
    }
    return last;
}

/* How many lines from a heading on are a table of contents that was typed by
 * hand: headings without text, all of which come again. 0: it is none. */
static size_t contents_at(odfgx_match *match, const odfgx_grid *grid,
                          size_t first, const size_t *last)
{
    size_t count = 0, most = match->form->section_count;
    size_t earliest = SIZE_MAX;
    heading found;
    for (; first + count < grid->count && count < most; count++) {
        const odfgx_grid_cell *cell = &grid->cells[first + count];
        if (cell->row != grid->cells[first].row + count ||
            !is_heading(match, grid, cell, &found))
            break;
        if (last[found.section] - 1 < earliest)
            earliest = last[found.section] - 1;
    }
    return count >= CONTENTS_LINES && earliest >= first + count ? count : 0;
}

static odfgx_status match_grid(odfgx_match *match, const odfgx_grid *grid)
{
    odfgx_status status = ODFGX_OK;
    size_t first;
    const size_t *last = find_last_headings(match, grid, &first);
    if (last == NULL)
        return odfgx_fail_memory(match->err);
    for (size_t i = first; i < grid->count && status == ODFGX_OK; i++) {
        heading found;
        if (!is_heading(match, grid, &grid->cells[i], &found))
            continue;
        size_t contents = contents_at(match, grid, i, last);
        if (contents > 0)
            i += contents - 1;
        else if (is_wanted(match, grid, found.section))
            status = take_section(match, &found);
    }
    return status;
}

odfgx_status odfgx_match_prose(odfgx_match *match)
{
    odfgx_status status = ODFGX_OK;
    for (size_t g = 0; g < match->grid_count && status == ODFGX_OK; g++)
        status = match_grid(match, match->grids[g]);
    return status;
}
