#include "filters/opendocument/mark_scan.h"

#include "filters/teller.h"
#include "odf/xml.h"
#include "report/grow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- in general */

odfgx_place odfgx_od_scan_place(const odfgx_od_scan *scan)
{
    return odfgx_part_place(scan->part);
}

odfgx_status odfgx_od_scan_change(odfgx_od_scan *scan, size_t begin, size_t end,
                                  odfgx_buffer *bytes, odfgx_error *err)
{
    odfgx_status status =
        odfgx_changes_add(scan->changes, begin, end, bytes, err);
    odfgx_buffer_clear(bytes);
    return status;
}

static uint32_t repeats_of(const odfgx_attributes *attributes, int token,
                           uint32_t most)
{
    const char *text = odfgx_attribute_get(attributes, token);
    unsigned long count = text != NULL ? strtoul(text, NULL, 10) : 1;
    return count == 0 || count > most ? most : (uint32_t)count;
}

/* ------------------------------------------------------------------ sheets */

SCAN_START(sheets)
{
    (void)attributes, (void)err;
    scan->found = true;
    return ODFGX_OK;
}

/* What was changed where is told by the sheet's number (ODF 1.3 part 3, 5.5.8),
 * which a new one in front would change. */
SCAN_START(changes)
{
    (void)attributes, (void)err;
    scan->tracked = true;
    return ODFGX_OK;
}

static int by_cell(const void *a, const void *b)
{
    const odfgx_mark *const *one = a, *const *other = b;
    if ((*one)->row != (*other)->row)
        return (*one)->row < (*other)->row ? -1 : 1;
    if ((*one)->column != (*other)->column)
        return (*one)->column < (*other)->column ? -1 : 1;
    return 0;
}

/* The marks of the table that begins; if several are called alike, those are
 * of the first. */
static odfgx_status take_marks(odfgx_od_scan *scan, const char *name,
                               odfgx_error *err)
{
    const odfgx_markup *markup = scan->markup;
    scan->mark_count = scan->next_mark = 0;
    for (size_t i = 0; i < markup->mark_count; i++) {
        const odfgx_mark *mark = &markup->marks[i];
        if (scan->taken[i] || mark->table == NULL ||
            (!scan->marking && mark->value == NULL) ||
            strcmp(mark->table, name) != 0 || mark->row >= ODFGX_GRID_ROWS ||
            mark->column >= ODFGX_GRID_COLUMNS)
            continue;
        scan->taken[i] = true;
        scan->marks[scan->mark_count++] = mark;
    }
    if (scan->mark_count > 0)
        qsort(scan->marks, scan->mark_count, sizeof(*scan->marks), by_cell);
    odfgx_buffer_empty(&scan->name);
    odfgx_buffer_add_text(&scan->name, name);
    return odfgx_buffer_check(&scan->name, err);
}

SCAN_START(table)
{
    const char *name = odfgx_attribute_get(attributes, MARK_NAME);
    if (!scan->sheet_placed) {
        scan->sheet_placed = true;
        scan->first_sheet = odfgx_od_scan_place(scan).begin;
    }
    scan->groups = 0;
    scan->next_row = 0;
    scan->formats_end = 0;
    scan->rows_end = odfgx_od_scan_place(scan).end;
    if (name == NULL)
        name = "";
    odfgx_od_name_taken(scan, name);
    return take_marks(scan, name, err);
}

SCAN_END(columns)
{
    (void)err;
    if (scan->groups == 0)
        scan->rows_end = odfgx_od_scan_place(scan).end;
    return ODFGX_OK;
}

SCAN_START(rows)
{
    (void)attributes, (void)err;
    scan->groups++;
    return ODFGX_OK;
}

SCAN_END(rows)
{
    scan->groups--;
    return scan_columns_end(scan, err);
}

SCAN_START(formats)
{
    (void)attributes, (void)err;
    scan->formats = odfgx_od_scan_place(scan);
    return ODFGX_OK;
}

SCAN_END(formats)
{
    odfgx_place end = odfgx_od_scan_place(scan);
    (void)err;
    scan->formatted = true;
    scan->formats_close = end.begin;
    scan->formats_end = end.end;
    return ODFGX_OK;
}

