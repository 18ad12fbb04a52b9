#include "filters/mark.h"
#include "tests/unit.h"

#include <string.h>

static void only_what_others_wrote_is_theirs(void)
{
    static const struct {
        const char *author, *text, *theirs;
    } cases[] = {
        { "王", "说明：无", "说明：无" },
        { "王", "说明：无\n\n", "说明：无" },
        { "王", "说明：无\n" ODFGX_MARK_LINE "\n【错误】", "说明：无" },
        { "王", "a\nb\n" ODFGX_MARK_LINE, "a\nb" },
        { "王", "a\n" ODFGX_MARK_LINE " b", "a\n" ODFGX_MARK_LINE " b" },
        { "王", "a" ODFGX_MARK_LINE, "a" ODFGX_MARK_LINE },
        { "王", ODFGX_MARK_LINE "\n【错误】", "" },
        { "", "a", "a" },
        { "王", "", "" },
        { "odfgx", "【错误】", "" },
        { "", "【核实】\n请写：" ODFGX_MARK_END "\n说明：无", "" },
        { "", "a\n" ODFGX_MARK_LINE "\n【核实】" ODFGX_MARK_END "b", "a" },
        { "odfgx 2", "a", "a" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        const char *text = cases[i].text;
        size_t length = odfgx_mark_others(cases[i].author, text, strlen(text));
        EXPECT(length == strlen(cases[i].theirs) &&
                   strncmp(text, cases[i].theirs, length) == 0,
               "%s: \"%s\": %zu", cases[i].author, text, length);
    }
}

static void what_is_typed_behind_our_last_line_is_theirs(void)
{
    static const struct {
        const char *text, *typed;
    } cases[] = {
        { "【核实】\n请写：" ODFGX_MARK_END "\n说明：无", "说明：无" },
        { "【核实】" ODFGX_MARK_END " 说明\n二", "说明\n二" },
        { "【核实】" ODFGX_MARK_END "\n\n ", NULL },
        { "【核实】" ODFGX_MARK_END, NULL },
        { "【核实】说明：无", NULL },
        { "〔odfgx", NULL },
        { "", NULL },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        const char *text = cases[i].text;
        const char *typed = odfgx_mark_typed(text, strlen(text));
        EXPECT((typed != NULL) == (cases[i].typed != NULL) &&
                   (typed == NULL || strcmp(typed, cases[i].typed) == 0),
               "\"%s\": %s", text, typed);
    }
}

static void what_stands_before_the_sign_is_ours(void)
{
    static const struct {
        const char *text, *theirs;
    } cases[] = {
        { "检查结果" ODFGX_MARK_SIGN, "" },
        { ODFGX_MARK_SIGN "标题", "标题" },
        { ODFGX_MARK_SIGN ODFGX_MARK_SIGN, ODFGX_MARK_SIGN },
        { "x〔x odfgx〕 " ODFGX_MARK_SIGN "a", "a" },
        { "odfgx", "odfgx" },
        { "〔odfgx", "〔odfgx" },
        { "〔odfgy〕〔odfgx", "〔odfgy〕〔odfgx" },
        { "xxxxxxxxxxxx", "xxxxxxxxxxxx" },
        { "", "" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        const char *text = cases[i].text;
        size_t ours = odfgx_mark_signed(text, strlen(text));
        EXPECT(strcmp(text + ours, cases[i].theirs) == 0, "\"%s\": %zu", text,
               ours);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(only_what_others_wrote_is_theirs),
        UNIT(what_is_typed_behind_our_last_line_is_theirs),
        UNIT(what_stands_before_the_sign_is_ours),
    };
    return unit_main("mark", tests, sizeof tests / sizeof *tests);
}
