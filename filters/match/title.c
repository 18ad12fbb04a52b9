#include "filters/match/identity.h"
#include "filters/match/labels.h"

#include <string.h>

/* Code points that the name of an agency has at most. */
#define AGENCY_LENGTH 60
#define FIRST_YEAR 1990
#define LAST_YEAR 2100

const char *odfgx_fold_space(odfgx_arena *arena, odfgx_slice text)
{
    odfgx_slice trimmed = odfgx_text_trim(text.text, text.length);
    const char *at = trimmed.text, *end = at + trimmed.length;
    char *folded = odfgx_arena_get(arena, trimmed.length + 1), *out = folded;
    bool space = false;
    while (folded != NULL && at < end) {
        const char *here = at;
        if (odfgx_text_is_space(odfgx_text_next(&at, end))) {
            space = true;
            continue;
        }
        if (space)
            *out++ = ' ';
        space = false;
        memcpy(out, here, (size_t)(at - here));
        out += at - here;
    }
    return folded;
}

static int digit_of(uint32_t code_point)
{
    if (code_point >= '0' && code_point <= '9')
        return (int)(code_point - '0');
    if (code_point >= 0xFF10 && code_point <= 0xFF19)
        return (int)(code_point - 0xFF10);
    return -1;
}

int odfgx_find_year(odfgx_slice text, odfgx_slice *before, odfgx_slice *after)
{
    const char *at = text.text, *end = at + text.length, *first = at;
    int value = 0;
    unsigned count = 0;
    while (at <= end) {
        const char *here = at;
        uint32_t next = at < end ? odfgx_text_next(&at, end) : 0;
        int digit = here < end ? digit_of(next) : -1;
        if (digit >= 0) {
            first = count == 0 ? here : first;
            value = count < 4 ? value * 10 + digit : 0;
            count++;
            continue;
        }
        if (count == 4 && value >= FIRST_YEAR && value <= LAST_YEAR) {
            *before = (odfgx_slice){ text.text, (size_t)(first - text.text) };
            *after = (odfgx_slice){ here, (size_t)(end - here) };
            return value;
        }
        if (here == end)
            break;
        value = 0;
        count = 0;
    }
    return 0;
}

/* Whether what follows the year is the rest of a title, typing errors too. */
static bool is_title_rest(odfgx_match *match, odfgx_slice rest)
{
    odfgx_buffer fold = { 0 };
    unsigned limit = 0, distance = 1;
    odfgx_text_fold(rest.text, rest.length, &fold);
    if (!fold.failed && fold.length > 0)
        distance = odfgx_words_distance(&match->form->title, fold.data, &limit);
    match->out_of_memory |= fold.failed;
    odfgx_buffer_clear(&fold);
    return distance <= limit && limit > 0;
}

static bool holds(odfgx_slice text, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= text.length; i++) {
        if (memcmp(text.text + i, part, length) == 0)
            return true;
    }
    return false;
}

bool odfgx_could_be_name(odfgx_slice text)
{
    static const char *const no_name[] = { "。", "《", "，", "；", "：", ":" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(no_name); i++) {
        if (holds(text, no_name[i]))
            return false;
    }
    return odfgx_text_count(text.text, text.length) <= AGENCY_LENGTH;
}

/* "2025年青禾公园…": the agency stands between the first character of the
 * title's words and the others. */
static bool agency_within(const odfgx_form *form, odfgx_slice rest,
                          odfgx_slice *agency)
{
    for (size_t i = 0; i < form->title.count; i++) {
        const char *words = form->title.texts[i], *at = words;
        size_t length = strlen(words);
        (void)odfgx_text_next(&at, words + length);
        size_t head = (size_t)(at - words), tail = length - head;
        if (rest.length <= length || memcmp(rest.text, words, head) != 0 ||
            memcmp(rest.text + rest.length - tail, at, tail) != 0)
            continue;
        *agency = odfgx_text_trim(rest.text + head, rest.length - length);
        return true;
    }
    return false;
}

bool odfgx_title_parse(odfgx_match *match, odfgx_slice text,
                       odfgx_title_parts *parts)
{
    odfgx_slice rest;
    parts->year = odfgx_find_year(text, &parts->agency, &rest);
    if (parts->year == 0)
        return false;
    parts->agency = odfgx_text_trim(parts->agency.text, parts->agency.length);
    rest = odfgx_text_trim(rest.text, rest.length);
    if (!is_title_rest(match, rest) &&
        (parts->agency.length > 0 ||
         !agency_within(match->form, rest, &parts->agency)))
        return false;
    return odfgx_could_be_name(parts->agency);
}

odfgx_slice odfgx_cell_text(const odfgx_grid_cell *cell)
{
    return odfgx_text_trim(cell->text, strlen(cell->text));
}

static bool could_be_line(const odfgx_grid_cell *cell)
{
    return cell->type == ODFGX_CELL_STRING && !cell->known &&
           odfgx_could_be_name(odfgx_cell_text(cell));
}

