#include "odf/archive.h"

#include "report/buffer.h"
#include "tests/odf/hostile.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#define MIMETYPE "application/vnd.oasis.opendocument.text"

enum { LOCAL_HEADER = 30, BIG = 300000 };

static odfgx_archive *new_archive(void)
{
    odfgx_archive *archive = NULL;
    odfgx_error err = { 0 };
    if (odfgx_archive_new(&archive, &err) != ODFGX_OK)
        abort();
    return archive;
}

static void add(odfgx_archive *archive, const char *name, const char *text,
                bool stored)
{
    odfgx_error err = { 0 };
    EXPECT(odfgx_archive_add(archive, name, text, strlen(text), stored, &err) ==
               ODFGX_OK,
           "%s: %s", name, err.text);
}

/* Ends the archive; to be cleared by the caller. */
static odfgx_buffer finish(odfgx_archive *archive)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    EXPECT(odfgx_archive_finish(archive, &out, &err) == ODFGX_OK, "%s",
           err.text);
    odfgx_archive_free(archive);
    return out;
}

static odfgx_buffer sample(void)
{
    odfgx_archive *archive = new_archive();
    add(archive, "mimetype", MIMETYPE, true);
    add(archive, HOSTILE_PART, HOSTILE_CONTENT, false);
    add(archive, "图.txt", "", false);
    return finish(archive);
}

static odfgx_package *open_package(const odfgx_buffer *bytes,
                                   const odfgx_limits *limits)
{
    odfgx_package *package = NULL;
    odfgx_error err = { 0 };
    EXPECT(odfgx_package_from_memory(&package, bytes->data, bytes->length,
                                     "made.odt", limits, &err) == ODFGX_OK,
           "%s", err.text);
    return package;
}

static void expect_part(odfgx_package *package, const char *name,
                        const char *text)
{
    odfgx_buffer part = { 0 };
    odfgx_error err = { 0 };
    EXPECT(odfgx_package_read(package, name, &part, &err) == ODFGX_OK, "%s: %s",
           name, err.text);
    EXPECT(part.length == strlen(text) &&
               (part.length == 0 || strcmp(part.data, text) == 0),
           "%s: %zu bytes", name, part.length);
    odfgx_buffer_clear(&part);
}

static void what_is_written_is_read_back(void)
{
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    odfgx_buffer bytes = sample();
    odfgx_package *package = open_package(&bytes, &limits);
    EXPECT_TEXT(odfgx_package_entry(package, 0), "mimetype");
    EXPECT_TEXT(odfgx_package_entry(package, 1), HOSTILE_PART);
    EXPECT_TEXT(odfgx_package_entry(package, 2), "图.txt");
    expect_part(package, "mimetype", MIMETYPE);
    expect_part(package, HOSTILE_PART, HOSTILE_CONTENT);
    expect_part(package, "图.txt", "");
    odfgx_package_free(package);
    odfgx_buffer_clear(&bytes);
}

/* ODF 1.3 part 2, 3.3: file(1) and others look at these very bytes. */
static void mimetype_is_first_stored_and_bare(void)
{
    odfgx_buffer bytes = sample();
    EXPECT(memcmp(bytes.data, "PK\3\4", 4) == 0, "a local header");
    EXPECT(memcmp(bytes.data + LOCAL_METHOD, "\0\0", 2) == 0, "stored");
    EXPECT(memcmp(bytes.data + LOCAL_HEADER - 2, "\0\0", 2) == 0,
           "no extra field");
    EXPECT(memcmp(bytes.data + LOCAL_HEADER, "mimetype" MIMETYPE,
                  strlen("mimetype" MIMETYPE)) == 0,
           "name and type");
    odfgx_buffer_clear(&bytes);
}

static void equal_calls_make_equal_bytes(void)
{
    odfgx_buffer first = sample(), second = sample();
    EXPECT(first.length == second.length &&
               memcmp(first.data, second.data, first.length) == 0,
           "%zu and %zu bytes", first.length, second.length);
    odfgx_buffer_clear(&first);
    odfgx_buffer_clear(&second);
}

static void an_archive_is_added_to_the_end_of_a_buffer(void)
{
    odfgx_archive *archive = new_archive();
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_buffer_add_text(&out, "before");
    add(archive, "a", "text", false);
    EXPECT(odfgx_archive_finish(archive, &out, &err) == ODFGX_OK, "%s",
           err.text);
    EXPECT(memcmp(out.data, "beforePK\3\4", 10) == 0, "both");
    odfgx_archive_free(archive);
    odfgx_buffer_clear(&out);
}

