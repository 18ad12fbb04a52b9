/* odf/workbook_words.h — what a workbook says of its own accord, in
 * the language of its readers. All else that it says is the form's. */
#ifndef ODFGX_ODF_WORKBOOK_WORDS_H
#define ODFGX_ODF_WORKBOOK_WORDS_H

/* Before a figure of last year, and over a column of them; what stands for one
 * that there is not. */
#define ODFGX_WORDS_PAST "上年"
#define ODFGX_WORDS_NO_FIGURE "—"

/* On the guide, of a workbook that carries on last year's report. */
#define ODFGX_WORDS_PAST_GUIDE                                                                             \
    "白底灰字的“" ODFGX_WORDS_PAST                                                                         \
    " …”是上年报告的数，只供对照：不参加计算，检查和生成报告时也不读。" \
    "能由上年报告定下来的数已经填好，请核对；上年报告没有的留空。"
#define ODFGX_WORDS_MARK_GUIDE                                                                            \
    "文字部分照录上年报告。红色加下划线的是可能过时的年份、日期和数字，" \
    "请逐处改成今年的；改完颜色不必理会，不影响读取。"

/* Names of sheets. */
#define ODFGX_WORDS_FRONT "基本情况与文字"
#define ODFGX_WORDS_CHECKS "自动检查"
#define ODFGX_WORDS_GUIDE "填写说明"

/* The head of the sheet of checks, and what stands in it. */
#define ODFGX_WORDS_RULE "规则"
#define ODFGX_WORDS_SUBJECT "检查内容"
#define ODFGX_WORDS_LEFT "左边"
#define ODFGX_WORDS_RIGHT "右边"
#define ODFGX_WORDS_RESULT "结果"
#define ODFGX_WORDS_GOOD "符合"
#define ODFGX_WORDS_ALL_GOOD "全部符合"
#define ODFGX_WORDS_SOME_BAD " 处不符，请核对红色各行"
#define ODFGX_WORDS_BAD "不符，相差 "

/* What may be filled in, as titles and sentences: %s is the unit's name or
 * the declaration, %u the number of decimals, %d a year. */
#define ODFGX_WORDS_COUNT_HINT "填大于或等于 0 的整数（%s），没有发生填 0。"
#define ODFGX_WORDS_AMOUNT_HINT                                                \
    "填大于或等于 0 的数（%s），最多 %u 位小数，没有发生填 0。"
#define ODFGX_WORDS_NUMBER_TITLE "应填数字"
#define ODFGX_WORDS_YEAR_TITLE "应填年份"
#define ODFGX_WORDS_YEAR_HINT "填四位年份，%d 至 %d。"
#define ODFGX_WORDS_LIST_TITLE "请选择"
#define ODFGX_WORDS_LIST_HINT                                                  \
    "各表的空白格都表示 0 时，选“%s”；否则留空，并把空白格补填完整。"
#define ODFGX_WORDS_PROSE_HINT "一段一格，在格内按 Ctrl+Enter 也可另起一段。"
#define ODFGX_WORDS_PROSE_ITEMS "一般包括："

#endif
