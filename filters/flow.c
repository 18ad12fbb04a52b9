#include "filters/flow_table.h"

#include "report/buffer.h"
#include "report/grow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What tables that wait may hold: no text document has more. */
#define KEPT_CELLS ((size_t)1 << 18)
#define KEPT_BYTES ((size_t)64 * 1024 * 1024)
/* How often a column may be looked at: a table of few bytes can have many
 * rows of many columns that are taken by cells from above. */
#define LOOKS ((size_t)1 << 26)
/* What a table takes before it holds much, with what its lists and malloc need
 * at the least. */
#define TABLE_BYTES ((size_t)2048)

/* ---------------------------------------------------------------- its life */

odfgx_status odfgx_flow_init(odfgx_flow *flow, const odfgx_input *input,
                             const odfgx_visitor *visitor, odfgx_error *err)
{
    *flow = (odfgx_flow){ .tables = 0 };
    return odfgx_teller_init(&flow->teller, input, visitor, err);
}

/* What only a table that is being read needs. A table of a few cells may have
 * very many columns. */
static void end_table(odfgx_flow_table *table)
{
    odfgx_buffer_clear(&table->lines);
    free(table->columns);
    table->columns = NULL;
    table->column_count = table->column_capacity = 0;
}

static void free_table(odfgx_flow_table *table)
{
    end_table(table);
    free(table->row);
    free(table->cells);
    free(table);
}

static void forget_tables(odfgx_flow *flow)
{
    while (flow->first != NULL) {
        odfgx_flow_table *table = flow->first;
        flow->first = table->next;
        free_table(table);
    }
    odfgx_arena_clear(&flow->arena);
    flow->last = flow->open = NULL;
    flow->kept = flow->bytes = 0;
}

void odfgx_flow_clear(odfgx_flow *flow)
{
    forget_tables(flow);
    odfgx_teller_clear(&flow->teller);
}

/* ---------------------------------------------------------------- failures */

bool odfgx_flow_in_table(const odfgx_flow *flow)
{
    return flow->open != NULL;
}

odfgx_status odfgx_flow_fail(const odfgx_flow *flow, odfgx_status status,
                             odfgx_error *err, const char *sentence)
{
    const odfgx_flow_table *table = flow->open;
    char where[sizeof err->where], address[ODFGX_ADDRESS_TEXT];
    (void)snprintf(
        where, sizeof where, "%s: %s!%s", flow->teller.file, table->name,
        odfgx_address_format(
            table->rows > 0 ? table->rows - 1 : 0,
            table->in_cell ? table->cell.column : table->column, address));
    return odfgx_fail(err, status, where, "%s", sentence);
}

odfgx_status odfgx_flow_check_text(const odfgx_flow *flow, size_t length,
                                   uint64_t more, odfgx_error *err)
{
    char sentence[sizeof err->text];
    uint64_t limit = flow->teller.limits->text;
    if (more <= limit && length <= limit - more)
        return ODFGX_OK;
    (void)snprintf(sentence, sizeof sentence,
                   _("the text of a paragraph or cell is longer than %llu "
                     "bytes; if you trust the file, raise the cap with "
                     "--max-text"),
                   (unsigned long long)limit);
    return flow->open != NULL
               ? odfgx_flow_fail(flow, ODFGX_LIMIT, err, sentence)
               : odfgx_fail(err, ODFGX_LIMIT, flow->teller.file, "%s",
                            sentence);
}

odfgx_status odfgx_flow_keep(odfgx_flow *flow, size_t cells, size_t bytes,
                             odfgx_error *err)
{
    flow->kept += cells;
    flow->bytes += bytes;
    if (flow->kept <= KEPT_CELLS && flow->bytes <= KEPT_BYTES &&
        flow->looks <= LOOKS)
        return ODFGX_OK;
    return odfgx_flow_fail(flow, ODFGX_LIMIT, err,
                           _("the table is larger than any table of a text "
                             "document; save it as a spreadsheet"));
}

/* -------------------------------------------------------------- paragraphs */

/* Adds a line, which is not empty, to the cell that is being read. */
static odfgx_status add_line(odfgx_flow *flow, const odfgx_paragraph *line,
                             odfgx_error *err)
{
    odfgx_flow_table *table = flow->open;
    odfgx_buffer *lines = &table->lines;
    if (line->hidden && table->any_shown)
        return ODFGX_OK;
    if (!line->hidden && !table->any_shown)
        odfgx_buffer_empty(lines); /* all that stood there is hidden */
    size_t breaks = lines->length > 0 ? table->empty_lines + 1 : 0;
    odfgx_status status =
        odfgx_flow_check_text(flow, lines->length, line->length + breaks, err);
    if (status != ODFGX_OK)
        return status;
    table->any_shown |= !line->hidden;
    table->empty_lines = 0;
    for (size_t i = 0; i < breaks; i++)
        odfgx_buffer_add_char(lines, '\n');
    odfgx_buffer_add(lines, line->text, line->length);
    return odfgx_buffer_check(lines, err);
}

