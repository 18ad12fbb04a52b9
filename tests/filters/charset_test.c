#include "filters/charset.h"
#include "report/buffer.h"
#include "tests/unit.h"

#include <string.h>

static odfgx_status collect(void *context, const char *bytes, size_t length,
                            odfgx_error *err)
{
    odfgx_buffer_add(context, bytes, length);
    return odfgx_buffer_check(context, err);
}

/* Decodes bytes that come in pieces. */
static odfgx_buffer decode(const char *set, const char *bytes, size_t length,
                           size_t piece)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_decoder decoder;
    odfgx_status status =
        odfgx_decoder_init(&decoder, set, "a.txt", collect, &out, &err);
    for (size_t at = 0; at < length && status == ODFGX_OK; at += piece) {
        size_t left = length - at;
        status = odfgx_decoder_push(&decoder, bytes + at,
                                    left < piece ? left : piece, &err);
    }
    if (status == ODFGX_OK)
        status = odfgx_decoder_finish(&decoder, &err);
    odfgx_decoder_clear(&decoder);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    return out;
}

static void bytes_are_decoded_in_pieces_of_any_size(void)
{
    static const struct {
        const char *set, *bytes;
        size_t length;
        const char *text;
    } cases[] = {
#define BYTES(text) text, sizeof text - 1
        { "UTF-8", BYTES("数字𠀀é"), "数字𠀀é" },
        { "UTF-8", BYTES("\xEF\xBB\xBF数\xEF\xBB\xBF"), "数\uFEFF" },
        { "UTF-8", BYTES("数\xE5\xAD"), "数\uFFFD" },
        { "UTF-8", BYTES("\xFF数\xED\xA0\x80"), "\uFFFD数\uFFFD\uFFFD\uFFFD" },
        { "UTF-8", BYTES("\xF4\x8F\xBF\xBF\xF4\x90\x80\x80"),
          "\xF4\x8F\xBF\xBF\uFFFD" },
        { "UTF-8", BYTES("\xFD\xAB\xBF\xAA\xB9\xA4|"), "\uFFFD|" },
        { "UTF-8", BYTES("a\0\x01\tb\x7F\x1B"), "a\tb" },
        { "UTF-8", BYTES("a\r\nb\rc\nd\r\r\n\n"), "a\nb\nc\nd\n\n\n" },
        { "GB18030", BYTES("\xCA\xFD\x95\x32\x82\x36\xD7\xD6"), "数𠀀字" },
        { "GB18030", BYTES("\xA3\xA0\x81"), "　\uFFFD" },
        { "UTF-16LE", BYTES("\xFF\xFE\x70\x65\x40\xD8\0\xDC"), "数𠀀" },
        { "UTF-16BE", BYTES("\xFE\xFF\x65\x70\xD8\x40\xDC\0\x65"),
          "数𠀀\uFFFD" },
        { "BIG5-HKSCS", BYTES("\xBC\xC6\xA6\x72"), "數字" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        for (size_t piece = 1; piece <= cases[i].length; piece++) {
            odfgx_buffer out =
                decode(cases[i].set, cases[i].bytes, cases[i].length, piece);
            EXPECT(strcmp(out.data != NULL ? out.data : "", cases[i].text) == 0,
                   "case %zu, pieces of %zu: %s", i, piece, out.data);
            odfgx_buffer_clear(&out);
        }
    }
}

static void long_texts_are_decoded_whole(void)
{
    odfgx_buffer gb = { 0 }, text = { 0 };
    for (int i = 0; i < 10000; i++) {
        odfgx_buffer_add_text(&gb, "a\xCA\xFD");
        odfgx_buffer_add_text(&text, "a数");
    }
    odfgx_buffer whole = decode("GB18030", gb.data, gb.length, gb.length);
    EXPECT_TEXT(whole.data, text.data);
    odfgx_buffer_clear(&whole);
    odfgx_buffer_clear(&gb);
    odfgx_buffer_clear(&text);
}

static void labels_are_those_of_pages(void)
{
    static const struct {
        const char *label, *set;
    } cases[] = {
        { "utf-8", "UTF-8" },
        { "UTF8", "UTF-8" },
        { "gb2312", "GB18030" },
        { "GBK", "GB18030" },
        { "cp936", "GB18030" },
        { "Big5", "BIG5-HKSCS" },
        { "utf-16le", "UTF-8" },
        { "ISO-8859-1", "CP1252" },
        { "", NULL },
        { "utf", NULL },
        { "utf-88", NULL },
        { "//IGNORE", NULL },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        const char *set =
            odfgx_charset_named(cases[i].label, strlen(cases[i].label));
        EXPECT(set == NULL
                   ? cases[i].set == NULL
                   : cases[i].set != NULL && strcmp(set, cases[i].set) == 0,
               "%s: %s", cases[i].label, set);
    }
}

static const char *guess(const char *bytes, const char *declared)
{
    odfgx_input *input = NULL;
    const char *set = NULL;
    odfgx_status status = odfgx_input_from_memory(&input, bytes, strlen(bytes),
                                                  "a.txt", NULL, NULL);
    if (status == ODFGX_OK && declared != NULL)
        declared = odfgx_charset_named(declared, strlen(declared));
    if (status == ODFGX_OK)
        status = odfgx_charset_guess(input, declared, &set, NULL);
    EXPECT(status == ODFGX_OK, "%s", bytes);
    odfgx_input_free(input);
    return set;
}

static void the_bytes_tell_the_set_where_they_can(void)
{
    static const struct {
        const char *bytes, *declared, *set;
    } cases[] = {
        { "abc", NULL, "UTF-8" },
        { "abc", "gbk", "GB18030" },
        { "数字", NULL, "UTF-8" },
        { "数字", "gbk", "UTF-8" },
        { "数字", "big5", "UTF-8" },
        { "数字数字\xE6\x95", NULL, "UTF-8" },
        { "\xCA\xFD\xD7\xD6", NULL, "GB18030" },
        { "\xCA\xFD\xD7\xD6", "utf-8", "GB18030" },
        { "\xCA\xFD\xD7\xD6", "big5", "BIG5-HKSCS" },
        { "\xCA\xFD\xD7\xD6\xFF", NULL, "GB18030" },
        /* Both what GB 18030 has and what UTF-8 has. */
        { "\xC4\xA3\xCA\xBD", NULL, "UTF-8" },
        { "\xC4\xA3\xCA\xBD", "gb2312", "GB18030" },
        { "\x81\x30\x81\x30\xCA\xFD", NULL, "GB18030" },
        { "\xEF\xBB\xBF\xCA\xFD\xD7\xD6", "gbk", "UTF-8" },
        { "\xFF\xFE", "gbk", "UTF-16LE" },
        { "\xFE\xFF", NULL, "UTF-16BE" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        const char *set = guess(cases[i].bytes, cases[i].declared);
        EXPECT(set != NULL && strcmp(set, cases[i].set) == 0, "case %zu: %s", i,
               set);
    }
}

static void a_set_that_the_system_lacks_is_named(void)
{
    odfgx_decoder decoder;
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    EXPECT(odfgx_decoder_init(&decoder, "KLINGON", "a.txt", collect, &out,
                              &err) == ODFGX_FORMAT &&
               strstr(err.text, "KLINGON") != NULL &&
               strcmp(err.where, "a.txt") == 0,
           "%s: %s", err.where, err.text);
    odfgx_decoder_clear(&decoder);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(bytes_are_decoded_in_pieces_of_any_size),
        UNIT(long_texts_are_decoded_whole),
        UNIT(labels_are_those_of_pages),
        UNIT(the_bytes_tell_the_set_where_they_can),
        UNIT(a_set_that_the_system_lacks_is_named),
    };
    return unit_main("charset", tests, sizeof tests / sizeof *tests);
}
