#include "filters/cfb.h"
#include "report/report.h"
#include "tests/filters/refusals.h"
#include "tests/filters/transcript.h"
#include "tests/filters/xls_builder.h"
#include "tests/unit.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* --------------------------------------------------- what it is, if no .xls */

static odfgx_buffer some_bytes(void)
{
    odfgx_buffer out = { 0 };
    odfgx_buffer_add_text(&out, "some");
    return out;
}

static void expect_refusal(const odfgx_buffer *file, odfgx_status status,
                           const char *says)
{
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    odfgx_status got = transcript_read(file, NULL, &out, &err);
    EXPECT(got == status && err.status == got &&
               strcmp(err.where, "a.ods") == 0,
           "%d %s: %s", (int)got, err.where, err.text);
    EXPECT(strstr(err.text, says) != NULL, "%s: %s", says, err.text);
    odfgx_buffer_clear(&out);
}

static const struct {
    const char *names[2];
    odfgx_status status;
    const char *says;
} documents[] = {
    { { "WordDocument", NULL }, ODFGX_FORMAT, ".docx" },
    { { "PowerPoint Document", NULL }, ODFGX_FORMAT, "presentation" },
    { { "EncryptedPackage", "EncryptionInfo" }, ODFGX_ENCRYPTED, "password" },
    { { "EncryptedPackage", "Workbook" }, ODFGX_ENCRYPTED, "password" },
    { { "WordDocument", "Workbook" }, ODFGX_FORMAT, ".docx" },
    { { "Other", NULL }, ODFGX_FORMAT, "old binary format" },
};

static void old_documents_are_named_for_what_they_are(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(documents); i++) {
        odfgx_buffer bytes = some_bytes();
        const cfb_stream streams[] = { { documents[i].names[0], &bytes, 0 },
                                       { documents[i].names[1], &bytes, 0 } };
        odfgx_buffer file =
            cfb_build(streams, documents[i].names[1] != NULL ? 2 : 1);
        expect_refusal(&file, documents[i].status, documents[i].says);
        odfgx_buffer_clear(&file);
        odfgx_buffer_clear(&bytes);
    }
}

/* A workbook that a document holds is not the document. */
static void what_lies_within_does_not_count(void)
{
    odfgx_buffer bytes = some_bytes();
    const cfb_stream document[] = { { "Pool", NULL, 0 },
                                    { "WordDocument", &bytes, 0 },
                                    { "Workbook", &bytes, 1 } };
    const cfb_stream workbook[] = { { "Pool", NULL, 0 },
                                    { "Workbook", &bytes, 0 },
                                    { "Workbook", &bytes, 1 } };
    odfgx_buffer file = cfb_build(document, ODFGX_COUNT_OF(document));
    expect_refusal(&file, ODFGX_FORMAT, ".docx");
    odfgx_buffer_clear(&file);
    file = cfb_build(workbook, ODFGX_COUNT_OF(workbook));
    expect_refusal(&file, ODFGX_FORMAT, "with others in it");
    odfgx_buffer_clear(&file);
    odfgx_buffer_clear(&bytes);
}

static void a_compound_file_that_is_damaged_says_so(void)
{
    odfgx_buffer file = { 0 };
    odfgx_buffer_add(&file, ODFGX_CFB_MAGIC, ODFGX_CFB_MAGIC_LENGTH);
    for (int i = 0; i < 2000; i++)
        odfgx_buffer_add_char(&file, '\xFF');
    expect_refusal(&file, ODFGX_DAMAGED, "new copy");
    odfgx_buffer_clear(&file);
}

static void workbooks_of_before_are_named(void)
{
    static const char *const heads[] = { "\x09\x00\x04\x00\x02\x00\x10\x00",
                                         "\x09\x08\x08\x00\x00\x00\x10\x00" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(heads); i++) {
        odfgx_buffer file = { 0 };
        odfgx_buffer_add(&file, heads[i], 8);
        expect_refusal(&file, ODFGX_FORMAT, "before 1995");
        odfgx_buffer_clear(&file);
    }
}

