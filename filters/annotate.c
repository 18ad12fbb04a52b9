#include "filters/annotate_repairs.h"
#include "filters/filter.h"

#include <stdlib.h>
#include <string.h>

enum { RELATED_MOST = 16 };

/* ------------------------------------------------------------------- cells */

void odfgx_annotation_place(odfgx_annotation *annotation,
                            const odfgx_finding_cell *cell, const char *table)
{
    odfgx_buffer *out = &annotation->text;
    if (cell->place == NULL || cell->cell == NULL) {
        odfgx_buffer_add_text(out, cell->label);
        return;
    }
    if (cell->file != NULL && strcmp(cell->file, annotation->input) != 0)
        odfgx_buffer_add_format(out, "%s ", cell->file);
    if (cell->cell[0] == '\0')
        odfgx_buffer_add_text(out, cell->text != NULL ? cell->text : "");
    else if (table != NULL && strcmp(table, cell->place) == 0)
        odfgx_buffer_add_text(out, cell->cell);
    else
        odfgx_buffer_add_format(out, "%s!%s", cell->place, cell->cell);
}

/* The other cells of a finding, "E6、E28、E29". */
static void add_related(odfgx_annotation *annotation,
                        const odfgx_finding *finding, size_t own)
{
    const odfgx_mark_words *words = annotation->words;
    const char *table = finding->cells[own].place;
    size_t others = finding->cell_count - 1, shown = 0;
    if (others == 0)
        return;
    odfgx_buffer_add_text(&annotation->text, words->related);
    for (size_t i = 0; i < finding->cell_count && shown < RELATED_MOST; i++) {
        if (i == own)
            continue;
        if (shown++ > 0)
            odfgx_buffer_add_text(&annotation->text, words->comma);
        odfgx_annotation_place(annotation, &finding->cells[i], table);
    }
    if (shown == others)
        return;
    const char *list = odfgx_annotation_keep(annotation);
    if (list != NULL)
        odfgx_buffer_add_format(&annotation->text, words->more, list, others);
}

/* What a message ends with, if it lacks its full stop. */
static const char *stop_of(const odfgx_annotation *annotation,
                           const char *message)
{
    const char *stop = annotation->words->stop;
    return odfgx_text_ends_with(message, stop) ? "" : stop;
}

static void add_finding(odfgx_annotation *annotation,
                        const odfgx_finding *finding)
{
    const odfgx_mark_words *words = annotation->words;
    for (size_t i = 0; i < finding->cell_count; i++) {
        odfgx_mark *mark =
            odfgx_annotation_mark(annotation, &finding->cells[i]);
        if (mark == NULL)
            continue;
        odfgx_buffer_add_format(&annotation->text, words->comment,
                                words->levels[finding->level], finding->id,
                                finding->message,
                                stop_of(annotation, finding->message));
        add_related(annotation, finding, i);
        odfgx_annotation_comment(annotation, mark, finding->level,
                                 odfgx_annotation_keep(annotation));
    }
}

/* -------------------------------------------------------------------- list */

static void add_line(odfgx_annotation *annotation, const char *text, bool head)
{
    odfgx_result *result = odfgx_annotation_result(annotation);
    if (result == NULL)
        return;
    result->texts[0] = text;
    result->head = head;
}

static void add_heading(odfgx_annotation *annotation)
{
    const odfgx_checked_file *checked = annotation->checked;
    const odfgx_mark_words *words = annotation->words;
    odfgx_buffer *out = &annotation->text;
    odfgx_result *columns;
    odfgx_buffer_add_format(out, "%s" ODFGX_MARK_SIGN, words->name);
    add_line(annotation, odfgx_annotation_keep(annotation), true);
    add_line(annotation, words->notice, false);
    if (checked->agency != NULL)
        odfgx_buffer_add_text(out, checked->agency);
    if (checked->year != 0)
        odfgx_buffer_add_format(out, "%s%d", checked->agency != NULL ? " " : "",
                                checked->year);
    if (out->length > 0)
        add_line(annotation, odfgx_annotation_keep(annotation), false);
    odfgx_buffer_add_format(out, words->summary, checked->errors,
                            checked->warnings, checked->hints);
    add_line(annotation, odfgx_annotation_keep(annotation), false);
    columns = odfgx_annotation_result(annotation);
    if (columns == NULL)
        return;
    memcpy(columns->texts, words->columns, sizeof columns->texts);
    columns->head = true;
}

/* The index of the first cell that has a mark, else of the first. */
static size_t first_marked(const odfgx_annotation *annotation,
                           const odfgx_finding *finding)
{
    for (size_t i = 0; i < finding->cell_count; i++) {
        if (odfgx_annotation_find(annotation, &finding->cells[i]) != NULL)
            return i;
    }
    return 0;
}

static const char *level_of(odfgx_annotation *annotation,
                            const odfgx_finding *finding)
{
    const odfgx_mark_words *words = annotation->words;
    const char *level = words->levels[finding->level];
    if (finding->explanation == NULL)
        return level;
    odfgx_buffer_add_format(&annotation->text, words->explained, level);
    return odfgx_annotation_keep(annotation);
}

