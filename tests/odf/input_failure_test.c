#define _DEFAULT_SOURCE /* truncate */

#include "odf/input.h"
#include "report/buffer.h"
#include "tests/odf/folder.h"
#include "tests/odf/inputs.h"
#include "tests/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SPARSE ((off_t)3 << 30)

enum { BIG = 1 << 20 };

/* What is wrong with a file, from its opening to its last byte. */
static odfgx_status try_file(const char *name, odfgx_error *err)
{
    odfgx_input *input = NULL;
    size_t length = 0;
    odfgx_status status = odfgx_input_open(&input, name, NULL, err);
    EXPECT((input != NULL) == (status == ODFGX_OK), "%s: input %p", name,
           (void *)input);
    if (status == ODFGX_OK)
        status = inputs_read(input, &length, err);
    odfgx_input_free(input);
    return status;
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
    { "sparse", ODFGX_FORMAT, "not a document that is read" },
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

static void a_pipe_without_end_is_cut_off(void)
{
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    limits.total = BIG;
    EXPECT(inputs_through_pipe("/dev/zero", &limits, &err) == NULL, "an input");
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

static odfgx_status take_nothing(void *context, const char *bytes,
                                 size_t length, odfgx_error *err)
{
    (void)context;
    (void)bytes;
    (void)length;
    (void)err;
    return ODFGX_OK;
}

/* The disk or the line breaks at each stage of the reading. */
static void a_failed_reading_is_named(void)
{
    odfgx_input *input = NULL;
    odfgx_error errors[5] = { { 0 } };
    odfgx_buffer out = { 0 };
    size_t length = 0;
    folder_enter();
    inputs_put_archive("a.ods", BIG);
    folder_fail(FOLDER_READ, EIO);
    (void)odfgx_input_open(&input, "a.ods", NULL, &errors[0]);
    (void)inputs_through_pipe("a.ods", NULL, &errors[1]);
    folder_fail(FOLDER_READ, 0);
    EXPECT(odfgx_input_open(&input, "a.ods", NULL, NULL) == ODFGX_OK, "open");
    folder_fail(FOLDER_READ, EIO);
    (void)odfgx_input_bytes(input, &out, &errors[2]);
    (void)inputs_read(input, &length, &errors[3]);
    (void)odfgx_input_stream(input, take_nothing, NULL, &errors[4]);
    folder_fail(FOLDER_READ, 0);
    for (size_t i = 0; i < ODFGX_COUNT_OF(errors); i++)
        EXPECT(errors[i].status == ODFGX_READ &&
                   strstr(errors[i].text, "can't be read: ") != NULL,
               "stage %zu: status %d, %s", i, (int)errors[i].status,
               errors[i].text);
    odfgx_input_free(input);
    odfgx_buffer_clear(&out);
    folder_leave();
}

static void without_descriptors_nothing_is_opened(void)
{
    odfgx_input *input = NULL;
    odfgx_error err = { 0 };
    struct rlimit before, none;
    folder_enter();
    folder_put("a.ods", "");
    int descriptor = open("a.ods", O_RDONLY);
    (void)getrlimit(RLIMIT_NOFILE, &before);
    none = before;
    none.rlim_cur = STDERR_FILENO + 1;
    (void)setrlimit(RLIMIT_NOFILE, &none);
    odfgx_status status =
        odfgx_input_from_fd(&input, descriptor, "-", NULL, &err);
    (void)setrlimit(RLIMIT_NOFILE, &before);
    EXPECT(status == ODFGX_OPEN && strstr(err.text, "opened: ") != NULL,
           "status %d, %s", (int)status, err.text);
    (void)close(descriptor);
    folder_leave();
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
        inputs_put_archive("a.ods", BIG);
        (void)odfgx_input_open(&before, "a.ods", NULL, &first);
        (void)odfgx_input_open(&between, "a.ods", NULL, &second);
        (void)odfgx_input_package(between, &package, &second);
        (void)truncate("a.ods", lengths[i]);
        EXPECT(inputs_read(before, &length, &first) == ODFGX_READ, "%s",
               first.text);
        EXPECT(inputs_read(between, &length, &second) == ODFGX_READ,
               "%ld bytes: %s", (long)lengths[i], second.text);
        odfgx_input_free(before);
        odfgx_input_free(between);
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

int main(void)
{
    const unit_test tests[] = {
        UNIT(what_is_no_document_is_refused_at_once),
        UNIT(a_pipe_without_end_is_cut_off),
        UNIT(other_descriptors_are_refused),
        UNIT(a_failed_reading_is_named),
        UNIT(without_descriptors_nothing_is_opened),
        UNIT(a_descriptor_that_may_not_be_read_says_so),
        UNIT(a_file_that_becomes_shorter_is_an_error),
        UNIT(a_failure_is_told_at_each_call_alike),
    };
    return unit_main("odf/input_failure", tests, ODFGX_COUNT_OF(tests));
}
