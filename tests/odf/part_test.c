#include "odf/part.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SPACE_T = 1, SPACE_X, SPACE_NONE };
enum {
    TOKEN_TABLE = 1,
    TOKEN_CELL,
    TOKEN_NAME,
    TOKEN_SPAN,
    TOKEN_ANY_X,
    TOKEN_REF
};

static const odfgx_namespace namespaces[] = { { "urn:t", SPACE_T },
                                              { "urn:t-strict", SPACE_T },
                                              { "urn:x", SPACE_X },
                                              { "", SPACE_NONE } };

static const odfgx_name names[] = {
    { SPACE_T, "table", TOKEN_TABLE }, { SPACE_T, "cell", TOKEN_CELL },
    { SPACE_T, "name", TOKEN_NAME },   { SPACE_T, "span", TOKEN_SPAN },
    { SPACE_X, NULL, TOKEN_ANY_X },    { SPACE_NONE, "r", TOKEN_REF }
};

static const odfgx_vocabulary vocabulary = {
    namespaces, sizeof namespaces / sizeof *namespaces, names,
    sizeof names / sizeof *names
};

/* Writes down what the gate tells: <token attribute=value>text</token>. */
typedef struct witness {
    odfgx_buffer told;
    int refused; /* a start that fails */
    bool silent; /* without saying anything */
} witness;

static odfgx_status tell_start(void *context, int token,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    witness *seen = context;
    odfgx_buffer_add_format(&seen->told, "<%d", token);
    for (size_t i = 0; i < attributes->count; i++)
        odfgx_buffer_add_format(&seen->told, " %d=%s",
                                attributes->items[i].token,
                                attributes->items[i].value);
    odfgx_buffer_add_char(&seen->told, '>');
    if (seen->refused == 0 || token != seen->refused)
        return ODFGX_OK;
    if (seen->silent)
        return ODFGX_WRITE;
    return odfgx_fail(err, ODFGX_CONTENT, NULL, "refused");
}

static odfgx_status tell_end(void *context, int token, odfgx_error *err)
{
    witness *seen = context;
    (void)err;
    odfgx_buffer_add_format(&seen->told, "</%d>", token);
    return ODFGX_OK;
}

static odfgx_status tell_text(void *context, const char *bytes, size_t length,
                              odfgx_error *err)
{
    witness *seen = context;
    (void)err;
    odfgx_buffer_add(&seen->told, bytes, length);
    return ODFGX_OK;
}

static odfgx_limits limits(void)
{
    odfgx_limits caps;
    odfgx_limits_init(&caps);
    return caps;
}

/* Reads bytes in chunks of a size. */
static odfgx_status read_chunked(witness *seen, const char *bytes,
                                 size_t length, size_t chunk,
                                 const odfgx_limits *caps, odfgx_error *err)
{
    odfgx_part *part;
    odfgx_part_origin origin = { "a.ods", "content.xml", caps };
    odfgx_part_handlers handlers = { tell_start, tell_end, tell_text, seen };
    odfgx_status status =
        odfgx_part_new(&part, &origin, &vocabulary, &handlers, err);
    if (!EXPECT(status == ODFGX_OK, "no gate"))
        return status;
    for (size_t at = 0; at < length && status == ODFGX_OK; at += chunk)
        status = odfgx_part_feed(
            part, bytes + at, length - at < chunk ? length - at : chunk, err);
    if (status == ODFGX_OK)
        status = odfgx_part_finish(part, err);
    odfgx_part_free(part);
    return status;
}

static const char *told(const witness *seen)
{
    return seen->told.data != NULL ? seen->told.data : "";
}

#define T "xmlns:t='urn:t'"
#define HERE "a.ods: content.xml:"

