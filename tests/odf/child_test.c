#include "odf/child.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LONG = 60000, SHORT = 100 }; /* in milliseconds */

static odfgx_child child;

/* Starts the shell with a line. */
static bool start(const char *line, int input, int64_t patience)
{
    char name[] = "sh", option[] = "-c", text[256];
    char *const arguments[] = { name, option, text, NULL };
    odfgx_error err = { 0 };
    (void)snprintf(text, sizeof text, "%s", line);
    odfgx_status status =
        odfgx_child_start(&child, "/bin/sh", arguments, input, patience, &err);
    return EXPECT(status == ODFGX_OK, "%s: %s", line, err.text);
}

static void what_it_writes_is_read_in_pieces(void)
{
    char text[8] = "";
    if (!start("echo lost >&2; printf abc; printf defg", ODFGX_CHILD_NO_INPUT,
               LONG))
        return;
    EXPECT(odfgx_child_read(&child, text, 2), "two bytes");
    EXPECT_TEXT(text, "ab");
    EXPECT(odfgx_child_read(&child, text, 5), "five bytes");
    EXPECT_TEXT(text, "cdefg");
    EXPECT(!odfgx_child_read(&child, text, 1), "nothing more");
    EXPECT(odfgx_child_stop(&child) == ODFGX_CHILD_FAILED, "the end");
    EXPECT(odfgx_child_stop(&child) == ODFGX_CHILD_FAILED, "again");
}

static void its_stdin_is_what_it_is_given(void)
{
    int ends[2];
    char text[4] = "";
    EXPECT(pipe(ends) == 0 && write(ends[1], "xyz", 3) == 3, "a pipe");
    (void)close(ends[1]);
    if (start("cat", ends[0], LONG)) {
        EXPECT(odfgx_child_read(&child, text, 3), "its stdin");
        EXPECT_TEXT(text, "xyz");
        (void)odfgx_child_stop(&child);
    }
    (void)close(ends[0]);
    if (start("cat; printf end", ODFGX_CHILD_NO_INPUT, LONG)) {
        EXPECT(odfgx_child_read(&child, text, 3), "no stdin");
        EXPECT_TEXT(text, "end");
        (void)odfgx_child_stop(&child);
    }
}

static const struct {
    const char *line;
    int64_t patience;
    odfgx_child_end end;
} ends[] = {
    { "exit 0", LONG, ODFGX_CHILD_FAILED },
    { "exit 1", LONG, ODFGX_CHILD_FAILED },
    { "exit 70", LONG, ODFGX_CHILD_WITHOUT_MEMORY },
    { "kill -SEGV $$", LONG, ODFGX_CHILD_FAILED },
    { "kill -XCPU $$", LONG, ODFGX_CHILD_TOO_LONG },
    { "exec sleep 60", SHORT, ODFGX_CHILD_TOO_LONG },
};

static void how_it_ended_is_told(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(ends); i++) {
        char byte;
        if (!start(ends[i].line, ODFGX_CHILD_NO_INPUT, ends[i].patience))
            continue;
        bool read = odfgx_child_read(&child, &byte, 1);
        odfgx_child_end end = odfgx_child_stop(&child);
        EXPECT(!read && end == ends[i].end, "%s: %d", ends[i].line, (int)end);
    }
}

static void what_can_not_be_started_is_a_failure(void)
{
    char name[] = "none";
    char *const arguments[] = { name, NULL };
    odfgx_error err = { 0 };
    odfgx_status status = odfgx_child_start(&child, "/nowhere/none", arguments,
                                            ODFGX_CHILD_NO_INPUT, LONG, &err);
    EXPECT(status == ODFGX_INTERNAL && strcmp(err.where, "/nowhere/none") == 0,
           "%d: %s: %s", (int)status, err.where, err.text);
    EXPECT(odfgx_child_stop(&child) == ODFGX_CHILD_FAILED, "there is none");
}

/* The next free descriptor is the same as before. */
static void no_descriptor_stays_open(void)
{
    int before = dup(STDIN_FILENO);
    (void)close(before);
    how_it_ended_is_told();
    what_can_not_be_started_is_a_failure();
    int after = dup(STDIN_FILENO);
    (void)close(after);
    EXPECT(before == after, "%d, then %d", before, after);
}

static void a_program_is_found_beside_this_one(void)
{
    char path[ODFGX_CHILD_PATH];
    EXPECT(odfgx_child_find("test.odf.child", path) &&
               strstr(path, "/tests/test.odf.child") != NULL,
           "%s", path);
    EXPECT(!odfgx_child_find("no-such-program", path), "%s", path);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(what_it_writes_is_read_in_pieces),
        UNIT(its_stdin_is_what_it_is_given),
        UNIT(how_it_ended_is_told),
        UNIT(what_can_not_be_started_is_a_failure),
        UNIT(no_descriptor_stays_open),
        UNIT(a_program_is_found_beside_this_one),
    };
    return unit_main("odf/child", tests, ODFGX_COUNT_OF(tests));
}
