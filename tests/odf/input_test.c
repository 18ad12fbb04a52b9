#define _DEFAULT_SOURCE /* glob, truncate */

#include "odf/input.h"

#include "report/buffer.h"
#include "tests/odf/folder.h"
#include "tests/odf/hostile.h"
#include "tests/odf/inputs.h"
#include "tests/unit.h"

#include <fcntl.h>
#include <glob.h>
#include <string.h>
#include <unistd.h>

enum { BIG = 1 << 20 };

static void the_caps_are_those_of_the_manual(void)
{
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    EXPECT(limits.part == UINT64_C(1) << 30, "part");
    EXPECT(limits.total == UINT64_C(2) << 30, "total");
    EXPECT(limits.entries == 10000 && limits.ratio == 200, "archives");
    EXPECT(limits.cells == 100000000, "cells");
    EXPECT(limits.depth == 256 && limits.attributes == 256, "elements");
    EXPECT(limits.attribute == 1 << 20 && limits.text == 4 << 20, "texts");
}

static void an_input_comes_by_path_descriptor_or_memory(void)
{
    odfgx_input *inputs[3] = { NULL };
    odfgx_error err = { 0 };
    odfgx_limits limits;
    zip_builder zip = { 0 };
    odfgx_limits_init(&limits);
    limits.cells = 5;
    folder_enter();
    inputs_put_archive("a.ods", BIG);
    builder_add_text(&zip, HOSTILE_PART, HOSTILE_CONTENT);
    builder_finish(&zip, "");
    int descriptor = open("a.ods", O_RDONLY);
    (void)odfgx_input_open(&inputs[0], "a.ods", &limits, &err);
    (void)odfgx_input_from_fd(&inputs[1], descriptor, "-", &limits, &err);
    (void)odfgx_input_from_memory(&inputs[2], zip.bytes.data, zip.bytes.length,
                                  "memory", &limits, &err);
    (void)close(descriptor); /* the input has its own by now */
    const char *names[] = { "a.ods", "-", "memory" };
    size_t lengths[] = { BIG, BIG, strlen(HOSTILE_CONTENT) };
    for (size_t i = 0; i < 3; i++) {
        size_t length = 0;
        EXPECT(inputs_read(inputs[i], &length, &err) == ODFGX_OK, "%s: %s",
               names[i], err.text);
        EXPECT(length == lengths[i], "%s: %zu bytes", names[i], length);
        EXPECT_TEXT(odfgx_input_name(inputs[i]), names[i]);
        EXPECT(odfgx_input_limits(inputs[i])->cells == 5, "%s", names[i]);
        EXPECT(memcmp(odfgx_input_head(inputs[i]).bytes, "PK\3\4", 4) == 0,
               "%s: head", names[i]);
        odfgx_input_free(inputs[i]);
    }
    EXPECT(err.status == ODFGX_OK, "%s", err.text);
    odfgx_buffer_clear(&zip.bytes);
    folder_leave();
}

static void the_head_is_short_for_short_files(void)
{
    odfgx_input *input = NULL;
    odfgx_error err = { 0 };
    folder_enter();
    folder_put("a.fods", "<?xml?>");
    (void)odfgx_input_open(&input, "a.fods", NULL, &err);
    EXPECT(odfgx_input_head(input).length == 7, "a.fods");
    odfgx_input_free(input);
    inputs_put_archive("a.ods", BIG);
    (void)odfgx_input_open(&input, "a.ods", NULL, &err);
    EXPECT(odfgx_input_head(input).length == 4096, "a.ods");
    odfgx_input_free(input);
    folder_leave();
}

static void a_pipe_is_read_to_its_end(void)
{
    odfgx_error err = { 0 };
    size_t length = 0;
    folder_enter();
    inputs_put_archive("a.ods", BIG);
    odfgx_input *input = inputs_through_pipe("a.ods", NULL, &err);
    EXPECT(inputs_read(input, &length, &err) == ODFGX_OK, "%s", err.text);
    EXPECT(length == BIG, "%zu bytes", length);
    odfgx_input_free(input);
    folder_leave();
}

static void an_empty_pipe_is_an_empty_file(void)
{
    odfgx_error err = { 0 };
    size_t length = 0;
    odfgx_input *input = inputs_through_pipe("/dev/null", NULL, &err);
    EXPECT(inputs_read(input, &length, &err) == ODFGX_FORMAT, "%s", err.text);
    EXPECT(strstr(err.text, "is empty") != NULL, "%s", err.text);
    odfgx_input_free(input);
}

static void slow_and_interrupted_reading_goes_on(void)
{
    odfgx_input *inputs[2] = { NULL };
    odfgx_error err = { 0 };
    size_t length = 0, few = 5000;
    folder_enter();
    inputs_put_archive("a.ods", few);
    folder_go_slowly(true);
    (void)odfgx_input_open(&inputs[0], "a.ods", NULL, &err);
    inputs[1] = inputs_through_pipe("a.ods", NULL, &err);
    for (size_t i = 0; i < ODFGX_COUNT_OF(inputs); i++) {
        EXPECT(inputs_read(inputs[i], &length, &err) == ODFGX_OK, "%s",
               err.text);
        EXPECT(length == few, "%zu bytes", length);
        odfgx_input_free(inputs[i]);
    }
    folder_go_slowly(false);
    folder_leave();
}

