#include "odf/workbook_sheet.h"
#include "tests/unit.h"

#include <string.h>

/* What is marked of a text from the report of 2024 stands in braces. */
static const struct {
    const char *text, *marked;
} cases[] = {
    { "没有数字。", "没有数字。" },
    { "2024年，本局新收申请 3402 件。", "{2024年}，本局新收申请 {3402} 件。" },
    { "2024 年", "{2024} 年" },
    { "自2024年1月1日起，至12月31日止", "自{2024年1月1日}起，至{12月31日}止" },
    { "比2023年增长12.5%，2025年再增", "比{2023年}增长{12.5%}，{2025年}再增" },
    { "2019年修订的条例、2019 年", "2019年修订的条例、2019 年" },
    { "二〇二四年、二○二三年、二零一九年",
      "{二〇二四年}、{二○二三年}、二零一九年" },
    { "1,234件，１２件，12.50万元", "{1,234}件，{１２}件，{12.50}万元" },
    { "新收三十件，进一步加强", "新收{三十}件，进一步加强" },
    { "第一条、第711号令、711号、第 5 号",
      "第一条、第711号令、711号、第 5 号" },
    { "国办公开办函〔2021〕30号，〔2024〕5 号",
      "国办公开办函〔2021〕30号，〔2024〕5 号" },
    { "〔没有结束 3 件", "〔没有结束 {3} 件" },
    { "（一）主动公开。2.依申请公开3件。",
      "（一）主动公开。2.依申请公开{3}件。" },
    { "1.主动公开 2 条", "1.主动公开 {2} 条" },
    { "包括：（1）公开；（2）解读", "包括：（1）公开；（2）解读" },
    { "A4纸、5G网络", "A4纸、5G网络" },
    { "5月3号发布", "{5月3}号发布" },
    { "3402", "{3402}" },
    { "〇", "〇" },
    { "\xE4\xB8", "\xE4\xB8" },
    { "", "" },
};

static void write_marked(odfgx_buffer *out, const odfgx_sheet_cell *cell)
{
    size_t at = 0;
    odfgx_buffer_add_text(out, "");
    for (size_t i = 0; i < cell->mark_count; i++) {
        const odfgx_mark *mark = &cell->marks[i];
        odfgx_buffer_add(out, cell->text + at, mark->first - at);
        odfgx_buffer_add_char(out, '{');
        odfgx_buffer_add(out, cell->text + mark->first, mark->length);
        odfgx_buffer_add_char(out, '}');
        at = mark->first + mark->length;
    }
    odfgx_buffer_add_text(out, cell->text + at);
}

static void stale_years_and_figures_are_marked(void)
{
    odfgx_workbook workbook = { 0 };
    odfgx_form *form = NULL;
    EXPECT(odfgx_form_open(&form, "templates/annual-2021", NULL) == ODFGX_OK,
           "the form");
    workbook.form = form;
    for (size_t i = 0; form != NULL && i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_sheet_cell cell = { .text = cases[i].text };
        odfgx_buffer marked = { 0 };
        odfgx_workbook_mark(&workbook, &cell, 2024);
        write_marked(&marked, &cell);
        EXPECT_TEXT(marked.data, cases[i].marked);
        odfgx_buffer_clear(&marked);
    }
    EXPECT(!workbook.failed, "memory");
    odfgx_workbook_clear(&workbook);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(stale_years_and_figures_are_marked),
    };
    return unit_main("odf/workbook_mark", tests, ODFGX_COUNT_OF(tests));
}
