#include "report/prose_text.h"
#include "tests/unit.h"

#include <string.h>

static const struct {
    const char *text, *read;
} cases[] = {
    { "新收 ３０ 件，办结（2）件。", "新收30件,办结(2)件\2" },
    { "甲、乙；丙：丁", "甲\3乙;丙:丁" },
    { "“引用”『题』", "\"引用\"『题』" },
    { "1 203 件", "1\1"
                  "203件" },
    { "占 12.5％！", "占12.5%\2" },
    { "完成.继续", "完成\2继续" },
    { "www.gov.cn/a", "www.gov.cn/a" },
    { "〔2021〕30号 [1] 【甲】", "(2021)30号(1)(甲)" },
    { "一行\n二行", "一行\2二行" },
    { "1月1日—12月31日", "1月1日-12月31日" },
    { "\xFF坏", "\xFF坏" },
    { "", "" },
};

static void prose_is_read_without_blanks_and_in_half_width(void)
{
    odfgx_arena arena = { 0 };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_prose_text text;
        bool made = odfgx_prose_text_make(&text, &arena, cases[i].text,
                                          strlen(cases[i].text), false);
        if (EXPECT(made, "memory"))
            EXPECT_TEXT(text.data, cases[i].read);
    }
    odfgx_arena_clear(&arena);
}

static void a_quote_is_what_stands_in_the_original(void)
{
    static const char original[] = "共 收到 ３ 件 ，办结";
    odfgx_arena arena = { 0 };
    odfgx_prose_text text;
    if (EXPECT(odfgx_prose_text_make(&text, &arena, original, strlen(original),
                                     false),
               "memory")) {
        odfgx_slice quote = odfgx_prose_text_quote(
            &text, 0, (size_t)(strchr(text.data, ',') - text.data));
        EXPECT(quote.length == strlen("共 收到 ３ 件") &&
                   memcmp(quote.text, original, quote.length) == 0,
               "“%.*s”", (int)quote.length, quote.text);
    }
    odfgx_arena_clear(&arena);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(prose_is_read_without_blanks_and_in_half_width),
        UNIT(a_quote_is_what_stands_in_the_original),
    };
    return unit_main("report/prose_text", tests, ODFGX_COUNT_OF(tests));
}
