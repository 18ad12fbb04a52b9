#include "filters/match/identity.h"
#include "filters/match/labels.h"
#include "report/platform.h"

#include <stdio.h>
#include <string.h>

odfgx_status odfgx_match_each_cell(odfgx_match *match, odfgx_identity *told,
                                   odfgx_cell_step step)
{
    odfgx_status status = ODFGX_OK;
    for (size_t g = 0; g < match->grid_count; g++) {
        const odfgx_grid *grid = match->grids[g];
        for (size_t i = 0; i < grid->count && status == ODFGX_OK; i++) {
            const odfgx_grid_cell *cell = &grid->cells[i];
            if (cell->type == ODFGX_CELL_STRING && cell->text[0] != '\0' &&
                strlen(cell->text) < 400)
                status = step(match, told, grid, cell);
        }
    }
    return status;
}

/* The value of a label: beside it, or below it. */
static const odfgx_grid_cell *cell_for_label(const odfgx_grid *grid,
                                             const odfgx_grid_cell *label)
{
    for (size_t i = (size_t)(label - grid->cells) + 1;
         i < grid->count && grid->cells[i].row == label->row; i++) {
        const odfgx_grid_cell *cell = &grid->cells[i];
        if (cell->known)
            break;
        if (!odfgx_grid_cell_blank(cell))
            return cell;
    }
    const odfgx_grid_cell *below =
        odfgx_grid_at(grid, label->last_row + 1, label->column);
    return below != NULL && !below->known && !odfgx_grid_cell_blank(below)
               ? below
               : NULL;
}

/* "单位：万元" names no agency. */
static bool is_unit(const odfgx_form *form, odfgx_slice text)
{
    for (size_t i = 0; i < form->unit_count; i++) {
        const odfgx_words *names = &form->units[i].suffixes;
        for (size_t n = 0; n < names->count; n++) {
            if (strlen(names->texts[n]) == text.length &&
                memcmp(names->texts[n], text.text, text.length) == 0)
                return true;
        }
    }
    return false;
}

static odfgx_status take_agency(odfgx_match *match, odfgx_identity *told,
                                odfgx_slice name, odfgx_origin origin)
{
    if (name.length == 0 || is_unit(match->form, name) ||
        !odfgx_could_be_name(name))
        return ODFGX_OK;
    told->agency = odfgx_fold_space(&match->report->arena, name);
    told->agency_origin = origin;
    return told->agency != NULL && origin.file != NULL
               ? ODFGX_OK
               : odfgx_fail_memory(match->err);
}

static odfgx_status take_year(odfgx_match *match, odfgx_identity *told,
                              odfgx_slice text, odfgx_origin origin)
{
    odfgx_slice before, after;
    int year = odfgx_find_year(text, &before, &after);
    if (year == 0 || odfgx_text_trim(before.text, before.length).length > 0 ||
        odfgx_text_count(after.text, after.length) > 3)
        return ODFGX_OK;
    told->year = year;
    told->year_origin = origin;
    return origin.file != NULL ? ODFGX_OK : odfgx_fail_memory(match->err);
}

typedef enum label_kind { NO_LABEL, AGENCY_LABEL, YEAR_LABEL } label_kind;

static label_kind kind_of_label(const odfgx_form *form, const char *fold)
{
    return odfgx_words_have(&form->agency, fold) ? AGENCY_LABEL
           : odfgx_words_have(&form->year, fold) ? YEAR_LABEL
                                                 : NO_LABEL;
}

/* "单位名称：……": label and value in one cell. */
static label_kind split_label(odfgx_match *match, odfgx_slice text,
                              odfgx_slice *value)
{
    static const char *const colons[] = { "：", ":" };
    label_kind kind = NO_LABEL;
    for (size_t i = 0; i < ODFGX_COUNT_OF(colons) && kind == NO_LABEL; i++) {
        size_t colon = strlen(colons[i]), at = 0;
        while (at + colon <= text.length &&
               memcmp(text.text + at, colons[i], colon) != 0)
            at++;
        if (at + colon > text.length || at > 60)
            continue;
        odfgx_buffer fold = { 0 };
        odfgx_text_fold(text.text, at, &fold);
        if (!fold.failed && fold.length > 0)
            kind = kind_of_label(match->form, fold.data);
        match->out_of_memory |= fold.failed;
        odfgx_buffer_clear(&fold);
        *value =
            odfgx_text_trim(text.text + at + colon, text.length - at - colon);
    }
    return kind;
}

static odfgx_status take_label(odfgx_match *match, odfgx_identity *told,
                               const odfgx_grid *grid,
                               const odfgx_grid_cell *cell)
{
    odfgx_slice value = { "", 0 };
    label_kind kind = NO_LABEL;
    const odfgx_grid_cell *at = cell;
    if (cell->known)
        kind = kind_of_label(match->form, cell->fold);
    else if (cell->fold[0] != '\0' && !cell->figure)
        kind = split_label(match, odfgx_cell_text(cell), &value);
    if (kind == NO_LABEL)
        return ODFGX_OK;
    if (value.length == 0) {
        at = cell_for_label(grid, cell);
        if (at == NULL)
            return ODFGX_OK;
        value = at->value[0] != '\0'
                    ? (odfgx_slice){ at->value, strlen(at->value) }
                    : odfgx_cell_text(at);
    }
    odfgx_origin origin =
        odfgx_match_origin(match, grid, at->row, at->column, at->text);
    if (kind == YEAR_LABEL)
        return told->year == 0 ? take_year(match, told, value, origin)
                               : ODFGX_OK;
    return told->agency == NULL ? take_agency(match, told, value, origin)
                                : ODFGX_OK;
}

