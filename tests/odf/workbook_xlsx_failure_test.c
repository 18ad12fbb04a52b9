/* What comes of a program odfgx-xlsx that fails: the linker puts one of the
 * test's in its place, and the true one runs short of memory and disk. */
#include "odf/child.h"
#include "odf/workbook_draft.h"
#include "odf/xlsx/stream.h"
#include "tests/report/zeros.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef ODFGX_XLSXWRITER

/* NULL: the true one; "": none. */
static const char *helper;

bool __real_odfgx_child_find(const char *name, char path[ODFGX_CHILD_PATH]);
bool __wrap_odfgx_child_find(const char *name, char path[ODFGX_CHILD_PATH]);

bool __wrap_odfgx_child_find(const char *name, char path[ODFGX_CHILD_PATH])
{
    if (helper == NULL)
        return __real_odfgx_child_find(name, path);
    (void)snprintf(path, ODFGX_CHILD_PATH, "%s", helper);
    return *helper != '\0';
}

static odfgx_status make(const char *agency, odfgx_buffer *out,
                         odfgx_error *err)
{
    odfgx_form *form = NULL;
    *out = (odfgx_buffer){ 0 };
    odfgx_status status = odfgx_form_open(&form, "tests/forms/tiny", err);
    if (status == ODFGX_OK)
        status = odfgx_workbook_make_xlsx(form, agency, 2025, out, err);
    odfgx_form_free(form);
    return status;
}

static void expect(const char *what, odfgx_status status, const char *says)
{
    odfgx_error err = { 0 };
    odfgx_buffer out;
    odfgx_status got = make("街道", &out, &err);
    EXPECT(got == status && strstr(err.text, says) != NULL && out.length == 0,
           "%s: %d: %s", what, (int)got, err.text);
    odfgx_buffer_clear(&out);
}

static void without_the_program_ods_is_asked_for(void)
{
    helper = "";
    expect("none", ODFGX_USAGE, "built without libxlsxwriter");
    helper = "/nowhere/odfgx-xlsx";
    expect("nowhere", ODFGX_INTERNAL, "can't be started");
    helper = NULL;
}

/* ------------------------------------------------------ programs that fail */

static bool write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    bool written = file != NULL && fwrite(bytes, 1, size, file) == size;
    if (file != NULL)
        (void)fclose(file);
    return EXPECT(written && chmod(path, 0700) == 0, "%s", path);
}

/* A folder for a program that is the line, and for what it prints. */
static void run_with(const char *line, const odfgx_xlsx_outcome *outcome,
                     odfgx_status status, const char *says)
{
    char folder[] = "/tmp/odfgx-xlsx-XXXXXX", program[64], told[64], text[256];
    EXPECT(mkdtemp(folder) != NULL, "a folder");
    (void)snprintf(program, sizeof program, "%s/program", folder);
    (void)snprintf(told, sizeof told, "%s/told", folder);
    (void)snprintf(text, sizeof text, "#!/bin/sh\ncd %s\n%s\n", folder, line);
    if (write_file(told, outcome, sizeof *outcome) &&
        write_file(program, text, strlen(text))) {
        helper = program;
        expect(line, status, says);
        helper = NULL;
    }
    (void)unlink(program);
    (void)unlink(told);
    (void)rmdir(folder);
}

static const struct {
    const char *line;
    uint64_t size;
    odfgx_status told, status;
    const char *says;
} failures[] = {
    { "exit 70", 0, ODFGX_OK, ODFGX_MEMORY, "memory" },
    { "exit 0", 0, ODFGX_OK, ODFGX_INTERNAL, "odfgx-xlsx" },
    { "kill -SEGV $$", 0, ODFGX_OK, ODFGX_INTERNAL, "odfgx-xlsx" },
    { "kill -XCPU $$", 0, ODFGX_OK, ODFGX_INTERNAL, "odfgx-xlsx" },
    { "echo noise", 0, ODFGX_OK, ODFGX_INTERNAL, "odfgx-xlsx" },
    { "cat told", 0, ODFGX_OK, ODFGX_INTERNAL, "odfgx-xlsx" },
    { "cat told", ODFGX_XLSX_MOST + 1, ODFGX_OK, ODFGX_INTERNAL, "odfgx-xlsx" },
    { "cat told; echo short", 7, ODFGX_OK, ODFGX_INTERNAL, "odfgx-xlsx" },
    { "cat told; echo short; exit 70", 7, ODFGX_OK, ODFGX_MEMORY, "memory" },
    { "cat told", 0, ODFGX_WRITE, ODFGX_WRITE, "TMPDIR" },
    { "cat told", 0, ODFGX_USAGE, ODFGX_USAGE, "(its words)" },
    { "cat told", 0, ODFGX_FORM, ODFGX_FORM, "its words" },
    { "cat told", 0, ODFGX_DAMAGED, ODFGX_INTERNAL, "odfgx-xlsx" },
    { "cat told", 0, (odfgx_status)9999, ODFGX_INTERNAL, "odfgx-xlsx" },
};

