#include "filters/cfb.h"
#include "tests/filters/xls_builder.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

static bool read_buffer(void *context, uint64_t offset, void *out,
                        size_t length)
{
    const odfgx_buffer *file = context;
    if (offset > file->length || length > file->length - offset)
        return false;
    memcpy(out, file->data + offset, length);
    return true;
}

static odfgx_cfb_source source_of(odfgx_buffer *file)
{
    return (odfgx_cfb_source){ read_buffer, file, file->length };
}

static odfgx_buffer filled(size_t length)
{
    odfgx_buffer out = { 0 };
    for (size_t i = 0; i < length; i++)
        odfgx_buffer_add_char(&out, (char)(i * 7 + i / 251));
    return out;
}

/* A file with a long stream, a short one, and one within a storage. */
typedef struct sample {
    odfgx_buffer big, small, inner, file;
} sample;

static sample make_sample(void)
{
    sample made = { filled(5000), filled(100), filled(70), { 0 } };
    const cfb_stream streams[] = {
        { "Workbook", &made.big, 0 },   { "Small", &made.small, 0 },
        { "Storage", NULL, 0 },         { "Inner", &made.inner, 3 },
        { "workbook", &made.inner, 3 },
    };
    made.file = cfb_build(streams, ODFGX_COUNT_OF(streams));
    return made;
}

static void clear_sample(sample *made)
{
    odfgx_buffer_clear(&made->big);
    odfgx_buffer_clear(&made->small);
    odfgx_buffer_clear(&made->inner);
    odfgx_buffer_clear(&made->file);
}

static void expect_stream(const odfgx_cfb *cfb, const char *name,
                          const odfgx_buffer *bytes)
{
    const odfgx_cfb_entry *entry = odfgx_cfb_find(cfb, name);
    if (!EXPECT(entry != NULL, "%s is missing", name))
        return;
    uint64_t size = odfgx_cfb_size(entry);
    unsigned char *got = malloc((size_t)size + 1);
    EXPECT(size == bytes->length &&
               odfgx_cfb_read(cfb, entry, got) == ODFGX_OK &&
               memcmp(got, bytes->data, bytes->length) == 0,
           "%s", name);
    free(got);
}

static void streams_are_found_in_the_root_and_read(void)
{
    sample made = make_sample();
    odfgx_cfb *cfb = NULL;
    odfgx_cfb_source source = source_of(&made.file);
    if (EXPECT(odfgx_cfb_open(&cfb, &source) == ODFGX_OK, "opened")) {
        expect_stream(cfb, "Workbook", &made.big);
        expect_stream(cfb, "SMALL", &made.small);
        EXPECT(odfgx_cfb_find(cfb, "Inner") == NULL, "within a storage");
        EXPECT(odfgx_cfb_find(cfb, "Work") == NULL, "half a name");
        EXPECT(odfgx_cfb_find(cfb, "Workbooks") == NULL, "more than a name");
        EXPECT(odfgx_cfb_count(cfb, "Workbook") == 2, "one in a storage");
        unsigned char nothing[1];
        EXPECT(odfgx_cfb_read(cfb, odfgx_cfb_find(cfb, "Storage"), nothing) ==
                   ODFGX_DAMAGED,
               "a storage is no stream");
    }
    odfgx_cfb_free(cfb);
    clear_sample(&made);
}

/* Where the sample says something of itself, and what it says instead. */
static const struct {
    const char *what;
    size_t at, bytes;
    uint64_t number;
} lies[] = {
    { "the magic", 0, 1, 0 },
    { "sectors of 2^8 bytes", 30, 2, 8 },
    { "sectors of 2^63 bytes", 30, 2, 63 },
    { "four thousand million sectors of FAT", 44, 4, 0xFFFFFFFF },
    { "more sectors of FAT than listed", 44, 4, 2 },
    { "the FAT beyond the end", 76, 4, 10000 },
    { "the directory beyond the end", 48, 4, 10000 },
    { "no directory", 48, 4, 0xFFFFFFFE },
    { "a directory in a circle", 512 + 4 * 3, 4, 1 },
    { "a directory that is its own end", 512 + 4 * 1, 4, 1 },
    { "a root that is a stream", 1024 + 66, 1, 2 },
};

static void lies_are_damage(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(lies); i++) {
        sample made = make_sample();
        odfgx_cfb *cfb = NULL;
        for (size_t j = 0; j < lies[i].bytes; j++)
            made.file.data[lies[i].at + j] =
                (char)(lies[i].number >> (8 * j) & 0xFF);
        odfgx_cfb_source source = source_of(&made.file);
        EXPECT(odfgx_cfb_open(&cfb, &source) == ODFGX_DAMAGED && cfb == NULL,
               "%s", lies[i].what);
        odfgx_cfb_free(cfb);
        clear_sample(&made);
    }
}

/* Reads whatever can be read of it. */
static void read_all(odfgx_buffer *file)
{
    static const char *const names[] = { "Workbook", "Small" };
    odfgx_cfb *cfb = NULL;
    odfgx_cfb_source source = source_of(file);
    odfgx_status status = odfgx_cfb_open(&cfb, &source);
    EXPECT(status == ODFGX_OK || status == ODFGX_DAMAGED, "%d", (int)status);
    for (size_t i = 0; i < ODFGX_COUNT_OF(names) && cfb != NULL; i++) {
        const odfgx_cfb_entry *entry = odfgx_cfb_find(cfb, names[i]);
        if (entry == NULL || odfgx_cfb_size(entry) > file->length)
            continue;
        unsigned char *out = malloc((size_t)odfgx_cfb_size(entry) + 1);
        (void)odfgx_cfb_read(cfb, entry, out);
        free(out);
    }
    odfgx_cfb_free(cfb);
}

static void no_byte_is_trusted(void)
{
    sample made = make_sample();
    for (size_t at = 0; at < made.file.length; at++) {
        static const unsigned char values[] = { 0x00, 0x01, 0x7F, 0xFE, 0xFF };
        char before = made.file.data[at];
        for (size_t i = 0; i < ODFGX_COUNT_OF(values); i++) {
            made.file.data[at] = (char)values[i];
            read_all(&made.file);
        }
        made.file.data[at] = before;
    }
    clear_sample(&made);
}

static void a_file_may_end_anywhere(void)
{
    sample made = make_sample();
    size_t length = made.file.length;
    for (size_t cut = 0; cut < length; cut += 13) {
        made.file.length = cut;
        read_all(&made.file);
    }
    clear_sample(&made);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(streams_are_found_in_the_root_and_read),
        UNIT(lies_are_damage),
        UNIT(no_byte_is_trusted),
        UNIT(a_file_may_end_anywhere),
    };
    return unit_main("filters/cfb", tests, ODFGX_COUNT_OF(tests));
}
