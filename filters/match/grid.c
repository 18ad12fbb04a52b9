#include "filters/match/grid.h"

#include "report/ascii.h"
#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* The largest form has some 300 cells; a sheet of everything has some more. */
#define GRID_CELLS ((size_t)16384)
#define GRID_BYTES ((size_t)8 * 1024 * 1024)
#define GRID_MERGES ((size_t)1024)
/* No form has more equal cells in a run. */
#define RUN_LIMIT UINT32_C(64)
#define LABEL_BYTES ((size_t)600)

static int compare_labels(const void *a, const void *b)
{
    const odfgx_label *first = a, *second = b;
    return strcmp(first->fold, second->fold);
}

static void collect_words(odfgx_label_set *set, const odfgx_words *words,
                          odfgx_label_kind kind)
{
    for (size_t i = 0; i < words->count; i++) {
        if (set->labels != NULL)
            set->labels[set->count] = (odfgx_label){ words->folds[i], kind };
        set->count++;
    }
}

static void collect_lines(odfgx_label_set *set, const odfgx_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        collect_words(set, &lines->items[i].label, ODFGX_LABEL_OWN);
}

static void collect(odfgx_label_set *set, const odfgx_form *form)
{
    set->count = 0;
    collect_words(set, &form->agency, ODFGX_LABEL_OWN);
    collect_words(set, &form->year, ODFGX_LABEL_OWN);
    for (size_t i = 0; i < form->section_count; i++)
        collect_words(set, &form->sections[i].heading, ODFGX_LABEL_HEADING);
    for (size_t i = 0; i < form->stranger_count; i++)
        collect_words(set, &form->strangers[i].labels, ODFGX_LABEL_STRANGE);
    for (size_t t = 0; t < form->table_count; t++) {
        for (size_t b = 0; b < form->tables[t].band_count; b++) {
            const odfgx_band *band = &form->tables[t].bands[b];
            collect_words(set, &band->heading, ODFGX_LABEL_OWN);
            collect_words(set, &band->corner, ODFGX_LABEL_OWN);
            collect_lines(set, &band->columns);
            collect_lines(set, &band->rows);
        }
    }
}

/* Whichever of equal labels is found says the same. */
static void merge_equal_labels(odfgx_label_set *set)
{
    size_t kept = 0;
    for (size_t i = 0; i < set->count; i++) {
        odfgx_label *last = kept > 0 ? &set->labels[kept - 1] : NULL;
        if (last != NULL && strcmp(last->fold, set->labels[i].fold) == 0)
            last->kind |= set->labels[i].kind;
        else
            set->labels[kept++] = set->labels[i];
    }
    set->count = kept;
}

static bool is_digits(const char *text)
{
    while (odfgx_ascii_is_digit(*text))
        text++;
    return *text == '\0';
}

odfgx_status odfgx_label_set_make(odfgx_label_set *set, const odfgx_form *form,
                                  odfgx_error *err)
{
    *set = (odfgx_label_set){ 0 };
    collect(set, form); /* counts */
    set->labels = calloc(set->count + 1, sizeof *set->labels);
    if (set->labels == NULL)
        return odfgx_fail_memory(err);
    collect(set, form);
    qsort(set->labels, set->count, sizeof *set->labels, compare_labels);
    merge_equal_labels(set);
    for (size_t i = 0; i < set->count; i++)
        set->digits |= is_digits(set->labels[i].fold);
    return ODFGX_OK;
}

void odfgx_label_set_clear(odfgx_label_set *set)
{
    free(set->labels);
    *set = (odfgx_label_set){ 0 };
}

static const odfgx_label *find_label(const odfgx_label_set *set,
                                     const char *fold)
{
    odfgx_label wanted = { fold, ODFGX_LABEL_OWN };
    return bsearch(&wanted, set->labels, set->count, sizeof *set->labels,
                   compare_labels);
}

odfgx_status odfgx_grid_new(odfgx_grid **out, const char *name, bool hidden,
                            odfgx_error *err)
{
    *out = NULL;
    odfgx_grid *grid = calloc(1, sizeof *grid);
    if (grid == NULL)
        return odfgx_fail_memory(err);
    grid->hidden = hidden;
    grid->name = odfgx_arena_copy(&grid->arena, name, strlen(name));
    if (grid->name == NULL) {
        odfgx_grid_free(grid);
        return odfgx_fail_memory(err);
    }
    *out = grid;
    return ODFGX_OK;
}

void odfgx_grid_free(odfgx_grid *grid)
{
    if (grid == NULL)
        return;
    odfgx_arena_clear(&grid->arena);
    free(grid->cells);
    free(grid->merges);
    free(grid->blocks);
    free(grid->widths);
    free(grid);
}

