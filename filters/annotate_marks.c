#include "filters/annotate.h"

#include "filters/teller.h"
#include "report/ascii.h"
#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* "AB12" as a place; false where it is none. */
static bool parse_address(const char *text, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0, digits = 0;
    for (; *text >= 'A' && *text <= 'Z'; text++) {
        letters = letters * 26 + (uint32_t)(*text - 'A') + 1;
        if (letters > ODFGX_GRID_COLUMNS)
            return false;
    }
    for (; odfgx_ascii_is_digit(*text); text++) {
        digits = digits * 10 + (uint32_t)(*text - '0');
        if (digits > ODFGX_GRID_ROWS)
            return false;
    }
    *row = digits - 1;
    *column = letters - 1;
    return *text == '\0' && letters > 0 && digits > 0;
}

/* Where the cell of a finding is; false where it is not in the input. */
static bool locate(const odfgx_annotation *annotation,
                   const odfgx_finding_cell *cell, odfgx_mark *out)
{
    *out = (odfgx_mark){ 0 };
    if (cell->file == NULL || cell->place == NULL || cell->cell == NULL ||
        strcmp(cell->file, annotation->input) != 0)
        return false;
    out->paragraph = cell->text;
    if (cell->cell[0] == '\0')
        return cell->text != NULL && cell->text[0] != '\0';
    out->table = cell->place;
    out->paragraph = NULL;
    return parse_address(cell->cell, &out->row, &out->column);
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static odfgx_mark *find(const odfgx_annotation *annotation,
                        const odfgx_mark *place)
{
    for (size_t i = 0; i < annotation->mark_count; i++) {
        odfgx_mark *mark = &annotation->marks[i];
        if (mark->row == place->row && mark->column == place->column &&
            is_same(mark->table, place->table) &&
            is_same(mark->paragraph, place->paragraph))
            return mark;
    }
    return NULL;
}

odfgx_mark *odfgx_annotation_find(const odfgx_annotation *annotation,
                                  const odfgx_finding_cell *cell)
{
    odfgx_mark place;
    return locate(annotation, cell, &place) ? find(annotation, &place) : NULL;
}

odfgx_mark *odfgx_annotation_mark(odfgx_annotation *annotation,
                                  const odfgx_finding_cell *cell)
{
    odfgx_mark place;
    return locate(annotation, cell, &place)
               ? odfgx_annotation_mark_at(annotation, &place)
               : NULL;
}

odfgx_mark *odfgx_annotation_mark_at(odfgx_annotation *annotation,
                                     const odfgx_mark *place)
{
    odfgx_mark *mark = find(annotation, place);
    if (mark != NULL)
        return mark;
    if (!odfgx_grow(&annotation->marks, annotation->mark_count,
                    &annotation->mark_capacity, sizeof *annotation->marks)) {
        annotation->failed = true;
        return NULL;
    }
    mark = &annotation->marks[annotation->mark_count++];
    *mark = *place;
    return mark;
}

void odfgx_annotation_comment(odfgx_annotation *annotation, odfgx_mark *mark,
                              odfgx_level level, const char *line)
{
    if (mark == NULL || line == NULL)
        return;
    if (mark->comment == NULL || mark->level < level)
        mark->level = level;
    mark->comment = mark->comment == NULL
                        ? line
                        : odfgx_arena_format(&annotation->arena, "%s\n%s",
                                             mark->comment, line);
    if (mark->comment == NULL)
        annotation->failed = true;
}

odfgx_result *odfgx_annotation_result(odfgx_annotation *annotation)
{
    if (!odfgx_grow(&annotation->results, annotation->result_count,
                    &annotation->result_capacity,
                    sizeof *annotation->results)) {
        annotation->failed = true;
        return NULL;
    }
    odfgx_result *result = &annotation->results[annotation->result_count++];
    *result = (odfgx_result){ 0 };
    return result;
}

const char *odfgx_annotation_keep(odfgx_annotation *annotation)
{
    odfgx_buffer *text = &annotation->text;
    const char *kept =
        text->failed ? NULL
                     : odfgx_arena_copy(&annotation->arena,
                                        text->data != NULL ? text->data : "",
                                        text->length);
    odfgx_buffer_empty(text);
    annotation->failed = annotation->failed || kept == NULL;
    return kept;
}
