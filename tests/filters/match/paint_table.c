#include "tests/filters/match/paint.h"

#include <stdio.h>
#include <string.h>

/* Where the next band of a table is painted. */
typedef struct brush {
    drawing *d;
    const painted *facts;
    drawn_table *table;
    unsigned row;
} brush;

static void put(brush *b, unsigned row, unsigned column, unsigned columns,
                unsigned rows, const char *label)
{
    (void)drawn_put(b->table, row, column, columns, rows,
                    paint_label(b->d, label));
}

/* ------------------------------------------------------------- figures */

static const char *with_separators(drawing *d, const char *number)
{
    char text[ODFGX_AMOUNT_TEXT + 8];
    size_t digits = strcspn(number, "."), out = 0;
    for (size_t i = 0; number[i] != '\0'; i++) {
        if (i > 0 && i < digits && (digits - i) % 3 == 0)
            text[out++] = ',';
        text[out++] = number[i];
    }
    text[out] = '\0';
    return drawing_text(d, "%s", text);
}

static const char *in_full_width(drawing *d, const char *number)
{
    odfgx_buffer text = { 0 };
    for (; *number != '\0'; number++)
        odfgx_text_add_code_point(&text, (unsigned char)*number + 0xFEE0U);
    const char *copy = drawing_text(d, "%s", text.data);
    odfgx_buffer_clear(&text);
    return copy;
}

static const char *decorate(drawing *d, const char *number,
                            const odfgx_unit *unit)
{
    switch (shape_random(&d->seed, 8)) {
    case 0:
        return with_separators(d, number);
    case 1:
        return in_full_width(d, number);
    case 2:
        return drawing_text(d, "%s%s", number, unit->name);
    case 3:
        return drawing_text(d, "%s（其中修订1%s）", number, unit->name);
    case 4:
        return drawing_text(d, "%s*", number);
    case 5:
        return drawing_text(d, " %s　", number);
    default:
        return number;
    }
}

/* `left`: how many cells to the left it is the sum of, 0: of none. */
static void put_figure(brush *b, unsigned row, unsigned column, unsigned wide,
                       size_t value, unsigned left)
{
    char number[ODFGX_AMOUNT_TEXT];
    drawing *d = b->d;
    odfgx_amount_format(b->facts->values[value], number);
    const char *stored = drawing_text(d, "%s", number);
    const char *text =
        d->shape.decorated
            ? decorate(d, stored, b->facts->form->values[value].unit)
            : stored;
    drawn_cell *cell = drawn_put(b->table, row, column, wide, 1, text);
    bool plain = strspn(text, "0123456789.,") == strlen(text);
    cell->figure = true;
    cell->value = plain && !d->shape.numbers_as_text ? stored : NULL;
    if (d->shape.formulas && !d->shape.decorated && !d->shape.numbers_as_text)
        cell->summands = left;
}

/* --------------------------------------------------------------- tables */

/* Heads over columns: the first entry's column is `at`, the last one is
 * stretched to `stretch` columns. */
static void put_head(brush *b, const odfgx_lines *columns, unsigned at,
                     unsigned row, unsigned stretch)
{
    unsigned levels = columns->levels;
    for (size_t i = 0; i < columns->count; i++) {
        const odfgx_line *line = &columns->items[i];
        unsigned first = at + (unsigned)line->first;
        unsigned wide = (unsigned)(line->last - line->first);
        bool last = line->last == columns->entries;
        bool under = b->d->shape.total_under && levels > 1 && line->depth == 0;
        if (line->kind == ODFGX_LINE_HEADING) {
            wide += under && line->last + 1 == columns->entries;
            put(b, row + line->depth, first, wide, 1, line->label.texts[0]);
        } else {
            unsigned down = under && last ? 1 : line->depth;
            put(b, row + down, first,
                last ? stretch - (unsigned)line->first : 1, levels - down,
                line->label.texts[0]);
        }
    }
}

static unsigned summands(const odfgx_band *band, size_t column)
{
    return odfgx_band_column(band, column)->kind == ODFGX_LINE_TOTAL
               ? (unsigned)column
               : 0;
}

static void put_rows(brush *b, const odfgx_band *band, unsigned labels,
                     unsigned stretch)
{
    size_t columns = band->columns.entries;
    for (size_t i = 0; i < band->rows.count; i++) {
        const odfgx_line *line = &band->rows.items[i];
        unsigned at = b->row + (unsigned)line->first;
        unsigned high = (unsigned)(line->last - line->first);
        bool entry = line->kind != ODFGX_LINE_HEADING;
        put(b, at, line->depth, entry ? labels - line->depth : 1, high,
            line->label.texts[0]);
        for (size_t c = 0; entry && c < columns; c++)
            put_figure(b, at, labels + (unsigned)c,
                       c + 1 == columns ? stretch - (unsigned)c : 1,
                       band->first + line->first * columns + c,
                       summands(band, c));
    }
    b->row += (unsigned)band->rows.entries;
}

static unsigned widest(const odfgx_table *table)
{
    size_t columns = 0;
    for (size_t b = 0; b < table->band_count; b++) {
        if (table->bands[b].columns.entries > columns)
            columns = table->bands[b].columns.entries;
    }
    return (unsigned)columns;
}

static void put_band(brush *b, const odfgx_band *band, unsigned stretch)
{
    unsigned labels = band->rows.levels;
    if (band->heading.count > 0)
        put(b, b->row++, 0, labels + stretch, 1, band->heading.texts[0]);
    if (band->corner.count > 0)
        put(b, b->row, 0, labels, band->columns.levels, band->corner.texts[0]);
    put_head(b, &band->columns, labels, b->row, stretch);
    b->row += band->columns.levels;
    if (b->table->head == 0)
        b->table->head = b->row;
    put_rows(b, band, labels, stretch);
}

