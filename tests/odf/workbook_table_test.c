#include "odf/workbook_sheet.h"
#include "tests/unit.h"

#include <string.h>

#define ANNUAL "templates/annual-2021"
#define TINY "tests/forms/tiny"

/* A workbook whose tables are laid out, in memory. */
typedef struct made {
    odfgx_form *form;
    odfgx_workbook workbook;
    odfgx_sheet sheets[8];
} made;

static bool make(made *made, const char *folder)
{
    odfgx_error err = { 0 };
    memset(made, 0, sizeof *made);
    if (!EXPECT(odfgx_form_open(&made->form, folder, &err) == ODFGX_OK,
                "%s: %s", err.where, err.text))
        return false;
    made->workbook.form = made->form;
    made->workbook.places =
        odfgx_arena_array(&made->workbook.arena, made->form->value_count,
                          sizeof *made->workbook.places);
    odfgx_workbook_settle(&made->workbook);
    for (size_t i = 0; i < made->form->table_count; i++)
        EXPECT(odfgx_workbook_table(&made->workbook, &made->sheets[i], i),
               "table %zu", i);
    made->workbook.sheets = made->sheets;
    made->workbook.sheet_count = made->form->table_count;
    return true;
}

static void clear(made *made)
{
    odfgx_buffer_clear(&made->workbook.scratch);
    odfgx_arena_clear(&made->workbook.arena);
    odfgx_form_free(made->form);
}

static const struct {
    const char *form;
    size_t table;
    uint32_t row, column, rows, columns;
    const char *text;
} blocks[] = {
    { ANNUAL, 0, 0, 0, 1, 4, "二、主动公开政府信息情况" },
    { ANNUAL, 0, 1, 0, 1, 4, "第二十条第（一）项" },
    { ANNUAL, 0, 2, 0, 1, 1, "信息内容" },
    { ANNUAL, 0, 2, 3, 1, 1, "现行有效件数" },
    { ANNUAL, 0, 4, 0, 1, 1, "行政规范性文件" },
    { ANNUAL, 0, 6, 1, 1, 3, "本年处理决定数量" },
    { ANNUAL, 0, 7, 1, 1, 3, "0" },
    { ANNUAL, 0, 14, 1, 1, 3, "0" },
    { ANNUAL, 1, 1, 0, 3, 3,
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）" },
    { ANNUAL, 1, 1, 3, 1, 6, "申请人情况" },
    { ANNUAL, 1, 2, 3, 2, 1, "自然人" },
    { ANNUAL, 1, 2, 4, 1, 5, "法人或其他组织" },
    { ANNUAL, 1, 3, 8, 1, 1, "其他" },
    { ANNUAL, 1, 1, 9, 3, 1, "总计" },
    { ANNUAL, 1, 4, 0, 1, 3, "一、本年新收政府信息公开申请数量" },
    { ANNUAL, 1, 6, 0, 22, 1, "三、本年度办理结果" },
    { ANNUAL, 1, 6, 1, 1, 2, "（一）予以公开" },
    { ANNUAL, 1, 8, 1, 8, 1, "（三）不予公开" },
    { ANNUAL, 1, 8, 2, 1, 1, "1.属于国家秘密" },
    { ANNUAL, 1, 27, 1, 1, 2, "（七）总计" },
    { ANNUAL, 1, 28, 0, 1, 3, "四、结转下年度继续办理" },
    { ANNUAL, 2, 1, 0, 1, 5, "行政复议" },
    { ANNUAL, 2, 1, 5, 1, 10, "行政诉讼" },
    { ANNUAL, 2, 2, 0, 2, 1, "结果维持" },
    { ANNUAL, 2, 2, 5, 1, 5, "未经复议直接起诉" },
    { ANNUAL, 2, 2, 10, 1, 5, "复议后起诉" },
    { ANNUAL, 2, 3, 14, 1, 1, "总计" },
    { ANNUAL, 2, 4, 14, 1, 1, "0" },
    { TINY, 0, 1, 0, 1, 1, "时段" },
    { TINY, 0, 1, 3, 1, 1, "游客合计" },
    { TINY, 0, 4, 0, 1, 1, "3.全年入园" },
    { TINY, 1, 1, 2, 1, 2, "退还门票" },
    { TINY, 1, 2, 3, 1, 1, "网络金额" },
    { TINY, 1, 3, 0, 1, 1, "0" },
};

static void heads_and_labels_are_merged_as_printed(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(blocks); i++) {
        made made;
        if (make(&made, blocks[i].form)) {
            const odfgx_sheet_cell *cell = odfgx_sheet_at(
                &made.sheets[blocks[i].table], blocks[i].row, blocks[i].column);
            EXPECT_TEXT(cell->text, blocks[i].text);
            EXPECT(cell->rows == blocks[i].rows &&
                       cell->columns == blocks[i].columns && !cell->covered,
                   "row %zu: %u by %u", i, cell->rows, cell->columns);
        }
        clear(&made);
    }
}

