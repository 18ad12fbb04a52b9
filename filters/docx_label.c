#include "filters/docx_label.h"

#include <string.h>

struct odfgx_docx_format {
    const char *name;
    void (*write)(const odfgx_docx_format *format, uint32_t number,
                  odfgx_buffer *out);
    /* Its signs, each of as many bytes as `width` says; digits begin at 0,
     * others at 1. */
    const char *signs;
    size_t width;
    const char *units; /* tens, hundreds, thousands, ten thousands */
    /* The least number that is written as plain digits, 0 for none; whether
     * 1 before the units is left out, always or in 10 to 19. */
    uint32_t digits_from;
    bool bare_units, bare_tens;
};

static void add_decimal(uint32_t number, odfgx_buffer *out)
{
    odfgx_buffer_add_format(out, "%lu", (unsigned long)number);
}

static void add_sign(const odfgx_docx_format *format, uint32_t index,
                     odfgx_buffer *out)
{
    odfgx_buffer_add(out, format->signs + index * format->width, format->width);
}

static void write_decimal(const odfgx_docx_format *format, uint32_t number,
                          odfgx_buffer *out)
{
    (void)format;
    add_decimal(number, out);
}

/* Of at least `width` digits. */
static void write_padded(const odfgx_docx_format *format, uint32_t number,
                         odfgx_buffer *out)
{
    odfgx_buffer_add_format(out, "%0*lu", (int)format->width,
                            (unsigned long)number);
}

static void write_dashed(const odfgx_docx_format *format, uint32_t number,
                         odfgx_buffer *out)
{
    (void)format;
    odfgx_buffer_add_format(out, "- %lu -", (unsigned long)number);
}

static void write_nothing(const odfgx_docx_format *format, uint32_t number,
                          odfgx_buffer *out)
{
    (void)format, (void)number, (void)out;
}

/* A sign for each number, as far as they go. */
static void write_sign(const odfgx_docx_format *format, uint32_t number,
                       odfgx_buffer *out)
{
    if (number >= 1 && number <= strlen(format->signs) / format->width)
        add_sign(format, number - 1, out);
    else
        add_decimal(number, out);
}

static void write_digits(const odfgx_docx_format *format, uint32_t number,
                         odfgx_buffer *out)
{
    char decimal[16];
    size_t count = 0;
    do {
        decimal[count++] = (char)(number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0)
        add_sign(format, (uint32_t)decimal[--count], out);
}

/* A to Z, then AA to ZZ, then AAA: a letter stands as often as the alphabet
 * was gone through. */
static void write_letters(const odfgx_docx_format *format, uint32_t number,
                          odfgx_buffer *out)
{
    enum { LETTERS = 26, REPEATS_MAX = 30 };
    if (number == 0 || number > LETTERS * REPEATS_MAX) {
        add_decimal(number, out);
        return;
    }
    for (uint32_t i = 0; i <= (number - 1) / LETTERS; i++)
        add_sign(format, (number - 1) % LETTERS, out);
}

static void write_roman(const odfgx_docx_format *format, uint32_t number,
                        odfgx_buffer *out)
{
    static const struct {
        uint32_t value;
        const char *upper, *lower;
    } parts[] = {
        { 1000, "M", "m" },  { 900, "CM", "cm" }, { 500, "D", "d" },
        { 400, "CD", "cd" }, { 100, "C", "c" },   { 90, "XC", "xc" },
        { 50, "L", "l" },    { 40, "XL", "xl" },  { 10, "X", "x" },
        { 9, "IX", "ix" },   { 5, "V", "v" },     { 4, "IV", "iv" },
        { 1, "I", "i" },
    };
    if (number == 0 || number >= 4000) {
        add_decimal(number, out);
        return;
    }
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++) {
        for (; number >= parts[i].value; number -= parts[i].value)
            odfgx_buffer_add_text(
                out, format->signs[0] == 'I' ? parts[i].upper : parts[i].lower);
    }
}

static void write_ordinal(const odfgx_docx_format *format, uint32_t number,
                          odfgx_buffer *out)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    uint32_t last = number % 10, teen = number / 10 % 10;
    (void)format;
    add_decimal(number, out);
    odfgx_buffer_add_text(out, endings[last <= 3 && teen != 1 ? last : 0]);
}