static void put_across(brush *b, const odfgx_band *band)
{
    unsigned levels = band->rows.levels;
    unsigned columns = (unsigned)band->columns.entries;
    for (size_t i = 0; i < band->rows.count; i++) {
        const odfgx_line *line = &band->rows.items[i];
        unsigned first = (unsigned)line->first * columns;
        unsigned wide = (unsigned)(line->last - line->first) * columns;
        bool entry = line->kind != ODFGX_LINE_HEADING;
        put(b, b->row + line->depth, first, wide,
            entry ? levels - line->depth : 1, line->label.texts[0]);
        if (!entry)
            continue;
        put_head(b, &band->columns, first, b->row + levels, columns);
        for (unsigned c = 0; c < columns; c++)
            put_figure(b, b->row + levels + 1, first + c, 1,
                       band->first + line->first * columns + c,
                       summands(band, c));
    }
    b->table->head = levels + 1;
    b->row += levels + 2;
}

/* --------------------------------------------------------------- shapes */

static bool has_figures(const drawn_table *table, unsigned row)
{
    for (unsigned c = 0; c < table->columns; c++) {
        if (table->cells[row][c].figure)
            return true;
    }
    return false;
}

/* Rows of figures that begin within a merged cell, from below, `most` of
 * them at most. */
static void shift_rows(drawn_table *table, unsigned most)
{
    for (unsigned r = table->rows; r > 0 && most > 0; r--) {
        const drawn_cell *first = &table->cells[r - 1][0];
        bool within = first->kind == DRAWN_COVERED ||
                      (first->kind == DRAWN_CELL && first->text[0] == '\0');
        if (!within || !has_figures(table, r - 1))
            continue;
        drawn_shift_row(table, r - 1);
        most--;
    }
}

/* Whether the last of the label columns is covered by a label from its left,
 * in this row or one above. */
static bool has_wide_label(const drawn_table *table, unsigned row,
                           unsigned labels)
{
    const drawn_cell *cells = table->cells[row];
    unsigned up = 0;
    if (cells[labels - 1].kind != DRAWN_COVERED)
        return false;
    while (up < row && table->cells[row - up][0].kind == DRAWN_COVERED)
        up++;
    /* A heading over rows is narrow: then a label of this row is wide. */
    return table->cells[row - up][0].columns == labels ||
           cells[labels - 2].kind == DRAWN_CELL;
}

static void narrow_labels(drawn_table *table, unsigned labels)
{
    bool wide[DRAWN_ROWS];
    for (unsigned r = 0; r < table->rows; r++)
        wide[r] = has_wide_label(table, r, labels);
    for (unsigned r = 0; r < table->rows; r++) {
        if (wide[r])
            drawn_narrow_row(table, r, labels - 1);
    }
}

static void change_merges(drawn_table *table, merge_shape merges,
                          unsigned labels)
{
    if (merges == MERGES_LOST || merges == MERGES_SHIFTED)
        drawn_lose_merges(table);
    if (merges == MERGES_SHIFTED)
        shift_rows(table, DRAWN_ROWS);
    if (merges == MERGES_SHORT && labels > 2)
        narrow_labels(table, labels);
    if (merges == MERGES_TAIL || merges == MERGES_SHORT)
        shift_rows(table, 2);
}

/* A row to cut at: one of figures with one of figures above. 0: none. */
static unsigned row_to_cut(drawing *d, const drawn_table *table)
{
    unsigned rows[DRAWN_ROWS], count = 0;
    for (unsigned r = 1; r < table->rows; r++) {
        if (has_figures(table, r) && has_figures(table, r - 1))
            rows[count++] = r;
    }
    return count == 0 ? 0 : rows[shape_random(&d->seed, count)];
}

/* A head that is repeated must be that of the rows behind it: the first. */
static unsigned head_to_repeat(const drawn_table *table, unsigned row)
{
    for (unsigned r = table->head; r < row; r++) {
        if (!has_figures(table, r))
            return 0;
    }
    return table->head;
}

/* Cuts the last piece, if it can be. */
static size_t cut_last(drawing *d, drawn_table **pieces, size_t count)
{
    drawn_table *last = pieces[count - 1];
    unsigned row = row_to_cut(d, last);
    unsigned head = row == 0 ? 0 : head_to_repeat(last, row);
    if (row == 0 || d->shape.cut == CUT_NOWHERE ||
        (d->shape.cut == CUT_HEADED && head == 0) || count == PAINTED_PIECES)
        return count;
    pieces[count] =
        drawn_cut(d, last, row, d->shape.cut == CUT_HEADED ? head : 0);
    return count + 1;
}

size_t paint_table(drawing *d, const painted *facts, const odfgx_table *table,
                   drawn_table *pieces[PAINTED_PIECES])
{
    size_t count = 0;
    brush b = { .d = d, .facts = facts };
    for (size_t i = 0; i < table->band_count; i++) {
        const odfgx_band *band = &table->bands[i];
        bool apart = d->shape.bands_apart && i > 0;
        unsigned stretch = d->shape.bands_apart
                               ? (unsigned)band->columns.entries
                               : widest(table);
        if (b.table == NULL || apart) {
            b.table = pieces[count++] = drawing_table(d, table->name);
            b.row = 0;
        }
        if (table->across)
            put_across(&b, band);
        else
            put_band(&b, band, stretch);
    }
    for (size_t i = 0; i < count; i++)
        change_merges(pieces[i], d->shape.merges,
                      table->across ? 0 : table->bands[0].rows.levels);
    return table->across ? count : cut_last(d, pieces, count);
}