static void an_archive_may_be_given_up(void)
{
    odfgx_archive *archive = new_archive();
    add(archive, "a", "text", false);
    odfgx_archive_free(archive);
    odfgx_archive_free(NULL);
}

static void a_name_can_be_added_once_only(void)
{
    odfgx_archive *archive = new_archive();
    odfgx_error err = { 0 };
    add(archive, "a", "text", false);
    EXPECT(odfgx_archive_add(archive, "a", "more", 4, false, &err) != ODFGX_OK,
           "a second one");
    EXPECT(strstr(err.text, "same name") != NULL, "%s", err.text);
    EXPECT_TEXT(err.where, "a");
    odfgx_archive_free(archive);
}

/* The deflated bytes as they lie in an archive of one entry. */
static odfgx_buffer copy_of(zip_builder *zip, odfgx_status expected,
                            const char *fragment)
{
    odfgx_limits limits;
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_limits_init(&limits);
    odfgx_archive *archive = new_archive();
    odfgx_package *package = open_package(&zip->bytes, &limits);
    odfgx_status status =
        odfgx_archive_copy(archive, package, HOSTILE_PART, &err);
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, &out, &err);
    EXPECT(status == expected && strstr(err.text, fragment) != NULL,
           "status %d, %s", (int)status, err.text);
    odfgx_archive_free(archive);
    odfgx_package_free(package);
    return out;
}

static void expect_length(const odfgx_buffer *bytes, size_t length)
{
    odfgx_buffer part = { 0 };
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    limits.ratio = UINT64_MAX;
    odfgx_package *package = open_package(bytes, &limits);
    EXPECT(odfgx_package_read(package, HOSTILE_PART, &part, &err) == ODFGX_OK &&
               part.length == length,
           "%zu bytes, %s", part.length, err.text);
    odfgx_package_free(package);
    odfgx_buffer_clear(&part);
}

static void an_entry_is_copied_as_it_lies(void)
{
    static const struct {
        const char *name;
        unsigned kind;
    } kinds[] = {
        { "deflated", ZIP_DEFLATED },
        { "stored", ZIP_STORED },
        { "streamed", ZIP_DEFLATED | ZIP_DESCRIPTOR },
    };
    char *text = calloc(1, BIG);
    for (size_t i = 0; i < ODFGX_COUNT_OF(kinds); i++) {
        zip_builder zip = { 0 };
        builder_add(&zip, HOSTILE_PART, kinds[i].kind, text, BIG);
        builder_finish(&zip, "");
        odfgx_buffer out = copy_of(&zip, ODFGX_OK, "");
        size_t start = LOCAL_HEADER + strlen(HOSTILE_PART);
        size_t size =
            zip.start - zip.data[0] - (kinds[i].kind & ZIP_DESCRIPTOR ? 16 : 0);
        expect_length(&out, BIG);
        EXPECT(out.length > start + size &&
                   memcmp(out.data + start, zip.bytes.data + zip.data[0],
                          size) == 0,
               "%s: %zu bytes", kinds[i].name, out.length);
        odfgx_buffer_clear(&out);
        odfgx_buffer_clear(&zip.bytes);
    }
    free(text);
}

static void encrypt(zip_builder *zip)
{
    hostile_honest(zip);
    builder_put(zip, zip->local[1] + LOCAL_FLAGS, 2, 1);
    builder_put(zip, zip->central[1] + CENTRAL_FLAGS, 2, 1);
}

static void leave_out(zip_builder *zip)
{
    builder_add_text(zip, "other.xml", "");
    builder_finish(zip, "");
}

static const hostile_case uncopied[] = {
    { "encrypted", encrypt, ODFGX_ENCRYPTED, "password" },
    { "missing", leave_out, ODFGX_DAMAGED, "no such part" },
};

static void what_can_not_be_read_is_not_copied(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(uncopied); i++) {
        zip_builder zip = { 0 };
        uncopied[i].make(&zip);
        odfgx_buffer out =
            copy_of(&zip, uncopied[i].status, uncopied[i].fragment);
        EXPECT(out.length == 0, "%s: %zu bytes", uncopied[i].name, out.length);
        odfgx_buffer_clear(&out);
        odfgx_buffer_clear(&zip.bytes);
    }
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(what_is_written_is_read_back),
        UNIT(mimetype_is_first_stored_and_bare),
        UNIT(equal_calls_make_equal_bytes),
        UNIT(an_archive_is_added_to_the_end_of_a_buffer),
        UNIT(an_archive_may_be_given_up),
        UNIT(a_name_can_be_added_once_only),
        UNIT(an_entry_is_copied_as_it_lies),
        UNIT(what_can_not_be_read_is_not_copied),
    };
    return unit_main("odf/archive", tests, ODFGX_COUNT_OF(tests));
}
