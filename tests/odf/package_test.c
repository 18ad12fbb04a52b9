#include "odf/package.h"

#include "tests/odf/hostile.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

enum { MIB = 1 << 20, BOMB_SIZE = 100 * MIB, MUTATIONS = 20000 };

/* Z20 – Z24, Z31: the data. */

static void wrong_checksum(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->local[1] + LOCAL_CRC, 4, 1);
    builder_put(zip, zip->central[1] + CENTRAL_CRC, 4, 1);
}

static void say_size(zip_builder *zip, uint64_t size)
{
    builder_put(zip, zip->local[0] + LOCAL_INFLATED, 4, size);
    builder_put(zip, zip->central[0] + CENTRAL_INFLATED, 4, size);
}

static void size_lies_small(zip_builder *zip)
{
    hostile_add_spaces(zip, MIB);
    say_size(zip, 10);
}

static void size_lies_large(zip_builder *zip)
{
    hostile_add_spaces(zip, MIB);
    say_size(zip, MIB + 1);
}

static void bomb(zip_builder *zip)
{
    hostile_add_spaces(zip, BOMB_SIZE);
}

static void bomb_that_lies(zip_builder *zip)
{
    hostile_add_spaces(zip, BOMB_SIZE);
    say_size(zip, 10);
}

static void corrupt(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->data[1], 2, 0xFFFF);
}

static void ends_early(zip_builder *zip)
{
    hostile_honest(zip);
    size_t size = zip->start - zip->data[1] - 4;
    builder_put(zip, zip->local[1] + LOCAL_DEFLATED, 4, size);
    builder_put(zip, zip->central[1] + CENTRAL_DEFLATED, 4, size);
}

static void inflated_64_lies(zip_builder *zip)
{
    size_t sizes = strlen(HOSTILE_PART) + 4; /* behind the id and the length */
    builder_add(zip, HOSTILE_PART, ZIP_DEFLATED | ZIP_SIZES_64, HOSTILE_CONTENT,
                strlen(HOSTILE_CONTENT));
    builder_finish_64(zip);
    builder_put(zip, zip->central[0] + CENTRAL_NAME + sizes, 8,
                UINT64_C(1) << 40);
    builder_put(zip, zip->local[0] + LOCAL_NAME + sizes, 8, UINT64_C(1) << 40);
}

/* Z29 – Z34: methods, encryption, kinds of entries. */

static void say_method(zip_builder *zip, unsigned method)
{
    hostile_honest(zip);
    builder_put(zip, zip->local[1] + LOCAL_METHOD, 2, method);
    builder_put(zip, zip->central[1] + CENTRAL_METHOD, 2, method);
}

static void bzip2(zip_builder *zip)
{
    say_method(zip, 12);
}

static void lzma(zip_builder *zip)
{
    say_method(zip, 14);
}

static void zstd(zip_builder *zip)
{
    say_method(zip, 93);
}

static void wavpack(zip_builder *zip)
{
    say_method(zip, 97);
}

static void encrypted(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->local[1] + LOCAL_FLAGS, 2, 1);
    builder_put(zip, zip->central[1] + CENTRAL_FLAGS, 2, 1);
}

static void strongly_encrypted(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->local[1] + LOCAL_FLAGS, 2, 1 << 6 | 1);
    builder_put(zip, zip->central[1] + CENTRAL_FLAGS, 2, 1 << 6 | 1);
}

static void nested(zip_builder *zip)
{
    zip_builder inner = { 0 };
    hostile_add_spaces(&inner, BOMB_SIZE);
    builder_add(zip, "0.zip", ZIP_STORED, inner.bytes.data, inner.bytes.length);
    hostile_honest(zip);
    odfgx_buffer_clear(&inner.bytes);
}

static void folder_of_that_name(zip_builder *zip)
{
    builder_add(zip, HOSTILE_PART "/", ZIP_STORED, "", 0);
    builder_finish(zip, "");
}

static void symbolic_link(zip_builder *zip)
{
    builder_add(zip, "link", ZIP_STORED, "/etc/passwd", 11);
    hostile_honest(zip);
    builder_put(zip, zip->central[0] + CENTRAL_ATTRIBUTES, 4,
                UINT32_C(0120777) << 16);
}

