#include "odf/workbook_formula.h"
#include "tests/unit.h"

/* Five values on two sheets: A1, B1, C1 and A2 of one, A1 of the other. */
static odfgx_sheet sheets[] = { { .name = "one" }, { .name = "it's" } };
static odfgx_place places[] = {
    { &sheets[0], 0, 0 }, { &sheets[0], 0, 1 }, { &sheets[0], 0, 2 },
    { &sheets[0], 1, 0 }, { &sheets[1], 0, 0 },
};

static const struct {
    odfgx_term terms[4];
    size_t count, sheet;
    const char *text;
} sides[] = {
    { { { 0, 0 } }, 0, 0, "0" },
    { { { 0, 1 } }, 1, 0, "SUM([.A1])" },
    { { { 0, 1 }, { 1, 1 }, { 2, 1 } }, 3, 0, "SUM([.A1:.C1])" },
    { { { 0, 1 }, { 3, 1 } }, 2, 0, "SUM([.A1:.A2])" },
    { { { 0, 1 }, { 2, 1 } }, 2, 0, "SUM([.A1];[.C1])" },
    { { { 2, 1 }, { 1, 1 } }, 2, 0, "SUM([.C1];[.B1])" },
    { { { 0, 1 }, { 1, 1 }, { 3, 1 } }, 3, 0, "SUM([.A1:.B1];[.A2])" },
    { { { 0, 1 }, { 4, 1 } }, 2, 0, "SUM([.A1];[$'it''s'.A1])" },
    { { { 0, 1 }, { 1, 1 } }, 2, 1, "SUM([$'one'.A1:.B1])" },
    { { { 0, 1 }, { 1, -1 } }, 2, 0, "SUM([.A1])-1*[.B1]" },
    { { { 0, 1 }, { 1, -1 }, { 2, 1 } }, 3, 0, "SUM([.A1];[.C1])-1*[.B1]" },
    { { { 0, -1 }, { 1, 2 } }, 2, 0, "0-1*[.A1]+2*[.B1]" },
};

static void a_side_of_an_equation_is_a_formula(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(sides); i++) {
        odfgx_workbook workbook = { .places = places };
        odfgx_formula_add_side(&workbook, &sheets[sides[i].sheet],
                               sides[i].terms, sides[i].count);
        EXPECT_TEXT(workbook.scratch.data, sides[i].text);
        odfgx_buffer_clear(&workbook.scratch);
    }
}

static void quotes_within_quotes_are_doubled(void)
{
    odfgx_buffer out = { 0 };
    odfgx_formula_add_quoted(&out, "it's", '\'');
    odfgx_formula_add_quoted(&out, "a\"b'", '"');
    EXPECT_TEXT(out.data, "'it''s'\"a\"\"b'\"");
    odfgx_buffer_clear(&out);
}

static const struct {
    const char *formula, *excel;
} formulas[] = {
    { "of:=SUM([.A1])", "=SUM(A1)" },
    { "of:=SUM([.A1:.C1];[.B2])", "=SUM(A1:C1,B2)" },
    { "of:=SUM([$'one'.A1:.B1])-1*[.B1]", "=SUM('one'!A1:B1)-1*B1" },
    { "of:=[$'it''s [a].b;c'.A1]", "='it''s [a].b;c'!A1" },
    { "of:=[.B2]&\"a;b [.c] \"\"d\"", "=B2&\"a;b [.c] \"\"d\"" },
    { "of:=IF(ROUND([.C3]-[.D3];6)>=0;\"是\";0.5)",
      "=IF(ROUND(C3-D3,6)>=0,\"是\",0.5)" },
    { "of:=\"open", "=\"open" },
    { "of:=[.A1", "=A1" },
};

static void excel_writes_formulas_in_its_own_way(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(formulas); i++) {
        odfgx_buffer out = { 0 };
        odfgx_formula_add_excel(&out, formulas[i].formula);
        EXPECT_TEXT(out.data, formulas[i].excel);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_side_of_an_equation_is_a_formula),
        UNIT(quotes_within_quotes_are_doubled),
        UNIT(excel_writes_formulas_in_its_own_way),
    };
    return unit_main("odf/workbook_formula", tests, ODFGX_COUNT_OF(tests));
}
