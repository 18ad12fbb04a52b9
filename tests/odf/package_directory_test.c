#include "odf/package.h"

#include "tests/odf/hostile.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>

static void cut(zip_builder *zip, size_t length)
{
    zip->bytes.length = length;
}

/* Z01 – Z12: the file and its end. */

static void nothing(zip_builder *zip)
{
    (void)zip;
}

static void noise(zip_builder *zip)
{
    uint32_t random = 1;
    for (int i = 0; i < 20000; i++) {
        random = random * 1664525 + 1013904223;
        builder_add_junk(zip, &random, sizeof random);
    }
}

static void cut_end(zip_builder *zip)
{
    hostile_honest(zip);
    cut(zip, zip->bytes.length - 5);
}

static void cut_comment(zip_builder *zip)
{
    hostile_add_parts(zip);
    builder_finish(zip, "made by hand");
    cut(zip, zip->bytes.length - 5);
}

static void cut_entry(zip_builder *zip)
{
    hostile_honest(zip);
    cut(zip, zip->data[1] + 3);
}

#define BEGINS_WITH(name, magic)                                               \
    static void name(zip_builder *zip)                                         \
    {                                                                          \
        builder_add_junk(zip, magic, sizeof(magic) - 1);                       \
        noise(zip);                                                            \
    }

BEGINS_WITH(compound_file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
BEGINS_WITH(pdf, "%PDF-1.7\n")
BEGINS_WITH(rtf, "{\\rtf1\\ansi")
BEGINS_WITH(rar, "Rar!\x1A\x07")
BEGINS_WITH(seven_zip, "7z\xBC\xAF\x27\x1C")
BEGINS_WITH(gzip, "\x1F\x8B\x08")
BEGINS_WITH(xml, "<?xml version=\"1.0\"?>")
BEGINS_WITH(xml_marked, "\xEF\xBB\xBF<?xml version=\"1.0\"?>")

static void descriptors(zip_builder *zip)
{
    builder_add(zip, HOSTILE_PART, ZIP_DEFLATED | ZIP_DESCRIPTOR,
                HOSTILE_CONTENT, strlen(HOSTILE_CONTENT));
    builder_finish(zip, "");
}

static void forced_64(zip_builder *zip)
{
    builder_add(zip, HOSTILE_PART, ZIP_DEFLATED | ZIP_SIZES_64, HOSTILE_CONTENT,
                strlen(HOSTILE_CONTENT));
    builder_finish_64(zip);
}

static size_t extra_64(const zip_builder *zip)
{
    return zip->central[0] + CENTRAL_NAME + strlen(HOSTILE_PART) +
           CENTRAL_EXTRA_64;
}

static void deflated_64_lies(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, extra_64(zip) + 8, 8, UINT64_MAX - 40);
}

static void extra_64_is_missing(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->central[1] + CENTRAL_DEFLATED, 4, UINT32_MAX);
}

static void extra_64_is_cut(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, extra_64(zip) - 2, 2, 17);
}

static void extra_64_is_another(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, extra_64(zip) - 4, 2, 0x5455);
}

static void local_extra_64_is_missing(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, zip->local[0] + LOCAL_NAME - 2, 2, 0);
}

static void end_64_offset_lies(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, zip->end64 + END64_OFFSET, 8, UINT64_C(1) << 62);
}

static void end_64_lies_outside(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, zip->locator + LOCATOR_OFFSET, 8, UINT64_MAX);
}

static void end_64_is_missing(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, zip->locator + LOCATOR_OFFSET, 8, 0);
}

static void junk_before(zip_builder *zip)
{
    builder_add_junk(zip, "MZ an unpacker", 14);
    hostile_honest(zip);
}

static void junk_before_uncounted(zip_builder *zip)
{
    zip_builder inner = { 0 };
    hostile_honest(&inner);
    builder_add_junk(zip, "MZ an unpacker", 14);
    builder_add_junk(zip, inner.bytes.data, inner.bytes.length);
    odfgx_buffer_clear(&inner.bytes);
}

static void junk_behind(zip_builder *zip)
{
    hostile_honest(zip);
    builder_add_junk(zip, "and more", 8);
}

static void commented(zip_builder *zip)
{
    hostile_add_parts(zip);
    builder_finish(zip, "made by hand, with a PK\5 of no meaning");
}

static void two_ends(zip_builder *zip)
{
    zip_builder inner = { 0 };
    hostile_honest(&inner);
    hostile_honest(zip);
    builder_put(zip, zip->end + END_COMMENT_LENGTH, 2, inner.bytes.length);
    builder_add_junk(zip, inner.bytes.data, inner.bytes.length);
    odfgx_buffer_clear(&inner.bytes);
}