static void names_become_tokens_whatever_their_prefix(void)
{
    static const struct {
        const char *xml, *told;
    } cases[] = {
        { "<t:table " T " t:name='a'/>", "<1 3=a></1>" },
        { "<table xmlns='urn:t' name='a' r='b'/>", "<1 6=b></1>" },
        { "<q:table q:name='a' xmlns:q='urn:t'/>", "<1 3=a></1>" },
        { "<q:table xmlns:q='urn:t-strict'/>", "<1></1>" },
        { "<t:other " T " t:other='a'/>", "<0></0>" },
        { "<o:table xmlns:o='urn:other'/>", "<0></0>" },
        { "<table/>", "<0></0>" },
        { "<x:a xmlns:x='urn:x' x:a='1'><x:b/></x:a>", "<5><5></5></5>" },
        { "<t:table " T "><t:table xmlns:t='urn:x'/><t:table/></t:table>",
          "<1><5></5><1></1></1>" },
        { "<table xmlns='urn:t'><cell xmlns=''/><cell/></table>",
          "<1><0></0><2></2></1>" },
        { "<t:table " T " "
          "xmlns:s='urn:t'><s:cell t:name='1' s:span='2'/>"
          "</t:table>",
          "<1><2 3=1 4=2></2></1>" },
        { "<t:table " T "><t:cell " T "/></t:table>", "<1><2></2></1>" },
        { "<xml:lang xml:space='preserve'/>", "<0></0>" },
    };
    odfgx_limits caps = limits();
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        witness seen = { 0 };
        odfgx_error err = { 0 };
        const char *xml = cases[i].xml;
        (void)read_chunked(&seen, xml, strlen(xml), 1000, &caps, &err);
        EXPECT(strcmp(told(&seen), cases[i].told) == 0, "%s: %s %s", xml,
               told(&seen), err.text);
        odfgx_buffer_clear(&seen.told);
    }
}

/* With what ends in the middle of a character, a tag, an entity. */
static void chunks_of_one_byte_are_read_as_the_whole(void)
{
    static const char xml[] =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<!-- 𠮷 --><t:table " T " t:name='甲&amp;乙&#x20BB7;'>\r\n"
        "文<![CDATA[本]]>]]&gt;<t:cell><?pi "
        "一?>𠮷﻿‍</t:cell></t:table>\n";
    static const char expected[] =
        "<1 3=甲&乙𠮷>\n文本]]><2>𠮷﻿‍</2></1>";
    odfgx_limits caps = limits();
    for (size_t chunk = 1; chunk <= sizeof xml; chunk++) {
        witness seen = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status =
            read_chunked(&seen, xml, sizeof xml - 1, chunk, &caps, &err);
        EXPECT(status == ODFGX_OK && strcmp(told(&seen), expected) == 0,
               "chunks of %zu: %s %s", chunk, told(&seen), err.text);
        odfgx_buffer_clear(&seen.told);
    }
}

#define BYTES(text) text, sizeof(text) - 1

static void utf_8_and_utf_16_are_read(void)
{
    static const struct {
        const char *xml;
        size_t length;
    } cases[] = {
        { BYTES("<t:table " T ">\xE4\xB8\x80</t:table>") },
        { BYTES("\xEF\xBB\xBF<t:table " T ">\xE4\xB8\x80</t:table>") },
        { BYTES("<?xml version='1.0' encoding='UTF-8'?><t:table " T
                ">\xE4\xB8\x80</t:table>") },
        { BYTES("\xFF\xFE<\0x\0:\0t\0 \0x\0m\0l\0n\0s\0:\0x\0=\0'\0u\0r\0n\0"
                ":\0t\0'\0>\0\x00\x4E<\0/\0x\0:\0t\0>\0") },
        { BYTES("\xFE\xFF\0<\0x\0:\0t\0 \0x\0m\0l\0n\0s\0:\0x\0=\0'\0u\0r\0n"
                "\0:\0t\0'\0>\x4E\x00\0<\0/\0x\0:\0t\0>") },
    };
    odfgx_limits caps = limits();
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        witness seen = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status =
            read_chunked(&seen, cases[i].xml, cases[i].length, 3, &caps, &err);
        EXPECT(status == ODFGX_OK && strstr(told(&seen), "一") != NULL,
               "case %zu: %s %s", i, told(&seen), err.text);
        odfgx_buffer_clear(&seen.told);
    }
}

