#include "filters/annotate_repairs.h"

#include "report/amount.h"

#include <stdlib.h>
#include <string.h>

/* "3511 → 3512", "“无” → 0", "“” → ?". */
static void add_change(odfgx_buffer *out, const odfgx_repair_cell *cell)
{
    char amount[ODFGX_AMOUNT_TEXT];
    if (cell->known)
        odfgx_buffer_add_text(out, odfgx_amount_format(cell->from, amount));
    else
        odfgx_buffer_add_format(out, "“%s”", cell->text);
    odfgx_buffer_add_text(out, " → ");
    odfgx_buffer_add_text(
        out, cell->determined ? odfgx_amount_format(cell->to, amount) : "?");
}

static odfgx_finding_cell place_of(const odfgx_repair_cell *cell)
{
    return (odfgx_finding_cell){ .value = cell->value,
                                 .label = cell->label,
                                 .file = cell->file,
                                 .place = cell->place,
                                 .cell = cell->cell,
                                 .text = cell->text };
}

static void add_keys(odfgx_annotation *annotation, const odfgx_repair *repair)
{
    for (size_t i = 0; i < repair->settle_count; i++)
        odfgx_buffer_add_format(&annotation->text, "%s%s",
                                i > 0 ? annotation->words->comma : "",
                                repair->settles[i]);
}

/* A line for each cell; what speaks for the repair stands with the last. */
static void list_repair(odfgx_annotation *annotation,
                        const odfgx_repair *repair, const char *kind)
{
    const char *keys;
    add_keys(annotation, repair);
    keys = odfgx_annotation_keep(annotation);
    for (size_t i = 0; i < repair->cell_count; i++) {
        const odfgx_finding_cell place = place_of(&repair->cells[i]);
        odfgx_result *result = odfgx_annotation_result(annotation);
        if (result == NULL)
            return;
        result->texts[0] = i == 0 ? kind : NULL;
        result->texts[1] = i == 0 ? keys : NULL;
        odfgx_buffer_add_format(&annotation->text, "%s%s",
                                repair->cells[i].label,
                                annotation->words->colon);
        add_change(&annotation->text, &repair->cells[i]);
        if (i + 1 == repair->cell_count && repair->why[0] != '\0')
            odfgx_buffer_add_format(&annotation->text, "%s%s",
                                    annotation->words->then, repair->why);
        result->texts[2] = odfgx_annotation_keep(annotation);
        odfgx_annotation_place(annotation, &place, NULL);
        result->texts[3] = odfgx_annotation_keep(annotation);
        result->target = odfgx_annotation_find(annotation, &place);
    }
}

static bool is_of(const odfgx_annotation *annotation,
                  const odfgx_repair *repair)
{
    return &annotation->findings->files[repair->report] == annotation->checked;
}

static void add_head(odfgx_annotation *annotation, const char *text)
{
    odfgx_result *head = odfgx_annotation_result(annotation);
    if (head == NULL)
        return;
    head->texts[0] = text;
    head->head = true;
}

void odfgx_annotation_list_repairs(odfgx_annotation *annotation)
{
    const odfgx_findings *findings = annotation->findings;
    const odfgx_mark_words *words = annotation->words;
    bool any = false;
    for (size_t i = 0; i < findings->repair_count; i++) {
        const odfgx_repair *repair = &findings->repairs[i];
        if (!is_of(annotation, repair) || repair->cell_count == 0)
            continue;
        if (!any)
            add_head(annotation, words->repairs);
        any = true;
        list_repair(annotation, repair,
                    repair->unique ? words->suggested : words->possible);
    }
}

/* ------------------------------------------------------------- computed cells
 */

/* Which of the marked cells are computed. */
typedef struct computed_search {
    const odfgx_annotation *annotation;
    odfgx_buffer table; /* that is being told */
    uint32_t rows;      /* of the run of rows */
    bool *computed;     /* by mark */
} computed_search;

static odfgx_status on_table(void *context, const char *name, bool hidden,
                             odfgx_error *err)
{
    computed_search *search = context;
    (void)hidden;
    odfgx_buffer_empty(&search->table);
    odfgx_buffer_add_text(&search->table, name);
    return odfgx_buffer_check(&search->table, err);
}

static odfgx_status on_row(void *context, uint32_t row, uint32_t rows,
                           bool hidden, odfgx_error *err)
{
    computed_search *search = context;
    (void)row, (void)hidden, (void)err;
    search->rows = rows;
    return ODFGX_OK;
}

static odfgx_status on_cell(void *context, const odfgx_cell *cell,
                            odfgx_error *err)
{
    computed_search *search = context;
    const odfgx_annotation *annotation = search->annotation;
    (void)err;
    for (size_t i = 0; i < annotation->mark_count && cell->formula; i++) {
        const odfgx_mark *mark = &annotation->marks[i];
        if (mark->row >= cell->row && mark->row - cell->row < search->rows &&
            mark->column >= cell->column &&
            mark->column - cell->column < cell->columns &&
            strcmp(mark->table, search->table.data) == 0)
            search->computed[i] = true;
    }
    return ODFGX_OK;
}