/* Z13 – Z19: names. */

static void twice(zip_builder *zip)
{
    hostile_add_parts(zip);
    builder_add_text(zip, HOSTILE_PART, "<another/>");
    builder_finish(zip, "");
}

static void other_case(zip_builder *zip)
{
    builder_add_text(zip, "Content.xml", "<another/>");
    hostile_honest(zip);
}

static void wild_names(zip_builder *zip)
{
    builder_add_text(zip, "../../etc/x", "x");
    builder_add_text(zip, "/abs", "x");
    builder_add_text(zip, "C:\\x", "x");
    builder_add_text(zip, "xl\\workbook.xml", "x");
    hostile_honest(zip);
}

static void name_with_nul(zip_builder *zip)
{
    builder_add_text(zip, HOSTILE_PART "?x", HOSTILE_CONTENT);
    builder_finish(zip, "");
    builder_put(zip, zip->local[0] + LOCAL_NAME + strlen(HOSTILE_PART), 1, 0);
    builder_put(zip, zip->central[0] + CENTRAL_NAME + strlen(HOSTILE_PART), 1,
                0);
}

static void name_in_gbk(zip_builder *zip)
{
    builder_add_text(zip, "\xB1\xA8\xB8\xE6.png", "x");
    hostile_honest(zip);
    builder_put(zip, zip->local[0] + LOCAL_FLAGS, 2, 0);
    builder_put(zip, zip->central[0] + CENTRAL_FLAGS, 2, 0);
}

static void names_differ(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put_text(zip, zip->local[1] + LOCAL_NAME, "Content");
}

static void name_too_long(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->central[1] + CENTRAL_NAME_LENGTH, 2, 60000);
}

static void record_without_magic(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->central[1], 4, 0);
}

static void directory_too_short(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->end + END_SIZE, 4, 46);
}

static void data_outside(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->central[1] + CENTRAL_OFFSET, 4, zip->start - 40);
}

/* Z25 – Z28: entries over one another, and many. */

/* Record after record of one local header, as a bomb shares one kernel. */
static void shared_header(zip_builder *zip)
{
    for (int i = 0; i < 500; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "%08d.xml", i);
        builder_add_text(zip, name, "x");
    }
    builder_finish(zip, "");
    builder_put(zip, zip->central[2] + CENTRAL_OFFSET, 4, zip->local[1]);
}

/* The first entry's data are stored, and quote the second's header. */
static void quoted_header(zip_builder *zip)
{
    hostile_honest(zip);
    size_t size = zip->start - zip->data[0];
    builder_put(zip, zip->local[0] + LOCAL_DEFLATED, 4, size);
    builder_put(zip, zip->local[0] + LOCAL_INFLATED, 4, size);
    builder_put(zip, zip->central[0] + CENTRAL_DEFLATED, 4, size);
    builder_put(zip, zip->central[0] + CENTRAL_INFLATED, 4, size);
}

static void many_entries(zip_builder *zip)
{
    for (int i = 0; i < 70001; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "%d", i);
        builder_add(zip, name, ZIP_STORED, "", 0);
    }
}

static void many(zip_builder *zip)
{
    many_entries(zip);
    builder_finish_64(zip);
}

/* 70 001 modulo 65 536: the end's 16 bits say less than the cap. */
static void many_modulo(zip_builder *zip)
{
    many_entries(zip);
    builder_finish(zip, "");
}

static void a_million(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, zip->end64 + END64_OFFSET - 16, 8, 1000000);
}

static void count_lies(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->end + END_COUNT, 2, 3);
    builder_put(zip, zip->end + END_COUNT - 2, 2, 3);
}

static void fat_directory(zip_builder *zip)
{
    char name[60000];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    for (int i = 0; i < 200; i++) {
        name[0] = (char)('a' + i / 26);
        name[1] = (char)('a' + i % 26);
        builder_add(zip, name, ZIP_STORED, "", 0);
    }
    builder_finish(zip, "");
}

/* Z35: disks. */

static void second_disk(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->end + END_DISK, 2, 1);
}

static void second_disk_64(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, zip->end64 + END64_DISK, 4, 1);
}

static void two_disks_64(zip_builder *zip)
{
    forced_64(zip);
    builder_put(zip, zip->locator + 16, 4, 2);
}