#ifndef ODFGX_FREEXL

static void without_libfreexl_xlsx_is_asked_for(void)
{
    odfgx_buffer none = { 0 };
    const xls_sheet sheets[] = { { "one", 0, 0, &none } };
    odfgx_buffer file = xls_build(sheets, 1, NULL);
    expect_refusal(&file, ODFGX_FORMAT, "without libfreexl");
    odfgx_buffer_clear(&file);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(old_documents_are_named_for_what_they_are),
        UNIT(what_lies_within_does_not_count),
        UNIT(a_compound_file_that_is_damaged_says_so),
        UNIT(workbooks_of_before_are_named),
        UNIT(without_libfreexl_xlsx_is_asked_for),
    };
    return unit_main("filters/xls", tests, ODFGX_COUNT_OF(tests));
}

#else

/* ------------------------------------------------------------- a workbook */

enum {
    NUMBER = 0x203,
    LABEL = 0x204,
    FORMULA = 0x06,
    STRING = 0x207,
    BOOLERR = 0x205,
    MERGES = 0xE5,
    DIMENSION = 0x200,
    FILEPASS = 0x2F
};

static odfgx_buffer make_workbook(void)
{
    odfgx_buffer cells = { 0 }, secret = { 0 };
    xls_add(&cells, DIMENSION, "44222", 0u, 8u, 0u, 4u, 0u);
    xls_add(&cells, 0x7D, "222222", 3u, 3u, 0u, 0u, 1u, 0u);
    xls_add(&cells, 0x208, "22222222", 3u, 0u, 4u, 0u, 0u, 0u, 0x20u, 0u);
    xls_add(&cells, NUMBER, "222d", 0u, 0u, 0u, 12.0);
    xls_add(&cells, NUMBER, "222d", 0u, 1u, 0u, 59237.2449);
    xls_add(&cells, NUMBER, "222d", 0u, 2u, 0u, 0.1 + 0.2);
    xls_add(&cells, NUMBER, "222d", 0u, 3u, 0u, -3.0);
    xls_add(&cells, FORMULA, "222d242", 1u, 0u, 0u, 13.5, 0u, 0u, 0u);
    xls_add(&cells, FORMULA, "2221111222422", 1u, 1u, 0u, 0u, 0u, 0u, 0u, 0u,
            0xFFFFu, 0u, 0u, 0u, 0u);
    xls_add(&cells, STRING, "t", "a1");
    xls_add(&cells, BOOLERR, "22211", 1u, 2u, 0u, 1u, 0u);
    xls_add(&cells, LABEL, "222t", 3u, 0u, 0u, "row");
    xls_add(&cells, LABEL, "222t", 5u, 0u, 0u, "block");
    xls_add(&cells, LABEL, "222t", 6u, 1u, 0u, "under");
    xls_add(&cells, MERGES, "22222", 1u, 5u, 6u, 0u, 1u);
    xls_add(&secret, DIMENSION, "44222", 0u, 1u, 0u, 1u, 0u);
    xls_add(&secret, NUMBER, "222d", 0u, 0u, 0u, 1.0);
    const xls_sheet sheets[] = { { "one", 0, 0, &cells },
                                 { "two", 2, 0, &secret } };
    odfgx_buffer file = xls_build(sheets, ODFGX_COUNT_OF(sheets), NULL);
    odfgx_buffer_clear(&secret);
    odfgx_buffer_clear(&cells);
    return file;
}