/* The line over a title that is broken over two cells or paragraphs. */
static const odfgx_grid_cell *line_above(const odfgx_grid *grid,
                                         const odfgx_grid_cell *cell)
{
    for (size_t i = (size_t)(cell - grid->cells); i > 0; i--) {
        const odfgx_grid_cell *above = &grid->cells[i - 1];
        if (above->row == cell->row || odfgx_grid_cell_blank(above))
            continue;
        return could_be_line(above) ? above : NULL;
    }
    return NULL;
}

/* A title that begins in one cell and ends in another, or in the same. */
typedef struct title_place {
    const odfgx_grid *grid;
    const odfgx_grid_cell *first, *last;
    odfgx_slice text;
} title_place;

/* Keeps the title; an agency that is not in it stands on the line above. */
static odfgx_status keep_title(odfgx_match *match, odfgx_identity *told,
                               const title_place *place,
                               odfgx_title_parts *parts)
{
    odfgx_arena *arena = &match->report->arena;
    const odfgx_grid_cell *above = NULL;
    told->title = odfgx_fold_space(arena, place->text);
    if (parts->agency.length == 0)
        above = line_above(place->grid, place->first);
    if (above != NULL) {
        const char *first = odfgx_fold_space(arena, odfgx_cell_text(above));
        parts->agency = odfgx_cell_text(above);
        if (first != NULL && told->title != NULL)
            told->title =
                odfgx_arena_format(arena, "%s %s", first, told->title);
    }
    match->title_grid = place->grid;
    match->title_cell = place->last;
    return told->title != NULL ? ODFGX_OK : odfgx_fail_memory(match->err);
}

static odfgx_status try_title(odfgx_match *match, odfgx_identity *told,
                              const title_place *place)
{
    odfgx_title_parts parts;
    if (!odfgx_title_parse(match, place->text, &parts))
        return ODFGX_OK;
    odfgx_origin origin =
        odfgx_match_origin(match, place->grid, place->first->row,
                           place->first->column, place->first->text);
    odfgx_status status = keep_title(match, told, place, &parts);
    if (status != ODFGX_OK)
        return status;
    told->title_origin = origin;
    if (told->agency == NULL && parts.agency.length > 0) {
        told->agency = odfgx_fold_space(&match->report->arena, parts.agency);
        told->agency_origin = origin;
        if (told->agency == NULL)
            return odfgx_fail_memory(match->err);
    }
    if (told->year == 0) {
        told->year = parts.year;
        told->year_origin = origin;
    }
    return origin.file != NULL ? ODFGX_OK : odfgx_fail_memory(match->err);
}

static odfgx_status take_title(odfgx_match *match, odfgx_identity *told,
                               const odfgx_grid *grid,
                               const odfgx_grid_cell *cell)
{
    title_place place = { grid, cell, cell, odfgx_cell_text(cell) };
    return told->title == NULL ? try_title(match, told, &place) : ODFGX_OK;
}

/* The line below another one, if it could be a part of a title. */
static const odfgx_grid_cell *line_below(const odfgx_grid *grid,
                                         const odfgx_grid_cell *cell)
{
    for (size_t i = (size_t)(cell - grid->cells) + 1; i < grid->count; i++) {
        const odfgx_grid_cell *below = &grid->cells[i];
        if (below->row == cell->row || odfgx_grid_cell_blank(below))
            continue;
        return could_be_line(below) ? below : NULL;
    }
    return NULL;
}

/* A title that is broken over several cells or paragraphs. */
static odfgx_status take_broken_title(odfgx_match *match, odfgx_identity *told,
                                      const odfgx_grid *grid,
                                      const odfgx_grid_cell *cell)
{
    title_place place = { grid, cell, cell, odfgx_cell_text(cell) };
    if (cell->known || told->title != NULL || !odfgx_could_be_name(place.text))
        return ODFGX_OK;
    for (unsigned i = 1; i < told->title_lines; i++) {
        place.last = line_below(grid, place.last);
        if (place.last == NULL)
            return ODFGX_OK;
        odfgx_slice more = odfgx_cell_text(place.last);
        char *joined = odfgx_arena_format(
            &match->scratch, "%.*s %.*s", (int)place.text.length,
            place.text.text, (int)more.length, more.text);
        if (joined == NULL)
            return odfgx_fail_memory(match->err);
        place.text = (odfgx_slice){ joined, strlen(joined) };
    }
    return try_title(match, told, &place);
}

odfgx_status odfgx_match_title(odfgx_match *match, odfgx_identity *told)
{
    odfgx_status status = odfgx_match_each_cell(match, told, take_title);
    for (told->title_lines = 2; told->title_lines <= 3; told->title_lines++) {
        if (status == ODFGX_OK && told->title == NULL)
            status = odfgx_match_each_cell(match, told, take_broken_title);
    }
    return status;
}