/* Walks every block: no cell of the grid is left out or covered twice. */
static void every_cell_belongs_to_one_block(void)
{
    static const char *const forms[] = { ANNUAL, TINY };
    for (size_t f = 0; f < ODFGX_COUNT_OF(forms); f++) {
        made made;
        if (!make(&made, forms[f]))
            return;
        for (size_t t = 0; t < made.form->table_count; t++) {
            const odfgx_sheet *sheet = &made.sheets[t];
            size_t covered = 0, cells = (size_t)sheet->rows * sheet->columns;
            for (size_t i = 0; i < cells; i++)
                covered +=
                    (size_t)sheet->cells[i].rows * sheet->cells[i].columns;
            EXPECT(covered == cells, "%s, table %zu: %zu of %zu", forms[f], t,
                   covered, cells);
        }
        clear(&made);
    }
}

static const struct {
    const char *form, *value, *formula;
} totals[] = {
    { ANNUAL, "requests.new.total", "of:=SUM([.D5:.I5])" },
    { ANNUAL, "requests.next.total", "of:=SUM([.D29:.I29])" },
    { ANNUAL, "requests.handled.person", "of:=SUM([.D7:.D27])" },
    { ANNUAL, "requests.handled.total", "of:=SUM([.J7:.J27])" },
    { ANNUAL, "disputes.review.total", "of:=SUM([.A5:.D5])" },
    { ANNUAL, "disputes.suit_after_review.total", "of:=SUM([.K5:.N5])" },
    { ANNUAL, "requests.new.person", NULL },
    { ANNUAL, "disclosure.fees.amount", NULL },
    { TINY, "visitors.spring.all", "of:=SUM([.B3:.C3])" },
    { TINY, "visitors.year.adults", "of:=SUM([.B3:.B4])" },
    { TINY, "visitors.year.all", "of:=SUM([.D3:.D4])" },
    { TINY, "tickets.sold.cash", NULL },
};

static void totals_are_formulas_over_their_entries(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(totals); i++) {
        made made;
        size_t value = 0;
        if (make(&made, totals[i].form) &&
            EXPECT(odfgx_form_find_value(made.form, totals[i].value, &value),
                   "%s", totals[i].value)) {
            const odfgx_place *place = &made.workbook.places[value];
            const odfgx_sheet_cell *cell =
                odfgx_sheet_at(place->sheet, place->row, place->column);
            EXPECT_TEXT(cell->formula, totals[i].formula);
            EXPECT(cell->style == (totals[i].formula != NULL
                                       ? ODFGX_STYLE_TOTAL
                                       : ODFGX_STYLE_FIGURE),
                   "%s: style %d", totals[i].value, (int)cell->style);
            EXPECT_TEXT(cell->text, "0");
        }
        clear(&made);
    }
}

static void every_value_has_a_place_of_its_own(void)
{
    made made;
    if (!make(&made, ANNUAL))
        return;
    for (size_t i = 0; i < made.form->value_count; i++) {
        const odfgx_place *place = &made.workbook.places[i];
        odfgx_sheet_cell *cell =
            odfgx_sheet_at(place->sheet, place->row, place->column);
        EXPECT(cell->number && !cell->covered, "%s",
               made.form->values[i].info.id);
        cell->covered = true; /* so that a second one is seen */
    }
    clear(&made);
}

static void long_labels_have_room(void)
{
    made made;
    if (!make(&made, ANNUAL))
        return;
    const odfgx_sheet *sheet = &made.sheets[1];
    size_t value = 0;
    (void)odfgx_form_find_value(made.form, "requests.otherwise.unpaid.person",
                                &value);
    EXPECT(sheet->heights[made.workbook.places[value].row] > sheet->heights[4],
           "a label of two lines");
    for (uint32_t i = 0; i < sheet->columns; i++)
        EXPECT(sheet->widths[i] >= 160 && sheet->widths[i] <= 850,
               "column %u: %u", i, sheet->widths[i]);
    EXPECT(sheet->head == 4, "%u rows stay in view", sheet->head);
    EXPECT(made.sheets[0].head == 0, "bands have heads of their own");
    clear(&made);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(heads_and_labels_are_merged_as_printed),
        UNIT(every_cell_belongs_to_one_block),
        UNIT(totals_are_formulas_over_their_entries),
        UNIT(every_value_has_a_place_of_its_own),
        UNIT(long_labels_have_room),
    };
    return unit_main("odf/workbook_table", tests, ODFGX_COUNT_OF(tests));
}