static odfgx_status fold_cell(odfgx_grid *grid, odfgx_grid_cell *cell,
                              const odfgx_label_set *labels,
                              odfgx_buffer *scratch, odfgx_error *err)
{
    cell->fold = "";
    if (cell->type != ODFGX_CELL_STRING)
        return ODFGX_OK;
    odfgx_slice text = odfgx_text_trim(cell->text, strlen(cell->text));
    if (text.length == 0 || text.length > LABEL_BYTES)
        return ODFGX_OK;
    /* Most cells of a table in a text document are such. */
    if (!labels->digits && is_digits(text.text)) {
        cell->figure = true;
        cell->fold = text.text;
        return ODFGX_OK;
    }
    size_t number = odfgx_text_numbering(text.text, text.length);
    odfgx_buffer_empty(scratch);
    odfgx_text_fold(text.text + number, text.length - number, scratch);
    if (scratch->length == 0)
        return odfgx_buffer_check(scratch, err);
    const odfgx_label *label = find_label(labels, scratch->data);
    cell->known = label != NULL;
    cell->heading = label != NULL && (label->kind & ODFGX_LABEL_HEADING) != 0;
    cell->strange = label != NULL && label->kind == ODFGX_LABEL_STRANGE;
    cell->fold = odfgx_arena_copy(&grid->arena, scratch->data, scratch->length);
    return cell->fold != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

static odfgx_status fold_cells(odfgx_grid *grid, const odfgx_label_set *labels,
                               odfgx_error *err)
{
    odfgx_buffer scratch = { 0 };
    odfgx_status status = ODFGX_OK;
    grid->known = 0;
    for (size_t i = 0; i < grid->count && status == ODFGX_OK; i++) {
        odfgx_grid_cell *cell = &grid->cells[i];
        if (cell->fold == NULL)
            status = fold_cell(grid, cell, labels, &scratch, err);
        grid->known += cell->known;
    }
    odfgx_buffer_clear(&scratch);
    return status;
}

/* A full grid without a label of the form is emptied, to go on below. */
static odfgx_status make_room(odfgx_grid *grid, const odfgx_label_set *labels,
                              odfgx_error *err)
{
    odfgx_status status = fold_cells(grid, labels, err);
    if (status != ODFGX_OK)
        return status;
    grid->cut = grid->known > 0;
    if (grid->cut)
        return ODFGX_OK;
    odfgx_arena arena = { 0 };
    const char *name = odfgx_arena_copy(&arena, grid->name, strlen(grid->name));
    odfgx_arena_clear(&grid->arena);
    grid->arena = arena;
    grid->name = name != NULL ? name : "";
    grid->count = 0;
    grid->bytes = 0;
    grid->merge_count = 0;
    grid->width_count = 0;
    return name != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

static odfgx_status append(odfgx_grid *grid, const odfgx_grid_cell *cell,
                           odfgx_error *err)
{
    if (!odfgx_grow(&grid->cells, grid->count, &grid->capacity,
                    sizeof *grid->cells))
        return odfgx_fail_memory(err);
    grid->cells[grid->count++] = *cell;
    return ODFGX_OK;
}

static odfgx_status append_run(odfgx_grid *grid, odfgx_grid_cell cell,
                               uint32_t columns, uint32_t rows,
                               odfgx_error *err)
{
    uint32_t first_row = cell.row, first_column = cell.column;
    odfgx_status status = ODFGX_OK;
    for (uint32_t r = 0; r < rows; r++) {
        for (uint32_t c = 0; c < columns && status == ODFGX_OK; c++) {
            cell.row = cell.last_row = first_row + r;
            cell.column = cell.last_column = first_column + c;
            status = append(grid, &cell, err);
        }
    }
    return status;
}

static uint32_t at_most(uint32_t count, uint32_t limit)
{
    return count < limit ? count : limit;
}

odfgx_status odfgx_grid_add(odfgx_grid *grid, const odfgx_cell *cell,
                            uint32_t rows, const odfgx_label_set *labels,
                            odfgx_error *err)
{
    grid->told += (uint64_t)cell->columns * rows;
    if (!grid->cut &&
        (grid->count >= GRID_CELLS || grid->bytes >= GRID_BYTES)) {
        odfgx_status status = make_room(grid, labels, err);
        if (status != ODFGX_OK)
            return status;
    }
    if (grid->cut)
        return ODFGX_OK;
    odfgx_grid_cell made = {
        .row = cell->row,
        .column = cell->column,
        .type = cell->type,
        .hidden = cell->hidden,
        .formula = cell->formula,
        .value = cell->value_length > 0
                     ? odfgx_arena_copy(&grid->arena, cell->value,
                                        cell->value_length)
                     : "",
        .text = odfgx_arena_copy(&grid->arena, cell->text, cell->text_length),
    };
    if (made.value == NULL || made.text == NULL)
        return odfgx_fail_memory(err);
    grid->bytes += cell->value_length + cell->text_length;
    return append_run(grid, made, at_most(cell->columns, RUN_LIMIT),
                      at_most(rows, RUN_LIMIT), err);
}

odfgx_status odfgx_grid_add_merge(odfgx_grid *grid, const odfgx_range *range,
                                  odfgx_error *err)
{
    if (grid->cut || grid->merge_count >= GRID_MERGES)
        return ODFGX_OK;
    if (!odfgx_grow(&grid->merges, grid->merge_count, &grid->merge_capacity,
                    sizeof *grid->merges))
        return odfgx_fail_memory(err);
    grid->merges[grid->merge_count++] = *range;
    return ODFGX_OK;
}

odfgx_status odfgx_grid_add_width(odfgx_grid *grid, uint32_t row,
                                  uint32_t columns, odfgx_error *err)
{
    if (grid->cut)
        return ODFGX_OK;
    if (!odfgx_grow(&grid->widths, grid->width_count, &grid->width_capacity,
                    sizeof *grid->widths))
        return odfgx_fail_memory(err);
    grid->widths[grid->width_count++] = (odfgx_row_width){ row, columns };
    return ODFGX_OK;
}

uint32_t odfgx_grid_width_of(const odfgx_grid *grid, uint32_t row)
{
    size_t low = 0, high = grid->width_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (grid->widths[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < grid->width_count && grid->widths[low].row == row
               ? grid->widths[low].columns
               : UINT32_MAX;
}

static int compare_cells(const void *a, const void *b)
{
    const odfgx_grid_cell *first = a, *second = b;
    if (first->row != second->row)
        return first->row < second->row ? -1 : 1;
    return first->column < second->column   ? -1
           : first->column > second->column ? 1
                                            : 0;
}

/* Runs of rows are the only cells that come out of order. */
static void sort_cells(odfgx_grid *grid)
{
    for (size_t i = 1; i < grid->count; i++) {
        if (compare_cells(&grid->cells[i - 1], &grid->cells[i]) > 0) {
            qsort(grid->cells, grid->count, sizeof *grid->cells, compare_cells);
            return;
        }
    }
}

size_t odfgx_grid_seek(const odfgx_grid *grid, uint32_t row, uint32_t column)
{
    size_t low = 0, high = grid->count;
    odfgx_grid_cell wanted = { .row = row, .column = column };
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_cells(&grid->cells[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static odfgx_grid_cell *exactly_at(const odfgx_grid *grid, uint32_t row,
                                   uint32_t column)
{
    size_t index = odfgx_grid_seek(grid, row, column);
    if (index == grid->count || grid->cells[index].row != row ||
        grid->cells[index].column != column)
        return NULL;
    return &grid->cells[index];
}

static odfgx_status apply_merges(odfgx_grid *grid, odfgx_error *err)
{
    grid->blocks = calloc(grid->merge_count + 1, sizeof *grid->blocks);
    if (grid->blocks == NULL)
        return odfgx_fail_memory(err);
    for (size_t i = 0; i < grid->merge_count; i++) {
        const odfgx_range *range = &grid->merges[i];
        odfgx_grid_cell *cell = exactly_at(grid, range->row, range->column);
        if (cell == NULL)
            continue;
        cell->last_row = range->last_row;
        cell->last_column = range->last_column;
        grid->blocks[grid->block_count++] = (size_t)(cell - grid->cells);
    }
    return ODFGX_OK;
}

odfgx_status odfgx_grid_finish(odfgx_grid *grid, const odfgx_label_set *labels,
                               odfgx_error *err)
{
    sort_cells(grid);
    odfgx_status status = fold_cells(grid, labels, err);
    return status == ODFGX_OK ? apply_merges(grid, err) : status;
}

odfgx_grid_cell *odfgx_grid_at(const odfgx_grid *grid, uint32_t row,
                               uint32_t column)
{
    odfgx_grid_cell *cell = exactly_at(grid, row, column);
    if (cell != NULL && !odfgx_grid_cell_blank(cell))
        return cell;
    for (size_t i = 0; i < grid->block_count; i++) {
        odfgx_grid_cell *block = &grid->cells[grid->blocks[i]];
        if (block->row <= row && row <= block->last_row &&
            block->column <= column && column <= block->last_column)
            return block;
    }
    return cell;
}

bool odfgx_grid_cell_blank(const odfgx_grid_cell *cell)
{
    const char *at = cell->text, *end = at + strlen(at);
    if (cell->value[0] != '\0')
        return false;
    while (at < end) {
        if (!odfgx_text_is_space(odfgx_text_next(&at, end)))
            return false;
    }
    return true;
}

bool odfgx_grid_is_strange(const odfgx_grid *grid, uint32_t first,
                           uint32_t last)
{
    for (size_t i = odfgx_grid_seek(grid, first, 0);
         i < grid->count && grid->cells[i].row <= last; i++) {
        if (grid->cells[i].strange)
            return true;
    }
    return false;
}