static const hostile_case cases[] = {
    { "Z09 inflated size", inflated_64_lies, ODFGX_DAMAGED, "not as long" },
    { "Z20 checksum", wrong_checksum, ODFGX_DAMAGED, "checksum is wrong" },
    { "Z21 size small", size_lies_small, ODFGX_DAMAGED, "not as long" },
    { "Z22 size large", size_lies_large, ODFGX_DAMAGED, "not as long" },
    { "Z23 ratio", bomb, ODFGX_LIMIT, "--max-ratio" },
    { "Z23 and size", bomb_that_lies, ODFGX_DAMAGED, "which is 10 bytes" },
    { "Z29 bzip2", bzip2, ODFGX_FORMAT, "method 12" },
    { "Z29 LZMA", lzma, ODFGX_FORMAT, "method 14" },
    { "Z29 zstd", zstd, ODFGX_FORMAT, "method 93" },
    { "Z29 WavPack", wavpack, ODFGX_FORMAT, "method 97" },
    { "Z30 encrypted", encrypted, ODFGX_ENCRYPTED, "without a password" },
    { "Z30 strongly", strongly_encrypted, ODFGX_ENCRYPTED, "password" },
    { "Z31 corrupt", corrupt, ODFGX_DAMAGED, "compressed data are damaged" },
    { "Z31 ends early", ends_early, ODFGX_DAMAGED, "checksum" },
    { "Z32 nested", nested, ODFGX_OK, "" },
    { "Z33 folder", folder_of_that_name, ODFGX_DAMAGED, "no such part" },
    { "Z34 symbolic link", symbolic_link, ODFGX_OK, "" },
};

static void parts_that_lie_are_refused(void)
{
    hostile_run(cases, ODFGX_COUNT_OF(cases));
}

/* Noise that deflates about 1:121, as the best real workbook does. */
static void add_dense(zip_builder *zip, size_t size)
{
    uint32_t random = 1;
    char *text = malloc(size);
    memset(text, ' ', size);
    for (size_t i = 0; i < size; i += 293) {
        random = random * 1664525 + 1013904223;
        text[i] = (char)('a' + (random >> 24) % 16);
    }
    builder_add(zip, HOSTILE_PART, ZIP_DEFLATED, text, size);
    builder_finish(zip, "");
    free(text);
}

static void a_dense_part_is_no_bomb(void)
{
    zip_builder zip = { 0 };
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    add_dense(&zip, 16 * MIB);
    EXPECT(zip.bytes.length < 16 * MIB / 100, "%zu bytes", zip.bytes.length);
    EXPECT(hostile_read(&zip, &limits, &out, &err) == ODFGX_OK, "%s", err.text);
    EXPECT(out.length == 16 * MIB, "%zu bytes", out.length);
    odfgx_buffer_clear(&out);
    odfgx_buffer_clear(&zip.bytes);
}

static const struct {
    const char *name;
    odfgx_limits limits;
    odfgx_status status;
    const char *fragment;
} caps[] = {
    { "all just wide enough",
      { .part = MIB, .total = MIB, .entries = 1, .ratio = 1100 },
      ODFGX_OK,
      "" },
    { "part",
      { .part = MIB - 1, .total = MIB, .entries = 1, .ratio = 9999 },
      ODFGX_LIMIT,
      "--max-part" },
    { "total",
      { .part = MIB, .total = MIB - 1, .entries = 1, .ratio = 9999 },
      ODFGX_LIMIT,
      "--max-total" },
    { "entries",
      { .part = MIB, .total = MIB, .entries = 0, .ratio = 9999 },
      ODFGX_LIMIT,
      "--max-entries" },
};

static void each_cap_is_named_with_its_option(void)
{
    zip_builder zip = { 0 };
    hostile_add_spaces(&zip, MIB);
    for (size_t i = 0; i < ODFGX_COUNT_OF(caps); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = hostile_read(&zip, &caps[i].limits, &out, &err);
        EXPECT(status == caps[i].status &&
                   strstr(err.text, caps[i].fragment) != NULL,
               "%s: status %d, %s", caps[i].name, (int)status, err.text);
        odfgx_buffer_clear(&out);
    }
    odfgx_buffer_clear(&zip.bytes);
}

/* An archive of three parts, opened; to be freed by the caller. */
static odfgx_package *open_package(zip_builder *zip, const odfgx_limits *limits)
{
    odfgx_package *package = NULL;
    odfgx_error err = { 0 };
    builder_add_text(zip, "styles.xml", "<styles/>");
    hostile_honest(zip);
    EXPECT(odfgx_package_from_memory(&package, zip->bytes.data,
                                     zip->bytes.length, "a.ods", limits,
                                     &err) == ODFGX_OK,
           "%s", err.text);
    return package;
}

