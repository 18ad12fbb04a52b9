/* The sheet of checks: every equation of the form, computed as the figures
 * are filled in. */
#include "odf/workbook_formula.h"
#include "odf/workbook_words.h"
#include "report/amount.h"

#include <stdio.h>

/* Widths in tenths of a millimetre. */
static const struct {
    const char *head;
    unsigned width;
} columns[] = {
    { ODFGX_WORDS_RULE, 850 },   { ODFGX_WORDS_SUBJECT, 850 },
    { ODFGX_WORDS_LEFT, 300 },   { ODFGX_WORDS_RIGHT, 300 },
    { ODFGX_WORDS_RESULT, 500 },
};

enum { RULE, SUBJECT, LEFT, RIGHT, RESULT };

#define FIRST_ROW 2 /* under the summary and the heads */

/* What concerns some agencies only can't be told by a spreadsheet, nor can
 * what compares with a report that it has not. */
static bool is_shown(const odfgx_equation *equation)
{
    return equation->rule->only == NULL && !equation->previous &&
           equation->relation != ODFGX_NEAR;
}

static size_t shown_equations(const odfgx_form *form)
{
    size_t count = 0;
    for (size_t i = 0; i < form->equation_count; i++)
        count += is_shown(&form->equations[i]);
    return count;
}

static void put_text(odfgx_sheet *sheet, uint32_t row, uint32_t column,
                     const char *text)
{
    odfgx_sheet_put(
        sheet, row, column,
        &(odfgx_sheet_cell){ .style = ODFGX_STYLE_LABEL, .text = text });
}

/* What the side comes to. */
static odfgx_amount put_side(odfgx_workbook *workbook, odfgx_sheet *sheet,
                             uint32_t row, uint32_t column,
                             const odfgx_term *terms, size_t count)
{
    odfgx_amount sum = odfgx_workbook_sum(workbook, terms, count);
    odfgx_buffer_add_text(&workbook->scratch, "of:=");
    odfgx_formula_add_side(workbook, sheet, terms, count);
    const char *formula = odfgx_workbook_keep(workbook);
    odfgx_sheet_put(
        sheet, row, column,
        &(odfgx_sheet_cell){ .style = ODFGX_STYLE_TOTAL,
                             .number = true,
                             .text = odfgx_workbook_number(workbook, sum),
                             .formula = formula });
    return sum;
}

/* Whether it is the good one. */
static bool write_result(odfgx_workbook *workbook, odfgx_relation relation,
                         odfgx_amount difference)
{
    char text[ODFGX_AMOUNT_TEXT];
    bool good = relation == ODFGX_EQUAL ? difference == 0 : difference >= 0;
    if (good)
        odfgx_buffer_add_text(&workbook->scratch, ODFGX_WORDS_GOOD);
    else
        odfgx_buffer_add_format(&workbook->scratch, ODFGX_WORDS_BAD "%s",
                                odfgx_amount_format(difference, text));
    return good;
}

/* Fractions are binary in a spreadsheet: 6 decimals are compared. */
static bool put_result(odfgx_workbook *workbook, odfgx_sheet *sheet,
                       uint32_t row, odfgx_relation relation,
                       odfgx_amount difference)
{
    unsigned line = row + 1;
    bool good = write_result(workbook, relation, difference);
    const char *text = odfgx_workbook_keep(workbook);
    odfgx_buffer_add_format(
        &workbook->scratch,
        "of:=IF(ROUND([.C%u]-[.D%u];6)%s0;\"" ODFGX_WORDS_GOOD
        "\";\"" ODFGX_WORDS_BAD "\"&ROUND([.C%u]-[.D%u];6))",
        line, line, relation == ODFGX_EQUAL ? "=" : ">=", line, line);
    odfgx_sheet_put(
        sheet, row, RESULT,
        &(odfgx_sheet_cell){ .style = ODFGX_STYLE_RESULT,
                             .text = text,
                             .formula = odfgx_workbook_keep(workbook) });
    return good;
}

/* Whether it holds. */
static bool put_equation(odfgx_workbook *workbook, odfgx_sheet *sheet,
                         uint32_t row, const odfgx_equation *equation)
{
    const odfgx_rule_info *rule = &equation->rule->info;
    put_text(sheet, row, RULE, rule->title[ODFGX_CHINESE]);
    /* With the id before it no subject can be taken for a label. */
    odfgx_buffer_add_format(&workbook->scratch, "%s：%s", rule->id,
                            equation->label);
    put_text(sheet, row, SUBJECT, odfgx_workbook_keep(workbook));
    odfgx_amount left = put_side(workbook, sheet, row, LEFT, equation->left,
                                 equation->left_count);
    odfgx_amount right = put_side(workbook, sheet, row, RIGHT, equation->right,
                                  equation->right_count);
    odfgx_amount difference = 0;
    workbook->too_large |= !odfgx_amount_subtract(left, right, &difference);
    return put_result(workbook, sheet, row, equation->relation, difference);
}

static void put_summary(odfgx_workbook *workbook, odfgx_sheet *sheet,
                        size_t bad)
{
    char range[64];
    const char *text = ODFGX_WORDS_ALL_GOOD;
    if (bad > 0) {
        odfgx_buffer_add_format(&workbook->scratch, "%zu" ODFGX_WORDS_SOME_BAD,
                                bad);
        text = odfgx_workbook_keep(workbook);
    }
    (void)snprintf(range, sizeof range, "[.E%u:.E%u]", FIRST_ROW + 1,
                   sheet->rows);
    odfgx_buffer_add_format(&workbook->scratch,
                            "of:=IF(COUNTIF(%s;\"" ODFGX_WORDS_GOOD
                            "\")=ROWS(%s);\"" ODFGX_WORDS_ALL_GOOD
                            "\";(ROWS(%s)-COUNTIF(%s;\"" ODFGX_WORDS_GOOD
                            "\"))&\"" ODFGX_WORDS_SOME_BAD "\")",
                            range, range, range, range);
    odfgx_sheet_put(
        sheet, 0, 0,
        &(odfgx_sheet_cell){ .columns = sheet->columns,
                             .style = ODFGX_STYLE_TITLE,
                             .text = text,
                             .formula = odfgx_workbook_keep(workbook) });
}

bool odfgx_workbook_checks(odfgx_workbook *workbook, odfgx_sheet *sheet)
{
    const odfgx_form *form = workbook->form;
    size_t equations = shown_equations(form);
    if (equations == 0 ||
        !odfgx_sheet_open(workbook, sheet, ODFGX_WORDS_CHECKS,
                          FIRST_ROW + equations, ODFGX_COUNT_OF(columns)))
        return false;
    sheet->head = FIRST_ROW;
    for (uint32_t i = 0; i < ODFGX_COUNT_OF(columns); i++) {
        sheet->widths[i] = columns[i].width;
        odfgx_sheet_put(sheet, 1, i,
                        &(odfgx_sheet_cell){ .style = ODFGX_STYLE_HEAD,
                                             .text = columns[i].head });
    }
    uint32_t row = FIRST_ROW;
    size_t bad = 0;
    for (size_t i = 0; i < form->equation_count; i++) {
        if (is_shown(&form->equations[i]))
            bad += !put_equation(workbook, sheet, row++, &form->equations[i]);
    }
    put_summary(workbook, sheet, bad);
    odfgx_sheet_fit_rows(sheet);
    return true;
}
