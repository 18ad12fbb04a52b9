#include "filters/numeral.h"

enum { LETTERS = 26 };

typedef struct notation notation;
struct notation {
    void (*add)(const notation *way, uint32_t number, odfgx_buffer *out);
    uint32_t least, most; /* any other number is a decimal */
    /* Signs of as many bytes as `width` says; digits begin at 0, others
     * at 1. Without signs the width is a number of digits. */
    const char *signs;
    size_t width;
    const char *units;    /* tens, hundreds, thousands, ten thousands */
    uint32_t digits_from; /* written as plain digits from here on; 0: none */
    bool bare_units;      /* 百十一: no 1 before a unit, no zero in a gap */
    bool bare_tens;       /* 十一, but 一百一十一 */
};

static void add_nothing(const notation *way, uint32_t number, odfgx_buffer *out)
{
    (void)way, (void)number, (void)out;
}

static void add_decimal(const notation *way, uint32_t number, odfgx_buffer *out)
{
    (void)way;
    odfgx_buffer_add_format(out, "%lu", (unsigned long)number);
}

static void add_padded(const notation *way, uint32_t number, odfgx_buffer *out)
{
    odfgx_buffer_add_format(out, "%0*lu", (int)way->width,
                            (unsigned long)number);
}

static void add_dashed(const notation *way, uint32_t number, odfgx_buffer *out)
{
    (void)way;
    odfgx_buffer_add_format(out, "- %lu -", (unsigned long)number);
}

static void add_ordinal(const notation *way, uint32_t number, odfgx_buffer *out)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    uint32_t last = number % 10, teen = number / 10 % 10;
    add_decimal(way, number, out);
    odfgx_buffer_add_text(out, endings[last <= 3 && teen != 1 ? last : 0]);
}

static void add_sign_at(const notation *way, uint32_t index, odfgx_buffer *out)
{
    odfgx_buffer_add(out, way->signs + index * way->width, way->width);
}

static void add_sign(const notation *way, uint32_t number, odfgx_buffer *out)
{
    add_sign_at(way, number - 1, out);
}

static void add_digits(const notation *way, uint32_t number, odfgx_buffer *out)
{
    if (number >= 10)
        add_digits(way, number / 10, out);
    add_sign_at(way, number % 10, out);
}

/* a … z, aa, ab …: digits to the base 26 without a zero. */
static void add_letters(const notation *way, uint32_t number, odfgx_buffer *out)
{
    if (number > LETTERS)
        add_letters(way, (number - 1) / LETTERS, out);
    add_sign_at(way, (number - 1) % LETTERS, out);
}

/* a … z, aa, bb …: a letter stands as often as the alphabet was gone
 * through. */
static void add_repeated(const notation *way, uint32_t number,
                         odfgx_buffer *out)
{
    for (uint32_t i = 0; i <= (number - 1) / LETTERS; i++)
        add_sign_at(way, (number - 1) % LETTERS, out);
}

static void add_roman(const notation *way, uint32_t number, odfgx_buffer *out)
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
    bool upper = way->signs[0] == 'I';
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++) {
        for (; number >= parts[i].value; number -= parts[i].value)
            odfgx_buffer_add_text(out, upper ? parts[i].upper : parts[i].lower);
    }
}

/* Whether a 1 before a unit (1: tens) is left out. */
static bool is_bare(const notation *way, size_t unit, bool begun)
{
    enum { THOUSANDS = 3 };
    return (unit == 1 && !begun && way->bare_tens) ||
           (unit > 0 && unit <= THOUSANDS && way->bare_units);
}

/* 一百零五: digits with units, one zero for a gap. */
static void add_counted(const notation *way, uint32_t number, odfgx_buffer *out)
{
    static const uint32_t values[] = { 1, 10, 100, 1000, 10000 };
    bool begun = false, gap = false;
    if (number == 0 || (way->digits_from > 0 && number >= way->digits_from)) {
        add_digits(way, number, out);
        return;
    }
    for (size_t unit = ODFGX_COUNT_OF(values); unit-- > 0;) {
        uint32_t digit = number / values[unit] % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap && !way->bare_units)
            add_sign_at(way, 0, out);
        if (digit > 1 || !is_bare(way, unit, begun))
            add_sign_at(way, digit, out);
        if (unit > 0)
            odfgx_buffer_add(out, way->units + (unit - 1) * way->width,
                             way->width);
        begun = true;
        gap = false;
    }
}

static const char circles[] = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
                              "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟"
                              "㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿";

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define WIDE_DIGITS "０１２３４５６７８９"
#define PLAIN "零一二三四五六七八九"
#define PLAIN_DIGITS "〇一二三四五六七八九"
#define FORMAL "零壹贰叁肆伍陆柒捌玖"
#define FORMAL_TRADITIONAL "零壹貳參肆伍陸柒捌玖"

#define WAY(function, from, to) .add = function, .least = from, .most = to
#define LATIN(letters) .signs = letters, .width = 1
#define WIDE(characters) .signs = characters, .width = 3
/* No list has more items that are counted so. */
#define COUNTED(digits, ten_hundred_thousand)                                  \
    WAY(add_counted, 1, 9999), WIDE(digits), .units = ten_hundred_thousand
#define WORD_COUNTED(digits, to_ten_thousand)                                  \
    WAY(add_counted, 0, 99999), WIDE(digits), .units = to_ten_thousand