static const hostile_case cases[] = {
    { "as office suites write it", hostile_honest, ODFGX_OK, "" },
    { "Z01 empty file", nothing, ODFGX_FORMAT, "is empty" },
    { "Z02 random bytes", noise, ODFGX_FORMAT, "not a document that is read" },
    { "Z03 end cut", cut_end, ODFGX_DAMAGED, "its end is missing" },
    { "Z03 comment cut", cut_comment, ODFGX_DAMAGED, "end is cut short" },
    { "Z04 cut in an entry", cut_entry, ODFGX_DAMAGED, "cut short" },
    { "Z05 compound file", compound_file, ODFGX_FORMAT, "save it as .ods" },
    { "Z06 XML", xml, ODFGX_FORMAT, "XML that is no document" },
    { "Z06 XML with a mark", xml_marked, ODFGX_FORMAT,
      "XML that is no document" },
    { "PDF", pdf, ODFGX_FORMAT, "a PDF file" },
    { "RTF", rtf, ODFGX_FORMAT, "an RTF document" },
    { "RAR", rar, ODFGX_FORMAT, "a RAR archive" },
    { "7-Zip", seven_zip, ODFGX_FORMAT, "a 7-Zip archive" },
    { "gzip", gzip, ODFGX_FORMAT, "a gzip file" },
    { "Z07 data descriptors", descriptors, ODFGX_OK, "" },
    { "Z08 forced zip64", forced_64, ODFGX_OK, "" },
    { "Z09 deflated size", deflated_64_lies, ODFGX_DAMAGED, "record 1" },
    { "Z09 no extra", extra_64_is_missing, ODFGX_DAMAGED, "record 2" },
    { "Z09 extra cut", extra_64_is_cut, ODFGX_DAMAGED, "record 1" },
    { "Z09 other extra", extra_64_is_another, ODFGX_DAMAGED, "record 1" },
    { "Z09 local", local_extra_64_is_missing, ODFGX_DAMAGED, "error 9" },
    { "Z09 offset", end_64_offset_lies, ODFGX_DAMAGED, "not where its end" },
    { "Z09 end outside", end_64_lies_outside, ODFGX_DAMAGED, "outside" },
    { "Z09 end missing", end_64_is_missing, ODFGX_DAMAGED, "is missing" },
    { "Z10 junk before", junk_before, ODFGX_DAMAGED, "14 bytes" },
    { "Z10 uncounted", junk_before_uncounted, ODFGX_DAMAGED, "not where" },
    { "Z11 junk behind", junk_behind, ODFGX_DAMAGED, "lies behind it" },
    { "Z12 comment", commented, ODFGX_OK, "" },
    { "Z12 an end in the comment", two_ends, ODFGX_DAMAGED, "two ends" },
    { "Z13 twice", twice, ODFGX_DAMAGED, "holds content.xml twice" },
    { "Z14 other case", other_case, ODFGX_OK, "" },
    { "Z15 Z16 wild names", wild_names, ODFGX_OK, "" },
    { "Z17 NUL in a name", name_with_nul, ODFGX_DAMAGED, "record 1" },
    { "Z18 name in GBK", name_in_gbk, ODFGX_OK, "" },
    { "Z19 names differ", names_differ, ODFGX_DAMAGED, "contradicts itself" },
    { "name too long", name_too_long, ODFGX_DAMAGED, "record 2" },
    { "no record", record_without_magic, ODFGX_DAMAGED, "record 2" },
    { "directory short", directory_too_short, ODFGX_DAMAGED, "not where" },
    { "data outside", data_outside, ODFGX_DAMAGED, "record 2" },
    { "Z25 shared header", shared_header, ODFGX_DAMAGED, "over one another" },
    { "Z26 quoted header", quoted_header, ODFGX_DAMAGED, "over one another" },
    { "Z27 many entries", many, ODFGX_LIMIT, "--max-entries" },
    { "Z27 modulo 65536", many_modulo, ODFGX_LIMIT, "--max-entries" },
    { "Z28 a million", a_million, ODFGX_LIMIT, "more than 10000 entries" },
    { "count lies", count_lies, ODFGX_DAMAGED, "has 2 entries" },
    { "fat directory", fat_directory, ODFGX_LIMIT, "--max-entries" },
    { "Z35 disk", second_disk, ODFGX_DAMAGED, "several files" },
    { "Z35 disk, zip64", second_disk_64, ODFGX_DAMAGED, "several files" },
    { "Z35 disks, zip64", two_disks_64, ODFGX_DAMAGED, "several files" },
};

static void an_archive_is_opened_only_if_its_directory_is_sound(void)
{
    hostile_run(cases, ODFGX_COUNT_OF(cases));
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(an_archive_is_opened_only_if_its_directory_is_sound),
    };
    return unit_main("odf/package_directory", tests, ODFGX_COUNT_OF(tests));
}
