#include "report/buffer.h"
#include "tests/filters/xlsx_made.h"
#include "tests/filters/xlsx_marked.h"
#include "tests/unit.h"

#include <string.h>

#define DATA(inside) "<sheetData>" inside "</sheetData>"

/* B3 is to be 12.5. */
static const odfgx_mark one[] = {
    { .table = "S", .row = 2, .column = 1, .value = "12.5" },
};

static void a_value_takes_the_place_of_what_a_cell_holds(void)
{
    static const struct {
        const char *before, *after;
    } cases[] = {
        { DATA("<row r='3'><c r='B3' s='4' t='s'><v>7</v></c></row>"),
          DATA("<row r='3'><c r='B3' s='4'><v>12.5</v></c></row>") },
        { DATA("<row r='3'><c r='B3' t='inlineStr' s='4'><is><t>x</t></is>"
               "</c></row>"),
          DATA("<row r='3'><c r='B3' s='4'><v>12.5</v></c></row>") },
        { DATA("<row r='3'><c r='B3'><v>1</v><extLst/></c></row>"),
          DATA("<row r='3'><c r='B3'><v>12.5</v></c></row>") },
        { DATA("<row r='3'><c r='B3' s='4' /></row>"),
          DATA("<row r='3'><c r='B3' s='4' ><v>12.5</v></c ></row>") },
        { DATA("<row r='3'><c r='B3'></c></row>"),
          DATA("<row r='3'><c r='B3'><v>12.5</v></c></row>") },
        { DATA("<row/><row/><row><c/><c><v>1</v></c></row>"),
          DATA("<row/><row/><row><c/><c><v>12.5</v></c></row>") },
        { DATA("<row r='3'><c r='A3'/><c r='C3'/></row>"),
          DATA("<row r='3'><c r='A3'/><c r=\"B3\"><v>12.5</v></c><c r='C3'/>"
               "</row>") },
        { DATA("<row r='3'><c r='A3'/></row>"),
          DATA("<row r='3'><c r='A3'/><c r=\"B3\"><v>12.5</v></c></row>") },
        { DATA("<row r='3' ht='20'/>"),
          DATA("<row r='3' ht='20'><c r=\"B3\"><v>12.5</v></c></row >") },
        { DATA("<row r='2'/><row r='4'/>"),
          DATA("<row r='2'/><row r=\"3\"><c r=\"B3\"><v>12.5</v></c></row>"
               "<row r='4'/>") },
        { DATA("<row r='2'/>"), DATA("<row r='2'/><row r=\"3\"><c r=\"B3\"><v>"
                                     "12.5</v></c></row>") },
        { "<sheetData/>", "<sheetData><row r=\"3\"><c r=\"B3\"><v>12.5</v></c>"
                          "</row></sheetData >" },
        { "<dimension ref='A1:C2'/><sheetData/>",
          "<dimension ref='A1:C3'/><sheetData>" },
        { "<dimension ref='C5'/><sheetData/>",
          "<dimension ref='B3:C5'/><sheetData>" },
        { "<dimension ref='A1:C9'/>" DATA(""), "<dimension ref='A1:C9'/>" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer text = { 0 };
        odfgx_buffer_add_format(&text, XLSX_SHEET("%s"), cases[i].before);
        xlsx_made made = { .sheet = text.data };
        odfgx_buffer archive = xlsx_pack(&made);
        odfgx_buffer out = xlsx_marked(cases[i].before, &archive, one, 1);
        xlsx_expect_part(cases[i].before, &out, "xl/worksheets/sheet1.xml",
                         cases[i].after);
        xlsx_expect_part(cases[i].before, &out, "xl/worksheets/odfgx1.xml",
                         NULL);
        odfgx_buffer_clear(&text);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

static void values_of_one_place_come_in_their_order(void)
{
    static const odfgx_mark many[] = {
        { .table = "S", .row = 4, .column = 3, .value = "4" },
        { .table = "S", .row = 2, .column = 1, .value = "1" },
        { .table = "S", .row = 3, .column = 0, .value = "3" },
        { .table = "S", .row = 2, .column = 3, .value = "2" },
        { .table = "other", .row = 2, .column = 3, .value = "9" },
    };
    static const char *const sheets[] = {
        XLSX_ROWS("<p:row xmlns:p='http://schemas.openxmlformats.org/"
                  "spreadsheetml/2006/main' r='3'><p:c r='C3'/><p:c r='E3'/>"
                  "</p:row>"),
        "<p:row xmlns:p='http://schemas.openxmlformats.org/spreadsheetml/2006/"
        "main' r='3'><p:c r=\"B3\"><p:v>1</p:v></p:c><p:c r='C3'/><p:c "
        "r=\"D3\"><p:v>2</p:v></p:c><p:c r='E3'/></p:row><row r=\"4\"><c "
        "r=\"A4\"><v>3</v></c></row><row r=\"5\"><c r=\"D5\"><v>4</v></c>"
        "</row></sheetData>",
    };
    xlsx_made made = { .sheet = sheets[0] };
    odfgx_buffer archive = xlsx_pack(&made);
    odfgx_buffer out =
        xlsx_marked("many", &archive, many, ODFGX_COUNT_OF(many));
    xlsx_expect_part("many", &out, "xl/worksheets/sheet1.xml", sheets[1]);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

static void a_formula_stays(void)
{
    xlsx_made made = {
        .sheet =
            XLSX_ROWS("<row r='3'><c r='B3'><f>1+1</f><v>2</v></c></row>")
    };
    odfgx_buffer archive = xlsx_pack(&made);
    odfgx_buffer out = xlsx_marked("formula", &archive, one, 1);
    xlsx_expect_part("formula", &out, "xl/worksheets/sheet1.xml", made.sheet);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

static void formulas_are_computed_anew(void)
{
    static const struct {
        const char *book, *expected;
    } cases[] = {
        { XLSX_BOOK(XLSX_ONE_SHEET),
          "</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>" },
        { XLSX_BOOK(XLSX_ONE_SHEET "<definedNames/><calcPr calcId='1'/>"
                                   "<extLst/>"),
          "<calcPr  fullCalcOnLoad=\"1\" calcId='1'/>" },
        { XLSX_BOOK(XLSX_ONE_SHEET "<definedNames/><pivotCaches/><extLst/>"),
          "<definedNames/><calcPr fullCalcOnLoad=\"1\"/><pivotCaches/>" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        xlsx_made made = { .book = cases[i].book, .sheet = XLSX_ROWS("") };
        odfgx_buffer archive = xlsx_pack(&made);
        odfgx_buffer out = xlsx_marked(cases[i].book, &archive, one, 1);
        xlsx_expect_part(cases[i].book, &out, "xl/workbook.xml",
                         cases[i].expected);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_value_takes_the_place_of_what_a_cell_holds),
        UNIT(values_of_one_place_come_in_their_order),
        UNIT(a_formula_stays),
        UNIT(formulas_are_computed_anew),
    };
    return unit_main("xlsx_mark_value", tests, sizeof tests / sizeof *tests);
}