odfgx_status odfgx_flow_paragraph(odfgx_flow *flow,
                                  const odfgx_paragraph *paragraph,
                                  odfgx_error *err)
{
    odfgx_flow_table *table = flow->open;
    odfgx_paragraph told = *paragraph;
    size_t ours = odfgx_mark_signed(told.text, told.length);
    told.text += ours;
    told.length -= ours;
    if (table != NULL && ours > 0)
        table->is_results = true;
    if (table != NULL && told.length == 0)
        table->empty_lines++;
    if (told.length == 0 || (table != NULL && !table->in_cell))
        return ODFGX_OK;
    return table != NULL ? add_line(flow, &told, err)
                         : odfgx_tell_paragraph(&flow->teller, &told, err);
}

/* ------------------------------------------------------------ tables, rows */

static void name_table(odfgx_flow *flow, odfgx_flow_table *table)
{
    if (table->around == NULL)
        (void)snprintf(table->name, ODFGX_FLOW_NAME, "表格 %lu",
                       (unsigned long)++flow->tables);
    else
        (void)snprintf(table->name, ODFGX_FLOW_NAME, "%.40s.%lu",
                       table->around->name,
                       (unsigned long)++table->around->nested);
}

/* Whether what stands in the cell that is being read is hidden with it. */
static bool hides(const odfgx_flow_table *table)
{
    return table->hidden || (table->in_cell && table->cell.hidden) ||
           (table->rows > 0 && table->row[table->rows - 1].hidden);
}

odfgx_status odfgx_flow_table_begin(odfgx_flow *flow, bool hidden,
                                    odfgx_error *err)
{
    odfgx_flow_table *table = calloc(1, sizeof *table);
    if (table == NULL)
        return odfgx_fail_memory(err);
    table->around = flow->open;
    table->hidden = hidden || (flow->open != NULL && hides(flow->open));
    name_table(flow, table);
    if (flow->last != NULL)
        flow->last->next = table;
    else
        flow->first = table;
    flow->last = flow->open = table;
    return odfgx_flow_keep(flow, 0, TABLE_BYTES, err);
}

odfgx_status odfgx_flow_row_begin(odfgx_flow *flow, bool hidden,
                                  odfgx_error *err)
{
    odfgx_flow_table *table = flow->open;
    if (table->rows >= ODFGX_GRID_ROWS)
        return odfgx_flow_fail(flow, ODFGX_CONTENT, err,
                               _("the table has more rows than any sheet can "
                                 "have; split it"));
    if (!odfgx_grow(&table->row, table->rows, &table->row_capacity,
                    sizeof *table->row))
        return odfgx_fail_memory(err);
    table->row[table->rows++] = (odfgx_flow_row){ 0, hidden };
    table->column = 0;
    return odfgx_flow_keep(flow, 0, sizeof *table->row, err);
}

/* ------------------------------------------------------------------- cells */

static odfgx_status check_columns(const odfgx_flow *flow, uint32_t columns,
                                  odfgx_error *err)
{
    if (columns <= ODFGX_GRID_COLUMNS - flow->open->column)
        return ODFGX_OK;
    return odfgx_flow_fail(flow, ODFGX_CONTENT, err,
                           _("the row goes on beyond the most columns that any "
                             "sheet can have; open the document and save it "
                             "anew"));
}

odfgx_status odfgx_flow_skip(odfgx_flow *flow, uint32_t columns,
                             odfgx_error *err)
{
    odfgx_status status = check_columns(flow, columns, err);
    if (status == ODFGX_OK)
        flow->open->column += columns;
    return status;
}

static bool is_free(const odfgx_flow_table *table, uint32_t column)
{
    return column >= table->column_count ||
           table->columns[column].free_from < table->rows;
}

/* Makes sure that all columns of the cell are known. */
static odfgx_status add_columns(odfgx_flow_table *table, odfgx_error *err)
{
    while (table->column_count <= table->cell.last_column) {
        if (!odfgx_grow(&table->columns, table->column_count,
                        &table->column_capacity, sizeof *table->columns))
            return odfgx_fail_memory(err);
        table->columns[table->column_count++] = (odfgx_flow_column){ 0, 0 };
    }
    return ODFGX_OK;
}

/* Marks the columns of the cell as taken down to its last row. */
static void take_columns(odfgx_flow *flow)
{
    odfgx_flow_table *table = flow->open;
    const odfgx_flow_kept *cell = &table->cell;
    flow->looks += cell->last_column - cell->column;
    for (uint32_t c = cell->column; c <= cell->last_column; c++) {
        if (table->columns[c].free_from < cell->last_row + 1)
            table->columns[c].free_from = cell->last_row + 1;
    }
}

/* The index + 1 of the cell above that begins in the same column, or 0. */
static size_t find_above(const odfgx_flow_table *table)
{
    size_t above = table->columns[table->cell.column].cell;
    return above > 0 && table->cells[above - 1].last_row + 1 == table->cell.row
               ? above
               : 0;
}

/* The index + 1 of the cell to the left in the same row, or 0. */
static size_t find_left(const odfgx_flow_table *table)
{
    if (table->shown == 0)
        return 0;
    const odfgx_flow_kept *cell = &table->cells[table->shown - 1];
    return cell->row == table->cell.row &&
                   cell->last_column + 1 == table->cell.column
               ? table->shown
               : 0;
}

