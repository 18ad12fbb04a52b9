#include "filters/charset.h"

#include "report/ascii.h"

static const char utf8[] = "UTF-8", gb18030[] = "GB18030";

/* The labels of the WHATWG Encoding Standard, chapter 4.2, that Chinese pages
 * may bear. */
static const struct {
    const char *label, *set;
} labels[] = {
    { "utf-8", utf8 },
    { "utf8", utf8 },
    { "unicode-1-1-utf-8", utf8 },
    { "gb18030", gb18030 },
    { "gbk", gb18030 },
    { "gb2312", gb18030 },
    { "gb_2312", gb18030 },
    { "gb_2312-80", gb18030 },
    { "csgb2312", gb18030 },
    { "x-gbk", gb18030 },
    { "chinese", gb18030 },
    { "iso-ir-58", gb18030 },
    { "cp936", gb18030 },
    { "936", gb18030 },
    { "windows-936", gb18030 },
    { "big5", "BIG5-HKSCS" },
    { "big5-hkscs", "BIG5-HKSCS" },
    { "cn-big5", "BIG5-HKSCS" },
    { "x-x-big5", "BIG5-HKSCS" },
    { "shift_jis", "SHIFT_JIS" },
    { "euc-jp", "EUC-JP" },
    { "euc-kr", "EUC-KR" },
    { "iso-8859-1", "CP1252" },
    { "latin1", "CP1252" },
    { "us-ascii", "CP1252" },
    { "windows-1252", "CP1252" },
    /* A page that says so in ASCII is not of it (HTML, 13.2.3.3). */
    { "utf-16", utf8 },
    { "utf-16le", utf8 },
    { "utf-16be", utf8 },
};

const char *odfgx_charset_named(const char *label, size_t length)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(labels); i++) {
        if (odfgx_ascii_same(labels[i].label, label, length) &&
            labels[i].label[length] == '\0')
            return labels[i].set;
    }
    return NULL;
}

/* ------------------------------------------------------------ UTF-8, or GB */

typedef struct bytes_look {
    uint64_t utf8_faults, gb_faults;
    uint64_t wide;             /* characters of three bytes or more */
    unsigned utf8_left;        /* bytes that the character still needs */
    unsigned char first, last; /* what the next of them can be */
    bool is_wide;              /* the character that is being read */
    unsigned gb_place;         /* bytes of the character so far */
} bytes_look;

/* What bytes begin a character in UTF-8, and what can follow (Unicode 15.0,
 * table 3-7). */
static const struct {
    unsigned char first, last;         /* bytes that lead */
    unsigned char second, second_last; /* the byte behind them */
    unsigned char left;                /* how many follow */
} leads[] = {
    { 0xC2, 0xDF, 0x80, 0xBF, 1 }, { 0xE0, 0xE0, 0xA0, 0xBF, 2 },
    { 0xE1, 0xEC, 0x80, 0xBF, 2 }, { 0xED, 0xED, 0x80, 0x9F, 2 },
    { 0xEE, 0xEF, 0x80, 0xBF, 2 }, { 0xF0, 0xF0, 0x90, 0xBF, 3 },
    { 0xF1, 0xF3, 0x80, 0xBF, 3 }, { 0xF4, 0xF4, 0x80, 0x8F, 3 },
};

static void lead_utf8(bytes_look *look, unsigned char byte)
{
    if (byte < 0x80)
        return;
    for (size_t i = 0; i < ODFGX_COUNT_OF(leads); i++) {
        if (byte >= leads[i].first && byte <= leads[i].last) {
            look->utf8_left = leads[i].left;
            look->first = leads[i].second;
            look->last = leads[i].second_last;
            look->is_wide = leads[i].left > 1;
            return;
        }
    }
    look->utf8_faults++;
}

static void look_utf8(bytes_look *look, unsigned char byte)
{
    if (look->utf8_left == 0) {
        lead_utf8(look, byte);
    } else if (byte >= look->first && byte <= look->last) {
        look->first = 0x80;
        look->last = 0xBF;
        if (--look->utf8_left == 0 && look->is_wide)
            look->wide++;
    } else {
        look->utf8_left = 0;
        look->utf8_faults++;
        lead_utf8(look, byte);
    }
}

static bool is_between(unsigned char byte, unsigned char first,
                       unsigned char last)
{
    return byte >= first && byte <= last;
}

/* GB 18030 has characters of one, two (GBK) and four bytes, with a digit in
 * the second and fourth place. */
static void look_gb(bytes_look *look, unsigned char byte)
{
    bool lead = is_between(byte, 0x81, 0xFE);
    bool digit = is_between(byte, '0', '9');
    bool fits = look->gb_place == 0 ? lead || byte < 0x80
                : look->gb_place == 1
                    ? byte >= 0x40 && byte != 0x7F && byte != 0xFF
                : look->gb_place == 2 ? lead
                                      : digit;
    bool more = look->gb_place == 0   ? lead
                : look->gb_place == 1 ? digit
                                      : look->gb_place == 2;
    if (fits || (look->gb_place == 1 && digit)) {
        look->gb_place = more ? look->gb_place + 1 : 0;
        return;
    }
    look->gb_faults++;
    look->gb_place = look->gb_place > 0 && lead ? 1 : 0;
}

static odfgx_status look_at(void *context, const char *bytes, size_t length,
                            odfgx_error *err)
{
    bytes_look *look = context;
    (void)err;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte < 0x80 && look->utf8_left == 0 && look->gb_place == 0)
            continue;
        look_utf8(look, byte);
        look_gb(look, byte);
    }
    return ODFGX_OK;
}

/* In GB 18030 three bytes that would be a character of UTF-8 are rare. */
static const char *choose(const bytes_look *look, const char *declared)
{
    uint64_t utf8_faults = look->utf8_faults + (look->utf8_left > 0);
    uint64_t gb_faults = look->gb_faults + (look->gb_place > 0);
    if (look->wide > utf8_faults)
        return utf8;
    if (declared != NULL && declared != utf8 && declared != gb18030)
        return declared;
    if (utf8_faults != gb_faults)
        return utf8_faults < gb_faults ? utf8 : gb18030;
    return declared != NULL ? declared : utf8;
}

/* UTF-16 without a mark is known by what a page begins with. */
static const char *set_by_beginning(odfgx_head head)
{
    static const struct {
        unsigned char bytes[3];
        size_t length;
        const char *set;
    } beginnings[] = {
        { { 0xEF, 0xBB, 0xBF }, 3, utf8 }, { { 0xFE, 0xFF }, 2, "UTF-16BE" },
        { { 0xFF, 0xFE }, 2, "UTF-16LE" }, { { 0, '<' }, 2, "UTF-16BE" },
        { { '<', 0 }, 2, "UTF-16LE" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(beginnings); i++) {
        size_t same = 0;
        while (same < beginnings[i].length && same < head.length &&
               head.bytes[same] == beginnings[i].bytes[same])
            same++;
        if (same == beginnings[i].length)
            return beginnings[i].set;
    }
    return NULL;
}

odfgx_status odfgx_charset_guess(const odfgx_input *input, const char *declared,
                                 const char **out, odfgx_error *err)
{
    bytes_look all = { .utf8_faults = 0 };
    *out = set_by_beginning(odfgx_input_head(input));
    if (*out != NULL)
        return ODFGX_OK;
    odfgx_status status = odfgx_input_stream(input, look_at, &all, err);
    *out = choose(&all, declared);
    return status;
}
