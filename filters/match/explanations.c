/* What the staff say about a warning: comments on cells, and the rows of a
 * sheet for it. "说明（T2-GE，3）：…" names the rule and the figure that it was
 * written for. */
#include "filters/match/match.h"
#include "report/amount.h"
#include "report/ascii.h"

#include <stdlib.h>
#include <string.h>

/* Nobody explains more; comments of a foreign table are no reason to keep
 * them all. */
#define EXPLANATIONS_MOST ((size_t)4096)

/* The sheet's name may stand in its first rows. */
#define TITLE_ROWS 2

static const char *const opening[] = { "（", "(", "[", "【" };
static const char *const closing[] = { "）", ")", "]", "】" };
static const char *const colons[] = { "：", ":" };

static bool starts(odfgx_slice text, const char *with)
{
    size_t length = strlen(with);
    return text.length >= length && memcmp(text.text, with, length) == 0;
}

static odfgx_slice behind(odfgx_slice text, size_t length)
{
    return odfgx_text_trim(text.text + length, text.length - length);
}

/* Takes one of the marks from the front. */
static bool take_one(odfgx_slice *text, const char *const *marks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (starts(*text, marks[i])) {
            *text = behind(*text, strlen(marks[i]));
            return true;
        }
    }
    return false;
}

/* Takes what stands in brackets from the front; false where they don't close.
 */
static bool take_bracket(odfgx_slice *text, odfgx_slice *inside)
{
    *inside = (odfgx_slice){ 0 };
    if (!take_one(text, opening, ODFGX_COUNT_OF(opening)))
        return true;
    for (size_t at = 0; at < text->length; at++) {
        odfgx_slice rest = { text->text + at, text->length - at };
        if (take_one(&rest, closing, ODFGX_COUNT_OF(closing))) {
            *inside = odfgx_text_trim(text->text, at);
            *text = rest;
            return true;
        }
    }
    return false;
}

/* Whether the text is an explanation: its word, brackets or none, a colon. The
 * longest word counts. */
static bool split(const odfgx_form *form, odfgx_slice text, odfgx_slice *names,
                  odfgx_slice *said)
{
    const odfgx_words *words = &form->explaining.words;
    size_t longest = 0;
    text = odfgx_text_trim(text.text, text.length);
    for (size_t i = 0; i < words->count; i++) {
        size_t length = strlen(words->texts[i]);
        if (starts(text, words->texts[i]) && length > longest)
            longest = length;
    }
    if (longest == 0)
        return false;
    *said = behind(text, longest);
    return take_bracket(said, names) &&
           take_one(said, colons, ODFGX_COUNT_OF(colons)) && said->length > 0;
}

/* ------------------------------------------------------ what is concerned */

static const odfgx_rule *find_rule(const odfgx_form *form, const char *id,
                                   size_t length)
{
    for (size_t i = 0; i < form->rule_count; i++) {
        const char *known = form->rules[i].info.id;
        if (strlen(known) == length && odfgx_ascii_same(known, id, length))
            return &form->rules[i];
    }
    return NULL;
}

static bool is_address(const char *text)
{
    size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz");
    size_t digits = strspn(text + letters, "0123456789");
    return letters > 0 && letters <= 3 && digits > 0 &&
           text[letters + digits] == '\0';
}

/* "表二 主动公开!B5", "B5" */
static bool name_cell(odfgx_explanation *explanation, char *name)
{
    char *mark = strrchr(name, '!');
    char *cell = mark != NULL ? mark + 1 : name;
    if (!is_address(cell))
        return false;
    if (mark != NULL) {
        *mark = '\0';
        explanation->place = name;
    }
    for (char *at = cell; *at >= 'a' && *at <= 'z'; at++)
        *at = (char)(*at - 'a' + 'A');
    explanation->cell = cell;
    return true;
}

/* One name: of a rule, a key, a value, a cell, or the figure. The last figure
 * counts: rows may have numbers of their own before it. */
static void take_name(const odfgx_match *match, odfgx_explanation *explanation,
                      char *name)
{
    size_t length = strcspn(name, ":");
    const odfgx_rule *rule = find_rule(match->form, name, length);
    if (rule != NULL) {
        explanation->rule = rule;
        explanation->key = name[length] == ':' ? name : NULL;
    } else if (odfgx_amount_parse(name, strlen(name), &explanation->amount) ==
               ODFGX_AMOUNT_OK) {
        explanation->bound = true;
    } else if (!name_cell(explanation, name)) {
        (void)odfgx_form_find_value(match->form, name, &explanation->value);
    }
}

/* Names within brackets stand between commas, semicolons and blanks. */
static odfgx_status take_names(odfgx_match *match,
                               odfgx_explanation *explanation,
                               odfgx_slice names)
{
    while (names.length > 0) {
        size_t length = 0;
        const char *at = names.text, *end = names.text + names.length;
        while (at < end) {
            uint32_t point = odfgx_text_next(&at, end);
            if (odfgx_text_is_space(point) || point == ',' || point == ';' ||
                point == 0xFF0C || point == 0xFF1B || point == 0x3001)
                break;
            length = (size_t)(at - names.text);
        }
        char *name =
            odfgx_arena_copy(&match->report->arena, names.text, length);
        if (name == NULL)
            return odfgx_fail_memory(match->err);
        if (length > 0)
            take_name(match, explanation, name);
        names = (odfgx_slice){ at, (size_t)(end - at) };
    }
    return ODFGX_OK;
}

