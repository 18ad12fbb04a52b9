#define _DEFAULT_SOURCE /* glob, truncate */

#include "odf/input.h"

#include "report/buffer.h"
#include "tests/odf/folder.h"
#include "tests/odf/hostile.h"
#include "tests/unit.h"

#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SPARSE ((off_t)3 << 30)

enum { BIG = 1 << 20 };

/* Writes an honest archive whose content is of this size. */
static void put_archive(const char *name, size_t size)
{
    zip_builder zip = { 0 };
    char *text = malloc(size + 1);
    uint32_t random = 1;
    for (size_t i = 0; i < size; i++) {
        random = random * 1664525 + 1013904223;
        text[i] = (char)(random >> 24);
    }
    zip_add(&zip, HOSTILE_PART, ZIP_STORED, text, size);
    zip_finish(&zip, "");
    FILE *file = fopen(name, "wb");
    if (file == NULL ||
        fwrite(zip.bytes.data, zip.bytes.length, 1, file) != 1 ||
        fclose(file) != 0)
        abort();
    odfgx_buffer_clear(&zip.bytes);
    free(text);
}

static odfgx_status read_input(odfgx_input *input, size_t *length,
                               odfgx_error *err)
{
    odfgx_package *package = NULL;
    odfgx_buffer out = { 0 };
    odfgx_status status = odfgx_input_package(input, &package, err);
    if (status == ODFGX_OK)
        status = odfgx_package_read(package, HOSTILE_PART, &out, err);
    *length = out.length;
    odfgx_buffer_clear(&out);
    return status;
}

/* What is wrong with a file, from its opening to its last byte. */
static odfgx_status try_file(const char *name, odfgx_error *err)
{
    odfgx_input *input = NULL;
    size_t length = 0;
    odfgx_status status = odfgx_input_open(&input, name, NULL, err);
    EXPECT((input != NULL) == (status == ODFGX_OK), "%s: input %p", name,
           (void *)input);
    if (status == ODFGX_OK)
        status = read_input(input, &length, err);
    odfgx_input_free(input);
    return status;
}

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
    put_archive("a.ods", BIG);
    zip_add_text(&zip, HOSTILE_PART, HOSTILE_CONTENT);
    zip_finish(&zip, "");
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
        EXPECT(read_input(inputs[i], &length, &err) == ODFGX_OK, "%s: %s",
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
    put_archive("a.ods", BIG);
    (void)odfgx_input_open(&input, "a.ods", NULL, &err);
    EXPECT(odfgx_input_head(input).length == 4096, "a.ods");
    odfgx_input_free(input);
    folder_leave();
}

static const struct {
    const char *path;
    odfgx_status status;
    const char *fragment;
} unopened[] = {
    { "missing.ods", ODFGX_OPEN, "can't be opened" },
    { "", ODFGX_OPEN, "can't be opened" },
    { "a/b", ODFGX_OPEN, "can't be opened" },
    { "fifo", ODFGX_OPEN, "not a regular file" },
    { ".", ODFGX_OPEN, "not a regular file" },
    { "/dev/zero", ODFGX_OPEN, "not a regular file" },
    { "/dev/null", ODFGX_OPEN, "not a regular file" },
    { "empty", ODFGX_FORMAT, "is empty" },
    { "sparse", ODFGX_FORMAT, "neither .ods" },
};

static void what_is_no_document_is_refused_at_once(void)
{
    folder_enter();
    folder_put("a", "");
    folder_put("empty", "");
    folder_put("sparse", "");
    if (mkfifo("fifo", 0644) != 0 || truncate("sparse", SPARSE) != 0)
        abort();
    clock_t begin = clock();
    for (size_t i = 0; i < ODFGX_COUNT_OF(unopened); i++) {
        odfgx_error err = { 0 };
        odfgx_status status = try_file(unopened[i].path, &err);
        EXPECT(status == unopened[i].status &&
                   strstr(err.text, unopened[i].fragment) != NULL,
               "\"%s\": status %d, %s", unopened[i].path, (int)status,
               err.text);
        EXPECT_TEXT(err.where, unopened[i].path);
    }
    EXPECT(clock() - begin < CLOCKS_PER_SEC, "all of them took a second");
    folder_leave();
}

/* Sends a file through a pipe; the input made of it, or NULL. */
static odfgx_input *through_pipe(const char *name, const odfgx_limits *limits,
                                 odfgx_error *err)
{
    odfgx_input *input = NULL;
    int ends[2];
    if (pipe(ends) != 0)
        abort();
    pid_t child = fork();
    if (child == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)execlp("cat", "cat", name, (char *)NULL);
        _exit(1);
    }
    (void)close(ends[1]);
    (void)odfgx_input_from_fd(&input, ends[0], "-", limits, err);
    (void)close(ends[0]);
    return input;
}

