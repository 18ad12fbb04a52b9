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
    ODFGX_NUMERAL_BRANCH              /* 子 … 亥 */
} odfgx_numeral;

/* Appends a number. One that the numeral has no sign for is a decimal, as
 * offices show it. */
void odfgx_numeral_add(odfgx_numeral numeral, uint32_t number,
                       odfgx_buffer *out);

#endif
