#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "cli/written.h"
#include "report/error.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/odfgx-written-XXXXXX";
static char file[64], list[64];

static odfgx_buffer bytes_of(char *text)
{
    return (odfgx_buffer){ .data = text, .length = strlen(text) };
}

static void put(const char *path, const char *text)
{
    FILE *stream = fopen(path, "w");
    if (stream == NULL)
        abort();
    (void)fputs(text, stream);
    (void)fclose(stream);
}

static void add(written_files *files, char *text, const char *source)
{
    odfgx_buffer bytes = bytes_of(text);
    written_add(files, &bytes, source);
}

static void what_was_written_is_known_while_nobody_changes_it(void)
{
    char text[] = "a report";
    written_files files;
    (void)remove(list);
    EXPECT(written_open(&files) == 0, "open");
    put(file, text);
    EXPECT(!written_is(&files, file, "x/a.ods"), "not yet");
    add(&files, text, "x/a.ods");
    written_close(&files);
    EXPECT(written_open(&files) == 0, "again");
    EXPECT(written_is(&files, file, "y/a.ods"), "in any folder");
    EXPECT(!written_is(&files, file, "x/a.xlsx"), "from another file");
    put(file, "a report that was edited");
    EXPECT(!written_is(&files, file, "x/a.ods"), "edited");
    EXPECT(!written_is(&files, folder, "x/a.ods"), "no file");
    written_close(&files);
}

static void the_latest_are_known_and_the_list_stays_short(void)
{
    char text[32];
    written_files files;
    (void)remove(list);
    EXPECT(written_open(&files) == 0, "open");
    for (int i = 0; i <= 3 * WRITTEN_MOST; i++) {
        (void)snprintf(text, sizeof text, "%d", i);
        add(&files, text, "a.ods");
    }
    EXPECT(files.noted <= 2 * (size_t)WRITTEN_MOST, "%zu lines", files.noted);
    written_close(&files);
    EXPECT(written_open(&files) == 0, "again");
    put(file, text);
    EXPECT(written_is(&files, file, "a.ods"), "the last");
    put(file, "1");
    EXPECT(!written_is(&files, file, "a.ods"), "the second");
    written_close(&files);
}

static void a_list_that_says_nothing_is_no_failure(void)
{
    char text[] = "text";
    written_files files;
    put(list,
        "0\nnot a hash\n\n"
        "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\n");
    EXPECT(written_open(&files) == 0 && files.count == 0, "nothing known");
    written_close(&files);
    (void)unsetenv("XDG_STATE_HOME");
    (void)unsetenv("HOME");
    EXPECT(written_open(&files) == 0, "without a home");
    put(file, text);
    add(&files, text, "a.ods");
    EXPECT(written_is(&files, file, "a.ods"), "in memory");
    written_close(&files);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(what_was_written_is_known_while_nobody_changes_it),
        UNIT(the_latest_are_known_and_the_list_stays_short),
        UNIT(a_list_that_says_nothing_is_no_failure),
    };
    if (mkdtemp(folder) == NULL)
        return 1;
    (void)setenv("HOME", folder, 1);
    (void)setenv("XDG_STATE_HOME", folder, 1);
    (void)snprintf(file, sizeof file, "%s/file", folder);
    (void)snprintf(list, sizeof list, "%s/odfgx/written", folder);
    int result = unit_main("cli/written", tests, ODFGX_COUNT_OF(tests));
    (void)remove(file);
    (void)remove(list);
    *strrchr(list, '/') = '\0';
    (void)rmdir(list);
    (void)rmdir(folder);
    return result;
}