static void a_pipe_is_read_to_its_end(void)
{
    odfgx_error err = { 0 };
    size_t length = 0;
    folder_enter();
    put_archive("a.ods", BIG);
    odfgx_input *input = through_pipe("a.ods", NULL, &err);
    EXPECT(read_input(input, &length, &err) == ODFGX_OK, "%s", err.text);
    EXPECT(length == BIG, "%zu bytes", length);
    odfgx_input_free(input);
    folder_leave();
}

static void an_empty_pipe_is_an_empty_file(void)
{
    odfgx_error err = { 0 };
    size_t length = 0;
    odfgx_input *input = through_pipe("/dev/null", NULL, &err);
    EXPECT(read_input(input, &length, &err) == ODFGX_FORMAT, "%s", err.text);
    EXPECT(strstr(err.text, "is empty") != NULL, "%s", err.text);
    odfgx_input_free(input);
}

static void a_pipe_without_end_is_cut_off(void)
{
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    limits.total = BIG;
    EXPECT(through_pipe("/dev/zero", &limits, &err) == NULL, "an input");
    EXPECT(err.status == ODFGX_LIMIT && strstr(err.text, "--max-total") != NULL,
           "%s", err.text);
}

static void other_descriptors_are_refused(void)
{
    static const struct {
        const char *path;
        const char *fragment;
    } rows[] = {
        { "/", "neither a regular file nor a pipe" },
        { "/dev/zero", "neither a regular file nor a pipe" },
        { "missing", "can't be opened" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(rows); i++) {
        odfgx_input *input = NULL;
        odfgx_error err = { 0 };
        int descriptor = open(rows[i].path, O_RDONLY);
        EXPECT(odfgx_input_from_fd(&input, descriptor, "-", NULL, &err) ==
                   ODFGX_OPEN,
               "%s", rows[i].path);
        EXPECT(strstr(err.text, rows[i].fragment) != NULL, "%s: %s",
               rows[i].path, err.text);
        (void)close(descriptor);
    }
}

static void a_descriptor_that_may_not_be_read_says_so(void)
{
    odfgx_input *input = NULL;
    odfgx_error err = { 0 };
    folder_enter();
    folder_put("a.ods", "");
    int descriptor = open("a.ods", O_WRONLY);
    EXPECT(odfgx_input_from_fd(&input, descriptor, "-", NULL, &err) ==
               ODFGX_READ,
           "%s", err.text);
    (void)close(descriptor);
    folder_leave();
}

/* Z37: an error, and no SIGBUS. */
static void a_file_that_becomes_shorter_is_an_error(void)
{
    static const off_t lengths[] = { 0, 200, BIG / 2, BIG };
    for (size_t i = 0; i < ODFGX_COUNT_OF(lengths); i++) {
        odfgx_input *before = NULL, *between = NULL;
        odfgx_package *package = NULL;
        odfgx_error first = { 0 }, second = { 0 };
        size_t length = 0;
        folder_enter();
        put_archive("a.ods", BIG);
        (void)odfgx_input_open(&before, "a.ods", NULL, &first);
        (void)odfgx_input_open(&between, "a.ods", NULL, &second);
        (void)odfgx_input_package(between, &package, &second);
        (void)truncate("a.ods", lengths[i]);
        EXPECT(read_input(before, &length, &first) == ODFGX_READ, "%s",
               first.text);
        odfgx_status status = read_input(between, &length, &second);
        /* libzip may take our failure for the end of the data. */
        EXPECT(status == ODFGX_READ || status == ODFGX_DAMAGED, "%ld bytes: %s",
               (long)lengths[i], second.text);
        odfgx_input_free(before);
        odfgx_input_free(between);
        folder_leave();
    }
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

static void a_failure_is_told_at_each_call_alike(void)
{
    odfgx_input *input = NULL;
    odfgx_error first = { 0 }, second = { 0 };
    odfgx_package *package = NULL;
    (void)odfgx_input_from_memory(&input, "noise", 5, "a.ods", NULL, &first);
    EXPECT(odfgx_input_package(input, &package, &first) == ODFGX_FORMAT, "%s",
           first.text);
    EXPECT(odfgx_input_package(input, &package, &second) == ODFGX_FORMAT, "%s",
           second.text);
    EXPECT(package == NULL, "a package");
    EXPECT_TEXT(second.text, first.text);
    EXPECT_TEXT(second.where, "a.ods");
    odfgx_input_free(input);
    odfgx_input_free(NULL);
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
        UNIT(what_is_no_document_is_refused_at_once),
        UNIT(a_pipe_is_read_to_its_end),
        UNIT(an_empty_pipe_is_an_empty_file),
        UNIT(a_pipe_without_end_is_cut_off),
        UNIT(other_descriptors_are_refused),
        UNIT(a_descriptor_that_may_not_be_read_says_so),
        UNIT(a_file_that_becomes_shorter_is_an_error),
        UNIT(all_bytes_can_be_had_at_once),
        UNIT(a_failure_is_told_at_each_call_alike),
        UNIT(real_documents_are_opened),
    };
    return unit_main("odf/input", tests, ODFGX_COUNT_OF(tests));
}