static odfgx_status find_computed(const odfgx_annotation *annotation,
                                  odfgx_input *input, bool *computed,
                                  odfgx_error *err)
{
    computed_search search = { .annotation = annotation,
                               .rows = 1,
                               .computed = computed };
    const odfgx_visitor visitor = { .table_begin = on_table,
                                    .row_begin = on_row,
                                    .cell = on_cell,
                                    .context = &search };
    odfgx_status status = odfgx_cells_read(input, &visitor, err);
    odfgx_buffer_clear(&search.table);
    return status;
}

/* ------------------------------------------------------------------- to fix */

/* Whether it is claimed, and each of its cells is in the input and has a value
 * to come. */
static bool is_claimed(odfgx_annotation *annotation, const odfgx_repair *repair)
{
    if (!is_of(annotation, repair) || !repair->unique ||
        repair->cell_count == 0)
        return false;
    for (size_t i = 0; i < repair->cell_count; i++) {
        const odfgx_repair_cell *cell = &repair->cells[i];
        if (!cell->determined || cell->file == NULL || cell->place == NULL ||
            cell->cell == NULL || cell->cell[0] == '\0' ||
            strcmp(cell->file, annotation->input) != 0)
            return false;
    }
    return true;
}

/* What is computed follows what it is computed of: a repair of computed cells
 * alone would be undone by the next computing. */
static bool is_lasting(const odfgx_annotation *annotation,
                       const odfgx_repair *repair, const bool *computed)
{
    for (size_t i = 0; i < repair->cell_count; i++) {
        const odfgx_finding_cell place = place_of(&repair->cells[i]);
        const odfgx_mark *mark = odfgx_annotation_find(annotation, &place);
        if (mark != NULL && !computed[mark - annotation->marks])
            return true;
    }
    return false;
}

static void fix_cell(odfgx_annotation *annotation, const odfgx_repair *repair,
                     const odfgx_repair_cell *cell)
{
    char amount[ODFGX_AMOUNT_TEXT];
    const odfgx_finding_cell place = place_of(cell);
    odfgx_mark *mark = odfgx_annotation_find(annotation, &place);
    odfgx_buffer *out = &annotation->text;
    if (mark == NULL)
        return;
    odfgx_buffer_add_text(out, odfgx_amount_format(cell->to, amount));
    mark->value = odfgx_annotation_keep(annotation);
    odfgx_buffer_add_text(out, annotation->words->changed);
    add_change(out, cell);
    odfgx_buffer_add_text(out, annotation->words->settles);
    add_keys(annotation, repair);
    odfgx_buffer_add_text(out, annotation->words->end);
    odfgx_buffer_add_text(out, repair->why);
    odfgx_annotation_comment(annotation, mark, ODFGX_HINT,
                             odfgx_annotation_keep(annotation));
}

/* Marks the cells of all claimed repairs, to begin with without comments. */
static void mark_cells(odfgx_annotation *annotation)
{
    const odfgx_findings *findings = annotation->findings;
    for (size_t i = 0; i < findings->repair_count; i++) {
        const odfgx_repair *repair = &findings->repairs[i];
        for (size_t j = 0;
             is_claimed(annotation, repair) && j < repair->cell_count; j++) {
            const odfgx_finding_cell place = place_of(&repair->cells[j]);
            (void)odfgx_annotation_mark(annotation, &place);
        }
    }
}

/* Takes the marks out whose repairs are not made. */
static void drop_unmade(odfgx_annotation *annotation)
{
    size_t kept = 0;
    for (size_t i = 0; i < annotation->mark_count; i++) {
        if (annotation->marks[i].comment != NULL)
            annotation->marks[kept++] = annotation->marks[i];
    }
    annotation->mark_count = kept;
}

static void make(odfgx_annotation *annotation, const bool *computed, bool *made)
{
    const odfgx_findings *findings = annotation->findings;
    for (size_t i = 0; i < findings->repair_count; i++) {
        const odfgx_repair *repair = &findings->repairs[i];
        made[i] = is_claimed(annotation, repair) &&
                  is_lasting(annotation, repair, computed);
        for (size_t j = 0; j < repair->cell_count && made[i]; j++)
            fix_cell(annotation, repair, &repair->cells[j]);
    }
    drop_unmade(annotation);
}

static void list_made(odfgx_annotation *annotation, const bool *made)
{
    const odfgx_findings *findings = annotation->findings;
    const odfgx_mark_words *words = annotation->words;
    if (annotation->mark_count == 0)
        return;
    odfgx_buffer_add_format(&annotation->text, "%s" ODFGX_MARK_SIGN,
                            words->name);
    add_head(annotation, odfgx_annotation_keep(annotation));
    add_head(annotation, words->fixed);
    for (size_t i = 0; i < findings->repair_count; i++) {
        if (made[i])
            list_repair(annotation, &findings->repairs[i], words->suggested);
    }
}

odfgx_status odfgx_annotation_fix(odfgx_annotation *annotation,
                                  odfgx_input *input, bool *made,
                                  odfgx_error *err)
{
    mark_cells(annotation);
    bool *computed = calloc(annotation->mark_count + 1, sizeof *computed);
    odfgx_status status = computed != NULL
                              ? find_computed(annotation, input, computed, err)
                              : odfgx_fail_memory(err);
    if (status == ODFGX_OK)
        make(annotation, computed, made);
    if (status == ODFGX_OK && annotation->mark_count > 0)
        status = odfgx_annotation_carry(annotation, input, err);
    if (status == ODFGX_OK)
        list_made(annotation, made);
    free(computed);
    return status;
}