static const char told[] = "table one\n"
                           "row 1\n"
                           "A1 float 12 \"12\"\n"
                           "B1 float 59237.2449 \"59237.2449\"\n"
                           "C1 float 0.3 \"0.3\"\n"
                           "D1 float -3 \"-3\" hidden\n"
                           "row 2\n"
                           "A2 float 13.5 \"13.5\" formula\n"
                           "B2 string \"a1\" formula\n"
                           "C2 boolean true \"true\"\n"
                           "row 4 hidden\n"
                           "A4 string \"row\" hidden\n"
                           "row 6\n"
                           "merge A6:B7\n"
                           "A6 string \"block\"\n"
                           "row 7\n"
                           "B7 string \"under\" hidden\n"
                           "end\n"
                           "table two hidden\n"
                           "row 1\n"
                           "A1 float 1 \"1\" hidden\n"
                           "end\n";

static void a_workbook_is_told_with_all_that_it_says(void)
{
    odfgx_error err = { 0 };
    odfgx_buffer file = make_workbook(), out = { 0 };
    EXPECT(transcript_read(&file, NULL, &out, &err) == ODFGX_OK, "%s: %s",
           err.where, err.text);
    EXPECT_TEXT(out.data, told);
    odfgx_buffer_clear(&out);
    odfgx_buffer_clear(&file);
}

/* An open file is handed on as it is, a piece of memory as a temporary one. */
static void a_file_is_read_as_memory_is(void)
{
    char path[] = "/tmp/odfgx-xls-XXXXXX";
    odfgx_error err = { 0 };
    odfgx_buffer file = make_workbook(), out = { 0 };
    odfgx_visitor visitor = transcript_visitor(&out);
    odfgx_input *input = NULL;
    int descriptor = mkstemp(path);
    EXPECT(write(descriptor, file.data, file.length) == (ssize_t)file.length,
           "%s", path);
    odfgx_status status = odfgx_input_open(&input, path, NULL, &err);
    if (status == ODFGX_OK)
        status = odfgx_cells_read(input, &visitor, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    EXPECT_TEXT(out.data, told);
    odfgx_input_free(input);
    (void)close(descriptor);
    (void)unlink(path);
    odfgx_buffer_clear(&out);
    odfgx_buffer_clear(&file);
}

static void *read_often(void *context)
{
    const odfgx_buffer *file = context;
    size_t *failures = calloc(1, sizeof *failures);
    for (int i = 0; i < 10 && failures != NULL; i++) {
        odfgx_buffer out = { 0 };
        if (transcript_read(file, NULL, &out, NULL) != ODFGX_OK ||
            strcmp(out.data, told) != 0)
            ++*failures;
        odfgx_buffer_clear(&out);
    }
    return failures;
}

static void threads_read_side_by_side(void)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    odfgx_buffer file = make_workbook();
    for (size_t i = 0; i < THREADS; i++)
        EXPECT(pthread_create(&threads[i], NULL, read_often, &file) == 0,
               "thread %zu", i);
    for (size_t i = 0; i < THREADS; i++) {
        void *failures = NULL;
        (void)pthread_join(threads[i], &failures);
        EXPECT(failures != NULL && *(size_t *)failures == 0, "thread %zu", i);
        free(failures);
    }
    odfgx_buffer_clear(&file);
}

static void a_password_is_named(void)
{
    odfgx_buffer none = { 0 }, globals = { 0 };
    const xls_sheet sheets[] = { { "one", 0, 0, &none } };
    xls_add(&globals, FILEPASS, "222", 0u, 0u, 0u);
    odfgx_buffer file = xls_build(sheets, 1, &globals);
    expect_refusal(&file, ODFGX_ENCRYPTED, "password");
    odfgx_buffer_clear(&file);
    odfgx_buffer_clear(&globals);
}

static void the_caps_hold_for_it_too(void)
{
    odfgx_limits limits;
    odfgx_error err = { 0 };
    odfgx_buffer file = make_workbook(), out = { 0 };
    odfgx_limits_init(&limits);
    limits.cells = 3;
    EXPECT(transcript_read(&file, &limits, &out, &err) == ODFGX_LIMIT &&
               strcmp(err.where, "a.ods: one!D1") == 0,
           "%s: %s", err.where, err.text);
    odfgx_limits_init(&limits);
    limits.text = 4;
    err = (odfgx_error){ 0 };
    EXPECT(transcript_read(&file, &limits, &out, &err) == ODFGX_LIMIT, "%s: %s",
           err.where, err.text);
    odfgx_buffer_clear(&out);
    odfgx_buffer_clear(&file);
}