/* The declaration must be a clause of its own: "如空白即为0，请说明" is none.
 */
static odfgx_status take_declaration(odfgx_match *match,
                                     const odfgx_grid_cell *cell)
{
    const odfgx_words *words = &match->form->blank_as_zero;
    const char *at = cell->text, *end = at + strlen(at);
    odfgx_buffer clause = { 0 };
    odfgx_status status = ODFGX_OK;
    while (at <= end && !match->report->blank_as_zero) {
        const char *here = at;
        uint32_t next = at < end ? odfgx_text_next(&at, end) : 0;
        bool stop = here == end || next == '\n' || next == ';' || next == ',' ||
                    next == ':' || next == 0x3002 || next == 0xFF0C ||
                    next == 0xFF1B || next == 0xFF1A || next == 0xFF08 ||
                    next == '(';
        if (!stop) {
            odfgx_text_fold(here, (size_t)(at - here), &clause);
            continue;
        }
        status = odfgx_buffer_check(&clause, match->err);
        if (status == ODFGX_OK && clause.length > 0)
            match->report->blank_as_zero = odfgx_words_have(words, clause.data);
        odfgx_buffer_empty(&clause);
        if (here == end)
            break;
    }
    odfgx_buffer_clear(&clause);
    return status;
}

static odfgx_status declare(odfgx_match *match, odfgx_identity *told,
                            const odfgx_grid *grid, const odfgx_grid_cell *cell)
{
    (void)told;
    (void)grid;
    return cell->figure ? ODFGX_OK : take_declaration(match, cell);
}

/* The file's name, as far as the content says nothing. */
static odfgx_status take_file_name(odfgx_match *match)
{
    odfgx_report *report = match->report;
    const char *name = match->file + odfgx_platform_folder_length(match->file);
    const char *dot = strrchr(name, '.');
    odfgx_slice stem = { name,
                         dot != NULL ? (size_t)(dot - name) : strlen(name) };
    odfgx_slice before, after;
    odfgx_title_parts parts;
    odfgx_origin origin = { .file = match->file };
    if (report->agency == NULL && odfgx_title_parse(match, stem, &parts) &&
        parts.agency.length > 0) {
        report->agency = odfgx_fold_space(&report->arena, parts.agency);
        report->agency_origin = origin;
        if (report->agency == NULL)
            return odfgx_fail_memory(match->err);
    }
    if (report->year == 0) {
        report->year = odfgx_find_year(stem, &before, &after);
        report->year_origin = origin;
    }
    return ODFGX_OK;
}

static odfgx_status remark_difference(odfgx_match *match, const char *subject,
                                      const char *format, const char *first,
                                      const char *second,
                                      const odfgx_origin *before,
                                      const odfgx_origin *now)
{
    return odfgx_match_remark(match, ODFGX_ERROR, subject,
                              odfgx_arena_format(&match->report->arena, format,
                                                 first, before->file, second,
                                                 now->file),
                              before, now);
}

/* Two inputs of one report must name the same agency and year. */
static odfgx_status compare_identity(odfgx_match *match,
                                     const odfgx_identity *told)
{
    odfgx_report *report = match->report;
    odfgx_status status = ODFGX_OK;
    char first[16], second[16];
    if (told->agency != NULL && strcmp(told->agency, report->agency) != 0)
        status = remark_difference(
            match, "agency",
            _("the agency is “%s” in %s and “%s” in %s; correct one of them"),
            report->agency, told->agency, &report->agency_origin,
            &told->agency_origin);
    if (told->year == 0 || told->year == report->year || status != ODFGX_OK)
        return status;
    (void)snprintf(first, sizeof first, "%d", report->year);
    (void)snprintf(second, sizeof second, "%d", told->year);
    return remark_difference(
        match, "year",
        _("the year is %s in %s and %s in %s; correct one of them"), first,
        second, &report->year_origin, &told->year_origin);
}

static odfgx_status keep_identity(odfgx_match *match,
                                  const odfgx_identity *told)
{
    odfgx_report *report = match->report;
    bool agency_known = report->agency_origin.place != NULL;
    bool year_known = report->year_origin.place != NULL;
    if (told->agency != NULL && !agency_known) {
        report->agency = told->agency;
        report->agency_origin = told->agency_origin;
    }
    if (told->year != 0 && !year_known) {
        report->year = told->year;
        report->year_origin = told->year_origin;
    }
    if (report->title == NULL) {
        report->title = told->title;
        report->title_origin = told->title_origin;
    }
    odfgx_identity compared = {
        .agency = agency_known ? told->agency : NULL,
        .year = year_known ? told->year : 0,
        .agency_origin = told->agency_origin,
        .year_origin = told->year_origin,
    };
    odfgx_status status = compare_identity(match, &compared);
    return status == ODFGX_OK ? take_file_name(match) : status;
}

odfgx_status odfgx_match_identity(odfgx_match *match)
{
    odfgx_identity told = { 0 };
    odfgx_status status = odfgx_match_each_cell(match, &told, take_label);
    if (status == ODFGX_OK)
        status = odfgx_match_title(match, &told);
    if (status == ODFGX_OK)
        status = odfgx_match_each_cell(match, &told, declare);
    return status == ODFGX_OK ? keep_identity(match, &told) : status;
}
