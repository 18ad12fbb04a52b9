#include "report/buffer.h"
#include "tests/filters/allocations.h"
#include "tests/filters/docx_sample.h"
#include "tests/unit.h"

#include <string.h>

static void repeat(odfgx_buffer *out, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        odfgx_buffer_add_text(out, text);
}

static odfgx_buffer make_styles(void)
{
    odfgx_buffer styles = { 0 };
    for (int i = 0; i < 40; i++)
        odfgx_buffer_add_format(&styles,
                                "<w:style w:styleId='s%d'><w:name w:val='x'/>"
                                "<w:basedOn w:val='s%d'/></w:style>",
                                i, i + 1);
    odfgx_buffer_add_text(&styles, "<w:style w:styleId='long'><w:name w:val='");
    repeat(&styles, "long", 5000);
    odfgx_buffer_add_text(&styles, "'/></w:style>");
    return styles;
}

static odfgx_buffer make_lists(void)
{
    odfgx_buffer lists = { 0 };
    for (int i = 0; i < 40; i++)
        odfgx_buffer_add_format(
            &lists,
            "<w:abstractNum w:abstractNumId='%d'><w:lvl w:ilvl='0'>"
            "<w:lvlText w:val='%%1.'/><w:pStyle w:val='s1'/></w:lvl>"
            "<w:numStyleLink w:val='s1'/></w:abstractNum>"
            "<w:num w:numId='%d'><w:abstractNumId w:val='%d'/></w:num>",
            i, i, i);
    return lists;
}

/* With deep tables, text boxes, lists and long texts, so that everything grows
 * that can grow. */
static odfgx_buffer make_document(void)
{
    odfgx_buffer styles = make_styles(), lists = make_lists(), body = { 0 };
    odfgx_buffer_add_text(
        &body, "<w:p><w:pPr><w:pStyle w:val='s1'/><w:numPr><w:numId"
               " w:val='1'/></w:numPr></w:pPr><w:r><w:sym w:char='4E00'/>"
               "<w:pict><w:txbxContent>" PT("a")
                   TBL(TR(TCT("b"))) "</w:txbxContent></w:pict><w:t>");
    repeat(&body, "long", 500);
    odfgx_buffer_add_text(&body, "</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
                                 "<w:t>hidden</w:t></w:r></w:p>");
    repeat(&body,
           "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='20'/>"
           "</w:tcPr>",
           8);
    odfgx_buffer_add_text(&body,
                          "<w:p><w:r><w:pict><w:txbxContent>" PT(
                              "c") "</w:txbxContent></w:pict></w:r></w:p>");
    repeat(&body, PT("d") "</w:tc></w:tr></w:tbl>", 8);
    odfgx_buffer_add_text(&body, "<w:tbl>");
    repeat(&body, TR(TCT("e")), 20);
    odfgx_buffer_add_text(&body, "</w:tbl>");
    odfgx_buffer archive = docx_sample_pack(body.data, styles.data, lists.data);
    odfgx_buffer_clear(&styles);
    odfgx_buffer_clear(&lists);
    odfgx_buffer_clear(&body);
    return archive;
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_buffer archive = make_document();
    (void)allocations_expect(&archive, "a.docx", ODFGX_OK);
    odfgx_buffer_clear(&archive);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("docx_memory", tests, sizeof tests / sizeof *tests);
}
