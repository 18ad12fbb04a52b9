#include "cli/guard.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static volatile int gone;

static void note_gone(void)
{
    gone++;
}

static void wait_a_little(void)
{
    const struct timespec some = { .tv_nsec = 20000000 };
    (void)nanosleep(&some, NULL);
}

static long size_of(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 ? (long)about.st_size : -1;
}

static void a_guard_shows_that_it_lives_until_its_file_is_gone(void)
{
    char folder[] = "/tmp/guard-XXXXXX", path[64], pulse[64];
    if (!EXPECT(mkdtemp(folder) != NULL, "a folder"))
        return;
    (void)snprintf(path, sizeof path, "%s/request", folder);
    (void)snprintf(pulse, sizeof pulse, "%s/pulse", folder);
    FILE *file = fopen(path, "w");
    if (!EXPECT(file != NULL, "a file"))
        return;
    (void)fclose(file);
    EXPECT(guard_start(path, pulse, note_gone), "it is started");
    EXPECT(size_of(pulse) >= 1, "and seen at once");
    for (int i = 0; i < 250 && size_of(pulse) < 3; i++)
        wait_a_little();
    EXPECT(size_of(pulse) >= 3 && gone == 0, "it goes on");
    (void)unlink(pulse);
    (void)unlink(path);
    for (int i = 0; i < 250 && gone == 0; i++)
        wait_a_little();
    EXPECT(gone == 1, "it tells of the end, %d", gone);
    EXPECT(size_of(pulse) == -1, "and makes no file anew");
    (void)rmdir(folder);
}

static void a_guard_that_can_not_be_seen_is_none(void)
{
    EXPECT(!guard_start("/", "/nowhere/at/all", note_gone),
           "a pulse in a folder that is not there");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_guard_shows_that_it_lives_until_its_file_is_gone),
        UNIT(a_guard_that_can_not_be_seen_is_none),
    };
    return unit_main("cli/guard", tests, sizeof tests / sizeof *tests);
}
