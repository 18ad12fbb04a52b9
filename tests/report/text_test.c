#include "report/text.h"
#include "tests/unit.h"

#include <string.h>

static const struct {
    const char *text, *fold;
} folds[] = {
    { "", "" },
    { "自然人", "自然人" },
    { "结果 维持", "结果维持" },
    { "商 业\n企业", "商业企业" },
    { "危及“三安全一稳定”", "危及三安全一稳定" },
    { "危及\"三安全一稳定\"", "危及三安全一稳定" },
    { "1.属于国家秘密", "1属于国家秘密" },
    { "１．属于国家秘密", "1属于国家秘密" },
    { "（一）予以公开", "一予以公开" },
    { "本年增/减", "本年增减" },
    { "ＡＢＣ abc", "abcabc" },
    { "é", "e\xCC\x81" },
    { "e\xCC\x81", "e\xCC\x81" },
    { "㎡", "m2" },
    { "\xEF\xBB\xBF其他\xE2\x80\x8B", "其他" },
    { "𠮷", "𠮷" },
};

static void labels_fold_to_what_is_compared(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(folds); i++) {
        odfgx_buffer out = { 0 };
        odfgx_buffer_add_text(&out, "");
        odfgx_text_fold(folds[i].text, strlen(folds[i].text), &out);
        EXPECT_TEXT(out.data, folds[i].fold);
        odfgx_buffer_clear(&out);
    }
}

static const struct {
    const char *text, *rest;
} numberings[] = {
    { "一、总体情况", "总体情况" },
    { "（三）不予公开", "不予公开" },
    { "(三) 不予公开", " 不予公开" },
    { "1.属于国家秘密", "属于国家秘密" },
    { "1、属于", "属于" },
    { "１．属于", "属于" },
    { "三 、本年度", "本年度" },
    { "（一）、概况", "概况" },
    { "十二、其他", "其他" },
    { "12.其他", "其他" },
    { "一次性", "一次性" },
    { "（本列数据", "（本列数据" },
    { "2023年", "2023年" },
    { "三", "三" },
    { "", "" },
    { "0", "0" },
};

static void numbering_is_told_from_the_label(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(numberings); i++) {
        const char *text = numberings[i].text;
        size_t used = odfgx_text_numbering(text, strlen(text));
        EXPECT_TEXT(text + used, numberings[i].rest);
    }
}

static const struct {
    const char *a, *b;
    unsigned limit, distance;
} distances[] = {
    { "", "", 2, 0 },
    { "现行有效件数", "现行有效件数", 2, 0 },
    { "现行有效件", "现行有效件数", 2, 1 },
    { "工作告年度报", "工作年度报告", 2, 2 },
    { "总体情况", "总体况情", 2, 1 },
    { "自然人", "法人", 2, 2 },
    { "自然人", "商业企业", 2, 3 },
    { "", "其他其他", 2, 3 },
    { "abc", "xyz", 3, 3 },
};

static void distance_counts_code_points(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(distances); i++) {
        unsigned told = odfgx_text_distance(distances[i].a, distances[i].b,
                                            distances[i].limit);
        unsigned back = odfgx_text_distance(distances[i].b, distances[i].a,
                                            distances[i].limit);
        EXPECT(told == distances[i].distance && back == told, "%s, %s: %u",
               distances[i].a, distances[i].b, told);
    }
}

static void text_is_trimmed_of_all_white_space(void)
{
    const char text[] = " \xC2\xA0\xE3\x80\x80 单位 名称\xE3\x80\x80\n";
    odfgx_slice slice = odfgx_text_trim(text, strlen(text));
    EXPECT(slice.length == strlen("单位 名称") &&
               memcmp(slice.text, "单位 名称", slice.length) == 0,
           "%zu bytes", slice.length);
    EXPECT(odfgx_text_trim(" \n", 2).length == 0, "only white space");
    EXPECT(odfgx_text_trim(NULL, 0).length == 0, "no text at all");
}

static void lines_come_one_by_one(void)
{
    odfgx_slice rest = { "甲\n\n 乙 \n", strlen("甲\n\n 乙 \n") }, line;
    EXPECT(odfgx_text_line(&rest, &line) && line.length == 3, "first");
    EXPECT(odfgx_text_line(&rest, &line) && line.length == 0, "empty");
    EXPECT(odfgx_text_line(&rest, &line) && line.length == 3, "last");
    EXPECT(!odfgx_text_line(&rest, &line), "end");
}

static void broken_bytes_become_the_replacement_character(void)
{
    const char broken[] = "\xE4\xB8x\xFF";
    const char *at = broken, *end = broken + 4;
    EXPECT(odfgx_text_next(&at, end) == 0xFFFD, "cut sequence");
    while (at < end && *at != 'x')
        (void)odfgx_text_next(&at, end);
    EXPECT(odfgx_text_next(&at, end) == 'x', "what follows is kept");
    EXPECT(odfgx_text_next(&at, end) == 0xFFFD && at == end, "last byte");
}

static void widths_are_those_of_a_terminal(void)
{
    EXPECT(odfgx_text_width("表三 D7", strlen("表三 D7")) == 7, "width");
    EXPECT(odfgx_text_count("表三 D7", strlen("表三 D7")) == 5, "count");
    EXPECT(odfgx_text_width("e\xCC\x81", 3) == 1, "combining mark");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(labels_fold_to_what_is_compared),
        UNIT(numbering_is_told_from_the_label),
        UNIT(distance_counts_code_points),
        UNIT(text_is_trimmed_of_all_white_space),
        UNIT(lines_come_one_by_one),
        UNIT(broken_bytes_become_the_replacement_character),
        UNIT(widths_are_those_of_a_terminal),
    };
    return unit_main("report/text", tests, ODFGX_COUNT_OF(tests));
}
