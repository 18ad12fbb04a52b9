/* Wordings that are faults in themselves: years that are not the report's,
 * what the form's instructions left behind, words typed twice. */
#include "report/prose_check.h"
#include "report/prose_pattern.h"

#include <stdlib.h>
#include <string.h>

/* So many places are quoted, and so many paragraphs named; more places than
 * there are in any report are not kept. */
enum { QUOTED = 3, CELLS = 16, QUOTE_BYTES = 120, HITS = 1024 };

static const char title_name[] = "title";

static const char *section_id(const odfgx_form *form, size_t section)
{
    return section == SIZE_MAX ? title_name : form->sections[section].info.id;
}

static bool concerns(const odfgx_wording *wording, const odfgx_form *form,
                     size_t section)
{
    const char *id = section_id(form, section);
    return odfgx_list_has(wording->sections, id, strlen(id));
}

bool odfgx_wording_hit_add(odfgx_prose_check *prose,
                           const odfgx_wording_hit *hit)
{
    if (prose->hit_count == HITS)
        return true;
    if (prose->hit_count == prose->hit_capacity) {
        size_t room = prose->hit_capacity > 0 ? 2 * prose->hit_capacity : 8;
        odfgx_wording_hit *grown =
            odfgx_arena_array(&prose->arena, room, sizeof *grown);
        if (grown == NULL)
            return false;
        if (prose->hit_count > 0)
            memcpy(grown, prose->hits, prose->hit_count * sizeof *grown);
        prose->hits = grown;
        prose->hit_capacity = room;
    }
    prose->hits[prose->hit_count++] = *hit;
    return true;
}

/* Whether the text names the year up to the end of the sentence at `at`: then
 * the other year is there to be compared with it. */
static bool names_year(odfgx_slice text, size_t at, int year)
{
    size_t end = at;
    while (end < text.length && text.text[end] != ODFGX_MARK_SENTENCE)
        end++;
    for (size_t i = 0; i < end; i++) {
        int found;
        size_t length = odfgx_prose_year(
            (odfgx_slice){ text.text + i, text.length - i }, &found);
        if (length > 0 && found == year)
            return true;
    }
    return false;
}

static bool is_fault(const odfgx_prose_check *prose,
                     const odfgx_wording *wording, odfgx_slice text, size_t at,
                     int year)
{
    int own = prose->reader.year;
    if (wording->kind != ODFGX_WORDING_YEAR)
        return true;
    if (own == 0 || year == 0 || year == own)
        return false;
    return !wording->earlier || (year < own && !names_year(text, at, own));
}

/* Whether the wording was found there already, by another pattern. */
static bool overlaps(const odfgx_prose_check *prose,
                     const odfgx_wording_hit *hit)
{
    for (size_t i = prose->hit_count; i > 0; i--) {
        const odfgx_wording_hit *other = &prose->hits[i - 1];
        if (other->section != hit->section ||
            other->paragraph != hit->paragraph)
            return false;
        if (other->wording == hit->wording &&
            hit->quote.text < other->quote.text + other->quote.length)
            return true;
    }
    return false;
}

/* Tries the patterns that begin with the sign at a place. */
static bool find_patterns(odfgx_prose_check *prose,
                          const odfgx_prose_text *text,
                          const odfgx_wording_hit *place, size_t at)
{
    const odfgx_form *form = prose->form->form;
    odfgx_slice all = { text->data, text->length };
    const odfgx_pattern *pattern =
        prose->form
            ->patterns[odfgx_word_bucket(all.text + at, all.length - at)];
    for (; pattern != NULL; pattern = pattern->next) {
        odfgx_wording_hit hit = *place;
        if (!concerns(pattern->wording, form, place->section))
            continue;
        size_t length = odfgx_pattern_match(pattern->text, &prose->reader, all,
                                            at, &hit.year);
        if (length == 0 ||
            !is_fault(prose, pattern->wording, all, at, hit.year))
            continue;
        hit.wording = pattern->wording;
        hit.quote = odfgx_prose_text_quote(text, at, at + length);
        if (!overlaps(prose, &hit) && !odfgx_wording_hit_add(prose, &hit))
            return false;
    }
    return true;
}

/* The kinds that no pattern finds. */
static bool find_others(odfgx_prose_check *prose, const odfgx_prose_text *text,
                        const odfgx_wording_hit *place)
{
    const odfgx_prose_form *form = prose->form;
    for (size_t i = 0; i < form->wording_count; i++) {
        odfgx_wording_hit hit = *place;
        hit.wording = &form->wordings[i];
        if (!concerns(hit.wording, prose->form->form, place->section))
            continue;
        if (hit.wording->kind == ODFGX_WORDING_DOUBLED &&
            !odfgx_doubled_find(prose, text, &hit))
            return false;
        if (hit.wording->kind == ODFGX_WORDING_PUNCTUATION &&
            !odfgx_punctuation_find(prose, text, &hit))
            return false;
    }
    return true;
}

bool odfgx_wordings_find(odfgx_prose_check *prose, size_t section,
                         size_t paragraph, const odfgx_prose_text *text)
{
    odfgx_wording_hit place = { .section = section, .paragraph = paragraph };
    const char *end = text->data + text->length;
    for (size_t at = 0; at < text->length;) {
        if (!find_patterns(prose, text, &place, at))
            return false;
        at += odfgx_sign_length(text->data + at, end);
    }
    return find_others(prose, text, &place);
}