/* ----------------------------------------------------------------- sources */

static odfgx_status add(odfgx_match *match, odfgx_explanation *explanation,
                        odfgx_slice said)
{
    odfgx_report *report = match->report;
    explanation->text =
        odfgx_arena_copy(&report->arena, said.text, said.length);
    if (explanation->text == NULL || explanation->origin.file == NULL)
        return odfgx_fail_memory(match->err);
    if (report->explanation_count >= EXPLANATIONS_MOST)
        return ODFGX_OK;
    odfgx_status status =
        odfgx_report_add_explanation(report, explanation, match->err);
    return status != ODFGX_OK
               ? status
               : odfgx_report_add_evidence(
                     report, match->err, _("%s!%s: an explanation: %s"),
                     explanation->origin.place, explanation->origin.cell,
                     explanation->text);
}

odfgx_status odfgx_match_comment(odfgx_match *match,
                                 const odfgx_comment *comment)
{
    odfgx_slice text = { comment->text, comment->length }, names, said;
    odfgx_explanation explanation = { .value = SIZE_MAX };
    if (!split(match->form, text, &names, &said))
        return ODFGX_OK;
    explanation.origin = odfgx_match_origin(match, match->open, comment->row,
                                            comment->column, "");
    odfgx_status status = take_names(match, &explanation, names);
    /* It concerns its cell, whatever other one it may name. */
    explanation.place = explanation.origin.place;
    explanation.cell = explanation.origin.cell;
    return status == ODFGX_OK ? add(match, &explanation, said) : status;
}

/* The row's explanation is said in one cell, the others name what it is
 * about. */
static odfgx_status take_row(odfgx_match *match, const odfgx_grid *grid,
                             size_t first, size_t last)
{
    odfgx_explanation explanation = { .value = SIZE_MAX };
    odfgx_slice names = { 0 }, said = { 0 };
    odfgx_status status = ODFGX_OK;
    for (size_t i = first; i < last && status == ODFGX_OK; i++) {
        const odfgx_grid_cell *cell = &grid->cells[i];
        const char *shown = cell->text[0] != '\0' ? cell->text : cell->value;
        odfgx_slice text = odfgx_text_trim(shown, strlen(shown));
        if (said.length == 0 && split(match->form, text, &names, &said)) {
            explanation.origin = odfgx_match_origin(match, grid, cell->row,
                                                    cell->column, cell->text);
            status = take_names(match, &explanation, names);
            continue;
        }
        char *name =
            odfgx_arena_copy(&match->report->arena, text.text, text.length);
        if (name == NULL)
            return odfgx_fail_memory(match->err);
        take_name(match, &explanation, name);
    }
    bool about = explanation.rule != NULL || explanation.cell != NULL ||
                 explanation.value != SIZE_MAX;
    return status == ODFGX_OK && said.length > 0 && about
               ? add(match, &explanation, said)
               : status;
}

static odfgx_status take_rows(odfgx_match *match, const odfgx_grid *grid)
{
    odfgx_status status = ODFGX_OK;
    for (size_t first = 0, last; first < grid->count && status == ODFGX_OK;
         first = last) {
        last = first + 1;
        while (last < grid->count &&
               grid->cells[last].row == grid->cells[first].row)
            last++;
        status = take_row(match, grid, first, last);
    }
    return status;
}

static bool is_named(const odfgx_form *form, const char *text)
{
    odfgx_slice trimmed = odfgx_text_trim(text, strlen(text));
    return odfgx_slice_is(trimmed, form->explaining.sheet);
}

static bool is_sheet_of_explanations(const odfgx_form *form,
                                     const odfgx_grid *grid)
{
    if (grid->flow || form->explaining.sheet == NULL)
        return false;
    if (is_named(form, grid->name))
        return true;
    for (size_t i = 0; i < grid->count && grid->cells[i].row < TITLE_ROWS;
         i++) {
        if (is_named(form, grid->cells[i].text))
            return true;
    }
    return false;
}

/* The sheet is of no use to the other steps, which might mistake it. */
odfgx_status odfgx_match_explanations(odfgx_match *match)
{
    odfgx_status status = ODFGX_OK;
    size_t kept = 0;
    for (size_t i = 0; i < match->grid_count; i++) {
        odfgx_grid *grid = match->grids[i];
        if (!is_sheet_of_explanations(match->form, grid)) {
            match->grids[kept++] = grid;
            continue;
        }
        if (status == ODFGX_OK)
            status = take_rows(match, grid);
        odfgx_grid_free(grid);
    }
    match->grid_count = kept;
    return status;
}
