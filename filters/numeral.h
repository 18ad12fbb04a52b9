/* filters/numeral.h — numbers as the labels of lists show them: "3", "c",
 * "iii", "三", "③". */
#ifndef ODFGX_FILTERS_NUMERAL_H
#define ODFGX_FILTERS_NUMERAL_H

#include "report/buffer.h"

typedef enum odfgx_numeral {
    ODFGX_NUMERAL_DECIMAL,
    ODFGX_NUMERAL_FULL_WIDTH,   /* １ */
    ODFGX_NUMERAL_LOWER_LETTER, /* a … z, aa, ab … */
    ODFGX_NUMERAL_UPPER_LETTER,
    ODFGX_NUMERAL_LOWER_REPEATED, /* a … z, aa, bb … */
    ODFGX_NUMERAL_UPPER_REPEATED,
    ODFGX_NUMERAL_LOWER_ROMAN,
    ODFGX_NUMERAL_UPPER_ROMAN,
    ODFGX_NUMERAL_CHINESE,            /* 一, 十一, 二十, 一百零一 */
    ODFGX_NUMERAL_FORMAL,             /* 壹, 壹拾壹, simplified */
    ODFGX_NUMERAL_FORMAL_TRADITIONAL, /* 貳, 參, 陸 */
    ODFGX_NUMERAL_CIRCLED,            /* ① … ㊿ */
    ODFGX_NUMERAL_STEM,               /* 甲 … 癸 */
    ODFGX_NUMERAL_BRANCH,             /* 子 … 亥 */

    ODFGX_NUMERAL_NONE,     /* nothing is written */
    ODFGX_NUMERAL_PADDED_2, /* 01: at least as many digits */
    ODFGX_NUMERAL_PADDED_3,
    ODFGX_NUMERAL_PADDED_4,
    ODFGX_NUMERAL_PADDED_5,
    ODFGX_NUMERAL_DASHED,         /* - 1 - */
    ODFGX_NUMERAL_ORDINAL,        /* 1st */
    ODFGX_NUMERAL_DIGITS,         /* 一〇 */
    ODFGX_NUMERAL_DIGITS_CIRCLE,  /* 一○, with another sign for zero */
    ODFGX_NUMERAL_COUNTED_DIGITS, /* 九十九, but 一〇五 */
    ODFGX_NUMERAL_JAPANESE,       /* 百十一 */
    ODFGX_NUMERAL_JAPANESE_FORMAL,
    ODFGX_NUMERAL_CIRCLED_IDEOGRAPH, /* ㊀ … ㊉ */
    ODFGX_NUMERAL_FULL_STOP,         /* ⒈ … ⒛ */
    ODFGX_NUMERAL_PARENTHESIZED,     /* ⑴ … ⒇ */

    /* As Word shows what is above too. Zero has a sign, where LibreOffice
     * has a decimal; counting goes on to 99999; letters are repeated 30
     * times; circles end at ⑳. */
    ODFGX_NUMERAL_WORD_FULL_WIDTH,
    ODFGX_NUMERAL_WORD_LOWER_REPEATED,
    ODFGX_NUMERAL_WORD_UPPER_REPEATED,
    ODFGX_NUMERAL_WORD_CHINESE,
    ODFGX_NUMERAL_WORD_TRADITIONAL, /* 一萬 */
    ODFGX_NUMERAL_WORD_FORMAL,
    ODFGX_NUMERAL_WORD_FORMAL_TRADITIONAL,
    ODFGX_NUMERAL_WORD_CIRCLED
} odfgx_numeral;

/* Appends a number. One that the numeral has no sign for is a decimal, as
 * offices show it. */
void odfgx_numeral_add(odfgx_numeral numeral, uint32_t number,
                       odfgx_buffer *out);

#endif