static odfgx_status add_missing_rows(odfgx_od_scan *scan, odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    if (scan->next_mark == scan->mark_count)
        return ODFGX_OK;
    odfgx_od_mark_new_rows(&scan->row, scan->next_row,
                           scan->marks + scan->next_mark,
                           scan->mark_count - scan->next_mark, &bytes);
    return odfgx_od_scan_change(scan, scan->rows_end, scan->rows_end, &bytes,
                                err);
}

SCAN_END(table)
{
    odfgx_place end = odfgx_od_scan_place(scan);
    scan->last_sheet = end.end;
    if (end.begin == end.end) /* it has no place for anything */
        return ODFGX_OK;
    odfgx_status status = add_missing_rows(scan, err);
    return status == ODFGX_OK && scan->marking && scan->mark_count > 0
               ? odfgx_od_keep_formats(scan, end.begin, err)
               : status;
}

/* -------------------------------------------------------------------- rows */

SCAN_START(row)
{
    odfgx_od_marked_row *row = &scan->row;
    (void)err;
    row->tag = odfgx_od_scan_place(scan);
    row->row = scan->next_row;
    row->rows = repeats_of(attributes, MARK_ROWS_REPEATED,
                           ODFGX_GRID_ROWS - scan->next_row);
    row->columns = 0;
    row->cell_count = row->paragraph_count = 0;
    scan->next_row += row->rows;
    return ODFGX_OK;
}

SCAN_END(row)
{
    odfgx_od_marked_row *row = &scan->row;
    odfgx_place end = odfgx_od_scan_place(scan);
    odfgx_buffer bytes = { 0 };
    size_t first = scan->next_mark;
    row->close = end.begin;
    row->end = end.end;
    if (scan->groups == 0)
        scan->rows_end = end.end;
    while (scan->next_mark < scan->mark_count &&
           scan->marks[scan->next_mark]->row < scan->next_row)
        scan->next_mark++;
    if (first == scan->next_mark)
        return ODFGX_OK;
    odfgx_status status = odfgx_od_mark_row(
        row, scan->marks + first, scan->next_mark - first, &bytes, err);
    if (status == ODFGX_OK)
        return odfgx_od_scan_change(scan, row->tag.begin, row->end, &bytes,
                                    err);
    odfgx_buffer_clear(&bytes);
    return status;
}

/* Whether a mark may be in the row that is being read. */
static bool is_marked(const odfgx_od_scan *scan)
{
    return scan->next_mark < scan->mark_count &&
           scan->marks[scan->next_mark]->row < scan->next_row;
}

SCAN_START(cell)
{
    odfgx_od_marked_row *row = &scan->row;
    if (!is_marked(scan))
        return ODFGX_OK;
    if (!odfgx_grow(&row->cells, row->cell_count, &row->cell_capacity,
                    sizeof *row->cells))
        return odfgx_fail_memory(err);
    odfgx_place tag = odfgx_od_scan_place(scan);
    row->cells[row->cell_count++] = (odfgx_od_marked_cell){
        .tag = tag,
        .column = row->columns,
        .columns = repeats_of(attributes, MARK_COLUMNS_REPEATED,
                              ODFGX_GRID_COLUMNS - row->columns),
        .note_at = tag.end,
        .paragraph = row->paragraph_count,
    };
    row->columns += row->cells[row->cell_count - 1].columns;
    return ODFGX_OK;
}

/* The cell that is being read, or NULL where none is kept. */
static odfgx_od_marked_cell *cell_of(odfgx_od_scan *scan)
{
    return is_marked(scan) ? &scan->row.cells[scan->row.cell_count - 1] : NULL;
}

SCAN_END(cell)
{
    odfgx_od_marked_cell *cell = cell_of(scan);
    odfgx_place end = odfgx_od_scan_place(scan);
    (void)err;
    if (cell == NULL)
        return ODFGX_OK;
    cell->close = end.begin;
    cell->end = end.end;
    cell->paragraphs = scan->row.paragraph_count;
    return ODFGX_OK;
}

SCAN_END(source)
{
    odfgx_od_marked_cell *cell = cell_of(scan);
    (void)err;
    if (cell != NULL)
        cell->note_at = odfgx_od_scan_place(scan).end;
    return ODFGX_OK;
}

