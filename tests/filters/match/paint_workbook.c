#include "tests/filters/match/paint.h"

#include <string.h>

/* A sheet being filled from above. */
typedef struct sheet {
    drawn_table *table;
    unsigned row;
} sheet;

static drawn_cell *put(sheet *s, unsigned column, const char *text)
{
    return drawn_put(s->table, s->row, column, 1, 1, text);
}

/* Rows beside the form's that a clerk has added. */
static void add_beside(sheet *s, const drawn_table *piece, unsigned left)
{
    unsigned column = left + piece->columns + 1;
    for (unsigned r = 1; r < piece->rows; r += 5) {
        (void)drawn_put(s->table, s->row + r, column, 1, 1, "核对人");
        drawn_put(s->table, s->row + r, column + 1, 1, 1, "7")->value = "7";
    }
}

static void add_table(drawing *d, sheet *s, const painted *facts,
                      const odfgx_table *table)
{
    drawn_table *pieces[PAINTED_PIECES];
    const shape *drawn = &d->shape;
    size_t count = paint_table(d, facts, table, pieces);
    /* A shifted row with more behind it can't be told, and is not. */
    bool beside = drawn->strangers && drawn->merges != MERGES_SHIFTED &&
                  drawn->merges != MERGES_TAIL && drawn->merges != MERGES_SHORT;
    if (drawn->strangers && drawn->offset_rows > 0) {
        (void)put(s, 0, "填表须知");
        put(s, 1, "2019")->value = "2019";
    }
    s->row += drawn->offset_rows;
    for (size_t i = 0; i < count; i++) {
        drawn_copy(s->table, s->row, drawn->offset_columns, pieces[i]);
        if (beside)
            add_beside(s, pieces[i], drawn->offset_columns);
        s->row += pieces[i]->rows + (unsigned)shape_random(&d->seed, 2);
    }
    s->row++;
}

/* ----------------------------------------------------------------- text */

/* The blocks that were added since `first`, as rows of a sheet. */
static void move_blocks(drawing *d, sheet *s, size_t first, unsigned column)
{
    for (size_t i = first; i < d->count; i++) {
        (void)put(s, column, d->blocks[i].text);
        s->row++;
    }
    d->count = first;
}

static const char *join(drawing *d, size_t first)
{
    const char *text = d->blocks[first].text;
    for (size_t i = first + 1; i < d->count; i++)
        text = drawing_text(d, "%s\n%s", text, d->blocks[i].text);
    d->count = first;
    return text;
}

static void add_identity(drawing *d, sheet *s, const painted *facts)
{
    const char *agency = facts->agency, *text;
    const odfgx_form *form = facts->form;
    const char *title = form->title.texts[0];
    switch (d->shape.title) {
    case TITLE_LABELS:
        (void)put(s, 0, form->agency.texts[0]);
        (void)put(s, 1, agency);
        s->row++;
        (void)put(s, 0, form->year.texts[0]);
        text = drawing_text(d, "%d", facts->year);
        put(s, 1, text)->value = text;
        break;
    case TITLE_TWO:
        (void)put(s, 0, agency);
        s->row++;
        (void)put(s, 0, drawing_text(d, "%d%s", facts->year, title));
        break;
    case TITLE_PLAIN:
        (void)drawn_put(s->table, s->row, 0, 6, 1,
                        drawing_text(d, "%s%d%s", agency, facts->year, title));
        break;
    default:
        (void)put(s, 0,
                  drawing_text(d, "%s\n%d %s", agency, facts->year, title));
    }
    s->row++;
}

/* A heading with its text beside it, in one cell or below each other, or as
 * a document has it. */
static void add_section(drawing *d, sheet *s, painted *out, size_t section)
{
    const char *heading =
        paint_label(d, out->form->sections[section].info.heading);
    size_t first = d->count;
    uint64_t way = shape_random(&d->seed, 3);
    (void)put(s, 0, heading);
    paint_prose(d, out, section);
    if (d->count == first || way == 2)
        s->row++;
    if (d->count == first)
        return;
    if (way == 0) {
        (void)put(s, 1, join(d, first));
        s->row++;
    } else {
        move_blocks(d, s, first, way == 1);
    }
}

/* Sheets are called anything. */
static const char *name_sheet(drawing *d, size_t number)
{
    switch (shape_random(&d->seed, 4)) {
    case 0:
        return drawing_text(d, "Sheet%zu", number);
    case 1:
        return drawing_text(d, "表 %zu", number);
    case 2:
        return drawing_text(d, "附件%zu（定稿）", number);
    default:
        return drawing_text(d, "2024.%zu", number);
    }
}

static sheet new_sheet(drawing *d, const char *name)
{
    sheet s = { .table = drawing_table(d, name) };
    drawing_add_table(d, s.table);
    return s;
}

static void add_text(drawing *d, painted *out)
{
    sheet s = new_sheet(d, "文字");
    add_identity(d, &s, out);
    for (size_t i = 0; i < out->form->section_count; i++) {
        if (out->form->sections[i].info.prose &&
            out->form->sections[i].info.heading[0] != '\0')
            add_section(d, &s, out, i);
    }
}

/* ---------------------------------------------------------------- sheets */

static void add_tables(drawing *d, const painted *facts)
{
    const odfgx_form *form = facts->form;
    sheet s = { NULL, 0 };
    for (size_t i = 0; i < form->table_count; i++) {
        size_t t = d->shape.reversed ? form->table_count - 1 - i : i;
        if (s.table == NULL || d->shape.sheets == SHEETS_APART)
            s = new_sheet(d, name_sheet(d, i + 1));
        add_table(d, &s, facts, &form->tables[t]);
    }
}

/* As a document that was pasted into a sheet. */
static void add_whole(drawing *d, painted *out)
{
    const odfgx_form *form = out->form;
    sheet s = new_sheet(d, "Sheet1");
    add_identity(d, &s, out);
    for (size_t i = 0; i < form->section_count; i++) {
        if (form->sections[i].info.heading[0] != '\0')
            add_section(d, &s, out, i);
        for (size_t t = 0; t < form->table_count; t++) {
            if (form->tables[t].section == i)
                add_table(d, &s, out, &form->tables[t]);
        }
    }
}

/* Last year's figures, forgotten in a hidden sheet. */
static void add_stale(drawing *d, const painted *facts)
{
    painted old = *facts;
    size_t first = d->count;
    old.values = odfgx_arena_array(&d->arena, facts->form->value_count,
                                   sizeof *old.values);
    for (size_t i = 0; i < facts->form->value_count; i++)
        old.values[i] = facts->values[i] + ODFGX_AMOUNT_UNIT;
    shape now = d->shape;
    d->shape.formulas = false; /* its sums would be of other numbers */
    d->shape.sheets = SHEETS_TABLES;
    add_tables(d, &old);
    d->shape = now;
    for (size_t i = first; i < d->count; i++) {
        d->blocks[i].table->hidden = true;
        d->blocks[i].table->name = drawing_text(d, "上年%zu", i);
    }
}

void paint_workbook(drawing *d, const odfgx_form *form, painted *out)
{
    bool stale_first = d->shape.stale && drawing_one_in(d, 2);
    paint_facts(d, form, out);
    if (stale_first)
        add_stale(d, out);
    if (d->shape.sheets == SHEETS_WHOLE) {
        add_whole(d, out);
    } else {
        if (d->shape.reversed)
            add_tables(d, out);
        add_text(d, out);
        if (!d->shape.reversed)
            add_tables(d, out);
    }
    if (d->shape.stale && !stale_first)
        add_stale(d, out);
}