/* 一百零五: digits with units, one zero for a gap. */
static void write_counted(const odfgx_docx_format *format, uint32_t number,
                          odfgx_buffer *out)
{
    enum { UNITS = 4 };
    bool begun = false, gap = false;
    uint32_t value = 10000;
    if (number >= 100000) {
        add_decimal(number, out);
        return;
    }
    if (number == 0 ||
        (format->digits_from > 0 && number >= format->digits_from)) {
        write_digits(format, number, out);
        return;
    }
    for (size_t unit = UNITS + 1; unit-- > 0; value /= 10) {
        uint32_t digit = number / value % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap && !format->bare_units)
            add_sign(format, 0, out);
        bool bare =
            digit == 1 && ((unit == 1 && !begun && format->bare_tens) ||
                           (unit > 0 && unit < UNITS && format->bare_units));
        if (!bare)
            add_sign(format, digit, out);
        if (unit > 0)
            odfgx_buffer_add(out, format->units + (unit - 1) * format->width,
                             format->width);
        begun = true;
        gap = false;
    }
}

#define DIGITS "〇一二三四五六七八九"
#define COUNTED(digits, counting_units)                                        \
    write_counted, .signs = digits, .width = 3, .units = counting_units

static const odfgx_docx_format formats[] = {
    { "decimal", write_decimal, .signs = "" },
    { "bullet", write_nothing, .signs = "" },
    { "none", write_nothing, .signs = "" },
    { "decimalZero", write_padded, .signs = "", .width = 2 },
    { "01", write_padded, .signs = "", .width = 2 },
    { "001", write_padded, .signs = "", .width = 3 },
    { "0001", write_padded, .signs = "", .width = 4 },
    { "00001", write_padded, .signs = "", .width = 5 },
    { "upperRoman", write_roman, .signs = "I" },
    { "lowerRoman", write_roman, .signs = "i" },
    { "upperLetter", write_letters, .signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
      .width = 1 },
    { "lowerLetter", write_letters, .signs = "abcdefghijklmnopqrstuvwxyz",
      .width = 1 },
    { "ordinal", write_ordinal, .signs = "" },
    { "numberInDash", write_dashed, .signs = "" },
    { "chineseCountingThousand", COUNTED("零一二三四五六七八九", "十百千万"),
      .bare_tens = true },
    { "taiwaneseCountingThousand", COUNTED("零一二三四五六七八九", "十百千萬"),
      .bare_tens = true },
    { "chineseCounting", COUNTED(DIGITS, "十百千万"), .digits_from = 100,
      .bare_tens = true },
    { "taiwaneseCounting", COUNTED(DIGITS, "十百千萬"), .digits_from = 100,
      .bare_tens = true },
    { "japaneseCounting", COUNTED(DIGITS, "十百千万"), .bare_units = true,
      .bare_tens = true },
    { "chineseLegalSimplified", COUNTED("零壹贰叁肆伍陆柒捌玖", "拾佰仟万") },
    { "ideographLegalTraditional",
      COUNTED("零壹貳參肆伍陸柒捌玖", "拾佰仟萬") },
    { "japaneseLegal", COUNTED("〇壱弐参四伍六七八九", "拾百阡萬") },
    { "ideographDigital", write_digits, .signs = DIGITS, .width = 3 },
    { "japaneseDigitalTenThousand", write_digits, .signs = DIGITS, .width = 3 },
    { "taiwaneseDigital", write_digits, .signs = "○一二三四五六七八九",
      .width = 3 },
    { "decimalFullWidth", write_digits, .signs = "０１２３４５６７８９",
      .width = 3 },
    { "decimalFullWidth2", write_digits, .signs = "０１２３４５６７８９",
      .width = 3 },
    { "ideographTraditional", write_sign, .signs = "甲乙丙丁戊己庚辛壬癸",
      .width = 3 },
    { "ideographZodiac", write_sign, .signs = "子丑寅卯辰巳午未申酉戌亥",
      .width = 3 },
    { "ideographEnclosedCircle", write_sign, .signs = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
      .width = 3 },
    { "decimalEnclosedCircle", write_sign, .signs = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
      .width = 3 },
    { "decimalEnclosedCircleChinese", write_sign,
      .signs = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", .width = 3 },
    { "decimalEnclosedFullstop", write_sign, .signs = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
      .width = 3 },
    { "decimalEnclosedParen", write_sign, .signs = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
      .width = 3 },
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
    format->write(format, number, out);
}