SCAN_START(note)
{
    (void)attributes, (void)err;
    scan->note = odfgx_od_scan_place(scan);
    return ODFGX_OK;
}

/* Of several, which no office writes, the first is the cell's. */
SCAN_END(note)
{
    odfgx_od_marked_cell *cell = cell_of(scan);
    odfgx_place end = odfgx_od_scan_place(scan);
    (void)err;
    if (cell == NULL || cell->note_end > 0)
        return ODFGX_OK;
    cell->note = scan->note;
    cell->note_close = end.begin;
    cell->note_end = end.end;
    return ODFGX_OK;
}

SCAN_START(paragraph)
{
    odfgx_od_marked_row *row = &scan->row;
    (void)attributes;
    if (cell_of(scan) == NULL)
        return ODFGX_OK;
    if (!odfgx_grow(&row->paragraphs, row->paragraph_count,
                    &row->paragraph_capacity, sizeof *row->paragraphs))
        return odfgx_fail_memory(err);
    row->paragraphs[row->paragraph_count++] = odfgx_od_scan_place(scan);
    return ODFGX_OK;
}

SCAN_END(paragraph)
{
    odfgx_od_marked_row *row = &scan->row;
    (void)err;
    if (cell_of(scan) != NULL)
        row->paragraphs[row->paragraph_count - 1].end =
            odfgx_od_scan_place(scan).end;
    return ODFGX_OK;
}

/* ------------------------------------------------------------------- rules */

/* Which elements mean something within which other; all else is left out. */
static const struct {
    int within, inside;
    odfgx_status (*start)(odfgx_od_scan *scan,
                          const odfgx_attributes *attributes, odfgx_error *err);
    odfgx_status (*end)(odfgx_od_scan *scan, odfgx_error *err);
} rules[MARK_ELEMENTS] = {
    [MARK_COMMON_STYLES] = { MARK_DOCUMENT, MARK_COMMON_STYLES,
                             odfgx_od_scan_common_styles_start,
                             odfgx_od_scan_common_styles_end },
    [MARK_AUTOMATIC_STYLES] = { MARK_DOCUMENT, MARK_AUTOMATIC_STYLES,
                                odfgx_od_scan_automatic_styles_start,
                                odfgx_od_scan_automatic_styles_end },
    [MARK_STYLE] = { MARK_AUTOMATIC_STYLES, MARK_STYLE, NULL, NULL },
    [MARK_MAP] = { MARK_STYLE, MARK_MAP, odfgx_od_scan_map_start, NULL },
    [MARK_BODY] = { MARK_DOCUMENT, MARK_BODY, odfgx_od_scan_body_start, NULL },
    [MARK_SHEETS] = { MARK_BODY, MARK_SHEETS, scan_sheets_start, NULL },
    [MARK_CHANGES] = { MARK_SHEETS, MARK_CHANGES, scan_changes_start, NULL },
    [MARK_TABLE] = { MARK_SHEETS, MARK_TABLE, scan_table_start,
                     scan_table_end },
    [MARK_COLUMN] = { MARK_TABLE, MARK_COLUMN, NULL, scan_columns_end },
    [MARK_ROWS] = { MARK_TABLE, MARK_TABLE, scan_rows_start, scan_rows_end },
    [MARK_ROW] = { MARK_TABLE, MARK_ROW, scan_row_start, scan_row_end },
    [MARK_CELL] = { MARK_ROW, MARK_CELL, scan_cell_start, scan_cell_end },
    [MARK_SOURCE] = { MARK_CELL, MARK_SOURCE, NULL, scan_source_end },
    [MARK_NOTE] = { MARK_CELL, MARK_NOTE, scan_note_start, scan_note_end },
    [MARK_PARAGRAPH] = { MARK_CELL, MARK_PARAGRAPH, scan_paragraph_start,
                         scan_paragraph_end },
    [MARK_FORMATS] = { MARK_TABLE, MARK_FORMATS, scan_formats_start,
                       scan_formats_end },
    [MARK_DOCUMENT] = { MARK_NOTHING, MARK_DOCUMENT, NULL, NULL },
};

