#include "filters/match/match.h"

/* The subject of a remark about a line of a table, and what it is called. */
static odfgx_status remark_line(odfgx_match *match, const odfgx_table *table,
                                const odfgx_line *line, const char *message)
{
    odfgx_arena *arena = &match->report->arena;
    return odfgx_match_remark(
        match, ODFGX_ERROR,
        odfgx_arena_format(arena, "%s.%s", table->id, line->id),
        odfgx_arena_format(arena, message, table->name, line->label.texts[0]),
        NULL, NULL);
}

static bool is_absent(const odfgx_match *match, const odfgx_band *band,
                      size_t row, size_t column)
{
    size_t value = band->first + row * band->columns.entries + column;
    return match->report->figures[value].state == ODFGX_FIGURE_ABSENT;
}

static bool row_absent(const odfgx_match *match, const odfgx_band *band,
                       size_t row)
{
    for (size_t c = 0; c < band->columns.entries; c++) {
        if (!is_absent(match, band, row, c))
            return false;
    }
    return true;
}

/* Absent in all rows that are there. */
static bool column_absent(const odfgx_match *match, const odfgx_band *band,
                          size_t column)
{
    bool any = false;
    for (size_t r = 0; r < band->rows.entries; r++) {
        if (row_absent(match, band, r))
            continue;
        if (!is_absent(match, band, r, column))
            return false;
        any = true;
    }
    return any;
}

static odfgx_status remark_rows(odfgx_match *match, const odfgx_table *table,
                                const odfgx_band *band)
{
    odfgx_status status = ODFGX_OK;
    for (size_t r = 0; r < band->rows.entries && status == ODFGX_OK; r++) {
        if (row_absent(match, band, r))
            status = remark_line(match, table, odfgx_band_row(band, r),
                                 _("%s: the row “%s” was not found; add it "
                                   "with its official label"));
    }
    return status;
}

static odfgx_status remark_columns(odfgx_match *match, const odfgx_table *table,
                                   const odfgx_band *band)
{
    odfgx_status status = ODFGX_OK;
    for (size_t c = 0; c < band->columns.entries && status == ODFGX_OK; c++) {
        if (column_absent(match, band, c))
            status = remark_line(match, table, odfgx_band_column(band, c),
                                 _("%s: the column “%s” was not found; add it "
                                   "with its official label"));
    }
    return status;
}

/* Single cells, where neither their row nor their column is missing. */
static odfgx_status remark_cells(odfgx_match *match, const odfgx_band *band)
{
    odfgx_arena *arena = &match->report->arena;
    for (size_t r = 0; r < band->rows.entries; r++) {
        for (size_t c = 0; c < band->columns.entries; c++) {
            size_t value = band->first + r * band->columns.entries + c;
            const odfgx_value_info *info = &match->form->values[value].info;
            if (!is_absent(match, band, r, c) || row_absent(match, band, r) ||
                column_absent(match, band, c))
                continue;
            odfgx_status status = odfgx_match_remark(
                match, ODFGX_ERROR, info->id,
                odfgx_arena_format(arena, _("the cell for %s was not found"),
                                   info->label),
                NULL, NULL);
            if (status != ODFGX_OK)
                return status;
        }
    }
    return ODFGX_OK;
}

static odfgx_status remark_table(odfgx_match *match, size_t index)
{
    const odfgx_table *table = &match->form->tables[index];
    odfgx_status status = ODFGX_OK;
    if (!match->report->tables[index])
        return odfgx_match_remark(
            match, ODFGX_ERROR, table->id,
            odfgx_arena_format(
                &match->report->arena,
                _("%s (%s) was not found; its head and its labels must be "
                  "those of the form"),
                table->name, match->form->sections[table->section].info.name),
            NULL, NULL);
    for (size_t b = 0; b < table->band_count && status == ODFGX_OK; b++) {
        const odfgx_band *band = &table->bands[b];
        status = remark_rows(match, table, band);
        if (status == ODFGX_OK)
            status = remark_columns(match, table, band);
        if (status == ODFGX_OK)
            status = remark_cells(match, band);
    }
    return status;
}

static odfgx_status remark_section(odfgx_match *match, size_t index)
{
    const odfgx_section *section = &match->form->sections[index];
    const odfgx_prose *prose = &match->report->sections[index];
    odfgx_arena *arena = &match->report->arena;
    if (!section->info.prose || section->info.optional || prose->count > 0)
        return ODFGX_OK;
    return odfgx_match_remark(
        match, match->missing_level, section->info.id,
        odfgx_arena_format(arena,
                           prose->found
                               ? _("the section “%s” has no text; write it "
                                   "beside or below its heading")
                               : _("the section “%s” was not found; its "
                                   "heading must be that of the form"),
                           section->info.heading),
        prose->found ? &prose->origin : NULL, NULL);
}

static odfgx_status remark_identity(odfgx_match *match)
{
    const odfgx_form *form = match->form;
    odfgx_arena *arena = &match->report->arena;
    odfgx_status status = ODFGX_OK;
    if (match->report->agency == NULL)
        status = odfgx_match_remark(
            match, match->missing_level, "agency",
            odfgx_arena_format(arena,
                               _("the agency was not found; write its name "
                                 "beside the label “%s” or into the title"),
                               form->agency.texts[0]),
            NULL, NULL);
    if (match->report->year == 0 && status == ODFGX_OK)
        status = odfgx_match_remark(
            match, ODFGX_ERROR, "year",
            odfgx_arena_format(arena,
                               _("the year was not found; write it beside "
                                 "the label “%s” or into the title"),
                               form->year.texts[0]),
            NULL, NULL);
    return status;
}

odfgx_status odfgx_match_missing(odfgx_match *match)
{
    odfgx_status status = remark_identity(match);
    for (size_t i = 0; i < match->form->section_count && status == ODFGX_OK;
         i++)
        status = remark_section(match, i);
    for (size_t i = 0; i < match->form->table_count && status == ODFGX_OK; i++)
        status = remark_table(match, i);
    return status;
}