static const notation notations[] = {
    [ODFGX_NUMERAL_DECIMAL] = { WAY(add_decimal, 0, UINT32_MAX) },
    [ODFGX_NUMERAL_FULL_WIDTH] = { WAY(add_digits, 1, UINT32_MAX),
                                   WIDE(WIDE_DIGITS) },
    [ODFGX_NUMERAL_LOWER_LETTER] = { WAY(add_letters, 1, UINT32_MAX),
                                     LATIN(LOWER) },
    [ODFGX_NUMERAL_UPPER_LETTER] = { WAY(add_letters, 1, UINT32_MAX),
                                     LATIN(UPPER) },
    [ODFGX_NUMERAL_LOWER_REPEATED] = { WAY(add_repeated, 1, 64 * LETTERS),
                                       LATIN(LOWER) },
    [ODFGX_NUMERAL_UPPER_REPEATED] = { WAY(add_repeated, 1, 64 * LETTERS),
                                       LATIN(UPPER) },
    [ODFGX_NUMERAL_LOWER_ROMAN] = { WAY(add_roman, 1, 3999), LATIN("i") },
    [ODFGX_NUMERAL_UPPER_ROMAN] = { WAY(add_roman, 1, 3999), LATIN("I") },
    [ODFGX_NUMERAL_CHINESE] = { COUNTED(PLAIN, "十百千"), .bare_tens = true },
    [ODFGX_NUMERAL_FORMAL] = { COUNTED(FORMAL, "拾佰仟") },
    [ODFGX_NUMERAL_FORMAL_TRADITIONAL] = { COUNTED(FORMAL_TRADITIONAL,
                                                   "拾佰仟") },
    [ODFGX_NUMERAL_CIRCLED] = { WAY(add_sign, 1, 50), WIDE(circles) },
    [ODFGX_NUMERAL_STEM] = { WAY(add_sign, 1, 10),
                             WIDE("甲乙丙丁戊己庚辛壬癸") },
    [ODFGX_NUMERAL_BRANCH] = { WAY(add_sign, 1, 12),
                               WIDE("子丑寅卯辰巳午未申酉戌亥") },
    [ODFGX_NUMERAL_NONE] = { WAY(add_nothing, 0, UINT32_MAX) },
    [ODFGX_NUMERAL_PADDED_2] = { WAY(add_padded, 0, UINT32_MAX), .width = 2 },
    [ODFGX_NUMERAL_PADDED_3] = { WAY(add_padded, 0, UINT32_MAX), .width = 3 },
    [ODFGX_NUMERAL_PADDED_4] = { WAY(add_padded, 0, UINT32_MAX), .width = 4 },
    [ODFGX_NUMERAL_PADDED_5] = { WAY(add_padded, 0, UINT32_MAX), .width = 5 },
    [ODFGX_NUMERAL_DASHED] = { WAY(add_dashed, 0, UINT32_MAX) },
    [ODFGX_NUMERAL_ORDINAL] = { WAY(add_ordinal, 0, UINT32_MAX) },
    [ODFGX_NUMERAL_DIGITS] = { WAY(add_digits, 0, UINT32_MAX),
                               WIDE(PLAIN_DIGITS) },
    [ODFGX_NUMERAL_DIGITS_CIRCLE] = { WAY(add_digits, 0, UINT32_MAX),
                                      WIDE("○一二三四五六七八九") },
    [ODFGX_NUMERAL_COUNTED_DIGITS] = { WORD_COUNTED(PLAIN_DIGITS, "十"),
                                       .digits_from = 100, .bare_tens = true },
    [ODFGX_NUMERAL_JAPANESE] = { WORD_COUNTED(PLAIN_DIGITS, "十百千万"),
                                 .bare_units = true },
    [ODFGX_NUMERAL_JAPANESE_FORMAL] = { WORD_COUNTED("〇壱弐参四伍六七八九",
                                                     "拾百阡萬") },
    [ODFGX_NUMERAL_CIRCLED_IDEOGRAPH] = { WAY(add_sign, 1, 10),
                                          WIDE("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉") },
    [ODFGX_NUMERAL_FULL_STOP] = { WAY(add_sign, 1, 20),
                                  WIDE("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛") },
    [ODFGX_NUMERAL_PARENTHESIZED] = { WAY(add_sign, 1, 20),
                                      WIDE("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇") },
    [ODFGX_NUMERAL_WORD_FULL_WIDTH] = { WAY(add_digits, 0, UINT32_MAX),
                                        WIDE(WIDE_DIGITS) },
    [ODFGX_NUMERAL_WORD_LOWER_REPEATED] = { WAY(add_repeated, 1, 30 * LETTERS),
                                            LATIN(LOWER) },
    [ODFGX_NUMERAL_WORD_UPPER_REPEATED] = { WAY(add_repeated, 1, 30 * LETTERS),
                                            LATIN(UPPER) },
    [ODFGX_NUMERAL_WORD_CHINESE] = { WORD_COUNTED(PLAIN, "十百千万"),
                                     .bare_tens = true },
    [ODFGX_NUMERAL_WORD_TRADITIONAL] = { WORD_COUNTED(PLAIN, "十百千萬"),
                                         .bare_tens = true },
    [ODFGX_NUMERAL_WORD_FORMAL] = { WORD_COUNTED(FORMAL, "拾佰仟万") },
    [ODFGX_NUMERAL_WORD_FORMAL_TRADITIONAL] = { WORD_COUNTED(FORMAL_TRADITIONAL,
                                                             "拾佰仟萬") },
    [ODFGX_NUMERAL_WORD_CIRCLED] = { WAY(add_sign, 1, 20), WIDE(circles) },
};

void odfgx_numeral_add(odfgx_numeral numeral, uint32_t number,
                       odfgx_buffer *out)
{
    const notation *way = &notations[numeral];
    if (number < way->least || number > way->most)
        way = &notations[ODFGX_NUMERAL_DECIMAL];
    way->add(way, number, out);
}