/* The next column of the row that no cell from above reaches into. */
static odfgx_status pass_taken_columns(odfgx_flow *flow, odfgx_error *err)
{
    odfgx_flow_table *table = flow->open;
    uint32_t first = table->column;
    while (!is_free(table, table->column))
        table->column++;
    table->row[table->rows - 1].columns = table->column;
    flow->looks += table->column - first;
    return odfgx_flow_keep(flow, 0, 0, err);
}

static uint32_t at_least_one(uint32_t count)
{
    return count > 0 ? count : 1;
}

odfgx_status odfgx_flow_cell_begin(odfgx_flow *flow,
                                   const odfgx_flow_cell *cell,
                                   odfgx_error *err)
{
    odfgx_flow_table *table = flow->open;
    uint32_t columns = at_least_one(cell->columns), row = table->rows - 1;
    uint32_t rows = at_least_one(cell->rows), below = ODFGX_GRID_ROWS - 1 - row;
    odfgx_status status = pass_taken_columns(flow, err);
    if (status == ODFGX_OK)
        status = check_columns(flow, columns, err);
    if (status != ODFGX_OK)
        return status;
    table->cell = (odfgx_flow_kept){
        .row = row,
        .column = table->column,
        .last_row = row + (rows - 1 < below ? rows - 1 : below),
        .last_column = table->column + columns - 1,
        .hidden = cell->hidden,
        .source = cell->source,
    };
    status = add_columns(table, err);
    if (status != ODFGX_OK)
        return status;
    if (rows > 1)
        take_columns(flow);
    table->owner = cell->continues ? find_above(table)
                   : cell->joins   ? find_left(table)
                                   : 0;
    table->in_cell = true;
    table->any_shown = false;
    table->empty_lines = 0;
    odfgx_buffer_empty(&table->lines);
    return ODFGX_OK;
}

/* Lengthens the cell that this one belongs to. */
static void extend(odfgx_flow_table *table)
{
    odfgx_flow_kept *owner = &table->cells[table->owner - 1];
    if (owner->last_row < table->cell.last_row)
        owner->last_row = table->cell.last_row;
    if (owner->last_column < table->cell.last_column)
        owner->last_column = table->cell.last_column;
    table->cell.covered = table->cell.hidden = true;
    table->cell.last_row = table->cell.row;
    table->cell.last_column = table->cell.column;
}

static odfgx_status keep_cell(odfgx_flow *flow, odfgx_error *err)
{
    odfgx_flow_table *table = flow->open;
    const odfgx_buffer *lines = &table->lines;
    odfgx_status status = odfgx_flow_keep(flow, 1, lines->length, err);
    if (status != ODFGX_OK)
        return status;
    table->cell.length = lines->length;
    table->cell.text = odfgx_arena_copy(
        &flow->arena, lines->length > 0 ? lines->data : "", lines->length);
    table->cell.hidden |= lines->length > 0 && !table->any_shown;
    if (table->cell.text == NULL ||
        !odfgx_grow(&table->cells, table->count, &table->capacity,
                    sizeof *table->cells))
        return odfgx_fail_memory(err);
    table->cells[table->count++] = table->cell;
    if (!table->cell.covered)
        table->columns[table->cell.column].cell = table->shown = table->count;
    return ODFGX_OK;
}

odfgx_status odfgx_flow_cell_end(odfgx_flow *flow, odfgx_error *err)
{
    odfgx_flow_table *table = flow->open;
    odfgx_status status = ODFGX_OK;
    table->column = table->cell.last_column + 1;
    if (table->owner > 0)
        extend(table);
    if (!table->cell.covered || table->lines.length > 0)
        status = keep_cell(flow, err);
    table->in_cell = false;
    return status == ODFGX_OK ? pass_taken_columns(flow, err) : status;
}

/* ------------------------------------------------------------ a table's end */

/* Takes the table out that just ended, with those in its cells: it is as if
 * it had never been there. */
static void drop_table(odfgx_flow *flow, odfgx_flow_table *table)
{
    odfgx_flow_table **place = &flow->first, *last = NULL;
    while (*place != table) {
        last = *place;
        place = &last->next;
    }
    *place = NULL;
    flow->last = last;
    if (table->around != NULL)
        table->around->nested--;
    else
        flow->tables--;
    while (table != NULL) {
        odfgx_flow_table *next = table->next;
        free_table(table);
        table = next;
    }
}

odfgx_status odfgx_flow_table_end(odfgx_flow *flow, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    odfgx_flow_table *ended = flow->open;
    end_table(ended);
    flow->open = ended->around;
    if (ended->is_results)
        drop_table(flow, ended);
    if (flow->open != NULL)
        return ODFGX_OK;
    for (const odfgx_flow_table *table = flow->first;
         table != NULL && status == ODFGX_OK; table = table->next)
        status = odfgx_flow_tell(flow, table, err);
    forget_tables(flow);
    return status;
}
