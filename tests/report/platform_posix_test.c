#include "report/platform.h"
#include "tests/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void a_temporary_file_has_no_name_and_is_not_inherited(void)
{
    char folder[] = "/tmp/odfgx-temporary-XXXXXX", text[4] = "";
    EXPECT(mkdtemp(folder) != NULL, "a folder");
    (void)setenv("TMPDIR", folder, 1);
    int file = odfgx_platform_open_temporary();
    (void)unsetenv("TMPDIR");
    EXPECT(file >= 0, "%s", strerror(errno));
    EXPECT(rmdir(folder) == 0, "it has a name: %s", strerror(errno));
    EXPECT(fcntl(file, F_GETFD) == FD_CLOEXEC, "it is inherited");
    EXPECT(odfgx_platform_write(file, "abc", 3) && pread(file, text, 3, 0) == 3,
           "%s", strerror(errno));
    EXPECT_TEXT(text, "abc");
    (void)close(file);
}

static void without_a_folder_there_is_no_temporary_file(void)
{
    char name[5000];
    (void)setenv("TMPDIR", "/nowhere", 1);
    EXPECT(odfgx_platform_open_temporary() == -1 && errno == ENOENT, "%d",
           errno);
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    (void)setenv("TMPDIR", name, 1);
    EXPECT(odfgx_platform_open_temporary() == -1 && errno == ENAMETOOLONG, "%d",
           errno);
    (void)unsetenv("TMPDIR");
}

static void what_can_not_be_written_is_told(void)
{
    int full = open("/dev/full", O_WRONLY);
    EXPECT(full >= 0, "/dev/full");
    EXPECT(!odfgx_platform_write(full, "abc", 3) && errno == ENOSPC, "%d",
           errno);
    (void)close(full);
}

static void links_are_followed_or_seen(void)
{
    char folder[] = "/tmp/odfgx-links-XXXXXX", here[4096];
    odfgx_platform_file about;
    EXPECT(getcwd(here, sizeof here) != NULL && mkdtemp(folder) != NULL &&
               chdir(folder) == 0 && symlink("gone", "link") == 0 &&
               mkfifo("fifo", 0600) == 0,
           "%s", strerror(errno));
    EXPECT(odfgx_platform_is_taken("link"), "a link to nowhere is a name");
    EXPECT(!odfgx_platform_look("link", &about), "and nothing else");
    EXPECT(odfgx_platform_resolve("link") == NULL && errno == ENOENT, "%d",
           errno);
    int file = odfgx_platform_open("fifo");
    EXPECT(file >= 0 && odfgx_platform_look_open(file, &about) &&
               about.kind == ODFGX_PLATFORM_PIPE,
           "a FIFO without a writer: %s", strerror(errno));
    (void)close(file);
    (void)unlink("link");
    (void)unlink("fifo");
    EXPECT(chdir(here) == 0 && rmdir(folder) == 0, "%s", strerror(errno));
}

/* In a process of its own, which has the first three closed. */
static void closed_descriptors_are_taken(void)
{
    int how = 0;
    pid_t process = fork();
    if (process == 0) {
        int count = 0;
        char **arguments = NULL, byte;
        for (int i = 0; i < 3; i++)
            (void)close(i);
        odfgx_platform_begin(&count, &arguments);
        bool taken = dup(0) > 2 && read(0, &byte, 1) == -1 &&
                     write(1, "x", 1) == -1 && write(2, "x", 1) == -1;
        _exit(taken ? 0 : 1);
    }
    EXPECT(process > 0 && waitpid(process, &how, 0) == process && how == 0,
           "%d", how);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_temporary_file_has_no_name_and_is_not_inherited),
        UNIT(without_a_folder_there_is_no_temporary_file),
        UNIT(what_can_not_be_written_is_told),
        UNIT(links_are_followed_or_seen),
        UNIT(closed_descriptors_are_taken),
    };
    return unit_main("report/platform_posix", tests,
                     sizeof tests / sizeof *tests);
}