static void list_finding(odfgx_annotation *annotation,
                         const odfgx_finding *finding)
{
    odfgx_buffer *out = &annotation->text;
    odfgx_result *result = odfgx_annotation_result(annotation);
    size_t first = first_marked(annotation, finding);
    if (result == NULL)
        return;
    result->level = finding->level;
    result->coloured = finding->explanation == NULL;
    result->texts[0] = level_of(annotation, finding);
    result->texts[1] = finding->key;
    odfgx_buffer_add_format(out, "%s%s", finding->message,
                            stop_of(annotation, finding->message));
    if (finding->explanation != NULL)
        odfgx_buffer_add_format(out, "%s%s%s", annotation->words->explanation,
                                finding->explanation,
                                stop_of(annotation, finding->explanation));
    if (finding->cell_count > 0)
        add_related(annotation, finding, first);
    result->texts[2] = odfgx_annotation_keep(annotation);
    if (finding->cell_count == 0)
        return;
    odfgx_annotation_place(annotation, &finding->cells[first], NULL);
    result->texts[3] = odfgx_annotation_keep(annotation);
    result->target = odfgx_annotation_find(annotation, &finding->cells[first]);
}

/* --------------------------------------------------------------- findings */

static const odfgx_finding *finding_of(const odfgx_annotation *annotation,
                                       size_t index)
{
    return &annotation->findings->items[annotation->checked->first + index];
}

/* What the staff has explained is listed, and its cells are let be. */
static void mark_all(odfgx_annotation *annotation)
{
    for (size_t i = 0; i < annotation->checked->count; i++) {
        if (finding_of(annotation, i)->explanation == NULL)
            add_finding(annotation, finding_of(annotation, i));
    }
}

static void list_all(odfgx_annotation *annotation)
{
    size_t count = annotation->checked->count;
    add_heading(annotation);
    for (int level = ODFGX_ERROR; level >= ODFGX_HINT; level--) {
        for (size_t i = 0; i < count; i++) {
            const odfgx_finding *finding = finding_of(annotation, i);
            if (finding->level == (odfgx_level)level)
                list_finding(annotation, finding);
        }
    }
    odfgx_annotation_list_repairs(annotation);
}

static odfgx_status write(const odfgx_annotation *annotation,
                          odfgx_input *input, odfgx_buffer *out,
                          odfgx_error *err)
{
    const odfgx_filter *filter = odfgx_filter_find(input);
    const odfgx_markup markup = {
        .name = annotation->words->name,
        .marks = annotation->marks,
        .mark_count = annotation->mark_count,
        .results = annotation->results,
        .result_count = annotation->result_count,
    };
    if (filter != NULL && filter->mark != NULL)
        return filter->mark(input, &markup, out, err);
    return odfgx_fail(err, ODFGX_USAGE, odfgx_input_name(input), "%s",
                      _("marks can't be put into a document of this kind; save "
                        "it as .ods, .xlsx or .docx and check that"));
}

static odfgx_annotation begin(const odfgx_input *input,
                              const odfgx_findings *findings, size_t file)
{
    return (odfgx_annotation){
        .findings = findings,
        .checked = &findings->files[file],
        .words = &odfgx_mark_words_of[findings->language],
        .input = odfgx_input_name(input),
    };
}

static odfgx_status finish(odfgx_annotation *annotation, odfgx_input *input,
                           odfgx_status status, odfgx_buffer *out,
                           odfgx_error *err)
{
    if (status == ODFGX_OK && annotation->failed)
        status = odfgx_fail_memory(err);
    if (status == ODFGX_OK)
        status = write(annotation, input, out, err);
    free(annotation->marks);
    free(annotation->results);
    odfgx_buffer_clear(&annotation->text);
    odfgx_arena_clear(&annotation->arena);
    return status;
}

odfgx_status odfgx_input_annotate(odfgx_input *input,
                                  const odfgx_findings *findings, size_t file,
                                  odfgx_buffer *out, odfgx_error *err)
{
    odfgx_annotation annotation = begin(input, findings, file);
    odfgx_status status = ODFGX_OK;
    /* All marks first, because the list points at them. */
    mark_all(&annotation);
    if (annotation.checked->count > 0)
        status = odfgx_annotation_carry(&annotation, input, err);
    if (status == ODFGX_OK && annotation.checked->count > 0)
        list_all(&annotation);
    return finish(&annotation, input, status, out, err);
}

odfgx_status odfgx_input_fix(odfgx_input *input, const odfgx_findings *findings,
                             size_t file, bool *made, odfgx_buffer *out,
                             odfgx_error *err)
{
    odfgx_annotation annotation = begin(input, findings, file);
    odfgx_status status = odfgx_annotation_fix(&annotation, input, made, err);
    return finish(&annotation, input, status, out, err);
}
