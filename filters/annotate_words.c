#include "filters/annotate.h"

const odfgx_mark_words odfgx_mark_words_of[2] = {
    [ODFGX_ENGLISH] = {
        .name = "Findings",
        .notice = "This list is written by odfgx and replaced at the next "
                  "check; write nothing into it.",
        .levels = { [ODFGX_HINT] = "hint",
                    [ODFGX_WARNING] = "warning",
                    [ODFGX_ERROR] = "error" },
        .explained = "%s (explained)",
        .comment = "[%s %s] %s%s",
        .stop = ".",
        .related = " Related cells: ",
        .comma = ", ",
        .more = "%s, %zu in all",
        .summary = "errors: %zu, warnings: %zu, hints: %zu",
        .explanation = " Explanation: ",
        .columns = { "level", "rule", "finding", "cell" },
    },
    [ODFGX_CHINESE] = {
        .name = "检查结果",
        .notice = "本页由程序写入，再次检查时整页替换，请勿在此填写。",
        .levels = { [ODFGX_HINT] = "提示",
                    [ODFGX_WARNING] = "核实",
                    [ODFGX_ERROR] = "错误" },
        .explained = "%s（已说明）",
        .comment = "【%s %s】%s%s",
        .stop = "。",
        .related = "相关单元格：",
        .comma = "、",
        .more = "%s 等 %zu 格",
        .summary = "错误 %zu 处，核实 %zu 处，提示 %zu 处",
        .explanation = "说明：",
        .columns = { "级别", "规则", "内容", "单元格" },
    },
};
