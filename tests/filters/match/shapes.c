#include "tests/filters/match/shapes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_ROWS = 120, PAGE_COLUMNS = 40, CELL_TEXT = 240 };

/* Cells as sheets_row takes them; spans in columns and rows. */
typedef struct page {
    char text[PAGE_ROWS][PAGE_COLUMNS][CELL_TEXT];
    unsigned wide[PAGE_ROWS][PAGE_COLUMNS], high[PAGE_ROWS][PAGE_COLUMNS];
    bool covered[PAGE_ROWS][PAGE_COLUMNS];
    unsigned rows, columns;
} page;

typedef struct drawing {
    page *page;
    const odfgx_form *form;
    const shape *drawn;
    const odfgx_amount *values;
    uint64_t *seed;
    unsigned row; /* where the next thing goes */
} drawing;

uint64_t shape_random(uint64_t *seed, uint64_t bound)
{
    uint64_t z = (*seed += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (z ^ (z >> 31)) % bound;
}

shape shape_draw(uint64_t *seed)
{
    return (shape){
        .offset_rows = (unsigned)shape_random(seed, 6),
        .offset_columns = (unsigned)shape_random(seed, 5),
        .one_sheet = shape_random(seed, 2),
        .reversed = shape_random(seed, 2),
        .merges_lost = shape_random(seed, 3) == 0,
        .total_under = shape_random(seed, 2),
        .noise = shape_random(seed, 2),
        .numbers_as_text = shape_random(seed, 3) == 0,
        .formulas = shape_random(seed, 2),
        .strangers = shape_random(seed, 2),
        .title = shape_random(seed, 2),
        .shifted = shape_random(seed, 3) == 0,
    };
}

/* One way or another to write the same label. */
static void write_label(drawing *d, char *out, const char *label)
{
    static const char *const changes[][2] = {
        { "（", "(" },   { "）", ")" },    { "“", "\"" },  { "”", "\"" },
        { "1.", "1、" }, { "2.", "２．" }, { "、", "，" },
    };
    (void)snprintf(out, CELL_TEXT, "%s", label);
    for (size_t i = 0; d->drawn->noise && i < ODFGX_COUNT_OF(changes); i++) {
        char *found = strstr(out, changes[i][0]);
        char rest[CELL_TEXT];
        if (found == NULL || shape_random(d->seed, 2) == 0 ||
            (i == 6 && found - out < 12)) /* numbering keeps its mark */
            continue;
        (void)snprintf(rest, sizeof rest, "%s", found + strlen(changes[i][0]));
        (void)snprintf(found, CELL_TEXT - (size_t)(found - out), "%s%s",
                       changes[i][1], rest);
    }
    if (d->drawn->noise && shape_random(d->seed, 2) != 0) {
        char rest[CELL_TEXT];
        size_t at = strlen(out) - 1;
        while (((unsigned char)out[at] & 0xC0) == 0x80)
            at--;
        (void)snprintf(rest, sizeof rest, "%s", out + at);
        (void)snprintf(out + at, CELL_TEXT - at, "%s%s",
                       shape_random(d->seed, 2) ? " " : "\n", rest);
    }
}

static void put(drawing *d, unsigned row, unsigned column, unsigned wide,
                unsigned high, const char *label)
{
    page *p = d->page;
    write_label(d, p->text[row][column], label);
    p->wide[row][column] = wide;
    p->high[row][column] = high;
    for (unsigned r = row; r < row + high; r++) {
        for (unsigned c = column; c < column + wide; c++)
            p->covered[r][c] = r != row || c != column;
    }
    if (p->rows < row + high)
        p->rows = row + high;
    if (p->columns < column + wide)
        p->columns = column + wide;
}

static void put_value(drawing *d, unsigned row, unsigned column, unsigned wide,
                      size_t value, bool total)
{
    char number[ODFGX_AMOUNT_TEXT];
    odfgx_amount_format(d->values[value], number);
    put(d, row, column, wide, 1, "");
    const char *sign = d->drawn->formulas && total ? "@"
                       : d->drawn->numbers_as_text ? ""
                                                   : "=";
    (void)snprintf(d->page->text[row][column], CELL_TEXT, "%s%s", sign, number);
}

static bool is_total(const odfgx_line *row, const odfgx_line *column)
{
    return row->kind == ODFGX_LINE_TOTAL || column->kind == ODFGX_LINE_TOTAL;
}

/* Heads over columns: `at` is the page column of the first entry, `under` the
 * rows of the head above. */
static void put_head(drawing *d, const odfgx_lines *columns, unsigned at,
                     unsigned row, unsigned stretch)
{
    unsigned levels = columns->levels;
    for (size_t i = 0; i < columns->count; i++) {
        const odfgx_line *line = &columns->items[i];
        unsigned entries = (unsigned)(line->last - line->first);
        unsigned first = at + (unsigned)line->first;
        unsigned wide = entries;
        bool last = line->last == columns->entries;
        bool under = d->drawn->total_under && levels > 1 && line->depth == 0;
        if (line->kind == ODFGX_LINE_HEADING) {
            wide += under && line->last + 1 == columns->entries;
            put(d, row + line->depth, first, wide, 1, line->label.texts[0]);
        } else {
            unsigned down = under && last ? 1 : line->depth;
            put(d, row + down, first,
                last ? stretch - (unsigned)line->first : 1, levels - down,
                line->label.texts[0]);
        }
    }
}

static void put_band_rows(drawing *d, const odfgx_band *band, unsigned labels,
                          unsigned row, unsigned stretch)
{
    const odfgx_lines *rows = &band->rows;
    size_t columns = band->columns.entries;
    for (size_t i = 0; i < rows->count; i++) {
        const odfgx_line *line = &rows->items[i];
        unsigned at = row + (unsigned)line->first;
        unsigned high = (unsigned)(line->last - line->first);
        bool entry = line->kind != ODFGX_LINE_HEADING;
        put(d, at, line->depth, entry ? labels - line->depth : 1, high,
            line->label.texts[0]);
        for (size_t c = 0; entry && c < columns; c++)
            put_value(d, at, labels + (unsigned)c,
                      c + 1 == columns ? stretch - (unsigned)c : 1,
                      band->first + line->first * columns + c,
                      is_total(line, odfgx_band_column(band, c)));
    }
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

static void put_band(drawing *d, const odfgx_table *table,
                     const odfgx_band *band)
{
    unsigned labels = band->rows.levels, stretch = widest(table);
    if (band->heading.count > 0)
        put(d, d->row++, 0, labels + stretch, 1, band->heading.texts[0]);
    if (band->corner.count > 0)
        put(d, d->row, 0, labels, band->columns.levels, band->corner.texts[0]);
    put_head(d, &band->columns, labels, d->row, stretch);
    d->row += band->columns.levels;
    put_band_rows(d, band, labels, d->row, stretch);
    d->row += (unsigned)band->rows.entries;
}

static void put_across(drawing *d, const odfgx_band *band)
{
    unsigned levels = band->rows.levels;
    unsigned columns = (unsigned)band->columns.entries;
    for (size_t i = 0; i < band->rows.count; i++) {
        const odfgx_line *line = &band->rows.items[i];
        unsigned first = (unsigned)line->first * columns;
        unsigned wide = (unsigned)(line->last - line->first) * columns;
        bool entry = line->kind != ODFGX_LINE_HEADING;
        put(d, d->row + line->depth, first, wide,
            entry ? levels - line->depth : 1, line->label.texts[0]);
        if (!entry)
            continue;
        put_head(d, &band->columns, first, d->row + levels, columns);
        for (unsigned c = 0; c < columns; c++)
            put_value(d, d->row + levels + 1, first + c, 1,
                      band->first + line->first * columns + c,
                      is_total(line, odfgx_band_column(band, c)));
    }
    d->row += levels + 2;
}

static void put_table(drawing *d, const odfgx_table *table)
{
    for (size_t b = 0; b < table->band_count; b++) {
        if (table->across)
            put_across(d, &table->bands[b]);
        else
            put_band(d, table, &table->bands[b]);
    }
}

static void write_cell(const drawing *d, odfgx_buffer *line, unsigned r,
                       unsigned c)
{
    const page *p = d->page;
    bool lost = d->drawn->merges_lost;
    if (p->covered[r][c]) {
        odfgx_buffer_add_text(line, lost ? "" : ".");
        return;
    }
    if (!lost && (p->wide[r][c] > 1 || p->high[r][c] > 1))
        odfgx_buffer_add_format(line, "<%ux%u>", p->wide[r][c], p->high[r][c]);
    odfgx_buffer_add_text(line, p->text[r][c]);
}

/* A row of figures that begins inside a merged block may have lost what it
 * covers. */
static unsigned leading_covered(const page *p, unsigned r)
{
    const char *last = p->text[r][p->columns - 1];
    unsigned count = 0;
    while (count < p->columns && p->covered[r][count])
        count++;
    return last[0] == '=' || last[0] == '@' ? count : 0;
}

static void write_page(sheets *book, drawing *d)
{
    page *p = d->page;
    for (unsigned r = 0; r < p->rows; r++) {
        odfgx_buffer line = { 0 };
        bool shift = d->drawn->shifted && d->drawn->merges_lost &&
                     d->drawn->offset_columns == 0;
        unsigned c = shift ? leading_covered(p, r) : 0;
        for (unsigned i = 0; i < d->drawn->offset_columns; i++)
            odfgx_buffer_add_char(&line, '|');
        for (; c < p->columns; c++) {
            write_cell(d, &line, r, c);
            odfgx_buffer_add_char(&line, '|');
        }
        /* A shifted row with more behind it can't be told, and is not. */
        if (d->drawn->strangers && !shift && r % 5 == 1)
            odfgx_buffer_add_text(&line, "|核对人|=7|");
        sheets_row(book, line.data);
        odfgx_buffer_clear(&line);
    }
    memset(p, 0, sizeof *p);
    d->row = 0;
}

static void write_offset(sheets *book, const drawing *d)
{
    for (unsigned i = 0; i < d->drawn->offset_rows; i++)
        sheets_row(book, d->drawn->strangers && i == 0 ? "填表须知|=2025" : "");
}

static void write_prose(sheets *book, const drawing *d)
{
    if (d->drawn->title)
        sheets_row(book,
                   "青禾区柳桥街道办事处\n2025 年政府信息公开工作年度报告");
    else {
        sheets_row(book, "单位名称|青禾区柳桥街道办事处");
        sheets_row(book, "报告年度|=2025");
    }
    for (size_t i = 0; i < d->form->section_count; i++) {
        const odfgx_section_info *info = &d->form->sections[i].info;
        char line[CELL_TEXT];
        if (!info->prose || info->heading[0] == '\0')
            continue;
        (void)snprintf(line, sizeof line, "%s|第一段。", info->heading);
        sheets_row(book, line);
        sheets_row(book, "|第二段。\n第三段。");
    }
}

static void write_tables(sheets *book, drawing *d)
{
    const odfgx_form *form = d->form;
    for (size_t i = 0; i < form->table_count; i++) {
        size_t t = d->drawn->reversed ? form->table_count - 1 - i : i;
        char name[32];
        (void)snprintf(name, sizeof name, "Sheet%zu", i + 1);
        if (!d->drawn->one_sheet || i == 0)
            sheets_table(book, name, false);
        write_offset(book, d);
        put_table(d, &form->tables[t]);
        write_page(book, d);
    }
}

void shape_write(sheets *book, const odfgx_form *form, const shape *drawn,
                 const odfgx_amount *values, uint64_t *seed)
{
    drawing d = { .form = form,
                  .drawn = drawn,
                  .values = values,
                  .seed = seed,
                  .page = calloc(1, sizeof(page)) };
    sheets_begin(book);
    if (drawn->reversed)
        write_tables(book, &d);
    sheets_table(book, "文字", false);
    write_prose(book, &d);
    if (!drawn->reversed)
        write_tables(book, &d);
    free(d.page);
}