static const odfgx_origin *origin_of(const odfgx_check *check,
                                     const odfgx_wording_hit *hit)
{
    const odfgx_report *report = check->report;
    return hit->section == SIZE_MAX
               ? &report->title_origin
               : &report->sections[hit->section].origins[hit->paragraph];
}

/* All places of one wording in one section. */
typedef struct wording_places {
    odfgx_check *check;
    const odfgx_wording *wording;
    size_t section;
    odfgx_buffer quotes;
    odfgx_finding_cell *cells;
    size_t cell_count, count;
    const odfgx_origin *last;
    int year;
    bool complete;
} wording_places;

static void add_quote(odfgx_buffer *out, odfgx_slice quote)
{
    size_t length = quote.length < QUOTE_BYTES ? quote.length : QUOTE_BYTES;
    while (length < quote.length && length > 0 &&
           ((unsigned char)quote.text[length] & 0xC0) == 0x80)
        length--;
    odfgx_buffer_add_format(out, "%s“%.*s%s”", out->length > 0 ? "、" : "",
                            (int)length, quote.text,
                            length < quote.length ? "…" : "");
}

static void add_place(wording_places *places, const odfgx_wording_hit *hit)
{
    const odfgx_origin *origin = origin_of(places->check, hit);
    if (places->count < QUOTED)
        add_quote(&places->quotes, hit->quote);
    else if (places->count == QUOTED)
        odfgx_buffer_add_text(&places->quotes, " …");
    places->count++;
    if (hit->year != 0)
        places->year = hit->year;
    if (origin == places->last || places->cell_count == CELLS)
        return;
    places->last = origin;
    places->cells[places->cell_count++] =
        odfgx_check_cell(places->check, "", "", origin, &places->complete);
}

/* "instructions:overview", or the section alone. */
static const char *key_of(odfgx_check *check, const odfgx_wording *wording,
                          size_t section)
{
    const char *id = section_id(check->findings->form, section);
    return odfgx_arena_format(&check->findings->arena, "%s%s%s", wording->id,
                              wording->id[0] != '\0' ? ":" : "", id);
}

static odfgx_status add_finding(wording_places *places)
{
    odfgx_check *check = places->check;
    odfgx_arena *arena = &check->findings->arena;
    const odfgx_wording *wording = places->wording;
    const odfgx_form *form = check->findings->form;
    odfgx_subject subject = {
        .key = key_of(check, wording, places->section),
        .label = places->section == SIZE_MAX
                     ? check->report->title
                     : form->sections[places->section].info.name,
        .level = wording->level,
        .count = places->count,
        .places = places->quotes.failed
                      ? NULL
                      : odfgx_arena_copy(
                            arena, places->count > 0 ? places->quotes.data : "",
                            places->quotes.length),
        .compared = wording->kind == ODFGX_WORDING_YEAR,
        .message = wording->message[check->findings->language],
    };
    if (subject.compared) {
        subject.left = places->year * ODFGX_AMOUNT_UNIT;
        subject.right = check->report->year * ODFGX_AMOUNT_UNIT;
        subject.difference = subject.left - subject.right;
    }
    if (subject.key == NULL || subject.places == NULL || !places->complete)
        return odfgx_fail_memory(check->err);
    return odfgx_check_add_cells(check, &subject, places->cells,
                                 places->cell_count);
}

/* A section that is silent is named by its heading. */
static void add_silent_section(wording_places *places)
{
    const odfgx_report *report = places->check->report;
    const odfgx_prose *section = &report->sections[places->section];
    places->cells[places->cell_count++] = odfgx_check_cell(
        places->check, "", "", &section->origins[0], &places->complete);
}

static bool is_silent(const odfgx_check *check, const odfgx_wording *wording,
                      size_t section, size_t count)
{
    return wording->kind == ODFGX_WORDING_SILENT && count == 0 &&
           section != SIZE_MAX && check->report->sections[section].count > 0;
}

static odfgx_status check_wording(odfgx_check *check,
                                  const odfgx_wording *wording, size_t section)
{
    const odfgx_prose_check *prose = check->prose;
    wording_places places = {
        .check = check, .wording = wording, .section = section, .complete = true
    };
    odfgx_status status = ODFGX_OK;
    places.cells =
        odfgx_arena_array(&check->findings->arena, CELLS, sizeof *places.cells);
    if (places.cells == NULL)
        return odfgx_fail_memory(check->err);
    for (size_t i = 0; i < prose->hit_count; i++) {
        const odfgx_wording_hit *hit = &prose->hits[i];
        if (hit->wording == wording && hit->section == section)
            add_place(&places, hit);
    }
    bool silent = is_silent(check, wording, section, places.count);
    if (silent)
        add_silent_section(&places);
    if (silent || (wording->kind != ODFGX_WORDING_SILENT && places.count > 0))
        status = add_finding(&places);
    odfgx_buffer_clear(&places.quotes);
    return status;
}

odfgx_status odfgx_check_wordings(odfgx_check *check)
{
    const odfgx_form *form = check->findings->form;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0;
         check->prose != NULL && i < check->prose->form->wording_count; i++) {
        const odfgx_wording *wording = &check->prose->form->wordings[i];
        if (wording->rule != check->rule)
            continue;
        if (concerns(wording, form, SIZE_MAX))
            status = check_wording(check, wording, SIZE_MAX);
        for (size_t s = 0; s < form->section_count && status == ODFGX_OK; s++) {
            if (concerns(wording, form, s))
                status = check_wording(check, wording, s);
        }
        if (status != ODFGX_OK)
            return status;
    }
    return status;
}
