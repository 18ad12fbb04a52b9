#include "report/prose_pattern.h"
#include "tests/unit.h"

#include <string.h>

static odfgx_form *form;
static const odfgx_prose_form *prose;

static const struct {
    const char *pattern, *text;
    size_t at, length;
    int year;
} cases[] = {
    { "处理费", "信息处理费", 6, 9, 0 },
    { "处理费", "信息处理", 6, 0, 0 },
    { "[甲|乙|]丙", "乙丙", 0, 6, 0 },
    { "[甲|乙|]丙", "丙", 0, 3, 0 },
    { "[甲|乙]丙", "丙", 0, 0, 0 },
    { "[甲|甲乙]丙", "甲乙丙", 0, 9, 0 },
    { "@年至@年", "2022年至2022年", 0, 17, 2022 },
    { "@年至@年", "2022年至2023年", 0, 0, 0 },
    { "@年", "20221年", 0, 0, 0 },
    { "^@年", "2022年", 0, 7, 2022 },
    { "^@年", "在2022年", 3, 0, 0 },
    { "^@年", "到。2022年", 4, 7, 2022 },
    { "现将…公开", "现将本局信息公开", 0, 24, 0 },
    { "现将…公开", "现将本局,信息公开", 0, 0, 0 },
    { "~收到", "我局收到", 0, 12, 0 },
    { "~收到", "学府街道收到", 0, 18, 0 },
    { "~收到", "别的街道收到", 0, 0, 0 },
    { "[甲", "甲", 0, 3, 0 },
    { "丙[", "丙", 0, 3, 0 },
};

static void patterns_match_what_they_say(void)
{
    odfgx_arena arena = { 0 };
    odfgx_prose_reader reader = { .prose = prose, .year = 2023 };
    EXPECT(odfgx_prose_reader_set_agency(&reader, &arena,
                                         "洛龙区学府街道办事处", NULL),
           "memory");
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_prose_text text;
        int year = 0;
        if (!EXPECT(odfgx_prose_text_make(&text, &arena, cases[i].text,
                                          strlen(cases[i].text), false),
                    "memory"))
            continue;
        size_t length = odfgx_pattern_match(
            cases[i].pattern, &reader, (odfgx_slice){ text.data, text.length },
            cases[i].at, &year);
        EXPECT(length == cases[i].length &&
                   (length == 0 || year == cases[i].year),
               "%s in “%s”: %zu bytes, %d", cases[i].pattern, cases[i].text,
               length, year);
    }
    odfgx_arena_clear(&arena);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(patterns_match_what_they_say),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK ||
        odfgx_prose_of(&prose, form, NULL) != ODFGX_OK)
        return 1;
    int result =
        unit_main("report/prose_pattern", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