static void a_program_that_fails_is_a_failure(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(failures); i++) {
        odfgx_xlsx_outcome outcome = { .size = failures[i].size };
        outcome.failure.status = failures[i].told;
        (void)snprintf(outcome.failure.text, sizeof outcome.failure.text, "%s",
                       "its words");
        run_with(failures[i].line, &outcome, failures[i].status,
                 failures[i].says);
    }
}

/* ---------------------------------------------------------- the true one */

static void a_name_that_no_program_can_be_given_is_refused(void)
{
    static char agency[300000];
    odfgx_error err = { 0 };
    odfgx_buffer out;
    memset(agency, 'a', sizeof agency - 1);
    odfgx_status status = make(agency, &out, &err);
    EXPECT(status == ODFGX_USAGE && strstr(err.text, "Excel") != NULL, "%d: %s",
           (int)status, err.text);
    odfgx_buffer_clear(&out);
}

/* What it is called with: an empty workbook, or a draft from a file. */
static char arguments[128];

/* The bytes it writes under a limit of the shell's, and its exit status. */
static int run_limited(const char *limit, odfgx_buffer *out)
{
    char path[ODFGX_CHILD_PATH], command[ODFGX_CHILD_PATH + 128];
    *out = (odfgx_buffer){ 0 };
    EXPECT(odfgx_child_find("odfgx-xlsx", path), "the program");
    (void)snprintf(command, sizeof command,
                   "ulimit %s; exec %s tests/forms/tiny x 2025 %s 2>/dev/null",
                   limit, path, arguments);
    FILE *pipe = popen(command, "r");
    if (!EXPECT(pipe != NULL, "%s", command))
        return -1;
    out->data = malloc(1 << 20);
    out->length = out->data != NULL ? fread(out->data, 1, 1 << 20, pipe) : 0;
    int how = pclose(pipe);
    return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}

/* Also that no memory leaks, where a sanitizer looks. */
static odfgx_buffer run_freely(void)
{
    odfgx_buffer whole;
    EXPECT(run_limited("-c 0", &whole) == 0 &&
               whole.length > sizeof(odfgx_xlsx_outcome),
           "%zu bytes", whole.length);
    return whole;
}

/* Whether it was whole; else it must have failed in a way that is known. */
static bool is_whole(const char *limit, const odfgx_buffer *whole, int known)
{
    odfgx_buffer out;
    int status = run_limited(limit, &out);
    bool same = status == 0 && out.length == whole->length &&
                memcmp(out.data, whole->data, out.length) == 0;
    EXPECT(same || status == known, "%s: status %d", limit, status);
    odfgx_buffer_clear(&out);
    return same;
}

static void without_disk_it_fails_and_leaves_nothing_out(void)
{
    char limit[32];
    unsigned failed = 0, blocks = 0;
    odfgx_buffer whole = run_freely();
    for (; blocks < 128; blocks += 2) {
        (void)snprintf(limit, sizeof limit, "-f %u", blocks);
        if (is_whole(limit, &whole, EXIT_FAILURE))
            break;
        failed++;
    }
    EXPECT(failed > 5 && blocks < 128, "%u limits", failed);
    odfgx_buffer_clear(&whole);
}

#if defined(__SANITIZE_ADDRESS__)

static void without_memory_it_fails_and_leaves_nothing_out(void)
{
    unit_skip("the sanitizer needs all addresses");
}

#else