static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    odfgx_od_scan *scan = context;
    if (scan->skipped > 0 || token == MARK_NOTHING || token >= MARK_ELEMENTS ||
        rules[token].inside == MARK_NOTHING ||
        rules[token].within != scan->within) {
        scan->skipped++;
        return ODFGX_OK;
    }
    scan->within = rules[token].inside;
    return rules[token].start != NULL
               ? rules[token].start(scan, attributes, err)
               : ODFGX_OK;
}

static odfgx_status on_end(void *context, int token, odfgx_error *err)
{
    odfgx_od_scan *scan = context;
    if (scan->skipped > 0) {
        scan->skipped--;
        return ODFGX_OK;
    }
    scan->within = rules[token].within;
    return rules[token].end != NULL ? rules[token].end(scan, err) : ODFGX_OK;
}

/* --------------------------------------------------------------- documents */

static odfgx_status read(odfgx_od_scan *scan, const odfgx_od_source *source,
                         odfgx_error *err)
{
    odfgx_part_handlers handlers = { .start = on_start,
                                     .end = on_end,
                                     .context = scan };
    odfgx_part_origin origin = { source->file, source->part, source->limits };
    scan->text = scan->row.text = source->text;
    scan->within = MARK_NOTHING;
    odfgx_status status = odfgx_part_new(
        &scan->part, &origin, &odfgx_od_mark_vocabulary, &handlers, err);
    if (status == ODFGX_OK)
        status = odfgx_part_feed(scan->part, source->text->data,
                                 source->text->length, err);
    if (status == ODFGX_OK)
        status = odfgx_part_finish(scan->part, err);
    return status;
}

static void clear(odfgx_od_scan *scan)
{
    odfgx_part_free(scan->part);
    odfgx_buffer_clear(&scan->name);
    odfgx_changes_clear(&scan->held);
    free(scan->row.cells);
    free(scan->row.paragraphs);
    free(scan->marks);
    free(scan->taken);
}

static odfgx_status add_results(odfgx_od_scan *scan, odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    char name[ODFGX_OD_NAME_TEXT];
    size_t place = scan->tracked ? scan->last_sheet : scan->first_sheet;
    if (!scan->sheet_placed || !scan->marking)
        return ODFGX_OK;
    odfgx_od_free_name(scan, name);
    odfgx_od_add_results(&bytes, name, scan->markup);
    return odfgx_od_scan_change(scan, place, place, &bytes, err);
}

odfgx_status odfgx_od_mark_content(const odfgx_od_source *source, bool styled,
                                   const odfgx_markup *markup,
                                   odfgx_changes *changes, odfgx_error *err)
{
    odfgx_od_scan scan = { .markup = markup,
                           .changes = changes,
                           .marking = markup->result_count > 0,
                           .styling = styled };
    scan.row.valued = !scan.marking;
    odfgx_status status = ODFGX_OK;
    scan.marks = calloc(markup->mark_count + 1, sizeof(*scan.marks));
    scan.taken = calloc(markup->mark_count + 1, sizeof(*scan.taken));
    if (scan.marks == NULL || scan.taken == NULL)
        status = odfgx_fail_memory(err);
    if (status == ODFGX_OK)
        status = read(&scan, source, err);
    if (status == ODFGX_OK && !scan.found)
        status = odfgx_fail(err, ODFGX_USAGE, source->file, "%s",
                            _("marks can't be put into this document, which "
                              "is no spreadsheet; give an .ods or .xlsx "
                              "workbook or a .docx document"));
    if (status == ODFGX_OK)
        status = odfgx_od_add_formats(&scan, err);
    if (status == ODFGX_OK)
        status = add_results(&scan, err);
    clear(&scan);
    return status;
}

odfgx_status odfgx_od_mark_styles(const odfgx_od_source *source,
                                  odfgx_changes *changes, odfgx_error *err)
{
    odfgx_od_scan scan = { .changes = changes, .styling = true };
    odfgx_status status = read(&scan, source, err);
    if (status == ODFGX_OK && !scan.common_placed)
        status = odfgx_fail(err, ODFGX_CONTENT, source->file,
                            _("%s has no place for common styles; open the "
                              "document and save it anew"),
                            source->part);
    clear(&scan);
    return status;
}
