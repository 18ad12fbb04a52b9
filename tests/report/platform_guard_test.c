#include "report/platform.h"
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
    char folder[] = "/tmp/platform-XXXXXX", path[64], pulse[64];
    if (!EXPECT(mkdtemp(folder) != NULL, "a folder"))
        return;
    (void)snprintf(path, sizeof path, "%s/request", folder);
    (void)snprintf(pulse, sizeof pulse, "%s/pulse", folder);
    FILE *file = fopen(path, "w");
    if (!EXPECT(file != NULL, "a file"))
        return;
    (void)fclose(file);
    EXPECT(odfgx_platform_guard(path, pulse, note_gone), "it is started");
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
    EXPECT(!odfgx_platform_guard("/", "/nowhere/at/all", note_gone),
           "a pulse in a folder that is not there");
}

static void a_private_folder_is_for_the_user_alone(void)
{
    char folder[] = "/tmp/platform-XXXXXX", path[64];
    struct stat about;
    if (!EXPECT(mkdtemp(folder) != NULL, "a folder"))
        return;
    (void)snprintf(path, sizeof path, "%s/private", folder);
    EXPECT(odfgx_platform_private_folder(path), "it is made");
    EXPECT(stat(path, &about) == 0 && (about.st_mode & 0777) == 0700,
           "for the user");
    EXPECT(odfgx_platform_private_folder(path), "it may be there already");
    EXPECT(!odfgx_platform_private_folder("/dev/null"), "a device is none");
    EXPECT(!odfgx_platform_private_folder("/nowhere/at/all"), "nor is this");
    (void)rmdir(path);
    (void)rmdir(folder);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_guard_shows_that_it_lives_until_its_file_is_gone),
        UNIT(a_guard_that_can_not_be_seen_is_none),
        UNIT(a_private_folder_is_for_the_user_alone),
    };
    return unit_main("platform", tests, sizeof tests / sizeof *tests);
}
