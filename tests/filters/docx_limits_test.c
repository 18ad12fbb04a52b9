#include "report/buffer.h"
#include "tests/filters/docx_sample.h"
#include "tests/filters/refusals.h"
#include "tests/unit.h"

#include <string.h>

static void caps_are_held(void)
{
    static const struct {
        uint64_t text, cells, depth;
        const char *xml, *where, *option;
    } cases[] = {
        { 4, 9, 99, P(T("abc") T("de")), "a.ods", "--max-text" },
        { 4, 9, 99, P(T("abcd") "<w:r><w:tab/></w:r>"), "a.ods", "--max-text" },
        { 4, 9, 99,
          P("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ab</w:t><w:t>cde</w:t>"
            "</w:r>"),
          "a.ods", "--max-text" },
        { 4, 9, 99, PT("abcde"), "a.ods: word/document.xml:1:", "--max-text" },
        { 4, 9, 99, TBL(TR(TCT("a") TC(PT("ab") PT("cd")))), "a.ods: 表格 1!B1",
          "--max-text" },
        { 9, 2, 99, TBL(TR(TCT("a") TCT("b")) TR(TCT("c"))), "a.ods: 表格 1!A2",
          "--max-cells" },
        { 9, 9, 9, TBL(TR(TC(TBL(TR(TC(TBL("") P("")))) P("")))),
          "a.ods: word/document.xml:1:", "--max-depth" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer archive = docx_sample_pack(cases[i].xml, NULL, NULL);
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_limits limits;
        odfgx_limits_init(&limits);
        limits.text = cases[i].text;
        limits.cells = cases[i].cells;
        limits.depth = cases[i].depth;
        odfgx_status status = transcript_read(&archive, &limits, &out, &err);
        transcript_expect_fault(
            cases[i].xml,
            (transcript_fault){ ODFGX_LIMIT, cases[i].where, cases[i].option },
            status, &err);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}

/* Reads a document that says `again` many times in one of its parts. */
static odfgx_status read_often(int part, const char *before, const char *again,
                               const char *after, size_t times,
                               odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer xml = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    limits.ratio = UINT64_MAX;
    limits.depth = UINT64_MAX;
    odfgx_buffer_add_text(&xml, before);
    for (size_t i = 0; i < times; i++)
        odfgx_buffer_add_text(&xml, again);
    odfgx_buffer_add_text(&xml, after);
    odfgx_buffer archive =
        docx_sample_pack(part == 0 ? xml.data : "", part == 1 ? xml.data : NULL,
                         part == 2 ? xml.data : NULL);
    odfgx_status status = transcript_read(&archive, &limits, out, err);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&xml);
    return status;
}

#define FIELD_BEGIN "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
#define FIELD_END "<w:r><w:fldChar w:fldCharType='end'/></w:r>"

static void much_of_anything_is_read_or_refused(void)
{
    enum { BODY, STYLES, NUMBERING };
    static const struct {
        int part;
        const char *before, *again, *after;
        size_t times;
        odfgx_status status;
        const char *text;
    } cases[] = {
        { BODY, "", "<w:p/>", PT("a"), 1000000, ODFGX_OK, TOLD("a") },
        { BODY, "<w:p>", FIELD_BEGIN, T("x") "</w:p>" PT("a"), 1000, ODFGX_OK,
          TOLD("a") },
        { BODY, "<w:p>" FIELD_BEGIN FIELD_BEGIN, FIELD_BEGIN FIELD_END,
          T("x") FIELD_END FIELD_END T("a") "</w:p>", 100, ODFGX_OK,
          TOLD("a") },
        { BODY, "<w:p><w:r>", "<w:noBreakHyphen/>", "</w:r></w:p>", 4194305,
          ODFGX_LIMIT, "--max-text" },
        { STYLES, "", "<w:style/>", "", 400000, ODFGX_LIMIT, "the styles" },
        { NUMBERING, "", "<w:num/>", "", 400000, ODFGX_LIMIT, "the lists" },
        { NUMBERING, "", "<w:abstractNum/>", "", 400000, ODFGX_LIMIT,
          "the lists" },
        { NUMBERING, "<w:abstractNum>", "<w:lvl w:ilvl='1'/>",
          "</w:abstractNum>", 400000, ODFGX_LIMIT, "the lists" },
        { NUMBERING, "<w:abstractNum><w:lvl w:ilvl='1'>",
          "<w:lvlText w:val='abcdefghijklmnopqrstuvwxyzabcdefghijkl'/>",
          "</w:lvl></w:abstractNum>", 500000, ODFGX_LIMIT, "the lists" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status =
            read_often(cases[i].part, cases[i].before, cases[i].again,
                       cases[i].after, cases[i].times, &out, &err);
        EXPECT(status == cases[i].status &&
                   (status == ODFGX_OK
                        ? strcmp(out.data, cases[i].text) == 0
                        : strstr(err.text, cases[i].text) != NULL),
               "case %zu: %d %s: %s", i, (int)status, err.where, err.text);
        odfgx_buffer_clear(&out);
    }
}

static void the_pattern_of_a_label_is_cut_between_signs(void)
{
    odfgx_buffer levels = { 0 }, out = { 0 };
    odfgx_error err = { 0 };
    odfgx_buffer_add_text(&levels, "<w:abstractNum w:abstractNumId='1'><w:lvl"
                                   " w:ilvl='0'><w:lvlText w:val='a");
    for (int i = 0; i < 1000; i++)
        odfgx_buffer_add_text(&levels, "。");
    odfgx_buffer_add_text(&levels,
                          "'/></w:lvl></w:abstractNum><w:num w:numId='1'>"
                          "<w:abstractNumId w:val='1'/></w:num>");
    odfgx_buffer archive = docx_sample_pack(
        P("<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"), NULL,
        levels.data);
    odfgx_status status = transcript_read(&archive, NULL, &out, &err);
    size_t length = strlen("paragraph \"\"\n") + 1 + (254 / 3) * 3;
    EXPECT(status == ODFGX_OK && out.length == length, "%zu, not %zu: %s",
           out.length, length, err.text);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&levels);
    odfgx_buffer_clear(&out);
}

static void a_visitor_may_end_the_reading_or_miss_members(void)
{
    static const char box[] =
        TBL(TR(TCT("a"))) "<w:p><w:r><w:pict><w:txbxContent>" PT(
            "b") "</w:txbxContent></w:pict></w:r></w:p>";
    odfgx_buffer archive = docx_sample_pack(box, NULL, NULL);
    refusals_expect(&archive, "a.docx",
                    REFUSAL_PARAGRAPH | REFUSAL_TABLE_BEGIN |
                        REFUSAL_ROW_BEGIN | REFUSAL_CELL | REFUSAL_TABLE_END);
    odfgx_buffer_clear(&archive);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(caps_are_held),
        UNIT(much_of_anything_is_read_or_refused),
        UNIT(the_pattern_of_a_label_is_cut_between_signs),
        UNIT(a_visitor_may_end_the_reading_or_miss_members),
    };
    return unit_main("docx_limits", tests, sizeof tests / sizeof *tests);
}