static void a_visitor_may_stop_it(void)
{
    odfgx_buffer file = make_workbook();
    refusals_expect(&file, "a.xls", REFUSAL_OF_SHEETS);
    odfgx_buffer_clear(&file);
}

/* ---------------------------------------------------------------- hostile */

static double seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Whatever comes of it, it comes soon, and the program that asks lives on. */
static void expect_answer(const odfgx_buffer *file, const char *what, size_t at)
{
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    double begin = seconds();
    odfgx_status status = transcript_read(file, NULL, &out, &err);
    double taken = seconds() - begin;
    EXPECT(status == ODFGX_OK || odfgx_status_exit(status) == 3,
           "%s at %zu: %d %s", what, at, (int)status, err.text);
    EXPECT(taken < 2, "%s at %zu: %.1f s", what, at, taken);
    odfgx_buffer_clear(&out);
}

/* Records of numbers, one of which says that it is longer: libfreexl
 * 1.0.6 dies of it, and nobody else. */
static void a_process_that_dies_is_a_damaged_workbook(void)
{
    enum { RK = 0x27E, RECORDS = 40, LENGTH_AT = 2645 };
    odfgx_buffer cells = { 0 };
    xls_add(&cells, DIMENSION, "44222", 0u, 8u, 0u, 4u, 0u);
    for (unsigned i = 0; i < RECORDS; i++)
        xls_add(&cells, RK, "2224", i / 5, i % 5, 0u, 6u);
    const xls_sheet sheets[] = { { "one", 0, 0, &cells } };
    odfgx_buffer file = xls_build(sheets, 1, NULL);
    EXPECT(file.data[LENGTH_AT] == 10, "a record's length stands there");
    file.data[LENGTH_AT] = 25;
    expect_refusal(&file, ODFGX_DAMAGED, ".xlsx");
    odfgx_buffer_clear(&file);
    odfgx_buffer_clear(&cells);
}

static void a_workbook_may_end_anywhere(void)
{
    odfgx_buffer file = make_workbook();
    size_t length = file.length;
    for (size_t cut = 0; cut < length; cut += 97) {
        file.length = cut;
        expect_answer(&file, "cut", cut);
    }
    odfgx_buffer_clear(&file);
}

/* The header, the FAT, the directory and the records: what libfreexl relies
 * on. */
static void no_byte_of_a_workbook_is_trusted(void)
{
    static const unsigned char values[] = { 0x00, 0x7F, 0xFF };
    odfgx_buffer file = make_workbook();
    for (size_t at = 0; at < file.length; at += at < 3000 ? 11 : 61) {
        char before = file.data[at];
        for (size_t i = 0; i < ODFGX_COUNT_OF(values); i++) {
            file.data[at] = (char)values[i];
            expect_answer(&file, "changed", at);
        }
        file.data[at] = before;
    }
    odfgx_buffer_clear(&file);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(old_documents_are_named_for_what_they_are),
        UNIT(what_lies_within_does_not_count),
        UNIT(a_compound_file_that_is_damaged_says_so),
        UNIT(workbooks_of_before_are_named),
        UNIT(a_workbook_is_told_with_all_that_it_says),
        UNIT(a_file_is_read_as_memory_is),
        UNIT(threads_read_side_by_side),
        UNIT(a_password_is_named),
        UNIT(the_caps_hold_for_it_too),
        UNIT(a_visitor_may_stop_it),
        UNIT(a_process_that_dies_is_a_damaged_workbook),
        UNIT(a_workbook_may_end_anywhere),
        UNIT(no_byte_of_a_workbook_is_trusted),
    };
    return unit_main("filters/xls", tests, ODFGX_COUNT_OF(tests));
}

#endif