static void the_total_is_of_all_parts_read(void)
{
    zip_builder zip = { 0 };
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    limits.total = strlen("<styles/>") + strlen(HOSTILE_CONTENT) - 1;
    odfgx_package *package = open_package(&zip, &limits);
    EXPECT(odfgx_package_read(package, "styles.xml", &out, &err) == ODFGX_OK,
           "%s", err.text);
    EXPECT(odfgx_package_read(package, HOSTILE_PART, &out, &err) == ODFGX_LIMIT,
           "%s", err.text);
    EXPECT_TEXT(err.where, "a.ods: content.xml");
    EXPECT_TEXT(out.data, "<styles/>");
    odfgx_package_free(package);
    odfgx_buffer_clear(&out);
    odfgx_buffer_clear(&zip.bytes);
}

static void a_package_tells_its_entries(void)
{
    zip_builder zip = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    odfgx_package *package = open_package(&zip, &limits);
    EXPECT_TEXT(odfgx_package_name(package), "a.ods");
    EXPECT(odfgx_package_limits(package) == &limits, "the caller's limits");
    EXPECT(odfgx_package_count(package) == 3, "%zu entries",
           odfgx_package_count(package));
    EXPECT_TEXT(odfgx_package_entry(package, 1), "mimetype");
    EXPECT_TEXT(odfgx_package_entry(package, 3), "");
    EXPECT(odfgx_package_has(package, "styles.xml"), "styles.xml");
    EXPECT(!odfgx_package_has(package, "Styles.xml"), "another case");
    odfgx_package_free(package);
    odfgx_buffer_clear(&zip.bytes);
}

static odfgx_status refuse(void *context, const char *bytes, size_t length,
                           odfgx_error *err)
{
    *(size_t *)context += length;
    (void)bytes;
    return odfgx_fail(err, ODFGX_XML, "here", "enough");
}

static void a_sink_ends_the_reading(void)
{
    zip_builder zip = { 0 };
    odfgx_error err = { 0 };
    odfgx_limits limits;
    size_t seen = 0;
    odfgx_limits_init(&limits);
    odfgx_package *package = open_package(&zip, &limits);
    EXPECT(odfgx_package_stream(package, HOSTILE_PART, refuse, &seen, &err) ==
               ODFGX_XML,
           "%s", err.text);
    EXPECT(seen == strlen(HOSTILE_CONTENT), "%zu bytes", seen);
    EXPECT_TEXT(err.text, "enough");
    odfgx_package_free(package);
    odfgx_buffer_clear(&zip.bytes);
}

/* Changes some bytes, mostly to extremes. */
static void mutate(odfgx_buffer *bytes, uint32_t *random)
{
    for (int changes = 0; changes < 3; changes++) {
        *random = *random * 1664525 + 1013904223;
        size_t at = (*random >> 8) % bytes->length;
        char value = (char)(*random >> 24 & 1   ? 0xFF
                            : *random >> 25 & 1 ? 0
                                                : *random >> 16);
        bytes->data[at] = value;
        if (*random >> 26 & 1 && at + 1 < bytes->length)
            bytes->data[at + 1] = value;
    }
}

static void no_mutation_is_taken_for_our_fault(void)
{
    zip_builder zip = { 0 };
    odfgx_limits limits;
    uint32_t random = 1;
    odfgx_limits_init(&limits);
    builder_add(&zip, "a", ZIP_DEFLATED | ZIP_DESCRIPTOR, "text", 4);
    builder_add(&zip, HOSTILE_PART, ZIP_DEFLATED | ZIP_SIZES_64, "text", 4);
    builder_finish_64(&zip);
    for (int i = 0; i < MUTATIONS; i++) {
        zip_builder mutant = { 0 };
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        builder_add_junk(&mutant, zip.bytes.data, zip.bytes.length);
        mutate(&mutant.bytes, &random);
        odfgx_status status = hostile_read(&mutant, &limits, &out, &err);
        EXPECT(odfgx_status_exit(status) < odfgx_status_exit(ODFGX_MEMORY),
               "mutation %d: status %d, %s", i, (int)status, err.text);
        odfgx_buffer_clear(&out);
        odfgx_buffer_clear(&mutant.bytes);
    }
    odfgx_buffer_clear(&zip.bytes);
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(parts_that_lie_are_refused),
        UNIT(a_dense_part_is_no_bomb),
        UNIT(each_cap_is_named_with_its_option),
        UNIT(the_total_is_of_all_parts_read),
        UNIT(a_package_tells_its_entries),
        UNIT(a_sink_ends_the_reading),
        UNIT(no_mutation_is_taken_for_our_fault),
    };
    return unit_main("odf/package", tests, ODFGX_COUNT_OF(tests));
}
