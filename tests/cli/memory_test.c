#define _XOPEN_SOURCE 700 /* realpath */

/* Memory that runs out anywhere in a command: a clean end, the output as it
 * was. */
#include "cli/command.h"
#include "cli/say.h"
#include "tests/memory.h"
#include "tests/unit.h"

#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ARGUMENTS_MAX 16
#define ALLOCATIONS_MAX 100000

static char folder[] = "/tmp/odfgx-memory-XXXXXX";

/* Where stdout and stderr go while a command runs. */
typedef struct silence {
    int out, err;
} silence;

static silence silence_begin(void)
{
    (void)fflush(stdout);
    silence before = { dup(STDOUT_FILENO), dup(STDERR_FILENO) };
    int nothing = open("/dev/null", O_WRONLY);
    (void)dup2(nothing, STDOUT_FILENO);
    (void)dup2(nothing, STDERR_FILENO);
    (void)close(nothing);
    return before;
}

static void silence_end(silence before)
{
    (void)fflush(stdout);
    (void)dup2(before.out, STDOUT_FILENO);
    (void)dup2(before.err, STDERR_FILENO);
    (void)close(before.out);
    (void)close(before.err);
}

/* Runs a command line, words between spaces, whose n-th allocation fails. */
static int run(const char *line, unsigned long n)
{
    char words[512];
    char *arguments[ARGUMENTS_MAX] = { NULL };
    int count = 0;
    (void)snprintf(words, sizeof words, "odfgx %s", line);
    for (char *word = strtok(words, " "); word != NULL;
         word = strtok(NULL, " "))
        arguments[count++] = word;
    invocation call = { 0 };
    optind = 0; /* getopt begins anew */
    silence before = silence_begin();
    memory_fail_at(n);
    int status = invocation_parse(&call, count, arguments);
    if (status == EXIT_DONE)
        status = call.command->run(&call);
    free(call.words);
    bool failed = memory_has_failed();
    memory_fail_at(0);
    silence_end(before);
    return failed ? status : -1 - status;
}

/* The bytes of a small file. */
static void read_file(const char *path, char text[16])
{
    FILE *file = fopen(path, "rb");
    size_t length = file != NULL ? fread(text, 1, 15, file) : 0;
    text[length] = '\0';
    if (file != NULL)
        (void)fclose(file);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return;
    (void)fputs(text, file);
    (void)fclose(file);
}

static const struct {
    const char *line;
    int status;  /* where memory suffices */
    bool writes; /* to the file "out" */
} cases[] = {
    { "new --form tiny --agency A --year 2024 -f -o out", EXIT_DONE, true },
    { "check --form tiny book.ods none.ods", EXIT_INPUT, false },
    { "check --one --form tiny --format json book.ods", EXIT_FINDINGS, false },
    { "check --form tiny --format html book.ods none.ods", EXIT_INPUT, false },
    { "check --form tiny --format sarif book.ods none.ods", EXIT_INPUT, false },
    { "extract --form tiny --explain book.ods", EXIT_DONE, false },
    { "fill --draft -f -o out annual.ods", EXIT_FINDINGS, true },
    /* The answer comes after the output, and may be what fails. */
    { "plugin check --form tiny --source book.ods --reply reply --places",
      EXIT_FINDINGS, false },
    { "plugin annotate --form tiny -f --source book.ods --reply reply",
      EXIT_FINDINGS, false },
    { "plugin --draft -f -o out --source annual.ods --reply reply",
      EXIT_FINDINGS, false },
    { "plugin new --form tiny --agency A --year 2024 -f -o out --reply reply",
      EXIT_DONE, false },
    { "form show tiny", EXIT_DONE, false },
    { "rules --form tiny SUM", EXIT_DONE, false },
};

/* False where no allocation was left to fail. */
static bool fails_cleanly(size_t i, unsigned long n)
{
    char kept[16];
    write_file("out", "old");
    int status = run(cases[i].line, n);
    if (status < 0) {
        EXPECT(-1 - status == cases[i].status, "%s: status %d", cases[i].line,
               -1 - status);
        return false;
    }
    read_file("out", kept);
    EXPECT(status == EXIT_FAULT || status == cases[i].status,
           "%s: allocation %lu: status %d", cases[i].line, n, status);
    if (status == EXIT_FAULT && cases[i].writes)
        EXPECT(strcmp(kept, "old") == 0, "%s: allocation %lu: output lost",
               cases[i].line, n);
    return true;
}

static void a_failed_allocation_is_told_and_nothing_is_lost(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned long n = 1;
        while (n < ALLOCATIONS_MAX && fails_cleanly(i, n))
            n++;
        EXPECT(n > 1 && n < ALLOCATIONS_MAX, "%s: %lu allocations",
               cases[i].line, n);
    }
    (void)unlink("out");
}

/* Outputs of --out-dir are made on other threads, where the count is not
 * exact; it only must end well. */
static void the_trial_of_all_parts_survives_too(void)
{
    for (unsigned long n = 1; n < 2000; n += 29) {
        int status = run("doctor", n);
        EXPECT(status == -1 || status == EXIT_FAULT,
               "allocation %lu: status %d", n, status);
    }
}

static void many_reports_survive_a_failed_allocation(void)
{
    for (unsigned long n = 1; n < 1000; n += 29) {
        int status = run("fill --draft -f --out-dir many annual.ods", n);
        EXPECT(status < 0 || status == EXIT_FAULT || status == EXIT_FINDINGS,
               "allocation %lu: status %d", n, status);
    }
    (void)unlink("many/annual.odt");
    (void)rmdir("many");
}

/* What is left beside a file is not read back; it only must end well. Nothing
 * is remembered, for the list of what was written would grow. */
static void dropped_files_survive_a_failed_allocation(void)
{
    static const char line[] =
        "open --no-open --form tiny --draft -f --out many book.ods none.ods";
    unsigned long n = 1;
    int status = EXIT_FAULT;
    for (; n < ALLOCATIONS_MAX && status >= 0; n++) {
        status = run(line, n);
        EXPECT(status < 0 || status == EXIT_FAULT || status == EXIT_INPUT,
               "allocation %lu: status %d", n, status);
    }
    EXPECT(n > 500 && status == -1 - EXIT_INPUT, "%lu: status %d", n, status);
    (void)unlink("many/book.odt");
    (void)unlink("many/book-检查结果.ods");
    (void)unlink("many/odfgx-检查结果.html");
    (void)rmdir("many");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_failed_allocation_is_told_and_nothing_is_lost),
        UNIT(the_trial_of_all_parts_survives_too),
        UNIT(many_reports_survive_a_failed_allocation),
        UNIT(dropped_files_survive_a_failed_allocation),
    };
    char *tiny = realpath("tests/forms/tiny", NULL);
    if (tiny == NULL || mkdtemp(folder) == NULL || chdir(folder) != 0 ||
        symlink(tiny, "tiny") != 0 || setenv("XDG_CONFIG_HOME", folder, 1) != 0)
        return EXIT_FAILURE;
    (void)unsetenv("XDG_STATE_HOME");
    (void)unsetenv("HOME");
    (void)run("new --agency A --year 2024 -o annual.ods", 0);
    (void)run("new --form tiny --agency A --year 2024 -o book.ods", 0);
    int status = unit_main("memory", tests, sizeof tests / sizeof *tests);
    static const char *const made[] = {
        "annual.ods", "book.ods",       "book-检查结果.ods",
        "reply",      "odfgx/settings",
    };
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        (void)unlink(made[i]);
    (void)rmdir("odfgx");
    (void)unlink("tiny");
    (void)rmdir(folder);
    free(tiny);
    return status;
}
