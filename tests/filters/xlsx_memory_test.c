#include "report/buffer.h"
#include "tests/filters/allocations.h"
#include "tests/filters/xlsx_made.h"
#include "tests/unit.h"

#include <string.h>

/* With many sheets, styles, texts, cells and merges, so that everything grows
 * that can grow. */
static xlsx_made make_parts(odfgx_buffer text[4])
{
    odfgx_buffer_add_text(&text[0], "<workbook" XLSX_MAIN
                                    " xmlns:r='" XLSX_OFFICE "'><sheets>");
    for (int i = 0; i < 18; i++)
        odfgx_buffer_add_format(&text[0], "<sheet name='%d' r:id='%s'/>", i,
                                i == 0 ? "s1" : "c");
    odfgx_buffer_add_text(&text[0], "</sheets></workbook>");
    odfgx_buffer_add_text(&text[1], "<sst" XLSX_MAIN ">");
    for (int i = 0; i < 40; i++)
        odfgx_buffer_add_format(&text[1], "<si><t>text %d</t></si>", i);
    odfgx_buffer_add_text(&text[1], "</sst>");
    odfgx_buffer_add_text(&text[2], "<styleSheet" XLSX_MAIN "><numFmts>");
    for (int i = 0; i < 20; i++)
        odfgx_buffer_add_format(
            &text[2], "<numFmt numFmtId='%d' formatCode='yyyy-mm-dd'/>",
            164 + i);
    odfgx_buffer_add_text(&text[2], "</numFmts><cellXfs>");
    for (int i = 0; i < 20; i++)
        odfgx_buffer_add_format(&text[2], "<xf numFmtId='%d'/>", 164 + i);
    odfgx_buffer_add_text(&text[2], "</cellXfs></styleSheet>");
    odfgx_buffer_add_text(&text[3],
                          "<worksheet" XLSX_MAIN "><sheetData><row>"
                          "<c t='s'><v>3</v></c><c s='1'><v>45351</v></c>"
                          "<c t='b'><v>1</v></c><c t='d'><v>10:00</v></c>"
                          "<c t='inlineStr'><is><t>");
    for (int i = 0; i < 300; i++)
        odfgx_buffer_add_text(&text[3], "_x0041_long");
    odfgx_buffer_add_text(&text[3], "</t></is></c><c><v>");
    for (int i = 0; i < 300; i++)
        odfgx_buffer_add_text(&text[3], "0");
    odfgx_buffer_add_text(&text[3], "12.5</v></c>");
    for (int i = 0; i < 20; i++)
        odfgx_buffer_add_text(&text[3], "<c><v>1E+300</v></c>");
    odfgx_buffer_add_text(&text[3], "</row></sheetData><mergeCells>");
    for (int i = 2; i < 20; i++)
        odfgx_buffer_add_format(&text[3], "<mergeCell ref='A%d:B%d'/>", i, i);
    odfgx_buffer_add_text(&text[3], "</mergeCells></worksheet>");
    return (xlsx_made){ .book = text[0].data,
                        .strings = text[1].data,
                        .styles = text[2].data,
                        .sheet = text[3].data };
}

static odfgx_buffer make_workbook(void)
{
    odfgx_buffer text[4] = { 0 };
    xlsx_made made = make_parts(text);
    made.relationships = XLSX_RELATIONSHIPS(
        XLSX_RELATIONSHIP("s1", "worksheet", "worksheets/sheet1.xml")
            XLSX_RELATIONSHIP("c", "chartsheet", "none.xml")
                XLSX_RELATIONSHIP("t", "sharedStrings", "SharedStrings.xml")
                    XLSX_RELATIONSHIP("f", "styles", "styles%2Exml"));
    odfgx_buffer archive = xlsx_pack(&made);
    for (size_t i = 0; i < ODFGX_COUNT_OF(text); i++)
        odfgx_buffer_clear(&text[i]);
    return archive;
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_buffer archive = make_workbook();
    (void)allocations_expect(&archive, "a.xlsx", ODFGX_OK);
    odfgx_buffer_clear(&archive);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("xlsx_memory", tests, sizeof tests / sizeof *tests);
}
