#include "filters/docx/label.h"

#include "filters/numeral.h"

#include <string.h>

struct odfgx_docx_format {
    const char *name;
    odfgx_numeral numeral;
};

static const odfgx_docx_format formats[] = {
    { "decimal", ODFGX_NUMERAL_DECIMAL },
    { "bullet", ODFGX_NUMERAL_NONE },
    { "none", ODFGX_NUMERAL_NONE },
    { "decimalZero", ODFGX_NUMERAL_PADDED_2 },
    { "01", ODFGX_NUMERAL_PADDED_2 },
    { "001", ODFGX_NUMERAL_PADDED_3 },
    { "0001", ODFGX_NUMERAL_PADDED_4 },
    { "00001", ODFGX_NUMERAL_PADDED_5 },
    { "upperRoman", ODFGX_NUMERAL_UPPER_ROMAN },
    { "lowerRoman", ODFGX_NUMERAL_LOWER_ROMAN },
    { "upperLetter", ODFGX_NUMERAL_WORD_UPPER_REPEATED },
    { "lowerLetter", ODFGX_NUMERAL_WORD_LOWER_REPEATED },
    { "ordinal", ODFGX_NUMERAL_ORDINAL },
    { "numberInDash", ODFGX_NUMERAL_DASHED },
    { "chineseCountingThousand", ODFGX_NUMERAL_WORD_CHINESE },
    { "taiwaneseCountingThousand", ODFGX_NUMERAL_WORD_TRADITIONAL },
    { "chineseCounting", ODFGX_NUMERAL_COUNTED_DIGITS },
    { "taiwaneseCounting", ODFGX_NUMERAL_COUNTED_DIGITS },
    { "japaneseCounting", ODFGX_NUMERAL_JAPANESE },
    { "chineseLegalSimplified", ODFGX_NUMERAL_WORD_FORMAL },
    { "ideographLegalTraditional", ODFGX_NUMERAL_WORD_FORMAL_TRADITIONAL },
    { "japaneseLegal", ODFGX_NUMERAL_JAPANESE_FORMAL },
    { "ideographDigital", ODFGX_NUMERAL_DIGITS },
    { "japaneseDigitalTenThousand", ODFGX_NUMERAL_DIGITS },
    { "taiwaneseDigital", ODFGX_NUMERAL_DIGITS_CIRCLE },
    { "decimalFullWidth", ODFGX_NUMERAL_WORD_FULL_WIDTH },
    { "decimalFullWidth2", ODFGX_NUMERAL_WORD_FULL_WIDTH },
    { "ideographTraditional", ODFGX_NUMERAL_STEM },
    { "ideographZodiac", ODFGX_NUMERAL_BRANCH },
    { "ideographEnclosedCircle", ODFGX_NUMERAL_CIRCLED_IDEOGRAPH },
    { "decimalEnclosedCircle", ODFGX_NUMERAL_WORD_CIRCLED },
    { "decimalEnclosedCircleChinese", ODFGX_NUMERAL_WORD_CIRCLED },
    { "decimalEnclosedFullstop", ODFGX_NUMERAL_FULL_STOP },
    { "decimalEnclosedParen", ODFGX_NUMERAL_PARENTHESIZED },
};

static const odfgx_docx_format *find(const char *name, size_t length)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(formats); i++) {
        if (strlen(formats[i].name) == length &&
            memcmp(formats[i].name, name, length) == 0)
            return &formats[i];
    }
    return &formats[0];
}

const odfgx_docx_format *odfgx_docx_format_find(const char *name,
                                                const char *pattern)
{
    if (strcmp(name, "custom") == 0 && pattern != NULL)
        return find(pattern, strcspn(pattern, ", "));
    return find(name, strlen(name));
}

bool odfgx_docx_format_is_bullet(const odfgx_docx_format *format)
{
    return strcmp(format->name, "bullet") == 0;
}

void odfgx_docx_format_write(const odfgx_docx_format *format, uint32_t number,
                             odfgx_buffer *out)
{
    odfgx_numeral_add(format->numeral, number, out);
}