/* Where, and with which words, depends on the release of Expat. */
static void a_lone_surrogate_is_refused(void)
{
    static const char xml[] = "\xFF\xFE<\0a\0>\0\x00\xD8<\0/\0a\0>\0";
    odfgx_limits caps = limits();
    for (size_t chunk = 1; chunk <= sizeof xml; chunk += sizeof xml - 1) {
        witness seen = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status =
            read_chunked(&seen, xml, sizeof xml - 1, chunk, &caps, &err);
        EXPECT(status == ODFGX_XML && strstr(err.where, HERE "1:") != NULL,
               "chunks of %zu: %d %s: %s", chunk, (int)status, err.where,
               err.text);
        odfgx_buffer_clear(&seen.told);
    }
}

static void what_is_not_well_formed_is_named_with_its_place(void)
{
    static const struct {
        const char *xml;
        size_t length;
        const char *where, *text;
    } cases[] = {
        { BYTES(""), HERE "1:1", "empty" },
        { BYTES("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), HERE "1:13",
          "DOCTYPE" },
        { BYTES("<!DOCTYPE a SYSTEM 'http://localhost/'><a/>"), HERE "1:39",
          "DOCTYPE" },
        { BYTES("\n<a>\n  <b></a>"), HERE "3:8", "end tag" },
        { BYTES("<a></a><b/>"), HERE "1:8", "follows the end" },
        { BYTES("<a></a>junk"), HERE "1:8", "follows the end" },
        { BYTES("<a>&nbsp;</a>"), HERE "1:4", "not defined" },
        { BYTES("<a>&#1;</a>"), HERE "1:4", "reference" },
        { BYTES("<a>\0</a>"), HERE "1:4", "not allow" },
        { BYTES("<a>\xC4\xE3</a>"), HERE "1:4", "not allow" },
        { BYTES("<a>\xC0\x80</a>"), HERE "1:4", "not allow" },
        { BYTES("<a>\xED\xA0\x80</a>"), HERE "1:4", "not allow" },
        { BYTES("<a b='1' b='2'/>"), HERE "1:10", "twice" },
        { BYTES("<a "), HERE "1:1", "within a tag" },
        { BYTES("<a>\xE4\xB8"), HERE "1:4", "within a character" },
        { BYTES("<a><![CDATA[b"), HERE "1:14", "CDATA" },
        { BYTES(" <?xml version='1.0'?><a/>"), HERE "1:2", "at the start" },
        { BYTES("<?xml versoin='1.0'?><a/>"), HERE "1:7", "malformed" },
        { BYTES("<?xml version='1.1'?><a/>"), HERE "1:1", "XML 1.1" },
        { BYTES("<?xml version='1.0' encoding='GB18030'?><a/>"), HERE "1:1",
          "GB18030" },
        { BYTES("<?xml version='1.0' encoding='UTF-7'?><a/>"), HERE "1:1",
          "UTF-7" },
        { BYTES("<?xml version='1.0' encoding='ISO-8859-1'?><a/>"), HERE "1:1",
          "ISO-8859-1" },
        { BYTES("<?xml version='1.0' encoding='UTF-16'?><a/>"), HERE "1:31",
          "states" },
        { BYTES("<a>]]></a>"), HERE "1:6", "not" },
        { BYTES("<p:a/>"), HERE "1:1", "\"p:a\"" },
        { BYTES("<a p:b='1'/>"), HERE "1:1", "\"p:b\"" },
        { BYTES("<a xmlns:p='urn:t' q:b='1'/>"), HERE "1:1", "\"q:b\"" },
        { BYTES("<a xmlns:p='urn:t'><b xmlns:p=''><p:c/></b></a>"), HERE "1:34",
          "\"p:c\"" },
        { BYTES("<a><b xmlns:p='urn:t'/><p:c/></a>"), HERE "1:24", "\"p:c\"" },
        { BYTES("<a:b:c xmlns:a='urn:t'/>"), HERE "1:1", "one colon" },
        { BYTES("<:a/>"), HERE "1:1", "one colon" },
        { BYTES("<a b:='1'/>"), HERE "1:1", "one colon" },
        { BYTES("<a b:='1' xmlns:b='urn:t'/>"), HERE "1:1", "one colon" },
        { BYTES("<t:a " T " xmlns:s='urn:t' t:name='1' s:name='2'/>"),
          HERE "1:1", "twice" },
    };
    odfgx_limits caps = limits();
    for (size_t i = 0; i < 2 * ODFGX_COUNT_OF(cases); i++) {
        witness seen = { 0 };
        odfgx_error err = { 0 };
        size_t row = i / 2, chunk = i % 2 == 0 ? 1 : 4096;
        odfgx_status status = read_chunked(
            &seen, cases[row].xml, cases[row].length, chunk, &caps, &err);
        EXPECT(status == ODFGX_XML &&
                   strcmp(err.where, cases[row].where) == 0 &&
                   strstr(err.text, cases[row].text) != NULL,
               "row %zu %s, chunk %zu: %d %s: %s", row, cases[row].xml, chunk,
               (int)status, err.where, err.text);
        odfgx_buffer_clear(&seen.told);
    }
}

/* Makes `count` times `piece` between `before` and `after`. */
static odfgx_buffer repeat(const char *before, const char *piece, size_t count,
                           const char *after)
{
    odfgx_buffer text = { 0 };
    odfgx_buffer_add_text(&text, before);
    for (size_t i = 0; i < count; i++)
        odfgx_buffer_add_text(&text, piece);
    odfgx_buffer_add_text(&text, after);
    return text;
}

static odfgx_buffer numbered(const char *before, const char *piece,
                             size_t count, const char *after)
{
    odfgx_buffer text = { 0 };
    odfgx_buffer_add_text(&text, before);
    for (size_t i = 0; i < count; i++)
        odfgx_buffer_add_format(&text, piece, (unsigned)i);
    odfgx_buffer_add_text(&text, after);
    return text;
}

static void expect_limit(odfgx_buffer text, bool kept, const char *sentence,
                         const char *what)
{
    odfgx_limits caps = limits();
    for (size_t chunk = 1000; chunk < 100000000; chunk *= 100) {
        witness seen = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status =
            read_chunked(&seen, text.data, text.length, chunk, &caps, &err);
        EXPECT(kept ? status == ODFGX_OK
                    : status == ODFGX_LIMIT &&
                          strstr(err.text, sentence) != NULL &&
                          strncmp(err.where, HERE, sizeof HERE - 1) == 0,
               "%s, chunk %zu: %d %s: %s", what, chunk, (int)status, err.where,
               err.text);
        odfgx_buffer_clear(&seen.told);
    }
    odfgx_buffer_clear(&text);
}

static void caps_are_held_and_name_their_option(void)
{
    expect_limit(repeat("", "<a>", 257, ""), false, "--max-depth", "depth");
    expect_limit(numbered("<a", " b%u=''", 257, "/>"), false,
                 "--max-attributes", "attributes");
    expect_limit(numbered("<a", " b%u=''", 256, "/>"), true, "", "256 of");
    expect_limit(repeat("<a b='", "0123456789abcdef", 65537, "'/>"), false,
                 "--max-attribute", "attribute of 1 MiB and 16 bytes");
    expect_limit(repeat("<a b='", "0123456789abcdef", 65536, "'/>"), true, "",
                 "attribute of 1 MiB");
    expect_limit(repeat("<a b='", "0123456789abcdef", 655360, "'/>"), false,
                 "--max-attribute", "attribute of 10 MiB");
    expect_limit(repeat("<a b='", "0123456789abcdef", 196608, "'/>"), false,
                 "a tag is", "attribute of 3 MiB");
    expect_limit(repeat("<a><", "nameofatag", 1000000, "/></a>"), false,
                 "a tag is", "name of 10 MB");
    expect_limit(repeat("<a><", "nameofatag", 101, "/></a>"), false,
                 "longer than 1000", "name of 1010 bytes");
    expect_limit(repeat("<a ", "nameofatag", 101, "=''/>"), false,
                 "longer than 1000", "attribute's name of 1010 bytes");
    expect_limit(repeat("<a>", "0123456789abcde\n", 262145, "</a>"), false,
                 "--max-text", "text of 4 MiB and 16 bytes");
    expect_limit(repeat("<a>", "0123456789abcde\n", 262143, "</a>"), true, "",
                 "text of nearly 4 MiB");
    expect_limit(numbered("<a>", "<b%u/>", 5000, "</a>"), false,
                 "different names", "names of elements");
    expect_limit(numbered("<a>", "<b c%u=''/>", 5000, "</a>"), false,
                 "different names", "names of attributes");
    expect_limit(numbered("<a>", "<b%u/>", 4000, "</a>"), true, "",
                 "4000 names");
    expect_limit(numbered("<a><b", " xmlns:n%u='urn:t'", 255, "/></a>"), false,
                 "prefixes", "declarations");
    expect_limit(repeat("<a><!--", "0123456789abcdef", 3000000, "--></a>"),
                 true, "", "comment of 48 MB");
    expect_limit(repeat("<a><?pi ", "0123456789abcdef", 300000, "?></a>"), true,
                 "", "instruction of 4.8 MB");
    expect_limit(repeat("<a>", "<b/>", 300000, "</a>"), true, "",
                 "300 000 children");
}

static void prefixes_may_be_declared_again_and_again(void)
{
    expect_limit(repeat("<a xmlns:n='urn:t'>",
                        "<b xmlns:n='urn:x'><n:c/></b><n:table/>", 10000,
                        "</a>"),
                 true, "", "10 000 declarations one after another");
}

static void a_callback_ends_the_reading_and_gets_its_place(void)
{
    static const char xml[] = "<t:table " T ">\n<t:cell/><t:cell/></t:table>";
    odfgx_limits caps = limits();
    witness seen = { .refused = TOKEN_CELL };
    odfgx_error err = { 0 };
    EXPECT(read_chunked(&seen, xml, sizeof xml - 1, 7, &caps, &err) ==
               ODFGX_CONTENT,
           "%s", err.text);
    EXPECT_TEXT(err.where, HERE "2:1");
    EXPECT_TEXT(err.text, "refused");
    EXPECT_TEXT(told(&seen), "<1>\n<2>");
    odfgx_buffer_clear(&seen.told);
    witness silent = { .refused = TOKEN_CELL, .silent = true };
    err = (odfgx_error){ 0 };
    EXPECT(read_chunked(&silent, xml, sizeof xml - 1, 7, &caps, &err) ==
               ODFGX_WRITE,
           "%s", err.text);
    EXPECT_TEXT(err.where, "");
    EXPECT(read_chunked(&silent, xml, sizeof xml - 1, 7, &caps, NULL) ==
               ODFGX_WRITE,
           "without an error to fill");
    odfgx_buffer_clear(&silent.told);
}

static void a_gate_without_vocabulary_only_looks(void)
{
    static const char *const cases[] = { "<p:a xmlns:p='urn:t' b='1'/>",
                                         "<a><b></a>" };
    odfgx_limits caps = limits();
    odfgx_part_origin origin = { "a.ods", "content.xml", &caps };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_part *part;
        odfgx_status status = odfgx_part_new(&part, &origin, NULL, NULL, NULL);
        if (!EXPECT(status == ODFGX_OK, "no gate"))
            return;
        status = odfgx_part_feed(part, cases[i], strlen(cases[i]), NULL);
        EXPECT(status == (i == 0 ? ODFGX_OK : ODFGX_XML), "%s", cases[i]);
        EXPECT(odfgx_part_finish(part, NULL) == status, "%s", cases[i]);
        odfgx_part_free(part);
    }
}

static void attributes_are_found_by_their_token(void)
{
    static const odfgx_attribute items[] = { { 3, "a" }, { 5, "b" } };
    odfgx_attributes attributes = { items, 2 };
    EXPECT_TEXT(odfgx_attribute_get(&attributes, 5), "b");
    EXPECT(odfgx_attribute_get(&attributes, 4) == NULL, "none");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(names_become_tokens_whatever_their_prefix),
        UNIT(chunks_of_one_byte_are_read_as_the_whole),
        UNIT(utf_8_and_utf_16_are_read),
        UNIT(a_lone_surrogate_is_refused),
        UNIT(what_is_not_well_formed_is_named_with_its_place),
        UNIT(caps_are_held_and_name_their_option),
        UNIT(prefixes_may_be_declared_again_and_again),
        UNIT(a_callback_ends_the_reading_and_gets_its_place),
        UNIT(a_gate_without_vocabulary_only_looks),
        UNIT(attributes_are_found_by_their_token),
    };
    return unit_main("part", tests, sizeof tests / sizeof *tests);
}
