/* What may be typed into the cells (ECMA-376 part 1, 18.3.1.32). */
#include "odf/workbook_entry.h"
#include "odf/xlsx/write.h"
#include "report/text.h"

#include <string.h>

/* What Excel takes, in characters. */
enum { TITLE_MAX = 32, SENTENCE_MAX = 255 };

/* Cuts a text to so many code points, the last one an ellipsis; the copy is
 * `out`'s. */
static char *cut(odfgx_buffer *out, const char *text, size_t most)
{
    const char *at = text, *end = text + strlen(text);
    if (odfgx_text_count(text, strlen(text)) <= most) {
        odfgx_buffer_add_text(out, text);
        return out->data;
    }
    for (size_t i = 0; i + 1 < most; i++)
        (void)odfgx_text_next(&at, end);
    odfgx_buffer_add(out, text, (size_t)(at - text));
    odfgx_buffer_add_text(out, "…");
    return out->data;
}

/* A list is written with commas between its words. */
static bool can_be_listed(const char *choice)
{
    return strchr(choice, ',') == NULL && strchr(choice, '"') == NULL &&
           odfgx_text_count(choice, strlen(choice)) < SENTENCE_MAX;
}

/* The first and the last row and column of a block of cells. */
typedef struct block {
    uint32_t row;
    lxw_col_t column, last_column;
} block;

static void set_condition(lxw_data_validation *validation,
                          const odfgx_entry *entry)
{
    switch (entry->kind) {
    case ODFGX_ENTRY_WHOLE:
    case ODFGX_ENTRY_DECIMAL:
        validation->validate = entry->kind == ODFGX_ENTRY_WHOLE
                                   ? LXW_VALIDATION_TYPE_INTEGER
                                   : LXW_VALIDATION_TYPE_DECIMAL;
        validation->criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        validation->value_number = 0;
        break;
    case ODFGX_ENTRY_YEAR:
        validation->validate = LXW_VALIDATION_TYPE_INTEGER;
        validation->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        validation->minimum_number = ODFGX_FIRST_YEAR;
        validation->maximum_number = ODFGX_LAST_YEAR;
        break;
    case ODFGX_ENTRY_CHOICE:
        if (can_be_listed(entry->choice)) {
            validation->validate = LXW_VALIDATION_TYPE_LIST;
            break;
        }
        validation->validate = LXW_VALIDATION_TYPE_ANY;
        break;
    case ODFGX_ENTRY_ANYTHING:
        validation->validate = LXW_VALIDATION_TYPE_ANY;
        break;
    }
}

/* libxlsxwriter's texts are not const; it copies them. */
static void add(odfgx_xlsx *xlsx, lxw_worksheet *out, const block *cells,
                const odfgx_entry *entry)
{
    odfgx_buffer title = { 0 }, sentence = { 0 }, choice = { 0 };
    char *words[] = { NULL, NULL };
    lxw_data_validation validation = { .ignore_blank = LXW_VALIDATION_ON };
    validation.input_title = cut(&title, entry->title, TITLE_MAX);
    validation.input_message =
        cut(&sentence, entry->sentence.data, SENTENCE_MAX);
    set_condition(&validation, entry);
    if (validation.validate != LXW_VALIDATION_TYPE_ANY) {
        validation.error_title = validation.input_title;
        validation.error_message = validation.input_message;
    }
    if (validation.validate == LXW_VALIDATION_TYPE_LIST) {
        words[0] = cut(&choice, entry->choice, SENTENCE_MAX);
        validation.value_list = words;
    }
    if (title.failed || sentence.failed || choice.failed)
        odfgx_xlsx_note(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
    else
        odfgx_xlsx_note(xlsx, worksheet_data_validation_range(
                                  out, cells->row, cells->column, cells->row,
                                  cells->last_column, &validation));
    odfgx_buffer_clear(&choice);
    odfgx_buffer_clear(&sentence);
    odfgx_buffer_clear(&title);
}

static bool same(odfgx_validity one, odfgx_validity other)
{
    return one.kind == other.kind && one.index == other.index;
}

/* Cells side by side that take the same are told once; blocks of one cell
 * lie among them. */
static uint32_t end_of_run(const odfgx_sheet *sheet, uint32_t row,
                           uint32_t column)
{
    odfgx_validity validity = odfgx_sheet_at(sheet, row, column)->validity;
    uint32_t end = column + 1;
    while (end < sheet->columns &&
           (odfgx_sheet_at(sheet, row, end)->covered ||
            same(odfgx_sheet_at(sheet, row, end)->validity, validity)))
        end++;
    return end;
}

static void add_run(odfgx_xlsx *xlsx, const odfgx_sheet *sheet,
                    lxw_worksheet *out, const block *cells)
{
    odfgx_entry entry = odfgx_entry_describe(
        xlsx->workbook->form,
        odfgx_sheet_at(sheet, cells->row, cells->column)->validity);
    if (entry.sentence.failed)
        odfgx_xlsx_note(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
    else
        add(xlsx, out, cells, &entry);
    odfgx_entry_clear(&entry);
}

void odfgx_xlsx_add_validities(odfgx_xlsx *xlsx, const odfgx_sheet *sheet,
                               lxw_worksheet *out)
{
    for (uint32_t row = 0; row < sheet->rows; row++) {
        for (uint32_t column = 0, end; column < sheet->columns; column = end) {
            end = end_of_run(sheet, row, column);
            const block cells = { row, (lxw_col_t)column,
                                  (lxw_col_t)(end - 1) };
            if (odfgx_sheet_at(sheet, row, column)->validity.kind !=
                ODFGX_VALIDITY_NONE)
                add_run(xlsx, sheet, out, &cells);
        }
    }
}