static odfgx_status read_bytes(const char *name, const odfgx_limits *limits,
                               off_t length, odfgx_buffer *out,
                               odfgx_error *err)
{
    odfgx_input *input = NULL;
    odfgx_status status = odfgx_input_open(&input, name, limits, err);
    (void)truncate(name, length);
    if (status == ODFGX_OK)
        status = odfgx_input_bytes(input, out, err);
    odfgx_input_free(input);
    return status;
}

static odfgx_status add_piece(void *context, const char *bytes, size_t length,
                              odfgx_error *err)
{
    odfgx_buffer_add(context, bytes, length);
    return odfgx_buffer_check(context, err);
}

static odfgx_status end_at_once(void *context, const char *bytes, size_t length,
                                odfgx_error *err)
{
    (void)bytes;
    *(size_t *)context += length;
    return odfgx_fail(err, ODFGX_LIMIT, "here", "enough");
}

/* More than once, and in more pieces than one. */
static void all_bytes_can_be_had_in_pieces(void)
{
    odfgx_input *input = NULL;
    odfgx_buffer whole = { 0 }, pieces = { 0 };
    odfgx_error err = { 0 };
    size_t taken = 0;
    folder_enter();
    inputs_put_archive("a.ods", BIG);
    (void)odfgx_input_open(&input, "a.ods", NULL, &err);
    EXPECT(odfgx_input_bytes(input, &whole, &err) == ODFGX_OK, "%s", err.text);
    for (int i = 0; i < 2; i++) {
        odfgx_buffer_empty(&pieces);
        EXPECT(odfgx_input_stream(input, add_piece, &pieces, &err) ==
                       ODFGX_OK &&
                   pieces.length == whole.length &&
                   memcmp(pieces.data, whole.data, whole.length) == 0,
               "%s: %zu of %zu bytes", err.text, pieces.length, whole.length);
    }
    EXPECT(odfgx_input_stream(input, end_at_once, &taken, &err) ==
                   ODFGX_LIMIT &&
               taken > 0 && taken < whole.length,
           "%zu bytes", taken);
    odfgx_buffer_clear(&whole);
    odfgx_buffer_clear(&pieces);
    odfgx_input_free(input);
    folder_leave();
}

static void all_bytes_can_be_had_at_once(void)
{
    static const struct {
        uint64_t total;
        off_t length; /* what is left of the file when it is read */
        odfgx_status status;
        const char *fragment;
    } rows[] = {
        { 7, 7, ODFGX_OK, "" },
        { 6, 7, ODFGX_LIMIT, "--max-total" },
        { 7, 6, ODFGX_READ, "became shorter" },
    };
    odfgx_input *memory = NULL;
    odfgx_buffer copy = { 0 };
    (void)odfgx_input_from_memory(&memory, "text", 4, "a", NULL, NULL);
    EXPECT(odfgx_input_bytes(memory, &copy, NULL) == ODFGX_OK, "memory");
    EXPECT_TEXT(copy.data, "text");
    odfgx_buffer_clear(&copy);
    odfgx_input_free(memory);
    for (size_t i = 0; i < ODFGX_COUNT_OF(rows); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_limits limits;
        odfgx_limits_init(&limits);
        limits.total = rows[i].total;
        folder_enter();
        folder_put("a.fods", "<?xml?>");
        odfgx_status status =
            read_bytes("a.fods", &limits, rows[i].length, &out, &err);
        EXPECT(status == rows[i].status &&
                   strstr(err.text, rows[i].fragment) != NULL,
               "row %zu: status %d, %s", i, (int)status, err.text);
        EXPECT(out.length == (status == ODFGX_OK ? 7 : 0), "row %zu", i);
        odfgx_buffer_clear(&out);
        folder_leave();
    }
}

/* Those that ZIP_CHECKCONS or we refuse, and how. */
static odfgx_status expected_status(const char *path)
{
    static const struct {
        const char *name;
        odfgx_status status;
    } refused[] = {
        { "issue252.xlsx", ODFGX_DAMAGED },
        { "Of16-07.docx", ODFGX_DAMAGED },
        { "pass_protected.xlsx", ODFGX_FORMAT },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(refused); i++) {
        if (strstr(path, refused[i].name) != NULL)
            return refused[i].status;
    }
    return ODFGX_OK;
}

static void real_documents_are_opened(void)
{
    glob_t found;
    if (glob("../shared/corpus/*/*", 0, NULL, &found) != 0) {
        unit_skip("no ../shared/corpus");
        return;
    }
    for (size_t i = 0; i < found.gl_pathc; i++) {
        odfgx_input *input = NULL;
        odfgx_package *package = NULL;
        odfgx_error err = { 0 };
        odfgx_status status =
            odfgx_input_open(&input, found.gl_pathv[i], NULL, &err);
        if (status == ODFGX_OK)
            status = odfgx_input_package(input, &package, &err);
        EXPECT(status == expected_status(found.gl_pathv[i]),
               "%s: status %d, %s", found.gl_pathv[i], (int)status, err.text);
        odfgx_input_free(input);
    }
    globfree(&found);
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(the_caps_are_those_of_the_manual),
        UNIT(an_input_comes_by_path_descriptor_or_memory),
        UNIT(the_head_is_short_for_short_files),
        UNIT(a_pipe_is_read_to_its_end),
        UNIT(an_empty_pipe_is_an_empty_file),
        UNIT(slow_and_interrupted_reading_goes_on),
        UNIT(all_bytes_can_be_had_at_once),
        UNIT(all_bytes_can_be_had_in_pieces),
        UNIT(real_documents_are_opened),
    };
    return unit_main("odf/input", tests, ODFGX_COUNT_OF(tests));
}