/* From the least memory that it is loaded in. */
static void without_memory_it_fails_and_leaves_nothing_out(void)
{
    char limit[32];
    unsigned failed = 0, kibibytes = 4000;
    odfgx_buffer whole = run_freely(), out;
    for (int status = 127; status == 127 && kibibytes < 1000000;
         kibibytes += 100) {
        (void)snprintf(limit, sizeof limit, "-v %u", kibibytes);
        status = run_limited(limit, &out);
        odfgx_buffer_clear(&out);
    }
    for (kibibytes -= 100; kibibytes < 1000000; kibibytes += 100) {
        (void)snprintf(limit, sizeof limit, "-v %u", kibibytes);
        if (is_whole(limit, &whole, ODFGX_CHILD_NO_MEMORY))
            break;
        failed++;
    }
    EXPECT(failed > 0 && kibibytes < 1000000, "%u limits", failed);
    odfgx_buffer_clear(&whole);
}

#endif

/* ---------------------------------------------------------------- a draft */

static odfgx_status draft_bytes(odfgx_buffer *out)
{
    static const char paragraph[] = "2024年新收 3 件，办结 2 件。";
    static const char *file = "2024.odt";
    odfgx_form *form = NULL;
    odfgx_draft draft = { 0 };
    odfgx_status status = odfgx_form_open(&form, "tests/forms/tiny", NULL);
    odfgx_report *report =
        status == ODFGX_OK ? zeros_make(form, &file, "x", 2024) : NULL;
    for (int i = 0; report != NULL && i < 40; i++)
        status = odfgx_report_add_paragraph(
            report, 0, (odfgx_slice){ paragraph, sizeof paragraph - 1 }, NULL,
            NULL);
    if (report != NULL && status == ODFGX_OK)
        status = odfgx_draft_make(&draft, report, 2025, NULL);
    if (report != NULL && status == ODFGX_OK)
        odfgx_draft_add(out, &draft, form);
    odfgx_draft_clear(&draft);
    odfgx_report_free(report);
    odfgx_form_free(form);
    return status;
}

/* It is called with a draft of so many bytes; `path` is unlinked after. */
static bool begin_draft(char path[32], size_t length)
{
    odfgx_buffer bytes = { 0 };
    (void)snprintf(path, 32, "/tmp/odfgx-draft-XXXXXX");
    int descriptor = mkstemp(path);
    bool made = draft_bytes(&bytes) == ODFGX_OK && descriptor >= 0 &&
                write_file(path, bytes.data,
                           length < bytes.length ? length : bytes.length);
    (void)close(descriptor);
    (void)snprintf(arguments, sizeof arguments, "draft < %s", path);
    odfgx_buffer_clear(&bytes);
    return EXPECT(made, "a draft");
}

static void end_draft(const char *path)
{
    (void)unlink(path);
    arguments[0] = '\0';
}

static void a_draft_runs_short_of_disk_and_memory_too(void)
{
    char path[32];
    if (begin_draft(path, SIZE_MAX)) {
        without_disk_it_fails_and_leaves_nothing_out();
        without_memory_it_fails_and_leaves_nothing_out();
    }
    end_draft(path);
}

static void a_draft_that_is_none_is_refused(void)
{
    static const size_t lengths[] = { 0, 1, 100, 1000 };
    for (size_t i = 0; i < ODFGX_COUNT_OF(lengths); i++) {
        char path[32];
        odfgx_xlsx_outcome outcome = { 0 };
        odfgx_buffer out = { 0 };
        if (begin_draft(path, lengths[i]) &&
            EXPECT(run_limited("-c 0", &out) == EXIT_FAILURE &&
                       out.length == sizeof outcome,
                   "%zu bytes", out.length)) {
            memcpy(&outcome, out.data, sizeof outcome);
            EXPECT(outcome.failure.status == ODFGX_CONTENT, "%d",
                   (int)outcome.failure.status);
        }
        odfgx_buffer_clear(&out);
        end_draft(path);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(without_the_program_ods_is_asked_for),
        UNIT(a_program_that_fails_is_a_failure),
        UNIT(a_name_that_no_program_can_be_given_is_refused),
        UNIT(without_disk_it_fails_and_leaves_nothing_out),
        UNIT(without_memory_it_fails_and_leaves_nothing_out),
        UNIT(a_draft_runs_short_of_disk_and_memory_too),
        UNIT(a_draft_that_is_none_is_refused),
    };
    return unit_main("odf/workbook_xlsx_failure", tests, ODFGX_COUNT_OF(tests));
}

#else

static void there_is_no_program(void)
{
    unit_skip("built without libxlsxwriter");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(there_is_no_program),
    };
    return unit_main("odf/workbook_xlsx_failure", tests, ODFGX_COUNT_OF(tests));
}

#endif
