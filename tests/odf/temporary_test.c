#include "odf/temporary.h"
#include "report/platform.h"
#include "tests/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void it_has_no_name_and_is_not_inherited(void)
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

static void without_a_folder_there_is_none(void)
{
    char name[5000];
    odfgx_error err = { 0 };
    (void)setenv("TMPDIR", "/nowhere", 1);
    EXPECT(odfgx_platform_open_temporary() == -1 && errno == ENOENT, "%d",
           errno);
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    (void)setenv("TMPDIR", name, 1);
    EXPECT(odfgx_platform_open_temporary() == -1 && errno == ENAMETOOLONG, "%d",
           errno);
    (void)unsetenv("TMPDIR");
    EXPECT(odfgx_temporary_fail(&err, ENOSPC) == ODFGX_WRITE &&
               strstr(err.text, "TMPDIR") != NULL,
           "%s", err.text);
}

static void what_can_not_be_written_is_told(void)
{
    int full = open("/dev/full", O_WRONLY);
    EXPECT(full >= 0, "/dev/full");
    EXPECT(!odfgx_platform_write(full, "abc", 3) && errno == ENOSPC, "%d",
           errno);
    (void)close(full);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(it_has_no_name_and_is_not_inherited),
        UNIT(without_a_folder_there_is_none),
        UNIT(what_can_not_be_written_is_told),
    };
    return unit_main("odf/temporary", tests, ODFGX_COUNT_OF(tests));
}
